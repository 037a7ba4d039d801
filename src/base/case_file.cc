// SPDX-License-Identifier: Apache-2.0
#include "base/case_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"

namespace lapwing {
namespace {

std::string_view Trimmed(std::string_view text) {
  size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string_view> Lines(std::string_view bytes) {
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    size_t end = bytes.find('\n');
    lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  return lines;
}

class Reader {
 public:
  Reader(std::string path, std::string_view bytes) : path_(std::move(path)), lines_(Lines(bytes)) {}

  Result<std::vector<Case>> Read() {
    for (; at_ < lines_.size(); ++at_) {
      std::string_view line = lines_[at_];
      if (Trimmed(line).empty() || line.front() == '#') continue;
      Status status = line.starts_with("  ") ? Continue(line.substr(2)) : Field(line);
      if (!status) return status.error();
    }
    if (Status status = Finish(); !status) return status.error();
    return std::move(cases_);
  }

 private:
  Error Wrong(std::string message, size_t line) const {
    return {Errc::kBadData, std::move(message), fmt::format("{}:{}", path_, line)};
  }

  Status Finish() {
    if (!cases_.empty() && Trimmed(cases_.back().why).empty()) {
      return Wrong("case without a why", static_cast<size_t>(cases_.back().line));
    }
    return Ok{};
  }

  Status Continue(std::string_view rest) {
    if (value_ == nullptr) return Wrong("an indented line continues nothing", at_ + 1);
    *value_ += '\n';
    *value_ += rest;
    return Ok{};
  }

  Status Field(std::string_view line) {
    size_t space = line.find_first_of(" \t\r");
    std::string key(line.substr(0, space));
    std::string value(space == std::string_view::npos ? "" : Trimmed(line.substr(space)));
    if (key == "case") return Begin(std::move(value));
    if (cases_.empty()) return Wrong(fmt::format("'{}' stands before the first case", key), at_ + 1);
    if (value == "<<<") {
      if (Status status = Verbatim(value); !status) return status;
    }
    Case& current = cases_.back();
    if (key == "why") {
      current.why = std::move(value);
      value_ = &current.why;
    } else {
      current.fields.emplace_back(std::move(key), std::move(value));
      value_ = &current.fields.back().second;
    }
    return Ok{};
  }

  Status Begin(std::string name) {
    if (Status status = Finish(); !status) return status;
    cases_.push_back({path_, static_cast<int>(at_) + 1, std::move(name), "", {}});
    value_ = &cases_.back().name;
    return Ok{};
  }

  Status Verbatim(std::string& value) {
    size_t opened = at_ + 1;
    value.clear();
    for (++at_; at_ < lines_.size() && lines_[at_] != ">>>"; ++at_) {
      value += lines_[at_];
      value += '\n';
    }
    if (at_ == lines_.size()) return Wrong("<<< without >>>", opened);
    if (!value.empty()) value.pop_back();
    return Ok{};
  }

  std::string path_;
  std::vector<std::string_view> lines_;
  std::vector<Case> cases_;
  std::string* value_ = nullptr;  ///< what an indented line continues
  size_t at_ = 0;
};

}  // namespace

std::string_view Case::Get(std::string_view key) const {
  auto it = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == key; });
  return it == fields.end() ? std::string_view() : std::string_view(it->second);
}

bool Case::Has(std::string_view key) const {
  return std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.first == key; });
}

Result<std::vector<Case>> ReadCases(const std::string& path) {
  Result<std::string> bytes = ReadFile(path);
  if (!bytes) return bytes.error();
  return Reader(path, *bytes).Read();
}

Result<std::vector<Case>> ReadCases(const std::vector<std::string>& paths) {
  std::vector<Case> cases;
  for (const std::string& path : paths) {
    Result<std::vector<Case>> more = ReadCases(path);
    if (!more) return more.error();
    cases.insert(cases.end(), more->begin(), more->end());
  }
  return cases;
}

}  // namespace lapwing
