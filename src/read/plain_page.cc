// SPDX-License-Identifier: Apache-2.0
#include "read/plain_page.h"

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "read/page_date.h"

namespace lapwing {
namespace {

constexpr size_t kTitleWords = 4;       // fewer are a section or a label
constexpr size_t kInnerTitleWords = 7;  // a headline inside the text must be this long to serve as title
constexpr size_t kSlugWords = 4;        // "Morning Edition"
constexpr size_t kBodyWords = 8;

// "Headline/ Agency/ PLACE/ J. Doe/ Russia's Foreign Minister ...": the headline, and what is left when the
// slugs between are gone. False when the line is not built like that.
bool SplitSlugs(std::string_view line, std::string& headline, std::string& rest) {
  size_t cut = line.find("/ ");
  if (cut == std::string_view::npos || PlainWords(line.substr(0, cut)).size() < kTitleWords) return false;
  headline = line.substr(0, cut);
  line.remove_prefix(cut + 2);
  size_t slugs = 0;
  while ((cut = line.find("/ ")) != std::string_view::npos && PlainWords(line.substr(0, cut)).size() <= kSlugWords) {
    line.remove_prefix(cut + 2);
    ++slugs;
  }
  rest = Trim(line);
  return slugs >= 1 && OutlineOf(rest).sentence;
}

class Finder {
 public:
  Finder(std::vector<Paragraph> paragraphs, const Debris& debris) : debris_(debris) {
    for (Paragraph& paragraph : paragraphs) {
      std::string headline, rest;
      if (SplitSlugs(paragraph.text, headline, rest)) {
        paragraphs_.push_back({headline, false});
        paragraph.text = rest;
      }
      paragraphs_.push_back(std::move(paragraph));
    }
    for (const Paragraph& paragraph : paragraphs_) {
      shapes_.push_back(ShapeOf(paragraph.text));
      if (shapes_.back().headline) ++times_[shapes_.back().words];
    }
  }

  PlainPage Read() {
    size_t body = FirstBody();
    size_t title = TitleAbove(body);
    PlainPage page;
    if (body == paragraphs_.size()) {  // no prose at all: a lone headline or a list is all the text there is
      page.body = FilterBody(paragraphs_, "", debris_);
      return page;
    }
    if (title != body) {
      page.title = paragraphs_[title].text;
    } else if (title = TitleInside(body); title != body) {
      page.title = paragraphs_[title].text;
    }
    std::vector<Paragraph> rest;
    for (size_t i = 0; i < paragraphs_.size(); ++i) {
      if (i >= body || SaysSomething(i) || (i > title && Standfirst(i))) rest.push_back(paragraphs_[i]);
    }
    page.body = FilterBody(rest, page.title, debris_);
    return page;
  }

 private:
  // Lines above the body that the filter drops but learns from: dates, cookie and login requests.
  bool SaysSomething(size_t i) const {
    DebrisKind kind = debris_.Tell(paragraphs_[i].text);
    return kind == DebrisKind::kConsent || kind == DebrisKind::kPaywall || kind == DebrisKind::kMissing ||
           DateLine(paragraphs_[i].text);
  }

  // A second headline between title and body, long enough to be about the matter.
  bool Standfirst(size_t i) const { return Candidate(i) && shapes_[i].words.size() >= kBodyWords; }

  bool Candidate(size_t i) const {
    const std::string& text = paragraphs_[i].text;
    return shapes_[i].headline && !paragraphs_[i].bullet && debris_.Tell(text) == DebrisKind::kNone &&
           !debris_.SectionsOnly(text) && !IsByline(text) && !IsPhotoCaption(text) && !DateLine(text);
  }

  size_t FirstBody() const {
    size_t first_sentence = paragraphs_.size();
    for (size_t i = 0; i < paragraphs_.size(); ++i) {
      if (!shapes_[i].sentence || debris_.Tell(paragraphs_[i].text) != DebrisKind::kNone ||
          IsPhotoCaption(paragraphs_[i].text))
        continue;
      if (shapes_[i].words.size() >= kBodyWords || (i + 1 < shapes_.size() && shapes_[i + 1].sentence)) return i;
      first_sentence = std::min(first_sentence, i);
    }
    return first_sentence;  // short sentences are all there is
  }

  size_t TitleAbove(size_t body) const {
    size_t best = body;
    int most = 0;
    for (size_t i = 0; i < body; ++i) {
      if (!Candidate(i) || shapes_[i].words.size() < kTitleWords) continue;
      int times = std::min(times_.at(shapes_[i].words), 2);
      if (times > most) {
        most = times;
        best = i;
      }
    }
    if (best != body) return best;
    // A headline of three words, right above the text.
    return body > 0 && Candidate(body - 1) ? body - 1 : body;
  }

  size_t TitleInside(size_t body) const {
    for (size_t i = body; i * 3 < body * 3 + (paragraphs_.size() - body); ++i) {
      // Between two sentences: headlines in a row are links.
      bool alone = i > 0 && shapes_[i - 1].sentence && i + 1 < shapes_.size() && shapes_[i + 1].sentence;
      if (alone && Candidate(i) && shapes_[i].words.size() >= kInnerTitleWords) return i;
    }
    return body;
  }

  const Debris& debris_;
  std::vector<Paragraph> paragraphs_;
  std::vector<LineShape> shapes_;
  std::map<std::vector<std::string>, int> times_;
};

}  // namespace

PlainPage ReadPlainPage(std::string_view clean, const Debris& debris) {
  return Finder(SplitParagraphs(clean), debris).Read();
}

}  // namespace lapwing
