#!/usr/bin/env python3
"""Runs the examples of a Markdown file and compares what they print with what the file shows.

    tools/check_readme.py [--update] PROGRAM FILE...

In a block fenced as ```console, a line `$ ./run ARGS` or `$ tacitus ARGS` (pipes and `cat` before
it included) is run in the folder of the file with PROGRAM in that place, and must print the lines
up to the next `$` or the end of the block. A shown line `...` stands for any lines, and `...` at the
end of a line for any rest of it. Commands that run nothing of ours are passed over. With --update
the file takes over what is printed, cut where the shown lines were cut; look at it before you commit.
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


def run(program: str, command: str, folder: Path) -> list[str]:
    """The lines that an example prints."""
    done = subprocess.run(["bash", "-c", OURS.sub(lambda _: program, command)], text=True,
                          capture_output=True, cwd=folder, stdin=subprocess.DEVNULL,
                          timeout=120, check=False)
    return (done.stdout + done.stderr).splitlines()


def cut(shown: list[str], printed: list[str]) -> list[str]:
    """The printed lines, cut as the shown ones are: rests of lines and rests of outputs."""
    if "..." in shown:
        at = shown.index("...")
        return [*cut(shown[:at], printed[:at]), *shown[at:]]
    out = []
    for number, line in enumerate(printed):
        old = shown[number] if number < len(shown) else ""
        out.append(line[: len(old) - 3] + "..." if old.endswith("...") else line)
    return out


def check(program: str, path: Path, update: bool = False) -> list[str]:
    """What is wrong in one file, as `file:line: message`; `update` puts it right in the file."""
    problems = []
    lines = path.read_text("utf-8").splitlines()
    for line, command, shown in reversed(read_examples("\n".join(lines))):
        if not OURS.search(command):
            continue
        printed = run(program, command, path.parent)
        while shown and not shown[-1]:
            shown.pop()
        if matches(shown, printed):
            continue
        if update and lines[line - 1] == f"$ {command}":
            lines[line : line + len(shown)] = cut(shown, printed)
        else:
            problems.insert(0, f"{path}:{line}: `{command}` prints otherwise:\n" + "\n".join(printed))
    if update:
        path.write_text("\n".join(lines) + "\n", "utf-8")
    return problems


def main() -> int:
    update = sys.argv[1] == "--update"
    program, *names = sys.argv[2:] if update else sys.argv[1:]
    program = str(Path(program).resolve())
    problems = [p for name in names for p in check(program, Path(name).resolve(), update)]
    print("\n".join(problems) or "every example prints what it shows")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
