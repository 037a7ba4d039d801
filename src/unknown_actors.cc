// SPDX-License-Identifier: Apache-2.0
#include "unknown_actors.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/strings.h"

namespace lapwing {
namespace {

/// One name in one sentence.
struct Seen {
  std::string name;
  std::string country;
  std::string sector;
  std::string words;
};

/// People the resolver placed by their titles, under the name the text gives.
void Placed(const CodedArticle& coded, size_t i, const Knowledge& knowledge, std::vector<Seen>& seen) {
  for (const Mention& mention : coded.mentions[i].mentions) {
    bool person = mention.kind == MentionKind::kPerson || ((mention.kind == MentionKind::kRole || mention.kind == MentionKind::kSector) && mention.human);
    if (!person || mention.actors.size() != 1) continue;
    const Actor& actor = mention.actors[0];
    if (SplitWords(actor.name).size() < 2 || knowledge.PersonByName(actor.name) >= 0) continue;
    if (actor.text.find(SplitWords(actor.name).back()) == std::string::npos) continue;  // carried over from another mention
    seen.push_back({actor.name, actor.country, actor.sector, actor.text});
  }
}

/// People the language core sees and nobody could place.
void Unplaced(const CodedArticle& coded, size_t i, std::vector<Seen>& seen) {
  const Sentence& sentence = coded.sentences[i];
  const std::string& text = sentence.field == Field::kTitle ? coded.article.title : coded.article.text;
  for (const EntitySpan& entity : sentence.entities) {
    if (entity.kind != EntityKind::person || entity.first == entity.last) continue;
    bool placed = false;
    for (int t = entity.first; t <= entity.last; ++t) placed = placed || coded.mentions[i].At(t) != nullptr;
    if (placed) continue;
    Span span{sentence.tokens[static_cast<size_t>(entity.first)].span.begin, sentence.tokens[static_cast<size_t>(entity.last)].span.end};
    std::string name(Slice(text, span));
    seen.push_back({name, "", "", name});
  }
}

}  // namespace

void UnknownActors::Note(const CodedArticle& coded, const Knowledge& knowledge) {
  std::set<std::string> counted;
  for (size_t i = 0; i < coded.mentions.size(); ++i) {
    std::vector<Seen> seen;
    Placed(coded, i, knowledge, seen);
    Unplaced(coded, i, seen);
    for (const Seen& one : seen) {
      std::string key = FoldName(one.name) + "|" + one.country + "|" + one.sector;
      UnknownActor& actor = found_[key];
      const std::string published = coded.article.published.substr(0, 10);
      bool first = actor.mentions == 0 || std::pair(published, coded.article.id) < std::pair(actor.from, actor.article);
      ++actor.mentions;
      if (counted.insert(key).second) ++actor.articles;
      actor.until = std::max(actor.until, published);
      if (!first || (actor.article == coded.article.id && actor.mentions > 1)) continue;
      actor.name = one.name;
      actor.country = one.country;
      actor.sector = one.sector;
      actor.words = one.words;
      actor.article = coded.article.id;
      actor.from = published;
    }
  }
}

std::vector<UnknownActor> UnknownActors::Ranked() const {
  std::vector<UnknownActor> ranked;
  for (const auto& [key, actor] : found_) ranked.push_back(actor);
  std::stable_sort(ranked.begin(), ranked.end(), [](const UnknownActor& a, const UnknownActor& b) {
    if (a.articles != b.articles) return a.articles > b.articles;
    return a.mentions > b.mentions;
  });
  return ranked;
}

std::string AsActorFile(const UnknownActor& actor) {
  std::string title = actor.words;
  if (size_t at = title.find(actor.name); at != std::string::npos) title = title.substr(0, at);
  title = LowerAscii(Trim(title));
  while (!title.empty() && (title.back() == ',' || title.back() == ' ')) title.pop_back();
  std::string out = fmt::format("person {}\n", actor.name);
  if (!actor.country.empty()) {
    out += fmt::format("  office {} {} {} {}..{}\n", actor.country, actor.sector.empty() ? "UNK" : actor.sector, title.empty() ? "office to be named" : title, actor.from, actor.until);
  }
  return out + fmt::format("  note   {} in {} article{}, first {}\n", actor.words, actor.articles, actor.articles == 1 ? "" : "s", actor.article);
}

}  // namespace lapwing
