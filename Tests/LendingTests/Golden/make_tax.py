#!/usr/bin/env python3
"""Writes udi.csv, realinterest.csv and ivacases.csv for LendingTests.

Real interest from the words of LIVA art. 18-A with exact fractions and an invented UDI; the
decision table as the reference draws it, first line that fits. `python3 make_tax.py`.
"""

import csv
import datetime as dt
import random
from fractions import Fraction as F
from itertools import product
from pathlib import Path

HERE = Path(__file__).parent
DAY = dt.timedelta(days=1)
IVA = F(16, 100)


def write(name, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def udi_table():
    """Invented: a 10th-to-25th rhythm of monthly inflations, one of them negative."""
    draw, value = random.Random(18), F(8_000_000)
    table, day, monthly = {}, dt.date(2025, 1, 1), F(35, 10_000)
    while day < dt.date(2027, 1, 1):
        if day.day in (10, 25):
            monthly = F(draw.choice([35, 52, 18, 90, -12, 41, 7, 250]), 10_000)
        value *= 1 + monthly / 30
        table[day] = round(value)
        value = F(table[day])
        day += DAY
    return table


def real(table, base, interest, first, last, published):
    """First and last are days of interest. Returns the base of the tax, and which days served."""
    days = (last - first).days + 1
    before, end = first - DAY, last
    if end > published and days <= 31:
        end = before
        before = before - days * DAY
    inflation = F(table[end], table[before]) - 1
    assert end <= published, "Banxico had said so by then"
    rate = F(interest, base)
    if rate <= inflation:
        return 0, before, end
    return round(base * (rate - inflation)), before, end


def lives(table):
    rows = []

    def life(name, start, principal, rate, days, count, published=dt.date(2026, 12, 31)):
        """Equal principal, so that each period's base is known by heart."""
        balance = principal
        for k in range(count):
            first = start + (k * days + 1) * DAY
            last = start + (k + 1) * days * DAY
            interest = round(balance * rate * days / 360)
            value, before, end = real(table, balance, interest, first, last, published)
            rows.append({
                "case": name, "base": balance, "interest": interest,
                "start": (first - DAY).isoformat(), "end": last.isoformat(),
                "published": published.isoformat(), "value": value, "iva": round(value * IVA),
                "from": before.isoformat(), "through": end.isoformat(),
            })
            balance -= principal // count

    life("weekly microcredit", dt.date(2025, 2, 3), 1_000_000, F(90, 100), 7, 16)
    life("quincenal payroll", dt.date(2025, 3, 15), 1_500_000, F(60, 100), 15, 24)
    life("monthly consumer", dt.date(2025, 4, 1), 2_000_000, F(58, 100), 30, 12)
    life("almost free: inflation takes all", dt.date(2025, 6, 1), 900_000, F(3, 100), 28, 9)
    life("the last period unpublished", dt.date(2026, 1, 10), 800_000, F(45, 100), 28, 5,
         dt.date(2026, 5, 10))
    life("the last week unpublished", dt.date(2026, 1, 10), 450_000, F(80, 100), 7, 15,
         dt.date(2026, 4, 20))
    life("quarterly: too long for the rule of the previous period", dt.date(2025, 2, 1), 5_000_000,
         F(36, 100), 90, 4)
    return rows


TABLE = [
    # borrower, purposes, lender, means -> tax
    ("any", "any", "other", "any", "onNominal"),
    ("any", "any", "sistemaFinanciero", "card", "onReal"),
    ("personaFisica", "any", "sistemaFinanciero", "direct", "onReal"),
    ("withActivityAndRFC", "bienesDeInversion refaccionario avio", "sistemaFinanciero", "direct",
     "exempt"),
    ("withActivityAndRFC", "any", "sistemaFinanciero", "direct", "onReal"),
    ("withActivityWithoutRFC", "any", "sistemaFinanciero", "direct", "onReal"),
    ("personaMoral", "any", "sistemaFinanciero", "direct", "exempt"),
]


def decisions():
    rows = []
    fits = lambda wanted, value: wanted == "any" or value in wanted.split()
    for case in product(
            ["personaFisica", "withActivityAndRFC", "withActivityWithoutRFC", "personaMoral"],
            ["consumption", "workingCapital", "bienesDeInversion", "refaccionario", "avio"],
            ["sistemaFinanciero", "other"], ["direct", "card"]):
        tax = next(line[4] for line in TABLE if all(map(fits, line[:4], case)))
        rows.append(dict(zip(("borrower", "purpose", "lender", "means"), case), tax=tax))
    return rows


if __name__ == "__main__":
    udi = udi_table()
    write("udi.csv", [{"on": day.isoformat(), "millionths": value} for day, value in udi.items()])
    write("realinterest.csv", lives(udi))
    write("ivacases.csv", decisions())
