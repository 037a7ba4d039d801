// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "parse/abbreviations.h"
#include "parse/chars.h"
#include "parse/perceptron.h"
#include "parse/train_steps.h"

namespace lapwing::parse {
namespace {

constexpr int kSplitterRounds = 12;

/// Tokens of the whole corpus in order, with the multiword flag of each.
struct Flat {
  std::vector<Span> spans;
  std::vector<char> multiword;
};

Flat Flatten(const Corpus& corpus) {
  Flat flat;
  for (const auto& sentence : corpus.sentences) {
    size_t base = flat.spans.size();
    for (const auto& token : sentence.tokens) flat.spans.push_back(token.span);
    flat.multiword.resize(flat.spans.size(), 0);
    for (const auto& word : sentence.multiword) {
      for (int i = word.first; i <= word.last; ++i) flat.multiword[base + static_cast<size_t>(i)] = 1;
    }
  }
  return flat;
}

}  // namespace

WordSplits LearnWordSplits(const Corpus& corpus) {
  Flat flat = Flatten(corpus);
  // Ways in which each written word was cut, counted: piece lengths -> count.
  std::map<std::string, std::map<std::pair<std::vector<uint8_t>, bool>, int>> ways;
  const std::string& text = corpus.text;
  for (size_t i = 0; i < flat.spans.size();) {
    // A chunk: tokens up to the next white space.
    size_t end = i + 1;
    while (end < flat.spans.size() && flat.spans[end].begin == flat.spans[end - 1].end) ++end;
    Span core = WordCore(text, {flat.spans[i].begin, flat.spans[end - 1].end});
    // A full stop after the word is part of the question: "approx." may be one word, "missiles." is two.
    if (core.end < flat.spans[end - 1].end && text[core.end] == '.' && !AbbreviatesBeforeNumber(Lower(Slice(text, core)))) ++core.end;
    std::vector<Span> inside;
    bool multiword = false;
    bool exact = true;
    for (size_t k = i; k < end; ++k) {
      Span span = flat.spans[k];
      if (span.end <= core.begin || span.begin >= core.end) continue;
      exact = exact && span.begin >= core.begin && span.end <= core.end && span.end - span.begin < 200;
      inside.push_back(span);
      multiword = multiword || flat.multiword[k] != 0;
    }
    i = end;
    if (!exact || inside.empty() || core.empty()) continue;
    std::string word = Lower(Slice(text, core));
    if (word.size() != core.end - core.begin) continue;
    std::vector<uint8_t> lengths;
    for (Span span : inside) lengths.push_back(static_cast<uint8_t>(span.end - span.begin));
    ++ways[word][{lengths, multiword && lengths.size() > 1}];
  }
  WordSplits splits;
  Tokenizer rules;
  for (const auto& [word, counts] : ways) {
    auto best = std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; });
    if (best->second < 2) continue;
    TokenBlock by_rule;
    // A word after it, so that the rules do not take this for the end of the text.
    std::string context = word + " x";
    rules.Tokenize(context, {0, static_cast<uint32_t>(context.size())}, by_rule);
    std::vector<uint8_t> lengths;
    for (size_t k = 0; k + 1 < by_rule.tokens.size(); ++k) lengths.push_back(static_cast<uint8_t>(by_rule.tokens[k].form.size()));
    bool multiword = !by_rule.multiword.empty();
    if (lengths == best->first.first && multiword == best->first.second) continue;
    WordSplit split{best->first.first, best->first.second};
    if (!IsSlip(word, split)) splits[word] = std::move(split);
  }
  return splits;
}

std::string TrainSplitter(const Corpus& corpus, const WordTable& words, uint64_t seed) {
  // Paragraphs as one run of tokens each, with the last tokens of their sentences.
  struct Paragraph {
    std::vector<Token> tokens;
    std::vector<char> ends;
  };
  std::vector<Paragraph> paragraphs;
  int current = -1;
  for (const auto& sentence : corpus.sentences) {
    if (sentence.paragraph != current) paragraphs.emplace_back();
    current = sentence.paragraph;
    auto& paragraph = paragraphs.back();
    for (const auto& token : sentence.tokens) paragraph.tokens.push_back(token);
    paragraph.ends.resize(paragraph.tokens.size(), 0);
    paragraph.ends.back() = 1;
  }
  Perceptron perceptron(2);
  Random random(seed);
  std::vector<size_t> order(paragraphs.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::vector<uint64_t> keys;
  float scores[2];
  for (int round = 0; round < kSplitterRounds; ++round) {
    random.Shuffle(order);
    for (size_t p : order) {
      const auto& paragraph = paragraphs[p];
      size_t start = 0;
      for (size_t i = 0; i + 1 < paragraph.tokens.size(); ++i) {
        int gold = paragraph.ends[i];
        if (GapKind(paragraph.tokens, i, start) == Gap::kAsk) {
          GapFeatures(paragraph.tokens, i, start, words, keys);
          perceptron.Score(keys, scores);
          // The margin keeps pushing decisions that are right by a hair.
          float lead = scores[gold] - scores[1 - gold];
          if (lead <= 1.0f) perceptron.Update(keys, gold, 1 - gold);
          perceptron.Tick();
        }
        if (gold == 1) start = i + 1;
      }
    }
  }
  return SparseModel::Pack(2, perceptron.Average({.min_updates = 2, .min_weight = 0.005f}));
}

}  // namespace lapwing::parse
