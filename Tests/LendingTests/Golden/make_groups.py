#!/usr/bin/env python3
"""Writes the golden tables of group loans: groups.csv, group_schedules.csv, group_splits.csv,
group_positions.csv.

Written from the contract's words, not from the Swift sources: exact fractions, each member's loan
walked one day at a time from its start whenever somebody asks where it stands. Run it with
`python3 make_groups.py`; the same seed gives the same tables.
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
ORDER = ["collectionFees", "moratorio", "ordinaryInterest", "principal"]
STEP = {"weekly": 7, "catorcenal": 14}


def working(day):
    while day.weekday() >= 5 or day in HOLIDAYS:
        day += DAY
    return day


def table(t, principal):
    """A member's amortisation table."""
    days, n = STEP[t["frequency"]], t["count"]
    factor = 1 + F(t["ratePPM"], 10**6) * days / 360
    payment = round(principal / sum((1 / factor**k for k in range(1, n + 1)), F(0)))
    share, balance, rows = round(F(principal, n)), principal, []
    for k in range(1, n + 1):
        base = balance if t["method"] == "level" else principal
        interest = round(base * (factor - 1))
        part = payment - interest if t["method"] == "level" else share
        part = balance if k == n else min(part, balance)
        end = t["start"] + k * days * DAY
        rows.append({"number": k, "from": end - days * DAY, "end": end, "due": working(end),
                     "opening": balance, "principal": part, "interest": interest,
                     "iva": round(interest * F(t["ivaPPM"], 10**6))})
        balance -= part
    return rows


class Loan:
    """A member's loan as it stands at the end of a day, walked from its first."""

    def __init__(self, t, rows, events, day):
        self.t, self.credit, self.received = t, 0, 0
        self.rows = [dict(r, paid={c: [0, 0] for c in ORDER}, late=F(0), visits=[0, 0])
                     for r in rows]
        today = t["start"]
        while today <= day:
            self.begin(today)
            for on, _, kind, amount in events:
                if on == today:
                    self.event(kind, amount, today)
            today += DAY
        self.day = day

    def begin(self, today):
        for r in self.rows:
            if r["due"] < today:
                r["late"] += self.left(r, "principal")[0] * F(self.t["latePPM"], 360 * 10**6)
        if self.credit and any(r["due"] == today for r in self.rows):
            self.credit = self.spend(self.credit, today)

    def event(self, kind, amount, today):
        if kind == "visit":
            behind = [r for r in self.rows if r["due"] > today or self.total(r)]
            if behind:
                tax = round(amount * F(self.t["ivaPPM"], 10**6))
                behind[0]["visits"][0] += amount
                behind[0]["visits"][1] += tax
                self.credit = self.spend(self.credit, today)
            return
        self.received += amount
        if kind == "payoff" and amount + self.credit >= self.closing(today):
            for r in self.rows:
                if r["due"] > today:
                    r["interest"], r["iva"] = self.earned(r, today)
                    r["due"] = today
        self.credit = self.spend(self.credit + amount, today)

    def owed(self, r, c):
        if c == "moratorio":
            net = round(r["late"])
            return net, round(net * F(self.t["ivaPPM"], 10**6))
        return {"principal": (r["principal"], 0), "ordinaryInterest": (r["interest"], r["iva"]),
                "collectionFees": tuple(r["visits"])}[c]

    def left(self, r, c):
        owed = self.owed(r, c)
        return owed[0] - r["paid"][c][0], owed[1] - r["paid"][c][1]

    def total(self, r):
        return sum(sum(self.left(r, c)) for c in ORDER)

    def spend(self, amount, today):
        for r in self.rows:
            for c in ORDER:
                if r["due"] > today and c != "collectionFees":
                    continue
                net, iva = self.left(r, c)
                take = min(amount, net + iva)
                if take > 0:
                    tax = iva if take == net + iva else round(F(take * iva, net + iva))
                    r["paid"][c][0] += take - tax
                    r["paid"][c][1] += tax
                    amount -= take
        return amount

    def earned(self, r, today):
        passed, whole = (today - r["from"]).days, (r["end"] - r["from"]).days
        net = 0 if passed <= 0 else round(F(r["interest"] * min(passed, whole), whole))
        return net, round(net * F(self.t["ivaPPM"], 10**6))

    def outstanding(self, today):
        parts = {c: [0, 0] for c in ORDER}
        for r in self.rows:
            for c in ORDER:
                net, iva = self.left(r, c)
                if r["due"] > today and c == "ordinaryInterest":
                    net, iva = self.earned(r, today)
                parts[c][0] += net
                parts[c][1] += iva
        return parts

    def closing(self, today):
        return sum(sum(p) for p in self.outstanding(today).values())

    # Answers.

    def due(self):
        return sum(self.total(r) if r["due"] <= self.day else sum(self.left(r, "collectionFees"))
                   for r in self.rows)

    def past_due(self):
        return sum(self.total(r) for r in self.rows if r["due"] < self.day)

    def days_past_due(self):
        behind = [r["due"] for r in self.rows if r["due"] < self.day and sum(
            sum(self.left(r, c)) for c in ("principal", "ordinaryInterest")) > 0]
        return (self.day - behind[0]).days if behind else 0

    def to_pay(self):
        return max(0, self.due() - self.credit)

    def room(self):
        return max(0, self.closing(self.day) - self.credit)

    def unpaid(self):
        """By due date; what a visit added to a later instalment is of today."""
        found = {}
        for r in self.rows:
            day = min(r["due"], self.day)
            amount = self.total(r) if r["due"] <= self.day else sum(
                self.left(r, "collectionFees"))
            found[day] = found.get(day, 0) + amount
        return found


# Splits.

def share(amount, weights):
    """In proportion; odd centavos to the largest remainders, the first where they are alike."""
    whole = sum(weights)
    if not whole:
        assert amount == 0
        return [0] * len(weights)
    exact = [F(amount * w, whole) for w in weights]
    parts = [int(x) for x in exact]
    order = sorted(range(len(exact)), key=lambda i: (-(exact[i] - parts[i]), i))
    for i in order[:amount - sum(parts)]:
        parts[i] += 1
    return parts


def ahead(amount, loans):
    return share(amount, [x.room() - x.to_pay() for x in loans])


def pro_rata(amount, loans):
    due = [x.to_pay() for x in loans]
    first = min(amount, sum(due))
    return [a + b for a, b in zip(share(first, due), ahead(amount - first, loans))]


def oldest_first(amount, loans):
    parts = [0] * len(loans)
    for day in sorted({d for x in loans for d in x.unpaid()}):
        unpaid = [x.unpaid().get(day, 0) for x in loans]
        first = min(amount, sum(unpaid))
        parts = [a + b for a, b in zip(parts, share(first, unpaid))]
        amount -= first
    return [a + b for a, b in zip(parts, ahead(amount, loans))]


def equal(amount, loans):
    """One centavo round after round, to everyone who still owes; whole rounds at once."""
    room, parts = [x.room() for x in loans], [0] * len(loans)
    while amount:
        open_ = [i for i in range(len(loans)) if parts[i] < room[i]]
        step = min(min(room[i] - parts[i] for i in open_), amount // len(open_))
        if not step:
            for i in open_[:amount]:
                parts[i] += 1
            return parts
        for i in open_:
            parts[i] += step
        amount -= step * len(open_)
    return parts


def solidarity(brought, owed, late):
    """(member, payer, amount): what each keeps to themselves is not told."""
    own = [min(b, o) for b, o in zip(brought, owed)]
    surplus = [b - x for b, x in zip(brought, own)]
    missing = [o - x for o, x in zip(owed, own)]
    gifts = share(min(sum(surplus), sum(missing)), surplus) if sum(surplus) else [0] * len(own)
    queue = [[i, g] for i, g in enumerate(gifts) if g]
    found = []
    for i in sorted(range(len(owed)), key=lambda i: (-late[i], i)):
        while missing[i] and queue:
            given = min(missing[i], queue[0][1])
            found.append((i, queue[0][0], given))
            missing[i] -= given
            queue[0][1] -= given
            if not queue[0][1]:
                queue.pop(0)
    return own, found


def with_help(brought, loans):
    _, found = solidarity(brought, [x.to_pay() for x in loans], [x.days_past_due() for x in loans])
    kept = [b - sum(g for _, p, g in found if p == i) for i, b in enumerate(brought)]
    return [(i, i, k) for i, k in enumerate(kept)] + found


class Group:
    """The members' loans and what they did together; nothing is kept but facts."""

    def __init__(self, t, principals):
        self.t, self.names = t, list(principals)
        self.tables = [table(t, p) for p in principals.values()]
        self.facts = []

    def shares(self):
        undone = {f["of"] for f in self.facts if f["kind"] == "undo"}
        return [f for f in self.facts if f["n"] not in undone]

    def loans(self, day):
        events = [[] for _ in self.names]
        for f in self.shares():
            if f["kind"] in ("payment", "applied"):
                for i in range(len(self.names)):
                    amount = sum(a for m, _, a in f["shares"] if m == i)
                    if amount:
                        events[i].append((f["on"], f["n"], "pay", amount))
            elif f["kind"] in ("payoff", "visit"):
                events[f["member"]].append((f["on"], f["n"], f["kind"], f["amount"]))
        return [Loan(self.t, rows, sorted(e, key=lambda x: x[:2]), day)
                for rows, e in zip(self.tables, events)]

    def held(self, day):
        held = [0] * len(self.names)
        for f in self.shares():
            if f["on"] <= day and f["kind"] == "deposit":
                held[f["member"]] += f["amount"]
            if f["on"] <= day and f["kind"] == "applied":
                for _, payer, amount in f["shares"]:
                    held[payer] -= amount
        return held

    def debts(self, day):
        n = len(self.names)
        net = [[0] * n for _ in range(n)]
        for f in self.shares():
            if f["on"] > day:
                continue
            for member, payer, amount in f.get("shares", []):
                if payer is not None and payer != member:
                    net[member][payer] += amount
            if f["kind"] == "giveback":
                net[f["from"]][f["to"]] -= f["amount"]
        return {(i, j): net[i][j] - net[j][i] for i in range(n) for j in range(n)
                if net[i][j] > net[j][i]}

    def split(self, rule, amount, day):
        loans = self.loans(day)
        if rule == "solidarity":
            return with_help(equal(amount, loans), loans)
        parts = {"proRataToDue": pro_rata, "oldestFirst": oldest_first, "equal": equal}[rule]
        return [(i, None, a) for i, a in enumerate(parts(amount, loans))]

    def guarantee(self, day):
        loans, held = self.loans(day), self.held(day)
        own, found = solidarity(held, [x.past_due() for x in loans],
                                [x.days_past_due() for x in loans])
        kept = [(i, i, a) for i, a in enumerate(own)]
        return kept + (found if self.t["reach"] == "anyLoan" else [])


def play(group, act, n, rows, number):
    """Records the n-th act of a group and what it was split into."""
    names, words = group.names, act.split(":")
    kind, on = words[0], dt.date.fromisoformat(words[1])
    fact = {"n": n, "on": on, "kind": kind}
    if kind == "rule":
        fact.update(kind="payment", shares=group.split(words[2], int(words[3]), on))
        assert sum(s[2] for s in fact["shares"]) == int(words[3])
    elif kind == "sheet":
        lines = dict(x.split("=") for x in words[3].split("+"))
        brought = [int(lines.get(x, 0)) for x in names]
        shares = [(i, i, b) for i, b in enumerate(brought)]
        if words[2] == "membersBehind":
            shares = with_help(brought, group.loans(on))
        assert sum(s[2] for s in shares) == sum(brought)
        fact.update(kind="payment", shares=shares)
    elif kind == "apply":
        fact.update(kind="applied", shares=group.guarantee(on))
    elif kind == "giveback":
        one, other = (names.index(x) for x in words[2].split(">"))
        fact.update({"from": one, "to": other, "amount": int(words[3])})
    elif kind == "undo":
        fact["of"] = int(words[2])
    else:
        fact.update(member=names.index(words[2]), amount=int(words[3]))
    if "shares" in fact:
        fact["shares"] = sorted((s for s in fact["shares"] if s[2]),
                                key=lambda s: (s[0], -1 if s[1] is None else s[1]))
        rows += [[number, n, names[m], "" if p is None else names[p], a]
                 for m, p, a in fact["shares"]]
    group.facts.append(fact)


def snapshot(group, number, day):
    loans, names = group.loans(day), group.names
    parts = [[sum(x.outstanding(day)[c][h] for x in loans) for h in (0, 1)] for c in ORDER]
    late = [x.days_past_due() for x in loans]
    debts = group.debts(day)
    return [number, day, *[x for p in parts for x in p], sum(x.due() for x in loans),
            sum(x.past_due() for x in loans), sum(x.credit for x in loans),
            sum(x.to_pay() for x in loans), sum(x.received for x in loans), max(late),
            " ".join(n for n, d in zip(names, late) if d), sum(group.held(day)),
            " ".join(f"{names[i]}>{names[j]}={a}" for (i, j), a in debts.items())]


def named_groups():
    """Three that can be read: the guide's, one that lives on its guarantee, and one by rules."""
    t = {"start": dt.date(2026, 3, 2), "frequency": "weekly", "method": "level", "count": 8,
         "ratePPM": 840000, "latePPM": 1260000, "ivaPPM": 160000, "guaranteePPM": 100000,
         "reach": "anyLoan"}
    guide = (t, {"Ana": 600000, "Bety": 400000, "Caro": 500000, "Dora": 500000}, [
        "sheet:2026-03-09:membersBehind:Ana=110000+Bety=60000+Caro=68488+Dora=40000",
        "giveback:2026-03-16:Dora>Ana:23993",
        "sheet:2026-03-16:ownLoan:Ana=82185+Bety=54789+Caro=68488+Dora=68488",
        "rule:2026-03-23:proRataToDue:250000",
        "rule:2026-03-30:oldestFirst:320000"])
    held = (dict(t, count=4, method="flat", frequency="catorcenal"),
            {"Ema": 800000, "Fany": 300000, "Gaby": 500000}, [
        "deposit:2026-03-02:Ema:80000", "deposit:2026-03-02:Fany:30000",
        "deposit:2026-03-02:Gaby:50000",
        "sheet:2026-03-16:ownLoan:Ema=240000+Fany=86696+Gaby=100000",
        "apply:2026-03-20", "visit:2026-04-02:Gaby:8000", "rule:2026-04-06:equal:400000",
        "payoff:2026-04-13:Fany:200000", "undo:2026-04-14:6", "rule:2026-05-11:solidarity:300000"])
    rules = (dict(t, reach="ownLoan", ivaPPM=0), {"Hilda": 300000, "Irma": 300001}, [
        "rule:2026-03-09:equal:70001", "rule:2026-03-10:solidarity:33333",
        "rule:2026-03-24:oldestFirst:99999", "rule:2026-04-01:proRataToDue:150000"])
    return [guide, held, rules]


def random_group(rng):
    t = {"start": dt.date(2026, 1, 5) + rng.randint(0, 300) * DAY,
         "frequency": rng.choice(list(STEP)), "method": rng.choice(["level", "flat"]),
         "count": rng.choice([4, 8, 12, 16]), "ratePPM": rng.choice([0, 600000, 840000, 1200000]),
         "latePPM": rng.choice([0, 1260000]), "ivaPPM": rng.choice([160000, 0]),
         "guaranteePPM": rng.choice([0, 100000]), "reach": rng.choice(["ownLoan", "anyLoan"])}
    names = [f"M{i}" for i in range(1, rng.randint(2, 9))] + ["Z"]
    return t, {n: rng.randint(30, 250) * 10000 + rng.choice([0, 1, 50]) for n in names}


def random_life(rng, group, rows, number):
    """A meeting on each due date or after it, one way or another; returns the script."""
    names, script = group.names, []

    def act(text):
        play(group, text, len(script), rows, number)
        script.append(text)

    for name in names:
        if rng.random() < 0.7:
            act(f"deposit:{group.t['start']}:{name}:{rng.randint(10000, 200000)}")
    for k in range(len(group.tables[0])):
        day = group.tables[0][k]["due"] + rng.choice([0, 0, 0, 1, 3, 5]) * DAY
        loans = group.loans(day)
        due, room = sum(x.to_pay() for x in loans), sum(x.room() for x in loans)
        chance = rng.random()
        if chance < 0.5 and room:
            amount = min(room, max(1, due * rng.choice([50, 80, 100, 100, 100, 130]) // 100))
            rule = rng.choice(["proRataToDue", "oldestFirst", "equal", "solidarity"])
            act(f"rule:{day}:{rule}:{amount}")
        elif chance < 0.9:
            brought = [x.to_pay() * rng.choice([0, 60, 100, 100, 100, 140]) // 100 for x in loans]
            if sum(brought):
                lines = "+".join(f"{n}={b}" for n, b in zip(names, brought) if b)
                act(f"sheet:{day}:{rng.choice(['ownLoan', 'membersBehind'])}:{lines}")
        later = day + DAY
        if rng.random() < 0.1 and any(a for *_, a in group.guarantee(later)):
            act(f"apply:{later}")
        if rng.random() < 0.15 and group.debts(later):
            (one, other), amount = rng.choice(sorted(group.debts(later).items()))
            act(f"giveback:{later}:{names[one]}>{names[other]}:{rng.randint(1, amount)}")
        if rng.random() < 0.08:
            act(f"visit:{later}:{rng.choice(names)}:{rng.randint(2000, 15000)}")
        if rng.random() < 0.04:
            act(f"payoff:{later}:{rng.choice(names)}:{10**7}")
        paid = [f["n"] for f in group.shares() if f["kind"] == "payment"]
        if rng.random() < 0.05 and paid:
            act(f"undo:{later}:{rng.choice(paid)}")
    return script


def main():
    rng = random.Random(20261122)
    groups, schedules, splits, positions = [], [], [], []
    for number in range(1, 41):
        if number <= 3:
            t, principals, script = named_groups()[number - 1]
            group = Group(t, principals)
            for n, act in enumerate(script):
                play(group, act, n, splits, number)
        else:
            t, principals = random_group(rng)
            group = Group(t, principals)
            script = random_life(rng, group, splits, number)
        groups.append([
            number, t["start"], t["frequency"], t["method"], t["count"], t["ratePPM"],
            t["latePPM"], t["ivaPPM"], t["guaranteePPM"], t["reach"],
            " ".join(f"{n}={p}" for n, p in principals.items()), " ".join(script)])
        for k in range(t["count"]):
            rows = [x[k] for x in group.tables]
            schedules.append([number, k + 1, rows[0]["due"], *[
                sum(r[c] for r in rows) for c in ("opening", "principal", "interest", "iva")]])
        last = group.tables[0][-1]["due"] + 30 * DAY
        span = (last - t["start"]).days
        looks = sorted({t["start"] + rng.randint(0, span) * DAY for _ in range(8)} | {last})
        if number == 1:
            looks = sorted(set(looks) | {dt.date(2026, 3, d) for d in (9, 16, 17, 23, 30)})
        positions += [snapshot(group, number, day) for day in looks]
    write("groups.csv", "group start frequency method count ratePPM latePPM ivaPPM guaranteePPM "
          "reach members script", groups)
    write("group_schedules.csv", "group number due opening principal interest iva", schedules)
    write("group_splits.csv", "group act member payer amount", splits)
    parts = " ".join(f"{c}.net {c}.iva" for c in ORDER)
    write("group_positions.csv", f"group on {parts} due pastDue credit toPay received daysPastDue "
          "behind held debts", positions)


def write(name, header, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


if __name__ == "__main__":
    main()
