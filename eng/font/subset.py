"""Makes src/Figures/Fonts from Liberation Sans 2 (SIL Open Font License 1.1), which is as wide as Arial and Helvetica.

python3 eng/font/subset.py FOLDER_OF_LIBERATION_SANS     (needs fonttools and brotli)

The licence reserves the name Liberation for the unchanged font, so the subset has a name of its own.
"""

import sys
from fontTools import subset
from fontTools.ttLib import TTFont

DRAWN = (
    "0020-007E 00A0-017F 0192 02C6 02DA 02DC 0370-03FF 0400-052F 1E00-1EFF 2000-206F 2070-209F 20A0-20BF 2100-214F "
    "2190-2199 2200-2265 25A0-25CF FFFD"
)
IN_PAGES = (
    "0020-007E 00A0-017F 0400-045F 0490-0491 04AE-04AF 04D8-04E9 2010-2026 202F 2030 20AC 2190-2193 2212 2248 2264-2265 "
    "0394 03A3 03B1-03C9"
)
NARROW_SPACE, SPACE = 0x202F, 0x20


def code_points(ranges):
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def make(folder, weight, ranges, extension):
    font = TTFont(f"{folder}/LiberationSans-{weight}.ttf")
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.drop_tables += ["FFTM"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points(ranges))
    subsetter.subset(font)
    names = {1: "TradeSim Sans", 3: f"TradeSim Sans {weight}", 4: f"TradeSim Sans {weight}", 6: f"TradeSimSans-{weight}", 16: "TradeSim Sans"}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID == 7:  # the trademark, which is about the reserved name
            font["name"].names.remove(record)
    for table in font["cmap"].tables:  # French and German thousands are parted by it
        if table.isUnicode() and NARROW_SPACE not in table.cmap:
            table.cmap[NARROW_SPACE] = table.cmap[SPACE]
    font.flavor = "woff2" if extension == "woff2" else None
    font.save(f"src/Figures/Fonts/TradeSimSans-{weight}.{extension}")


for weight in ("Regular", "Bold"):
    make(sys.argv[1], weight, DRAWN, "ttf")
    make(sys.argv[1], weight, IN_PAGES, "woff2")
