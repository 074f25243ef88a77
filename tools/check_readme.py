#!/usr/bin/env python3
"""Runs the examples of a Markdown file and compares what they print with what the file shows.

    tools/check_readme.py PROGRAM FILE...

In a block fenced as ```console, a line `$ ./run ARGS` or `$ tacitus ARGS` (pipes and `cat` before
it included) is run in the folder of the file with PROGRAM in that place, and must print the lines
up to the next `$` or the end of the block. A shown line `...` stands for any lines, and `...` at the
end of a line for any rest of it. Commands that run nothing of ours are passed over.
"""
import re
import subprocess
import sys
from pathlib import Path

OURS = re.compile(r"(?:^|(?<=\| ))(?:\./run|(?:build/release/)?tacitus)(?= |$)")


def read_examples(markdown: str) -> list[tuple[int, str, list[str]]]:
    """The commands of all console blocks: line, command, shown lines."""
    examples: list[tuple[int, str, list[str]]] = []
    inside = False
    for number, line in enumerate(markdown.splitlines(), 1):
        if line.startswith("```"):
            inside = line.strip() == "```console"
        elif inside and line.startswith("$ "):
            examples.append((number, line[2:], []))
        elif inside and examples and examples[-1][0] < number:
            if examples[-1][1].endswith("\\") and not examples[-1][2]:
                examples[-1] = (examples[-1][0], examples[-1][1][:-1] + line.lstrip("> "), [])
            else:
                examples[-1][2].append(line)
    return examples


def matches(shown: list[str], printed: list[str]) -> bool:
    """True when the printed lines are those shown, `...` standing for any."""
    pattern = ""
    for line in shown:
        if line.strip() == "...":
            pattern += r"(?:.*\n)*"
        elif line.endswith("..."):
            pattern += re.escape(line[:-3]) + r".*\n"
        else:
            pattern += re.escape(line.rstrip()) + r"[ \t]*\n"
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def check(program: str, path: Path) -> list[str]:
    """What is wrong in one file, as `file:line: message`."""
    problems = []
    for line, command, shown in read_examples(path.read_text("utf-8")):
        if not OURS.search(command):
            continue
        run = subprocess.run(["bash", "-c", OURS.sub(lambda _: program, command)], text=True,
                             capture_output=True, cwd=path.parent, stdin=subprocess.DEVNULL,
                             timeout=120, check=False)
        printed = (run.stdout + run.stderr).splitlines()
        while shown and not shown[-1]:
            shown.pop()
        if not matches(shown, printed):
            problems.append(f"{path}:{line}: `{command}` prints otherwise:\n" + "\n".join(printed))
    return problems


def main() -> int:
    program = str(Path(sys.argv[1]).resolve())
    problems = [problem for name in sys.argv[2:] for problem in check(program, Path(name).resolve())]
    print("\n".join(problems) or "every example prints what it shows")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
