// SPDX-License-Identifier: Apache-2.0
// Cases of the coder. Fields:
//   published DATE        publication date of the text
//   title TEXT            optional headline
//   text TEXT             one or more sentences
//   event EXPECTATION     TYPE[.mode] ACTORS > RECIPIENTS [DATE | undated] [status]; an event like this must be coded
//   attribution CODE|none who vouches for the first event: a country code, or the words, or none
//   place NAME            place of the first event
//   context NAME          the first event has this context; nocontext NAME: it has not
//   not EXPECTATION       no event like this may be coded
//   only                  nothing but the events listed may be coded
//   none                  no event at all
//   relate TYPE S | T     the type that `relate` gives for what S does to T
#include <fmt/format.h>

#include <algorithm>

#include "answers.h"
#include "base/strings.h"
#include "examples.h"
#include "pipeline.h"
#include "tests/runner/runner.h"

namespace lapwing::testing {
namespace {

const Pipeline* ThePipeline(Failures& failures) {
  static const Result<std::shared_ptr<const Pipeline>> kPipeline = Pipeline::Load({});
  if (kPipeline) return kPipeline->get();
  failures.push_back(kPipeline.error().where + ": " + kPipeline.error().message);
  return nullptr;
}

std::string All(const std::vector<Event>& events) {
  std::string all;
  for (const Event& event : events) all += (all.empty() ? "" : "; ") + Brief(event);
  return all.empty() ? "nothing" : all;
}

void CheckRelate(const Pipeline& pipeline, const Case& c, std::string_view value, Failures& failures) {
  std::vector<std::string_view> words = SplitWords(value);
  std::vector<std::string_view> sides = SplitTrim(value.substr(words[0].size()), '|');
  if (sides.size() != 2) {
    failures.push_back("write: relate TYPE source | target");
    return;
  }
  Relation relation = pipeline.Relate(std::string(c.Get("text")), {std::string(sides[0])}, {std::string(sides[1])});
  if (relation.type != words[0]) failures.push_back(fmt::format("relate wanted {}, got {} [{}]", words[0], relation.type, relation.frame));
}

}  // namespace

void RunCodeCase(const Case& c, Failures& failures) {
  const Pipeline* pipeline = ThePipeline(failures);
  if (pipeline == nullptr) return;
  Article article = ArticleOf(c);
  article.id = "case";
  std::vector<Event> events = pipeline->Code(article).events;
  std::vector<bool> wanted(events.size(), false);
  bool checks = false;
  for (const auto& [key, value] : c.fields) {
    if (key == "published" || key == "publisher" || key == "text" || key == "title" || key == "wish") continue;
    checks = true;
    if (key == "event" || key == "not") {
      Expectation expectation = ParseExpectation(value, key == "event" ? "asserted" : "");
      if (!expectation.fault.empty()) {
        failures.push_back(fmt::format("'{}': {}", value, expectation.fault));
        continue;
      }
      bool found = false;
      for (size_t i = 0; i < events.size(); ++i) {
        if (Matches(expectation, events[i])) wanted[i] = found = true;
      }
      if (found != (key == "event")) failures.push_back(fmt::format("{} {}; got {}", key == "event" ? "missing" : "must not be", value, All(events)));
    } else if (key == "none") {
      if (!events.empty()) failures.push_back("must give nothing; got " + All(events));
    } else if (key == "attribution") {
      std::string got = events.empty() || !events[0].attribution ? "none" : events[0].attribution->country.empty() ? events[0].attribution->text : events[0].attribution->country;
      if (got != value) failures.push_back(fmt::format("attribution wanted {}, got {}", value, got));
    } else if (key == "context" || key == "nocontext") {
      bool has = !events.empty() && std::find(events[0].contexts.begin(), events[0].contexts.end(), value) != events[0].contexts.end();
      if (has != (key == "context")) failures.push_back(fmt::format("{} {}: the first event's contexts are [{}]", key, value, events.empty() ? "" : fmt::format("{}", fmt::join(events[0].contexts, ", "))));
    } else if (key == "place") {
      std::string got = events.empty() || !events[0].place ? "none" : events[0].place->name;
      if (got != value) failures.push_back(fmt::format("place wanted {}, got {}", value, got));
    } else if (key == "relate") {
      CheckRelate(*pipeline, c, value, failures);
    } else if (key != "only") {
      failures.push_back("unknown field " + key);
    }
  }
  if (c.Has("only") && std::find(wanted.begin(), wanted.end(), false) != wanted.end()) failures.push_back("more than was wanted; got " + All(events));
  if (!checks) failures.push_back("a case must expect something");
}

}  // namespace lapwing::testing
