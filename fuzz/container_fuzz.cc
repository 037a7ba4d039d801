// SPDX-License-Identifier: Apache-2.0
// Archives and compressed streams, broken or not: every article is valid, and what is written reads back unchanged.
#include "fuzz/articles.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  lapwing::fuzz::CheckArticles(std::string_view("PK\x03\x04", 4), lapwing::fuzz::Bytes(data, size));
  return 0;
}
