// SPDX-License-Identifier: Apache-2.0
/// Articles into a store, coded on the way; and event lines into it as they are.
///
/// Every batch is one transaction: once `saved` is called with a number of articles, those are on the disk and outlive a killed
/// process. Articles that this coder has coded before are passed over, so the same command again goes on where it broke off.
///
/// Articles that come without a story are given theirs (stories/grouper.h), in the order of the input, going on from the last ones in the store.
///
/// Output   the same rows whatever the threads, the batches and the breaks
/// Threads  called from one; coding runs on `threads`
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "pipeline.h"
#include "store/store.h"

namespace lapwing {

struct IngestTotals {
  int64_t articles = 0;   ///< read, rejects too
  int64_t rejected = 0;   ///< articles that are none: kept with their status, not coded
  int64_t known = 0;      ///< passed over
  int64_t renamed = 0;    ///< whose id stood for another text (distinct_ids.h)
  int64_t coded = 0;
  int64_t events = 0;
  int64_t bad_lines = 0;  ///< of event files
};

struct IngestOptions {
  int threads = 1;
  size_t batch = 256;                                    ///< articles a transaction
  std::function<bool()> full = {};                       ///< where given, asked after each article instead: does the transaction end here?
  std::function<void(const IngestTotals&)> saved = {};   ///< after every transaction
  std::function<bool()> stop = {};                       ///< asked between articles; what is under way is saved
};

/// `next` gives the articles. An error of the store ends it; what was acknowledged stays.
Result<IngestTotals> IngestArticles(const Pipeline& pipeline, Store& store, const std::function<bool(Article&)>& next, const IngestOptions& options);

/// The same with events that are found already, or elsewhere: `code` gives an article with its events, coded by `coder`, on any thread.
Result<IngestTotals> IngestCoded(const CoderStamp& coder, Store& store, const std::function<bool(Article&)>& next, const std::function<CodedRecord(Article&&)>& code,
                                 const IngestOptions& options);

/// An article of the pipeline as it is kept.
CodedRecord CodeRecord(const Pipeline& pipeline, Article&& article);

/// Is this file one of event lines? By its first line; false for what cannot be opened.
bool HoldsEvents(const std::string& path);

/// Event lines of a file ("-": standard input), gzip or not. Lines that are no event are counted, and told to `bad` with their number.
Result<IngestTotals> IngestEvents(Store& store, const std::string& path, const IngestOptions& options, const std::function<void(int64_t line, const Error&)>& bad);

}  // namespace lapwing
