// SPDX-License-Identifier: Apache-2.0
/// The coder's model: how likely each event type is, or none at all, for two phrases of a sentence.
///
///   auto model = PairModel::Load("models");
///   std::vector<float> chances = (*model)->Chances(features);     // one for each of classes(), sum 1
///
/// A log-linear model over signs (pair_features.h) and averaged word vectors, so that every answer is a sum of named parts.
/// Bits     single precision, sums in the order of the features, no library functions but sqrt: the same on every machine
/// Threads  immutable after loading
/// Cost     about 150 signs and 512 numbers times 17 classes a pair
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "code/pair_features.h"
#include "code/word_vectors.h"
#include "lapwing/result.h"

namespace lapwing {

/// PLOVER's types in their order, then NONE.
inline constexpr int kPairClasses = 17;
inline constexpr int kNoEvent = 16;
inline constexpr std::array<std::string_view, kPairClasses> kPairClassNames = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE"};
/// -1 when there is no such class.
int PairClass(std::string_view name);

inline constexpr int kPairDense = kWordGroups * kWordDims;
using PairScores = std::array<float, kPairClasses>;

/// One part of an answer: a sign, or a group of words, and what it adds for one class against another.
struct PairReason {
  std::string sign;
  float weight = 0;
};

/// Whose conventions an answer follows. Annotated relations draw some lines otherwise than this project's guide: sanctions on a
/// state are COERCE there and SANCTION here, an appeal no event there and REQUEST here.
enum class Voice : uint8_t {
  kRelations,  ///< of the annotated relations: for `relate`
  kPractice,   ///< of the practice sentences, which follow the guide: for `code`
};

class PairModel {
 public:
  /// Reads `models_dir`/coder.model.
  static Result<std::shared_ptr<const PairModel>> Load(const std::string& models_dir);
  Status Write(const std::string& path) const;

  PairScores Chances(const PairFeatures& features, Voice voice) const;
  /// What speaks for class `a` rather than `b`, strongest first, at most `most`.
  std::vector<PairReason> Reasons(const PairFeatures& features, int a, int b, size_t most, Voice voice) const;

  const WordVectors& vectors() const { return vectors_; }
  /// The model of acts (act_signs.h), which shares file and vectors; null in a file without one. It has one voice, kPractice.
  const PairModel* acts() const { return acts_.get(); }
  void SetActs(std::shared_ptr<const PairModel> acts) { acts_ = std::move(acts); }

 private:
  friend class PairTrainer;
  /// The rows of weights that an example uses, with their values, in a fixed order.
  template <typename Use>
  void ForRows(const PairFeatures& features, Use use) const;

  WordVectors vectors_;
  std::vector<uint64_t> keys_;        ///< hashes of the signs, ascending: their rows come first, then kPairDense rows and the bias
  std::vector<float> shared_;         ///< rows * kPairClasses
  std::vector<float> own_;            ///< the same shape: what the annotated relations add
  std::shared_ptr<const PairModel> acts_;
  float temperature_ = 1.0f;          ///< scores are divided by it: found on held-out folds, so that a chance means what it says
};

inline constexpr char kCoderModelName[] = "coder.model";

/// How much a sign counts beside the others: words of the whole sentence say less than the word that links the sides.
float SignValue(std::string_view sign);

}  // namespace lapwing
