// SPDX-License-Identifier: Apache-2.0
// States, organisations, groups and common nouns.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "resolve/knowledge_override.h"
#include "resolve/lint_parts.h"

namespace lapwing {
namespace {

/// An actor block understood.
struct ActorBlock {
  const KnowledgeBlock* block = nullptr;
  ActorHead head;
  size_t owner = 0;  ///< index of the block it extends, or its own
};

struct Claim {
  size_t actor = 0;
  bool weak = false;
  int line = 0;
};

bool User(const KnowledgeBlock& block) { return block.file->user; }

ActorHead CheckHead(Lint& lint, const KnowledgeBlock& block) {
  std::vector<std::string_view> words = SplitWords(block.head);
  bool group = block.kind == "group";
  auto error = [&](std::string message) { lint.findings.Error(*block.file, block.line, std::move(message)); };
  ActorHead head;
  if (words.size() < (group ? 3U : 2U)) {
    error(group ? "a group needs a code, a sector and a name: 'group YEM REB Houthis'" : fmt::format("'{}' needs a code and a name", block.kind));
  }
  if (words.empty()) return head;
  head.code = words[0];
  if (!IsActorCode(head.code)) error(fmt::format("unknown code '{}'{}", head.code, CodeHint(head.code, lint.names)));
  else if (block.kind == "state" && IsWorldCode(head.code)) error(fmt::format("'{}' is no state; did you mean 'org {}'?", head.code, block.head));
  else if (block.kind == "org" && !IsWorldCode(head.code)) error(fmt::format("'{}' is no organisation code; use IGO UNO EUR NGO ISM MNC", head.code));
  if (group && words.size() > 1) {
    head.sector = words[1];
    if (!IsSector(head.sector)) error(fmt::format("unknown sector '{}'{}", head.sector, SectorHint(head.sector)));
  }
  size_t skip = group ? 2 : 1;
  if (words.size() > skip) head.name = PlainName(block.head.substr(static_cast<size_t>(words[skip].data() - block.head.data())));
  return head;
}

bool WikidataId(std::string_view value) {
  return value.size() > 1 && value[0] == 'Q' && value[1] != '0' && std::all_of(value.begin() + 1, value.end(), [](char c) { return IsDigit(c); });
}

/// Values of the fields; the names with their fields. Sets `term`.
std::vector<NamedField> CheckFields(Lint& lint, const KnowledgeBlock& block, Days* term) {
  std::vector<NamedField> names;
  std::map<std::pair<std::string_view, std::string_view>, int> seen;
  auto error = [&](const KnowledgeField& field, std::string message) { lint.findings.Error(*block.file, field.line, std::move(message)); };
  bool termed = false;
  for (const KnowledgeField& field : block.fields) {
    std::string fault;
    std::string_view value = field.value;
    if (field.key == "source" || field.key == "note" || field.key == "office") continue;
    if (field.key == "sex") {
      if (value != "f" && value != "m") error(field, fmt::format("sex is f or m, not '{}'", value));
      continue;
    }
    if (field.key == "died") {
      if (!ReadTerm(fmt::format("..{}", value), false, fault)) error(field, fault);
      continue;
    }
    if (field.key == "wikidata") {
      if (!WikidataId(value)) error(field, fmt::format("'{}' is no Wikidata id; write Q and digits", value));
      continue;
    }
    if (field.key == "term") {
      if (termed) error(field, "a second term in this block; an actor with two times has a block for each");
      termed = true;
      auto days = ReadTerm(value, false, fault);
      if (!days) error(field, fault);
      else if (term != nullptr) *term = *days;
      continue;
    }
    if (field.key == "body" && block.kind != "org") {  // bodies of organisations have no sector
      std::string_view sector = value.substr(0, value.find(' '));
      if (!IsSector(sector)) error(field, fmt::format("a body begins with its sector, and '{}' is none{}", sector, SectorHint(sector)));
      value = Trim(value.substr(sector.size()));
    }
    bool own = field.key == "adj" || field.key == "people" || field.key == "last" || field.key == "title" || field.key == "noun" || field.key == "thing";
    bool sector_block = block.kind == "sector";
    std::string_view space = own && !sector_block ? field.key : std::string_view("name");
    for (std::string_view name : Alternatives(lint, *block.file, value, field.line)) {
      auto [at, fresh] = seen.emplace(std::pair(space, name), field.line);
      if (fresh) names.push_back({name, field.key, field.line});
      else error(field, fmt::format("'{}' stands twice in this block, first in line {}; leave one", name, at->second));
    }
  }
  return names;
}

/// One name, one owner at a time; weak names may be shared.
void CheckNames(Lint& lint, const std::vector<ActorBlock>& actors, std::unordered_map<std::string_view, std::vector<Claim>>& owners) {
  for (auto& [name, claims] : owners) {
    std::erase_if(claims, [](const Claim& claim) { return claim.weak; });
    for (size_t i = 1; i < claims.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        const ActorBlock& a = actors[claims[i].actor];
        const ActorBlock& b = actors[claims[j].actor];
        if (a.owner == b.owner || !a.head.term.Overlaps(b.head.term)) continue;
        std::string other = fmt::format("{} at {}", b.block->head, Where(*b.block->file, claims[j].line));
        if (User(*a.block) && !User(*b.block)) {
          lint.findings.Warn(*a.block->file, claims[i].line, fmt::format("'{}' is also a name of {}; yours comes first", name, other));
        } else {
          lint.findings.Error(*a.block->file, claims[i].line, fmt::format("'{}' ({}) is also claimed by {}; leave it to one, or give terms", name, a.block->head, other));
        }
      }
    }
  }
}

/// Two blocks of one state must not be valid on one day, nor two of one group.
void CheckTerms(Lint& lint, const std::vector<ActorBlock>& actors) {
  std::map<std::string, std::vector<const ActorBlock*>> same;
  for (const ActorBlock& actor : actors) {
    if (actor.block->kind == "state" && !actor.head.code.empty()) same[std::string(actor.head.code)].push_back(&actor);
  }
  for (const auto& [code, blocks] : same) {
    for (size_t i = 1; i < blocks.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        const ActorBlock &a = *blocks[i], &b = *blocks[j];
        if (a.owner == b.owner || !a.head.term.Overlaps(b.head.term)) continue;
        lint.findings.Error(*a.block->file, a.block->line, fmt::format("term overlaps that of {} at {}", b.block->head, Where(*b.block->file, b.block->line)));
      }
    }
  }
}

}  // namespace

void CheckActors(Lint& lint) {
  std::vector<ActorBlock> actors;
  std::vector<ActorHead> shipped;
  std::vector<size_t> shipped_at;
  std::unordered_map<std::string_view, std::vector<Claim>> owners;
  for (const KnowledgeBlock& block : lint.actors) {
    ActorBlock actor{&block, CheckHead(lint, block), actors.size()};
    std::vector<NamedField> names = CheckFields(lint, block, &actor.head.term);
    if (!User(block)) {
      shipped.push_back(actor.head);
      shipped_at.push_back(actors.size());
    } else if (int at = ExtendedActor(actor.head, block.kind == "state", shipped); at >= 0) {
      actor.owner = shipped_at[static_cast<size_t>(at)];
      if (actor.head.term.first == INT64_MIN && actor.head.term.last == INT64_MAX) actor.head.term = shipped[static_cast<size_t>(at)].term;
    }
    for (const NamedField& name : names) owners[name.name].push_back({actors.size(), name.key == "weak", name.line});
    actors.push_back(std::move(actor));
  }
  CheckNames(lint, actors, owners);
  CheckTerms(lint, actors);
}

void CheckSectors(Lint& lint) {
  struct Owner {
    const KnowledgeBlock* block;
    int line;
  };
  std::unordered_map<std::string_view, Owner> owner;
  for (const KnowledgeBlock& block : lint.sectors) {
    if (!IsSector(block.head)) lint.findings.Error(*block.file, block.line, fmt::format("unknown sector '{}'{}", block.head, SectorHint(block.head)));
    for (const NamedField& word : CheckFields(lint, block, nullptr)) {
      auto [at, fresh] = owner.emplace(word.name, Owner{&block, word.line});
      const KnowledgeBlock& other = *at->second.block;
      if (fresh || other.head == block.head) continue;
      std::string fault = fmt::format("'{}' is {} here and {} at {}", word.name, block.head, other.head, Where(*other.file, at->second.line));
      if (User(block) && !User(other)) lint.findings.Warn(*block.file, word.line, fault + "; yours comes first");
      else lint.findings.Error(*block.file, word.line, fault + "; a word has one sector");
    }
  }
}

using ListsSeen = std::map<std::pair<std::string_view, std::string_view>, const KnowledgeBlock*>;

/// "together Koreas KOR PRK": one plural name, then the states that bear it.
void CheckTogether(Lint& lint, const KnowledgeBlock& block, ListsSeen& seen) {
  std::vector<std::string_view> words = SplitWords(block.head);
  const bool shaped = words.size() >= 3 && !AllCaps(words[0]) && words[0][0] >= 'A' && words[0][0] <= 'Z';
  if (!shaped) lint.findings.Error(*block.file, block.line, "'together' needs one name in the plural with its capital, then two countries or more");
  for (size_t i = 1; shaped && i < words.size(); ++i) {
    if (!IsActorCode(words[i])) lint.findings.Error(*block.file, block.line, fmt::format("unknown code '{}'{}", words[i], CodeHint(words[i], lint.names)));
  }
  if (words.empty()) return;
  auto [at, fresh] = seen.emplace(std::pair(std::string_view(block.kind), words[0]), &block);
  if (!fresh && !User(block)) lint.findings.Error(*block.file, block.line, fmt::format("'{}' stands twice, first at {}; leave one", words[0], Where(*at->second->file, at->second->line)));
}

/// "trait west african BEN BFA": words in small letters, then countries.
void CheckTrait(Lint& lint, const KnowledgeBlock& block, ListsSeen& seen) {
  size_t codes = 0, words = 0;
  for (std::string_view word : SplitWords(block.head)) {
    bool code = AllCaps(word);
    if (!code && codes > 0) lint.findings.Error(*block.file, block.line, fmt::format("'{}' stands among the countries of a trait; words come first", word));
    ++(code ? codes : words);
    if (code && !IsActorCode(word)) lint.findings.Error(*block.file, block.line, fmt::format("unknown code '{}'{}", word, CodeHint(word, lint.names)));
  }
  if (words == 0 || codes == 0) lint.findings.Error(*block.file, block.line, "a trait needs words, then the countries that have it");
  std::string_view name = Trim(std::string_view(block.head).substr(0, std::string_view(block.head).find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ")));
  auto [at, fresh] = seen.emplace(std::pair(std::string_view(block.kind), name), &block);
  if (!fresh && !User(block)) lint.findings.Error(*block.file, block.line, fmt::format("the trait '{}' stands twice; leave one", name));
}

void CheckLists(Lint& lint) {
  ListsSeen seen;
  for (const KnowledgeBlock& block : lint.lists) {
    if (block.kind == "together") {
      CheckTogether(lint, block, seen);
      continue;
    }
    if (block.kind == "trait") {
      CheckTrait(lint, block, seen);
      continue;
    }
    for (std::string_view name : Alternatives(lint, *block.file, block.head, block.line)) {
      auto [at, fresh] = seen.emplace(std::pair(block.kind, name), &block);
      std::string first = fresh ? std::string() : Where(*at->second->file, at->second->line);
      if (!fresh && !User(block)) lint.findings.Error(*block.file, block.line, fmt::format("'{}' stands twice, first at {}; leave one", name, first));
    }
  }
}

void CheckPersonFields(Lint& lint, const KnowledgeBlock& block) { CheckFields(lint, block, nullptr); }

}  // namespace lapwing
