// SPDX-License-Identifier: Apache-2.0
#include "parse/train.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <mutex>

#include "parse/conllu.h"
#include "parse/evaluate.h"
#include "parse/iob2.h"
#include "parse/name_tags.h"
#include "parse/parser.h"
#include "parse/practice.h"
#include "parse/train_steps.h"

namespace lapwing::parse {
void Say(const TrainOptions& options, const std::string& line) {
  static std::mutex mutex;
  std::lock_guard lock(mutex);
  if (options.progress) options.progress(line);
}

namespace {

bool LeftOut(const std::string& document, const TrainOptions& options) {
  for (const auto& part : options.leave_out) {
    if (document.find(part) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

Result<Corpus> ReadCorpus(const TrainOptions& options) {
  Corpus corpus;
  for (const auto& path : options.treebanks) {
    auto sentences = ReadConlluFile(path);
    if (!sentences) return sentences.error();
    std::string document;
    for (auto& sentence : *sentences) {
      std::string_view id = CommentValue(sentence, "newdoc id");
      if (!id.empty()) document = id;
      if (!LeftOut(document, options)) corpus.sentences.push_back(std::move(sentence));
    }
  }
  if (corpus.sentences.empty()) return Error{Errc::kUsage, "no sentences to learn from; name treebanks in CoNLL-U", ""};
  UsePlainQuotes(corpus.sentences);
  corpus.text = JoinText(corpus.sentences);
  return corpus;
}

namespace {

/// Adds the practice sentences at the end; they have no place in the running text.
Status AddPractice(Corpus& corpus, const TrainOptions& options) {
  for (const std::string& path : options.practice) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{Errc::kNotFound, "cannot open the practice grammar", path};
    std::string grammar((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    auto drawn = DrawSentences(grammar, path, options.practice_sentences, options.seed);
    if (!drawn) return drawn.error();
    for (auto& sentence : *drawn) corpus.sentences.push_back(std::move(sentence));
  }
  corpus.named.resize(corpus.sentences.size(), 0);
  return Ok{};
}

/// Sentences are found by their id; those with another number of words than the names are left without.
Status AddNames(Corpus& corpus, const TrainOptions& options) {
  corpus.named.resize(corpus.sentences.size(), 0);
  for (const std::string& path : options.names) {
    auto names = ReadNames(path);
    if (!names) return names.error();
    size_t found = 0;
    for (size_t i = 0; i < corpus.sentences.size(); ++i) {
      Sentence& sentence = corpus.sentences[i];
      auto it = names->find(std::string(CommentValue(sentence, "sent_id")));
      if (it == names->end() || it->second.tags.size() != sentence.tokens.size()) continue;
      sentence.entities = NamesOf(it->second.tags);
      corpus.named[i] = 1;
      ++found;
    }
    Say(options, fmt::format("{}: names of {} sentences", path, found));
  }
  return Ok{};
}

Status Report(const ModelFile& file, const TrainOptions& options) {
  if (options.dev.empty()) return Ok{};
  auto gold = ReadConlluFile(options.dev);
  if (!gold) return gold.error();
  auto parser = Parser::FromModel(file, "");
  if (!parser) return parser.error();
  auto tokens = EvaluateTokens(**parser, *gold);
  if (!tokens) return tokens.error();
  auto raw = EvaluateRaw(**parser, *gold);
  if (!raw) return raw.error();
  Say(options, "given tokens: " + ToString(*tokens));
  Say(options, "from text:    " + ToString(*raw));
  return Ok{};
}

}  // namespace

Status TrainParse(const TrainOptions& options) {
  auto corpus = ReadCorpus(options);
  if (!corpus) return corpus.error();
  Say(options, fmt::format("{} sentences to learn from", corpus->sentences.size()));
  ModelFile file;

  Tokenizer tokenizer(LearnWordSplits(*corpus));
  file.Set("tokens", tokenizer.Pack());

  if (options.words_from.empty()) {
    auto bytes = LearnWords(*corpus, tokenizer, options);
    if (!bytes) return bytes.error();
    file.Set("words", std::move(*bytes));
  } else {
    auto other = ModelFile::Read(options.words_from);
    if (!other) return other.error();
    file.Set("words", std::string(other->Get("words")));
  }
  WordTable words;
  if (!words.Load(file.Get("words"))) return Error{Errc::kBadData, "the words of this model are unfit", options.words_from};
  Say(options, "words are done");

  file.Set("sentences", TrainSplitter(*corpus, words, options.seed));
  file.Set("lemmas", TrainLemmas(*corpus, words));
  TagSet tag_set = CollectTags(*corpus);
  if (Status added = AddNames(*corpus, options); !added) return added.error();
  if (Status added = AddPractice(*corpus, options); !added) return added.error();
  file.Set("tagset", tag_set.Pack());
  Say(options, "sentence ends and lemmas are done");
  auto written = [&] { return file.Write(fmt::format("{}/{}", options.out_dir, kModelName)); };
  Status trained = TrainNet(*corpus, words, tag_set, options, file, [&]() -> Status {
    if (Status saved = written(); !saved) return saved;
    return Report(file, options);
  });
  if (!trained) return trained.error();
  for (const char* name : {"words", "tokens", "sentences", "tagset", "lemmas", "vocabulary", "gazetteer", "net"}) {
    Say(options, fmt::format("{}: {} KB", name, file.Get(name).size() / 1024));
  }
  return Ok{};
}

}  // namespace lapwing::parse
