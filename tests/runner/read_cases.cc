// SPDX-License-Identifier: Apache-2.0
// Cases of the reading stage (tests/cases/read).
//
//   input      the bytes, as they stand (<<< ... >>>)      bytes  the same with escapes: \n \t \\ \xE9
//   option     the date given with --published             limit  largest record in bytes
//   columns    the map given with --columns                note   what the reader says it took for granted holds the value
//   record N   what follows is about the N-th article (the first when there is no such line)
//   count N    so many articles come out                   again  reading the output again changes nothing
//   text       each line of the value is a paragraph
//   title, published, basis, publisher, author, url, language, id, status: equal to the value ("-" is empty)
//   error      the options are refused, and the message holds the value
//   reason, has, lacks: the reason holds the value; the text holds it, does not hold it
#include <fmt/format.h>

#include <charconv>
#include <functional>
#include <map>

#include "read/reader.h"
#include "tests/runner/runner.h"

namespace lapwing::testing {
namespace {

std::string Unescape(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    char c = text[++i];
    if (c == 'x' && i + 2 < text.size()) {
      unsigned value = 0;
      std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16);
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }
  }
  return out;
}

int Number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Result<std::vector<Article>> ReadAll(std::string bytes, const ReadOptions& options, std::string* note = nullptr) {
  Result<Reader> reader = Reader::OverBytes(std::move(bytes), options);
  if (!reader) return reader.error();
  std::vector<Article> articles;
  while (std::optional<Article> article = reader->Next()) {
    articles.push_back(std::move(*article));
    if (note != nullptr) *note += reader->TakeNote();
  }
  return articles;
}

const std::map<std::string, std::function<std::string(const Article&)>>& Fields() {
  static const std::map<std::string, std::function<std::string(const Article&)>> fields = {
      {"title", [](const Article& a) { return a.title; }},
      {"text", [](const Article& a) { return a.text; }},
      {"published", [](const Article& a) { return a.published; }},
      {"basis", [](const Article& a) { return a.published_basis; }},
      {"publisher", [](const Article& a) { return a.publisher; }},
      {"author", [](const Article& a) { return a.author; }},
      {"url", [](const Article& a) { return a.url; }},
      {"language", [](const Article& a) { return a.language; }},
      {"id", [](const Article& a) { return a.id; }},
      {"status", [](const Article& a) { return std::string(ToString(a.status)); }}};
  return fields;
}

std::string Paragraphs(const std::string& lines) {
  std::string text;
  for (char c : lines) text += c == '\n' ? "\n\n" : std::string(1, c);
  return text;
}

void CheckSame(const std::vector<Article>& articles, Failures& failures) {
  std::string written;
  for (const Article& article : articles) written += ToJson(article) + "\n";
  Result<std::vector<Article>> again = ReadAll(written, {});
  std::string rewritten;
  if (again) {
    for (const Article& article : *again) rewritten += ToJson(article) + "\n";
  }
  if (written != rewritten) failures.push_back(fmt::format("read again:\n{}instead of:\n{}", rewritten, written));
}

void CheckField(const Article& article, const std::string& key, std::string value, Failures& failures) {
  if (auto field = Fields().find(key); field != Fields().end()) {
    std::string got = field->second(article);
    if (key == "text") value = Paragraphs(value);
    if (got != (value == "-" ? "" : value))
      failures.push_back(fmt::format("{}: \"{}\" instead of \"{}\"", key, got, value));
  } else if (key == "reason") {
    if (value == "-" ? !article.reason.empty() : article.reason.find(value) == std::string::npos) {
      failures.push_back(fmt::format("reason: \"{}\" does not say \"{}\"", article.reason, value));
    }
  } else if (key == "has" || key == "lacks") {
    bool has = article.text.find(value) != std::string::npos;
    if (has != (key == "has"))
      failures.push_back(fmt::format("text {} \"{}\": \"{}\"", key == "has" ? "lacks" : "has", value, article.text));
  } else {
    failures.push_back(fmt::format("no such field: {}", key));
  }
}

}  // namespace

void RunReadCase(const Case& c, Failures& failures) {
  ReadOptions options;
  options.published = c.Get("option");
  if (c.Has("limit")) options.max_record_bytes = static_cast<size_t>(Number(c.Get("limit")));
  std::string bytes = c.Has("bytes") ? Unescape(c.Get("bytes")) : std::string(c.Get("input"));
  options.columns = c.Get("columns");
  std::string note;
  Result<std::vector<Article>> articles = ReadAll(bytes, options, &note);
  if (!articles && c.Get("error") != "" && articles.error().message.find(c.Get("error")) != std::string::npos) return;
  if (!articles) {
    failures.push_back(articles.error().message);
    return;
  }
  size_t record = 0;
  int checks = 0;
  for (const auto& [key, value] : c.fields) {
    if (key == "input" || key == "bytes" || key == "option" || key == "limit" || key == "columns") continue;
    ++checks;
    if (key == "record") {
      record = static_cast<size_t>(Number(value)) - 1;
    } else if (key == "count") {
      if (articles->size() != static_cast<size_t>(Number(value)))
        failures.push_back(fmt::format("{} articles instead of {}", articles->size(), value));
    } else if (key == "error") {
      failures.push_back("the input opens");
    } else if (key == "note") {
      if (value == "-" ? !note.empty() : note.find(value) == std::string::npos) failures.push_back(fmt::format("note: \"{}\" does not say \"{}\"", note, value));
    } else if (key == "again") {
      CheckSame(*articles, failures);
    } else if (record >= articles->size()) {
      failures.push_back(fmt::format("there is no article {}", record + 1));
    } else {
      CheckField((*articles)[record], key, value, failures);
    }
  }
  if (checks == 0) failures.push_back("the case checks nothing");
}

}  // namespace lapwing::testing
