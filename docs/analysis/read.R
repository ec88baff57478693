# Reads a table of an unpacked export with the types that its codebook says, in any locale.
#
#   source("read.R"); set <- read_trial("folder")     a data frame: factors with their levels, integers, dates, NA where a cell is empty
#   Rscript read.R folder                             prints what was read, a line a column
#
# A month is read as its first day. Where an export has the two integers of the arm's probability, `probability` is their ratio.

read_trial <- function(folder, file = "allocations.csv") {
  cells <- function(name) {
    bytes <- readBin(file.path(folder, name), "raw", file.size(file.path(folder, name)))
    text <- rawToChar(bytes[-(1:3)]) # without the byte order mark
    Encoding(text) <- "UTF-8"
    read.csv(text = text, colClasses = "character", na.strings = "", encoding = "UTF-8")
  }
  book <- cells("codebook.csv")
  book <- book[book$file == file, ]
  set <- cells(file)
  stopifnot(identical(names(set), book$column))
  for (i in seq_len(nrow(book))) {
    column <- set[[i]]
    set[[i]] <- switch(book$type[i],
      factor = factor_of(column, book$values[i], book$column[i]),
      integer = as.integer(column),
      month = as.Date(ifelse(is.na(column), NA, paste0(column, "-01"))),
      date = as.Date(column),
      words = ifelse(is.na(column), "", column), # an empty cell is no word, and not a missing one
      column)
    attr(set[[i]], "label") <- book$english[i]
  }
  if ("probability_numerator" %in% names(set)) set$probability <- as.vector(set$probability_numerator) / as.vector(set$probability_denominator)
  set
}

factor_of <- function(column, values, name) {
  levels <- if (is.na(values)) character() else strsplit(values, "; ", fixed = TRUE)[[1]]
  unknown <- setdiff(column, c(levels, NA))
  if (length(unknown) > 0) stop(sprintf("%s: not in the codebook: %s", name, paste(unknown, collapse = ", ")), call. = FALSE)
  factor(column, levels = levels)
}

show_trial <- function(set) {
  for (name in names(set)) {
    column <- set[[name]]
    known <- column[!is.na(column)]
    told <- if (is.factor(column)) paste(levels(column), table(column), collapse = ", ")
      else if (inherits(column, "Date")) paste(format(range(known), "%Y-%m-%d"), collapse = " to ")
      else if (is.numeric(column)) sprintf("sum %.4f", sum(known))
      else sprintf("%d different", length(unique(known)))
    cat(sprintf("%s: %d, missing %d; %s\n", name, length(known), sum(is.na(column)), if (length(known) == 0) "" else told))
  }
}

if (sys.nframe() == 0) show_trial(read_trial(commandArgs(trailingOnly = TRUE)[1]))
