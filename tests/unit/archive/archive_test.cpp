// SPDX-License-Identifier: Apache-2.0
#include "archive/archive.h"

#include "../store/samples.h"
#include "archive/files.h"
#include "archive/pipeline.h"
#include "lang/pack.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>

using namespace saksi;
using samples::Folder;
using samples::kProgram;

namespace {

const read::Reader& reader() {
  static const read::Reader kReader(lang::Pack::built_in().value());
  return kReader;
}

struct Noted : archive::Observer {
  std::vector<std::string> failures;
  archive::Progress last;

  void failed(const std::string& origin, const base::Error& error) override {
    failures.push_back(origin + ": " + std::string(base::name(error.code)));
  }

  void progress(const archive::Progress& progress) override { last = progress; }
};

void write(const std::string& path, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string line(const std::string& id, const std::string& more = {}) {
  return R"({"id":")" + id + R"(","published":"2020-05-0)" + std::to_string(1 + id.size() % 9) +
         R"(","text":"Dua warga tewas dalam serangan di Jayapura, Senin, kata polisi. )" + more +
         "\"}\n";
}

archive::Summary take_in(store::Store& db, const std::vector<std::string>& paths, Noted& noted,
                         archive::Options options = {}) {
  options.program = options.program.version.empty() ? kProgram : options.program;
  options.actor = "tester";
  const std::atomic<bool> stop = false;
  return archive::ingest(db, reader(), paths, options, noted, stop);
}

}  // namespace

TEST_CASE("files and folders, in the order of their names, without hidden ones") {
  const Folder folder;
  for (const auto* name :
       {"in/b.txt", "in/a/z.txt", "in/a/y.txt", "in/.hidden", "in/.git/x", "one.txt"}) {
    write(folder.file(name), "x");
  }
  std::filesystem::create_directory_symlink(folder.file("in"), folder.file("in/loop"));
  const auto found =
      archive::find_files({folder.file("one.txt"), folder.file("in"), folder.file("none"), "-"});
  std::vector<std::string> names;
  for (const auto& f : found.files) names.push_back(f.path);
  CHECK(names == std::vector<std::string>{folder.file("one.txt"), folder.file("in/a/y.txt"),
                                          folder.file("in/a/z.txt"), folder.file("in/b.txt"), "-"});
  REQUIRE(found.unopened.size() == 1);
  CHECK(found.unopened[0].error.code == base::Code::not_found);
  CHECK(found.bytes() == 4);
}

TEST_CASE("results leave the pipeline in the order in which the work came in") {
  std::vector<int> out;
  {
    archive::Pipeline<int, int> pipeline(
        4,
        [](int i) {
          std::this_thread::sleep_for(std::chrono::microseconds((i * 7) % 13 * 50));
          return i * i;
        },
        [&](int square) { out.push_back(square); });
    for (int i = 0; i < 200; ++i) pipeline.put(i, 1);
  }
  REQUIRE(out.size() == 200);
  for (int i = 0; i < 200; ++i) CHECK(out[static_cast<std::size_t>(i)] == i * i);
}

TEST_CASE("what is under way in the pipeline is bounded in bytes, and something large goes alone") {
  constexpr std::size_t kLarge = std::size_t{9} << 20U;
  std::atomic<int> begun = 0, ended = 0, most = 0;
  {
    archive::Pipeline<int, int> pipeline(
        4,
        [&](int i) {
          most = std::max(most.load(), ++begun - ended.load());
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
          return i;
        },
        [&](int) { ++ended; });
    for (int i = 0; i < 20; ++i) pipeline.put(i, i == 10 ? 9 * kLarge : kLarge);
  }
  CHECK(ended == 20);
  CHECK(most == 1);
}

TEST_CASE("threads go on while a batch is written") {
  std::atomic<int> worked = 0;
  int while_writing = 0;
  {
    archive::Pipeline<int, int> pipeline(
        2, [&](int) { return ++worked; },
        [&](int) {
          for (int wait = 0; wait < 1000 && worked < 64; ++wait)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
          while_writing = std::max(while_writing, worked.load());
        });
    for (int i = 0; i < 64; ++i) pipeline.put(i, 1);
  }
  CHECK(while_writing == 64);
}

TEST_CASE("documents become reports; again they are known; what fails is kept and told") {
  const Folder folder;
  auto db = samples::fresh(folder);
  std::string lines;
  for (int i = 0; i < 40; ++i) lines += line("doc-" + std::to_string(i));
  write(folder.file("in/many.jsonl"), lines + "{broken\n" + line("last"));
  write(folder.file("in/empty.txt"), "");
  write(folder.file("in/report.txt"), "Tiga polisi terluka dalam bentrokan di Ambon.\n");
  Noted noted;
  const auto first = take_in(db, {folder.file("in"), folder.file("none")}, noted);
  CHECK_FALSE(first.error);
  CHECK(first.counts.read == 44);
  CHECK(first.counts.fresh == 42);
  CHECK(first.counts.failed == 3);
  CHECK(noted.failures.size() == 3);
  CHECK(db.status()->reports == 42);
  CHECK(db.status()->refusals == 2);
  CHECK(noted.last.bytes <= noted.last.total_bytes);
  const auto head = db.verify()->head;
  Noted second_noted;
  const auto second = take_in(db, {folder.file("in")}, second_noted);
  CHECK(second.counts.known == 42);
  CHECK(second.counts.fresh == 0);
  CHECK(second.counts.failed == 2);
  CHECK(db.verify()->head == head);
  CHECK(db.verify()->faults.empty());
}

TEST_CASE("any number of threads gives the same database") {
  const Folder folder;
  std::string lines;
  for (int i = 0; i < 300; ++i)
    lines += line("doc-" + std::to_string(i), std::string(static_cast<std::size_t>(i % 7), '.'));
  write(folder.file("many.jsonl"), lines);
  const auto ids_with = [&](unsigned threads) {
    auto db = samples::fresh(folder, std::to_string(threads) + ".db");
    Noted noted;
    archive::Options options;
    options.threads = threads;
    REQUIRE(take_in(db, {folder.file("many.jsonl")}, noted, options).counts.fresh == 300);
    return db.reports_after(0, 1000).value();
  };
  const auto one = ids_with(1);
  CHECK(one == ids_with(4));
  CHECK(one.size() == 300);
}

TEST_CASE("a stopped run goes on where it was") {
  const Folder folder;
  auto db = samples::fresh(folder);
  std::string lines;
  for (int i = 0; i < 3000; ++i) lines += line("doc-" + std::to_string(i));
  write(folder.file("many.jsonl"), lines);

  struct Stopper : Noted {
    std::atomic<bool> stop = false;

    void progress(const archive::Progress& p) override {
      Noted::progress(p);
      stop = true;
    }
  } stopper;

  archive::Options options;
  options.program = kProgram;
  options.actor = "tester";
  const auto part =
      archive::ingest(db, reader(), {folder.file("many.jsonl")}, options, stopper, stopper.stop);
  CHECK(part.interrupted);
  CHECK(part.counts.fresh > 0);
  CHECK(part.counts.fresh < 3000);
  CHECK(db.status()->reports == part.counts.fresh);
  Noted noted;
  const auto rest = take_in(db, {folder.file("many.jsonl")}, noted);
  CHECK(rest.counts.known == part.counts.fresh);
  CHECK(rest.counts.known + rest.counts.fresh == 3000);
  CHECK(db.verify()->faults.empty());
}

TEST_CASE("another version of the program reads again only when asked, from the originals") {
  const Folder folder;
  auto db = samples::fresh(folder);
  write(folder.file("a.jsonl"), line("one") + line("two"));
  write(folder.file("plain.txt"), "Tiga polisi terluka dalam bentrokan di Ambon.\n");
  Noted noted;
  archive::Options options;
  options.input.published = "2021-03-04";
  take_in(db, {folder.file("a.jsonl"), folder.file("plain.txt")}, noted, options);
  options.program = {"9.9.9", "id 9"};
  CHECK(take_in(db, {folder.file("a.jsonl")}, noted, options).counts.known == 2);
  const std::atomic<bool> stop = false;
  archive::Options again;
  again.program = options.program;
  again.actor = "tester";
  const auto summary = archive::read_again(db, reader(), again, noted, stop);
  CHECK(summary.counts.again == 3);
  CHECK(summary.counts.failed == 0);
  CHECK(db.status()->readings == 6);
  CHECK(db.status()->reports == 3);
  // What was given on the command line is still given.
  const auto list = db.reports("Ambon", 10, 0).value();
  REQUIRE(list.items.size() == 1);
  CHECK(list.items[0].published == "2021-03-04");
  CHECK(archive::read_again(db, reader(), again, noted, stop).counts.read == 0);
  CHECK(db.verify()->faults.empty());
}
