// SPDX-License-Identifier: Apache-2.0
#include "parse/train.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <mutex>
#include <thread>

#include "parse/conllu.h"
#include "parse/evaluate.h"
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

void SideBySide(int threads, int count, const std::function<void(int)>& work) {
  std::atomic<int> next{0};
  std::vector<std::thread> running;
  for (int i = 0; i < std::min(threads, count); ++i) {
    running.emplace_back([&] {
      for (int item = next++; item < count; item = next++) work(item);
    });
  }
  for (auto& thread : running) thread.join();
}

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

std::vector<std::vector<TagId>> JackknifeTags(const Corpus& corpus, const WordTable& words, const TagSet& tag_set, const TrainOptions& options) {
  std::vector<std::vector<TagId>> tags(corpus.sentences.size());
  // Folds are blocks of neighbouring sentences: sentences of one document mostly fall into one fold.
  auto fold_of = [&](size_t i) { return static_cast<int>(i / 50 % static_cast<size_t>(options.folds)); };
  SideBySide(options.threads, options.folds, [&](int fold) {
    std::vector<char> use(corpus.sentences.size());
    for (size_t i = 0; i < use.size(); ++i) use[i] = fold_of(i) != fold;
    Tagger tagger;
    uint64_t seed = options.seed + static_cast<uint64_t>(fold);
    if (!tagger.Load(tag_set.Pack(), TrainTagger(corpus, use, words, tag_set, std::min(options.tagger_rounds, 5), seed))) return;
    std::vector<Lexeme> lexemes;
    for (size_t i = 0; i < use.size(); ++i) {
      if (fold_of(i) != fold) continue;
      Describe(corpus.sentences[i].tokens, words, lexemes);
      tagger.Tag(lexemes, tags[i]);
    }
    Say(options, fmt::format("tags: fold {} of {}", fold + 1, options.folds));
  });
  return tags;
}

namespace {

/// Adds the practice sentences at the end; they have no place in the running text.
Status AddPractice(Corpus& corpus, const TrainOptions& options) {
  if (options.practice.empty()) return Ok{};
  std::ifstream file(options.practice, std::ios::binary);
  if (!file) return Error{Errc::kNotFound, "cannot open the practice grammar", options.practice};
  std::string grammar((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  auto drawn = DrawSentences(grammar, options.practice, options.practice_sentences, options.seed);
  if (!drawn) return drawn.error();
  for (auto& sentence : *drawn) corpus.sentences.push_back(std::move(sentence));
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
  if (Status added = AddPractice(*corpus, options); !added) return added.error();
  file.Set("tagset", tag_set.Pack());
  file.Set("tags", TrainTagger(*corpus, std::vector<char>(corpus->sentences.size(), 1), words, tag_set, options.tagger_rounds, options.seed));
  Say(options, "tags and lemmas are done");

  auto tags = JackknifeTags(*corpus, words, tag_set, options);
  file.Set("trees", TrainTrees(*corpus, tags, words, tag_set, options));
  for (const char* name : {"words", "tokens", "sentences", "tagset", "tags", "lemmas", "trees"}) {
    Say(options, fmt::format("{}: {} KB", name, file.Get(name).size() / 1024));
  }
  auto written = file.Write(fmt::format("{}/{}", options.out_dir, kModelName));
  if (!written) return written.error();
  return Report(file, options);
}

}  // namespace lapwing::parse
