// SPDX-License-Identifier: Apache-2.0
// Tables, broken or not: every article is valid, and what is written reads back unchanged.
#include "fuzz/articles.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  lapwing::fuzz::CheckArticles("id,title,text\n", lapwing::fuzz::Bytes(data, size));
  return 0;
}
