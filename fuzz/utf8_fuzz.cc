// SPDX-License-Identifier: Apache-2.0
// Whatever comes in, decoded, cleaned, folded and quoted text is valid UTF-8.
#include "base/utf8.h"

#include "base/json.h"
#include "fuzz/fuzz.h"
#include "read/charset.h"
#include "read/entities.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace lapwing;
  std::string_view bytes = fuzz::Bytes(data, size);
  std::string text = DecodeText(bytes).text;
  fuzz::Require(ValidUtf8(text), "decoded text is UTF-8");
  fuzz::Require(ValidUtf8(DecodePage(bytes).text), "decoded pages are UTF-8");
  std::string clean = CleanText(text);
  fuzz::Require(ValidUtf8(clean), "clean text is UTF-8");
  fuzz::Require(ValidUtf8(FoldCase(clean)), "folded text is UTF-8");
  fuzz::Require(ValidUtf8(DecodeEntities(clean)), "text without references is UTF-8");
  std::string json;
  AppendJsonString(json, bytes);
  fuzz::Require(ValidUtf8(json), "JSON is UTF-8 even of broken bytes");
  return 0;
}
