#!/usr/bin/env python3
"""check_report.py REPORT.html: reads the page as XML and as HTML and prints what is wrong with it, exit 1: not well formed,
an element or attribute that can run or load something, an address outside the page, a link or pattern without a target, a
chart without words, rows of unequal length, a "nan". Standard library only."""
import html.parser
import re
import sys
import xml.dom.minidom

ELEMENTS = set("""html head meta title style body main p h1 h2 h3 h4 strong b i small code a br span ul li table thead tbody tr th td
div section header footer figure figcaption details summary dl dt dd svg defs pattern rect line text circle polygon polyline
title""".split())
ATTRIBUTES = set("""lang charset name content class style id href role aria-label aria-hidden viewBox open x y x1 y1 x2 y2 r cx cy
width height points fill patternUnits patternTransform""".split())
VOID = {"meta", "br"}


class Balance(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else at {self.getpos()}")


def words_of(node):
    if node.nodeType == node.TEXT_NODE:
        return node.data
    return "".join(words_of(child) for child in node.childNodes)


def cells_in(row):
    return [n for n in row.childNodes if n.nodeType == n.ELEMENT_NODE and n.tagName in ("td", "th")]


def main():
    with open(sys.argv[1], encoding="utf-8", errors="strict") as f:
        text = f.read()
    wrong = []
    balance = Balance()
    balance.feed(text)
    balance.close()
    wrong += balance.wrong + [f"<{tag}> is never closed" for tag in balance.open]
    page = xml.dom.minidom.parseString(text.encode())
    everything = page.getElementsByTagName("*")
    ids = [e.getAttribute("id") for e in everything if e.hasAttribute("id")]
    wrong += [f"id {i} twice" for i in sorted(set(ids)) if ids.count(i) > 1]
    for e in everything:
        if e.tagName not in ELEMENTS:
            wrong.append(f"<{e.tagName}> has no place in a report")
        for name, value in e.attributes.items():
            if name not in ATTRIBUTES:
                wrong.append(f"attribute {name} has no place in a report")
            target = value[1:] if name == "href" and value.startswith("#") else None
            if name == "href" and target is None:
                wrong.append(f"a link leads out of the page: {value}")
            if name == "fill":
                target = re.fullmatch(r"url\(#(.+)\)", value).group(1)
            if target is not None and target not in ids:
                wrong.append(f"nothing has the id {target}")
            if name in ("x", "y", "x1", "y1", "x2", "y2", "r", "cx", "cy", "width", "height") and not re.fullmatch(r"-?\d+(\.\d+)?", value):
                if name != "width" or e.tagName != "meta":
                    wrong.append(f"{e.tagName} {name}={value}")
            if name == "points" and not re.fullmatch(r"(-?\d+\.\d,-?\d+\.\d ?)*", value):
                wrong.append(f"points={value[:80]}")
    for chart in page.getElementsByTagName("svg"):
        if chart.getAttribute("aria-hidden") != "true" and len(chart.getAttribute("aria-label")) < 20:
            wrong.append("a chart without words")
        for child in chart.getElementsByTagName("text"):
            if child.getAttribute("class") in ("tx", "tx target") and not -20 <= float(child.getAttribute("x")) <= 960:
                wrong.append("a label outside its chart")
        labels = [c for c in chart.getElementsByTagName("text") if c.getAttribute("class").startswith("tx")]
        ticks = [c for c in chart.getElementsByTagName("text") if c.getAttribute("class") == "ty"]
        if len(labels) > 8 or len(ticks) > 8:
            wrong.append(f"a chart with {len(labels)} and {len(ticks)} ticks")
    for table in page.getElementsByTagName("table"):
        lengths = {len(cells_in(row)) for row in table.getElementsByTagName("tr")}
        if len(lengths) != 1:
            wrong.append(f"rows of {sorted(lengths)} cells in one table")
    words = words_of(page.getElementsByTagName("body")[0]).lower()
    wrong += [f"the page says '{m}'" for m in re.findall(r"\b-?(?:nan|inf|infinity)\b", words)]
    style = words_of(page.getElementsByTagName("style")[0])
    wrong += [f"the style loads something: {m}" for m in re.findall(r"@import|url\(|expression|https?:", style)]
    print("\n".join(wrong) or "fine")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
