// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "parse/conllu.h"
#include "parse/name_tags.h"
#include "parse/net_trainer.h"
#include "parse/train_steps.h"

namespace lapwing::parse {
namespace {

constexpr int kMinCount = 3;            ///< rarer words have no row of their own
constexpr size_t kMostWords = 20000;
constexpr double kWarmUp = 0.03;        ///< share of all steps in which the step size grows
constexpr size_t kLongest = 150;        ///< longer sentences are lists: nothing to learn from
constexpr double kPause = 10;           ///< progress lines a round

bool Usable(const Sentence& sentence) { return !sentence.tokens.empty() && sentence.tokens.size() <= kLongest; }

/// Gold and silver sentences as the network sees them.
class Examples {
 public:
  Examples(const WordTable& words, const TagSet& tag_set) : words_(words), tag_set_(tag_set) {}

  void Count(const Sentence& sentence) {
    Describe(sentence.tokens, words_, lexemes_);
    for (const Lexeme& lexeme : lexemes_) ++counts_[lexeme.word];
  }

  NetInput Vocabulary(Gazetteer gazetteer) const {
    std::vector<std::pair<int64_t, uint64_t>> frequent;
    for (const auto& [word, count] : counts_) {
      if (count >= kMinCount) frequent.emplace_back(-count, word);
    }
    std::sort(frequent.begin(), frequent.end());
    if (frequent.size() > kMostWords) frequent.resize(kMostWords);
    std::vector<uint64_t> chosen;
    for (const auto& entry : frequent) chosen.push_back(entry.second);
    return NetInput(std::move(chosen), std::move(gazetteer));
  }

  NetExample Make(const Sentence& sentence, const NetInput& input, bool named) {
    NetExample example;
    Describe(sentence.tokens, words_, lexemes_);
    input.Rows(lexemes_, example.features);
    for (const Token& token : sentence.tokens) {
      example.heads.push_back(static_cast<uint16_t>(token.head + 1));
      example.labels.push_back(static_cast<uint8_t>(token.deprel));
      example.tags.push_back(tag_set_.Find({token.upos, token.xpos}));
    }
    if (named) example.names = NameTags(sentence.entities, sentence.tokens.size());
    return example;
  }

 private:
  const WordTable& words_;
  const TagSet& tag_set_;
  std::vector<Lexeme> lexemes_;
  std::unordered_map<uint64_t, int64_t> counts_;
};

}  // namespace

Status TrainNet(const Corpus& corpus, const WordTable& words, const TagSet& tag_set, const TrainOptions& options, ModelFile& file,
                const std::function<Status()>& after_round) {
  std::vector<Sentence> silver;
  for (const std::string& path : options.silver) {
    auto sentences = ReadConlluFile(path);
    if (!sentences) return sentences.error();
    std::move(sentences->begin(), sentences->end(), std::back_inserter(silver));
  }
  Examples maker(words, tag_set);
  for (const auto& sentence : corpus.sentences) maker.Count(sentence);
  for (const auto& sentence : silver) maker.Count(sentence);
  Gazetteer gazetteer;
  if (!options.knowledge.empty()) {
    auto read = Gazetteer::FromKnowledge(options.knowledge);
    if (!read) return read.error();
    gazetteer = std::move(*read);
    Say(options, fmt::format("net: {} words of names", gazetteer.size()));
  }
  file.Set("gazetteer", gazetteer.Pack());
  NetInput input = maker.Vocabulary(std::move(gazetteer));
  std::vector<NetExample> examples;
  for (size_t i = 0; i < corpus.sentences.size(); ++i) {
    if (Usable(corpus.sentences[i])) examples.push_back(maker.Make(corpus.sentences[i], input, corpus.named[i] != 0));
  }
  size_t gold = examples.size();
  for (const auto& sentence : silver) {
    if (Usable(sentence)) examples.push_back(maker.Make(sentence, input, true));
  }
  silver = {};
  Say(options, fmt::format("net: {} sentences of treebanks and practice, {} of silver, {} rows of embeddings", gold, examples.size() - gold, input.rows()));

  Net net(static_cast<int>(tag_set.size()), static_cast<int>(Deprel::xcomp) + 1, kNameTags);
  NetTrainOptions settings;
  settings.seed = options.seed;
  settings.threads = options.threads;
  settings.rate = static_cast<float>(options.rate);
  settings.drop = static_cast<float>(options.drop);
  settings.weights.names = static_cast<float>(options.names_weight);
  NetTrainer trainer(net, input, settings);
  Say(options, fmt::format("net: {} dense parameters", net.parameters.size()));
  file.Set("vocabulary", input.Pack());

  std::vector<size_t> order;
  for (size_t i = 0; i < examples.size(); ++i) order.insert(order.end(), i < gold ? static_cast<size_t>(options.repeat) : 1, i);
  Random random(options.seed);
  std::vector<const NetExample*> pass;
  for (int round = 0; round < options.rounds; ++round) {
    random.Shuffle(order);
    pass.clear();
    for (size_t i : order) pass.push_back(&examples[i]);
    double next_line = 0;
    auto rate = [&](double share) {
      double done = (round + share) / options.rounds;
      if (share >= next_line) {
        Say(options, fmt::format("net: {:.1f} % done", 100 * done));
        next_line += 1 / kPause;
      }
      return done < kWarmUp ? (done + 1e-4) / kWarmUp : std::max(0.01, (1 - done) / (1 - kWarmUp));
    };
    auto report = trainer.Pass(pass, rate);
    Say(options, fmt::format("net: round {} of {}, loss {:.4f}, {:.2f} % of heads right", round + 1, options.rounds, report.loss, 100 * report.heads_right));
    net.Prepare();
    file.Set("net", net.Pack());
    if (Status status = after_round(); !status) return status;
  }
  return Ok{};
}

}  // namespace lapwing::parse
