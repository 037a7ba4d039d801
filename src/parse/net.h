// SPDX-License-Identifier: Apache-2.0
/// The network of the language core: one encoder that reads a sentence's words and, on top of it, tags, names and trees.
///
///   words -> sum of embedding rows -> normalize
///         -> window of three, maxout | both directions of a gated recurrence, maxout     (twice each, with shortcuts)
///         -> tags, names: one linear layer each
///         -> trees: biaffine scores of all (dependent, head) pairs plus a score of their distance; labels by a small
///            layer over dependent, head and distance
///
/// Sources  maxout windows: Honnibal's tok2vec (spaCy); the recurrence is minGRU (Feng et al. 2024; QRNN, Bradbury et al.
///          2017); biaffine trees: Dozat and Manning 2017.
/// Bits     single precision with a fixed order of every sum, no library functions but sqrt: the same input gives the
///          same bits for any batch, thread count and processor (matrix.h, net_math.h).
/// Threads  a Net never changes after Load; a NetRun belongs to one thread.
/// Cost     about 0.5 million multiply-adds a word.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/matrix.h"
#include "parse/net_input.h"

namespace lapwing::parse {

inline constexpr int kWidth = 128;      ///< of the encoder
inline constexpr int kGate = 96;        ///< of the recurrence, each direction
inline constexpr int kArc = 128;        ///< of the arc scores' two sides
inline constexpr int kLabelWidth = 128; ///< of the label layer
inline constexpr int kDistances = 32;   ///< classes of distance between dependent and head, rounded up to a panel
inline constexpr int kLayers = 4;       ///< window, recurrence, window, recurrence
inline constexpr bool IsWindow(int layer) { return layer % 2 == 0; }

/// Class of the distance from dependent to head; `head` 0 is the root, words count from 1.
int DistanceClass(int dependent, int head);

/// Where each matrix and vector lies among the parameters; matrices are row-major, inputs x outputs.
struct NetLayout {
  struct Block {
    size_t at = 0;
    int rows = 0;
    int columns = 0;
  };
  struct Layer {
    Block gates, gates_bias;          ///< recurrence only
    Block weight, bias;               ///< to both halves of the maxout
    Block gain, shift;                ///< of the normalization
  };
  NetLayout(int tag_classes, int label_classes, int name_classes);
  Block input_gain, input_shift;
  Layer layers[kLayers];
  Block root;
  Block arc_head, arc_head_bias, arc_dependent, arc_dependent_bias, arc, arc_bias, arc_distance;
  Block label_head, label_dependent, label_bias, label_distance, label, label_out_bias;
  Block tags, tags_bias, names, names_bias;
  size_t size = 0;
  int tag_classes, label_classes, name_classes;  ///< rounded up to panels

 private:
  Block Add(int rows, int columns);
};

/// One table of numbers between -127 and 127 with a scale for each row.
struct NetTable {
  std::span<const int8_t> values;  ///< in `own` or in the bytes that were loaded
  std::vector<float> scales;
  std::vector<int8_t> own;
};
/// The table as shipped from one as trained.
NetTable Quantize(const std::vector<float>& rows);

class Net {
 public:
  Net(int tags, int labels, int names) : layout(tags, labels, names) {}
  std::string Pack() const;
  /// `bytes` must outlive the net: the table stays where it is.
  bool Load(std::string_view bytes, uint32_t table_rows);
  /// Call after `parameters` changed: lays the matrices out for products.
  void Prepare();

  NetLayout layout;
  std::vector<float> parameters;
  NetTable table;                 ///< embedding rows as shipped
  std::vector<float> full_table;  ///< as trained; empty in a shipped model

  struct Matrices {
    Panels gates[kLayers], weight[kLayers];
    Panels arc_head, arc_dependent, arc, arc_distance, label_head, label_dependent, label, tags, names;
  } matrices;
};

/// Gives every dropped number a zero and the rest a fair share more; nothing is dropped when it is null.
class Dropper;

/// The sentences of one pass through the network and everything worked out for them. Words lie in rows, with an empty
/// row before each sentence (later the root's) and one at the end.
class NetRun {
 public:
  /// Reads the sentences given by their features: everything but trees and labels.
  void Encode(const Net& net, std::span<const std::vector<FeatureRows>* const> sentences, Dropper* dropper = nullptr);
  /// Scores of all heads of sentence s: n rows of `stride` numbers, column 0 is the root.
  void ScoreArcs(const Net& net, size_t s);
  /// Scores of the labels of all words given their heads (0 the root, words from 1), for all sentences together.
  void ScoreLabels(const Net& net, std::span<const int> heads);

  size_t sentences() const { return first_.size(); }
  int words(size_t s) const { return length_[s]; }
  int first(size_t s) const { return first_[s]; }  ///< row of the sentence's first word
  int rows() const { return rows_; }

  std::vector<float> arcs;  ///< of the sentence last scored
  int arc_stride = 0;
  std::vector<float> labels, tags, names;  ///< a row for each row of the run

  // What the steps left, which learning needs once more.
  struct LayerState {
    std::vector<float> gates;   ///< gate, candidate of both directions
    std::vector<float> states;  ///< of both directions
    std::vector<float> units;   ///< both halves of the maxout
    std::vector<float> normal;  ///< normalized maxout
    std::vector<float> scale;   ///< a number a row: 1 / deviation
    std::vector<float> kept;    ///< dropout factors
    std::vector<float> out;
  };
  std::vector<float> input_normal, input_scale, input_kept, input;
  LayerState layers[kLayers];
  std::vector<float> arc_head, arc_dependent, arc_query, arc_distance;  ///< after the leaky step; query = dependent * U
  std::vector<float> label_head, label_dependent, label_hidden;
  std::vector<float> kept_head, kept_dependent, kept_label;
  Panels head_panels;

 private:
  void Start(std::span<const std::vector<FeatureRows>* const> sentences);
  void ClearGaps(std::vector<float>& values, int width) const;
  void EncodeLayer(const Net& net, int layer, const std::vector<float>& in, Dropper* dropper);
  std::vector<int> first_, length_;
  int rows_ = 0;
};

}  // namespace lapwing::parse
