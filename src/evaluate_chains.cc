// SPDX-License-Identifier: Apache-2.0
// Coreference: chains of mentions against annotated articles.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "annotated_chains.h"
#include "answers.h"
#include "base/strings.h"
#include "evaluate_sets.h"

namespace lapwing {
namespace {

/// A mention of either side, reduced to what is compared.
struct Compared {
  Span span;
  Span head;          ///< found mentions only
  std::string chain;
  int partner = -1;   ///< index on the other side
  bool place = false; ///< found, but standing as a place: counts only where it is annotated
};

std::vector<Compared> Found(const CodedArticle& coded, const Knowledge& knowledge) {
  std::vector<Compared> found;
  for (size_t i = 0; i < coded.sentences.size(); ++i) {
    const Sentence& s = coded.sentences[i];
    if (s.field != Field::kText) continue;
    auto span = [&](int first, int last) {
      return Span{s.tokens[static_cast<size_t>(first)].span.begin, s.tokens[static_cast<size_t>(last)].span.end};
    };
    for (const Mention& m : coded.mentions[i].mentions) {
      if (m.kind == MentionKind::kAdjective || m.kind == MentionKind::kPlace || m.kind == MentionKind::kSector || m.thing) continue;
      std::string chain = ChainOf(m.actors, knowledge);
      if (!chain.empty()) found.push_back({span(m.first, m.last), span(m.head, m.head), std::move(chain), -1, m.place_use});
    }
  }
  return found;
}

}  // namespace

double ChainScore::F1() const {
  double p = Precision(), r = Recall();
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

void ScoreChains(const Pipeline& pipeline, const Case& c, ChainScore& score, std::vector<std::string>* faults) {
  const Knowledge& knowledge = pipeline.resolver().knowledge();
  AnnotatedChains annotated = ReadChains(c, knowledge);
  std::vector<Compared> gold;
  for (ChainMention& mention : annotated.mentions) gold.push_back({mention.span, {}, std::move(mention.chain)});
  CodedArticle coded = pipeline.Code(std::move(annotated.article));
  std::vector<Compared> found = Found(coded, knowledge);
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
    for (Compared& g : gold) g.partner -= g.partner > static_cast<int>(f) ? 1 : 0;
  }
  std::map<std::string, int> gold_size, found_size;
  std::map<std::pair<std::string, std::string>, int> shared;
  for (const Compared& m : gold) {
    ++gold_size[m.chain];
    if (m.partner >= 0) ++shared[{m.chain, found[static_cast<size_t>(m.partner)].chain}];
  }
  for (const Compared& m : found) ++found_size[m.chain];
  // With the words around it, or nobody finds which "it" is meant.
  auto text = [&](const Span& span) {
    constexpr uint32_t kAround = 60;  // bytes
    const std::string& all = coded.article.text;
    const uint32_t begin = span.begin < kAround ? 0 : span.begin - kAround;
    std::string before(Slice(all, {begin, span.begin})), after(Slice(all, {span.end, std::min(static_cast<uint32_t>(all.size()), span.end + kAround)}));
    for (std::string* side : {&before, &after}) std::replace(side->begin(), side->end(), '\n', ' ');
    return fmt::format("{}[{}]{}", before, Slice(all, span), after);
  };
  for (const Compared& m : gold) {
    ++score.annotated;
    bool pronoun = m.span.end - m.span.begin <= 5 && !IsUpper(coded.article.text[m.span.begin + 1]);
    const Compared* partner = m.partner < 0 ? nullptr : &found[static_cast<size_t>(m.partner)];
    bool right = partner != nullptr && SameCountriesAndPerson(m.chain, partner->chain);
    score.named.Add(right);
    if (pronoun) score.pronouns.Add(right);
    if (partner != nullptr) score.recall_sum += static_cast<double>(shared[{m.chain, partner->chain}]) / gold_size[m.chain];
    bool same = partner != nullptr && partner->chain == m.chain;
    if (!same && faults != nullptr) {
      faults->push_back(fmt::format("{}:{}: {}: '{}' wanted {}, found {}", c.file, c.line, c.name, text(m.span), m.chain, partner == nullptr ? "nothing" : partner->chain));
    }
  }
  for (const Compared& m : found) {
    ++score.found;
    if (m.partner >= 0) score.precision_sum += static_cast<double>(shared[{gold[static_cast<size_t>(m.partner)].chain, m.chain}]) / found_size[m.chain];
    else if (faults != nullptr) faults->push_back(fmt::format("{}:{}: {}: '{}' taken for {}, not annotated", c.file, c.line, c.name, text(m.span), m.chain));
  }
}

}  // namespace lapwing
