// SPDX-License-Identifier: Apache-2.0
// Reads the knowledge files: one line-based grammar for all of them (docs/knowledge.md).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/strings.h"
#include "resolve/knowledge_draft.h"
#include "resolve/knowledge_extend.h"
#include "resolve/lint.h"

namespace lapwing {

namespace {

// "Transnational" stands where a sector does in offices of IMG.
bool IsOfficeSector(std::string_view code) { return IsSector(code) || code == "IMG"; }

std::optional<Term> ParseTerm(std::string_view text) {
  size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  Term term;
  std::string_view from = Trim(text.substr(0, dots)), until = Trim(text.substr(dots + 2));
  if (!from.empty()) {
    auto date = Date::Parse(from);
    if (!date) return std::nullopt;
    term.from = *date;
  }
  if (!until.empty()) {
    auto date = Date::Parse(until);
    if (!date) return std::nullopt;
    term.until = *date;
  }
  if (term.from && term.until && term.from.Days() > term.until.Days() && !term.Covers(term.until)) return std::nullopt;
  return term;
}

}  // namespace

/// Carries the block being read; every Field call may add names for it.
class KnowledgeLoader {
 public:
  explicit KnowledgeLoader(KnowledgeDraft& draft) : k_(draft), extend_(draft) {}

  Status File(const KnowledgeFile& file) {
    std::string_view text = file.text;
    bool places = file.path.ends_with(".tsv");
    user_ = file.user;
    if (user_ && !places) return UserBlocks(file);
    int number = 0;
    for (size_t at = 0; at < text.size();) {
      size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, end - at);
      at = end + 1;
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++number;
      std::string fault = places ? PlaceLine(line) : Line(line);
      if (!fault.empty()) return Error{Errc::kBadData, fault, fmt::format("{}:{}", file.path, number)};
    }
    CloseBlock();
    return Ok{};
  }

 private:
  enum class Block { kNone, kState, kOrg, kGroup, kSector, kPerson };

  std::string Line(std::string_view line) {
    line = WithoutComment(line);
    if (Trim(line).empty()) return {};
    size_t space = Trim(line).find_first_of(" \t");
    std::string_view key = Trim(line).substr(0, space);
    std::string_view value = space == std::string_view::npos ? std::string_view() : Trim(Trim(line).substr(space));
    return line[0] == ' ' || line[0] == '\t' ? Field(key, value) : Open(key, value);
  }

  /// A user's blocks extend and override: what they speak of is known before their fields are read.
  Status UserBlocks(const KnowledgeFile& file) {
    Findings told;  // judged before
    for (const KnowledgeBlock& block : ReadBlocks(file, told)) {
      if (block.kind == "ambiguous") continue;
      std::string fault = Open(block.kind, block.head);
      if (fault.empty()) Extend(block);
      for (const KnowledgeField& field : block.fields) {
        if (!fault.empty()) break;
        fault = Field(field.key, field.value);
      }
      if (!fault.empty()) return Error{Errc::kBadData, fault, fmt::format("{}:{}", file.path, block.line)};
    }
    CloseBlock();
    return Ok{};
  }

  /// Lets the block just opened stand for the shipped actor or person it speaks of, if there is one.
  void Extend(const KnowledgeBlock& block) {
    if (block_ == Block::kPerson) person_ = extend_.Person(block);
    else if (block_ != Block::kSector && block_ != Block::kNone) entity_ = extend_.Actor(block, block_ == Block::kState);
  }

  std::string Open(std::string_view key, std::string_view value) {
    CloseBlock();
    std::vector<std::string_view> words = SplitWords(value);
    if (words.empty()) return fmt::format("'{}' needs a name", key);
    if (key == "female" || key == "male") {
      for (std::string_view name : SplitTrim(value, '|')) k_.AddGivenName(name, key[0]);
      return {};
    }
    if (key == "trait") {
      std::string word;
      for (std::string_view part : words) {
        if (AllCaps(part) && part.size() == 3) k_.AddTrait(word, part);
        else word += (word.empty() ? "" : " ") + std::string(part);
      }
      return word.empty() ? "a trait needs a word before its countries" : std::string();
    }
    if (key == "together") {
      // Kept among the traits, under a key that no words of a text make.
      for (std::string_view code : std::span(words).subspan(1)) k_.AddTrait(TogetherKey(words[0]), code);
      return words.size() < 3 ? "a plural name needs two countries or more" : std::string();
    }
    if (key == "alone") {
      for (std::string_view name : SplitTrim(value, '|')) k_.AddAlone(name);
      return {};
    }
    auto rest = [&](size_t skip) { return std::string(Trim(value.substr(static_cast<size_t>(words[skip].data() - value.data())))); };
    if (key == "sector") {
      if (!IsOfficeSector(words[0])) return fmt::format("unknown sector '{}'{}", words[0], SectorHint(words[0]));
      block_ = Block::kSector;
      sector_ = words[0];
      return {};
    }
    if (key == "person") {
      block_ = Block::kPerson;
      person_ = static_cast<int>(k_.persons.size());
      k_.persons.push_back({std::string(value), "", {}, {}, {}, user_});
      person_names_ = {std::string(value)};
      return {};
    }
    size_t name_at = key == "group" ? 2 : 1;
    if (key != "state" && key != "org" && key != "group") return fmt::format("unknown block '{}'; use state, org, group, sector or person", key);
    if (words.size() <= name_at) return fmt::format("'{}' needs a code and a name", key);
    if (words[0].size() != 3 || !AllCaps(words[0])) return fmt::format("'{}' is not a three-letter code", words[0]);
    block_ = key == "state" ? Block::kState : key == "org" ? Block::kOrg : Block::kGroup;
    entity_ = static_cast<int>(k_.entities.size());
    Entity entity;
    entity.code = words[0];
    entity.name = rest(name_at);
    if (block_ == Block::kGroup) {
      if (!IsOfficeSector(words[1])) return fmt::format("unknown sector '{}'{}", words[1], SectorHint(words[1]));
      entity.sector = words[1];
    }
    k_.entities.push_back(entity);
    if (block_ == Block::kState) k_.by_code.try_emplace(entity.code, entity_);
    return {};
  }

  std::string Field(std::string_view key, std::string_view value) {
    if (block_ == Block::kNone) return "an indented line outside any block";
    if (key == "source" || key == "note") return {};
    if (block_ == Block::kPerson) return PersonField(key, value);
    if (block_ == Block::kSector) return SectorField(key, value);
    Entity& entity = k_.entities[static_cast<size_t>(entity_)];
    if (key == "wikidata") return entity.wikidata = value, std::string();
    if (key == "term") {
      auto term = ParseTerm(value);
      if (!term) return fmt::format("'{}' is no term; write FROM..UNTIL with dates like 2020-05-01", value);
      return entity.term = *term, std::string();
    }
    NameKind kind{};
    if (key == "name") kind = block_ == Block::kState ? NameKind::kState : block_ == Block::kOrg ? NameKind::kOrg : NameKind::kGroup;
    else if (key == "adj") kind = NameKind::kAdjective;
    else if (key == "people") kind = block_ == Block::kState ? NameKind::kPeople : NameKind::kGroup;
    else if (key == "capital") kind = NameKind::kCapital;
    else if (key == "seat") kind = NameKind::kSeat;
    else if (key == "weak") kind = NameKind::kWeak;
    else if (key == "body") return Body(value);
    else return fmt::format("unknown field '{}'{}", key, FieldHint(key, "state"));
    for (std::string_view name : SplitTrim(value, '|')) {
      if (kind == NameKind::kCapital && entity.capital.empty()) entity.capital = name;
      Name(name, {kind, entity_, block_ == Block::kGroup ? std::string_view(entity.sector) : "", "", false, false, 0});
    }
    return {};
  }

  std::string Body(std::string_view value) {
    std::vector<std::string_view> words = SplitWords(value);
    std::string sector = block_ == Block::kGroup ? k_.entities[static_cast<size_t>(entity_)].sector : "";
    // In organisations the sector may be left out: "body UN Security Council | Security Council".
    if (!words.empty() && IsSector(words[0])) {
      sector = words[0];
      value = Trim(value.substr(words[0].size()));
    } else if (block_ == Block::kState) {
      return fmt::format("body needs a sector first; '{}' is none", words.empty() ? "" : words[0]);
    }
    std::vector<std::string_view> names = SplitTrim(value, '|');
    for (std::string_view name : names) {
      Name(name, {NameKind::kBody, entity_, sector, SharesWord(name, names[0]) ? names[0] : name, false, false, 0});
    }
    return {};
  }

  /// Names of one body share a word or are its abbreviation; a line may also hold several bodies of a kind.
  static bool SharesWord(std::string_view name, std::string_view first) {
    if (AllCaps(name) && name.find(' ') == std::string_view::npos) return true;
    std::vector<std::string> known = NameWords(first);
    for (const std::string& word : NameWords(name)) {
      if (word.size() > 3 && std::find(known.begin(), known.end(), word) != known.end()) return true;
    }
    return false;
  }

  std::string SectorField(std::string_view key, std::string_view value) {
    NameKind kind{};
    if (key == "title") kind = NameKind::kTitle;
    else if (key == "noun") kind = NameKind::kNoun;
    else if (key == "thing") kind = NameKind::kThing;
    else return fmt::format("unknown field '{}' in a sector; use title, noun or thing", key);
    for (std::string_view name : SplitTrim(value, '|')) Name(name, {kind, -1, sector_, "", false, false, 0});
    return {};
  }

  std::string PersonField(std::string_view key, std::string_view value) {
    PersonDraft& person = k_.persons[static_cast<size_t>(person_)];
    if (key == "wikidata") return person.wikidata = value, std::string();
    if (key == "name") {
      for (std::string_view name : SplitTrim(value, '|')) person_names_.emplace_back(name);
      return {};
    }
    if (key == "last") {
      for (std::string_view name : SplitTrim(value, '|')) person.short_names.push_back(Joined(name));
      return {};
    }
    if (key == "sex") {
      if (value != "f" && value != "m") return fmt::format("sex is f or m, not '{}'", value);
      return k_.AddSexOfPerson(person.name, value[0]), std::string();
    }
    if (key == "died") {
      auto date = Date::Parse(value);
      if (!date) return fmt::format("'{}' is no date; write YYYY, YYYY-MM or YYYY-MM-DD", value);
      return person.died = *date, std::string();
    }
    if (key != "office") return fmt::format("unknown field '{}' of a person; use name, last, office, sex, died or wikidata", key);
    std::vector<std::string_view> words = SplitWords(value);
    if (words.size() < 4) return "an office is CODE SECTOR title TERM";
    if (!IsOfficeSector(words[1])) return fmt::format("unknown sector '{}'{}", words[1], SectorHint(words[1]));
    auto term = ParseTerm(words.back());
    if (!term) return fmt::format("'{}' is no term; write FROM..UNTIL with dates like 2020-05-01", words.back());
    std::string_view title = value.substr(static_cast<size_t>(words[2].data() - value.data()));
    title = Trim(title.substr(0, static_cast<size_t>(words.back().data() - title.data())));
    person.offices.push_back({k_.Keep(words[0]), k_.Keep(words[1]), k_.Keep(title), *term});
    return {};
  }

  static std::string Joined(std::string_view name) {
    std::string joined;
    for (const std::string& word : NameWords(name)) joined += joined.empty() ? word : " " + word;
    return joined;
  }

  void CloseBlock() {
    if (block_ == Block::kPerson) {
      PersonDraft& person = k_.persons[static_cast<size_t>(person_)];
      for (const std::string& name : person_names_) {
        if (NameWords(name).size() > 1) Name(name, {NameKind::kPerson, person_, "", "", false, false, 0});
      }
      // Western order by default: the last word is the name used alone.
      if (person.short_names.empty()) {
        for (const std::string& name : person_names_) {
          std::vector<std::string_view> words = SplitWords(name);
          person.short_names.push_back(Joined(words.back()));
        }
      }
      for (const std::string& name : person.short_names) k_.AddShortName(name, person_);
      k_.IndexPerson(person_, person_names_);
    } else if (block_ == Block::kState || block_ == Block::kOrg || block_ == Block::kGroup) {
      const Entity& entity = k_.entities[static_cast<size_t>(entity_)];
      NameKind kind = block_ == Block::kState ? NameKind::kState : block_ == Block::kOrg ? NameKind::kOrg : NameKind::kGroup;
      Name(entity.name, {kind, entity_, entity.sector, "", false, false, 0});
    }
    block_ = Block::kNone;
  }

  std::string PlaceLine(std::string_view line) {
    if (line.empty() || line[0] == '#' || line.starts_with("name\t")) return {};
    std::array<std::string_view, 6> columns;
    for (size_t i = 0; i < columns.size(); ++i) {
      size_t tab = line.find('\t');
      columns[i] = line.substr(0, tab);
      line = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    }
    PlaceEntry place{k_.Keep(columns[0]), k_.Keep(columns[1]), 0, 0, 0, user_};
    auto number = [](std::string_view text, auto& value) {
      return std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc();
    };
    if (!number(columns[2], place.lat) || !number(columns[3], place.lon)) return "latitude or longitude is no number";
    number(columns[4], place.population);
    int index = static_cast<int>(k_.places.size());
    k_.places.push_back(place);
    Name(columns[0], {NameKind::kPlace, index, "", "", false, false, 0});
    for (std::string_view name : SplitTrim(columns[5], '|')) Name(name, {NameKind::kPlace, index, "", "", false, false, 0});
    return {};
  }

  void Name(std::string_view name, NameEntry entry) {
    entry.user = user_;
    k_.AddName(name, entry);
  }

  KnowledgeDraft& k_;
  bool user_ = false;
  KnowledgeExtender extend_;
  Block block_ = Block::kNone;
  int entity_ = -1;
  int person_ = -1;
  std::string sector_;
  std::vector<std::string> person_names_;
};

namespace {

/// The user's files, all of them or all their faults.
Result<std::vector<KnowledgeFile>> OpenUserFiles(const std::vector<std::string>& paths, const std::vector<Entity>& entities) {
  std::vector<KnowledgeFile> files;
  for (const std::string& path : paths) {
    auto file = OpenKnowledgeFile(path, true);
    if (!file) return file.error();
    files.push_back(std::move(*file));
  }
  CodeNames names;
  for (const Entity& entity : entities) {
    if (entity.sector.empty() && !IsWorldCode(entity.code)) names.emplace_back(entity.name, entity.code);
  }
  std::vector<Finding> faults = LintUserFiles(files, names);
  if (faults.empty()) return files;
  std::string message = faults.size() == 1 ? "one fault in an actor file; nothing is loaded" : fmt::format("{} faults in actor files; nothing is loaded", faults.size());
  for (const Finding& fault : faults) message += "\n" + ToString(fault);
  return Error{Errc::kBadData, message, ""};
}

}  // namespace

Result<std::vector<KnowledgeFile>> OpenKnowledgeFiles(const std::string& folder) {
  auto files = OpenKnowledgeFolder(folder);
  if (!files) return files.error();
  // debris.txt belongs to reading, weapons.txt to the language core, ambiguous.txt to whoever asks for it;
  // places_extra.tsv is part of places.tsv already.
  std::erase_if(*files, [](const KnowledgeFile& file) {
    std::string_view name = file.Name();
    return name == "debris.txt" || name == "agencies.txt" || name == "weapons.txt" || name == "ambiguous.txt" || name == "hosts.txt" || name == "places_extra.tsv";
  });
  return files;
}

Status ReadKnowledge(std::span<const KnowledgeFile> files, const std::vector<std::string>& user_files, KnowledgeDraft& draft) {
  KnowledgeLoader loader(draft);
  for (const KnowledgeFile& file : files) {
    if (Status status = loader.File(file); !status) return status.error();
  }
  if (user_files.empty()) return Ok{};
  auto users = OpenUserFiles(user_files, draft.entities);
  if (!users) return users.error();
  for (const KnowledgeFile& file : *users) {
    if (Status status = loader.File(file); !status) return status.error();
  }
  return Ok{};
}

}  // namespace lapwing
