// SPDX-License-Identifier: Apache-2.0
#include "tools/actors.h"

namespace lapwing::tools {

void AddActors(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("actors", "Check and import actor files");
  verb->footer("Examples:\n  lapwing actors check my-actors.txt\n  lapwing actors import old.actors > my-actors.txt");
  verb->require_subcommand(1);
  AddActorsCheck(*verb, run);
  AddActorsImport(*verb, run);
}

}  // namespace lapwing::tools
