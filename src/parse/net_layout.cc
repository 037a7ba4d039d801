// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "base/byte_io.h"
#include "parse/half.h"
#include "parse/net.h"

namespace lapwing::parse {

int DistanceClass(int dependent, int head) {
  if (head == 0) return 0;
  int distance = head > dependent ? head - dependent : dependent - head;
  int size = distance <= 4 ? distance : distance <= 6 ? 5 : distance <= 8 ? 6 : distance <= 12 ? 7 : distance <= 20 ? 8 : 9;
  return head > dependent ? size : 9 + size;
}

NetLayout::Block NetLayout::Add(int rows, int columns) {
  Block block{size, rows, columns};
  size += static_cast<size_t>(rows) * static_cast<size_t>(columns);
  return block;
}

NetLayout::NetLayout(int tag_count, int label_count, int name_count)
    : tag_classes(RoundUp(tag_count)), label_classes(RoundUp(label_count)), name_classes(RoundUp(name_count)) {
  input_gain = Add(1, kWidth);
  input_shift = Add(1, kWidth);
  for (int l = 0; l < kLayers; ++l) {
    Layer& layer = layers[l];
    if (!IsWindow(l)) {
      layer.gates = Add(kWidth, 4 * kGate);
      layer.gates_bias = Add(1, 4 * kGate);
    }
    layer.weight = Add(IsWindow(l) ? 3 * kWidth : 2 * kGate, 2 * kWidth);
    layer.bias = Add(1, 2 * kWidth);
    layer.gain = Add(1, kWidth);
    layer.shift = Add(1, kWidth);
  }
  root = Add(1, kWidth);
  arc_head = Add(kWidth, kArc);
  arc_head_bias = Add(1, kArc);
  arc_dependent = Add(kWidth, kArc);
  arc_dependent_bias = Add(1, kArc);
  arc = Add(kArc, kArc);
  arc_bias = Add(1, kArc);
  arc_distance = Add(kArc, kDistances);
  label_head = Add(kWidth, kLabelWidth);
  label_dependent = Add(kWidth, kLabelWidth);
  label_bias = Add(1, kLabelWidth);
  label_distance = Add(kDistances, kLabelWidth);
  label = Add(kLabelWidth, label_classes);
  label_out_bias = Add(1, label_classes);
  tags = Add(kWidth, tag_classes);
  tags_bias = Add(1, tag_classes);
  names = Add(kWidth, name_classes);
  names_bias = Add(1, name_classes);
}

void Net::Prepare() {
  auto lay = [&](Panels& panels, const NetLayout::Block& block) {
    panels.Set(parameters.data() + block.at, block.rows, block.columns, static_cast<size_t>(block.columns), 1);
  };
  for (int l = 0; l < kLayers; ++l) {
    if (!IsWindow(l)) lay(matrices.gates[l], layout.layers[l].gates);
    lay(matrices.weight[l], layout.layers[l].weight);
  }
  lay(matrices.arc_head, layout.arc_head);
  lay(matrices.arc_dependent, layout.arc_dependent);
  lay(matrices.arc, layout.arc);
  lay(matrices.arc_distance, layout.arc_distance);
  lay(matrices.label_head, layout.label_head);
  lay(matrices.label_dependent, layout.label_dependent);
  lay(matrices.label, layout.label);
  lay(matrices.tags, layout.tags);
  lay(matrices.names, layout.names);
}

std::string Net::Pack() const {
  ByteWriter out;
  out.U32(static_cast<uint32_t>(parameters.size()));
  for (float value : parameters) out.U16(ToHalf(value));
  NetTable quantized;
  if (!full_table.empty()) quantized = Quantize(full_table);
  const NetTable& packed = full_table.empty() ? table : quantized;
  out.U32(static_cast<uint32_t>(packed.scales.size()));
  for (float scale : packed.scales) out.F32(scale);
  for (int8_t value : packed.values) out.U8(static_cast<uint8_t>(value));
  return out.Take();
}

NetTable Quantize(const std::vector<float>& rows) {
  NetTable table;
  table.own.resize(rows.size());
  for (size_t row = 0; row * kWidth < rows.size(); ++row) {
    const float* in = rows.data() + row * kWidth;
    float most = 0;
    for (int i = 0; i < kWidth; ++i) most = std::max(most, std::fabs(in[i]));
    float scale = most / 127.0f;
    table.scales.push_back(scale);
    for (int i = 0; i < kWidth; ++i) {
      float value = scale > 0 ? in[i] / scale : 0.0f;
      table.own[row * kWidth + static_cast<size_t>(i)] = static_cast<int8_t>(value < 0 ? value - 0.5f : value + 0.5f);
    }
  }
  table.values = table.own;
  return table;
}

bool Net::Load(std::string_view bytes, uint32_t table_rows) {
  ByteReader in(bytes);
  if (in.U32() != layout.size) return false;
  std::string_view raw = in.Bytes(layout.size * sizeof(uint16_t));
  if (in.U32() != table_rows) return false;
  std::string_view scales = in.Bytes(table_rows * sizeof(float));
  std::string_view values = in.Bytes(size_t{table_rows} * kWidth);
  if (!in.ok() || in.left() != 0) return false;
  auto copy = [](auto& target, std::string_view from) {
    target.resize(from.size() / sizeof(target[0]));
    std::copy(from.begin(), from.end(), reinterpret_cast<char*>(target.data()));
  };
  std::vector<uint16_t> halves;
  copy(halves, raw);
  parameters.resize(layout.size);
  for (size_t i = 0; i < layout.size; ++i) parameters[i] = FromHalf(halves[i]);
  copy(table.scales, scales);
  table.values = {reinterpret_cast<const int8_t*>(values.data()), values.size()};
  for (float value : parameters) {
    if (!std::isfinite(value)) return false;
  }
  for (float value : table.scales) {
    if (!std::isfinite(value)) return false;
  }
  full_table.clear();
  Prepare();
  return true;
}

}  // namespace lapwing::parse
