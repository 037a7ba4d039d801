// SPDX-License-Identifier: Apache-2.0
/// Who holds what, and when: the offices of the knowledge files with the lines they stand in.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/date.h"
#include "resolve/knowledge_text.h"

namespace lapwing {

struct OfficeEntry {
  std::string_view person, wikidata, code, sector, title, from, until;  ///< `from` and `until` "" where open
  std::string_view source;  ///< of the block, else of the head of its file
  const KnowledgeFile* file = nullptr;
  int line = 0;
};

/// What to list; empty means any.
struct OfficeFilter {
  std::string country;
  Date at;             ///< as coarse as it is given: "2013" is any day of 2013
  std::string office;  ///< the title, or its first words; British and American spelling are one
};

/// All blocks of the files but those of places, weapons and debris.
std::vector<KnowledgeBlock> ReadAllBlocks(std::span<const KnowledgeFile> files);

/// The offices that fit, by country, title, time. A user's offices stand in place of the shipped ones of that person.
/// Views point into the files.
std::vector<OfficeEntry> ListOffices(std::span<const KnowledgeBlock> blocks, const OfficeFilter& filter);

/// The blocks this name is a heading or a name of; spelling is compared without case, accents and hyphens.
std::vector<const KnowledgeBlock*> FindBlocks(std::span<const KnowledgeBlock> blocks, std::string_view name);

/// Names of persons and actors most like this one, at most `most`.
std::vector<std::string> SimilarNames(std::span<const KnowledgeBlock> blocks, std::string_view name, size_t most);

/// Where a block's facts come from: its `source`, else the "# source:" line at the head of its file, else "".
std::string_view SourceOf(const KnowledgeBlock& block);

}  // namespace lapwing
