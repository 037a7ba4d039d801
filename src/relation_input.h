// SPDX-License-Identifier: Apache-2.0
/// JSON lines of `relate` and of annotated relation sets.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"

namespace lapwing {

struct RelationQuery {
  std::string id;
  std::string text;
  std::vector<std::string> source;
  std::vector<std::string> target;
  std::string type;  ///< annotated type, "" when not given
  int quad = -1;     ///< annotated quad class, -1 when not given
  int binary = -1;   ///< 0 cooperative, 1 hostile
};

/// Text and phrases of "<s>A</s> met <t>B</t>"; false when a side is not marked.
bool UnmarkPair(std::string_view marked, RelationQuery& query);

class RelationInput {
 public:
  /// `path` or "-".
  static Result<RelationInput> Open(const std::string& path);
  RelationInput(RelationInput&&) noexcept;
  ~RelationInput();
  /// The next line; false at the end. An unusable line gives true and a `fault` that names it.
  bool Next(RelationQuery& query, std::string& fault);

 private:
  struct State;
  explicit RelationInput(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lapwing
