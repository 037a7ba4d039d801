// SPDX-License-Identifier: Apache-2.0
#include "resolve/discourse.h"

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "resolve/lists.h"

namespace lapwing {
namespace {

/// Salience that a mention at this token adds.
double RoleWeight(const Tree& tree, int token) {
  switch (tree.Rel(token)) {
    case Deprel::nsubj:
    case Deprel::nsubj_pass:
    case Deprel::nsubj_outer: {
      int verb = tree.Head(token);
      bool main = verb >= 0 && (tree.Head(verb) < 0 || tree.Rel(verb) == Deprel::conj || tree.Rel(verb) == Deprel::parataxis);
      return main ? 1.0 : 0.85;
    }
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::root: return 0.65;
    case Deprel::obl:
    case Deprel::obl_agent: return 0.5;
    case Deprel::conj:
    case Deprel::appos: return tree.Head(token) >= 0 ? 0.9 * RoleWeight(tree, tree.Head(token)) : 0.5;
    default: return 0.35;
  }
}

constexpr double kFade[] = {1.0, 0.75, 0.4, 0.22, 0.12, 0.08, 0.05, 0.04, 0.03};

double Fade(int sentences) {
  return sentences < 0 || sentences >= static_cast<int>(std::size(kFade)) ? 0 : kFade[sentences];
}

/// The clause's subject stands right for what it owns and what is said in its words.
double Closeness(const Tree& tree, const Seek& seek, int head) {
  int verb = tree.Head(seek.token);
  if (seek.possessive) {
    // "Iran recalled its ambassador": the subject of the verb that governs the owned noun.
    for (int t = verb; t >= 0; t = tree.Head(t)) {
      if (!tree.IsVerbal(t)) continue;
      return IsSubject(tree.Rel(head)) && tree.Head(head) == t ? 0.5 : 0;
    }
    return 0;
  }
  // "Kishida said he would": the subject of the verb above.
  if (verb >= 0 && tree.Head(verb) >= 0 && IsSubject(tree.Rel(head)) && tree.Head(head) == tree.Head(verb) && IsSubject(tree.Rel(seek.token))) return 0.4;
  return 0;
}

/// May the pronoun refer to a mention headed there? Not to an argument of its own verb, nor to a phrase it is part of.
bool Allowed(const Tree& tree, const Seek& seek, int head) {
  if (tree.Under(seek.token, head)) return false;
  if (seek.possessive || !seek.forbid_clause) return true;
  int verb = tree.Head(seek.token);
  return verb < 0 || (tree.Head(head) != verb && head != verb && (tree.Rel(seek.token) == Deprel::nsubj || UnderstoodSubject(tree, verb) != head));
}

/// "an American soldier" in a relative clause, or under a noun: told of in passing.
bool InPassing(const Tree& tree, int head) {
  const int det = tree.Child(head, Deprel::det);
  if (det < 0 || !OneOf(tree.Lemma(det), {"a", "an", "another", "some"})) return false;
  for (int t = head; t >= 0; t = tree.Head(t)) {
    const Deprel rel = tree.Rel(t);
    if (rel == Deprel::acl_relcl || rel == Deprel::acl || rel == Deprel::nmod || rel == Deprel::advcl) return true;
  }
  return false;
}

}  // namespace

void NoteStrangers(SentenceView& view) {
  const Tree& tree = view.tree;
  for (const EntitySpan& entity : tree.sentence().entities) {
    // "Taft Broadcasting" may be called Taft from now on.
    if (entity.kind == EntityKind::organisation && entity.last > entity.first) view.context.strangers.insert(FoldName(tree[entity.first].form));
    if (entity.kind != EntityKind::person) continue;
    int head = entity.last;
    bool known = false;
    for (int t = entity.first; t <= entity.last; ++t) {
      known = known || view.out.At(t) != nullptr;
      if (tree.Head(t) < entity.first || tree.Head(t) > entity.last) head = t;
    }
    if (known) continue;
    if (entity.last > entity.first) view.context.strangers.insert(FoldName(tree[entity.last].form));
    Recent recent;
    Actor nobody;
    nobody.name = tree[entity.last].form;  // "Brandner" after "Lukas Brandner"
    recent.actors = {nobody};
    recent.kind = MentionKind::kPerson;
    recent.subject = IsSubject(tree.Rel(head));
    recent.sentence = view.context.sentence;
    recent.weight = RoleWeight(tree, head);
    recent.human = true;
    recent.paragraph = view.context.paragraph;
    recent.sex = view.knowledge.SexOfGivenName(FoldName(tree[entity.first].form));
    recent.head = head;
    recent.last = entity.last;
    view.strangers.push_back(std::move(recent));
  }
}

std::vector<Recent> TogetherIn(const SentenceView& view) {
  const Tree& tree = view.tree;
  std::vector<Recent> together;
  auto add = [&](std::vector<Actor> actors, int head, int last, double weight) {
    Recent recent;
    recent.actors = std::move(actors);
    recent.kind = MentionKind::kState;
    recent.plural = true;
    recent.subject = IsSubject(tree.Rel(head));
    recent.sentence = view.context.sentence;
    recent.weight = weight;
    recent.paragraph = view.context.paragraph;
    recent.head = head;
    recent.last = last;
    together.push_back(std::move(recent));
  };
  std::vector<MentionList> lists = FindLists(tree, view.out.mentions);
  for (const MentionList& list : lists) add(list.actors, list.head, list.last, RoleWeight(tree, list.head));
  // "A met B", "A held talks with B": two who do something together.
  for (const Mention& a : view.out.mentions) {
    if (!IsSubject(tree.Rel(a.head)) || a.actors.size() != 1 || a.actors[0].country.empty() || a.thing) continue;
    const bool human = AsRecent(view, a).human;
    for (const Mention& b : view.out.mentions) {
      if (b.first <= a.last || b.actors.size() != 1 || b.actors[0].country.empty() || b.kind == MentionKind::kAdjective || b.place_use || b.thing) continue;
      int at = b.head;
      std::string preposition = tree.Preposition(at);
      if (tree.Rel(at) == Deprel::nmod && preposition == "with") at = tree.Head(at);
      bool object = tree.Rel(at) == Deprel::obj && preposition.empty();
      bool with = preposition == "with" || preposition == "and";
      if (tree.Head(at) != tree.Head(a.head) || !(object || with) || human != AsRecent(view, b).human) continue;
      if (a.actors[0].country == b.actors[0].country) continue;
      // A state and another's police are no pair; and "A accused B" makes them none, "A met B" does.
      auto sort = [](const Actor& actor) { return actor.sector.empty() || actor.sector == "GOV" ? std::string() : actor.sector; };
      if (!human && sort(a.actors[0]) != sort(b.actors[0])) continue;
      // "A and B cut ties with C": no three of them from then on.
      if (with && OneOf(tree.Lemma(tree.Head(a.head)), {"cut", "break", "sever", "suspend", "quarrel", "clash"}) && std::any_of(lists.begin(), lists.end(), [&](const MentionList& list) { return list.head == a.head; })) continue;
      bool mutual = OneOf(tree.Lemma(tree.Head(a.head)), {"meet", "fight", "battle", "join", "visit", "host", "receive", "greet", "telephone", "phone", "face", "welcome", "engage", "call"});
      if (object && !mutual) continue;
      // "A met B and C": three of them.
      auto more = std::find_if(lists.begin(), lists.end(), [&](const MentionList& list) { return list.head == b.head; });
      std::vector<Actor> all = {a.actors[0]};
      if (more == lists.end()) all.push_back(b.actors[0]);
      else all.insert(all.end(), more->actors.begin(), more->actors.end());
      add(all, a.head, more == lists.end() ? b.last : more->last, more != lists.end() ? 0.9 : with ? 0.6 : 0.45);
    }
  }
  return together;
}

bool PointsForward(const Tree& tree, const Seek& seek, int head) {
  if (!IsSubject(tree.Rel(head)) || tree.Head(head) < 0 || head < seek.token) return false;
  int verb = tree.Head(head);
  if (!tree.Under(seek.token, verb)) return false;
  for (int t = seek.token; t >= 0 && t != verb; t = tree.Head(t)) {
    if (tree.Rel(t) == Deprel::obl || tree.Rel(t) == Deprel::advcl) return tree.Head(t) == verb;
  }
  return false;
}

int UnderstoodSubject(const Tree& tree, int verb) {
  for (int t = verb; t >= 0; t = tree.Head(t)) {
    for (Deprel rel : {Deprel::nsubj, Deprel::nsubj_pass}) {
      if (int subject = tree.Child(t, rel); subject >= 0) return t == verb ? -1 : subject;
    }
    // "Ankara wants Washington to sell it jets": of the infinitive the object is the subject.
    const int above = tree.Head(t);
    if (tree.Rel(t) == Deprel::xcomp && above >= 0 && tree.Lemma(above) != "promise") {
      for (Deprel rel : {Deprel::obj, Deprel::iobj}) {
        if (int object = tree.Child(above, rel); object >= 0 && object < t) return object;
      }
    }
    bool shares = tree.Rel(t) == Deprel::conj || tree.Rel(t) == Deprel::xcomp || (tree.Rel(t) == Deprel::advcl && tree.Child(t, Deprel::mark) < 0);
    if (!shares) return -1;
  }
  return -1;
}

std::string EntityKey(const Recent& recent) {
  std::string key;
  for (const Actor& actor : recent.actors) {
    key += actor.country + "|";
    if (recent.human) key += actor.name.empty() ? actor.sector + "|?" : FoldName(actor.name);
    else if (actor.sector != "GOV" && !actor.sector.empty()) key += actor.sector;
    else if (actor.country == "IGO" || actor.country == "UNO" || actor.country == "IMG" || actor.country == "NGO") key += FoldName(actor.name);
    key += ";";
  }
  return key;
}

void Forbid(const Recent& recent, std::vector<std::string>& forbidden) {
  forbidden.push_back(EntityKey(recent));
  if (recent.actors.size() < 2 || !recent.pronoun) return;
  for (const Actor& actor : recent.actors) {
    Recent one = recent;
    one.actors = {actor};
    for (bool human : {false, true}) {
      one.human = human;
      forbidden.push_back(EntityKey(one));
    }
  }
}

char SexOf(const SentenceView& view, const Mention& mention) {
  const Tree& tree = view.tree;
  for (int t = mention.first; t <= mention.last; ++t) {
    std::string_view lemma = tree.Lemma(t);
    std::string word = LowerAscii(lemma);
    // "Choe Son Hui" is nobody's son: kin are written small.
    if (IsUpper(tree[t].form[0]) && t > 0 && OneOf(word, {"son", "father", "brother", "husband", "wife", "daughter", "mother", "sister", "widow", "woman", "grandmother"})) continue;
    if (OneOf(word, {"spokeswoman", "queen", "princess", "chairwoman", "mrs", "ms", "mrs.", "ms.", "businesswoman", "woman", "baroness", "congresswoman", "empress",
                     "mother", "wife", "sister", "daughter", "widow", "lady", "dame", "sheikha", "first lady", "actress", "grandmother"})) return 'f';
    if (OneOf(word, {"spokesman", "king", "prince", "chairman", "mr", "mr.", "businessman", "sheikh", "emir", "pope", "ayatollah", "imam", "sultan", "mullah",
                     "archbishop", "cardinal", "father", "husband", "brother", "son", "lord", "sir", "emperor", "congressman", "patriarch", "statesman"})) return 'm';
  }
  if (mention.actors.size() != 1) return 0;
  auto told = view.context.sexes.find(mention.actors[0].name);
  if (!mention.actors[0].name.empty() && told != view.context.sexes.end()) return told->second;
  const std::string& name = mention.actors[0].name;
  if (char known = view.knowledge.SexOfPerson(name)) return known;
  std::vector<std::string_view> words = SplitWords(name);
  if (words.size() < 2) return 0;
  for (std::string_view word : words) {
    if (word == "Thi" || word == "bint") return 'f';
    if (word == "bin" || word == "ibn") return 'm';
  }
  return view.knowledge.SexOfGivenName(FoldName(words.front()));
}

Recent AsRecent(const SentenceView& view, const Mention& mention) {
  const Tree& tree = view.tree;
  Recent recent;
  recent.actors = mention.actors;
  recent.kind = EffectiveKind(tree, mention);
  recent.plural = mention.plural || mention.actors.size() > 1;
  recent.subject = IsSubject(tree.Rel(mention.head));
  recent.sentence = view.context.sentence;
  recent.weight = RoleWeight(tree, mention.head) * (mention.place_use ? 0.3 : 1.0) * (mention.thing ? 0.4 : 1.0);
  recent.head = mention.head;
  recent.last = mention.last;
  recent.thing = mention.thing;
  recent.paragraph = view.context.paragraph;
  recent.pronoun = mention.kind == MentionKind::kPronoun;
  recent.first_person = recent.pronoun && FirstPerson(tree, mention.head);
  recent.quoted = view.context.quoting != OddQuotes(tree, mention.head);
  recent.object = tree.Rel(mention.head) == Deprel::obj || tree.Rel(mention.head) == Deprel::iobj;
  recent.place = mention.place_use;
  recent.possessor = tree.Rel(mention.head) == Deprel::nmod_poss;
  recent.passing = mention.kind != MentionKind::kPronoun && mention.actors.size() == 1 && mention.actors[0].name.empty() && InPassing(tree, mention.head);
  recent.human = !recent.plural && (recent.kind == MentionKind::kPerson || ((mention.kind == MentionKind::kRole || mention.kind == MentionKind::kSector || recent.pronoun) && mention.human));
  recent.sex = recent.human ? (mention.sex != 0 ? mention.sex : SexOf(view, mention)) : '\0';
  return recent;
}

std::vector<Recent> RecentEntities(const SentenceView& view, int token, int reach, const std::function<bool(const Recent&)>& accept) {
  const Tree& tree = view.tree;
  std::vector<Recent> here;
  for (const Mention& m : view.out.mentions) {
    bool owner = tree.Rel(m.head) == Deprel::nmod_poss && m.kind != MentionKind::kPronoun;
    if (m.last < token && !owner && !m.actors.empty() && !m.actors[0].country.empty() && m.kind != MentionKind::kAdjective) here.push_back(AsRecent(view, m));
  }
  std::stable_sort(here.begin(), here.end(), [](const Recent& a, const Recent& b) { return a.last > b.last; });
  std::vector<Recent> found;
  auto take = [&](const Recent& recent) {
    if (recent.actors.empty() || recent.actors[0].country.empty() || view.context.sentence - recent.sentence > reach || !accept(recent)) return;
    std::string key = EntityKey(recent);
    for (const Recent& have : found) {
      if (EntityKey(have) == key) return;
    }
    found.push_back(recent);
  };
  for (const Recent& recent : here) take(recent);
  for (const Recent& recent : view.context.recent) take(recent);
  return found;
}

Antecedent FindAntecedent(const SentenceView& view, const Seek& seek) {
  const Tree& tree = view.tree;
  struct Candidate {
    double score = 0;
    std::vector<Actor> actors;
  };
  std::map<std::string, Candidate> candidates;
  std::vector<std::string> forbidden;
  // The latest wording of an entity is the one to take over.
  auto add = [&](const Recent& recent, double score) {
    if (score <= 0) return;
    Candidate& candidate = candidates[EntityKey(recent)];
    if (candidate.actors.empty() || candidate.actors[0].name.empty()) candidate.actors = recent.actors;
    candidate.score += score;
  };
  std::vector<Recent> here = TogetherIn(view);
  for (const Mention& m : view.out.mentions) {
    if (m.kind != MentionKind::kAdjective && !m.actors.empty()) here.push_back(AsRecent(view, m));
  }
  for (const Recent& stranger : view.strangers) {
    if (view.out.At(stranger.head) == nullptr) here.push_back(stranger);
  }
  bool subject = IsSubject(tree.Rel(seek.token));
  for (const Recent& recent : here) {
    bool sexes_fit = seek.sex == 0 || recent.sex == 0 || recent.sex == seek.sex;
    double fit = sexes_fit ? seek.fit(recent) : 0;
    if (recent.last >= seek.token) {
      if (fit > 0 && PointsForward(tree, seek, recent.head)) add(recent, 0.55 * fit);
      continue;
    }
    if (!Allowed(tree, seek, recent.head)) {
      Forbid(recent, forbidden);
      continue;
    }
    if (fit <= 0) continue;
    double score = recent.weight + Closeness(tree, seek, recent.head) + (subject && recent.subject ? 0.1 : 0.0);
    // Of two in one sentence the nearer has a little more.
    score += 0.1 * recent.last / std::max(1, seek.token);
    add(recent, fit * (0.15 + score));
  }
  for (const Recent& recent : view.context.recent) {
    int back = view.context.sentence - recent.sentence;
    if (back < 1 || back > seek.reach) continue;
    if (seek.sex != 0 && recent.sex != 0 && recent.sex != seek.sex) continue;
    add(recent, seek.fit(recent) * Fade(back) * (recent.weight + (subject && recent.subject ? 0.15 : 0.0)));
  }
  for (const std::string& key : forbidden) candidates.erase(key);
  const Candidate* best = nullptr;
  double second = 0;
  for (const auto& [key, candidate] : candidates) {
    if (best == nullptr || candidate.score > best->score) {
      second = best == nullptr ? 0 : best->score;
      best = &candidate;
    } else {
      second = std::max(second, candidate.score);
    }
  }
  // Somebody nameless ("one banker said he") is nobody we know, and a trace too faint is none.
  if (best == nullptr || best->score < 0.12 || best->actors.empty() || best->actors[0].country.empty()) return {};
  return {best->actors, 0.5 + 0.4 * std::min(1.0, (best->score - second) / best->score)};
}

}  // namespace lapwing
