// SPDX-License-Identifier: Apache-2.0
#include "answers.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {
namespace {

Span SpanOf(const Sentence& s, int first, int last) {
  return {s.tokens[static_cast<size_t>(first)].span.begin, s.tokens[static_cast<size_t>(last)].span.end};
}

/// Index of the only known person of this name, or -1.
int KnownPerson(const Knowledge& knowledge, std::string_view name) {
  int node = 0;
  for (const std::string& word : NameWords(name)) {
    node = knowledge.Child(node, word);
    if (node < 0) return -1;
  }
  int person = -1;
  for (const NameEntry& entry : knowledge.At(node)) {
    if (entry.kind != NameKind::kPerson) continue;
    if (person >= 0 && person != entry.entity) return -1;
    person = entry.entity;
  }
  return person;
}

bool SameName(const Knowledge& knowledge, std::string_view a, std::string_view b) {
  if (NameWords(a) == NameWords(b)) return true;
  const int known = KnownPerson(knowledge, a), other = KnownPerson(knowledge, b);
  if (known >= 0 && known == other) return true;
  // "Prachanda" is Pushpa Kamal Dahal, "Fahd" King Fahd: a short name that the knowledge gives the person whom the other name means.
  const auto called = [&](int person, std::string_view name) {
    const std::span<const int> persons = knowledge.ShortName(FoldName(name));
    return person >= 0 && std::find(persons.begin(), persons.end(), person) != persons.end();
  };
  return called(known, b) || called(other, a);
}

/// Every wanted actor finds one of its own that `fits`.
template <typename Fits>
bool AllFit(const std::vector<WantedActor>& wanted, const std::vector<const Actor*>& actors, Fits fits) {
  if (wanted.size() != actors.size()) return false;
  return std::all_of(wanted.begin(), wanted.end(), [&](const WantedActor& w) {
    return std::any_of(actors.begin(), actors.end(), [&](const Actor* actor) { return fits(w, *actor); });
  });
}

}  // namespace

Article ArticleOf(const Case& c) {
  Article article;
  article.status = ArticleStatus::kOk;
  article.published = c.Get("published");
  article.publisher = c.Get("publisher");
  article.title = c.Get("title");
  article.text = c.Get("text");
  return article;
}

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

TokenAt HeadAt(const CodedArticle& coded, const Where& where) {
  for (size_t i = 0; i < coded.sentences.size(); ++i) {
    const Sentence& s = coded.sentences[i];
    if (s.field != where.field) continue;
    auto inside = [&](int t) { return t >= 0 && Overlap(s.tokens[static_cast<size_t>(t)].span, where.span) > 0; };
    for (int t = 0; t < static_cast<int>(s.tokens.size()); ++t) {
      if (inside(t) && !inside(s.tokens[static_cast<size_t>(t)].head)) return {static_cast<int>(i), t};
    }
  }
  return {};
}

const Mention* MentionAt(const CodedArticle& coded, const Where& where) {
  const TokenAt head = HeadAt(coded, where);
  const Mention* best = nullptr;
  uint32_t best_overlap = 0;
  bool best_governs = false;
  for (size_t i = 0; i < coded.sentences.size(); ++i) {
    const Sentence& s = coded.sentences[i];
    if (s.field != where.field) continue;
    for (const Mention& m : coded.mentions[i].mentions) {
      if (Overlap(SpanOf(s, m.head, m.head), where.span) == 0) continue;
      const uint32_t overlap = Overlap(SpanOf(s, m.first, m.last), where.span);
      const bool governs = head.sentence == static_cast<int>(i) && m.first <= head.token && head.token <= m.last;
      if (governs == best_governs ? overlap <= best_overlap : !governs) continue;
      best = &m;
      best_overlap = overlap;
      best_governs = governs;
    }
  }
  return best;
}

const DateMention* DateAt(const CodedArticle& coded, const Where& where) {
  const DateMention* best = nullptr;
  uint32_t best_overlap = 0;
  for (size_t i = 0; i < coded.sentences.size(); ++i) {
    if (coded.sentences[i].field != where.field) continue;
    for (const DateMention& m : coded.mentions[i].dates) {
      uint32_t overlap = Overlap(SpanOf(coded.sentences[i], m.first, m.last), where.span);
      if (overlap > best_overlap) best = &m, best_overlap = overlap;
    }
  }
  return best;
}

std::string DescribeActors(const Mention* mention) {
  std::string text;
  if (mention == nullptr) return "none";
  for (const Actor& actor : mention->actors) {
    if (actor.country.empty()) continue;
    if (!text.empty()) text += " + ";
    text += actor.country + " " + (actor.sector.empty() ? "-" : actor.sector);
    if (!actor.name.empty()) text += " " + actor.name;
  }
  return text.empty() ? "none" : text;
}

std::vector<WantedActor> ParseWanted(std::string_view wanted) {
  std::vector<WantedActor> actors;
  if (wanted == "none") return actors;
  for (std::string_view part : SplitTrim(wanted, '+')) {
    std::vector<std::string_view> words = SplitWords(part);
    if (words.empty()) continue;
    WantedActor actor{std::string(words[0]), words.size() > 1 ? std::string(words[1]) : "", ""};
    if (words.size() > 2) actor.name = part.substr(static_cast<size_t>(words[2].data() - part.data()));
    actors.push_back(std::move(actor));
  }
  return actors;
}

ActorFit ActorsFit(std::string_view text, const Mention* mention, const Knowledge& knowledge) {
  std::vector<const Actor*> actors;
  if (mention != nullptr) {
    for (const Actor& actor : mention->actors) {
      if (!actor.country.empty()) actors.push_back(&actor);
    }
  }
  std::vector<WantedActor> wanted = ParseWanted(text);
  auto country = [](const WantedActor& w, const Actor& a) { return w.country == a.country; };
  auto sector = [&](const WantedActor& w, const Actor& a) {
    return country(w, a) && (w.sector.empty() || a.sector == (w.sector == "-" ? "" : w.sector));
  };
  auto person = [&](const WantedActor& w, const Actor& a) { return sector(w, a) && (w.name.empty() || SameName(knowledge, w.name, a.name)); };
  return {AllFit(wanted, actors, country), AllFit(wanted, actors, sector), AllFit(wanted, actors, person)};
}

}  // namespace lapwing
