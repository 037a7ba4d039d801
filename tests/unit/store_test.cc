// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "store/search_words.h"
#include "store/sqlite.h"

using namespace lapwing;

namespace {

/// A store of its own for every test. States are invented: AAA, BBB ...
class Fresh {
 public:
  Fresh() : folder_(std::filesystem::temp_directory_path() / ("lapwing_store_test_" + std::to_string(getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    auto store = Store::Open((folder_ / "store.db").string(), {});
    REQUIRE(store);
    store_ = std::move(*store);
  }
  ~Fresh() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  Store* operator->() { return store_.get(); }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
};

Actor Side(const std::string& code) {
  Actor actor;
  actor.country = actor.name = actor.text = code;
  return actor;
}

/// AAA accuses BBB in an article of its own: of 2 March, telling of the 1st; `date` "" tells of no day.
EventRecord Accusation(const std::string& id, const std::string& date = "2024-03-01", const std::string& coder = "test") {
  EventRecord record;
  record.event.id = id;
  record.event.type = "ACCUSE";
  record.event.quad = "verbal conflict";
  record.event.score = -2;
  record.event.actors = {Side("AAA")};
  record.event.recipients = {Side("BBB")};
  if (!date.empty()) record.event.date = *Date::Parse(date);
  record.article.id = "article of " + id;
  record.article.published = "2024-03-02";
  record.coder = {coder, "c", "m"};
  return record;
}

CodedRecord Coded(const EventRecord& record) {
  CodedRecord coded{record.article, {record}, record.coder, 1};
  coded.article.text = "AAA accused BBB.";
  return coded;
}

std::string Ids(Fresh& store, const EventQuery& query) {
  std::string ids;
  REQUIRE(store->ReadEvents(query, [&](const EventRecord& record) {
    ids += (ids.empty() ? "" : " ") + record.event.id;
    return true;
  }));
  return ids;
}

/// "AAA>BBB 2024-03-01 ACCUSE", one a pair that counts.
std::vector<std::string> Pairs(Fresh& store) {
  std::vector<std::string> pairs;
  REQUIRE(store->ReadPairs({}, [&](const PairRow& row) {
    pairs.push_back(std::string(row.source) + ">" + std::string(row.target) + " " + Date::FromDays(row.day).ToString() + " " + std::string(row.type));
    return true;
  }));
  return pairs;
}

int64_t Day(const char* date) { return Date::Parse(date)->Days(); }

using Texts = std::vector<std::string>;

template <typename Set>
EventQuery Of(Set set) {
  EventQuery query;
  set(query);
  return query;
}

}  // namespace

TEST_CASE("a corrected event is found by what it is now, and not by what it was") {
  Fresh store;
  std::vector<EventRecord> events = {Accusation("e1"), Accusation("e2", "2024-03-05"), Accusation("e3", "2024-03-09"), Accusation("e4", "")};
  REQUIRE(store->SaveEvents(events));
  REQUIRE(store->SaveCorrection({"e2", "amend", R"({"type":"AID","quad":"material cooperation","status":"denied","date":"2024-03-20"})", "", "", ""}));
  CHECK(Ids(store, Of([](EventQuery& q) { q.types = {"AID"}; })) == "e2");
  CHECK(Ids(store, Of([](EventQuery& q) { q.types = {"ACCUSE"}; })) == "e1 e3 e4");
  CHECK(Ids(store, Of([](EventQuery& q) { q.statuses = {"denied"}; })) == "e2");
  CHECK(Ids(store, Of([](EventQuery& q) { q.quads = {3}; })) == "e1 e3 e4");
  CHECK(Ids(store, Of([](EventQuery& q) { q.quads = {2}; q.limit = 1; })) == "e2");
  CHECK(Ids(store, Of([](EventQuery& q) { q.from = Day("2024-03-10"); })) == "e2");
  CHECK(Ids(store, Of([](EventQuery& q) { q.to = Day("2024-03-06"); })) == "e1 e4");
  CHECK(Ids(store, Of([](EventQuery& q) { q.sources = {"AAA"}; q.types = {"AID"}; })) == "e2");
  CHECK(Ids(store, Of([](EventQuery& q) { q.types = {"AID"}; q.raw = true; })) == "");
  CHECK(Ids(store, Of([](EventQuery& q) { q.types = {"ACCUSE"}; q.raw = true; })) == "e1 e2 e3 e4");
}

TEST_CASE("corrected events stand where their day is now, on every page once") {
  Fresh store;
  std::vector<EventRecord> events = {Accusation("e1"), Accusation("e2", "2024-03-05"), Accusation("e3", "2024-03-09"), Accusation("e4", "")};
  REQUIRE(store->SaveEvents(events));
  REQUIRE(store->SaveCorrection({"e2", "amend", R"({"date":"2024-03-20"})", "", "", ""}));
  REQUIRE(store->SaveCorrection({"e1", "reject", "", "", "", ""}));
  CHECK(Ids(store, {}) == "e2 e3 e4");
  CHECK(Ids(store, Of([](EventQuery& q) { q.order = EventOrder::kNewest; })) == "e2 e3 e4");
  CHECK(Ids(store, Of([](EventQuery& q) { q.order = EventOrder::kOldest; })) == "e4 e3 e2");
  CHECK(Ids(store, Of([](EventQuery& q) { q.sources = {"AAA"}; q.order = EventOrder::kNewest; })) == "e2 e3 e4");
  for (EventOrder order : {EventOrder::kSaved, EventOrder::kNewest, EventOrder::kOldest}) {
    EventQuery query;
    query.order = order;
    const std::string whole = Ids(store, query);
    std::string pages;
    query.limit = 1;
    for (int page = 0; page < 5; ++page) {
      Status read = store->ReadEvents(query, [&](const EventRecord& record) {
        pages += (pages.empty() ? "" : " ") + record.event.id;
        query.after = record.row;
        query.behind = EventPlace{record.day, record.row};
        return true;
      });
      REQUIRE(read);
    }
    CHECK(pages == whole);
  }
}

TEST_CASE("what is amended after a restoration counts no more once it is rejected") {
  Fresh store;
  std::vector<EventRecord> events = {Accusation("e1")};
  REQUIRE(store->SaveEvents(events));
  auto say = [&](const char* action, const char* changes) { REQUIRE(store->SaveCorrection({"e1", action, changes, "", "", ""})); };
  say("amend", R"({"recipients":["CCC"]})");
  say("restore", "");
  say("amend", R"({"date":"2024-03-09"})");
  CHECK(Pairs(store) == Texts{"AAA>BBB 2024-03-09 ACCUSE"});
  say("reject", "");
  CHECK(Pairs(store) == Texts{});
}

TEST_CASE("another coding that reads another day of publication leaves no pairs behind") {
  Fresh store;
  // No day in the text: they count by the day of the report, which the later coding reads otherwise.
  EventRecord first = Accusation("e1", "", "old"), second = Accusation("e2", "", "new"), third = Accusation("e3", "", "newest");
  second.article = third.article = first.article;
  second.article.published = "2024-03-07";
  for (const EventRecord& record : {first, second, third}) REQUIRE(store->SaveArticles(std::vector<CodedRecord>{Coded(record)}));
  CHECK(Pairs(store) == Texts{"AAA>BBB 2024-03-02 ACCUSE"});
  CHECK(store->Verify()->empty());
}

TEST_CASE("an article that comes with its text after its events counts them by its own day alone") {
  Fresh store;
  EventRecord record = Accusation("e1", "");
  REQUIRE(store->SaveEvents(std::vector<EventRecord>{record}));
  CodedRecord coded = Coded(record);
  coded.article.published = coded.events[0].article.published = "2024-03-07";
  REQUIRE(store->SaveArticles(std::vector<CodedRecord>{coded}));
  CHECK(Pairs(store) == Texts{"AAA>BBB 2024-03-07 ACCUSE"});
  CHECK(store->Verify()->empty());
}

TEST_CASE("event lines of two coders, one behind the other: the last one's count") {
  Fresh store;
  EventRecord first = Accusation("e1"), second = Accusation("e2", "2024-03-01", "other");
  second.article = first.article;
  second.event.type = "THREATEN";
  REQUIRE(store->SaveEvents(std::vector<EventRecord>{first, second}));
  CHECK(Pairs(store) == Texts{"AAA>BBB 2024-03-01 THREATEN"});
  CHECK(store->Verify()->empty());
}

TEST_CASE("an article that was cut at its limit is an article") {
  Fresh store;
  CodedRecord coded = Coded(Accusation("e1"));
  coded.article.status = ArticleStatus::kTruncated;
  coded.article.reason = "too long";
  REQUIRE(store->SaveArticles(std::vector<CodedRecord>{coded}));
  CHECK(store->Counts()->rejected_articles == 0);
  CHECK(store->Stories({})->size() == 1);
}

TEST_CASE("a store without days has none, not the first of 1970") {
  Fresh store;
  EventRecord record = Accusation("e1", "");
  record.article.published.clear();
  REQUIRE(store->SaveEvents(std::vector<EventRecord>{record}));
  auto days = store->DaysOf();
  REQUIRE(days);
  CHECK(days->second < days->first);
}

TEST_CASE("statements of every shape are not kept for ever") {
  auto sql = OpenSqlite(":memory:", SqliteMode::kWrite);
  REQUIRE(sql);
  for (int i = 0; i < 1000; ++i) REQUIRE((*sql)->Query("SELECT " + std::to_string(i) + " + $1", {i}));
  int64_t kept = -1;
  Status counted = (*sql)->Query("SELECT count(*) FROM sqlite_stmt", {}, [&](const SqlRow& row) {
    kept = row.Int(0);
    return true;
  });
  if (counted) CHECK(kept <= static_cast<int64_t>(kMostStatements));
  else MESSAGE("this SQLite does not tell of its statements");
}

TEST_CASE("a beginning is a quoted word to PostgreSQL too") {
  CHECK(BeginningText("embarg") == "'embarg':*");
  CHECK(BeginningText("o'c\\") == "'o''c\\\\':*");
}
