// SPDX-License-Identifier: Apache-2.0
// The page and the API of a store.
#include "serving.h"

#include <fmt/format.h>

#include "tools/verb.h"

namespace lapwing::tools {
namespace {

struct Options {
  StoreOption store;
  ServeOptions serve;
  bool quiet = false;
};

int Serve(Options options) {
  options.serve.store = options.store.target;
  StopAsked();  // from here on a signal is a wish
  Status served = lapwing::Serve(
      options.serve,
      [&](const std::string& address) {
        fmt::print("{}\n", address);
        std::fflush(stdout);
        if (options.quiet) return;
        if (options.serve.token_file.empty()) fmt::print(stderr, "lapwing serve: corrections are not taken; --token-file FILE allows them\n");
        else fmt::print(stderr, "lapwing serve: corrections need the token in {}\n", options.serve.token_file);
      },
      [] { return StopAsked(); });
  return served ? kDone : Fail(served.error());
}

}  // namespace

void AddServe(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("serve", "A page for analysts and an API over a store, on this machine");
  verb->footer("Examples:\n  lapwing serve --db news.db\n  lapwing serve --db news.db --listen 127.0.0.1:9000 --token-file token\n\n"
               "The address is printed when it answers; Ctrl-C or SIGTERM ends it.");
  auto options = std::make_shared<Options>();
  options->store.Add(*verb);
  verb->add_option("--listen", options->serve.listen, "Address and port (default 127.0.0.1:8080; port 0: any free one)")->type_name("ADDRESS:PORT");
  verb->add_option("--token-file", options->serve.token_file, "Secret that corrections need; made, readable by you alone, where it is missing")->type_name("FILE");
  verb->add_flag("--insecure", options->serve.insecure, "Let others who reach the address read without the token");
  verb->add_option("--host", options->serve.hosts, "Another name this server goes by, as behind a proxy; may be repeated")->type_name("NAME")->allow_extra_args(false);
  verb->add_option("--groups", options->serve.groups, "File of your own groups")->type_name("FILE");
  verb->add_option("--workers", options->serve.workers, "Requests answered at once (default 4)")->type_name("N")->check(CLI::Range(1, 256));
  verb->add_flag("-q,--quiet", options->quiet, "Only the address");
  verb->callback([&run, options] { run = [options] { return Serve(*options); }; });
}

}  // namespace lapwing::tools
