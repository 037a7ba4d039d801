// SPDX-License-Identifier: Apache-2.0
#include "code/pair_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/byte_io.h"
#include "base/fixed_math.h"
#include "base/model_hash.h"

namespace lapwing {
namespace {

/// Raised when signs, word groups or classes change meaning.
constexpr uint32_t kFeatureVersion = 1;

template <typename T>
std::string Bytes(const std::vector<T>& values) {
  std::string bytes(values.size() * sizeof(T), '\0');
  if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

template <typename T>
std::vector<T> Values(std::string_view bytes) {
  std::vector<T> values(bytes.size() / sizeof(T));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
  return values;
}

/// Weights lie in the file as 16-bit steps of a common size.
std::string PackWeights(const std::vector<float>& weights) {
  float most = 1e-6f;
  for (float w : weights) most = std::max(most, std::fabs(w));
  float step = most / 32767.0f;
  ByteWriter out;
  out.F32(step);
  for (float w : weights) out.I16(static_cast<int16_t>(std::lround(w / step)));
  return out.Take();
}

std::vector<float> UnpackWeights(std::string_view bytes) {
  std::vector<float> weights;
  if (bytes.size() < sizeof(float)) return weights;
  float step = 0;
  std::memcpy(&step, bytes.data(), sizeof(float));
  for (int16_t value : Values<int16_t>(bytes.substr(sizeof(float)))) weights.push_back(static_cast<float>(value) * step);
  return weights;
}

}  // namespace

int PairClass(std::string_view name) {
  for (int i = 0; i < kPairClasses; ++i) {
    if (kPairClassNames[static_cast<size_t>(i)] == name) return i;
  }
  return -1;
}

float SignValue(std::string_view sign) {
  if (sign.starts_with("word:")) return 0.3f;
  for (std::string_view family : {"between:", "has:", "deep:", "takes:"}) {
    if (sign.starts_with(family)) return 0.6f;
  }
  return 1.0f;
}

Result<std::shared_ptr<const PairModel>> PairModel::Load(const std::string& models_dir) {
  std::string path = models_dir + "/" + kCoderModelName;
  Result<ModelFile> file = ModelFile::Read(path);
  if (!file) return file.error();
  auto model = std::make_shared<PairModel>();
  ByteReader version(file->Get("version"));
  if (version.U32() != kFeatureVersion) {
    return Error{Errc::kBadData, "the coder's model was made for another version of this program; take the models that came with it, or run `lapwing train coder`", path};
  }
  model->vectors_ = WordVectors::FromModel(*file);
  model->keys_ = Values<uint64_t>(file->Get("keys"));
  model->weights_ = UnpackWeights(file->Get("weights"));
  model->dense_ = UnpackWeights(file->Get("dense"));
  std::vector<float> bias = Values<float>(file->Get("bias"));
  if (model->weights_.size() != model->keys_.size() * kPairClasses || model->dense_.size() != static_cast<size_t>(kPairDense) * kPairClasses ||
      bias.size() != kPairClasses + 1) {
    return Error{Errc::kBadData, "the coder's model is damaged; take the models that came with this release, or run `lapwing train coder`", path};
  }
  std::copy_n(bias.begin(), kPairClasses, model->bias_.begin());
  model->temperature_ = bias.back();
  return std::shared_ptr<const PairModel>(model);
}

Status PairModel::Write(const std::string& path) const {
  ModelFile file;
  ByteWriter version;
  version.U32(kFeatureVersion);
  file.Set("version", version.Take());
  vectors_.Save(file);
  file.Set("keys", Bytes(keys_));
  file.Set("weights", PackWeights(weights_));
  file.Set("dense", PackWeights(dense_));
  std::vector<float> bias(bias_.begin(), bias_.end());
  bias.push_back(temperature_);
  file.Set("bias", Bytes(bias));
  return file.Write(path);
}

PairScores PairModel::Scores(const PairFeatures& features) const {
  PairScores scores = bias_;
  for (const std::string& sign : features.signs) {
    uint64_t key = HashBytes(sign);
    auto it = std::lower_bound(keys_.begin(), keys_.end(), key);
    if (it == keys_.end() || *it != key) continue;
    const float* row = &weights_[static_cast<size_t>(it - keys_.begin()) * kPairClasses];
    float value = SignValue(sign);
    for (size_t c = 0; c < kPairClasses; ++c) scores[c] += value * row[c];
  }
  std::array<float, kWordDims> mean;
  for (size_t group = 0; group < kWordGroups; ++group) {
    vectors_.Mean(features.words[group], mean.data());
    for (size_t i = 0; i < kWordDims; ++i) {
      const float* row = &dense_[(group * kWordDims + i) * kPairClasses];
      for (size_t c = 0; c < kPairClasses; ++c) scores[c] += mean[i] * row[c];
    }
  }
  return scores;
}

PairScores PairModel::Chances(const PairFeatures& features) const {
  PairScores scores = Scores(features);
  float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) {
    score = Exp((score - most) / temperature_);
    sum += score;
  }
  for (float& score : scores) score /= sum;
  return scores;
}

std::vector<PairReason> PairModel::Reasons(const PairFeatures& features, int a, int b, size_t most) const {
  std::vector<PairReason> reasons;
  size_t for_a = static_cast<size_t>(a), for_b = static_cast<size_t>(b);
  for (const std::string& sign : features.signs) {
    uint64_t key = HashBytes(sign);
    auto it = std::lower_bound(keys_.begin(), keys_.end(), key);
    if (it == keys_.end() || *it != key) continue;
    const float* row = &weights_[static_cast<size_t>(it - keys_.begin()) * kPairClasses];
    reasons.push_back({sign, SignValue(sign) * (row[for_a] - row[for_b])});
  }
  std::array<float, kWordDims> mean;
  for (size_t group = 0; group < kWordGroups; ++group) {
    if (features.words[group].empty()) continue;
    vectors_.Mean(features.words[group], mean.data());
    float weight = 0;
    for (size_t i = 0; i < kWordDims; ++i) {
      const float* row = &dense_[(group * kWordDims + i) * kPairClasses];
      weight += mean[i] * (row[for_a] - row[for_b]);
    }
    reasons.push_back({"meaning of the " + std::string(ToString(static_cast<WordGroup>(group))), weight});
  }
  std::stable_sort(reasons.begin(), reasons.end(), [](const PairReason& x, const PairReason& y) { return x.weight > y.weight; });
  if (reasons.size() > most) reasons.resize(most);
  return reasons;
}

}  // namespace lapwing
