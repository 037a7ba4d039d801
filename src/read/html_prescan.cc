// SPDX-License-Identifier: Apache-2.0
#include "read/html_prescan.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "base/strings.h"

namespace lapwing {
namespace {

bool Blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool EqualsLower(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = IsUpper(text[i]) ? static_cast<char>(text[i] + 32) : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

// Elements that are never open: they do not nest.
bool Void(std::string_view name) {
  switch (name.size()) {
    case 2: return EqualsLower(name, "br") || EqualsLower(name, "hr");
    case 3: return EqualsLower(name, "col") || EqualsLower(name, "wbr");
    case 4: return EqualsLower(name, "meta") || EqualsLower(name, "link") || EqualsLower(name, "area") || EqualsLower(name, "base");
    case 5: return EqualsLower(name, "input") || EqualsLower(name, "embed") || EqualsLower(name, "param") || EqualsLower(name, "track");
    case 6: return EqualsLower(name, "source");
    default: return false;
  }
}

// Elements whose end tag may be left out: they close themselves, and may not be counted.
bool EndsItself(std::string_view name) {
  if (name.size() > 8) return false;
  return OneOf(LowerAscii(name), {"p", "li", "td", "tr", "th", "dt", "dd", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body", "rt", "rp"});
}

// Attributes that html_tree.cc asks for.
bool Wanted(std::string_view key, std::string_view tag) {
  if (key.size() < 2 || key.size() > 11) return false;
  std::string lower = LowerAscii(key);
  if (lower == "href") return EqualsLower(tag, "link");
  if (lower == "name") return EqualsLower(tag, "meta");
  if (lower == "type") return EqualsLower(tag, "script");
  if (lower == "lang") return EqualsLower(tag, "html");
  return OneOf(lower, {"class", "id", "role", "itemprop", "rel", "style", "hidden", "aria-hidden", "content", "property", "datetime"});
}

// Of styles only those are asked for that hide: "display: none", "visibility: hidden".
bool MayHide(std::string_view style) {
  for (size_t i = 0; i + 4 <= style.size(); ++i) {
    if (EqualsLower(style.substr(i, 4), "none") || EqualsLower(style.substr(i, 4), "hidd")) return true;
  }
  return false;
}

class Prescan {
 public:
  explicit Prescan(std::string_view html) : html_(html) { out_.reserve(html.size() / 2); }

  std::string Run() {
    while (at_ < html_.size()) {
      size_t tag = std::min(html_.find('<', at_), html_.size());
      std::string_view text = html_.substr(at_, tag - at_);
      if (text.size() > 1 && std::all_of(text.begin(), text.end(), Blank)) text = text.substr(0, 1);  // indented markup is half blanks
      out_ += text;
      at_ = tag;
      if (at_ + 1 >= html_.size()) {
        out_ += html_.substr(at_);
        break;
      }
      char next = html_[at_ + 1];
      if (next == '!' && html_.substr(at_).starts_with("<!--")) Comment();
      else if (IsAlpha(next)) StartTag();
      else if (next == '/' && at_ + 2 < html_.size() && IsAlpha(html_[at_ + 2])) EndTag();
      else out_ += html_[at_++];
    }
    return std::move(out_);
  }

 private:
  void Comment() {
    size_t body = at_ + 4;
    std::string_view rest = html_.substr(body);
    if (rest.starts_with(">")) return Skip(body + 1);
    if (rest.starts_with("->")) return Skip(body + 2);
    size_t end = html_.find("-->", body);
    size_t bang = end == std::string_view::npos ? html_.find("--!>", body) : std::string_view::npos;
    if (end != std::string_view::npos) return Skip(end + 3);
    if (bang != std::string_view::npos) return Skip(bang + 4);
    out_ += html_.substr(at_);  // never closed
    at_ = html_.size();
  }

  void Skip(size_t to) { at_ = to; }

  // One start tag: name, attributes within bounds, what is raw text behind it.
  void StartTag() {
    size_t i = at_ + 1;
    while (i < html_.size() && !Blank(html_[i]) && html_[i] != '>' && html_[i] != '/') ++i;
    std::string_view name = html_.substr(at_ + 1, std::min(i - at_ - 1, size_t{64}));
    size_t restore = out_.size();
    out_ += '<';
    out_ += name;
    bool json = false, closed = false, self = false;
    while (i < html_.size()) {
      char c = html_[i];
      if (c == '>') {
        closed = true;
        ++i;
        break;
      }
      self = c == '/';
      if (Blank(c) || c == '/') {
        ++i;
        continue;
      }
      size_t begin = i;
      while (i < html_.size() && !Blank(html_[i]) && html_[i] != '>' && html_[i] != '/' && (html_[i] != '=' || i == begin)) ++i;
      std::string_view key = html_.substr(begin, i - begin);
      size_t look = i;
      while (look < html_.size() && Blank(html_[look])) ++look;
      std::string_view value;
      char quote = '\0';
      bool has_value = look < html_.size() && html_[look] == '=';
      if (has_value) {
        i = look + 1;
        while (i < html_.size() && Blank(html_[i])) ++i;
        if (i < html_.size() && (html_[i] == '"' || html_[i] == '\'')) {
          quote = html_[i++];
          size_t end = html_.find(quote, i);
          if (end == std::string_view::npos) break;  // not closed: no tag
          value = html_.substr(i, end - i);
          i = end + 1;
        } else {
          size_t start = i;
          while (i < html_.size() && !Blank(html_[i]) && html_[i] != '>') ++i;
          value = html_.substr(start, i - start);
        }
      }
      if (EqualsLower(key, "type") && value.find("ld+json") != std::string_view::npos) json = true;
      if (!Wanted(key, name) || (EqualsLower(key, "style") && !MayHide(value))) continue;
      out_ += ' ';
      out_ += key;
      if (!has_value) continue;
      out_ += '=';
      if (quote != '\0') out_ += quote;
      out_ += value.substr(0, kMaxAttributeBytes);
      if (quote != '\0') out_ += quote;
    }
    if (!closed) {  // the page breaks off within the tag
      out_.resize(restore);
      out_ += html_.substr(at_);
      at_ = html_.size();
      return;
    }
    at_ = i;
    bool line_break = EqualsLower(name, "br");
    if (line_break || EqualsLower(name, "img")) {
      out_.resize(restore);
      if (line_break) out_ += kLineBreak;
      return;
    }
    if (EqualsLower(name, "script") ? !json : EqualsLower(name, "style")) {
      size_t end = EndOf(name);
      if (end != std::string_view::npos) {
        out_.resize(restore);
        at_ = end;
        return;
      }
    }
    if (EqualsLower(name, "svg") && !self && Drawing(restore)) return;
    if (!Void(name) && !self && !EndsItself(name)) {
      if (open_.size() >= kMaxOpenTags) {
        out_.resize(restore);
        ++left_out_;
        return;
      }
      if (EqualsLower(name, "a")) Close("a");  // links do not nest
      open_.push_back(Folded(name));
    }
    out_ += self ? "/>" : ">";
    if (json) RawText(name);
  }

  // Behind the end tag of a raw-text element that was opened just now.
  size_t EndOf(std::string_view name) {
    std::string lower = LowerAscii(name);
    if (lower == unclosed_) return std::string_view::npos;
    for (size_t at = html_.find("</", at_); at != std::string_view::npos; at = html_.find("</", at + 2)) {
      std::string_view rest = html_.substr(at + 2);
      if (rest.size() > name.size() && EqualsLower(rest.substr(0, name.size()), lower) && (Blank(rest[name.size()]) || rest[name.size()] == '>' || rest[name.size()] == '/')) {
        size_t close = html_.find('>', at);
        return close == std::string_view::npos ? close : close + 1;
      }
    }
    unclosed_ = lower;
    return std::string_view::npos;
  }

  void RawText(std::string_view name) {
    size_t end = std::min(EndOf(name), html_.size());
    out_ += html_.substr(at_, end - at_);
    at_ = end;
    Close(name);
  }

  /// Name as a number: its first eight letters, in lower case.
  static uint64_t Folded(std::string_view name) {
    uint64_t folded = 0;
    for (char c : name.substr(0, 8)) folded = folded << 8 | static_cast<unsigned char>(IsUpper(c) ? c + 32 : c);
    return folded;
  }

  // An end tag closes what was left open inside of its element; one that belongs to nothing closes nothing.
  void Close(std::string_view name) {
    auto found = std::find(open_.rbegin(), open_.rend(), Folded(name));
    if (found != open_.rend()) open_.erase(std::prev(found.base()), open_.end());
  }

  // A drawing and those inside of it; false where it does not end. After one that does not, no more are looked for.
  bool Drawing(size_t restore) {
    if (unclosed_drawing_) return false;
    unclosed_drawing_ = true;
    int depth = 1;
    for (size_t at = at_; depth > 0;) {
      at = html_.find('<', at);
      if (at == std::string_view::npos) return false;
      std::string_view rest = html_.substr(at);
      bool end = rest.size() > 5 && EqualsLower(rest.substr(0, 5), "</svg");
      bool begin = rest.size() > 5 && EqualsLower(rest.substr(0, 4), "<svg") && (Blank(rest[4]) || rest[4] == '>');
      size_t close = html_.find('>', at);
      if (close == std::string_view::npos) return false;
      if (begin && html_[close - 1] != '/') ++depth;
      if (end) --depth;
      at += 1;
      if (depth == 0) {
        out_.resize(restore);
        at_ = close + 1;
      }
    }
    unclosed_drawing_ = false;
    return true;
  }

  void EndTag() {
    size_t end = html_.find('>', at_);
    if (end == std::string_view::npos) {
      out_ += html_.substr(at_);
      at_ = html_.size();
      return;
    }
    size_t name_end = at_ + 2;
    while (name_end < end && !Blank(html_[name_end]) && html_[name_end] != '/') ++name_end;
    std::string_view name = html_.substr(at_ + 2, std::min(name_end - at_ - 2, size_t{64}));
    if (EqualsLower(name, "body") || EqualsLower(name, "html")) {
      // Content behind them belongs to the body all the same (WHATWG, 13.2.6.4.19); the parser would lose it.
    } else if (Void(name) || EndsItself(name)) {
      out_ += "</";
      out_ += name;
      out_ += '>';
    } else if (left_out_ > 0) {  // end tags of what was left out are the innermost ones
      --left_out_;
    } else {
      Close(name);
      out_ += "</";
      out_ += name;
      out_ += '>';
    }
    at_ = end + 1;
  }

  std::string_view html_;
  std::string out_;
  size_t at_ = 0;
  std::string unclosed_;   ///< name of the raw-text element that has no end from here on
  bool unclosed_drawing_ = false;
  std::vector<uint64_t> open_;  ///< names of the elements that are open, as far as end tags tell
  size_t left_out_ = 0;    ///< start tags that were left out and have not ended
};

}  // namespace

std::string PrescanHtml(std::string_view html) { return Prescan(html).Run(); }

}  // namespace lapwing
