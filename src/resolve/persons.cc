// SPDX-License-Identifier: Apache-2.0
// Offices at a date, and whom a surname means.
#include <algorithm>

#include "base/strings.h"
#include "resolve/discourse.h"
#include "resolve/office_taken.h"

namespace lapwing {
namespace {

/// Days by which an office may seem to end before its holder's death in sources of different care.
constexpr int64_t kLastDays = 7;

constexpr int64_t kNearDays = 30;

/// Shorter surnames are too often a word or somebody else's.
constexpr size_t kRareLetters = 4;

/// Years before and after their offices in which people are spoken of by a surname that nobody else known bears.
constexpr int kYearsBefore = 5, kYearsAfter = 20;

/// The office ended or begins within a month.
bool NearOffice(const Term& term, const Date& date) {
  if (!date) return false;
  const bool ended = term.until && term.until.precision == Precision::kDay && date.Days() >= term.until.Days() && date.Days() - term.until.Days() <= kNearDays;
  const bool begins = term.from && term.from.precision == Precision::kDay && term.from.Days() >= date.Days() && term.from.Days() - date.Days() <= kNearDays;
  return ended || begins;
}

/// Index of the office held at the date, or -1. The first listed wins: people list their highest office first.
int OfficeAt(const Person& person, const Date& date) {
  for (size_t i = 0; i < person.offices.size(); ++i) {
    if (person.offices[i].term.Covers(date)) return static_cast<int>(i);
  }
  return -1;
}

/// Index of the office in which the person has just died, or -1: the murdered president is of the presidency, not of yesterday's elite.
int OfficeDiedIn(const Person& person, const Date& date) {
  if (!person.died || !date) return -1;
  const int64_t since = date.Days() - person.died.Days();
  if (since < 0 || since > kMourning) return -1;
  for (size_t i = 0; i < person.offices.size(); ++i) {
    const Term& term = person.offices[i].term;
    if (term.Covers(person.died) || (term.until && std::abs(term.until.Days() - person.died.Days()) <= kLastDays)) return static_cast<int>(i);
  }
  return -1;
}

/// How much a title in the text and an office title agree: shared words.
int TitleOverlap(std::string_view text_title, std::string_view office_title) {
  int shared = 0;
  for (std::string_view word : SplitWords(text_title)) {
    for (std::string_view other : SplitWords(office_title)) shared += FoldName(word) == FoldName(other) ? 1 : 0;
  }
  return shared;
}

/// Heads of organisations and banks, however their titles are worded; their deputies are not meant.
bool HeadsOrganisation(std::string_view title, std::string_view country) {
  if (title.find("deputy") != title.npos || title.find("under") != title.npos || title.find("assistant") != title.npos || title.starts_with("former ")) return false;
  for (std::string_view phrase : {"governor of the bank", "central bank governor", "fed chair", "chairman of the federal reserve"}) {
    if (title.find(phrase) != title.npos) return true;
  }
  // A party or a ministry has a secretary-general too.
  bool organisation = country == "IGO" || country == "UNO" || country == "EUR";
  for (std::string_view phrase : {"secretary general", "secretary-general", "director general", "director-general", "managing director", "high commissioner for", "commission president", "council president",
                                  "world bank president"}) {
    if (organisation && title.find(phrase) != title.npos) return true;
  }
  return false;
}

/// Offices known by a bare surname to readers of any country.
bool Head(std::string_view title, std::string_view country) {
  if (HeadsOrganisation(title, country)) return true;
  for (std::string_view word : {"president", "prime minister", "premier", "supreme leader", "chancellor", "secretary-general", "pope", "head of state", "military ruler"}) {
    if (title == word) return true;
  }
  return false;
}

/// Offices that let a bare surname stand alone in the news.
bool Famous(std::string_view title, std::string_view country) {
  if (Head(title, country) || (title == "vice president" && country == "USA")) return true;
  // "president of serbia", "first minister of scotland", "hamas leader", "leader of hamas": heads of what is no state.
  for (std::string_view start : {"president of ", "prime minister of ", "first minister", "leader of ", "founder of "}) {
    if (title.starts_with(start)) return true;
  }
  if (title.ends_with(" leader") || title.ends_with(" chief negotiator")) return true;
  for (std::string_view word : {"foreign minister", "secretary of state", "general secretary", "king", "spokesman", "leader",
                                "defense minister", "defence minister", "secretary of defense", "high representative", "foreign policy chief",
                                "central bank governor", "senate majority leader", "director-general", "managing director", "chairman of the central military commission", "junta leader", "interim president",
                                "acting president", "transitional president", "acting prime minister", "interim prime minister", "opposition leader", "rebel leader", "crown prince", "president-elect",
                                "president elect", "foreign secretary", "de facto leader", "national security adviser", "head of government"}) {
    if (title == word) return true;
  }
  return false;
}

/// "former president" is no office.
bool Former(std::string_view title) { return title.starts_with("former ") || title.starts_with("ex-"); }

}  // namespace

Actor PersonActor(const Knowledge& knowledge, int index, const Date& date) {
  const Person& person = knowledge.persons[static_cast<size_t>(index)];
  Actor actor;
  actor.name = person.name;
  actor.wikidata = person.wikidata;
  if (person.offices.empty()) return actor;
  int held = OfficeAt(person, date);
  if (held < 0) held = OfficeDiedIn(person, date);
  if (held >= 0) {
    actor.country = person.offices[static_cast<size_t>(held)].country;
    actor.sector = Former(person.offices[static_cast<size_t>(held)].title) ? "ELI" : person.offices[static_cast<size_t>(held)].sector;
    return actor;
  }
  // Between or after offices: the nearest earlier one gives the country; the person is now of the elite.
  const Office* nearest = nullptr;
  for (const Office& office : person.offices) {
    const bool before = office.term.from && date && office.term.from.Days() <= date.Days();
    if (before && (nearest == nullptr || office.term.from.Days() > nearest->term.from.Days())) nearest = &office;
  }
  if (nearest == nullptr) nearest = &person.offices[0];
  actor.country = nearest->country;
  actor.sector = nearest->sector == "REB" || nearest->sector == "OPP" || nearest->sector == "IMG" ? nearest->sector : "ELI";
  return actor;
}

void TakeOffice(const Knowledge& knowledge, const Date& date, std::string_view title, Actor& actor) {
  const int index = knowledge.PersonByName(actor.name);
  if (index < 0) return;
  const size_t words = SplitWords(title).size();
  // "the ousted President X": who has just left office, or is about to take it, is still called by it.
  for (const bool near : {false, true}) {
    for (const Office& office : knowledge.persons[static_cast<size_t>(index)].offices) {
      if (!(near ? NearOffice(office.term, date) : office.term.Covers(date)) || Former(office.title) || TitleOverlap(title, office.title) < static_cast<int>(words)) continue;
      actor.country = office.country;
      actor.sector = office.sector;
      return;
    }
  }
}

std::pair<int, int> TaggedName(const Tree& tree, int token, EntityKind kind) {
  for (const EntitySpan& entity : tree.sentence().entities) {
    if (entity.kind == kind && entity.first <= token && token <= entity.last) return {entity.first, entity.last};
  }
  return {-1, -1};
}

bool Honorific(std::string_view form) {
  std::string word = LowerAscii(form);
  for (std::string_view known : {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "madam", "madame", "monsieur", "sheikh", "shaikh", "haji", "hajj",
                                 "professor", "prof", "prof.", "general", "gen", "gen.", "colonel", "col", "col.", "major", "maj", "maj.", "captain", "capt", "capt.", "lieutenant",
                                 "lt", "lt.", "admiral", "adm", "adm.", "marshal", "brigadier", "sergeant", "sgt.", "comrade", "ayatollah", "hojatoleslam", "mullah", "imam", "father",
                                 "bishop", "archbishop", "cardinal", "rev", "rev.", "reverend", "saint", "st.", "baroness", "dame", "dato", "datuk", "tun", "seri", "samdech", "tengku", "tuanku"}) {
    if (word == known) return true;
  }
  return false;
}

namespace {

/// A surname, no given name, that no other known person bears, and nobody unknown of whom the report has told in full ("George Floyd").
bool Rare(const SentenceView& view, int person, std::string_view folded) {
  return folded.size() >= kRareLetters && NameWords(view.knowledge.persons[static_cast<size_t>(person)].name).back() == folded && view.knowledge.SexOfGivenName(folded) == 0 &&
         view.context.strangers.count(std::string(folded)) == 0;
}

/// Old enough to be in the news, and not long dead.
bool Alive(const Person& person, const Date& date) {
  if (!date) return true;
  for (const Office& office : person.offices) {
    const bool young = office.term.from && office.term.from.year > date.year + kYearsBefore, gone = office.term.until && office.term.until.year + kYearsAfter < date.year;
    if (!young && !gone) return true;
  }
  return false;
}

/// "caught Mladic", "Pinochet's extradition": long out of office, or not yet in it. The only one known of that name, of a state that is spoken of or a rebel; or the only one of them who
/// has ruled such a state.
int OutOfOffice(const SentenceView& view, std::span<const int> persons, std::string_view folded) {
  int found = -1;
  for (int index : persons) {
    const Person& person = view.knowledge.persons[static_cast<size_t>(index)];
    const bool known = std::any_of(person.offices.begin(), person.offices.end(), [&](const Office& office) {
      const bool spoken = view.context.spoken.count(std::string(office.country)) != 0;
      return persons.size() == 1 ? spoken || office.sector == "REB" : spoken && office.sector == "GOV" && Head(office.title, office.country);
    });
    if (!known || !Rare(view, index, folded) || !Alive(person, view.context.published)) continue;
    if (found >= 0) return -1;
    found = index;
  }
  return found;
}

/// "Hemedti", "Prachanda": a name that is no part of the person's full one, of a state that is spoken of.
bool NomDeGuerre(const SentenceView& view, int index, std::string_view folded) {
  const Person& person = view.knowledge.persons[static_cast<size_t>(index)];
  const std::vector<std::string> words = NameWords(person.name);
  if (folded.size() <= kRareLetters || folded.find(' ') != folded.npos || view.knowledge.SexOfGivenName(folded) != 0 || view.context.strangers.count(std::string(folded)) != 0) return false;
  // Another spelling of the surname is no such name.
  const bool own = std::any_of(words.begin(), words.end(), [&](const std::string& word) { return EditDistance(word, folded) <= 3 || word.find(folded) != word.npos || folded.find(word) != folded.npos; });
  return !own && std::any_of(person.offices.begin(), person.offices.end(), [&](const Office& office) { return view.context.spoken.count(std::string(office.country)) != 0; });
}

}  // namespace

int FindByShortName(const SentenceView& view, std::string_view folded, std::string_view country, std::string_view title, bool person_tagged) {
  const Knowledge& knowledge = view.knowledge;
  const Date& date = view.context.published;
  std::vector<int> persons;
  bool respelled = false;
  if (std::span<const int> exact = knowledge.ShortName(folded); !exact.empty()) persons.assign(exact.begin(), exact.end());
  // Another transliteration of a surname only with a title, or where the core sees a name.
  else if (folded.size() > 3 && (!title.empty() || person_tagged)) persons = knowledge.OtherSpelling(NameWords(folded), true), respelled = true;
  const bool alone = title.empty() && country.empty() && !view.shouting && !respelled && persons.size() == 1;
  const bool rare = alone && ((person_tagged && Rare(view, persons[0], folded)) || NomDeGuerre(view, persons[0], folded));
  const bool given = folded.find(' ') == folded.npos && knowledge.SexOfGivenName(folded) != 0;
  int best = -1, best_score = 0;
  bool tie = false;
  for (int index : persons) {
    const Person& person = knowledge.persons[static_cast<size_t>(index)];
    int score = 0;
    bool told_of = false;  // the report names the state
    for (const Office& office : person.offices) {
      const bool near = !office.term.Covers(date);
      if (near && !NearOffice(office.term, date)) continue;
      if (!country.empty() && office.country != country) continue;
      if (respelled && office.country != country && view.context.spoken.count(std::string(office.country)) == 0) continue;
      int overlap = title.empty() ? 0 : TitleOverlap(title, office.title);
      // "Thank you, Peter": a given name alone is a head of state's, or of a state that is spoken of, and on a government's own page strangers are named with their state.
      const bool bare = title.empty() && country.empty();
      if (bare && given && NameWords(person.name).back() != folded && !Head(office.title, office.country) && view.context.spoken.count(std::string(office.country)) == 0) continue;
      if (bare && !view.context.house.empty() && office.country != view.context.house && view.context.spoken.count(std::string(office.country)) == 0) continue;
      // Without title and state only those whom headlines call by surname alone.
      bool spoken = view.context.spoken.count(std::string(office.country)) != 0;
      if (country.empty() && overlap == 0 && !rare && !(spoken || (person_tagged && !view.shouting) ? Famous(office.title, office.country) : !view.shouting && Head(office.title, office.country))) continue;
      if (!title.empty() && country.empty() && overlap == 0) continue;
      told_of = told_of || spoken;
      // Of several Parks the one at the head of the state is meant, unless a title says otherwise.
      int fit = 1;
      // Who has just left is meant where nobody in office is.
      if (!near) fit += 2 * overlap + (Famous(office.title, office.country) ? 1 : 0) + (title.empty() && Head(office.title, office.country) && !HeadsOrganisation(office.title, office.country) ? 1 : 0);
      score = std::max(score, fit);
    }
    if (score == 0) continue;
    // Spelled as the person's own name is before other spellings: Park Geun Hye before Pak Pong Ju.
    std::vector<std::string> own = NameWords(person.name);
    score = 8 * score + (person.user ? 4 : 0) + (told_of ? 2 : 0) + (std::find(own.begin(), own.end(), folded) != own.end() ? 1 : 0);
    if (score < best_score) continue;
    tie = score == best_score;
    best_score = score;
    best = index;
  }
  if (best < 0 && title.empty() && country.empty() && !view.shouting && !respelled && person_tagged && view.context.house.empty()) return OutOfOffice(view, persons, folded);
  return tie ? -1 : best;
}

namespace {

bool HasWord(std::string_view title, std::string_view word) {
  for (std::string_view part : SplitWords(title)) {
    if (part == word) return true;
  }
  return false;
}

bool Monarch(std::string_view noun) { return OneOf(noun, {"king", "queen", "emir", "sultan", "emperor", "monarch", "sovereign", "prince", "princess"}); }

/// Could somebody with this title be called by that head noun? "the leader" may be any head of state or government.
bool TitleTakes(std::string_view title, std::string_view noun) {
  if (HasWord(title, noun)) return true;
  auto any = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return HasWord(title, w); });
  };
  if (noun == "leader" || noun == "ruler" || noun == "strongman" || noun == "dictator") return any({"president", "premier", "chancellor", "king", "emir", "leader", "prime", "chairman"}) || (HasWord(title, "secretary") && HasWord(title, "general"));
  if (noun == "premier") return HasWord(title, "prime");
  if (noun == "diplomat" || noun == "envoy") return any({"foreign", "ambassador", "envoy", "representative", "negotiator", "diplomat"});
  if (noun == "chief" || noun == "head") return any({"chief", "director", "head", "commander", "secretary", "chairman", "governor", "president"});
  if (noun == "official" || noun == "adviser" || noun == "aide") return any({"official", "adviser", "aide", "spokesman", "deputy", "secretary", "director", "envoy"});
  if (noun == "cleric") return any({"ayatollah", "cleric", "imam", "archbishop", "patriarch", "cardinal", "mufti"}) || title == "supreme leader";
  if (noun == "pontiff") return HasWord(title, "pope");
  if (noun == "monarch" || noun == "sovereign") return any({"king", "queen", "emir", "sultan", "emperor"});
  if (noun == "spokeswoman" || noun == "spokesperson") return any({"spokesman", "spokeswoman", "spokesperson"});
  if (noun == "general" || noun == "commander" || noun == "officer") return any({"general", "commander", "chief", "colonel", "admiral", "marshal"});
  if (noun == "secretary") return HasWord(title, "secretary");
  return false;
}

}  // namespace

constexpr double kKindred = 0.15;  // fit of an office of the same kind under another title

std::vector<Actor> FindTitled(const SentenceView& view, int token, std::string_view title, std::string_view country) {
  std::vector<std::string_view> words = SplitWords(title);
  if (words.empty()) return {};
  std::string_view noun = words.back();
  Seek seek;
  seek.token = token;
  seek.reach = 8;
  seek.fit = [&](const Recent& r) {
    if (!r.human || r.actors.size() != 1 || r.actors[0].name.empty()) return 0.0;
    const Actor& actor = r.actors[0];
    if (!country.empty() && actor.country != country) return 0.0;
    // "The minister" is the foreign minister before it is the prime minister.
    auto prime = [&](double fit, bool is_prime) { return is_prime && title == "minister" ? 0.4 * fit : fit; };
    // Every word of a longer title must have been used of them: "the foreign minister" is not the prime minister.
    auto told = view.context.titles.find(actor.name);
    if (told != view.context.titles.end()) {
      bool all = std::all_of(words.begin(), words.end(), [&](std::string_view word) { return told->second.count(std::string(word)) != 0; });
      if (all) return prime(1.0, told->second.count("prime") != 0);
    }
    int index = view.knowledge.PersonByName(actor.name);
    double best = 0;
    auto consider = [&](std::string_view office) {
      bool all = std::all_of(words.begin(), words.end(), [&](std::string_view word) { return HasWord(office, word); });
      bool same_class = !OfficeClass(title, actor.country).empty() && OfficeClass(title, actor.country) == OfficeClass(office, actor.country);
      if (Monarch(noun) && !Monarch(SplitWords(office).back())) same_class = false;  // "the King" after President Biden and King Abdullah
      // "The president" is whoever was called so before it is a leader whose office is of that kind.
      if (all || same_class) best = std::max(best, prime(all ? 0.9 : kKindred, HasWord(office, "prime")));
      else if (words.size() == 1 && TitleTakes(office, noun)) best = std::max(best, 0.7);
    };
    if (index >= 0) {
      for (const Office& office : view.knowledge.persons[static_cast<size_t>(index)].offices) {
        if (office.term.Covers(view.context.published)) consider(office.title);
      }
    }
    if (told != view.context.titles.end()) {
      std::string joined;
      for (const std::string& word : told->second) joined += (joined.empty() ? "" : " ") + word;
      if (words.size() == 1 && TitleTakes(joined, noun)) best = std::max(best, 0.7);
    }
    return best;
  };
  Antecedent found = FindAntecedent(view, seek);
  if (found || country.empty()) return found.actors;
  // Too long ago to be spoken of, but there was only one.
  std::vector<Recent> all = RecentEntities(view, token, kWholeArticle, [&](const Recent& r) { return seek.fit(r) >= 0.7; });
  return all.size() == 1 ? all[0].actors : std::vector<Actor>{};
}

int HolderOf(const SentenceView& view, std::string_view country, std::string_view title) {
  if (!view.context.published) return -1;
  std::string_view office_class = OfficeClass(title, country);
  int found = -1;
  for (auto [person, office] : view.knowledge.Holders(country, office_class)) {
    const Office& held = view.knowledge.persons[static_cast<size_t>(person)].offices[static_cast<size_t>(office)];
    if (!held.term.Covers(view.context.published)) continue;
    // Where a country has a president and a king, or two of a title by our files, nobody is named.
    if (held.title != title && office_class == "state") continue;
    if (found >= 0 && found != person) {
      bool user = view.knowledge.persons[static_cast<size_t>(person)].user;
      if (user == view.knowledge.persons[static_cast<size_t>(found)].user) return -1;
      if (!user) continue;
    }
    found = person;
  }
  return found;
}

}  // namespace lapwing
