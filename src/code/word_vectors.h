// SPDX-License-Identifier: Apache-2.0
/// What words mean, as points: words used alike lie close together, so that what the coder's model has learned of "denounce"
/// holds for "excoriate" too.
///
/// Source  one sentence encoder's vectors of single words, reduced to kWordDims dimensions (models/teacher/vectors.py)
/// Threads immutable after loading
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/model_file.h"

namespace lapwing {

inline constexpr int kWordDims = 64;

class WordVectors {
 public:
  /// Lines of a word, a tab and kWordDims whole numbers from -127 to 127; words ascend bytewise. An error names the line.
  static Result<WordVectors> FromText(const std::string& path);
  static WordVectors FromModel(const ModelFile& file);
  void Save(ModelFile& file) const;
  /// Null for a word that is not known.
  const int8_t* Find(std::string_view word) const;
  size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }

  /// The mean of the known words' vectors, scaled to length one; zeros when none is known. Writes kWordDims numbers.
  void Mean(const std::vector<std::string>& words, float* out) const;

 private:
  std::string words_;               ///< all words, one after the other
  std::vector<uint32_t> offsets_;   ///< of each word, and the end
  std::vector<int8_t> values_;
};

}  // namespace lapwing
