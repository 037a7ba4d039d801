// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "base/event_json.h"
#include "base/file.h"
#include "bind.h"
#include "event_table.h"
#include "failure.h"
#include "store/event_line.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace lapwing::python {
namespace {

/// A structure of the Arrow C interface in the capsule that its Python protocol names; whoever takes it out sets `release` to null.
template <typename T>
nb::object Capsule(const EventTable& table, const char* name) {
  auto owned = std::make_unique<T>();
  table.Export(owned.get());
  PyObject* capsule = PyCapsule_New(owned.get(), name, [](PyObject* dying) {
    auto* held = static_cast<T*>(PyCapsule_GetPointer(dying, PyCapsule_GetName(dying)));
    if (held->release != nullptr) held->release(held);
    delete held;
  });
  if (capsule == nullptr) throw nb::python_error();
  owned.release();
  return nb::steal(capsule);
}

nb::bytes Lines(const EventTable& table, int64_t begin, int64_t end) {
  std::string lines;
  {
    nb::gil_scoped_release free;
    for (int64_t row = begin; row < end; ++row) lines += ToJson(table.RecordAt(row)) + "\n";
  }
  return nb::bytes(lines.data(), lines.size());
}

EventTable FromLines(const nb::bytes& bytes, const std::string& name) {
  std::string_view lines(bytes.c_str(), bytes.size());
  nb::gil_scoped_release free;
  EventTable table;
  EventLineReader reader;
  for (int64_t number = 1; !lines.empty(); ++number) {
    size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Result<EventRecord> record = reader.Read(line);
    if (!record) throw Failure({record.error().code, record.error().message, fmt::format("{}:{}", name, number)});
    table.Append(*record);
  }
  return table;
}

/// A whole file, gzip undone.
nb::bytes ReadBytes(const std::string& path) {
  std::string bytes;
  {
    nb::gil_scoped_release free;
    bytes = Value(ReadFile(path));
  }
  return nb::bytes(bytes.data(), bytes.size());
}

}  // namespace

void BindEvents(nb::module_& module) {
  module.def("read_bytes", &ReadBytes, "path"_a);
  nb::class_<EventTable>(module, "EventTable")
      .def(nb::init<>())
      .def("__len__", &EventTable::rows)
      .def("names", &EventTable::Names)
      .def("append", nb::overload_cast<const EventTable&>(&EventTable::Append), "other"_a)
      .def("lines", &Lines, "begin"_a, "end"_a)
      .def_static("from_lines", &FromLines, "lines"_a, "name"_a)
      .def("arrow_schema", [](const EventTable& table) { return Capsule<ArrowSchema>(table, "arrow_schema"); })
      .def("arrow_stream", [](const EventTable& table) { return Capsule<ArrowArrayStream>(table, "arrow_array_stream"); });
}

}  // namespace lapwing::python
