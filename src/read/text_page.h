// SPDX-License-Identifier: Apache-2.0
/// A page saved as plain text, as an article.
#pragma once

#include <string_view>

#include "lapwing/article.h"
#include "read/debris.h"

namespace lapwing {

/// Reads the bytes as they came. Sets everything but id and path; what is wrong is in the status.
/// `charset`: as the server named it, "" where nobody did.
Article ReadTextPage(std::string_view bytes, const Debris& debris, std::string_view charset = {});

}  // namespace lapwing
