// SPDX-License-Identifier: Apache-2.0
// The signs by which the party of a side that nobody is named on is chosen.
#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "code/absent_party.h"

namespace lapwing {
namespace {

using Codes = CountryCodes;

bool Within(const Codes& part, const Codes& whole) { return std::includes(whole.begin(), whole.end(), part.begin(), part.end()); }

/// The count of the rarest of them.
int Least(const std::map<std::string, int>& counts, const Codes& codes) {
  int least = INT32_MAX;
  for (const std::string& code : codes) {
    auto found = counts.find(code);
    least = std::min(least, found == counts.end() ? 0 : found->second);
  }
  return least;
}

int Sum(const std::map<std::string, int>& counts) {
  int sum = 0;
  for (const auto& [code, count] : counts) sum += count;
  return sum;
}

/// What the act is about, and how that hangs on it: "denied [shelling] it" is a gerund, "objected to the [quota]" a phrase with "to".
std::pair<int, std::string> ThemeOf(const Tree& tree, int word) {
  for (Deprel rel : {Deprel::obj, Deprel::nsubj_pass}) {
    if (const int child = tree.Child(word, rel); child >= 0) return {child, "object"};
  }
  if (const int child = tree.Child(word, Deprel::xcomp); child >= 0) return {child, tree.Marker(child) == "to" ? "infinitive" : "gerund"};
  if (const int child = tree.Child(word, Deprel::ccomp); child >= 0) return {child, tree.IsVerbal(child) && tree.Child(child, Deprel::nsubj) < 0 ? "gerund" : "that"};
  for (int child : tree.Children(word)) {
    if (child < word || (tree.Rel(child) != Deprel::obl && tree.Rel(child) != Deprel::nmod)) continue;
    const std::string preposition = tree.Preposition(child);
    if (OneOf(preposition, {"to", "at", "over", "of", "for", "on", "against", "with", "from", "out_of"})) return {child, preposition};
  }
  return {-1, "none"};
}

/// "seizure" and "seize", "storming" and "storm", "recognition" and "recognise": of one root, by their letters.
bool Akin(std::string_view a, std::string_view b) {
  if (a == b) return true;
  size_t same = 0;
  while (same < std::min(a.size(), b.size()) && a[same] == b[same]) ++same;
  return same >= 4 && same + 2 >= std::min(a.size(), b.size());
}

/// Where a mention stands, seen from the act: in what it is about, beside its word, in a clause below or above it, elsewhere.
std::string ZoneOf(const Tree& tree, int mention, int word, int theme) {
  if (theme >= 0 && tree.Under(mention, theme)) return "its theme";
  if (tree.Under(mention, word)) {
    for (int t = mention; t != word; t = tree.Head(t)) {
      if (tree.IsVerbal(t)) return "a clause below";
    }
    return "beside " + tree.Preposition(mention);
  }
  const int head = tree.Head(mention);
  if (head < 0 || !tree.Under(word, head)) return "another clause";
  return IsSubject(tree.Rel(mention)) ? "subject above" : "the clause above";
}

}  // namespace

void AbsentParties::ReadSentence(const Tree& tree, const SentenceMentions& mentions, Act& act) {
  const auto [theme, shape] = ThemeOf(tree, act.token);
  act.shape = shape;
  if (theme >= 0) act.theme = LowerAscii(tree.Lemma(theme));
  act.word = tree.Lemma(act.token);
  for (const Mention& mention : mentions.mentions) {
    const std::string& zone = act.zones[mention.head] = ZoneOf(tree, mention.head, act.token, theme);
    if (act.known.contains(mention.place.country) && (mention.kind == MentionKind::kPlace || (mention.kind == MentionKind::kCapital && mention.place_use))) act.own_ground.insert(zone);
    const bool people = std::any_of(mention.actors.begin(), mention.actors.end(), [&](const Actor& a) { return act.known.contains(a.country) && OneOf(a.sector, {"REB", "PRE", "UAF", "OPP", "CVL", "CRM", "LAB", "EDU"}); });
    if (people) act.own_people.insert(zone);
  }
  if (const int subject = tree.Child(act.token, Deprel::nsubj); act.lacks_doer && subject >= 0) {
    const Mention* mention = mentions.At(subject);
    act.subject = mention != nullptr ? ToString(mention->kind) : tree[subject].upos == Upos::PROPN ? "name" : tree[subject].upos == Upos::PRON ? "pronoun" : "noun";
  }
}

/// What the theme may stand for by the codebook, and where its word was told before.
void AbsentParties::FindTheme(const Codebook& codebook, std::span<const Sentence> sentences, Act& act) {
  if (act.theme.empty()) return;
  for (Upos pos : {Upos::NOUN, Upos::VERB}) {
    const bool clause = OneOf(act.shape, {"gerund", "infinitive", "that"});
    const std::vector<int>* patterns = (pos == Upos::VERB) == clause ? codebook.PatternsFor(pos, act.theme) : nullptr;
    if (patterns == nullptr) continue;
    for (int pattern : *patterns) act.deeds.insert(codebook.types[static_cast<size_t>(codebook.patterns[static_cast<size_t>(pattern)].type)].name);
  }
  for (int s = act.sentence - 1; s >= 0 && act.theme_told < 0; --s) {
    for (const Token& token : sentences[static_cast<size_t>(s)].tokens) {
      if ((token.upos == Upos::NOUN || token.upos == Upos::VERB) && Akin(token.lemma, act.theme)) act.theme_told = s;
    }
  }
}

void AbsentParties::SignList::AddShare(const std::string& name, int part, int whole) {
  for (int percent : {1, 25, 50, 66, 80}) {
    if (whole > 0 && 100 * part >= percent * whole) Add(name + ">=" + std::to_string(percent));
  }
}

std::vector<std::string> AbsentParties::Signs(size_t event, const Codes& candidate, const Codes& ruled) const {
  SignList list{acts_[event], {}};
  if (candidate == list.act.known) {
    OfHome(event, list);
    return list.signs;
  }
  if (candidate.size() >= 3) list.Add("three");
  if (candidate.size() >= 2) list.AddTyped("two"), list.Add("two " + list.act.frame);
  if (candidate == ruled) list.Add("by rule");
  // "Armenia said that Azerbaijan had shelled a village": who tells of it.
  if (candidate.size() == 1 && *candidate.begin() == list.act.vouching) list.AddAll("tells of it");
  OfDealings(event, candidate, list);
  OfNeighbours(event, candidate, list);
  OfTheme(event, candidate, list);
  OfNames(candidate, list);
  OfSentence(candidate, list);
  OfNearness(candidate, list);
  return list.signs;
}

/// "Police detained 16 students": among its own.
void AbsentParties::OfHome(size_t event, SignList& list) const {
  const Act& act = list.act;
  list.AddAll("own");
  list.AddTyped("own by " + act.sector);
  list.Add("own " + act.frame);
  const bool foreign = std::any_of(spots_.begin(), spots_.end(), [&](const Spot& spot) { return spot.sentence == act.sentence && !Within(spot.codes, act.known); });
  if (!foreign) list.AddAll("own, nobody else in the sentence");
  for (const std::string& zone : act.own_ground) list.AddTyped("own ground " + zone);
  for (const std::string& zone : act.own_people) list.AddTyped("own people " + zone);
  int rebels = 0;
  for (const auto& [country, times] : rebels_) rebels += act.known.contains(country) ? times : 0;
  for (int least : {1, 3, 6}) {
    if (rebels >= least) list.AddAll("own rebels>=" + std::to_string(least));
  }
  int acts = 0, home = 0;
  for (size_t j = 0; j < acts_.size(); ++j) {
    if (j == event || !Touch(acts_[j].actors, act.known) || acts_[j].recipients.empty()) continue;
    ++acts;
    home += acts_[j].recipients == act.known ? 1 : 0;
  }
  // One more than there are: a single act is not all of what somebody does.
  list.AddShare("own acts at home", home, acts + 1);
}

/// Who was dealt with in the doers' other acts.
void AbsentParties::OfDealings(size_t event, const Codes& candidate, SignList& list) const {
  const Act& act = list.act;
  std::map<std::string, int> dealt, dealt_alike;
  for (size_t j = 0; j < acts_.size(); ++j) {
    if (j == event) continue;
    for (const std::string& code : Opposite(acts_[j], act.known)) {
      ++dealt[code];
      if (acts_[j].hostile == act.hostile) ++dealt_alike[code];
    }
  }
  list.AddShare("dealt", Least(dealt, candidate), Sum(dealt) + 1);
  list.AddShare("dealt so", Least(dealt_alike, candidate), Sum(dealt_alike) + 1);
  // "while North Korea threatens": not the friend with whom it is in league.
  if (Least(dealt, candidate) > 0 && Least(dealt_alike, candidate) == 0) list.AddAll("dealt otherwise only");
  bool last = false;
  for (size_t j = event; j-- > 0;) {
    const Codes opposite = Opposite(acts_[j], act.known);
    if (opposite.empty()) continue;
    if (!last && opposite == candidate) list.AddAll("last act");
    else if (!last && Within(candidate, opposite)) list.Add("part of last act");
    last = true;
    if (acts_[j].hostile != act.hostile) continue;
    if (opposite == candidate) list.AddAll("last such act");
    break;
  }
}

/// Who did what was told before, and whom the same act is done to elsewhere.
void AbsentParties::OfNeighbours(size_t event, const Codes& candidate, SignList& list) const {
  const Act& act = list.act;
  if (event > 0 && acts_[event - 1].actors == candidate) {
    list.AddAll("did the act before");
    if (Touch(acts_[event - 1].recipients, act.known)) list.Add("did the act before to the doer");
  }
  for (size_t j = 0; j < acts_.size(); ++j) {
    if (j == event || acts_[j].type != act.type || acts_[j].actors != act.known || acts_[j].recipients != candidate) continue;
    list.AddAll("same act elsewhere");
    break;
  }
  for (size_t j = event; j-- > 0;) {
    if (acts_[j].type != "ACCUSE" || !Touch(acts_[j].recipients, act.known)) continue;
    if (acts_[j].actors == candidate) list.AddAll("accused the doer last");
    break;
  }
}

/// "Condemned the seizure": who has done such a deed before, or suffered it, and who was named where the word was told.
void AbsentParties::OfTheme(size_t event, const Codes& candidate, SignList& list) const {
  const Act& act = list.act;
  auto part = [&](const Act& other, const std::string& what) {
    auto beside = [&](Codes codes) {
      for (const std::string& known : act.known) codes.erase(known);
      return codes == candidate;
    };
    const bool did = beside(other.actors), suffered = beside(other.recipients);
    Codes all = other.actors;
    all.insert(other.recipients.begin(), other.recipients.end());
    if (did) list.AddAll("did " + what);
    if (suffered) list.AddAll("suffered " + what);
    if (!did && !suffered && beside(all)) list.AddAll("all of " + what);
  };
  auto nearest = [&](const std::string& what, const auto& wanted) {
    for (size_t j = event; j-- > 0;) {
      if (wanted(acts_[j])) return part(acts_[j], what);
    }
  };
  nearest("such a deed", [&](const Act& other) { return act.deeds.contains(other.type) && !Within(other.actors, act.known); });
  nearest("the like by others", [&](const Act& other) { return other.type == act.type && !Touch(other.actors, act.known); });
  nearest("the last deed", [&](const Act& other) { return OneOf(other.type, {"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"}) && !Within(other.actors, act.known); });
  if (act.theme_told < 0) return;
  nearest("what was told with its word", [&](const Act& other) { return other.sentence == act.theme_told; });
  const bool there = std::any_of(spots_.begin(), spots_.end(), [&](const Spot& spot) { return spot.sentence == act.theme_told && spot.codes == candidate; });
  if (there) list.AddAll("named with its word");
}

/// Who the report names, and where it names him first.
void AbsentParties::OfNames(const Codes& candidate, SignList& list) const {
  const Act& act = list.act;
  std::map<std::string, int> named;
  for (const Spot& spot : spots_) {
    for (const std::string& code : spot.codes) named[code] += act.known.contains(code) ? 0 : 1;
  }
  list.AddShare("named", Least(named, candidate), Sum(named));
  auto most = std::max_element(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (candidate.size() == 1 && most != named.end() && *candidate.begin() == most->first) list.AddAll("named most");
  if (Within(candidate, title_)) list.Add("in the title");
  if (Within(candidate, title_) && Within(act.known, title_)) list.AddAll("title's pair");
  if (act.sentence > lead_end_ && Within(candidate, lead_)) list.Add("in the lead");
}

/// Where in the act's sentence he is named.
void AbsentParties::OfSentence(const Codes& candidate, SignList& list) const {
  const Act& act = list.act;
  std::set<std::string> zones;
  bool here = false, ahead = false;
  for (const Spot& spot : spots_) {
    if (spot.sentence != act.sentence) continue;
    ahead = ahead || (spot.token < act.token && spot.codes == candidate);
    if (!Within(candidate, spot.codes)) continue;
    here = true;
    if (auto at = act.zones.find(spot.token); at != act.zones.end()) zones.insert(at->second);
  }
  if (here) list.Add("in the sentence");
  if (ahead) list.Add("before the act");
  for (const std::string& zone : zones) list.AddTyped("in " + zone);
}

/// How far back he is named, and as what in the sentence before.
void AbsentParties::OfNearness(const Codes& candidate, SignList& list) const {
  const Act& act = list.act;
  bool before = false, previous = false, subject = false;
  int back = 0;
  for (auto spot = spots_.rbegin(); spot != spots_.rend(); ++spot) {
    if (spot->sentence >= act.sentence) continue;
    if (spot->sentence == act.sentence - 1 && Within(candidate, spot->codes)) previous = true, subject = subject || spot->subject;
    if (before || Within(spot->codes, act.known)) continue;
    const bool exact = std::all_of(spot->codes.begin(), spot->codes.end(), [&](const std::string& code) { return candidate.contains(code) || act.known.contains(code); });
    before = Within(candidate, spot->codes);
    if (back == 0 && before && exact) list.AddAll("last named");
    back += before ? 0 : 1;
  }
  if (previous) list.AddAll("in the sentence before");
  if (subject) list.AddAll("subject of the sentence before");
  if (!before) list.Add("not named before");
  for (int steps : {1, 3, 6}) {
    if (before && back >= steps) list.Add("named back>=" + std::to_string(steps));
  }
}

}  // namespace lapwing
