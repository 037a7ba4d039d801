// SPDX-License-Identifier: Apache-2.0
#include "resolve/resolver.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "lapwing/reasons.h"
#include "resolve/arms.h"
#include "resolve/here.h"
#include "resolve/interpret.h"
#include "resolve/mere_nouns.h"
#include "resolve/office_taken.h"
#include "resolve/papers.h"
#include "resolve/rank.h"
#include "resolve/voices.h"

namespace lapwing {
namespace {

bool PlacePreposition(std::string_view p) {
  for (std::string_view word : {"in", "at", "near", "off", "around", "outside", "inside", "across", "from", "to", "into", "over",
                                "towards", "toward", "through", "via", "along", "within", "throughout"}) {
    if (p == word) return true;
  }
  return false;
}

/// "President", "Secretary": what anybody may be called.
bool IsTitleWord(const Knowledge& knowledge, std::string_view word) {
  const int node = knowledge.Child(0, FoldName(word));
  if (node < 0) return false;
  const auto& entries = knowledge.At(node);
  return std::any_of(entries.begin(), entries.end(), [](const NameEntry& e) { return e.kind == NameKind::kTitle || e.kind == NameKind::kNoun; }) &&
         std::none_of(entries.begin(), entries.end(), [](const NameEntry& e) { return e.kind == NameKind::kPerson; });
}

}  // namespace

bool MayBePlace(MentionKind kind) {
  return kind == MentionKind::kState || kind == MentionKind::kCapital || kind == MentionKind::kPlace || kind == MentionKind::kSeat || kind == MentionKind::kGroup;
}

const PlaceEntry* FindPlace(const Knowledge& knowledge, std::string_view name, std::string_view country) {
  int node = 0;
  for (const std::string& word : NameWords(name)) {
    node = knowledge.Child(node, word);
    if (node < 0) return nullptr;
  }
  const PlaceEntry* best = nullptr;
  for (const NameEntry& entry : knowledge.At(node)) {
    if (entry.kind != NameKind::kPlace) continue;
    const PlaceEntry& place = knowledge.places[static_cast<size_t>(entry.entity)];
    bool fits = place.country == country, best_fits = best != nullptr && best->country == country;
    bool bigger = best != nullptr && (place.user != best->user ? place.user : place.population > best->population);
    if (best == nullptr || (fits && !best_fits) || (fits == best_fits && bigger)) best = &place;
  }
  return best;
}

void SentenceView::Add(Mention mention) {
  for (Actor& actor : mention.actors) {
    actor.text = TextOf(mention.first, mention.last);
    actor.span = {tree[mention.first].span.begin, tree[mention.last].span.end};
  }
  auto index = static_cast<int16_t>(out.mentions.size());
  for (int t = mention.first; t <= mention.last; ++t) {
    int16_t& at = out.at[static_cast<size_t>(t)];
    if (at < 0) at = index;
  }
  out.at[static_cast<size_t>(mention.head)] = index;
  out.mentions.push_back(std::move(mention));
}

std::string_view SentenceView::TextOf(int first, int last) const {
  return Slice(text, {tree[first].span.begin, tree[last].span.end});
}

void ArticleContext::Remember(Recent recent_actors) {
  recent.push_front(std::move(recent_actors));
  if (recent.size() > kRemember) recent.pop_back();
}

/// Notes who acts in which sector, for "the government", "the military".
void NoteSector(SentenceView& view, const Mention& mention, const Actor& actor) {
  bool subject = IsSubject(view.tree.Rel(mention.head));
  // A capital stands for a government where it acts, not where it is visited.
  bool capital = mention.kind == MentionKind::kCapital || mention.kind == MentionKind::kSeat;
  if (actor.sector.empty() || mention.kind == MentionKind::kPronoun || mention.thing || mention.confidence < 0.65 || (capital && !subject)) return;
  SectorActor& known = view.context.by_sector[actor.sector];
  known.countries.insert(actor.country);
  known.country = actor.country;
  known.subject = subject;
  known.person = mention.kind == MentionKind::kPerson || (mention.kind == MentionKind::kRole && !actor.name.empty());
  known.sentence = view.context.sentence;
}

/// A person who died so long ago that the news no longer tells of it.
bool LongDead(const SentenceView& view, const Mention& mention) {
  if (mention.kind != MentionKind::kPerson || mention.actors.size() != 1 || !view.context.published) return false;
  const int person = view.knowledge.PersonByName(mention.actors[0].name);
  if (person < 0) return false;
  const Date& died = view.knowledge.persons[static_cast<size_t>(person)].died;
  return died && view.context.published.Days() - died.Days() > kMourning;
}

void FinishSentence(SentenceView& view) {
  const Tree& tree = view.tree;
  for (Mention& m : view.out.mentions) {
    if (LongDead(view, m)) m.reason = kLongDead;
    // Titles may have widened the mention since it was added.
    for (Actor& actor : m.actors) {
      actor.text = view.TextOf(m.first, m.last);
      actor.span = {tree[m.first].span.begin, tree[m.last].span.end};
    }
    if (!m.place.name.empty() && !m.place.located && (m.kind == MentionKind::kCapital || m.kind == MentionKind::kSeat || m.kind == MentionKind::kState || m.kind == MentionKind::kGroup || m.kind == MentionKind::kPlace)) {
      // A state may have several capitals: the one named is meant.
      bool other = m.kind == MentionKind::kCapital && FoldName(view.TextOf(m.first, m.last)) != FoldName(m.place.name);
      const PlaceEntry* place = other ? FindPlace(view.knowledge, view.TextOf(m.first, m.last), m.place.country) : nullptr;
      if (place != nullptr && place->country == m.place.country) m.place.name = place->name;
      else place = FindPlace(view.knowledge, m.place.name, m.place.country);
      if (place != nullptr) {
        m.place.lat = place->lat;
        m.place.lon = place->lon;
        m.place.located = true;
        // The seat of an organisation stands in some state.
        if (view.knowledge.ByCode(m.place.country) < 0) m.place.country = place->country;
      }
    }
    if (!m.place.name.empty()) m.place.text = view.TextOf(m.first, m.last);
    if (MayBePlace(m.kind) && !(m.kind == MentionKind::kGroup && m.place.name.empty())) {
      Deprel rel = tree.Rel(m.head);
      bool oblique = rel == Deprel::obl || rel == Deprel::nmod || rel == Deprel::conj;
      std::string preposition = tree.Preposition(m.head);
      m.place_use = oblique && (PlacePreposition(preposition) || (preposition == "of" && m.head > 0 && NamedThing(tree, tree.Head(m.head))));
    }
  }
  std::vector<const Mention*> order;
  for (const Mention& m : view.out.mentions) order.push_back(&m);
  std::stable_sort(order.begin(), order.end(), [](const Mention* a, const Mention* b) { return a->first < b->first; });
  for (const Mention* m : order) {
    for (const Actor& actor : m->actors) {
      if (actor.country.empty()) continue;
      ++view.context.countries[actor.country];
      NoteSector(view, *m, actor);
    }
    bool refers = !m->actors.empty() && m->kind != MentionKind::kAdjective && m->kind != MentionKind::kPlace && !m->thing;
    if (refers && (m->kind != MentionKind::kSector || m->human)) view.context.Remember(AsRecent(view, *m));
    // What a role of an organisation is called ("Pacific Islands Forum leaders") is no person's name.
    const bool body = m->kind == MentionKind::kRole && m->actors.size() == 1 && OneOf(m->actors[0].country, {"IGO", "NGO", "IMG", "MNC", "UNO", "EUR"}) && !m->human;
    bool person = (m->kind == MentionKind::kPerson || (m->kind == MentionKind::kRole && !body)) && m->actors.size() == 1;
    if (person && !m->actors[0].name.empty()) {
      // The name as the text wrote it: its last word may stand alone from now on, as may the
      // first and last words of the name we know.
      std::vector<std::string_view> words = SplitWords(m->actors[0].text);
      // "the President" is nobody's name, whoever is meant.
      if (IsUpper(words.back()[0]) && !IsTitleWord(view.knowledge, words.back())) view.context.people[FoldName(words.back())] = m->actors[0];
      view.context.people[FoldName(m->actors[0].name)] = m->actors[0];
      std::vector<std::string_view> name = SplitWords(m->actors[0].name);
      for (std::string_view word : {name.front(), name.back()}) view.context.people[FoldName(word)] = m->actors[0];
    }
    int verb = tree.Head(m->head);
    if (tree.Rel(m->head) == Deprel::nsubj && verb >= 0 && tree.IsVerbal(verb) && !m->thing && !m->actors.empty() && !m->actors[0].country.empty()) {
      // Whoever says something, or else some person who does something.
      bool human = m->human || m->kind == MentionKind::kPerson;
      if (SpeechVerb(tree, verb) || human || view.context.speaker.empty()) {
        view.context.speaker = m->actors, view.context.speaker_human = human;
        view.context.speaker_sentence = view.context.sentence;
      }
    }
  }
  for (const Recent& stranger : view.strangers) {
    if (view.out.At(stranger.head) == nullptr) view.context.Remember(stranger);
  }
  for (Recent& together : TogetherIn(view)) view.context.Remember(std::move(together));
}

/// "A spokesman for the ministry", "the head of the delegation": whose the one is, the other says. The role under this one, or as many as there are.
size_t RoleUnder(const Tree& tree, const std::vector<NameHit>& hits, size_t upper) {
  for (size_t i = upper + 1; i < hits.size() && hits[i].first <= hits[upper].last + 4; ++i) {
    const int head = hits[i].head;
    if (tree.Rel(head) != Deprel::nmod || tree.Head(head) != hits[upper].head) continue;
    const std::string preposition = tree.Preposition(head);
    if (preposition == "for" || preposition == "of") return i;
  }
  return hits.size();
}

/// In text order, so that pronouns find the roles before them; but who "we" are is said after the quotation, so the first
/// person and what it owns ("our forces") come last.
void AddRolesAndPronouns(SentenceView& view, const std::vector<NameHit>& hits) {
  const Tree& tree = view.tree;
  auto ours = [&](int token) {
    return std::any_of(tree.Children(token).begin(), tree.Children(token).end(), [&](int child) { return FirstPerson(tree, child); });
  };
  for (bool first_person : {false, true}) {
    size_t next = 0;
    for (int t = 0; t < tree.size(); ++t) {
      if ((FirstPerson(tree, t) || ours(t)) == first_person) AddPronoun(view, t);
      for (; next < hits.size() && hits[next].first <= t; ++next) {
        if (ours(hits[next].head) != first_person) continue;
        // "ministers of the three states", "officers of the two armies": whose they are is told by a description below.
        for (int child : tree.Children(hits[next].head)) {
          if (tree.Rel(child) == Deprel::nmod && OneOf(tree.Preposition(child), {"of", "from"}) && tree[child].upos == Upos::NOUN && tree[child].xpos == XposFrom("NNS")) AddPronoun(view, child);
        }
        if (size_t under = RoleUnder(tree, hits, next); under < hits.size() && ours(hits[under].head) == first_person) AddRole(view, hits[under]);
        AddRole(view, hits[next]);
      }
    }
  }
}

/// "North and South Korea", "East and West German officials": the state whose name is told by its direction alone.
void AddOtherHalf(SentenceView& view) {
  const Tree& tree = view.tree;
  auto direction = [&](int t) { return t >= 0 && OneOf(LowerAscii(tree[t].form), {"north", "south", "east", "west"}); };
  std::vector<Mention> halves;
  for (const Mention& m : view.out.mentions) {
    const int half = m.first - 2;
    const bool state = m.kind == MentionKind::kState || m.kind == MentionKind::kAdjective;
    if (!state || m.last != m.first + 1 || !direction(m.first) || !direction(half) || !OneOf(tree[half + 1].form, {"and", "or"}) || view.out.At(half) != nullptr) continue;
    int node = 0;
    for (const std::string& word : {FoldName(tree[half].form), FoldName(tree[m.last].form)}) node = node < 0 ? node : view.knowledge.Child(node, word);
    if (node < 0) continue;
    for (const NameEntry& entry : view.knowledge.At(node)) {
      if (entry.entity < 0 || (entry.kind != NameKind::kState && entry.kind != NameKind::kAdjective)) continue;
      Mention other = m;
      other.first = other.last = other.head = half;
      other.actors = {EntityActor(view.knowledge, entry.entity, "", "")};
      other.place = {};
      other.reason = "half of a pair of names";
      halves.push_back(std::move(other));
      break;
    }
  }
  for (Mention& half : halves) view.Add(std::move(half));
}

/// "southern officials", "the northern leader" where the report speaks of both halves: as good as "South Korean". Not "the northern border", "southern rebels".
void AddHalfOfOffice(SentenceView& view, const std::vector<NameHit>& hits) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kHalves = {{{"PRK", "KOR"}, {"SDN", "SSD"}}};  // north, south
  const Tree& tree = view.tree;
  for (const NameHit& hit : hits) {
    const bool office = std::any_of(hit.entries.begin(), hit.entries.end(), [](const NameEntry* e) { return (e->kind == NameKind::kTitle || e->kind == NameKind::kNoun) && OneOf(e->sector, {"GOV", "MIL", "LEG"}); });
    if (!office) continue;
    for (int child : tree.Children(hit.head)) {
      const std::string word = LowerAscii(tree[child].form);
      if (child >= hit.head || !OneOf(word, {"northern", "southern"}) || view.out.At(child) != nullptr) continue;
      for (const auto& [north, south] : kHalves) {
        if (view.context.spoken.count(std::string(north)) == 0 || view.context.spoken.count(std::string(south)) == 0) continue;
        const int entity = view.knowledge.ByCode(word == "northern" ? north : south);
        if (entity < 0) continue;
        Mention mention;
        mention.first = mention.last = mention.head = child;
        mention.kind = MentionKind::kAdjective;
        mention.actors = {EntityActor(view.knowledge, entity, "", "")};
        mention.confidence = 0.7;
        mention.reason = "half of a pair of states";
        view.Add(std::move(mention));
        break;
      }
    }
  }
}

std::vector<SentenceMentions> Resolver::Resolve(const Article& article, std::span<const Sentence> sentences, std::vector<RankedPronoun>* ranked, std::vector<RankedRole>* roles) const {
  ArticleContext context;
  context.ranked = ranked;
  context.ranked_roles = roles;
  if (auto date = Date::Parse(article.published)) context.published = *date;
  context.dates.published = context.published;
  NotePublisher(*knowledge_, article, context);
  std::vector<SentenceMentions> result(sentences.size());
  // Names first: what an article speaks of anywhere helps to read a name at its beginning.
  std::vector<Tree> trees;
  std::vector<std::vector<NameHit>> names;
  trees.reserve(sentences.size());
  for (const Sentence& sentence : sentences) {
    names.push_back(FindNames(*knowledge_, trees.emplace_back(sentence)));
    NoteSpoken(*knowledge_, trees.back(), names.back(), context);
  }
  NoteHouse(*knowledge_, article, trees, names, context);
  for (size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    SentenceMentions& out = result[i];
    out.at.assign(sentence.tokens.size(), -1);
    if (sentence.tokens.empty()) continue;
    context.sentence = static_cast<int>(i);
    const Tree& tree = trees[i];
    std::vector<NameHit>& hits = names[i];
    SentenceView view{*knowledge_, tree, sentence.field == Field::kTitle ? article.title : article.text, context, out, {}, Shouting(tree)};
    const bool opens = sentence.paragraph != context.paragraph || i == 0 || sentence.field != sentences[i - 1].field;
    if (opens) context.quoting = false;
    context.paragraph = sentence.paragraph;
    out.dates = FindDates(tree, context.dates);
    // "March 6" is neither a town nor a demonstration.
    std::erase_if(hits, [&](const NameHit& hit) {
      return std::any_of(out.dates.begin(), out.dates.end(), [&](const DateMention& d) { return hit.first >= d.first && hit.last <= d.last; });
    });
    // "the Central American country", "West Indian cricket": a part of the world.
    std::erase_if(hits, [&](const NameHit& hit) {
      if (hit.first != hit.last || hit.first == 0 || !IsUpper(tree[hit.first - 1].form[0])) return false;
      std::string before = LowerAscii(tree[hit.first - 1].form), word = LowerAscii(tree[hit.first].form);
      return (OneOf(word, {"american", "americans"}) && OneOf(before, {"central", "latin", "south", "pan"})) ||
             (OneOf(word, {"indian", "indians"}) && before == "west");
    });
    // "Ulji Freedom Guardian": the end of a longer name that no file has is no paper.
    std::erase_if(hits, [&](const NameHit& hit) {
      const int before = hit.first - 1;
      const bool press = hit.first == hit.last && std::all_of(hit.entries.begin(), hit.entries.end(), [](const NameEntry* e) { return e->sector == "JRN"; });
      if (!press || before < 0 || tree[before].upos != Upos::PROPN || !IsUpper(tree[before].form[0]) || !tree.Under(before, hit.first)) return false;
      return std::none_of(hits.begin(), hits.end(), [&](const NameHit& other) { return other.first <= before && before <= other.last; });
    });
    std::erase_if(hits, [&](const NameHit& hit) { return MereNoun(view, hit); });
    AddNamed(view, hits);
    AddOtherHalf(view);
    AddHalfOfOffice(view, hits);
    NoteDateline(view, sentence.field == Field::kText && sentence.paragraph <= 1);
    out.home = context.home;
    AddSurnames(view, hits);
    AddCivicBodies(view);
    AddPrivatePersons(view);
    NoteStrangers(view);
    if (opens && sentence.field == Field::kText) NoteLabel(view, hits);
    AddArms(view);
    AddRolesAndPronouns(view, hits);
    FinishSentence(view);
    AddHere(view);
    AddThere(view);
    if (sentence.field == Field::kTitle) NoteTitle(view), NoteTitlePair(view);
    else NoteColon(view);
    NotePaper(view);
    if (OddQuotes(tree, tree.size())) context.quoting = !context.quoting;
  }
  return result;
}

}  // namespace lapwing
