// SPDX-License-Identifier: Apache-2.0
#include "resolve/transliteration.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/strings.h"

namespace lapwing {
namespace {

using Rule = std::pair<std::string_view, std::string_view>;

/// At every place the first rule that fits, once through the word.
std::string Rewrite(std::string_view word, std::span<const Rule> rules) {
  std::string out;
  for (size_t at = 0; at < word.size();) {
    auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return word.substr(at).starts_with(r.first); });
    if (rule == rules.end()) {
      out += word[at++];
    } else {
      out += rule->second;
      at += rule->first.size();
    }
  }
  return out;
}

std::string WithoutDoubles(std::string_view word) {
  std::string out;
  for (char c : word) {
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

// Family names that no scheme explains: written by habit.
constexpr Rule kKoreanFamilies[] = {{"lee", "i"},    {"yi", "i"},     {"ri", "i"},     {"rhee", "i"},   {"rhie", "i"},  {"li", "i"},    {"park", "bag"}, {"pak", "bag"},
                                    {"bak", "bag"},  {"roh", "no"},   {"noh", "no"},   {"ro", "no"},    {"choi", "jwe"}, {"choe", "jwe"}, {"chwe", "jwe"}, {"lim", "im"},
                                    {"rim", "im"},   {"yim", "im"},   {"ryu", "yo"},   {"yoo", "yo"},   {"yu", "yo"},   {"ryoo", "yo"}, {"you", "yo"},   {"ryang", "yang"},
                                    {"ahn", "an"},   {"woo", "o"},    {"oh", "o"},     {"paik", "beg"}, {"paek", "beg"}, {"baek", "beg"}, {"baik", "beg"}, {"suh", "so"},
                                    {"moon", "mon"}, {"mun", "mon"},  {"kwak", "gwag"}, {"ryom", "yom"}, {"ryo", "yo"},  {"rang", "nang"}};

constexpr Rule kKorean[] = {{"young", "yong"}, {"yeong", "yong"}, {"yeo", "yo"}, {"yae", "ye"}, {"hyun", "hyon"}, {"hyeon", "hyon"}, {"oung", "ong"}, {"eui", "i"}, {"ui", "i"},
                            {"wook", "og"},    {"wuk", "og"},     {"ook", "og"}, {"weon", "won"}, {"woo", "o"},   {"yoo", "yo"},     {"you", "yo"},   {"yu", "yo"},
                            {"eo", "o"},       {"eu", "o"},       {"oo", "o"},   {"ou", "o"},   {"oe", "we"},   {"oi", "we"},      {"ae", "e"},     {"ai", "e"},
                            {"ee", "i"},       {"u", "o"},        {"tch", "j"},  {"ch", "j"},   {"kk", "g"},    {"gg", "g"},       {"tt", "d"},     {"dd", "d"},
                            {"pp", "b"},       {"bb", "b"},       {"sh", "s"},   {"ss", "s"},   {"ah", "a"},    {"oh", "o"},       {"k", "g"},      {"t", "d"},
                            {"p", "b"},        {"l", "r"},        {"z", "j"}};

std::string Korean(const std::vector<std::string>& words) {
  std::string key;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i == 0) {
      auto family = std::find_if(std::begin(kKoreanFamilies), std::end(kKoreanFamilies), [&](const Rule& r) { return r.first == words[0]; });
      if (family != std::end(kKoreanFamilies)) {
        key += family->second;
        key += ' ';
        continue;
      }
    }
    key += Rewrite(words[i], kKorean);
    // One given name of two syllables, written apart, hyphened or together.
    if (i == 0) key += ' ';
  }
  return WithoutDoubles(key);
}

constexpr Rule kChinese[] = {{"tzu", "ji"}, {"tsu", "ji"}, {"szu", "si"}, {"ssu", "si"}, {"yueh", "yue"}, {"yuan", "yan"}, {"yen", "ian"}, {"yan", "ian"}, {"ien", "ian"}, {"jen", "ren"},
                             {"chih", "ji"}, {"shih", "si"}, {"jih", "ri"}, {"hsi", "si"}, {"hs", "si"}, {"zhi", "ji"}, {"chi", "ji"}, {"shi", "si"}, {"xi", "si"}, {"x", "si"}, {"qi", "ji"}, {"ji", "ji"},
                             {"tse", "je"}, {"tze", "je"}, {"tz", "j"}, {"ts", "j"}, {"ch", "j"}, {"zh", "j"}, {"q", "j"}, {"c", "j"}, {"z", "j"}, {"sh", "s"},
                             {"eh", "e"}, {"ih", "i"}, {"ueh", "ue"}, {"ung", "ong"}, {"kuo", "go"}, {"guo", "go"}, {"uo", "o"}, {"ko", "ge"}, {"ho", "he"}, {"wei", "ui"}, {"uei", "ui"},
                             {"k", "g"}, {"p", "b"}, {"t", "d"}, {"yi", "i"}, {"y", "i"}, {"wu", "u"}};

std::string Chinese(const std::vector<std::string>& words) {
  std::string key;
  for (size_t i = 0; i < words.size(); ++i) {
    key += Rewrite(words[i], kChinese);
    if (i == 0) key += ' ';
  }
  return WithoutDoubles(key);
}

constexpr Rule kCyrillic[] = {{"shch", "s"}, {"schtsch", "s"}, {"stch", "s"}, {"tsch", "c"}, {"tch", "c"}, {"tcz", "c"}, {"sch", "s"}, {"zh", "z"}, {"kh", "h"}, {"ch", "c"}, {"cz", "c"}, {"sh", "s"}, {"ts", "c"},
                              {"tz", "c"},   {"ph", "f"},      {"iya", "ia"},  {"ija", "ia"},  {"iia", "ia"}, {"yi", "i"},  {"iy", "i"},  {"yy", "i"},  {"ij", "i"},  {"ii", "i"},  {"yj", "i"},  {"ey", "ei"}, {"ej", "ei"},
                              {"ay", "ai"},  {"aj", "ai"},     {"oy", "oi"},   {"oj", "oi"},   {"uy", "ui"},  {"uj", "ui"}, {"ye", "e"},  {"je", "e"},  {"ie", "e"},  {"yo", "e"},  {"jo", "e"},  {"io", "e"},  {"yu", "u"},
                              {"ju", "u"},   {"iu", "u"},      {"ya", "a"},    {"ja", "a"},    {"ia", "a"},   {"ou", "u"},  {"ks", "x"},  {"ff", "v"},  {"w", "v"},   {"f", "v"},   {"y", "i"},   {"j", "z"},   {"q", "k"}};

std::string Cyrillic(const std::vector<std::string>& words) {
  std::string key;
  for (const std::string& word : words) {
    if (!key.empty()) key += ' ';
    std::string stem = WithoutDoubles(Rewrite(word, kCyrillic));
    // Bare endings: "Sergey", "Sergei", "Sergiy"; French "-ine" for "-in".
    if (stem.ends_with("ei") || stem.ends_with("ii")) stem.pop_back();
    if (stem.size() > 3 && (stem.ends_with("i") || stem.ends_with("e"))) stem.pop_back();
    key += stem;
  }
  return key;
}

bool ArabicParticle(std::string_view word) {
  return OneOf(word, {"al", "el", "ul", "as", "ash", "ad", "an", "ar", "at", "az", "bin", "ibn", "ben", "bint"});
}

constexpr Rule kArabic[] = {{"dhdh", "d"}, {"dh", "d"}, {"dd", "d"}, {"th", "t"}, {"kh", "k"}, {"gh", "k"}, {"sh", "s"}, {"ch", "s"}, {"ph", "f"}, {"ou", ""}, {"q", "k"}, {"g", "k"}, {"c", "k"}, {"z", "s"},
                            {"w", ""},     {"v", ""},   {"a", ""},   {"e", ""},   {"i", ""},   {"o", ""},   {"u", ""},   {"y", ""},   {"j", "k"}, {"p", "b"}};

std::string Arabic(const std::vector<std::string>& words) {
  std::string key;
  for (const std::string& word : words) {
    if (ArabicParticle(word)) continue;
    std::string_view stem = word;
    // "alQaddafi", "elSisi" written together.
    std::string skeleton = WithoutDoubles(Rewrite(stem, kArabic));
    if (skeleton.size() > 1 && skeleton.back() == 'h') skeleton.pop_back();
    if (skeleton.empty()) continue;
    // What the vowels hid: first letters stay, or Ali and Omar would be one.
    if (OneOf(stem.substr(0, 1), {"a", "e", "i", "o", "u"})) skeleton.insert(skeleton.begin(), OneOf(stem.substr(0, 1), {"o", "u"}) ? 'u' : 'a');
    key += (key.empty() ? "" : " ") + skeleton;
  }
  return key;
}

}  // namespace

bool ScriptOf(std::string_view country, Script& script) {
  if (OneOf(country, {"PRK", "KOR"})) return script = Script::kKorean, true;
  if (OneOf(country, {"CHN", "TWN", "HKG", "MAC"})) return script = Script::kChinese, true;
  if (OneOf(country, {"RUS", "SUN", "UKR", "BLR", "BGR", "KAZ", "KGZ", "TJK", "TKM", "UZB", "SRB", "MKD", "MNG"})) return script = Script::kCyrillic, true;
  if (OneOf(country, {"SAU", "IRN", "IRQ", "SYR", "LBN", "JOR", "PSE", "EGY", "LBY", "TUN", "DZA", "MAR", "SDN", "YEM", "YMD", "OMN", "ARE", "QAT", "BHR", "KWT", "AFG", "PAK", "MRT", "SOM", "IMG"})) {
    return script = Script::kArabic, true;
  }
  return false;
}

std::string SpellingKey(const std::vector<std::string>& words, Script script) {
  switch (script) {
    case Script::kKorean: return Korean(words);
    case Script::kChinese: return Chinese(words);
    case Script::kCyrillic: return Cyrillic(words);
    case Script::kArabic: return Arabic(words);
  }
  return {};
}

std::string TableKey(const std::vector<std::string>& words, Script script, bool surname) {
  return std::string(1, static_cast<char>('a' + static_cast<int>(script))) + (surname ? "1" : "2") + SpellingKey(words, script);
}

}  // namespace lapwing
