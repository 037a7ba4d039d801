// SPDX-License-Identifier: Apache-2.0
/// Articles, events and what analysts say of them, kept for good: in an SQLite file, or in PostgreSQL where several machines share them.
///
///   auto store = Store::Open("news.db", {});
///   Status kept = (*store)->SaveArticles(batch);     // on the disk when it returns
///   (*store)->ReadEvents({.source = "PRK", .target = "RUS"}, [](const EventRecord& record) { ...; return true; });
///
/// Saving is by id: the same article or event a second time changes nothing, so whatever broke off can simply be done again.
/// Codings of one article by different coders stand side by side; the one saved last counts in series and in what is read unless
/// a query names another.
///
/// Errors   kIo: no room, no right to write, another writer, damaged or foreign or newer database, server gone for longer than
///          `patience`; the message says what to do
/// Threads  one Store serves one thread
/// Cost     a save is one transaction: give it hundreds of articles
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "lapwing/event_record.h"
#include "lapwing/result.h"
#include "lapwing/watched_feed.h"
#include "store/correction.h"
#include "store/event_query.h"
#include "store/sql.h"
#include "store/writer_lock.h"

namespace lapwing {

struct StoreOptions {
  bool read_only = false;
  bool create = true;                                      ///< make the file where there is none
  std::chrono::seconds patience{60};                       ///< how long to wait for a server that went away
  std::function<void(const std::string&)> on_wait = {};    ///< told why, once for every wait
};

/// An article and all that one coder found in it.
struct CodedRecord {
  Article article;
  std::vector<EventRecord> events;
  CoderStamp coder;
  uint64_t content = 0;  ///< hash of what the article's id stands for
};

struct StoreCounts {
  int64_t articles = 0, rejected_articles = 0, codings = 0, events = 0, pairs = 0, corrections = 0, coders = 0, alerts = 0;
};

/// An alert as it is kept; `record` is its line (docs/formats.md).
struct AlertRow {
  std::string id;
  int64_t day = 0;
  std::string source, target;
  std::string kind;
  std::string record;
};

/// A row of `pairs`: one event that counts for a directed dyad.
struct PairRow {
  int64_t day = 0;
  int64_t reported = 0;  ///< day of the report; `day` where unknown
  int64_t event = 0;     ///< row number of the event
  int64_t unit = 0;      ///< equal for tellings of one event: same story, dyad, type, frame and day
  int64_t story = 0;     ///< equal for events of one story
  int quad = 0;
  double score = 0;
  bool mutual = false;
  std::string_view source, target, type, status;  ///< live until the callback returns
};

/// An article as it is kept.
struct ArticleRow {
  Article article;     ///< text only where it was asked for
  bool has_text = false;
  int64_t row = 0;     ///< to go on behind
  int64_t events = 0;  ///< of the coding that counts
};

/// Reports of one story; an article that belongs to none is one by itself.
struct StoryRow {
  std::string id;        ///< of the story, or of the article
  int64_t day = 0;       ///< of its newest report
  int64_t last = 0;      ///< row of its newest article; with `day` what to go on behind
  int64_t reports = 0;
  int64_t outlets = 0;   ///< publishers that are named, each once
  std::string article, title, url, publisher;  ///< of the newest article
};

struct StoryQuery {
  std::optional<int64_t> from, to;             ///< days of reports
  std::optional<std::pair<int64_t, int64_t>> before;  ///< day and row to go on behind: the newest come first
  int64_t limit = 100;
};

class Store {
 public:
  static Result<std::unique_ptr<Store>> Open(const std::string& target, StoreOptions options);

  // Writing. Every call is one transaction.
  Status SaveArticles(std::span<const CodedRecord> batch);  ///< complete codings: events of this coder that are no longer found go
  Status SaveEvents(std::span<const EventRecord> batch);    ///< events alone; their articles become entries without text
  Status SaveCorrection(const Correction& correction);
  /// What the watcher remembers and what it said until then, together: neither is ever without the other.
  Status SaveWatch(const std::string& name, const std::string& state, std::span<const AlertRow> alerts, bool anew);
  Status SaveDelivery(const std::string& alert, const std::string& hook);

  /// Feeds that are there already stay as they are. How many were new.
  Result<int64_t> AddFeeds(std::span<const WatchedFeed> feeds);
  Result<bool> RemoveFeed(const std::string& url);  ///< false where there is none
  /// What a look at each of them has changed; `was` is the address it had before. What the user alone decides (interval, folder, pages)
  /// and feeds that were removed meanwhile stay so.
  struct FeedChange {
    std::string was;
    WatchedFeed feed;
  };
  Status SaveFeeds(std::span<const FeedChange> changes);
  Status SetFeed(const WatchedFeed& feed);  ///< all of it, as the user wants it

  // Reading.
  Result<std::vector<WatchedFeed>> Feeds();  ///< by folder and address
  Result<bool> HasArticle(const std::string& id);  ///< with its text, by whatever coder
  /// Hash64 of the ids of articles whose coding that counts is by this coder, sorted: 8 bytes each.
  Result<std::vector<uint64_t>> CodedArticles(const CoderStamp& coder);
  /// Hash64 of the id and `content` of every article saved with its text: 16 bytes each.
  Result<std::vector<std::pair<uint64_t, uint64_t>>> ArticleContents();
  /// The last `most` readable articles with a story, in the order they were saved: what the grouping of stories goes on from.
  /// Begins afresh after a lost connection, so that `reader` may see an article twice.
  Status ReadGrouped(size_t most, const std::function<void(Article&&)>& reader);
  Status ReadEvents(const EventQuery& query, const std::function<bool(const EventRecord&)>& reader);
  Status ReadPairs(const PairQuery& query, const std::function<bool(const PairRow&)>& reader);
  Status ReadArticles(const ArticleQuery& query, const std::function<bool(const ArticleRow&)>& reader);  ///< the last saved first
  Result<std::vector<StoryRow>> Stories(const StoryQuery& query);
  Result<CoderStamp> LastCoder();  ///< the one that was new last
  Status ReadVolume(int64_t from, int64_t to, const std::function<void(int64_t day, int64_t articles)>& reader);  ///< articles by day of report
  Result<std::pair<int64_t, int64_t>> DaysOf();  ///< first and last day of reports and events; where nothing has a day, last < first
  Result<std::vector<Correction>> Corrections(const std::string& event);
  Result<std::string> State(const std::string& name);  ///< "" where there is none
  Status ReadAlerts(int64_t from, int64_t to, const std::function<bool(const AlertRow&)>& reader);  ///< by day
  Result<std::set<std::string>> Delivered(const std::string& hook);                                 ///< ids of alerts
  Result<StoreCounts> Counts();
  /// A number that changes when others have saved something; of this connection only. PostgreSQL tells it a second late.
  Result<int64_t> ChangeMark();

  // Care.
  Result<std::vector<std::string>> Verify();  ///< every fault in words; empty: sound
  Status Backup(const std::string& path);

 private:
  explicit Store(StoreOptions options) : options_(std::move(options)) {}
  Status Transact(const std::function<Status()>& work);
  Status Patiently(const std::function<Status()>& read);  ///< again while the server is away; `read` begins afresh each time
  bool AwaitServer(const Error& why);
  Result<int64_t> CoderNumber(const CoderStamp& coder);
  /// What is kept of an article by which its events count: one that is known keeps what it has.
  struct KeptArticle {
    std::string published, story;
  };
  Result<int64_t> SaveArticle(const Article& article, int64_t coder, bool complete, int64_t content, KeptArticle& kept);
  Status SaveEvent(const EventRecord& record, int64_t coder, int64_t article, const KeptArticle& kept);
  void IndexArticle(int64_t number);  ///< its words, for searches, before the transaction ends
  void IndexEvent(int64_t number);
  Status IndexNew();
  void ForgetNew();
  Status UnindexArticle(int64_t number);  ///< before its row changes
  Status DropEvent(int64_t number);  ///< with its pairs and words
  Status DropPairs(int64_t event);
  Status DropPairsOf(int64_t article, int64_t but);  ///< of its events, but not those of this coder
  Status SavePairs(const EventRecord& record, int64_t event);    ///< corrections applied
  Status SaveCounted(const EventRecord& record, int64_t event);  ///< as it is
  Status Recount(const std::string& event);
  Status LoadCorrected();

  StoreOptions options_;
  WriterLock lock_;
  std::unique_ptr<SqlConnection> sql_;
  std::vector<std::pair<CoderStamp, int64_t>> coders_;
  std::vector<std::pair<int64_t, int64_t>> new_articles_, new_events_;  ///< rows not yet indexed: first and last of each run
  std::set<std::string> corrected_;  ///< ids of events with corrections: few, and asked for with every event saved
};

}  // namespace lapwing
