# Reads outcomes; both R programs use it.
#
#   research_id,outcome: a person once, a number with a point, or an empty cell for none
#
# Stops with every fault at once. Ids that are not `known` (somebody erased, or a mistake) are told, and passed over.

read_outcomes <- function(file, known) {
  set <- read.csv(file, colClasses = "character", na.strings = "", fileEncoding = "UTF-8-BOM")
  if (!identical(names(set), c("research_id", "outcome"))) stop("the first line is not 'research_id,outcome'", call. = FALSE)
  twice <- unique(set$research_id[duplicated(set$research_id)])
  number <- is.na(set$outcome) | grepl("^-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?$", set$outcome)
  faults <- c(sprintf("%s comes more than once", twice), sprintf("%s has no number: '%s'", set$research_id[!number], set$outcome[!number]))
  if (length(faults) > 0) stop(paste(faults, collapse = "\n"), call. = FALSE)

  unknown <- set$research_id[!is.na(set$outcome) & !(set$research_id %in% known)]
  if (length(unknown) > 0) message(sprintf("not in the study, passed over: %s", paste(unknown, collapse = ", ")))
  set$outcome <- as.numeric(set$outcome)
  set
}
