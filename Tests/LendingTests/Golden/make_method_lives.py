#!/usr/bin/env python3
"""Writes method_lives.jsonl and method_life_positions.csv: loans of each method, grace and day
count, lived day by day by `method_walk.py` with partial, late and early payments, or another rate.

The same seed gives the same lives: `python3 make_method_lives.py`.
"""

import datetime as dt
import json
import random

from contract import DAY, Refused, table
from lives import HERE, POSITION, position, table as write_table
from make_methods import DAY_COUNTS
from method_walk import MethodWalk

METHODS = ["level", "equalPrincipal", {"balloon": {"fixed": {"amount": 650000}}}]
FREQUENCIES = ["weekly", "catorcenal", "quincenal", "monthly", {"months": 2}]
MONTH_ENDS = ["2027-08-31", "2027-12-31", "2028-01-30", "2028-02-29", "2027-01-31"]


def things(rng):
    """What each group of lives is about."""
    grace = {"principal": 0, "interestPayment": 0, "interestFree": 0}
    some = lambda **said: {"grace": {**grace, **said}, "method": rng.choice(METHODS)}
    return {
        "equal principal": {"method": "equalPrincipal"},
        "interest only": {"method": "interestOnly"},
        "balloon, a sum": {"method": {"balloon": {"fixed": {
            "amount": rng.randint(1000, 9000) * 100}}}},
        "balloon, a share": {"method": {"balloon": {"share": {
            "rate": rng.choice([100000, 333333, 450000])}}}},
        "grace on principal": some(principal=rng.randint(1, 3)),
        "grace on paying interest": some(interestPayment=rng.randint(1, 3)),
        "grace without interest": some(interestFree=rng.randint(1, 3)),
        "grace again and again": some(recurring={
            "after": rng.randint(1, 3), "count": rng.randint(1, 2)}),
        "graces together": some(principal=rng.randint(1, 3), interestPayment=rng.randint(1, 3),
                                interestFree=rng.randint(0, 1)),
        "30/360 US": dated("thirty360US", rng),
        "30/360 European": dated("thirty360European", rng),
        "actual/360": dated("actual360", rng), "actual/364": dated("actual364", rng),
        "actual/365": dated("actual365", rng), "actual/actual": dated("actualActual", rng),
        "15/360 by quincena": {
            "accrual": "byPeriod", "frequency": "quincenal", "method": rng.choice(METHODS)}}


def dated(accrual, rng):
    """Dates at which day counts differ: ends of months, new years, a leap day."""
    return {"accrual": accrual, "frequency": rng.choice(["quincenal", "monthly", {"months": 2}]),
            "disbursedOn": rng.choice(MONTH_ENDS), "method": rng.choice(METHODS)}


def terms(rng, said):
    drawn = {
        "principal": rng.randint(20000, 90000) * 100 + rng.choice([0, 37]),
        "disbursedOn": str(dt.date(2026, 1, 1) + rng.randint(0, 700) * DAY),
        "installmentCount": rng.choice([5, 6, 8, 12]), "frequency": rng.choice(FREQUENCIES),
        "annualRate": rng.choice([240000, 365000, 480000, 600000]),
        "accrual": rng.choice(["byPeriod", "actual360"]),
        "moratorioAnnualRate": rng.choice([720000, 960000, 1200000]),
        "moratorio": {"base": rng.choice(["overduePrincipal", "overdueInstallment"]),
                      "graceDays": rng.choice([0, 0, 3])},
        "ivaOnInterest": 160000, "ivaOnFees": 160000, "installmentFee": rng.choice([0, 2500]),
        "firstDue": {"minimumDays": 1, "stub": rng.choice(["spread", "inFirstInstallment"])},
        "rounding": "halfEven"}
    return {**drawn, **said}


class Uneventful(Exception):
    """Early money that met what was due."""


# What happens

def partial_and_late(rng, rows):
    """Two parts of what is asked, the second one late; one instalment is never paid."""
    skipped = rng.randrange(len(rows))
    for k, row in enumerate(rows):
        if k != skipped:
            part = rng.randint(1, max(1, asked(row)))
            yield row["due"] + rng.randint(-2, 1) * DAY, "pay", part
            yield row["due"] + rng.randint(2, 25) * DAY, "pay", max(1, asked(row) - part)


def paid_ahead(choice):
    """Prompt, but for one late. Between a due date and the next one, more is given as principal."""
    def events(rng, rows):
        late, k = rng.randrange(len(rows)), rng.randrange(len(rows) - 1)
        for place, row in enumerate(rows):
            shift = rng.randint(4, 12) if place == late else rng.randint(-3, 0)
            yield row["due"] + shift * DAY, "pay", asked(row) or 1
        start, end = rows[k]["due"], rows[k + 1]["end"]
        day = start + rng.randint(0, max(0, (end - start).days - 1)) * DAY
        yield day, choice, rng.randint(rows[0]["opening"] // 10, rows[0]["opening"] // 3)
    return events


def closed_early(rng, rows):
    """One instalment in part and a visit to collect it, then everything."""
    k = rng.randrange(1, len(rows))
    for row in rows[:k]:
        yield row["due"] + rng.randint(-1, 6) * DAY, "pay", rng.randint(1, max(1, asked(row)))
    yield rows[k - 1]["due"] + 8 * DAY, "fee", rng.randint(50, 300) * 100
    yield rows[k - 1]["due"] + rng.randint(9, 30) * DAY, "payoff", 10**8


def erratic(rng, rows):
    for row in rows:
        if rng.random() < 0.8:
            day = row["due"] + rng.randint(-10, 20) * DAY
            yield day, "pay", rng.randint(1, 2 * max(1, asked(row)))


def another_rate(rng, rows):
    """From a day with instalments to come."""
    yield from erratic(rng, rows)
    k = rng.randrange(len(rows) - 1)
    day = rows[k]["start"] + rng.randint(1, (rows[k]["end"] - rows[k]["start"]).days) * DAY
    yield day, "rate", rng.choice([180000, 300000, 420000, 700000])


PLAIN = [partial_and_late, closed_early, erratic]
STYLES = PLAIN + [paid_ahead("lower"), paid_ahead("shorten"), another_rate]


def asked(row):
    return row["principal"] + row["interest"] + row["iva"] + sum(row["charged"]["fee"])


def act(walk, kind, amount, event):
    if kind == "fee":
        walk.collection_fee(amount)
    elif kind == "payoff":
        walk.payoff(amount, event)
    elif kind == "rate":
        walk.change_rate(amount)
    else:
        walk.pay(amount, event)
        if kind != "pay":
            walk.prepay(kind)
            if not walk.prepaid:
                raise Uneventful
    walk.end()


def is_told_apart(said, rows):
    """Whether no other day count gives the same table."""
    figures = lambda rows: rows and [(row["interest"], row["principal"]) for row in rows]
    others = [table({**said, "accrual": other}) for other in DAY_COUNTS
              if other != said["accrual"]]
    return figures(rows) not in map(figures, others)


def looks(rng, events, start, final):
    """The days on which it is asked where the loan stands."""
    days = {start + rng.randint(0, (final - start).days) * DAY for _ in range(5)} | {final}
    days |= {day for day, *_ in rng.sample(events, 3)}
    return days | {day for day, kind, _ in events if kind not in ("pay", "fee")}


def lived(case, rng, said, rows, events):
    walk, start, found = MethodWalk(said, rows), rows[0]["start"], []
    final = max([rows[-1]["due"] + 20 * DAY] + [day for day, *_ in events])
    looked = looks(rng, events, start, final)
    for day in (start + n * DAY for n in range((final - start).days + 1)):
        walk.begin(day)
        for place, (on, kind, amount) in enumerate(events):
            if on == day:
                act(walk, kind, amount, f"evt-{1000 + place}")
        if day in looked:
            found.append(position(case, day, walk))
    return found


def live(case, name, number, style):
    """A life about that thing, of terms that are not refused."""
    rng = random.Random(f"{name} {number}")
    while True:
        thing = things(rng)[name]
        said = terms(rng, thing)
        rows = table(said)
        if rows is None or "accrual" in thing and not is_told_apart(said, rows):
            continue
        events = sorted((max(rows[0]["start"], day), *what) for day, *what in style(rng, rows))
        try:
            found = lived(case, rng, said, rows, events)
        except (Refused, Uneventful):
            continue
        told = " ".join(f"{kind}:{day}:{amount}" for day, kind, amount in events)
        return {"case": case, "name": name, "terms": said, "events": told}, found


def main():
    cases, positions = [], []
    for name in things(random.Random(0)):
        for number, style in enumerate(STYLES):
            case, found = live(len(cases) + 1, name, number, style)
            cases.append(case)
            positions += found
    with open(HERE / "method_lives.jsonl", "w") as out:
        out.writelines(json.dumps(case, separators=(",", ":")) + "\n" for case in cases)
    write_table("method_life_positions.csv", POSITION, positions)
    print(len(cases), "lives", len(positions), "positions")


if __name__ == "__main__":
    main()
