# Outcomes for a simulated study, to try an analysis on: the peer arm 0.43 standard deviations better, peers of one group alike (ICC 0.05).
#
#   Rscript simulate-outcomes.R final outcomes.csv
#
#   final   an unpacked final export
#
# Groups get their effects in the order in which they first appear in the order of the draws, so the same study gives the same outcomes.

arguments <- commandArgs(trailingOnly = TRUE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "read.R"))
set <- read_trial(arguments[1])
set.seed(20210)

group <- as.character(set$group)
effects <- rnorm(length(unique(group[!is.na(group)])), sd = sqrt(0.05))
alike <- ifelse(is.na(group), rnorm(nrow(set), sd = sqrt(0.05)), effects[match(group, unique(group[!is.na(group)]))])
outcome <- 0.43 * (set$arm == "P") + rnorm(nrow(set), sd = sqrt(0.95)) + alike
known <- !is.na(set$research_id)
write.csv(data.frame(research_id = as.character(set$research_id)[known], outcome = round(outcome[known], 4)),
  arguments[2], row.names = FALSE, quote = FALSE)
