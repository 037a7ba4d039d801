// SPDX-License-Identifier: Apache-2.0
// Formats of agencies (NITF, NewsML, SGML), broken or not: every article is valid, and what is written reads back unchanged.
#include "fuzz/articles.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // Whole files begin with their root; for others the first byte chooses one.
  constexpr std::string_view kStarts[] = {"<nitf>", "<newsItem>", "<newsMessage><itemSet>", "<NewsML>", "<newsitem>", "<REUTERS NEWID=\"1\">", "<DOC><DOCNO>", "<packageItem>"};
  if (size == 0) return 0;
  if (data[0] == '<') {
    lapwing::fuzz::CheckArticles("<", lapwing::fuzz::Bytes(data, size));
    return 0;
  }
  std::string input(kStarts[data[0] % std::size(kStarts)]);
  input += lapwing::fuzz::Bytes(data + 1, size - 1);
  lapwing::fuzz::CheckArticles("<", input);
  return 0;
}
