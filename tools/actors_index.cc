// SPDX-License-Identifier: Apache-2.0
// actors index: the shipped knowledge files in the form they are used in, so that starting takes no reading.
#include <fmt/format.h>

#include "base/file.h"
#include "tools/actors.h"

namespace lapwing::tools {
namespace {

int Index(const std::string& out) {
  auto bytes = Knowledge::MakeIndex(DataPath("knowledge"));
  if (!bytes) return Fail(bytes.error());
  if (Status status = WriteFile(out, *bytes); !status) return Fail(status.error());
  fmt::print(stderr, "lapwing actors index: {} bytes in {}\n", bytes->size(), out);
  return kDone;
}

}  // namespace

void AddActorsIndex(CLI::App& actors, Run& run) {
  CLI::App* verb = actors.add_subcommand("index", "The knowledge files as one file that loads at once; the build makes it");
  verb->footer("Example:\n  lapwing --data share/lapwing actors index --out share/lapwing/knowledge.index");
  auto out = std::make_shared<std::string>();
  verb->add_option("--out", *out, "Where to write it: 'knowledge.index' beside knowledge/ is found there")->required()->type_name("FILE");
  verb->callback([&run, out] { run = [out] { return Index(*out); }; });
}

}  // namespace lapwing::tools
