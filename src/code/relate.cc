// SPDX-License-Identifier: Apache-2.0
#include "code/relate.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "code/matcher.h"
#include "code/status.h"

namespace lapwing {
namespace {

constexpr const char* kSource = "<source>";
constexpr const char* kTarget = "<target>";

/// Tokens of the sentence that overlap an occurrence of the phrase.
std::vector<int> TokensOf(const Sentence& sentence, std::string_view text, std::string_view phrase) {
  std::vector<int> tokens;
  if (phrase.empty()) return tokens;
  std::string_view within = Slice(text, sentence.span);
  size_t at = within.find(phrase);
  if (at == std::string_view::npos) return tokens;
  uint32_t begin = sentence.span.begin + static_cast<uint32_t>(at), end = begin + static_cast<uint32_t>(phrase.size());
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Span& span = sentence.tokens[i].span;
    if (span.begin < end && span.end > begin) tokens.push_back(static_cast<int>(i));
  }
  return tokens;
}

int HeadOf(const Tree& tree, const std::vector<int>& tokens) {
  for (int t : tokens) {
    int head = tree.Head(t);
    bool inside = std::find(tokens.begin(), tokens.end(), head) != tokens.end();
    if (!inside && tree[t].upos != Upos::PUNCT && tree[t].upos != Upos::DET && tree[t].upos != Upos::ADP) return t;
  }
  return tokens.back();
}

/// Replaces whatever was resolved at the phrase by the given side.
void Force(const Tree& tree, SentenceMentions& mentions, const std::vector<int>& tokens, const char* side) {
  Mention mention;
  mention.kind = MentionKind::kState;
  mention.first = tokens.front();
  mention.last = tokens.back();
  mention.head = HeadOf(tree, tokens);
  Actor actor;
  actor.country = side;
  mention.actors.push_back(actor);
  auto index = static_cast<int16_t>(mentions.mentions.size());
  for (int t : tokens) {
    // A name the phrase is part of is that side as a whole: "Hossein Dehghan" for "Dehghan".
    int16_t old = mentions.at[static_cast<size_t>(t)];
    if (old >= 0 && mentions.mentions[static_cast<size_t>(old)].kind == MentionKind::kPerson) {
      for (int16_t& at : mentions.at) at = at == old ? index : at;
    }
    mentions.at[static_cast<size_t>(t)] = index;
  }
  // A name or title hanging together with its head is one phrase.
  for (int t = mention.head; tree.Head(t) >= 0;) {
    Deprel rel = tree.Rel(t);
    if (rel != Deprel::flat && rel != Deprel::nmod_desc && rel != Deprel::compound) break;
    t = tree.Head(t);
    if (tree.IsNominal(t) && mentions.at[static_cast<size_t>(t)] != index && std::abs(t - mention.head) < 5) mentions.at[static_cast<size_t>(t)] = index;
  }
  mentions.mentions.push_back(std::move(mention));
}

struct Hold {
  bool direct = false;
  bool nested = false;
  double Value(double full) const { return direct ? full : nested ? full * 0.7 : 0; }
};

Hold Holds(const std::vector<Side>& sides, std::string_view side) {
  Hold hold;
  for (const Side& s : sides) {
    if (s.actor.country != side) continue;
    (s.nested ? hold.nested : hold.direct) = true;
  }
  return hold;
}

struct Best {
  double score = -1e9;
  Match match;
};

// Weights of the signs that a reading is about the two given sides; set by hand on the development relations
// (eight numbers, 1,050 sentences), so their scores there are slightly flattering.
constexpr double kPatternWeight = 1.0;     // the pattern's own score: filled slots, lexical slots
constexpr double kSourceActs = 2.5;
constexpr double kTargetTakes = 3.0;
constexpr double kTargetActs = 1.5;        // the roles are the wrong way round
constexpr double kSourceTakes = 1.0;
constexpr double kTargetBelow = 1.6;       // the target stands somewhere under the word
constexpr double kSourceBelow = 0.3;
constexpr double kSourceDistance = 0.4;    // per edge of the tree
constexpr double kTargetDistance = 0.1;

/// How well this reading is about the two given sides.
double ScoreOf(const Tree& tree, const Match& match, int source, int target) {
  Hold source_acts = Holds(match.actors, kSource), target_takes = Holds(match.recipients, kTarget);
  Hold target_acts = Holds(match.actors, kTarget), source_takes = Holds(match.recipients, kSource);
  double score = kPatternWeight * match.score;
  score += source_acts.Value(kSourceActs) + target_takes.Value(kTargetTakes);
  bool mutual = match.both || match.pattern->reciprocal;
  if (mutual) score += target_acts.Value(kSourceActs) + source_takes.Value(kSourceActs);
  else score -= target_acts.Value(kTargetActs) + source_takes.Value(kSourceTakes);
  // A reading about one side whose word stands over the other is still likely the one meant.
  if (!target_takes.direct && !target_takes.nested && tree.Under(target, match.trigger)) score += kTargetBelow;
  if (!source_acts.direct && !source_acts.nested && tree.Under(source, match.trigger)) score += kSourceBelow;
  score -= kSourceDistance * tree.Distance(source, match.trigger) + kTargetDistance * tree.Distance(target, match.trigger);
  return score;
}

}  // namespace

Relation RelateSides(const Codebook& codebook, std::string_view text, std::span<const Sentence> sentences,
                     std::span<const SentenceMentions> mentions, const std::vector<std::string>& source, const std::vector<std::string>& target) {
  Best best;
  Relation relation;
  double second = -1e9;
  for (size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    if (sentence.tokens.empty()) continue;
    Tree tree(sentence);
    SentenceMentions forced = mentions[i];
    int source_head = -1, target_head = -1;
    for (const std::string& phrase : target) {
      std::vector<int> tokens = TokensOf(sentence, text, phrase);
      if (tokens.empty()) continue;
      Force(tree, forced, tokens, kTarget);
      if (target_head < 0) target_head = HeadOf(tree, tokens);
    }
    for (const std::string& phrase : source) {
      std::vector<int> tokens = TokensOf(sentence, text, phrase);
      if (tokens.empty()) continue;
      Force(tree, forced, tokens, kSource);
      if (source_head < 0) source_head = HeadOf(tree, tokens);
    }
    if (source_head < 0 && target_head < 0) continue;
    if (source_head < 0) source_head = target_head;
    if (target_head < 0) target_head = source_head;
    Sides sides(tree, forced);
    Matcher matcher(tree, codebook, sides, /*lenient=*/true);
    for (int t = 0; t < tree.size(); ++t) {
      for (const Match& match : matcher.Ranked(t)) {
        double score = ScoreOf(tree, match, source_head, target_head);
        if (score > best.score) {
          if (best.match.type != match.type) second = std::max(second, best.score);
          best = {score, match};
          relation.sentence = static_cast<int>(i);
        } else if (match.type != best.match.type) {
          second = std::max(second, score);
        }
      }
    }
  }
  if (best.match.pattern == nullptr) {
    // Nothing known stands between the two: accusations are what news reports most without a word of its own.
    int guess = std::max(0, codebook.TypeIndex("ACCUSE"));
    const EventType& type = codebook.types[static_cast<size_t>(guess)];
    relation.type = type.name;
    relation.quad = type.QuadNumber();
    relation.confidence = 0.1;
    return relation;
  }
  Tree tree(sentences[static_cast<size_t>(relation.sentence)]);
  Factuality fact = FindFactuality(tree, codebook, best.match.trigger);
  int type = best.match.type;
  const EventType& original = codebook.types[static_cast<size_t>(type)];
  relation.mode = best.match.mode;
  relation.status = fact.status;
  int converted = -1;
  if (best.match.pattern->ahead) fact.status = relation.status = EventStatus::kAsserted;
  if (fact.status == EventStatus::kPlanned && !original.future.empty()) converted = codebook.TypeIndex(original.future);
  if (fact.status == EventStatus::kNegated && !original.refusal.empty()) converted = codebook.TypeIndex(original.refusal);
  // Agreeing, promising or being willing to yield is intent, not yet the yielding (CAMEO 035).
  bool ahead = fact.status == EventStatus::kPlanned || fact.will || best.match.inner >= 0;
  if (ahead && !original.intent.empty()) converted = codebook.TypeIndex(original.intent);
  if (converted >= 0) {
    type = converted;
    if (codebook.types[static_cast<size_t>(type)].FindMode(relation.mode) == nullptr) relation.mode.clear();
  }
  relation.type = codebook.types[static_cast<size_t>(type)].name;
  relation.quad = codebook.types[static_cast<size_t>(type)].QuadNumber();
  relation.frame = codebook.frames[static_cast<size_t>(best.match.pattern->frame)].name;
  relation.trigger = best.match.trigger;
  double margin = second < -1e8 ? 3 : best.score - second;
  relation.confidence = std::clamp(1 / (1 + std::exp(-(0.25 * best.score + 0.5 * margin - 1))), 0.05, 0.97);
  return relation;
}

}  // namespace lapwing
