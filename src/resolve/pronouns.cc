// SPDX-License-Identifier: Apache-2.0
// Pronouns and counted groups: who is "he", "its", "we", "both countries".
#include <algorithm>

#include "base/strings.h"
#include "resolve/interpret.h"
#include "resolve/lists.h"

namespace lapwing {
namespace {

bool OneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsPersonKind(MentionKind kind) {
  return kind == MentionKind::kPerson || kind == MentionKind::kRole || kind == MentionKind::kSector;
}

bool IsSubject(Deprel rel) { return rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::nsubj_outer; }

/// "It has been pointed out that", "it seems that", "it is clear that": refers to nothing.
bool Expletive(const Tree& tree, int token) {
  if (tree.Rel(token) == Deprel::expl) return true;
  int verb = tree.Head(token);
  if (verb < 0 || !IsSubject(tree.Rel(token))) return false;
  bool clause = tree.Child(verb, Deprel::ccomp) >= 0 || tree.Child(verb, Deprel::csubj) >= 0 || tree.Child(verb, Deprel::csubj_pass) >= 0;
  bool passive = tree.Child(verb, Deprel::aux_pass) >= 0 || tree.Child(verb, Deprel::cop) >= 0;
  return OneOf(tree.Lemma(verb), {"seem", "appear", "happen", "turn", "rain", "take"}) || (clause && passive);
}

/// "The maize crop ... by those who grew it": a nearer common noun that could as well be meant.
bool NearerThing(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  int verb = tree.Head(token);
  bool agent = verb >= 0 && IsSubject(tree.Rel(token)) &&
               OneOf(tree.Lemma(verb), {"say", "warn", "accuse", "vow", "pledge", "announce", "deny", "condemn", "urge", "call", "fire", "launch", "attack",
                                        "sign", "agree", "reject", "expel", "recall", "test", "threaten", "plan", "want", "sanction", "impose", "send"});
  if (agent || tree.Rel(token) == Deprel::nmod_poss) return false;
  for (int t = token - 1; t >= 0; --t) {
    if (!IsSubject(tree.Rel(t))) continue;
    const Mention* mention = view.out.At(t);
    return tree[t].upos == Upos::NOUN && (mention == nullptr || mention->actors.empty() || mention->actors[0].country.empty());
  }
  return false;
}

/// Candidates before the token in its own sentence, subjects first, then what the article remembers, newest first.
/// An argument of the pronoun's own verb cannot be its antecedent ("he met him"), except for possessives.
template <typename Accept>
std::vector<Actor> Antecedent(const SentenceView& view, int token, Accept&& accept) {
  const Tree& tree = view.tree;
  bool possessive = tree.Rel(token) == Deprel::nmod_poss;
  const Mention* best = nullptr;
  int best_score = -1;
  for (const Mention& m : view.out.mentions) {
    if (m.last >= token || m.kind == MentionKind::kAdjective || m.actors.empty() || m.place_use) continue;
    if (!possessive && tree.Head(m.head) == tree.Head(token)) continue;
    if (!accept(EffectiveKind(tree, m), m.plural, m.actors)) continue;
    int score = (IsSubject(tree.Rel(m.head)) ? 1000 : 0) + m.last;
    if (score > best_score) best = &m, best_score = score;
  }
  std::vector<Actor> listed;
  for (const MentionList& list : FindLists(tree, view.out.mentions)) {
    if (list.last >= token || (!possessive && tree.Head(list.head) == tree.Head(token))) continue;
    if (!accept(MentionKind::kState, true, list.actors)) continue;
    int score = (IsSubject(tree.Rel(list.head)) ? 1000 : 0) + list.last;
    if (score > best_score) listed = list.actors, best_score = score;
  }
  if (!listed.empty()) return listed;
  // Somebody nameless ("one banker said he") is nobody we know.
  if (best != nullptr) return best->actors[0].country.empty() ? std::vector<Actor>{} : best->actors;
  // Newest sentence first; inside a sentence its subject before its objects.
  for (int back = 1; back <= 3; ++back) {
    for (bool subject : {true, false}) {
      for (const Recent& r : view.context.recent) {
        if (r.sentence != view.context.sentence - back || r.subject != subject) continue;
        if (accept(r.kind, r.plural, r.actors)) return r.actors;
      }
    }
  }
  return {};
}

int CountWord(std::string_view lemma) {
  static constexpr std::string_view kNumbers[] = {"two", "three", "four", "five", "six", "seven"};
  for (size_t i = 0; i < std::size(kNumbers); ++i) {
    if (lemma == kNumbers[i]) return static_cast<int>(i) + 2;
  }
  return lemma == "both" ? 2 : 0;
}

/// "the two countries", "both sides", "the three allies": the last so many distinct states.
bool AddGroup(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (!OneOf(tree.Lemma(token), {"country", "nation", "side", "state", "leader", "ally", "neighbor", "neighbour", "government",
                                 "minister", "president", "party", "capital", "power", "partner"})) {
    return false;
  }
  if (view.out.At(token) != nullptr && !view.out.At(token)->actors.empty() && !view.out.At(token)->actors[0].country.empty()) return false;
  int count = 0;
  for (int child : tree.Children(token)) {
    if (tree.Rel(child) == Deprel::nummod || tree.Rel(child) == Deprel::det || tree.Rel(child) == Deprel::det_predet) {
      count = std::max(count, CountWord(tree.Lemma(child)));
    }
    if (tree.Rel(child) == Deprel::nmod && tree.Preposition(child) == "of") return false;
  }
  if (count == 0) return false;
  Mention mention;
  mention.kind = MentionKind::kPronoun;
  mention.first = mention.last = mention.head = token;
  mention.plural = true;
  mention.confidence = 0.7;
  auto take = [&](const std::vector<Actor>& actors) {
    for (const Actor& actor : actors) {
      bool state = actor.country.size() == 3 && actor.country != "IGO" && actor.country != "NGO" && actor.country != "IMG";
      bool have = std::any_of(mention.actors.begin(), mention.actors.end(), [&](const Actor& a) { return a.country == actor.country; });
      if (!state || have || static_cast<int>(mention.actors.size()) >= count) continue;
      Actor side = actor;
      side.name.clear();
      side.wikidata.clear();
      side.sector = OneOf(tree.Lemma(token), {"leader", "government", "minister", "president"}) ? "GOV" : "";
      mention.actors.push_back(side);
    }
  };
  for (auto it = view.out.mentions.rbegin(); it != view.out.mentions.rend(); ++it) {
    if (it->last < token) take(it->actors);
  }
  for (const Recent& r : view.context.recent) take(r.actors);
  if (static_cast<int>(mention.actors.size()) != count) return true;
  std::reverse(mention.actors.begin(), mention.actors.end());
  if (int16_t at = view.out.at[static_cast<size_t>(token)]; at >= 0) {
    view.out.mentions[static_cast<size_t>(at)].actors = mention.actors;
    view.out.mentions[static_cast<size_t>(at)].kind = MentionKind::kPronoun;
    view.out.mentions[static_cast<size_t>(at)].confidence = 0.7;
  } else {
    view.Add(std::move(mention));
  }
  return true;
}

/// Who says "we": the subject of a reporting verb in this sentence, else whoever spoke last.
std::vector<Actor> Speaker(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  for (const Mention& m : view.out.mentions) {
    if (tree.Rel(m.head) != Deprel::nsubj || m.kind == MentionKind::kPronoun || m.actors.empty()) continue;
    int verb = tree.Head(m.head);
    bool speaks = verb >= 0 && OneOf(tree.Lemma(verb), {"say", "tell", "add", "declare", "state", "warn", "stress", "note", "insist",
                                                        "announce", "emphasize", "vow", "pledge", "write", "ask", "respond", "reply"});
    if (speaks && !tree.Under(verb, token)) return m.actors;
  }
  // Outside quotation marks "we" is the paper, or nobody we know.
  return view.context.quoting != OddQuotes(tree, token) ? view.context.speaker : std::vector<Actor>{};
}

}  // namespace

bool OddQuotes(const Tree& tree, int token) {
  bool odd = false;
  for (int t = 0; t < token; ++t) {
    const std::string& form = tree[t].form;
    if (form == "\"" || form == "``" || form == "''" || form == "\u201c" || form == "\u201d") odd = !odd;
  }
  return odd;
}

MentionKind EffectiveKind(const Tree& tree, const Mention& mention) {
  if (mention.kind != MentionKind::kPronoun) return mention.kind;
  std::string form = LowerAscii(tree[mention.head].form);
  if (OneOf(form, {"he", "she", "him", "her", "his", "hers", "himself", "herself", "i", "my", "me"})) return MentionKind::kPerson;
  return OneOf(form, {"it", "its", "itself"}) ? MentionKind::kState : MentionKind::kPronoun;
}

void AddPronoun(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (tree[token].upos == Upos::NOUN) {
    AddGroup(view, token);
    return;
  }
  if (tree[token].upos != Upos::PRON && tree[token].upos != Upos::DET) return;
  if (view.out.At(token) != nullptr) return;
  std::string form = LowerAscii(tree[token].form);
  std::vector<Actor> actors;
  bool plural = false;
  if (OneOf(form, {"he", "she", "him", "her", "his", "himself", "herself"})) {
    actors = Antecedent(view, token, [](MentionKind kind, bool many, const std::vector<Actor>& who) {
      return IsPersonKind(kind) && !many && who.size() == 1;
    });
  } else if (OneOf(form, {"it", "its", "itself"})) {
    if (Expletive(tree, token) || NearerThing(view, token)) return;
    actors = Antecedent(view, token, [](MentionKind kind, bool many, const std::vector<Actor>& who) {
      return !many && who.size() == 1 && kind != MentionKind::kPerson && kind != MentionKind::kSector && kind != MentionKind::kPlace &&
             (kind != MentionKind::kRole || who[0].name.empty());
    });
  } else if (OneOf(form, {"they", "them", "their", "themselves", "both"})) {
    if (tree.Rel(token) == Deprel::det || tree.Rel(token) == Deprel::det_predet || tree.Rel(token) == Deprel::cc_preconj) return;  // "both sides"
    plural = true;
    actors = Antecedent(view, token, [](MentionKind, bool many, const std::vector<Actor>& who) { return many || who.size() > 1; });
    if (actors.empty() && form == "both") return;
  } else if (OneOf(form, {"we", "us", "our", "ours", "ourselves", "i", "my", "me"})) {
    plural = !OneOf(form, {"i", "my", "me"});
    actors = Speaker(view, token);
    // "We" is the speaker's side, not the speaker.
    if (plural) {
      for (Actor& actor : actors) actor.name.clear(), actor.wikidata.clear();
    }
  } else {
    return;
  }
  if (actors.empty()) return;
  Mention mention;
  mention.kind = MentionKind::kPronoun;
  mention.first = mention.last = mention.head = token;
  mention.actors = std::move(actors);
  mention.plural = plural;
  mention.confidence = 0.7;
  view.Add(std::move(mention));
}

}  // namespace lapwing
