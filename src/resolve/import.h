// SPDX-License-Identifier: Apache-2.0
/// Turns the actor and agent dictionaries of PETRARCH and TABARI into an actor file of our own (docs/knowledge.md, "Dictionaries
/// of other coders").
///
///   DictionaryImport import(knowledge);
///   import.Read("old.actors", text);
///   import.Text()   what `--actors` takes
///   import.notes()  lines that could not be taken over, or not entirely
///
/// Invariant  what Text() gives passes LintUserFiles
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/import_parts.h"
#include "resolve/knowledge.h"

namespace lapwing {

struct ImportCounts {
  size_t entries = 0;  ///< dictionary entries read
  size_t names = 0, states = 0, organisations = 0, groups = 0, persons = 0, words = 0;
  size_t known = 0;  ///< left out because the shipped knowledge has them
};

class DictionaryImport {
 public:
  /// `only_new`: leaves out entries whose names the knowledge has already.
  explicit DictionaryImport(std::shared_ptr<const Knowledge> knowledge, bool only_new = false);
  ~DictionaryImport();

  /// `path` is named in comments and notes.
  void Read(const std::string& path, std::string_view text);

  std::string Text() const;
  const std::vector<ImportNote>& notes() const;
  const ImportCounts& counts() const;

 private:
  struct Output;
  std::shared_ptr<const Knowledge> knowledge_;
  bool only_new_;
  std::unique_ptr<Output> out_;
};

}  // namespace lapwing
