// SPDX-License-Identifier: Apache-2.0
#include "resolve/rank.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/strings.h"
#include "resolve/rank_features.h"
#include "resolve/rank_signs.h"
#include "resolve/rank_weights.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// Below this a choice is wrong more often than right (probabilities come out true: of 100 choices at 0.7, some 75 are right).
constexpr double kLeast = 0.25;

static_assert(kFeatures == kRankFeatures);
using Features = std::array<double, kFeatures>;

struct Candidate {
  std::vector<Actor> actors;
  Features f{};
  const Recent* nearest = nullptr;
  bool here = false;  ///< nearest stands in this sentence
  int mentions = 0;
  double salience = 0;
  double score = 0;
};

/// Salience fades by some half a sentence.
double Fade(int sentences) { return std::pow(0.55, sentences); }

/// How the subject headed there stands to the pronoun: 2 its own clause or the next above, 1 further up, 0 beside.
int Commands(const Tree& tree, const Seek& seek, int head) {
  if (!IsSubject(tree.Rel(head))) return 0;
  int clauses = 0;
  for (int t = tree.Head(seek.token); t >= 0; t = tree.Head(t)) {
    // "X urged Y to end his war": the clause has the object for its subject, and X is further up.
    if (tree.Rel(t) == Deprel::xcomp && tree.Head(t) >= 0 && tree.Lemma(tree.Head(t)) != "promise" &&
        (tree.Child(tree.Head(t), Deprel::obj) >= 0 || tree.Child(tree.Head(t), Deprel::iobj) >= 0)) {
      ++clauses;
      continue;
    }
    // A clause without a subject of its own ("provided by X in its war", "agreed to send its men") has the one above.
    if (tree.Child(t, Deprel::nsubj) < 0 && tree.Child(t, Deprel::nsubj_pass) < 0 && tree.Rel(t) != Deprel::conj) continue;
    if (tree.Head(head) == t) return clauses == 0 ? 2 : 1;
    // "said X and that he": coordinated clauses share what is above them; and "he", "his men" are no antecedents of their own.
    bool inside = std::any_of(tree.Children(t).begin(), tree.Children(t).end(), [&](int child) { return IsSubject(tree.Rel(child)) && tree.Under(seek.token, child); });
    if (tree.Rel(t) != Deprel::conj && !inside) ++clauses;
  }
  return 0;
}

bool Allowed(const Tree& tree, const Seek& seek, int head) {
  if (tree.Under(seek.token, head)) {
    // "the army's men": not the phrase it is part of; but "Hamas, which said it", "Wang and his guest": what a clause or another noun hangs on.
    for (int t = seek.token; t != head; t = tree.Head(t)) {
      if (tree.Rel(t) == Deprel::acl_relcl || tree.Rel(t) == Deprel::acl || tree.Rel(t) == Deprel::conj) return true;
    }
    return false;
  }
  if (seek.possessive || !seek.forbid_clause) return true;
  int verb = tree.Head(seek.token);
  return verb < 0 || (tree.Head(head) != verb && head != verb && (tree.Rel(seek.token) == Deprel::nsubj || UnderstoodSubject(tree, verb) != head));
}

/// "X thanked Y for its help", "X condemned Y over its raid": what one is thanked or blamed for is one's own.
bool BlamedFor(const Tree& tree, const Seek& seek, int head) {
  const int verb = tree.Head(head);
  if (!seek.possessive || verb < 0 || tree.Rel(head) != Deprel::obj) return false;
  if (!OneOf(tree.Lemma(verb), {"thank", "praise", "blame", "condemn", "criticize", "criticise", "commend", "applaud", "congratulate", "rebuke", "chide", "fault", "punish", "reward", "castigate", "censure"})) return false;
  int noun = tree.Head(seek.token);
  while (noun >= 0 && tree.Head(noun) != verb && tree.Rel(noun) == Deprel::nmod) noun = tree.Head(noun);
  return noun >= 0 && tree.Head(noun) == verb && tree.Rel(noun) == Deprel::obl && OneOf(tree.Preposition(noun), {"for", "over", "on"});
}

/// "Ottawa had interfered in its affairs": nobody meddles in his own.
bool Meddles(const Tree& tree, const Seek& seek, int head) {
  const int noun = tree.Head(seek.token);
  if (!seek.possessive || noun < 0 || !OneOf(tree.Lemma(noun), {"affair", "election", "politics", "matter", "vote"})) return false;
  for (int t = tree.Head(noun); t >= 0; t = tree.Head(t)) {
    if (!OneOf(tree.Lemma(t), {"interfere", "meddle", "intervene", "interference", "meddling"})) continue;
    return tree.Head(head) == t || UnderstoodSubject(tree, t) == head;
  }
  return false;
}

/// "X urged Y to recall its envoy": Y is whom the clause without a subject of its own is understood of.
bool Controls(const Tree& tree, const Seek& seek, int head) {
  const int verb = tree.Head(head);
  if (verb < 0 || (tree.Rel(head) != Deprel::obj && tree.Rel(head) != Deprel::iobj) || tree.Lemma(verb) == "promise") return false;
  for (int t = seek.token; t >= 0; t = tree.Head(t)) {
    if (IsSubject(tree.Rel(t)) && t != seek.token) return false;
    if (tree.Child(t, Deprel::nsubj) >= 0 || tree.Child(t, Deprel::nsubj_pass) >= 0) return false;
    if (tree.Head(t) == verb) return tree.Rel(t) == Deprel::xcomp || tree.Rel(t) == Deprel::advcl;
  }
  return false;
}

/// An argument, no subject, of a verb that the pronoun's clause depends on.
bool HigherObject(const Tree& tree, const Seek& seek, int head) {
  const int verb = tree.Head(head);
  if (verb < 0 || !tree.IsVerbal(verb) || IsSubject(tree.Rel(head)) || !tree.Under(seek.token, verb)) return false;
  for (int t = seek.token; t >= 0 && t != verb; t = tree.Head(t)) {
    const Deprel rel = tree.Rel(t);
    if (rel == Deprel::ccomp || rel == Deprel::advcl || rel == Deprel::acl || rel == Deprel::acl_relcl) return true;
  }
  return false;
}

/// "The maize crop ... by those who grew it": is a common noun that names no actor nearer by and of the same number?
void NobodyFeatures(const SentenceView& view, const Seek& seek, PronounClass pronoun, const Candidate* nearest, Features& f) {
  const Tree& tree = view.tree;
  f[kNobody] = 1;
  int verb = tree.Head(seek.token);
  f[kSuffers] = tree.Rel(seek.token) == Deprel::nsubj_pass ? 1 : 0;
  f[kTellsQuality] = verb >= 0 && IsSubject(tree.Rel(seek.token)) && tree.Child(verb, Deprel::cop) >= 0 ? 1 : 0;
  f[kOwnsThing] = WhatIsOwned(tree, seek) == Owned::kOther ? 1 : 0;
  if (verb >= 0 && IsSubject(tree.Rel(seek.token))) {
    for (std::string_view lemma : {"say", "warn", "accuse", "vow", "pledge", "announce", "deny", "condemn", "urge", "call", "fire", "launch", "attack", "sign", "agree", "reject", "expel",
                                   "recall", "test", "threaten", "plan", "want", "sanction", "impose", "send", "ask", "tell", "add", "demand", "refuse", "insist", "believe", "hope"}) {
      if (tree.Lemma(verb) == lemma) f[kActs] = 1;
    }
  }
  if (pronoun == PronounClass::kCountry) return;
  int until = nearest != nullptr && nearest->here ? nearest->nearest->last : -1;
  for (int t = seek.token - 1; t > until; --t) {
    if (pronoun == PronounClass::kHuman) {
      // "One senior banker said he was sure"
      const Mention* somebody = view.out.At(t);
      if (somebody != nullptr && somebody->head == t && somebody->human && IsSubject(tree.Rel(t)) && (somebody->actors.empty() || somebody->actors[0].country.empty())) f[kNearerSubject] = 1;
      continue;
    }
    bool plural = tree[t].xpos == XposFrom("NNS");
    const Mention* mention = view.out.At(t);
    bool known = mention != nullptr && !mention->actors.empty() && !mention->actors[0].country.empty() && !mention->thing;
    if (tree[t].upos != Upos::NOUN || known || plural != (pronoun == PronounClass::kPlural)) continue;
    if (IsSubject(tree.Rel(t))) f[kNearerSubject] = 1;
    else if (tree.Rel(t) == Deprel::obj || tree.Rel(t) == Deprel::obl || tree.Rel(t) == Deprel::nmod) f[kNearerNoun] = 1;
  }
}

bool SameActors(const std::vector<Actor>& a, const std::vector<Actor>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const Actor& x, const Actor& y) { return x.country == y.country && x.name == y.name; });
}

/// Of a state that the title names, where it names no more than two.
bool InTitle(const ArticleContext& context, const Recent& r) {
  const std::vector<Actor>& named = context.title_pair.empty() ? context.title_state : context.title_pair;
  return r.actors.size() == 1 && std::any_of(named.begin(), named.end(), [&](const Actor& a) { return a.country == r.actors[0].country; });
}

/// The first subject of the paragraph that fits, as EntityKey has it; "" where the paragraph begins here.
std::string ParagraphTopic(const ArticleContext& context, const Seek& seek) {
  const Recent* topic = nullptr;
  for (const Recent& r : context.recent) {
    if (r.paragraph != context.paragraph || !r.subject || r.sentence >= context.sentence || seek.fit(r) <= 0) continue;
    if (topic == nullptr || r.sentence < topic->sentence || (r.sentence == topic->sentence && r.head < topic->head)) topic = &r;
  }
  return topic == nullptr ? std::string() : EntityKey(*topic);
}

/// The role a pronoun plays, for its second set of weights.
int PlaceOfPronoun(const Tree& tree, const Seek& seek) { return seek.possessive ? 1 : IsSubject(tree.Rel(seek.token)) ? 0 : 2; }


}  // namespace

Antecedent RankAntecedents(const SentenceView& view, const Seek& seek, PronounClass pronoun) {
  const Tree& tree = view.tree;
  std::vector<Recent> here = TogetherIn(view);
  for (const Mention& m : view.out.mentions) {
    if (m.kind != MentionKind::kAdjective && !m.actors.empty()) here.push_back(AsRecent(view, m));
  }
  for (const Recent& stranger : view.strangers) {
    if (view.out.At(stranger.head) == nullptr) here.push_back(stranger);
  }
  // Nearest first.
  std::stable_sort(here.begin(), here.end(), [](const Recent& a, const Recent& b) { return a.last > b.last; });
  std::map<std::string, Candidate> candidates;
  std::vector<std::string> forbidden;
  const bool quoted = view.context.quoting != OddQuotes(tree, seek.token);
  // '"Netanyahu does not want peace," he said': whoever is quoted does not call himself by name.
  const bool quotes = !quoted && !seek.possessive && IsSubject(tree.Rel(seek.token)) && SpeechVerb(tree, tree.Head(seek.token));
  // "The U.S. should stop its exercises, it urged": whoever demands is not whom the sentence names.
  const bool demands = !seek.possessive && IsSubject(tree.Rel(seek.token)) && tree.Head(seek.token) > seek.token && OneOf(tree.Lemma(tree.Head(seek.token)), {"urge", "demand", "plead", "implore"}) &&
                       seek.token > 0 && tree[seek.token - 1].upos == Upos::PUNCT;
  // Who thanks for it has no part in it.
  const bool thanked = seek.possessive && std::any_of(here.begin(), here.end(), [&](const Recent& r) { return r.last < seek.token && seek.fit(r) > 0 && BlamedFor(tree, seek, r.head); });
  auto blames = [&](int head) { return thanked && IsSubject(tree.Rel(head)) && tree.Under(seek.token, tree.Head(head)); };
  bool subject_seen = false, any_seen = false;
  int nearer = 0;
  const bool opens = !seek.possessive && IsSubject(tree.Rel(seek.token)) && tree.Head(seek.token) >= 0 && tree.Head(tree.Head(seek.token)) < 0;
  int first_subject = 1 << 20;
  for (const Recent& r : view.context.recent) {
    if (r.sentence == view.context.sentence - 1 && r.subject && (quoted || !r.quoted) && seek.fit(r) > 0) first_subject = std::min(first_subject, r.head);
  }
  const Owned owned = WhatIsOwned(tree, seek);
  const CalledAfter called = NamesAfter(view, seek);
  int most_told = 1;
  for (const auto& [country, times] : view.context.countries) most_told = std::max(most_told, times);
  const std::string last_pronoun = LastPronounKey(view, seek.token, pronoun == PronounClass::kHuman, pronoun == PronounClass::kPlural);
  const std::string topic = ParagraphTopic(view.context, seek);
  const int own_verb = seek.possessive || !IsSubject(tree.Rel(seek.token)) ? -1 : tree.Head(seek.token);
  const bool says = own_verb >= 0 && SpeechVerb(tree, own_verb);
  const bool answers = own_verb >= 0 && OneOf(tree.Lemma(own_verb), {"deny", "reject", "refuse", "respond", "reply", "retaliate", "answer", "dismiss", "counter", "rebut", "protest", "deplore"});
  auto add = [&](const Recent& r, double fit, bool in_sentence) {
    Candidate& c = candidates[EntityKey(r)];
    int back = view.context.sentence - r.sentence;
    bool forward = in_sentence && r.last >= seek.token;
    bool first = c.nearest == nullptr;
    if (first) {
      c.nearest = &r;
      c.here = in_sentence;
      c.actors = r.actors;
      c.f[kSamePronoun] = r.pronoun ? 1 : 0;
      c.f[kPossessor] = r.possessor ? 1 : 0;
      c.f[kStranger] = r.actors[0].country.empty() ? 1 : 0;
      c.f[kForward] = forward ? 1 : 0;
      c.f[kFit] = std::log(fit);
      c.f[kSexKnown] = seek.sex != 0 && r.sex == seek.sex ? 1 : 0;
      c.f[kParagraph] = r.paragraph == view.context.paragraph ? 1 : 0;
      c.f[kNameless] = r.human && r.actors[0].name.empty() ? 1 : 0;
      bool state = !r.human && r.actors.size() == 1;
      c.f[kGovernment] = state && r.actors[0].sector == "GOV" ? 1 : 0;
      c.f[kBody] = state && !r.actors[0].sector.empty() && r.actors[0].sector != "GOV" ? 1 : 0;
      c.f[kOrganisation] = state && (r.kind == MentionKind::kOrg || r.kind == MentionKind::kGroup) ? 1 : 0;
      c.f[kPlace] = r.place ? 1 : 0;
      c.f[kQuoted] = r.quoted && !quoted && !r.pronoun ? 1 : 0;
      const std::string name = CalledKey(r);
      c.f[kNamedBelow] = called.below.count(name) != 0 ? 1 : 0;
      c.f[kNamedLater] = called.later.count(name) != 0 ? 1 : 0;
      const bool group = c.f[kOrganisation] != 0 || (state && OneOf(r.actors[0].country, {"IGO", "UNO", "EUR", "NGO", "IMG"})) || NamedGroup(r.actors[0]);
      const bool plain = state && !group && (r.actors[0].sector.empty() || r.actors[0].sector == "GOV");
      if (owned == Owned::kOfState) c.f[kStateOwns] = plain ? 1 : -1;
      if (owned == Owned::kOfGroup) c.f[kGroupOwns] = group ? 1 : plain ? -1 : 0;
      if (auto told = view.context.countries.find(r.actors[0].country); told != view.context.countries.end()) c.f[kShare] = static_cast<double>(told->second) / most_told;
      c.f[kNearer] = forward ? 0 : std::log(1.0 + nearer++) / 2;
      const std::string key = EntityKey(r);
      c.f[kLastPronoun] = !last_pronoun.empty() && key == last_pronoun ? 1 : 0;
      c.f[kTopic] = !topic.empty() && key == topic ? 1 : 0;
      if (!seek.possessive && back <= 1 && !forward) c.f[kParallel] = IsSubject(tree.Rel(seek.token)) ? r.subject : tree.Rel(seek.token) == Deprel::obj && r.object;
      if (!forward && !any_seen) c.f[kNearest] = 1, any_seen = true;
    }
    if (c.actors[0].name.empty() && r.human && !r.actors[0].name.empty()) c.actors = r.actors;
    if (!forward && r.subject && !subject_seen) c.f[kNearestSubject] = 1, subject_seen = true;
    ++c.mentions;
    c.salience += r.weight * Fade(back);
    if (in_sentence && !forward) {
      int commands = Controls(tree, seek, r.head) || BlamedFor(tree, seek, r.head) ? 2 : Commands(tree, seek, r.head);
      int verb = tree.Head(seek.token);
      if (commands == 2 && !seek.possessive && verb >= 0 && IsSubject(tree.Rel(seek.token)) && tree.Rel(verb) == Deprel::ccomp && tree.Head(verb) == tree.Head(r.head)) c.f[kSays] = 1;
      // "X met Y and asked him": of those beside an understood subject the other party.
      int understood = verb >= 0 && !seek.possessive && !IsSubject(tree.Rel(seek.token)) ? UnderstoodSubject(tree, verb) : -1;
      bool other = understood >= 0 && r.head != understood && tree.Head(r.head) == tree.Head(understood) && !IsSubject(tree.Rel(r.head));
      if (other) c.f[kClauseSubject] = 2;
      else if (commands == 2) c.f[kClauseSubject] = 1;
      else if (commands == 1) c.f[kHigherSubject] = 1;
      else if (r.subject) c.f[kEarlierSubject] = 1;
      else c.f[kEarlierOther] = 1;
      if (HigherObject(tree, seek, r.head)) c.f[kHigherObject] = 1;
      if (BesideOwner(tree, seek, r.head)) c.f[kOwnConjunct] = 1;
      if (InClauseAbout(tree, seek, r.head)) c.f[kRelativeHead] = 1;
      if (Judges(tree, seek, r.head)) c.f[kJudges] = 1;
      if (first) c.f[kTokensBetween] = std::log(1.0 + seek.token - r.last) / 3;
    } else if (!in_sentence && back == 1) {
      if (r.subject) c.f[kLastSubject] = 1;
      else c.f[kLastOther] = 1;
      if (r.subject && r.head == first_subject) c.f[kLastFirst] = 1;
      if (r.subject && r.head == first_subject && opens) c.f[kOpens] = 1;
      if (r.object) c.f[kLastObject] = 1;
    }
    if (says && !view.context.speaker.empty() && view.context.speaker_sentence < view.context.sentence && SameActors(r.actors, view.context.speaker)) c.f[kSpeaksAgain] = 1;
    if (answers && back <= 1 && first && !r.subject && !r.possessor && !r.place) c.f[kAnswers] = 1;
    if (InTitle(view.context, r)) c.f[kInTitle] = 1;
    if (first && back >= 2) c.f[kOlder] = std::min(4, back - 1);
    bool speaks = quoted && in_sentence && r.subject && view.context.quoting == OddQuotes(tree, r.head);
    if (speaks) c.f[kSpeaker] = 1;
  };
  for (const Recent& r : here) {
    if (r.first_person) continue;
    bool sexes_fit = seek.sex == 0 || r.sex == 0 || r.sex == seek.sex;
    double fit = sexes_fit ? seek.fit(r) : 0;
    if (r.last >= seek.token) {
      if (fit > 0 && PointsForward(tree, seek, r.head)) add(r, fit, true);
    } else if (!Allowed(tree, seek, r.head) || Meddles(tree, seek, r.head) || blames(r.head) || demands || (quotes && view.context.quoting != OddQuotes(tree, r.head))) {
      Forbid(r, forbidden);
    } else if (fit > 0) {
      add(r, fit, true);
    }
  }
  for (const Recent& r : view.context.recent) {
    int back = view.context.sentence - r.sentence;
    if (back < 1 || back > seek.reach || r.first_person) continue;
    if (seek.sex != 0 && r.sex != 0 && r.sex != seek.sex) continue;
    if (double fit = seek.fit(r); fit > 0) add(r, fit, false);
  }
  for (const std::string& key : forbidden) candidates.erase(key);
  if (candidates.empty()) return {};
  const Candidate* nearest = nullptr;
  for (const auto& [key, c] : candidates) {
    if (c.here && c.f[kForward] == 0 && (nearest == nullptr || c.nearest->last > nearest->nearest->last)) nearest = &c;
  }
  Features nobody{};
  NobodyFeatures(view, seek, pronoun, nearest, nobody);
  candidates[""].f = nobody;
  int place = PlaceOfPronoun(tree, seek);
  const RankWeights& w = kWeights[static_cast<size_t>(pronoun)];
  const Candidate* best = nullptr;
  double sum = 0;
  for (auto& [key, c] : candidates) {
    if (c.nearest != nullptr) {
      c.f[kMentions] = std::log(c.mentions);
      c.f[kSalience] = std::log(0.05 + c.salience);
    }
    for (size_t i = 0; i < kFeatures; ++i) c.score += c.f[i] * (w[0][i] + (place == 0 ? 0 : w[static_cast<size_t>(place)][i]));
    sum += std::exp(c.score);
    if (best == nullptr || c.score > best->score) best = &c;
  }
  if (view.context.ranked != nullptr) {
    RankedPronoun& seen = view.context.ranked->emplace_back(RankedPronoun{view.context.sentence, seek.token, pronoun, place, {}});
    for (const auto& [key, c] : candidates) seen.choices.push_back({c.actors, {c.f.begin(), c.f.end()}});
  }
  if (best->actors.empty() || best->actors[0].country.empty()) return {};
  double probability = std::exp(best->score) / sum;
  if (probability < kLeast) return {};
  return {best->actors, 0.5 + 0.4 * std::clamp(2 * probability - 1, 0.0, 1.0)};
}

}  // namespace lapwing
