# SPDX-License-Identifier: Apache-2.0
# r/read_lapwing.R over what the program writes: events.jsonl, events.jsonl.gz, news.db, expected.csv (lapwing export) in the folder named, and events.parquet where it lies there.
# Prints `N passed, N failed`.
arguments <- commandArgs(TRUE)
source(file.path(arguments[1], "r", "read_lapwing.R"))
folder <- arguments[2]
passed <- 0
failed <- 0
check <- function(what, holds) {
  if (isTRUE(holds)) passed <<- passed + 1 else { failed <<- failed + 1; cat("wrong: ", what, "\n", sep = "") }
}
fails <- function(what, words, call) check(what, grepl(words, tryCatch({ call; "no error" }, error = conditionMessage)))

events <- read_lapwing(file.path(folder, "events.jsonl"))
lines <- readLines(file.path(folder, "events.jsonl"), encoding = "UTF-8")
raw <- lapply(lines, jsonlite::fromJSON, simplifyVector = FALSE)
check("a row an event", nrow(events) == length(lines))
check("ids in the order of the file", identical(events$id, vapply(raw, function(event) event$id, "")))
check("goldstein is a number", is.numeric(events$goldstein) && is.numeric(events$confidence))
check("reciprocal is true or false", is.logical(events$reciprocal))
check("a day is a date", inherits(events$day, "Date"))
check("days are those of the record", identical(as.character(events$day[events$date_precision %in% "day"]), events$date[events$date_precision %in% "day"]))
check("a month is its first day", all(format(events$day[events$date_precision %in% "month"], "%d") == "01"))
check("what has no date has no day", identical(is.na(events$day), is.na(events$date)))
check("text is UTF-8", all(validUTF8(events$sentence_text)) && identical(enc2utf8(events$sentence_text), enc2utf8(vapply(raw, function(event) event$sentence$text, ""))))
check("sides are joined in the order of the record", identical(events$actor_countries, vapply(raw, function(event) {
  found <- vapply(event$actors, function(side) if (is.null(side$country)) "" else side$country, "")
  if (length(found) == 0 || all(found == "")) NA_character_ else paste(found, collapse = ";")
}, "")))

gzipped <- read_lapwing(file.path(folder, "events.jsonl.gz"))
check("gzip makes no difference", identical(gzipped, events))

if (requireNamespace("RSQLite", quietly = TRUE)) {
  stored <- read_lapwing(file.path(folder, "news.db"))
  check("a store holds the same events", setequal(stored$id, events$id) && nrow(stored) == nrow(events))
  stored <- stored[match(events$id, stored$id), ]
  common <- setdiff(intersect(names(stored), names(events)), "story")  # stories are found by the store
  check(paste("columns are shared:", paste(common, collapse = " ")), length(common) >= 25)
  for (name in common) {
    same <- all.equal(stored[[name]], events[[name]], check.attributes = FALSE)
    check(paste0("the store's ", name, ": ", same[1]), isTRUE(same))
  }
  check("counts of the store", isTRUE(all.equal(lapwing_counts(stored, "PRK", "RUS"), lapwing_counts(events, "PRK", "RUS"), check.attributes = FALSE)))
} else {
  cat("RSQLite is not installed; stores are left out\n")
}

if (requireNamespace("arrow", quietly = TRUE) && file.exists(file.path(folder, "events.parquet"))) {
  table <- read_lapwing(file.path(folder, "events.parquet"))
  for (name in c("id", "day", "type", "actor_countries", "recipient_names", "sentence_text")) check(paste("Parquet's", name), isTRUE(all.equal(table[[name]], events[[name]], check.attributes = FALSE)))
} else {
  cat("arrow is not installed; Parquet is left out\n")
}

counts <- lapwing_counts(events, source = "PRK", target = "RUS")
kept <- events[events$status %in% c("asserted", "claimed") & is.na(events$same_as) & !is.na(events$day), ]
holds <- function(column, code) vapply(strsplit(ifelse(is.na(column), "", column), ";", fixed = TRUE), function(codes) code %in% codes, NA)
check("every event counts once", sum(counts$events) == sum(holds(kept$actor_countries, "PRK") & holds(kept$recipient_countries, "RUS")) && sum(counts$events) > 10)
check("months begin with their first day", all(format(counts$period, "%d") == "01"))
check("weeks begin on Mondays", all(format(lapwing_counts(events, by = "week")$period, "%u") == "1"))
check("days add up too", sum(lapwing_counts(events, by = "day")$events) == nrow(kept))
check("a pair without events gives no row", nrow(lapwing_counts(events, "AND", "TUV")) == 0)

fails("a missing file", "no such file", read_lapwing(file.path(folder, "none.jsonl")))
invisible(file.create(file.path(folder, "empty")))
fails("an empty file", "is empty", read_lapwing(file.path(folder, "empty")))
fails("two paths", "one file", read_lapwing(c("a", "b")))
writeLines("not an event", file.path(folder, "wrong.jsonl"))
fails("a line that is no event names the file and the line", "wrong.jsonl.*line 1", read_lapwing(file.path(folder, "wrong.jsonl")))

cat(passed, " passed, ", failed, " failed\n", sep = "")
quit(status = if (failed > 0) 1 else 0)
