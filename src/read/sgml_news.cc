// SPDX-License-Identifier: Apache-2.0
#include "read/sgml_news.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/dateline_text.h"
#include "read/entities.h"
#include "read/given_article.h"
#include "read/input_kind.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

constexpr size_t kIndent = 3;  // a line of wire copy that is indented so far begins a paragraph

/// What stands between <NAME ...> and </NAME>, or up to the end where it is not closed; "" where it is not there.
std::string_view Element(std::string_view record, std::string_view name) {
  for (size_t at = record.find('<'); at != std::string_view::npos; at = record.find('<', at + 1)) {
    std::string_view rest = record.substr(at + 1);
    if (!rest.starts_with(name) || rest.size() <= name.size() || (rest[name.size()] != '>' && rest[name.size()] != ' ')) continue;
    size_t open = rest.find('>');
    if (open == std::string_view::npos) return {};
    std::string_view inside = rest.substr(open + 1);
    std::string close = "</" + std::string(name) + ">";
    return inside.substr(0, inside.find(close));
  }
  return {};
}

/// A value of an attribute of the first tag, quoted or not.
std::string_view Attribute(std::string_view record, std::string_view name) {
  size_t begin = record.find('<', record.starts_with("<!") ? 1 : 0);
  if (begin == std::string_view::npos) return {};
  std::string_view tag = record.substr(begin, record.find('>', begin) - begin);
  for (size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    std::string_view rest = tag.substr(at + name.size());
    if (at == 0 || tag[at - 1] != ' ' || !rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    if (rest.starts_with('"')) return rest.substr(1, rest.find('"', 1) - 1);
    return rest.substr(0, rest.find(' '));
  }
  return {};
}

// Without the control characters of the wire, which come as bytes and as references.
std::string Plain(std::string_view text) {
  std::string out;
  std::string decoded = DecodeEntities(text);
  for (char c : decoded) {
    bool control = (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
    if (!control) out += c;
  }
  return CleanText(out);
}

std::string OneLine(std::string_view text) { return TidyLine(Plain(text)); }

// Lines joined; an indented or blank line begins a paragraph.
std::vector<Paragraph> WireParagraphs(const std::string& text) {
  std::string lines;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    std::string_view words = Trim(line);
    if (words.empty() || indent >= kIndent) lines += "\n\n";
    else if (!lines.empty() && lines.back() != '\n') lines += ' ';
    lines += words;
  }
  std::vector<Paragraph> paragraphs;
  for (Paragraph& paragraph : SplitParagraphs(lines)) {
    std::string mark = LowerAscii(paragraph.text);
    if (mark == "reuter" || mark == "reuter..." || mark == "reuters" || mark == "blah blah blah.") continue;
    paragraphs.push_back(std::move(paragraph));
  }
  for (std::string_view sign : {" Reuter", " REUTER"}) {  // the sign-off at the end of the last line
    if (!paragraphs.empty() && paragraphs.back().text.ends_with(sign)) paragraphs.back().text.resize(paragraphs.back().text.size() - sign.size());
  }
  return paragraphs;
}

/// Text with <P> marks: they part paragraphs, closed or not.
std::string WithoutTags(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    bool tag = text[at] == '<' && at + 1 < text.size() && (IsAlpha(text[at + 1]) || text[at + 1] == '/');
    size_t end = tag ? text.find('>', at) : std::string_view::npos;
    if (end == std::string_view::npos || end - at > 60) {
      out += text[at++];
      continue;
    }
    std::string_view name = text.substr(at + 1, end - at - 1);
    if (OneOf(LowerAscii(name), {"p", "/p"})) out += "\n\n";
    at = end + 1;
  }
  return out;
}

// "AFP_ENG_19940512.0001", "NYT19980601.0001", "AP880212-0001": agency and day stand in the name.
void FromName(std::string_view id, GivenFields& given) {
  size_t digits = 0;
  for (size_t i = 0; i <= id.size(); ++i) {
    if (i < id.size() && IsDigit(id[i])) {
      ++digits;
      continue;
    }
    std::string day(id.substr(i - digits, digits));
    if (day.size() == 6 && (i == id.size() || id[i] == '-')) day = "19" + day;
    if (given.published.empty() && day.size() == 8) {
      given.published = day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2);
      std::string_view agency = id.substr(0, i - digits);
      agency = agency.substr(0, agency.find_first_of("_0123456789"));
      if (agency.size() >= 2 && agency.size() <= 5) given.publisher = agency;
      if (given.publisher == "APW") given.publisher = "AP";
      if (given.publisher == "XIN") given.publisher = "Xinhua";
    }
    digits = 0;
  }
}

}  // namespace

std::string_view SgmlRecordEnd(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = Trim(head);
  if (head.starts_with("<!DOCTYPE lewis") || head.starts_with("<REUTERS")) return "</REUTERS>";
  bool doc = head.starts_with("<DOC>") || head.starts_with("<DOC ");
  bool known = doc && (head.find("<TEXT") != std::string_view::npos || head.find("<DOCNO>") != std::string_view::npos || head.find("<HEADLINE>") != std::string_view::npos);
  return known ? "</DOC>" : "";
}

Article ReadSgmlNews(std::string_view bytes, const Debris& debris) {
  std::string record = DecodeText(bytes).text;
  bool reuters = record.find("<REUTERS") != std::string::npos;
  GivenFields given;
  std::string dateline, text;
  if (reuters) {
    size_t begin = record.find("<REUTERS");
    std::string_view report = std::string_view(record).substr(begin);
    given.id = Attribute(report, "NEWID");
    if (!given.id.empty()) given.id = "reuters-" + given.id;
    given.publisher = "Reuters";
    given.published = OneLine(Element(report, "DATE"));
    std::string_view inside = Element(report, "TEXT");
    given.title = OneLine(Element(inside, "TITLE"));
    given.author = OneLine(Element(inside, "AUTHOR"));
    dateline = OneLine(Element(inside, "DATELINE"));
    text = Element(inside, "BODY");
    // Reports that were not taken apart: all of it stands in TEXT, the headline first.
    if (text.empty() && Attribute(report.substr(std::min(report.find("<TEXT"), report.size())), "TYPE") == "UNPROC") text = inside;
    // "MORE" items that go on elsewhere name a later day; the clock of some is broken ("605:12:19").
    if (size_t blank = Trim(given.published).find(' '); blank != std::string::npos && Trim(given.published).size() > 11) given.published = std::string(Trim(given.published).substr(0, blank));
  } else {
    std::string_view report = record;
    given.id = OneLine(Element(report, "DOCNO"));
    if (given.id.empty()) given.id = OneLine(Element(report, "DOCID"));
    if (given.id.empty()) given.id = Attribute(report, "id");
    given.title = OneLine(WithoutTags(Element(report, "HEADLINE")));
    if (given.title.empty()) given.title = OneLine(Element(report, "HEAD"));
    given.author = OneLine(Element(report, "BYLINE"));
    given.published = OneLine(Element(report, "DATE_TIME"));
    FromName(given.id, given);
    dateline = OneLine(WithoutTags(Element(report, "DATELINE")));
    text = WithoutTags(Element(report, "TEXT"));
  }
  std::vector<Paragraph> paragraphs = WireParagraphs(Plain(text));
  bool none = paragraphs.empty();
  PutDateline(dateline, paragraphs);
  Article article = GivenArticle(given, paragraphs, debris);
  if (none) Reject(article, ArticleStatus::kEmpty, given.title.empty() ? "a record without text" : "a headline without text");
  return article;
}

}  // namespace lapwing
