// SPDX-License-Identifier: Apache-2.0
#include "code/standing.h"

#include <algorithm>
#include <cstdlib>

#include "base/country_codes.h"
#include "base/strings.h"
#include "code/other_party.h"

namespace lapwing {
namespace {

void OfSide(const char* name, const Tree& tree, int trigger, const std::vector<Side>& sides, std::vector<std::string>& signs) {
  double sure = 1;
  for (const Side& side : sides) {
    if (side.actor.country.empty()) continue;
    signs.push_back(std::string(name) + " kind:" + ToString(side.kind));
    if (side.kind == MentionKind::kPronoun && side.token >= 0) {
      const bool plural = OneOf(LowerAscii(tree[side.token].form), {"they", "them", "their", "we", "us", "our", "both"}) || tree.IsNominal(side.token);
      signs.push_back(std::string(name) + (plural ? " stands for many" : " stands for one"));
    }
    // A trawler that enters waters does so for its state.
    if (!side.thing || side.actor.sector != "BUS") signs.push_back(std::string(name) + " sector:" + side.actor.sector);
    if (side.nested) signs.push_back(std::string(name) + " inside");
    if (side.place) signs.push_back(std::string(name) + " as place");
    if (side.thing) signs.push_back(std::string(name) + " thing");
    if (side.token >= 0 && std::abs(side.token - trigger) > 12) signs.push_back(std::string(name) + " far");
    sure = std::min(sure, side.confidence);
  }
  if (sure < 0.6) signs.push_back(std::string(name) + " doubtful");
  else if (sure < 0.85) signs.push_back(std::string(name) + " unsure");
}

/// Words of trade that a text about firms has and one about states seldom.
bool BusinessWord(const Token& token) {
  return OneOf(token.form, {"Corp", "Inc", "Ltd", "Plc", "PLC", "Co", "Corp.", "Inc.", "Ltd.", "Co.", "dlrs", "mln", "pct", "stg"}) ||
         OneOf(token.lemma, {"share", "shareholder", "stock", "barrel", "tonne", "profit", "earnings", "investor", "bidder", "takeover", "subsidiary", "customer", "mine", "smelter", "analyst", "dealer"});
}

/// Who else is named beside the sides: many parties are many chances to take the wrong one, and one that stands between the act and its side is likelier meant.
void OfOthers(const Tree& tree, const SentenceMentions& mentions, const Match& match, const CountryCodes& parties, const std::string& shape, std::vector<std::string>& signs) {
  CountryCodes named;
  for (const Mention& mention : mentions.mentions) {
    const CountryCodes codes = CodesOf(mention.actors);
    named.insert(codes.begin(), codes.end());
  }
  const std::string count = "states named " + std::to_string(std::min<size_t>(named.size(), 5));
  signs.push_back(count);
  signs.push_back(count + " " + shape);
  auto passed_over = [&](const char* name, const std::vector<Side>& sides) {
    for (const Side& side : sides) {
      if (side.actor.country.empty() || side.token < 0) continue;
      CountryCodes between;
      for (const Mention& mention : mentions.mentions) {
        if (mention.head <= std::min(match.trigger, side.token) || mention.head >= std::max(match.trigger, side.token)) continue;
        for (const std::string& code : CodesOf(mention.actors)) {
          if (!parties.contains(code)) between.insert(code);
        }
      }
      signs.push_back(std::string(name) + " passed over " + std::to_string(std::min<size_t>(between.size(), 2)));
    }
  };
  passed_over("actor", match.actors);
  passed_over("recipient", match.recipients);
  for (const Side& side : match.recipients) {
    if (side.actor.country.empty() || side.token < 0) continue;
    signs.push_back("recipient arc:" + std::string(ToString(tree.Rel(side.token))) + (tree.Head(side.token) == match.trigger ? " own" : ""));
  }
}

/// How the trigger and what governs it are hedged, and what sort of text it stands in.
void OfText(const Tree& tree, int trigger, std::vector<std::string>& signs) {
  for (int t = trigger, steps = 0; t >= 0 && steps < 4; t = tree.Head(t), ++steps) {
    const std::string where = steps == 0 ? "" : " above";
    if (const std::string_view marker = tree.Marker(t); !marker.empty()) signs.push_back("marker:" + LowerAscii(marker) + where);
    for (int child : tree.Children(t)) {
      if (tree.Rel(child) == Deprel::aux) signs.push_back("aux:" + LowerAscii(tree.Lemma(child)) + where);
    }
  }
  bool quotes = false, firms = false, talk = false;
  for (int t = 0; t < tree.size(); ++t) {
    const std::string& form = tree[t].form;
    if (t < trigger && OneOf(form, {"\"", "``", "''", "\u201c", "\u201d"})) quotes = !quotes;
    firms = firms || BusinessWord(tree[t]);
    talk = talk || (tree[t].upos == Upos::PRON && OneOf(LowerAscii(form), {"i", "my", "me", "you", "your", "we", "our", "us"}));
  }
  if (quotes) signs.push_back("quoted");
  if (firms) signs.push_back("business words");
  if (talk) signs.push_back("first or second person");
  if (tree.size() > 0 && tree[tree.size() - 1].form == "?") signs.push_back("question");
}

}  // namespace

std::vector<std::string> SignsOfStanding(const Tree& tree, const SentenceMentions& mentions, const Match& match, const Event& event, double chance, double none) {
  std::vector<std::string> signs;
  CountryCodes states;
  for (const std::vector<Actor>* side : {&event.actors, &event.recipients}) {
    for (const Actor& actor : *side) states.insert(actor.country);
  }
  const std::string kind = event.quad.starts_with("verbal") ? "words" : "deeds";
  const bool one_sided = event.recipients.empty() && !event.reciprocal;
  // "Armenia said that Azerbaijan had shelled a village": who tells of it is its other side.
  const bool told_by_other = event.attribution && IsState(event.attribution->country) && states.count(event.attribution->country) == 0;
  const bool awaits = event.awaits_recipient || Directed(event);
  // A government and those who fight it are two sides, though of one state.
  auto rebel = [](const Actor& a) { return a.sector == "REB" || a.sector == "PRE"; };
  const bool rebels = std::any_of(event.actors.begin(), event.actors.end(), rebel) != std::any_of(event.recipients.begin(), event.recipients.end(), rebel) ||
                      (event.reciprocal && std::any_of(event.actors.begin(), event.actors.end(), rebel) && !std::all_of(event.actors.begin(), event.actors.end(), rebel));
  std::string shape = awaits ? "awaits" : event.actors.empty() ? "no doer" : one_sided && told_by_other ? "told by other" : one_sided ? "alone" : states.size() == 1 ? (rebels ? "home with rebels" : "home") : "between";
  signs.push_back("shape:" + shape);
  signs.push_back("shape:" + shape + " " + kind);
  signs.push_back("shape:" + shape + " " + event.type);
  signs.push_back("type:" + event.type);
  signs.push_back("status:" + std::string(ToString(event.status)));
  signs.push_back("status:" + std::string(ToString(event.status)) + " " + kind);
  signs.push_back("status:" + std::string(ToString(event.status)) + " " + event.type);
  const std::string basis = "basis:" + (event.date_basis.empty() ? "none" : event.date_basis);
  signs.push_back(basis);
  signs.push_back(basis + " " + event.type);
  if (event.field == Field::kTitle) signs.push_back("title");
  if (event.attribution) signs.push_back("attributed");
  if (event.actors.size() + event.recipients.size() > 4) signs.push_back("many parties");
  OfSide("actor", tree, match.trigger, match.actors, signs);
  OfSide("recipient", tree, match.trigger, match.recipients, signs);
  if (match.borrowed) signs.push_back("borrowed");
  if (match.passive_without_doer) signs.push_back("passive");
  if (match.inner >= 0) signs.push_back("inner");
  if (!match.lexical.empty()) signs.push_back("worded");
  if (match.pattern->norec) signs.push_back("norec");
  if (match.both) signs.push_back("both");
  if (!match.recipient_relation.empty()) signs.push_back("at:" + match.recipient_relation);
  signs.push_back("pos:" + std::string(match.pattern->pos == Upos::NOUN ? "noun" : match.pattern->pos == Upos::ADJ ? "adjective" : "verb"));
  signs.push_back("rel:" + std::string(ToString(tree.Rel(match.trigger))));
  signs.push_back("frame:" + event.frame);
  signs.push_back("form:" + std::string(XposName(tree[match.trigger].xpos)));
  // "the summit", "the attack": what is known already is seldom told anew.
  if (match.pattern->pos == Upos::NOUN) {
    const int article = tree.Child(match.trigger, Deprel::det);
    if (article >= 0) signs.push_back("noun with " + LowerAscii(tree.Lemma(article)));
  }
  OfText(tree, match.trigger, signs);
  OfOthers(tree, mentions, match, states, shape, signs);
  int depth = 0;
  for (int t = match.trigger; tree.Head(t) >= 0 && depth < 6; t = tree.Head(t)) ++depth;
  if (depth > 2) signs.push_back("deep");
  if (depth > 4) signs.push_back("very deep");
  if (tree.size() > 30) signs.push_back("long");
  if (tree.size() > 50) signs.push_back("very long");
  for (double level : {0.1, 0.25, 0.5, 0.75, 0.9}) {
    if (chance < level) signs.push_back("chance<" + std::to_string(static_cast<int>(level * 100)));
  }
  if (none > 0.1) signs.push_back("none>10");
  if (none > 0.4) signs.push_back("none>40");
  if (match.score < 3) signs.push_back("score<3");
  if (match.score < 4.5) signs.push_back("score<4.5");
  std::sort(signs.begin(), signs.end());
  signs.erase(std::unique(signs.begin(), signs.end()), signs.end());
  return signs;
}

std::vector<std::string> WeightiestSigns(const Codebook& codebook, std::vector<std::string> signs) {
  if (codebook.standing.empty()) return signs;
  auto weight = [&](const std::string& sign) {
    auto found = codebook.standing.find(sign);
    return found == codebook.standing.end() ? 0.0 : std::abs(found->second);
  };
  std::stable_sort(signs.begin(), signs.end(), [&](const std::string& a, const std::string& b) { return weight(a) > weight(b); });
  if (signs.size() > 4) signs.resize(4);
  return signs;
}

double AddedOdds(const Codebook& codebook, const std::vector<std::string>& signs) {
  double sum = 0;
  for (const std::string& sign : signs) {
    if (auto found = codebook.standing.find(sign); found != codebook.standing.end()) sum += found->second;
  }
  return sum;
}

double StandingOf(const Codebook& codebook, const std::vector<std::string>& signs) { return codebook.standing_base + AddedOdds(codebook, signs); }

}  // namespace lapwing
