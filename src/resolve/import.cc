// SPDX-License-Identifier: Apache-2.0
#include "resolve/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"

namespace lapwing {
namespace {

/// A stretch of time and what the actor was then.
struct Piece {
  Days term;
  std::string code, sector;
  int line = 0;
};

/// The days of `term` that none of `taken` has.
std::vector<Days> Free(Days term, const std::vector<Piece>& taken) {
  std::vector<Days> free = {term};
  for (const Piece& piece : taken) {
    std::vector<Days> rest;
    for (const Days& days : free) {
      if (!days.Overlaps(piece.term)) {
        rest.push_back(days);
        continue;
      }
      if (days.first < piece.term.first) rest.push_back({days.first, piece.term.first - 1});
      if (days.last > piece.term.last) rest.push_back({piece.term.last + 1, days.last});
    }
    free = std::move(rest);
  }
  return free;
}

bool Always(const Days& days) { return days.first == INT64_MIN && days.last == INT64_MAX; }

void Add(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

std::string NamesLine(std::string_view key, const std::vector<std::string>& names) {
  return names.empty() ? std::string() : fmt::format("  {:<6} {}\n", key, fmt::join(names, " | "));
}

/// Names of a state by their look: "Ruritanian" is an adjective, "Ruritanians" are people.
std::string_view StateField(std::string_view name) {
  if (name.find(' ') != std::string_view::npos) return "name";
  for (std::string_view tail : {"ian", "ese", "ish", "ean"}) {
    if (name.ends_with(tail)) return "adj";
  }
  return name.ends_with("ians") ? "people" : "name";
}

/// One entry on its way to our format.
class EntryImport {
 public:
  EntryImport(const std::string& path, const DictionaryEntry& entry, std::vector<ImportNote>& notes) : path_(path), entry_(entry), notes_(notes) {
    for (const std::string& name : entry.names) {
      std::string written = WrittenName(name);
      if (!written.empty()) Add(names_, written);
    }
  }

  void Lost(int line, std::string text) { notes_.push_back({path_, line, true, std::move(text)}); }
  void Changed(int line, std::string text) { notes_.push_back({path_, line, false, std::move(text)}); }

  /// Codes to pieces that share no day: the first that fits a day holds, one without dates on all other days.
  std::vector<Piece> Pieces() {
    std::vector<Piece> pieces;
    for (bool dated : {true, false}) {
      for (const DictionaryCode& code : entry_.codes) {
        if (code.dates.empty() == dated) continue;
        ImportedCode ours = ConvertCode(code.code);
        std::string fault, note;
        auto days = ours.code.empty() ? std::nullopt : ConvertDates(code.dates, fault, note);
        if (!days) {
          Lost(code.line, fmt::format("{}: {}", Name(), ours.code.empty() ? ours.fault : fault));
          continue;
        }
        if (!note.empty()) Changed(code.line, note);
        if (!ours.dropped.empty()) Changed(code.line, fmt::format("{}: '{}' of '{}' has no counterpart", Name(), ours.dropped, code.code));
        std::vector<Days> free = Free(*days, pieces);
        if (free.empty()) Lost(code.line, fmt::format("{}: '{}' holds on no day that earlier codes leave", Name(), code.code));
        for (const Days& term : free) pieces.push_back({term, ours.code, ours.sector, code.line});
      }
    }
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.term.first < b.term.first; });
    return pieces;
  }

  const std::vector<std::string>& names() const { return names_; }
  std::string Name() const { return names_.empty() ? std::string("?") : names_[0]; }
  std::string Origin() const { return fmt::format("{}:{}", path_.substr(path_.find_last_of('/') + 1), entry_.line); }

 private:
  const std::string& path_;
  const DictionaryEntry& entry_;
  std::vector<ImportNote>& notes_;
  std::vector<std::string> names_;
};

bool Known(const Knowledge& knowledge, const std::string& name) {
  int node = 0;
  for (const std::string& word : NameWords(name)) {
    node = knowledge.Child(node, word);
    if (node < 0) return false;
  }
  return node > 0 && !knowledge.At(node).empty();
}

std::string PersonBlock(EntryImport& entry, const std::vector<Piece>& pieces) {
  const std::vector<std::string>& names = entry.names();
  std::vector<std::string> full, last;
  for (const std::string& name : names) Add(name.find(' ') == std::string::npos ? last : full, name);
  std::string block = fmt::format("person {}  # {}\n", full[0], entry.Origin());
  block += NamesLine("name", {full.begin() + 1, full.end()}) + NamesLine("last", last);
  bool roles = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return !piece.sector.empty(); });
  for (const Piece& piece : pieces) {
    std::string sector = !piece.sector.empty() ? piece.sector : roles ? "ELI" : "UNK";
    block += fmt::format("  office {} {} {} {}\n", piece.code, sector, PlainTitle(sector), TermText(piece.term));
  }
  return block + "\n";
}

/// A role of an agents file: its phrase and plural under their sector. Gives back how many words were taken.
size_t AddRole(EntryImport& entry, const DictionaryEntry& role, std::map<std::string, std::string>& words,
               std::map<std::string, std::map<std::string_view, std::vector<std::string>>>& sectors) {
  std::string sector(role.codes.empty() ? "" : ConvertRole(role.codes[0].code));
  if (sector.empty()) {
    entry.Lost(role.line, role.codes.empty() ? fmt::format("{}: no code", entry.Name()) : fmt::format("{}: '{}' is no role known here", entry.Name(), role.codes[0].code));
    return 0;
  }
  for (size_t i = 1; i < role.codes.size(); ++i) entry.Lost(role.codes[i].line, fmt::format("{}: a word has one sector; '{}' is left out", entry.Name(), role.codes[i].code));
  size_t taken = 0;
  auto take = [&](const std::string& name, std::string_view field) {
    std::string phrase = LowerAscii(name);
    auto [at, fresh] = words.try_emplace(phrase, sector);
    if (!fresh && at->second != sector) entry.Lost(role.line, fmt::format("'{}' is {} already; {} is left out", phrase, at->second, sector));
    if (!fresh) return;
    sectors[sector][field].push_back(phrase);
    ++taken;
  };
  for (const std::string& name : entry.names()) take(name, RoleField(LowerAscii(name)));
  std::string plural = WrittenName(role.plural);
  // Regular plurals go without saying.
  if (!plural.empty() && LowerAscii(plural) != LowerAscii(entry.Name()) + "s") take(plural, RoleField(LowerAscii(entry.Name())));
  return taken;
}

}  // namespace

/// What is to be written, by kind, in the order of the dictionaries.
struct DictionaryImport::Output {
  struct State {
    std::vector<std::string> name, adj, people;
  };
  std::map<std::string, State> states;
  std::string actors, persons;
  std::map<std::string, std::map<std::string_view, std::vector<std::string>>> sectors;  ///< sector, field, words
  std::map<std::string, std::vector<std::pair<std::string, Days>>> owners;             ///< names of actors: who has them when
  std::map<std::string, std::string> words;                                            ///< common noun to its sector
  std::vector<ImportNote> notes;
  ImportCounts counts;

  void AddEntry(EntryImport& import, const DictionaryEntry& entry);
  void AddState(EntryImport& import, int line, const std::string& code);
  void AddActor(EntryImport& import, int line, const Piece& piece);
};

DictionaryImport::DictionaryImport(std::shared_ptr<const Knowledge> knowledge, bool only_new)
    : knowledge_(std::move(knowledge)), only_new_(only_new), out_(new Output) {}
DictionaryImport::~DictionaryImport() = default;
const std::vector<ImportNote>& DictionaryImport::notes() const { return out_->notes; }
const ImportCounts& DictionaryImport::counts() const { return out_->counts; }

namespace {

/// Names with a country and no role, at all times: names of the state.
bool NamesState(const std::vector<Piece>& pieces) {
  return pieces.size() == 1 && Always(pieces[0].term) && pieces[0].sector.empty() && !IsWorldCode(pieces[0].code);
}

bool NamesPerson(const std::vector<std::string>& names, const std::vector<Piece>& pieces) {
  auto full = [](const std::string& name) { return name.find(' ') != std::string::npos; };
  if (IsWorldCode(pieces[0].code) || std::none_of(names.begin(), names.end(), full)) return false;
  // Undated fighters are seldom single men.
  const Piece& only = pieces[0];
  if (pieces.size() == 1 && Always(only.term) && (only.sector == "REB" || only.sector == "PRM" || only.sector == "UAF")) return false;
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) { return !full(name) || LooksLikePerson(name); });
}

}  // namespace

void DictionaryImport::Output::AddState(EntryImport& import, int line, const std::string& code) {
  State& state = states[code];
  for (const std::string& name : import.names()) {
    auto& holders = owners[name];
    bool other = std::any_of(holders.begin(), holders.end(), [&](const auto& holder) { return holder.first != code; });
    if (other) {
      import.Lost(line, fmt::format("'{}' is a name of {} already", name, holders[0].first));
      continue;
    }
    holders.emplace_back(code, Days{});
    std::string_view field = StateField(name);
    Add(field == "adj" ? state.adj : field == "people" ? state.people : state.name, name);
  }
}

void DictionaryImport::Output::AddActor(EntryImport& import, int line, const Piece& piece) {
  std::string key = fmt::format("{} {} {}", piece.code, piece.sector, import.Origin());
  std::vector<std::string> names;
  for (const std::string& name : import.names()) {
    auto& holders = owners[name];
    bool taken = std::any_of(holders.begin(), holders.end(), [&](const auto& holder) { return holder.second.Overlaps(piece.term); });
    if (taken) {
      import.Lost(line, fmt::format("'{}' is a name of {} already", name, holders[0].first));
      continue;
    }
    names.push_back(name);
    holders.emplace_back(key, piece.term);
  }
  if (names.empty()) return;
  bool org = IsWorldCode(piece.code) && piece.code != "IMG";
  std::string sector = org ? "" : (piece.sector.empty() ? "UNK" : piece.sector) + " ";
  actors += fmt::format("{} {} {}{}  # {}\n", org ? "org" : "group", piece.code, sector, names[0], import.Origin());
  if (!Always(piece.term)) actors += fmt::format("  term   {}\n", TermText(piece.term));
  actors += NamesLine("name", names) + "\n";
  ++(org ? counts.organisations : counts.groups);
}

void DictionaryImport::Output::AddEntry(EntryImport& import, const DictionaryEntry& entry) {
  if (entry.agent) {
    counts.words += AddRole(import, entry, words, sectors);
    return;
  }
  if (entry.codes.empty()) return import.Lost(entry.line, fmt::format("{}: no code", import.Name()));
  std::vector<Piece> pieces = import.Pieces();
  if (pieces.empty()) return;  // told code by code
  if (NamesState(pieces)) return AddState(import, entry.line, pieces[0].code);
  if (NamesPerson(import.names(), pieces)) {
    persons += PersonBlock(import, pieces);
    ++counts.persons;
    return;
  }
  for (const Piece& piece : pieces) {
    if (piece.sector.empty() && !IsWorldCode(piece.code)) import.Lost(piece.line, fmt::format("{}: names of states have no dates of their own", import.Name()));
    else AddActor(import, entry.line, piece);
  }
}

void DictionaryImport::Read(const std::string& path, std::string_view text) {
  Output& out = *out_;
  std::string decoded = DecodeText(text).text;
  for (const DictionaryEntry& entry : ReadDictionary(path, decoded, out.notes)) {
    ++out.counts.entries;
    out.counts.names += entry.names.size();
    EntryImport import(path, entry, out.notes);
    if (import.names().empty()) continue;  // told where its name was read
    bool known = only_new_ && std::all_of(import.names().begin(), import.names().end(), [&](const std::string& name) { return Known(*knowledge_, name); });
    if (known) ++out.counts.known;
    else out.AddEntry(import, entry);
  }
  out.counts.states = out.states.size();
}

std::string DictionaryImport::Text() const {
  std::string text;
  for (const auto& [code, state] : out_->states) {
    if (state.name.empty() && state.adj.empty() && state.people.empty()) continue;
    int known = knowledge_ ? knowledge_->ByCode(code) : -1;
    std::string name = known >= 0 ? knowledge_->entities[static_cast<size_t>(known)].name : state.name.empty() ? code : state.name[0];
    text += fmt::format("state {} {}\n{}{}{}\n", code, name, NamesLine("name", state.name), NamesLine("adj", state.adj), NamesLine("people", state.people));
  }
  text += out_->actors + out_->persons;
  for (const auto& [sector, fields] : out_->sectors) {
    text += fmt::format("sector {}\n", sector);
    for (const auto& [field, words] : fields) text += NamesLine(field, words);
    text += "\n";
  }
  return text;
}

}  // namespace lapwing
