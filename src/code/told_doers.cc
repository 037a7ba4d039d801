// SPDX-License-Identifier: Apache-2.0
#include "code/told_doers.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/strings.h"
#include "code/sides.h"
#include "code/told_before.h"

namespace lapwing {
namespace {

constexpr int kPaperBack = 6;  // sentences: a statement is quoted to its end

/// "The attack killed five soldiers": whoever made the attack that was told last before, on the same state.
void FillDoers(std::vector<Event>& events, std::span<const Sentence> sentences, std::vector<size_t>& filled) {
  for (size_t i = 0; i < events.size(); ++i) {
    Event& event = events[i];
    if (event.type != "ASSAULT" || !event.actors.empty() || event.recipients.empty()) continue;
    const int here = SentenceOf(event, sentences);
    if (here < 0) continue;
    const Tree tree(sentences[static_cast<size_t>(here)]);
    const int trigger = TokenAt(tree, event.trigger.begin);
    if (trigger < 0 || !DoneByToldDeed(tree, trigger)) continue;
    for (size_t j = i; j-- > 0;) {
      const Event& before = events[j];
      if (here - SentenceOf(before, sentences) > kSentencesBack) break;
      if (before.type != "ASSAULT" || before.actors.empty() || before.reciprocal || before.status == EventStatus::kPlanned || before.status == EventStatus::kHypothetical) continue;
      const bool same = std::any_of(before.recipients.begin(), before.recipients.end(), [&](const Actor& r) { return r.country == event.recipients[0].country; });
      if (!same && !before.recipients.empty()) continue;
      event.actors = before.actors;
      event.confidence *= kInferred;
      filled.push_back(i);
      break;
    }
  }
}

/// "All trade with India is suspended", in a report of what Pakistan does to India: no measure against a state is nobody's. The one party whose
/// hostile acts the report tells of, where no other has a third as many against the same state.
void FillUsualDoers(std::vector<Event>& events, std::vector<size_t>& filled) {
  std::vector<std::pair<size_t, Actor>> found;
  for (size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    if (event.type != "SANCTION" || !event.actors.empty() || event.recipients.empty() || event.awaits_recipient) continue;
    std::vector<std::pair<Actor, int>> doers;
    for (const Event& other : events) {
      const bool same = std::any_of(other.recipients.begin(), other.recipients.end(), [&](const Actor& r) { return r.country == event.recipients[0].country; });
      if (!same || other.actors.size() != 1 || !other.quad.ends_with("conflict") || other.actors[0].country == event.recipients[0].country) continue;
      auto have = std::find_if(doers.begin(), doers.end(), [&](const auto& d) { return d.first.country == other.actors[0].country; });
      if (have == doers.end()) doers.emplace_back(other.actors[0], 1);
      else ++have->second;
    }
    auto most = std::max_element(doers.begin(), doers.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == doers.end() || most->second < kUsual) continue;
    const bool rival = std::any_of(doers.begin(), doers.end(), [&](const auto& d) { return d.first.country != most->first.country && d.second * kUsualMargin > most->second; });
    if (!rival) found.emplace_back(i, most->first);
  }
  for (auto& [i, doer] : found) {
    events[i].actors = {std::move(doer)};
    events[i].confidence *= kInferred * kInferred;
    filled.push_back(i);
  }
}

/// Whoever issued the paper that a sentence tells of: "the commentary of X", "X issued a statement", "X said in a statement".
std::vector<Actor> Issuer(const Tree& tree, const SentenceMentions& mentions) {
  const Sides sides(tree, mentions);
  for (int t = 0; t < tree.size(); ++t) {
    if (!IsPaper(tree[t])) continue;
    std::vector<Side> found = sides.Of(t);
    const int head = tree.Head(t);
    if (found.empty() && head >= 0 && tree.IsVerbal(head) && !IsSubject(tree.Rel(t))) {
      if (const int subject = tree.Child(head, Deprel::nsubj); subject >= 0) found = sides.Of(subject);
    } else if (found.empty() && head >= 0 && tree.Rel(t) == Deprel::nsubj_pass) {
      if (const int agent = tree.Child(head, Deprel::obl_agent); agent >= 0) found = sides.Of(agent);
    }
    if (std::vector<Actor> issuer = KnownActors(found); !issuer.empty()) return issuer;
  }
  return {};
}

void FillSpeakers(std::vector<Event>& events, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions, std::vector<size_t>& filled) {
  for (size_t i = 0; i < events.size(); ++i) {
    Event& event = events[i];
    if (!event.awaits_recipient || !event.actors.empty()) continue;
    const int here = SentenceOf(event, sentences);
    if (here < 0) continue;
    const Tree tree(sentences[static_cast<size_t>(here)]);
    if (const int trigger = TokenAt(tree, event.trigger.begin); trigger < 0 || !SaidByPaper(tree, trigger)) continue;
    for (int back = 1; back <= kPaperBack && back <= here && event.actors.empty(); ++back) {
      const size_t s = static_cast<size_t>(here - back);
      if (sentences[s].field != event.field) break;
      event.actors = Issuer(Tree(sentences[s]), mentions[s]);
    }
    std::vector<Actor> others;
    for (const Actor& r : event.recipients) {
      if (!std::any_of(event.actors.begin(), event.actors.end(), [&](const Actor& a) { return a.country == r.country; })) others.push_back(r);
    }
    event.recipients = std::move(others);  // emptied, it does not stand
    event.confidence *= kInferred;
    filled.push_back(i);
  }
}

}  // namespace

bool DoneByToldDeed(const Tree& tree, int trigger) {
  const int noun = tree.Child(trigger, Deprel::nsubj);
  const int article = noun < 0 ? -1 : tree.Child(noun, Deprel::det);
  return article >= 0 && OneOf(tree.Lemma(article), {"the", "this", "that", "these", "those"}) &&
         OneOf(tree.Lemma(noun), {"attack", "strike", "airstrike", "raid", "bombing", "shelling", "assault", "bombardment", "barrage", "ambush", "incursion", "offensive"});
}

bool SaidByPaper(const Tree& tree, int trigger) {
  const int noun = tree.Child(trigger, Deprel::nsubj);
  return noun >= 0 && IsPaper(tree[noun]) && Bare(tree, noun);
}

void FillToldDoers(std::vector<Event>& events, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions, std::vector<size_t>& filled) {
  FillDoers(events, sentences, filled);
  FillSpeakers(events, sentences, mentions, filled);
  FillUsualDoers(events, filled);
}

}  // namespace lapwing
