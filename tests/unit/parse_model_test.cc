// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "base/model_file.h"
#include "parse/perceptron.h"
#include "parse/sparse_model.h"
#include "parse/tokenizer.h"
#include "parse/word_table.h"

namespace lapwing::parse {
namespace {

TEST_CASE("a model file gives its sections back and refuses damage") {
  ModelFile file;
  file.Set("one", "abc");
  file.Set("two", std::string(1000, 'x'));
  std::string bytes = file.Pack();
  auto read = ModelFile::Unpack(bytes, "m");
  REQUIRE(read);
  CHECK(read->Get("one") == "abc");
  CHECK(read->Get("two").size() == 1000);
  CHECK(read->Get("three").empty());

  CHECK_FALSE(ModelFile::Unpack(bytes.substr(0, bytes.size() - 1), "m"));
  CHECK_FALSE(ModelFile::Unpack("", "m"));
  CHECK(ModelFile::Unpack("PK\3\4 some other file", "m").error().message.find("not a Lapwing model") != std::string::npos);
  for (size_t at : {size_t{16}, size_t{40}, bytes.size() - 2}) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    CHECK_FALSE(ModelFile::Unpack(damaged, "m"));
  }
  std::string older = bytes;
  older[8] = static_cast<char>(older[8] + 1);
  auto refused = ModelFile::Unpack(older, "m");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::kBadData);
  CHECK(refused.error().message.find("lapwing train") != std::string::npos);
}

TEST_CASE("a packed model scores as its rows say") {
  std::vector<SparseRow> rows{{0x1234567890abcdefull, {{0, 1.0f}, {2, -2.0f}}}, {42, {{1, 0.5f}}}};
  SparseModel model;
  REQUIRE(model.Load(SparseModel::Pack(3, rows)));
  std::vector<int32_t> scores(3);
  std::vector<uint64_t> keys{0x1234567890abcdefull, 42, 7};
  model.Score(keys, scores);
  CHECK(scores[0] > scores[1]);
  CHECK(scores[1] > scores[2]);
  CHECK(scores[2] == -2 * scores[0]);
  CHECK(SparseModel::Pack(3, {rows[1], rows[0]}) == SparseModel::Pack(3, rows));
}

TEST_CASE("tables that lie about their size are refused") {
  std::string bytes = SparseModel::Pack(2, {{5, {{1, 1.0f}}}});
  SparseModel model;
  CHECK(model.Load(bytes));
  CHECK_FALSE(model.Load(bytes.substr(0, bytes.size() - 1)));
  std::string wild = bytes;
  wild.back() = 9;  // a class beyond the last
  CHECK_FALSE(model.Load(wild));
  CHECK_FALSE(WordTable().Load("abc"));
  CHECK_FALSE(Tokenizer().Load("\xff\xff\xff\xff"));
}

TEST_CASE("the perceptron learns what can be separated") {
  Perceptron perceptron(2);
  std::vector<uint64_t> a{1, 2}, b{1, 3};
  float scores[2];
  for (int i = 0; i < 10; ++i) {
    perceptron.Score(a, scores);
    if (scores[0] <= scores[1]) perceptron.Update(a, 0, 1);
    perceptron.Tick();
    perceptron.Score(b, scores);
    if (scores[1] <= scores[0]) perceptron.Update(b, 1, 0);
    perceptron.Tick();
  }
  SparseModel model;
  REQUIRE(model.Load(SparseModel::Pack(2, perceptron.Average({.min_updates = 1, .min_weight = 0}))));
  std::vector<int32_t> out(2);
  model.Score(a, out);
  CHECK(out[0] > out[1]);
  model.Score(b, out);
  CHECK(out[1] > out[0]);
}

}  // namespace
}  // namespace lapwing::parse
