// SPDX-License-Identifier: Apache-2.0
// What an analyst says of an event: kept beside the coding, honoured in everything that is read or counted.
#include <fmt/format.h>

#include "base/file.h"
#include "base/json.h"
#include "store/store.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

struct Options {
  StoreOption store;
  Correction correction;
  bool reject = false, restore = false;
  std::string type, mode, status, date;
  std::vector<std::string> actors, recipients;
  bool list = false;
};

/// The changes as JSON; a new type brings its quad class and score from the codebook.
Result<std::string> Changes(const Options& options) {
  JsonWriter json;
  json.BeginObject();
  if (!options.type.empty()) {
    auto codebook = Codebook::Load(DataPath("codebook/plover"));
    if (!codebook) return codebook.error();
    const EventType* found = nullptr;
    for (const EventType& type : (*codebook)->types) {
      if (type.name == options.type) found = &type;
    }
    if (found == nullptr) return Error{Errc::kUsage, fmt::format("no type '{}' in the codebook; see lapwing codebook list", options.type), "--type"};
    json.Field("type", found->name).Field("quad", found->quad).Field("score", found->score);
    if (options.mode.empty()) json.Field("mode", "");
  }
  if (!options.mode.empty()) json.Field("mode", options.mode);
  if (!options.status.empty()) json.Field("status", options.status);
  if (!options.date.empty()) json.Field("date", options.date);
  auto sides = [&](const char* key, const std::vector<std::string>& codes) {
    if (codes.empty()) return;
    json.Key(key).BeginArray();
    for (const std::string& code : codes) json.String(code);
    json.EndArray();
  };
  sides("actors", options.actors);
  sides("recipients", options.recipients);
  json.EndObject();
  return json.Take();
}

int Correct(Options options) {
  Correction& correction = options.correction;
  auto store = options.store.Open(options.list);
  if (!store) return Fail(store.error());
  if (options.list) {
    auto corrections = (*store)->Corrections(correction.event);
    if (!corrections) return Fail(corrections.error());
    for (const Correction& said : *corrections) {
      JsonWriter json;
      json.BeginObject().Field("event", said.event).Field("action", said.action).Key("changes").Raw(said.changes.empty() ? "null" : said.changes);
      json.FieldOrNull("analyst", said.analyst).FieldOrNull("note", said.note).FieldOrNull("made_at", said.made_at).EndObject();
      Print(json.Take() + "\n");
    }
    return corrections->empty() ? kAnswerIsNo : kDone;
  }
  correction.action = options.reject ? "reject" : options.restore ? "restore" : "amend";
  if (correction.action == "amend") {
    Result<std::string> changes = Changes(options);
    if (!changes) return Fail(changes.error());
    if (*changes == "{}") return Fail(Error{Errc::kUsage, "what is wrong with it? --reject, --restore, or what it should be: --type, --mode, --status, --date, --actors, --recipients", ""});
    correction.changes = *changes;
  }
  Status saved = (*store)->SaveCorrection(correction);
  if (!saved) return saved.error().code == Errc::kBadInput ? Fail({Errc::kUsage, saved.error().message, saved.error().where}) : Fail(saved.error());
  fmt::print(stderr, "lapwing correct: {} {}\n", correction.event, correction.action == "reject" ? "rejected" : correction.action == "restore" ? "restored" : "amended");
  return kDone;
}

}  // namespace

void AddCorrect(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("correct", "Reject or amend an event of a store");
  verb->footer("Examples:\n  lapwing correct --db news.db 7148dbc1547b83c6 --reject --note \"a film, not an exercise\"\n  lapwing correct --db news.db 7148dbc1547b83c6 --type AGREE --recipients RUS\n\n"
               "The coding itself is kept; a new coding of the article does not undo a correction.");
  auto options = std::make_shared<Options>();
  options->store.Add(*verb);
  verb->add_option("event", options->correction.event, "Id of the event")->required()->type_name("ID");
  auto reject = verb->add_flag("--reject", options->reject, "It is no event, or wholly wrong");
  verb->add_flag("--restore", options->restore, "Take back all that was said of it before")->excludes(reject);
  verb->add_option("--type", options->type, "Its type")->type_name("TYPE");
  verb->add_option("--mode", options->mode, "Its mode")->type_name("MODE");
  verb->add_option("--status", options->status, "Its status")->type_name("STATUS");
  verb->add_option("--date", options->date, "When it happened")->type_name("DATE");
  verb->add_option("--actors", options->actors, "Codes of its actors")->type_name("CODE")->delimiter(',')->allow_extra_args(false);
  verb->add_option("--recipients", options->recipients, "Codes of its recipients")->type_name("CODE")->delimiter(',')->allow_extra_args(false);
  verb->add_option("--analyst", options->correction.analyst, "Who says so")->type_name("NAME");
  verb->add_option("--note", options->correction.note, "Why")->type_name("TEXT");
  verb->add_option("--at", options->correction.made_at, "When it was said, as you write dates")->type_name("TIME");
  verb->add_flag("--list", options->list, "Show what was said of it");
  verb->callback([&run, options] { run = [options] { return Correct(*options); }; });
}

}  // namespace lapwing::tools
