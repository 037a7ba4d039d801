// SPDX-License-Identifier: Apache-2.0
#include "read/authors.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"

namespace lapwing {
namespace {

constexpr size_t kMostWords = 6;    // a longer piece is a sentence about the author
constexpr size_t kMostAuthors = 8;

// What stands in front of names.
constexpr std::array<std::string_view, 14> kLeads = {"written by", "posted by", "reported by", "published by", "authored by", "story by", "words by", "text by",
                                                     "article by", "author",    "authors",     "by",           "from",        "byline"};

// Whole values that name nobody.
constexpr std::array<std::string_view, 22> kNobody = {"admin",        "administrator", "staff",       "staff writer", "staff reporter", "editor",     "editors",     "editorial",
                                                      "guest",        "unknown",       "anonymous",   "newsroom",     "web desk",       "news desk",  "author",      "authors",
                                                      "contributor",  "user",          "webmaster",   "root",         "super user",     "none"};

// Words of a piece that says what the author is, not who.
constexpr std::array<std::string_view, 26> kOffices = {"writer",   "reporter", "correspondent", "editor",    "contributor", "columnist", "staff",  "journalist", "analyst",
                                                       "producer", "author",   "bureau",        "updated",   "published",   "posted",    "min",    "minutes",    "read",
                                                       "photos",   "photo",    "senior",        "professor", "director",    "phd",       "md",     "mba"};

std::string_view WithoutLead(std::string_view value) {
  for (bool more = true; more;) {
    more = false;
    std::string lower = LowerAscii(value);
    for (std::string_view lead : kLeads) {
      if (!lower.starts_with(lead)) continue;
      std::string_view rest = value.substr(lead.size());
      if (!rest.empty() && rest.front() != ' ' && rest.front() != ':') continue;
      rest = Trim(rest);
      if (rest.starts_with(":")) rest = Trim(rest.substr(1));
      if (rest.empty()) continue;
      value = rest;
      more = true;
      break;
    }
  }
  return value;
}

bool Office(std::string_view piece) {
  for (std::string_view word : SplitWords(piece)) {
    std::string lower = LowerAscii(word);
    std::erase(lower, '.');
    if (std::find(kOffices.begin(), kOffices.end(), lower) != kOffices.end()) return true;
  }
  return false;
}

bool Name(std::string_view piece) {
  if (piece.size() < 2 || SplitWords(piece).size() > kMostWords || piece.find('@') != std::string_view::npos || piece.find("//") != std::string_view::npos ||
      piece.find("www.") != std::string_view::npos || piece.find_first_of("0123456789{}<>=[]") != std::string_view::npos)
    return false;
  std::string lower = LowerAscii(piece);
  return std::find(kNobody.begin(), kNobody.end(), lower) == kNobody.end();
}

// "A and B", "A & B", "A, B", "A | B", "A; B" at their joints.
std::vector<std::string_view> Parts(std::string_view value) {
  static constexpr std::array<std::string_view, 8> kJoints = {" and ", " And ", " AND ", " & ", ",", ";", "|", " - "};
  std::vector<std::string_view> parts;
  size_t begin = 0;
  for (size_t at = 0; at < value.size();) {
    size_t joint = 0;
    for (std::string_view mark : kJoints) {
      if (value.substr(at).starts_with(mark)) joint = std::max(joint, mark.size());
    }
    if (joint == 0) {
      ++at;
      continue;
    }
    parts.push_back(Trim(value.substr(begin, at - begin)));
    at += joint;
    begin = at;
  }
  parts.push_back(Trim(value.substr(begin)));
  return parts;
}

}  // namespace

std::string TidyAuthors(std::string_view value) {
  value = WithoutLead(Trim(value));
  std::vector<std::string_view> names;
  for (std::string_view part : Parts(value)) {
    part = WithoutLead(part);
    while (!part.empty() && (part.back() == '.' || part.back() == ':' || part.back() == '*')) {
      if (part.size() > 2 && part.back() == '.' && (part.ends_with("Jr.") || part.ends_with("Sr.") || IsUpper(part[part.size() - 2]))) break;
      part.remove_suffix(1);
    }
    if (!Name(part)) continue;
    if (!names.empty() && Office(part)) continue;  // "Jane Roe, Staff Writer"
    if (names.size() < kMostAuthors && std::find(names.begin(), names.end(), part) == names.end()) names.push_back(part);
  }
  std::string out;
  for (std::string_view name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

std::string BylineAuthors(std::string_view line) {
  if (line.size() > 120) return "";
  std::string lower = LowerAscii(line);
  bool by = lower.starts_with("by ") || lower.starts_with("by: ") || lower.starts_with("written by ") || lower.starts_with("posted by ") || lower.starts_with("reported by ") ||
            lower.starts_with("story by ") || lower.starts_with("author: ") || lower.starts_with("words by ");
  return by ? TidyAuthors(line) : "";
}

}  // namespace lapwing
