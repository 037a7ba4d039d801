// SPDX-License-Identifier: Apache-2.0
// People called by part of their name.
#include <algorithm>
#include <span>

#include "base/strings.h"
#include "resolve/discourse.h"

namespace lapwing {
namespace {

std::string Folded(std::string_view form) {
  std::string folded = FoldName(form);
  std::erase(folded, '\'');
  return folded;
}

bool InDate(const SentenceMentions& out, int token) {
  return std::any_of(out.dates.begin(), out.dates.end(), [&](const DateMention& d) { return d.first <= token && token <= d.last; });
}

/// "since May 14", "in May 2015", "late May": the month, though a person is called so. "May said", "Mrs May's" are the person.
/// "on Friday" is a day, though a prime minister is called Friday: he is only meant with his title or given name.
bool DayOrMonthHere(const Tree& tree, int token) {
  if (OneOf(tree[token].form, {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})) {
    return token == 0 || tree[token - 1].upos != Upos::PROPN || !IsUpper(tree[token - 1].form[0]);
  }
  if (!OneOf(tree[token].form, {"May", "March", "April", "June", "August", "MAY", "JUNE"})) return false;
  auto number = [&](int t) { return t >= 0 && t < tree.size() && tree[t].form[0] >= '0' && tree[t].form[0] <= '9'; };
  if (number(token + 1) || number(token - 1)) return true;
  return token > 0 && OneOf(LowerAscii(tree[token - 1].form), {"in", "since", "until", "till", "last", "next", "early", "late", "mid", "-", "this", "during"});
}

/// "Roe v. Wade", "Marbury vs. Madison": parties to a suit of old.
bool InCourtCase(const Tree& tree, int first, int last) {
  for (int t = std::max(0, first - 2); t <= std::min(tree.size() - 1, last + 1); ++t) {
    const bool near = t >= first - 1 || tree[first - 1].form == ".";
    if (near && OneOf(tree[t].form, {"v", "v.", "vs", "vs."})) return true;
  }
  return false;
}

/// "von der" of "von der Leyen".
bool Particle(std::string_view form) {
  std::string word = LowerAscii(form);
  return OneOf(word, {"von", "der", "van", "de", "la", "al", "el", "bin", "ben", "ibn", "dos", "da", "du", "den", "ter", "ten", "del", "di"});
}

/// The run of name words around a proper noun: "Choe So - ni". In "On Monday Choe met" the day is none of them.
std::pair<int, int> NameRun(const Tree& tree, int token, const SentenceMentions& out) {
  const bool dated = InDate(out, token);
  auto name_word = [&](int t) {
    if (t < 0 || t >= tree.size() || out.At(t) != nullptr || InDate(out, t) != dated) return false;
    if (tree[t].upos == Upos::PROPN) return true;
    // "Waker-uz-Zaman", "Wali-ur-Rehman"
    const auto joint = [&](int i) { return i > 0 && i + 1 < tree.size() && tree[i - 1].form == "-" && tree[i + 1].form == "-" && OneOf(LowerAscii(tree[i].form), {"uz", "ur", "ul", "al", "us", "el", "ud", "un"}); };
    if (joint(t)) return true;
    // A hyphen between two proper nouns.
    return tree[t].form == "-" && t > 0 && t + 1 < tree.size() && (tree[t - 1].upos == Upos::PROPN || joint(t - 1)) &&
           (tree[t + 1].upos == Upos::PROPN || joint(t + 1));
  };
  int first = token, last = token;
  while (name_word(first - 1)) --first;
  while (name_word(last + 1)) ++last;
  // "von der Leyen", "al Sisi".
  auto particle = [&](int t) {
    if (t < 0 || out.At(t) != nullptr) return false;
    return Particle(tree[t].form);
  };
  while (particle(first - 1) && tree[first - 1].upos != Upos::VERB) --first;
  return {first, last};
}

bool IsTitle(const NameHit& hit) {
  for (const NameEntry* entry : hit.entries) {
    if (entry->kind == NameKind::kTitle) return true;
  }
  return false;
}

/// The title right before the name: "Foreign Minister Choi".
const NameHit* TitleBefore(const std::vector<NameHit>& hits, int first) {
  for (const NameHit& hit : hits) {
    if (hit.last == first - 1 && IsTitle(hit)) return &hit;
  }
  return nullptr;
}

/// The one person whose full name consists of these words, or -1.
int PersonNamed(const Knowledge& knowledge, const std::vector<std::string>& words) {
  int node = 0;
  for (const std::string& word : words) {
    node = knowledge.Child(node, word);
    if (node < 0) return -1;
  }
  int person = -1;
  for (const NameEntry& entry : knowledge.At(node)) {
    if (entry.kind == NameKind::kPerson) person = person < 0 ? entry.entity : -1;
  }
  return person;
}

/// A full name in another transliteration: the one known person who held office at the date, of a state that is spoken of.
int SpelledOtherwise(const SentenceView& view, int first, int last) {
  std::vector<std::string> words;
  for (int t = first; t <= last; ++t) {
    std::string word = Folded(view.tree[t].form);
    if (!word.empty()) words.push_back(word);
  }
  if (words.size() < 2) return -1;
  int best = -1;
  for (int index : view.knowledge.OtherSpelling(words, false)) {
    const Person& person = view.knowledge.persons[static_cast<size_t>(index)];
    bool fits = std::any_of(person.offices.begin(), person.offices.end(), [&](const Office& office) {
      return office.term.Covers(view.context.published) && view.context.spoken.count(std::string(office.country)) != 0;
    });
    if (!fits) continue;
    if (best >= 0) return -1;
    best = index;
  }
  return best;
}

/// "Vice Foreign Minister Shen Guoliang" is not Shen Danyang: what else stands in the run must be of the person's name, too.
bool RestFits(const SentenceView& view, int first, int last, const Person& person) {
  std::vector<std::string> known = NameWords(person.name);
  int foreign = 0;
  for (int t = first; t <= last; ++t) {
    std::string word = Folded(view.tree[t].form);
    if (word.empty()) continue;
    bool own = std::any_of(known.begin(), known.end(), [&](const std::string& other) {
      return word == other || (word.size() <= 2 && other.starts_with(word.substr(0, 1))) || (word.size() > 3 && (other.starts_with(word) || word.starts_with(other)));
    });
    foreign += own ? 0 : 1;
  }
  return foreign == 0 || (last > first + 1 && foreign == 1);
}

/// The state right before the title: "Russian Foreign Minister X", or with a possessive: "Russia's Foreign Minister X".
std::string CountryBefore(const SentenceView& view, int first) {
  int before = first - 1;
  if (before >= 0 && view.tree[before].xpos == XposFrom("POS")) --before;
  const Mention* mention = view.out.At(before);
  return mention == nullptr || mention->actors.empty() ? std::string() : mention->actors[0].country;
}

/// "King Abdullah" after King Abdullah and Crown Prince Hussein bin Abdullah: of all of that name, the one who was given the title.
const Actor& CalledSo(const SentenceView& view, const NameHit& title, const std::string& name, const Actor& latest) {
  const std::string noun = FoldName(view.tree[title.last].form);
  auto called = [&](const Actor& actor) {
    if (auto told = view.context.titles.find(actor.name); told != view.context.titles.end() && told->second.count(noun) != 0) return true;
    const int person = view.knowledge.PersonByName(actor.name);
    if (person < 0) return false;
    const std::span<const Office> offices = view.knowledge.persons[static_cast<size_t>(person)].offices;
    return std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
      const std::vector<std::string_view> words = SplitWords(office.title);
      return office.term.Covers(view.context.published) && !words.empty() && words.back() == noun && (words.size() == 1 || words.front() != "crown");
    });
  };
  if (called(latest)) return latest;
  for (const auto& [known, actor] : view.context.people) {
    const std::vector<std::string> words = NameWords(actor.name);
    if (std::find(words.begin(), words.end(), name) != words.end() && called(actor)) return actor;
  }
  return latest;
}

/// The person right before "bin X", "ibn X": an index of mentions, or -1.
int FatherOf(const SentenceView& view, int first) {
  if (first <= 0 || !OneOf(LowerAscii(view.tree[first].form), {"bin", "ibn", "bint"})) return -1;
  const int16_t at = view.out.at[static_cast<size_t>(first - 1)];
  if (at < 0) return -1;
  const Mention& before = view.out.mentions[static_cast<size_t>(at)];
  return before.kind == MentionKind::kPerson && before.last == first - 1 ? at : -1;
}

}  // namespace

void AddSurnames(SentenceView& view, const std::vector<NameHit>& hits) {
  const Tree& tree = view.tree;
  for (int t = 0; t < tree.size(); ++t) {
    // "to Ban", "May lost": a name that is a word too, by its capital inside the sentence, or as the subject that opens it.
    bool upper = IsUpper(tree[t].form[0]) && !view.shouting && tree[t].upos != Upos::PROPN && !view.knowledge.ShortName(Folded(tree[t].form)).empty();
    bool inside = t > 0 && tree[t].upos == Upos::NOUN && tree[t - 1].upos != Upos::PUNCT;
    bool opens = t == 0 && t + 1 < tree.size() && tree.Rel(t) == Deprel::nsubj && tree.Child(t, Deprel::det) < 0 && tree[t].upos != Upos::PRON &&
                 (tree[t + 1].upos == Upos::VERB || tree[t + 1].upos == Upos::AUX);
    bool capital = upper && (inside || opens);
    if ((tree[t].upos != Upos::PROPN && !capital) || view.out.At(t) != nullptr || DayOrMonthHere(tree, t)) continue;
    // "King of Bahrain" is no Mr King.
    const bool office = t + 1 < tree.size() && tree.Lemma(t + 1) == "of" && std::any_of(hits.begin(), hits.end(), [&](const NameHit& hit) { return hit.last == t && IsTitle(hit); });
    if (office) continue;
    auto [first, last] = NameRun(tree, t, view.out);
    if (InCourtCase(tree, first, last)) {
      t = last;
      continue;
    }
    // "Prince Faisal bin Farhan bin Abdullah": his father's and grandfather's names are his own.
    if (int father = FatherOf(view, first); father >= 0) {
      view.out.mentions[static_cast<size_t>(father)].last = last;
      for (int i = first; i <= last; ++i) view.out.at[static_cast<size_t>(i)] = static_cast<int16_t>(father);
      t = last;
      continue;
    }
    // A title can itself be tagged as a proper noun and swallowed by the run: "Foreign Minister Choi".
    const NameHit* title = nullptr;
    for (const NameHit& hit : hits) {
      if (hit.last >= first && hit.last < last && IsTitle(hit)) title = &hit, first = hit.last + 1;
    }
    if (title == nullptr) title = TitleBefore(hits, first);
    while (first < last && title == nullptr && Honorific(tree[first].form)) ++first;
    t = last;
    if (first > last) continue;
    std::string joined, spaced;
    bool hyphens = last > first, particles = true;
    for (int i = first; i <= last; ++i) {
      std::string word = Folded(tree[i].form);
      if (!word.empty()) joined += (joined.empty() ? "" : " ") + word;
      hyphens = hyphens && ((i - first) % 2 == 0 ? IsUpper(tree[i].form[0]) : tree[i].form == "-");
      particles = particles && (i == last || Particle(tree[i].form));
    }
    // "Jean-Pierre", "von der Leyen", "Duran Ballen" is one name, however many tokens.
    spaced = joined;
    if (hyphens) std::erase(joined, ' ');
    const bool one_name = first == last || hyphens || particles || !view.knowledge.ShortName(spaced).empty();
    std::string key = Folded(tree[last].form);
    std::string front = Folded(tree[first].form);
    Actor actor;
    bool found = false;
    for (const std::string& name : {joined, key, front}) {
      auto known = view.context.people.find(name);
      // One word, or the same words as when introduced; "Gordon Brown" is not the "Gen. Brown" of paragraph one.
      if (known != view.context.people.end() && one_name && title == nullptr) {
        // Of several of one name ("Kim") the one the text is about.
        Seek seek;
        seek.token = last;
        seek.forbid_clause = false;
        seek.reach = 8;
        seek.fit = [&](const Recent& r) {
          if (!r.human || r.actors.size() != 1) return 0.0;
          std::vector<std::string> words = NameWords(r.actors[0].name);
          return std::find(words.begin(), words.end(), name) != words.end() ? 1.0 : 0.0;
        };
        if (Antecedent meant = FindAntecedent(view, seek); meant && meant.actors[0].country == known->second.country) {
          actor = meant.actors[0];
          found = true;
          break;
        }
      }
      if (known != view.context.people.end() && (one_name || title != nullptr || name == joined)) {
        actor = title == nullptr ? known->second : CalledSo(view, *title, name, known->second);
        found = true;
        break;
      }
    }
    if (!found && (one_name || title != nullptr)) {
      std::string title_text;
      if (title != nullptr) {
        for (int i = title->first; i <= title->last; ++i) title_text += (i > title->first ? " " : "") + tree[i].form;
      }
      const std::string country = title != nullptr ? CountryBefore(view, title->first) : std::string();
      for (const std::string& name : {joined, spaced, key, front}) {
        // "Biden-Harris", "the Davis-Bacon Act": two people, or neither; "al-Sisi" is one.
        if (hyphens && name != joined && name != spaced && !Particle(tree[first].form)) continue;
        int person = FindByShortName(view, name, country, title_text, TaggedName(tree, last, EntityKind::person).first >= 0);
        // "Colonel Qadhafi": a rank is no office; heads of state bear many.
        if (person < 0 && country.empty() && title != nullptr && title->first == title->last && Honorific(tree[title->first].form)) {
          person = FindByShortName(view, name, "", "", TaggedName(tree, last, EntityKind::person).first >= 0);
        }
        if (person < 0) continue;
        if (last > first && !RestFits(view, first, last, view.knowledge.persons[static_cast<size_t>(person)])) continue;
        actor = PersonActor(view.knowledge, person, view.context.published);
        found = true;
        break;
      }
    }
    if (!found && last - first >= 2) {
      // "Dmitry Anatolyevich Medvedev": known by first and last name.
      int person = PersonNamed(view.knowledge, {front, key});
      if (person >= 0) actor = PersonActor(view.knowledge, person, view.context.published), found = true;
    }
    std::string_view reason = "surname";
    if (!found && last > first) {
      int person = SpelledOtherwise(view, first, last);
      if (person >= 0) actor = PersonActor(view.knowledge, person, view.context.published), found = true, reason = "another spelling";
    }
    if (!found) continue;
    Mention mention;
    mention.reason = reason;
    mention.kind = MentionKind::kPerson;
    mention.first = first;
    mention.last = last;
    mention.head = first;
    for (int i = first; i <= last; ++i) {
      if (tree.Head(i) < first || tree.Head(i) > last) mention.head = i;
    }
    mention.actors.push_back(actor);
    mention.confidence = title != nullptr ? 0.9 : 0.85;
    view.Add(std::move(mention));
  }
}

}  // namespace lapwing
