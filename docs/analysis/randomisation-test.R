# A randomisation test of the difference between two arms, adjusted for strata.
#
#   Rscript randomisation-test.R reference.csv outcomes.csv
#
#   reference.csv   trial reference final.zip --out reference.csv
#   outcomes.csv    research_id,outcome: a number for everybody who has one (outcomes.R says what is refused)
#
# The difference is the mean of outcome in the arm of the first line of reference.csv less that in the other arm, in each stratum,
# weighted by n0 * n1 / n. Under the hypothesis that the arm changes nobody's outcome, the outcomes stay and only the list could have
# been another: p is the share of lists, the real one among them, whose difference is at least as large, whichever its sign.

arguments <- commandArgs(trailingOnly = TRUE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "outcomes.R"))
reference <- read.csv(arguments[1], colClasses = "character", na.strings = "", fileEncoding = "UTF-8-BOM")
outcomes <- read_outcomes(arguments[2], reference$research_id)

first <- reference$arm[1]
reference$outcome <- outcomes$outcome[match(reference$research_id, outcomes$research_id)]
people <- reference[!is.na(reference$research_id) & !is.na(reference$outcome), ]

# A column a list, the real one first; a row a person: are they in the first arm?
in_first <- cbind(people$arm, do.call(rbind, strsplit(people$lists, ""))) == first

above <- people$outcome - ave(people$outcome, people$stratum)
gain <- colSums(in_first * above)
weight <- Reduce(`+`, lapply(split(seq_len(nrow(people)), people$stratum), function(rows) {
  n0 <- colSums(in_first[rows, , drop = FALSE])
  n0 * (length(rows) - n0) / length(rows)
}))
difference <- ifelse(weight > 0, gain / weight, 0)

as_large <- abs(difference) >= abs(difference[1]) - 1e-9
cat(sprintf("%d people, %d lists\n", nrow(people), ncol(in_first) - 1))
cat(sprintf("difference %s less the other arm: %.4f\n", first, difference[1]))
cat(sprintf("p = %.5f\n", mean(as_large)))
