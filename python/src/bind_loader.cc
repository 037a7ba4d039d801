// SPDX-License-Identifier: Apache-2.0
// Shards that were coded elsewhere into a store: as if their articles had been ingested here, in the order in which they come.
#include <nanobind/stl/string.h>

#include <exception>
#include <unordered_map>

#include "bind.h"
#include "distinct_ids.h"
#include "failure.h"
#include "ingest.h"
#include "loaded_coder.h"
#include "read/reader.h"
#include "store/event_line.h"
#include "store/store.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace lapwing::python {
namespace {

/// The shards of a Python iterator of (name, lines of articles, lines of events), one in memory at a time.
class Shards {
 public:
  Shards(nb::iterator shards, std::shared_ptr<const Pipeline> pipeline) : shards_(std::move(shards)), pipeline_(std::move(pipeline)) {}

  bool Next(Article& article) {
    while (!ahead_) {
      if (!Open()) return false;
    }
    article = std::move(*ahead_);
    given_ = article.id;
    ahead_ = reader_->Next();
    return true;
  }

  /// The transaction ends with the shard.
  bool AtEnd() const { return !ahead_; }

  /// What the shard has found in it. An article that another shard's text has taken the id of is coded anew, under its new id.
  CodedRecord Coded(Article&& article) {
    if (article.id != given_) return CodeRecord(*pipeline_, std::move(article));
    auto found = events_.find(article.id);
    uint64_t content = ContentHash(article);
    CodedRecord record{std::move(article), {}, pipeline_->stamp(), content};
    if (found == events_.end()) return record;
    record.events = found->second;  // a copy: a page that was visited twice is the same article twice
    for (EventRecord& event : record.events) event.article.story = record.article.story;
    return record;
  }

  void Raise() const {
    if (failed_) std::rethrow_exception(failed_);
  }

 private:
  bool Open() {
    std::string name, articles, events;
    try {
      {
        nb::gil_scoped_acquire held;
        PyObject* raw = PyErr_CheckSignals() == 0 ? PyIter_Next(shards_.ptr()) : nullptr;
        if (raw == nullptr && PyErr_Occurred() == nullptr) return false;
        if (raw == nullptr) throw nb::python_error();
        nb::tuple shard = nb::steal<nb::tuple>(raw);
        nb::bytes texts[] = {nb::cast<nb::bytes>(shard[1]), nb::cast<nb::bytes>(shard[2])};
        name = nb::cast<std::string>(shard[0]);
        articles.assign(texts[0].c_str(), texts[0].size());
        events.assign(texts[1].c_str(), texts[1].size());
      }
      ReadEvents(name, events);
      if (articles.empty()) return true;
      reader_.emplace(Value(Reader::OverBytes(std::move(articles), {}, "")));
      ahead_ = reader_->Next();
      return true;
    } catch (...) {
      failed_ = std::current_exception();
      return false;
    }
  }

  void ReadEvents(const std::string& name, std::string_view lines) {
    events_.clear();
    EventLineReader reader;
    for (int64_t number = 1; !lines.empty(); ++number) {
      size_t end = std::min(lines.find('\n'), lines.size());
      Result<EventRecord> record = reader.Read(lines.substr(0, end));
      if (!record) throw Failure({record.error().code, record.error().message, name + ":" + std::to_string(number)});
      lines.remove_prefix(std::min(end + 1, lines.size()));
      events_[record->article.id].push_back(std::move(*record));
    }
  }

  nb::iterator shards_;
  std::shared_ptr<const Pipeline> pipeline_;
  std::unordered_map<std::string, std::vector<EventRecord>> events_;  ///< by article; looked up in only
  std::string given_;                                                 ///< id of the article under way, as its shard has it
  std::optional<Reader> reader_;
  std::optional<Article> ahead_;
  std::exception_ptr failed_;
};

void Tell(const nb::object& listener, const std::string& words) {
  nb::gil_scoped_acquire held;
  PyObject* answer = PyObject_CallFunction(listener.ptr(), "s", words.c_str());
  if (answer == nullptr) PyErr_WriteUnraisable(listener.ptr());
  Py_XDECREF(answer);
}

/// `waiting` is None, or is told why the store is waited for. What it raises has no way out, and is told by Python as such.
nb::dict Load(const std::string& target, const nb::iterator& iterator, const LoadedCoder& coder, const nb::object& waiting) {
  Shards shards(iterator, coder.pipeline);
  IngestTotals totals;
  {
    nb::gil_scoped_release free;
    StoreOptions patient;
    if (!waiting.is_none()) patient.on_wait = [&](const std::string& why) { Tell(waiting, why); };
    std::unique_ptr<Store> store = Value(Store::Open(target, patient));
    IngestOptions options;  // one thread: an article is done with before the next one is asked for
    options.full = [&] { return shards.AtEnd(); };
    totals = Value(IngestCoded(
        coder.pipeline->stamp(), *store, [&](Article& article) { return shards.Next(article); }, [&](Article&& article) { return shards.Coded(std::move(article)); }, options));
  }
  shards.Raise();
  nb::dict answer;
  answer["articles"] = totals.articles;
  answer["known"] = totals.known;
  answer["rejected"] = totals.rejected;
  answer["renamed"] = totals.renamed;
  answer["events"] = totals.events;
  return answer;
}

}  // namespace

void BindLoader(nb::module_& module) { module.def("load_shards", &Load, "target"_a, "shards"_a, "coder"_a, "waiting"_a.none()); }

}  // namespace lapwing::python
