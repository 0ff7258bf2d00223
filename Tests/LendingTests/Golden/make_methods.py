#!/usr/bin/env python3
"""Writes methods.jsonl, terms as contracts keep them, and methods.csv, their amortisation tables.

Every kind of method, date, day count, grace, rounding and charge, some by hand and many at random;
`contract.py` works them out. The same seed gives the same tables: `python3 make_methods.py`.
"""

import csv
import datetime as dt
import json
import random
from pathlib import Path

from contract import DAY, table

HERE = Path(__file__).parent
ORDER = ["collectionFees", "fees", "insurance", "moratorio", "ordinaryInterest", "principal"]
DAY_COUNTS = ["byPeriod", "actual360", "actual364", "actual365", "actualActual", "thirty360US",
              "thirty360European"]
FREQUENCIES = ["weekly", "catorcenal", "quincenal", "monthly", {"days": 10}, {"months": 2},
               {"daysOfMonth": [10, 25]}, {"weekday": 5, "nth": 5}]
METHODS = ["level", "flat", "equalPrincipal", "interestOnly", "bullet",
           {"balloon": {"share": {"rate": 300000}}},
           {"stepped": {"share": {"rate": 50000}}, "every": 3}]
rng = random.Random(20261121)


def terms(**said):
    """A plain loan drawn at random, but for what is said of it."""
    drawn = {
        "principal": rng.randint(3000, 90000) * 100 + rng.choice([0, 0, 37]),
        "disbursedOn": str(dt.date(2026, 1, 1) + rng.randint(0, 800) * DAY),
        "installmentCount": rng.choice([2, 4, 6, 9, 12, 18, 24]),
        "frequency": rng.choice(FREQUENCIES), "method": "level",
        "annualRate": rng.choice([180000, 240000, 365000, 480000, 600000, 799900]),
        "accrual": rng.choice(DAY_COUNTS), "moratorioAnnualRate": 0,
        "ivaOnInterest": rng.choice([160000, 160000, 80000, 0]), "ivaOnFees": 160000,
        "installmentFee": 0, "collectionFee": 0,
        "firstDue": {"minimumDays": 1, "stub": "inFirstInstallment"},
        "rounding": rng.choice(["halfEven", "halfEven", "halfUp", "up", "down"]),
        "allocationOrder": ORDER}
    return {**drawn, **said}


def dates(start, count, low=5, high=60):
    day, found = dt.date.fromisoformat(start), []
    for _ in range(count):
        day += rng.randint(low, high) * DAY
        found.append(str(day))
    return found


def split(total, count):
    """A list of odd sums that make the total."""
    cuts = sorted(rng.randint(0, total) for _ in range(count - 1))
    return [b - a for a, b in zip([0] + cuts, cuts + [total])]


def with_lists(kind):
    t = terms()
    count = t["installmentCount"]
    if kind == "principals":
        return {**t, "method": {"principals": split(t["principal"], count)}}
    if kind == "principalShares":
        return {**t, "method": {"principalShares": split(1000000, count)}}
    mean = t["principal"] * 3 // (2 * count)
    return {**t, "method": {"payments": [rng.randint(mean // 2, mean * 2) for _ in range(count)]}}


def grown(drawn, every):
    return {"stepped": drawn, "every": every}


def charge(**said):
    return {"code": "cargo", "kind": "fee", "when": {"eachInstallment": {}}, **said}


def methods():
    for method in METHODS:
        name = method if isinstance(method, str) else next(iter(method))
        yield f"method {name}", lambda m=method: terms(method=m)
    yield "method balloon amount", lambda: terms(
        method={"balloon": {"fixed": {"amount": rng.randint(500, 2900) * 100}}})
    for rate in (30000, 100000, -40000):
        yield f"method stepped {rate}", lambda r=rate: terms(
            method=grown({"share": {"rate": r}}, rng.choice([1, 3, 6])))
    for amount in (1500, 9900, -700):
        yield f"method stepped amount {amount}", lambda a=amount: terms(
            method=grown({"amount": {"amount": a}}, rng.choice([1, 2, 6])))
    yield "method fixed payment", lambda: terms(
        principal=3000000, method={"fixedPayment": rng.randint(2500, 9000) * 100},
        installmentCount=60)
    for kind in ("payments", "principals", "principalShares"):
        yield f"method {kind}", lambda k=kind: with_lists(k)
    yield "zero interest", lambda: terms(annualRate=0, method=rng.choice(METHODS))


def calendars():
    for frequency in ({"days": 1}, {"days": 10}, {"days": 90}, {"weeks": 1}, {"weeks": 3},
                      "catorcenal", "monthly", {"months": 3}, {"months": 6}, {"years": 1},
                      "quincenal", {"daysOfMonth": [10, 25]}, {"daysOfMonth": [1, 11, 21]},
                      {"daysOfMonth": [30]}, {"weekday": 2, "nth": 3}, {"weekday": 5, "nth": 5}):
        yield f"frequency {frequency}", lambda f=frequency: terms(
            frequency=f, method=rng.choice(METHODS))
    yield "frequency agreed dates", lambda: (lambda t: {
        **t, "frequency": {"dates": dates(t["disbursedOn"], t["installmentCount"] + 2)}})(terms())
    for day in ("2026-01-29", "2026-01-30", "2026-01-31", "2027-08-31"):
        yield f"month end {day}", lambda d=day: terms(disbursedOn=d, frequency="monthly")
    for stub in ("inFirstInstallment", "spread"):
        for low, high in ((1, 6), (8, 50)):
            yield f"stub {stub} {low}", lambda s=stub, lo=low, hi=high: (lambda t: {
                **t, "firstDue": {"minimumDays": 1, "stub": s, "on": dates(
                    t["disbursedOn"], 1, lo, hi)[0]}})(terms(method=rng.choice(METHODS)))
    yield "minimum days", lambda: terms(firstDue={
        "minimumDays": rng.choice([5, 12, 20, 45]),
        "stub": rng.choice(["spread", "inFirstInstallment"])})
    for months in ([12, 1], [4, 5, 6, 7], [1, 3, 5, 7, 8, 10, 12], list(range(1, 12))):
        yield f"season {months}", lambda m=months: terms(
            skippedMonths=m, method=rng.choice(METHODS), installmentCount=rng.randint(2, 8))
    for shift in ("none", "next", "previous", "modifiedNext"):
        for moves in (False, True):
            yield f"working days {shift} {moves}", lambda s=shift, m=moves: terms(
                workingDays={"shift": s, "movesInterest": m}, method=rng.choice(METHODS))


def day_counts():
    for day_count in DAY_COUNTS:
        yield f"day count {day_count}", lambda d=day_count: terms(accrual=d)
        yield f"day count at month ends {day_count}", lambda d=day_count: terms(
            accrual=d, disbursedOn=rng.choice(["2027-08-31", "2027-12-30", "2028-01-31"]),
            frequency=rng.choice(["monthly", "quincenal", {"months": 3}]))
    yield "equal periods", lambda: terms(
        annuityBasis="equalPeriods", method=rng.choice(
            ["level", "level", METHODS[5], METHODS[6]]))


def graces():
    some = {"principal": 0, "interestPayment": 0, "interestFree": 0}
    for kind in some:
        yield f"grace {kind}", lambda k=kind: terms(
            grace={**some, k: rng.randint(1, 3)}, installmentCount=rng.randint(4, 18),
            method=rng.choice(METHODS))
    yield "grace recurring", lambda: terms(
        grace={**some, "recurring": {"after": rng.randint(1, 4), "count": rng.randint(1, 3)}},
        installmentCount=rng.randint(4, 24), method=rng.choice(METHODS))
    yield "graces together", lambda: terms(
        grace={"principal": rng.randint(0, 3), "interestPayment": rng.randint(0, 3),
               "interestFree": rng.randint(0, 2),
               "recurring": rng.choice([None, {"after": 3, "count": 1}])},
        installmentCount=rng.randint(4, 24), method=rng.choice(METHODS),
        annuityBasis=rng.choice(["exactPeriods", "equalPeriods"]))


def roundings():
    for multiple in (1, 100, 500, 1000):
        for mode in ("up", "halfUp", "halfEven"):
            yield f"rounding {multiple} {mode}", lambda n=multiple, m=mode: terms(
                installmentRounding={"multiple": n, "mode": m, "difference": "last"},
                method=rng.choice(METHODS))
    for difference in ("first", "spread"):
        for multiple in (1, 100, 1000):
            yield f"difference {difference} {multiple}", lambda n=multiple, d=difference: terms(
                installmentRounding={"multiple": n, "difference": d},
                method=rng.choice(METHODS), installmentCount=rng.choice([12, 24, 52, 104]),
                grace={"principal": rng.choice([0, 0, 2]), "interestPayment": 0,
                       "interestFree": 0})


def charges():
    for base in ("principal", "disbursed", "balance", "installment", "interest"):
        amount = {"share": {"rate": rng.choice([1000, 2500, 30000]), "of": base}}
        yield f"charge {base}", lambda a=amount: terms(charges=[charge(amount=a)])
        yield f"insurance {base}", lambda a=amount: terms(charges=[
            charge(amount=a, kind="insurance", iva=rng.choice([None, 0, 160000, 80000]))])
    yield "charge fixed", lambda: terms(
        installmentFee=2500, charges=[charge(amount={"fixed": {"amount": rng.randint(1, 90000)}})])
    yield "charge on a date", lambda: (lambda t: {**t, "charges": [
        charge(amount={"fixed": {"amount": 35000}}, when={"on": {"date": d}}) for d in
        dates(t["disbursedOn"], 4, 0, 200)]})(terms())
    for settlement in ("deducted", "financed"):
        yield f"at disbursement {settlement}", lambda s=settlement: terms(
            openingFee={"amount": {"share": {"rate": 30000}}, "settlement": s},
            charges=[charge(amount={"fixed": {"amount": 45000}},
                            when={"disbursement": {"settlement": s}}),
                     charge(amount={"share": {"rate": 12345, "of": "principal"}}, kind="insurance",
                            when={"disbursement": {"settlement": s}}),
                     charge(amount={"share": {"rate": 2000, "of": "disbursed"}})])
    yield "iva", lambda: terms(ivaOnInterest=rng.choice([160000, 80000, 0, 123456]),
                               method=rng.choice(METHODS))
    yield "everything", lambda: terms(
        frequency=rng.choice(FREQUENCIES), method=rng.choice(METHODS),
        skippedMonths=rng.choice([[], [], [8]]),
        firstDue={"minimumDays": rng.randint(1, 20),
                  "stub": rng.choice(["spread", "inFirstInstallment"])},
        workingDays={"shift": rng.choice(["none", "next", "previous", "modifiedNext"]),
                     "movesInterest": rng.random() < 0.5},
        grace={"principal": rng.randint(0, 1), "interestPayment": rng.randint(0, 1),
               "interestFree": rng.randint(0, 1)},
        installmentRounding={"multiple": rng.choice([1, 1, 100]),
                             "difference": rng.choice(["first", "last", "spread"])},
        annuityBasis=rng.choice(["exactPeriods", "equalPeriods"]),
        charges=[charge(amount={"share": {"rate": 1500, "of": "balance"}}, kind="insurance")],
        installmentFee=rng.choice([0, 1999]))


def write(file, named, table, wanted, least):
    """So many tables of each name, of terms that are not refused."""
    header = ("case number start end due from days base opening principal interest interestIVA "
              "fees feesIVA insurance insuranceIVA").split()
    cases, lines = [], []
    for name, draw in named:
        made, most = 0, 30 if name == "everything" else wanted
        for _ in range(60 * most):
            said = draw()
            rows = table(said) if made < most else None
            if rows is None:
                continue
            made += 1
            cases.append({"case": len(cases) + 1, "name": name, "terms": said})
            lines += [[len(cases), k + 1, r["start"], r["end"], r["due"], r["from"], r["days"],
                       r["base"], r["opening"], r["principal"], r["interest"], r["iva"],
                       *r["charged"]["fee"], *r["charged"]["insurance"]]
                      for k, r in enumerate(rows)]
        assert made >= least, name
    with open(HERE / f"{file}.jsonl", "w") as out:
        out.writelines(json.dumps(case, separators=(",", ":")) + "\n" for case in cases)
    with open(HERE / f"{file}.csv", "w", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([header] + lines)
    print(len(cases), "cases", len(lines), "rows")


if __name__ == "__main__":
    write("methods", (named for area in (
        methods, calendars, day_counts, graces, roundings, charges) for named in area()),
        table, wanted=6, least=3)
