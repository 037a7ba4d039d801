// SPDX-License-Identifier: Apache-2.0
#include "code/contexts.h"

#include "base/strings.h"

namespace lapwing {
namespace {

using ContextsTold = std::map<int, std::set<std::string>>;

void AddContexts(const Codebook& codebook, const Sentence& sentence, ContextsTold& told) {
  std::string before;
  for (const Token& token : sentence.tokens) {
    std::string lemma = LowerAscii(token.lemma);
    for (const std::string& word : {lemma, before + " " + lemma}) {
      const std::vector<int>* contexts = codebook.ContextsOf(word);
      if (contexts == nullptr) continue;
      for (int context : *contexts) told[context].insert(lemma);
    }
    before = lemma;
  }
}

}  // namespace

std::vector<std::string> Paragraph::ContextsAt(const Sentence& sentence) {
  if (codebook_ == nullptr) return {};
  if (!read_) {
    for (const Sentence& one : sentences_) AddContexts(*codebook_, one, told_);
    read_ = true;
  }
  ContextsTold here;
  AddContexts(*codebook_, sentence, here);
  std::set<int> found;
  for (const auto& [context, words] : here) found.insert(context);
  for (const auto& [context, words] : told_) {
    if (words.size() >= 2) found.insert(context);
  }
  std::vector<std::string> names;
  for (int index : found) names.push_back(codebook_->contexts[static_cast<size_t>(index)].name);
  return names;
}

}  // namespace lapwing
