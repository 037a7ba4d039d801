// SPDX-License-Identifier: Apache-2.0
#include "base/tree_repair.h"

#include <doctest/doctest.h>

using namespace lapwing;

namespace {

Token Word(const char* form, Upos upos, const char* xpos, int head, Deprel rel) {
  Token token;
  token.form = token.lemma = form;
  token.upos = upos;
  token.xpos = XposFrom(xpos);
  token.head = head;
  token.deprel = rel;
  return token;
}

}  // namespace

TEST_CASE("a finite verb under the noun at the root becomes the root") {
  Sentence s;  // The minister resigned .
  s.tokens = {Word("The", Upos::DET, "DT", 1, Deprel::det), Word("minister", Upos::NOUN, "NN", kRoot, Deprel::root),
              Word("resigned", Upos::VERB, "VBD", 1, Deprel::acl), Word(".", Upos::PUNCT, ".", 1, Deprel::punct)};
  RepairTree(s);
  CHECK(s.tokens[2].head == kRoot);
  CHECK(s.tokens[2].deprel == Deprel::root);
  CHECK(s.tokens[1].head == 2);
  CHECK(s.tokens[1].deprel == Deprel::nsubj);
  CHECK(s.tokens[3].head == 2);
}

TEST_CASE("a participle under a noun is left alone") {
  Sentence s;  // missiles supplied
  s.tokens = {Word("missiles", Upos::NOUN, "NNS", kRoot, Deprel::root), Word("supplied", Upos::VERB, "VBN", 0, Deprel::acl)};
  RepairTree(s);
  CHECK(s.tokens[0].head == kRoot);
  CHECK(s.tokens[1].head == 0);
}

TEST_CASE("punctuation governs nothing") {
  Sentence s;  // met . with
  s.tokens = {Word("met", Upos::VERB, "VBD", kRoot, Deprel::root), Word(".", Upos::PUNCT, ".", 0, Deprel::punct),
              Word("with", Upos::ADP, "IN", 1, Deprel::case_)};
  RepairTree(s);
  CHECK(s.tokens[2].head == 0);
}

TEST_CASE("have taken for a main verb becomes the auxiliary of its participle") {
  Sentence s;  // Korea has condemned
  s.tokens = {Word("Korea", Upos::PROPN, "NNP", 1, Deprel::nsubj), Word("has", Upos::VERB, "VBZ", kRoot, Deprel::root),
              Word("condemned", Upos::VERB, "VBN", 1, Deprel::xcomp)};
  s.tokens[1].lemma = "have";
  RepairTree(s);
  CHECK(s.tokens[2].head == kRoot);
  CHECK(s.tokens[1].head == 2);
  CHECK(s.tokens[1].deprel == Deprel::aux);
  CHECK(s.tokens[0].head == 2);
}

TEST_CASE("the participle of a whole sentence without a finite verb is its verb") {
  Sentence s;  // Guards fired on migrants .
  s.tokens = {Word("Guards", Upos::NOUN, "NNS", 1, Deprel::nsubj_pass), Word("fired", Upos::VERB, "VBN", kRoot, Deprel::root),
              Word("on", Upos::ADP, "IN", 3, Deprel::case_), Word("migrants", Upos::NOUN, "NNS", 1, Deprel::obl),
              Word(".", Upos::PUNCT, ".", 1, Deprel::punct)};
  RepairTree(s);
  CHECK(s.tokens[0].deprel == Deprel::nsubj);
  s.tokens.pop_back();  // A headline: guards were fired.
  s.tokens[0].deprel = Deprel::nsubj_pass;
  s.tokens[1].xpos = XposFrom("VBN");
  RepairTree(s);
  CHECK(s.tokens[0].deprel == Deprel::nsubj_pass);
}

TEST_CASE("what follows the doer of an action noun belongs to the noun") {
  Sentence s;  // violence by troops against families
  s.tokens = {Word("violence", Upos::NOUN, "NN", kRoot, Deprel::root), Word("by", Upos::ADP, "IN", 2, Deprel::case_),
              Word("troops", Upos::NOUN, "NNS", 0, Deprel::nmod), Word("against", Upos::ADP, "IN", 4, Deprel::case_),
              Word("families", Upos::NOUN, "NNS", 2, Deprel::nmod)};
  RepairTree(s);
  CHECK(s.tokens[4].head == 0);
}

TEST_CASE("it that is ready is a subject") {
  Sentence s;  // it is ready
  s.tokens = {Word("it", Upos::PRON, "PRP", 2, Deprel::expl), Word("is", Upos::AUX, "VBZ", 2, Deprel::cop), Word("ready", Upos::ADJ, "JJ", kRoot, Deprel::root)};
  for (Token& token : s.tokens) token.lemma = token.form;
  RepairTree(s);
  CHECK(s.tokens[0].deprel == Deprel::nsubj);
  s.tokens[0].deprel = Deprel::expl;
  s.tokens[2].form = s.tokens[2].lemma = "easy";
  RepairTree(s);
  CHECK(s.tokens[0].deprel == Deprel::expl);
}

TEST_CASE("due before an infinitive is the predicate") {
  Sentence s;  // Zambia is due to host talks
  s.tokens = {Word("Zambia", Upos::PROPN, "NNP", 5, Deprel::nsubj), Word("is", Upos::AUX, "VBZ", 5, Deprel::cop), Word("due", Upos::ADP, "IN", 5, Deprel::case_),
              Word("to", Upos::ADP, "IN", 2, Deprel::fixed), Word("host", Upos::NOUN, "NN", 5, Deprel::compound), Word("talks", Upos::NOUN, "NNS", kRoot, Deprel::root)};
  s.tokens[1].lemma = "be";
  RepairTree(s);
  CHECK(s.tokens[2].head == kRoot);
  CHECK(s.tokens[4].head == 2);
  CHECK(s.tokens[4].deprel == Deprel::xcomp);
  CHECK(s.tokens[5].head == 4);
  CHECK(s.tokens[5].deprel == Deprel::obj);
  CHECK(s.tokens[0].head == 2);
}
