// SPDX-License-Identifier: Apache-2.0
#include "feeds/courier.h"

#include <atomic>
#include <condition_variable>
#include <optional>
#include <thread>

namespace lapwing {

using Clock = std::chrono::steady_clock;

struct Courier::Host {
  std::mutex busy;                       ///< one request at a time
  Clock::time_point free_at{};           ///< not before; guarded by `busy`
  std::atomic<int64_t> pause_ms{0};      ///< of robots.txt, where it asks for more
  std::optional<Clock::time_point> closed_until;  ///< it has said to wait
  std::mutex robots_busy;
  std::optional<Robots> robots;
  Clock::time_point robots_until{};
};

namespace {

constexpr std::chrono::hours kRobotsFresh{24}, kRobotsTrouble{1};
constexpr int64_t kMostDelay = 60'000;  // milliseconds: robots.txt that asks for an hour between two pages is answered with a minute
constexpr int64_t kUsualWait = 3600;

}  // namespace

Courier::Courier(CourierOptions options) : options_(std::move(options)) {}
Courier::~Courier() = default;

Courier::Host& Courier::HostNamed(const std::string& name) {
  std::lock_guard lock(mutex_);
  std::unique_ptr<Host>& host = hosts_[name];
  if (host == nullptr) host = std::make_unique<Host>();
  return *host;
}

Fetched Courier::One(const Errand& errand) {
  Host& host = HostNamed(HostOf(errand.request.url));
  Fetched got;
  got.url = errand.request.url;
  auto closed = [&]() -> bool {
    std::lock_guard lock(mutex_);
    if (!host.closed_until || Clock::now() >= *host.closed_until) return false;
    got.error = kPutOff;
    got.retry_after = std::chrono::duration_cast<std::chrono::seconds>(*host.closed_until - Clock::now()).count() + 1;
    return true;
  };
  if (options_.stop && options_.stop()) {
    got.error = kStopped;
    return got;
  }
  if (closed()) return got;
  if (std::string fault = AddressFault(errand.request.url, options_.policy); !fault.empty()) {  // its robots.txt is not to be had either
    got.outcome = Outcome::kRefused;
    got.error = std::move(fault);
    return got;
  }
  if (errand.page) {
    std::optional<bool> allowed = Allowed(errand.request.url);
    if (!allowed || !*allowed) {
      got.outcome = allowed ? Outcome::kRefused : Outcome::kFailed;
      got.error = allowed ? kForbidden : kNoRobots;
      return got;
    }
  }
  // Every hop waits for its own host: a redirect to another one is a visit there.
  HopGate gate = [this](const std::string& name) -> std::function<void()> {
    Host& at = HostNamed(name);
    auto lock = std::make_shared<std::unique_lock<std::mutex>>(at.busy);
    std::this_thread::sleep_until(at.free_at);
    return [this, &at, lock] {
      at.free_at = Clock::now() + std::max(options_.pause, std::chrono::milliseconds(at.pause_ms));
      lock->unlock();
    };
  };
  got = lapwing::Fetch(errand.request, options_.policy, gate);
  if (got.outcome == Outcome::kAnswered && (got.status == 429 || got.status == 503)) {
    Host& at = HostNamed(HostOf(got.url));  // whoever answered, behind redirects
    std::lock_guard lock(mutex_);
    at.closed_until = Clock::now() + std::chrono::seconds(got.retry_after >= 0 ? got.retry_after : kUsualWait);
  }
  return got;
}

// RFC 9309, 2.3.1: where there is no robots.txt all is allowed; a server in trouble allows nothing until it is well again.
std::optional<bool> Courier::Allowed(const std::string& url) {
  Host& host = HostNamed(HostOf(url));
  std::lock_guard lock(host.robots_busy);
  if (Clock::now() >= host.robots_until) {
    size_t root = std::min(url.find_first_of("/?", url.find("://") + 3), url.size());
    FetchRequest request;
    request.url = url.substr(0, root) + "/robots.txt";
    Fetched got = One({request, false});
    bool none = got.outcome == Outcome::kAnswered && got.status >= 400 && got.status < 500 && got.status != 429;
    host.robots.reset();
    if (got.outcome == Outcome::kFetched) host.robots = Robots::Parse(got.body, options_.robot);
    else if (none) host.robots = Robots::AllowAll();
    host.robots_until = Clock::now() + (host.robots ? kRobotsFresh : kRobotsTrouble);
    if (host.robots) host.pause_ms = std::min(static_cast<int64_t>(host.robots->crawl_delay() * 1000), kMostDelay);
  }
  if (!host.robots) return std::nullopt;
  return host.robots->Allows(PathOf(url));
}

std::vector<Fetched> Courier::Fetch(std::span<const Errand> errands) {
  std::vector<Fetched> got(errands.size());
  std::map<std::string, std::vector<size_t>> by_host;
  for (size_t i = 0; i < errands.size(); ++i) by_host[HostOf(errands[i].request.url)].push_back(i);
  std::vector<const std::vector<size_t>*> queues;
  for (const auto& [name, indexes] : by_host) queues.push_back(&indexes);
  std::atomic<size_t> next{0};
  auto work = [&] {
    for (size_t queue = next++; queue < queues.size(); queue = next++) {
      for (size_t index : *queues[queue]) got[index] = One(errands[index]);
    }
  };
  std::vector<std::jthread> threads;
  for (size_t i = 1; i < std::min<size_t>(queues.size(), static_cast<size_t>(options_.hosts)); ++i) threads.emplace_back(work);
  work();
  return got;
}

}  // namespace lapwing
