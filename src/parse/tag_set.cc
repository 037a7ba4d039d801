// SPDX-License-Identifier: Apache-2.0
#include "parse/tag_set.h"

#include <algorithm>

#include "base/byte_io.h"

namespace lapwing::parse {

TagId TagSet::Find(TagPair pair) const {
  auto it = std::find(pairs_.begin(), pairs_.end(), pair);
  if (it == pairs_.end()) it = std::find_if(pairs_.begin(), pairs_.end(), [&](const TagPair& p) { return p.upos == pair.upos; });
  return it == pairs_.end() ? TagId{0} : static_cast<TagId>(it - pairs_.begin());
}

std::string TagSet::Pack() const {
  ByteWriter out;
  out.U8(static_cast<uint8_t>(pairs_.size()));
  for (const auto& pair : pairs_) {
    out.Text(ToString(pair.upos));
    out.Text(XposName(pair.xpos));
  }
  return out.Take();
}

bool TagSet::Load(std::string_view bytes) {
  ByteReader in(bytes);
  pairs_.resize(in.U8());
  for (auto& pair : pairs_) {
    pair.upos = UposFrom(in.Text());
    pair.xpos = XposFrom(in.Text());
  }
  return in.ok() && !pairs_.empty() && in.left() == 0;
}

}  // namespace lapwing::parse
