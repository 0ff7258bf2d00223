#!/usr/bin/env python3
"""Writes digits.jsonl and digits.csv: tables of loans whose every step keeps 12 or 19 digits.

The contract is that of `contract.py`, worked out with Python's own decimal contexts in place of
exact fractions where a sum bears interest or is solved for: `python3 make_digits.py`.
"""

import decimal
from decimal import Decimal as D
from fractions import Fraction as F

import contract
import make_methods as draws

exact = {name: getattr(contract, name) for name in ("interest", "level", "stepped", "table")}
said = {}


def digits_of(t):
    return t["arithmetic"]["significantDigits"]["digits"]


def proportion(time):
    return D(time.numerator) / D(time.denominator)


def pesos(centavos):
    return +(D(centavos) / 100)


def centavos(value):
    """Exactly, whatever the context would keep."""
    return F(value) * 100


def rate(t):
    return +(D(t["annualRate"]) / 10**6)


def interest(t, base, time):
    return contract.rounded(centavos(pesos(base) * (rate(t) * proportion(time))), t["rounding"])


def grown(t, ps):
    """What a peso becomes in each period; None where only interest is paid."""
    alike = contract.part_of_year(t["frequency"]) if t["annuityBasis"] == "equalPeriods" else None
    return [None if p["spares"] else
            1 + rate(t) * proportion(alike if alike and p["usual"] else p["usual"]) for p in ps]


def first_payment(t, total, growths, shares, less=D(0)):
    """So that payments in these proportions, each grown to the last day, are what is owed then."""
    owed, worth = pesos(total), D(0)
    for growth, part in zip(growths, shares):
        if growth is not None:
            owed, worth = owed * growth, worth * growth + part
    return (owed - less) / worth


def worth_of(growths, shares):
    worth = D(0)
    for growth, part in zip(growths, shares):
        worth = worth if growth is None else worth * growth + part
    return worth


def agreed(value, t):
    return contract.agreed(centavos(value), t)


def level(t, total, ps):
    growths = grown(t, ps)
    balloon = contract.balloon_of(t, total)
    payment = agreed(first_payment(t, total, growths, [D(1)] * len(ps), pesos(balloon)), t)
    asked = [("principal", 0) if p["spares"] else ("payment", payment) for p in ps]
    return contract.leveled(t, total, ps, asked, contract.discounts(t, ps), balloon)


def stepped(t, total, ps):
    change, every = t["method"]["stepped"], t["method"]["every"]
    growths = grown(t, ps)
    steps, paying = [], 0
    for growth in growths:
        steps.append(paying // every)
        paying += growth is not None
    if "share" in change:
        times = 1 + F(change["share"]["rate"], 10**6)
        shares = [+(D((times**k).numerator) / D((times**k).denominator)) for k in steps]
        first = agreed(first_payment(t, total, growths, shares), t)
        amounts = [contract.agreed(first * times**k, t) for k in steps]
    else:
        rise = change["amount"]["amount"]
        added = pesos(rise) * worth_of(growths, [D(k) for k in steps])
        first = agreed(first_payment(t, total, growths, [D(1)] * len(ps), added), t)
        amounts = [first + rise * k for k in steps]
    asked = [("principal", 0) if g is None else ("payment", a) for a, g in zip(amounts, growths)]
    if t["installmentRounding"]["difference"] != "first":
        return asked
    return contract.leveled(t, total, ps, asked, contract.discounts(t, ps))


def counts_as_those_systems_do(t):
    """Level loans on actual days, of months that are not those they start in or over a New Year:
    `make_lives.py` has them."""
    if t["method"] != "level" or not t["accrual"].startswith("actual"):
        return False
    if t["accrual"] == "actualActual":
        return True
    if isinstance(t["frequency"], dict):
        return t["frequency"].get("months", 1) > 1
    return t["frequency"] == "monthly" and int(t["disbursedOn"][8:]) > 28


def table(terms):
    if counts_as_those_systems_do(terms):
        return None
    with decimal.localcontext() as context:
        context.prec, context.rounding = digits_of(terms), decimal.ROUND_HALF_EVEN
        try:
            return exact["table"](terms)
        except ValueError:  # A season that never comes.
            return None


def with_digits(t):
    """Every other loan so large that twelve digits end before its centavos, but level ones, whose
    factors take a step more where a period is whole: `make_lives.py` has those."""
    method = t["method"]
    is_free = method != "level" if isinstance(method, str) else "share" in str(method)
    times = draws.rng.choice([1, 1_000_003]) if is_free else 1
    digits = draws.rng.choice([12, 19])
    return {**t, "principal": t["principal"] * times,
            "arithmetic": {"significantDigits": {"digits": digits}}}


def drawn():
    """The other draws, with so many digits."""
    for area in (draws.methods, draws.calendars, draws.day_counts, draws.graces, draws.roundings):
        for name, draw in area():
            yield name, lambda d=draw: with_digits(d())


contract.interest, contract.level, contract.stepped = interest, level, stepped

if __name__ == "__main__":
    draws.write("digits", drawn(), table, wanted=2, least=0)
