#!/usr/bin/env python3
"""Checks the sources against layers.txt: who includes whom, what is banned where, and how long files are.

Usage: check_layers.py [ROOT]. One line per finding, each with a hint; exit code 1 if there are any.
"""
import fnmatch
import os
import re
import sys
from pathlib import Path

SOURCE_FOLDERS = ("app", "core", "server", "tests", "ui")
SUFFIXES = (".h", ".hpp", ".c", ".cc", ".cpp")
WARN_LINES, FAIL_LINES = 300, 500
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
COMMENT_OR_TEXT = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', re.S)
QT_HEADER = re.compile(r"Q[A-Za-z0-9]+$|Qt[A-Za-z]*/|q[a-z]+\.h$")
QT_FOLDERS = ("/usr/include/x86_64-linux-gnu/qt6", "/usr/include/qt6", "/usr/include/aarch64-linux-gnu/qt6")


class Layers:
    """layers.txt as data: rows {folder: (project, anywhere, cpp only)}."""

    def __init__(self, path):
        self.rows, self.tests, self.libraries, self.long_files = {}, {}, {}, {}
        self.values, self.private = [], []
        section = None
        for line in path.read_text(encoding="utf-8").splitlines():
            line = line.strip()
            if line.startswith("[") and "|" not in line:
                section = line[1 : line.index("]")]
            elif line and not line.startswith("#"):
                self._add(section, line)
        for rows in (self.rows, self.tests):
            for folder, (project, anywhere, cpp) in rows.items():
                expanded = [name for entry in project for name in (self.values if entry == "[values]" else [entry])]
                rows[folder] = (expanded, anywhere, cpp)

    def _add(self, section, line):
        if section in ("layers", "tests"):
            folder, *cells = ([word for word in cell.split() if word != "-"] for cell in line.split("|"))
            rows = self.rows if section == "layers" else self.tests
            anywhere, cpp, project = cells
            rows[folder[0]] = (project, anywhere, cpp)
        elif section == "libraries":
            name, *patterns = line.split()
            self.libraries[name] = patterns
        elif section in ("values", "private headers"):
            (self.values if section == "values" else self.private).append(line)
        else:
            path, _, reason = line.partition(" ")
            self.long_files[path] = reason

    @staticmethod
    def _longest(rows, path):
        fitting = [folder for folder in rows if path == folder or path.startswith(folder + "/")]
        return max(fitting, key=len, default=None)

    def row_of(self, path):
        return self._longest(self.rows, path)

    def rights_of(self, path):
        """(row's name, project entries, libraries anywhere, libraries in .cpp) for a source file, or None."""
        folder = os.path.dirname(path)
        if not folder.startswith("tests"):
            row = self.row_of(folder)
            return (row, *self.rows[row]) if row else None
        mirrored = self.row_of(folder.removeprefix("tests/"))
        special = self._longest(self.tests, folder)
        if not mirrored and special == "tests" and folder not in ("tests/support", "tests/layout"):
            return None
        parts = [self.tests[special], self.tests["tests"]]
        if mirrored:
            parts += [self.rows[mirrored], ([mirrored], [], [])]
        project, anywhere, cpp = ([name for part in parts for name in part[i]] for i in range(3))
        return (folder, project + [folder], anywhere, cpp)

    def allows(self, row, project, header):
        folder = os.path.dirname(header)
        owner = folder if folder.startswith("tests") else self.row_of(folder)
        return header in project or (owner is not None and any(covers(entry, owner) for entry in [row, *project]))

    def library_of(self, header):
        if QT_HEADER.match(header):
            return qt_module(header)
        for name, patterns in self.libraries.items():
            if any(fnmatch.fnmatchcase(header, pattern) for pattern in patterns):
                return name
        return "std" if "/" not in header and not header.endswith((".h", ".hpp")) else None


def covers(entry, owner):
    """Whether an entry of the table stands for that row: "ui/*" is ui and every row below it."""
    if entry.endswith("/*"):
        return owner == entry[:-2] or owner.startswith(entry[:-1])
    return owner == entry or (entry.startswith("tests/") and owner.startswith(entry + "/"))


def qt_module(header):
    """The Qt module a header belongs to, as the installed headers say; QtUnknown where they do not."""
    if "/" in header:
        return header.split("/")[0]
    for folder in map(Path, QT_FOLDERS):
        for module in sorted(folder.glob("Qt*")):
            if (module / header).is_file():
                return module.name
    return "QtUnknown"


def project_include_hint(layers, header):
    rows = [row for row, (project, _, _) in layers.rows.items() if layers.allows(row, project, header)]
    if layers.row_of(header) is None and not header.startswith("tests/"):
        return "includes are written from the root, and no such folder is in layers.txt"
    return "it would be allowed in " + (", ".join(rows) or "no folder of the table")


def library_hint(layers, row, library):
    if library is None:
        return "no library of that header in layers.txt: add one there, with its reason in core/DECISIONS.md"
    where = []
    for name, (_, anywhere, cpp) in layers.rows.items():
        if library in anywhere:
            where.append(name)
        elif library in cpp:
            where.append(f"{name} (.cpp files)")
    if library in layers.tests["tests"][1]:
        where.append("tests")
    return f"{library} would be allowed in " + (", ".join(where) or "no folder of the table")


def check_include(layers, path, rights, kind, header):
    """The finding for one #include, or None."""
    row, project, anywhere, cpp = rights
    if header.startswith("../") or "/../" in header:
        return f'includes "{header}"; write it from the root, as "core/base/result.h"'
    if kind == '"' and (header.startswith("embedded/") or header.endswith(".moc")):
        return None
    if header.split("/")[0] in SOURCE_FOLDERS:
        if header in layers.private and os.path.dirname(header) != os.path.dirname(path).removeprefix("tests/"):
            return f'includes "{header}", a private header; it would be allowed in {os.path.dirname(header)}'
        if layers.allows(row, project, header):
            return None
        return f'includes "{header}", and {row} may not; {project_include_hint(layers, header)}'
    if kind == '"':
        return f'includes "{header}"; {project_include_hint(layers, header)}'
    if QT_HEADER.match(header) and path.startswith(("core/", "server/")):
        return f"includes <{header}>: no Qt in core or server; {library_hint(layers, row, layers.library_of(header))}"
    library = layers.library_of(header)
    inside = path.endswith(".cpp") or path in layers.private
    if library == "std" or library in anywhere or (inside and library in cpp):
        return None
    place = "only in .cpp files and [private headers]" if library in cpp else "not"
    return f"includes <{header}>, which {row} may {place}; {library_hint(layers, row, library)}"


NO_TESTS = ("app/", "core/", "server/", "ui/")
# The one place that waits for a thread, at the end of the program; and where no person sits before the window.
MAY_WAIT = ("ui/session/task_runner.cpp", "ui/frame/screenshots.cpp")
WAITING = re.compile(r"\b(processEvents|waitForFinished)\s*\(")
BANNED = (
    # pattern, where it is banned, what to do
    (
        re.compile(r"\b(Q_OBJECT|Q_GADGET|Q_NAMESPACE)\b"),
        ("core/", "server/"),
        "no Qt in core or server; it would be allowed in ui, app/desktop",
    ),
    (
        re.compile(r"(?<!Application::)\binstance\s*\(\s*\)"),
        NO_TESTS,
        "no singletons: pass the object from the composition root, app/desktop or app/cli",
    ),
    (
        WAITING,
        NO_TESTS,
        "the interface thread never waits: use ui/session's task runner; it would be allowed in tests",
    ),
)


def without_comments_and_text(source):
    """The same lines with comments and string literals blanked, so that prose is not judged."""
    return COMMENT_OR_TEXT.sub(lambda match: "\n" * match.group(0).count("\n"), source)


def check_file(layers, root, path):
    """Yields (line, message, is a warning)."""
    source = (root / path).read_text(encoding="utf-8")
    lines = source.count("\n")
    if lines > FAIL_LINES and path not in layers.long_files:
        hint = "split it, or name it with a reason under [long files]"
        yield 0, f"has {lines} lines, more than {FAIL_LINES}: {hint}", False
    elif lines > WARN_LINES:
        yield 0, f"has {lines} lines; {WARN_LINES} is long", True
    rights = layers.rights_of(path)
    if rights is None:
        folder = os.path.dirname(path)
        yield 0, f"lies in {folder}, a folder that layers.txt does not know: add a row or move it", False
        return
    for number, line in enumerate(source.splitlines(), 1):
        if match := INCLUDE.match(line):
            if finding := check_include(layers, path, rights, *match.groups()):
                yield number, finding, False
    for number, line in enumerate(without_comments_and_text(source).splitlines(), 1):
        for pattern, folders, hint in BANNED:
            if pattern is WAITING and path in MAY_WAIT:
                continue
            if path.startswith(folders) and (match := pattern.search(line)):
                yield number, f"uses {match.group(0)}: {hint}", False


def source_files(root):
    for folder in SOURCE_FOLDERS:
        for base, _, names in os.walk(root / folder):
            for name in sorted(names):
                if name.endswith(SUFFIXES):
                    yield str((Path(base) / name).relative_to(root))


def report(layers, root, path):
    """What there is to say about one file, as lines; a warning begins with "warning: "."""
    for line, message, warning in check_file(layers, root, path):
        place = f"{path}:{line}:" if line else path
        yield f"{'warning: ' if warning else ''}{place} {message}."


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]).resolve()
    layers = Layers(root / "tests/layout/layers.txt")
    failures = 0
    for path in sorted(source_files(root)):
        for line in report(layers, root, path):
            failures += not line.startswith("warning: ")
            print(line)
    for path in (*layers.long_files, *layers.private):
        if not (root / path).is_file():
            failures += 1
            print(f"tests/layout/layers.txt: names {path}, which is not there.")
    print(f"{failures} finding(s)")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
