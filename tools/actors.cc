// SPDX-License-Identifier: Apache-2.0
#include "tools/actors.h"

namespace lapwing::tools {

void AddActors(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("actors", "Check, import, list actor files; who is missing from them");
  verb->footer("Examples:\n  lapwing actors check my-actors.txt\n  lapwing actors list --country PRK --at 2013-05-01\n  lapwing actors unknown archive.jsonl.gz");
  verb->require_subcommand(1);
  AddActorsCheck(*verb, run);
  AddActorsImport(*verb, run);
  AddActorsIndex(*verb, run);
  AddActorsList(*verb, run);
  AddActorsUnknown(*verb, run);
}

}  // namespace lapwing::tools
