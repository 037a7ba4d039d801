// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "parse/conllu.h"

namespace lapwing::parse {
namespace {

constexpr char kTwoSentences[] =
    "# newdoc id = a\n"
    "# text = They don't go.\n"
    "1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# text = Why?\n"
    "1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    "\n";

TEST_CASE("what is read is written back byte for byte") {
  auto sentences = ReadConllu(kTwoSentences, "test");
  REQUIRE(sentences);
  REQUIRE(sentences->size() == 2);
  std::string out;
  for (const auto& sentence : *sentences) out += WriteConllu(sentence);
  CHECK(out == kTwoSentences);
}

TEST_CASE("words of a multiword token have spans inside it") {
  auto sentences = ReadConllu(kTwoSentences, "test");
  REQUIRE(sentences);
  std::string text = JoinText(*sentences);
  CHECK(text == "They don't go. Why?");
  const auto& tokens = (*sentences)[0].tokens;
  CHECK(Slice(text, tokens[1].span) == "do");
  CHECK(Slice(text, tokens[2].span) == "n't");
  CHECK(Slice(text, (*sentences)[1].span) == "Why?");
}

TEST_CASE("empty nodes and unknown labels are survived") {
  auto sentences = ReadConllu("1\ta\ta\tNOUN\tNN\t_\t0\troot\t_\t_\n1.1\tb\tb\tVERB\tVB\t_\t_\t_\t_\t_\n2\tc\tc\tNOUN\tNN\t_\t1\tobl:foo\t_\t_\n\n", "test");
  REQUIRE(sentences);
  REQUIRE((*sentences)[0].tokens.size() == 2);
  CHECK((*sentences)[0].tokens[1].deprel == Deprel::obl);
}

TEST_CASE("malformed lines are named with their number") {
  auto error_of = [](const char* text) { return ReadConllu(text, "f.conllu").error(); };
  CHECK(error_of("# x\n1\tonly\tthree\n\n").where == "f.conllu:2");
  CHECK(error_of("1\ta\ta\tNOUN\tNN\t_\t0\troot\t_\t_\n3\tb\tb\tNOUN\tNN\t_\t1\tobj\t_\t_\n\n").message == "ID is '3' where 2 is due");
  CHECK(error_of("1\ta\ta\tNOUN\tNN\t_\t9\troot\t_\t_\n\n").message == "a HEAD points outside the sentence");
  CHECK(error_of("1\ta\ta\tNOUN\tNN\t_\tx\troot\t_\t_\n\n").code == Errc::kBadInput);
  CHECK(error_of("1\ta\ta\tNOUN\tNN\t_\t1\troot\t_\t_\n\n").code == Errc::kBadInput);
  CHECK(error_of("1-4\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tNOUN\tNN\t_\t0\troot\t_\t_\n\n").message == "a range of words ends outside the sentence");
}

TEST_CASE("a sentence without a text comment gets one") {
  auto sentences = ReadConllu("1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n", "test");
  REQUIRE(sentences);
  CHECK(WriteConllu((*sentences)[0]).starts_with("# text = Go!\n"));
}

}  // namespace
}  // namespace lapwing::parse
