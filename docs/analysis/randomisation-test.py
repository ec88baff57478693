"""A randomisation test of the difference between two arms, adjusted for strata; the standard library only.

python3 randomisation-test.py reference.csv outcomes.csv

reference.csv   trial reference final.zip --out reference.csv
outcomes.csv    research_id,outcome: a number for everybody who has one

The difference is the mean of outcome in the arm of the first line of reference.csv less that in the other arm, in each stratum,
weighted by n0 * n1 / n. Under the hypothesis that the arm changes nobody's outcome, the outcomes stay and only the list could have
been another: p is the share of lists, the real one among them, whose difference is at least as large, whichever its sign.
"""

import csv
import sys
from collections import defaultdict


def read(file):
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


csv.field_size_limit(1_000_000)
reference = read(sys.argv[1])
outcomes = {line["research_id"]: float(line["outcome"]) for line in read(sys.argv[2]) if line["outcome"]}
first = reference[0]["arm"]
strata = defaultdict(list)  # stratum: [(outcome, the real arm and those of the lists)]
for line in reference:
    if line["research_id"] in outcomes:
        strata[line["stratum"]].append((outcomes[line["research_id"]], line["arm"] + line["lists"]))

lists = len(reference[0]["lists"]) + 1
gain, weight = [0.0] * lists, [0.0] * lists
for people in strata.values():
    mean = sum(outcome for outcome, _ in people) / len(people)
    in_first = [0] * lists
    for outcome, arms in people:
        for place, arm in enumerate(arms):
            if arm == first:
                gain[place] += outcome - mean
                in_first[place] += 1
    for place, n0 in enumerate(in_first):
        weight[place] += n0 * (len(people) - n0) / len(people)

difference = [g / w if w > 0 else 0.0 for g, w in zip(gain, weight)]
as_large = sum(abs(d) >= abs(difference[0]) - 1e-9 for d in difference)
print(f"{sum(map(len, strata.values()))} people, {lists - 1} lists")
print(f"difference {first} less the other arm: {difference[0]:.4f}")
print(f"p = {as_large / lists:.5f}")
