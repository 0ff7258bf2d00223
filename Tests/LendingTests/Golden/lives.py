"""What make_charges.py and make_modifications.py share: random contracts, random payments, and the
tables in which a life is written down.

An event is `kind:day:words`; a list of dates is `end/due/days;…`; an earlier event is told by its
place in the list, from 0. A balance is `component:net:iva;…`, without what is zero.
"""

import csv
from fractions import Fraction as F
from pathlib import Path

import make_golden as golden
from walk import COMPONENTS, DAY, Walk, working

HERE = Path(__file__).parent
POSITION = ("case on closing applied waived capitalised writtenOff recovered sold due pastDue "
            "credit rewarded spared daysPastDue standing table")


def random_terms(rng):
    t = golden.random_terms(rng)
    t.update(order=golden.ORDER, openingFee=("none", 0, "deducted"), minimumDays=1,
             stub="inFirstInstallment", count=rng.choice([1, 3, 4, 6, 8, 12]))
    t.update(base="overduePrincipal", graceDays=0, capPPM=None, beside=False, lateFee=None,
             reward=None, tolerance=(0, 0))
    return t


def exact(t):
    t["rate"], t["moratorio"] = F(t["ratePPM"], 10**6), F(t["moratorioPPM"], 10**6)
    t["iva"], t["ivaFees"] = F(t["ivaPPM"], 10**6), F(t["ivaFeesPPM"], 10**6)
    t["cap"] = None if t["capPPM"] is None else F(t["capPPM"], 10**6)
    if t["reward"]:
        t["reward"] = (t["reward"][0], F(t["reward"][1], 10**6))


def random_life(rng, rows):
    """Payments: prompt, late, erratic or none."""
    style, life = rng.choice(["prompt", "erratic", "erratic", "late", "none"]), []
    for row in rows:
        total = sum(row[c] for c in ("principal", "interest", "interestIVA", "fees", "feesIVA"))
        if style == "none" or rng.random() < 0.2:
            continue
        shift = {"prompt": rng.randint(-3, 0), "late": rng.randint(0, 45)}.get(
            style, rng.randint(-5, 20))
        day = max(rows[0]["start"], row["due"] + shift * DAY)
        life.append((day, "pay", total if rng.random() < 0.5 else rng.randint(1, 2 * total)))
    return life


def new_dates(rng, t, day):
    """Some more dates, as often as the contract says, by actual days."""
    end, dates = day, []
    for k in range(rng.choice([1, 3, 6, 10])):
        start = end
        step = {"weekly": 7, "catorcenal": 14, "quincenal": 15, "monthly": 30}[t["frequency"]]
        end = start + (step + (rng.randint(0, 12) if k == 0 else 0)) * DAY
        dates.append((end, working(end), (end - start).days))
    return dates


def live(rng, count, terms, events):
    cases, positions = [], []
    while len(cases) < count:
        t = terms(rng)
        exact(t)
        rows = golden.schedule(t)
        if rows is None:
            continue
        life = sorted(events(rng, t, rows), key=lambda e: e[0])
        undone = [e[2] for e in life if e[1] == "undo"]
        name = len(cases) + 1
        cases.append(case(name, t, life))
        walk, day = Walk(t, rows), t["disbursedOn"]
        final = max([rows[-1]["due"] + 60 * DAY] + [e[0] for e in life])
        looks = {day + rng.randint(0, (final - day).days) * DAY for _ in range(5)} | {final}
        while day <= final:
            walk.begin(day)
            for place, event in enumerate(life):
                if event[0] == day and event not in undone:
                    act(walk, event, place, life)
                    walk.end()
            if day in looks:
                positions.append(position(name, day, walk))
            day += DAY
    return cases, positions


def act(walk, event, place, life):
    _, kind, *words = event
    earlier = lambda e: f"evt-{1000 + life.index(e)}"
    this = f"evt-{1000 + place}"
    if kind == "pay":
        walk.pay(words[0], this)
    elif kind == "payoff":
        walk.payoff(words[0], this)
    elif kind == "fee":
        walk.collection_fee(words[0])
    elif kind == "waive":
        walk.waive(*words)
    elif kind == "dispute":
        walk.open_dispute(words[0], words[1], this)
    elif kind == "settled":
        walk.close_dispute(earlier(words[0]))
    elif kind == "back":
        walk.take_back(words[0], earlier(words[1]))
    elif kind == "rate":
        walk.modify("resched", F(words[0], 10**6), None)
    elif kind == "resched":
        rate = None if words[0] is None else F(words[0], 10**6)
        walk.modify("resched", rate, words[1])
    elif kind != "undo":
        walk.modify(kind, *words)


def written(word, life):
    if word is None:
        return "-"
    if isinstance(word, tuple):
        return str(life.index(word))
    if isinstance(word, list) and word and isinstance(word[0], tuple):
        return ";".join(f"{end}/{due}/{days}" for end, due, days in word)
    if isinstance(word, list):
        return "+".join(word) or "-"
    return str(word)


def case(name, t, life):
    fee = t["lateFee"]
    late = "" if not fee else ":".join(str(x) for x in (
        fee["kind"], fee["frequency"], fee["value"], fee["grace"], fee["minimum"],
        "-" if fee["cap"] is None else fee["cap"],
        ";".join(f"{d}/{n}" for d, n in fee["steps"])))
    reward = t["reward"]
    told = " ".join(":".join([kind, str(day), *[written(w, life) for w in words]])
                    for day, kind, *words in life)
    return [name, t["principal"], t["disbursedOn"], t["count"], t["frequency"], t["method"],
            t["ratePPM"], t["accrual"], t["moratorioPPM"], t["ivaPPM"], t["ivaFeesPPM"],
            *t["openingFee"], t["installmentFee"], t["minimumDays"], t["stub"],
            " ".join(t["order"]), t["base"], t["graceDays"],
            "" if t["capPPM"] is None else t["capPPM"], int(t["beside"]), late,
            "" if not reward else f"{reward[0]}:{int(reward[1] * 10**6)}",
            *t["tolerance"], told]


def position(name, day, walk):
    told = walk.snapshot()
    balances = ["closing", "applied", "waived", "capitalised", "writtenOff", "recovered", "sold"]
    return [name, day, *[balance(told[b]) for b in balances],
            *[told[w] for w in ("due", "pastDue", "credit", "rewarded", "spared", "daysPastDue",
                                "standing")], walk.table()]


def balance(parts):
    return ";".join(f"{c}:{net}:{iva}" for c, (net, iva) in parts.items() if net or iva)


def write(name, cases, positions):
    table(f"{name}s.csv",
          "case principal disbursedOn count frequency method ratePPM accrual moratorioPPM ivaPPM "
          "ivaFeesPPM feeKind feeValue feeSettlement installmentFee minimumDays stub order base "
          "graceDays capPPM beside lateFee reward toleranceAmount toleranceDays events", cases)
    table(f"{name}_positions.csv", POSITION, positions)


def table(name, header, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)
