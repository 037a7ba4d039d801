// SPDX-License-Identifier: Apache-2.0
#include "code/vouching.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/strings.h"
#include "code/clauses.h"

namespace lapwing {

bool OwnWords(const Event& event, std::string_view type) {
  bool ahead = event.status == EventStatus::kPlanned || event.status == EventStatus::kHypothetical;
  bool word = OneOf(type, {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}) && !event.reciprocal && event.status == EventStatus::kAsserted;
  if (!event.attribution || event.attribution->sector == "JRN" || (!ahead && !word)) return false;
  // "New Zealand will release them, its prime minister said": he vouches for his country's plan. "He told parliament that he would send an envoy": he plans.
  auto himself = [&](const Actor& a) {
    auto pronoun = [](const Actor& actor) { return OneOf(LowerAscii(actor.text), {"he", "she", "it", "they", "we", "i"}); };
    return a.span == event.attribution->span || (a.name == event.attribution->name && (pronoun(a) || pronoun(*event.attribution)));
  };
  return std::any_of(event.actors.begin(), event.actors.end(), [&](const Actor& a) { return !a.country.empty() && a.country == event.attribution->country && (!ahead || himself(a)); });
}

namespace {

/// "state radio", "the official news agency", of no named state: that of the state the report is about.
bool StateMedia(const Tree& tree, int speaker) {
  if (!OneOf(LowerAscii(tree.Lemma(speaker)), {"media", "medium", "radio", "television", "tv", "agency", "newspaper", "daily", "broadcaster", "press"})) return false;
  return std::any_of(tree.Children(speaker).begin(), tree.Children(speaker).end(),
                     [&](int child) { return OneOf(LowerAscii(tree.Lemma(child)), {"state", "official", "government", "state-run", "state-owned", "state-controlled"}); });
}

/// "Finance Ministry officials", "the deputy minister", of no named state: those of the state they speak of.
bool Officials(const Tree& tree, int speaker) {
  for (int t = tree.Leftmost(speaker); t <= tree.Rightmost(speaker); ++t) {
    if (OneOf(LowerAscii(tree.Lemma(t)), {"ministry", "minister", "spokesman", "spokeswoman", "spokesperson", "government", "cabinet", "palace", "army", "military", "navy", "officer", "police", "prosecutor", "presidency", "chancellery"})) return true;
  }
  return false;
}

/// "China, which had called off talks, has held up shipments, traders said", "an assertion that Seoul denied", "said the attack on the embassy would not go
/// unanswered": told by the way or taken as known inside what somebody says, and not on his word.
bool TakenAsKnown(const Tree& tree, int trigger) {
  for (int t = trigger; tree.Head(t) >= 0; t = tree.Head(t)) {
    if (tree.Rel(t) != Deprel::acl_relcl) continue;
    const int noun = tree.Head(t);
    if (tree[noun].upos == Upos::PROPN && !Restrictive(tree, t)) return true;
    if (OneOf(tree.Lemma(noun), {"assertion", "charge", "claim", "allegation", "accusation"})) return true;
  }
  const Deprel rel = tree.Rel(trigger);
  const bool argument = rel == Deprel::obj || rel == Deprel::obl || rel == Deprel::nsubj;
  if (tree[trigger].upos != Upos::NOUN || !argument || !tree.IsVerbal(tree.Head(trigger))) return false;
  return !OneOf(tree.Lemma(tree.Head(trigger)), {"launch", "carry", "conduct", "stage", "make", "commit", "mount", "undertake",
                                                    "open", "begin", "have", "be", "hold", "see", "report", "face", "suffer", "repel", "thwart", "foil",
                                                    "take", "blame", "accuse", "suspect", "charge", "link", "implicate"});
}

}  // namespace

void Attribute(const Tree& tree, const Sides& sides, std::string_view text, bool cooperative, int trigger, const Factuality& fact, Event& event) {
  if (fact.speaker >= 0 && !tree.Under(trigger, fact.speaker)) {
    // "Government sources", "media": whose they are, they do not speak for it.
    bool nobody = OneOf(LowerAscii(tree.Lemma(fact.speaker)), {"source", "media", "press", "newspaper", "people", "person"});
    Actor actor;
    if (std::vector<Side> speakers = sides.Of(fact.speaker); !speakers.empty() && !nobody) actor = speakers[0].actor;
    if (actor.text.empty()) {
      // "officials", "analysts", "two people familiar": the phrase without its clauses, and without ", according to".
      int first = tree.Leftmost(fact.speaker), last = fact.speaker;
      auto before = [&](Deprel rel) { return rel == Deprel::punct || rel == Deprel::case_ || rel == Deprel::fixed || rel == Deprel::mark; };
      while (first < last && before(tree.Rel(first))) ++first;
      actor.span = {tree[first].span.begin, tree[last].span.end};
      actor.text = Slice(text, actor.span);
    }
    event.attribution = actor;
  }
  if (event.status != EventStatus::kAsserted && event.status != EventStatus::kClaimed) return;
  if (!fact.reported && !fact.claimed_word) return;
  if (TakenAsKnown(tree, trigger)) {
    event.status = EventStatus::kAsserted;
    event.attribution.reset();
    return;
  }
  // A side that tells of its own act is believed; anybody else claims.
  bool own = false;
  if (event.attribution && event.attribution->country.empty() && StateMedia(tree, fact.speaker)) own = true;
  const bool hearsay = fact.decided_by >= 0 && OneOf(tree.Lemma(fact.decided_by), {"appear", "seem", "believe", "think", "suspect"});
  if (event.attribution && event.attribution->country.empty() && !event.actors.empty() && IsState(event.actors[0].country) && OneOf(event.actors[0].sector, {"", "GOV", "MIL"}) && !fact.claimed_word && Officials(tree, fact.speaker)) {
    own = true;
    event.attribution->country = event.actors[0].country;
  }
  if (event.attribution) {
    for (const Actor& a : event.actors) own = own || (!a.country.empty() && a.country == event.attribution->country);
    // The host tells of a guest, the helped of help: an act of both.
    for (const Actor& a : event.recipients) own = own || (cooperative && !fact.claimed_word && !a.country.empty() && a.country == event.attribution->country);
  }
  event.status = own && !fact.claimed_word ? EventStatus::kAsserted : EventStatus::kClaimed;
  if (own && fact.claimed_word && event.attribution && !hearsay) event.status = EventStatus::kAsserted;
}

void Announce(const SentenceMentions& mentions, std::string_view type, const Match& match, Event& event) {
  if (!event.attribution || !IsState(event.attribution->country) || event.reciprocal) return;
  const std::string& speaker = event.attribution->country;
  auto speaks = [&](const Actor& a) { return a.country == speaker; };
  if (event.actors.empty() && match.passive_without_doer && OneOf(type, {"SANCTION", "COERCE"}) &&
      OneOf(event.attribution->sector, {"GOV", "COP", "MIL", "JUD", "LEG"}) && event.recipients.size() == 1 && !speaks(event.recipients[0])) {
    for (const Mention& mention : mentions.mentions) {
      for (const Actor& actor : mention.actors) {
        if (IsState(actor.country) && actor.country != speaker && actor.country != event.recipients[0].country) return;
      }
    }
    event.actors.push_back(*event.attribution);
    if (event.status == EventStatus::kClaimed) event.status = EventStatus::kAsserted;
  }
  if (event.recipients.empty() && match.mode == "cyber" && event.status == EventStatus::kClaimed && match.pattern->pos == Upos::NOUN &&
      std::none_of(event.actors.begin(), event.actors.end(), speaks)) {
    event.recipients.push_back(*event.attribution);
  }
}

}  // namespace lapwing
