// SPDX-License-Identifier: Apache-2.0
#include "parse/arc_hybrid.h"

namespace lapwing::parse {

void ArcHybrid::Start(int words) {
  words_ = words;
  next_ = 0;
  stack_.clear();
  nodes_.assign(static_cast<size_t>(words) + 1, {});
}

void ArcHybrid::Take(int step) {
  if (step == kShift) {
    stack_.push_back(next_++);
    return;
  }
  int child = stack_.back();
  stack_.pop_back();
  Attach(child, IsLeft(step) ? next_ : stack_.back(), LabelOf(step));
}

void ArcHybrid::Attach(int child, int head, Deprel label) {
  nodes_[static_cast<size_t>(child)].head = head;
  nodes_[static_cast<size_t>(child)].label = label;
  Node& node = nodes_[static_cast<size_t>(head)];
  uint64_t bit = uint64_t{1} << static_cast<int>(label);
  if (child < head) {
    node.left2 = node.left1;
    node.left1 = child;
    ++node.left_count;
    node.left_labels |= bit;
  } else {
    node.right2 = node.right1;
    node.right1 = child;
    ++node.right_count;
    node.right_labels |= bit;
  }
}

StepCosts CostsOf(const ArcHybrid& state, std::span<const int> gold_heads) {
  const int root = state.words();
  auto gold = [&](int word) {
    int head = gold_heads[static_cast<size_t>(word)];
    return head == kRoot ? root : head;
  };
  const int next = state.next();
  StepCosts cost;
  const int top = state.stack(0);
  if (top != kNoWord) {
    int head = gold(top);
    // Dependents of the top that lie ahead are lost by both arcs.
    int ahead = 0;
    for (int word = next; word < root; ++word) ahead += gold(word) == top;
    cost.left = ahead + (head > next || head == state.stack(1));
    cost.right = ahead + (head >= next);
  }
  if (next < root) {
    int head = gold(next);
    for (size_t depth = 0; depth < state.stack_size(); ++depth) {
      int word = state.stack(depth);
      cost.shift += gold(word) == next;
      cost.shift += depth > 0 && head == word;
    }
  }
  return cost;
}

}  // namespace lapwing::parse
