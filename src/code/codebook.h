// SPDX-License-Identifier: Apache-2.0
/// The executable codebook: types, frames, patterns, examples, as read from a folder of plain text files.
/// The language of the files is described in docs/codebook.md.
///
/// Threads  immutable after loading; one Codebook serves all workers.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/hash.h"
#include "lapwing/result.h"
#include "lapwing/sentence.h"

namespace lapwing {

using WordSet = std::unordered_set<std::string>;

/// Which events a clause filler accepts.
struct EventFilter {
  bool any = false;
  bool cooperative = false;
  bool hostile = false;
  std::vector<int> types;  ///< indices into Codebook::types
};

/// A word as one of kWordMarks numbers; different words may share one.
inline constexpr size_t kWordMarks = 1024;
inline uint16_t WordMark(std::string_view word) { return static_cast<uint16_t>(Hash64(word) % kWordMarks); }

/// Words of which a slot wants one, and what of them a sentence must have.
struct WordChoice {
  WordSet words;
  std::bitset<kWordMarks> marks;  ///< WordMark of each; of "arms_sale" and "cease-fire" of the last part, too
};

/// One slot of a pattern: where to look and what must stand there.
struct Slot {
  std::vector<std::string> relations;  ///< "subj", "obj", "with", "comp", "poss" ...
  bool optional = false;
  bool forbidden = false;  ///< must not be there
  bool actor = false;      ///< A
  bool recipient = false;  ///< R; with actor: AR, all parties
  bool anything = false;   ///< *
  bool event = false;      ///< E
  EventFilter filter;
  std::shared_ptr<const WordSet> words;  ///< head lemma must be one of these
  std::shared_ptr<const std::bitset<kWordMarks>> marks;  ///< of `words`
};

/// The slots of a pattern, shared by its copies: a line of the codebook is a pattern for each of its triggers.
class SlotList {
 public:
  /// Only while the list is not shared.
  void Add(Slot slot) { slots_->push_back(std::move(slot)); }
  auto begin() const { return slots_->cbegin(); }
  auto end() const { return slots_->cend(); }

 private:
  std::shared_ptr<std::vector<Slot>> slots_ = std::make_shared<std::vector<Slot>>();
};

struct Pattern {
  Upos pos = Upos::VERB;
  int type = 0;
  int frame = 0;
  int line = 0;
  std::string mode;
  std::string status;  ///< forced status, or ""
  bool reciprocal = false;
  bool weak = false;
  bool norec = false;
  bool place = false;      ///< the recipient is told by ground: a town, a region, a state ("captured Bakhmut")
  bool learnt = false;     ///< stands for any word that the model of acts knows (act_signs.h)
  bool ahead = false;      ///< holds only for what still lies ahead ("will strike back")
  std::vector<std::string> extra;  ///< words that must stand with the trigger: particle, adverb, preposition, modifier
  std::vector<uint16_t> extra_marks;  ///< WordMark of each, to see at once that a sentence has no such word
  SlotList slots;
};

struct Mode {
  std::string name;
  double score = 0;
  std::string cameo;
  double goldstein = 0;
};

struct EventType {
  std::string name;
  std::string quad;
  double score = 0;
  std::string cameo;
  double goldstein = 0;
  std::string future;   ///< type of the act when it lies ahead, or ""
  std::string refusal;  ///< type of the act when its doer will not do it, or ""
  std::string intent;   ///< type of agreeing or being willing to do it, as CAMEO 03 has it; read by relate only
  bool needs_recipient = false;  ///< no event of this type without a known recipient (PLOVER, "recipient required")
  bool lands_on_ground = false;  ///< "recipient ground": where no recipient is named, the state where it goes ("food for families in Malawi") is it
  bool faces = false;  ///< "recipient facing": where no recipient is named, whom it is done against, before or because of ("facing Malawi") is it
  std::vector<Mode> modes;
  bool cooperative() const { return quad.ends_with("cooperation"); }
  const Mode* FindMode(std::string_view name) const;
  /// 1-4: verbal cooperation, material cooperation, verbal conflict, material conflict.
  int QuadNumber() const;
};

struct Example {
  std::string file;
  int line = 0;
  int type = 0;
  int frame = -1;
  bool must = true;       ///< yes or no
  bool wish = false;      ///< known not to come out yet: run and counted, but no failure
  std::string sentence;
  std::string published;  ///< "" = 2024-06-14
  std::string expect;     ///< what stands after =>
};

struct Frame {
  std::string name;  ///< "consult/meet"
  int type = 0;
  std::string note;
  std::string file;
  int line = 0;
};

/// What a governing word does to the status of what it governs (operators.txt).
enum class OperatorKind : uint8_t {
  kReport,    ///< say, tell: content is the speaker's word
  kClaim,     ///< allege, believe, suspect: content is claimed, never the outlet's own
  kDeny,      ///< deny: content is denied
  kPlan,      ///< plan, intend, set (to): lies ahead
  kNegate,    ///< fail, refuse, stop: did not happen
  kHypothesis ///< consider, propose, urge, fear: not real yet
};

struct ContextWords {
  std::string name;
  std::vector<std::string> words;  ///< lemmas; pairs joined by a blank
};

class Codebook {
 public:
  /// Reads every .txt file of the folder. A malformed line is an error with file, line and what would be right.
  static Result<std::shared_ptr<const Codebook>> Load(const std::string& folder);

  std::vector<EventType> types;
  std::vector<Frame> frames;
  std::vector<Pattern> patterns;
  std::vector<Pattern> learnt;  ///< of words that the model of acts takes for an act of the pattern's type; no word has them of its own
  std::vector<Example> examples;
  std::vector<ContextWords> contexts;
  std::map<std::string, double, std::less<>> standing;  ///< sign -> log odds it adds (standing.txt); empty: every event stands
  double standing_base = 0;    ///< log odds without any sign
  double standing_least = 0;   ///< events below are refused
  std::map<std::string, double, std::less<>> absent;  ///< sign -> log odds it adds to a party (absent.txt); empty: rules alone say who is meant
  std::string hash;  ///< of all files, 16 hex digits

  int TypeIndex(std::string_view name) const;
  /// Patterns for a trigger lemma and part of speech, in file order; null when none.
  const std::vector<int>* PatternsFor(Upos pos, std::string_view lemma) const;
  /// Operator of a lemma used as verb, noun, adjective or adverb.
  const OperatorKind* OperatorFor(Upos pos, std::string_view lemma) const;
  bool IsSupport(std::string_view lemma) const { return support_.count(std::string(lemma)) != 0; }
  /// Contexts whose words are among these lemmas (single words) or adjacent pairs.
  const std::vector<int>* ContextsOf(std::string_view word) const;

 private:
  friend class CodebookLoader;
  std::unordered_map<std::string, std::vector<int>> by_trigger_;  // "v:meet"
  std::unordered_map<std::string, OperatorKind> operators_;       // "v:say"
  std::unordered_map<std::string, std::vector<int>> context_words_;
  WordSet support_;
};

}  // namespace lapwing
