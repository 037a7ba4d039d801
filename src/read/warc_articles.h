// SPDX-License-Identifier: Apache-2.0
/// The pages of a web archive as articles, one at a time, with `path` "FILE#OFFSET" of the record.
///
/// Read are successful responses and resources of HTML or plain text, and conversions (the text of a page, as in WET files). Images,
/// scripts, feeds, redirects, error pages, requests, repeats of a visit and metadata are no reports and are passed over. Damage is a rejected
/// article at its place, with what was skipped. `url` is that of the record where the page names none. The date of the visit is not
/// taken for that of publication.
#pragma once

#include <optional>

#include "lapwing/article.h"
#include "read/debris.h"
#include "read/warc_records.h"

namespace lapwing {

class WarcArticles {
 public:
  /// `path` names the file in articles; "" or "-" for streams.
  WarcArticles(ByteSource raw, size_t max_record_bytes, std::string path);
  /// Nothing at the end; an archive without a page is one rejected article.
  std::optional<Article> Next(const Debris& debris);

 private:
  std::optional<Article> Read(const WarcRecord& record, const Debris& debris) const;

  WarcRecords records_;
  size_t max_record_bytes_;
  std::string path_;
  size_t count_ = 0;
  bool any_ = false;
};

}  // namespace lapwing
