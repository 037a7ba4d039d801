// SPDX-License-Identifier: Apache-2.0
#include "parse/cluster.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lapwing::parse {
namespace {

constexpr int kRounds = 6;

/// x log x, from a table where x is small.
class XLogX {
 public:
  XLogX() : table_(size_t{1} << 20) {
    for (size_t x = 1; x < table_.size(); ++x) table_[x] = static_cast<double>(x) * std::log(static_cast<double>(x));
  }
  double operator()(int64_t x) const {
    if (x < static_cast<int64_t>(table_.size())) return table_[static_cast<size_t>(x)];
    return static_cast<double>(x) * std::log(static_cast<double>(x));
  }

 private:
  std::vector<double> table_;
};

struct Neighbour {
  uint32_t word;
  int32_t count;
};

/// For every word its neighbours on one side, with counts.
std::vector<std::vector<Neighbour>> Neighbours(const std::vector<uint32_t>& text, uint32_t words, bool right) {
  std::vector<uint64_t> pairs;
  pairs.reserve(text.size());
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    uint64_t a = text[i];
    uint64_t b = text[i + 1];
    pairs.push_back(right ? a << 32 | b : b << 32 | a);
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<std::vector<Neighbour>> out(words + 1);
  for (size_t i = 0; i < pairs.size();) {
    size_t end = i;
    while (end < pairs.size() && pairs[end] == pairs[i]) ++end;
    out[pairs[i] >> 32].push_back({static_cast<uint32_t>(pairs[i]), static_cast<int32_t>(end - i)});
    i = end;
  }
  return out;
}

class Exchange {
 public:
  Exchange(const std::vector<uint32_t>& text, uint32_t words, int clusters)
      : k_(static_cast<size_t>(clusters) + 1),
        right_(Neighbours(text, words, true)),
        left_(Neighbours(text, words, false)),
        cluster_(words + 1, 0),
        pairs_(k_ * k_, 0),
        mirrored_(k_ * k_, 0),
        sizes_(k_, 0) {
    for (uint32_t word = 1; word <= words && word < k_; ++word) cluster_[word] = static_cast<uint16_t>(word);
    for (uint32_t word = 0; word <= words; ++word) {
      for (const auto& n : right_[word]) AddPair(cluster_[word], cluster_[n.word], n.count);
    }
    for (size_t a = 0; a < k_; ++a) {
      for (size_t b = 0; b < k_; ++b) sizes_[a] += pairs_[a * k_ + b];
    }
  }

  void Run() {
    for (int round = 0; round < kRounds; ++round) {
      size_t moved = 0;
      for (uint32_t word = 1; word < cluster_.size(); ++word) moved += Move(word);
      if (moved == 0) break;
    }
  }

  const std::vector<uint16_t>& clusters() const { return cluster_; }
  int64_t Pair(size_t a, size_t b) const { return pairs_[a * k_ + b]; }
  size_t k() const { return k_; }

 private:
  void AddPair(size_t a, size_t b, int64_t count) {
    pairs_[a * k_ + b] += count;
    mirrored_[b * k_ + a] += count;
  }

  /// Counts of the word's neighbours by cluster, without the word itself.
  int64_t Collect(uint32_t word, const std::vector<Neighbour>& neighbours, std::vector<std::pair<uint16_t, int64_t>>& out) {
    scratch_.assign(k_, 0);
    int64_t self = 0;
    for (const auto& n : neighbours) {
      if (n.word == word) {
        self = n.count;
      } else {
        scratch_[cluster_[n.word]] += n.count;
      }
    }
    out.clear();
    for (size_t c = 0; c < k_; ++c) {
      if (scratch_[c] != 0) out.emplace_back(static_cast<uint16_t>(c), scratch_[c]);
    }
    return self;
  }

  void Shift(uint16_t cluster, int64_t sign, int64_t self) {
    for (const auto& [c, n] : lefts_) AddPair(c, cluster, sign * n);
    for (const auto& [c, n] : rights_) AddPair(cluster, c, sign * n);
    AddPair(cluster, cluster, sign * self);
  }

  double Gain(size_t b, int64_t self, int64_t count) const {
    double gain = 0;
    int64_t inner = self;
    const int64_t* before = &mirrored_[b * k_];
    const int64_t* after = &pairs_[b * k_];
    for (const auto& [c, n] : lefts_) {
      if (c == b) {
        inner += n;
      } else {
        gain += f_(before[c] + n) - f_(before[c]);
      }
    }
    for (const auto& [c, n] : rights_) {
      if (c == b) {
        inner += n;
      } else {
        gain += f_(after[c] + n) - f_(after[c]);
      }
    }
    gain += f_(after[b] + inner) - f_(after[b]);
    return gain - 2 * (f_(sizes_[b] + count) - f_(sizes_[b]));
  }

  bool Move(uint32_t word) {
    int64_t self = Collect(word, right_[word], rights_);
    Collect(word, left_[word], lefts_);
    int64_t count = self;
    for (const auto& entry : rights_) count += entry.second;
    uint16_t from = cluster_[word];
    Shift(from, -1, self);
    sizes_[from] -= count;
    size_t best = 1;
    double best_gain = -std::numeric_limits<double>::infinity();
    for (size_t b = 1; b < k_; ++b) {
      double gain = Gain(b, self, count);
      if (gain > best_gain) best_gain = gain, best = b;
    }
    Shift(static_cast<uint16_t>(best), 1, self);
    sizes_[best] += count;
    cluster_[word] = static_cast<uint16_t>(best);
    return best != from;
  }

  size_t k_;
  std::vector<std::vector<Neighbour>> right_;
  std::vector<std::vector<Neighbour>> left_;
  std::vector<uint16_t> cluster_;
  std::vector<int64_t> pairs_;     ///< [a][b]: class a directly before class b
  std::vector<int64_t> mirrored_;  ///< [b][a]: the same, for walks along the other side
  std::vector<int64_t> sizes_;
  std::vector<int64_t> scratch_;
  std::vector<std::pair<uint16_t, int64_t>> lefts_;
  std::vector<std::pair<uint16_t, int64_t>> rights_;
  XLogX f_;
};

/// Joins classes two by two; gives each class its path from the root.
class Tree {
 public:
  explicit Tree(const Exchange& exchange) : k_(exchange.k()), pairs_(k_ * k_), sizes_(k_), alive_(k_, 1), paths_(k_), members_(k_) {
    for (size_t a = 0; a < k_; ++a) {
      members_[a] = {a};
      for (size_t b = 0; b < k_; ++b) {
        pairs_[a * k_ + b] = exchange.Pair(a, b);
        sizes_[a] += exchange.Pair(a, b);
      }
    }
    alive_[0] = 0;
  }

  std::vector<WordTable::ClusterPath> Build() {
    loss_.assign(k_ * k_, 0);
    for (size_t a = 1; a < k_; ++a) {
      for (size_t b = a + 1; b < k_; ++b) loss_[a * k_ + b] = Loss(a, b);
    }
    for (size_t left = k_ - 1; left > 1; --left) {
      auto [a, b] = Cheapest();
      Join(a, b);
    }
    return paths_;
  }

 private:
  double Loss(size_t a, size_t b) const {
    double loss = 0;
    for (size_t c = 0; c < k_; ++c) {
      if ((alive_[c] == 0 && c != 0) || c == a || c == b) continue;
      int64_t ac = pairs_[a * k_ + c], bc = pairs_[b * k_ + c], ca = pairs_[c * k_ + a], cb = pairs_[c * k_ + b];
      if (ac != 0 && bc != 0) loss += f_(ac) + f_(bc) - f_(ac + bc);
      if (ca != 0 && cb != 0) loss += f_(ca) + f_(cb) - f_(ca + cb);
    }
    int64_t aa = pairs_[a * k_ + a], ab = pairs_[a * k_ + b], ba = pairs_[b * k_ + a], bb = pairs_[b * k_ + b];
    loss += f_(aa) + f_(ab) + f_(ba) + f_(bb) - f_(aa + ab + ba + bb);
    return loss + 2 * (f_(sizes_[a] + sizes_[b]) - f_(sizes_[a]) - f_(sizes_[b]));
  }

  /// Other joins change a pair's loss a little: the cheapest pair is looked at again until it stays the cheapest.
  std::pair<size_t, size_t> Cheapest() {
    for (;;) {
      size_t best_a = 0, best_b = 0;
      double best = std::numeric_limits<double>::infinity();
      for (size_t a = 1; a < k_; ++a) {
        if (alive_[a] == 0) continue;
        for (size_t b = a + 1; b < k_; ++b) {
          if (alive_[b] != 0 && loss_[a * k_ + b] < best) best = loss_[a * k_ + b], best_a = a, best_b = b;
        }
      }
      double now = Loss(best_a, best_b);
      bool same = now <= best + 1e-9 * std::fabs(best);
      loss_[best_a * k_ + best_b] = now;
      if (same) return {best_a, best_b};
    }
  }

  void Join(size_t a, size_t b) {
    for (size_t member : members_[a]) Prepend(paths_[member], 0);
    for (size_t member : members_[b]) Prepend(paths_[member], 1);
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    for (size_t c = 0; c < k_; ++c) pairs_[a * k_ + c] += pairs_[b * k_ + c];
    for (size_t c = 0; c < k_; ++c) pairs_[c * k_ + a] += pairs_[c * k_ + b];
    sizes_[a] += sizes_[b];
    alive_[b] = 0;
    for (size_t c = 1; c < k_; ++c) {
      if (alive_[c] != 0 && c != a) loss_[std::min(a, c) * k_ + std::max(a, c)] = Loss(std::min(a, c), std::max(a, c));
    }
  }

  /// Paths deeper than 31 keep their upper part only.
  static void Prepend(WordTable::ClusterPath& path, uint32_t bit) {
    if (path.length == 31) {
      path.bits >>= 1;
      --path.length;
    }
    path.bits |= bit << path.length;
    ++path.length;
  }

  size_t k_;
  std::vector<int64_t> pairs_;
  std::vector<int64_t> sizes_;
  std::vector<char> alive_;
  std::vector<WordTable::ClusterPath> paths_;
  std::vector<std::vector<size_t>> members_;
  std::vector<double> loss_;
  XLogX f_;
};

}  // namespace

Clustering ClusterWords(const std::vector<uint32_t>& text, uint32_t words, int clusters) {
  Exchange exchange(text, words, clusters);
  exchange.Run();
  return {exchange.clusters(), Tree(exchange).Build()};
}

}  // namespace lapwing::parse
