// SPDX-License-Identifier: Apache-2.0
/// Where a library that is no program finds its data: a Python package carries models/, knowledge/ and codebook/ in a folder of its own.
#pragma once

#include <string>

namespace lapwing {

/// From now on DataPath() (base/file.h) looks in `folder`, unless $LAPWING_DATA names another. Call it before anything is loaded and
/// while no other thread asks: the name is not guarded.
void SetDataFolder(std::string folder);

}  // namespace lapwing
