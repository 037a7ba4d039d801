// SPDX-License-Identifier: Apache-2.0
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>

#include "base/data_folder.h"
#include "bind.h"
#include "failure.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace {

const char* NameOf(lapwing::Errc code) {
  switch (code) {
    case lapwing::Errc::kUsage: return "UsageError";
    case lapwing::Errc::kNotFound: return "NotFoundError";
    case lapwing::Errc::kBadInput: return "InputError";
    case lapwing::Errc::kBadData: return "DataError";
    case lapwing::Errc::kIo: return "StoreError";
  }
  return "Error";
}

void Translate(const std::exception_ptr& thrown, void*) {
  try {
    std::rethrow_exception(thrown);
  } catch (const lapwing::python::Failure& failure) {
    const lapwing::Error& error = failure.error();
    nb::object type = nb::module_::import_("lapwing.errors").attr(NameOf(error.code));
    nb::object raised = type(error.message, error.where);
    PyErr_SetObject(type.ptr(), raised.ptr());
  }
}

}  // namespace

NB_MODULE(_core, module) {
  nb::register_exception_translator(&Translate);
  module.attr("version") = LAPWING_VERSION;
  module.def("set_data_folder", &lapwing::SetDataFolder, "folder"_a);
  lapwing::python::BindEvents(module);
  lapwing::python::BindReader(module);
  lapwing::python::BindCoder(module);
  lapwing::python::BindStore(module);
  lapwing::python::BindLoader(module);
}
