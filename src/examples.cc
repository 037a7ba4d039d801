// SPDX-License-Identifier: Apache-2.0
#include "examples.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace lapwing {
namespace {

std::vector<std::string> CodesIn(std::string_view text) {
  std::vector<std::string> codes;
  for (std::string_view code : SplitTrim(text, ',')) {
    if (code != "-") codes.emplace_back(code);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

std::vector<std::string> CodesOf(const std::vector<Actor>& actors) {
  std::vector<std::string> codes;
  for (const Actor& actor : actors) codes.push_back(actor.country);
  std::sort(codes.begin(), codes.end());
  return codes;
}

/// Two actors of one state are one side: "the president and the foreign minister of X".
std::vector<std::string> Unique(std::vector<std::string> codes) {
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

bool IsStatus(std::string_view word) {
  for (const char* status : {"asserted", "claimed", "denied", "planned", "hypothetical", "negated", "historical"}) {
    if (word == status) return true;
  }
  return false;
}

}  // namespace

Expectation ParseExpectation(std::string_view text, std::string_view default_status) {
  Expectation wanted;
  std::vector<std::string_view> words = SplitWords(text);
  if (words.size() < 2) {
    wanted.fault = "write TYPE[.mode] ACTORS > RECIPIENTS [status]";
    return wanted;
  }
  size_t dot = words[0].find('.');
  wanted.type = words[0].substr(0, dot);
  if (dot != std::string_view::npos) wanted.mode = words[0].substr(dot + 1);
  wanted.status = default_status;
  bool after = false;
  for (size_t i = 1; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (word.size() > 2 && word.front() == '[' && word.back() == ']') word = word.substr(1, word.size() - 2);
    if (word == ">") after = true;
    else if (IsStatus(word)) wanted.status = word;
    else if (word == "any") wanted.status.clear();
    else if (IsDigit(word[0])) wanted.date = word;
    else if (word == "undated") wanted.date = "-";
    else (after ? wanted.recipients : wanted.actors) = CodesIn(word);
  }
  return wanted;
}

bool Matches(const Expectation& wanted, const Event& event, std::string* difference) {
  auto differs = [&](std::string what) {
    if (difference != nullptr) *difference = std::move(what);
    return false;
  };
  if (event.type != wanted.type) return differs("type " + event.type);
  if (Unique(CodesOf(event.actors)) != Unique(wanted.actors)) return differs(fmt::format("actors {}", fmt::join(CodesOf(event.actors), ",")));
  if (Unique(CodesOf(event.recipients)) != Unique(wanted.recipients)) return differs(fmt::format("recipients {}", fmt::join(CodesOf(event.recipients), ",")));
  if (!wanted.mode.empty() && event.mode != wanted.mode) return differs("mode " + (event.mode.empty() ? "none" : event.mode));
  if (!wanted.status.empty() && ToString(event.status) != wanted.status) return differs(std::string("status ") + ToString(event.status));
  if (wanted.date == "-" && event.date) return differs("date " + event.date.ToString());
  if (!wanted.date.empty() && wanted.date != "-" && event.date.ToString() != wanted.date) return differs("date " + (event.date ? event.date.ToString() : "none"));
  return true;
}

std::string Brief(const Event& event) {
  auto join = [](const std::vector<Actor>& actors) {
    std::vector<std::string> codes;
    for (const Actor& actor : actors) codes.push_back(actor.country);
    return codes.empty() ? std::string("-") : fmt::format("{}", fmt::join(codes, ","));
  };
  std::string sides = join(event.actors);
  if (!event.reciprocal) sides += " > " + join(event.recipients);
  return fmt::format("{}{}{} {} {} {} [{}]", event.type, event.mode.empty() ? "" : ".", event.mode, sides,
                     event.date ? event.date.ToString() : "undated", ToString(event.status), event.frame);
}

std::vector<ExampleResult> CheckExamples(const Pipeline& pipeline) {
  std::vector<ExampleResult> results;
  const Codebook& codebook = pipeline.codebook();
  for (const Example& example : codebook.examples) {
    ExampleResult result{&example, false, {}};
    Article article;
    article.id = "example";
    article.text = example.sentence;
    article.published = example.published.empty() ? "2024-06-14" : example.published;
    std::vector<Event> events = pipeline.Code(article).events;
    std::string got;
    for (const Event& event : events) got += (got.empty() ? "" : "; ") + Brief(event);
    if (got.empty()) got = "nothing";
    if (example.must) {
      Expectation wanted = ParseExpectation(example.expect, "asserted");
      result.passed = wanted.fault.empty() && std::any_of(events.begin(), events.end(), [&](const Event& e) { return Matches(wanted, e); });
      if (!result.passed) result.problem = wanted.fault.empty() ? fmt::format("wanted {}; got {}", example.expect, got) : wanted.fault;
    } else {
      const std::string& type = codebook.types[static_cast<size_t>(example.type)].name;
      result.passed = std::none_of(events.begin(), events.end(), [&](const Event& e) { return e.type == type; });
      if (!result.passed) result.problem = fmt::format("must not be {}; got {}", type, got);
    }
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace lapwing
