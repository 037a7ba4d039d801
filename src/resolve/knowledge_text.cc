// SPDX-License-Identifier: Apache-2.0
#include "resolve/knowledge_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "resolve/knowledge_format.h"

namespace lapwing {
namespace {

/// The first byte that is not UTF-8, or npos. A replacement character written as such is text.
size_t BrokenByte(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    size_t next = at;
    if (NextCodepoint(text, next) == kReplacement && text.substr(at, 3) != "\xEF\xBF\xBD") return at;
    at = next;
  }
  return std::string_view::npos;
}

bool IsControl(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }

}  // namespace

std::string_view KnowledgeFile::Name() const {
  std::string_view name = path;
  size_t slash = name.find_last_of('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

std::string ToString(const Finding& finding) {
  std::string where = finding.line > 0 ? fmt::format("{}:{}", finding.file, finding.line) : finding.file;
  return fmt::format("{}: {}: {}", where, finding.error ? "error" : "warning", finding.message);
}

std::string_view WithoutComment(std::string_view line) {
  for (size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    auto blank = [&](size_t back) { return line[at - back] == ' ' || line[at - back] == '\t'; };
    if (at == 0 || (at == 1 && blank(1)) || (at > 1 && blank(1) && blank(2))) return line.substr(0, at);
  }
  return line;
}

std::vector<KnowledgeLine> ReadLines(const KnowledgeFile& file, bool comments, Findings& findings) {
  std::vector<KnowledgeLine> lines;
  std::string_view text = file.text;
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    findings.Error(file, 0, "this is UTF-16; save the file as UTF-8");
    return lines;
  }
  if (text.find('\0') != std::string_view::npos) {
    findings.Error(file, 0, fmt::format("this is no text: a zero byte at byte {}", text.find('\0') + 1));
    return lines;
  }
  int number = 0;
  for (size_t at = 0; at < text.size();) {
    ++number;
    size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    size_t begin = at;
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (size_t broken = BrokenByte(line); broken != std::string_view::npos) {
      findings.Error(file, number, fmt::format("byte 0x{:02X} at byte {} of the line (byte {} of the file) is not UTF-8; save the file as UTF-8",
                                               static_cast<unsigned char>(line[broken]), broken + 1, begin + broken + 1));
      continue;
    }
    if (auto control = std::find_if(line.begin(), line.end(), IsControl); control != line.end()) {
      bool old_mac = *control == '\r';
      findings.Error(file, number, old_mac ? std::string("a carriage return inside the line; end lines with a line feed")
                                           : fmt::format("control character 0x{:02X} at byte {} of the line", static_cast<unsigned char>(*control), control - line.begin() + 1));
      continue;
    }
    if (comments) line = WithoutComment(line);
    while (!line.empty() && (line.back() == ' ' || (comments && line.back() == '\t'))) line.remove_suffix(1);
    if (!line.empty()) lines.push_back({line, number});
  }
  return lines;
}

std::vector<KnowledgeBlock> ReadBlocks(const KnowledgeFile& file, Findings& findings) {
  std::vector<KnowledgeBlock> blocks;
  bool unknown = false;  // fields of a block that nobody knows are not judged
  for (const KnowledgeLine& line : ReadLines(file, true, findings)) {
    if (line.text.find('\t') != std::string_view::npos) findings.Error(file, line.number, "tab; use blanks");
    std::string_view bare = Trim(line.text);
    size_t space = bare.find_first_of(" \t");
    std::string_view key = bare.substr(0, space);
    std::string_view value = space == std::string_view::npos ? std::string_view() : Trim(bare.substr(space));
    if (line.text[0] != ' ' && line.text[0] != '\t') {
      unknown = FieldsOf(key).empty();
      if (unknown) findings.Error(file, line.number, fmt::format("unknown block '{}'{}", key, BlockHint(key)));
      else blocks.push_back({&file, key, value, line.number, {}});
      continue;
    }
    if (unknown) continue;
    if (blocks.empty()) {
      findings.Error(file, line.number, "a field before the first block; blocks begin in the first column");
      continue;
    }
    if (line.text[0] == ' ' && line.text.find_first_not_of(' ') != 2) findings.Error(file, line.number, "fields are indented by two blanks");
    std::span<const std::string_view> fields = FieldsOf(blocks.back().kind);
    if (std::find(fields.begin(), fields.end(), key) == fields.end()) {
      findings.Error(file, line.number, fmt::format("unknown field '{}' in a {} block{}", key, blocks.back().kind, FieldHint(key, blocks.back().kind)));
      continue;
    }
    if (value.empty()) findings.Error(file, line.number, fmt::format("'{}' says nothing", key));
    else blocks.back().fields.push_back({key, value, line.number});
  }
  return blocks;
}

Result<KnowledgeFile> OpenKnowledgeFile(const std::string& path, bool user) {
  Result<std::string> text = ReadFile(path);
  if (!text) return Error{text.error().code == Errc::kBadInput ? Errc::kBadData : text.error().code, text.error().message, text.error().where};
  if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
  return KnowledgeFile{path, std::move(*text), user};
}

Result<std::vector<std::string>> KnowledgePaths(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    std::string name = entry.path().filename().string();
    bool wanted = !name.starts_with(".") && (name.ends_with(".txt") || name.ends_with(".tsv"));
    if (wanted && entry.is_regular_file()) paths.push_back(entry.path().string());
  }
  if (error || paths.empty()) return Error{Errc::kNotFound, "no knowledge files; set LAPWING_DATA or --data to Lapwing's data folder", folder};
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<std::vector<KnowledgeFile>> OpenKnowledgeFolder(const std::string& folder) {
  auto paths = KnowledgePaths(folder);
  if (!paths) return paths.error();
  std::vector<KnowledgeFile> files;
  for (const std::string& path : *paths) {
    auto file = OpenKnowledgeFile(path, false);
    if (!file) return file.error();
    files.push_back(std::move(*file));
  }
  return files;
}

}  // namespace lapwing
