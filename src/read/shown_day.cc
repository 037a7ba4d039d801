// SPDX-License-Identifier: Apache-2.0
#include "read/shown_day.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/debris.h"
#include "read/entities.h"
#include "read/line_shape.h"
#include "read/paragraphs.h"

namespace lapwing {
namespace {

constexpr size_t kAbove = 5, kBelow = 25;  // blocks around the headline that are looked at
constexpr size_t kProseBytes = 120;        // a sentence of that length belongs to the text
constexpr size_t kProseBlocks = 2;         // a standfirst and the first paragraph; behind them no day is that of publication
constexpr size_t kShortLine = 110, kLabelledLine = 240, kLabelLine = 60;

// Whole words or their beginnings, in the languages whose pages are met: what is said of the change of a page, ...
constexpr std::array<std::string_view, 17> kChanged = {"update",       "modif",     "revis",      "review",      "edited", "last change", "aktualisiert", "mis à jour", "actualiza",
                                                       "aggiornat",    "atualizad", "bijgewerkt", "uppdaterad",  "opdateret", "oppdatert", "aktualizacja", "güncelle"};
// ... of its publication ...
constexpr std::array<std::string_view, 17> kPublished = {"publish", "posted",   "publication", "submitted",    "issued",     "created", "written on", "veröffentlicht", "publié",
                                                         "publicad", "pubblicat", "gepubliceerd", "publicerad", "udgivet", "publisert", "opublikowano", "yayınla"};
// ... and of what is neither.
constexpr std::array<std::string_view, 17> kOther = {"copyright", "\u00A9",   "expire", "deadline", "event date", "joined", "effective", "retrieved", "accessed",
                                                     "released",  "due ", "through ", "until ", "ends ",   "starts ", "born",      "valid"};

template <size_t N>
bool Says(std::string_view lower, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    size_t at = lower.find(word);
    return at != std::string_view::npos && (at == 0 || !IsAlpha(lower[at - 1]));
  });
}

bool HoldsDate(const std::string& labels) {
  static constexpr std::string_view kWords[] = {" date ", " dates ", " published ", " publish ", " byline ", " posted ", " timestamp ", " author ", " meta ", " postmeta ", " pubdate ", " time ", " dateline "};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) { return labels.find(word) != std::string::npos; });
}

std::string Clean(std::string_view text) { return TidyLine(CleanText(DecodeEntities(text))); }

/// The block of the headline: a heading that is the title, any block that is, the first heading of the first rank, the first block.
size_t HeadlineBlock(const HtmlTree& tree, const std::string& title) {
  std::vector<std::string> words = PlainWords(title);
  size_t heading = tree.blocks.size(), same = tree.blocks.size();
  for (size_t i = 0; i < tree.blocks.size(); ++i) {
    const HtmlBlock& block = tree.blocks[i];
    if (block.heading == 0 && block.text.size() > 2 * title.size() + 20) continue;
    bool repeats = RepeatsTitle(PlainWords(block.text), words);
    if (repeats && block.heading > 0) return i;
    if (repeats) same = std::min(same, i);
    if (block.heading == 1) heading = std::min(heading, i);
  }
  size_t found = std::min(same, tree.blocks.size()) < tree.blocks.size() ? same : heading;
  return found < tree.blocks.size() ? found : 0;
}

class Scan {
 public:
  Scan(const HtmlTree& tree, DayOrder order) : tree_(tree), order_(order) {}

  std::vector<ShownDay> Around(size_t headline) {
    size_t prose = 0;
    size_t begin = headline > kAbove ? headline - kAbove : 0;
    for (size_t i = begin; i < std::min(tree_.blocks.size(), headline + kBelow) && prose < kProseBlocks; ++i) {
      size_t before = days_.size();
      Block(i);
      for (size_t k = before; k < days_.size(); ++k) days_[k].above = i < headline;
      bool text = tree_.blocks[i].heading == 0 && tree_.blocks[i].text.size() >= kProseBytes && OutlineOf(tree_.blocks[i].text).sentence;
      if (i > headline && text) ++prose;
    }
    return std::move(days_);
  }

  std::vector<ShownDay> Of(size_t block) {
    Block(block);
    return std::move(days_);
  }

 private:
  const HtmlElement& Element(int index) const { return tree_.elements[static_cast<size_t>(index)]; }

  bool LabelledAsDate(const HtmlBlock& block) const {
    const HtmlElement& element = Element(block.element);
    return HoldsDate(element.labels) || (element.parent >= 0 && HoldsDate(Element(element.parent).labels));
  }

  // What the words in front of a day say of it; where there are none, the line above, if it is no more than a label.
  static DaySense SenseOf(std::string_view lower, bool& other) {
    other = Says(lower, kOther);
    if (Says(lower, kChanged)) return DaySense::kChanged;
    return Says(lower, kPublished) ? DaySense::kPublished : DaySense::kPlain;
  }

  void Block(size_t index) {
    const HtmlBlock& block = tree_.blocks[index];
    size_t had = days_.size();
    Times(index);
    if (block.text.size() > kLabelledLine || days_.size() > had) return;
    std::string line = Clean(block.text);
    std::vector<WrittenDay> written = WrittenDays(line, order_);
    if (written.empty()) return;
    bool alone = DateLine(line).has_value(), labelled = LabelledAsDate(block);
    bool short_line = line.size() <= kShortLine && !line.ends_with('.');
    size_t from = 0;
    for (const WrittenDay& day : written) {
      std::string lead = LowerAscii(line.substr(from, day.begin - from));
      if (from == 0 && PlainWords(lead).empty()) lead = LabelAbove(index);
      bool other = false;
      DaySense sense = SenseOf(lead, other);
      bool byline = day.begin < kLabelLine && (LowerAscii(line.substr(0, 3)) == "by " || Clock(line.substr(day.end, 12)));
      bool said = (sense != DaySense::kPlain || byline) && lead.size() <= kLabelLine * 2;
      from = day.end;
      if (other || !(alone || labelled || said || short_line) || (block.heading > 0 && !alone)) continue;
      days_.push_back({day.day, day.day, sense, alone || labelled || said, false});
    }
  }

  // "at 3:04 pm" behind a day: bylines tell the hour.
  static bool Clock(std::string_view rest) {
    size_t colon = rest.find(':');
    return colon != std::string_view::npos && colon > 0 && colon + 1 < rest.size() && IsDigit(rest[colon - 1]) && IsDigit(rest[colon + 1]);
  }

  std::string LabelAbove(size_t index) const {
    if (index == 0 || tree_.blocks[index - 1].heading > 0 || tree_.blocks[index - 1].text.size() > kLabelLine) return "";
    std::string line = Clean(tree_.blocks[index - 1].text);
    return WrittenDays(line, order_).empty() ? LowerAscii(line) : "";
  }

  // `<time>` in a block. What it shows counts more than its stamp, which may be a day off in another zone.
  void Times(size_t index) {
    auto first = std::lower_bound(tree_.times.begin(), tree_.times.end(), index, [](const HtmlTime& time, size_t block) { return time.block < block; });
    size_t from = 0;
    for (auto time = first; time != tree_.times.end() && time->block == index; ++time) {
      std::optional<std::string> stamp = ParsePageDate(time->stamp);
      std::vector<WrittenDay> written = WrittenDays(Clean(time->text), order_);
      std::string day = !written.empty() ? written.front().day : stamp ? stamp->substr(0, 10) : "";
      const std::string& text = tree_.blocks[index].text;
      size_t at = std::min(time->offset, text.size());
      std::string lead = LowerAscii(text.substr(std::min(from, at), at - std::min(from, at))) + LowerAscii(time->text);
      if (from == 0 && PlainWords(lead.substr(0, at)).empty()) lead += LabelAbove(index);
      from = std::min(text.size(), at + time->text.size());
      if (day.size() != 10 || lead.size() > kLabelledLine) continue;
      bool other = false;
      DaySense sense = SenseOf(lead, other);
      if (sense == DaySense::kPlain) sense = SenseOf(time->labels, other);
      if (other) continue;
      days_.push_back({day, stamp && stamp->starts_with(day) ? *stamp : day, sense, true, false});
    }
  }

  const HtmlTree& tree_;
  DayOrder order_;
  std::vector<ShownDay> days_;
};

}  // namespace

std::vector<ShownDay> ShownDays(const HtmlTree& tree, const std::string& title, DayOrder order) {
  return tree.blocks.empty() ? std::vector<ShownDay>() : Scan(tree, order).Around(HeadlineBlock(tree, title));
}

std::vector<ShownDay> AllShownDays(const HtmlTree& tree, DayOrder order) {
  std::vector<ShownDay> days;
  for (size_t i = 0; i < tree.blocks.size(); ++i) {
    if (tree.blocks[i].text.size() > kLabelledLine) continue;
    for (ShownDay& shown : Scan(tree, order).Of(i)) days.push_back(std::move(shown));
  }
  return days;
}

DayOrder OrderShown(const HtmlTree& tree) {
  size_t day_first = 0, month_first = 0;
  for (const HtmlBlock& block : tree.blocks) {
    if (block.text.size() > kShortLine) continue;
    for (const WrittenDay& written : WrittenDays(block.text, DayOrder::kUnknown)) {
      if (!IsDigit(block.text[written.begin]) || block.text.find_first_not_of("0123456789./-", written.begin) < written.end) continue;
      int first = std::atoi(block.text.c_str() + written.begin), day = std::atoi(written.day.c_str() + 8);
      if (day <= 12 || first > 31) continue;
      ++(first == day ? day_first : month_first);
    }
  }
  if (day_first == month_first) return DayOrder::kUnknown;
  return day_first > month_first ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
}

}  // namespace lapwing
