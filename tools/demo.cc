// SPDX-License-Identifier: Apache-2.0
// The shipped season of invented news, coded, watched and served: what Lapwing is, seen in some seconds.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "ingest.h"
#include "serving.h"
#include "store/store.h"
#include "tools/verb.h"
#include "watching.h"

namespace lapwing::tools {
namespace {

/// A folder that goes with the program.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "lapwing-demo-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Status Fill(Store& store, const Common& inputs) {
  auto pipeline = Pipeline::Load({});
  if (!pipeline) return pipeline.error();
  Tally tally(true);
  Articles articles(inputs, tally);
  if (articles.nothing_opened()) return *articles.nothing_opened();
  IngestOptions how;
  how.threads = inputs.Threads();
  how.stop = [] { return StopAsked(); };
  auto totals = IngestArticles(**pipeline, store, [&](Article& article) { return articles.Next(article); }, how);
  if (!totals) return totals.error();
  Result<std::string> text = ReadFile(DataPath("models/alarms.txt"));
  if (!text) return text.error();
  Result<watch::CalmTable> table = watch::CalmTable::Parse(*text);
  if (!table) return table.error();
  auto days = store.DaysOf();
  if (!days) return days.error();
  WatchQuery watch;
  watch.until = days->second;
  auto alarms = WatchStore(store, watch, *table);
  if (!alarms) return alarms.error();
  fmt::print(stderr, "lapwing demo: {} articles, {} events, {} alarms\n", totals->articles, totals->events, alarms->size());
  return Ok{};
}

int Demo(ServeOptions options) {
  StopAsked();
  Folder folder;
  if (folder.path().empty()) return Fail({Errc::kIo, "no temporary folder can be made", std::filesystem::temp_directory_path().string()});
  options.store = folder.path() + "/season.db";
  options.token_file = folder.path() + "/token";
  Common inputs;
  inputs.inputs = {DataPath("examples/season.jsonl")};
  fmt::print(stderr, "lapwing demo: coding the shipped season\n");
  {
    auto store = Store::Open(options.store, {});
    if (!store) return Fail(store.error());
    Status filled = Fill(**store, inputs);
    if (!filled) return Fail(filled.error());
  }
  if (StopAsked()) return kDone;
  Status served = Serve(
      options,
      [&](const std::string& address) {
        fmt::print("{}\n", address);
        std::fflush(stdout);
        fmt::print(stderr, "lapwing demo: open the address above in a browser; the token for corrections is in {}\nCtrl-C ends it and takes everything with it\n", options.token_file);
      },
      [] { return StopAsked(); });
  return served ? kDone : Fail(served.error());
}

}  // namespace

void AddDemo(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("demo", "The shipped season, coded, watched and served on this machine");
  verb->footer("Example:\n  lapwing demo");
  auto options = std::make_shared<ServeOptions>();
  verb->add_option("--listen", options->listen, "Address and port (default 127.0.0.1:8080; port 0: any free one)")->type_name("ADDRESS:PORT");
  verb->callback([&run, options] { run = [options] { return Demo(*options); }; });
}

}  // namespace lapwing::tools
