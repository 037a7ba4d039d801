// SPDX-License-Identifier: Apache-2.0
// Signatures, kinship, windows, stories.
#include "stories/grouper.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "evaluate_stories.h"

using namespace lapwing;

namespace {

Article Of(const std::string& id, const std::string& publisher, const std::string& published, const std::string& text) {
  Article article;
  article.id = id;
  article.publisher = publisher;
  article.published = published;
  article.title = text.substr(0, 40);
  article.text = text;
  return article;
}

/// A text of `words` words that no other number shares.
std::string Invented(int number, int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += fmt::format("{}word{}x{}", i == 0 ? "" : " ", (number * 131 + i * 17) % 9973, number % 7 == 0 ? number : i);
  return text + ".";
}

std::string Agency(const std::string& text, const std::string& publisher = "") {
  static const Agencies agencies = *Agencies::Parse("Reuters | Reuters | Thomson Reuters\nAssociated Press | AP | Associated Press | The Associated Press\nYonhap | Yonhap\n", "x");
  return agencies.Of(Of("1", publisher, "", text));
}

}  // namespace

TEST_CASE("agreement of signatures follows the overlap of phrases") {
  auto bands_of = [](size_t shared) {
    int bands = 0;
    for (uint32_t trial = 0; trial < 20; ++trial) {
      std::vector<uint32_t> a, b;
      for (uint32_t i = 0; i < 300; ++i) {
        a.push_back(trial * 100'000 + i);
        b.push_back(trial * 100'000 + (i < shared ? i : i + 5000));
      }
      Signature x = Sign(a), y = Sign(b);
      for (size_t band = 0; band < kBands; ++band) bands += x[band] == y[band] ? 1 : 0;
    }
    return bands;
  };
  CHECK(bands_of(300) == 20 * static_cast<int>(kBands));
  int half = bands_of(200);  // Jaccard 0.5: an eighth of the bands
  CHECK(half > 20 * 42 / 14);
  CHECK(half < 20 * 42 / 5);
  CHECK(bands_of(0) <= 1);
}

TEST_CASE("a signature is the same on every machine") {
  std::vector<uint32_t> shingles;
  for (uint32_t i = 0; i < 50; ++i) shingles.push_back(i * 2654435761u);
  Signature signature = Sign(shingles);
  CHECK(signature == Sign(shingles));
  CHECK(Sign({})[0] == 0);
}

TEST_CASE("agencies are named where a credit names them, and nowhere else") {
  CHECK(Agency("MOSCOW, Jan 16 (Reuters) - Envoys met.") == "Reuters");
  CHECK(Agency("SEOUL, Jan. 17 (Yonhap) -- Envoys met.") == "Yonhap");
  CHECK(Agency("WASHINGTON (AP) \xE2\x80\x94 Envoys met.") == "Associated Press");
  CHECK(Agency("By the Associated Press\n\nEnvoys met on Monday.") == "Associated Press");
  CHECK(Agency("Envoys met on Monday.\n\nSource: Reuters") == "Reuters");
  CHECK(Agency("By Staff\n\n(Reuters) - Envoys met on Monday.") == "Reuters");
  CHECK(Agency("Envoys met, an official told Reuters - and left.") == "");
  CHECK(Agency("Envoys met on Monday.", "Reuters") == "Reuters");
  CHECK(Agency("Envoys met on Monday.", "The Reuters Fan Page") == "");
}

TEST_CASE("the annotated set stays where it is") {
  Result<std::vector<Case>> cases = ReadCases(LAPWING_SOURCE_DIR "/tests/sets/stories_dev.txt");
  REQUIRE(cases);
  Result<Grouper> grouper = Grouper::Load({});
  REQUIRE(grouper);
  StoryScores scores = ScoreStories(*grouper, *cases, nullptr);
  CHECK(scores.PairF1() >= 0.97);
  CHECK(scores.StoryF1() >= 0.96);
}

TEST_CASE("the window holds what it may, and finds what it holds") {
  Result<Grouper> grouper = Grouper::Load({.capacity = 50, .days = 4});
  REQUIRE(grouper);
  std::string wire = Invented(7, 120);
  Placement first = grouper->Add(Of("wire", "Reuters", "2024-01-16", wire));
  for (int i = 100; i < 140; ++i) grouper->Add(Of(std::to_string(i), "P", "2024-01-16", Invented(i * 7, 120)));
  Placement again = grouper->Add(Of("reprint", "Daily", "2024-01-17", wire));
  CHECK(again.relation == Retelling::kSyndicated);
  CHECK(again.of == "wire");
  CHECK(again.story == first.story);
  for (int i = 200; i < 2200; ++i) grouper->Add(Of(std::to_string(i), "P", "2024-01-17", Invented(i * 7, 120)));
  CHECK(grouper->held() == 50);
  CHECK(grouper->Add(Of("late", "Daily", "2024-01-17", wire)).relation == Retelling::kFirst);
}

TEST_CASE("a grouper that was broken off goes on as it would have") {
  Result<std::vector<Case>> cases = ReadCases(LAPWING_SOURCE_DIR "/tests/sets/stories_dev.txt");
  REQUIRE(cases);
  StoryOptions options{.capacity = 20, .days = 4};
  for (size_t cut : {size_t{5}, size_t{25}, size_t{40}}) {
    std::vector<Article> placed;
    Result<Grouper> whole = Grouper::Load(options);
    Result<Grouper> resumed = Grouper::Load(options);
    REQUIRE(whole);
    REQUIRE(resumed);
    for (size_t i = 0; i < cases->size(); ++i) {
      const Case& c = (*cases)[i];
      Article article = Of(c.name, std::string(c.Get("publisher")), std::string(c.Get("published")), std::string(c.Get("text")));
      if (i == cut) {
        for (size_t j = i > options.capacity ? i - options.capacity : 0; j < i; ++j) resumed->Restore(placed[j]);
      }
      std::string story = whole->Add(article).story;
      if (i >= cut) CHECK(resumed->Add(article).story == story);
      article.story = story;
      placed.push_back(article);
    }
  }
}

TEST_CASE("articles without text, date or publisher have a story too") {
  Result<Grouper> grouper = Grouper::Load({});
  REQUIRE(grouper);
  Placement empty = grouper->Add(Of("a", "", "", ""));
  CHECK_FALSE(empty.story.empty());
  CHECK(grouper->Add(Of("b", "", "", "")).story != empty.story);
  CHECK(grouper->Add(Of("a", "", "", "")).story == empty.story);
  Article given = Of("c", "", "", "Envoys met.");
  given.story = "of the archive";
  CHECK(grouper->Add(given).story == "of the archive");
}
