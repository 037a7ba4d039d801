// SPDX-License-Identifier: Apache-2.0
#include "code/absent_party.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "code/told_before.h"

namespace lapwing {
namespace {

constexpr size_t kNamedBack = 25;  // mentions before the act among which its other side is looked for
constexpr size_t kActsBack = 6;
constexpr size_t kActsAhead = 3;
constexpr size_t kToldBack = 12;     // acts of others whose parties may be meant
constexpr int kFriends = 3;          // friendly acts that make friends, where no hostile one is told
constexpr int kQuarrel = 2;          // hostile acts between two that make a quarrel
constexpr size_t kMost = 6;          // parties of one side
constexpr double kRuleStands = 1.0;  // log odds by which another choice must be likelier than what a rule found: rules are few and clear, the reports learnt from are few
constexpr double kUnlikely = -9;    // log odds of a choice where there is none
constexpr double kDoerWaits = 1.5;   // log odds by which a doer must be likelier than none: without, two in five of those found were right

using Codes = CountryCodes;

/// "the" pact, "a" missile, "its" envoy, that-clause: what is known already is seldom nobody's.
const char* KindOfObject(const Tree& tree, int verb) {
  int object = tree.Child(verb, Deprel::obj);
  if (object < 0) object = tree.Child(verb, Deprel::nsubj_pass);
  if (object < 0) return tree.Child(verb, Deprel::ccomp) >= 0 || tree.Child(verb, Deprel::xcomp) >= 0 ? "clause" : "none";
  if (tree.Child(object, Deprel::nmod_poss) >= 0) return "own";
  const int article = tree.Child(object, Deprel::det);
  return article < 0 ? "bare" : tree.Lemma(article) == "a" ? "a" : "the";
}

bool AddNew(Codes codes, const Codes& known, std::vector<Codes>& found) {
  for (const std::string& code : known) codes.erase(code);
  if (codes.empty() || codes.size() > kMost || std::find(found.begin(), found.end(), codes) != found.end()) return false;
  found.push_back(std::move(codes));
  return true;
}

}  // namespace

AbsentParties::AbsentParties(const Codebook& codebook, std::span<const Event> events, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions) {
  for (const Event& event : events) {
    acts_.push_back(ReadAct(event, sentences, mentions));
    FindTheme(codebook, sentences, acts_.back());
  }
  ReadMentions(sentences, mentions);
}

AbsentParties::Act AbsentParties::ReadAct(const Event& event, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions) {
  Act act;
  act.actors = CodesOf(event.actors);
  act.recipients = CodesOf(event.recipients);
  act.lacks_doer = event.actors.empty();
  act.known = act.lacks_doer ? act.recipients : act.actors;
  act.waits = event.awaits_recipient;
  act.sure = event.confidence;
  act.reciprocal = event.reciprocal;
  act.hostile = event.quad.ends_with("conflict");
  act.sentence = SentenceOf(event, sentences);
  act.type = event.type;
  act.frame = event.frame;
  act.status = ToString(event.status);
  if (event.attribution) act.vouching = event.attribution->country;
  if (!event.actors.empty()) act.sector = event.actors[0].sector;
  if (act.sentence < 0) return act;
  const Tree tree(sentences[static_cast<size_t>(act.sentence)]);
  act.token = TokenAt(tree, event.trigger.begin);
  if (act.token < 0) return act;
  act.object = KindOfObject(tree, act.token);
  if (const int object = tree.Child(act.token, Deprel::obj); object >= 0) {
    for (const Mention& mention : mentions[static_cast<size_t>(act.sentence)].mentions) {
      const bool suffers = tree.Rel(mention.head) == Deprel::nmod && OneOf(tree.Preposition(mention.head), {"of", "on", "upon", "against", "in", "at"});
      if (!suffers || !tree.Under(mention.head, object)) continue;
      const bool harmed = tree.Head(mention.head) >= 0 && OneOf(tree.Lemma(tree.Head(mention.head)), {"attack", "strike", "airstrike", "raid", "invasion", "bombing", "war", "assault", "offensive", "sanction", "embargo", "blockade"});
      if (harmed) act.harmed.merge(CodesOf(mention.actors));
      act.inside.merge(CodesOf(mention.actors));
    }
  }
  ReadSentence(tree, mentions[static_cast<size_t>(act.sentence)], act);
  return act;
}

void AbsentParties::ReadMentions(std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions) {
  int first_paragraph = -1;
  for (size_t s = 0; s < sentences.size(); ++s) {
    const bool title = sentences[s].field == Field::kTitle;
    if (!title && first_paragraph < 0) first_paragraph = sentences[s].paragraph;
    if (!title && sentences[s].paragraph == first_paragraph) lead_end_ = static_cast<int>(s);
    for (const Mention& mention : mentions[s].mentions) {
      Codes codes = CodesOf(mention.actors);
      if (codes.empty()) continue;
      for (const Actor& actor : mention.actors) {
        if (OneOf(actor.sector, {"REB", "PRE", "UAF", "OPP", "CRM"})) ++rebels_[actor.country];
      }
      if (title) title_.insert(codes.begin(), codes.end());
      else if (sentences[s].paragraph == first_paragraph) lead_.insert(codes.begin(), codes.end());
      spots_.push_back({static_cast<int>(s), mention.head, std::move(codes), &mention, IsSubject(sentences[s].tokens[static_cast<size_t>(mention.head)].deprel)});
    }
  }
  std::stable_sort(spots_.begin(), spots_.end(), [](const Spot& a, const Spot& b) { return std::pair(a.sentence, a.token) < std::pair(b.sentence, b.token); });
}

/// The parties other than the doers in an act that they take part in.
AbsentParties::Codes AbsentParties::Opposite(const Act& act, const Codes& doers) {
  Codes found;
  if (Touch(act.actors, doers)) found = act.reciprocal ? act.actors : act.recipients;
  else if (Touch(act.recipients, doers)) found = act.actors;
  for (const std::string& doer : doers) found.erase(doer);
  return found;
}

/// "deplored the raid", "backed the strikes": neither blame nor praise goes to those on whom such harm was told to have been done, and by whom none was.
AbsentParties::Codes AbsentParties::Victims(const Act& act) const {
  Codes victims;
  // "the police action" may be anybody's.
  if (act.lacks_doer || act.shape != "object" || OneOf(act.theme, {"action", "act", "move", "step"})) return victims;
  for (const std::string& deed : act.deeds) {
    if (!OneOf(deed, {"ASSAULT", "COERCE", "SANCTION"})) continue;
    Codes suffered, did;
    for (const Act& other : acts_) {
      if (other.type != deed || other.sentence > act.sentence || other.actors.empty() || Touch(other.actors, act.known)) continue;
      did.insert(other.actors.begin(), other.actors.end());
      if (!other.reciprocal) suffered.insert(other.recipients.begin(), other.recipients.end());
    }
    std::erase_if(suffered, [&](const std::string& code) { return did.contains(code); });
    victims.insert(suffered.begin(), suffered.end());
  }
  return victims;
}

/// "welcomed the accord", "hailed the outcome": all whose deed it was, not one of them. Those of the last one told; empty where the act is about nothing of the kind.
AbsentParties::Codes AbsentParties::Joined(size_t event) const {
  const Act& act = acts_[event];
  if (act.lacks_doer || act.type != "SUPPORT" || act.shape != "object" ||
      !OneOf(act.theme, {"accord", "agreement", "deal", "pact", "treaty", "truce", "ceasefire", "cease-fire", "settlement", "understanding", "rapprochement", "reconciliation", "breakthrough",
                         "outcome", "result", "step", "declaration"})) {
    return {};
  }
  for (size_t j = event; j-- > 0;) {
    const Act& other = acts_[j];
    if (!other.reciprocal || !OneOf(other.type, {"AGREE", "SUPPORT", "CONCEDE", "RETREAT"})) continue;
    Codes parties = other.actors;
    for (const std::string& own : act.known) parties.erase(own);
    if (parties.size() >= 2) return parties;
  }
  return {};
}

/// "called for calm", "offered to mediate", "his good offices": both who quarrel. The two between whom the report tells most hostile acts; empty where the act asks for nothing of the kind.
AbsentParties::Codes AbsentParties::Quarrelling(size_t event) const {
  const Act& act = acts_[event];
  const bool calm = act.type == "REQUEST" && !OneOf(act.word, {"demand", "insist"}) &&
                    OneOf(act.theme, {"calm", "restraint", "dialogue", "de-escalation", "deescalation", "moderation", "ceasefire", "cease-fire", "truce", "peace"});
  const bool mediates = act.type == "AGREE" && OneOf(act.theme, {"mediate", "arbitrate", "mediation", "office"});
  if (act.lacks_doer || (!calm && !mediates)) return {};
  std::map<Codes, int> pairs;
  for (const Act& other : acts_) {
    if (!other.hostile || Touch(other.actors, act.known) || Touch(other.recipients, act.known)) continue;
    Codes both = other.actors;
    both.insert(other.recipients.begin(), other.recipients.end());
    if (both.size() == 2) ++pairs[both];
  }
  auto most = std::max_element(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == pairs.end() || (most->second < kQuarrel && pairs.size() > 1) ? Codes{} : most->first;
}

/// Whom a hostile act does not go to: "condemned the invasion of X" is not against X, "thanked X and criticized the drills" neither; nor are those its enemies with whom the
/// report tells of nothing but friendship.
AbsentParties::Codes AbsentParties::Spared(size_t event) const {
  const Act& act = acts_[event];
  const bool blame = act.type == "ACCUSE" && !act.lacks_doer;
  Codes spared = blame || act.type == "SUPPORT" ? Victims(act) : Codes{};
  // "support for the attack on Chad"
  if (act.type == "SUPPORT") spared.insert(act.harmed.begin(), act.harmed.end());
  if (!act.hostile) return spared;
  if (blame) spared.insert(act.inside.begin(), act.inside.end());
  std::map<std::string, int> friendly, hostile;
  for (const Act& other : acts_) {
    const Codes opposite = Opposite(other, act.known);
    for (const std::string& code : opposite) ++(other.hostile ? hostile : friendly)[code];
    if (blame && other.sentence == act.sentence && !other.hostile && !other.reciprocal && Touch(other.actors, act.known)) spared.insert(opposite.begin(), opposite.end());
  }
  for (const auto& [code, times] : friendly) {
    if (times >= kFriends && !hostile.contains(code)) spared.insert(code);
  }
  return spared;
}

std::vector<AbsentParties::Codes> AbsentParties::Candidates(size_t event, const Codes& ruled) const {
  const Act& act = acts_[event];
  std::vector<Codes> found;
  const Codes spared = Spared(event);
  Codes joined = Joined(event);
  if (joined.empty()) joined = Quarrelling(event);
  auto add = [&](const Codes& codes) {
    if (Touch(codes, spared) || (Touch(codes, joined) && std::any_of(joined.begin(), joined.end(), [&](const std::string& code) { return !codes.contains(code); }))) return;
    AddNew(codes, act.known, found);
  };
  if (!joined.empty()) add(joined);
  size_t end = 0;
  while (end < spots_.size() && spots_[end].sentence <= act.sentence) ++end;
  for (size_t i = end > kNamedBack ? end - kNamedBack : 0; i < end; ++i) add(spots_[i].codes);
  for (const Spot& spot : spots_) {
    for (const std::string& code : spot.codes) add({code});
  }
  for (size_t j = event > kActsBack ? event - kActsBack : 0; j < std::min(acts_.size(), event + 1 + kActsAhead); ++j) {
    if (j != event) add(Opposite(acts_[j], act.known));
  }
  add(ruled);
  // "welcomed the outcome", "slammed the pact": the parties of what others did.
  for (size_t j = event > kToldBack ? event - kToldBack : 0; j < event; ++j) {
    Codes all = acts_[j].actors;
    all.insert(acts_[j].recipients.begin(), acts_[j].recipients.end());
    for (const Codes& some : {acts_[j].actors, acts_[j].recipients, all}) add(some);
  }
  // "police detained 16 students": at home.
  // Rebels and deputies stand apart from the government that speaks for the state; police act at home with force, but inquire anywhere.
  const bool apart = !OneOf(act.sector, {"", "GOV", "JUD"}) && (act.sector != "COP" || OneOf(act.type, {"COERCE", "ASSAULT"}));
  // A government with rebels, or that strikes at its own ground.
  const bool divided = act.hostile && act.known.size() == 1 && (rebels_.contains(*act.known.begin()) || (OneOf(act.type, {"ASSAULT", "COERCE"}) && (!act.own_ground.empty() || !act.own_people.empty())));
  if (OneOf(act.type, {"PROTEST", "REQUEST"}) || (act.hostile && apart && !act.lacks_doer) || divided) found.push_back(act.known);
  return found;
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

PartyChoice AbsentParties::Nobody(size_t event, const Codes& ruled, std::string_view rule) const {
  const Act& act = acts_[event];
  std::vector<std::string> signs = {"", " " + act.type, " " + act.frame, " " + act.status};
  if (!ruled.empty()) signs.insert(signs.end(), {" against a rule", " against rule " + std::string(rule)});
  signs.insert(signs.end(), {", object " + act.object, ", object " + act.object + " " + act.type});
  const bool dealt = std::any_of(acts_.begin(), acts_.begin() + static_cast<std::ptrdiff_t>(event), [&](const Act& other) { return !Opposite(other, act.known).empty(); });
  if (!dealt) signs.push_back(" dealt with before");
  for (const std::string& what : {act.shape, act.shape + " " + act.type, act.shape + " " + act.frame}) signs.push_back(", about " + what);
  if (!act.theme.empty()) signs.push_back(", about the word " + act.theme);
  signs.push_back(", word " + act.word);
  PartyChoice nobody;
  for (const std::string& sign : signs) nobody.signs.push_back("nobody" + sign);
  if (!act.waits) return nobody;
  for (int percent : {40, 50, 60, 70, 80}) {
    if (100 * act.sure >= percent) signs.push_back(", sure>=" + std::to_string(percent));
  }
  signs.push_back(", subject " + act.subject);
  for (const std::string& sign : signs) nobody.signs.push_back("waits for nobody" + sign);
  return nobody;
}

std::vector<PartyChoice> AbsentParties::ChoicesFor(size_t event, const std::vector<Actor>& ruled, std::string_view rule) const {
  const Act& act = acts_[event];
  const Codes by_rule = CodesOf(ruled);
  const Codes both = Quarrelling(event);  // as good as what a rule found
  std::vector<PartyChoice> choices = {Nobody(event, by_rule, rule)};
  for (const Codes& candidate : Candidates(event, by_rule)) {
    std::vector<Actor> parties = candidate == by_rule ? ruled : Named(event, candidate);
    if (parties.empty()) continue;
    choices.push_back({std::move(parties), Signs(event, candidate, by_rule), candidate == by_rule || candidate == both});
    if (candidate == by_rule) choices.back().signs.push_back("by rule " + std::string(rule));
  }
  if (!act.lacks_doer) return choices;
  // What tells to whom things are done tells something of doers, too.
  for (PartyChoice& choice : choices) {
    const size_t own = choice.signs.size();
    for (size_t i = 0; i < own; ++i) choice.signs.push_back("doer: " + choice.signs[i]);
  }
  // Not of whether there is one: "villages were shelled" hides him.
  std::erase_if(choices[0].signs, [](const std::string& sign) { return !sign.starts_with("doer: "); });
  return choices;
}

double OddsOfChoice(const Codebook& codebook, const PartyChoice& choice) {
  double sum = choice.by_rule ? kRuleStands : 0;
  for (const std::string& sign : choice.signs) {
    if (auto found = codebook.absent.find(sign); found != codebook.absent.end()) sum += found->second;
    if (sign == "doer: waits for nobody") sum += kDoerWaits;
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

std::vector<std::string> SignsOfChoice(const Codebook& codebook, const std::vector<PartyChoice>& choices, size_t chosen, const std::string& type, std::string_view rule) {
  std::vector<std::string> signs;
  const double sum = OddsOfChoice(codebook, choices[chosen]);
  double second = kUnlikely;
  for (size_t c = 0; c < choices.size(); ++c) {
    if (c != chosen) second = std::max(second, OddsOfChoice(codebook, choices[c]));
  }
  auto below = [&](const char* name, double value, std::initializer_list<double> levels) {
    for (double level : levels) {
      if (value < level) signs.push_back(fmt::format("told {}<{}", name, level));
    }
  };
  below("margin", sum - second, {0.5, 1.0, 2.0, 3.0, 4.5});
  below("over nobody", sum - OddsOfChoice(codebook, choices[0]), {0.0, 1.0, 2.0, 3.0, 4.5});
  below("sum", sum, {-1.0, 0.0, 1.0, 2.0, 3.0, 4.5});
  const bool by_rule = choices[chosen].by_rule;
  const std::string_view by = chosen == 0 ? "nobody" : by_rule ? "rule" : "learnt";
  signs.push_back(fmt::format("told {}{}", by_rule ? "rule " : "", by_rule ? rule : by));
  signs.push_back(fmt::format("told {} {}", by, type));
  for (const std::string& sign : choices[chosen].signs) signs.push_back("told s " + sign);
  return signs;
}

}  // namespace lapwing
