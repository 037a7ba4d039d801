// SPDX-License-Identifier: Apache-2.0
/// One column of a table, laid out as the Arrow columnar format wants it from the first value on, so that handing it over copies nothing.
///
///   Column column(Kind::kText);
///   column.Text("PRK");
///   column.Null();
///   column.TextAt(0);   // "PRK"
///
/// Columns of lists have one child, columns of structs one a member. A value of a list is begun by its items and ended by EndList; a
/// struct is ended by EndStruct when its members have theirs. NullStruct gives each member a null too.
/// Errors   none are checked: whoever appends knows the kind
/// Threads  appending by one; any number may read a column that no longer grows
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lapwing::python {

enum class Kind { kBool, kInt32, kDay, kDouble, kText, kList, kStruct };

class Column {
 public:
  explicit Column(Kind kind) : kind_(kind) {
    if (kind == Kind::kText || kind == Kind::kList) offsets_.push_back(0);
  }
  /// The child is named as the member of a struct is; of a list it is "item".
  Column& AddChild(std::string name, Kind kind);

  void Bool(bool value);
  void Int(int32_t value);      ///< kInt32, and kDay: days since 1970-01-01
  void Double(double value);
  void Text(std::string_view value);
  void TextOrNull(std::string_view value) { value.empty() ? Null() : Text(value); }
  void EndList();
  void EndStruct() { Mark(true); }
  void Null();                  ///< a list that is null is empty; a struct gives its members a null

  Kind kind() const { return kind_; }
  int64_t length() const { return length_; }
  int64_t nulls() const { return nulls_; }
  size_t bytes() const { return data_.size(); }  ///< of texts, the part that grows without bound
  bool IsNull(int64_t row) const { return !valid_.empty() && (valid_[static_cast<size_t>(row) / 8] >> (row % 8) & 1) == 0; }
  bool BoolAt(int64_t row) const { return (data_[static_cast<size_t>(row) / 8] >> (row % 8) & 1) != 0; }
  int32_t IntAt(int64_t row) const { return ints_[static_cast<size_t>(row)]; }
  double DoubleAt(int64_t row) const { return doubles_[static_cast<size_t>(row)]; }
  std::string_view TextAt(int64_t row) const;    ///< "" for null
  std::pair<int32_t, int32_t> ListAt(int64_t row) const { return {offsets_[static_cast<size_t>(row)], offsets_[static_cast<size_t>(row) + 1]}; }
  Column& child(size_t number) { return *children_[number].second; }
  const Column& child(size_t number) const { return *children_[number].second; }
  size_t children() const { return children_.size(); }
  const std::string& child_name(size_t number) const { return children_[number].first; }

  /// What Arrow calls its buffers: validity (null where nothing is null), then by kind.
  std::vector<const void*> Buffers() const;
  const char* format() const;

 private:
  void Mark(bool valid);  ///< counts a value that is complete

  Kind kind_;
  int64_t length_ = 0, nulls_ = 0;
  std::vector<uint8_t> valid_;     ///< a bit a row; empty while there is no null
  std::vector<char> data_;         ///< texts, one behind the other; or a bit a row
  std::vector<int32_t> ints_;
  std::vector<double> doubles_;
  std::vector<int32_t> offsets_;
  std::vector<std::pair<std::string, std::unique_ptr<Column>>> children_;
};

}  // namespace lapwing::python
