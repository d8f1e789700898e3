// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz harness over files, for compilers without libFuzzer: each file whole, and cut short
// at a few places. The bytes stand in a block of exactly their size, so that sanitizers see an
// over-read.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::vector<char>& bytes, std::size_t size) {
  const std::vector<std::uint8_t> exact(bytes.begin(),
                                        bytes.begin() + static_cast<std::ptrdiff_t>(size));
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

}  // namespace

int main(int argc, char** argv) {
  run({}, 0);
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(in),
                                  std::istreambuf_iterator<char>()};
    for (std::size_t part = 0; part <= 8; ++part) run(bytes, bytes.size() * part / 8);
  }
  std::printf("%d files replayed\n", argc - 1);
  return 0;
}
