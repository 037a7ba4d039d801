// SPDX-License-Identifier: Apache-2.0
#include "code/act_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "code/act_signs.h"

namespace lapwing {
namespace {

// Chance of a type below which a word proposes nothing. On folds of whole reports 0.2 has the same F1 with more false events, 0.4 and 0.5 have less.
constexpr float kLeast = 0.3F;

}  // namespace

ActWords::ActWords(const Tree& tree, const Codebook& codebook, const SentenceMentions& mentions, const PairModel* model, bool title)
    : tree_(tree), codebook_(codebook), mentions_(mentions), title_(title) {
  // Without a known party nothing comes of an act.
  const auto known = [](const Mention& m) { return std::any_of(m.actors.begin(), m.actors.end(), [](const Actor& a) { return !a.country.empty(); }); };
  if (model != nullptr && std::any_of(mentions.mentions.begin(), mentions.mentions.end(), known)) acts_ = model->acts();
}

bool ActWords::Asked(int token) const { return acts_ != nullptr && MayTellAct(tree_, mentions_, token); }

PairScores ActWords::Chances(int token) const { return acts_->Chances(FindActSigns(tree_, codebook_, mentions_, title_, token), Voice::kPractice); }

std::vector<int> ActWords::TypesOf(int token) const {
  if (codebook_.learnt.empty() || !Asked(token)) return {};
  const PairScores chances = Chances(token);
  std::vector<size_t> classes;
  for (size_t c = 0; c < kNoEvent; ++c) {
    if (chances[c] >= kLeast) classes.push_back(c);
  }
  std::stable_sort(classes.begin(), classes.end(), [&](size_t a, size_t b) { return chances[a] > chances[b]; });
  std::vector<int> types;
  for (size_t c : classes) {
    if (const int type = codebook_.TypeIndex(kPairClassNames[c]); type >= 0) types.push_back(type);
  }
  return types;
}

std::vector<std::string> ActWords::SignsOf(const Match& match, const Event& event) const {
  std::vector<std::string> signs;
  if (!Asked(match.trigger)) return signs;
  const PairScores chances = Chances(match.trigger);
  // "is meeting him tonight" is AGREE by what lies ahead, but the words are those of CONSULT.
  const int type = PairClass(codebook_.types[static_cast<size_t>(match.type)].name), now = PairClass(event.type);
  double chance = type < 0 ? 0 : chances[static_cast<size_t>(type)];
  if (now >= 0 && now != type) chance += chances[static_cast<size_t>(now)];
  for (double level : {0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9}) {
    if (chance < level) signs.push_back(fmt::format("{}act<{}", match.pattern->learnt ? "learnt " : "", static_cast<int>(level * 100)));
  }
  return signs;
}

}  // namespace lapwing
