"""Reads a table of an unpacked export with the types that its codebook says, in any locale; the standard library only.

from read import read_trial; lines = read_trial("folder")   a dictionary a line: int, date, str, and None where a cell is empty
python3 read.py folder                                      prints what was read, a line a column

A month is read as its first day. Where an export has the two integers of the arm's probability, `probability` is their ratio.
pandas.DataFrame(lines) makes a data frame of it; `levels` tells the categories of a factor.
"""

import csv
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path


def cells(folder, name):
    with open(Path(folder) / name, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def book(folder, file="allocations.csv"):
    return [line for line in cells(folder, "codebook.csv") if line["file"] == file]


def levels(column):
    return column["values"].split("; ") if column["type"] == "factor" and column["values"] else []


def typed(column, text):
    kind = column["type"]
    if kind == "factor" and text and text not in levels(column):
        raise ValueError(f"{column['column']} has no level {text}")
    if text == "":
        return "" if kind == "words" else None  # an empty cell is no word, and not a missing one
    return int(text) if kind == "integer" else date.fromisoformat(text + "-01" * (kind == "month")) if kind in ("month", "date") else text


def read_trial(folder, file="allocations.csv"):
    columns = book(folder, file)
    lines = [{column["column"]: typed(column, line[column["column"]]) for column in columns} for line in cells(folder, file)]
    for line in lines:
        if "probability_numerator" in line:
            line["probability"] = Fraction(line["probability_numerator"], line["probability_denominator"])
    return lines


def show(name, values, known_levels):
    known = [value for value in values if value is not None]
    if not known:
        told = ""
    elif known_levels:
        told = ", ".join(f"{level} {known.count(level)}" for level in known_levels)
    elif isinstance(known[0], date):
        told = f"{min(known)} to {max(known)}"
    elif isinstance(known[0], (int, Fraction)):
        told = f"sum {float(sum(known)):.4f}"
    else:
        told = f"{len(set(known))} different"
    print(f"{name}: {len(known)}, missing {len(values) - len(known)}; {told}")


if __name__ == "__main__":
    lines, columns = read_trial(sys.argv[1]), {column["column"]: column for column in book(sys.argv[1])}
    for name in lines[0] if lines else columns:
        show(name, [line[name] for line in lines], levels(columns[name]) if name in columns else [])
