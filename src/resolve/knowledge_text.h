// SPDX-License-Identifier: Apache-2.0
/// Knowledge files as text: lines, blocks and fields with their places, and what is wrong with them.
/// Nothing is interpreted here; knowledge_load.cc and lint.h do that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"

namespace lapwing {

struct KnowledgeFile {
  std::string path;   ///< as shown in findings
  std::string text;   ///< without byte-order mark
  bool user = false;  ///< not of the shipped knowledge: extends and overrides it
  /// The last part of the path.
  std::string_view Name() const;
};

/// One thing wrong.
struct Finding {
  std::string file;
  int line = 0;  ///< from 1; 0 = the file as a whole
  bool error = true;
  std::string message;  ///< "fault; nearest right spelling"
};

/// "FILE:LINE: error: fault"
std::string ToString(const Finding& finding);

/// Collects findings.
class Findings {
 public:
  void Error(const KnowledgeFile& file, int line, std::string message) { list_.push_back({file.path, line, true, std::move(message)}); }
  void Warn(const KnowledgeFile& file, int line, std::string message) { list_.push_back({file.path, line, false, std::move(message)}); }
  std::vector<Finding>& list() { return list_; }

 private:
  std::vector<Finding> list_;
};

struct KnowledgeField {
  std::string_view key, value;
  int line = 0;
};

/// A block; views point into the file's text.
struct KnowledgeBlock {
  const KnowledgeFile* file = nullptr;
  std::string_view kind, head;
  int line = 0;
  std::vector<KnowledgeField> fields;
};

/// A line as a person sees it: without comment, line end and blanks behind.
struct KnowledgeLine {
  std::string_view text;
  int number = 0;
};

/// Where a comment begins: "#" at the start or after two blanks.
std::string_view WithoutComment(std::string_view line);

/// The lines that hold something, comments gone. Lines that are not UTF-8 or hold control characters are told and left out,
/// and so is a whole file that is no text.
std::vector<KnowledgeLine> ReadLines(const KnowledgeFile& file, bool comments, Findings& findings);

/// The blocks of a file; unknown blocks and fields, tabs and wrong indents are told, unknown fields left out.
std::vector<KnowledgeBlock> ReadBlocks(const KnowledgeFile& file, Findings& findings);

/// Reads a file, takes a byte-order mark off; files of 1 GB and more are refused.
Result<KnowledgeFile> OpenKnowledgeFile(const std::string& path, bool user);

/// All knowledge files of a folder: *.txt and *.tsv below it, hidden ones and *.md aside, sorted by path.
Result<std::vector<std::string>> KnowledgePaths(const std::string& folder);

/// Those files, read as shipped ones.
Result<std::vector<KnowledgeFile>> OpenKnowledgeFolder(const std::string& folder);

}  // namespace lapwing
