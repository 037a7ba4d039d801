// SPDX-License-Identifier: Apache-2.0
// Cases of the resolver. Fields besides published, title and text:
//
//   date  on Friday => 2024-01-12        a day, month or year; also none, duration, past_state, dateline, joined by blanks
//   value on Friday => 2024-01-12        the same as TimeML writes it: 2024-W02, 2023-Q3, PAST_REF; none: not found or unknown
//   actor Foreign Minister Choi => PRK GOV Choe Son Hui
//                                        country, sector or -, perhaps the name; several joined by +; none: nobody
//   place Moscow => Moscow RUS           stands where a place stands; none: it does not
//
// The phrase is looked for in the text, then the title; PHRASE#2 is its second occurrence. What overlaps it most is
// meant; an actor must have its head inside the phrase.
#include <fmt/format.h>

#include "answers.h"
#include "base/strings.h"
#include "tests/runner/runner.h"

namespace lapwing::testing {
namespace {

const Result<std::shared_ptr<const Pipeline>>& ThePipeline() {
  static const Result<std::shared_ptr<const Pipeline>> pipeline = Pipeline::Load({});
  return pipeline;
}

std::string DateFound(const DateMention* mention) {
  if (mention == nullptr) return "none";
  std::string found = mention->date.ToString();
  auto add = [&](bool holds, std::string_view word) {
    if (holds) found += (found.empty() ? "" : " ") + std::string(word);
  };
  add(mention->past_state, "past_state");
  add(mention->duration, "duration");
  add(mention->basis == "dateline", "dateline");
  return found.empty() ? "none" : found;
}

std::string PlaceFound(const Mention* mention) {
  if (mention == nullptr || mention->place.name.empty() || !mention->place_use) return "none";
  return mention->place.name + " " + mention->place.country;
}

}  // namespace

void RunResolveCase(const Case& c, Failures& failures) {
  if (!ThePipeline()) return failures.push_back(ThePipeline().error().message);
  const Pipeline& pipeline = **ThePipeline();
  CodedArticle coded = pipeline.Code(ArticleOf(c));
  int expectations = 0;
  for (const auto& [key, value] : c.fields) {
    if (key == "published" || key == "publisher" || key == "title" || key == "text" || key == "wish") continue;
    size_t arrow = value.find("=>");
    if ((key != "date" && key != "value" && key != "actor" && key != "place") || arrow == std::string::npos) {
      failures.push_back(fmt::format("cannot read '{} {}'", key, value));
      continue;
    }
    ++expectations;
    std::string_view phrase = Trim(std::string_view(value).substr(0, arrow)), wanted = Trim(std::string_view(value).substr(arrow + 2));
    Where where = FindPhrase(coded.article, phrase);
    if (!where.found) {
      failures.push_back(fmt::format("'{}' is not in the text", phrase));
      continue;
    }
    std::string found;
    bool fits = false;
    if (key == "date") {
      found = DateFound(DateAt(coded, where));
      fits = found == wanted;
    } else if (key == "value") {
      const DateMention* date = DateAt(coded, where);
      found = date == nullptr || date->value.empty() ? "none" : date->value;
      fits = found == wanted;
    } else {
      const Mention* mention = MentionAt(coded, where);
      found = key == "actor" ? DescribeActors(mention) : PlaceFound(mention);
      fits = key == "actor" ? ActorsFit(wanted, mention, pipeline.resolver().knowledge()).person : found == wanted;
    }
    if (!fits) failures.push_back(fmt::format("{} '{}': wanted {}, found {}", key, phrase, wanted, found));
  }
  if (expectations == 0) failures.push_back("case without an expectation");
}

}  // namespace lapwing::testing
