"""Writes factcheck/lexicon/data/currencies.json from CLDR: the codes in use and their English names.

Run it with the development dependencies installed; ``--check`` only says whether the file is up to date.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from babel import Locale
from babel.core import get_global

TARGET = Path(__file__).parent / "data" / "currencies.json"
# Read in texts though they are nobody's legal tender now.
ALSO = {
    *("ATS", "BEF", "BGN", "DEM", "EEK", "ESP", "FIM", "FRF", "GRD", "HRK", "IEP", "ITL", "LTL", "LVL", "NLG", "PTE"),
    *("BTC", "CNH", "ETH"),
}
EXTRA = {"BTC": "Bitcoin", "ETH": "Ether", "CNH": "Offshore Yuan"}
# Codes that are also English words or other names in capitals.
NOT_CODES = {"ALL", "TOP", "TRY", "CUP", "MOP", "PEN", "GEL", "LAK", "MAD", "SOS", "ANG", "AMD", "BAM", "COP"}


def currencies() -> dict[str, object]:
    """The table that stands in the data file."""
    used = {
        code
        for territory in get_global("territory_currencies").values()
        for code, _, end, tender in territory
        if tender and end is None
    }
    locale = Locale("en")
    names: dict[str, str] = {}
    for code in sorted(used | ALSO):
        written = EXTRA.get(code) or str(locale.currencies.get(code, ""))
        name = re.sub(r"\s*\(.*?\)", "", written).lower().strip()
        if name and len(name.split()) <= 4:
            names.setdefault(name, code)
    return {"codes": sorted(used | ALSO), "words": sorted(NOT_CODES & used), "names": dict(sorted(names.items()))}


def written() -> str:
    """The text of the data file."""
    return json.dumps(currencies(), ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """0 when the file is written or, with ``--check``, up to date."""
    text = written()
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == text:
        return 0
    print(f"{TARGET.name} differs; run: python -m factcheck.lexicon.make_currencies", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
