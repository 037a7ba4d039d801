// SPDX-License-Identifier: Apache-2.0
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <mutex>

#include "bind.h"
#include "distinct_ids.h"
#include "failure.h"
#include "read/reader.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace lapwing::python {
namespace {

/// The articles of one file or of bytes, as lines of JSON. Threads that share one take turns.
class ArticleReader {
 public:
  explicit ArticleReader(Reader reader) : reader_(std::move(reader)) {}

  /// Up to `most`; none is the end.
  std::vector<std::string> Take(size_t most) {
    nb::gil_scoped_release free;
    std::lock_guard lock(mutex_);
    std::vector<std::string> lines;
    while (lines.size() < most) {
      std::optional<Article> article = reader_.Next();
      if (!article) break;
      ids_.Claim(*article);
      lines.push_back(ToJson(*article));
    }
    return lines;
  }

 private:
  std::mutex mutex_;
  Reader reader_;
  DistinctIds ids_;
};

ArticleReader* OpenPath(const std::string& path, const std::string& published) {
  nb::gil_scoped_release free;
  return new ArticleReader(Value(Reader::Open(path, {published})));
}

ArticleReader* OverBytes(const nb::bytes& bytes, const std::string& published) {
  std::string copy(bytes.c_str(), bytes.size());
  nb::gil_scoped_release free;
  return new ArticleReader(Value(Reader::OverBytes(std::move(copy), {published})));
}

}  // namespace

void BindReader(nb::module_& module) {
  nb::class_<ArticleReader>(module, "ArticleReader").def("take", &ArticleReader::Take, "most"_a);
  module.def("open_articles", &OpenPath, "path"_a, "published"_a);
  module.def("articles_of_bytes", &OverBytes, "bytes"_a, "published"_a);
}

}  // namespace lapwing::python
