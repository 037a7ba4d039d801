// SPDX-License-Identifier: Apache-2.0
#include "hooks.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>
#include <functional>
#include <thread>

#include "base/strings.h"

namespace lapwing {
namespace {

Status ThreeTimes(const std::function<Status()>& attempt) {
  Status status = attempt();
  for (int wait : {1, 4}) {
    if (status) return status;
    std::this_thread::sleep_for(std::chrono::seconds(wait));
    status = attempt();
  }
  return status;
}

size_t Ignore(char*, size_t size, size_t count, void*) { return size * count; }

Status PostOnce(const Webhook& hook, const std::string& id, const std::string& json) {
  CURL* curl = curl_easy_init();
  if (curl == nullptr) return Error{Errc::kIo, "no memory for a connection", hook.url};
  curl_slist* headers = curl_slist_append(nullptr, "Content-Type: application/json");
  headers = curl_slist_append(headers, ("X-Lapwing-Delivery: " + id).c_str());
  if (!hook.secret.empty()) headers = curl_slist_append(headers, ("X-Lapwing-Signature: sha256=" + HmacSha256(hook.secret, json)).c_str());
  curl_easy_setopt(curl, CURLOPT_URL, hook.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, json.data());
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(json.size()));
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 20L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "lapwing/" LAPWING_VERSION);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, Ignore);
  CURLcode code = curl_easy_perform(curl);
  long answer = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
  if (code != CURLE_OK) return Error{Errc::kIo, curl_easy_strerror(code), hook.url};
  if (answer < 200 || answer > 299) return Error{Errc::kIo, fmt::format("answered {}", answer), hook.url};
  return Ok{};
}

Status RunOnce(const std::string& command, const std::string& json) {
  FILE* pipe = popen(command.c_str(), "w");
  if (pipe == nullptr) return Error{Errc::kIo, "cannot be started", command};
  // A command that reads nothing closes the pipe early; its exit code decides.
  (void)!std::fwrite(json.data(), 1, json.size(), pipe);
  int code = pclose(pipe);
  if (code == 0) return Ok{};
  return Error{Errc::kIo, WIFEXITED(code) ? fmt::format("exit code {}", WEXITSTATUS(code)) : std::string("was killed"), command};
}

}  // namespace

std::string HmacSha256(const std::string& secret, const std::string& body) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest, &size);
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

Status RunHookCommand(const std::string& command, const std::string& json) {
  return ThreeTimes([&] { return RunOnce(command, json + "\n"); });
}

Status PostHook(const Webhook& hook, const std::string& id, const std::string& json) {
  std::string lower = LowerAscii(hook.url.substr(0, 8));
  if (!lower.starts_with("http://") && !lower.starts_with("https://")) return Error{Errc::kUsage, "a webhook is an http or https address", hook.url};
  return ThreeTimes([&] { return PostOnce(hook, id, json); });
}

}  // namespace lapwing
