// SPDX-License-Identifier: Apache-2.0
#include "evaluate_sets.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "answers.h"
#include "base/strings.h"
#include "code/status.h"
#include "code/when_where.h"

namespace lapwing {
namespace {

constexpr double kNearKm = 25;

/// Calls ask(phrase, wanted, where) for every "key PHRASE => WANTED" of the case.
template <typename Ask>
void ForEach(const Case& c, std::string_view key, const CodedArticle& coded, std::vector<std::string>* faults, Ask ask) {
  for (const auto& [name, value] : c.fields) {
    if (name != key) continue;
    size_t arrow = value.find("=>");
    std::string_view phrase = Trim(std::string_view(value).substr(0, arrow));
    std::string_view wanted = arrow == std::string::npos ? "" : Trim(std::string_view(value).substr(arrow + 2));
    Where where = FindPhrase(coded.article, phrase);
    if (!where.found && faults != nullptr) faults->push_back(fmt::format("{}:{}: '{}' is not in the text", c.file, c.line, phrase));
    ask(phrase, wanted, where);
  }
}

void Fault(std::vector<std::string>* faults, const Case& c, std::string_view phrase, std::string_view wanted, std::string_view found) {
  if (faults == nullptr) return;
  std::string text(c.Get("text"));
  faults->push_back(fmt::format("{}:{}: {}: '{}': wanted {}, found {}\n    {} {}", c.file, c.line, c.name, phrase, wanted, found, c.Get("published"), text));
}

/// Great-circle distance on a sphere, haversine formula.
double Kilometres(double lat1, double lon1, double lat2, double lon2) {
  constexpr double kRadian = 3.14159265358979323846 / 180, kEarth = 6371;
  double dlat = (lat2 - lat1) * kRadian, dlon = (lon2 - lon1) * kRadian;
  double a = std::pow(std::sin(dlat / 2), 2) + std::cos(lat1 * kRadian) * std::cos(lat2 * kRadian) * std::pow(std::sin(dlon / 2), 2);
  return 2 * kEarth * std::asin(std::min(1.0, std::sqrt(a)));
}

bool PlaceFits(std::string_view wanted, const Place* place) {
  if (wanted == "none") return place == nullptr;
  std::vector<double> numbers;
  for (std::string_view word : SplitWords(wanted)) {
    double number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    numbers.push_back(number);
  }
  if (place == nullptr || !place->located || numbers.size() < 2) return false;
  return Kilometres(numbers[0], numbers[1], place->lat, place->lon) <= (numbers.size() > 2 ? numbers[2] : kNearKm);
}

std::string Describe(const Place* place) {
  if (place == nullptr) return "none";
  return place->located ? fmt::format("{} {} {:.2f} {:.2f}", place->name, place->country, place->lat, place->lon) : place->name + ", not located";
}

/// The event whose trigger is at the phrase, or null.
const Event* EventAt(const CodedArticle& coded, const Where& where) {
  for (const Event& event : coded.events) {
    if (event.field == where.field && Overlap(event.trigger, where.span) > 0) return &event;
  }
  return nullptr;
}

struct Sight {
  Match match;
  EventStatus status = EventStatus::kAsserted;
};

/// What date and place would be read at a word that no frame took for an event.
Sight Look(const Pipeline& pipeline, const Tree& tree, int token) {
  Sight sight;
  sight.match.trigger = token;
  sight.status = FindFactuality(tree, pipeline.codebook(), token).status;
  return sight;
}

}  // namespace

void ScoreActors(const Pipeline& pipeline, const Case& c, Shares& shares, std::vector<std::string>* faults) {
  CodedArticle coded = pipeline.Code(ArticleOf(c));
  ForEach(c, "actor", coded, faults, [&](std::string_view phrase, std::string_view wanted, const Where& where) {
    const Mention* mention = MentionAt(coded, where);
    ActorFit fit = ActorsFit(wanted, mention, pipeline.resolver().knowledge());
    shares["country"].Add(fit.country);
    if (wanted != "none") shares["sector"].Add(fit.sector);
    bool named = false;
    for (const WantedActor& actor : ParseWanted(wanted)) named = named || !actor.name.empty();
    bool state = named && ParseWanted(wanted)[0].sector == "-";
    if (named && !state) shares["person"].Add(fit.person);
    if (!fit.country || (wanted != "none" && !fit.sector) || (named && !state && !fit.person)) Fault(faults, c, phrase, wanted, DescribeActors(mention));
  });
  ForEach(c, "place", coded, faults, [&](std::string_view phrase, std::string_view wanted, const Where& where) {
    const Mention* mention = MentionAt(coded, where);
    std::string country(SplitWords(wanted).empty() ? "" : SplitWords(wanted).back());
    bool right = mention != nullptr && mention->place_use && mention->place.country == country;
    shares["country"].Add(right);
    if (!right) Fault(faults, c, phrase, wanted, mention == nullptr ? "none" : mention->place.name + " " + mention->place.country);
  });
}

void ScorePlaces(const Pipeline& pipeline, const Case& c, Shares& shares, std::vector<std::string>* faults) {
  CodedArticle coded = pipeline.Code(ArticleOf(c));
  ForEach(c, "place", coded, faults, [&](std::string_view phrase, std::string_view wanted, const Where& where) {
    const Mention* mention = MentionAt(coded, where);
    const Place* place = mention == nullptr || mention->place.name.empty() ? nullptr : &mention->place;
    bool right = PlaceFits(wanted, place);
    shares["place"].Add(right);
    if (!right) Fault(faults, c, phrase, wanted, Describe(place));
  });
  ForEach(c, "where", coded, faults, [&](std::string_view phrase, std::string_view wanted, const Where& where) {
    Place found;
    if (const Event* event = EventAt(coded, where)) {
      if (event->place) found = *event->place;
    } else if (TokenAt at = HeadAt(coded, where); at.sentence >= 0) {
      auto i = static_cast<size_t>(at.sentence);
      Tree tree(coded.sentences[i]);
      found = FindEventPlace(tree, coded.mentions[i], Look(pipeline, tree, at.token).match);
    }
    const Place* place = found.name.empty() ? nullptr : &found;
    bool right = PlaceFits(wanted, place);
    shares["where"].Add(right);
    if (!right) Fault(faults, c, phrase, wanted, Describe(place));
  });
}

void ScoreEventDates(const Pipeline& pipeline, const Case& c, Shares& shares, std::vector<std::string>* faults) {
  CodedArticle coded = pipeline.Code(ArticleOf(c));
  ForEach(c, "happened", coded, faults, [&](std::string_view phrase, std::string_view wanted, const Where& where) {
    Date found;
    if (const Event* event = EventAt(coded, where)) {
      found = event->date;
    } else if (TokenAt at = HeadAt(coded, where); at.sentence >= 0) {
      auto i = static_cast<size_t>(at.sentence);
      Tree tree(coded.sentences[i]);
      Sight sight = Look(pipeline, tree, at.token);
      auto published = Date::Parse(coded.article.published);
      found = FindEventDate(tree, coded.mentions[i], sight.match, sight.status, published ? *published : Date{}, true).date;
    }
    std::string text = found ? found.ToString() : "none";
    shares["happened"].Add(text == wanted);
    if (text != wanted) Fault(faults, c, phrase, wanted, text);
  });
}

std::map<std::string, std::string> CountriesNamed(const CodedArticle& coded) {
  std::map<std::string, std::string> countries;
  for (size_t i = 0; i < coded.mentions.size(); ++i) {
    const Sentence& sentence = coded.sentences[i];
    const std::string& text = sentence.field == Field::kTitle ? coded.article.title : coded.article.text;
    for (const Mention& mention : coded.mentions[i].mentions) {
      Span span{sentence.tokens[static_cast<size_t>(mention.first)].span.begin, sentence.tokens[static_cast<size_t>(mention.last)].span.end};
      std::string words(Slice(text, span));
      for (const Actor& actor : mention.actors) countries.try_emplace(actor.country, words);
      countries.try_emplace(mention.place.country, words);
    }
  }
  countries.erase("");
  return countries;
}

}  // namespace lapwing
