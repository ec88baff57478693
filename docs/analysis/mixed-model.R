# The difference between the arms with an interval: a mixed model with a random effect of group in the peer arm only (lme4).
#
#   Rscript mixed-model.R final outcomes.csv
#
#   final          an unpacked final export
#   outcomes.csv   research_id,outcome: a number for everybody who has one
#
# A peer who never had a seat is a group of one. The interval is Wald's. The first line of the output needs no lme4.

arguments <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "read.R"))
source(file.path(here, "outcomes.R"))
set <- read_trial(arguments[1])
outcomes <- read_outcomes(arguments[2], set$research_id)
set$outcome <- outcomes$outcome[match(set$research_id, outcomes$research_id)]
people <- set[!is.na(set$research_id) & !is.na(set$outcome), ]

people$peer <- as.numeric(people$arm == "P")
alone <- ifelse(is.na(people$group), as.character(people$research_id), as.character(people$group))
people$together <- ifelse(people$peer == 0, "none", alone)
cat(sprintf("%d people, %d groups\n", nrow(people), length(unique(people$together[people$peer == 1]))))

library(lme4)
model <- lmer(outcome ~ peer + factor(stratum) + (0 + peer | together), data = people)

estimate <- fixef(model)[["peer"]]
error <- sqrt(vcov(model)["peer", "peer"])
between <- as.data.frame(VarCorr(model))$vcov
cat(sprintf("difference peer less control: %.4f\n", estimate))
cat(sprintf("95 %% interval %.4f to %.4f\n", estimate - 1.96 * error, estimate + 1.96 * error))
cat(sprintf("p = %.5f\n", 2 * pnorm(-abs(estimate / error))))
cat(sprintf("ICC of peers: %.4f\n", between[1] / sum(between)))
