// SPDX-License-Identifier: Apache-2.0
#include "code/other_party.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>

#include "base/strings.h"
#include "base/tree.h"
#include "code/absent_party.h"
#include "code/sides.h"
#include "code/told_before.h"
#include "code/told_doers.h"

namespace lapwing {
namespace {

constexpr size_t kReport = 3;       // sentences that make a report: a sentence alone leaves open against whom a protest is
constexpr int kAgreementBack = 8;   // what a report is about it names by a bare noun to its end

/// Two states or more do it.
bool Together(const Event& event) {
  return std::any_of(event.actors.begin(), event.actors.end(), [&](const Actor& a) { return a.country != event.actors[0].country; });
}

/// "demanded his return", "asked for arms" while speaking of one's dealings with somebody. Prosecutors demand at home.
bool AsksUnnamed(const Event& event) { return OneOf(event.frame, {"request/demand", "request/press-for"}) && event.actors[0].sector != "JUD"; }

}  // namespace

bool Directed(const Event& event) {
  // Who agree together, agree with one another.
  if (event.type == "AGREE" && Together(event)) return false;
  // A threat without a name is still against somebody.
  return !event.reciprocal && event.recipients.empty() && !event.actors.empty() && (NamesNobody(event.type) || event.type == "THREATEN" || AsksUnnamed(event));
}

namespace {

bool Takes(const std::vector<Actor>& side, const Event& event) {
  return std::any_of(side.begin(), side.end(), [&](const Actor& a) {
    return std::any_of(event.actors.begin(), event.actors.end(), [&](const Actor& b) { return a.country == b.country; });
  });
}

std::vector<Actor> Others(const std::vector<Actor>& side, const Event& event) {
  std::vector<Actor> others;
  for (const Actor& actor : side) {
    bool own = std::any_of(event.actors.begin(), event.actors.end(), [&](const Actor& b) { return actor.country == b.country; });
    if (!own && !actor.country.empty()) others.push_back(actor);
  }
  return others;
}

/// The parties other than the event's actors in an act they take part in.
std::vector<Actor> Opposite(const Event& before, const Event& event) {
  if (Takes(before.recipients, event)) return Others(before.actors, event);
  if (!Takes(before.actors, event)) return {};
  return Others(before.reciprocal ? before.actors : before.recipients, event);
}

/// What the event's verb is done to: its object, or -1.
int ObjectOf(const Tree& tree, const Event& event) {
  const int verb = TokenAt(tree, event.trigger.begin);
  if (verb < 0) return -1;
  const int object = tree.Child(verb, Deprel::obj);
  return object >= 0 ? object : tree.Child(verb, Deprel::iobj);
}

bool IsAgreement(const Tree& tree, int noun) {
  return OneOf(tree.Lemma(noun), {"accord", "agreement", "deal", "treaty", "pact", "declaration", "truce", "ceasefire", "cease-fire", "signing", "memorandum", "communique",
                                  "protocol", "armistice", "settlement", "rapprochement", "reconciliation", "breakthrough"}) &&
         Bare(tree, noun);
}

/// "denied a newspaper report", "denied media reports": no state is answered.
bool OfThePress(const Tree& tree, int noun) {
  for (int child : tree.Children(noun)) {
    if (OneOf(tree.Lemma(child), {"newspaper", "media", "press", "magazine", "television", "tabloid", "news", "rumor", "rumour"})) return true;
  }
  return false;
}

/// Who vouches for the event: all of "U.S. and South Korean officials".
std::vector<Actor> Vouching(const Event& event, const SentenceMentions& mentions) {
  std::vector<Actor> all;
  for (const Mention& mention : mentions.mentions) {
    if (!mention.actors.empty() && mention.actors[0].span == event.attribution->span) all.insert(all.end(), mention.actors.begin(), mention.actors.end());
  }
  return all.empty() ? std::vector<Actor>{*event.attribution} : all;
}

/// The sort of act a bare noun or pronoun may stand for: "condemned it", "denounced the attack". None for what is no deed.
std::vector<std::string_view> DeedsMeant(const Tree& tree, int noun) {
  const std::string_view lemma = tree.Lemma(noun);
  const bool pronoun = tree[noun].upos == Upos::PRON && OneOf(lemma, {"it", "they", "them", "this", "that"});
  if (!pronoun && !Bare(tree, noun)) return {};
  if (OneOf(lemma, {"attack", "strike", "raid", "bombing", "shelling", "killing", "assault", "invasion", "incursion", "offensive", "aggression", "massacre", "bombardment", "war",
                    "abduction", "kidnapping", "assassination"})) {
    return {"ASSAULT", "COERCE"};
  }
  if (OneOf(lemma, {"airlift", "landing", "arrival", "reinforcement"})) return {"MOBILIZE", "AID"};
  if (OneOf(lemma, {"withdrawal", "pullout", "pull-out", "pullback", "release", "handover", "retreat"})) return {"RETREAT", "CONCEDE"};
  if (OneOf(lemma, {"closure", "cut", "cutoff", "recall", "suspension"})) return {"SANCTION", "COERCE"};
  if (OneOf(lemma, {"blast", "explosion"})) return {"ASSAULT", "MOBILIZE"};
  if (OneOf(lemma, {"launch", "launching", "test", "firing", "deployment", "drill", "exercise", "flight", "overflight", "manoeuvre", "maneuver", "buildup", "build-up"})) return {"MOBILIZE", "COOPERATE"};
  if (OneOf(lemma, {"arrest", "detention", "seizure", "blockade", "crackdown", "hacking", "hack"})) return {"COERCE", "ASSAULT"};
  if (OneOf(lemma, {"expulsion", "sanction", "ban", "embargo", "penalty", "tariff"})) return {"SANCTION", "COERCE"};
  if (pronoun || OneOf(lemma, {"move", "action", "step", "decision", "measure", "act"})) return {"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"};
  return {};
}

/// "opposes the deployment", "expressed its opposition to the exercises": the deed that is opposed.
int Opposed(const Tree& tree, int object) {
  if (object < 0 || !OneOf(tree.Lemma(object), {"opposition", "objection", "resistance"})) return object;
  for (int child : tree.Children(object)) {
    if (tree.Rel(child) == Deprel::nmod && tree.Preposition(child) == "to") return child;
  }
  return object;
}

/// Whom blame (or praise) of a deed falls upon that was told before: its doer, or whom others blamed for it.
std::vector<Actor> Blamed(const std::vector<Event>& events, size_t i, int here, const std::vector<std::string_view>& deeds, std::span<const Sentence> sentences) {
  // One kind of deed may have been told further back than any.
  const int reach = deeds.size() == 1 ? 2 * kSentencesBack : kSentencesBack;
  for (size_t j = i; j-- > 0;) {
    const Event& before = events[j];
    if (here - SentenceOf(before, sentences) > reach) break;
    if (before.status == EventStatus::kPlanned || before.status == EventStatus::kHypothetical || before.status == EventStatus::kNegated) continue;
    const bool deed = std::find(deeds.begin(), deeds.end(), before.type) != deeds.end();
    const bool blame = before.type == "ACCUSE" && events[i].type != "SUPPORT" && !Takes(before.actors, events[i]);
    const std::vector<Actor>& side = deed ? before.actors : before.recipients;
    if ((deed || blame) && !Takes(side, events[i])) {
      std::vector<Actor> found = Others(side, events[i]);
      if (!found.empty()) return found;
    }
  }
  return {};
}

/// The parties of the agreement that the report has told of.
std::vector<Actor> Agreed(const std::vector<Event>& events, size_t i, int here, std::span<const Sentence> sentences) {
  for (bool old : {false, true}) {
    for (size_t j = i; j-- > 0;) {
      const Event& before = events[j];
      if (here - SentenceOf(before, sentences) > kAgreementBack) break;
      const bool agreement = before.reciprocal && OneOf(before.type, {"AGREE", "SUPPORT", "CONCEDE"}) && before.actors.size() >= 2;
      const bool done = before.status == EventStatus::kAsserted || before.status == EventStatus::kClaimed || (old && before.status == EventStatus::kHistorical);
      if (agreement && done) return Others(before.actors, events[i]);
    }
  }
  return {};
}

constexpr std::string_view kAnswers[] = {"respond", "reply", "answer", "react", "accept", "refuse", "decline", "reject", "agree", "dismiss",
                                         "rebuff", "ignore", "spurn", "snub", "welcome", "deny"};

/// "Seoul floated talks, an overture which the North spurned": whoever did what the answer's clause hangs on.
std::vector<Actor> Answered(const Event& event, const Sentence& sentence, const SentenceMentions& mentions) {
  const Tree tree(sentence);
  int clause = TokenAt(tree, event.trigger.begin);
  while (clause >= 0 && tree.Rel(clause) != Deprel::acl_relcl) clause = tree.Head(clause);
  if (clause < 0) return {};
  const Sides sides(tree, mentions);
  for (int above = tree.Head(clause); above >= 0; above = tree.Head(above)) {
    const int doer = tree.IsVerbal(above) ? tree.Child(above, Deprel::nsubj) : -1;
    if (doer < 0) continue;
    const std::vector<Side> found = sides.Of(doer);
    std::vector<Actor> others = Others(KnownActors(found), event);
    // "Paris says Minsk arms the rebels, which Minsk denies": to whoever said so.
    if (!others.empty() || !AnyKnown(found)) return others;
  }
  return {};
}

/// "Seoul proposed talks, but Pyongyang has yet to respond": whoever answers in the same sentence was spoken to.
std::vector<Actor> Answerer(const Event& event, const Sentence& sentence, const SentenceMentions& mentions) {
  const Tree tree(sentence);
  const int verb = TokenAt(tree, event.trigger.begin);
  if (verb < 0 || !tree.IsVerbal(verb)) return {};
  const Sides sides(tree, mentions);
  for (int clause = verb + 1; clause < tree.size(); ++clause) {
    const bool beside = tree.Head(clause) == verb && (tree.Rel(clause) == Deprel::conj || tree.Rel(clause) == Deprel::parataxis);
    const bool about = tree.Rel(clause) == Deprel::acl_relcl && tree.Under(clause, verb);  // "an overture which the North spurned"
    if (!beside && !about) continue;
    int answer = clause;
    if (const int below = tree.Child(clause, Deprel::xcomp); below >= 0) answer = below;
    if (std::find(std::begin(kAnswers), std::end(kAnswers), tree.Lemma(answer)) == std::end(kAnswers)) continue;
    if (std::vector<Actor> answering = Others(KnownActors(sides.Of(tree.Child(clause, Deprel::nsubj))), event); !answering.empty()) return answering;
  }
  return {};
}

/// "Lima barred the ships, and Quito protested": against whoever acted in the clause before.
std::vector<Actor> ActedBefore(const Event& event, const Sentence& sentence, const SentenceMentions& mentions) {
  const Tree tree(sentence);
  const int clause = TokenAt(tree, event.trigger.begin);
  if (clause < 0 || !tree.IsVerbal(clause) || tree.Rel(clause) != Deprel::conj || tree.Child(clause, Deprel::nsubj) < 0) return {};
  const int before = tree.Head(clause);
  const int doer = before >= 0 && before < clause && tree.IsVerbal(before) ? tree.Child(before, Deprel::nsubj) : -1;
  return doer < 0 ? std::vector<Actor>{} : Others(KnownActors(Sides(tree, mentions).Of(doer)), event);
}

/// The one party that nearly all of the report's acts of the doer are about ("Russia recalled its ambassador", in a report on Russia and Georgia).
/// For hostile acts only hostile ones count; who vouches or is met in passing is no opponent.
std::vector<Actor> Usual(const std::vector<Event>& events, size_t i) {
  const Event& event = events[i];
  const bool hostile = event.quad.ends_with("conflict");
  std::vector<std::pair<Actor, int>> partners;
  for (size_t j = 0; j < events.size(); ++j) {
    if (j == i || (hostile && !events[j].quad.ends_with("conflict"))) continue;
    for (const Actor& other : Opposite(events[j], event)) {
      auto have = std::find_if(partners.begin(), partners.end(), [&](const auto& p) { return p.first.country == other.country; });
      if (have == partners.end()) partners.emplace_back(other, 1);
      else ++have->second;
    }
  }
  auto most = std::max_element(partners.begin(), partners.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == partners.end() || most->second < kUsual) return {};
  for (auto p = partners.begin(); p != partners.end(); ++p) {
    if (p != most && p->second * kUsualMargin > most->second) return {};
  }
  return {most->first};
}

}  // namespace

bool NamesNobody(const std::string& type) { return OneOf(type, {"REJECT", "ACCUSE", "SUPPORT", "AGREE", "CONCEDE", "SANCTION"}); }

namespace {

/// What a rule found, and which: a sign of absent_party.h.
struct Ruled {
  std::vector<Actor> parties;
  std::string_view rule;
  bool named = false;  ///< whom or what it is about is told in its sentence, though it is no known party
  bool deed = false;   ///< it is about a deed told before
};

/// What its own sentence answers or is answered by, and what the bare noun it is about was before.
Ruled BySentence(const std::vector<Event>& events, size_t i, int here, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions) {
  const Event& event = events[i];
  const Sentence& sentence = sentences[static_cast<size_t>(here)];
  Ruled found;
  auto by = [&](std::string_view rule, std::vector<Actor> parties) {
    if (!parties.empty()) found.parties = std::move(parties), found.rule = rule;
  };
  if (event.type == "REJECT") by("answered", Answered(event, sentence, mentions[static_cast<size_t>(here)]));
  if (OneOf(event.type, {"AGREE", "REQUEST", "THREATEN", "ACCUSE"})) by("answerer", Answerer(event, sentence, mentions[static_cast<size_t>(here)]));
  if (!found.parties.empty() || !OneOf(event.type, {"SUPPORT", "REJECT", "ACCUSE", "REQUEST"})) return found;
  const Tree tree(sentence);
  const int object = ObjectOf(tree, event);
  // "asked donors for tents": they are named, only not known.
  found.named = event.frame == "request/press-for" && object >= 0;
  // "blaming a storm": the thing blamed is told here.
  const int article = event.frame == "accuse/blame" && object >= 0 ? tree.Child(object, Deprel::det) : -1;
  found.named = found.named || (article >= 0 && tree.Lemma(article) == "a") || (event.type == "REJECT" && object >= 0 && OfThePress(tree, object));
  if (found.named) return found;
  if (event.type != "REQUEST" && object >= 0 && IsAgreement(tree, object)) by("agreement", Agreed(events, i, here, sentences));
  const int deed_noun = event.frame == "reject/oppose" ? Opposed(tree, object) : object;
  const bool answers_deed = OneOf(event.type, {"ACCUSE", "SUPPORT"}) || event.frame == "reject/oppose";
  const std::vector<std::string_view> deeds = answers_deed && deed_noun >= 0 ? DeedsMeant(tree, deed_noun) : std::vector<std::string_view>{};
  if (!deeds.empty()) by("deed", Blamed(events, i, here, deeds, sentences));
  found.deed = !deeds.empty() && event.type != "SUPPORT";  // praise may be of what no event was made of
  return found;
}

/// The other side of the nearest act before in which the doer takes part: what was done to him first, as answers go, then what he did himself.
Ruled ByLastTurn(const std::vector<Event>& events, size_t i, int here, bool deed, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions) {
  const Event& event = events[i];
  const bool denial = event.frame == "reject/deny-accusation";
  for (bool answer : {true, false}) {
    for (size_t j = i; j-- > 0;) {
      const Event& before = events[j];
      if (before.field != event.field || here - SentenceOf(before, sentences) > (event.frame == "request/press-for" ? 1 : kSentencesBack)) break;
      // A denial answers whoever vouches for what is denied: "Kyiv says Moscow shelled it. Moscow denied this."
      const bool told_of = before.attribution && (Takes(before.actors, event) || Takes(before.recipients, event));
      if (denial && answer && before.status != EventStatus::kDenied && told_of) {
        std::vector<Actor> vouching = Others(Vouching(before, mentions[static_cast<size_t>(SentenceOf(before, sentences))]), event);
        if (!vouching.empty()) return {std::move(vouching), "voucher", false, false};
        continue;
      }
      if (answer && !Takes(before.recipients, event)) continue;
      if ((deed || denial) && before.quad.ends_with("cooperation")) continue;  // what is blamed or denied is no visit
      // Threats, penalties and blame belong to a quarrel: who was helped by whom tells nothing about their aim.
      if (OneOf(event.type, {"THREATEN", "SANCTION", "ACCUSE"}) && !before.quad.ends_with("conflict")) continue;
      if (std::vector<Actor> found = Opposite(before, event); !found.empty()) return {std::move(found), answer ? "turn" : "own act", false, false};
    }
  }
  return {};
}

Ruled ByRule(const std::vector<Event>& events, size_t i, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions) {
  const int here = SentenceOf(events[i], sentences);
  Ruled found = here >= 0 ? BySentence(events, i, here, sentences, mentions) : Ruled{};
  if (found.named || !found.parties.empty()) return found;
  if (Ruled turn = ByLastTurn(events, i, here, found.deed, sentences, mentions); !turn.parties.empty()) return turn;
  if (here < 0 || events[i].type != "ACCUSE") return found;
  return {ActedBefore(events[i], sentences[static_cast<size_t>(here)], mentions[static_cast<size_t>(here)]), "clause before", false, false};
}

/// From all that is known by now, whom the doer mostly deals with.
void FillUsual(std::vector<Event>& events, std::vector<Ruled>& ruled, std::vector<size_t>& filled) {
  std::vector<std::pair<size_t, std::vector<Actor>>> usual;
  for (size_t i = 0; i < events.size(); ++i) {
    if (!Directed(events[i]) || !events[i].quad.ends_with("conflict") || ruled[i].named) continue;
    if (std::vector<Actor> other = Usual(events, i); !other.empty()) usual.emplace_back(i, std::move(other));
  }
  for (auto& [i, other] : usual) {
    events[i].recipients = std::move(other);
    ruled[i].rule = "usual";
    events[i].confidence *= kInferred * kInferred;
    filled.push_back(i);
  }
}

bool OneSided(const Event& event) { return !event.reciprocal && event.recipients.empty() != event.actors.empty(); }

/// "Crowds stormed the mayor's office", "people rallied against the war": whoever takes to the streets against nobody that is named does so against those who
/// rule at home. Strikes are against employers; what needs somebody against whom it is, as a boycott does, may be against anybody.
bool AgainstRulers(const Event& event) {
  return event.type == "PROTEST" && event.mode != "strike" && (!event.awaits_recipient || OneOf(event.mode, {"demo", "riot"}));
}

/// The government of the one state whose people these are.
std::vector<Actor> RulersOf(const std::vector<Actor>& people) {
  Actor rulers;
  for (const Actor& actor : people) {
    if (!IsState(actor.country) || (!rulers.country.empty() && actor.country != rulers.country)) return {};
    if (rulers.country.empty()) rulers.country = actor.country, rulers.text = actor.text, rulers.span = actor.span;
  }
  rulers.sector = "GOV";
  return {std::move(rulers)};
}

/// What the rules found beside what else may be meant: the weights of the codebook decide.
void Weigh(const Codebook& codebook, const AbsentParties& parties, const std::vector<size_t>& one_sided, const std::vector<std::string_view>& rules, const std::vector<std::vector<Actor>>& ruled, size_t sentences, bool explain,
           std::vector<Event>& events, std::vector<size_t>& filled, std::vector<std::vector<std::string>>& signs) {
  const bool gather = codebook.absent.contains(kGatherChoices);
  const bool report = sentences >= kReport;
  for (size_t i : one_sided) {
    Event& event = events[i];
    std::vector<PartyChoice> choices = parties.ChoicesFor(i, ruled[i], rules[i]);
    if (explain && gather) {
      for (const PartyChoice& choice : choices) {
        std::vector<std::string> codes;
        for (const Actor& actor : choice.parties) codes.push_back(actor.country);
        event.reasons.push_back(fmt::format("other side {}: {}", choice.parties.empty() ? "-" : fmt::format("{}", fmt::join(codes, ",")), fmt::join(choice.signs, "; ")));
      }
    }
    if (codebook.absent.empty() || gather) continue;
    const size_t likeliest = LikeliestChoice(codebook, choices);
    signs[i] = SignsOfChoice(codebook, choices, likeliest, event.type, rules[i]);
    PartyChoice& chosen = choices[likeliest];
    if (report && chosen.parties.empty() && !parties.LacksDoer(i) && AgainstRulers(event)) chosen.parties = RulersOf(event.actors);
    if (ruled[i].empty() && !chosen.parties.empty()) event.confidence *= kInferred;
    (parties.LacksDoer(i) ? event.actors : event.recipients) = std::move(chosen.parties);
    filled.push_back(i);
  }
}

}  // namespace

std::vector<size_t> FillOtherParty(const Codebook& codebook, std::vector<Event>& events, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions, bool explain,
                                   std::vector<std::vector<std::string>>& signs) {
  signs.assign(events.size(), {});
  std::vector<size_t> filled, one_sided;
  for (size_t i = 0; i < events.size(); ++i) {
    if (OneSided(events[i])) one_sided.push_back(i);
  }
  std::optional<AbsentParties> parties;
  if (!one_sided.empty() && !codebook.absent.empty()) parties.emplace(codebook, events, sentences, mentions);
  std::vector<Ruled> ruled(events.size());
  for (size_t i = 0; i < events.size(); ++i) {
    if (!Directed(events[i])) continue;
    ruled[i] = ByRule(events, i, sentences, mentions);
    if (ruled[i].parties.empty()) continue;
    events[i].recipients = ruled[i].parties;
    events[i].confidence *= kInferred;
    filled.push_back(i);
  }
  FillUsual(events, ruled, filled);
  if (!parties) {
    FillToldDoers(events, sentences, mentions, filled);
    return filled;
  }
  std::erase_if(one_sided, [&](size_t i) { return ruled[i].named; });
  FillToldDoers(events, sentences, mentions, filled);
  std::vector<std::string_view> rules(events.size());
  std::vector<std::vector<Actor>> found(events.size());
  for (size_t i : one_sided) {
    found[i] = parties->LacksDoer(i) ? events[i].actors : events[i].recipients;
    rules[i] = parties->LacksDoer(i) ? "told" : ruled[i].rule;
  }
  Weigh(codebook, *parties, one_sided, rules, found, sentences.size(), explain, events, filled, signs);
  return filled;
}

}  // namespace lapwing
