// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/file.h"
#include "base/json.h"
#include "base/strings.h"
#include "resolve/lint.h"
#include "resolve/office_list.h"
#include "tools/actors.h"

namespace lapwing::tools {
namespace {

struct Options {
  std::string country, at, office, name;
  std::vector<std::string> actors;
  bool json = false;
};

/// The shipped files and the user's; paths relative to the data folder.
Result<std::vector<KnowledgeFile>> Open(const Options& options) {
  std::string folder = DataPath("knowledge");
  auto files = OpenKnowledgeFolder(folder);
  if (!files) return files.error();
  for (KnowledgeFile& file : *files) file.path = "knowledge" + file.path.substr(folder.size());
  for (const std::string& path : options.actors) {
    auto file = OpenKnowledgeFile(path, true);
    if (!file) return file.error();
    if (std::vector<Finding> faults = LintUserFiles({&*file, 1}, {}); !faults.empty()) return Error{Errc::kBadData, ToString(faults[0]) + "; see lapwing actors check", ""};
    files->push_back(std::move(*file));
  }
  return files;
}

std::string Json(const OfficeEntry& entry) {
  JsonWriter json;
  json.BeginObject().Field("person", entry.person).FieldOrNull("wikidata", entry.wikidata).Field("country", entry.code).Field("sector", entry.sector);
  json.Field("title", entry.title).FieldOrNull("from", entry.from).FieldOrNull("until", entry.until).FieldOrNull("source", entry.source);
  return json.Field("file", entry.file->path).Field("line", entry.line).EndObject().Take() + "\n";
}

/// Columns as wide as their widest value.
std::string Table(const std::vector<OfficeEntry>& list) {
  size_t person = 0, title = 0;
  for (const OfficeEntry& entry : list) {
    person = std::max(person, entry.person.size());
    title = std::max(title, entry.title.size());
  }
  std::string table;
  for (const OfficeEntry& e : list) {
    table += fmt::format("{} {}  {:<{}}  {:<10} .. {:<10}  {:<{}}  {}:{}\n", e.code, e.sector, e.title, title, e.from, e.until, e.person, person, e.file->path, e.line);
  }
  return table;
}

int List(const Options& options) {
  OfficeFilter filter{options.country, {}, options.office};
  if (!options.at.empty()) {
    auto date = Date::Parse(options.at);
    if (!date) return Fail({Errc::kUsage, "no date; write YYYY, YYYY-MM or YYYY-MM-DD", options.at});
    filter.at = *date;
  }
  if (!filter.country.empty() && !IsActorCode(filter.country)) return Fail({Errc::kUsage, "unknown code" + CodeHint(filter.country, {}), filter.country});
  auto files = Open(options);
  if (!files) return Fail(files.error());
  std::vector<KnowledgeBlock> blocks = ReadAllBlocks(*files);
  std::vector<OfficeEntry> list = ListOffices(blocks, filter);
  std::string out;
  if (options.json) {
    for (const OfficeEntry& entry : list) out += Json(entry);
  } else {
    out = Table(list);
  }
  Print(out);
  fmt::print(stderr, "lapwing actors list: {} offices\n", list.size());
  return list.empty() ? kAnswerIsNo : kDone;
}

std::string BlockJson(const KnowledgeBlock& block) {
  JsonWriter json;
  json.BeginObject().Field("kind", block.kind).Field("name", block.head).Key("fields").BeginArray();
  for (const KnowledgeField& field : block.fields) {
    json.BeginObject().Field("field", field.key).Field("value", field.value).Field("line", field.line).EndObject();
  }
  json.EndArray().FieldOrNull("source", SourceOf(block)).Field("file", block.file->path).Field("line", block.line);
  return json.EndObject().Take() + "\n";
}

int Show(const Options& options) {
  auto files = Open(options);
  if (!files) return Fail(files.error());
  std::vector<KnowledgeBlock> blocks = ReadAllBlocks(*files);
  std::vector<const KnowledgeBlock*> found = FindBlocks(blocks, options.name);
  if (found.empty()) {
    std::vector<std::string> names = SimilarNames(blocks, options.name, 5);
    fmt::print(stderr, "lapwing: {}: nobody of this name is known{}{}\n", options.name, names.empty() ? "" : "; did you mean ", fmt::join(names, ", "));
    return kAnswerIsNo;
  }
  std::string out;
  for (const KnowledgeBlock* block : found) {
    if (options.json) {
      out += BlockJson(*block);
      continue;
    }
    std::string_view source = SourceOf(*block);
    out += fmt::format("{} {}\n", block->kind, block->head);
    for (const KnowledgeField& field : block->fields) {
      if (field.key != "source") out += fmt::format("  {:<8} {}\n", field.key, field.value);
    }
    out += fmt::format("  # {}:{}{}{}\n\n", block->file->path, block->line, source.empty() ? "" : "; source: ", source);
  }
  Print(out);
  return kDone;
}

}  // namespace

void AddActorsList(CLI::App& actors, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* list = actors.add_subcommand("list", "Who holds what office, when, and where it is written");
  list->footer("Examples:\n  lapwing actors list --country PRK --at 2013-05-01\n  lapwing actors list --office 'foreign minister' --at 2022 --json");
  list->add_option("--country", options->country, "Only of this state or organisation (ISO alpha-3, UNO ...)")->type_name("CODE");
  list->add_option("--at", options->at, "Only those in office on that day, in that month or year")->type_name("DATE");
  list->add_option("--office", options->office, "Only this title, or titles that begin so")->type_name("TITLE");
  CLI::App* show = actors.add_subcommand("show", "All that is known of one name");
  show->footer("Examples:\n  lapwing actors show 'Choe Son Hui'\n  lapwing actors show Taliban --json");
  show->add_option("name", options->name, "A person, state, organisation or group")->required()->type_name("NAME");
  for (CLI::App* sub : {list, show}) {
    sub->add_flag("--json", options->json, "One JSON object a line");
    sub->add_option("--actors", options->actors, "Actor file of your own, shown with the shipped knowledge; may be repeated")->type_name("FILE")->allow_extra_args(false);
  }
  list->callback([&run, options] { run = [options] { return List(*options); }; });
  show->callback([&run, options] { run = [options] { return Show(*options); }; });
}

}  // namespace lapwing::tools
