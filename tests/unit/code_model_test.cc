// SPDX-License-Identifier: Apache-2.0
// The coder's model: learns what is plain, gives the same bytes, refuses files that are not its own.
#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "code/pair_trainer.h"
#include "code/retellings.h"

using namespace lapwing;

namespace {

std::string Folder() {
  std::string folder = (std::filesystem::temp_directory_path() / "lapwing_code_model_test").string();
  std::filesystem::create_directories(folder);
  return folder;
}

std::string Put(const std::string& name, const std::string& bytes) {
  std::string path = Folder() + "/" + name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string Line(const std::string& word, int value) {
  std::string line = word + "\t";
  for (int i = 0; i < kWordDims; ++i) line += (i > 0 ? " " : "") + std::to_string(i == 0 ? value : 1);
  return line + "\n";
}

PairExample Labelled(const std::string& word, const char* type, bool own = true) {
  PairExample example;
  example.features.signs = {"predicate:" + word};
  example.features.words[static_cast<size_t>(WordGroup::kPredicate)] = {word};
  example.right = 1u << PairClass(type);
  example.own = own;
  return example;
}

PairModel Taught() {
  WordVectors vectors = *WordVectors::FromText(Put("words.txt", Line("blame", 100) + Line("meet", -100) + Line("reproach", 99)));
  std::vector<PairExample> examples;
  for (int i = 0; i < 20; ++i) examples.push_back(Labelled(i % 2 == 0 ? "blame" : "meet", i % 2 == 0 ? "ACCUSE" : "CONSULT", i < 12));
  std::vector<const PairExample*> all;
  for (const PairExample& example : examples) all.push_back(&example);
  return PairTrainer(vectors, {}).Train(all);
}

}  // namespace

TEST_CASE("the model knows what it was taught, and words of like meaning") {
  PairModel model = Taught();
  for (Voice voice : {Voice::kRelations, Voice::kPractice}) {
    PairScores chances = model.Chances(Labelled("blame", "ACCUSE").features, voice);
    CHECK(chances[static_cast<size_t>(PairClass("ACCUSE"))] > 0.5f);
  }
  PairFeatures unseen = Labelled("reproach", "ACCUSE").features;
  PairScores chances = model.Chances(unseen, Voice::kRelations);
  CHECK(chances[static_cast<size_t>(PairClass("ACCUSE"))] > 2 * chances[static_cast<size_t>(PairClass("CONSULT"))]);
  float sum = 0;
  for (float chance : chances) sum += chance;
  CHECK(sum == doctest::Approx(1.0));
}

TEST_CASE("reasons name the sign that speaks for the type") {
  PairModel model = Taught();
  auto reasons = model.Reasons(Labelled("blame", "ACCUSE").features, PairClass("ACCUSE"), PairClass("CONSULT"), 5, Voice::kRelations);
  REQUIRE(!reasons.empty());
  CHECK(reasons[0].weight > 0);
  bool named = false;
  for (const PairReason& reason : reasons) named = named || reason.sign == "predicate:blame";
  CHECK(named);
}

TEST_CASE("the same examples give the same file, and the file gives the same answers") {
  std::string first = Folder() + "/a/coder.model", second = Folder() + "/b/coder.model";
  std::filesystem::create_directories(Folder() + "/a");
  std::filesystem::create_directories(Folder() + "/b");
  REQUIRE(Taught().Write(first));
  REQUIRE(Taught().Write(second));
  CHECK(*ReadFile(first) == *ReadFile(second));
  auto read = PairModel::Load(Folder() + "/a");
  REQUIRE(read);
  PairFeatures features = Labelled("meet", "CONSULT").features;
  PairScores written = Taught().Chances(features, Voice::kRelations), loaded = (*read)->Chances(features, Voice::kRelations);
  for (size_t c = 0; c < kPairClasses; ++c) CHECK(loaded[c] == doctest::Approx(written[c]).epsilon(0.01));
}

TEST_CASE("a missing, cut or foreign model is refused with what to do") {
  CHECK(PairModel::Load(Folder() + "/nowhere").error().message.find("lapwing train") != std::string::npos);
  std::filesystem::create_directories(Folder() + "/c");
  REQUIRE(Taught().Write(Folder() + "/c/coder.model"));
  std::string bytes = *ReadFile(Folder() + "/c/coder.model");
  Put("c/coder.model", bytes.substr(0, bytes.size() / 2));
  CHECK_FALSE(PairModel::Load(Folder() + "/c"));
  ModelFile other;
  other.Set("tokens", "x");
  REQUIRE(other.Write(Folder() + "/c/coder.model"));
  CHECK(PairModel::Load(Folder() + "/c").error().message.find("train coder") != std::string::npos);
}

TEST_CASE("word vectors: the faulty line is named") {
  CHECK(WordVectors::FromText(Put("bad.txt", Line("b", 1) + Line("a", 1))).error().where.find(":2") != std::string::npos);
  CHECK_FALSE(WordVectors::FromText(Put("bad.txt", "word 1 2 3\n")));
  CHECK_FALSE(WordVectors::FromText(Put("bad.txt", "word\t1 2 3\n")));
  CHECK_FALSE(WordVectors::FromText(Put("bad.txt", Line("a", 300))));
  CHECK(WordVectors::FromText(Put("good.txt", "# a comment\n" + Line("a", 1)))->size() == 1);
}

TEST_CASE("retellings: the same act of the same sides, on days that can be one") {
  auto event = [](const char* id, const char* type, const char* actor, const char* recipient, int day, const char* basis) {
    Event e;
    e.id = id;
    e.type = type;
    Actor a, r;
    a.country = actor;
    r.country = recipient;
    e.actors = {a};
    e.recipients = {r};
    if (day > 0) e.date = Date::Day(2024, 6, day), e.date_basis = basis;
    return e;
  };
  std::vector<Event> events = {event("1", "ACCUSE", "KEN", "SOM", 14, "published"), event("2", "ACCUSE", "KEN", "SOM", 13, "text"), event("3", "ACCUSE", "SOM", "KEN", 13, "text"),
                               event("4", "REJECT", "KEN", "SOM", 13, "text"), event("5", "ACCUSE", "KEN", "SOM", 0, "")};
  events.push_back(event("6", "ACCUSE", "KEN", "SOM", 13, "text"));
  events.back().status = EventStatus::kDenied;
  LinkRetellings(events);
  CHECK(events[0].same_as.empty());
  CHECK(events[1].same_as == "1");  // a lead tells today what the body dates
  CHECK(events[2].same_as.empty());  // the other way round
  CHECK(events[3].same_as.empty());  // another act
  CHECK(events[4].same_as == "1");
  CHECK(events[5].same_as.empty());  // denied, not told again
  // "Kenya blames Somalia", "Kenya accused Somalia ... on Thursday", and what the body adds: modes differ only between a headline and its lead.
  events = {event("7", "ACCUSE", "KEN", "SOM", 14, "published"), event("8", "ACCUSE", "KEN", "SOM", 14, "text"), event("9", "ACCUSE", "KEN", "SOM", 14, "text")};
  events[0].field = Field::kTitle;
  events[0].mode = "disapprove";
  events[1].mode = events[2].mode = "allege";
  events[1].sentence = {0, 40};
  events[2].sentence = {300, 340};
  LinkRetellings(events);
  CHECK(events[1].same_as == "7");
  CHECK(events[2].same_as.empty());
}
