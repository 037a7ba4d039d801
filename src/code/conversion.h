// SPDX-License-Identifier: Apache-2.0
/// What lies ahead or will not be done is another type (PLOVER: future cooperation is AGREE, future retreat CONCEDE, announced
/// hostility THREATEN, a refusal REJECT); so does what one may, might or would do for another ("may send medics"). The codebook says which (`future`, `refusal` of a type).
#pragma once

#include "code/codebook.h"
#include "code/status.h"
#include "lapwing/event.h"

namespace lapwing {

/// Changes `type`, and mode and status of the event with it, where the status asks for it.
void Convert(const Codebook& codebook, const Factuality& fact, int& type, Event& event);

}  // namespace lapwing
