// SPDX-License-Identifier: Apache-2.0
#include "resolve/date_tense.h"

#include <algorithm>
#include <array>

namespace lapwing {
namespace {

template <size_t N>
bool In(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What hangs on these lies ahead of them: "plans to visit", "scheduled for Friday".
constexpr std::array<std::string_view, 30> kAhead = {
    "plan",   "schedule", "expect",  "intend", "hope",     "want",   "agree",   "decide",  "prepare", "slate",
    "due",    "set",      "promise", "vow",    "pledge",   "aim",    "propose", "invite",  "ask",     "urge",
    "demand", "order",    "ready",   "threaten", "deadline", "wait",  "seek",   "upcoming", "forthcoming", "envisage"};

/// Their object's date is when it is to be, even in the past tense: "planned a rally on Saturday". Not so "agreed on Saturday".
constexpr std::array<std::string_view, 4> kPlanned = {"plan", "schedule", "slate", "expect"};

/// Of these the participle looks ahead as well: "talks set for Friday".
constexpr std::array<std::string_view, 6> kFixed = {"set", "due", "intend", "envisage", "propose", "hope"};

/// Nouns whose infinitive lies ahead: "an offer to meet on Friday".
constexpr std::array<std::string_view, 14> kAheadNouns = {"plan",     "promise", "pledge", "threat",   "invitation", "intention", "proposal",
                                                          "agreement", "deal",   "vow",    "decision", "schedule",   "order",     "request"};

/// Same form in present and past; news means the past.
constexpr std::array<std::string_view, 10> kSameForm = {"read", "set", "put", "hit", "cut", "shut", "quit", "split", "spread", "cast"};

/// Infinitives under these happened when these did.
constexpr std::array<std::string_view, 18> kSameTime = {"begin", "start", "continue", "manage", "fail", "force",  "seem", "appear", "use",
                                                        "help",  "refuse", "come",    "go",     "get",  "happen", "compel", "try",  "attempt"};

/// Told in the present, done in the past: "the ministry says on Friday".
constexpr std::array<std::string_view, 6> kSay = {"say", "tell", "report", "announce", "write", "show"};

/// Their infinitive was done when they were: "was quick to hit back on Thursday", "was the first to recognise it".
constexpr std::array<std::string_view, 10> kSwift = {"quick", "swift", "slow", "fast", "prompt", "late", "able", "unable", "right", "wrong"};

class TenseReader {
 public:
  explicit TenseReader(const DateScan& scan) : scan_(scan), tree_(scan.tree()) {}

  Tense Of(int verb, bool& perfect, int depth = 0) const {
    if (depth > 6) return Tense::kUnknown;
    if (IsTo(verb)) return Tense::kFuture;
    bool have = false, have_past = false, be_past = false, be_present = false, did = false, does = false, modal = false, would = false, infinitive = false;
    for (int child : tree_.Children(verb)) {
      Deprel rel = tree_.Rel(child);
      if (rel != Deprel::aux && rel != Deprel::aux_pass && rel != Deprel::cop) continue;
      std::string_view lemma = tree_.Lemma(child), form = scan_.Low(child);
      Xpos xpos = tree_[child].xpos;
      bool past = xpos == kVbd;
      if (lemma == "will" || lemma == "shall" || form == "'ll" || form == "wo") return Tense::kFuture;
      if (lemma == "have") (past ? have_past : have) = true;
      // "hopes to be admitted": an infinitive in the passive.
      else if (lemma == "be" && rel == Deprel::aux_pass && xpos == kVb && tree_.Marker(verb) == "to") infinitive = true;
      else if (lemma == "be" || lemma == "get") (past ? be_past : be_present) = true;
      else if (lemma == "do") (past ? did : does) = true;
      else if (form == "would" || form == "'d") would = true;
      else if (form == "could" && tree_.Child(verb, Deprel::advmod) >= 0 && scan_.Is(child + 1, {"not", "n't"})) did = true;
      else modal = true;
    }
    if (have && (would || modal)) return Tense::kPast;
    if (would || modal) return Tense::kFuture;
    if (have) perfect = true;
    if (infinitive && !have) return Infinitive(verb, perfect, depth);
    if (have || have_past || did) return Tense::kPast;
    if (does) return Tense::kPresent;
    return ByForm(verb, be_past, be_present, perfect, depth);
  }

  /// "is to visit", "is due to visit": be, with nothing but an adverb or the adjective between it and the infinitive's "to".
  bool IsTo(int verb) const {
    for (int child : tree_.Children(verb)) {
      Deprel rel = tree_.Rel(child);
      if ((rel != Deprel::aux && rel != Deprel::cop) || tree_.Lemma(child) != "be") continue;
      if (child + 1 < verb && scan_.Is(child + 1, {"to"})) return true;
      bool now = tree_[child].xpos == kVbz || tree_[child].xpos == kVbp;  // "was due to end" looks back
      if (now && child + 2 < verb && scan_.Is(child + 1, {"due", "set", "about", "also", "now"}) && scan_.Is(child + 2, {"to"})) return true;
    }
    return false;
  }

 private:
  Tense ByForm(int verb, bool be_past, bool be_present, bool& perfect, int depth) const {
    Xpos xpos = tree_[verb].xpos;
    bool ahead = In(tree_.Lemma(verb), kAhead);
    bool headline = tree_.sentence().field == Field::kTitle;
    if (be_past) return ahead && Reported(verb) ? Tense::kFuture : Tense::kPast;
    if (be_present) return headline && !ahead ? Tense::kPast : ahead ? Tense::kFuture : Tense::kPresent;
    if (xpos == kVbd) return In(tree_.Lemma(verb), kPlanned) && tree_.Child(verb, Deprel::obj) >= 0 ? Tense::kFuture : Tense::kPast;
    if (xpos == kVbp && In(tree_.Lemma(verb), kSameForm)) return Tense::kPast;
    if (xpos == kVbn) {
      // "a ceasefire agreed on Saturday" is behind us, "talks planned for Saturday" are not.
      const bool behind = tree_.Rel(verb) == Deprel::acl && !In(tree_.Lemma(verb), kPlanned) && !In(tree_.Lemma(verb), kFixed);
      return ahead && tree_.Rel(verb) != Deprel::conj && !behind ? Tense::kFuture : Tense::kPast;
    }
    if (xpos == kVbz || xpos == kVbp) return headline || (In(tree_.Lemma(verb), kSay) && !ReportsTo(verb)) || Follows(verb) ? Tense::kPast : Tense::kPresent;
    if (xpos == kVbg) return FromAbove(verb, perfect, depth);
    return Infinitive(verb, perfect, depth);
  }

  Tense Infinitive(int verb, bool& perfect, int depth) const {
    int above = tree_.Head(verb);
    Deprel rel = tree_.Rel(verb);
    if (tree_.Marker(verb) != "to" && rel == Deprel::conj) return FromAbove(verb, perfect, depth);
    // A headline: "Putin to visit Pyongyang on Friday".
    if (above < 0) return Tense::kFuture;
    std::string_view lemma = tree_.Lemma(above);
    if (rel == Deprel::acl && !In(lemma, kAheadNouns)) {
      Tense told = FromAbove(verb, perfect, depth);
      return told == Tense::kUnknown ? Tense::kFuture : told;  // again a headline
    }
    const bool swift = In(lemma, kSwift) && HasCopula(above);
    if (rel == Deprel::advcl || rel == Deprel::conj || In(lemma, kSameTime) || swift) return FromAbove(verb, perfect, depth);
    // "was due to end on Friday": told looking back, unless somebody says it.
    if (In(lemma, kPlanned) && tree_.Child(above, Deprel::aux_pass) >= 0) return Of(above, perfect, depth + 1);
    return Tense::kFuture;
  }

  Tense FromAbove(int verb, bool& perfect, int depth) const {
    int above = tree_.Head(verb);
    while (above >= 0 && !tree_.IsVerbal(above) && !HasCopula(above)) above = tree_.Head(above);
    if (above < 0) return Tense::kUnknown;
    if (tree_.Lemma(above) == "go" && tree_.Rel(verb) == Deprel::xcomp && tree_[above].xpos == kVbg) return Tense::kFuture;
    return Of(above, perfect, depth + 1);
  }

  /// "The measures follow the bombing on Friday": what is followed is over.
  bool Follows(int verb) const { return tree_.Lemma(verb) == "follow" && tree_.Child(verb, Deprel::obj) >= 0; }

  /// "The inspector reports to the council on Monday": on his work, in person; nothing is told.
  bool ReportsTo(int verb) const {
    if (tree_.Lemma(verb) != "report" || tree_.Child(verb, Deprel::ccomp) >= 0 || tree_.Child(verb, Deprel::obj) >= 0) return false;
    const auto& children = tree_.Children(verb);
    return std::any_of(children.begin(), children.end(), [&](int child) { return tree_.Rel(child) == Deprel::obl && tree_.Preposition(child) == "to"; });
  }

  /// Inside what somebody said: "said the meeting was set for Friday".
  bool Reported(int verb) const { return tree_.Rel(verb) == Deprel::ccomp; }
  bool HasCopula(int token) const { return tree_.Child(token, Deprel::cop) >= 0; }

  const DateScan& scan_;
  const Tree& tree_;
  const Xpos kVbd = XposFrom("VBD"), kVbn = XposFrom("VBN"), kVb = XposFrom("VB"), kVbg = XposFrom("VBG"), kVbz = XposFrom("VBZ"), kVbp = XposFrom("VBP");
};

/// "and the next day, Monday, crowds stormed": next to what was told, and no less past.
bool NextOf(const DateScan& scan, int next, int noun) { return scan.Is(next - 1, {"the"}) && scan.Is(noun, {"day", "morning", "evening", "night"}); }

}  // namespace

ClauseTime ClauseTimeOf(const DateScan& scan, int first, int last) {
  const Tree& tree = scan.tree();
  ClauseTime result;
  bool points_ahead = scan.Is(first - 1, {"until", "till"}) || (scan.Is(first - 1, {"of"}) && scan.Is(first - 2, {"ahead"})) ||
                      scan.Is(first - 1, {"coming", "upcoming"});
  // "a ceasefire from noon on Tuesday"
  points_ahead = points_ahead || (scan.Is(first - 1, {"from"}) && scan.Is(first, {"noon", "midnight", "dawn", "dusk"}));
  // "Thursday's ruling" is behind us whatever is to be done about it, unless something simply will.
  // "talks starting Monday", "their next meeting on Friday"
  points_ahead = points_ahead || scan.Is(first - 1, {"starting", "beginning", "effective"}) || (scan.Is(first - 1, {"on"}) && scan.Is(first - 2, {"starting", "beginning"}));
  bool attributive = scan.Is(last + 1, {"'s", "'"});
  int t = scan.HeadOf(first, last);
  for (; t >= 0; t = tree.Head(t)) {
    if (tree.IsVerbal(t) && tree.Rel(t) != Deprel::aux && tree.Rel(t) != Deprel::cop) break;
    if (tree.Child(t, Deprel::cop) >= 0) break;
    // "ahead of Friday's talks": the preposition stands on the noun above the date.
    points_ahead = points_ahead || tree.Preposition(t) == "ahead_of";
    for (int child : tree.Children(t)) {
      if (tree.Rel(child) == Deprel::amod) points_ahead = points_ahead || In(tree.Lemma(child), kAhead) || (scan.Is(child, {"next"}) && !NextOf(scan, child, t));
    }
  }
  result.verb = t;
  if (t >= 0) result.tense = TenseReader(scan).Of(t, result.perfect);
  // "has kept the frontier shut since 1993": a word of result is told in the perfect of its verb.
  const bool result_of = t >= 0 && tree.Rel(t) == Deprel::xcomp && tree.Head(t) >= 0 && tree.Marker(t) != "to";
  if (result_of && !result.perfect && tree[t].xpos != XposFrom("VB")) {
    bool perfect = false;
    const Tense above = TenseReader(scan).Of(tree.Head(t), perfect);
    if (perfect) result.tense = above, result.perfect = true;
  }
  bool will = t >= 0 && tree.Child(t, Deprel::aux) >= 0;
  bool finite = t >= 0 && (will || TenseReader(scan).IsTo(t) || tree.Child(t, Deprel::aux_pass) >= 0 || tree[t].xpos == XposFrom("VBD") || tree[t].xpos == XposFrom("VBZ") ||
                           tree[t].xpos == XposFrom("VBP"));
  result.told = t >= 0 && tree[t].xpos == XposFrom("VBD") && result.tense == Tense::kPast && tree.Child(t, Deprel::nsubj) >= 0;
  result.firm = finite && (tree.Head(scan.HeadOf(first, last)) == t || (will && result.tense == Tense::kFuture));
  // "the quarter ended Sept. 30"
  bool ended = t >= 0 && scan.Is(t, {"ended"}) && result.tense == Tense::kPast;
  result.firm = result.firm || ended;
  // "have scheduled another round for December": planned is what the preposition names.
  const bool planned_for = t >= 0 && scan.Is(first - 1, {"for"}) && In(tree.Lemma(t), kPlanned);
  if (planned_for) result.tense = Tense::kFuture, result.firm = true;
  if (attributive && !will) result.tense = Tense::kPast;
  if (points_ahead) result.tense = Tense::kFuture, result.firm = true;
  return result;
}

}  // namespace lapwing
