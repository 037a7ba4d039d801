// SPDX-License-Identifier: Apache-2.0
#include "code/word_vectors.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstring>

#include "base/file.h"
#include "base/lines.h"

namespace lapwing {

Result<WordVectors> WordVectors::FromText(const std::string& path) {
  Result<std::string> bytes = ReadFile(path);
  if (!bytes) return bytes.error();
  WordVectors vectors;
  std::string before;
  for (LineReader lines(*bytes); lines.Next();) {
    std::string_view line = lines.line();
    if (line.empty() || line[0] == '#') continue;
    auto fail = [&](const char* what) { return Error{Errc::kBadData, what, fmt::format("{}:{}", path, lines.number())}; };
    size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return fail("a word, a tab and its numbers are expected");
    std::string word(line.substr(0, tab));
    if (word <= before) return fail("words must ascend, each once");
    vectors.offsets_.push_back(static_cast<uint32_t>(vectors.words_.size()));
    vectors.words_ += word;
    before = std::move(word);
    const char* p = line.data() + tab + 1;
    const char* stop = line.data() + line.size();
    for (int i = 0; i < kWordDims; ++i) {
      while (p < stop && *p == ' ') ++p;
      int value = 0;
      auto [next, error] = std::from_chars(p, stop, value);
      if (error != std::errc{} || value < -127 || value > 127) return fail("64 whole numbers from -127 to 127 are expected");
      vectors.values_.push_back(static_cast<int8_t>(value));
      p = next;
    }
  }
  vectors.offsets_.push_back(static_cast<uint32_t>(vectors.words_.size()));
  return vectors;
}

WordVectors WordVectors::FromModel(const ModelFile& file) {
  WordVectors vectors;
  vectors.words_ = std::string(file.Get("words"));
  std::string_view offsets = file.Get("offsets"), values = file.Get("vectors");
  vectors.offsets_.resize(offsets.size() / sizeof(uint32_t));
  if (!vectors.offsets_.empty()) std::memcpy(vectors.offsets_.data(), offsets.data(), vectors.offsets_.size() * sizeof(uint32_t));
  vectors.values_.resize(values.size());
  if (!values.empty()) std::memcpy(vectors.values_.data(), values.data(), values.size());
  return vectors;
}

void WordVectors::Save(ModelFile& file) const {
  file.Set("words", words_);
  std::string offsets(offsets_.size() * sizeof(uint32_t), '\0');
  if (!offsets_.empty()) std::memcpy(offsets.data(), offsets_.data(), offsets.size());
  file.Set("offsets", std::move(offsets));
  std::string values(values_.size(), '\0');
  if (!values_.empty()) std::memcpy(values.data(), values_.data(), values.size());
  file.Set("vectors", std::move(values));
}

const int8_t* WordVectors::Find(std::string_view word) const {
  size_t low = 0, high = size();
  while (low < high) {
    size_t middle = (low + high) / 2;
    std::string_view here = std::string_view(words_).substr(offsets_[middle], offsets_[middle + 1] - offsets_[middle]);
    if (here == word) return values_.data() + middle * kWordDims;
    if (here < word) low = middle + 1;
    else high = middle;
  }
  return nullptr;
}

void WordVectors::Mean(const std::vector<std::string>& words, float* out) const {
  int sum[kWordDims] = {};
  for (const std::string& word : words) {
    const int8_t* vector = Find(word);
    if (vector == nullptr) continue;
    for (int i = 0; i < kWordDims; ++i) sum[i] += vector[i];
  }
  int64_t square = 0;
  for (int value : sum) square += int64_t{value} * value;
  float scale = square == 0 ? 0.0f : 1.0f / std::sqrt(static_cast<float>(square));
  for (int i = 0; i < kWordDims; ++i) out[i] = static_cast<float>(sum[i]) * scale;
}

}  // namespace lapwing
