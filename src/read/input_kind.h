// SPDX-License-Identifier: Apache-2.0
/// Tells by its first bytes what an input is. Names and endings are not asked: they lie.
#pragma once

#include <string_view>

namespace lapwing {

enum class InputKind {
  kEmpty,        ///< blanks only
  kJsonLines,    ///< one object a line
  kJsonObjects,  ///< an array, or objects written over several lines
  kHtml,
  kFeed,         ///< RSS, Atom, JSON Feed (feed_root.h)
  kText,
  kTable,        ///< CSV or TSV with a column of text (columns.h)
  kXmlNews,      ///< NITF, NewsML (xml_news.h)
  kSgmlNews,     ///< Reuters-21578 and its kin (sgml_news.h)
  kWarc,         ///< a web archive, gzip undone (warc_records.h)
  kContainer,    ///< zip, 7z, tar, or compressed with zstd, xz, bzip2 (container.h)
  kBinary,
};

/// `head`: the first bytes (64 KiB are plenty).
InputKind TellKind(std::string_view head);

/// True for text with HTML markup: a document, or a fragment as feeds and content systems store it.
bool HasMarkup(std::string_view text);

}  // namespace lapwing
