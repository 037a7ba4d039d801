// SPDX-License-Identifier: Apache-2.0
#include "code/absent_party.h"

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "code/told_before.h"

namespace lapwing {
namespace {

constexpr size_t kNamedBack = 25;  // mentions before the act among which its other side is looked for
constexpr size_t kActsBack = 6;
constexpr size_t kActsAhead = 3;
constexpr size_t kMost = 6;  // parties of one side
constexpr double kRuleStands = 3.0;  // log odds by which another choice must be likelier than what a rule found: rules are few and clear, the reports learnt from are few

using Codes = CountryCodes;

Codes Without(Codes codes, const Codes& others) {
  for (const std::string& other : others) codes.erase(other);
  return codes;
}

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

/// "the" pact, "a" missile, "its" envoy, that-clause: what is known already is seldom nobody's.
const char* KindOfObject(const Tree& tree, int verb) {
  int object = tree.Child(verb, Deprel::obj);
  if (object < 0) object = tree.Child(verb, Deprel::nsubj_pass);
  if (object < 0) return tree.Child(verb, Deprel::ccomp) >= 0 || tree.Child(verb, Deprel::xcomp) >= 0 ? "clause" : "none";
  if (tree.Child(object, Deprel::nmod_poss) >= 0) return "own";
  const int article = tree.Child(object, Deprel::det);
  return article < 0 ? "bare" : tree.Lemma(article) == "a" ? "a" : "the";
}

/// "share>=25 share>=50 ...": a share in steps.
void Steps(const char* name, int part, int whole, std::vector<std::string>& signs) {
  for (int percent : {1, 25, 50, 66, 80}) {
    if (whole > 0 && 100 * part >= percent * whole) signs.push_back(std::string(name) + ">=" + std::to_string(percent));
  }
}

}  // namespace

AbsentParties::AbsentParties(std::span<const Event> events, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions) {
  for (const Event& event : events) {
    Act act{CodesOf(event.actors), CodesOf(event.recipients), event.reciprocal, event.quad.ends_with("conflict"), SentenceOf(event, sentences), -1, event.type, event.frame, ToString(event.status), event.attribution ? event.attribution->country : "", event.actors.empty() ? "" : event.actors[0].sector, "none"};
    if (act.sentence >= 0) {
      const std::vector<Token>& tokens = sentences[static_cast<size_t>(act.sentence)].tokens;
      auto at = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) { return token.span.begin == event.trigger.begin; });
      act.token = at == tokens.end() ? -1 : static_cast<int>(at - tokens.begin());
      if (act.token >= 0) act.object = KindOfObject(Tree(sentences[static_cast<size_t>(act.sentence)]), act.token);
    }
    acts_.push_back(std::move(act));
  }
  int first_paragraph = -1;
  for (size_t s = 0; s < sentences.size(); ++s) {
    const bool title = sentences[s].field == Field::kTitle;
    if (!title && first_paragraph < 0) first_paragraph = sentences[s].paragraph;
    if (!title && sentences[s].paragraph == first_paragraph) lead_end_ = static_cast<int>(s);
    for (const Mention& mention : mentions[s].mentions) {
      Codes codes = CodesOf(mention.actors);
      if (codes.empty()) continue;
      if (title) title_.insert(codes.begin(), codes.end());
      else if (sentences[s].paragraph == first_paragraph) lead_.insert(codes.begin(), codes.end());
      spots_.push_back({static_cast<int>(s), mention.head, std::move(codes), &mention});
    }
  }
  std::stable_sort(spots_.begin(), spots_.end(), [](const Spot& a, const Spot& b) { return std::pair(a.sentence, a.token) < std::pair(b.sentence, b.token); });
}

/// The parties other than the doers in an act that they take part in.
AbsentParties::Codes AbsentParties::Opposite(const Act& act, const Codes& doers) const {
  if (Touch(act.actors, doers)) return Without(act.reciprocal ? act.actors : act.recipients, doers);
  return Touch(act.recipients, doers) ? Without(act.actors, doers) : Codes{};
}

std::vector<AbsentParties::Codes> AbsentParties::Candidates(size_t event, const Codes& ruled) const {
  const Act& act = acts_[event];
  std::vector<Codes> found;
  auto add = [&](Codes codes) {
    codes = Without(std::move(codes), act.actors);
    if (!codes.empty() && codes.size() <= kMost && std::find(found.begin(), found.end(), codes) == found.end()) found.push_back(std::move(codes));
  };
  size_t end = 0;
  while (end < spots_.size() && spots_[end].sentence <= act.sentence) ++end;
  for (size_t i = end > kNamedBack ? end - kNamedBack : 0; i < end; ++i) add(spots_[i].codes);
  for (const Spot& spot : spots_) {
    for (const std::string& code : spot.codes) add({code});
  }
  for (size_t j = event > kActsBack ? event - kActsBack : 0; j < std::min(acts_.size(), event + 1 + kActsAhead); ++j) {
    if (j != event) add(Opposite(acts_[j], act.actors));
  }
  add(ruled);
  // "police detained 16 students": at home.
  if (OneOf(act.type, {"PROTEST", "REQUEST"}) || (act.type == "COERCE" && act.sector == "COP")) found.push_back(act.actors);
  return found;
}

std::vector<std::string> AbsentParties::Signs(size_t event, const Codes& candidate, const Codes& ruled) const {
  const Act& act = acts_[event];
  std::vector<std::string> signs;
  const std::string pole = act.hostile ? " in conflict" : " in cooperation";
  auto both = [&](const std::string& sign) {
    signs.push_back(sign);
    signs.push_back(sign + pole);
    signs.push_back(sign + " " + act.type);
  };
  if (candidate == act.actors) {
    both("own");
    signs.push_back("own by " + act.sector);
    signs.push_back("own by " + act.sector + " " + act.type);
    return signs;
  }
  if (candidate.size() >= 2) signs.push_back("two");
  if (candidate.size() >= 3) signs.push_back("three");
  if (candidate == ruled) signs.push_back("by rule");
  // "Armenia said that Azerbaijan had shelled a village": who tells of it.
  if (candidate.size() == 1 && *candidate.begin() == act.vouching) both("tells of it");

  // Who was dealt with in the doers' other acts.
  std::map<std::string, int> dealt, dealt_alike;
  for (size_t j = 0; j < acts_.size(); ++j) {
    if (j == event) continue;
    for (const std::string& code : Opposite(acts_[j], act.actors)) {
      ++dealt[code];
      if (acts_[j].hostile == act.hostile) ++dealt_alike[code];
    }
  }
  bool last = false, last_alike = false;
  for (size_t j = event; j-- > 0;) {
    const Codes opposite = Opposite(acts_[j], act.actors);
    if (opposite.empty()) continue;
    if (!last && opposite == candidate) both("last act");
    if (!last && opposite != candidate && Within(candidate, opposite)) signs.push_back("part of last act");
    last = true;
    if (acts_[j].hostile != act.hostile) continue;
    if (!last_alike && opposite == candidate) both("last such act");
    last_alike = true;
    break;
  }
  if (event > 0 && acts_[event - 1].actors == candidate) {
    both("did the act before");
    if (Touch(acts_[event - 1].recipients, act.actors)) signs.push_back("did the act before to the doer");
  }
  // One more than there are: a single act is not all of what somebody does.
  Steps("dealt", Least(dealt, candidate), Sum(dealt) + 1, signs);
  Steps("dealt so", Least(dealt_alike, candidate), Sum(dealt_alike) + 1, signs);

  // "while North Korea threatens": not the friend with whom it is in league.
  if (Least(dealt, candidate) > 0 && Least(dealt_alike, candidate) == 0) both("dealt otherwise only");

  // Who the report names.
  std::map<std::string, int> named;
  for (const Spot& spot : spots_) {
    for (const std::string& code : spot.codes) named[code] += act.actors.count(code) == 0 ? 1 : 0;
  }
  Steps("named", Least(named, candidate), Sum(named), signs);
  auto most = std::max_element(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (candidate.size() == 1 && most != named.end() && *candidate.begin() == most->first) both("named most");
  if (Within(candidate, title_)) signs.push_back("in the title");
  if (Within(candidate, title_) && Within(act.actors, title_)) both("title's pair");
  if (act.sentence > lead_end_ && Within(candidate, lead_)) signs.push_back("in the lead");
  bool here = false, ahead = false, before = false;
  int back = 0;
  for (auto spot = spots_.rbegin(); spot != spots_.rend(); ++spot) {
    if (spot->sentence > act.sentence) continue;
    if (spot->sentence == act.sentence) {
      here = here || Within(candidate, spot->codes);
      ahead = ahead || (spot->token < act.token && spot->codes == candidate);
      continue;
    }
    const Codes others = Without(spot->codes, act.actors);
    if (others.empty()) continue;
    if (back == 0 && others == candidate) both("last named");
    before = before || Within(candidate, others);
    if (before) break;
    ++back;
  }
  if (here) signs.push_back("in the sentence");
  if (ahead) signs.push_back("before the act");
  if (!before) signs.push_back("not named before");
  else for (int steps : {1, 3, 6}) {
    if (back >= steps) signs.push_back("named back>=" + std::to_string(steps));
  }
  return signs;
}

/// The mention nearest before the act that names each, else the first one after it.
std::vector<Actor> AbsentParties::Named(size_t event, const Codes& candidate) const {
  std::vector<Actor> actors;
  for (const std::string& code : candidate) {
    const Actor* found = nullptr;
    for (const Spot& spot : spots_) {
      if (found != nullptr && spot.sentence > acts_[event].sentence) break;
      for (const Actor& actor : spot.mention->actors) {
        if (actor.country == code) found = &actor;
      }
    }
    if (found != nullptr) actors.push_back(*found);
  }
  return actors;
}

std::vector<PartyChoice> AbsentParties::ChoicesFor(size_t event, const std::vector<Actor>& ruled, std::string_view rule) const {
  const Act& act = acts_[event];
  const Codes by_rule = CodesOf(ruled);
  PartyChoice nobody{{}, {"nobody", "nobody " + act.type, "nobody " + act.frame, "nobody " + act.status}, false};
  if (!by_rule.empty()) nobody.signs.push_back("nobody against a rule");
  if (!by_rule.empty()) nobody.signs.push_back("nobody against rule " + std::string(rule));
  const bool dealt = std::any_of(acts_.begin(), acts_.begin() + static_cast<std::ptrdiff_t>(event), [&](const Act& other) { return !Opposite(other, act.actors).empty(); });
  nobody.signs.push_back("nobody, object " + act.object);
  nobody.signs.push_back("nobody, object " + act.object + " " + act.type);
  if (!dealt) nobody.signs.push_back("nobody dealt with before");
  std::vector<PartyChoice> choices = {std::move(nobody)};
  for (const Codes& candidate : Candidates(event, by_rule)) {
    std::vector<Actor> parties = candidate == by_rule ? ruled : Named(event, candidate);
    if (parties.empty()) continue;
    choices.push_back({std::move(parties), Signs(event, candidate, by_rule), false});
    if (candidate != by_rule) continue;
    choices.back().by_rule = true;
    choices.back().signs.push_back("by rule " + std::string(rule));
  }
  return choices;
}

double OddsOfChoice(const Codebook& codebook, const PartyChoice& choice) {
  double sum = choice.by_rule ? kRuleStands : 0;
  for (const std::string& sign : choice.signs) {
    if (auto found = codebook.absent.find(sign); found != codebook.absent.end()) sum += found->second;
  }
  return sum;
}

size_t LikeliestChoice(const Codebook& codebook, const std::vector<PartyChoice>& choices) {
  size_t best = 0;
  double most = -1e9;
  for (size_t i = 0; i < choices.size(); ++i) {
    const double sum = OddsOfChoice(codebook, choices[i]);
    if (sum > most) most = sum, best = i;
  }
  return best;
}

}  // namespace lapwing
