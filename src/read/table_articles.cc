// SPDX-License-Identifier: Apache-2.0
#include "read/table_articles.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

constexpr uint64_t kFreeAgain = uint64_t{16} << 20;

Article Rejected(ArticleStatus status, std::string reason) {
  Article article;
  Reject(article, status, std::move(reason));
  return article;
}

}  // namespace

TableArticles::TableArticles(RowStream::Bytes source, ColumnChoice choice, const Debris& debris) : rows_(std::move(source)), choice_(std::move(choice)), debris_(debris) {}

bool TableArticles::Fits(const std::vector<std::string>& cells) const {
  if (cells.size() < width_) return false;
  return std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(width_), cells.end(), [](const std::string& cell) { return Trim(cell).empty(); });
}

// The heading; a reject where the columns are not there.
std::optional<Article> TableArticles::Begin() {
  Result<std::string_view> head = rows_.Peek();
  if (!head) return Rejected(ArticleStatus::kError, head.error().message);
  std::string_view first = head->substr(0, head->find('\n'));
  if (first.ends_with('\r')) first.remove_suffix(1);
  separator_ = TellSeparator(first, choice_);
  if (separator_ == '\0') separator_ = first.find('\t') != std::string_view::npos ? '\t' : ',';
  rows_.SetDialect(separator_, true);
  if (ByNumber(choice_)) {
    std::vector<std::string> cells = CutRow(first, separator_, true);
    Result<Columns> columns = Columns::Choose(choice_, cells);
    if (!columns) return Rejected(ArticleStatus::kError, columns.error().message);
    columns_ = *columns;
    width_ = cells.size();
    return std::nullopt;
  }
  TableRow heading;
  Result<bool> more = rows_.Next(heading);
  if (!more) return Rejected(ArticleStatus::kError, more.error().message);
  if (!choice_.empty()) {
    Result<Columns> columns = Columns::Choose(choice_, heading.cells);
    if (!columns) return Rejected(ArticleStatus::kError, columns.error().message);
    columns_ = *columns;
  } else {
    columns_ = Columns::Guess(heading.cells);
    note_ = "columns guessed: " + columns_->Told(heading.cells) + " (--columns says otherwise)";
  }
  width_ = heading.cells.size();
  while (width_ > 1 && Trim(heading.cells[width_ - 1]).empty()) --width_;
  return std::nullopt;
}

std::optional<Article> TableArticles::Next() {
  if (finished_) return std::nullopt;
  if (!columns_) {
    if (std::optional<Article> reject = Begin()) {
      finished_ = true;
      return reject;
    }
  }
  TableRow row;
  Result<bool> more = rows_.Next(row);
  if (!more || !*more) {
    finished_ = true;
    if (!more) return Rejected(ArticleStatus::kError, more.error().message);
    if (any_) return std::nullopt;
    return Rejected(ArticleStatus::kEmpty, "a table without rows");
  }
  any_ = true;
  uint64_t size = 0;
  for (const std::string& cell : row.cells) size += cell.size() + 1;
  read_ += size;
  bool fits = Fits(row.cells) && !row.open_quote && !(row.stray_quote && (row.lines > 1 || separator_ == '\t'));
  if (fits && !row.too_long) return GivenArticle(columns_->Take(row.cells), debris_, "its cell is empty");
  bool broken = row.stray_quote || row.open_quote;
  bool again = broken && row.lines > 1 && read_again_ + size <= kFreeAgain + 4 * read_;
  if (separator_ == '\t' && (again || row.lines == 1) && !row.too_long) {  // a quote is a character there
    std::vector<std::string> cells = rows_.FirstLine();
    if (Fits(cells)) {
      if (row.lines > 1) rows_.TakeBackLines();
      read_again_ += size;
      return GivenArticle(columns_->Take(cells), debris_, "its cell is empty");
    }
  }
  if (again) {
    rows_.TakeBackLines();
    read_again_ += size;
  }
  if (row.too_long) return Rejected(ArticleStatus::kTruncated, fmt::format("line {}: a row of more than {} bytes", row.line, RowStream::kMaxRow));
  if (broken && row.lines > 1) return Rejected(ArticleStatus::kError, fmt::format("line {}: a quotation mark that is not closed, or not doubled", row.line));
  return Rejected(ArticleStatus::kError, fmt::format("line {}: {} cells where the heading has {}", row.line, row.cells.size(), width_));
}

}  // namespace lapwing
