// SPDX-License-Identifier: Apache-2.0
// The grammar of PETRARCH's and TABARI's dictionaries, and how their names are written.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "base/utf8.h"
#include "resolve/import_parts.h"

namespace lapwing {
namespace {

constexpr std::string_view kSmallWords[] = {"of", "the", "and", "for", "in", "on", "at", "to", "de", "la", "del", "da", "dos", "du", "von", "van", "der", "al", "el", "bin", "ibn", "y"};
constexpr std::string_view kInstitutions[] = {
    "academy",  "administration", "agency",   "alliance", "army",    "assembly",  "association", "authority", "bank",     "battalion", "bloc",       "board",
    "brigade",  "brigades",   "brotherhood",  "bureau",   "cabinet", "cartel",    "chamber",     "church",    "city",     "club",      "coalition",  "college",
    "command",  "commission", "committee",    "community", "company", "congress", "corporation", "corps",     "council",  "court",     "department", "division",
    "embassy",  "federation", "fighters",     "force",    "forces",  "foundation", "front",      "fund",      "government", "group",   "guard",      "guards",
    "guerrillas", "house",    "institute",    "junta",    "league",  "legion",    "liberation",  "mafia",     "military", "militia",   "militants",  "ministry",
    "mission",  "movement",   "navy",         "network",  "news",    "newspaper", "office",      "organisation", "organization", "parliament", "party", "police",
    "province", "radio",      "rebels",       "regiment", "regime",  "republic",  "resistance",  "security",  "senate",   "service",   "society",    "state",
    "television", "tigers",   "troops",       "union",    "unit",    "university", "youth",      "of",        "the",      "and",       "for"};
constexpr std::string_view kThings[] = {"aircraft", "artillery", "bomber", "destroyer", "drone",  "frigate", "gunboat", "helicopter", "jet",     "missile", "plane",
                                        "rocket",   "ship",      "submarine", "tank",   "vessel", "warplane", "warship", "fighter jet", "gunship"};
constexpr std::string_view kPersons[] = {"admiral", "agent",  "ayatollah", "bishop", "brigadier", "cardinal", "chief",  "cleric",  "colonel", "deputy", "diplomat", "dissident",
                                         "emir",    "envoy",  "general",   "head",   "imam",      "judge",    "king",   "lawyer",  "mayor",   "monk",   "official", "pope",
                                         "premier", "president", "priest", "prince", "princess",  "queen",    "rebel",  "secretary", "sheikh", "student", "sultan", "correspondent"};
constexpr std::string_view kNotPersons[] = {"center", "centre", "chamber", "headquarter", "newspaper", "power", "quarter", "order", "corridor", "sector", "harbor", "media"};

template <size_t N>
bool In(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool Vowels(std::string_view word) { return word.find_first_of("AEIOUY") != std::string_view::npos; }

/// No sign that means something in our files.
bool Plain(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c == '|' || c == '!' || c == '=' || c == '#' || c == 0x7F || (static_cast<unsigned char>(c) < 0x20 && c != '\t'); });
}

/// "ABBAS_ [PALGOV] ;jap 3/98" without what follows the last bracket or a comment mark; marks inside brackets stay.
std::string_view WithoutRemark(std::string_view line) {
  bool code = false;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '[') code = true;
    if (line[i] == ']') code = false;
    if (!code && (line[i] == ';' || line[i] == '#')) return line.substr(0, i);
  }
  return line;
}

class DictionaryReader {
 public:
  DictionaryReader(const std::string& path, std::vector<ImportNote>& notes) : path_(path), notes_(notes) {
    std::string name = LowerAscii(path.substr(path.find_last_of('/') + 1));
    agents_ = name.find("agent") != std::string::npos;
  }

  void Line(std::string_view raw, int number) {
    number_ = number;
    std::string_view line = WithoutRemark(raw);
    std::string_view bare = Trim(line);
    if (bare.empty() || bare.starts_with("<!--")) return;
    if (bare.starts_with('!') && bare.find('=') != std::string_view::npos) return Set(bare);
    bool indented = line[0] == ' ' || line[0] == '\t';
    size_t bracket = bare.find('[');
    std::string_view name = Trim(bare.substr(0, bracket));
    if (name.empty() || (indented && bracket != std::string_view::npos)) {
      if (entry_ == nullptr) return Note("a code before the first name");
      if (!name.empty()) Note(fmt::format("'{}' before the code is not understood", name), false);
    } else if (bare[0] == '+') {
      if (entry_ == nullptr) return Note("a synonym before the first name");
      AddNames(*entry_, Trim(name.substr(1)));
    } else {
      entries_.emplace_back();
      entry_ = &entries_.back();
      entry_->line = number;
      entry_->agent = agents_;
      AddNames(*entry_, name);
    }
    if (bracket != std::string_view::npos) Codes(bare.substr(bracket));
  }

  std::vector<DictionaryEntry> Take() { return std::move(entries_); }

 private:
  void Note(std::string text, bool lost = true) { notes_.push_back({path_, number_, lost, std::move(text)}); }

  /// "!PERSON! = MAN, MEN, WOMAN"
  void Set(std::string_view line) {
    std::string_view name = Trim(line.substr(0, line.find('=')));
    std::vector<std::string_view> parts = SplitTrim(line.substr(line.find('=') + 1), ',');
    auto& set = sets_[std::string(name)];
    for (std::string_view part : parts) set.emplace_back(part);
  }

  /// A name, with its "{plural}" cut off and its "!SET!" replaced by every member.
  void AddNames(DictionaryEntry& entry, std::string_view name) {
    if (size_t brace = name.find('{'); brace != std::string_view::npos) {
      size_t end = std::min(name.find('}', brace), name.size());
      entry.plural = Trim(name.substr(brace + 1, end - brace - 1));
      name = Trim(name.substr(0, brace));
    }
    size_t mark = name.find('!'), close = mark == std::string_view::npos ? mark : name.find('!', mark + 1);
    if (close == std::string_view::npos) {
      if (!Plain(name) || !Plain(entry.plural)) return Note(fmt::format("'{}' has signs no name has", name));
      entry.names.emplace_back(name);
      entry.name_lines.push_back(number_);
      return;
    }
    auto set = sets_.find(std::string(name.substr(mark, close - mark + 1)));
    if (set == sets_.end()) return Note(fmt::format("'{}' is not defined before it is used", name.substr(mark, close - mark + 1)));
    for (const std::string& member : set->second) {
      std::string_view stem = member;
      if (stem.ends_with('_') && name.substr(close + 1).starts_with('_')) stem.remove_suffix(1);
      AddNames(entry, fmt::format("{}{}{}", name.substr(0, mark), stem, name.substr(close + 1)));
    }
  }

  void Codes(std::string_view text) {
    while (true) {
      size_t open = text.find('['), close = text.find(']');
      if (open == std::string_view::npos) return;
      if (close == std::string_view::npos || close < open) return Note(fmt::format("'{}' has no closing bracket", Trim(text)));
      std::vector<std::string_view> words = SplitWords(Trim(text.substr(open + 1, close - open - 1)));
      text.remove_prefix(close + 1);
      if (words.empty()) {
        Note("empty code");
        continue;
      }
      DictionaryCode code;
      code.line = number_;
      code.code = words[0];
      for (size_t i = 1; i < words.size(); ++i) code.dates += words[i];
      // "[USAGOV<930120]": the dates touch the code.
      if (size_t sign = code.code.find_first_of("<>"); sign != std::string::npos) {
        code.dates = code.code.substr(sign) + code.dates;
        code.code.resize(sign);
      }
      if (code.code.find('~') != std::string::npos) {
        entry_->agent = true;
        std::erase(code.code, '~');
      }
      entry_->codes.push_back(std::move(code));
    }
  }

  const std::string& path_;
  std::vector<ImportNote>& notes_;
  bool agents_ = false;
  int number_ = 0;
  std::vector<DictionaryEntry> entries_;
  DictionaryEntry* entry_ = nullptr;
  std::map<std::string, std::vector<std::string>> sets_;
};

std::string Capitalised(std::string_view word) {
  std::string out;
  bool start = true;
  for (char c : word) {
    out += start || !IsUpper(c) ? c : static_cast<char>(c - 'A' + 'a');
    start = c == '-' || c == '\'' || c == '.';
  }
  // "'s" is no word.
  if (out.size() > 2 && out.ends_with("'S")) out.back() = 's';
  return out;
}

}  // namespace

std::vector<DictionaryEntry> ReadDictionary(const std::string& path, std::string_view text, std::vector<ImportNote>& notes) {
  DictionaryReader reader(path, notes);
  int number = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find("---STOP---") != std::string_view::npos) break;
    reader.Line(line, number);
  }
  return reader.Take();
}

std::string WrittenName(std::string_view dictionary_name) {
  std::string spaced(dictionary_name);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  std::vector<std::string_view> words = SplitWords(spaced);
  bool capitals = AllCaps(spaced);
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    std::string word(words[i]);
    if (capitals) {
      std::string lower = LowerAscii(word);
      bool title = word == "MR" || word == "DR" || word == "ST" || word == "MT" || word == "JR" || word == "SR";
      bool initials = word.find('.') != std::string::npos || (!Vowels(word) && word.size() > 1 && !title) || (words.size() == 1 && word.size() <= 3);
      if (i > 0 && In(lower, kSmallWords)) word = lower;
      else if (!initials) word = Capitalised(word);
    }
    out += (i > 0 ? " " : "") + word;
  }
  return out;
}

bool LooksLikePerson(std::string_view written) {
  std::vector<std::string_view> words = SplitWords(written);
  if (words.size() < 2 || words.size() > 5) return false;
  for (std::string_view word : words) {
    if (In(LowerAscii(word), kInstitutions) || word.find_first_of("0123456789") != std::string_view::npos) return false;
  }
  return true;
}

std::string_view RoleField(std::string_view phrase) {
  std::string_view last = phrase.substr(phrase.find_last_of(" -") + 1);  // npos + 1 is 0
  if (In(last, kThings)) return "thing";
  auto ends = [&](std::string_view tail) { return last.size() > tail.size() + 1 && last.ends_with(tail); };
  bool person = In(last, kPersons) || ends("man") || ends("men") || ends("woman") || ends("women") || ends("person") || ends("er") || ends("or") || ends("ist") || ends("ian");
  return person && !In(last, kNotPersons) ? "title" : "noun";
}

}  // namespace lapwing
