// SPDX-License-Identifier: Apache-2.0
#include "resolve/names.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {
namespace {

std::string Fold(std::string_view form) {
  std::string folded = FoldName(form);
  std::erase(folded, '\'');
  return folded;
}

bool StartsUpper(std::string_view form) {
  return !form.empty() && (IsUpper(form[0]) || static_cast<unsigned char>(form[0]) >= 0x80);
}

/// "anti-American" names America.
std::string_view NamePart(std::string_view form) { return IsAnti(form) ? form.substr(5) : form; }

/// Words of the sentence prepared once: folded form and lemma.
struct Words {
  std::vector<std::string> form, lemma;
  bool shouting = false;  // everything in capitals: capitals say nothing
};

Words Prepare(const Tree& tree) {
  Words words;
  for (const Token& token : tree.sentence().tokens) {
    words.form.push_back(Fold(NamePart(token.form)));
    bool noun = token.upos == Upos::NOUN || token.upos == Upos::PROPN;
    words.lemma.push_back(noun && token.lemma != token.form ? Fold(token.lemma) : std::string());
  }
  words.shouting = Shouting(tree);
  return words;
}

/// Does the way the text writes the name allow this entry?
bool CapitalsFit(const NameEntry& entry, const Tree& tree, const Words& words, const std::vector<int>& tokens) {
  if (entry.after_the && (tokens[0] == 0 || words.form[static_cast<size_t>(tokens[0]) - 1] != "the")) return false;
  if (words.shouting) return true;
  if (entry.all_caps) return AllCaps(NamePart(tree[tokens[0]].form));
  for (size_t i = 0; i < tokens.size() && i < 8; ++i) {
    // "Jong-un": what follows a hyphen may be small.
    bool hyphened = i > 0 && tokens[i] - tokens[i - 1] == 2;
    if ((entry.capitalised >> i & 1U) != 0 && !hyphened && !StartsUpper(NamePart(tree[tokens[i]].form))) return false;
  }
  return true;
}

/// A verb is no name: "march", "may", "police the border"; proper names may be mistagged, common nouns not.
bool TagFits(const NameEntry& entry, const Tree& tree, int first, int last) {
  switch (entry.kind) {
    case NameKind::kTitle:
    case NameKind::kNoun:
    case NameKind::kThing: {
      Upos upos = tree[last].upos;
      return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ;
    }
    case NameKind::kPlace:
      return first != last || tree[first].upos == Upos::PROPN;
    default: return tree[first].upos != Upos::ADP && tree[first].upos != Upos::PRON;
  }
}

/// "ex-president", one word to the tokenizer, is two in the files.
int StepByParts(const Knowledge& knowledge, int node, std::string_view form) {
  if (form.size() < 4 || form.find('-') == std::string_view::npos || IsAnti(form)) return -1;
  for (std::string_view part : SplitTrim(form, '-')) {
    node = part.empty() ? -1 : knowledge.Child(node, Fold(part));
    if (node < 0) return -1;
  }
  return node;
}

/// "G.L. Peiris" is "G. L. Peiris" in the files.
int StepByInitials(const Knowledge& knowledge, int node, std::string_view form) {
  if (form.size() < 4 || form.size() % 2 != 0) return -1;
  for (size_t i = 0; i < form.size() && node >= 0; i += 2) node = IsUpper(form[i]) && form[i + 1] == '.' ? knowledge.Child(node, Fold(form.substr(i, 2))) : -1;
  return node;
}

int HeadOf(const Tree& tree, int first, int last) {
  for (int t = first; t <= last; ++t) {
    int head = tree.Head(t);
    // Possessive 's and punctuation inside a name never head it.
    if ((head < first || head > last) && tree[t].upos != Upos::PUNCT && tree[t].upos != Upos::PART) return t;
  }
  return last;
}

bool CommonNoun(const NameEntry& entry) { return entry.kind == NameKind::kTitle || entry.kind == NameKind::kNoun || entry.kind == NameKind::kThing; }

/// The readings of the last word as a common noun, where the name as a whole has none.
void AddLastWord(const Knowledge& knowledge, const Tree& tree, const Words& words, NameHit& hit) {
  const bool body = std::any_of(hit.entries.begin(), hit.entries.end(), [](const NameEntry* entry) { return entry->kind == NameKind::kBody; });
  if (!body || std::any_of(hit.entries.begin(), hit.entries.end(), [](const NameEntry* entry) { return CommonNoun(*entry); })) return;
  const int node = knowledge.Child(0, words.form[static_cast<size_t>(hit.last)]);
  if (node < 0) return;
  for (const NameEntry& entry : knowledge.At(node)) {
    if (CommonNoun(entry) && TagFits(entry, tree, hit.last, hit.last)) hit.entries.push_back(&entry);
  }
}

}  // namespace

bool Shouting(const Tree& tree) {
  return std::none_of(tree.sentence().tokens.begin(), tree.sentence().tokens.end(),
                      [](const Token& token) { return !AllCaps(token.form) && IsAlpha(token.form[0]); });
}

std::vector<NameHit> FindNames(const Knowledge& knowledge, const Tree& tree) {
  Words words = Prepare(tree);
  std::vector<NameHit> hits;
  const int n = tree.size();
  std::vector<int> path;
  for (int start = 0; start < n;) {
    NameHit best;
    best.last = start - 1;
    path.clear();
    int node = 0;
    for (int t = start; t < n; ++t) {
      const std::string& form = words.form[static_cast<size_t>(t)];
      if (form.empty()) {  // hyphen or apostrophe: holds the words of a name together
        if (t == start) break;
        continue;
      }
      int next = knowledge.Child(node, form);
      if (next < 0) next = StepByParts(knowledge, node, tree[t].form);
      if (next < 0) next = StepByInitials(knowledge, node, tree[t].form);
      int by_lemma = -1;
      const std::string& lemma = words.lemma[static_cast<size_t>(t)];
      if (!lemma.empty() && lemma != form) by_lemma = knowledge.Child(node, lemma);
      path.push_back(t);
      auto take = [&](int at, bool lemma_only) {
        if (at < 0) return;
        std::vector<const NameEntry*> fit;
        for (const NameEntry& entry : knowledge.At(at)) {
          if (lemma_only && !CommonNoun(entry)) continue;
          if (CapitalsFit(entry, tree, words, path) && TagFits(entry, tree, start, t)) fit.push_back(&entry);
        }
        if (fit.empty()) return;
        if (best.last < t) best = {start, t, 0, {}};
        best.entries.insert(best.entries.end(), fit.begin(), fit.end());
      };
      take(next, false);
      take(by_lemma, true);
      if (next < 0 && by_lemma < 0) break;
      node = next >= 0 ? next : by_lemma;
    }
    if (best.last < start) {
      ++start;
      continue;
    }
    // "the New Progressive Party", should it not be the one we know, is still a party.
    if (best.last > best.first) AddLastWord(knowledge, tree, words, best);
    best.head = HeadOf(tree, best.first, best.last);
    start = best.last + 1;
    hits.push_back(std::move(best));
  }
  return hits;
}

}  // namespace lapwing
