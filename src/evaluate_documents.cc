// SPDX-License-Identifier: Apache-2.0
#include "evaluate_documents.h"

#include <fmt/format.h>

#include <algorithm>

#include "answers.h"
#include "base/country_codes.h"
#include "base/strings.h"

namespace lapwing {
namespace {

using Codes = CountryCodes;

struct Annotated {
  std::string type;
  Codes actors, recipients;
  std::string status, date, by, trigger;
  Where where;
  int taken_by = -1;
};

Codes ParseCodes(std::string_view text) {
  Codes codes;
  for (std::string_view code : SplitTrim(text, ',')) {
    if (!code.empty() && code != "-") codes.emplace(code);
  }
  return codes;
}

Codes Union(Codes a, const Codes& b) {
  a.insert(b.begin(), b.end());
  return a;
}

/// Sides that name nobody are alike.
bool Alike(const Codes& a, const Codes& b) { return (a.empty() && b.empty()) || Touch(a, b); }

bool SidesRight(const Annotated& gold, const Event& event) {
  Codes actors = CodesOf(event.actors), recipients = CodesOf(event.recipients);
  if (gold.recipients.empty() && gold.actors.size() > 1) return Union(actors, recipients) == gold.actors;
  return actors == gold.actors && recipients == gold.recipients;
}

bool SidesTouch(const Annotated& gold, const Event& event) {
  Codes actors = CodesOf(event.actors), recipients = CodesOf(event.recipients);
  if (event.reciprocal || (gold.recipients.empty() && gold.actors.size() > 1)) return Alike(Union(actors, recipients), Union(gold.actors, gold.recipients));
  return Alike(actors, gold.actors) && (gold.recipients.empty() || recipients.empty() || Alike(recipients, gold.recipients));
}

std::string ByOf(const Event& event) {
  if (!event.attribution) return "-";
  return event.attribution->country.empty() ? "press" : event.attribution->country;
}

std::string Name(const Annotated& gold) {
  return fmt::format("{} {} > {} {} {} by {} \"{}\"", gold.type, fmt::join(gold.actors, ","), gold.recipients.empty() ? "-" : fmt::format("{}", fmt::join(gold.recipients, ",")),
                     gold.status, gold.date, gold.by, gold.trigger);
}

std::string Name(const Event& event, const Article& article) {
  std::string_view text = event.field == Field::kTitle ? article.title : article.text;
  return fmt::format("{} {} > {} {} {} by {} \"{}\" [{}] {:.2f}", event.type, fmt::join(CodesOf(event.actors), ","), event.recipients.empty() ? "-" : fmt::format("{}", fmt::join(CodesOf(event.recipients), ",")),
                     ToString(event.status), event.date ? event.date.ToString() : "-", ByOf(event), Slice(text, event.trigger), event.frame, event.confidence);
}

std::vector<Annotated> ReadAnnotations(const Case& c, const Article& article) {
  std::vector<Annotated> list;
  for (const auto& [key, value] : c.fields) {
    if (key != "event") continue;
    std::vector<std::string_view> parts = SplitTrim(value, '|');
    if (parts.size() != 6) continue;
    Annotated gold;
    gold.type = std::string(parts[0]);
    std::vector<std::string_view> sides = SplitTrim(parts[1], '>');
    gold.actors = ParseCodes(sides.empty() ? "" : sides[0]);
    gold.recipients = ParseCodes(sides.size() > 1 ? sides[1] : "");
    gold.status = std::string(parts[2]);
    gold.date = std::string(parts[3]);
    gold.by = std::string(parts[4]);
    gold.trigger = std::string(parts[5]);
    gold.where = FindPhrase(article, parts[5]);
    list.push_back(std::move(gold));
  }
  return list;
}

bool SameSentence(const Annotated& gold, const Event& event) {
  return gold.where.found && gold.where.field == event.field && gold.where.span.begin >= event.sentence.begin && gold.where.span.begin < event.sentence.end;
}

}  // namespace

void ScoreDocument(const Pipeline& pipeline, const Case& c, DocumentScore& score, std::vector<std::string>* faults) {
  CodedArticle coded = pipeline.Code(ArticleOf(c));
  std::vector<Annotated> gold = ReadAnnotations(c, coded.article);
  std::vector<int> match(coded.events.size(), -1);
  for (bool same_sentence : {true, false}) {
    for (size_t g = 0; g < gold.size(); ++g) {
      for (size_t e = 0; e < coded.events.size() && gold[g].taken_by < 0; ++e) {
        const Event& event = coded.events[e];
        if (match[e] >= 0 || event.type != gold[g].type || !SidesRight(gold[g], event) || (same_sentence && !SameSentence(gold[g], event))) continue;
        match[e] = static_cast<int>(g);
        gold[g].taken_by = static_cast<int>(e);
      }
    }
  }
  ++score.documents;
  score.annotated += static_cast<int>(gold.size());
  score.coded += static_cast<int>(coded.events.size());
  for (const SentenceMentions& mentions : coded.mentions) {
    Codes states;
    for (const Mention& mention : mentions.mentions) {
      for (const Actor& actor : mention.actors) {
        if (!actor.country.empty()) states.insert(actor.country);
      }
    }
    ++score.sentences;
    if (states.size() > 1) ++score.two_states;
  }
  auto fault = [&](const std::string& what) {
    if (faults != nullptr) faults->push_back(fmt::format("{}:{} {}: {}", c.file, c.line, c.name, what));
  };
  std::vector<char> near(coded.events.size(), 0);
  for (const Annotated& g : gold) {
    ++score.types[g.type][0];
    if (g.taken_by >= 0) {
      const Event& event = coded.events[static_cast<size_t>(g.taken_by)];
      ++score.right;
      ++score.right_type;
      ++score.types[g.type][2];
      std::string date = event.date ? event.date.ToString() : "-";
      score.status.Add(ToString(event.status) == g.status);
      score.date.Add(date == g.date);
      score.by.Add(ByOf(event) == g.by);
      if (ToString(event.status) != g.status || date != g.date || ByOf(event) != g.by) fault("field   " + Name(g) + "; coded " + Name(event, coded.article));
      continue;
    }
    for (size_t e = 0; e < coded.events.size(); ++e) {
      if (match[e] < 0 && near[e] == 0 && coded.events[e].type == g.type && SidesTouch(g, coded.events[e])) {
        near[e] = 1;
        ++score.right_type;
        break;
      }
    }
    fault("missing " + Name(g));
  }
  for (size_t e = 0; e < coded.events.size(); ++e) {
    ++score.types[coded.events[e].type][1];
    if (match[e] < 0) fault("wrong   " + Name(coded.events[e], coded.article));
  }
  // Retold events: the pair must be linked.
  for (const auto& [key, value] : c.fields) {
    if (key != "same") continue;
    std::vector<std::string_view> pair = SplitWords(value);
    if (pair.size() != 2) continue;
    auto at = [&](std::string_view number) -> const Event* {
      int i = std::atoi(std::string(number).c_str()) - 1;
      if (i < 0 || i >= static_cast<int>(gold.size()) || gold[static_cast<size_t>(i)].taken_by < 0) return nullptr;
      return &coded.events[static_cast<size_t>(gold[static_cast<size_t>(i)].taken_by)];
    };
    const Event *a = at(pair[0]), *b = at(pair[1]);
    if (a == nullptr || b == nullptr) continue;
    auto first = [](const Event& e) { return e.same_as.empty() ? e.id : e.same_as; };
    score.same.Add(first(*a) == first(*b));
  }
}

std::string DocumentScore::Report() const {
  std::string out = fmt::format("{:<10} {:>9} {:>6} {:>6}  {:>9} {:>6} {:>6}\n", "type", "annotated", "coded", "right", "precision", "recall", "F1");
  for (const auto& [type, n] : types) {
    out += fmt::format("{:<10} {:>9} {:>6} {:>6}  {:>9.3f} {:>6.3f} {:>6.3f}\n", type, n[0], n[1], n[2], n[1] == 0 ? 0.0 : static_cast<double>(n[2]) / n[1],
                       n[0] == 0 ? 0.0 : static_cast<double>(n[2]) / n[0], F1(n[2], n[0], n[1]));
  }
  out += fmt::format("\n{} reports, {} sentences, {} of them with two states or more\n", documents, sentences, two_states);
  out += fmt::format("type and sides      precision {:.3f}  recall {:.3f}  F1 {:.3f}  ({} right, {} annotated, {} coded)\n", coded == 0 ? 0.0 : static_cast<double>(right) / coded,
                     annotated == 0 ? 0.0 : static_cast<double>(right) / annotated, F1(right, annotated, coded), right, annotated, coded);
  out += fmt::format("type, a side shared F1 {:.3f}\n", F1(right_type, annotated, coded));
  out += fmt::format("false events a sentence with two states {:.3f}\n", two_states == 0 ? 0.0 : static_cast<double>(coded - right) / two_states);
  out += fmt::format("status right        {:.3f}  ({} of {})\n", status.Value(), status.right, status.asked);
  out += fmt::format("attribution right   {:.3f}  ({} of {})\n", by.Value(), by.right, by.asked);
  out += fmt::format("date right          {:.3f}  ({} of {})\n", date.Value(), date.right, date.asked);
  out += fmt::format("retellings linked   {:.3f}  ({} of {})\n", same.Value(), same.right, same.asked);
  return out;
}

}  // namespace lapwing
