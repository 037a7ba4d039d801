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
  model->shared_ = UnpackWeights(file->Get("shared"));
  model->own_ = UnpackWeights(file->Get("own"));
  std::vector<float> temperature = Values<float>(file->Get("temperature"));
  size_t numbers = (model->keys_.size() + kPairDense + 1) * kPairClasses;
  if (model->shared_.size() != numbers || model->own_.size() != numbers || temperature.size() != 1) {
    return Error{Errc::kBadData, "the coder's model is damaged; take the models that came with this release, or run `lapwing train coder`", path};
  }
  model->temperature_ = temperature[0];
  if (std::vector<uint64_t> keys = Values<uint64_t>(file->Get("act keys")); !keys.empty()) {
    auto acts = std::make_shared<PairModel>();
    acts->vectors_ = model->vectors_;
    acts->keys_ = std::move(keys);
    acts->shared_ = UnpackWeights(file->Get("act weights"));
    const std::vector<float> act_temperature = Values<float>(file->Get("act temperature"));
    acts->temperature_ = act_temperature.empty() ? 0 : act_temperature[0];
    if (acts->temperature_ <= 0 || acts->shared_.size() != (acts->keys_.size() + kPairDense + 1) * kPairClasses) {
      return Error{Errc::kBadData, "the model of acts is damaged; take the models that came with this release, or run `lapwing train acts`", path};
    }
    model->acts_ = std::move(acts);
  }
  return std::shared_ptr<const PairModel>(model);
}

Status PairModel::Write(const std::string& path) const {
  ModelFile file;
  ByteWriter version;
  version.U32(kFeatureVersion);
  file.Set("version", version.Take());
  vectors_.Save(file);
  file.Set("keys", Bytes(keys_));
  file.Set("shared", PackWeights(shared_));
  file.Set("own", PackWeights(own_));
  file.Set("temperature", Bytes(std::vector<float>{temperature_}));
  if (acts_ != nullptr) {
    file.Set("act keys", Bytes(acts_->keys_));
    file.Set("act weights", PackWeights(acts_->shared_));
    file.Set("act temperature", Bytes(std::vector<float>{acts_->temperature_}));
  }
  return file.Write(path);
}

template <typename Use>
void PairModel::ForRows(const PairFeatures& features, Use use) const {
  for (const std::string& sign : features.signs) {
    uint64_t key = HashBytes(sign);
    auto it = std::lower_bound(keys_.begin(), keys_.end(), key);
    if (it != keys_.end() && *it == key) use(static_cast<size_t>(it - keys_.begin()), SignValue(sign));
  }
  std::array<float, kWordDims> mean;
  for (size_t group = 0; group < kWordGroups; ++group) {
    if (features.words[group].empty()) continue;
    vectors_.Mean(features.words[group], mean.data());
    for (size_t i = 0; i < kWordDims; ++i) use(keys_.size() + group * kWordDims + i, mean[i]);
  }
  use(keys_.size() + kPairDense, 1.0f);
}

PairScores PairModel::Chances(const PairFeatures& features, Voice voice) const {
  PairScores scores{};
  ForRows(features, [&](size_t row, float value) {
    const float* shared = &shared_[row * kPairClasses];
    for (size_t c = 0; c < kPairClasses; ++c) scores[c] += value * shared[c];
    if (voice != Voice::kRelations) return;
    const float* own = &own_[row * kPairClasses];
    for (size_t c = 0; c < kPairClasses; ++c) scores[c] += value * own[c];
  });
  float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) {
    score = Exp((score - most) / temperature_);
    sum += score;
  }
  for (float& score : scores) score /= sum;
  return scores;
}

std::vector<PairReason> PairModel::Reasons(const PairFeatures& features, int a, int b, size_t most, Voice voice) const {
  std::vector<PairReason> reasons;
  size_t for_a = static_cast<size_t>(a), for_b = static_cast<size_t>(b), sign_at = 0;
  std::array<float, kWordGroups> meaning{};
  ForRows(features, [&](size_t row, float value) {
    float weight = value * (shared_[row * kPairClasses + for_a] - shared_[row * kPairClasses + for_b]);
    if (voice == Voice::kRelations) weight += value * (own_[row * kPairClasses + for_a] - own_[row * kPairClasses + for_b]);
    if (row < keys_.size()) {
      while (HashBytes(features.signs[sign_at]) != keys_[row]) ++sign_at;
      reasons.push_back({features.signs[sign_at], weight});
    } else if (row < keys_.size() + kPairDense) {
      meaning[(row - keys_.size()) / kWordDims] += weight;
    }
  });
  for (size_t group = 0; group < kWordGroups; ++group) {
    if (!features.words[group].empty()) reasons.push_back({"meaning of the " + std::string(ToString(static_cast<WordGroup>(group))), meaning[group]});
  }
  std::stable_sort(reasons.begin(), reasons.end(), [](const PairReason& x, const PairReason& y) { return x.weight > y.weight; });
  if (reasons.size() > most) reasons.resize(most);
  return reasons;
}

}  // namespace lapwing
