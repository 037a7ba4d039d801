// SPDX-License-Identifier: Apache-2.0
#include "feeds/robots.h"

#include <algorithm>
#include <charconv>

#include "base/strings.h"

namespace lapwing {
namespace {

constexpr size_t kMaxBytes = size_t{500} * 1024;
constexpr size_t kMaxRules = 1000;
constexpr size_t kMaxPattern = 1024;

bool HexDigit(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// One spelling for each path: bytes beyond ASCII as %XX, hexadecimal digits large, letters and digits that need no escape bare.
std::string Spelled(std::string_view path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (size_t i = 0; i < path.size(); ++i) {
    auto c = static_cast<unsigned char>(path[i]);
    if (c == '%' && i + 2 < path.size() && HexDigit(path[i + 1]) && HexDigit(path[i + 2])) {
      unsigned value = 0;
      std::from_chars(path.data() + i + 1, path.data() + i + 3, value, 16);
      i += 2;
      char plain = static_cast<char>(value);
      if (IsAlpha(plain) || IsDigit(plain) || plain == '-' || plain == '.' || plain == '_' || plain == '~') {
        out += plain;
        continue;
      }
      c = static_cast<unsigned char>(value);
    } else if (c > 0x20 && c < 0x7F) {
      out += static_cast<char>(c);
      continue;
    }
    out += '%';
    out += kHex[c >> 4];
    out += kHex[c & 15];
  }
  return out;
}

/// '*' is any run of characters, '$' at the end the end. Greedy with one way back: linear in path times pattern at worst.
bool Matches(std::string_view pattern, std::string_view path) {
  bool whole = pattern.ends_with('$');
  if (whole) pattern.remove_suffix(1);
  else if (!pattern.ends_with('*')) {
    // A pattern is a beginning.
    std::string open(pattern);
    open += '*';
    return Matches(open + '$', path);
  }
  size_t p = 0, s = 0, star = std::string_view::npos, back = 0;
  while (s < path.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      back = s;
    } else if (p < pattern.size() && pattern[p] == path[s]) {
      ++p;
      ++s;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      s = ++back;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

Robots Robots::Parse(std::string_view text, std::string_view agent) {
  text = text.substr(0, kMaxBytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string name = LowerAscii(agent);
  Robots own, any;
  bool named = false;                     // a group names this program
  bool in_own = false, in_any = false;    // whom the group at hand is for
  bool heads = false;                     // the line before was a user-agent line
  while (!text.empty()) {
    size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, std::min(text.substr(0, end).find('#'), end));
    text.remove_prefix(std::min(end + 1, text.size()));
    size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    std::string key = LowerAscii(Trim(line.substr(0, colon)));
    std::string_view value = Trim(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!heads) in_own = in_any = false;
      heads = true;
      std::string whom = LowerAscii(value);
      whom.resize(std::min(whom.find('/'), whom.size()));
      if (whom == name) in_own = named = true;
      if (whom == "*") in_any = true;
      continue;
    }
    if (key == "allow" || key == "disallow") {
      heads = false;
      if (value.empty() || value.size() > kMaxPattern) continue;  // an empty rule rules nothing
      Rule rule{Spelled(value), key == "allow"};
      if (in_own && own.rules_.size() < kMaxRules) own.rules_.push_back(rule);
      if (in_any && any.rules_.size() < kMaxRules) any.rules_.push_back(rule);
    } else if (key == "crawl-delay") {
      heads = false;
      double seconds = 0;
      std::from_chars(value.data(), value.data() + value.size(), seconds);
      if (!(seconds > 0 && seconds < 3600)) continue;
      if (in_own) own.crawl_delay_ = seconds;
      if (in_any) any.crawl_delay_ = seconds;
    }
  }
  return named ? own : any;
}

bool Robots::Allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  std::string spelled = Spelled(path.empty() ? "/" : path.substr(0, 1024));
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    bool better = best == nullptr || rule.pattern.size() > best->pattern.size() || (rule.pattern.size() == best->pattern.size() && rule.allow);
    if (better && Matches(rule.pattern, spelled)) best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace lapwing
