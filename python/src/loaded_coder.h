// SPDX-License-Identifier: Apache-2.0
/// A coder as Python holds it.
#pragma once

#include <memory>

#include "pipeline.h"

namespace lapwing::python {

struct LoadedCoder {
  std::shared_ptr<const Pipeline> pipeline;
};

}  // namespace lapwing::python
