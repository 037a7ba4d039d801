// SPDX-License-Identifier: Apache-2.0
// Web archives, broken or not: every article is valid, and what is written reads back unchanged.
#include "fuzz/articles.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  lapwing::fuzz::CheckArticles("WARC/1.0\r\n", lapwing::fuzz::Bytes(data, size));
  return 0;
}
