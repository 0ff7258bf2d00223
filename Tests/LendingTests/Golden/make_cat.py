#!/usr/bin/env python3
"""Writes cat.csv: flows and their CAT, for LendingTests.

Every worked example of the reference (published figures and synthetic fixtures) from its own
terms, each checked here against the figure that the reference prints, and loans drawn at random.
Decimals of 45 digits; no code is shared with the engine. `python3 make_cat.py`.
"""

import csv
import random
from decimal import Decimal as D, getcontext, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_FLOOR
from fractions import Fraction as F
from pathlib import Path

getcontext().prec = 45
HERE = Path(__file__).parent
ROWS = []


def cents(x):
    """A fraction of pesos to centavos, ties to even."""
    return round(F(x) * 100)


def power(base, exponent):
    return (base.ln() * exponent).exp()


def value(flows, rate):
    """What the flows are worth at the start; rate is a fraction a year."""
    log = (1 + rate).ln()
    return sum((a * (-log * t.numerator / t.denominator).exp() for t, a in flows), D(0))


def root(flows):
    """The positive root closest to zero: small steps and bisection in floats find where it lies,
    and the secant in decimals, which has to keep a change of sign around it, where exactly."""
    flows = list(flows)
    near = [(float(t), float(a)) for t, a in flows]
    rough = lambda rate: sum(a * (1 + rate) ** -t for t, a in near)
    low, step = 0.0, 0.002
    sign = rough(low) < 0
    while (rough(low + step) < 0) == sign:
        low, step = low + step, step * 1.02
        if low > 1e10:
            return None
    high = low + step
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if (rough(middle) < 0) == sign else (low, middle)
    low, high = D(low) * (1 - D("1e-9")), D(high) * (1 + D("1e-9"))
    at_low, at_high = value(flows, low), value(flows, high)
    assert (at_low < 0) != (at_high < 0), "the root is between"
    while high - low > D("1e-18") * high:
        middle = low + (high - low) * at_low / (at_low - at_high)
        # A little to one side of the secant, then to the other: both ends close in.
        for side in (1 - D("1e-9"), 1 + D("1e-9")):
            at = low + (middle - low) * side if side < 1 else middle + (high - middle) * (side - 1)
            at_it = value(flows, at)
            if (at_it < 0) == (at_low < 0):
                low, at_low = at, at_it
            else:
                high, at_high = at, at_it
    return low


def printed(rate):
    """Tenths of a percent, half up."""
    return int((rate * 1000).quantize(D(1), ROUND_HALF_UP))


def add(name, credit, guarantee=(), reference=None):
    """`reference` is the percentage that the reference document recomputed."""
    rate = root(list(credit) + list(guarantee))
    if reference is not None:
        digits = D(1).scaleb(D(reference).as_tuple().exponent)
        assert (rate * 100).quantize(digits, ROUND_HALF_EVEN) == D(reference), (name, rate)
    monthly = power(1 + rate, D(1) / 12) - 1
    text = lambda flows: " ".join(f"{t.numerator}/{t.denominator}:{a}" for t, a in flows)
    annual = int((rate * 10**6).quantize(D(1), ROUND_HALF_EVEN))
    ROWS.append({
        "case": name, "credit": text(credit), "guarantee": text(guarantee),
        "tenths": printed(rate), "annualPPM": annual,
        "monthlyPPM": int((monthly * 10**6).quantize(D(1), ROUND_HALF_EVEN)),
        "cost": -sum(a for _, a in list(credit) + list(guarantee)),
    })


def level(count, payment, per_year):
    return [(F(k, per_year), -payment) for k in range(1, count + 1)]


def annuity(principal, rate, count):
    """The level payment in centavos of a principal in pesos at a rate a period."""
    rate = F(rate)
    return cents(F(principal) * rate / (1 - 1 / (1 + rate) ** count))


START = F(0)


def published():
    add("published 1: Banxico's support document, 15,000 in 24 months, fee 100 at signing",
        [(START, 1500000), (START, -10000)] + level(24, 96233, 12), reference="57.3607")
    add("published 1, the fee deducted: the same figure",
        [(START, 1490000)] + level(24, 96233, 12), reference="57.3607")
    add("published 2: one payment at 12 days, without IVA",
        [(START, 250000), (F(12, 360), -286300)], reference="5740.3676")
    add("published 2, with IVA inside: the wrong reading",
        [(START, 250000), (F(12, 360), -292108)], reference="10568.5")
    add("published 3: one payment at 90 days",
        [(START, 9601000), (F(90, 360), -10550000)], reference="45.7954")
    add("published 4: fee deducted, twelve months",
        [(START, 960100)] + level(12, 93594, 12), reference="34.4795")
    # 1,000.6111... is 18,011/18: eighteen times the amounts have the same rate.
    add("published 5: one day, nine figures",
        [(START, 96010 * 18), (F(1, 360), -1801100)], reference="289458538.1656")
    add("published 6: housing, initial costs at the start",
        [(START, 30099713), (START, -(731423 + 90299 + 30900))] + level(180, 342112 + 12500, 12),
        reference="12.8955")
    add("published 7: 24 months at 38.99 %, a disposal fee of 1.77 % deducted",
        [(START, 3000000), (START, -53100)] + level(24, 181931, 12), reference="49.6730")
    add("published 8: 138 % a year by the month",
        [(START, 100000000)] + level(4, annuity(1000000, F(138, 1200), 4), 12),
        reference="269.23")
    add("published 9: printed as 66.3, truncated; half up it is 66.4",
        [(START, 3000000)] + level(24, annuity(30000, F(52, 1200), 24), 12), reference="66.37")
    bajio = annuity(30000, F(3999, 120000), 24)
    add("published 10: opening fee of 2 %, without its insurance",
        [(START, 3000000 - 60000)] + level(24, bajio, 12), reference="51.53")
    add("published 10, with the premium of 8.42 a month that explains it",
        [(START, 3000000 - 60000)] + level(24, bajio + 842, 12), reference="52.3")
    alivio = annuity(20000, F(58, 1200), 12)
    add("published 11: printed 95.7, within a tenth",
        [(START, 1900000)] + level(12, alivio, 12), reference="95.606")
    interest = cents(F(5000) * F(1825, 10000) * F(180, 365))
    add("published 12: advertised as 190.3 and not reproducible",
        [(START, 500000 - 22000), (F(180, 360), -(500000 + interest))], reference="30.0")


def synthetic():
    add("synthetic 1", [(START, 2000000)] + level(12, 223535, 12), reference="76.1951")
    add("synthetic 2", [(START, 1900000)] + level(12, 223535, 12), reference="95.6060")
    add("synthetic 3: IVA inside, the wrong reading",
        [(START, 1884000)] + level(12, 233437, 12), reference="117.788")
    weekly = level(16, 72200, 52)
    add("synthetic 4", [(START, 1000000)] + weekly, reference="146.4938")
    add("synthetic 5", [(START, 970000)] + weekly, reference="199.7867")
    add("synthetic 5b: the fee financed",
        [(START, 1000000)] + level(16, 74366, 52), reference="198.0488")
    add("synthetic 6: compulsory insurance",
        [(START, 1455000)] + level(24, 86369, 24), reference="105.6177")
    add("synthetic 7: one payment at 30 days",
        [(START, 200000), (F(30, 360), -240000)], reference="791.6")
    add("synthetic 7, by 365: the wrong reading",
        [(START, 200000), (F(30, 365), -240000)], reference="819.1")
    add("synthetic 8: catorcenal",
        [(START, 1176000)] + level(13, 108079, 26), reference="97.1128")
    end = F(16, 52)
    held = [(START, -100000), (end, 100000)]
    add("synthetic 9: garantía líquida",
        [(START, 1000000)] + weekly, held, reference="196.6908")
    add("synthetic 10: garantía líquida that earns",
        [(START, 1000000)] + weekly, [(START, -100000), (end, 100933)], reference="195.1516")
    add("synthetic 11: garantía líquida and a fee",
        [(START, 970000)] + weekly, held, reference="276.6834")
    months = [(F(m, 12), -(50000 + (50000 if m % 12 == 1 else 0)
                           + (1000000 if m == 36 else 0))) for m in range(1, 37)]
    add("synthetic 12: revolving", [(START, 1000000)] + months, reference="91.2309")


def beyond_the_reference():
    weekly = level(16, 72200, 52)
    add("garantía líquida released in two halves",
        [(START, 1000000)] + weekly,
        [(START, -100000), (F(8, 52), 50000), (F(16, 52), 50000)])
    add("garantía líquida paid in with each instalment and released at the end",
        [(START, 1000000)] + weekly,
        [(F(k, 52), -5000) for k in range(1, 17)] + [(F(16, 52), 80000)])
    add("garantía líquida released in four parts with their yield",
        [(START, 970000)] + weekly,
        [(START, -120000)] + [(F(k, 52), 30000 + 75 * k) for k in (4, 8, 12, 16)])
    add("two drawdowns, six months apart",
        [(START, 1000000), (F(6, 12), 500000)] + level(18, 120000, 12))
    add("three drawdowns of a building loan, interest only and then level",
        [(START, 3000000), (F(3, 12), 3000000), (F(6, 12), 3000000)]
        + [(F(k, 12), -90000 * (1 + (k > 3) + (k > 6))) for k in range(1, 13)]
        + [(F(k, 12), -500000) for k in range(13, 37)])
    add("a first period of ten days, then quincenas",
        [(START, 1000000)] + [(F(10, 360) + F(k, 24), -95000) for k in range(12)])
    add("two roots: the one closest to zero",
        [(START, -100000), (F(1), 230000), (F(2), -132000)])
    add("sixteen weeks paid at once: one payment at 112 days",
        [(START, 1200000), (F(112, 360), -(1200000 + 224000))])
    add("a year paid at once: one payment at 365 days",
        [(START, 1200000), (F(365, 360), -1632000)])
    add("ten years by the month", [(START, 50000000)] + level(120, 690000, 12))
    add("ten years by the week", [(START, 50000000)] + level(520, 180000, 52))


def at_random(count):
    draw = random.Random(20_151_026)
    while count:
        per_year = draw.choice([1, 2, 4, 6, 12, 24, 26, 52])
        n = draw.choice([1, 2, 3, 6, 12, 16, 24, 36, 52, 104])
        annual = F(draw.randint(0, 20_000), 1000)
        principal = draw.randint(500, 200_000)
        payment = annuity(principal, annual / per_year, n) if annual else -(-principal * 100 // n)
        fee = draw.choice([0, 0, draw.randint(0, principal * 8)])
        charge = draw.choice([0, 0, draw.randint(0, 5_000)])
        stub = draw.choice([F(1, per_year), F(draw.randint(1, 40), 360)])
        if n == 1 and stub == F(1, per_year):
            # One payment has no period: its days over 360.
            stub = F({52: 7, 26: 14, 24: 15, 12: 30}.get(per_year, round(F(365, per_year))), 360)
        credit = [(START, principal * 100 - fee)]
        credit += [(stub + F(k, per_year), -(payment + charge)) for k in range(n)]
        guarantee = []
        if draw.random() < 0.3:
            held = draw.randint(1, principal * 20)
            guarantee = [(START, -held), (credit[-1][0], held + held // 200)]
        if sum(a for _, a in credit + guarantee) >= 0:
            continue
        rate = root(credit + guarantee)
        if rate is None or rate > 10**8:
            continue
        add(f"random {count}", credit, guarantee)
        count -= 1


def main():
    published()
    synthetic()
    beyond_the_reference()
    at_random(200)
    with open(HERE / "cat.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=ROWS[0].keys(), lineterminator="\n")
        writer.writeheader()
        for row in ROWS:
            row["case"] = row["case"].replace(",", "")
            writer.writerow(row)


if __name__ == "__main__":
    main()
