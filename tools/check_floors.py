#!/usr/bin/env python3
"""Says where the code leaves the plan of the house (ARCHITECTURE.md, CONTRIBUTING.md).

    tools/check_floors.py [ROOT]

Prints one line `file:line: message` for each break of these rules and exits 1 if there is any:

- a file includes its own room and lower ones only; rooms of one floor do not know each other;
- below `io` nothing touches files, clock, threads, environment or standard output;
- a third-party header is included in one room only;
- a file has at most 600 lines;
- two headers do not define types of one name: programs that know both break without a word;
- every .cc in src/ has a test: x_test.cc or xs_test.cc beside x.cc or x_y.cc, or a line with a
  reason in tools/untested.txt.

Tests, and headers that only tests include, may read files.
"""
import re
import sys
from pathlib import Path

FLOORS = {"base": 0, "lexicon": 1, "ml": 1, "stages": 2, "engine": 3, "io": 4, "store": 4, "server": 5,
          "cli": 6}
PUBLIC_HEADERS = {"engine.h": "engine", "io.h": "io", "store.h": "store"}  # all others: base
IO_FLOOR = FLOORS["io"]
WORLD_HEADERS = {"iostream", "fstream", "filesystem", "thread", "mutex", "cstdio", "stdio.h",
                 "unistd.h", "fcntl.h"}
WORLD_CALLS = re.compile(r"\b(?:getenv|now|system|std::(?:cout|cerr|cin))\b(?:\s*\(|\s*<<|\s*>>)")
SYSTEM_HEADERS = re.compile(r"sys/|(?:immintrin|cpuid|unistd|fcntl|signal|poll)\.h$")
TEST_HEADERS = re.compile(r"(?:gtest|gmock|benchmark)/")
MAX_LINES = 600
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')
NAMESPACE = re.compile(r"(?:inline )?namespace (?:([\w:]+) )?{$")
TYPE = re.compile(r"(?:template <[^>]*> )?(?:struct|class|enum(?: class)?) (\w+)(?: final)?(?: : [^;]*)? {")
CHECKED = {".cc", ".h", ".py", ".sh", ".bats", ".ts", ".css"}
FOLDERS = ("include", "src", "tests", "bench", "fuzz", "tools", "training", "python", "web/src")


def room_of(path: str) -> str | None:
    """The room that a path below the root belongs to, or None for one outside the house."""
    parts = path.split("/")
    if parts[0] == "include":
        return PUBLIC_HEADERS.get(parts[-1], "base")
    return parts[1] if parts[0] == "src" and len(parts) > 2 else None


def strip_comment(line: str) -> str:
    """The line without what stands after //, unless that is in a string."""
    found = re.match(r'(?:[^"/]|"(?:[^"\\]|\\.)*"|/(?!/))*', line)
    return found.group(0) if found else line


def find_production(root: Path, paths: list[str]) -> set[str]:
    """The files that are not tests, and the headers that they include, directly or not."""
    waiting = [path for path in paths if path.endswith(".cc") and not path.endswith("_test.cc")]
    found = set(waiting)
    while waiting:
        text = (root / waiting.pop()).read_text("utf-8")
        for name in re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', text, re.MULTILINE):
            path = ("include/" if name.startswith("tacitus/") else "src/") + name
            if path not in found and (root / path).is_file():
                found.add(path)
                waiting.append(path)
    return found


def check_include(path: str, name: str, mark: str, third_party: dict[str, dict[str, str]],
                  place: str, is_test: bool) -> str | None:
    """What is wrong with one #include of the file, or None. Notes third-party headers."""
    room = room_of(path)
    if room is None:
        return None
    if mark == '"' or name.startswith("tacitus/"):
        target = room_of("include/" + name if name.startswith("tacitus/") else "src/" + name)
        if target is None or target == room:
            return None
        if target not in FLOORS:
            return f'"{name}" is in no room of the house'
        if FLOORS[target] >= FLOORS[room]:
            return f'{room} must not include "{name}": {target} is not on a lower floor'
        return None
    if name in WORLD_HEADERS and FLOORS[room] < IO_FLOOR and not is_test:
        return f"<{name}> below io: pass bytes in, let io and the doors touch the world"
    is_standard = "." not in name and "/" not in name
    if not (is_standard or SYSTEM_HEADERS.match(name) or (is_test and TEST_HEADERS.match(name))):
        third_party.setdefault(name.split("/")[0], {}).setdefault(room, place)
    return None


def check_file(root: Path, path: str, third_party: dict[str, dict[str, str]],
               is_test: bool) -> list[str]:
    """The breaks in one file, as `file:line: message`."""
    problems = []
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    if len(lines) > MAX_LINES:
        problems.append(f"{path}:{MAX_LINES + 1}: {len(lines)} lines; at most {MAX_LINES}, "
                        "so it is two things")
    room = room_of(path)
    if room is None or Path(path).suffix not in {".cc", ".h"}:
        return problems
    if room not in FLOORS:
        return problems + [f"{path}:1: {room} is no room of the house"]
    for number, line in enumerate(lines, 1):
        include = INCLUDE.match(line)
        if include:
            message = check_include(path, include[2], include[1], third_party, f"{path}:{number}",
                                    is_test)
            if message:
                problems.append(f"{path}:{number}: {message}")
        elif FLOORS[room] < IO_FLOOR and not is_test:
            call = WORLD_CALLS.search(strip_comment(line))
            if call:
                problems.append(f"{path}:{number}: {call[0].strip()} below io")
    return problems


def find_types(text: str) -> list[tuple[int, str]]:
    """Line and full name of each class, struct and enum of a namespace that other files see; an
    own namespace without a name hides its types."""
    spaces: list[str] = []
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        opened = NAMESPACE.match(line)
        if opened:
            spaces.append(opened[1] or "")
        elif line.startswith("}  // namespace"):
            spaces.pop()
        else:
            defined = TYPE.match(line)
            if defined and "" not in spaces:
                found.append((number, "::".join([*spaces, defined[1]])))
    return found


def check_types(root: Path, paths: list[str]) -> list[str]:
    """The types that two files define under one name."""
    first: dict[str, str] = {}
    problems = []
    for path in paths:
        if not path.startswith(("include/", "src/")) or not path.endswith((".cc", ".h")):
            continue
        for number, name in find_types((root / path).read_text("utf-8")):
            if name in first:
                problems.append(f"{path}:{number}: {name} is defined at {first[name]}, too")
            first.setdefault(name, f"{path}:{number}")
    return problems


def check_tests(root: Path, paths: list[str]) -> list[str]:
    """The .cc files without a test and without a reason, and the reasons without a file."""
    listing = root / "tools/untested.txt"
    reasons: dict[str, int] = {}
    problems = []
    text = listing.read_text("utf-8") if listing.exists() else ""
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            path, _, reason = line.partition("\t")
            reasons[path] = number
            if not reason.strip():
                problems.append(f"tools/untested.txt:{number}: {path} is listed without a reason")
    known = set(paths)
    for path in paths:
        if not path.startswith("src/") or not path.endswith(".cc") or path.endswith("_test.cc"):
            continue
        stem = path.removesuffix(".cc")
        parts = stem.split("_")
        tested = any("_".join(parts[:n]) + ending in known for n in range(1, len(parts) + 1)
                     for ending in ("_test.cc", "s_test.cc"))
        listed = reasons.pop(path, None)
        if tested and listed:
            problems.append(f"tools/untested.txt:{listed}: {path} has a test now")
        elif not tested and not listed:
            problems.append(f"{path}:1: no {Path(stem).name}_test.cc, and no reason in "
                            "tools/untested.txt")
    return problems + [f"tools/untested.txt:{n}: there is no {path}" for path, n in reasons.items()]


def check(root: Path) -> list[str]:
    """All breaks below the root, by file and line."""
    paths = sorted(file.relative_to(root).as_posix() for folder in FOLDERS
                   for file in (root / folder).rglob("*")
                   if file.suffix in CHECKED and "node_modules" not in file.parts)
    third_party: dict[str, dict[str, str]] = {}
    production = find_production(root, paths)
    problems = [problem for path in paths
                for problem in check_file(root, path, third_party, path not in production)]
    for name, rooms in third_party.items():
        if len(rooms) > 1:
            problems += [f"{place}: <{name}> is included in {len(rooms)} rooms "
                         f"({', '.join(rooms)}); one may" for place in rooms.values()]
    return problems + check_types(root, paths) + check_tests(root, paths)


def main() -> int:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
    problems = check(root)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
