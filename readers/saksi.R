# SPDX-License-Identifier: Apache-2.0
# Saksi databases and exports as data frames. Nothing is compiled; a database takes RSQLite, JSON Lines
# take jsonlite, GeoPackage and GeoJSON take sf; CSV takes nothing.
#
#   source("saksi.R")
#   claims <- saksi_claims("saksi.db")
#   claims <- saksi_read("claims.csv")
#   saksi_plot_killed(claims, "killed.pdf")

saksi_need <- function(package) {
  if (!requireNamespace(package, quietly = TRUE)) stop("This takes the package ", package, ".", call. = FALSE)
}

# One of the derived tables, as docs/formats/store.md describes them.
saksi_table <- function(database, name) {
  saksi_need("RSQLite")
  tables <- c("reports", "events", "claims", "places", "actors", "sources", "reviews")
  if (!name %in% tables) stop("no table ", name, "; there are ", paste(tables, collapse = ", "))
  if (!file.exists(database)) stop("there is no file ", database)
  db <- DBI::dbConnect(RSQLite::SQLite(), database, flags = RSQLite::SQLITE_RO)
  on.exit(DBI::dbDisconnect(db))
  DBI::dbGetQuery(db, paste("SELECT * FROM", name))
}

# Every claim with its event and report, without what reviewers rejected.
saksi_claims <- function(database) {
  claims <- saksi_standing(database, saksi_table(database, "claims"))
  events <- saksi_table(database, "events")[, c("event", "event_type", "sub_event_type", "date_start", "date_end",
                                                "date_precision", "place", "country", "latitude", "longitude")]
  names(events)[names(events) == "place"] <- "event_place"
  out <- merge(claims, events, by = "event", all.x = TRUE)
  out <- out[order(out$claim), ]
  out$date_start <- as.Date(out$date_start)
  out$date_end <- as.Date(out$date_end)
  out
}

# The claims that no reviewer rejected, themselves or with their event.
saksi_standing <- function(database, claims) {
  reviews <- saksi_table(database, "reviews")
  rejected <- reviews[reviews$status == "rejected", ]
  if (nrow(rejected) == 0) return(claims)
  reports <- saksi_table(database, "reports")
  events <- saksi_table(database, "events")
  report <- reports$id[match(claims$document, reports$document)]
  event <- events$id[match(claims$event, events$event)]
  gone <- paste(rejected$report, rejected$item)
  claims[!(paste(report, claims$id) %in% gone | paste(report, event) %in% gone), ]
}

saksi_types <- function(path) {
  book <- paste0(path, ".codebook.csv")
  if (!file.exists(book)) return(NULL)
  rows <- utils::read.csv(book, colClasses = "character", encoding = "UTF-8")
  stats::setNames(rows$type, rows$column)
}

# An export: .csv, .tsv, .jsonl, .geojson or .gpkg.
saksi_read <- function(path) {
  ending <- sub(".*[.]", "", path)
  if (ending %in% c("gpkg", "geojson")) {
    saksi_need("sf")
    return(sf::st_read(path, quiet = TRUE))
  }
  if (ending == "jsonl") {
    saksi_need("jsonlite")
    return(jsonlite::stream_in(file(path), verbose = FALSE))
  }
  out <- if (ending == "tsv") {
    utils::read.delim(path, colClasses = "character", quote = "", na.strings = "", encoding = "UTF-8", check.names = FALSE)
  } else {
    utils::read.csv(path, colClasses = "character", na.strings = "", fileEncoding = "UTF-8-BOM", check.names = FALSE)
  }
  if (nrow(out) > 0 && any(startsWith(unlist(out[1, 1:2]), "#"), na.rm = TRUE)) out <- out[-1, ]
  types <- saksi_types(path)
  for (column in names(types)) {
    cells <- out[[column]]
    out[[column]] <- switch(types[[column]],
      integer = as.numeric(cells), real = as.numeric(cells), boolean = cells == "true",
      date = as.Date(cells), sub("^'(?=[ \n]*[=+\\-@\t\r])", "", cells, perl = TRUE))
  }
  out
}

# Every claim of killed people by day: a line from its low to its high.
saksi_plot_killed <- function(claims, path) {
  killed <- claims[which(claims$outcome == "killed" & !is.na(claims$date_start) & !is.na(claims$count_low)), ]
  killed$date_start <- as.Date(killed$date_start)
  high <- ifelse(is.na(killed$count_high), killed$count_low, killed$count_high)
  grDevices::pdf(path, width = 8, height = 5)
  on.exit(grDevices::dev.off())
  plot(killed$date_start, killed$count_low, ylim = c(0, max(high, 1)), pch = 19, xlab = "date_start", ylab = "killed")
  graphics::segments(killed$date_start, killed$count_low, killed$date_start, high)
  invisible(nrow(killed))
}
