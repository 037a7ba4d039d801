// SPDX-License-Identifier: Apache-2.0
// Who speaks a quotation, for "I", "we" and "our".
#include <algorithm>
#include <cstdlib>

#include "base/strings.h"
#include "resolve/rank.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

bool Speaks(std::string_view lemma) {
  return OneOf(lemma, {"say", "tell", "add", "declare", "state", "warn", "stress", "note", "insist", "announce", "emphasize", "emphasise", "vow", "pledge", "write", "ask",
                       "respond", "reply", "answer", "joke", "quip", "explain", "claim", "argue", "admit", "concede", "complain", "remark", "conclude", "continue", "comment",
                       "tweet", "post", "recall", "boast", "joke", "promise", "object", "urge", "observe", "acknowledge", "affirm", "assert", "underline", "reiterate", "exclaim"});
}

}  // namespace

bool SpeechVerb(const Tree& tree, int token) { return token >= 0 && Speaks(tree.Lemma(token)); }

std::vector<Actor> FindSpeaker(const SentenceView& view, int token, bool one) {
  const Tree& tree = view.tree;
  const bool quoted = view.context.quoting != OddQuotes(tree, token);
  auto fits = [&](const std::vector<Actor>& actors, bool human) {
    if (actors.empty() || actors[0].country.empty()) return false;
    return !one || (actors.size() == 1 && (human || !actors[0].name.empty()) && !actors[0].sector.empty());
  };
  // Where the text itself is somebody's words, "our" outside quotation marks is that one's, whoever answers or says something there.
  if (!quoted && fits(view.context.voice, view.context.voice_human)) return view.context.voice;
  const Mention* best = nullptr;
  int nearest = 1 << 20;
  for (const Mention& m : view.out.mentions) {
    std::string form = LowerAscii(tree[m.head].form);
    if (m.kind == MentionKind::kAdjective || OneOf(form, {"we", "i", "our", "us"})) continue;
    bool human = m.human || m.kind == MentionKind::kPerson;
    if (!fits(m.actors, human)) continue;
    // "X said", and "..., said X", however the parser took it.
    int verb = tree.Rel(m.head) == Deprel::nsubj ? tree.Head(m.head) : -1;
    int before = m.first - 1;
    while (before > 0 && (tree[before].upos == Upos::DET || tree[before].upos == Upos::ADJ || tree[before].upos == Upos::NOUN) && m.first - before < 4) --before;
    if (verb < 0 && before > 0 && SpeechVerb(tree, before) && tree[before - 1].upos == Upos::PUNCT) verb = before;
    if (!SpeechVerb(tree, verb) || tree.Under(verb, token)) continue;
    // Whoever is quoted is named outside the quotation.
    if (quoted && view.context.quoting != OddQuotes(tree, m.head)) continue;
    int distance = std::abs(verb - token) + (tree.Under(token, verb) ? 0 : 5);
    if (distance < nearest) nearest = distance, best = &m;
  }
  if (best != nullptr) return best->actors;
  if (quoted && fits(view.context.speaker, view.context.speaker_human)) return view.context.speaker;
  return {};  // outside quotation marks "we" is the paper, or nobody we know
}

std::vector<Actor> SideOf(const SentenceView& view, std::vector<Actor> speakers) {
  for (Actor& actor : speakers) {
    auto group = view.context.groups.find(actor.name);
    if (group != view.context.groups.end() && !actor.name.empty()) {
      actor = group->second;
      continue;
    }
    if (NamedGroup(actor)) {
      actor = GroupInsteadOfPerson(view, view.tree.size(), actor);
      continue;
    }
    bool organisation = OneOf(actor.country, {"EUR", "UNO", "IGO", "NGO"});
    int entity = actor.country == "EUR" ? view.knowledge.ByCode(actor.country) : -1;
    if (entity >= 0) actor = EntityActor(view.knowledge, entity, "", "");
    else if (!organisation || actor.sector == "GOV") actor.name.clear(), actor.wikidata.clear();
  }
  return speakers;
}

}  // namespace lapwing
