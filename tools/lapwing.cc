// SPDX-License-Identifier: Apache-2.0
#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include "tools/verb.h"

namespace lapwing::tools {
namespace {

// A full disk must not pass for success; a reader that has gone away is no failure.
int CloseOutput(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  if (poll(&output, 1, 0) > 0 && (output.revents & POLLERR) != 0) return code;
  std::fputs("lapwing: standard output could not be written\n", stderr);
  return kStorage;
}

int RunToTheEnd(const Run& run) {
  try {
    return CloseOutput(run());
  } catch (const std::system_error&) {  // fmt::print throws where standard output cannot be written
    if (std::ferror(stdout) == 0) throw;
    return CloseOutput(kDone);
  }
}

}  // namespace
}  // namespace lapwing::tools

int main(int argc, char** argv) {
  using namespace lapwing::tools;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe ends the output quietly, see Print()
  CLI::App app{"Lapwing reads news about how states deal with one another and tells who did what to whom,\n"
               "when, where and according to whom.\n\n"
               "  lapwing code report.txt --published 2024-01-17     events as JSON lines\n"
               "  lapwing explain report.txt --published 2024-01-17  the same, with every reason in words"};
  app.set_version_flag("--version", "lapwing " LAPWING_VERSION);
  app.require_subcommand(0, 1);  // none is told below, so that an unknown verb is named
  app.get_formatter()->column_width(34);
  std::string data;
  app.add_option("--data", data, "Folder with models/, knowledge/ and codebook/ (default: the shipped one)")->type_name("DIR");
  Run run;
  AddRead(app, run);
  AddParse(app, run);
  AddResolve(app, run);
  AddCode(app, run);
  AddRelate(app, run);
  AddExplain(app, run);
  AddBacktest(app, run);
  AddDigest(app, run);
  AddStories(app, run);
  AddIngest(app, run);
  AddFeeds(app, run);
  AddImport(app, run);
  AddExport(app, run);
  AddSeries(app, run);
  AddAlerts(app, run);
  AddForecast(app, run);
  AddCorrect(app, run);
  AddVerify(app, run);
  AddServe(app, run);
  AddDemo(app, run);
  AddCodebook(app, run);
  AddActors(app, run);
  AddEvaluate(app, run);
  AddTrain(app, run);
  AddDoctor(app, run);
  AddManual(app, run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    int code = app.exit(error);
    return code == 0 ? kDone : kUsage;
  }
  if (!run) {
    std::fputs("lapwing: which verb? See lapwing --help\n", stderr);
    return kUsage;
  }
  if (!data.empty()) setenv("LAPWING_DATA", data.c_str(), 1);
  return RunToTheEnd(run);
}
