#!/usr/bin/env python3
"""Writes modifications.csv and modification_positions.csv: loans whose contracts are changed while
they live, day by day, with payments before and after, also ones that were taken back or undone.
"""

import random

from lives import DAY, new_dates, live, random_life, random_terms, write

KINDS = ["resched", "rate", "holiday", "reage", "reamort", "restructure", "topup", "castigo", "sale"]


def terms(rng):
    t = random_terms(rng)
    t["beside"] = rng.random() < 0.2
    t["graceDays"] = rng.choice([0, 0, 0, 3])
    return t


def modification(rng, t, rows):
    start, last = rows[0]["start"], rows[-1]["due"]
    day = start + rng.randint(1, (last - start).days) * DAY
    kind = rng.choice(KINDS)
    dates = lambda odds: new_dates(rng, t, day) if rng.random() < odds else None
    if kind in ("castigo", "sale", "reamort"):
        return (day, kind)
    if kind == "rate":
        return (day, kind, rng.choice([0, 300000, 450000, 900000]))
    if kind == "resched":
        return (day, kind, rng.choice([None, 360000, 720000]), dates(0.8))
    if kind == "reage":
        return (day, kind, dates(0.4))
    if kind == "restructure":
        chosen = [c for c in ("ordinaryInterest", "moratorio", "fees", "collectionFees")
                  if rng.random() < 0.5]
        return (day, kind, chosen, new_dates(rng, t, day))
    if kind == "topup":
        further = [r for r in rows if r["due"] > day]
        return (day, kind, rng.randint(10000, rows[0]["opening"]),
                dates(0.5) if further else new_dates(rng, t, day))
    count = rng.choice([1, 1, 2, 3])
    further = new_dates(rng, t, rows[-1]["end"])[:count] if rng.random() < 0.5 else None
    return (day, "holiday", count, rng.choice(["capitalised", "deferred", "spread"]), further)


def events(rng, t, rows):
    life = random_life(rng, rows)
    changes = [modification(rng, t, rows)]
    if rng.random() < 0.3 and changes[0][1] in ("rate", "reamort", "reage", "restructure", "resched"):
        changes.append(modification(rng, t, rows))
    # A second holiday or top-up is fixed for the table that was signed.
    if len(changes) == 2 and changes[1][1] in ("holiday", "topup"):
        changes.pop()
    life += changes
    start, last = rows[0]["start"], rows[-1]["due"]
    if rng.random() < 0.3:
        life.append((start + rng.randint(1, (last - start).days) * DAY, "fee", 20000))
    if rng.random() < 0.2:
        life.append((last + 20 * DAY, "payoff", 10**8))
    payments = [e for e in life if e[1] == "pay"]
    if payments and rng.random() < 0.25:
        paid = rng.choice(payments)
        life.append((paid[0] + rng.randint(0, 50) * DAY, "back", paid[2], paid))
    if rng.random() < 0.1:
        life.append((changes[0][0], "undo", changes[0]))
    return life


def main():
    write("modification", *live(random.Random(20261122), 500, terms, events))


if __name__ == "__main__":
    main()
