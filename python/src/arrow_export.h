// SPDX-License-Identifier: Apache-2.0
/// Batches of events as an Arrow C stream. What is exported keeps its batch alive until the last part of it is released, on whatever thread.
#pragma once

#include <memory>
#include <vector>

#include "arrow_abi.h"
#include "event_table.h"

namespace lapwing::python {

void ExportSchema(const EventBatch& batch, ArrowSchema* out);
void ExportStream(std::vector<std::shared_ptr<const EventBatch>> batches, ArrowArrayStream* out);  ///< at least one batch

}  // namespace lapwing::python
