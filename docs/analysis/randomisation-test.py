"""A randomisation test of the difference between two arms, adjusted for strata; the standard library only.

python3 randomisation-test.py reference.csv outcomes.csv

reference.csv   trial reference final.zip --out reference.csv
outcomes.csv    research_id,outcome: a person once, a number with a point, or an empty cell for none

The difference is the mean of outcome in the arm of the first line of reference.csv less that in the other arm, in each stratum,
weighted by n0 * n1 / n. Under the hypothesis that the arm changes nobody's outcome, the outcomes stay and only the list could have
been another: p is the share of lists, the real one among them, whose difference is at least as large, whichever its sign.
"""

import csv
import re
import sys
from collections import Counter, defaultdict


def read(file):
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def read_outcomes(file, known):
    """Stops with every fault at once. Ids that are not known (somebody erased, or a mistake) are told, and passed over."""
    lines = read(file)
    if lines and list(lines[0]) != ["research_id", "outcome"]:
        sys.exit("the first line is not 'research_id,outcome'")
    twice = [name for name, times in Counter(line["research_id"] for line in lines).items() if times > 1]
    told = [line for line in lines if line["outcome"]]
    wrong = [line for line in told if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?", line["outcome"])]
    faults = [f"{name} comes more than once" for name in twice]
    faults += [f"{line['research_id']} has no number: '{line['outcome']}'" for line in wrong]
    if faults:
        sys.exit("\n".join(faults))
    unknown = [line["research_id"] for line in told if line["research_id"] not in known]
    if unknown:
        print(f"not in the study, passed over: {', '.join(unknown)}", file=sys.stderr)
    return {line["research_id"]: float(line["outcome"]) for line in told}


csv.field_size_limit(1_000_000)
reference = read(sys.argv[1])
outcomes = read_outcomes(sys.argv[2], {line["research_id"] for line in reference})
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
