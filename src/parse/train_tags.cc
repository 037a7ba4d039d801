// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include "parse/irregular.h"
#include "parse/lemmatizer.h"
#include "parse/perceptron.h"
#include "parse/train_steps.h"

namespace lapwing::parse {
namespace {

constexpr int kMinTagCount = 3;
constexpr int kListed = 1000;  ///< the list of irregular words outvotes slips of the treebanks ("fled" of "flead")
/// Share of features left out of each decision: the rest learns to do without them, which helps with unknown words.
constexpr uint64_t kDropPerMille = 100;

}  // namespace

TagSet CollectTags(const Corpus& corpus) {
  std::map<std::pair<int, int>, int> counts;
  for (const auto& sentence : corpus.sentences) {
    for (const auto& token : sentence.tokens) ++counts[{static_cast<int>(token.upos), token.xpos}];
  }
  std::vector<std::tuple<int, int, int>> sorted;
  for (const auto& [pair, count] : counts) {
    if (count >= kMinTagCount) sorted.emplace_back(-count, pair.first, pair.second);
  }
  std::sort(sorted.begin(), sorted.end());
  if (sorted.size() > 250) sorted.resize(250);
  std::vector<TagPair> pairs;
  for (const auto& [count, upos, xpos] : sorted) pairs.push_back({static_cast<Upos>(upos), static_cast<Xpos>(xpos)});
  return TagSet(std::move(pairs));
}

std::string TrainTagger(const Corpus& corpus, const std::vector<char>& use, const WordTable& words, const TagSet& tags, int rounds,
                        uint64_t seed) {
  Perceptron perceptron(static_cast<int>(tags.size()));
  Random random(seed);
  std::vector<size_t> order;
  for (size_t i = 0; i < corpus.sentences.size(); ++i) {
    if (use[i] != 0) order.push_back(i);
  }
  std::vector<Lexeme> lexemes;
  std::vector<TagId> given;
  std::vector<uint64_t> keys;
  std::vector<float> scores(tags.size());
  for (int round = 0; round < rounds; ++round) {
    random.Shuffle(order);
    for (size_t s : order) {
      const auto& tokens = corpus.sentences[s].tokens;
      Describe(tokens, words, lexemes);
      given.assign(tokens.size(), 0);
      for (size_t i = 0; i < tokens.size(); ++i) {
        TagFeatures(lexemes, given, i, keys);
        random.Drop(keys, kDropPerMille);
        perceptron.Score(keys, scores);
        size_t gold = tags.Find({tokens[i].upos, tokens[i].xpos});
        size_t guess = static_cast<size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
        given[i] = static_cast<TagId>(guess);
        if (guess != gold) perceptron.Update(keys, static_cast<int>(gold), static_cast<int>(guess));
        perceptron.Tick();
      }
    }
  }
  return SparseModel::Pack(static_cast<int>(tags.size()), perceptron.Average({.min_updates = 3, .min_weight = 0.95f}));
}

std::string TrainLemmas(const Corpus& corpus, const WordTable& words) {
  std::map<std::tuple<std::string, int, int, std::string>, int> counts;
  std::vector<Lexeme> lexemes;
  for (const auto& sentence : corpus.sentences) {
    Describe(sentence.tokens, words, lexemes);
    for (size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& token = sentence.tokens[i];
      if (token.lemma.empty() || token.deprel == Deprel::goeswith) continue;
      ++counts[{Lemmatizer::Base(lexemes[i], {token.upos, token.xpos}), static_cast<int>(token.upos), token.xpos, token.lemma}];
    }
  }
  std::vector<Lemmatizer::Example> examples;
  for (const auto& [key, count] : counts) {
    const auto& [text, upos, xpos, lemma] = key;
    examples.push_back({text, {static_cast<Upos>(upos), static_cast<Xpos>(xpos)}, lemma, count});
  }
  auto add = [&](std::string_view text, Upos upos, const char* xpos, std::string_view lemma) {
    examples.push_back({std::string(text), {upos, XposFrom(xpos)}, std::string(lemma), kListed});
  };
  for (const auto& verb : IrregularVerbs()) {
    add(verb.past, Upos::VERB, "VBD", verb.base);
    add(verb.participle, Upos::VERB, "VBN", verb.base);
  }
  for (const auto& noun : IrregularPlurals()) add(noun.plural, Upos::NOUN, "NNS", noun.singular);
  return Lemmatizer::Train(examples);
}

}  // namespace lapwing::parse
