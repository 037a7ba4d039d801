// SPDX-License-Identifier: Apache-2.0
#include "read/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/row_stream.h"
#include "base/strings.h"

namespace lapwing {
namespace {

constexpr size_t kLongestName = 60;  // a longer cell of a first line is no name of a column
constexpr size_t kText = 6;

struct Field {
  std::string_view name;
  std::string GivenFields::* member;
  std::vector<std::string_view> aliases;  ///< the likeliest first
};

const std::array<Field, 9>& Fields() {
  static const std::array<Field, 9> fields = {{
      {"id", &GivenFields::id, {"id", "article_id", "articleid", "doc_id", "docid", "doc", "document_id", "uid", "uuid", "guid", "_id", "story_id", "record_id"}},
      {"url", &GivenFields::url, {"url", "link", "uri", "article_url", "web_url", "source_url", "article_link", "permalink", "sourceurl"}},
      {"publisher", &GivenFields::publisher, {"publisher", "source", "source_domain", "outlet", "source_name", "newspaper", "publication", "media", "domain", "site"}},
      {"author", &GivenFields::author, {"author", "authors", "byline", "reporter", "writer"}},
      {"published", &GivenFields::published, {"published", "date", "date_publish", "pub_date", "published_at", "publication_date", "publish_date", "date_published", "published_date", "pubdate", "datetime", "timestamp", "created_at"}},
      {"title", &GivenFields::title, {"title", "headline", "article_title", "heading", "headline_main"}},
      {"text", &GivenFields::text, {"text", "maintext", "content", "body", "event_text", "article_text", "full_text", "fulltext", "article_body", "body_text", "article_content", "main_text", "article", "description", "summary"}},
      {"language", &GivenFields::language, {"language", "lang"}},
      {"story", &GivenFields::story, {"story"}},
  }};
  return fields;
}

int Number(std::string_view text) {
  int value = 0;
  auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failure == std::errc() && end == text.data() + text.size() && value > 0 && value < 100000 ? value : 0;
}

// "Publication Date" -> publication_date
std::string Plain(std::string_view name) {
  std::string plain = LowerAscii(Trim(name));
  std::replace_if(plain.begin(), plain.end(), [](char c) { return c == ' ' || c == '-' || c == '.'; }, '_');
  return plain;
}

int Find(const std::vector<std::string>& heading, std::string_view name, bool plain) {
  for (size_t i = 0; i < heading.size(); ++i) {
    if (plain ? Plain(heading[i]) == name : Trim(heading[i]) == name) return static_cast<int>(i);
  }
  return -1;
}

std::string Joined(const std::vector<std::string>& names) {
  std::string out;
  for (size_t i = 0; i < std::min<size_t>(names.size(), 30); ++i) out += fmt::format("{}{}", i == 0 ? "" : ", ", Trim(names[i]).substr(0, kLongestName));
  return names.size() > 30 ? out + ", ..." : out;
}

}  // namespace

Result<ColumnChoice> ParseColumns(std::string_view option) {
  ColumnChoice choice;
  if (Trim(option).empty()) return choice;
  auto usage = [](const std::string& what) {
    std::string names;
    for (const Field& field : Fields()) names += fmt::format("{}{}", names.empty() ? "" : ", ", field.name);
    return Error{Errc::kUsage, fmt::format("{}; write text=COLUMN,title=COLUMN,... with the names of columns, or their numbers where the table has no heading. Fields are {}", what, names), "--columns"};
  };
  size_t numbers = 0;
  bool text = false;
  for (std::string_view piece : SplitTrim(option, ',')) {
    size_t equals = piece.find('=');
    if (equals == std::string_view::npos) return usage(fmt::format("'{}' has no '='", piece));
    std::string field(Trim(piece.substr(0, equals))), column(Trim(piece.substr(equals + 1)));
    bool known = std::any_of(Fields().begin(), Fields().end(), [&](const Field& f) { return f.name == field; });
    if (!known) return usage(fmt::format("'{}' is no field", field));
    if (column.empty()) return usage(fmt::format("'{}' names no column", piece));
    if (std::any_of(choice.begin(), choice.end(), [&](const auto& pair) { return pair.first == field; })) return usage(fmt::format("'{}' stands twice", field));
    numbers += Number(column) > 0 ? 1 : 0;
    text = text || field == "text";
    choice.emplace_back(field, column);
  }
  if (!text) return usage("no column of text");
  if (numbers > 0 && numbers < choice.size()) return usage("names and numbers of columns are mixed");
  return choice;
}

bool ByNumber(const ColumnChoice& choice) { return !choice.empty() && Number(choice[0].second) > 0; }

Result<Columns> Columns::Choose(const ColumnChoice& choice, const std::vector<std::string>& heading) {
  Columns columns;
  columns.places_.assign(Fields().size(), -1);
  for (const auto& [field, name] : choice) {
    int place = -1;
    if (ByNumber(choice)) {
      place = Number(name) - 1;
      if (place >= static_cast<int>(heading.size())) return Error{Errc::kUsage, fmt::format("there is no column {}: the first line has {}", name, heading.size()), "--columns"};
    } else {
      place = Find(heading, name, false);
      if (place < 0) place = Find(heading, Plain(name), true);
      if (place < 0) return Error{Errc::kUsage, fmt::format("no column '{}'; there are: {}", name, Joined(heading)), "--columns"};
    }
    for (size_t i = 0; i < Fields().size(); ++i) {
      if (Fields()[i].name == field) columns.places_[i] = place;
    }
  }
  return columns;
}

Columns Columns::Guess(const std::vector<std::string>& heading) {
  Columns columns;
  for (const Field& field : Fields()) {
    int place = -1;
    for (std::string_view alias : field.aliases) {
      if (place < 0) place = Find(heading, alias, true);
    }
    columns.places_.push_back(place);
  }
  return columns;
}

GivenFields Columns::Take(const std::vector<std::string>& cells) const {
  GivenFields given;
  for (size_t i = 0; i < places_.size(); ++i) {
    if (places_[i] >= 0 && static_cast<size_t>(places_[i]) < cells.size()) given.*Fields()[i].member = cells[static_cast<size_t>(places_[i])];
  }
  return given;
}

int Columns::text() const { return places_[kText]; }

std::string Columns::Told(const std::vector<std::string>& heading) const {
  std::string told;
  std::vector<std::string> unused = heading;
  for (size_t i = 0; i < places_.size(); ++i) {
    if (places_[i] < 0) continue;
    const std::string& name = heading[static_cast<size_t>(places_[i])];
    told += fmt::format("{}{}={}", told.empty() ? "" : ",", Fields()[i].name, Trim(name));
    std::erase(unused, name);
  }
  return unused.empty() ? told : fmt::format("{}; not used: {}", told, Joined(unused));
}

char TellSeparator(std::string_view line, const ColumnChoice& choice) {
  char best = '\0';
  size_t most = 1;
  for (char separator : {'\t', ',', ';', '|'}) {
    std::vector<std::string> heading = CutRow(line, separator, true);
    if (heading.size() <= most) continue;
    bool fits = false;
    if (!choice.empty()) {
      fits = static_cast<bool>(Columns::Choose(choice, heading));
    } else {
      bool names = std::all_of(heading.begin(), heading.end(), [](const std::string& name) { return name.size() <= kLongestName; });
      Columns guess = Columns::Guess(heading);
      fits = names && guess.text() >= 0 && guess.Told(heading).find(',') != std::string::npos;
    }
    if (!fits) continue;
    best = separator;
    most = heading.size();
  }
  return best;
}

}  // namespace lapwing
