"""The table of dmn-bench by pySFeel, a FEEL engine in Python: each rule as one expression, asked in
turn until one is true. It has no tables and keeps nothing compiled, so that is how it is used.

    python3 -m venv /tmp/peer && /tmp/peer/bin/pip install pySFeel
    PEER=/tmp/peer/bin/python scripts/bench dmn
"""
import time

import pySFeel

PRODUCTS = ["nomina", "simple", "grupal"]
parser = pySFeel.SFeelParser()


def decide(place):
    score, product = 405 + place // 3 * 40, PRODUCTS[place % 3]
    for rule in range(30):
        low = 400 + rule // 3 * 40
        text = (
            f'({score} in [{low}..{low + 40})) and (12000 > 3000) and (34 in [18..75]) and (18 >= 6)'
            f' and ("{product}" = "{PRODUCTS[rule % 3]}") and ("Jalisco" != "X") and (24 <= 48)'
        )
        if parser.sFeelParse(text)[1] is True:
            return rule + 1
    return None


best = float("inf")
for _ in range(5):
    started = time.process_time()
    for place in range(30):
        assert decide(place) == place + 1, place
    best = min(best, time.process_time() - started)
print(f"the same by pySFeel: {round(30 / best)} decisions/s")
