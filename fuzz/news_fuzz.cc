// SPDX-License-Identifier: Apache-2.0
// Formats of agencies (NITF, NewsML, SGML), broken or not: every article is valid, and what is written reads back unchanged.
#include "fuzz/articles.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // The first byte chooses the root, so that one corpus serves all.
  constexpr std::string_view kStarts[] = {"<nitf>", "<newsItem>", "<newsMessage><itemSet>", "<NewsML>", "<newsitem>", "<REUTERS NEWID=\"1\">", "<DOC><DOCNO>", "<packageItem>"};
  if (size == 0) return 0;
  std::string input(kStarts[data[0] % std::size(kStarts)]);
  input += lapwing::fuzz::Bytes(data + 1, size - 1);
  lapwing::fuzz::CheckArticles("<", input);
  return 0;
}
