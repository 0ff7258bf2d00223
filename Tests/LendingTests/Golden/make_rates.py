#!/usr/bin/env python3
"""Writes quotedrates.csv, floatingcases.csv, floatingrates.csv, floatingloans.jsonl and
floatingtables.csv for LendingTests.

Quoted rates with 60-digit decimals and real powers; floating rates by living a loan one day at a
time with a table of the index in hand; tables of floating loans by asking `contract.py` again for
what is left at each reset. No code is shared with the engine. `python3 make_rates.py`.
"""

import csv
import datetime as dt
import json
import random
from decimal import Decimal as D, getcontext, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR
from fractions import Fraction as F
from pathlib import Path

from contract import NAMED, USUAL, asks, balloon_of, charged, interest, periods, rounded, run, share

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


def rate_on(day, before, floating, market):
    """What the contract says on a reset: the index read, the spread, the step, floor and cap."""
    read = day - floating.get("lookbackDays", 0) * DAY
    new = last_published(market, read) + floating["spread"]
    if before is not None and "changeMax" in floating:
        most = floating["changeMax"]
        new = min(max(new, before - most), before + most)
    new = max(new, floating.get("floor", 0))
    return min(new, floating["cap"]) if "cap" in floating else new


def reset_days(t, ps, floating):
    resets = floating["resets"]
    if "on" in resets:
        return [dt.date.fromisoformat(day) for day in resets["on"]]
    starts = [p["start"] for p in ps]
    if t["method"] == "bullet":
        starts = [p["start"] for p in periods({**t, "method": "interestOnly"})]
    return starts[resets["everyPeriods"]::resets["everyPeriods"]]


def asked_again(t, rows, ps, k, day):
    """The rows from k on, for what is left of the principal at the rate that t now has. The row
    that is running keeps what it has earned, day by day."""
    left = sum(row["principal"] for row in rows[k:])
    ahead = [{**p, "usual": p["time"]} for p in ps[k:len(rows)]]
    method = t["method"]
    if isinstance(method, dict) and "payments" in method:
        method = {"payments": method["payments"][-len(ahead):]}
    now = {**t, "method": method}
    again = run(now, left, asks(now, left, ahead), ahead)
    row, new = rows[k], again[0]
    if day > row["start"]:
        since = row.get("since", row["start"])
        passed = F((day - since).days, (row["end"] - since).days)
        kept = row.get("kept", 0)
        kept += rounded((row["interest"] - kept) * passed, t["rounding"])
        part = F((row["end"] - day).days, (row["end"] - row["start"]).days)
        new["interest"] = kept + rounded(new["interest"] * part, t["rounding"])
        new["kept"], new["since"] = kept, day
    return rows[:k] + again


def floating_table(terms, market):
    floating = terms["floating"]
    t = {**USUAL, **terms}
    t["frequency"] = NAMED[t["frequency"]]
    t["disbursedOn"] = dt.date.fromisoformat(t["disbursedOn"])
    t["annualRate"] = rate_on(t["disbursedOn"], None, floating, market)
    ps, total = periods(t), t["principal"]
    balloon = balloon_of(t, total)
    if balloon:
        t["method"] = {"balloon": {"fixed": {"amount": balloon}}}
    rows = run(t, total, asks(t, total, ps), ps)
    for day in reset_days(t, ps, floating):
        new = rate_on(day, t["annualRate"], floating, market)
        k = next((k for k, row in enumerate(rows) if row["end"] > day and row["due"] > day), None)
        if new == t["annualRate"] or k is None:
            continue
        t["annualRate"] = new
        rows = asked_again(t, rows, ps, k, day)
    opening = total
    for k, row in enumerate(rows):
        row["opening"] = opening
        opening -= row["principal"]
        row["iva"] = share(row["interest"], t["ivaOnInterest"], t)
        row["charged"] = charged(t, row, k == 0, k == len(rows) - 1, total)
    assert opening == 0
    return rows


def floating_terms(draw, **said):
    every = draw.choice([{"everyPeriods": 1}, {"everyPeriods": 2}, {"everyPeriods": 3}])
    floating = {"index": "TIIE28", "spread": draw.randint(50, 400) * 1000, "resets": every,
                **said.pop("floating", {})}
    return {
        "principal": draw.randint(3000, 90000) * 100, "disbursedOn": str(
            dt.date(2026, 1, 1) + draw.randint(0, 400) * DAY),
        "installmentCount": draw.choice([6, 9, 12, 18, 24]),
        "frequency": draw.choice(["weekly", "catorcenal", "quincenal", "monthly"]),
        "method": "level", "accrual": draw.choice(["byPeriod", "actual360", "actual365"]),
        "rounding": draw.choice(["halfEven", "halfUp"]), "ivaOnInterest": 160000,
        "ivaOnFees": 160000, "installmentFee": 0,
        "firstDue": {"minimumDays": 1, "stub": "inFirstInstallment"}, "floating": floating, **said}


def floating_loans():
    kinds = {
        "free": {}, "cap": {"floating": {"spread": 120000, "cap": 200000}},
        "floor": {"floating": {"spread": 120000, "floor": 195000}},
        "step": {"floating": {"changeMax": 2500}},
        "read before": {"floating": {"lookbackDays": 5}},
        "equal principal": {"method": "equalPrincipal"},
        "interest only": {"method": "interestOnly"},
        "single payment": {"method": "bullet"},
        "balloon": {"method": {"balloon": {"share": {"rate": 300000}}}},
        "grace": {"grace": {"principal": 2, "interestPayment": 0, "interestFree": 0}},
        "charges": {"charges": [{
            "code": "seguro", "kind": "insurance", "when": {"eachInstallment": {}},
            "amount": {"share": {"rate": 3500, "of": "balance"}}}]},
        "dates": {"dates": True},
    }
    cases, lines = [], []
    for name, said in kinds.items():
        for number in range(6):
            draw = random.Random(f"{name} {number}")
            said_now = {key: value for key, value in said.items() if key != "dates"}
            terms = floating_terms(draw, **said_now)
            start = dt.date.fromisoformat(terms["disbursedOn"])
            if "dates" in said:
                days = sorted({start + draw.randint(1, 200) * DAY for _ in range(4)})
                terms["floating"]["resets"] = {"on": [str(day) for day in days]}
            # Half of them end before the loan: the last value known stands for the rest.
            market = fixings(draw, start - 30 * DAY, draw.choice([90, 900]), 77_500)
            rows = floating_table(terms, market)
            cases.append({"case": len(cases) + 1, "name": name, "terms": terms, "market": {
                "TIIE28": {str(day): value for day, value in market.items()}}})
            lines += [{"case": len(cases), "number": k + 1, "due": row["due"],
                       "opening": row["opening"], "principal": row["principal"],
                       "interest": row["interest"], "interestIVA": row["iva"],
                       "insurance": row["charged"]["insurance"][0]}
                      for k, row in enumerate(rows)]
    with open(HERE / "floatingloans.jsonl", "w") as file:
        file.writelines(json.dumps(case, separators=(",", ":")) + "\n" for case in cases)
    write("floatingtables.csv", lines)


if __name__ == "__main__":
    quoted()
    floating()
    floating_loans()
