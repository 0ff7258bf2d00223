"""A loan of any method, day count and grace, lived one day at a time.

`walk.py` says what a day costs and what money pays; this says what each period earns, who asks it,
and what a prepayment or another rate leaves to ask. Terms are read in the form in which contracts
are kept; the table that was signed is that of `contract.py`, and so are the rows asked again.
"""

from fractions import Fraction as F

from contract import NAMED, USUAL, asks, balloon_of, interest, run
from make_golden import half_even
from walk import Walk

PERIOD = ("start", "end", "due", "days", "time", "usual", "spares", "defers")


class Earned:
    """The interest of one period: evenly, a day as good as another."""

    def __init__(self, row, whole):
        self.start, self.end = row["start"], row["end"]
        self.since, self.before, self.net = self.start, 0, whole

    def by(self, day):
        if day >= self.end:
            return self.net
        if day <= self.since:
            return self.before
        passed = F((day - self.since).days, (self.end - self.since).days)
        return self.before + half_even((self.net - self.before) * passed)

    def again(self, day, whole):
        """What was earned stays; the days to come earn their part of what a whole period now does.
        """
        since = max(day, self.start)
        if since >= self.end:
            return
        rest = F((self.end - since).days, (self.end - self.start).days)
        before = self.by(since)
        self.since, self.before, self.net = since, before, before + half_even(whole * rest)


def days_of_year(accrual):
    """Of lateness, of which only the days are known."""
    return {"actual364": 364, "actual365": 365, "actualActual": 365}.get(accrual, 360)


def read(terms):
    """The terms in full, as `contract.py` and `walk.py` name them."""
    t = {**USUAL, **terms}
    if isinstance(t["frequency"], str):
        t["frequency"] = NAMED[t["frequency"]]
    # A share of the loan is that sum for as long as the loan lives.
    if balloon_of(t, t["principal"]):
        t["method"] = {"balloon": {"fixed": {"amount": balloon_of(t, t["principal"])}}}
    late = terms.get("moratorio", {})
    return {
        **t, "rate": F(t["annualRate"], 10**6), "iva": F(t["ivaOnInterest"], 10**6),
        "ivaFees": F(t["ivaOnFees"], 10**6), "moratorio": F(t["moratorioAnnualRate"], 10**6),
        "year": days_of_year(t["accrual"]), "base": late.get("base", "overduePrincipal"),
        "graceDays": late.get("graceDays", 0), "cap": None, "beside": False, "lateFee": None,
        "reward": None, "tolerance": (0, 0)}


class MethodWalk(Walk):
    def __init__(self, terms, rows):
        super().__init__(read(terms), [
            {**row, "number": k + 1, "interestIVA": row["iva"], "fees": row["charged"]["fee"][0],
             "feesIVA": row["charged"]["fee"][1]} for k, row in enumerate(rows)])
        self.day = rows[0]["start"]
        own = [Earned(r, interest(self.t, r["base"], r["time"])) for r in rows]
        self.hand_out(self.rows, rows, own)
        assert [r.owed["ordinaryInterest"][0] for r in self.rows] == [r["interest"] for r in rows]

    # Interest.

    def hand_out(self, rows, periods, earned):
        """Who asks the interest of each period: its own row, or the first that puts none off. The
        last one does, whatever its grace."""
        last, asking = rows[-1], []
        for row, period in zip(rows, periods):
            row.period, row.asks = {key: period[key] for key in PERIOD}, []
            if not period["defers"] or row is last:
                asking.append(row)
        for one in earned:
            next((row for row in asking if one.end <= row.end), last).asks.append(one)
        for row in rows:
            row.owed["ordinaryInterest"] = self.part(sum(one.net for one in row.asks))

    def table_earned(self, row):
        return self.part(sum(one.by(self.day) for one in row.asks))

    # What changes the table.

    def prepay(self, choice):
        """What is left once everything due is paid goes to principal: the same payments end
        sooner, or the same dates ask less."""
        opened = sum(self.left_principal(row) for row in self.ahead())
        if self.standing != "open" or not self.credit:
            return
        if self.credit >= opened:
            if self.credit >= sum(sum(part) for part in self.closing().values()):
                self.call_all()
                self.credit = self.spend(self.credit, None)
            return
        left = opened - self.credit
        self.prepaid, self.credit = self.prepaid + self.credit, 0
        self.ask_again(self.ahead(), left, opened if choice == "shorten" else left)

    def change_rate(self, millionths):
        """What was earned stays at the rate before it: all of it, where the period is over."""
        earning = [row for row in self.ahead() if row.end > self.day]
        left = sum(self.left_principal(row) for row in earning)
        if self.standing == "open" and left:
            self.t["annualRate"] = millionths
            self.ask_again(earning, left, left)

    def ask_again(self, ahead, left, planned):
        """The dates to come repay what is left, with the payments of what is planned."""
        periods = [{**row.period, "usual": row.period["time"]} for row in ahead]
        again = run(self.t, left, asks(self.t, planned, periods), periods)
        kept, over = ahead[:len(again)], ahead[len(again):]
        earned = [one for row in ahead for one in row.asks]
        for one in earned:
            new = next((new for new in again if new["start"] == one.start), None)
            if new or one.start >= kept[-1].end:
                one.again(self.day, interest(self.t, new["base"], new["time"]) if new else 0)
        for row, new in zip(kept, again):
            row.owed["principal"] = (new["principal"] + row.cleared("principal")[0], 0)
        self.hand_out(kept, periods, [one for one in earned if one.end <= kept[-1].end or one.net])
        assert not any(self.is_touched(row) for row in over)
        self.rows = [row for row in self.rows if row not in over]
