// SPDX-License-Identifier: Apache-2.0
#include "stories/agencies.h"

#include <fmt/format.h>

#include "base/file.h"
#include "base/lines.h"
#include "base/strings.h"

namespace lapwing {
namespace {

constexpr size_t kLongestDateline = 100;
constexpr size_t kLongestCredit = 160;

}  // namespace

size_t DatelineLength(std::string_view text) {
  std::string_view head = text.substr(0, std::min(kLongestDateline, text.find('\n')));
  size_t best = 0;
  for (std::string_view dash : {" -- ", " - ", " — ", " – "}) {
    size_t at = head.find(dash);
    if (at == std::string_view::npos || (best != 0 && at >= best)) continue;
    std::string_view before = head.substr(0, at);
    // A place in capitals or a credit in brackets stands before the dash; "The talks - the first since 2019 - ended" has neither.
    std::string_view word = before.substr(0, before.find_first_of(" ,("));
    bool place = word.size() > 2 && AllCaps(word);
    bool credit = Trim(before).ends_with(')') && before.find('(') != std::string_view::npos;
    if (place || credit) best = at + dash.size();
  }
  return best;
}

bool IsCredit(std::string_view line) {
  line = Trim(line);
  if (line.empty() || line.size() > kLongestCredit) return false;
  std::string lower = LowerAscii(line);
  for (std::string_view start : {"(reporting by", "reporting by", "(writing by", "(editing by", "(additional reporting", "source:", "credit:", "(source:", "with inputs from"}) {
    if (lower.starts_with(start)) return true;
  }
  bool sentence = line.ends_with('.') || line.ends_with('"') || line.ends_with('?');
  return !sentence && line.size() < 80 && (lower.starts_with("by ") || lower.starts_with("with ") || lower.starts_with("from "));
}

Result<Agencies> Agencies::Load(const std::string& path) {
  Result<std::string> text = ReadFile(path);
  if (!text) return text.error();
  return Parse(*text, path);
}

Result<Agencies> Agencies::Parse(std::string_view text, const std::string& path) {
  Agencies agencies;
  for (LineReader lines(text); lines.Next();) {
    std::string_view line = Trim(lines.line());
    if (line.empty() || line.starts_with('#')) continue;
    std::vector<std::string_view> parts = SplitTrim(line, '|');
    if (parts.size() < 2) return Error{Errc::kBadData, "an agency has a name and at least one way to write it: NAME | AS CREDITED", fmt::format("{}:{}", path, lines.number())};
    for (size_t i = 1; i < parts.size(); ++i) agencies.names_.emplace(parts[i], parts[0]);
  }
  return agencies;
}

std::string Agencies::Named(std::string_view credit) const {
  auto it = names_.find(std::string(Trim(credit)));
  return it == names_.end() ? std::string() : it->second;
}

// The first agency among the parts of a credit: "Reuters/AFP", "AP, Seoul", "By the Associated Press".
std::string Agencies::InLine(std::string_view line) const {
  for (size_t at = 0; at <= line.size();) {
    size_t end = std::min(line.find_first_of("()/,;:|", at), line.size());
    std::string_view part = Trim(line.substr(at, end - at));
    at = end + 1;
    if (std::string name = Named(part); !name.empty()) return name;
    // "By the Associated Press", "with Reuters": the last words of the part.
    for (size_t blank = part.find(' '); blank != std::string_view::npos; blank = part.find(' ', blank + 1)) {
      if (std::string name = Named(part.substr(blank + 1)); !name.empty()) return name;
    }
  }
  return {};
}

std::string Agencies::Of(const Article& article) const {
  std::string_view text = article.text;
  if (size_t length = DatelineLength(text); length > 0) {
    if (std::string name = InLine(text.substr(0, text.rfind(' ', length - 2))); !name.empty()) return name;
  }
  for (LineReader lines(text); lines.Next();) {
    std::string_view line = lines.line();
    if (!IsCredit(line)) {
      if (size_t length = DatelineLength(line); length > 0) {  // under a line of credit
        if (std::string name = InLine(line.substr(0, line.rfind(' ', length - 2))); !name.empty()) return name;
      }
      continue;
    }
    if (std::string name = InLine(line); !name.empty()) return name;
  }
  return Named(article.publisher);
}

}  // namespace lapwing
