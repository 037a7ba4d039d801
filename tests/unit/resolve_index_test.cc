// SPDX-License-Identifier: Apache-2.0
// Knowledge from an index is the knowledge of the text files, and only a sound index of exactly these files is used.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "base/file.h"
#include "resolve/knowledge_index.h"
#include "resolve/transliteration.h"

using namespace lapwing;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("lapwing_index_test_" + std::to_string(getpid()));
  Folder() { fs::create_directories(path / "knowledge" / "persons"); }
  ~Folder() { fs::remove_all(path); }
  std::string operator/(const char* name) const { return (path / name).string(); }
};

/// A little of everything.
void WriteSmall(const Folder& folder) {
  REQUIRE(WriteFile(folder / "knowledge/states.txt",
                    "state RUS Russia\n  wikidata Q159\n  term 1991-12-25..\n  name Russia | Russian Federation\n  adj Russian\n  people Russians\n  capital Moscow\n"
                    "  weak the Bear\n  body MIL Russian Army | RA\nstate SUN Soviet Union\n  term 1922-12-30..1991-12-25\n  name USSR\n"));
  REQUIRE(WriteFile(folder / "knowledge/sectors.txt", "sector GOV\n  title president\n  noun government\nsector MIL\n  thing missile\n"));
  REQUIRE(WriteFile(folder / "knowledge/traits.txt", "trait island GBR JPN\ntogether Albions GBR JPN\nmale Ivan | Sasha\nfemale Anna | Sasha\nalone RA\n"));
  REQUIRE(WriteFile(folder / "knowledge/persons/all.txt",
                    "person Sergei Lavrov\n  wikidata Q58217\n  sex m\n  name Sergey Lavrov\n  office RUS GOV foreign minister 2004-03-09..\n"
                    "person Anna Lanternova\n  died 2003-01\n  last Lanternova | Lantern\n  office RUS GOV president 2001..2002-05\n  office SUN MIL general 1990..\nperson Bo\n"));
  REQUIRE(WriteFile(folder / "knowledge/places.tsv", "Sumy\tUKR\t50.9\t34.8\t256474\tSumi | Soumy\nBlack Sea\t\t43\t34\t0\t\n"));
}

bool Same(const Term& a, const Term& b) { return a.from == b.from && a.until == b.until; }

bool Same(const NameEntry& a, const NameEntry& b) {
  return a.kind == b.kind && a.entity == b.entity && a.sector == b.sector && a.label == b.label && a.all_caps == b.all_caps && a.after_the == b.after_the && a.lean == b.lean &&
         a.alone == b.alone && a.capitalised == b.capitalised && a.user == b.user;
}

bool Same(const Entity& a, const Entity& b) {
  return a.code == b.code && a.name == b.name && a.sector == b.sector && a.wikidata == b.wikidata && a.capital == b.capital && Same(a.term, b.term);
}

bool Same(const Office& a, const Office& b) { return a.country == b.country && a.sector == b.sector && a.title == b.title && Same(a.term, b.term); }

bool Same(const PersonDraft& a, const Person& b);
bool Same(const PlaceEntry& a, const PlaceEntry& b);

template <typename A, typename B>
bool SameList(const A& a, const B& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return Same(x, y); });
}

bool Same(const PersonDraft& a, const Person& b) {
  return a.name == b.name && a.wikidata == b.wikidata && SameList(a.offices, b.offices) && std::ranges::equal(a.short_names, b.short_names) && a.died == b.died && a.user == b.user;
}

bool Same(const PlaceEntry& a, const PlaceEntry& b) {
  return a.name == b.name && a.country == b.country && a.lat == b.lat && a.lon == b.lon && a.population == b.population && a.user == b.user;
}

/// Everything the draft holds is answered, and what it does not hold is not.
void CheckAgainst(const KnowledgeDraft& draft, const Knowledge& k) {
  CHECK(SameList(draft.entities, k.entities));
  CHECK(SameList(draft.persons, k.persons));
  CHECK(SameList(draft.places, k.places));

  std::vector<std::string> words(draft.words.size());
  for (const auto& [word, id] : draft.words) words[static_cast<size_t>(id)] = word;
  size_t wrong = 0, names = 0;
  for (const auto& [edge, node] : draft.edges) wrong += k.Child(static_cast<int>(edge >> 32), words[edge & 0xFFFFFFFF]) == node ? 0 : 1;
  for (size_t node = 0; node < draft.nodes.size(); ++node) {
    names += draft.nodes[node].size();
    wrong += SameList(draft.nodes[node], k.At(static_cast<int>(node))) ? 0 : 1;
    // A word taken at random.
    size_t word = node * 7919 % words.size();
    auto edge = draft.edges.find(static_cast<uint64_t>(node) << 32 | word);
    wrong += k.Child(static_cast<int>(node), words[word]) == (edge == draft.edges.end() ? -1 : edge->second) ? 0 : 1;
  }
  CHECK(wrong == 0);
  CHECK(names == k.names());
  CHECK(k.Child(0, "no such word") == -1);

  for (const auto& [name, list] : draft.short_names) wrong += std::ranges::equal(k.ShortName(name), list) ? 0 : 1;
  for (const auto& [code, entity] : draft.by_code) wrong += k.ByCode(code) == entity ? 0 : 1;
  for (const auto& [name, person] : draft.person_by_name) wrong += k.PersonByName(name) == person ? 0 : 1;
  for (const auto& [name, sex] : draft.given_names) wrong += k.SexOfGivenName(name) == sex ? 0 : 1;
  for (const auto& [name, sex] : draft.person_sex) wrong += k.SexOfPerson(name) == sex ? 0 : 1;
  for (const auto& [word, codes] : draft.traits) wrong += k.Trait(word) != nullptr && *k.Trait(word) == codes ? 0 : 1;
  for (const auto& [office, list] : draft.holders) wrong += std::ranges::equal(k.Holders(office.substr(0, 3), office.substr(4)), list) ? 0 : 1;
  CHECK(wrong == 0);
  CHECK(k.ShortName("no such name").empty());
  CHECK(k.ByCode("XQZ") == -1);
  CHECK(k.PersonByName("No Such Person") == -1);
  CHECK(k.SexOfGivenName("no such name") == 0);
  CHECK(k.Trait("no such word") == nullptr);
  CHECK(k.Holders("XQZ", "state").empty());

  for (const PersonDraft& person : draft.persons) {
    for (bool surname : {false, true}) {
      std::vector<std::string> parts = surname ? person.short_names.empty() ? std::vector<std::string>() : NameWords(person.short_names[0]) : NameWords(person.name);
      std::vector<int> expected;
      for (Script script : kScripts) {
        std::string key = TableKey(parts, script, surname);
        auto it = draft.spelled.find(key);
        if (it != draft.spelled.end() && !(surname && key.size() < 5)) expected.insert(expected.end(), it->second.begin(), it->second.end());
      }
      std::sort(expected.begin(), expected.end());
      expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
      wrong += k.OtherSpelling(parts, surname) == expected ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

void Read(const std::string& folder, KnowledgeDraft& draft) {
  auto files = OpenKnowledgeFiles(folder);
  REQUIRE(files);
  REQUIRE(ReadKnowledge(*files, {}, draft));
}

std::string IndexOf(const std::string& folder) {
  auto bytes = Knowledge::MakeIndex(folder);
  REQUIRE(bytes);
  return *bytes;
}

IndexHeader HeaderOf(const std::string& bytes) {
  IndexHeader header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  return header;
}

void SetHeader(std::string& bytes, IndexHeader header) {
  std::memcpy(bytes.data(), &header, sizeof header);
  header.checksum = IndexChecksum(bytes);
  std::memcpy(bytes.data(), &header, sizeof header);
}

}  // namespace

TEST_CASE("the index of the shipped knowledge holds all of it, and so does the text") {
  const std::string shipped = std::string(LAPWING_SOURCE_DIR) + "/knowledge";
  KnowledgeDraft draft;
  Read(shipped, draft);
  CHECK(draft.persons.size() > 1000);
  Folder folder;
  std::string bytes = IndexOf(shipped);
  REQUIRE(WriteFile(folder / "knowledge.index", bytes));
  CHECK(IndexOf(shipped) == bytes);

  auto indexed = Knowledge::Load(shipped, {}, {folder / "knowledge.index"});
  REQUIRE(indexed);
  CHECK((*indexed)->origin().index == folder / "knowledge.index");
  CheckAgainst(draft, **indexed);
  auto text = Knowledge::Load(shipped, {}, std::vector<std::string>());
  REQUIRE(text);
  CHECK((*text)->origin().index.empty());
  CheckAgainst(draft, **text);
}

TEST_CASE("an index outlives its replacement") {
  Folder folder;
  WriteSmall(folder);
  REQUIRE(WriteFile(folder / "knowledge.index", IndexOf(folder / "knowledge")));
  auto knowledge = Knowledge::Load(folder / "knowledge");
  REQUIRE(knowledge);
  CHECK((*knowledge)->origin().index == folder / "knowledge.index");
  REQUIRE(WriteFile(folder / "knowledge.index", "something else"));
  CHECK((*knowledge)->places[0].name == "Sumy");
  KnowledgeDraft draft;
  Read(folder / "knowledge", draft);
  CheckAgainst(draft, **knowledge);
}

TEST_CASE("an index of other text files is not used, and editing needs no build") {
  Folder folder;
  WriteSmall(folder);
  const std::string index = folder / "knowledge.index";
  REQUIRE(WriteFile(index, IndexOf(folder / "knowledge")));
  auto uses = [&] {
    auto knowledge = Knowledge::Load(folder / "knowledge", {}, {index});
    REQUIRE(knowledge);
    bool used = (*knowledge)->origin().index == index;
    CHECK((*knowledge)->origin().refused == (used ? "" : index + ": made of other text files"));
    return used;
  };
  CHECK(uses());
  // Other words in a file, the same number of bytes.
  REQUIRE(WriteFile(folder / "knowledge/places.tsv", "Sumy\tUKR\t50.9\t34.8\t256474\tSumi | Sumai\nBlack Sea\t\t43\t34\t0\t\n"));
  CHECK_FALSE(uses());
  auto edited = Knowledge::Load(folder / "knowledge", {}, {index});
  CHECK((*edited)->Child(0, "sumai") > 0);
  WriteSmall(folder);
  CHECK(uses());
  // One more file, one less, one of another name.
  REQUIRE(WriteFile(folder / "knowledge/more.txt", ""));
  CHECK_FALSE(uses());
  fs::remove(folder / "knowledge/more.txt");
  CHECK(uses());
  fs::rename(folder / "knowledge/places.tsv", folder / "knowledge/towns.tsv");
  CHECK_FALSE(uses());
  fs::rename(folder / "knowledge/towns.tsv", folder / "knowledge/places.tsv");
  // Files that tell of no actors do not count.
  REQUIRE(WriteFile(folder / "knowledge/weapons.txt", "noun | missile\n"));
  CHECK(uses());
  // With a file of the user's the text is read, with nothing to tell.
  REQUIRE(WriteFile(folder / "mine.txt", "group RUS REB Lantern Brigade\n  name Lantern Brigade\n"));
  auto with_user = Knowledge::Load(folder / "knowledge", {folder / "mine.txt"}, {index});
  REQUIRE(with_user);
  CHECK((*with_user)->origin().index.empty());
  CHECK((*with_user)->origin().refused.empty());
  CHECK((*with_user)->Child(0, "lantern") > 0);
  // The second of two is used where the first does not fit; a missing one is not worth a word.
  REQUIRE(WriteFile(folder / "bad.index", "nothing of the kind"));
  auto second = Knowledge::Load(folder / "knowledge", {}, {folder / "missing.index", folder / "bad.index", index});
  REQUIRE(second);
  CHECK((*second)->origin().index == index);
}

TEST_CASE("a damaged, foreign or older index is refused") {
  Folder folder;
  WriteSmall(folder);
  const std::string bytes = IndexOf(folder / "knowledge"), path = folder / "knowledge.index";
  const IndexStamp stamp{HeaderOf(bytes).rules, HeaderOf(bytes).sources};
  CHECK(IndexFault(bytes, stamp).empty());
  auto fault = [&](const std::string& changed) {
    CHECK(WriteFile(path, changed));
    auto knowledge = Knowledge::Load(folder / "knowledge", {}, {path});
    REQUIRE(knowledge);
    CHECK((*knowledge)->origin().index.empty());
    CHECK((*knowledge)->Child(0, "russia") > 0);
    return (*knowledge)->origin().refused;
  };
  for (size_t size : {size_t{0}, size_t{7}, sizeof(IndexHeader), bytes.size() / 2, bytes.size() - 1}) CHECK(fault(bytes.substr(0, size)).starts_with(path + ": "));
  CHECK(fault(bytes + '\0') == path + ": not whole");
  CHECK(fault(std::string(20'000, 'x')) == path + ": no index of knowledge");
  IndexHeader header = HeaderOf(bytes);
  std::string changed = bytes;
  ++header.version;
  SetHeader(changed, header);
  CHECK(fault(changed) == path + ": made by another version of the program");
  header = HeaderOf(bytes);
  ++header.rules;
  SetHeader(changed, header);
  CHECK(fault(changed) == path + ": made by another version of the program");
  size_t taken = 0;
  for (size_t at = 0; at < bytes.size(); ++at) {
    changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    taken += IndexFault(changed, stamp).empty() ? 1 : 0;
  }
  CHECK(taken == 0);
  fs::remove(path);
  fs::create_directory(path);
  auto knowledge = Knowledge::Load(folder / "knowledge", {}, {path});
  REQUIRE(knowledge);
  CHECK((*knowledge)->origin().refused.starts_with(path + ": "));
}

TEST_CASE("no number in an index leads out of it") {
  Folder folder;
  WriteSmall(folder);
  const std::string bytes = IndexOf(folder / "knowledge");
  size_t refused = 0, read = 0;
  for (uint32_t value : {0U, 1U, 0x7FFFFFFFU, 0xFFFFFFFFU}) {
    for (size_t at = sizeof(IndexHeader); at + 4 <= bytes.size(); at += 4) {
      auto changed = std::make_shared<std::string>(bytes);
      std::memcpy(changed->data() + at, &value, sizeof value);
      auto k = ReadKnowledgeIndex(changed, *changed, {});
      if (!k) {
        ++refused;
        continue;
      }
      // What was taken can be asked anything.
      ++read;
      size_t seen = 0;
      for (const char* word : {"russia", "lavrov", "bo", "island", "xyz"}) {
        int node = k->Child(0, word);
        if (node >= 0) seen += k->At(node).size();
        seen += k->ShortName(word).size() + k->OtherSpelling({word}, true).size() + (k->Trait(word) != nullptr ? 1 : 0);
        seen += k->SexOfGivenName(word) != 0 ? 1 : 0;
      }
      for (const PlaceEntry& place : k->places) seen += place.name.size() + place.country.size();
      for (const Person& person : k->persons) {
        seen += person.name.size() + person.short_names.size();
        for (const Office& office : person.offices) seen += office.title.size();
      }
      seen += k->Holders("RUS", "foreign").size() + static_cast<size_t>(k->ByCode("RUS") + 1) + static_cast<size_t>(k->PersonByName("Bo") + 1);
      CHECK(seen < 10'000);
    }
  }
  CHECK(refused > 100);
  CHECK(read > 100);
}
