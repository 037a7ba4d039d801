// SPDX-License-Identifier: Apache-2.0
// Coreference: chains of mentions against annotated articles.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "answers.h"
#include "base/strings.h"
#include "evaluate_sets.h"

namespace lapwing {
namespace {

/// A mention of either side, reduced to what is compared.
struct ChainMention {
  Span span;
  Span head;          ///< found mentions only
  std::string chain;
  bool pronoun = false;
  int partner = -1;   ///< index on the other side
  bool place = false; ///< found, but standing as a place: counts only where it is annotated
};

/// Takes {KEY|words} apart into plain text and annotated spans.
std::string ReadMarkup(std::string_view marked, std::vector<ChainMention>& mentions) {
  std::string text;
  std::string key;
  uint32_t begin = 0;
  for (size_t i = 0; i < marked.size(); ++i) {
    size_t bar = marked[i] == '{' ? marked.find('|', i) : std::string_view::npos;
    if (bar != std::string_view::npos) {
      key = Trim(marked.substr(i + 1, bar - i - 1));
      begin = static_cast<uint32_t>(text.size());
      i = bar;
    } else if (marked[i] == '}' && !key.empty()) {
      mentions.push_back({{begin, static_cast<uint32_t>(text.size())}, {}, key, false, -1});
      key.clear();
    } else {
      text += marked[i];
    }
  }
  return text;
}

/// One actor as a chain's key. States and governments have no name of their own; organisations of one code are told apart by it.
std::string Key(const std::string& country, const std::string& sector, const std::string& name, const Knowledge& knowledge) {
  bool many = country == "IGO" || country == "NGO" || country == "IMG" || country == "MNC";
  bool person = !sector.empty() && sector != "-" && !many;
  std::string key = country + " " + (sector.empty() ? "-" : sector);
  if (!(person || many) || name.empty()) return key;
  // Known people are one person however they are spelled.
  int node = 0;
  for (const std::string& word : NameWords(name)) node = node < 0 ? node : knowledge.Child(node, word);
  std::string known;
  if (node >= 0) {
    for (const NameEntry& entry : knowledge.At(node)) {
      if (entry.kind == NameKind::kState) return key;  // a government goes by its state's name
      if (entry.kind == NameKind::kPerson) known = knowledge.persons[static_cast<size_t>(entry.entity)].name;
      else if (entry.kind == NameKind::kOrg) known = knowledge.entities[static_cast<size_t>(entry.entity)].name;
      else if (entry.kind == NameKind::kBody && person) return key;  // "the Pentagon" is USA MIL's
    }
  }
  return key + " " + FoldName(known.empty() ? name : known);
}

std::string Joined(std::vector<std::string> keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return fmt::format("{}", fmt::join(keys, " + "));
}

std::vector<ChainMention> Found(const CodedArticle& coded, const Knowledge& knowledge) {
  std::vector<ChainMention> found;
  for (size_t i = 0; i < coded.sentences.size(); ++i) {
    const Sentence& s = coded.sentences[i];
    if (s.field != Field::kText) continue;
    auto span = [&](int first, int last) {
      return Span{s.tokens[static_cast<size_t>(first)].span.begin, s.tokens[static_cast<size_t>(last)].span.end};
    };
    for (const Mention& m : coded.mentions[i].mentions) {
      if (m.kind == MentionKind::kAdjective || m.kind == MentionKind::kPlace || m.kind == MentionKind::kSector || m.thing) continue;
      std::vector<std::string> keys;
      for (const Actor& actor : m.actors) {
        if (!actor.country.empty()) keys.push_back(Key(actor.country, actor.sector, actor.name, knowledge));
      }
      if (keys.empty()) continue;
      found.push_back({span(m.first, m.last), span(m.head, m.head), Joined(keys), m.kind == MentionKind::kPronoun, -1, m.place_use});
    }
  }
  return found;
}

bool SameCountriesAndPerson(std::string_view gold, std::string_view found) {
  // "RUS GOV vladimir putin" against "RUS GOV vladimir putin"; sectors do not count here.
  auto parts = [](std::string_view chain) {
    std::vector<std::string> out;
    for (std::string_view part : SplitTrim(chain, '+')) {
      std::vector<std::string_view> words = SplitWords(part);
      std::string key(words.empty() ? "" : words[0]);
      for (size_t i = 2; i < words.size(); ++i) key += " " + std::string(words[i]);
      out.push_back(key);
    }
    return out;
  };
  return parts(gold) == parts(found);
}

}  // namespace

double ChainScore::F1() const {
  double p = Precision(), r = Recall();
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

void ScoreChains(const Pipeline& pipeline, const Case& c, ChainScore& score, std::vector<std::string>* faults) {
  const Knowledge& knowledge = pipeline.resolver().knowledge();
  std::vector<ChainMention> gold;
  Article article = ArticleOf(c);
  article.text = ReadMarkup(c.Get("text"), gold);
  for (ChainMention& mention : gold) {
    std::vector<std::string> keys;
    for (const WantedActor& actor : ParseWanted(mention.chain)) keys.push_back(Key(actor.country, actor.sector, actor.name, knowledge));
    mention.chain = Joined(keys);
  }
  CodedArticle coded = pipeline.Code(article);
  std::vector<ChainMention> found = Found(coded, knowledge);
  // Each annotated mention takes the found one that is headed inside it and overlaps it most.
  for (size_t g = 0; g < gold.size(); ++g) {
    uint32_t best = 0;
    int partner = -1;
    for (size_t f = 0; f < found.size(); ++f) {
      if (found[f].partner >= 0 || Overlap(found[f].head, gold[g].span) == 0) continue;
      uint32_t overlap = Overlap(found[f].span, gold[g].span);
      if (overlap > best) best = overlap, partner = static_cast<int>(f);
    }
    if (partner < 0) continue;
    gold[g].partner = partner;
    found[static_cast<size_t>(partner)].partner = static_cast<int>(g);
  }
  // "in Moscow" is no actor, "travelled to Japan" may be: the annotation has the word.
  for (size_t f = found.size(); f-- > 0;) {
    if (!found[f].place || found[f].partner >= 0) continue;
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(f));
    for (ChainMention& g : gold) g.partner -= g.partner > static_cast<int>(f) ? 1 : 0;
  }
  std::map<std::string, int> gold_size, found_size;
  std::map<std::pair<std::string, std::string>, int> shared;
  for (const ChainMention& m : gold) {
    ++gold_size[m.chain];
    if (m.partner >= 0) ++shared[{m.chain, found[static_cast<size_t>(m.partner)].chain}];
  }
  for (const ChainMention& m : found) ++found_size[m.chain];
  auto text = [&](const Span& span) { return std::string(Slice(coded.article.text, span)); };
  for (const ChainMention& m : gold) {
    ++score.annotated;
    bool pronoun = m.span.end - m.span.begin <= 5 && !IsUpper(coded.article.text[m.span.begin + 1]);
    const ChainMention* partner = m.partner < 0 ? nullptr : &found[static_cast<size_t>(m.partner)];
    bool right = partner != nullptr && SameCountriesAndPerson(m.chain, partner->chain);
    score.named.Add(right);
    if (pronoun) score.pronouns.Add(right);
    if (partner != nullptr) score.recall_sum += static_cast<double>(shared[{m.chain, partner->chain}]) / gold_size[m.chain];
    bool same = partner != nullptr && partner->chain == m.chain;
    if (!same && faults != nullptr) {
      faults->push_back(fmt::format("{}:{}: {}: '{}' wanted {}, found {}", c.file, c.line, c.name, text(m.span), m.chain, partner == nullptr ? "nothing" : partner->chain));
    }
  }
  for (const ChainMention& m : found) {
    ++score.found;
    if (m.partner >= 0) score.precision_sum += static_cast<double>(shared[{gold[static_cast<size_t>(m.partner)].chain, m.chain}]) / found_size[m.chain];
    else if (faults != nullptr) faults->push_back(fmt::format("{}:{}: {}: '{}' taken for {}, not annotated", c.file, c.line, c.name, text(m.span), m.chain));
  }
}

}  // namespace lapwing
