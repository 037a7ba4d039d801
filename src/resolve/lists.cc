// SPDX-License-Identifier: Apache-2.0
#include "resolve/lists.h"

#include <algorithm>
#include <map>

#include "base/strings.h"

namespace lapwing {
namespace {

bool Listed(MentionKind kind) {
  return kind != MentionKind::kAdjective && kind != MentionKind::kPronoun && kind != MentionKind::kPlace && kind != MentionKind::kSector;
}

enum class Joint { kNone, kComma, kAnd };

/// What stands between two mentions.
Joint Between(const Tree& tree, int from, int to) {
  Joint joint = Joint::kNone;
  for (int t = from; t < to; ++t) {
    const std::string& form = tree[t].form;
    if (form == "," && joint == Joint::kNone) joint = Joint::kComma;
    else if (form == "and" || form == "&") joint = Joint::kAnd;
    else if (form != "the") return Joint::kNone;
  }
  return joint;
}

void Add(std::vector<Actor>& actors, const Mention& mention) {
  for (const Actor& actor : mention.actors) {
    bool have = std::any_of(actors.begin(), actors.end(), [&](const Actor& a) { return a.country == actor.country && a.name == actor.name; });
    if (!have) actors.push_back(actor);
  }
}

}  // namespace

std::vector<MentionList> FindLists(const Tree& tree, const std::vector<Mention>& mentions) {
  std::vector<const Mention*> order;
  for (const Mention& m : mentions) {
    if (Listed(m.kind) && !m.actors.empty() && !m.actors[0].country.empty()) order.push_back(&m);
  }
  // "A and Kosovo's prime minister": the possessor is no member of the list, what it owns is.
  auto owner = [&](const Mention* m) {
    if (tree.Rel(m->head) != Deprel::nmod_poss) return false;
    int owned = tree.Head(m->head);
    return std::any_of(order.begin(), order.end(), [&](const Mention* n) { return n != m && n->actors.size() == 1 && (n->head == owned || (n->first > m->last && n->first <= m->last + 2)); });
  };
  std::vector<const Mention*> members;
  // "A of Japan and B of Korea": the state only says whose A is, and ends his phrase.
  std::map<const Mention*, int> ends;
  for (const Mention* m : order) {
    if (owner(m)) continue;
    const Mention* before = members.empty() ? nullptr : members.back();
    if (before != nullptr && tree.Preposition(m->head) == "of" && m->first <= before->last + 3 && m->first > before->last + 1 && tree[before->last + 1].lemma == "of" &&
        std::any_of(before->actors.begin(), before->actors.end(), [&](const Actor& a) { return a.country == m->actors[0].country; })) {
      ends[before] = m->last;
      continue;
    }
    // "the Democratic Republic of Congo (DRC), Angola and Namibia": its own abbreviation is no further member.
    const bool bracketed = m->first > 0 && m->last + 1 < tree.size() && tree[m->first - 1].form == "(" && tree[m->last + 1].form == ")";
    if (before != nullptr && bracketed && m->first <= before->last + 2 && m->actors[0].country == before->actors[0].country) {
      ends[before] = m->last + 1;
      continue;
    }
    members.push_back(m);
  }
  auto end = [&](const Mention* m) {
    auto later = ends.find(m);
    return later == ends.end() ? m->last : later->second;
  };
  auto first = [&](const Mention* m) {
    for (const Mention* n : order) {
      if (owner(n) && n->last + 2 >= m->first && n->first < m->first) return n->first;
    }
    return m->first;
  };
  std::stable_sort(members.begin(), members.end(), [](const Mention* a, const Mention* b) { return a->first < b->first; });
  std::vector<int> begins;
  for (const Mention* m : members) begins.push_back(first(m));
  order = members;
  std::vector<MentionList> lists;
  for (size_t i = 0; i < order.size();) {
    MentionList list{order[i]->actors, order[i]->head, end(order[i])};
    size_t next = i + 1;
    bool closed = false;
    for (; next < order.size() && !closed; ++next) {
      Joint joint = Between(tree, end(order[next - 1]) + 1, begins[next]);
      if (joint == Joint::kNone) break;
      // "with three ministers of the Community, Slovenia and Croatia put off": a subject begins what follows the phrase before it. Not so
      // "days after Saudi Arabia, Bahrain and Egypt severed": what joins clauses may have been read as a preposition.
      const bool clause = OneOf(tree.Preposition(order[i]->head), {"after", "before", "since", "until"});
      if (joint == Joint::kComma && !clause && IsSubject(tree.Rel(order[next]->head)) && !IsSubject(tree.Rel(order[i]->head)) && tree.Head(order[next]->head) != order[i]->head && order[next]->first > 0) break;
      Add(list.actors, *order[next]);
      list.last = end(order[next]);
      closed = joint == Joint::kAnd;
    }
    // Without an "and" it is no list but "Moscow, Russia".
    if (closed && list.actors.size() > 1) lists.push_back(std::move(list));
    i = closed ? next : i + 1;
  }
  return lists;
}

}  // namespace lapwing
