// SPDX-License-Identifier: Apache-2.0
// A watcher as text and back: one line a thing, its numbers in the order its Fields visits them.
#include <fmt/format.h>

#include <charconv>

#include "base/lines.h"
#include "base/strings.h"
#include "watch/watcher.h"

namespace lapwing::watch {
namespace {

constexpr std::string_view kHead = "lapwing-watch 1";

/// fmt gives a double its shortest digits that read back to the same bits.
struct Writer {
  std::string text;
  void operator()(double& value) { text += fmt::format(" {}", value); }
  void Begin(std::string_view what) { text += what; }
  void End() { text += '\n'; }
};

struct Reader {
  std::vector<std::string_view> words;
  size_t next = 1;
  bool good = true;
  void operator()(double& value) {
    if (!good || next >= words.size()) {
      good = false;
      return;
    }
    auto [end, fault] = std::from_chars(words[next].data(), words[next].data() + words[next].size(), value);
    good = fault == std::errc() && end == words[next].data() + words[next].size() && value > -1e15 && value < 1e15;
    ++next;
  }
  bool Done() const { return good && next == words.size(); }
};

double FromDay(int64_t day) { return static_cast<double>(day); }

}  // namespace

std::string Watcher::Save() const {
  Watcher copy = *this;  // Fields visits what can be written, too
  Writer out;
  out.text = fmt::format("{}\n", kHead);
  out.text += fmt::format("options {} {} {} {}\nkinds", options_.budget, options_.half_life, options_.warm_up_days, options_.least);
  for (const Kind& kind : options_.kinds) out.text += fmt::format(" {}:{}", kind.name, static_cast<int>(kind.pole));
  out.text += fmt::format("\ndays {} {} {} {}\n", started_ ? 1 : 0, FromDay(first_day_), FromDay(last_day_), little_reporting_ ? 1 : 0);
  out.Begin("shared");
  for (double& value : copy.volume_.reports) out(value);
  for (double& value : copy.volume_.days) out(value);
  out(copy.conflict_);
  out(copy.cooperation_);
  out.End();
  for (Group& group : copy.groups_) {
    out.Begin("group");
    group.Fields(out);
    out.End();
  }
  for (auto& [name, dyad] : copy.dyads_) {
    out.text += fmt::format("dyad {}\n", name);
    out.Begin("tone");
    dyad.tone.Fields(out);
    dyad.tone_calm.Fields(out);
    out.End();
    for (Stream& stream : dyad.streams) {
      out.Begin("stream");
      stream.Fields(out);
      out.End();
    }
  }
  return out.text;
}

Result<Watcher> Watcher::Restore(std::string_view text, CalmTable table) {
  LineReader lines(text);
  auto fault = [&](std::string_view what) { return Error{Errc::kBadInput, fmt::format("line {}: {} of a saved watcher expected", lines.number(), what), ""}; };
  if (!lines.Next() || lines.line() != kHead) return fault("the head");
  Reader in;
  auto begin = [&](std::string_view what) {
    if (!lines.Next()) return false;
    in = {SplitWords(lines.line()), 1, true};
    return !in.words.empty() && in.words[0] == what;
  };
  WatchOptions options;
  double warm_up = 0, least = 1;
  if (!begin("options")) return fault("options");
  for (double* value : {&options.budget, &options.half_life, &warm_up, &least}) in(*value);
  if (!in.Done() || !(warm_up >= 0 && warm_up < 1e6) || !(least >= 1 && least < 1e6)) return fault("options");
  options.warm_up_days = static_cast<int>(warm_up);
  options.least = static_cast<int>(least);
  if (!begin("kinds")) return fault("kinds");
  options.kinds.clear();
  for (size_t i = 1; i < in.words.size(); ++i) {
    std::string_view word = in.words[i];
    if (word.size() < 3 || word[word.size() - 2] != ':' || word.back() < '0' || word.back() > '2') return fault("kinds");
    options.kinds.push_back({std::string(word.substr(0, word.size() - 2)), static_cast<Pole>(word.back() - '0')});
  }
  Result<Watcher> made = Create(options, std::move(table));
  if (!made) return Error{Errc::kBadInput, made.error().message, made.error().where};
  Watcher& watcher = *made;
  double started = 0, first = 0, last = 0, little = 0;
  if (!begin("days")) return fault("days");
  for (double* value : {&started, &first, &last, &little}) in(*value);
  if (!in.Done() || !(first > -1e7 && first < 1e7 && last > -1e7 && last < 1e7)) return fault("days");
  watcher.started_ = started != 0;
  watcher.first_day_ = static_cast<int64_t>(first);
  watcher.last_day_ = static_cast<int64_t>(last);
  watcher.little_reporting_ = little != 0;
  if (!begin("shared")) return fault("shared numbers");
  for (double& value : watcher.volume_.reports) in(value);
  for (double& value : watcher.volume_.days) in(value);
  in(watcher.conflict_);
  in(watcher.cooperation_);
  if (!in.Done()) return fault("shared numbers");
  for (Group& group : watcher.groups_) {
    if (!begin("group")) return fault("a group");
    group.Fields(in);
    if (!in.Done()) return fault("a group");
  }
  while (lines.Next()) {
    std::string_view line = lines.line();
    if (line.substr(0, 5) != "dyad " || line.size() == 5) return fault("a dyad");
    auto [place, is_new] = watcher.dyads_.try_emplace(std::string(line.substr(5)));
    if (!is_new) return fault("another dyad");
    Dyad& dyad = place->second;
    if (!begin("tone")) return fault("a tone");
    dyad.tone.Fields(in);
    dyad.tone_calm.Fields(in);
    if (!in.Done()) return fault("a tone");
    dyad.streams.resize(watcher.groups_.size());
    for (Stream& stream : dyad.streams) {
      if (!begin("stream")) return fault("a stream");
      stream.Fields(in);
      if (!in.Done()) return fault("a stream");
    }
  }
  return made;
}

}  // namespace lapwing::watch
