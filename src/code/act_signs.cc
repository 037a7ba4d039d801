// SPDX-License-Identifier: Apache-2.0
#include "code/act_signs.h"

#include <algorithm>
#include <set>

#include "base/country_codes.h"
#include "base/strings.h"

namespace lapwing {
namespace {

constexpr int kDeepest = 4;

/// Do a phrase's words hang together by this label?
bool WithinPhrase(Deprel rel) {
  return rel == Deprel::compound || rel == Deprel::amod || rel == Deprel::nmod || rel == Deprel::nmod_poss || rel == Deprel::conj || rel == Deprel::flat || rel == Deprel::appos || rel == Deprel::det;
}

void CollectParties(const Tree& tree, const SentenceMentions& mentions, int token, int depth, CountryCodes& codes) {
  if (const Mention* mention = mentions.At(token); mention != nullptr && mention->head == token) codes.merge(CodesOf(mention->actors));
  if (depth == kDeepest) return;
  for (int child : tree.Children(token)) {
    if (WithinPhrase(tree.Rel(child))) CollectParties(tree, mentions, child, depth + 1, codes);
  }
}

/// How many known parties a phrase names: "0", "1", "2" for more.
std::string PartiesIn(const Tree& tree, const SentenceMentions& mentions, int token) {
  CountryCodes codes;
  CollectParties(tree, mentions, token, 0, codes);
  return std::to_string(std::min<size_t>(codes.size(), 2));
}

class Signs {
 public:
  Signs(const Tree& tree, const SentenceMentions& mentions, int token) : tree_(tree), mentions_(mentions), token_(token), lemma_(LowerAscii(tree.Lemma(token))) {}

  PairFeatures Find(const Codebook& codebook, bool title) {
    OfItself(codebook);
    for (int child : tree_.Children(token_)) OfChild(child);
    OfGovernor();
    OfSentence(title);
    std::sort(found_.signs.begin(), found_.signs.end());
    found_.signs.erase(std::unique(found_.signs.begin(), found_.signs.end()), found_.signs.end());
    return std::move(found_);
  }

 private:
  void Add(std::string sign) { found_.signs.push_back(std::move(sign)); }
  /// The sign, and beside it for the word.
  void AddBoth(const std::string& sign) {
    Add(sign);
    Add(lemma_ + " " + sign);
  }
  std::vector<std::string>& Words(WordGroup group) { return found_.words[static_cast<size_t>(group)]; }

  void OfItself(const Codebook& codebook) {
    const Token& word = tree_[token_];
    Add("lemma " + lemma_);
    Add("lemma " + lemma_ + " " + ToString(word.upos));
    Add(std::string("is ") + ToString(word.upos));
    Add("form " + std::string(XposName(word.xpos)));
    Add("label " + std::string(ToString(tree_.Rel(token_))));
    Words(WordGroup::kPredicate).push_back(lemma_);
    // What the codebook's frames know the word as.
    if (const std::vector<int>* patterns = codebook.PatternsFor(word.upos, lemma_)) {
      std::set<int> types;
      for (int pattern : *patterns) types.insert(codebook.patterns[static_cast<size_t>(pattern)].type);
      for (int type : types) Add("book " + codebook.types[static_cast<size_t>(type)].name);
      Add("book of " + std::to_string(std::min<size_t>(types.size(), 4)));
    } else {
      Add("book of 0");
    }
    Add("before " + (token_ == 0 ? std::string("^") : LowerAscii(tree_.Lemma(token_ - 1))));
    AddBoth("after " + (token_ + 1 == tree_.size() ? std::string("$") : LowerAscii(tree_.Lemma(token_ + 1))));
  }

  void OfChild(int child) {
    const std::string word = LowerAscii(tree_.Lemma(child));
    const std::string parties = PartiesIn(tree_, mentions_, child);
    switch (tree_.Rel(child)) {
      case Deprel::compound_prt: AddBoth("particle " + word); break;
      case Deprel::nsubj:
      case Deprel::nsubj_pass:
        Add("subject " + std::string(ToString(tree_.Rel(child))));
        AddBoth("subject of " + parties);
        Add("subject word " + word);
        Words(WordGroup::kSource).push_back(word);
        break;
      case Deprel::obj:
        AddBoth("object of " + parties);
        AddBoth("object word " + word);
        Words(WordGroup::kObject).push_back(word);
        break;
      case Deprel::obl:
      case Deprel::nmod:
      case Deprel::nmod_poss: {
        const std::string preposition = tree_.Rel(child) == Deprel::nmod_poss ? "'s" : tree_.Preposition(child);
        AddBoth("at " + preposition + (parties == "0" ? "" : " party"));
        Add("at " + preposition + " " + word);
        Words(WordGroup::kPath).push_back(word);
        break;
      }
      case Deprel::xcomp:
      case Deprel::ccomp:
        AddBoth("clause " + std::string(ToString(tree_.Rel(child))));
        AddBoth("clause word " + word);
        Words(WordGroup::kTrigger).push_back(word);
        break;
      case Deprel::acl:
      case Deprel::advcl: Add("below " + std::string(ToString(tree_.Rel(child)))); break;
      case Deprel::aux:
      case Deprel::aux_pass:
      case Deprel::cop:
      case Deprel::mark: Add(std::string(ToString(tree_.Rel(child))) + " " + word); break;
      case Deprel::amod:
      case Deprel::compound:
        Words(WordGroup::kTarget).push_back(word);
        [[fallthrough]];
      case Deprel::det:
      case Deprel::nummod: AddBoth(std::string(ToString(tree_.Rel(child))) + " " + word); break;
      default: break;
    }
    if (OneOf(word, {"not", "no", "never"})) Add("negated");
  }

  void OfGovernor() {
    const int head = tree_.Head(token_);
    if (head < 0) return;
    const std::string word = LowerAscii(tree_.Lemma(head));
    Add("under " + word + " " + std::string(ToString(tree_.Rel(token_))));
    Add(std::string("under a ") + ToString(tree_[head].upos));
    Words(WordGroup::kGovernor).push_back(word);
  }

  void OfSentence(bool title) {
    if (title) Add("title");
    CountryCodes codes;
    for (const Mention& mention : mentions_.mentions) codes.merge(CodesOf(mention.actors));
    Add("parties " + std::to_string(std::min<size_t>(codes.size(), 3)));
    bool quotes = false;
    for (int t = 0; t < tree_.size(); ++t) {
      quotes = quotes || OneOf(tree_[t].form, {"\"", "``", "''", "\u201c", "\u201d"});
      if (tree_[t].upos == Upos::VERB || tree_[t].upos == Upos::NOUN || tree_[t].upos == Upos::ADJ) Words(WordGroup::kSentence).push_back(LowerAscii(tree_.Lemma(t)));
    }
    Add(quotes ? "quotes" : "no quotes");
  }

  const Tree& tree_;
  const SentenceMentions& mentions_;
  int token_;
  std::string lemma_;
  PairFeatures found_;
};

}  // namespace

bool MayTellAct(const Tree& tree, const SentenceMentions& mentions, int token) {
  const Upos pos = tree[token].upos;
  if (pos == Upos::VERB) return true;
  return pos == Upos::NOUN && !(tree.Rel(token) == Deprel::compound && mentions.At(token) != nullptr);
}

PairFeatures FindActSigns(const Tree& tree, const Codebook& codebook, const SentenceMentions& mentions, bool title, int token) { return Signs(tree, mentions, token).Find(codebook, title); }

}  // namespace lapwing
