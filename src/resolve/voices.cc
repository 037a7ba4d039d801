// SPDX-License-Identifier: Apache-2.0
#include "resolve/voices.h"

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "resolve/rank.h"

namespace lapwing {
namespace {

constexpr int kLongestLabel = 9;  // tokens: "PRIME MINISTER SMITH-JONES (through an interpreter):" is as long as they come

bool AllCapitals(std::string_view form) {
  bool letter = false;
  for (char c : form) {
    if (c >= 'a' && c <= 'z') return false;
    letter = letter || IsUpper(c);
  }
  return letter;
}

bool NoWord(std::string_view form) { return !IsAlpha(form[0]); }

/// Where the label ends, the token of its colon; -1 where the paragraph opens with none. A lone "Q" may do without.
int LabelEnd(const Tree& tree) {
  if (tree.size() == 0) return -1;
  if (tree[0].form == "Q" && tree.size() > 1 && (tree[1].form == ":" || IsUpper(tree[1].form[0]))) return tree[1].form == ":" ? 1 : 0;
  for (int t = 0; t < std::min(tree.size(), kLongestLabel); ++t) {
    if (tree[t].form == ":") return t > 0 ? t : -1;
    const bool name = tree[t].upos == Upos::PROPN || AllCapitals(tree[t].form) || NoWord(tree[t].form);
    if (!name && tree[t].form != "of") return -1;
  }
  return -1;
}

/// A person whom the article or the files know under the label's last words.
const Mention* PersonWithin(const SentenceView& view, int end) {
  for (int t = 0; t < end; ++t) {
    const Mention* m = view.out.At(t);
    if (m != nullptr && m->actors.size() == 1 && !m->actors[0].country.empty() && (m->kind == MentionKind::kPerson || m->human)) return m;
  }
  return nullptr;
}

std::string TitleWords(const Tree& tree, int end) {
  std::string words;
  for (int t = 0; t < end; ++t) {
    std::string word = FoldName(tree[t].form);
    if (!word.empty() && word != "the") words += (words.empty() ? "" : " ") + word;
  }
  return words;
}

void SetHouse(const std::string& code, std::string_view sector, ArticleContext& context) {
  context.house = code;
  Actor actor;
  actor.country = code;
  actor.sector = sector;
  context.voice = {actor};
}

bool IsStateCode(const Knowledge& knowledge, std::string_view code) { return knowledge.ByCode(code) >= 0 && !OneOf(code, {"EUR", "UNO", "IGO"}); }

/// The government whose seat, ministry or army this is has the word. False: it is none.
bool SetHouseOf(const Knowledge& knowledge, const NameEntry& entry, ArticleContext& context) {
  const bool government = entry.kind == NameKind::kSeat || (entry.kind == NameKind::kBody && OneOf(entry.sector, {"GOV", "MIL"}));
  if (!government || entry.entity < 0) return false;
  const std::string& code = knowledge.entities[static_cast<size_t>(entry.entity)].code;
  if (code.size() != 3) return false;
  SetHouse(code, entry.sector == "MIL" ? "MIL" : "GOV", context);
  return true;
}

/// "remarks", "briefing": the forms of a press office.
bool PressForm(std::string_view lemma) { return OneOf(lemma, {"remark", "remarks", "statement", "readout", "briefing", "gaggle", "toast", "address", "transcript", "release", "communique"}); }

/// "Press Briefing by Press Secretary Cole", "Remarks by the President": an office whose state nobody needs to be told. Not "Remarks by the
/// President of Chile".
bool NamesOfficeWithoutState(const std::string& text, const Tree& title, const std::vector<NameHit>& hits) {
  bool form = false, office = false;
  for (int t = 0; t < std::min(title.size(), 4); ++t) form = form || PressForm(LowerAscii(title[t].lemma));
  for (std::string_view words : {"Press Secretary", "the President", "the Vice President", "Vice President ", "National Security Advis", "Air Force One", "the First Lady", "the Prime Minister", "the Secretary",
                                 "the Foreign Minister", "Spokesperson"}) {
    office = office || text.find(words) != std::string::npos;
  }
  for (const NameHit& hit : hits) {
    for (const NameEntry* entry : hit.entries) office = office && !(entry->kind == NameKind::kState && title.Preposition(hit.head) == "of");
  }
  return form && office;
}

/// "Secretary Blinken spoke", "the Prime Minister met Minister Okada": a government calls its own people by title and surname, without their
/// state. The one state such people are of, or "".
std::string StateOfUntitled(const Knowledge& knowledge, std::span<const Tree> trees, std::span<const std::vector<NameHit>> names, const ArticleContext& context) {
  std::set<std::string> states;
  for (size_t i = 1; i < names.size(); ++i) {
    const Tree& tree = trees[i];
    for (const NameHit& hit : names[i]) {
      const bool title = std::any_of(hit.entries.begin(), hit.entries.end(), [](const NameEntry* e) { return e->kind == NameKind::kTitle; });
      const int after = hit.last + 1;
      if (!title || after >= tree.size() || !IsUpper(tree[hit.first].form[0]) || !IsUpper(tree[after].form[0])) continue;
      const bool state = std::any_of(names[i].begin(), names[i].end(), [&](const NameHit& other) { return other.last < hit.first && hit.first - other.last <= 2; });
      if (state) continue;
      const std::string key = FoldName(tree[hit.last].form);
      for (int index : knowledge.ShortName(FoldName(tree[after].form))) {
        for (const Office& office : knowledge.persons[static_cast<size_t>(index)].offices) {
          const std::vector<std::string_view> words = SplitWords(office.title);
          const bool called = std::find(words.begin(), words.end(), key) != words.end();
          if (called && office.term.Covers(context.published) && IsStateCode(knowledge, office.country)) states.insert(std::string(office.country));
        }
      }
    }
  }
  return states.size() == 1 ? *states.begin() : std::string();
}

}  // namespace

void NotePublisher(const Knowledge& knowledge, const Article& article, ArticleContext& context) {
  if (std::string code = knowledge.hosts().Of(article.url); !code.empty()) SetHouse(code, IsStateCode(knowledge, code) ? "GOV" : "", context);
  int node = 0;
  for (const std::string& word : NameWords(article.publisher)) {
    if (node == 0 && word == "the") continue;
    node = knowledge.Child(node, word);
    if (node < 0) return;
  }
  if (node == 0) return;
  for (const NameEntry& entry : knowledge.At(node)) {
    if (SetHouseOf(knowledge, entry, context)) return;
    if (entry.kind == NameKind::kBody && entry.sector == "JRN" && entry.entity >= 0) context.press = knowledge.entities[static_cast<size_t>(entry.entity)].code;
  }
}

void NoteHouse(const Knowledge& knowledge, const Article& article, std::span<const Tree> trees, std::span<const std::vector<NameHit>> names, ArticleContext& context) {
  if (!context.house.empty() || trees.empty() || !NamesOfficeWithoutState(article.title, trees[0], names[0])) return;
  for (size_t i = 0; i < names.size(); ++i) {
    for (const NameHit& hit : names[i]) {
      if (CommonName(trees[i], hit)) continue;  // "the Supreme Court" has many states
      for (const NameEntry* entry : hit.entries) {
        if (SetHouseOf(knowledge, *entry, context)) return;
      }
    }
  }
  if (const std::string code = StateOfUntitled(knowledge, trees, names, context); !code.empty()) SetHouse(code, "GOV", context);
}

namespace {

/// "Joint Statement of the Leaders of X, Y and Z", "Quad Leaders' Joint Statement", "U.S.-Japan Joint Declaration": "we" are all whom the title
/// names, with the house whose page it is where the title names only its guest.
bool NoteJointVoice(SentenceView& view) {
  const Tree& tree = view.tree;
  int paper = -1;
  for (int t = 0; t < tree.size() && paper < 0; ++t) {
    if (!OneOf(LowerAscii(tree[t].lemma), {"statement", "declaration", "communique", "communiqu\u00e9", "proclamation", "vision", "text"})) continue;
    for (int before = std::max(0, t - 3); before < t; ++before) {
      if (OneOf(LowerAscii(tree[before].form), {"joint", "trilateral", "quadrilateral", "bilateral", "leaders", "leaders'"})) paper = t;
    }
  }
  if (paper < 0) return false;
  std::vector<Actor> all;
  auto add = [&](Actor actor) {
    const bool have = std::any_of(all.begin(), all.end(), [&](const Actor& a) { return a.country == actor.country; });
    if (actor.country.size() == 3 && !have) all.push_back(std::move(actor));
  };
  for (const Mention& m : view.out.mentions) {
    // What the statement is on or about does not make it: "Joint Statement on Ukraine".
    bool topic = false;
    for (int t = m.head; t >= 0; t = tree.Head(t)) topic = topic || (t > paper && OneOf(tree.Preposition(t), {"on", "about", "regarding", "concerning", "against", "at", "in"}));
    if (topic || m.thing || m.kind == MentionKind::kPlace) continue;
    for (Actor actor : m.actors) {
      actor.sector = actor.country == "IGO" || actor.country == "EUR" || actor.country == "UNO" ? "" : "GOV";
      if (!actor.sector.empty()) actor.name.clear(), actor.wikidata.clear();
      add(std::move(actor));
    }
  }
  const bool group = all.size() == 1 && all[0].country == "IGO";
  if (all.size() == 1 && !group && !view.context.house.empty()) {
    Actor host;
    host.country = view.context.house;
    host.sector = "GOV";
    add(std::move(host));
  }
  if (all.size() < 2 && !group) return false;
  view.context.voice = std::move(all);
  view.context.voice_human = false;
  return true;
}

}  // namespace

void NoteTitle(SentenceView& view) {
  const Tree& tree = view.tree;
  if (NoteJointVoice(view)) return;
  int form = -1;
  for (int t = 0; t < std::min(tree.size(), 4) && form < 0; ++t) {
    if (PressForm(LowerAscii(tree[t].lemma))) form = t;
  }
  if (form < 0 || form + 2 >= tree.size()) return;
  const bool told = LowerAscii(tree[form].form) == "readout";
  if (!OneOf(LowerAscii(tree[form + 1].form), {"by", "from", "of"})) return;
  // "by Press Secretary Marian Cole": whoever is labelled so speaks for the house, known or not.
  for (int t = form + 2; t < tree.size() && !view.context.house.empty() && !told; ++t) {
    const Mention* m = view.out.At(t);
    const bool known = m != nullptr && !m->actors.empty() && !m->actors[0].country.empty();
    if (tree[t].upos == Upos::PROPN && !known) view.context.house_names.insert(FoldName(tree[t].form));
  }
  const Mention* first = nullptr;
  int people = 0;
  for (const Mention& m : view.out.mentions) {
    if (m.first <= form || m.kind != MentionKind::kPerson || m.actors.size() != 1 || !OneOf(m.actors[0].sector, {"GOV", "MIL"})) continue;
    if (first == nullptr || m.first < first->first) first = &m;
  }
  if (first == nullptr || first->first > form + 8) return;
  // "Remarks by X and Y": their labels tell who speaks.
  for (const Mention& m : view.out.mentions) {
    people += m.kind == MentionKind::kPerson && m.first > first->last && m.first <= first->last + 6 && tree[first->last + 1].lemma == "and" ? 1 : 0;
  }
  if (view.context.house.empty()) SetHouse(first->actors[0].country, "GOV", view.context);
  if (told || people > 0) return;
  view.context.voice = first->actors;
  view.context.voice_human = true;
}

void NoteLabel(SentenceView& view, const std::vector<NameHit>& hits) {
  const Tree& tree = view.tree;
  const int end = LabelEnd(tree);
  if (end < 0) return;
  auto speak = [&](std::vector<Actor> actors, bool human) {
    view.context.voice = std::move(actors);
    view.context.voice_human = human;
  };
  if (OneOf(tree[0].form, {"Q", "QUESTION", "REPORTER"})) return speak({}, false);
  bool capitals = true;
  for (int t = 0; t < end; ++t) capitals = capitals && (AllCapitals(tree[t].form) || NoWord(tree[t].form) || tree[t].form == "MCs");
  if (const Mention* person = PersonWithin(view, end)) {
    // "Wang Wenbin:"; but "US, Iran: talks" and "Putin on Ukraine:" are none.
    if (capitals || (person->first == 0 && person->last == end - 1)) speak(person->actors, true);
    return;
  }
  const bool press = std::any_of(view.out.mentions.begin(), view.out.mentions.end(), [&](const Mention& m) {
    return m.last < end && !m.actors.empty() && (m.actors[0].sector == "JRN" || m.actors[0].country == "MNC");
  });
  if (press) return speak({}, false);  // "Reuters: ...?"
  if (!capitals) return;
  if (end > 0 && view.context.house_names.count(FoldName(tree[end - 1].form)) != 0) {
    Actor official;
    official.country = view.context.house;
    official.sector = "GOV";
    return speak({official}, true);
  }
  // "THE PRESIDENT:", "SENIOR ADMINISTRATION OFFICIAL:" of the house; anybody else is not known.
  const int begin = FoldName(tree[0].form) == "the" ? 1 : 0;
  const bool titled = !view.context.house.empty() && std::any_of(hits.begin(), hits.end(), [&](const NameHit& hit) {
    return hit.first == begin && hit.last == end - 1 && std::any_of(hit.entries.begin(), hit.entries.end(), [](const NameEntry* e) { return e->kind == NameKind::kTitle && e->sector == "GOV"; });
  });
  if (!titled) return speak({}, false);
  Mention mention;
  mention.kind = MentionKind::kRole;
  mention.first = begin;
  mention.last = mention.head = end - 1;
  mention.human = true;
  mention.reason = "label of whoever speaks";
  mention.confidence = 0.7;
  const int holder = HolderOf(view, view.context.house, TitleWords(tree, end));
  Actor actor;
  actor.country = view.context.house;
  actor.sector = "GOV";
  if (holder >= 0) actor = PersonActor(view.knowledge, holder, view.context.published);
  mention.actors = {actor};
  view.Add(std::move(mention));
  speak({actor}, true);
}

void NoteColon(SentenceView& view) {
  const Tree& tree = view.tree;
  if (tree.size() < 4 || tree[tree.size() - 1].form != ":") return;
  bool gives = false;
  for (int t = 0; t < tree.size(); ++t) {
    gives = gives || SpeechVerb(tree, t) || OneOf(tree.Lemma(t), {"answer", "statement", "following", "follow", "interview", "speech", "commentary", "article"});
  }
  if (!gives) return;
  // "The statement of an unknown league went on:" is nobody's we know.
  const bool known = view.context.speaker_sentence == view.context.sentence;
  view.context.voice = known ? view.context.speaker : std::vector<Actor>{};
  view.context.voice_human = view.context.speaker_human;
}

}  // namespace lapwing
