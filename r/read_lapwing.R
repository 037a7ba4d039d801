# SPDX-License-Identifier: Apache-2.0
# Events and series of Lapwing in R (docs/r.md). source("r/read_lapwing.R"), then:
#
#   events <- read_lapwing("events.jsonl")      # what `lapwing code` wrote; .gz too; or .parquet of the Python package
#   events <- read_lapwing("news.db")           # a store
#   counts <- lapwing_counts(events, by = "month")
#
# JSON lines need the package jsonlite, Parquet arrow, stores DBI and RSQLite. A data frame comes back, a row an event: the flat fields of the record under their names
# (docs/formats.md) and the sides as codes, names and sectors joined by ';'.

.lapwing_need <- function(package, what) {
  if (!requireNamespace(package, quietly = TRUE)) stop(what, " needs the package ", package, ": install.packages(\"", package, "\")", call. = FALSE)
}

.lapwing_flat <- c("id", "date", "date_precision", "date_basis", "type", "mode", "quad", "score", "cameo", "goldstein", "status", "reciprocal", "field", "frame", "confidence",
                   "same_as", "article", "url", "publisher", "published", "title", "story")

# One part of every side, joined: "JPN;KOR"; NA where there is none.
.lapwing_joined <- function(sides, part) {
  found <- vapply(sides, function(side) if (is.null(side[[part]])) "" else side[[part]], "")
  if (length(found) == 0 || all(found == "")) NA_character_ else paste(found, collapse = ";")
}

.lapwing_row <- function(event) {
  row <- lapply(.lapwing_flat, function(name) if (is.null(event[[name]])) NA else event[[name]])
  names(row) <- .lapwing_flat
  for (side in c("actor", "recipient")) {
    actors <- event[[paste0(side, "s")]]
    row[[paste0(side, "_countries")]] <- .lapwing_joined(actors, "country")
    row[[paste0(side, "_names")]] <- .lapwing_joined(actors, "name")
    row[[paste0(side, "_sectors")]] <- .lapwing_joined(actors, "sector")
  }
  one <- function(parent, part) if (is.null(event[[parent]]) || is.null(event[[parent]][[part]])) NA else event[[parent]][[part]]
  row$attribution_country <- one("attribution", "country")
  row$place_name <- one("place", "name")
  row$place_country <- one("place", "country")
  row$latitude <- one("place", "lat")
  row$longitude <- one("place", "lon")
  row$sentence_text <- one("sentence", "text")
  row$coder_version <- one("coder", "version")
  as.data.frame(row, stringsAsFactors = FALSE)
}

.lapwing_typed <- function(events) {
  day <- ifelse(is.na(events$date), NA, paste0(events$date, c(day = "", month = "-01", year = "-01-01")[as.character(events$date_precision)]))
  events$day <- as.Date(as.character(day))
  events
}

.lapwing_lines <- function(path) {
  .lapwing_need("jsonlite", "reading JSON lines")
  file <- gzfile(path)  # reads plain files too
  on.exit(close(file))
  lines <- readLines(file, encoding = "UTF-8", warn = FALSE)
  numbers <- which(nzchar(lines))
  if (length(numbers) == 0) stop(path, " holds no event", call. = FALSE)
  .lapwing_typed(do.call(rbind, lapply(numbers, function(number) tryCatch(
    .lapwing_row(jsonlite::fromJSON(lines[number], simplifyVector = FALSE)),
    error = function(why) stop(path, ", line ", number, ": no event: ", conditionMessage(why), call. = FALSE)))))
}

.lapwing_parquet <- function(path) {
  .lapwing_need("arrow", "reading Parquet")
  as.data.frame(arrow::read_parquet(path))
}

.lapwing_store <- function(path) {
  .lapwing_need("DBI", "reading a store")
  .lapwing_need("RSQLite", "reading a store")
  .lapwing_need("jsonlite", "reading a store")
  store <- DBI::dbConnect(RSQLite::SQLite(), path, flags = RSQLite::SQLITE_RO)
  on.exit(DBI::dbDisconnect(store))
  # The coding that counts of every article. Corrections of analysts are not applied here: `lapwing export` applies them.
  events <- DBI::dbGetQuery(store, paste(
    "SELECT e.id, e.day, e.date_precision, e.date_basis, e.type, e.mode, e.quad, e.score, e.cameo, e.goldstein, e.status, e.reciprocal, e.actors, e.recipients, e.sentence AS sentence_text,",
    "e.frame, e.confidence, e.same_as, a.id AS article, a.url, a.publisher, a.published, a.title, a.story",
    "FROM events e LEFT JOIN articles a ON a.num = e.article WHERE e.article IS NULL OR a.coder = e.coder ORDER BY e.num"))
  for (side in c("actor", "recipient")) {
    actors <- lapply(events[[paste0(side, "s")]], jsonlite::fromJSON, simplifyVector = FALSE)
    for (part in c("country", "name", "sector")) {
      column <- paste0(side, "_", c(country = "countries", name = "names", sector = "sectors")[[part]])
      events[[column]] <- vapply(actors, .lapwing_joined, "", part = part)
    }
    events[[paste0(side, "s")]] <- NULL
  }
  events$day <- as.Date(events$day, origin = "1970-01-01")
  events$reciprocal <- as.logical(events$reciprocal)
  events$confidence <- round(events$confidence, 3)  # as in the record
  events$quad <- c("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")[events$quad]
  events
}

read_lapwing <- function(path) {
  if (!is.character(path) || length(path) != 1) stop("read_lapwing() wants the path of one file", call. = FALSE)
  if (!file.exists(path)) stop(path, ": no such file", call. = FALSE)
  head <- readBin(path, "raw", 16)
  if (length(head) == 0) stop(path, " is empty", call. = FALSE)
  if (identical(head, c(charToRaw("SQLite format 3"), as.raw(0)))) return(.lapwing_store(path))
  if (identical(head[1:4], charToRaw("PAR1"))) return(.lapwing_parquet(path))
  .lapwing_lines(path)
}

# Events of one side towards another by day, week or month and quad class, each once: asserted and claimed ones, without retellings.
lapwing_counts <- function(events, source = NULL, target = NULL, by = c("month", "week", "day")) {
  by <- match.arg(by)
  holds <- function(column, code) if (is.null(code)) TRUE else vapply(strsplit(ifelse(is.na(column), "", column), ";", fixed = TRUE), function(codes) code %in% codes, NA)
  kept <- events[events$status %in% c("asserted", "claimed") & is.na(events$same_as) & !is.na(events$day) & holds(events$actor_countries, source) & holds(events$recipient_countries, target), ]
  if (nrow(kept) == 0) return(data.frame(period = as.Date(character()), quad = character(), events = integer()))
  kept$period <- as.Date(cut(kept$day, by))
  counts <- aggregate(list(events = kept$id), by = list(period = kept$period, quad = kept$quad), FUN = length)
  counts[order(counts$period, counts$quad), ]
}
