// SPDX-License-Identifier: Apache-2.0
// saksi train: makes the models of the language pack from the corpora.
#include "commands.h"
#include "train/train.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

namespace saksi::app {
namespace {

struct Options {
  std::string data;
  std::string out;
  std::string own = "corpora";
  std::string only;
  bool check = false;
};

base::Result<void> write(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code ignored;
  std::filesystem::create_directories(path.parent_path(), ignored);
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out) return base::fail(base::Code::io, "The model cannot be written.", path.string());
  return {};
}

base::Result<void> train_all(const Options& options, const Context& context) {
  const auto pack = context.pack();
  if (!pack) return base::fail(pack.error());
  const auto models = train::make_models({options.data, options.own}, *pack, options.only);
  if (!models) return base::fail(models.error());
  std::string others;
  for (const train::Model& model : models->files) {
    if (!options.out.empty()) {
      auto ok = write(std::filesystem::path(options.out) / model.file, model.bytes);
      if (!ok) return ok;
    }
    const bool same = (*pack)->part(model.file) == model.bytes;
    if (!same) others += " " + model.file;
    std::printf("%-20s %9zu bytes%s\n", model.file.c_str(), model.bytes.size(),
                same ? ", as in the pack" : "");
  }
  for (const train::Figure& f : models->figures) {
    std::printf("%-50s %-9s %.4f\n", f.what.c_str(), f.measure.c_str(), f.value);
  }
  if (options.check && !others.empty()) {
    return base::fail(
        base::Code::invalid_pack,
        "The pack has other models than its tables and these corpora make:" + others + ".",
        options.data);
  }
  return {};
}

}  // namespace

void add_train(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("train", "Make the models of the language pack from the corpora");
  command->add_option("corpora", options->data, "The folder of the corpora (docs/models.md)")
      ->required();
  command->add_option("--own", options->own, "The folder of the project's own marked sentences")
      ->capture_default_str();
  CLI::Option* out = command->add_option("-o,--out", options->out,
                                         "The folder of the language pack to write models/ into");
  CLI::Option* check =
      command->add_flag("--check", options->check, "Fail when the pack has other models");
  command->add_option("--only", options->only, "Make only this model")
      ->check(CLI::IsMember({"roots", "fine", "upos", "names", "trees", "languages"}));
  command->footer(
      "Examples:\n  saksi train downloads -o packs/id\n  saksi train downloads --check");
  command->callback([options, out, check, &context] {
    if (out->count() + check->count() == 0) throw CLI::RequiredError("--out or --check");
    if (auto ok = train_all(*options, context); !ok) context.report(ok.error());
  });
}

}  // namespace saksi::app
