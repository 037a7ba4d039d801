// SPDX-License-Identifier: Apache-2.0
#include "parse/web_words.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "parse/chars.h"

namespace lapwing::parse {
namespace {

// Sorted. Two-letter countries that are English words ("it", "is", "so") are left out: "missiles.it seems" is a lost space.
constexpr std::string_view kEndings[] = {
    "aero", "asp", "aspx", "biz", "ca", "cn", "com", "csv", "de", "doc", "docx", "edu", "eu", "exe", "fr", "gif", "gov", "htm", "html",
    "il", "info", "ir", "jpeg", "jpg", "jp", "kp", "kr", "mil", "mp3", "mp4", "net", "org", "pdf", "php", "png", "ppt", "pptx", "ru",
    "rtf", "tv", "txt", "ua", "uk", "url", "xls", "xlsx", "xml", "zip"};

bool IsAsciiLetter(char c) { return IsAsciiLower(c) || IsAsciiUpper(c); }
bool IsHostByte(char c) { return IsAsciiLetter(c) || IsAsciiDigit(c) || c == '.' || c == '-'; }
bool IsMailByte(char c) { return IsHostByte(c) || c == '_' || c == '+' || c == '%'; }

template <typename Predicate>
size_t Run(std::string_view text, size_t from, Predicate predicate) {
  size_t end = from;
  while (end < text.size() && predicate(text[end])) ++end;
  return end;
}

/// Takes closing marks off; a closing bracket stays when the address opened it.
size_t WithoutMarks(std::string_view text, size_t end) {
  std::string_view address = text.substr(0, end);
  auto open = std::count(address.begin(), address.end(), '(') - std::count(address.begin(), address.end(), ')');
  for (; end > 1 && std::string_view(".,;:!?)]>'\"").find(text[end - 1]) != std::string_view::npos; --end) {
    if (text[end - 1] == ')' && open++ >= 0) break;
  }
  return end;
}

size_t UrlEnd(std::string_view rest) {
  size_t end = rest.find_first_of("<>\"");
  return WithoutMarks(rest, std::min(end, rest.size()));
}

}  // namespace

bool EndsHostOrFile(std::string_view ending) {
  std::string lower = Lower(ending);
  return std::find(std::begin(kEndings), std::end(kEndings), lower) != std::end(kEndings);
}

size_t AddressLength(std::string_view rest) {
  std::string start = Lower(rest.substr(0, 8));
  for (std::string_view prefix : {"http://", "https://", "ftp://", "mailto:", "www."}) {
    if (start.starts_with(prefix) && rest.size() > prefix.size()) return UrlEnd(rest);
  }
  if (rest.empty() || !IsAsciiLetter(rest[0])) {
    if (rest.empty() || !IsAsciiDigit(rest[0])) return 0;
  }
  size_t name = Run(rest, 0, IsMailByte);
  if (name < rest.size() && rest[name] == '@') {
    size_t host = Run(rest, name + 1, IsHostByte);
    host = WithoutMarks(rest.substr(0, host), host);
    return rest.substr(name, host - name).find('.') == std::string_view::npos ? 0 : host;
  }
  // A path after a host makes it an address: "example.org/accord".
  size_t host = Run(rest, 0, IsHostByte);
  if (host + 1 >= rest.size() || rest[host] != '/') return 0;
  size_t stop = rest.substr(0, host).rfind('.');
  return stop != std::string_view::npos && EndsHostOrFile(rest.substr(stop + 1, host - stop - 1)) ? UrlEnd(rest) : 0;
}

size_t EmoticonLength(std::string_view rest, char before) {
  if (rest.size() < 2 || IsAsciiDigit(before)) return 0;
  auto ends = [&](size_t length) {
    return length == rest.size() || std::string_view(".,;!?)\"'").find(rest[length]) != std::string_view::npos;
  };
  if (rest[0] == '(' && (rest[1] == ':' || rest[1] == ';') && rest.size() == 2) return 2;
  if (std::string_view(":;=").find(rest[0]) == std::string_view::npos) return 0;
  size_t mouth = 1 + (rest[1] == '-' || rest[1] == '\'');
  if (mouth >= rest.size()) return 0;
  bool sign = std::string_view(")(]|").find(rest[mouth]) != std::string_view::npos;
  bool letter = std::string_view("DPpOo").find(rest[mouth]) != std::string_view::npos && before == 0;
  if (!sign && !letter) return 0;
  size_t length = Run(rest, mouth, [&](char c) { return c == rest[mouth]; });
  return ends(length) ? length : 0;
}

}  // namespace lapwing::parse
