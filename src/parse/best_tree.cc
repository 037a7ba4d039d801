// SPDX-License-Identifier: Apache-2.0
#include "parse/best_tree.h"

#include <cstddef>

namespace lapwing::parse {
namespace {

constexpr float kNever = -1e30f;

/// A square table of scores[dependent][head]; node 0 is the root.
class Graph {
 public:
  explicit Graph(int nodes) : nodes_(nodes), scores_(static_cast<size_t>(nodes) * static_cast<size_t>(nodes), kNever) {}
  int nodes() const { return nodes_; }
  float& at(int dependent, int head) { return scores_[static_cast<size_t>(dependent) * static_cast<size_t>(nodes_) + static_cast<size_t>(head)]; }
  int BestHead(int dependent) {
    int best = 0;
    for (int h = 1; h < nodes_; ++h) {
      if (h != dependent && at(dependent, h) > at(dependent, best)) best = h;
    }
    return best;
  }

 private:
  int nodes_;
  std::vector<float> scores_;
};

/// A cycle among heads[1..], empty when there is none.
std::vector<int> FindCycle(const std::vector<int>& heads) {
  std::vector<int> seen(heads.size(), 0);
  for (int start = 1; start < static_cast<int>(heads.size()); ++start) {
    int v = start;
    while (v != 0 && seen[static_cast<size_t>(v)] == 0) {
      seen[static_cast<size_t>(v)] = start;
      v = heads[static_cast<size_t>(v)];
    }
    if (v == 0 || seen[static_cast<size_t>(v)] != start) continue;
    std::vector<int> cycle{v};
    for (int w = heads[static_cast<size_t>(v)]; w != v; w = heads[static_cast<size_t>(w)]) cycle.push_back(w);
    return cycle;
  }
  return {};
}

std::vector<int> Arborescence(Graph& graph) {
  int n = graph.nodes();
  std::vector<int> heads(static_cast<size_t>(n), 0);
  for (int d = 1; d < n; ++d) heads[static_cast<size_t>(d)] = graph.BestHead(d);
  std::vector<int> cycle = FindCycle(heads);
  if (cycle.empty()) return heads;

  // The cycle becomes one node, the last of a smaller graph; entering it at a word gives up that word's arc.
  std::vector<char> inside(static_cast<size_t>(n), 0);
  for (int v : cycle) inside[static_cast<size_t>(v)] = 1;
  std::vector<int> outside;
  for (int v = 0; v < n; ++v) {
    if (!inside[static_cast<size_t>(v)]) outside.push_back(v);
  }
  int whole = static_cast<int>(outside.size());
  Graph small(whole + 1);
  std::vector<int> enter(outside.size()), leave(outside.size());
  for (int i = 0; i < whole; ++i) {
    int v = outside[static_cast<size_t>(i)];
    for (int j = 0; j < whole; ++j) {
      if (i != j && i != 0) small.at(i, j) = graph.at(v, outside[static_cast<size_t>(j)]);
    }
    for (int c : cycle) {
      float into = graph.at(c, v) - graph.at(c, heads[static_cast<size_t>(c)]);
      if (c == cycle[0] || into > small.at(whole, i)) {
        small.at(whole, i) = into;
        enter[static_cast<size_t>(i)] = c;
      }
      if (i != 0 && (c == cycle[0] || graph.at(v, c) > small.at(i, whole))) {
        small.at(i, whole) = graph.at(v, c);
        leave[static_cast<size_t>(i)] = c;
      }
    }
  }
  std::vector<int> chosen = Arborescence(small);
  for (int i = 1; i < whole; ++i) {
    int head = chosen[static_cast<size_t>(i)];
    heads[static_cast<size_t>(outside[static_cast<size_t>(i)])] = head == whole ? leave[static_cast<size_t>(i)] : outside[static_cast<size_t>(head)];
  }
  int entered_from = chosen[static_cast<size_t>(whole)];
  heads[static_cast<size_t>(enter[static_cast<size_t>(entered_from)])] = outside[static_cast<size_t>(entered_from)];
  return heads;
}

}  // namespace

void BestTree(const float* scores, int stride, int n, std::vector<int>& heads) {
  heads.assign(static_cast<size_t>(n), 0);
  int roots = 0;
  for (int i = 0; i < n; ++i) {
    const float* row = scores + static_cast<size_t>(i) * static_cast<size_t>(stride);
    int best = 0;
    for (int j = 1; j <= n; ++j) {
      if (j != i + 1 && row[j] > row[best]) best = j;
    }
    heads[static_cast<size_t>(i)] = best;
    roots += best == 0 ? 1 : 0;
  }
  std::vector<int> with_root{0};
  with_root.insert(with_root.end(), heads.begin(), heads.end());
  if (roots == 1 && FindCycle(with_root).empty()) return;

  int root = 0;
  float gain = 0;
  for (int i = 0; i < n; ++i) {
    const float* row = scores + static_cast<size_t>(i) * static_cast<size_t>(stride);
    float other = kNever;
    for (int j = 1; j <= n; ++j) {
      if (j != i + 1 && row[j] > other) other = row[j];
    }
    if (i == 0 || row[0] - other > gain) {
      gain = row[0] - other;
      root = i;
    }
  }
  Graph graph(n + 1);
  for (int i = 0; i < n; ++i) {
    const float* row = scores + static_cast<size_t>(i) * static_cast<size_t>(stride);
    for (int j = 1; j <= n && i != root; ++j) {
      if (j != i + 1) graph.at(i + 1, j) = row[j];
    }
  }
  graph.at(root + 1, 0) = 0;
  std::vector<int> tree = Arborescence(graph);
  heads.assign(tree.begin() + 1, tree.end());
}

}  // namespace lapwing::parse
