// SPDX-License-Identifier: Apache-2.0
// Drives a fuzz target without libFuzzer: every file given, and `--rounds N` mutations of each (cuts, flips,
// repeats, splices of two files). The mutations depend on the files and N only, so a failure can be repeated.
#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "base/file.h"
#include "fuzz/fuzz.h"

namespace {

constexpr size_t kLargest = 1 << 17;

void Run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

std::string Mutate(std::string bytes, const std::string& other, std::mt19937& random) {
  static const std::vector<std::string> kPieces = {
      "\"",   "{",        "}",        "[",        "\\u", "\\",    "<",
      "</",   ">",        "<p>",      "<a href=", "&#",  "&amp;", std::string(1, '\0'),
      "\xC3", "\xE2\x80", "\xF0\x9F", "\n",       "\r",  "/ ",    ": ",
      "``",   "''",       "2024-",    "\xFF\xFE"};
  auto at = [&](size_t size) { return size == 0 ? 0 : random() % size; };
  for (int i = static_cast<int>(random() % 8); i >= 0; --i) {
    size_t where = at(bytes.size());
    switch (random() % 5) {
      case 0: bytes.resize(where); break;
      case 1:
        if (!bytes.empty()) bytes[where] = static_cast<char>(random());
        break;
      case 2: bytes.insert(where, kPieces[at(kPieces.size())]); break;
      case 3: bytes.insert(where, bytes.substr(at(bytes.size()), random() % 200)); break;
      default: bytes.insert(where, other.substr(at(other.size()), random() % 500)); break;
    }
  }
  bytes.resize(std::min(bytes.size(), kLargest));
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  long rounds = 0;
  std::vector<std::string> inputs = {""};
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--rounds") == 0 && i + 1 < argc) {
      rounds = std::strtol(argv[++i], nullptr, 10);
    } else if (lapwing::Result<std::string> bytes = lapwing::ReadFile(argv[i])) {
      inputs.push_back(*bytes);
    }
  }
  std::mt19937 random(static_cast<unsigned>(inputs.size()));
  for (const std::string& input : inputs) {
    Run(input);
    for (long round = 0; round < rounds; ++round) Run(Mutate(input, inputs[random() % inputs.size()], random));
  }
  std::printf("%zu inputs, %ld mutations of each: nothing violated\n", inputs.size(), rounds);
}
