// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <sstream>

#include "parse/conllu.h"
#include "parse/evaluate.h"

namespace lapwing::parse {
namespace {

/// "form upos head deprel" a word, words separated by ';', sentences by '|'. "2-3:form" before a word opens a range;
/// "form=lemma" has a lemma of its own.
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
      size_t equals = form.find('=');
      std::string lemma = equals == std::string::npos ? form : form.substr(equals + 1);
      form = form.substr(0, equals);
      conllu += std::to_string(++id) + "\t" + form + "\t" + lemma + "\t" + upos + "\t_\t_\t" + head + "\t" + deprel + "\t_\t_\n";
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

/// Words only, for alignment: "a b [c+d] e", where [c+d=cd] is a multiword token "cd" of the words c and d (without "=cd" its
/// letters are those of its words). All words hang on the first.
std::vector<Sentence> Aligned(const std::string& text) {
  std::istringstream in(text);
  std::string conllu;
  int id = 0;
  for (std::string word; in >> word;) {
    std::vector<std::string> forms;
    std::string surface;
    if (word.front() == '[') {
      word = word.substr(1, word.size() - 2);
      size_t equals = word.find('=');
      std::istringstream parts(word.substr(0, equals));
      for (std::string part; std::getline(parts, part, '+');) forms.push_back(part), surface += part;
      if (equals != std::string::npos) surface = word.substr(equals + 1);
      conllu += std::to_string(id + 1) + "-" + std::to_string(id + static_cast<int>(forms.size())) + "\t" + surface + "\t_\t_\t_\t_\t_\t_\t_\t_\n";
    } else {
      forms.push_back(word);
    }
    for (const auto& form : forms) {
      std::string head = id == 0 ? "0\troot" : "1\tdep";
      conllu += std::to_string(++id) + "\t" + form + "\t" + form + "\tX\t_\t_\t" + head + "\t_\t_\n";
    }
  }
  auto out = ReadConllu(conllu + "\n", "made");
  REQUIRE(out);
  return *out;
}

int CommonWords(const std::string& gold, const std::string& system) {
  auto scores = Evaluate(Aligned(gold), Aligned(system));
  REQUIRE(scores);
  return scores->words.correct;
}

TEST_CASE("an exact match is a hundred in every column") {
  auto a = Make("The=the DET 2 det;envoy NOUN 3 nsubj;left=leave VERB 0 root;. PUNCT 3 punct");
  auto scores = Evaluate(a, a);
  REQUIRE(scores);
  for (const F1& f : {scores->sentences, scores->words, scores->upos, scores->xpos, scores->lemmas, scores->uas, scores->las}) {
    CHECK(f.correct == f.gold);
    CHECK(f.correct == f.system);
    CHECK(f.Value() == doctest::Approx(100));
  }
}

TEST_CASE("one wrong head of four costs a quarter of UAS and LAS") {
  auto gold = Make("a X 2 det;b X 3 nsubj;c X 0 root;d X 3 obj");
  auto system = Make("a X 3 det;b X 3 nsubj;c X 0 root;d X 3 obj");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->words.Value() == doctest::Approx(100));
  CHECK(scores->uas.Value() == doctest::Approx(75));  // 2 * 3 / (4 + 4)
  CHECK(scores->las.Value() == doctest::Approx(75));
}

TEST_CASE("one wrong label of four costs a quarter of LAS and nothing of UAS") {
  auto gold = Make("a X 2 det;b X 3 nsubj;c X 0 root;d X 3 obj");
  auto system = Make("a X 2 amod;b X 3 nsubj;c X 0 root;d X 3 obj");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->uas.Value() == doctest::Approx(100));
  CHECK(scores->las.Value() == doctest::Approx(75));
}

TEST_CASE("subtypes are ignored on either side") {
  auto gold = Make("a X 2 nsubj:pass;b X 0 root;c X 2 acl");
  auto system = Make("a X 2 nsubj;b X 0 root;c X 2 acl:relcl");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->las.Value() == doctest::Approx(100));
}

TEST_CASE("a right label under a wrong head does not count") {
  auto gold = Make("a X 2 nsubj;b X 0 root;c X 2 obj");
  auto system = Make("a X 2 nsubj;b X 0 root;c X 1 obj");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->las.correct == 2);
}

TEST_CASE("another root costs the two words whose heads it moves") {
  auto gold = Make("a X 0 root;b X 1 obj");
  auto system = Make("a X 2 nsubj;b X 0 root");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->uas.correct == 0);
}

TEST_CASE("sentences count when both ends are right") {
  // Gold ends after a, c, d; the system missed the end after a and put one after b.
  auto gold = Make("a X 0 root|b X 0 root;c X 1 obj|d X 0 root");
  auto system = Make("a X 0 root;b X 1 obj|c X 0 root|d X 0 root");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->sentences.correct == 1);                                // d
  CHECK(scores->sentences.Value() == doctest::Approx(100.0 / 3));       // 2 * 1 / (3 + 3)
  CHECK(scores->words.Value() == doctest::Approx(100));                 // ends of sentences cut no words
  CHECK(scores->uas.correct == 2);                                      // a and d; b is no root, c is one
  // One end too many: two of the system's three sentences are not gold, one of the gold's two is found.
  auto more = Evaluate(Make("a X 0 root;b X 1 obj|c X 0 root"), Make("a X 0 root|b X 0 root|c X 0 root"));
  REQUIRE(more);
  CHECK(more->sentences.correct == 1);
  CHECK(more->sentences.Value() == doctest::Approx(40));  // 2 * 1 / (2 + 3)
}

TEST_CASE("precision and recall of words cut in another way") {
  // Gold has five words, the system three; "the" and "base" are common: 2 * 2 / (5 + 3).
  auto gold = Make("the X 5 det;air X 4 compound;- X 4 punct;force X 5 compound;base X 0 root");
  auto system = Make("the X 3 det;air-force X 3 amod;base X 0 root");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->words.correct == 2);
  CHECK(scores->words.Value() == doctest::Approx(50));
  CHECK(scores->las.Value() == doctest::Approx(50));  // "the" hangs on "base" on both sides, "base" is the root
}

TEST_CASE("a word whose governor was cut in another way has no right head") {
  auto gold = Make("big X 3 amod;air X 3 compound;base X 0 root");
  auto system = Make("big X 2 amod;airbase X 0 root");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->words.correct == 1);  // "big"
  CHECK(scores->uas.correct == 0);
}

TEST_CASE("lemmas are compared with their case, a gold lemma left out counts as right") {
  auto gold = Make("Rivers=Rivers X 0 root;flow=flow X 1 dep;on=_ X 1 dep");
  auto system = Make("Rivers=river X 0 root;flow=Flow X 1 dep;on=upon X 1 dep");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->lemmas.correct == 1);
  CHECK(scores->lemmas.Value() == doctest::Approx(100.0 / 3));
}

TEST_CASE("tags are counted over aligned words only") {
  // Only "a" covers the same letters on both sides.
  auto gold = Make("a DET 2 det;b NOUN 0 root;cd NOUN 2 dep");
  auto system = Make("a DET 2 det;bc VERB 0 root;d NOUN 2 dep");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->words.correct == 1);
  CHECK(scores->upos.Value() == doctest::Approx(100.0 / 3));  // 2 * 1 / (3 + 3)
}

TEST_CASE("a multiword token against separate words") {
  CHECK(CommonWords("they [do+n't] go", "they do n't go") == 4);
  CHECK(CommonWords("they do n't go", "they [do+n't] go") == 4);
  // In small letters, and only what has the same form: "Do", not "not" (the letters of the token are "Don't" on both sides).
  CHECK(CommonWords("[Do+n't] go", "[do+not=Don't] go") == 2);
}

TEST_CASE("a multiword token against one word has nothing in common with it") {
  CHECK(CommonWords("they [do+n't] go", "they don't go") == 2);
  CHECK(CommonWords("they don't go", "they [do+n't] go") == 2);
}

TEST_CASE("multiword tokens that overlap are aligned as one stretch") {
  // The letters abcde: [abc][de] against a[bcd]e; the stretch takes in all of them, all five forms are common.
  CHECK(CommonWords("[a+b+c] [d+e]", "a [b+c+d] e") == 5);
  // With a word of neither kind on both sides.
  CHECK(CommonWords("x [a+b] y", "x [a+b] y") == 4);
}

TEST_CASE("the longest common subsequence of forms decides inside a stretch") {
  // p q r s against q p r s: of "p r s" and "q r s" either, three words.
  CHECK(CommonWords("[p+q+r+s=pqrs]", "[q+p+r+s=pqrs]") == 3);
  // A form that comes twice is used once: a b a against a a b -> "a a" or "a b".
  CHECK(CommonWords("[a+b+a=aba]", "[a+a+b=aba]") == 2);
  // Nothing in common.
  CHECK(CommonWords("[p+q=pq]", "[r+s=pq]") == 0);
}

TEST_CASE("heads go through the alignment of multiword tokens") {
  auto gold = Make("1-2:don't do AUX 3 aux;n't PART 3 advmod;go VERB 0 root");
  auto system = Make("do AUX 3 aux;n't PART 1 advmod;go VERB 0 root");
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->words.correct == 3);
  CHECK(scores->uas.correct == 2);
  CHECK(scores->las.Value() == doctest::Approx(200.0 / 3));  // 2 * 2 / (3 + 3)
}

TEST_CASE("white space inside words does not count") {
  auto gold = Make("a X 0 root;b X 1 dep");
  auto system = gold;
  system[0].tokens[1].form = "b\u00A0";
  auto scores = Evaluate(gold, system);
  REQUIRE(scores);
  CHECK(scores->words.correct == 2);
}

TEST_CASE("other texts are refused") {
  CHECK_FALSE(Evaluate(Make("a X 0 root"), Make("b X 0 root")));
}

}  // namespace
}  // namespace lapwing::parse
