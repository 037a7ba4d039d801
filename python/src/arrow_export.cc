// SPDX-License-Identifier: Apache-2.0
// A consumer may move any child out of its parent (copy the struct, set the original's `release` to null) and keep it longer, so each level
// owns itself and holds the batch.
#include "arrow_export.h"

#include <cerrno>
#include <new>

namespace lapwing::python {
namespace {

/// What a schema or an array of the C interface points at; the same for each level.
template <typename T>
struct Level {
  std::string name;
  std::vector<const void*> buffers;
  std::vector<T> children;
  std::vector<T*> pointers;
  std::shared_ptr<const EventBatch> batch;

  void Adopt(T* out) {
    for (T& child : children) pointers.push_back(&child);
    out->n_children = static_cast<int64_t>(pointers.size());
    out->children = pointers.empty() ? nullptr : pointers.data();
    out->dictionary = nullptr;
    out->private_data = this;
    out->release = [](T* released) {
      auto* level = static_cast<Level*>(released->private_data);
      for (T& child : level->children) {
        if (child.release != nullptr) child.release(&child);
      }
      delete level;
      released->release = nullptr;
    };
  }
};

void FillSchema(const Column& column, std::string name, bool nullable, ArrowSchema* out) {
  auto level = std::make_unique<Level<ArrowSchema>>();
  level->name = std::move(name);
  level->children.resize(column.children());
  for (size_t i = 0; i < column.children(); ++i) FillSchema(column.child(i), column.child_name(i), column.kind() == Kind::kStruct, &level->children[i]);
  *out = {};
  out->format = column.format();
  out->name = level->name.c_str();
  out->flags = nullable ? ARROW_FLAG_NULLABLE : 0;
  level.release()->Adopt(out);
}

void FillArray(const Column& column, const std::shared_ptr<const EventBatch>& batch, ArrowArray* out) {
  auto level = std::make_unique<Level<ArrowArray>>();
  level->batch = batch;
  level->buffers = column.Buffers();
  level->children.resize(column.children());
  for (size_t i = 0; i < column.children(); ++i) FillArray(column.child(i), batch, &level->children[i]);
  *out = {};
  out->length = column.length();
  out->null_count = column.nulls();
  out->n_buffers = static_cast<int64_t>(level->buffers.size());
  out->buffers = level->buffers.data();
  level.release()->Adopt(out);
}

void FillBatch(const std::shared_ptr<const EventBatch>& batch, ArrowArray* out) {
  auto level = std::make_unique<Level<ArrowArray>>();
  level->batch = batch;
  level->buffers = {nullptr};
  level->children.resize(batch->columns().size());
  for (size_t i = 0; i < level->children.size(); ++i) FillArray(*batch->columns()[i].column, batch, &level->children[i]);
  *out = {};
  out->length = batch->rows();
  out->n_buffers = 1;
  out->buffers = level->buffers.data();
  level.release()->Adopt(out);
}

struct Stream {
  std::vector<std::shared_ptr<const EventBatch>> batches;
  size_t next = 0;
};

template <typename Work>
int Guarded(Work work) {
  try {
    work();
    return 0;
  } catch (const std::bad_alloc&) {
    return ENOMEM;
  }
}

}  // namespace

void ExportSchema(const EventBatch& batch, ArrowSchema* out) {
  auto level = std::make_unique<Level<ArrowSchema>>();
  level->children.resize(batch.columns().size());
  for (size_t i = 0; i < level->children.size(); ++i) {
    const NamedColumn& column = batch.columns()[i];
    FillSchema(*column.column, column.name, column.nullable, &level->children[i]);
  }
  *out = {};
  out->format = "+s";
  out->name = level->name.c_str();
  level.release()->Adopt(out);
}

void ExportStream(std::vector<std::shared_ptr<const EventBatch>> batches, ArrowArrayStream* out) {
  *out = {};
  out->get_schema = [](ArrowArrayStream* stream, ArrowSchema* schema) { return Guarded([&] { ExportSchema(*static_cast<Stream*>(stream->private_data)->batches.front(), schema); }); };
  out->get_next = [](ArrowArrayStream* stream, ArrowArray* array) {
    return Guarded([&] {
      auto* state = static_cast<Stream*>(stream->private_data);
      *array = {};
      while (state->next < state->batches.size() && state->batches[state->next]->rows() == 0) ++state->next;
      if (state->next < state->batches.size()) FillBatch(state->batches[state->next++], array);
    });
  };
  out->get_last_error = [](ArrowArrayStream*) -> const char* { return "out of memory"; };
  out->release = [](ArrowArrayStream* stream) {
    delete static_cast<Stream*>(stream->private_data);
    stream->release = nullptr;
  };
  out->private_data = new Stream{std::move(batches), 0};
}

}  // namespace lapwing::python
