// SPDX-License-Identifier: Apache-2.0
#include "read/xml_repair.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/entities.h"

namespace lapwing {
namespace {

constexpr size_t kMaxAttributes = 64;
constexpr size_t kMaxAttributeBytes = 64 * 1024;
constexpr size_t kMaxTextBytes = size_t{8} << 20;  // libxml2 gives up at 10 MB in one piece

bool Blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
/// Of letters beyond ASCII some may stand in names and some not; feeds need none of them.
bool NameStart(char c) { return IsAlpha(c) || c == '_'; }
bool NameChar(char c) { return NameStart(c) || IsDigit(c) || c == '-' || c == '.' || c == ':'; }

/// Characters that XML 1.0 has; the others cannot even be written as references.
bool XmlCharacter(char32_t c) { return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF); }

/// One colon at most, with a name on either side: what namespaces allow.
std::string_view PlainName(std::string_view name) {
  auto trim = [&] {
    while (!name.empty() && (name.back() == ':' || name.back() == '.')) name.remove_suffix(1);
  };
  trim();
  size_t first = name.find(':');
  size_t second = first == std::string_view::npos ? first : name.find(':', first + 1);
  if (second != std::string_view::npos) name = name.substr(0, second);
  if (first != std::string_view::npos && (first + 1 >= name.size() || !NameStart(name[first + 1]))) name = name.substr(0, first);
  trim();  // "Oman.:1"
  return name;
}

class Repair {
 public:
  Repair(std::string_view input, std::initializer_list<std::string_view> flat) : in_(input), flat_(flat) { out_.text.reserve(input.size() + input.size() / 16); }

  RepairedXml Run() {
    while (at_ < in_.size() && !ended_) {
      if (in_[at_] == '<') Markup();
      else Text();
    }
    out_.broken_off = !open_.empty();
    while (!open_.empty()) CloseTop();
    return std::move(out_);
  }

 private:
  bool Ahead(std::string_view mark) const { return in_.substr(at_).starts_with(mark); }

  /// Moves behind `mark`, or to the end of the input where it does not come.
  std::string_view Until(std::string_view mark, size_t skip) {
    size_t begin = at_ + skip, end = in_.find(mark, begin);
    at_ = end == std::string_view::npos ? in_.size() : end + mark.size();
    return in_.substr(std::min(begin, in_.size()), end == std::string_view::npos ? end : end - begin);
  }

  void Text() {
    size_t end = std::min(in_.find('<', at_), in_.size());
    if (!open_.empty()) Escaped(in_.substr(at_, end - at_), false);
    at_ = end;
  }

  void Markup() {
    size_t tags = out_.text.size();
    MarkupAt();
    // Comments and CDATA part no text: what stands before and behind them is one piece to the parser.
    if (out_.text.size() > tags && out_.text.back() == '>') text_ = 0;
  }

  void MarkupAt() {
    if (Ahead("<![CDATA[")) {
      std::string_view text = Until("]]>", 9);
      if (!open_.empty()) Literal(text);
    } else if (Ahead("<!--")) {
      (void)Until("-->", 4);
    } else if (Ahead("<?")) {
      (void)Until(">", 2);
    } else if (Ahead("<!")) {
      (void)Until(">", 2);
    } else if (Ahead("</")) {
      EndTag();
    } else if (at_ + 1 < in_.size() && NameStart(in_[at_ + 1])) {
      StartTag();
    } else {
      if (!open_.empty()) out_.text += "&lt;";
      ++out_.mended;
      ++at_;
    }
  }

  std::string_view Name() {
    size_t begin = at_;
    while (at_ < in_.size() && NameChar(in_[at_])) ++at_;
    return PlainName(in_.substr(begin, std::min<size_t>(at_ - begin, 256)));
  }

  void SkipBlanks() {
    while (at_ < in_.size() && Blank(in_[at_])) ++at_;
  }

  void StartTag() {
    size_t start = at_++;
    std::string_view name = Name();
    if (at_ < in_.size() && !Blank(in_[at_]) && in_[at_] != '>' && in_[at_] != '/') {  // "<x@y.org>", "<3": no tag
      at_ = start + 1;
      if (!open_.empty()) out_.text += "&lt;";
      ++out_.mended;
      return;
    }
    if (OneOf(name, flat_)) CloseOpen(name);
    std::string attributes;
    bool closed = Attributes(attributes);
    if (open_.size() >= kMaxXmlDepth) {
      ++out_.mended;
      return;
    }
    out_.text += '<';
    out_.text += name;
    out_.text += attributes;
    if (closed) {
      out_.text += "/>";
      ended_ = open_.empty();
      return;
    }
    out_.text += '>';
    open_.push_back(name);
    ++count_[name];
  }

  /// From behind the name to behind '>'. True for "/>".
  bool Attributes(std::string& out) {
    std::vector<std::string_view> seen;
    while (true) {
      SkipBlanks();
      if (at_ >= in_.size()) return false;
      if (in_[at_] == '>') {
        ++at_;
        return false;
      }
      if (in_[at_] == '/' && at_ + 1 < in_.size() && in_[at_ + 1] == '>') {
        at_ += 2;
        return true;
      }
      if (in_[at_] == '<') return false;  // the '>' was forgotten
      if (!NameStart(in_[at_])) {
        ++at_;
        ++out_.mended;
        continue;
      }
      std::string_view name = Name();
      std::string_view value = Value();
      bool again = std::find(seen.begin(), seen.end(), name) != seen.end();
      if (name.empty() || again || seen.size() >= kMaxAttributes) {
        ++out_.mended;
        continue;
      }
      seen.push_back(name);
      out += ' ';
      out += name;
      out += "=\"";
      std::swap(out, out_.text);
      Escaped(value.substr(0, kMaxAttributeBytes), true);
      std::swap(out, out_.text);
      out += '"';
    }
  }

  std::string_view Value() {
    size_t back = at_;
    SkipBlanks();
    if (at_ >= in_.size() || in_[at_] != '=') {
      at_ = back;
      ++out_.mended;
      return {};
    }
    ++at_;
    SkipBlanks();
    if (at_ >= in_.size()) return {};
    char quote = in_[at_];
    if (quote == '"' || quote == '\'') {
      bool& none_left = quote == '"' ? no_double_ : no_single_;  // asked once: searching anew each time would be quadratic
      size_t begin = at_ + 1, end = none_left ? std::string_view::npos : in_.find(quote, begin);
      none_left = end == std::string_view::npos;
      // A quote that is never closed must not swallow the rest of the feed.
      if (none_left || end - begin > kMaxAttributeBytes) {
        end = std::min(in_.find('>', begin), in_.size());
        at_ = end;
        ++out_.mended;
        return in_.substr(begin, end - begin);
      }
      at_ = end + 1;
      return in_.substr(begin, end - begin);
    }
    size_t begin = at_;
    while (at_ < in_.size() && !Blank(in_[at_]) && in_[at_] != '>' && in_[at_] != '<') ++at_;
    ++out_.mended;
    std::string_view value = in_.substr(begin, at_ - begin);
    if (value.ends_with('/') && at_ < in_.size() && in_[at_] == '>') {  // <link href=x/>
      value.remove_suffix(1);
      --at_;
    }
    return value;
  }

  void EndTag() {
    at_ += 2;
    SkipBlanks();
    std::string_view name = Name();
    size_t end = in_.find_first_of("<>", at_);
    at_ = end == std::string_view::npos ? in_.size() : end + (in_[end] == '>' ? 1 : 0);
    if (CloseOpen(name)) ended_ = open_.empty();
    else ++out_.mended;
  }

  /// Closes the innermost open element of that name with all in it; false where there is none.
  bool CloseOpen(std::string_view name) {
    auto known = count_.find(name);
    if (known == count_.end() || known->second == 0) return false;
    while (open_.back() != name) {
      CloseTop();
      ++out_.mended;
    }
    CloseTop();
    return true;
  }

  void CloseTop() {
    out_.text += "</";
    out_.text += open_.back();
    out_.text += '>';
    --count_[open_.back()];
    open_.pop_back();
  }

  void Put(char32_t c, bool attribute) {
    if (!attribute && ++text_ > kMaxTextBytes / 4) return;
    if (c == '&') out_.text += "&amp;";
    else if (c == '<') out_.text += "&lt;";
    else if (c == '>') out_.text += "&gt;";
    else if (c == '"' && attribute) out_.text += "&quot;";
    else if (XmlCharacter(c)) AppendUtf8(out_.text, c);
  }

  /// Text with references: those that are known become what they stand for, once.
  void Escaped(std::string_view text, bool attribute) {
    for (size_t i = 0; i < text.size();) {
      if (text[i] != '&') {
        Put(NextCodepoint(text, i), attribute);
        continue;
      }
      size_t end = text.substr(i, 12).find(';');
      char32_t c = end == std::string_view::npos ? 0 : ReferencedCharacter(text.substr(i + 1, end - 1));
      if (c == 0) {
        bool illegal = end != std::string_view::npos && text[i + 1] == '#';
        if (!illegal) out_.text += "&amp;";
        ++out_.mended;
        i += illegal ? end + 1 : 1;
        continue;
      }
      Put(c, attribute);
      i += end + 1;
    }
  }

  void Literal(std::string_view text) {
    for (size_t i = 0; i < text.size();) Put(NextCodepoint(text, i), false);
  }

  std::string_view in_;
  size_t at_ = 0;
  bool ended_ = false;
  bool no_double_ = false, no_single_ = false;
  size_t text_ = 0;  ///< characters since the last tag
  std::initializer_list<std::string_view> flat_;
  RepairedXml out_;
  std::vector<std::string_view> open_;
  std::unordered_map<std::string_view, size_t> count_;  // asked, never iterated
};

}  // namespace

RepairedXml RepairXml(std::string_view utf8, std::initializer_list<std::string_view> flat) { return Repair(utf8, flat).Run(); }

}  // namespace lapwing
