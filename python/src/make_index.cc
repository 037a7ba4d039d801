// SPDX-License-Identifier: Apache-2.0
// Writes the index of the knowledge files that the package carries: what `lapwing actors index` does, where the program is not built.
#include <cstdio>

#include "base/file.h"
#include "resolve/knowledge.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: lapwing_make_index FOLDER OUT\n", stderr);
    return 2;
  }
  lapwing::Result<std::string> index = lapwing::Knowledge::MakeIndex(argv[1]);
  lapwing::Status written = index ? lapwing::WriteFile(argv[2], *index) : lapwing::Status(index.error());
  if (written) return 0;
  std::fprintf(stderr, "%s: %s\n", written.error().where.c_str(), written.error().message.c_str());
  return 1;
}
