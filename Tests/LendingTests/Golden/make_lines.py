#!/usr/bin/env python3
"""Writes the golden tables of revolving lines: lines.csv, line_statements.csv,
line_positions.csv, line_minimums.csv.

Written from the contract's words, not from the Swift sources: exact fractions instead of integers,
and a line that is walked one day and one night at a time instead of a closed form. Run it with
`python3 make_lines.py`; the same seed gives the same tables.

The words. A cycle ends at the close of its cut-off day. A night bears interest on what was owed
at the end of the day before. What a cycle earns is owed at its cut-off, where the minimum is asked
for. A minimum is late from the day after its due date.
"""

import csv
import datetime as dt
import random
from fractions import Fraction as F
from math import floor
from pathlib import Path

HERE = Path(__file__).parent
DAY = dt.timedelta(days=1)
HOLIDAYS = {dt.date(y, m, d) for y in range(2025, 2031) for m, d in
            ((1, 1), (5, 1), (9, 16), (12, 25))}
USUAL = ["collectionFees", "fees", "insurance", "moratorio", "ordinaryInterest", "principal"]
FIRST = ["ordinaryInterest", "moratorio", "fees", "insurance", "collectionFees", "principal"]


def month_end(day):
    return (day.replace(day=28) + 4 * DAY).replace(day=1) - DAY


def is_cut_off(day, t):
    return day.day == min(t["cutOffDay"], month_end(day).day)


def is_working(day):
    return day.weekday() < 5 and day not in HOLIDAYS


def due_date(cut, t):
    agreed = cut + t["daysToPay"] * DAY
    after = before = agreed
    while not is_working(after):
        after += DAY
    while not is_working(before):
        before -= DAY
    day = {"next": after, "previous": before, "none": agreed,
           "modifiedNext": after if after.month == agreed.month else before}[t["shift"]]
    return max(day, cut + DAY)


def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def fraction_of_year(start, end, rule):
    """The part of a year from one date to another, as contracts count it."""
    if rule.startswith("actual3"):
        return F((end - start).days, int(rule[6:]))
    if rule == "actualActual":
        days = [start + n * DAY for n in range((end - start).days)]
        return sum((F(1, 366 if leap(d.year) else 365) for d in days), F(0))
    first, last = start.day, end.day
    if rule == "thirty360European":
        first, last = min(first, 30), min(last, 30)
    else:
        end_of_february = start.month == 2 and start == month_end(start)
        if end_of_february and end.month == 2 and end == month_end(end):
            last = 30
        if end_of_february:
            first = 30
        if last == 31 and first >= 30:
            last = 30
        first = min(first, 30)
    months = (end.year - start.year) * 12 + end.month - start.month
    return F(30 * months + last - first, 360)


def rounded(x, t):
    """A fraction to a whole number of centavos."""
    return floor(x + F(1, 2)) if t["rounding"] == "halfUp" else round(x)


def empty():
    return {c: [0, 0] for c in USUAL}


def total(debt):
    return sum(net + iva for net, iva in debt.values())


def take(slot, money):
    """Pays of one component what the money reaches, net and IVA in proportion."""
    whole = slot[0] + slot[1]
    if money >= whole:
        part = tuple(slot)
    else:
        iva = round(F(money * slot[1], whole)) if whole else 0
        part = (money - iva, iva)
    slot[0] -= part[0]
    slot[1] -= part[1]
    return part


class Walk:
    """A line lived night by night."""

    def __init__(self, t):
        self.t, self.limit, self.state = t, t["limit"], "open"
        self.rate, self.late_rate = F(t["ratePPM"], 10**6), F(0)
        if t["lateKind"] == "moratorio":
            self.late_rate = F(t["lateValue"], 10**6)
        self.pools = {"cash": 0, "purchase": 0}
        self.ahead, self.minimums, self.credit, self.statements = empty(), [], 0, []
        self.charged, self.applied = empty(), empty()
        self.drawn = self.received = self.refunded = 0
        self.full, self.full_by = 0, t["opened"]
        self.open_cycle(t["opened"], 0)

    def open_cycle(self, day, opening):
        self.start, self.opening, self.nights = day, opening, []
        self.draws = self.payments = self.refunds = self.in_grace = 0
        self.fees, self.over_fee = [0, 0], False

    # What is owed.

    def owed(self):
        debt = {c: list(self.ahead[c]) for c in USUAL}
        for m in self.minimums:
            for c in USUAL:
                debt[c][0] += m["unpaid"][c][0]
                debt[c][1] += m["unpaid"][c][1]
        return debt

    def used(self):
        return sum(self.pools.values()) if self.t["covers"] == "principal" else total(self.owed())

    def available(self):
        return max(0, self.limit - self.used() + self.credit) if self.state == "open" else 0

    # A night.

    def night(self, day):
        """From the day before to `day`, on what was owed at the end of the day before."""
        late = [m for m in self.minimums if m["due"] < day]
        pools = dict(self.pools)
        if self.t["lateKind"] == "moratorio" and self.t["lateOrdinary"] == "stops":
            stopped = sum(m["unpaid"]["principal"][0] for m in late)
            for kind in self.t["drawOrder"]:
                n = min(stopped, pools[kind])
                pools[kind] -= n
                stopped -= n
        always, purchases = pools["cash"], pools["purchase"]
        if self.t["bearing"] == "principalAndUnpaidInterest":
            always += self.owed()["ordinaryInterest"][0]
        if self.t["free"] == "nothing":
            always, purchases = always + purchases, 0
        overdue = sum(m["unpaid"]["principal"][0] for m in late)
        if self.t["lateBase"] == "overdueInstallment":
            overdue += sum(m["unpaid"]["ordinaryInterest"][0] for m in late)
        if self.t["lateBase"] == "outstandingPrincipal":
            overdue = sum(self.pools.values()) if late else 0
        if self.t["lateKind"] != "moratorio":
            overdue = 0
        unused = max(0, self.limit - self.used()) if self.state == "open" else 0
        year = fraction_of_year(self.start, day, self.t["dayCount"])
        year -= fraction_of_year(self.start, day - DAY, self.t["dayCount"])
        self.nights.append((always, purchases, self.rate * year,
                            overdue * self.late_rate * year, unused * year))

    def interest(self, with_purchases):
        bases = [a + (p if with_purchases else 0) for a, p, *_ in self.nights]
        n = len(bases)
        average = rounded(F(sum(bases), n), self.t) if n else 0
        if self.t["method"] == "averageDailyBalance":
            net = average * sum((night[2] for night in self.nights), F(0))
        else:
            net = sum((b * night[2] for b, night in zip(bases, self.nights)), F(0))
        net = rounded(F(net), self.t)
        return (net, rounded(F(net * self.t["ivaPPM"], 10**6), self.t)), average

    def earned(self, day):
        """Interest for certain, interest at stake, moratorio, the average balance."""
        certain, average = self.interest(False)
        whole, whole_average = self.interest(True)
        stake = (0, 0)
        if self.in_grace < self.full:
            if day > self.full_by:
                certain, average = whole, whole_average
            else:
                stake = (whole[0] - certain[0], whole[1] - certain[1])
        late = rounded(sum((n[3] for n in self.nights), F(0)), self.t)
        late = (late, rounded(F(late * self.t["ivaPPM"], 10**6), self.t))
        return certain, stake, late, average

    # A day.

    def with_iva(self, net):
        return net, rounded(F(net * self.t["ivaFeesPPM"], 10**6), self.t)

    def add(self, part, component):
        for debt in (self.ahead, self.charged):
            debt[component][0] += part[0]
            debt[component][1] += part[1]
        if component in ("fees", "collectionFees"):
            self.fees = [self.fees[0] + part[0], self.fees[1] + part[1]]

    def amount_of(self, fee, base):
        kind, value = fee
        return value if kind == "fixed" else rounded(F(base * value, 10**6), self.t)

    def lateness(self, day):
        for m in self.minimums:
            if m["due"] < day and not m["seen"]:
                m["seen"] = True
                if self.t["lateKind"] in ("fixed", "share"):
                    overdue = total(m["unpaid"])
                    net = self.amount_of((self.t["lateKind"], self.t["lateValue"]), overdue)
                    self.add(self.with_iva(min(net, overdue)), "collectionFees")

    def event(self, kind, value, day):
        if kind in ("cash", "purchase"):
            self.draw(kind, value)
        elif kind == "pay":
            self.received += value
            self.payments += value
            if day <= self.full_by:
                self.in_grace += value
            self.credit = self.spend(self.credit + value, day)
        elif kind in ("fee", "collection"):
            self.add(self.with_iva(value), "fees" if kind == "fee" else "collectionFees")
            self.use_credit(day)
        elif kind == "limit":
            self.limit = value
        elif kind == "rate":
            self.rate = F(value, 10**6)
        elif kind == "rates":
            self.rate, self.late_rate = F(value, 10**6), F(2 * value, 10**6)
        elif kind == "block" and self.state == "open":
            self.state = "blocked"
        elif kind == "unblock" and self.state == "blocked":
            self.state = "open"
        elif kind == "refund":
            back = min(self.credit, value)
            self.credit -= back
            self.refunds += back
            self.refunded += back
            self.pools["cash"] += value - back
            self.ahead["principal"][0] += value - back
            self.draws += value - back
            self.drawn += value - back
        elif kind == "close" and self.state != "closed":
            self.state = "closed"
            for m in self.minimums:
                m["due"] = min(m["due"], day)
            self.bill(day, day)

    def draw(self, kind, value):
        self.draws += value
        self.drawn += value
        self.pools[kind] += value
        self.ahead["principal"][0] += value
        if kind == "cash" and self.t["drawFee"][0] != "none":
            self.add(self.with_iva(self.amount_of(self.t["drawFee"], value)), "fees")
        self.use_credit(None)
        excess = self.used() - self.limit
        if self.t["overUpTo"] >= 0 and self.t["overFee"][0] != "none" and excess > 0:
            if not self.over_fee:
                self.over_fee = True
                self.add(self.with_iva(self.amount_of(self.t["overFee"], excess)), "fees")

    def use_credit(self, day):
        if self.credit:
            assert not self.minimums
            self.credit = self.spend(self.credit, day)

    def spend(self, money, day):
        past = [m for m in self.minimums if day and m["due"] < day]
        due = [m for m in self.minimums if m not in past]
        path = []
        for tier, order in ((past, self.t["pastDueOrder"]), (due, self.t["dueOrder"])):
            if self.t["direction"] == "horizontal":
                path += [(m["unpaid"], c) for m in tier for c in order]
            else:
                path += [(m["unpaid"], c) for c in order for m in tier]
        path += [(self.ahead, c) for c in self.t["aheadOrder"]]
        for debt, c in path:
            part = take(debt[c], money)
            money -= sum(part)
            self.applied[c][0] += part[0]
            self.applied[c][1] += part[1]
            if c == "principal":
                left = part[0]
                for kind in self.t["drawOrder"]:
                    n = min(left, self.pools[kind])
                    self.pools[kind] -= n
                    left -= n
        self.minimums = [m for m in self.minimums if total(m["unpaid"])]
        return money

    # A cut-off.

    def cut(self, day):
        if self.state != "closed":
            unused = sum((n[4] for n in self.nights), F(0))
            net = rounded(unused * F(self.t["unusedPPM"], 10**6), self.t)
            self.add(self.with_iva(net), "fees")
            if self.t["annualFee"][0] != "none" and len(self.statements) % 12 == 0:
                self.add(self.with_iva(self.amount_of(self.t["annualFee"], self.limit)), "fees")
        self.bill(day, due_date(day, self.t))

    def bill(self, day, due):
        interest, _, late, average = self.earned(day)
        self.add(interest, "ordinaryInterest")
        self.add(late, "moratorio")
        self.use_credit(day)
        past = sum(total(m["unpaid"]) for m in self.minimums)
        asked = self.minimum(interest)
        required, left = empty(), asked
        for c in FIRST:
            part = take(self.ahead[c], left)
            left -= sum(part)
            required[c] = list(part)
        if asked:
            self.minimums.append({"due": due, "unpaid": required, "seen": False})
        owed = total(self.owed())
        closing = owed - self.credit
        assert closing == (self.opening + self.draws + sum(interest) + sum(late)
                           + sum(self.fees) + self.refunds - self.payments)
        self.statements.append([
            len(self.statements) + 1, self.start, day, due, self.opening, self.draws,
            self.payments, self.refunds, *interest, *late, *self.fees, average,
            (day - self.start).days, int(self.rate * 10**6), self.limit, self.available(), past,
            past + asked, owed, closing])
        following = day + DAY
        while not is_cut_off(following, self.t):
            following += DAY
        self.full, self.full_by = owed, min(due, following - DAY)
        self.open_cycle(day, closing)

    def minimum(self, interest):
        if self.state == "closed":
            return total(self.ahead)
        t, debt = self.t, self.owed()
        base = debt["principal"][0] if t["minOf"] == "principal" else total(debt) - sum(interest)
        asked = rounded(F(base * t["minShare"], 10**6), t)
        asked += sum(self.ahead["ordinaryInterest"]) + sum(self.ahead["moratorio"])
        if t["minAdding"] == "interestAndFees":
            asked += sum(self.ahead["fees"]) + sum(self.ahead["collectionFees"])
        asked = max(asked, rounded(F(self.limit * t["minLimitShare"], 10**6), t), t["minFloor"])
        use = self.ahead["principal"][0] if t["covers"] == "principal" else total(self.ahead)
        return min(asked + max(0, use - self.limit), total(self.ahead))

    def snapshot(self, day):
        interest, stake, late, _ = self.earned(day)
        owed = self.owed()
        behind = [m for m in self.minimums if m["due"] < day]
        coming = [m for m in self.minimums if m["due"] >= day]
        payoff = max(0, total(owed) + sum(interest) + sum(late) - self.credit)
        assert self.drawn + total(self.charged) - total(self.applied) == total(owed)
        assert self.received == total(self.applied) + self.credit + self.refunded
        return [self.state, self.used(), self.available(),
                *[x for c in USUAL for x in owed[c]], *interest, *stake, *late, self.credit,
                sum(total(m["unpaid"]) for m in self.minimums),
                sum(total(m["unpaid"]) for m in behind),
                (day - behind[0]["due"]).days if behind else 0,
                coming[0]["due"] if coming else "", payoff]


def live(t, events, last, looks=(), actor=None):
    """Walks to `last`; an actor may add events as it goes. Returns the walk and its positions."""
    walk, day, positions, done = Walk(t), t["opened"], [], []
    while day <= last:
        if day > t["opened"]:
            walk.night(day)
        walk.lateness(day)
        today = actor(walk, day) if actor else [e for e in events if e[1] == day]
        for kind, _, value in today:
            walk.event(kind, value, day)
        done += today
        if is_cut_off(day, t) and day > walk.start:
            walk.cut(day)
        if day in looks:
            positions.append([day, *walk.snapshot(day)])
        day += DAY
    return walk, positions, done


def only_minimums(t, events, last):
    """Payments, last date, sum and interest with IVA of whoever pays just the minimums after
    `last`; None where they never end."""
    paid, state = [], {}

    def act(walk, day):
        if day <= last:
            return [e for e in events if e[1] == day]
        if "before" not in state:
            state["before"] = list(walk.charged["ordinaryInterest"])
        due = max([m["due"] for m in walk.minimums] + [last + DAY])
        if walk.minimums and day == due:
            paid.append((day, sum(total(m["unpaid"]) for m in walk.minimums)))
            return [("pay", day, paid[-1][1])]
        return []

    walk, day = Walk(t), t["opened"]
    while day <= last + 4000 * DAY:
        if day > t["opened"]:
            walk.night(day)
        walk.lateness(day)
        for kind, _, value in act(walk, day):
            walk.event(kind, value, day)
        if is_cut_off(day, t) and day > walk.start:
            walk.cut(day)
            no_interest = walk.statements[-1][8] == 0 and walk.statements[-1][9] == 0
            owes = sum(walk.pools.values()) + sum(walk.owed()["ordinaryInterest"])
            if day > last and not owes and no_interest:
                charged, before = walk.charged["ordinaryInterest"], state["before"]
                return [len(paid), paid[-1][0] if paid else last, sum(a for _, a in paid),
                        charged[0] - before[0], charged[1] - before[1]]
        day += DAY
    return None


# Who uses the line.

def person(rng, t):
    """Draws now and then, and pays each statement in their own way."""
    style = rng.choice(["full", "minimum", "late", "erratic", "erratic", "none"])
    plan, seen = {}, [0]

    def act(walk, day):
        events = []
        if len(walk.statements) > seen[0]:
            seen[0] = len(walk.statements)
            s = walk.statements[-1]
            due, minimum, full = s[3], s[-3], s[-2]
            who = style if rng.random() < 0.85 else rng.choice(["full", "minimum", "none"])
            when = due - rng.randint(0, 8) * DAY
            amount = {"full": full, "minimum": minimum, "late": minimum, "none": 0,
                      "erratic": rng.randint(0, full + full // 3)}[who]
            if who == "late":
                when = due + rng.randint(1, 40) * DAY
            if who == "erratic":
                when = due + rng.randint(-12, 20) * DAY
            if amount:
                plan.setdefault(max(when, day), []).append(amount)
        for amount in plan.pop(day, []):
            events.append(("pay", day, amount))
        room = walk.available() + (walk.limit * t["overUpTo"] // 10**6 if t["overUpTo"] > 0 else 0)
        if walk.state == "open" and room > 5000 and rng.random() < 0.07:
            kind = rng.choice(["cash", "purchase"])
            events.append((kind, day, rng.randint(5000, max(5000, room // 2))))
        chance = rng.random()
        if chance < 0.003:
            events.append((rng.choice(["fee", "collection"]), day, rng.randint(1000, 30000)))
        elif chance < 0.005:
            events.append(("limit", day, rng.randint(walk.limit // 2, walk.limit * 2)))
        elif chance < 0.007:
            kind = rng.choice(["rate", "rates"])
            events.append((kind, day, rng.choice([240000, 360000, 540000, 725000])))
        elif chance < 0.009:
            events.append(("block", day, 0))
        elif chance < 0.019 and walk.state == "blocked":
            events.append(("unblock", day, 0))
        elif chance < 0.04 and walk.credit > 0:
            events.append(("refund", day, walk.credit))
        elif chance > 0.999:
            events.append(("close", day, 0))
        return events

    return act


def random_terms(rng):
    def fee(kinds, fixed, share):
        kind = rng.choice(kinds)
        return kind, {"none": 0, "fixed": rng.randint(*fixed), "share": rng.randint(*share)}[kind]

    minimum = rng.choice([
        {"minShare": 50000, "minOf": "principal", "minAdding": "interestAndFees",
         "minLimitShare": 0, "minFloor": 20000},
        {"minShare": 15000, "minOf": "balance", "minAdding": "interest", "minLimitShare": 12500,
         "minFloor": 0},
        {"minShare": 0, "minOf": "principal", "minAdding": "interestAndFees",
         "minLimitShare": 0, "minFloor": 0},
        {"minShare": 1000000, "minOf": "principal", "minAdding": "interestAndFees",
         "minLimitShare": 0, "minFloor": 0},
        {"minShare": 83333, "minOf": "principal", "minAdding": "interest", "minLimitShare": 0,
         "minFloor": 5000}])
    late = rng.choice(["none", "moratorio", "moratorio", "moratorio", "fixed", "share"])
    order = lambda: rng.sample(USUAL, 6) if rng.random() < 0.3 else list(USUAL)
    draw_order = ["cash", "purchase"]
    rng.shuffle(draw_order)
    return {
        "limit": rng.randint(50, 800) * 10000 + rng.choice([0, 0, 37]),
        "covers": rng.choice(["principal", "principal", "everythingOwed"]),
        "overUpTo": rng.choice([-1, -1, 100000]), "overFee": fee(
            ["none", "fixed", "share"], (5000, 30000), (10000, 100000)),
        "opened": dt.date(2026, 1, 1) + rng.randint(0, 400) * DAY,
        "ratePPM": rng.choice([0, 240000, 365000, 480000, 600000, 799900]),
        "dayCount": rng.choice(["actual360", "actual360", "actual360", "actual364", "actual365",
                                "actualActual", "thirty360US", "thirty360European"]),
        "method": rng.choice(["dailyBalances", "averageDailyBalance"]),
        "free": rng.choice(["nothing", "purchasesPaidInFull"]),
        "bearing": rng.choice(["principal", "principal", "principalAndUnpaidInterest"]),
        "cutOffDay": rng.choice([1, 5, 15, 20, 28, 29, 30, 31]),
        "daysToPay": rng.choice([1, 5, 10, 15, 20, 20, 25]),
        "shift": rng.choice(["next", "next", "previous", "modifiedNext", "none"]), **minimum,
        "lateKind": late, "lateValue": {
            "none": 0, "moratorio": rng.choice([480000, 960000, 1200000]),
            "fixed": rng.randint(5000, 40000), "share": rng.randint(20000, 100000)}[late],
        "lateBase": rng.choice([
            "overduePrincipal", "overduePrincipal", "overdueInstallment", "outstandingPrincipal"]),
        "lateOrdinary": rng.choice(["runsBeside", "stops"]),
        "annualFee": fee(["none", "fixed", "share"], (20000, 90000), (5000, 30000)),
        "unusedPPM": rng.choice([0, 0, 12000, 30000]),
        "drawFee": fee(["none", "none", "fixed", "share"], (1000, 9000), (10000, 40000)),
        "ivaPPM": rng.choice([160000, 160000, 80000, 0]), "ivaFeesPPM": 160000,
        "pastDueOrder": order(), "dueOrder": order(), "aheadOrder": order(),
        "direction": rng.choice(["horizontal", "vertical"]), "drawOrder": draw_order,
        "rounding": rng.choice(["halfEven", "halfUp"])}


def named_lives():
    """Three that can be read: the guide's, a card's, and one with every charge."""
    d = dt.date
    plain = {
        "limit": 2000000, "covers": "principal", "overUpTo": -1, "overFee": ("none", 0),
        "opened": d(2026, 1, 20), "ratePPM": 480000, "dayCount": "actual360",
        "method": "dailyBalances", "free": "nothing", "bearing": "principal",
        "cutOffDay": 15, "daysToPay": 20,
        "shift": "next", "minShare": 50000, "minOf": "principal",
        "minAdding": "interestAndFees", "minLimitShare": 0, "minFloor": 20000,
        "lateKind": "moratorio", "lateValue": 960000, "lateBase": "overduePrincipal",
        "lateOrdinary": "runsBeside", "annualFee": ("none", 0), "unusedPPM": 0,
        "drawFee": ("none", 0), "ivaPPM": 160000, "ivaFeesPPM": 160000,
        "pastDueOrder": USUAL, "dueOrder": USUAL, "aheadOrder": USUAL,
        "direction": "horizontal", "drawOrder": ["cash", "purchase"], "rounding": "halfEven"}
    guide = [("cash", d(2026, 1, 20), 1000000), ("cash", d(2026, 2, 5), 300000),
             ("pay", d(2026, 3, 4), 109854), ("cash", d(2026, 3, 20), 200000),
             ("pay", d(2026, 4, 20), 150000), ("pay", d(2026, 5, 4), 400000)]
    card = dict(
        plain, limit=3000000, method="averageDailyBalance", free="purchasesPaidInFull",
        minShare=15000, minOf="balance", minAdding="interest", minLimitShare=12500, minFloor=0,
        annualFee=("fixed", 60000), cutOffDay=31, drawFee=("share", 30000))
    card_events = [("purchase", d(2026, 1, 25), 450000), ("purchase", d(2026, 2, 10), 280000),
                   ("pay", d(2026, 2, 20), 519600), ("cash", d(2026, 3, 3), 200000),
                   ("pay", d(2026, 3, 20), 100000), ("purchase", d(2026, 4, 2), 99950),
                   ("pay", d(2026, 5, 20), 700000)]
    charged = dict(
        plain, limit=1000000, overUpTo=100000, overFee=("fixed", 15000), lateKind="fixed",
        lateValue=25000, annualFee=("share", 10000), unusedPPM=20000, drawFee=("share", 20000),
        cutOffDay=30, covers="everythingOwed")
    charged_events = [("cash", d(2026, 1, 21), 900000), ("cash", d(2026, 2, 3), 120000),
                      ("pay", d(2026, 3, 28), 60000), ("pay", d(2026, 4, 27), 300000),
                      ("limit", d(2026, 5, 4), 600000), ("pay", d(2026, 6, 15), 500000),
                      ("close", d(2026, 6, 20), 0), ("pay", d(2026, 6, 22), 400000)]
    return [(plain, guide), (card, card_events), (charged, charged_events)]


def main():
    rng = random.Random(20261121)
    lives, statements, positions, minimums = [], [], [], []
    for number in range(1, 61):
        undone = []
        if number <= 3:
            t, events = named_lives()[number - 1]
            last = dt.date(2026, 7, 31)
        else:
            t = random_terms(rng)
            last = t["opened"] + rng.randint(200, 500) * DAY
            _, _, events = live(t, [], last, actor=person(rng, t))
            undone = rng.sample(range(len(events)), min(len(events), rng.choice([0, 0, 1, 2])))
        kept = [e for n, e in enumerate(events) if n not in undone]
        span = (last - t["opened"]).days
        looks = {t["opened"] + rng.randint(0, span) * DAY for _ in range(20)} | {last}
        walk, found, _ = live(t, kept, last, looks)
        statements += [[number, *s] for s in walk.statements]
        positions += [[number, *p] for p in found]
        if number <= 3 or number % 5 == 0:
            end = only_minimums(t, kept, last)
            minimums += [[number, last, *end]] if end else []
        text = [f"{kind}:{on}:{value}" for kind, on, value in events]
        text += [f"reversal:{events[n][1]}:{n}" for n in undone]
        lives.append([
            number, t["limit"], t["covers"], t["overUpTo"], *t["overFee"], t["opened"],
            t["ratePPM"], t["dayCount"], t["method"], t["free"], t["bearing"], t["cutOffDay"],
            t["daysToPay"], t["shift"], t["minShare"], t["minOf"], t["minAdding"],
            t["minLimitShare"], t["minFloor"], t["lateKind"], t["lateValue"], t["lateBase"],
            t["lateOrdinary"], *t["annualFee"], t["unusedPPM"], *t["drawFee"], t["ivaPPM"],
            t["ivaFeesPPM"], " ".join(t["pastDueOrder"]), " ".join(t["dueOrder"]),
            " ".join(t["aheadOrder"]), t["direction"], " ".join(t["drawOrder"]), t["rounding"],
            " ".join(text)])
    write("lines.csv", "life limit covers overUpTo overKind overValue opened ratePPM dayCount "
          "method free bearing cutOffDay daysToPay shift minShare minOf minAdding minLimitShare "
          "minFloor lateKind lateValue lateBase lateOrdinary annualKind annualValue unusedPPM "
          "drawKind drawValue ivaPPM ivaFeesPPM pastDueOrder dueOrder aheadOrder direction "
          "drawOrder rounding events", lives)
    write("line_statements.csv", "life number start cut due opening draws payments refunds "
          "interest.net interest.iva moratorio.net moratorio.iva fees.net fees.iva average days "
          "ratePPM limit available pastDue minimum full closing", statements)
    owed = " ".join(f"owed.{c}.net owed.{c}.iva" for c in USUAL)
    write("line_positions.csv", f"life on standing used available {owed} accrued.net accrued.iva "
          "stake.net stake.iva moratorio.net moratorio.iva credit due pastDue daysPastDue nextDue "
          "payoff", positions)
    write("line_minimums.csv", "life after payments paidOff paid interest.net interest.iva",
          minimums)


def write(name, header, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


if __name__ == "__main__":
    main()
