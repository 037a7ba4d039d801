// SPDX-License-Identifier: Apache-2.0
#include "read/body_filter.h"

#include <algorithm>
#include <unordered_set>

#include "base/strings.h"
#include "read/page_date.h"

namespace lapwing {
namespace {

constexpr size_t kExclaimedWords = 8;  // so long a last line with an exclamation mark ends the text
constexpr size_t kMenuRun = 3;  // that many labels of four words or fewer in a row are a menu
constexpr size_t kLabelWords = 4;
constexpr size_t kHeadlineRun = 4;   // that many headlines in a row are links to other articles
constexpr size_t kFootPercent = 60;  // a foot mark counts when that much of the prose stands before it
constexpr size_t kSecondLinked = 6;  // headlines under one link mark

struct Line {
  const Paragraph* paragraph = nullptr;
  LineShape shape;
  DebrisKind kind = DebrisKind::kNone;
  bool drop = false;
};

class Filter {
 public:
  Filter(const std::vector<Paragraph>& paragraphs, const std::string& title, const Debris& debris)
      : debris_(debris), title_(PlainWords(title)) {
    lines_.reserve(paragraphs.size());
    for (const Paragraph& paragraph : paragraphs) {
      lines_.push_back({&paragraph, ShapeOf(paragraph.text), DebrisKind::kNone, false});
      lines_.back().kind = debris.Tell(paragraph.text, lines_.back().shape.words);
    }
  }

  Body Run(bool trusted) {
    for (Line& line : lines_) Judge(line, trusted);
    CutFoot();
    DropLinked();
    if (!trusted) {
      DropRuns();
      DropRepeats();
      DropTail();
    }
    for (const Line& line : lines_) {
      if (!line.drop) body_.paragraphs.push_back(line.paragraph->text);
    }
    body_.debris_lines = lines_.size() - body_.paragraphs.size();
    return std::move(body_);
  }

 private:
  // What one line says by itself.
  void Judge(Line& line, bool trusted) {
    const std::string& text = line.paragraph->text;
    if (line.kind == DebrisKind::kConsent) ++body_.consent_lines;
    if (line.kind == DebrisKind::kPaywall) ++body_.paywall_lines;
    if (line.kind == DebrisKind::kMissing) ++body_.missing_lines;
    line.drop = line.kind == DebrisKind::kLine || line.kind == DebrisKind::kConsent ||
                line.kind == DebrisKind::kPaywall || IsByline(text) || IsPhotoCaption(text) ||
                (!line.shape.sentence && RepeatsTitle(line.shape.words, title_));
    if (trusted) return;
    std::optional<std::string> date = DateLine(text);
    if (date && body_.published.empty()) body_.published = *date;
    line.drop = line.drop || date.has_value() || debris_.SectionsOnly(text) || (!line.paragraph->bullet && IsOnlyMarks(text));
  }

  size_t ProseWords() const {
    size_t words = 0;
    for (const Line& line : lines_) words += !line.drop && line.shape.sentence ? line.shape.words.size() : 0;
    return words;
  }

  // Marks of the foot also stand beside or above articles; they end the article only when most of the prose
  // is behind them. A mark that comes too early only introduces links.
  void CutFoot() {
    size_t total = ProseWords(), before = 0;
    for (size_t i = 0; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      if (line.kind == DebrisKind::kFoot && !line.drop) {
        if (before * 100 >= total * kFootPercent && before > 0) {
          for (size_t k = i; k < lines_.size(); ++k) lines_[k].drop = true;
          return;
        }
        line.kind = DebrisKind::kLink;
      }
      if (!line.drop && line.shape.sentence) before += line.shape.words.size();
    }
  }

  void DropLinked() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].kind != DebrisKind::kLink || lines_[i].drop) continue;
      lines_[i].drop = true;
      // "Read more: Kim visits ..." brings its headline with it; a bare mark has it on the next lines.
      if (lines_[i].shape.words.size() > kLabelWords + 1) continue;
      for (size_t k = i + 1; k < std::min(lines_.size(), i + 1 + kSecondLinked) && !lines_[k].shape.sentence; ++k)
        lines_[k].drop = true;
    }
  }

  // Runs of labels are menus, runs of headlines are links to other articles. Items of a list are neither.
  void DropRuns() {
    auto drop_runs = [&](size_t length, auto&& belongs) {
      for (size_t i = 0; i < lines_.size();) {
        size_t end = i, count = 0;
        while (end < lines_.size() && (lines_[end].drop || belongs(lines_[end]))) count += lines_[end++].drop ? 0 : 1;
        if (count >= length) {
          for (size_t k = i; k < end; ++k) lines_[k].drop = true;
        }
        i = std::max(end, i + 1);
      }
    };
    drop_runs(kMenuRun, [](const Line& line) {
      return !line.shape.sentence && !line.paragraph->bullet && !line.paragraph->plain && line.shape.words.size() <= kLabelWords && line.paragraph->text.back() != ':' &&
             line.paragraph->text.back() != '.';
    });
    drop_runs(kHeadlineRun, [](const Line& line) {
      return !line.shape.sentence && !line.paragraph->bullet && !line.paragraph->plain && line.paragraph->text.back() != ':' &&
             line.shape.words.size() < 20;
    });
  }

  void DropRepeats() {
    std::unordered_set<std::string> seen;
    for (Line& line : lines_) {
      if (line.drop || line.shape.words.size() < 3) continue;
      std::string key;
      for (const std::string& word : line.shape.words) key += word + ' ';
      if (!seen.insert(std::move(key)).second) line.drop = true;
    }
  }

  // A heading with nothing under it heads nothing.
  void DropTail() {
    bool prose =
        std::any_of(lines_.begin(), lines_.end(), [](const Line& line) { return !line.drop && line.shape.sentence; });
    if (!prose) return;
    for (size_t i = lines_.size(); i-- > 0;) {
      Line& line = lines_[i];
      if (line.drop) continue;
      bool keep = line.shape.sentence || line.paragraph->bullet || line.paragraph->text.ends_with('.') ||
                  line.paragraph->text.ends_with('"') || (line.paragraph->text.ends_with('!') && line.shape.words.size() >= kExclaimedWords);
      if (keep) return;
      line.drop = true;
    }
  }

  const Debris& debris_;
  std::vector<std::string> title_;
  std::vector<Line> lines_;
  Body body_;
};

}  // namespace

Body FilterBody(const std::vector<Paragraph>& paragraphs, const std::string& title, const Debris& debris,
                bool trusted) {
  return Filter(paragraphs, title, debris).Run(trusted);
}

std::string JoinParagraphs(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) {
    if (!text.empty()) text += "\n\n";
    text += paragraph;
  }
  return text;
}

}  // namespace lapwing
