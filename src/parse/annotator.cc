// SPDX-License-Identifier: Apache-2.0
#include "parse/annotator.h"

#include "parse/best_tree.h"
#include "parse/name_tags.h"

namespace lapwing::parse {
namespace {

constexpr int kLabels = static_cast<int>(Deprel::xcomp) + 1;

/// Index of the greatest of `count` numbers; `never` is passed over.
int Greatest(const float* scores, int count, int never = -1) {
  int best = never == 0 ? 1 : 0;
  for (int i = best + 1; i < count; ++i) {
    if (i != never && scores[i] > scores[best]) best = i;
  }
  return best;
}

const float* RowOf(const std::vector<float>& values, int row, int width) {
  return values.data() + static_cast<size_t>(row) * static_cast<size_t>(width);
}

}  // namespace

bool Annotator::Load(std::string_view tag_set, std::string_view vocabulary, std::string_view gazetteer, std::string_view net) {
  if (!tag_set_.Load(tag_set) || !input_.Load(vocabulary, gazetteer)) return false;
  net_ = std::make_unique<Net>(static_cast<int>(tag_set_.size()), kLabels, kNameTags);
  return net_->Load(net, input_.rows());
}

void Annotator::Annotate(std::span<Item> items) const {
  thread_local NetRun run;
  thread_local std::vector<std::vector<FeatureRows>> features;
  thread_local std::vector<const std::vector<FeatureRows>*> pointers;
  thread_local std::vector<int> heads, all_heads;
  if (features.size() < items.size()) features.resize(items.size());
  pointers.clear();
  for (size_t s = 0; s < items.size(); ++s) {
    input_.Rows(items[s].lexemes, features[s]);
    pointers.push_back(&features[s]);
  }
  run.Encode(*net_, pointers);
  all_heads.clear();
  for (size_t s = 0; s < items.size(); ++s) {
    run.ScoreArcs(*net_, s);
    BestTree(run.arcs.data(), run.arc_stride, run.words(s), heads);
    all_heads.insert(all_heads.end(), heads.begin(), heads.end());
  }
  run.ScoreLabels(*net_, all_heads);
  const NetLayout& layout = net_->layout;
  std::vector<uint8_t> names;
  size_t word = 0;
  for (size_t s = 0; s < items.size(); ++s) {
    names.clear();
    int row = run.first(s);
    for (Token& token : items[s].tokens) {
      const TagPair& tag = tag_set_[static_cast<TagId>(Greatest(RowOf(run.tags, row, layout.tag_classes), static_cast<int>(tag_set_.size())))];
      token.upos = tag.upos;
      token.xpos = tag.xpos;
      int head = all_heads[word++];
      token.head = head == 0 ? kRoot : head - 1;
      constexpr int kRootLabel = static_cast<int>(Deprel::root);
      token.deprel = head == 0 ? Deprel::root : static_cast<Deprel>(Greatest(RowOf(run.labels, row, layout.label_classes), kLabels, kRootLabel));
      names.push_back(static_cast<uint8_t>(Greatest(RowOf(run.names, row, layout.name_classes), kNameTags)));
      ++row;
    }
    items[s].entities = NamesOf(names);
  }
}

}  // namespace lapwing::parse
