"""What a loan contract says, worked out with exact fractions and a calendar walked day by day.

Written from the words of the contract, not from the Swift sources. Terms are read in the form in
which contracts are kept (JSON); `table(terms)` gives the rows, or None where they are refused.
"""

import datetime as dt
from fractions import Fraction as F
from math import floor

DAY = dt.timedelta(days=1)
HOLIDAYS = {dt.date(y, m, d) for y in range(2025, 2031) for m, d in
            ((1, 1), (5, 1), (9, 16), (12, 25))}
NAMED = {"weekly": {"weeks": 1}, "catorcenal": {"weeks": 2}, "monthly": {"months": 1},
         "quincenal": {"daysOfMonth": [15, 31]}}
USUAL = {
    "annuityBasis": "exactPeriods", "charges": [], "skippedMonths": [], "openingFee": None,
    "workingDays": {"shift": "next", "movesInterest": False},
    "grace": {"principal": 0, "interestPayment": 0, "interestFree": 0},
    "installmentRounding": {"multiple": 1, "difference": "last"}}


# Rounding

def rounded(x, mode):
    low = floor(abs(x))
    rest = abs(x) - low
    away = {"up": rest > 0, "down": False, "halfUp": rest >= F(1, 2),
            "halfEven": rest > F(1, 2) or rest == F(1, 2) and low % 2 == 1}[mode]
    return (low + away) * (-1 if x < 0 else 1)


def agreed(x, t):
    rule = t["installmentRounding"]
    multiple = rule["multiple"]
    return rounded(F(x) / multiple, rule.get("mode") or t["rounding"]) * multiple


def share(amount, millionths, t):
    return rounded(F(amount * millionths, 10**6), t["rounding"])


# The calendar

def last_of(day):
    while (day + DAY).month == day.month:
        day += DAY
    return day


def months_later(day, months):
    index = day.year * 12 + day.month - 1 + months
    first = dt.date(index // 12, index % 12 + 1, 1)
    return first.replace(day=min(day.day, last_of(first).day))


def is_marked(day, frequency):
    """Whether every month has an instalment on such a day."""
    if "daysOfMonth" in frequency:
        last = last_of(day).day
        return day.day in {min(d, last) for d in frequency["daysOfMonth"]}
    if day.isoweekday() != frequency["weekday"]:
        return False
    if frequency["nth"] == 5:
        return (day + 7 * DAY).month != day.month
    return (day.day - 1) // 7 + 1 == frequency["nth"]


def following(start, frequency):
    """The dates of the frequency after a date that is one of them, without end."""
    if "days" in frequency or "weeks" in frequency:
        step, day = frequency.get("days", 0) or 7 * frequency["weeks"], start
        while True:
            day += step * DAY
            yield day
    elif "months" in frequency or "years" in frequency:
        step, count = frequency.get("months", 0) or 12 * frequency["years"], 0
        while True:
            count += step
            yield months_later(start, count)
    else:
        day = start
        while True:
            day += DAY
            if is_marked(day, frequency):
                yield day


def due_dates(t):
    """Each contractual date, with the whole periods that end there: 0 for a stub."""
    frequency, start = t["frequency"], t["disbursedOn"]
    rule = t["firstDue"]
    on = rule.get("on") and dt.date.fromisoformat(rule["on"])
    earliest = on or start + max(1, rule["minimumDays"]) * DAY
    if "dates" in frequency:
        days = [dt.date.fromisoformat(d) for d in frequency["dates"]]
        days = [d for d in days if d >= earliest and d.month not in t["skippedMonths"]]
        return [(d, 1) for d in days[:t["installmentCount"]]]
    marked = "daysOfMonth" in frequency or "weekday" in frequency
    is_whole_start = not marked or is_marked(start, frequency)
    dates, periods, passed = [], 0, False
    if on and on.month in t["skippedMonths"]:
        return []

    def take(day):
        nonlocal periods, passed
        periods += 1
        if day.month in t["skippedMonths"]:
            return
        whole = periods if dates or is_whole_start and not passed else 0
        dates.append((day, whole))
        periods = 0

    if on:
        plain = following(start, frequency)
        first = next(plain)
        while first < on and first.month in t["skippedMonths"]:
            periods, first = periods + 1, next(plain)
        passed = first != on
        take(on)
        walk = following(on, frequency)
        if marked and not is_marked(on, frequency):
            next(walk)
    else:
        walk = following(start, frequency)
    for day in walk:
        if len(dates) == t["installmentCount"]:
            return dates
        if not dates and day < earliest:
            passed, periods = passed or day.month not in t["skippedMonths"], periods + 1
            continue
        take(day)


def is_worked(day):
    return day.weekday() < 5 and day not in HOLIDAYS


def next_worked(day):
    """No two instalments are asked on one day."""
    day += DAY
    while not is_worked(day):
        day += DAY
    return day


def moved(day, t):
    def walk(day, step):
        while not is_worked(day):
            day += step
        return day
    shift = t["workingDays"]["shift"]
    if shift == "none":
        return day
    if shift == "previous":
        return walk(day, -DAY)
    ahead = walk(day, DAY)
    if shift == "modifiedNext" and ahead.month != day.month:
        return walk(day, -DAY)
    return ahead


# Time

def nominal_days(frequency):
    for key, days in (("days", 1), ("weeks", 7), ("months", 30), ("years", 360)):
        if key in frequency:
            return days * frequency[key]
    if "daysOfMonth" in frequency:
        return 30 // len(frequency["daysOfMonth"])
    return 30 if "weekday" in frequency else None


def part_of_year(frequency):
    """One period where all count as alike."""
    if frequency.get("days") in (7, 14):
        return F(frequency["days"] // 7, 52)
    for key, year in (("days", 360), ("weeks", 52), ("months", 12), ("years", 1)):
        if key in frequency:
            return F(frequency[key], year)
    if "daysOfMonth" in frequency:
        return F(1, 12 * len(frequency["daysOfMonth"]))
    return F(1, 12) if "weekday" in frequency else None


def thirty360(start, end, february):
    d1, d2 = start.day, end.day
    if february:
        ends = [day.month == 2 and day == last_of(day) for day in (start, end)]
        d2 = 30 if all(ends) else d2
        d1 = 30 if ends[0] else d1
        d2 = 30 if d2 == 31 and d1 >= 30 else d2
    else:
        d2 = min(d2, 30)
    return 360 * (end.year - start.year) + 30 * (end.month - start.month) + d2 - min(d1, 30)


def elapsed(start, end, day_count):
    """Days as a person counts them, and the part of a year that they are."""
    days = (end - start).days
    if day_count in ("thirty360US", "thirty360European"):
        days = thirty360(start, end, day_count == "thirty360US")
        return days, F(days, 360)
    if day_count == "actualActual":
        def of_year(year):
            return (dt.date(year + 1, 1, 1) - dt.date(year, 1, 1)).days
        return days, sum((F(1, of_year((start + n * DAY).year)) for n in range(days)), F(0))
    year = {"byPeriod": 360, "actual360": 360, "actual364": 364, "actual365": 365}[day_count]
    return days, F(days, year)


def year_of(day_count):
    return {"actual364": 364, "actual365": 365, "actualActual": 365}.get(day_count, 360)


def spares_principal(index, t):
    grace = t["grace"]
    if index == t["installmentCount"] - 1:
        return False
    if index < grace["principal"]:
        return True
    again = grace.get("recurring")
    return bool(again) and (
        (index - grace["principal"]) % (again["after"] + again["count"]) >= again["after"])


def periods(t):
    start, found = t["disbursedOn"], []
    nominal = nominal_days(t["frequency"])
    for index, (agreed_on, whole) in enumerate(due_dates(t)):
        due = moved(agreed_on, t)
        if found and t["method"] != "bullet" and due <= found[-1]["due"]:
            due = next_worked(found[-1]["due"])
        end = due if t["workingDays"]["movesInterest"] else agreed_on
        days, time = elapsed(start, end, t["accrual"])
        if t["accrual"] == "byPeriod" and whole and nominal:
            days, time = nominal * whole, F(nominal * whole, 360)
        is_free = index < t["grace"]["interestFree"]
        time = F(0) if is_free else time
        usual = time
        is_stub = index == 0 and not whole and nominal
        if is_stub and not is_free and t["firstDue"]["stub"] == "inFirstInstallment" and (
                computes_payment(t)):
            usual = F(nominal, year_of(t["accrual"]))
        found.append({
            "start": start, "end": end, "due": due, "days": days, "time": time, "usual": usual,
            "spares": spares_principal(index, t),
            "defers": index < t["grace"]["interestPayment"]})
        start = end
    if len(found) < t["installmentCount"]:
        return None
    if t["method"] == "bullet":
        whole = sum(p["time"] for p in found)
        days = sum(p["days"] for p in found if p["time"])
        found = [dict(found[-1], start=found[0]["start"], days=days, time=whole,
                      usual=whole, spares=False, defers=False)]
    return found


def computes_payment(t):
    """Whether the payment follows from the loan, rather than being agreed as a sum."""
    return not isinstance(t["method"], dict) or not (
        {"fixedPayment", "payments"} & set(t["method"]))


# Methods: what each instalment asks, as ("payment", amount) or ("principal", amount)

def discounts(t, ps):
    """What a centavo at the end of each period is worth today; None where only interest is paid."""
    alike = part_of_year(t["frequency"]) if t["annuityBasis"] == "equalPeriods" else None
    rate, value, found = F(t["annualRate"], 10**6), F(1), []
    for p in ps:
        if p["spares"]:
            found.append(None)
            continue
        time = alike if alike and p["usual"] else p["usual"]
        value /= 1 + rate * time
        found.append(value)
    return found


def asks(t, total, ps):
    method = t["method"]
    kind = method if isinstance(method, str) else next(k for k in method if k != "every")
    spread = {
        "level": level, "balloon": level, "stepped": stepped, "equalPrincipal": equal_principal,
        "flat": flat, "interestOnly": at_end, "bullet": at_end}
    if kind in spread:
        return spread[kind](t, total, ps)
    figures = method[kind]
    if kind == "fixedPayment":
        return [("principal", 0) if p["spares"] else ("payment", figures) for p in ps]
    if kind == "payments":
        return [("payment", figure) for figure in figures]
    if kind == "principals":
        return [("principal", figure) for figure in figures]
    return [("principal", figure) for figure in largest_remainders(total, figures)]


def at_end(t, total, ps):
    return [("principal", 0) for _ in ps]


def largest_remainders(total, weights):
    exact = [F(total * w, sum(weights)) for w in weights]
    parts = [floor(x) for x in exact]
    order = sorted(range(len(parts)), key=lambda k: (parts[k] - exact[k], k))
    for k in order[:total - sum(parts)]:
        parts[k] += 1
    return parts


def balloon_of(t, total):
    method = t["method"]
    if not isinstance(method, dict) or "balloon" not in method:
        return 0
    amount = method["balloon"]
    if "fixed" in amount:
        return amount["fixed"]["amount"]
    return share(total, amount["share"]["rate"], t)


def level(t, total, ps):
    values = discounts(t, ps)
    worth = [v or F(0) for v in values]
    balloon = balloon_of(t, total)
    payment = agreed((total - balloon * worth[-1]) / sum(worth), t)
    asked = [("principal", 0) if p["spares"] else ("payment", payment) for p in ps]
    return leveled(t, total, ps, asked, values, balloon)


def leveled(t, total, ps, asked, values, balloon=0):
    where = t["installmentRounding"]["difference"]
    if where == "first" and len(ps) > 1:
        missing = total - balloon * values[-1] - sum(
            amount * v for (_, amount), v in zip(asked, values) if v)
        first = next(k for k, v in enumerate(values) if v)
        amount = asked[first][1] + rounded(missing / values[first], t["rounding"])
        return asked[:first] + [("payment", amount)] + asked[first + 1:]
    if where == "spread":
        def left(tried):
            rows = run(t, total, tried, ps)
            if len(rows) < len(ps):
                return None
            usual = interest(t, rows[-1]["base"], ps[-1]["usual"])
            return rows[-1]["principal"] + usual - tried[-1][1] - balloon
        before = left(asked)
        if before is None:
            return asked
        move = agreed(F(before, len(ps)), t)
        tried = [(kind, amount + move if kind == "payment" else amount) for kind, amount in asked]
        after = left(tried)
        if move and after is not None and abs(after) < abs(before):
            return tried
    return asked


def stepped(t, total, ps):
    change, every = t["method"]["stepped"], t["method"]["every"]
    values = discounts(t, ps)
    step, paying = [], 0
    for v in values:
        step.append(paying // every)
        paying += v is not None
    worth = [v or F(0) for v in values]
    if "share" in change:
        growth = 1 + F(change["share"]["rate"], 10**6)
        first = agreed(total / sum(growth**k * v for k, v in zip(step, worth)), t)
        amounts = [agreed(first * growth**k, t) for k in step]
    else:
        rise = change["amount"]["amount"]
        first = agreed((total - sum(rise * k * v for k, v in zip(step, worth))) / sum(worth), t)
        amounts = [first + rise * k for k in step]
    asked = [("payment", a) if v else ("principal", 0) for a, v in zip(amounts, values)]
    return leveled(t, total, ps, asked, values) if (
        t["installmentRounding"]["difference"] == "first") else asked


def equal_principal(t, total, ps):
    paying = [k for k, p in enumerate(ps) if not p["spares"]]
    part = agreed(F(total, len(paying)), t)
    amounts = [part if k in paying else 0 for k in range(len(ps))]
    if t["installmentRounding"]["difference"] == "first":
        amounts[paying[0]] = total - part * (len(paying) - 1)
    return [("principal", a) for a in amounts]


def flat(t, total, ps):
    """Where instalments are multiples of more than a centavo, it is the payment that is rounded."""
    if t["installmentRounding"]["multiple"] == 1:
        return equal_principal(t, total, ps)
    paying = [k for k, p in enumerate(ps) if not p["spares"]]
    amounts = [0] * len(ps)
    for k in paying:
        rate = F(t["annualRate"], 10**6)
        payment = agreed(F(total, len(paying)) + total * rate * ps[k]["usual"], t)
        amounts[k] = payment - interest(t, total, ps[k]["usual"])
        if amounts[k] < 0:
            raise Refused
    if t["installmentRounding"]["difference"] == "first":
        amounts[paying[0]] = total - sum(amounts[k] for k in paying[1:])
    return [("principal", a) for a in amounts]


# The table

class Refused(Exception):
    """A table that is no promise."""


def interest(t, base, time):
    return rounded(base * F(t["annualRate"], 10**6) * time, t["rounding"])


def run(t, total, asked, ps):
    balance, rows, waiting, since = total, [], 0, None
    for k, ((kind, amount), p) in enumerate(zip(asked, ps)):
        if balance <= 0:
            break
        base = total if t["method"] == "flat" else balance
        if kind == "payment":
            usual = interest(t, base, p["usual"])
            if amount < usual and len(ps) > 1 or k == 0 and amount == usual and (
                    t["method"] == "level" and len(ps) > 1):
                raise Refused
            amount = amount - usual
        elif amount < 0:
            raise Refused
        is_last = k == len(ps) - 1
        principal = balance if is_last else min(balance, amount)
        due = interest(t, base, p["time"])
        row = {"opening": balance, "base": base, "principal": principal, "from": p["start"], **p}
        if p["defers"] and principal < balance:
            waiting, since, due = waiting + due, since or p["start"], 0
        elif since:
            due, waiting, row["from"], since = due + waiting, 0, since, None
        rows.append(dict(row, interest=due))
        balance -= principal
    return rows


def charge_part(t, charge, bases):
    amount = charge["amount"]
    if "fixed" in amount:
        net = amount["fixed"]["amount"]
    else:
        net = share(bases[amount["share"]["of"]], amount["share"]["rate"], t)
    iva = charge.get("iva")
    return net, share(net, t["ivaOnFees"] if iva is None else iva, t)


def at_disbursement(t, settlement):
    total = 0
    fee = t["openingFee"]
    if fee and fee["settlement"] == settlement:
        kind = fee["amount"]
        net = (kind["fixed"]["amount"] if "fixed" in kind
               else share(t["principal"], kind["share"]["rate"], t))
        total += net + share(net, t["ivaOnFees"], t)
    for charge in t["charges"]:
        if charge["when"] == {"disbursement": {"settlement": settlement}}:
            total += sum(charge_part(t, charge, {"principal": t["principal"]}))
    return total


def charged(t, row, is_first, is_last, total):
    found = {"fee": [t["installmentFee"], share(t["installmentFee"], t["ivaOnFees"], t)],
             "insurance": [0, 0]}
    bases = {"principal": t["principal"], "disbursed": total, "balance": row["opening"],
             "installment": row["principal"] + row["interest"], "interest": row["interest"]}
    for charge in t["charges"]:
        when = charge["when"]
        if "disbursement" in when:
            continue
        if "on" in when:
            day = dt.date.fromisoformat(when["on"]["date"])
            if not ((is_first or day > row["start"]) and (is_last or day <= row["end"])):
                continue
        net, iva = charge_part(t, charge, bases)
        found[charge["kind"]][0] += net
        found[charge["kind"]][1] += iva
    return found


def table(terms):
    """The rows of the amortisation table, and the terms as they were read."""
    t = {**USUAL, **terms}
    t["frequency"] = NAMED.get(t["frequency"]) if isinstance(
        t["frequency"], str) else t["frequency"]
    t["disbursedOn"] = dt.date.fromisoformat(t["disbursedOn"])
    ps = periods(t)
    if ps is None:
        return None
    ends = [p["end"] for p in ps]
    if ends != sorted(set(ends)) or ps[0]["due"] <= t["disbursedOn"]:
        return None
    total = t["principal"] + at_disbursement(t, "financed")
    try:
        rows = run(t, total, asks(t, total, ps), ps)
    except Refused:
        return None
    is_fixed = isinstance(t["method"], dict) and "fixedPayment" in t["method"]
    if is_fixed and rows[-1]["principal"] + rows[-1]["interest"] > t["method"]["fixedPayment"]:
        return None
    if not is_fixed and not (isinstance(t["method"], dict) and "principals" in t["method"]) and (
            len(rows) < len(ps)):
        return None
    assert sum(r["principal"] for r in rows) == total
    for k, row in enumerate(rows):
        row["iva"] = share(row["interest"], t["ivaOnInterest"], t)
        row["charged"] = charged(t, row, k == 0, k == len(rows) - 1, total)
    return rows
