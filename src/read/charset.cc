// SPDX-License-Identifier: Apache-2.0
#include "read/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/strings.h"

namespace lapwing {
namespace {

// Labels that are believed, with the decoder browsers use for them (WHATWG Encoding).
struct Charset {
  std::string_view label;
  const char* decoder;
};
constexpr std::array<Charset, 24> kCharsets = {{
    {"gb2312", "GB18030"},        {"gbk", "GB18030"},
    {"gb18030", "GB18030"},       {"big5", "BIG5-HKSCS"},
    {"euc-kr", "CP949"},          {"ks_c_5601-1987", "CP949"},
    {"euc-jp", "EUC-JP"},         {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},       {"sjis", "CP932"},
    {"windows-1250", "CP1250"},   {"windows-1251", "CP1251"},
    {"windows-1253", "CP1253"},   {"windows-1254", "CP1254"},
    {"iso-8859-9", "CP1254"},     {"windows-1255", "CP1255"},
    {"windows-1256", "CP1256"},   {"windows-1257", "CP1257"},
    {"windows-1258", "CP1258"},   {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-5", "ISO-8859-5"}, {"iso-8859-7", "ISO-8859-7"},
    {"koi8-r", "KOI8-R"},         {"koi8-u", "KOI8-U"},
}};

// Bytes the decoder refuses become U+FFFD one by one.
Decoded Convert(std::string_view bytes, const char* decoder) {
  Decoded decoded;
  iconv_t converter = iconv_open("UTF-8", decoder);
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    decoded.encoding = Encoding::kUnknown;
    return decoded;
  }
  std::string input(bytes);
  char* in = input.data();
  size_t left = input.size();
  std::array<char, 8192> buffer;
  while (left > 0) {
    char* out = buffer.data();
    size_t room = buffer.size();
    size_t result = iconv(converter, &in, &left, &out, &room);
    decoded.text.append(buffer.data(), buffer.size() - room);
    if (result == static_cast<size_t>(-1) && errno != E2BIG && left > 0) {
      AppendUtf8(decoded.text, kReplacement);
      ++decoded.replaced;
      ++in;
      --left;
    }
  }
  iconv_close(converter);
  return decoded;
}

}  // namespace

std::string DeclaredCharset(std::string_view bytes) {
  std::string head = LowerAscii(bytes.substr(0, 4096));
  for (size_t at = head.find("charset"); at != std::string::npos; at = head.find("charset", at + 1)) {
    size_t begin = head.find_first_not_of(" \t\n\r", at + 7);
    if (begin == std::string::npos || head[begin] != '=') continue;
    begin = head.find_first_not_of(" \t\n\r\"'", begin + 1);
    if (begin == std::string::npos) break;
    return head.substr(begin, head.find_first_of(" \t\n\r\"'/>;", begin) - begin);
  }
  return "";
}

Decoded DecodePage(std::string_view bytes, std::string_view told) {
  Decoded decoded = DecodeText(bytes);
  if (decoded.encoding != Encoding::kUtf8 && decoded.encoding != Encoding::kUtf16) {
    std::string label = told.empty() ? DeclaredCharset(bytes) : LowerAscii(told);
    const auto* known =
        std::find_if(kCharsets.begin(), kCharsets.end(), [&](const Charset& c) { return c.label == label; });
    if (known != kCharsets.end()) {
      Decoded converted = Convert(bytes, known->decoder);
      if (converted.encoding != Encoding::kUnknown && converted.replaced * 100 <= bytes.size())
        decoded = std::move(converted);
    } else if (label == "iso-8859-1" || label == "windows-1252" || label == "latin1" || label == "us-ascii") {
      decoded = {DecodeWindows1252(bytes), Encoding::kWindows1252, 0};
    }
  }
  if (decoded.text.find('\0') != std::string::npos) std::erase(decoded.text, '\0');
  return decoded;
}

}  // namespace lapwing
