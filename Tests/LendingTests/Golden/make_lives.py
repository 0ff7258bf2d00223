#!/usr/bin/env python3
"""Writes fineract-sample.json: lives of loans in the form of the Fineract oracle, with what every
row must show after each event.

Written from the words of the contract's rules (several drawdowns, down payments, charges, each
kind of payment by its own rule), not from the Swift sources: a list of dictionaries walked in the
plainest way, exact fractions, and decimals of twelve digits where a rule says so. Run it with
`python3 make_lives.py [COUNT] [SEED] [FILE]`; the same seed gives the same lives.
"""

import datetime as dt
import decimal
import json
import random
import sys
from fractions import Fraction as F
from pathlib import Path

D = decimal.Decimal
decimal.getcontext().prec = 12
decimal.getcontext().rounding = decimal.ROUND_HALF_EVEN
PENALTY, FEE, INTEREST, PRINCIPAL = "penalties", "fees", "interest", "principal"
PARTS = (PENALTY, FEE, INTEREST, PRINCIPAL)
KINDS = {"repayment": "DEFAULT", "downPayment": "DEFAULT", "goodwillCredit": "GOODWILL_CREDIT",
         "merchantIssuedRefund": "MERCHANT_ISSUED_REFUND", "payoutRefund": "PAYOUT_REFUND"}


def to_multiple(x, unit):
    """Centavos to the nearest multiple, ties to the even one."""
    return round(F(x) / unit) * unit


def add_months(day, months):
    index = day.year * 12 + day.month - 1 + months
    first = dt.date(index // 12, index % 12 + 1, 1)
    last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def due_dates(c, start):
    every, kind = c["repaymentEvery"], c["repaymentFrequencyType"]
    if kind == "MONTHS":
        return [add_months(start, every * k) for k in range(1, c["numberOfRepayments"] + 1)]
    step = every * (7 if kind == "WEEKS" else 1)
    return [start + dt.timedelta(days=step * k) for k in range(1, c["numberOfRepayments"] + 1)]


def unit(c):
    m = c["installmentAmountInMultiplesOf"]
    return int(m) * 100 if m else 1


def down(c, amount):
    if not c["downPaymentPercent"]:
        return 0
    return to_multiple(F(amount) * F(c["downPaymentPercent"]) / 100, unit(c))


def row(kind, start, due, principal=0, interest=0, drawing=None):
    return {"kind": kind, "start": start, "due": due, PRINCIPAL: principal, INTEREST: interest,
            FEE: 0, PENALTY: 0, "paid": dict.fromkeys(PARTS, 0), "early": 0, "late": 0,
            "paidOn": None, "drawing": drawing}


# --- what the table asks -----------------------------------------------------------------------

def cumulative(c, drawings):
    """The whole table at once: each row carries its share of what was lent by its day."""
    start = drawings[0][0]
    ends, n, r = due_dates(c, start), c["numberOfRepayments"], F(c["annualRate"]) / 100
    rows, begin, balance, lent, net, seen, unrounded, earned, waiting = \
        [], start, 0, 0, 0, 0, F(0), 0, 0
    paying = n - c["graceOnPrincipalPayment"]
    for k, end in enumerate(ends):
        while seen < len(drawings) and (seen == 0 or drawings[seen][0] <= end):
            lent += drawings[seen][1]
            net += drawings[seen][1] - down(c, drawings[seen][1])
            balance += drawings[seen][1] - down(c, drawings[seen][1])
            seen += 1
        last, flat = k == n - 1, c["interestType"] == "FLAT"
        if c["interestCalculationPeriod"] == "DAILY":
            part = r * (end - begin).days / 365
        else:
            part = r * c["repaymentEvery"] / 12
        per = r * c["repaymentEvery"] / 12
        exact = (lent if flat else balance) * part
        interest = round(exact)
        if flat:
            unrounded += exact
            if last:
                interest = round(unrounded) - earned
            earned += interest
        if k < c["graceOnPrincipalPayment"]:
            principal = 0
        elif flat or not r:
            exact_payment = F(net, paying) + (F(lent) * part if flat else 0)
            principal = to_multiple(exact_payment, unit(c)) - interest if unit(c) > 1 \
                else round(F(net, paying))
        elif c["amortizationType"] == "EQUAL_PRINCIPAL_PAYMENTS":
            principal = round(F(net, paying))
        else:
            level = to_multiple(F(net) * per / (1 - 1 / (1 + per) ** paying), unit(c))
            principal = level - interest
        if last:
            principal = balance
        if k < c["graceOnInterestPayment"] and not last:
            waiting, interest = waiting + interest, 0
        elif waiting:
            interest, waiting = interest + waiting, 0
        rows.append(row("installment", begin, end, principal, interest))
        balance -= principal
        begin = end
    for index, (on, amount) in enumerate(drawings):
        if down(c, amount):
            place = next((i for i, x in enumerate(rows)
                          if x["due"] >= on and x["kind"] == "installment"), len(rows))
            rows.insert(place, row("downPayment", on, on, down(c, amount), drawing=index))
    return rows


def factor(c, a, b, start, end):
    if a == b:
        return D(0)
    rate, year, every = D(c["annualRate"]) / 100, c["daysInYear"], c["repaymentEvery"]
    if year == "ACTUAL" and a.year != b.year:
        share, x = D(0), a
        while x < b:
            eve = dt.date((x + dt.timedelta(days=1)).year, 12, 31)
            y = min(b, eve)
            leap = y.year % 4 == 0 and (y.year % 100 != 0 or y.year % 400 == 0)
            share += D((y - x).days) / (366 if leap else 365)
            x = y
        return rate * share
    if year == "ACTUAL":
        length = 366 if a.year % 4 == 0 and (a.year % 100 or a.year % 400 == 0) else 365
    else:
        length = int(year)
    month = (add_months(a.replace(day=1), 1) - a.replace(day=1)).days
    whole = {"DAYS": 1, "WEEKS": 7, "MONTHS": 30 if c["daysInMonth"] == "30" else month}
    days = D(whole[c["repaymentFrequencyType"]]) * every
    return rate * (days / length) * (b - a).days / (end - start).days


class Progressive:
    """The level payment, again for the rows ahead with each drawdown."""

    def __init__(self, c, start):
        self.c, self.rows, self.drawn = c, [], []
        for end in due_dates(c, start):
            self.rows.append({"start": start, "end": end, "level": 0})
            start = end

    def draw(self, on, amount):
        self.drawn.append((on, amount))
        ahead = [i for i, x in enumerate(self.rows) if x["end"] > on]
        if not ahead:
            return
        first = ahead[0]
        table = self.table()
        opening = table[first - 1]["closing"] if first else 0
        opening += sum(a for d, a in self.drawn
                       if d <= on and (first == 0 or d > self.rows[first]["start"]))
        growth, divisor = D(1), D(1)
        for i in ahead:
            f = D(1) + sum(self.factors(i), D(0))
            growth *= f
            if i != first:
                divisor = divisor * f + 1
        level = to_multiple(F(D(opening) / 100 * growth / divisor) * 100, unit(self.c))
        self.level(ahead, level)
        n = len(ahead)
        gap = self.gap() if n > 1 else 0
        if n > 1 and abs(gap) > n // 2:
            self.level(ahead, to_multiple(level + round(F(D(gap) / n)), unit(self.c)))
            if abs(self.gap()) >= abs(gap):
                self.level(ahead, level)

    def level(self, places, level):
        for i in places:
            self.rows[i]["level"] = level

    def gap(self):
        table = self.table()
        return table[-1]["payment"] - table[-2]["payment"]

    def cuts(self, i):
        x = self.rows[i]
        inside = {d for d, _ in self.drawn if x["start"] < d <= x["end"]
                  or i == 0 and d == x["start"]}
        return sorted(inside | {x["end"]})

    def factors(self, i):
        x, out, a = self.rows[i], [], self.rows[i]["start"]
        for b in self.cuts(i):
            out.append(factor(self.c, a, b, x["start"], x["end"]))
            a = b
        return out

    def table(self):
        out, balance = [], 0
        for i, x in enumerate(self.rows):
            interest = 0
            for b, f in zip(self.cuts(i), self.factors(i)):
                interest += round(F(D(balance) / 100 * f) * 100)
                balance += sum(a for d, a in self.drawn if d == b)
            last = i == len(self.rows) - 1
            principal = balance if last else min(balance, max(0, x["level"] - interest))
            balance -= principal
            out.append({"principal": principal, "interest": interest, "closing": balance,
                        "payment": principal + interest})
        return out


# --- what happens ------------------------------------------------------------------------------

class Loan:
    def __init__(self, c, events):
        self.c = c
        self.events = [dict(e, place=i) for i, e in enumerate(events)]
        drawn = sorted((e for e in self.events if e["type"] == "disburse"),
                       key=lambda e: (e["date"], e["place"]))
        self.first, self.drawn = drawn[0], drawn
        self.excess = 0
        gone = {e["ofSeq"] for e in self.events if e["type"] == "undo"}
        self.payments = [e for e in self.events
                         if e["type"] in KINDS and e.get("seq") not in gone]
        self.live()

    def live(self):
        c = self.c
        if c["scheduleType"] == "CUMULATIVE":
            self.rows = cumulative(c, [(day(e["date"]), cents(e["amount"])) for e in self.drawn])
            for e in self.events:
                if e["type"] == "addCharge":
                    self.charge(e)
            for e in sorted(self.payments, key=lambda e: (e["date"], e["place"])):
                self.pay(e)
            return
        self.plan = Progressive(c, day(self.first["date"]))
        self.rows = [row("installment", x["start"], x["end"]) for x in self.plan.rows]
        happen = [(self.effective(e), e["place"], e) for e in self.events
                  if e["type"] in ("disburse", "addCharge")]
        happen += [(e["date"], e["place"], e) for e in self.payments]
        for _, _, e in sorted(happen, key=lambda x: x[:2]):
            if e["type"] == "disburse":
                self.draw(e)
            elif e["type"] == "addCharge":
                self.charge(e)
                self.spend_excess(e, self.effective(e))
            else:
                self.pay(e)

    def effective(self, e):
        return e["date"] if e["type"] == "disburse" else min(e["dueDate"], e["businessDate"])

    def draw(self, e):
        on, amount = day(e["date"]), cents(e["amount"])
        self.plan.draw(on, amount - down(self.c, amount))
        regular = [x for x in self.rows if x["kind"] == "installment"]
        for x, t in zip(regular, self.plan.table()):
            x[PRINCIPAL], x[INTEREST] = t["principal"], t["interest"]
            if self.owed(x):
                x["paidOn"] = None
        if down(self.c, amount):
            place = next((i for i, x in enumerate(self.rows) if x["due"] > on), len(self.rows))
            if on == day(self.first["date"]) and e is self.first:
                place = 0
            self.rows.insert(
                place, row("downPayment", on, on, down(self.c, amount), drawing=e["place"]))
        self.spend_excess(e, e["date"])

    def spend_excess(self, e, on):
        left, self.excess = self.excess, 0
        if left:
            self.pay({"type": "repayment", "date": on, "amount": str(F(left, 100))})

    def charge(self, e):
        due, part = day(e["dueDate"]), PENALTY if e["kind"] == "PENALTY" else FEE
        regular = [x for x in self.rows if x["kind"] == "installment"]
        for k, x in enumerate(regular):
            if (x["start"] < due or k == 0) and due <= x["due"]:
                target = x
                break
        else:
            if self.rows[-1]["kind"] != "charge":
                self.rows.append(row("charge", regular[-1]["due"], due))
            target = self.rows[-1]
            target["due"] = max(target["due"], due)
        target[part] += cents(e["amount"])
        target["paidOn"] = None

    def owed(self, x, parts=PARTS):
        return sum(x[p] - x["paid"][p] for p in parts)

    def pay(self, e):
        on = day(e["date"])
        self.left = cents(e["amount"])
        past = [x for x in self.rows if x["due"] < on]
        today = [x for x in self.rows if x["due"] == on]
        ahead = [x for x in self.rows if x["due"] > on]
        usual, future, vertical, rule = self.rule(e)
        for group in (past, today):
            self.serve(group, usual, vertical, on)
        if rule == "REAMORTIZATION":
            for parts in ([[p] for p in future] if vertical else [future]):
                self.share(ahead, parts, on)
        else:
            self.serve(ahead[::-1] if rule == "LAST_INSTALLMENT" else ahead, future, vertical, on)
        self.excess += self.left

    def rule(self, e):
        strategy = self.c["strategy"]
        if strategy.startswith("PENALTIES"):
            return PARTS, PARTS, False, "NEXT_INSTALLMENT"
        if strategy.startswith("DUE_PENALTY_FEE"):
            return PARTS, (PRINCIPAL, PENALTY, FEE, INTEREST), False, "NEXT_INSTALLMENT"
        if strategy.startswith("DUE_PENALTY_INTEREST"):
            order = (PENALTY, INTEREST, PRINCIPAL, FEE)
            return order, order, False, "NEXT_INSTALLMENT"
        order = (PENALTY, FEE, PRINCIPAL, INTEREST)
        rules = self.c["allocationRules"]
        rule = rules.get(KINDS[e["type"]], rules["DEFAULT"])
        return order, order, self.c["processingType"] == "VERTICAL", rule

    def serve(self, rows, parts, vertical, on):
        pairs = [(x, p) for p in parts for x in rows] if vertical else \
            [(x, p) for x in rows for p in parts]
        for x, p in pairs:
            self.take(x, p, self.left, on)

    def share(self, rows, parts, on):
        while self.left:
            open_rows = [x for x in rows if self.owed(x, parts)]
            if not open_rows:
                return
            each = round(F(self.left, len(open_rows)))
            odd = self.left - each * len(open_rows)
            for x in open_rows:
                mine = each + odd if x is open_rows[-1] else each
                for p in parts:
                    mine -= self.take(x, p, max(0, mine), on)

    def take(self, x, part, most, on):
        amount = min(x[part] - x["paid"][part], most, self.left)
        if not amount:
            return 0
        self.left -= amount
        x["paid"][part] += amount
        x["early"] += amount if on < x["due"] else 0
        x["late"] += amount if on > x["due"] else 0
        if not self.owed(x):
            x["paidOn"] = on
        return amount

    # --- what the file shows ---

    def shown(self):
        out, repaid = [], 0
        progressive = self.c["scheduleType"] == "PROGRESSIVE"
        for nr, x in enumerate(self.rows, 1):
            strict = progressive and x["kind"] == "installment"
            lent = sum(cents(e["amount"]) for e in self.drawn if e is self.first
                       or (day(e["date"]) < x["due"] if strict else day(e["date"]) <= x["due"]))
            repaid += x[PRINCIPAL]
            due = sum(x[p] for p in PARTS)
            paid = sum(x["paid"].values())
            out.append({
                "nr": nr, "days": (x["due"] - x["start"]).days, "dueDate": str(x["due"]),
                "paidDate": str(x["paidOn"]) if x["paidOn"] else None,
                "balance": text(lent - repaid), "principal": text(x[PRINCIPAL]),
                "interest": text(x[INTEREST]), "fees": text(x[FEE]), "penalties": text(x[PENALTY]),
                "due": text(due), "paid": text(paid), "inAdvance": text(x["early"]),
                "late": text(x["late"]), "outstanding": text(due - paid)})
        return out


def day(text_):
    return dt.date.fromisoformat(text_)


def cents(text_):
    return round(F(text_) * 100)


def text(centavos):
    return str(D(centavos) / 100)


# --- lives that nobody would think of -----------------------------------------------------------

def config(rng):
    progressive = rng.random() < 0.5
    rate = rng.choice(["0", "0", "0", "12", "9.4822", "35.99", "7"])
    kind = rng.choice(["DAYS", "WEEKS", "MONTHS", "MONTHS"])
    if rate != "0" and not progressive:
        kind = "MONTHS"
    every = {"DAYS": rng.choice([10, 15, 30]), "WEEKS": rng.choice([1, 2]),
             "MONTHS": rng.choice([1, 1, 2])}[kind]
    n = rng.randint(1, 9)
    daily = not progressive and rate != "0" and rng.random() < 0.3 and every == 1
    share = rng.choice([None, None, "25", "10", "33.33"])
    grace = 0 if progressive or rng.random() < 0.8 else rng.randint(0, n - 1)
    wait = 0 if progressive or rng.random() < 0.8 else rng.randint(0, n - 1)
    strategies = ["PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER",
                  "DUE_PENALTY_FEE_INTEREST_PRINCIPAL_IN_ADVANCE_PRINCIPAL_PENALTY_FEE_INTEREST",
                  "DUE_PENALTY_INTEREST_PRINCIPAL_FEE_IN_ADVANCE_PENALTY_INTEREST_PRINCIPAL_FEE"]
    ahead = ["NEXT_INSTALLMENT", "LAST_INSTALLMENT", "REAMORTIZATION"]
    rules = {name: rng.choice(ahead) for name in ("DEFAULT", "GOODWILL_CREDIT",
                                                  "MERCHANT_ISSUED_REFUND", "PAYOUT_REFUND")}
    interest = "DECLINING_BALANCE" if daily or rng.random() < 0.5 else "FLAT"
    return {
        "principal": "1000", "annualRate": rate, "numberOfRepayments": n, "repaymentEvery": every,
        "repaymentFrequencyType": kind, "submittedOn": "2024-01-01", "interestType": interest,
        "interestCalculationPeriod": "DAILY" if daily else "SAME_AS_REPAYMENT_PERIOD",
        "amortizationType": rng.choice(["EQUAL_INSTALLMENTS"] * 4 + ["EQUAL_PRINCIPAL_PAYMENTS"])
        if interest != "FLAT" and not progressive and rate != "0" else "EQUAL_INSTALLMENTS",
        "daysInYear": rng.choice(["ACTUAL", "360", "364", "365"]) if progressive else "ACTUAL",
        "daysInMonth": "ACTUAL",
        "scheduleType": "PROGRESSIVE" if progressive else "CUMULATIVE",
        "installmentAmountInMultiplesOf": rng.choice([None, None, 1]),
        "mathContextPrecision": 12, "downPaymentPercent": share,
        "autoDownPayment": bool(share) and rng.random() < 0.5,
        "graceOnPrincipalPayment": grace, "graceOnInterestPayment": wait,
        "graceOnInterestCharged": 0, "processingType":
        rng.choice(["HORIZONTAL", "VERTICAL"]) if progressive else None,
        "allocationRules": rules if progressive else None,
        "strategy": "ADVANCED_PAYMENT_ALLOCATION" if progressive else rng.choice(strategies)}


def thirty(rng, c):
    """Months of 30 days go with years of 360."""
    if c["daysInYear"] == "360" and rng.random() < 0.7:
        c["daysInMonth"] = "30"
    return c


def life(rng, c):
    start = dt.date(2023, 12, 1) + dt.timedelta(days=rng.randint(0, 200))
    length = (due_dates(c, start)[-1] - start).days
    amount = rng.choice([1000, 500, 370.55, 2000, 1234.57])
    events = [{"type": "disburse", "date": str(start), "amount": str(amount)}]
    auto, today = c["autoDownPayment"], start
    seq = 0

    def downs():
        nonlocal seq
        if auto:
            seq += 1
            last = events[-1]
            events.append({"type": "downPayment", "date": last["date"], "automatic": True,
                           "seq": seq, "amount": text(down(c, cents(last["amount"])))})

    downs()
    earns = c["annualRate"] != "0"
    for _ in range(rng.randint(0, 7)):
        today += dt.timedelta(days=rng.choice([0, 0, 3, rng.randint(1, max(2, length // 3))]))
        on = today - dt.timedelta(days=rng.choice([0, 0, 0, min(4, (today - start).days)]))
        draw = rng.random()
        paid = any(e["type"] in KINDS for e in events)
        progressive = c["scheduleType"] == "PROGRESSIVE"
        tranches = not earns or progressive and (auto or not paid)
        if draw < 0.22 and tranches and start <= on < due_dates(c, start)[-1]:
            events.append({"type": "disburse", "date": str(on),
                           "amount": str(rng.choice([100, 28, 400, 333.33]))})
            downs()
        elif draw < 0.4:
            due = today + dt.timedelta(days=rng.randint(0, length + 20))
            events.append({"type": "addCharge", "kind": rng.choice(["FEE", "PENALTY"]),
                           "dueDate": str(due), "amount": str(rng.choice([20, 5.15, 50])),
                           "businessDate": str(today)})
        elif draw < 0.5 and any(e.get("seq") for e in events):
            done = {e.get("ofSeq") for e in events}
            left = [e["seq"] for e in events if e.get("seq") and e["seq"] not in done]
            if left:
                events.append({"type": "undo", "ofSeq": rng.choice(left),
                               "businessDate": str(today)})
        else:
            seq += 1
            kind = rng.choice(["repayment"] * 4 + [
                "goodwillCredit", "merchantIssuedRefund", "payoutRefund"])
            events.append({"type": kind, "date": str(on), "seq": seq,
                           "amount": str(rng.choice([80, 250, 125.5, 33.33, 600, 1.01]))})
    return events


def scenario(rng, number):
    c = thirty(rng, config(rng))
    events = life(rng, c)
    checkpoints = []
    for after in range(1, len(events) + 1):
        if after < len(events) and events[after].get("automatic"):
            continue
        checkpoints.append({"afterEvent": after, "disbursed": True,
                            "rows": Loan(c, events[:after]).shown()})
    return {"id": f"life-{number}", "kind": "loan", "config": c, "events": events,
            "checkpoints": checkpoints}


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20261121)
    file = Path(sys.argv[3]) if len(sys.argv) > 3 else \
        Path(__file__).parent / "fineract-sample.json"
    lives = [scenario(rng, k + 1) for k in range(count)]
    file.write_text("[\n" + ",\n".join(json.dumps(x) for x in lives) + "\n]\n")


main()
