// SPDX-License-Identifier: Apache-2.0
// Roles whose own phrase does not say whose they are: by what the article has told before.
#include <algorithm>

#include "base/strings.h"
#include "resolve/discourse.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// The office of whoever has the counterpart: "his Chinese counterpart", "Lavrov's".
std::string OfficeOfPossessor(const SentenceView& view, int noun) {
  int owner = view.tree.Child(noun, Deprel::nmod_poss);
  const Mention* mention = owner < 0 ? nullptr : view.out.At(owner);
  if (mention == nullptr || mention->actors.size() != 1) return {};
  int index = view.knowledge.PersonByName(mention->actors[0].name);
  if (index < 0) return {};
  for (const Office& office : view.knowledge.persons[static_cast<size_t>(index)].offices) {
    if (office.term.Covers(view.context.published)) return std::string(office.title);
  }
  return {};
}

/// Of several states that had a body of this name, the one the text is about.
Antecedent NamedSame(const SentenceView& view, int token, std::string_view sector, const std::map<std::string, int>& states, bool strictly) {
  Seek seek;
  seek.token = token;
  seek.reach = 4;
  seek.forbid_clause = false;
  seek.fit = [&](const Recent& r) {
    if (r.actors.size() != 1 || r.thing || states.count(r.actors[0].country) == 0) return 0.0;
    return r.actors[0].sector == sector && !r.human ? 1.0 : strictly ? 0.0 : 0.5;
  };
  return FindAntecedent(view, seek);
}

/// The state of the person in whose words or deeds a body stands: "the president dissolved parliament", "he said the army would".
/// Armies, courts, police and parliaments only: the government one speaks of is often another's.
std::string StateOfActor(const SentenceView& view, int noun, std::string_view sector) {
  const Tree& tree = view.tree;
  bool own = tree.Lemma(noun) == "administration" || tree.Lemma(noun) == "cabinet";
  if (sector != "MIL" && sector != "LEG" && sector != "COP" && !own) return {};
  for (int t = tree.Head(noun); t >= 0; t = tree.Head(t)) {
    for (int child : tree.Children(t)) {
      Deprel rel = tree.Rel(child);
      if ((rel != Deprel::nsubj && rel != Deprel::nsubj_pass) || tree.Under(noun, child)) continue;
      const Mention* m = view.out.At(child);
      if (m == nullptr || m->actors.size() != 1 || m->actors[0].country.size() != 3 || view.knowledge.ByCode(m->actors[0].country) < 0) return {};
      const Actor& actor = m->actors[0];
      bool official = (m->human || m->kind == MentionKind::kPerson) && (actor.sector == "GOV" || actor.sector == sector);
      bool organisation = actor.country == "IGO" || actor.country == "UNO" || actor.country == "EUR" || actor.country == "NGO" || actor.country == "IMG";
      return official && !organisation ? actor.country : std::string();
    }
  }
  return {};
}

}  // namespace

std::string TitleKey(const Tree& tree, int first, int last) {
  std::string key;
  for (int t = first; t <= last; ++t) key += (t > first ? " " : "") + FoldName(tree[t].form);
  return key;
}

/// Whoever carries a title may be called by it from now on: "President X ... the president".
void RememberTitle(SentenceView& view, const NameHit& hit, const Actor& actor) {
  if (actor.country.empty() || Generic(view.tree[hit.last].lemma)) return;
  view.context.by_title[TitleKey(view.tree, hit.first, hit.last)] = actor;
  view.context.by_title[TitleKey(view.tree, hit.last, hit.last)] = actor;
  if (actor.name.empty()) return;
  for (int t = hit.first; t <= hit.last; ++t) view.context.titles[actor.name].insert(FoldName(view.tree[t].form));
}

void RememberNoun(SentenceView& view, const NameHit& hit, const Actor& actor) {
  if (actor.country.size() != 3) return;
  view.context.by_noun[TitleKey(view.tree, hit.first, hit.last)][actor.country] = view.context.sentence;
}

const Mention* PersonBeside(const SentenceView& view, int head, int first, int last) {
  const Tree& tree = view.tree;
  auto person = [&](int token) -> const Mention* {
    const Mention* m = view.out.At(token);
    bool one = m != nullptr && m->kind == MentionKind::kPerson && m->actors.size() == 1 && !m->actors[0].name.empty() && !m->actors[0].country.empty();
    return one ? m : nullptr;
  };
  auto comma = [&](int token) { return token >= 0 && token < tree.size() && tree[token].form == ","; };
  auto ends = [&](int token) { return token >= tree.size() || tree[token].form == "," || tree[token].form == "." || tree[token].form == ")" || tree[token].lemma == "of"; };
  // After it, the name closed off by another comma: a list goes on instead.
  if (comma(last + 1)) {
    for (int t = last + 2; t < std::min(tree.size(), last + 8); ++t) {
      if (tree[t].upos == Upos::PUNCT || tree[t].upos == Upos::VERB || tree[t].upos == Upos::CCONJ || tree[t].upos == Upos::DET) break;
      if (const Mention* m = person(t)) return ends(m->last + 1) ? m : nullptr;
    }
  }
  // Before it: "Josep Borrell, the foreign policy chief".
  int begin = first;
  for (int child : tree.Children(head)) {
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::det || rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod_poss) begin = std::min(begin, tree.Leftmost(child));
  }
  if (comma(begin - 1) && tree.Rel(head) == Deprel::appos) {
    const Mention* m = person(begin - 2);
    if (m != nullptr && tree.Head(head) >= m->first && tree.Head(head) <= m->last) return m;
  }
  return nullptr;
}

bool DefiniteNoun(const Tree& tree, int token) {
  for (int child : tree.Children(token)) {
    if (tree.Rel(child) == Deprel::det && tree[child].lemma == "the") return true;
    if (tree.Rel(child) == Deprel::det && (tree[child].lemma == "this" || tree[child].lemma == "that")) return true;
  }
  return false;
}

/// A role that names no state belongs to whom the article called by that title, or to the only one it knows in that
/// sector, or to whoever of that sector acted just now. Better nobody than somebody invented.
void AddFromContext(SentenceView& view, const NameHit& hit, const NameEntry& entry, const std::string& sector, bool nameless, Mention& mention) {
  if (sector != "GOV" && sector != "MIL" && sector != "LEG" && sector != "COP" && sector != "REB" && sector != "SPY" && sector != "JUD") return;
  // "the Nobel committee": a body of somebody we do not know.
  for (int child : view.tree.Children(hit.head)) {
    bool part = view.tree.Rel(child) == Deprel::compound || view.tree.Rel(child) == Deprel::amod || view.tree.Rel(child) == Deprel::nmod_desc;
    if (part && child < hit.first && view.tree[child].upos == Upos::PROPN && view.out.At(child) == nullptr) return;
  }
  mention.confidence = 0.6;
  auto known = view.context.by_sector.find(sector);
  bool title = entry.kind == NameKind::kTitle && !mention.plural;
  if (title && nameless) {
    mention.actors = FindTitled(view, hit.head, TitleKey(view.tree, hit.first, hit.last), "");
    mention.reason = "title of somebody named before";
    if (!mention.actors.empty()) return;
  }
  auto called = view.context.by_title.find(TitleKey(view.tree, hit.first, hit.last));
  if (title && nameless && called != view.context.by_title.end()) {
    mention.actors.push_back(called->second);
    return;
  }
  const bool last_resort = false;  // nobody is called by a bare title who has not been introduced
  Actor actor;
  actor.sector = sector;
  // "In Seoul the government said"
  for (const Mention& m : view.out.mentions) {
    bool there = (m.kind == MentionKind::kCapital || m.kind == MentionKind::kState) && view.tree.Preposition(m.head) == "in";
    if (nameless && there && m.last < hit.first && view.tree.Head(m.head) == view.tree.Head(hit.head)) actor.country = m.actors[0].country;
  }
  if (!actor.country.empty()) return mention.actors.push_back(actor);
  // "the rebels", "the group": the armed group the text is about, under its name.
  if (sector == "REB" && nameless) {
    Seek seek;
    seek.token = hit.head;
    seek.reach = 8;
    seek.forbid_clause = false;
    seek.fit = [](const Recent& r) { return r.actors.size() == 1 && !r.human && NamedGroup(r.actors[0]) ? 1.0 : 0.0; };
    if (Antecedent found = FindAntecedent(view, seek); found && found.confidence >= 0.6) {
      mention.actors = found.actors;
      mention.confidence = found.confidence - 0.1;
      mention.reason = "group named before";
      return;
    }
  }
  // "The U.S. Congress ... the lawmakers": of the force, court or parliament just spoken of.
  if (known != view.context.by_sector.end() && nameless && !title && (sector == "MIL" || sector == "LEG" || sector == "COP" || sector == "JUD")) {
    std::map<std::string, int> states;
    for (const std::string& country : known->second.countries) states[country] = 0;
    if (Antecedent found = NamedSame(view, hit.head, sector, states, true); found && found.confidence >= 0.6) {
      actor.country = found.actors[0].country;
      mention.confidence = std::min(0.7, found.confidence);
      mention.reason = "whom the text is about";
      return mention.actors.push_back(actor);
    }
  }
  // "The Thai army ... the army": called so before, of one state only, or of the one the text is about.
  if (auto noun = view.context.by_noun.find(TitleKey(view.tree, hit.first, hit.last)); noun != view.context.by_noun.end() && !title && nameless) {
    const std::map<std::string, int>& of = noun->second;
    if (of.size() == 1) {
      actor.country = of.begin()->first;
      mention.confidence = 0.7;
    } else if (Antecedent found = NamedSame(view, hit.head, sector, of, false)) {
      actor.country = found.actors[0].country;
      mention.confidence = std::min(0.7, found.confidence);
    }
    mention.reason = "called so before";
    if (!actor.country.empty()) return mention.actors.push_back(actor);
  }
  // "He told parliament that the army would answer": of the state of whoever speaks or acts.
  if (std::string country = StateOfActor(view, hit.head, sector); !country.empty() && !title && nameless) {
    actor.country = country;
    mention.reason = "of the one who speaks of it";
    return mention.actors.push_back(actor);
  }
  bool one_named = view.context.named.size() == 1 && view.context.spoken.size() == 1;
  bool one_so_far = view.context.spoken.empty() && view.context.countries.size() == 1;
  if ((one_named || one_so_far) && !title && sector != "REB") {
    actor.country = one_named ? *view.context.spoken.begin() : view.context.countries.begin()->first;
    mention.reason = "the only state of the article";
    return mention.actors.push_back(actor);
  }
  if (known != view.context.by_sector.end()) {
    const SectorActor& last = known->second;
    bool only = last.countries.size() == 1;
    bool acted = nameless && last.subject && last.sentence + 1 >= view.context.sentence;
    // "the President" is not whoever has a government: a person must have been spoken of.
    if ((!title || last.person) && (only || acted)) actor.country = last.country;
  }
  // "SEOUL, Jan 17 -- The military said": the country the report is written in, if no other has come up.
  bool home = !view.context.home.empty() && known == view.context.by_sector.end();
  if (actor.country.empty() && home) actor.country = view.context.home, mention.confidence = 0.5;
  if (actor.country.empty() && nameless && !(title && !last_resort)) {
    // Whoever of that sector, or whichever state, the text is about just now, if one stands out.
    Seek seek;
    seek.token = hit.head;
    seek.reach = 3;
    seek.forbid_clause = false;  // "the president dissolved the assembly": both may be of one state
    bool armed = sector == "REB";
    seek.fit = [&](const Recent& r) {
      if (r.actors.size() != 1 || r.thing) return 0.0;
      const Actor& a = r.actors[0];
      if (a.sector == sector && !r.human) return 1.0;
      bool state = !armed && view.knowledge.ByCode(a.country) >= 0 && (a.sector.empty() || a.sector == "GOV");
      return state ? (r.human ? 0.4 : 0.7) : 0.0;
    };
    Antecedent found = FindAntecedent(view, seek);
    if (found && found.confidence >= 0.6) {
      actor.country = found.actors[0].country;
      // "the rebels" after the name of their group.
      if (armed && found.actors[0].sector == sector) actor = found.actors[0];
      mention.confidence = found.confidence - 0.15;
      mention.reason = "whom the text is about";
    }
  }
  if (!actor.country.empty()) mention.actors.push_back(actor);
}

/// "police arrested", "hands power to army", "parliament", "opposition leaders": nouns without an article where the text is about one state.
bool BareInstitution(const SentenceView& view, const NameHit& hit, const NameEntry& entry) {
  const Tree& tree = view.tree;
  if (tree.Child(hit.head, Deprel::det) >= 0 || tree.Child(hit.head, Deprel::nmod_poss) >= 0) return false;
  Deprel rel = tree.Rel(hit.head);
  if (rel == Deprel::compound || rel == Deprel::amod || rel == Deprel::nmod_desc || rel == Deprel::appos || rel == Deprel::flat) return false;
  if (entry.kind == NameKind::kThing || (entry.kind == NameKind::kTitle && tree[hit.last].xpos != XposFrom("NNS") && tree[hit.last].xpos != XposFrom("NNPS"))) return false;
  return view.context.spoken.size() == 1 || !view.context.home.empty() || (view.context.spoken.empty() && view.context.countries.size() == 1);
}

/// One that there is only one of: not "a minister", "the new minister", "the next president", "its former envoy".
bool Particular(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  for (int child : tree.Children(hit.head)) {
    std::string_view lemma = tree.Lemma(child);
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::det && lemma != "the") return false;
    if (rel == Deprel::nummod || rel == Deprel::acl_relcl || rel == Deprel::appos || rel == Deprel::flat) return false;
    bool other = lemma == "new" || lemma == "former" || lemma == "next" || lemma == "late" || lemma == "ex" || lemma == "future" || lemma == "then" || lemma == "previous" ||
                 lemma == "first" || lemma == "last" || lemma == "deputy" || lemma == "outgoing" || lemma == "ousted" || lemma == "another" || lemma == "senior";
    if ((rel == Deprel::amod || rel == Deprel::advmod || rel == Deprel::compound) && other) return false;
  }
  Deprel rel = tree.Rel(hit.head);
  return rel != Deprel::appos && rel != Deprel::compound && rel != Deprel::flat && rel != Deprel::nmod_desc;
}

/// Gives a nameless role its person: who was called so before, else who holds the office.
void Identify(SentenceView& view, const NameHit& hit, Mention& mention) {
  Actor& actor = mention.actors[0];
  std::string title = TitleKey(view.tree, hit.first, hit.last);
  if (title == "counterpart" || title == "opposite number") {
    // "his Chinese counterpart": the same office there.
    title = OfficeOfPossessor(view, hit.head);
    if (title.empty()) return;
  }
  std::vector<Actor> known = FindTitled(view, hit.head, title, actor.country);
  if (!known.empty()) {
    actor = known[0];
    mention.reason = "title of somebody named before";
    return;
  }
  int person = HolderOf(view, actor.country, title);
  if (person < 0) return;
  actor = PersonActor(view.knowledge, person, view.context.published);
  mention.reason = "holder of the office at that date";
}

}  // namespace lapwing
