// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <sstream>

#include "parse/conllu.h"
#include "parse/evaluate.h"

namespace lapwing::parse {
namespace {

/// "form upos head deprel" a word, words separated by ';', sentences by '|'. "2-3:form" before a word opens a range.
std::vector<Sentence> Make(const std::string& text) {
  std::string conllu;
  std::istringstream sentences(text);
  for (std::string sentence; std::getline(sentences, sentence, '|');) {
    std::istringstream words(sentence);
    int id = 0;
    for (std::string word; std::getline(words, word, ';');) {
      std::istringstream in(word);
      std::string form, upos, head, deprel;
      in >> form;
      if (form.find(':') != std::string::npos && form.size() > 1) {
        conllu += form.substr(0, form.find(':')) + "\t" + form.substr(form.find(':') + 1) + "\t_\t_\t_\t_\t_\t_\t_\t_\n";
        in >> form;
      }
      in >> upos >> head >> deprel;
      conllu += std::to_string(++id) + "\t" + form + "\t" + form + "\t" + upos + "\t_\t_\t" + head + "\t" + deprel + "\t_\t_\n";
    }
    conllu += "\n";
  }
  auto out = ReadConllu(conllu, "made");
  REQUIRE(out);
  return *out;
}

TEST_CASE("equal analyses score a hundred") {
  auto a = Make("Rain NOUN 2 nsubj;falls VERB 0 root|Go VERB 0 root");
  auto scores = Evaluate(a, a);
  REQUIRE(scores);
  CHECK(scores->las.Value() == doctest::Approx(100));
  CHECK(scores->sentences.Value() == doctest::Approx(100));
}

TEST_CASE("heads and labels are counted apart, subtypes do not count") {
  auto gold = Make("a DET 2 det;b NOUN 3 nsubj:pass;c VERB 0 root;d NOUN 3 obj");
  auto system = Make("a DET 2 nmod;b NOUN 3 nsubj;c VERB 0 root;d PROPN 2 obj");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->upos.correct == 3);
  CHECK(scores->uas.correct == 3);  // d hangs wrong
  CHECK(scores->las.correct == 2);  // and a has another label
}

TEST_CASE("words cut in another way do not align, and what hangs on them is wrong") {
  auto gold = Make("re ADJ 2 amod;do VERB 0 root;it PRON 2 obj");
  auto system = Make("redo VERB 0 root;it PRON 1 obj");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->words.correct == 1);
  CHECK(scores->words.gold == 3);
  CHECK(scores->words.system == 2);
  CHECK(scores->uas.correct == 0);
}

TEST_CASE("words of multiword tokens align by form") {
  auto gold = Make("we PRON 2 nsubj;2-3:wanna want VERB 0 root;to PART 4 mark;go VERB 2 xcomp");
  auto same = Make("we PRON 2 nsubj;2-3:wanna Want VERB 0 root;to PART 4 mark;go VERB 2 xcomp");
  auto scores = Evaluate(gold, same);
  REQUIRE(scores);
  CHECK(scores->words.correct == 4);
  CHECK(scores->las.correct == 4);
  auto whole = Make("we PRON 2 nsubj;wanna VERB 0 root;go VERB 2 xcomp");
  auto partly = Evaluate(gold, whole);
  REQUIRE(partly);
  CHECK(partly->words.correct == 2);
  CHECK(partly->las.correct == 0);
}

TEST_CASE("a missed sentence end costs sentences and two roots") {
  auto gold = Make("Go VERB 0 root|Stay VERB 0 root");
  auto system = Make("Go VERB 0 root;Stay VERB 1 parataxis");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->sentences.correct == 0);
  CHECK(scores->sentences.system == 1);
  CHECK(scores->words.correct == 2);
  CHECK(scores->uas.correct == 1);
}

TEST_CASE("other texts are refused") {
  CHECK_FALSE(Evaluate(Make("a X 0 root"), Make("b X 0 root")));
}

}  // namespace
}  // namespace lapwing::parse
