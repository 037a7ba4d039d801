// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include "parse/irregular.h"
#include "parse/lemmatizer.h"
#include "parse/train_steps.h"

namespace lapwing::parse {
namespace {

constexpr int kMinTagCount = 3;
constexpr int kListed = 1000;  ///< the list of irregular words outvotes slips of the treebanks ("fled" of "flead")

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
