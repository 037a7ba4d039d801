// SPDX-License-Identifier: Apache-2.0
#include "code/verb_lemmas.h"

#include <string>

#include "base/strings.h"

namespace lapwing {
namespace {

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool Knows(const Codebook& codebook, std::string_view lemma) {
  return codebook.PatternsFor(Upos::VERB, lemma) != nullptr || codebook.OperatorFor(Upos::VERB, lemma) != nullptr || codebook.IsSupport(lemma);
}

/// "bar": one syllable that doubles its last letter before an ending, so "baring" is none of its forms.
bool Doubles(std::string_view base) {
  const size_t n = base.size();
  if (n < 3 || IsVowel(base[n - 1]) || !IsVowel(base[n - 2]) || IsVowel(base[n - 3])) return false;
  if (std::string_view("wxy").find(base[n - 1]) != std::string_view::npos) return false;
  for (size_t i = 0; i + 3 < n; ++i) {
    if (IsVowel(base[i])) return false;
  }
  return true;
}

/// The stem before "ed" or "ing" read backwards: "extradit" to extradite, "stopp" to stop, "maul" to maul.
std::string FromStem(const Codebook& codebook, const std::string& stem) {
  const size_t n = stem.size();
  if (n < 2) return "";
  if (stem[n - 1] == stem[n - 2] && !IsVowel(stem[n - 1]) && Knows(codebook, stem.substr(0, n - 1))) return stem.substr(0, n - 1);
  if (Knows(codebook, stem + "e")) return stem + "e";
  return !Doubles(stem) && stem[n - 1] != 'e' && Knows(codebook, stem) ? stem : "";
}

std::string BaseOf(const Codebook& codebook, const std::string& form) {
  if (form.ends_with("ied")) {
    const std::string stem = form.substr(0, form.size() - 3);
    if (Knows(codebook, stem + "y")) return stem + "y";
    return Knows(codebook, stem + "ie") ? stem + "ie" : "";
  }
  if (form.ends_with("ed")) return FromStem(codebook, form.substr(0, form.size() - 2));
  if (form.ends_with("ying") && Knows(codebook, form.substr(0, form.size() - 4) + "ie")) return form.substr(0, form.size() - 4) + "ie";
  if (form.ends_with("ing")) return FromStem(codebook, form.substr(0, form.size() - 3));
  if (form.ends_with("ies") && Knows(codebook, form.substr(0, form.size() - 3) + "y")) return form.substr(0, form.size() - 3) + "y";
  if (form.ends_with("s") && !form.ends_with("ss")) {
    const std::string base = form.substr(0, form.size() - 1);
    if (Knows(codebook, base)) return base;
    return base.ends_with("e") && Knows(codebook, base.substr(0, base.size() - 1)) ? base.substr(0, base.size() - 1) : "";
  }
  return "";
}

/// "learn" for "leaned": a regular form keeps its base but for the last letter.
bool Impossible(std::string_view form, std::string_view lemma) {
  return (form.ends_with("ed") || form.ends_with("ing")) && lemma.size() > 2 && !form.starts_with(lemma.substr(0, lemma.size() - 1));
}

}  // namespace

void MendVerbLemmas(const Codebook& codebook, Sentence& sentence) {
  for (Token& token : sentence.tokens) {
    if (token.upos != Upos::VERB || token.form.size() < 4) continue;
    std::string form = LowerAscii(token.form);
    if (form == token.lemma || (!Impossible(form, token.lemma) && Knows(codebook, token.lemma))) continue;
    std::string base = BaseOf(codebook, form);
    if (!base.empty()) token.lemma = std::move(base);
  }
}

}  // namespace lapwing
