// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "distinct_ids.h"
#include "ordered.h"
#include "read/reader.h"
#include "tools/verb.h"

namespace lapwing::tools {

void Common::AddInputs(CLI::App& verb, const std::string& what) {
  verb.add_option("input", inputs, what + "; '-' is standard input")->type_name("INPUT");
  verb.add_option("--published", published, "Publication date (YYYY-MM-DD) of whatever carries none")->type_name("DATE");
  verb.add_option("--columns", columns, "Of tables (CSV, TSV): which column is what, as text=body,title=headline,published=date (default: guessed)")->type_name("MAP");
  verb.add_flag("-q,--quiet", quiet, "No summary and no names of rejected inputs on standard error");
}

void Common::AddCoding(CLI::App& verb) {
  verb.add_option("--codebook", codebook, "Folder of another codebook (default: the shipped PLOVER codebook)")->type_name("DIR");
  verb.add_option("--actors", actors, "Actor file that adds to or overrides the shipped knowledge; may be repeated")->type_name("FILE")->allow_extra_args(false);
  verb.add_option("--threads", threads, "Worker threads (default: all cores); never changes the output")->type_name("N")->check(CLI::Range(1, 1024));
}

int Common::Threads() const {
  if (threads > 0) return threads;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

int Fail(const Error& error) {
  fmt::print(stderr, "lapwing: {}{}{}\n", error.where, error.where.empty() ? "" : ": ", error.message);
  switch (error.code) {
    case Errc::kBadInput: return kSomeFailed;
    case Errc::kIo: return kStorage;
    default: return kUsage;
  }
}

void Tally::Add(const Article& article) {
  ++read_;
  if (article.status == ArticleStatus::kOk) return;
  ++rejected_;
  std::string status = ToString(article.status);
  auto it = std::find_if(by_status_.begin(), by_status_.end(), [&](const auto& pair) { return pair.first == status; });
  if (it == by_status_.end()) by_status_.emplace_back(status, 1);
  else ++it->second;
  if (quiet_ || rejected_ > 20) return;
  std::string name = !article.path.empty() ? article.path : !article.url.empty() ? article.url : article.id;
  fmt::print(stderr, "lapwing: {}: {}{}{}\n", name.empty() ? "-" : name, status, article.reason.empty() ? "" : ": ", article.reason);
}

void Tally::AddFailure(const Error& error) {
  ++failed_inputs_;
  worst_ = std::max(worst_, Fail(error));
}

void Tally::Note(const std::string& input, const std::string& note) const {
  if (!quiet_ && !note.empty()) fmt::print(stderr, "lapwing: {}: {}\n", input, note);
}

int Tally::Finish(const std::string& verb, size_t produced, const std::string& unit) {
  if (!quiet_) {
    std::string kinds;
    for (const auto& [status, count] : by_status_) kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, status);
    fmt::print(stderr, "lapwing {}: {} articles, {} {}", verb, read_, produced, unit);
    if (rejected_ > 0) fmt::print(stderr, "; {} rejected ({})", rejected_, kinds);
    if (renamed_ > 0) fmt::print(stderr, "; {} came under the id of another text and got one of their own (ID#HASH)", renamed_);
    if (failed_inputs_ > 0) fmt::print(stderr, "; {} inputs could not be read", failed_inputs_);
    fmt::print(stderr, "\n");
  }
  if (worst_ == kStorage) return kStorage;
  return rejected_ > 0 || failed_inputs_ > 0 ? kSomeFailed : kDone;
}

struct Articles::State {
  std::vector<std::string> inputs;
  ReadOptions options;
  Tally& tally;
  size_t next = 0;
  std::optional<Reader> reader;
  std::optional<DistinctIds> ids;
};

Articles::Articles(const Common& common, Tally& tally, Ids ids) : state_(new State{common.inputs, {}, tally, 0, std::nullopt, std::nullopt}) {
  if (ids == Ids::kDistinct) state_->ids.emplace();
  if (state_->inputs.empty()) state_->inputs.emplace_back("-");
  state_->options.published = common.published;
  state_->options.columns = common.columns;
  bool any = false;
  std::vector<std::pair<std::string, Error>> errors;
  std::vector<std::string> openable;
  for (const std::string& input : state_->inputs) {
    if (input == "-") {
      openable.push_back(input);
      any = true;
      continue;
    }
    Result<Reader> reader = Reader::Open(input, state_->options);
    if (reader) {
      openable.push_back(input);
      any = true;
    } else {
      errors.emplace_back(input, reader.error());
    }
  }
  state_->inputs = openable;
  if (!any) first_error_ = errors[0].second;
  else for (const auto& [input, error] : errors) tally.AddFailure(error);
}

bool Articles::Next(Article& article) {
  while (true) {
    if (state_->reader) {
      if (std::optional<Article> next = state_->reader->Next()) {
        state_->tally.Note(state_->inputs[state_->next - 1], state_->reader->TakeNote());
        article = std::move(*next);
        if (state_->ids) {
          state_->ids->Claim(article);
          state_->tally.SetRenamed(state_->ids->renamed());
        }
        return true;
      }
      state_->reader.reset();
    }
    if (state_->next >= state_->inputs.size()) return false;
    Result<Reader> reader = Reader::Open(state_->inputs[state_->next++], state_->options);
    if (reader) state_->reader.emplace(std::move(*reader));
    else state_->tally.AddFailure(reader.error());
  }
}

int PrintLines(const Common& common, const std::string& verb, const std::string& unit, const std::function<std::string(const Pipeline&, Article&&)>& lines) {
  auto pipeline = Pipeline::Load({common.codebook, common.actors});
  if (!pipeline) return Fail(pipeline.error());
  Tally tally(common.quiet);
  Articles articles(common, tally);
  if (articles.nothing_opened()) return Fail(*articles.nothing_opened());
  size_t printed = 0;
  RunOrdered<std::string>(
      common.Threads(),
      [&](Article& article) {
        if (!articles.Next(article)) return false;
        tally.Add(article);
        return true;
      },
      [&](Article&& article) { return lines(**pipeline, std::move(article)); },
      [&](std::string&& text) {
        printed += static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
        return Print(text);
      });
  return tally.Finish(verb, printed, unit);
}

bool Print(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

}  // namespace lapwing::tools
