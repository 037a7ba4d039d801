// SPDX-License-Identifier: Apache-2.0
/// The types of the codebook, as far as event files need them; filled from the codebook by whoever composes the stages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lapwing {

struct ModeValue {
  std::string name, cameo;
  double score = 0, goldstein = 0;
};

struct TypeValue {
  std::string name, quad, cameo;
  double score = 0, goldstein = 0;
  std::vector<ModeValue> modes;

  const ModeValue* Find(std::string_view mode) const {
    for (const ModeValue& value : modes) {
      if (value.name == mode) return &value;
    }
    return nullptr;
  }
};

struct TypeScheme {
  std::vector<TypeValue> types;

  const TypeValue* Find(std::string_view type) const {
    for (const TypeValue& value : types) {
      if (value.name == type) return &value;
    }
    return nullptr;
  }
};

}  // namespace lapwing
