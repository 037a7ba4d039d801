// SPDX-License-Identifier: Apache-2.0
#include "parse/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "parse/chars.h"
#include "parse/conllu.h"
#include "parse/iob2.h"
#include "parse/name_tags.h"
#include "parse/parser.h"

namespace lapwing::parse {
namespace {

/// A word with the characters it covers, white space not counted, and its governor among all words of its side.
struct Word {
  const Token* token = nullptr;
  int begin = 0;
  int end = 0;
  int head = -1;
  bool multiword = false;
};

struct Side {
  std::string characters;
  std::vector<Word> words;
  std::vector<std::pair<int, int>> sentences;
};

void AppendVisible(std::string_view form, std::string& out) {
  for (size_t i = 0; i < form.size();) {
    CodePoint c = Decode(form, i);
    if (!IsSpace(c.value)) out.append(form.substr(i, c.length));
    i += c.length;
  }
}

Side Read(std::span<const Sentence> sentences) {
  Side side;
  for (const auto& sentence : sentences) {
    int first_word = static_cast<int>(side.words.size());
    int sentence_begin = static_cast<int>(side.characters.size());
    size_t range = 0;
    for (size_t i = 0; i < sentence.tokens.size();) {
      size_t last = i;
      std::string_view form = sentence.tokens[i].form;
      bool multiword = range < sentence.multiword.size() && sentence.multiword[range].first == static_cast<int>(i);
      if (multiword) {
        last = static_cast<size_t>(sentence.multiword[range].last);
        form = sentence.multiword[range++].form;
      }
      int begin = static_cast<int>(side.characters.size());
      AppendVisible(form, side.characters);
      for (; i <= last; ++i) {
        const Token& token = sentence.tokens[i];
        side.words.push_back({&token, begin, static_cast<int>(side.characters.size()), token.head < 0 ? -1 : first_word + token.head, multiword});
      }
    }
    side.sentences.emplace_back(sentence_begin, static_cast<int>(side.characters.size()));
  }
  return side;
}

/// Gold word -> system word, -1 where there is none.
class Alignment {
 public:
  Alignment(const Side& gold, const Side& system) : gold_(gold.words), system_(system.words), to_(gold.words.size(), -1) { Align(); }
  int operator[](size_t gold) const { return to_[gold]; }

 private:
  void Align() {
    size_t g = 0;
    size_t s = 0;
    while (g < gold_.size() && s < system_.size()) {
      if (gold_[g].multiword || system_[s].multiword) {
        AlignBlock(g, s);
      } else if (gold_[g].begin == system_[s].begin && gold_[g].end == system_[s].end) {
        to_[g++] = static_cast<int>(s++);
      } else if (gold_[g].begin <= system_[s].begin) {
        ++g;
      } else {
        ++s;
      }
    }
  }

  /// Aligns the smallest stretch from (g, s) on that cuts no multiword token of either side, and moves past it.
  void AlignBlock(size_t& g, size_t& s) {
    int end = gold_[g].multiword ? gold_[g].end : system_[s].end;
    if (gold_[g].multiword && !system_[s].multiword && system_[s].begin < gold_[g].begin) ++s;
    if (!gold_[g].multiword && gold_[g].begin < system_[s].begin) ++g;
    size_t g_begin = g;
    size_t s_begin = s;
    while (!Beyond(gold_, g, end) || !Beyond(system_, s, end)) {
      bool from_gold = g < gold_.size() && (s >= system_.size() || gold_[g].begin <= system_[s].begin);
      const Word& word = from_gold ? gold_[g++] : system_[s++];
      if (word.multiword) end = std::max(end, word.end);
    }
    AlignForms(g_begin, g, s_begin, s);
  }

  static bool Beyond(const std::vector<Word>& words, size_t i, int end) {
    if (i >= words.size()) return true;
    return words[i].multiword ? words[i].begin >= end : words[i].end > end;
  }

  void AlignForms(size_t g, size_t g_end, size_t s, size_t s_end) {
    size_t rows = g_end - g;
    size_t columns = s_end - s;
    std::vector<std::vector<int>> common(rows + 1, std::vector<int>(columns + 1, 0));
    auto same = [&](size_t i, size_t j) { return Lower(gold_[g + i].token->form) == Lower(system_[s + j].token->form); };
    for (size_t i = rows; i-- > 0;) {
      for (size_t j = columns; j-- > 0;) {
        common[i][j] = same(i, j) ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
      }
    }
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
      if (same(i, j)) {
        to_[g + i++] = static_cast<int>(s + j++);
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  const std::vector<Word>& gold_;
  const std::vector<Word>& system_;
  std::vector<int> to_;
};

std::string_view Universal(Deprel label) {
  std::string_view name = lapwing::ToString(label);
  return name.substr(0, name.find(':'));
}

int CommonSpans(const std::vector<std::pair<int, int>>& a, const std::vector<std::pair<int, int>>& b) {
  std::map<std::pair<int, int>, int> counts;
  for (const auto& span : a) ++counts[span];
  int common = 0;
  for (const auto& span : b) {
    auto it = counts.find(span);
    if (it != counts.end() && it->second-- > 0) ++common;
  }
  return common;
}

}  // namespace

Result<Scores> Evaluate(std::span<const Sentence> gold_sentences, std::span<const Sentence> system_sentences) {
  Side gold = Read(gold_sentences);
  Side system = Read(system_sentences);
  if (gold.characters != system.characters) {
    auto [a, b] = std::mismatch(gold.characters.begin(), gold.characters.end(), system.characters.begin(), system.characters.end());
    auto at = static_cast<size_t>(a - gold.characters.begin());
    return Error{Errc::kBadInput,
                 fmt::format("the two analyses are of different texts: '{}' against '{}'", gold.characters.substr(at, 20),
                             system.characters.substr(std::min(at, system.characters.size()), 20)), ""};
  }
  Alignment aligned(gold, system);
  Scores scores;
  F1 empty{0, static_cast<int>(gold.words.size()), static_cast<int>(system.words.size())};
  scores.words = scores.upos = scores.xpos = scores.lemmas = scores.uas = scores.las = empty;
  scores.sentences = {CommonSpans(gold.sentences, system.sentences), static_cast<int>(gold.sentences.size()), static_cast<int>(system.sentences.size())};
  for (size_t g = 0; g < gold.words.size(); ++g) {
    if (aligned[g] < 0) continue;
    const Word& a = gold.words[g];
    const Word& b = system.words[static_cast<size_t>(aligned[g])];
    ++scores.words.correct;
    scores.upos.correct += a.token->upos == b.token->upos;
    scores.xpos.correct += a.token->xpos == b.token->xpos;
    // A gold lemma that is not given counts as right.
    scores.lemmas.correct += a.token->lemma.empty() || a.token->lemma == b.token->lemma;
    bool head = a.head < 0 ? b.head < 0 : b.head >= 0 && aligned[static_cast<size_t>(a.head)] == b.head;
    scores.uas.correct += head;
    scores.las.correct += head && Universal(a.token->deprel) == Universal(b.token->deprel);
  }
  return scores;
}

Result<Scores> EvaluateRaw(const Parser& parser, std::vector<Sentence> gold) {
  UsePlainQuotes(gold);
  std::string text = JoinText(gold);
  return Evaluate(gold, parser.Parse(text, Field::kText));
}

Result<Scores> EvaluateTokens(const Parser& parser, std::vector<Sentence> gold) {
  UsePlainQuotes(gold);
  std::vector<Sentence> system = gold;
  parser.Annotate(system);
  return Evaluate(gold, system);
}

NameScores CompareNames(std::span<const std::vector<EntitySpan>> gold, std::span<const std::vector<EntitySpan>> system) {
  NameScores scores;
  auto count = [&](const EntitySpan& name, int F1::* field) {
    ++(scores.all.*field);
    ++(scores.kinds[static_cast<size_t>(name.kind)].*field);
  };
  for (size_t i = 0; i < gold.size(); ++i) {
    for (const EntitySpan& name : gold[i]) {
      count(name, &F1::gold);
      if (std::find(system[i].begin(), system[i].end(), name) != system[i].end()) count(name, &F1::correct);
    }
    for (const EntitySpan& name : system[i]) {
      if (name.kind != EntityKind::weapon) count(name, &F1::system);
    }
  }
  return scores;
}

Result<NameScores> EvaluateNames(const Parser& parser, const std::string& path) {
  auto named = ReadNames(path);
  if (!named) return named.error();
  std::vector<std::vector<EntitySpan>> gold, system;
  std::vector<Sentence> sentences;
  for (const auto& [id, words] : *named) {
    Sentence sentence;
    for (const auto& form : words.forms) {
      Token token;
      token.form = PlainQuotes(form);
      sentence.tokens.push_back(std::move(token));
    }
    sentences.push_back(std::move(sentence));
    gold.push_back(NamesOf(words.tags));
  }
  parser.Annotate(sentences);
  for (auto& sentence : sentences) system.push_back(std::move(sentence.entities));
  return CompareNames(gold, system);
}

std::string ToString(const NameScores& scores) {
  std::string out = fmt::format("names {} F1 {:.2f}", scores.all.gold, scores.all.Value());
  for (int kind = 0; kind < 3; ++kind) {
    const F1& f1 = scores.kinds[kind];
    out += fmt::format(" {} {:.2f}", ToString(static_cast<EntityKind>(kind)), f1.Value());
  }
  return out;
}

std::string ToString(const Scores& scores) {
  return fmt::format("sentences {:.2f} words {:.2f} UPOS {:.2f} XPOS {:.2f} lemmas {:.2f} UAS {:.2f} LAS {:.2f}", scores.sentences.Value(),
                     scores.words.Value(), scores.upos.Value(), scores.xpos.Value(), scores.lemmas.Value(), scores.uas.Value(),
                     scores.las.Value());
}

}  // namespace lapwing::parse
