// SPDX-License-Identifier: Apache-2.0
/// Turns resolved sentences into events: who did what to whom, where, when, according to whom.
///
///   auto codebook = Codebook::Load("codebook/plover");
///   Coder coder(*codebook);
///   std::vector<Event> events = coder.Code(article, sentences, mentions);
///
/// Order of decisions, for every sentence:
///   1. frames propose: the best pattern at every word (matcher.h); for a word that no frame fits, the model of acts (act_words.h)
///   2. words spent by a stronger reading ("agreed to [send]") propose nothing of their own
///   3. sides: known actors only; meetings have all parties as actors; a side never acts on itself
///   4. status and attribution (status.h); what lies ahead becomes AGREE or THREATEN, what will not be done REJECT
///   5. date, place, contexts, confidence
///      then: does it stand as coded? (standing.h)
///   6. the same act twice in one sentence counts once; a deployment inside an attack is not coded, nor a letter that carries an appeal
///   7. over the whole report: sides that are not named (other_party.h); does it stand beside the rest? (report_standing.h); the days of acts told without one (told_dates.h)
///
/// Input      sentences whose mentions carry actors (see lapwing/mention.h), in article order
/// Output     events in text order; each names the byte spans it was read from
/// Invariant  same input and codebook, same output: no clock, no randomness
/// Threads    const calls may run at once; one Coder serves all workers
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "code/codebook.h"
#include "code/pair_model.h"
#include "lapwing/article.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"

namespace lapwing {

/// Why a word with frames gave no event, for `explain`.
struct Refusal {
  int sentence = 0;
  int token = 0;
  std::string frame;
  std::string reason;
};

class Coder {
 public:
  /// `model` judges what frames propose; null: frames decide alone.
  explicit Coder(std::shared_ptr<const Codebook> codebook, std::shared_ptr<const PairModel> model = nullptr)
      : codebook_(std::move(codebook)), model_(std::move(model)) {}

  /// `refusals`, where given, collects the readings that lost and why.
  std::vector<Event> Code(const Article& article, std::span<const Sentence> sentences,
                          std::span<const SentenceMentions> mentions, std::vector<Refusal>* refusals = nullptr) const;

  const Codebook& codebook() const { return *codebook_; }

 private:
  std::shared_ptr<const Codebook> codebook_;
  std::shared_ptr<const PairModel> model_;
};

}  // namespace lapwing
