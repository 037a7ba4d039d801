// SPDX-License-Identifier: Apache-2.0
// People and their offices.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/strings.h"
#include "resolve/knowledge_override.h"
#include "resolve/lint_parts.h"

namespace lapwing {
namespace {

/// Offices that one person holds at a time, and the days a handover may take in sources of different care.
constexpr std::string_view kSingle[] = {"president", "prime minister", "premier", "chancellor", "foreign minister", "defence minister", "defense minister",
                                        "secretary of state", "secretary of defense", "secretary-general", "king", "supreme leader"};
constexpr int64_t kHandoverDays = 31;

struct Holding {
  const KnowledgeBlock* block;
  Days term;
  int line;
};

struct Persons {
  std::map<std::pair<std::string_view, std::string_view>, std::vector<Holding>> holders;       ///< code and title
  std::map<std::pair<std::string_view, std::string>, std::vector<const KnowledgeBlock*>> named;  ///< code and plain name
};

struct OfficeLine {
  std::string_view code, sector, title;
  Days term;
};

/// `CODE SECTOR title TERM`; nothing when the line cannot be used.
std::optional<OfficeLine> CheckOffice(Lint& lint, const KnowledgeBlock& block, const KnowledgeField& field) {
  auto error = [&](std::string message) { lint.findings.Error(*block.file, field.line, std::move(message)); };
  std::vector<std::string_view> words = SplitWords(field.value);
  if (words.size() < 4 || words.back().find("..") == std::string_view::npos) {
    error(fmt::format("'{}' is no office; write CODE SECTOR title TERM, as 'FRA GOV foreign minister 2020-07-06..2022-05-20'", field.value));
    return std::nullopt;
  }
  OfficeLine office{words[0], words[1], {}, {}};
  size_t begin = static_cast<size_t>(words[2].data() - field.value.data()), end = static_cast<size_t>(words.back().data() - field.value.data());
  office.title = Trim(field.value.substr(begin, end - begin));
  if (!IsActorCode(office.code)) error(fmt::format("unknown code '{}'{}", office.code, CodeHint(office.code, lint.names)));
  if (!IsSector(office.sector) && office.sector != "IMG") error(fmt::format("unknown sector '{}'{}", office.sector, SectorHint(office.sector)));
  std::string fault;
  // Dictionaries often do not say since when; shipped knowledge must.
  auto term = ReadTerm(words.back(), block.file->user, fault);
  if (!term) return error(fault), std::nullopt;
  office.term = *term;
  return office;
}

/// An office that outlasts its holder: one of the two dates is wrong.
void WarnAboutTheDead(Lint& lint, const KnowledgeBlock& block, std::span<const std::pair<Days, int>> offices) {
  auto field = std::find_if(block.fields.begin(), block.fields.end(), [](const KnowledgeField& f) { return f.key == "died"; });
  if (field == block.fields.end()) return;
  std::string fault;
  auto lived = ReadTerm(fmt::format("..{}", field->value), false, fault);
  for (const auto& [term, line] : offices) {
    if (lived && term.last > lived->last + kHandoverDays) {
      lint.findings.Warn(*block.file, line, fmt::format("{} died on {} and holds this office longer", block.head, field->value));
    }
  }
}

void WarnAboutHolders(Lint& lint, Persons& persons) {
  for (auto& [office, terms] : persons.holders) {
    std::sort(terms.begin(), terms.end(), [](const Holding& a, const Holding& b) {
      return std::tuple(a.term.first, a.term.last, a.block->file->path, a.line) < std::tuple(b.term.first, b.term.last, b.block->file->path, b.line);
    });
    for (size_t i = 1; i < terms.size(); ++i) {
      const Holding *a = &terms[i - 1], *b = &terms[i];
      int64_t days = a->term.Shared(b->term);
      if (a->block == b->block || days <= kHandoverDays) continue;
      if (a->block->file->user && !b->block->file->user) std::swap(a, b);
      lint.findings.Warn(*b->block->file, b->line, fmt::format("{} {}: {} and {} at {} overlap by {}", office.first, office.second, b->block->head, a->block->head,
                                                              Where(*a->block->file, a->line), days > 100'000 ? "all time" : fmt::format("{} days", days)));
    }
  }
}

}  // namespace

void CheckPersons(Lint& lint) {
  Persons persons;
  std::vector<const KnowledgeBlock*> replaced = ReplacedPersons(lint.persons);
  for (const KnowledgeBlock& block : lint.persons) {
    if (block.head.empty()) lint.findings.Error(*block.file, block.line, "a person without a name");
    CheckPersonFields(lint, block);
    if (std::find(replaced.begin(), replaced.end(), &block) != replaced.end()) continue;
    std::vector<std::string_view> countries;
    std::vector<std::pair<Days, int>> terms;
    for (const KnowledgeField& field : block.fields) {
      if (field.key != "office") continue;
      std::optional<OfficeLine> office = CheckOffice(lint, block, field);
      if (!office) continue;
      terms.emplace_back(office->term, field.line);
      if (std::find(countries.begin(), countries.end(), office->code) == countries.end()) countries.push_back(office->code);
      if (std::find(std::begin(kSingle), std::end(kSingle), office->title) != std::end(kSingle)) {
        persons.holders[{office->code, office->title}].push_back({&block, office->term, field.line});
      }
    }
    WarnAboutTheDead(lint, block, terms);
    std::string name = PlainName(block.head);
    for (std::string_view code : countries) persons.named[{code, name}].push_back(&block);
  }
  for (const auto& [key, same] : persons.named) {
    for (size_t i = 1; i < same.size(); ++i) {
      lint.findings.Warn(*same[i]->file, same[i]->line, fmt::format("'{}' of {} also stands at {}; put both into one block", same[i]->head, key.first, Where(*same[0]->file, same[0]->line)));
    }
  }
  WarnAboutHolders(lint, persons);
}

}  // namespace lapwing
