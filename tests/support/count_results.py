"""Prints "PASSED FAILED SKIPPED" of one report that `ctest --output-junit` wrote."""
import sys
import xml.etree.ElementTree as ElementTree


def outcome(case):
    if case.get("status") == "run":
        return "passed"
    # CTest says "notrun" both of a test that asked to be skipped and of one whose program is missing.
    skipped = case.find("skipped")
    asked = skipped is not None and skipped.get("message", "").startswith("SKIP_")
    return "skipped" if asked or case.get("status") == "disabled" else "failed"


def main():
    outcomes = [outcome(case) for case in ElementTree.parse(sys.argv[1]).getroot().iter("testcase")]
    print(*(outcomes.count(name) for name in ("passed", "failed", "skipped")))


main()
