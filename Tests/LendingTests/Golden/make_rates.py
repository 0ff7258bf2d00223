#!/usr/bin/env python3
"""Writes quotedrates.csv, floatingcases.csv and floatingrates.csv for LendingTests.

Quoted rates with 60-digit decimals and real powers; floating rates by living a loan one day at a
time with a table of the index in hand. No code is shared with the engine. `python3 make_rates.py`.
"""

import csv
import datetime as dt
import random
from decimal import Decimal as D, getcontext, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR
from pathlib import Path

getcontext().prec = 60
HERE = Path(__file__).parent
DAY = dt.timedelta(days=1)

# frequency: part of the calendar year a period takes, part of the nominal rate it bears at 360
PERIODS = {
    "weekly": (D(1) / 52, D(7) / 360),
    "catorcenal": (D(1) / 26, D(14) / 360),
    "quincenal": (D(1) / 24, D(15) / 360),
    "monthly": (D(1) / 12, D(30) / 360),
    "bimonthly": (D(1) / 6, D(60) / 360),
    "tenDays": (D(10) / 360, D(10) / 360),
    "yearly": (D(1), D(1)),
}


def millionths(x):
    return int((x * 10**6).quantize(D(1), ROUND_HALF_EVEN))


def write(name, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def quoted():
    rows, draw = [], random.Random(87)
    for frequency, (period, accrual) in PERIODS.items():
        rates = [0, 1, 100_000, 600_000, 900_000, 1_000_000, 2_692_312, 20_000_000]
        rates += [draw.randint(1, 5_000_000) for _ in range(12)]
        for ppm in rates:
            rate = D(ppm) / 10**6
            from_effective = ((1 + rate) ** period - 1) / accrual
            from_period = rate / accrual
            effective = (1 + rate * accrual) ** (1 / period) - 1
            rows.append({
                "frequency": frequency, "ppm": ppm, "nominalOfEffective":
                millionths(from_effective), "nominalOfPeriod": millionths(from_period),
                "effectiveOfNominal": millionths(effective),
            })
    write("quotedrates.csv", rows)


def fixings(draw, start, days, level):
    """An invented index, published on weekdays, that wanders by up to 0.40 points."""
    table, value = {}, level
    for n in range(days):
        day = start + n * DAY
        if day.weekday() < 5 and draw.random() < 0.3:
            value = max(-20_000, value + draw.randint(-4_000, 4_000))
            table[day] = value
    return table


def last_published(table, day):
    while day >= min(table):
        if day in table:
            return table[day]
        day -= DAY
    return None


def to_multiple(value, multiple, mode):
    if not multiple:
        return value
    return int((D(value) / multiple).quantize(D(1), mode)) * multiple


MODES = {"halfEven": ROUND_HALF_EVEN, "up": ROUND_CEILING, "down": ROUND_FLOOR}


def life(name, draw, terms, starts, tables, days):
    """The rate of every day of one loan, as whoever keeps the contract would write it down."""
    rows, rate, period = [], None, -1
    for n in range(days):
        day = starts[0] + n * DAY
        begins = day in starts
        if begins:
            period += 1
        if terms["everyPeriods"]:
            resets = begins and period > 0 and period % terms["everyPeriods"] == 0
        else:
            resets = day in terms["resetOn"] and day != starts[0]
        if n == 0 and terms["initial"] is not None:
            rate = terms["initial"]
        elif n == 0 or resets:
            read = day - terms["lookback"] * DAY
            for index in terms["indices"]:
                table, ended = tables[index]
                if ended is not None and ended <= read:
                    continue
                value = last_published(table, read)
                if value is not None:
                    break
            new = to_multiple(value + terms["spread"], terms["multiple"], MODES[terms["mode"]])
            if n > 0 and terms["changeMax"] is not None:
                new = min(max(new, rate - terms["changeMax"]), rate + terms["changeMax"])
            new = max(new, terms["floor"] if terms["floor"] is not None else 0)
            if terms["cap"] is not None:
                new = min(new, terms["cap"])
            rate = new
        rows.append({"case": name, "on": day.isoformat(), "rate": rate})
    return rows


def text_of(table):
    return " ".join(f"{day.isoformat()}:{value}" for day, value in table.items())


def floating():
    cases, lives = [], []
    for number in range(12):
        draw = random.Random(900 + number)
        start = dt.date(2025, 1, 1) + draw.randint(0, 500) * DAY
        step = draw.choice([7, 14, 28, 30])
        count = draw.randint(6, 24)
        starts = [start + k * step * DAY for k in range(count)]
        before = start - 60 * DAY
        tiie = fixings(draw, before, 60 + count * step, 110_000)
        fund = fixings(draw, before, 60 + count * step, 95_000)
        ended = start + (count * step // 2) * DAY if number % 3 == 0 else None
        optional = lambda chance, low, high: (
            draw.randint(low, high) if draw.random() < chance else None)
        terms = {
            "indices": ["TIIE", "Fondo"], "spread": draw.randint(-30_000, 300_000),
            "floor": optional(0.4, 100_000, 250_000), "cap": optional(0.4, 300_000, 420_000),
            "everyPeriods": draw.choice([0, 1, 2, 3]), "resetOn": [],
            "changeMax": optional(0.4, 500, 5_000), "lookback": draw.choice([0, 1, 5]),
            "multiple": draw.choice([0, 0, 500, 2_500]),
            "mode": draw.choice(list(MODES)), "initial": optional(0.3, 200_000, 400_000),
        }
        if not terms["everyPeriods"]:
            terms["resetOn"] = sorted({start + draw.randint(1, count * step) * DAY
                                       for _ in range(5)})
        tables = {"TIIE": (tiie, ended), "Fondo": (fund, None)}
        name = f"life {number + 1}"
        lives += life(name, draw, terms, starts, tables, count * step)
        blank = lambda value: "" if value is None else value
        cases.append({
            "case": name, "starts": " ".join(day.isoformat() for day in starts),
            **{key: blank(terms[key]) for key in
               ("spread", "floor", "cap", "everyPeriods", "changeMax", "lookback", "multiple",
                "mode", "initial")},
            "resetOn": " ".join(day.isoformat() for day in terms["resetOn"]),
            "TIIE": text_of(tiie), "endedOn": ended.isoformat() if ended else "",
            "Fondo": text_of(fund),
        })
    write("floatingcases.csv", cases)
    write("floatingrates.csv", lives)


if __name__ == "__main__":
    quoted()
    floating()
