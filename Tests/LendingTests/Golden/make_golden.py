#!/usr/bin/env python3
"""Writes the golden tables that LendingTests reads: cases.csv, schedules.csv, positions.csv.

Written from the contract's words, not from the Swift sources, and the other way round on purpose:
exact fractions instead of integers, and a loan that is walked one day at a time instead of a
closed form. Run it with `python3 make_golden.py`; the same seed gives the same tables.
"""

import csv
import datetime as dt
import random
from fractions import Fraction as F
from pathlib import Path

HERE = Path(__file__).parent
DAY = dt.timedelta(days=1)
HOLIDAYS = {dt.date(y, m, d) for y in range(2025, 2031) for m, d in
            ((1, 1), (5, 1), (9, 16), (12, 25))}
NOMINAL = {"weekly": 7, "catorcenal": 14, "quincenal": 15, "monthly": 30}
ORDER = ["collectionFees", "fees", "moratorio", "ordinaryInterest", "principal"]


def half_even(x):
    """A fraction to a whole number of centavos, ties to the even one."""
    return round(x)


def working(day):
    while day.weekday() >= 5 or day in HOLIDAYS:
        day += DAY
    return day


def month_end(day):
    following = (day.replace(day=28) + 4 * DAY).replace(day=1)
    return following - DAY


def add_months(day, months):
    index = day.year * 12 + day.month - 1 + months
    first = dt.date(index // 12, index % 12 + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def is_quincena(day):
    return day.day == 15 or day == month_end(day)


def due_dates(t):
    """Contractual dates, and whether the first period is a whole one."""
    start = t["disbursedOn"]
    earliest = start + max(1, t["minimumDays"]) * DAY
    dates, kind = [], t["frequency"]
    if kind in ("weekly", "catorcenal"):
        step, day = NOMINAL[kind], start
        while len(dates) < t["count"]:
            day += step * DAY
            if day >= earliest:
                dates.append(day)
        whole = (dates[0] - start).days == step
    elif kind == "quincenal":
        day = earliest
        while len(dates) < t["count"]:
            if is_quincena(day):
                dates.append(day)
            day += DAY
        between = [start + n * DAY for n in range(1, (dates[0] - start).days)]
        whole = is_quincena(start) and not any(is_quincena(d) for d in between)
    else:
        months = 1
        while len(dates) < t["count"]:
            day = add_months(start, months)
            if day >= earliest:
                dates.append(day)
            months += 1
        whole = dates[0] == add_months(start, 1)
    return dates, whole


def annuity(principal, rate, days):
    value, factor = F(0), F(1)
    for n in days:
        factor /= 1 + rate * n / 360
        value += factor
    return half_even(F(principal) / value)


def opening_fee(t):
    kind, value, _ = t["openingFee"]
    if kind == "none":
        return 0, 0
    net = value if kind == "fixed" else half_even(F(t["principal"] * value, 10**6))
    return net, half_even(net * t["ivaFees"])


def schedule(t):
    dates, whole = due_dates(t)
    fee, fee_iva = opening_fee(t)
    balance = t["principal"] + (fee + fee_iva if t["openingFee"][2] == "financed" else 0)
    start, lengths, level = t["disbursedOn"], [], []
    for k, day in enumerate(dates):
        actual = (day - start).days
        stub = k == 0 and not whole
        n = actual if stub or t["accrual"] == "actual360" else NOMINAL[t["frequency"]]
        lengths.append((start, day, n))
        level.append(NOMINAL[t["frequency"]] if stub and t["stub"] == "inFirstInstallment" else n)
        start = day
    payment = annuity(balance, t["rate"], level)
    share = half_even(F(balance, t["count"]))
    rows, original = [], balance
    for k, (begin, end, n) in enumerate(lengths):
        base = balance if t["method"] == "level" else original
        interest = half_even(base * t["rate"] * n / 360)
        if t["method"] == "level":
            principal = payment - half_even(balance * t["rate"] * level[k] / 360)
            if k == 0 and t["count"] > 1 and principal <= 0:
                return None
        else:
            principal = share
        principal = max(0, min(principal, balance))
        if k == t["count"] - 1:
            principal = balance
        rows.append({
            "number": k + 1, "start": begin, "end": end, "due": working(end), "days": n,
            "opening": balance, "principal": principal, "interest": interest,
            "interestIVA": half_even(interest * t["iva"]), "fees": t["installmentFee"],
            "feesIVA": half_even(t["installmentFee"] * t["ivaFees"])})
        balance -= principal
    return rows


class Walk:
    """A loan lived day by day."""

    def __init__(self, t, rows):
        self.t, self.credit, self.received, self.prepaid, self.fee_back = t, 0, 0, 0, 0
        self.rows = []
        for r in rows:
            self.rows.append({
                "end": r["end"], "start": r["start"], "due": r["due"], "days": r["days"],
                "owed": {"principal": (r["principal"], 0),
                         "ordinaryInterest": (r["interest"], r["interestIVA"]),
                         "fees": (r["fees"], r["feesIVA"]), "collectionFees": (0, 0)},
                "paid": {c: (0, 0) for c in ORDER}, "late": F(0),
                "earned": F(0), "before": 0, "since": r["start"]})

    def iva(self, net):
        return half_even(net * self.t["iva"])

    def earned(self, row, day):
        whole, total = (row["end"] - row["since"]).days, row["owed"]["ordinaryInterest"][0]
        if day >= row["end"]:
            return row["owed"]["ordinaryInterest"]
        passed = (day - row["since"]).days
        net = row["before"] if passed <= 0 else (
            row["before"] + half_even(F((total - row["before"]) * passed, whole)))
        return net, self.iva(net)

    def moratorio(self, row):
        net = half_even(row["late"])
        return net, self.iva(net)

    def left(self, row, component):
        owed = self.moratorio(row) if component == "moratorio" else row["owed"][component]
        paid = row["paid"][component]
        return owed[0] - paid[0], owed[1] - paid[1]

    def unpaid_of_table(self, row):
        return sum(sum(self.left(row, c)) for c in ("principal", "ordinaryInterest", "fees"))

    def spend(self, amount, day):
        for row in self.rows:
            for c in self.t["order"]:
                if row["due"] > day and c != "collectionFees":
                    continue
                net, iva = self.left(row, c)
                take = min(amount, net + iva)
                if take <= 0:
                    continue
                tax = iva if take == net + iva else half_even(F(take * iva, net + iva))
                was = row["paid"][c]
                row["paid"][c] = (was[0] + take - tax, was[1] + tax)
                amount -= take
        return amount

    def closing(self, day):
        """By component, what closing the loan today takes."""
        total = {c: [0, 0] for c in ORDER}
        for row in self.rows:
            for c in ORDER:
                net, iva = self.left(row, c)
                if row["due"] > day:
                    if c == "ordinaryInterest":
                        e, p = self.earned(row, day), row["paid"][c]
                        net, iva = e[0] - p[0], e[1] - p[1]
                    elif c in ("fees", "moratorio"):
                        net, iva = 0, 0
                total[c][0] += net
                total[c][1] += iva
        return total

    def call_all(self, day):
        for row in self.rows:
            if row["due"] > day:
                row["owed"]["ordinaryInterest"] = self.earned(row, day)
                row["before"] = row["owed"]["ordinaryInterest"][0]
                row["since"], row["due"] = day, day
                row["owed"]["fees"] = row["paid"]["fees"]

    def begin(self, day):
        """A day starts: overdue principal earns its moratorio, credit meets what falls due."""
        for row in self.rows:
            if row["due"] < day:
                row["late"] += self.left(row, "principal")[0] * self.t["moratorio"] / 360
        if self.credit and any(row["due"] == day for row in self.rows):
            self.credit = self.spend(self.credit, day)

    def event(self, kind, amount, day):
        if kind == "fee":
            target = next((r for r in self.rows if r["due"] > day
                           or sum(sum(self.left(r, c)) for c in ORDER) > 0), None)
            if target:
                was, tax = target["owed"]["collectionFees"], half_even(amount * self.t["ivaFees"])
                target["owed"]["collectionFees"] = (was[0] + amount, was[1] + tax)
                self.credit = self.spend(self.credit, day)
            return
        self.received += amount
        if kind == "payoff":
            due = sum(sum(v) for v in self.closing(day).values())
            if amount + self.credit >= due:
                self.call_all(day)
        self.credit = self.spend(self.credit + amount, day)
        if kind in ("shorten", "lower"):
            self.prepay(kind, day)

    def prepay(self, kind, day):
        ahead = [r for r in self.rows if r["due"] > day]
        if not ahead or not self.credit:
            return
        opened = sum(self.left(r, "principal")[0] for r in ahead)
        if self.credit >= opened:
            if self.credit >= sum(sum(v) for v in self.closing(day).values()):
                self.call_all(day)
                self.credit = self.spend(self.credit, day)
            return
        left, days = opened - self.credit, [r["days"] for r in ahead]
        self.prepaid, self.credit = self.prepaid + self.credit, 0
        planned = opened if kind == "shorten" else left
        payment = annuity(planned, self.t["rate"], days)
        share = half_even(F(planned, len(ahead)))
        balance, kept = left, []
        for k, row in enumerate(ahead):
            if balance <= 0:
                continue
            base = balance if self.t["method"] == "level" else left
            interest = half_even(base * self.t["rate"] * row["days"] / 360)
            principal = payment - interest if self.t["method"] == "level" else share
            principal = max(0, min(principal, balance))
            if k == len(ahead) - 1:
                principal = balance
            balance -= principal
            since = max(day, row["start"])
            if since < row["end"]:
                before = self.earned(row, since)[0]
                rest = half_even(F(interest * (row["end"] - since).days,
                                   (row["end"] - row["start"]).days))
                interest, row["before"], row["since"] = before + rest, before, since
            else:
                interest = row["owed"]["ordinaryInterest"][0]
            row["owed"]["ordinaryInterest"] = (interest, self.iva(interest))
            row["owed"]["principal"] = (principal, 0)
            kept.append(row)
        self.rows = [r for r in self.rows if r not in ahead] + kept

    def snapshot(self, day):
        closing = self.closing(day)
        due, late = 0, 0
        for row in self.rows:
            total = sum(sum(self.left(row, c)) for c in ORDER)
            if row["due"] <= day:
                due += total
            else:
                due += sum(self.left(row, "collectionFees"))
            if row["due"] < day:
                late += total
        behind = [r for r in self.rows if r["due"] < day and self.unpaid_of_table(r) > 0]
        dpd = (day - behind[0]["due"]).days if behind else 0
        applied = {c: [sum(r["paid"][c][i] for r in self.rows) for i in (0, 1)] for c in ORDER}
        applied["principal"][0] += self.prepaid
        assert self.received == sum(sum(v) for v in applied.values()) + self.credit
        return closing, applied, due, late, self.credit, dpd


def random_terms(rng):
    kind = rng.choices(["none", "share", "fixed"], [4, 4, 2])[0]
    value = rng.choice([20000, 35000, 50000]) if kind == "share" else rng.randint(10000, 60000)
    frequency = rng.choice(list(NOMINAL))
    start = dt.date(2026, 1, 1) + rng.randint(0, 500) * DAY
    order = list(ORDER)
    if rng.random() < 0.2:
        rng.shuffle(order)
    return {
        "principal": rng.randint(2000, 30000) * 100 + rng.choice([0, 0, 37]), "disbursedOn": start,
        "count": rng.choice([1, 2, 4, 6, 12, 16, 24, 36]), "frequency": frequency,
        "method": rng.choice(["level", "level", "flat"]),
        "ratePPM": rng.choice([0, 240000, 480000, 600000, 799900, 1200000]),
        "accrual": rng.choice(["byPeriod", "actual360"]),
        "moratorioPPM": rng.choice([0, 960000, 1200000, 1599800]),
        "ivaPPM": rng.choice([160000, 160000, 80000, 0]), "ivaFeesPPM": 160000,
        "openingFee": (kind, value, rng.choice(["deducted", "financed"])),
        "installmentFee": rng.choice([0, 0, 2500]),
        "minimumDays": rng.choice([1, 5, 7, 10]),
        "stub": rng.choice(["inFirstInstallment", "inFirstInstallment", "spread"]),
        "order": order}


def random_events(rng, rows):
    last, events = rows[-1]["due"], []
    style = rng.choice(["prompt", "erratic", "late", "payoff", "prepay", "none"])
    for row in rows:
        total = sum(row[c] for c in ("principal", "interest", "interestIVA", "fees", "feesIVA"))
        if style == "none" or rng.random() < 0.15:
            continue
        shift = {"prompt": rng.randint(-3, 0), "late": rng.randint(0, 45)}.get(
            style, rng.randint(-5, 20))
        day = max(rows[0]["start"], row["due"] + shift * DAY)
        amount = total if rng.random() < 0.5 else rng.randint(1, 2 * total)
        events.append(("pay", day, amount))
        if style == "late" and rng.random() < 0.3:
            events.append(("fee", day - DAY, 20000))
    if style == "payoff":
        day = rows[0]["start"] + rng.randint(1, (last - rows[0]["start"]).days) * DAY
        events = [e for e in events if e[1] < day] + [("payoff", day, 10**8)]
    if style == "prepay":
        day = rows[0]["start"] + rng.randint(1, (last - rows[0]["start"]).days) * DAY
        amount = rng.randint(10000, max(10001, rows[0]["opening"]))
        events.append((rng.choice(["shorten", "lower"]), day, amount))
    ordered = sorted(events, key=lambda e: e[1])
    return [e for e in ordered if e[1] >= rows[0]["start"]]


def main():
    rng = random.Random(20261120)
    cases, schedules, positions = [], [], []
    while len(cases) < 400:
        t = random_terms(rng)
        t["rate"], t["moratorio"] = F(t["ratePPM"], 10**6), F(t["moratorioPPM"], 10**6)
        t["iva"], t["ivaFees"] = F(t["ivaPPM"], 10**6), F(t["ivaFeesPPM"], 10**6)
        rows = schedule(t)
        if rows is None:
            continue
        case, events = len(cases) + 1, random_events(rng, rows)
        cases.append([
            case, t["principal"], t["disbursedOn"], t["count"], t["frequency"], t["method"],
            t["ratePPM"], t["accrual"], t["moratorioPPM"], t["ivaPPM"], t["ivaFeesPPM"],
            *t["openingFee"], t["installmentFee"], t["minimumDays"], t["stub"],
            " ".join(t["order"]),
            " ".join(f"{kind}:{day}:{amount}" for kind, day, amount in events)])
        schedules += [[case, r["number"], r["end"], r["due"], r["days"], r["opening"],
                       r["principal"], r["interest"], r["interestIVA"], r["fees"], r["feesIVA"]]
                      for r in rows]
        walk, day = Walk(t, rows), t["disbursedOn"]
        final = max([rows[-1]["due"] + 60 * DAY] + [e[1] for e in events])
        looks = {day + rng.randint(0, (final - day).days) * DAY for _ in range(6)} | {final}
        while day <= final:
            walk.begin(day)
            for kind, on, amount in events:
                if on == day:
                    walk.event(kind, amount, day)
            if day in looks:
                closing, applied, due, late, credit, dpd = walk.snapshot(day)
                positions.append(
                    [case, day, *[x for c in ORDER for x in closing[c]],
                     *[x for c in ORDER for x in applied[c]], due, late, credit, dpd])
            day += DAY
    write("cases.csv", "case principal disbursedOn count frequency method ratePPM accrual "
          "moratorioPPM ivaPPM ivaFeesPPM feeKind feeValue feeSettlement installmentFee "
          "minimumDays stub order events", cases)
    write("schedules.csv", "case number end due days opening principal interest interestIVA "
          "fees feesIVA", schedules)
    parts = [f"{side}.{c}.{half}" for side in ("closing", "applied") for c in ORDER
             for half in ("net", "iva")]
    write("positions.csv", "case on " + " ".join(parts) + " due pastDue credit daysPastDue",
          positions)


def write(name, header, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


if __name__ == "__main__":
    main()
