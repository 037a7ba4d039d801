// SPDX-License-Identifier: Apache-2.0
/// The parts of the module lapwing._core, one file each. The module is private: people use the package's Python files, which check what
/// they are given before it comes here.
#pragma once

#include <nanobind/nanobind.h>

namespace lapwing::python {

void BindEvents(nanobind::module_& module);  ///< the table of events
void BindReader(nanobind::module_& module);  ///< articles of files, pages
void BindCoder(nanobind::module_& module);   ///< text to events, relations, trees
void BindStore(nanobind::module_& module);   ///< what a store holds
void BindLoader(nanobind::module_& module);  ///< shards into a store

}  // namespace lapwing::python
