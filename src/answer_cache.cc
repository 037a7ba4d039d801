// SPDX-License-Identifier: Apache-2.0
#include "answer_cache.h"

namespace lapwing {
namespace {

constexpr size_t kMostBytes = size_t{32} << 20;
constexpr size_t kLargest = size_t{8} << 20;  // an export is asked for once

std::string KeyOf(const serve::Request& request) {
  std::string key = request.path;
  for (const auto& [name, value] : request.query) key += '\0' + name + '\0' + value;
  return key;
}

}  // namespace

std::optional<int64_t> AnswerCache::Mark() {
  std::lock_guard lock(mutex_);
  if (store_ == nullptr) {
    StoreOptions options;
    options.read_only = true;
    options.patience = std::chrono::seconds(0);
    auto store = Store::Open(target_, options);
    if (!store) return std::nullopt;
    store_ = std::move(*store);
    mark_ = -1;  // marks of another connection mean nothing
    answers_.clear();
    bytes_ = 0;
  }
  Result<int64_t> mark = store_->ChangeMark();
  if (mark) return *mark;
  store_.reset();
  return std::nullopt;
}

std::optional<serve::Response> AnswerCache::Find(const serve::Request& request, int64_t mark) {
  std::lock_guard lock(mutex_);
  if (mark != mark_) return std::nullopt;
  auto found = answers_.find(KeyOf(request));
  if (found == answers_.end()) return std::nullopt;
  return found->second;
}

void AnswerCache::Keep(const serve::Request& request, int64_t mark, const serve::Response& response) {
  if (response.status != 200 || response.stream || response.body.size() > kLargest) return;
  std::lock_guard lock(mutex_);
  if (mark != mark_ || bytes_ + response.body.size() > kMostBytes) {
    answers_.clear();
    bytes_ = 0;
    mark_ = mark;
  }
  std::string key = KeyOf(request);
  size_t size = key.size() + response.body.size();
  if (answers_.emplace(std::move(key), response).second) bytes_ += size;
}

}  // namespace lapwing
