// SPDX-License-Identifier: Apache-2.0
// Where knowledge comes from: an index of exactly these text files, or the text files.
#include <fmt/format.h>

#include "base/hash.h"
#include "base/mapped_file.h"
#include "resolve/knowledge_index.h"
#include "resolve/knowledge_rules.h"

namespace lapwing {
namespace {

struct Sources {
  std::vector<KnowledgeFile> files;
  IndexStamp stamp;
};

/// The text files and what an index made of them would say of itself.
Result<Sources> OpenSources(const std::string& folder) {
  auto files = OpenKnowledgeFiles(folder);
  if (!files) return files.error();
  Sources sources{std::move(*files), {kKnowledgeRules, 0}};
  for (const KnowledgeFile& file : sources.files) {
    std::string_view below = std::string_view(file.path).substr(folder.size());
    while (below.starts_with('/')) below.remove_prefix(1);
    sources.stamp.sources = Hash64(file.text, HashFields({Hex(sources.stamp.sources), below}));
  }
  return sources;
}

/// The text as an index in memory. The text is dropped when it has been read.
Result<std::string> IndexOfText(Sources& sources, const std::vector<std::string>& user_files) {
  KnowledgeDraft draft;
  if (Status status = ReadKnowledge(sources.files, user_files, draft); !status) return status.error();
  std::vector<KnowledgeFile>().swap(sources.files);
  return WriteKnowledgeIndex(draft, sources.stamp);
}

/// The first of these files that is an index of the sources; why the others are not goes into `refused`.
std::shared_ptr<Knowledge> FromIndex(const std::vector<std::string>& paths, const IndexStamp& stamp, std::string& refused) {
  for (const std::string& path : paths) {
    auto mapped = MappedFile::Open(path);
    std::string fault = mapped ? IndexFault(mapped->bytes(), stamp) : mapped.error().message;
    if (!mapped && mapped.error().code == Errc::kNotFound) continue;
    if (fault.empty()) {
      auto owner = std::make_shared<MappedFile>(std::move(*mapped));
      if (auto knowledge = ReadKnowledgeIndex(owner, owner->bytes(), {path, ""})) return knowledge;
      fault = "damaged";
    }
    refused += fmt::format("{}{}: {}", refused.empty() ? "" : "; ", path, fault);
  }
  return nullptr;
}

}  // namespace

std::vector<std::string> KnowledgeIndexPaths(const std::string& folder) {
  std::string_view bare = folder;
  while (bare.size() > 1 && bare.ends_with('/')) bare.remove_suffix(1);
  return {std::string(bare) + ".index", LAPWING_BUILD_DIR "/knowledge.index"};
}

Result<std::shared_ptr<const Knowledge>> Knowledge::Load(const std::string& folder, const std::vector<std::string>& user_files) {
  return Load(folder, user_files, user_files.empty() ? KnowledgeIndexPaths(folder) : std::vector<std::string>());
}

Result<std::shared_ptr<const Knowledge>> Knowledge::Load(const std::string& folder, const std::vector<std::string>& user_files, const std::vector<std::string>& indexes) {
  auto sources = OpenSources(folder);
  if (!sources) return sources.error();
  auto readings = NameReadings::Load(folder + "/ambiguous.txt");
  if (!readings) return readings.error();
  auto hosts = GovernmentHosts::Load(folder + "/hosts.txt");
  if (!hosts) return hosts.error();
  KnowledgeOrigin origin;
  if (user_files.empty()) {
    if (auto knowledge = FromIndex(indexes, sources->stamp, origin.refused)) {
      knowledge->readings_ = *readings;
      knowledge->hosts_ = *hosts;
      return std::shared_ptr<const Knowledge>(knowledge);
    }
  }
  auto bytes = IndexOfText(*sources, user_files);
  if (!bytes) return bytes.error();
  auto owner = std::make_shared<std::string>(std::move(*bytes));
  auto knowledge = ReadKnowledgeIndex(owner, *owner, origin);
  if (!knowledge) return Error{Errc::kBadData, "cannot be held in memory; this is a fault of the program", folder};
  knowledge->readings_ = *readings;
  knowledge->hosts_ = *hosts;
  return std::shared_ptr<const Knowledge>(knowledge);
}

Result<std::string> Knowledge::MakeIndex(const std::string& folder) {
  auto sources = OpenSources(folder);
  if (!sources) return sources.error();
  return IndexOfText(*sources, {});
}

}  // namespace lapwing
