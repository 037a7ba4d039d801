// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <set>

#include "base/file.h"
#include "parse/practice.h"

namespace lapwing::parse {
namespace {

constexpr char kGrammar[] =
    "word . . PUNCT\n"
    "word the DT DET\n"
    "verbs Act bomb carry\n"
    "words Land NNP PROPN Tarvia Velmora\n"
    "Where = (obl in/IN/ADP)\n"
    "S = (nsubj @Land) @Act.VBD (obj +det:the (compound army/NN/NOUN) base/NN/NOUN) ?@@Where +punct:.\n";

TEST_CASE("drawn sentences are trees as the rules say") {
  auto sentences = DrawSentences(kGrammar, "g", 20, 1);
  REQUIRE(sentences);
  REQUIRE(sentences->size() == 20);
  for (const auto& sentence : *sentences) {
    const auto& tokens = sentence.tokens;
    REQUIRE(tokens.size() >= 6);
    CHECK(tokens[0].head == 1);
    CHECK(tokens[0].deprel == Deprel::nsubj);
    CHECK(tokens[1].head == kRoot);
    CHECK((tokens[1].form == "bombed" || tokens[1].form == "carried"));
    CHECK(tokens[3].form == "army");
    CHECK(tokens[3].head == 4);
    CHECK(tokens[4].head == 1);
  }
}

TEST_CASE("the same seed draws the same sentences") {
  auto a = DrawSentences(kGrammar, "g", 5, 7);
  auto b = DrawSentences(kGrammar, "g", 5, 7);
  REQUIRE(a);
  REQUIRE(b);
  for (size_t i = 0; i < 5; ++i) CHECK((*a)[i].tokens[0].form == (*b)[i].tokens[0].form);
}

TEST_CASE("slips in a grammar are named with their line") {
  auto error_of = [](const char* grammar) { return DrawSentences(grammar, "g", 1, 1).error(); };
  CHECK(error_of("S = tank\n").where == "g:1");
  CHECK(error_of("word a DT DET\nS = a a\n").where == "g:2");
  CHECK(error_of("S = (obj x/NN/NOUN\n").message == "a bracket is not closed");
  CHECK(error_of("S = (object x/NN/NOUN) y/NN/NOUN\n").message == "unknown label 'object'");
  CHECK(error_of("S = @Nobody\n").message == "nothing makes 'Nobody'");
  CHECK(error_of("hello\n").code == Errc::kBadData);
}

TEST_CASE("a star stands for each form of a verb") {
  auto sentences = DrawSentences("verbs Act carry\nDo.* = @Act.* (obj it/PRP/PRON)\nS = (nsubj they/PRP/PRON) @Do.VBP\n", "g", 1, 1);
  REQUIRE(sentences);
  CHECK(sentences->at(0).tokens[1].form == "carry");
  CHECK(std::string(XposName(sentences->at(0).tokens[1].xpos)) == "VBP");
}

TEST_CASE("styles print a share of the sentences in capitals or as titles") {
  CHECK(DrawSentences("style loud 5\n", "g", 1, 1).error().where == "g:1");
  auto draw = [](const char* style) {
    auto sentences = DrawSentences(std::string(style) + "S = (nsubj rebels/NNS/NOUN) (mark to/TO/PART) seize/VB/VERB\n", "g", 100, 1);
    std::set<std::string> forms;
    for (const auto& sentence : *sentences) {
      const auto& tokens = sentence.tokens;
      forms.insert(tokens[0].form + " " + tokens[1].form + " " + tokens[2].form);
    }
    return forms;
  };
  CHECK(draw("") == std::set<std::string>{"Rebels to seize"});
  CHECK(draw("style capitals 99\n").contains("REBELS TO SEIZE"));
  CHECK(draw("style title 50\n") == std::set<std::string>{"Rebels to seize", "Rebels to Seize"});
}

TEST_CASE("the shipped grammars draw well-formed trees that hardly repeat") {
  for (const char* name : {"models/practice.txt", "models/practice_headlines.txt"}) {
    auto grammar = ReadFile(DataPath(name));
    REQUIRE(grammar);
    auto sentences = DrawSentences(*grammar, name, 500, 3);
    REQUIRE_MESSAGE(sentences, sentences.error().where << ": " << sentences.error().message);
    CHECK(sentences->size() == 500);
    std::set<std::string> texts;
    for (const auto& sentence : *sentences) {
      int roots = 0;
      std::string text;
      for (size_t i = 0; i < sentence.tokens.size(); ++i) {
        int head = sentence.tokens[i].head;
        roots += head == kRoot;
        CHECK(head < static_cast<int>(sentence.tokens.size()));
        CHECK(head != static_cast<int>(i));
        CHECK(!sentence.tokens[i].form.empty());
        CHECK(sentence.tokens[i].upos != Upos::X);
        text += sentence.tokens[i].form + " ";
      }
      CHECK(roots == 1);
      texts.insert(text);
    }
    CHECK(texts.size() > 480);
  }
}

}  // namespace
}  // namespace lapwing::parse
