// SPDX-License-Identifier: Apache-2.0
#include "arrow_column.h"

namespace lapwing::python {

Column& Column::AddChild(std::string name, Kind kind) {
  children_.emplace_back(std::move(name), std::make_unique<Column>(kind));
  return *children_.back().second;
}

void Column::Mark(bool valid) {
  auto row = static_cast<size_t>(length_++);
  if (!valid && valid_.empty()) valid_.assign(row / 8 + 1, 0xff);
  if (!valid) ++nulls_;
  if (valid_.empty()) return;
  if (valid_.size() <= row / 8) valid_.push_back(0);
  auto bit = static_cast<uint8_t>(1U << (row % 8));
  if (valid) valid_[row / 8] = static_cast<uint8_t>(valid_[row / 8] | bit);
  else valid_[row / 8] = static_cast<uint8_t>(valid_[row / 8] & ~bit);
}

void Column::Bool(bool value) {
  auto row = static_cast<size_t>(length_);
  if (data_.size() <= row / 8) data_.push_back(0);
  if (value) data_[row / 8] = static_cast<char>(data_[row / 8] | (1 << (row % 8)));
  Mark(true);
}

void Column::Int(int32_t value) {
  ints_.push_back(value);
  Mark(true);
}

void Column::Double(double value) {
  doubles_.push_back(value);
  Mark(true);
}

void Column::Text(std::string_view value) {
  data_.insert(data_.end(), value.begin(), value.end());
  offsets_.push_back(static_cast<int32_t>(data_.size()));
  Mark(true);
}

void Column::EndList() {
  offsets_.push_back(static_cast<int32_t>(children_.front().second->length()));
  Mark(true);
}

void Column::Null() {
  switch (kind_) {
    case Kind::kBool:
      if (data_.size() <= static_cast<size_t>(length_) / 8) data_.push_back(0);
      break;
    case Kind::kInt32:
    case Kind::kDay: ints_.push_back(0); break;
    case Kind::kDouble: doubles_.push_back(0); break;
    case Kind::kText:
    case Kind::kList: offsets_.push_back(offsets_.back()); break;
    case Kind::kStruct:
      for (auto& [name, child] : children_) child->Null();
      break;
  }
  Mark(false);
}

std::string_view Column::TextAt(int64_t row) const {
  auto [begin, end] = ListAt(row);
  return {data_.data() + begin, static_cast<size_t>(end - begin)};
}

std::vector<const void*> Column::Buffers() const {
  std::vector<const void*> buffers{nulls_ > 0 ? valid_.data() : nullptr};
  switch (kind_) {
    case Kind::kBool: buffers.push_back(data_.data()); break;
    case Kind::kInt32:
    case Kind::kDay: buffers.push_back(ints_.data()); break;
    case Kind::kDouble: buffers.push_back(doubles_.data()); break;
    case Kind::kText:
      buffers.push_back(offsets_.data());
      buffers.push_back(data_.data());
      break;
    case Kind::kList: buffers.push_back(offsets_.data()); break;
    case Kind::kStruct: break;
  }
  return buffers;
}

const char* Column::format() const {
  switch (kind_) {
    case Kind::kBool: return "b";
    case Kind::kInt32: return "i";
    case Kind::kDay: return "tdD";
    case Kind::kDouble: return "g";
    case Kind::kText: return "u";
    case Kind::kList: return "+l";
    case Kind::kStruct: return "+s";
  }
  return "n";
}

}  // namespace lapwing::python
