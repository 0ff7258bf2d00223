#!/usr/bin/env python3
"""Writes charges.csv and charge_positions.csv: loans whose contracts say what lateness and
punctuality cost, lived day by day with payments, waivers, disputes and payments taken back.
"""

import random
from fractions import Fraction as F

from lives import DAY, live, random_life, random_terms, write


def terms(rng):
    t = random_terms(rng)
    style = rng.choice(["moratorio"] * 4 + ["lateFee"] * 3 + ["reward"] * 2 + ["plain"])
    if style == "moratorio":
        t["base"] = rng.choice(["overduePrincipal", "overdueInstallment", "outstandingPrincipal"])
        t["graceDays"] = rng.choice([0, 0, 1, 3, 5, 10])
        t["capPPM"] = rng.choice([None, None, 50_000, 200_000, 1_000_000])
        t["beside"] = rng.random() < 0.4
    if style == "lateFee":
        kind = rng.choice(["fixed", "share", "ladder"])
        frequency = rng.choice(["onceWhileLate", "oncePerInstallment", "daily"])
        t["lateFee"] = {
            "kind": kind, "grace": rng.choice([0, 0, 2, 5]),
            "frequency": "oncePerInstallment" if kind == "ladder" and frequency == "daily"
            else frequency,
            "value": {"fixed": rng.randint(1000, 40000), "share": rng.choice([1000, 50000, 100000]),
                      "ladder": 0}[kind],
            "steps": [(6, rng.randint(1, 9000)), (15, rng.randint(9000, 20000)),
                      (31, rng.randint(20000, 60000))],
            "minimum": rng.choice([0, 0, 5000, 100000]),
            "cap": rng.choice([None, None, 30000])}
    if style == "reward":
        t["reward"] = (rng.choice(["waived", "returned"]), rng.choice([100000, 250000, 1000000]))
    if rng.random() < 0.3:
        t["tolerance"] = (rng.choice([0, 100, 5000]), rng.choice([0, 1, 3]))
    return t


def events(rng, t, rows):
    life = random_life(rng, rows)
    start, last = rows[0]["start"], rows[-1]["due"]
    anyday = lambda: start + rng.randint(1, (last - start).days + 30) * DAY
    for _ in range(rng.choice([0, 0, 1, 2])):
        life.append((anyday(), "waive", rng.randint(1, 200000),
                     rng.choice(["moratorio", "collectionFees", "ordinaryInterest", "fees"])))
    if rng.random() < 0.25:
        life.append((anyday(), "fee", rng.randint(1000, 30000)))
    if rng.random() < 0.15:
        life.append((anyday(), "payoff", 10**8))
    if rng.random() < 0.4:
        row = rng.choice(rows)
        day = row["due"] + rng.randint(-5, 25) * DAY
        if day > start:
            dispute = (day, "dispute", rng.randint(1, 400000), row["number"])
            life.append(dispute)
            if rng.random() < 0.8:
                life.append((day + rng.randint(0, 60) * DAY, "settled", dispute))
    payments = [e for e in life if e[1] == "pay"]
    if payments and rng.random() < 0.4:
        paid = rng.choice(payments)
        amount = paid[2] if rng.random() < 0.7 else rng.randint(1, paid[2])
        life.append((paid[0] + rng.randint(0, 70) * DAY, "back", amount, paid))
    if payments and rng.random() < 0.2:
        paid = rng.choice(payments)
        life.append((paid[0] + DAY, "undo", paid))
    return life


def main():
    rng = random.Random(20261121)
    write("charge", *live(rng, 400, terms, events))


if __name__ == "__main__":
    main()
