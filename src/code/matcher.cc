// SPDX-License-Identifier: Apache-2.0
#include "code/matcher.h"

#include <algorithm>
#include <map>

#include "base/strings.h"

namespace lapwing {
namespace {

// What a missing slot costs where it is forgiven: chosen so that a pattern without its lexical object loses to any
// pattern of the same word that is complete.
constexpr double kLenientLexical = 3.5;
constexpr double kLenientSide = 1.0;

Upos TriggerPos(const Token& token) {
  switch (token.upos) {
    case Upos::AUX: return Upos::VERB;
    case Upos::PROPN: return Upos::NOUN;
    default: return token.upos;
  }
}

/// Infinitives a past form may come from, likeliest first.
std::vector<std::string> VerbLemmas(const std::string& form) {
  static const std::map<std::string_view, const char*> kIrregular = {
      {"froze", "freeze"}, {"frozen", "freeze"}, {"unfroze", "unfreeze"}, {"struck", "strike"}, {"shot", "shoot"}, {"lent", "lend"},
      {"sank", "sink"},    {"sunk", "sink"},     {"fought", "fight"},     {"sought", "seek"},   {"slew", "slay"},  {"slain", "slay"},
      {"forbade", "forbid"}, {"withheld", "withhold"}, {"withdrew", "withdraw"}, {"upheld", "uphold"}, {"overthrew", "overthrow"},
      {"overran", "overrun"}, {"burnt", "burn"}, {"retook", "retake"}};
  if (auto it = kIrregular.find(form); it != kIrregular.end()) return {it->second};
  std::vector<std::string> lemmas;
  for (std::string_view ending : {"ed", "ing"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 3) continue;
    std::string stem = form.substr(0, form.size() - ending.size());
    lemmas.push_back(stem);
    lemmas.push_back(stem + "e");
    if (stem[stem.size() - 1] == stem[stem.size() - 2]) lemmas.push_back(stem.substr(0, stem.size() - 1));
    if (stem.ends_with("i")) lemmas.push_back(stem.substr(0, stem.size() - 1) + "y");
  }
  return lemmas;
}

}  // namespace

Matcher::Matcher(const Tree& tree, const Codebook& codebook, const Sides& sides, bool lenient)
    : tree_(tree), codebook_(codebook), sides_(sides), lenient_(lenient), called_(static_cast<size_t>(tree.size())), view_(tree, codebook), cache_(static_cast<size_t>(tree.size())) {
  for (int t = 0; t < tree.size(); ++t) {
    words_.set(WordMark(tree.Lemma(t)));
    if (LowerAscii(tree[t].form) == "longer") words_.set(WordMark("longer"));
    words_.set(WordMark(LowerAscii(tree.Lemma(t))));
    if (!words_.test(WordMark("statesman")) && IsStatesman(t)) words_.set(WordMark("statesman"));
  }
}

const std::vector<Match>& Matcher::Ranked(int token) {
  static const std::vector<Match> kNone;
  Cached& cached = cache_[static_cast<size_t>(token)];
  if (cached.state == State::kBusy) return kNone;  // a clause cannot embed itself
  if (cached.state == State::kNew) {
    cached.state = State::kBusy;
    std::vector<Match> matches = FindAll(token);
    // Stable: among equals the pattern that stands first in the files wins.
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.score > b.score; });
    cached.matches = std::move(matches);
    cached.state = State::kDone;
  }
  return cached.matches;
}

const Match* Matcher::Best(int token, bool weak) {
  for (const Match& match : Ranked(token)) {
    if (weak || !match.pattern->weak) return &match;
  }
  return nullptr;
}

std::vector<Match> Matcher::FindAll(int token) {
  std::vector<Match> matches;
  std::string lemma = LowerAscii(tree_.Lemma(token));
  Upos pos = TriggerPos(tree_[token]);
  const std::vector<int>* list = codebook_.PatternsFor(pos, lemma);
  if (list == nullptr && pos == Upos::VERB) {
    // A lemma no frame knows may be a slip of the lemmatiser: try what the written form allows.
    for (const std::string& other : VerbLemmas(LowerAscii(tree_[token].form))) {
      list = codebook_.PatternsFor(pos, other);
      if (list != nullptr) break;
    }
  }
  if (list == nullptr) return matches;
  for (int index : *list) {
    Match match;
    if (Fits(codebook_.patterns[static_cast<size_t>(index)], token, match)) matches.push_back(std::move(match));
  }
  return matches;
}

std::vector<Match> Matcher::Learnt(int token, int type) {
  std::vector<Match> matches;
  for (const Pattern& pattern : codebook_.learnt) {
    Match match;
    if (pattern.type == type && pattern.pos == TriggerPos(tree_[token]) && Fits(pattern, token, match)) matches.push_back(std::move(match));
  }
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.score > b.score; });
  return matches;
}

bool Matcher::Vague(int trigger) const {
  if (!tree_.IsVerbal(trigger)) return false;
  std::string lemma = LowerAscii(tree_.Lemma(trigger));
  const OperatorKind* kind = codebook_.OperatorFor(Upos::VERB, lemma);
  return codebook_.IsSupport(lemma) || (kind != nullptr && *kind == OperatorKind::kReport);
}

bool Matcher::Fits(const Pattern& pattern, int trigger, Match& match) {
  if (!ExtrasStand(pattern, trigger) || (!lenient_ && LacksWords(pattern))) return false;
  match.pattern = &pattern;
  match.trigger = trigger;
  match.type = pattern.type;
  match.mode = pattern.mode;
  match.score = 1 + 1.5 * static_cast<double>(pattern.extra.size()) - (pattern.weak ? 2 : 0) + (pattern.mode.empty() ? 0 : 0.2);
  for (const Slot& slot : pattern.slots) {
    if (FillSlot(pattern, slot, trigger, match)) continue;
    // Words that say or carry anything ("say", "make") mean nothing without what they say or carry.
    if (!lenient_ || slot.forbidden || Vague(trigger)) return false;
    match.score -= slot.words != nullptr || slot.event ? kLenientLexical : kLenientSide;
  }
  // "captured Bakhmut", not "captured the envoy".
  if (pattern.place) {
    const auto ground = [](const Side& s) { return s.Known() && (s.kind == MentionKind::kPlace || s.kind == MentionKind::kCapital || s.kind == MentionKind::kState); };
    if (match.recipients.empty() || !std::all_of(match.recipients.begin(), match.recipients.end(), ground)) return false;
  }
  if (codebook_.types[static_cast<size_t>(pattern.type)].faces && !match.both && !AnyKnown(match.recipients)) FaceWhomItIsAgainst(trigger, match);
  // The embedded event's parties stand in for those the outer verb does not name.
  if (match.inner >= 0) {
    const Match* inner = Best(match.inner, true);
    if (inner != nullptr) {
      if (match.recipients.empty() && match.recipient_tokens.empty()) {
        for (const std::vector<Side>* from : {&inner->recipients, &inner->actors}) {
          for (const Side& side : *from) {
            bool self = std::any_of(match.actors.begin(), match.actors.end(), [&](const Side& s) { return s.actor.country == side.actor.country; });
            if (!self) AddSides(match.recipients, {side});
          }
          if (!match.recipients.empty()) break;
        }
        if (!inner->recipient_tokens.empty()) match.recipient_tokens = inner->recipient_tokens;
      }
      if (match.mode.empty() && inner->type == match.type) match.mode = inner->mode;
    }
  }
  return true;
}

}  // namespace lapwing
