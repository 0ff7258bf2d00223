"""Invented people whose keys hold their own rules and belong to nobody."""

import random

_CURP = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
_RFC = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"


class Person:
    """Ana García López, born on a day of her own."""

    given, paternal, maternal = "Ana", "García", "López"

    def __init__(self, state="DF", seed=None):
        chance = random.Random(seed)
        born = f"{chance.randrange(70, 99)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
        homonym = chance.choice("123456789")
        self.phone = "55" + "".join(chance.choices("0123456789", k=8))
        curp = f"GALA{born}M{state}RPN0"
        self.curp = curp + _curp_digit(curp)
        rfc = f"GALA{born}{chance.choice('ABCDEFGHJK')}{homonym}"
        self.rfc = rfc + _rfc_digit(rfc)
        # The sandbox bank has plans of its own for accounts that end in 810 or more.
        account = "012180" + "".join(chance.choices("0123456789", k=8)) + "0"
        account += "".join(chance.choices("0123456789", k=2))
        self.clabe = account + _clabe_digit(account)
        self.state = state


def _curp_digit(seventeen):
    total = sum(_CURP.index(one) * (18 - place) for place, one in enumerate(seventeen))
    return str(-total % 10)


def _rfc_digit(twelve):
    total = sum(_RFC.index(one) * (13 - place) for place, one in enumerate(twelve))
    return {11: "0", 10: "A"}.get(11 - total % 11, str(11 - total % 11))


def _clabe_digit(seventeen):
    total = sum(int(one) * weight % 10 for one, weight in zip(seventeen, [3, 7, 1] * 6))
    return str(-total % 10)
