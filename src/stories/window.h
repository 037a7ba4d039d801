// SPDX-License-Identifier: Apache-2.0
/// The articles last seen, and the ways to find those like a new one: by shared bands of signatures, and by shared telling words.
///
/// Holds the last `capacity` articles of the input, whatever their dates: archives come in any order. All it knows is a function of
/// these, so whoever feeds it the same articles again has the same window again.
///
/// Words    weighted by inverse document frequency, over the window and news at large: log((N + P) / (df + P c + 0.5)), P = 200 reports of the
///          shipped counts; articles compared by the cosine of their weights (Salton and Buckley 1988)
/// Memory   some 6 KiB an article of 150 words (docs/stories.md)
/// Cost     O(words x articles that share them); words of a twentieth of the window find no candidates, they only count in the cosine
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "stories/report.h"
#include "stories/signature.h"

namespace lapwing {

struct Held {
  Report report;                ///< without its words
  std::vector<uint32_t> slots;  ///< of its terms in the index
  std::string story;
};

struct Neighbour {
  uint64_t number = 0;
  double cosine = 0;
};

class Window {
 public:
  explicit Window(size_t capacity);

  /// Numbers of held articles that share a band with these phrases, ascending.
  std::vector<uint64_t> SharingBands(const Signature& signature) const;
  /// The held articles with the most weight in common, best first; equal ones in input order.
  std::vector<Neighbour> Nearest(const Report& report);
  /// The words that make the two alike, heaviest first, as `report` writes them.
  std::vector<std::string> SharedWords(const Report& report, uint64_t number, size_t most) const;

  /// Gives the article its number; the oldest goes when there is no more room.
  uint64_t Add(Report report, const Signature& signature, std::string story);
  const Held& At(uint64_t number) const { return held_[number - first_]; }
  bool Holds(uint64_t number) const { return number >= first_ && number < first_ + held_.size(); }
  /// Number of the article with this id, or kNone.
  static constexpr uint64_t kNone = ~uint64_t{0};
  uint64_t Find(const std::string& id) const;
  size_t size() const { return held_.size(); }

 private:
  /// Numbers of the articles with a term, ascending; those before `begin` are gone.
  struct Posting {
    std::vector<uint64_t> numbers;
    size_t begin = 0;
    size_t df() const { return numbers.size() - begin; }
    void PopOldest();
  };
  double Idf(size_t df, int per_mille) const;
  void DropOldest();

  size_t capacity_;
  uint64_t first_ = 0;
  std::deque<Held> held_;
  std::unordered_map<uint32_t, uint32_t> slot_of_;  ///< term -> posting; looked up, never walked
  std::vector<Posting> postings_;
  std::vector<uint32_t> free_slots_;
  std::unordered_map<std::string, uint64_t> by_id_;
  // Bands as chains through a ring: heads_[band][hash] is the newest article, before_ the one before it in the chain.
  std::vector<uint64_t> heads_, before_;
  std::vector<Signature> signatures_;
  std::vector<double> shared_;  ///< room for Nearest: all 0 between calls
};

}  // namespace lapwing
