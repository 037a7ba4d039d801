// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "base/model_file.h"
#include "parse/parser.h"
#include "parse/train.h"

namespace lapwing::parse {
namespace {

namespace fs = std::filesystem;

/// A treebank of one sentence, many times over.
void WriteTreebank(const fs::path& path) {
  std::ofstream out(path);
  for (int i = 0; i < 40; ++i) {
    out << "# newdoc id = d" << i << "\n# newpar\n"
        << "1\tTarvia\tTarvia\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n"
        << "2\tattacked\tattack\tVERB\tVBD\t_\t0\troot\t_\t_\n"
        << "3\tVelmora\tVelmora\tPROPN\tNNP\t_\t2\tobj\t_\tSpaceAfter=No\n"
        << "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
  }
}

std::string Train(const fs::path& folder, int threads) {
  TrainOptions options;
  options.treebanks = {(folder / "tiny.conllu").string()};
  options.out_dir = folder.string();
  options.clusters = 2;
  options.rounds = 2;
  options.threads = threads;
  auto done = TrainParse(options);
  REQUIRE_MESSAGE(done, done.error().message);
  auto bytes = ReadFile((folder / kModelName).string());
  REQUIRE(bytes);
  return *bytes;
}

TEST_CASE("training gives the same bytes again, whatever the number of threads") {
  fs::path folder = fs::temp_directory_path() / "lapwing_parse_train_test";
  fs::create_directories(folder);
  WriteTreebank(folder / "tiny.conllu");
  std::string first = Train(folder, 1);
  CHECK(Train(folder, 1) == first);
  CHECK(Train(folder, 2) == first);
  // One sentence is learned in a step or two; what so small a model says of it is not the point, that it loads is.

  auto parser = Parser::Load(folder.string());
  REQUIRE(parser);
  auto sentences = (*parser)->Parse("Tarvia attacked Velmora.", Field::kText);
  REQUIRE(sentences.size() == 1);
  CHECK(sentences[0].tokens.size() == 4);
  fs::remove_all(folder);
}

TEST_CASE("training without treebanks says what is missing") {
  TrainOptions options;
  CHECK(TrainParse(options).error().code == Errc::kUsage);
  options.treebanks = {"/nonexistent.conllu"};
  CHECK(TrainParse(options).error().code == Errc::kNotFound);
}

}  // namespace
}  // namespace lapwing::parse
