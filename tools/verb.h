// SPDX-License-Identifier: Apache-2.0
/// The command line: one file a verb, each a thin wrapper over the library.
///
/// Data goes to standard output, talk to standard error. Exit codes: 0 done, 1 ran but the answer is no,
/// 2 usage or our own data, 3 some inputs failed (the rest is done), 4 storage or network.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lapwing/result.h"
#include "pipeline.h"

namespace lapwing {
class Store;
}

namespace lapwing::tools {

inline constexpr int kDone = 0;
inline constexpr int kAnswerIsNo = 1;
inline constexpr int kUsage = 2;
inline constexpr int kSomeFailed = 3;
inline constexpr int kStorage = 4;

/// Set by the verb chosen on the command line; main runs it.
using Run = std::function<int()>;

void AddRead(CLI::App& app, Run& run);
void AddParse(CLI::App& app, Run& run);
void AddResolve(CLI::App& app, Run& run);
void AddCode(CLI::App& app, Run& run);
void AddRelate(CLI::App& app, Run& run);
void AddExplain(CLI::App& app, Run& run);
void AddCodebook(CLI::App& app, Run& run);
void AddActors(CLI::App& app, Run& run);
void AddEvaluate(CLI::App& app, Run& run);
void AddEvaluateSets(CLI::App& evaluate, Run& run);  ///< the sub-verbs that score the resolver
void AddEvaluateAlarms(CLI::App& evaluate, Run& run);  ///< false alarms against the budget, bursts found
void AddEvaluateStories(CLI::App& evaluate, Run& run);  ///< copies and stories
void AddStories(CLI::App& app, Run& run);
void AddTrain(CLI::App& app, Run& run);
void AddBacktest(CLI::App& app, Run& run);
void AddTrainAlarms(CLI::App& train, Run& run);  ///< the calm table
void AddTrainPronouns(CLI::App& train, Run& run);  ///< the weights of resolve/rank.h
void AddTrainActs(CLI::App& train, Run& run);      ///< the words that tell an act (code/act_signs.h)
void AddTrainRoles(CLI::App& train, Run& run);     ///< the weights of resolve/role_choice.h
void AddDigest(CLI::App& app, Run& run);
void AddIngest(CLI::App& app, Run& run);
void AddFeeds(CLI::App& app, Run& run);
void AddVerify(CLI::App& app, Run& run);
void AddCorrect(CLI::App& app, Run& run);
void AddSeries(CLI::App& app, Run& run);
void AddAlerts(CLI::App& app, Run& run);
void AddForecast(CLI::App& app, Run& run);
void AddImport(CLI::App& app, Run& run);
void AddExport(CLI::App& app, Run& run);
void AddServe(CLI::App& app, Run& run);
void AddDemo(CLI::App& app, Run& run);
void AddDoctor(CLI::App& app, Run& run);
void AddManual(CLI::App& app, Run& run);  ///< and completions

/// Options most verbs share.
struct Common {
  std::vector<std::string> inputs;
  std::string published;
  std::string columns;
  std::string codebook;
  std::vector<std::string> actors;
  int threads = 0;  ///< 0 = all cores
  bool quiet = false;

  void AddInputs(CLI::App& verb, const std::string& what);
  void AddCoding(CLI::App& verb);
  int Threads() const;
};

/// The store a verb works on: --db, else $LAPWING_DB.
struct StoreOption {
  std::string target;
  void Add(CLI::App& verb);
  /// Opened, with a word on standard error when a server is waited for.
  Result<std::unique_ptr<Store>> Open(bool read_only, bool create = false) const;
};

/// "2024-01-17" as a day; the error names the option.
Result<int64_t> DayOf(const std::string& option, const std::string& text);

/// True once the user has asked to stop (Ctrl-C, SIGTERM): what is under way is finished and saved. Set up by the first call.
bool StopAsked();

/// Prints "lapwing: where: message" and gives the exit code for it.
int Fail(const Error& error);

/// Counts what was read and refused; prints the summary on standard error.
class Tally {
 public:
  explicit Tally(bool quiet) : quiet_(quiet) {}
  /// Names a reject on standard error, at most 20 of them; the rest is only counted.
  void Add(const Article& article);
  void AddFailure(const Error& error);
  /// Articles whose id stood for another text (distinct_ids.h).
  void SetRenamed(int64_t renamed) { renamed_ = renamed; }
  /// Tells on standard error what was taken for granted in reading `input`; "" is nothing.
  void Note(const std::string& input, const std::string& note) const;
  /// The exit code: 0 or kSomeFailed.
  int Finish(const std::string& verb, size_t produced, const std::string& unit);

 private:
  bool quiet_;
  size_t read_ = 0;
  size_t rejected_ = 0;
  size_t failed_inputs_ = 0;
  int64_t renamed_ = 0;
  int worst_ = 0;
  std::vector<std::pair<std::string, size_t>> by_status_;
};

/// Gives the articles of all inputs one after another. An input that cannot be opened is told and counted, and the next
/// one is read; only when no input could be opened does the command fail as a whole. Every text gets an id of its own
/// (distinct_ids.h) unless the ids are wanted as they were given.
class Articles {
 public:
  enum class Ids { kDistinct, kAsGiven };
  Articles(const Common& common, Tally& tally, Ids ids = Ids::kDistinct);
  bool Next(Article& article);
  /// First error when nothing could be opened.
  const std::optional<Error>& nothing_opened() const { return first_error_; }

 private:
  struct State;
  std::shared_ptr<State> state_;
  std::optional<Error> first_error_;
};

/// What code and resolve do: every readable article of the inputs through `lines`, on all threads, its lines printed in input
/// order. Gives the exit code; `unit` is what the lines are, for the summary.
int PrintLines(const Common& common, const std::string& verb, const std::string& unit, const std::function<std::string(const Pipeline&, Article&&)>& lines);

/// Writes to standard output; false (quietly) when the reader has gone away.
bool Print(std::string_view text);

}  // namespace lapwing::tools
