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

#include <algorithm>
#include <memory>

#include "base/file.h"
#include "base/strings.h"
#include "parse/parser.h"
#include "resolve/resolver.h"
#include "tests/runner/case_file.h"

namespace lapwing::testing {
namespace {

struct Engine {
  std::shared_ptr<const Parser> parser;
  std::unique_ptr<Resolver> resolver;
  std::string error;
};

const Engine& TheEngine() {
  static const Engine engine = [] {
    Engine e;
    auto parser = Parser::Load(DataPath("models"), DataPath("knowledge"));
    auto knowledge = Knowledge::Load(DataPath("knowledge"));
    if (!parser) e.error = parser.error().message;
    else if (!knowledge) e.error = fmt::format("{}: {}", knowledge.error().where, knowledge.error().message);
    if (!e.error.empty()) return e;
    e.parser = *parser;
    e.resolver = std::make_unique<Resolver>(*knowledge);
    return e;
  }();
  return engine;
}

struct Resolved {
  Article article;
  std::vector<Sentence> sentences;
  std::vector<SentenceMentions> mentions;
};

Resolved Run(const Case& c) {
  Resolved r;
  r.article.published = c.Get("published");
  r.article.title = c.Get("title");
  r.article.text = c.Get("text");
  const Engine& engine = TheEngine();
  if (!r.article.title.empty()) r.sentences = engine.parser->Parse(r.article.title, Field::kTitle);
  for (Sentence& s : engine.parser->Parse(r.article.text, Field::kText)) r.sentences.push_back(std::move(s));
  r.mentions = engine.resolver->Resolve(r.article, r.sentences);
  return r;
}

struct Where {
  Field field = Field::kText;
  Span span;
  bool found = false;
};

Where FindPhrase(const Article& article, std::string_view phrase) {
  int which = 1;
  if (size_t hash = phrase.rfind('#'); hash != std::string_view::npos && hash + 2 == phrase.size()) {
    which = phrase.back() - '0';
    phrase = phrase.substr(0, hash);
  }
  for (Field field : {Field::kText, Field::kTitle}) {
    std::string_view text = field == Field::kText ? article.text : article.title;
    size_t at = text.find(phrase);
    for (int i = 1; i < which && at != std::string_view::npos; ++i) at = text.find(phrase, at + 1);
    if (at == std::string_view::npos) continue;
    return {field, {static_cast<uint32_t>(at), static_cast<uint32_t>(at + phrase.size())}, true};
  }
  return {};
}

uint32_t Overlap(Span a, Span b) {
  uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

Span SpanOf(const Sentence& s, int first, int last) {
  return {s.tokens[static_cast<size_t>(first)].span.begin, s.tokens[static_cast<size_t>(last)].span.end};
}

const DateMention* DateAt(const Resolved& r, const Where& where) {
  const DateMention* best = nullptr;
  uint32_t best_overlap = 0;
  for (size_t i = 0; i < r.sentences.size(); ++i) {
    if (r.sentences[i].field != where.field) continue;
    for (const DateMention& m : r.mentions[i].dates) {
      uint32_t overlap = Overlap(SpanOf(r.sentences[i], m.first, m.last), where.span);
      if (overlap > best_overlap) best = &m, best_overlap = overlap;
    }
  }
  return best;
}

std::string DateFound(const DateMention* best) {
  if (best == nullptr) return "none";
  std::string found = best->date.ToString();
  auto add = [&](bool holds, std::string_view word) {
    if (holds) found += (found.empty() ? "" : " ") + std::string(word);
  };
  add(best->past_state, "past_state");
  add(best->duration, "duration");
  add(best->basis == "dateline", "dateline");
  return found.empty() ? "none" : found;
}

/// The mention headed inside the phrase that overlaps it most.
const Mention* MentionFound(const Resolved& r, const Where& where) {
  const Mention* best = nullptr;
  uint32_t best_overlap = 0;
  for (size_t i = 0; i < r.sentences.size(); ++i) {
    if (r.sentences[i].field != where.field) continue;
    for (const Mention& m : r.mentions[i].mentions) {
      if (Overlap(SpanOf(r.sentences[i], m.head, m.head), where.span) == 0) continue;
      uint32_t overlap = Overlap(SpanOf(r.sentences[i], m.first, m.last), where.span);
      if (overlap > best_overlap) best = &m, best_overlap = overlap;
    }
  }
  return best;
}

std::string Describe(const Mention* mention, bool with_names) {
  std::string text;
  if (mention == nullptr) return "none";
  for (const Actor& actor : mention->actors) {
    if (actor.country.empty()) continue;
    if (!text.empty()) text += " + ";
    text += actor.country + " " + (actor.sector.empty() ? "-" : actor.sector);
    if (with_names && !actor.name.empty()) text += " " + actor.name;
  }
  return text.empty() ? "none" : text;
}

bool ActorFits(std::string_view wanted, const Actor& actor) {
  std::vector<std::string_view> words = SplitWords(wanted);
  if (words.empty() || actor.country != words[0]) return false;
  if (words.size() > 1 && actor.sector != (words[1] == "-" ? "" : words[1])) return false;
  if (words.size() < 3) return true;
  return FoldName(actor.name) == FoldName(wanted.substr(static_cast<size_t>(words[2].data() - wanted.data())));
}

/// As many actors as wanted, each fitting, in any order.
bool ActorsFit(std::string_view wanted, const Mention* mention) {
  std::vector<const Actor*> actors;
  if (mention != nullptr) {
    for (const Actor& actor : mention->actors) {
      if (!actor.country.empty()) actors.push_back(&actor);
    }
  }
  if (wanted == "none") return actors.empty();
  std::vector<std::string_view> parts = SplitTrim(wanted, '+');
  return parts.size() == actors.size() && std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
           return std::any_of(actors.begin(), actors.end(), [&](const Actor* actor) { return ActorFits(part, *actor); });
         });
}

std::string PlaceFound(const Mention* mention) {
  if (mention == nullptr || mention->place.name.empty() || !mention->place_use) return "none";
  return mention->place.name + " " + mention->place.country;
}

}  // namespace

void RunResolveCase(const Case& c, Failures& failures) {
  if (!TheEngine().error.empty()) return failures.push_back(TheEngine().error);
  Resolved r = Run(c);
  int expectations = 0;
  for (const auto& [key, value] : c.fields) {
    if (key == "published" || key == "title" || key == "text" || key == "wish") continue;
    size_t arrow = value.find("=>");
    if ((key != "date" && key != "value" && key != "actor" && key != "place") || arrow == std::string::npos) {
      failures.push_back(fmt::format("cannot read '{} {}'", key, value));
      continue;
    }
    ++expectations;
    std::string_view phrase = Trim(std::string_view(value).substr(0, arrow)), wanted = Trim(std::string_view(value).substr(arrow + 2));
    Where where = FindPhrase(r.article, phrase);
    if (!where.found) {
      failures.push_back(fmt::format("'{}' is not in the text", phrase));
      continue;
    }
    std::string found;
    bool fits = false;
    if (key == "date") {
      found = DateFound(DateAt(r, where));
      fits = found == wanted;
    } else if (key == "value") {
      const DateMention* date = DateAt(r, where);
      found = date == nullptr || date->value.empty() ? "none" : date->value;
      fits = found == wanted;
    } else {
      const Mention* mention = MentionFound(r, where);
      found = key == "actor" ? Describe(mention, true) : PlaceFound(mention);
      fits = key == "actor" ? ActorsFit(wanted, mention) : found == wanted;
    }
    if (!fits) failures.push_back(fmt::format("{} '{}': wanted {}, found {}", key, phrase, wanted, found));
  }
  if (expectations == 0) failures.push_back("case without an expectation");
}

}  // namespace lapwing::testing
