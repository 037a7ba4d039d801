// SPDX-License-Identifier: Apache-2.0
/// Many workers, one order: results leave in the order their inputs came, so that no output depends on the number of threads.
///
///   RunOrdered<std::string>(4, next, work, done);
///
/// `next` is called from one thread, `work` on any, `done` for one result at a time in input order; false from it stops the flow.
/// Memory is bounded: at most eight inputs a thread are under way.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "lapwing/article.h"

namespace lapwing {

template <typename R>
class Conveyor {
 public:
  Conveyor(int threads, const std::function<R(Article&&)>& work, const std::function<bool(R&&)>& done)
      : limit_(static_cast<size_t>(threads) * 8), work_(work), done_(done) {
    for (int i = 0; i < threads; ++i) workers_.emplace_back([this] { Worker(); });
  }

  /// Waits while the belt is full; false when the flow was stopped.
  bool Push(Article article) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return next_in_ - next_out_ < limit_ || stopped_; });
    if (stopped_) return false;
    jobs_.push_back({next_in_++, std::move(article)});
    waiting_.notify_one();
    return true;
  }

  void Finish() {
    {
      std::lock_guard lock(mutex_);
      finished_ = true;
    }
    waiting_.notify_all();
    workers_.clear();  // joins
  }

 private:
  struct Job {
    uint64_t sequence = 0;
    Article article;
  };

  void Worker() {
    while (true) {
      Job job;
      {
        std::unique_lock lock(mutex_);
        waiting_.wait(lock, [&] { return !jobs_.empty() || finished_; });
        if (jobs_.empty()) return;
        job = std::move(jobs_.front());
        jobs_.pop_front();
      }
      R result = work_(std::move(job.article));
      std::lock_guard lock(mutex_);
      results_.emplace(job.sequence, std::move(result));
      for (auto it = results_.begin(); it != results_.end() && it->first == next_out_; it = results_.erase(it), ++next_out_) {
        if (!stopped_ && !done_(std::move(it->second))) stopped_ = true;
      }
      room_.notify_one();
    }
  }

  size_t limit_;
  const std::function<R(Article&&)>& work_;
  const std::function<bool(R&&)>& done_;
  std::mutex mutex_;
  std::condition_variable waiting_, room_;
  std::deque<Job> jobs_;
  std::map<uint64_t, R> results_;
  uint64_t next_in_ = 0, next_out_ = 0;
  bool finished_ = false, stopped_ = false;
  std::vector<std::jthread> workers_;
};

template <typename R>
void RunOrdered(int threads, const std::function<bool(Article&)>& next, const std::function<R(Article&&)>& work, const std::function<bool(R&&)>& done) {
  if (threads <= 1) {
    for (Article article; next(article);) {
      if (!done(work(std::move(article)))) return;
      article = {};
    }
    return;
  }
  Conveyor<R> conveyor(threads, work, done);
  for (Article article; next(article); article = {}) {
    if (!conveyor.Push(std::move(article))) break;
  }
  conveyor.Finish();
}

}  // namespace lapwing
