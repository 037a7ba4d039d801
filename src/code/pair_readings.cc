// SPDX-License-Identifier: Apache-2.0
#include "code/pair_readings.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"

namespace lapwing {
namespace {

constexpr const char* kSource = "<source>";
constexpr const char* kTarget = "<target>";

int HeadOf(const Tree& tree, const std::vector<int>& tokens) {
  for (int t : tokens) {
    int head = tree.Head(t);
    bool inside = std::find(tokens.begin(), tokens.end(), head) != tokens.end();
    if (!inside && tree[t].upos != Upos::PUNCT && tree[t].upos != Upos::DET && tree[t].upos != Upos::ADP) return t;
  }
  return tokens.back();
}

/// Replaces whatever was resolved at the phrase by the given side.
void Force(const Tree& tree, SentenceMentions& mentions, const std::vector<int>& tokens, int head, const char* side) {
  Mention mention;
  mention.kind = MentionKind::kState;
  mention.first = tokens.front();
  mention.last = tokens.back();
  mention.head = head;
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

// Weights of the signs that a reading is about the two given sides; set by hand on the development relations
// (eight numbers, 1,050 sentences), so the scores of frames alone are slightly flattering there.
constexpr double kPatternWeight = 1.0;     // the pattern's own score: filled slots, lexical slots
constexpr double kSourceActs = 2.5;
constexpr double kTargetTakes = 3.0;
constexpr double kTargetActs = 1.5;        // the roles are the wrong way round
constexpr double kSourceTakes = 1.0;
constexpr double kTargetBelow = 1.6;       // the target stands somewhere under the word
constexpr double kSourceBelow = 0.3;
constexpr double kSourceDistance = 0.4;    // per edge of the tree
constexpr double kTargetDistance = 0.1;
constexpr double kPurpose = 2.0;           // only what the main act is for: "gave money to promote investment"
constexpr double kNotAhead = 3.0;          // a frame for what lies ahead, on what is told as done

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

/// "Belarus said it would ship": the subject of what a side says or wants, where it is a pronoun, is that side.
void ForcePronouns(const Tree& tree, SentenceMentions& mentions, int head, size_t index) {
  if (!IsSubject(tree.Rel(head))) return;
  for (int t = 0; t < tree.size(); ++t) {
    if (tree[t].upos != Upos::PRON || !OneOf(LowerAscii(tree[t].form), {"it", "he", "she", "they", "we", "i"})) continue;
    if (!IsSubject(tree.Rel(t)) || t < head) continue;
    for (int clause = tree.Head(t), steps = 0; clause >= 0 && steps < 4; clause = tree.Head(clause), ++steps) {
      Deprel rel = tree.Rel(clause);
      if (tree.Head(clause) == tree.Head(head) && (rel == Deprel::ccomp || rel == Deprel::advcl || rel == Deprel::parataxis || rel == Deprel::conj)) {
        mentions.at[static_cast<size_t>(t)] = static_cast<int16_t>(index);
        break;
      }
      if (rel != Deprel::conj && rel != Deprel::xcomp && rel != Deprel::ccomp) break;
    }
  }
}

/// The type that status makes of it: what lies ahead, will not be done, or is only agreed.
void Convert(const Tree& tree, const Codebook& codebook, Reading& reading) {
  const Match& match = reading.match;
  reading.fact = FindFactuality(tree, codebook, match.trigger);
  if (match.pattern->ahead && !reading.fact.will) reading.score -= kNotAhead;
  if (reading.fact.purpose) reading.score -= kPurpose;
  if (match.pattern->ahead) reading.fact.status = EventStatus::kAsserted;
  reading.status = reading.fact.status;
  reading.type = match.type;
  const EventType& original = codebook.types[static_cast<size_t>(match.type)];
  int converted = -1;
  // What was done in order to meet is told as done: "was rowed ashore to negotiate".
  bool done = reading.fact.purpose && !reading.fact.will;
  if (reading.fact.status == EventStatus::kPlanned && !done && !original.future.empty()) converted = codebook.TypeIndex(original.future);
  if (reading.fact.status == EventStatus::kNegated && !original.refusal.empty()) converted = codebook.TypeIndex(original.refusal);
  // Agreeing, promising or being willing to yield is intent, not yet the yielding (CAMEO 035).
  bool ahead = (reading.fact.status == EventStatus::kPlanned && !done) || reading.fact.will || match.inner >= 0;
  if (ahead && !original.intent.empty()) converted = codebook.TypeIndex(original.intent);
  if (converted >= 0) reading.type = converted;
}

}  // namespace

std::vector<int> TokensOf(const Sentence& sentence, std::string_view text, const std::vector<std::string>& phrases) {
  std::vector<int> tokens;
  std::string_view within = Slice(text, sentence.span);
  for (const std::string& phrase : phrases) {
    size_t at = phrase.empty() ? std::string_view::npos : within.find(phrase);
    if (at == std::string_view::npos) continue;
    uint32_t begin = sentence.span.begin + static_cast<uint32_t>(at), end = begin + static_cast<uint32_t>(phrase.size());
    for (size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Span& span = sentence.tokens[i].span;
      if (span.begin < end && span.end > begin) tokens.push_back(static_cast<int>(i));
    }
  }
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  return tokens;
}

Pair FindPair(const Tree& tree, std::string_view text, const std::vector<std::string>& source, const std::vector<std::string>& target) {
  Pair pair;
  pair.source = TokensOf(tree.sentence(), text, source);
  pair.target = TokensOf(tree.sentence(), text, target);
  if (!pair.source.empty()) pair.source_head = HeadOf(tree, pair.source);
  if (!pair.target.empty()) pair.target_head = HeadOf(tree, pair.target);
  return pair;
}

Pair GuessPair(const Tree& tree, const SentenceMentions& mentions) {
  Pair pair;
  int root = -1;
  for (int t = 0; t < tree.size(); ++t) {
    if (tree.Head(t) < 0) root = t;
  }
  if (root < 0) return pair;
  auto take = [&](int head, std::vector<int>& tokens, int& place) {
    if (head < 0) return;
    const Mention* mention = mentions.At(head);
    int first = mention != nullptr ? std::min(mention->first, head) : head, last = mention != nullptr ? std::max(mention->last, head) : head;
    for (int t = first; t <= last; ++t) tokens.push_back(t);
    place = head;
  };
  int subject = -1;
  for (int child : tree.Children(root)) {
    if (IsSubject(tree.Rel(child))) subject = child;
  }
  take(subject, pair.source, pair.source_head);
  int other = -1;
  for (const Mention& mention : mentions.mentions) {
    bool own = subject >= 0 && tree.Under(mention.head, subject);
    if (!own && !mention.actors.empty() && mention.kind != MentionKind::kAdjective) {
      other = mention.head;
      break;
    }
  }
  if (other < 0) other = tree.Child(root, Deprel::obj);
  take(other, pair.target, pair.target_head);
  return pair;
}

std::vector<Reading> ReadPair(const Tree& tree, const Codebook& codebook, const SentenceMentions& mentions, const Pair& pair) {
  std::vector<Reading> readings;
  int source = pair.source_head >= 0 ? pair.source_head : pair.target_head;
  int target = pair.target_head >= 0 ? pair.target_head : pair.source_head;
  if (source < 0) return readings;
  SentenceMentions forced = mentions;
  if (!pair.target.empty()) Force(tree, forced, pair.target, pair.target_head, kTarget);
  if (!pair.source.empty()) {
    Force(tree, forced, pair.source, pair.source_head, kSource);
    ForcePronouns(tree, forced, pair.source_head, forced.mentions.size() - 1);
  }
  Sides sides(tree, forced);
  Matcher matcher(tree, codebook, sides, /*lenient=*/true);
  for (int t = 0; t < tree.size(); ++t) {
    for (const Match& match : matcher.Ranked(t)) readings.push_back({ScoreOf(tree, match, source, target), match, {}, -1, {}});
  }
  for (Reading& reading : readings) Convert(tree, codebook, reading);
  std::stable_sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) { return a.score > b.score; });
  return readings;
}

}  // namespace lapwing
