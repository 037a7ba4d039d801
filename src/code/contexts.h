// SPDX-License-Identifier: Apache-2.0
/// PLOVER's contexts (military, economic, human_rights ...) by the words of a sentence and its paragraph.
///
/// Cost  a look-up a word and a pair of words, once a paragraph and only where an event asks for it
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "code/codebook.h"
#include "lapwing/sentence.h"

namespace lapwing {

class Paragraph {
 public:
  Paragraph() = default;
  /// `sentences` must outlive it.
  Paragraph(const Codebook& codebook, std::span<const Sentence> sentences) : codebook_(&codebook), sentences_(sentences) {}
  /// Contexts that one word of the sentence tells, or two different words of the paragraph: one word of a neighbouring sentence is
  /// too little ("bank", "court").
  std::vector<std::string> ContextsAt(const Sentence& sentence);

 private:
  const Codebook* codebook_ = nullptr;
  std::span<const Sentence> sentences_;
  bool read_ = false;
  std::map<int, std::set<std::string>> told_;  ///< contexts of the paragraph, each with the words that tell it
};

}  // namespace lapwing
