"""A loan lived one day at a time, in exact fractions: what make_charges.py and make_modifications.py
write their golden tables with. It is written from the contract's words, not from the Swift sources:
nothing here is a closed form; every day adds what that day costs.

Amounts are whole centavos; a part is (net, IVA).
"""

import datetime as dt
from fractions import Fraction as F

from make_golden import add_months, annuity, half_even, month_end, schedule, working

DAY = dt.timedelta(days=1)
COMPONENTS = ["collectionFees", "fees", "insurance", "moratorio", "ordinaryInterest", "principal"]
TABLE = ["principal", "ordinaryInterest", "fees", "insurance"]


def add(a, b):
    return a[0] + b[0], a[1] + b[1]


def less(a, b):
    return a[0] - b[0], a[1] - b[1]


def covered(part, amount):
    """What an amount pays of a part: net and IVA in proportion, the odd centavo by halves."""
    whole = part[0] + part[1]
    if amount >= whole:
        return part
    iva = half_even(F(amount * part[1], whole))
    return amount - iva, iva


def shares(total, count):
    """Equal shares of centavos; the odd ones go to the first."""
    base, odd = divmod(abs(total), count)
    sign = 1 if total >= 0 else -1
    return [sign * (base + (1 if k < odd else 0)) for k in range(count)]


class Row:
    def __init__(self, number, start, end, due, days):
        self.number, self.start, self.end, self.due, self.days = number, start, end, due, days
        self.called = None
        zero = lambda: {c: (0, 0) for c in COMPONENTS}
        self.owed, self.paid, self.relieved = zero(), zero(), zero()
        self.brought, self.disputed = zero(), zero()
        self.before, self.since = 0, start
        self.late, self.late_interest = F(0), F(0)
        self.lacked = None
        self.asked_from = None
        self.fee_began, self.fee_days, self.fee_weight, self.fee_held = False, 0, 0, 0
        self.fee, self.spared = (0, 0), False
        self.rewarded, self.holiday = False, None
        # Another table took its place: it is no part of what a later one works out again.
        self.replaced = False
        self.fixed_fees = True

    @property
    def payable(self):
        return min(self.called, self.due) if self.called else self.due

    @property
    def late_since(self):
        return max(self.payable, self.asked_from) if self.asked_from else self.payable

    def cleared(self, c):
        return add(self.paid[c], self.relieved[c])


class Walk:
    def __init__(self, t, rows):
        self.t, self.rate, self.day = t, t["rate"], t["disbursedOn"]
        self.method, self.year = t["method"], t.get("year", 360)
        self.rows = []
        for r in rows:
            row = Row(r["number"], r["start"], r["end"], r["due"], r["days"])
            row.owed["principal"] = (r["principal"], 0)
            row.owed["ordinaryInterest"] = (r["interest"], r["interestIVA"])
            row.owed["fees"] = (r["fees"], r["feesIVA"])
            self.rows.append(row)
        self.lent = sum(r["principal"] for r in rows)
        self.credit = self.received = self.prepaid = self.taken_back = 0
        self.refunded_too_much = 0
        self.rewarded = (0, 0)
        zero = lambda: {c: (0, 0) for c in COMPONENTS}
        self.waived, self.capitalised, self.written_off = zero(), zero(), zero()
        self.recovered, self.sold = zero(), zero()
        self.standing, self.lines, self.disputes = "open", [], {}
        self.in_arrears = False

    # What is owed.

    def iva(self, net):
        return half_even(net * self.t["iva"])

    def part(self, net):
        return net, self.iva(net)

    def left_principal(self, row):
        return row.owed["principal"][0] - row.cleared("principal")[0]

    def table_earned(self, row):
        if self.day >= row.end:
            return row.owed["ordinaryInterest"]
        passed = (self.day - row.since).days
        if passed <= 0:
            return self.part(min(row.before, row.owed["ordinaryInterest"][0]))
        rest = row.owed["ordinaryInterest"][0] - row.before
        return self.part(row.before + half_even(F(rest * passed, (row.end - row.since).days)))

    def grace_end(self, row):
        return row.due + self.t["graceDays"] * DAY

    def moratorio(self, row):
        if self.t["lateFee"] or (self.t["graceDays"] and self.day <= self.grace_end(row)):
            return 0, 0
        net = half_even(row.late)
        if self.t["cap"] is not None:
            lacked = self.unpaid(row) if row.lacked is None else row.lacked
            net = min(net, half_even(lacked * self.t["cap"]))
        return self.part(net)

    def owes(self, row, c):
        owed = add(row.owed[c], row.brought[c])
        if c == "moratorio":
            return add(owed, self.moratorio(row))
        if c == "ordinaryInterest":
            return add(owed, self.part(half_even(row.late_interest)))
        return owed

    def left(self, row, c):
        return less(less(self.owes(row, c), row.cleared(c)), row.disputed[c])

    def left_all(self, row):
        return sum(sum(self.left(row, c)) for c in COMPONENTS)

    def unpaid_all(self, row):
        return self.left_all(row) + sum(sum(row.disputed[c]) for c in TABLE)

    def unpaid(self, row):
        """Of the table: principal, its own interest, fees."""
        interest = sum(less(add(row.owed["ordinaryInterest"], row.brought["ordinaryInterest"]),
                            row.cleared("ordinaryInterest")))
        rest = sum(sum(less(add(row.owed[c], row.brought[c]), row.cleared(c)))
                   for c in ("fees", "insurance"))
        return self.left_principal(row) + max(0, interest) + rest

    def overdue(self, row):
        return max(0, self.unpaid(row) - sum(sum(row.disputed[c]) for c in TABLE))

    # A day begins.

    def bears(self, row):
        """What of an instalment bears moratorio this night."""
        principal = max(0, self.left_principal(row) - row.disputed["principal"][0])
        if self.t["base"] == "overduePrincipal":
            return principal
        if self.t["base"] == "overdueInstallment":
            interest = less(add(row.owed["ordinaryInterest"], row.brought["ordinaryInterest"]),
                            row.cleared("ordinaryInterest"))[0]
            return principal + max(0, interest - row.disputed["ordinaryInterest"][0])
        oldest = next((r for r in self.rows if self.overdue(r) > 0), None)
        if row is not oldest:
            return 0
        return sum(max(0, self.left_principal(r) - r.disputed["principal"][0]) for r in self.rows)

    def begin(self, day):
        for row in self.rows:
            if row.due < day and row.lacked is None:
                row.lacked = self.unpaid(row)
        bearing = [(row, self.bears(row)) for row in self.rows if row.due < day]
        for row, base in bearing:
            if self.t["graceDays"] and day == self.grace_end(row) + DAY and base == 0:
                row.late = F(0)
            row.late += base * self.t["moratorio"] / self.year
            if self.t["beside"]:
                row.late_interest += self.left_principal(row) * self.rate / self.year
        self.day = day
        for row in list(self.rows):
            if row.holiday and row.due == day:
                self.end_holiday(row)
        if self.credit and any(row.due == day for row in self.rows) and self.standing == "open":
            self.credit = self.spend(self.credit, None)
        self.late_fees()

    def late_fees(self):
        fee = self.t["lateFee"]
        if not fee or self.standing != "open":
            return
        for row in self.rows:
            overdue = self.overdue(row)
            first = row.late_since + (fee["grace"] + 1) * DAY
            if self.day < first or overdue <= 0 or row.spared:
                continue
            fresh = not row.fee_began
            if fresh:
                if fee["frequency"] == "onceWhileLate" and self.in_arrears:
                    row.spared = True
                    continue
                if overdue >= fee["minimum"]:
                    self.in_arrears = True
            if overdue < fee["minimum"]:
                continue
            row.fee_began = True
            total = row.fee[0]
            if fee["kind"] == "ladder":
                reached = [x for x in fee["steps"] if x[0] <= (self.day - row.late_since).days]
                total = reached[-1][1] if reached else 0
            elif fee["frequency"] == "daily":
                row.fee_days += 1
                row.fee_weight += overdue
                total = (row.fee_days * fee["value"] if fee["kind"] == "fixed"
                         else half_even(F(row.fee_weight * fee["value"], 10**6))) - row.fee_held
            elif fresh:
                total = (fee["value"] if fee["kind"] == "fixed"
                         else half_even(F(overdue * fee["value"], 10**6)))
            most = overdue if fee["cap"] is None else min(overdue, fee["cap"])
            net = max(row.fee[0], min(total, most))
            if fee["kind"] != "ladder" and fee["frequency"] == "daily":
                row.fee_held += total - net
            now = (net, half_even(net * self.t["ivaFees"]))
            row.owed["collectionFees"] = add(row.owed["collectionFees"], less(now, row.fee))
            row.fee = now
        if self.credit:
            self.credit = self.spend(self.credit, None)

    def end(self):
        """After whatever happened today: are the arrears over?"""
        self.in_arrears = self.in_arrears and any(
            r.late_since < self.day and self.overdue(r) > 0 for r in self.rows)

    # Money.

    def reward(self, row):
        return self.part(half_even(row.owed["ordinaryInterest"][0] * self.t["reward"][1]))

    def may_reward(self, row):
        return (self.t["reward"] and not row.called and not row.rewarded and not row.asked_from
                and row.owed["ordinaryInterest"][0] > 0)

    def due_today(self):
        total = 0
        for row in self.rows:
            if row.payable <= self.day:
                total += self.left_all(row)
            else:
                total += sum(self.left(row, "collectionFees"))
        return total

    def spared_today(self):
        if not self.t["reward"] or self.t["reward"][0] != "waived":
            return (0, 0), []
        rows = [r for r in self.rows
                if r.due == self.day and self.may_reward(r) and self.unpaid(r) > 0]
        total = (0, 0)
        for row in rows:
            total = add(total, self.reward(row))
        return total, rows

    def spend(self, amount, event):
        spared, rows = self.spared_today()
        if sum(spared) and amount + sum(spared) >= self.due_today():
            for row in rows:
                row.rewarded = True
            self.rewarded = add(self.rewarded, spared)
            amount += self.allocate(sum(spared), None)
        amount = self.allocate(amount, event)
        for row in self.rows:
            # Paid whole by its day.
            if self.may_reward(row) and self.day <= row.due and self.unpaid(row) == 0:
                given = self.reward(row)
                self.rewarded, row.rewarded = add(self.rewarded, given), True
                amount += sum(given)
        return amount

    def allocate(self, amount, event):
        for row in self.rows:
            for c in COMPONENTS:
                if row.payable > self.day and c != "collectionFees":
                    continue
                left = self.left(row, c)
                if amount <= 0 or sum(left) <= 0:
                    continue
                part = covered(left, amount)
                row.paid[c] = add(row.paid[c], part)
                amount -= sum(part)
                self.lines.append([event, row, c, part])
        if self.standing == "open" and all(self.is_clear(r) for r in self.rows):
            self.standing = "paidOff"
        return amount

    def is_clear(self, row):
        return self.unpaid_all(row) == 0

    def pay(self, amount, event):
        self.received += amount
        if self.standing in ("writtenOff", "sold"):
            self.credit += self.collect(amount, event)
            return
        self.credit = self.spend(self.credit + amount, event)

    def collect(self, amount, event):
        for c in COMPONENTS if self.standing == "writtenOff" else []:
            owed = less(self.written_off[c], self.recovered[c])
            if amount > 0 and sum(owed) > 0:
                part = covered(owed, amount)
                self.recovered[c] = add(self.recovered[c], part)
                amount -= sum(part)
                self.lines.append([event, None, c, part])
        return amount

    def closing(self):
        total = {c: (0, 0) for c in COMPONENTS}
        for row in self.rows:
            for c in COMPONENTS:
                part = add(self.left(row, c), row.disputed[c])
                if row.payable > self.day:
                    if c == "ordinaryInterest":
                        earned = add(self.table_earned(row), row.brought[c])
                        part = less(earned, row.cleared(c))
                    elif c in ("fees", "insurance"):
                        part = less(row.brought[c], covered(row.brought[c], sum(row.cleared(c))))
                total[c] = add(total[c], part)
        return total

    def call_all(self):
        self.end_disputes()
        for row in self.rows:
            if row.payable > self.day:
                row.owed["ordinaryInterest"] = self.table_earned(row)
                row.before, row.since = row.owed["ordinaryInterest"][0], self.day
                row.called, row.holiday = self.day, None
                for c in ("fees", "insurance"):
                    paid = row.cleared(c)
                    row.owed[c] = less(paid, covered(row.brought[c], sum(paid)))

    def payoff(self, amount, event):
        due = sum(sum(x) for x in self.closing().values())
        if amount + self.credit >= due:
            self.call_all()
        self.pay(amount, event)

    def settle_again(self):
        if self.standing == "paidOff" and not all(self.is_clear(r) for r in self.rows):
            self.standing = "open"
        if self.standing == "open":
            if all(self.is_clear(r) for r in self.rows):
                self.standing = "paidOff"
            elif self.credit:
                self.credit = self.spend(self.credit, None)

    def collection_fee(self, net):
        row = next((r for r in self.rows if not self.is_clear(r)), None)
        if row is None or self.standing != "open":
            return
        row.owed["collectionFees"] = add(
            row.owed["collectionFees"], (net, half_even(net * self.t["ivaFees"])))
        self.credit = self.spend(self.credit, None)

    # Decisions.

    def waive(self, amount, c):
        if self.standing != "open":
            return
        for row in self.rows:
            if row.payable <= self.day and amount > 0 and sum(self.left(row, c)) > 0:
                part = covered(self.left(row, c), amount)
                row.relieved[c] = add(row.relieved[c], part)
                self.waived[c] = add(self.waived[c], part)
                amount -= sum(part)
        self.settle_again()

    def open_dispute(self, amount, number, event):
        row = next((r for r in self.rows if r.number == number), None)
        if row is None or self.standing != "open":
            return
        held = {}
        for c in TABLE:
            if amount > 0 and sum(self.left(row, c)) > 0:
                held[c] = covered(self.left(row, c), amount)
                amount -= sum(held[c])
        for c, part in held.items():
            row.disputed[c] = add(row.disputed[c], part)
        self.disputes[event] = (row, held)

    def close_dispute(self, event):
        if event not in self.disputes:
            return
        row, held = self.disputes.pop(event)
        fresh = self.overdue(row) == 0
        for c, part in held.items():
            row.disputed[c] = less(row.disputed[c], part)
        if fresh and self.day >= row.payable:
            row.asked_from = self.day
        self.settle_again()

    def end_disputes(self):
        for event in sorted(self.disputes):
            self.close_dispute(event)

    def take_back(self, amount, of):
        self.taken_back += amount
        amount = self.unapply(amount, of)
        used = min(self.credit, amount)
        self.credit -= used
        amount = self.unapply(amount - used, None)
        self.refunded_too_much += amount
        called = [r for r in self.rows if r.called and r.due > self.day and self.unpaid(r) > 0]
        if self.standing in ("open", "paidOff"):
            if called:
                for row in called:
                    row.called = None
                self.work_out_again(0)
            self.settle_again()
        else:
            self.relieve_all()
            self.credit = self.collect(self.credit, None)

    def unapply(self, amount, event):
        for line in reversed(list(self.lines)):
            if line[0] != event or amount <= 0:
                continue
            _, row, c, part = line
            have = self.recovered[c] if row is None else row.paid[c]
            part = covered((min(part[0], have[0]), min(part[1], have[1])), amount)
            if sum(part) <= 0:
                continue
            amount -= sum(part)
            if row is None:
                self.recovered[c] = less(self.recovered[c], part)
                continue
            nothing_asked = self.overdue(row) == 0
            if row.rewarded:
                given = self.reward(row)
                row.rewarded, self.rewarded = False, less(self.rewarded, given)
                amount += sum(given)
            row.paid[c] = less(row.paid[c], part)
            if nothing_asked:
                row.asked_from = self.day
        return amount

    # Modifications.

    def ahead(self):
        return [r for r in self.rows if r.payable > self.day and not r.replaced]

    def work_out_again(self, extra):
        """The dates to come, once more, for what they still have to repay and something more."""
        rows = self.ahead()
        if not rows:
            return
        left = sum(self.left_principal(r) for r in rows) + extra
        if left <= 0:
            return
        asked = [r for r in rows if not r.holiday]
        payment = annuity(left, self.rate, [r.days for r in asked])
        share = half_even(F(left, len(asked)))
        balance, kept = left, []
        for k, row in enumerate(rows):
            if balance <= 0:
                if self.is_touched(row):
                    self.close(row)
                    kept.append(row)
                continue
            base = left if self.method == "flat" else balance
            interest = half_even(base * self.rate * row.days / 360)
            principal = share if self.method == "flat" else payment - interest
            principal = 0 if row.holiday else max(0, min(principal, balance))
            if k == len(rows) - 1:
                principal = balance
            balance -= principal
            since = max(self.day, row.start)
            if since < row.end:
                today, self.day = self.day, since
                before = self.table_earned(row)[0]
                self.day = today
                rest = half_even(F(interest * (row.end - since).days,
                                   (row.end - row.start).days))
                interest, row.before, row.since = before + rest, before, since
            else:
                interest = row.owed["ordinaryInterest"][0]
            row.owed["ordinaryInterest"] = self.part(interest)
            row.owed["principal"] = (principal + row.cleared("principal")[0], 0)
            kept.append(row)
        self.rows = sorted(
            [r for r in self.rows if r not in rows] + kept, key=lambda r: r.payable)

    def is_touched(self, row):
        zero = (0, 0)
        return (any(row.cleared(c) != zero or row.brought[c] != zero for c in COMPONENTS)
                or row.owed["collectionFees"] != zero)

    def close(self, row):
        for c in TABLE:
            row.owed[c] = less(row.cleared(c), covered(row.brought[c], sum(row.cleared(c))))
        row.before, row.since = row.owed["ordinaryInterest"][0], self.day

    def new_table(self, dates, extra):
        """Other dates: what was earned is asked with the first of them."""
        ahead = self.ahead()
        pool = sum(self.left_principal(r) for r in ahead) + extra
        already = {c: (0, 0) for c in COMPONENTS}
        for row in ahead:
            for c in COMPONENTS:
                if c == "principal":
                    continue
                if c == "ordinaryInterest":
                    part = less(add(self.table_earned(row), row.brought[c]), row.cleared(c))
                elif c == "collectionFees":
                    part = self.left(row, c)
                elif c == "moratorio":
                    part = less(row.brought[c], row.cleared(c))
                else:
                    part = less(row.brought[c], covered(row.brought[c], sum(row.cleared(c))))
                already[c] = add(already[c], part)
        kept = [r for r in ahead if self.is_touched(r)]
        for row in kept:
            row.replaced, row.holiday = True, None
            for c in COMPONENTS:
                row.owed[c] = (0, 0) if c == "moratorio" else row.cleared(c)
                row.brought[c] = row.cleared(c) if c == "moratorio" else (0, 0)
            row.before, row.since = row.owed["ordinaryInterest"][0], self.day
        stay = [r for r in self.rows if r not in ahead]
        number = max([r.number for r in stay + kept] or [0])
        days = [n for _, _, n in dates]
        payment = annuity(pool, self.rate, days)
        share = half_even(F(pool, len(dates)))
        balance, start, rows = pool, self.day, []
        for k, (end, due, n) in enumerate(dates):
            if balance <= 0 and k > 0:
                break
            base = pool if self.method == "flat" else balance
            interest = half_even(base * self.rate * n / 360)
            principal = share if self.method == "flat" else payment - interest
            principal = max(0, min(principal, balance))
            if k == len(dates) - 1:
                principal = balance
            row = Row(number + k + 1, start, end, due, n)
            row.owed["principal"] = (principal, 0)
            row.owed["ordinaryInterest"] = self.part(interest)
            fee = self.t["installmentFee"]
            row.owed["fees"] = (fee, half_even(fee * self.t["ivaFees"]))
            balance, start = balance - principal, end
            rows.append(row)
        for c in COMPONENTS:
            rows[0].brought[c] = add(rows[0].brought[c], already[c])
        self.rows = sorted(stay + kept + rows, key=lambda r: r.payable)

    def lay(self, dates, extra=0):
        self.end_disputes()
        if dates:
            self.new_table(dates, extra)
        else:
            self.work_out_again(extra)

    def take_arrears(self):
        taken = {c: (0, 0) for c in COMPONENTS}
        for row in self.rows:
            if row.payable > self.day:
                continue
            parts = {c: self.left(row, c) for c in COMPONENTS}
            for c, part in parts.items():
                if c == "principal":
                    row.owed[c] = less(row.owed[c], part)
                else:
                    row.brought[c] = less(row.brought[c], part)
                taken[c] = add(taken[c], part)
        return taken

    def share_out(self, owed, rows):
        for c in COMPONENTS:
            nets, taxes = shares(owed[c][0], len(rows)), shares(owed[c][1], len(rows))
            for row, net, tax in zip(rows, nets, taxes):
                row.brought[c] = add(row.brought[c], (net, tax))

    def modify(self, kind, *words):
        if self.standing == "paidOff" and kind == "topup":
            self.standing = "open"
        if self.standing != "open":
            return
        getattr(self, kind)(*words)
        self.settle_again()

    def resched(self, rate, dates):
        self.rate = self.rate if rate is None else rate
        if self.ahead():
            if dates:
                self.end_disputes()
                self.new_table(dates, 0)
            else:
                self.work_out_again(0)

    def reamort(self):
        self.lay(None)

    def reage(self, dates):
        self.end_disputes()
        if not self.ahead() and not (dates and self.due_today()):
            return
        taken = self.take_arrears()
        principal, taken["principal"] = taken["principal"][0], (0, 0)
        self.lay(dates, principal)
        self.share_out(taken, [r for r in self.ahead() if not r.holiday])

    def restructure(self, components, dates):
        self.end_disputes()
        if not self.ahead() and not (dates and self.due_today()):
            return
        extra = 0
        for row in self.rows:
            for c in components:
                if row.payable <= self.day:
                    extra += self.capitalise(row, c)
        taken = self.take_arrears()
        extra, taken["principal"] = extra + taken["principal"][0], (0, 0)
        self.lay(dates, extra)
        self.share_out(taken, self.ahead()[:1])

    def capitalise(self, row, c):
        part = self.left(row, c)
        if sum(part) <= 0:
            return 0
        row.relieved[c] = add(row.relieved[c], part)
        self.capitalised[c] = add(self.capitalised[c], part)
        return sum(part)

    def topup(self, amount, dates):
        if not dates and not self.ahead():
            raise ValueError("a golden life tops up while there are instalments to come")
        self.lent += amount
        self.lay(dates, amount)

    def holiday(self, count, interest, further):
        self.end_disputes()
        last = self.rows[-1]
        start, number = last.end, last.number
        if not self.ahead():
            return
        for end, due, n in further or []:
            number += 1
            row = Row(number, start, end, due, n)
            fee = self.t["installmentFee"]
            row.owed["fees"] = (fee, half_even(fee * self.t["ivaFees"]))
            start = end
            self.rows.append(row)
        ahead = self.ahead()
        if len(ahead) == 1:
            return
        for row in ahead[:min(count, len(ahead) - 1)]:
            row.owed["fees"] = row.cleared("fees")
            row.holiday = interest
        self.work_out_again(0)

    def end_holiday(self, row):
        interest, row.holiday = row.holiday, None
        if interest == "capitalised":
            self.work_out_again(self.capitalise(row, "ordinaryInterest"))
            return
        part = self.left(row, "ordinaryInterest")
        if sum(part) <= 0:
            return
        row.brought["ordinaryInterest"] = less(row.brought["ordinaryInterest"], part)
        moved = {c: (0, 0) for c in COMPONENTS}
        moved["ordinaryInterest"] = part
        ahead = self.ahead()
        self.share_out(moved, ahead[:1] if interest == "deferred"
                       else [r for r in ahead if not r.holiday])

    def castigo(self):
        self.leave("writtenOff")

    def sale(self):
        self.leave("sold")

    def leave(self, standing):
        self.call_all()
        self.credit = self.spend(self.credit, None)
        if self.standing != "open":
            return
        self.standing = standing
        self.relieve_all()

    def relieve_all(self):
        total = self.written_off if self.standing == "writtenOff" else self.sold
        for row in self.rows:
            for c in COMPONENTS:
                row.disputed[c] = (0, 0)
                part = self.left(row, c)
                row.relieved[c] = add(row.relieved[c], part)
                total[c] = add(total[c], part)

    # What the day ends with.

    def foreseen(self):
        """The table to come as far as it can be told: skipped instalments give their interest
        away on their day."""
        import copy
        later = copy.deepcopy(self)
        for row in list(later.rows):
            if row.holiday:
                later.day = row.due
                later.end_holiday(row)
        return later

    def snapshot(self):
        closing = self.closing()
        applied = {c: (0, 0) for c in COMPONENTS}
        for row in self.rows:
            for c in COMPONENTS:
                applied[c] = add(applied[c], row.paid[c])
        applied["principal"] = add(applied["principal"], (self.prepaid, 0))
        late = sum(self.left_all(r) if r.payable <= self.day else sum(self.left(r, "collectionFees"))
                   for r in self.rows if r.late_since < self.day)
        behind = [r for r in self.rows
                  if r.late_since < self.day and self.overdue(r) > self.t["tolerance"][0]
                  and (self.day - r.late_since).days > self.t["tolerance"][1]]
        money = lambda parts: sum(sum(x) for x in parts.values())
        assert (self.received - self.taken_back + sum(self.rewarded) + self.refunded_too_much
                == money(applied) + money(self.recovered) + self.credit)
        assert (applied["principal"][0] + self.written_off["principal"][0]
                + self.sold["principal"][0] + closing["principal"][0]
                == self.lent + money(self.capitalised))
        return {
            "closing": closing, "applied": applied, "waived": self.waived,
            "capitalised": self.capitalised, "writtenOff": self.written_off,
            "recovered": self.recovered, "sold": self.sold, "due": self.due_today(),
            "pastDue": late, "credit": self.credit, "rewarded": sum(self.rewarded),
            "spared": sum(self.spared_today()[0]), "standing": self.standing,
            "daysPastDue": (self.day - behind[0].late_since).days if behind else 0}

    def table(self):
        """Each row to come: its number, day, principal, and everything it asks."""
        later = self.foreseen()
        rows = [r for r in later.rows if r.due > self.day]
        later.day = self.day
        return " ".join(f"{r.number}:{r.due}:{later.left_principal(r)}:{later.unpaid_all(r)}"
                        for r in rows)
