"""Writes assess-v1.json: every list of a small stratum is written out with its exact probability, and each
figure is counted from its definition. Nothing here is shared with the program under test (no chain, no
dynamic programming).  python3 tests/vectors/assess-v1.py > tests/vectors/assess-v1.json"""

import json
from collections import defaultdict
from fractions import Fraction
from itertools import permutations, product
from math import ceil, erf, exp, sqrt

EFFECT = 0.8        # the true difference, in standard deviations
CRITICAL = 1.959963984540054  # two-sided 5 %
EIGHTY = 0.8416212335729143   # the 80 % point
INFLUENCES = {"bias:0.4": 0.4, "trend:1.5": 1.5}
GROUP_SIZE, ICC = 4, 0.1      # the first arm's groups
SLIPS = 2


def lists(policy, ratio, people):
    """[(probability, arms, ends known?)]: the third is, for each person, the block's other arms still to come."""
    arms, total = range(len(ratio)), sum(ratio)
    if policy["design"] == "simple":
        for draw in product(arms, repeat=people):
            chance = Fraction(1)
            for arm in draw:
                chance *= Fraction(ratio[arm], total)
            yield chance, draw, [arms] * people
    elif policy["design"] == "big-stick":
        stick = policy["tolerance"]
        for draw in product(arms, repeat=people):
            chance, ahead, open_arms = Fraction(1), 0, []
            for arm in draw:
                left = [1] if ahead == stick else [0] if ahead == -stick else [0, 1]
                open_arms.append(left)
                chance = chance * Fraction(1, len(left)) if arm in left else Fraction(0)
                ahead += 1 if arm == 0 else -1
            if chance:
                yield chance, draw, open_arms
    elif policy["design"] == "coin":
        behind = Fraction(policy["numerator"], policy["denominator"])
        for draw in product(arms, repeat=people):
            chance, ahead = Fraction(1), 0
            for arm in draw:
                first = Fraction(1, 2) if ahead == 0 else behind if ahead < 0 else 1 - behind
                chance *= first if arm == 0 else 1 - first
                ahead += 1 if arm == 0 else -1
            yield chance, draw, [arms] * people
    elif policy["design"] == "block-urn":
        for draw in product(arms, repeat=people):
            chance, open_arms = urn(policy["urn"], ratio, draw)
            if chance:
                yield chance, draw, open_arms
    else:
        yield from blocks(policy["sizes"], ratio, people)


def urn(size, ratio, draw):
    balls = [arm for arm, share in enumerate(ratio) for _ in range(share * size)]
    chance, outside, open_arms = Fraction(1), [], []
    for arm in draw:
        open_arms.append(sorted(set(balls)))
        chance *= Fraction(balls.count(arm), len(balls))
        if not chance:
            break
        balls.remove(arm)
        outside.append(arm)
        if all(outside.count(each) >= share for each, share in enumerate(ratio)):
            for each, share in enumerate(ratio):
                for _ in range(share):
                    outside.remove(each)
                    balls.append(each)
    return chance, open_arms


def blocks(sizes, ratio, people):
    if people <= 0:
        yield Fraction(1), (), []
        return
    for size in sizes:
        whole = [arm for arm, share in enumerate(ratio) for _ in range(share * size // sum(ratio))]
        orders = sorted(set(permutations(whole)))
        starts = defaultdict(int)
        for order in orders:
            starts[order[:people]] += 1
        rests = list(blocks(sizes, ratio, people - size))
        for start, times in starts.items():
            left, open_arms = list(whole), []
            for arm in start:
                open_arms.append(sorted(set(left)))
                left.remove(arm)
            for chance, rest, rest_open in rests:
                yield Fraction(times, len(sizes) * len(orders)) * chance, start + rest, open_arms + rest_open


def ahead(counts, ratio):
    seen, total = sum(counts), sum(ratio)
    return [Fraction(count) - Fraction(seen * share, total) for count, share in zip(counts, ratio)]


def imbalance(counts, ratio):
    return sum(abs(distance) for distance in ahead(counts, ratio))


def counts_of(draw, ratio):
    return [draw.count(arm) for arm in range(len(ratio))]


def phi(x):
    return (1 + erf(x / sqrt(2))) / 2


def power(information):
    return phi(EFFECT * sqrt(information) - CRITICAL) + phi(-EFFECT * sqrt(information) - CRITICAL)


def spread(pairs):
    found = defaultdict(Fraction)
    for value, chance in pairs:
        found[value] += chance
    return [[str(value), str(found[value])] for value in sorted(found)]


OBSERVERS = ["always", "morning:3", "cohort:2", "cohort:4", "month:1.5"]


def observe(prefix, later, arms, people, name):
    """Right guesses of somebody who learns at each look all draws before it: over every way the looks can fall."""
    kind, _, number = name.partition(":")
    if kind == "month":
        mean = float(number)
        months = [exp(-mean) / (1 - exp(-mean))]
        for draws in range(1, 60):
            months.append(months[-1] * mean / draws)
        between = {draws: months[draws] for draws in range(1, 60)}
    else:
        between = {int(number or 1): 1}

    def right(looked, draws):
        """Guessed right of so many draws after a look before which so many were drawn, times the probability of what was drawn."""
        guessed = 0
        for history in [h for h in prefix if len(h) == looked]:
            chances = [[later[history, draw, arm] for arm in range(arms)] for draw in range(1, draws + 1)]
            guessed += max(map(sum, zip(*chances))) if kind == "cohort" else sum(map(max, chances))
        return guessed

    def from_look(looked):
        if looked == people:
            return 0
        if looked not in done:
            done[looked] = sum(chance * (right(looked, min(draws, people - looked)) + from_look(min(looked + draws, people)))
                               for draws, chance in between.items())
        return done[looked]

    done = {}
    share = from_look(0) / people
    return share if kind == "month" else str(share)


def next_draws(policy, ratio, history):
    """Every way the list goes on after a history of (arm, its block's size): [(chance, history)]. The next block's size is drawn with
    its first arm; until then it is open."""
    arms = [arm for arm, _ in history]
    if policy["design"] == "permuted-blocks":
        place = 0
        while place < len(history) and place + history[place][1] <= len(history):
            place += history[place][1]
        sizes = policy["sizes"] if place == len(history) else [history[place][1]]
        for size in sizes:
            left = [arm for arm, share in enumerate(ratio) for _ in range(share * size // sum(ratio))]
            for arm in arms[place:]:
                left.remove(arm)
            for arm in sorted(set(left)):
                yield Fraction(left.count(arm), len(left) * len(sizes)), history + ((arm, size),)
        return
    for arm in range(len(ratio)):
        after = one_list(policy, ratio, arms + [arm])
        if after:
            yield after / one_list(policy, ratio, arms), history + ((arm, None),)


def one_list(policy, ratio, arms):
    """The probability that a list begins with these arms, for designs without blocks."""
    if policy["design"] == "block-urn":
        return urn(policy["urn"], ratio, arms)[0]
    chance, ahead = Fraction(1), 0
    for arm in arms:
        first = Fraction(ratio[0], sum(ratio))
        if policy["design"] == "big-stick" and abs(ahead) == policy["tolerance"]:
            first = Fraction(0 if ahead > 0 else 1)
        elif policy["design"] == "coin" and ahead:
            behind = Fraction(policy["numerator"], policy["denominator"])
            first = behind if ahead < 0 else 1 - behind
        elif policy["design"] == "simple":
            first = None
        chance *= Fraction(ratio[arm], sum(ratio)) if first is None else first if arm == 0 else 1 - first
        ahead += 1 if arm == 0 else -1
    return chance


def spare_slips(policy, ratio, people):
    """The chance of the first arm for somebody who comes at any place alike and may first spend slips on ghosts."""
    def value(history, slips):
        draws = list(next_draws(policy, ratio, history))
        now = sum(chance for chance, after in draws if after[-1][0] == 0)
        return max(now, sum(chance * value(after, slips - 1) for chance, after in draws)) if slips else now

    level, total = {(): Fraction(1)}, Fraction(0)
    for _ in range(people):
        total += sum(chance * value(history, SLIPS) for history, chance in level.items())
        grown = defaultdict(Fraction)
        for history, chance in level.items():
            for step, after in next_draws(policy, ratio, history):
                grown[after] += chance * step
        level = grown
    return str(total / people)


def consequences(everything, ratio, people, strata):
    """What a recruiter who guesses, time and groups do to the test: over every study, scores written out person by person."""
    def scores(kind, draw):
        if kind == "trend":
            return list(range(people))
        found = []
        for place in range(people):
            first = draw[:place].count(0)
            behind = [ratio[0] * (place + 1) - sum(ratio) * first, ratio[1] * (place + 1) - sum(ratio) * (place - first)]
            found.append((behind[0] > behind[1]) - (behind[0] < behind[1]))
        return found

    def studies(kind):
        ends = defaultdict(float)
        for chance, draw, _ in everything:
            each = scores(kind, draw)
            own = sum(score for score, arm in zip(each, draw) if arm == 0)
            mean = Fraction(sum(each), people)
            ends[draw.count(0), own - draw.count(0) * mean, sum((score - mean) ** 2 for score in each)] += float(chance)
        for chosen in product(ends.items(), repeat=strata):
            chance = 1.0
            for _, each in chosen:
                chance *= each
            information = sum(Fraction(first * (people - first), people) for (first, _, _), _ in chosen)
            yield chance, float(information), float(sum(lean for (_, lean, _), _ in chosen)), float(sum(left for (_, _, left), _ in chosen))

    tests, drift = {}, None
    for name, size in INFLUENCES.items():
        kind = name.split(":")[0]
        unit = size if kind == "bias" else size / (people - 1)
        every = list(studies(kind))
        left = sum(chance * (squares - (lean * lean / information if information else 0)) for chance, information, lean, squares in every)
        deviation = sqrt(1 + unit * unit * left / (people * strata - strata - 1))

        def found(effect):
            total = 0.0
            for chance, information, lean, _ in every:
                mean = (effect * information + unit * lean) / sqrt(information) if information else 0
                total += chance * (phi(mean - CRITICAL * deviation) + phi(-mean - CRITICAL * deviation))
            return total

        tests[name] = {"error": found(0), "power": found(EFFECT)}
        if kind == "trend":
            drift = sqrt(sum(chance * (lean / information / (people - 1)) ** 2 for chance, information, lean, _ in every if information))
    return tests, drift


def groups(ends, ratio, people, strata):
    effect = 1 + (GROUP_SIZE - 1) * ICC
    total = 0.0
    for chosen in product(ends.items(), repeat=strata):
        chance, information = 1.0, 0.0
        for (first, second), each in chosen:
            chance *= float(each)
            information += first * second / (effect * second + first)
        total += chance * power(information)

    def needed(design_effect):
        return ceil(((CRITICAL + EIGHTY) / EFFECT) ** 2 * sum(ratio) * (design_effect / ratio[0] + 1 / ratio[1]) - 1e-9)

    return {"power": total, "needed": needed(effect), "neededAlone": needed(1)}


def assess(policy, ratio, people, strata):
    everything = list(lists(policy, ratio, people))
    assert sum(chance for chance, _, _ in everything) == 1
    prefix = defaultdict(Fraction)
    for chance, draw, _ in everything:
        for length in range(people + 1):
            prefix[draw[:length]] += chance

    guess = best = certain = known = Fraction(0)
    for history in [h for h in prefix if len(h) < people and prefix[h]]:
        counts = counts_of(history, ratio)
        # The arm that would be furthest behind its share if the next person did not get it.
        behind = [Fraction(share * (len(history) + 1), sum(ratio)) - count for share, count in zip(ratio, counts)]
        guesses = [arm for arm in range(len(ratio)) if behind[arm] == max(behind)]
        chances = [prefix[history + (arm,)] for arm in range(len(ratio))]
        guess += sum(chances[arm] for arm in guesses) / len(guesses)
        best += max(chances)
        certain += prefix[history] if max(chances) == prefix[history] else 0
    for chance, _, open_arms in everything:
        known += chance * sum(1 for left in open_arms if len(left) == 1)

    final, largest = [], []
    ends = defaultdict(Fraction)
    for chance, draw, _ in everything:
        ends[tuple(counts_of(draw, ratio))] += chance
        largest.append((max(imbalance(counts_of(draw[:length], ratio), ratio) for length in range(1, people + 1)), chance))
    final = [(imbalance(counts, ratio), chance) for counts, chance in ends.items()]

    study, lost, mean_power = [], Fraction(0), 0.0
    for chosen in product(ends.items(), repeat=strata):
        chance = Fraction(1)
        for _, each in chosen:
            chance *= each
        study.append((imbalance([sum(column) for column in zip(*[counts for counts, _ in chosen])], ratio), chance))
        if len(ratio) == 2:
            information = sum(Fraction(a * b, people) for (a, b), _ in chosen)
            ideal = Fraction(strata * people * ratio[0] * ratio[1], sum(ratio) ** 2)
            lost += chance * strata * people * (1 - information / ideal)
            mean_power += float(chance) * power(float(information))

    later = defaultdict(Fraction)  # (what is known, draws after it, the arm of the last of them)
    for history in prefix:
        for looked in range(len(history)):
            later[history[:looked], len(history) - looked, history[-1]] += prefix[history]
    observed = {name: observe(prefix, later, len(ratio), people, name) for name in OBSERVERS}
    observed[f"slips:{SLIPS}"] = spare_slips(policy, ratio, people)
    case = {
        "policy": policy, "ratio": ratio, "people": people, "strata": strata,
        "guess": str(guess / people), "best": str(best / people),
        "certain": str(certain / people), "certainEndsKnown": str(known / people), "observed": observed,
        "final": spread(final), "largest": spread(largest), "study": spread(study),
    }
    if len(ratio) == 2:
        case["lost"] = str(lost)
        case["power"] = mean_power
        case["idealPower"] = power(strata * people * ratio[0] * ratio[1] / sum(ratio) ** 2)
        case["tests"], case["drift"] = consequences(everything, ratio, people, strata)
        case["groups"] = groups(ends, ratio, people, strata)
    return case


def sizes(*values):
    return {"design": "permuted-blocks", "sizes": list(values)}


def stick(tolerance):
    return {"design": "big-stick", "tolerance": tolerance}


def sets(size):
    return {"design": "block-urn", "urn": size}


def coin(numerator, denominator):
    return {"design": "coin", "numerator": numerator, "denominator": denominator}


SIMPLE = {"design": "simple"}
CASES = [
    (sizes(2), [1, 1], 5, 3), (sizes(4), [1, 1], 7, 2), (sizes(4), [1, 1], 8, 2), (sizes(6), [1, 1], 8, 2),
    (sizes(2, 4), [1, 1], 9, 2), (sizes(4, 6), [1, 1], 11, 2), (sizes(2, 4, 6), [1, 1], 10, 2), (sizes(4, 6, 8), [1, 1], 12, 1),
    (stick(1), [1, 1], 6, 2), (stick(2), [1, 1], 9, 3), (stick(3), [1, 1], 10, 2), (SIMPLE, [1, 1], 8, 3),
    (sizes(3), [2, 1], 7, 2), (sizes(3, 6), [1, 2], 9, 2), (SIMPLE, [2, 1], 7, 3), (sizes(5, 10), [3, 2], 8, 2),
    (sizes(3), [1, 1, 1], 7, 2), (sizes(3, 6), [1, 1, 1], 8, 2), (SIMPLE, [1, 1, 1], 6, 2), (sizes(4, 8), [2, 1, 1], 7, 2),
    (sizes(4), [1, 1, 1, 1], 6, 2), (SIMPLE, [3, 2, 1], 5, 2),
    (sets(1), [1, 1], 7, 2), (sets(3), [1, 1], 10, 2), (sets(2), [2, 1], 8, 2), (sets(4), [1, 1], 10, 1), (sets(2), [1, 1, 1], 7, 2),
    (sets(2), [1, 2, 1], 6, 2), (coin(2, 3), [1, 1], 9, 2), (coin(3, 4), [1, 1], 8, 3),
]

print(json.dumps({
    "origin": "tests/vectors/assess-v1.py: every list of a small stratum written out with exact fractions, figures counted from their "
              "definitions; power by the standard library's erf",
    "effect": EFFECT,
    "influences": list(INFLUENCES),
    "groups": {"size": GROUP_SIZE, "icc": ICC},
    "cases": [assess(*case) for case in CASES],
}, indent=1))
