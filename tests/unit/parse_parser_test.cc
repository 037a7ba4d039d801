// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <thread>

#include "base/file.h"
#include "parse/chars.h"
#include "parse/conllu.h"
#include "parse/parser.h"
#include "base/random.h"

namespace lapwing {
namespace {

std::shared_ptr<const Parser> Shared() {
  static const auto parser = Parser::Load(DataPath("models"), DataPath("knowledge"));
  REQUIRE_MESSAGE(parser, parser.error().message);
  return *parser;
}

constexpr char kText[] =
    "SEOUL, Jan. 17 (Tarpress) -- Foreign Minister Ostran Velu met the president of Tarvia on Tuesday.\n\n"
    "\"We won't wait,\" he said. The U.S.-led force didn't answer.It left.\n\n"
    "* one point\n* another point\n";

std::string Written(const std::vector<Sentence>& sentences) {
  std::string out;
  for (const auto& sentence : sentences) out += parse::WriteConllu(sentence);
  return out;
}

/// Spans ascend and hold their forms, nothing but white space is left out, heads are one tree.
void CheckSound(std::string_view text, const std::vector<Sentence>& sentences) {
  uint32_t at = 0;
  for (const auto& sentence : sentences) {
    int roots = 0;
    for (const auto& token : sentence.tokens) {
      REQUIRE(token.span.begin >= at);
      for (uint32_t i = at; i < token.span.begin;) {
        parse::CodePoint c = parse::Decode(text, i);
        REQUIRE(parse::IsSpace(c.value));
        i += c.length;
      }
      REQUIRE(Slice(text, token.span) == token.form);
      at = token.span.end;
      roots += token.head == kRoot;
      int steps = 0;
      for (int head = token.head; head != kRoot && steps <= static_cast<int>(sentence.tokens.size()); ++steps) {
        head = sentence.tokens[static_cast<size_t>(head)].head;
      }
      REQUIRE(steps <= static_cast<int>(sentence.tokens.size()));
    }
    REQUIRE(roots == 1);
  }
}

TEST_CASE("an analysis is sound") {
  auto sentences = Shared()->Parse(kText, Field::kText);
  CheckSound(kText, sentences);
  CHECK(sentences.size() == 6);
  CHECK(sentences.back().paragraph == 2);
}

TEST_CASE("empty and blank texts have no sentences") {
  CHECK(Shared()->Parse("", Field::kText).empty());
  CHECK(Shared()->Parse(" \n\n \t", Field::kTitle).empty());
  Sentence empty;
  Shared()->Annotate(empty);
  CHECK(empty.tokens.empty());
}

TEST_CASE("hostile texts are survived") {
  const std::string pieces[] = {"Gen.", " ", "\n", "\n\n", "U.S.", "'s", "n't", "-", "--", "(", "\"", "15,000", "\xc3\xa9", "\xff", "\xe2\x80\x94", ".", "A", "a@b.c",
                                "http://x", "...", "?!", "@", "#", "$", "\t", std::string("\0", 1), "SEOUL", "Kim"};
  Random random(5);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (size_t n = random.Below(60); n > 0; --n) text += pieces[random.Below(std::size(pieces))];
    CheckSound(text, Shared()->Parse(text, Field::kText));
  }
  std::string endless(20000, 'x');
  CheckSound(endless, Shared()->Parse(endless, Field::kText));
}

TEST_CASE("threads do not change the result") {
  std::string expected = Written(Shared()->Parse(kText, Field::kText));
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (auto& out : got) {
    threads.emplace_back([&out] {
      for (int i = 0; i < 20; ++i) out = Written(Shared()->Parse(kText, Field::kText));
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& out : got) CHECK(out == expected);
}

TEST_CASE("a missing model is an error that says what to do") {
  auto parser = Parser::Load("/nonexistent");
  REQUIRE_FALSE(parser);
  CHECK(parser.error().code == Errc::kNotFound);
  CHECK(parser.error().message.find("lapwing train") != std::string::npos);
}

}  // namespace
}  // namespace lapwing
