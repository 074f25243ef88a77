#!/usr/bin/env python3
"""Scores time expressions against the English cases of the Recognizers-Text date-time specifications.

    tools/score_times.py PROGRAM FOLDER [--errors] [--exact]

FOLDER holds DateParser.json, DatePeriodParser.json and DateTimeModel.json. Counted are, in cases
with nothing but dates and ranges of dates, the expressions whose TIMEX names a day, a week, a
month or a year. One is right when one of ours that overlaps it has the interval of one of its
readings, the past or the future one, or the whole unit that the TIMEX names ("the end of 2003");
or, for what counts weeks, months or years ("two weeks ago", "in two weeks"), a week, month or year
that holds the day; with --exact the day alone. Of dates with "before" or "after" the day counts. The
folder is not part of the project: without it nothing is scored, and the exit code is 0.
"""
import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

FILES = ("DateParser.json", "DatePeriodParser.json", "DateTimeModel.json")
KINDS = ("date", "daterange")
# A day, a week (or its weekend), a month, a year; X where the text leaves a part open.
UNIT = re.compile(r"[\dX]{4}(-(\d\d|XX)(-(\d\d|XX|W[\dX]{2}|WXX-\d(-#\d)?))?|-W[\dX]{2}(-(\d|WE))?)?")
# What counts weeks, months or years from some day.
COUNTED = re.compile(r"(week|month|year|fortnight)s? (ago|later|from|after|before)|"
                     r"^in [\w ]*(week|month|year|fortnight)s?")
KEYS = {"date": "value", "startDate": "start", "endDate": "end"}

Reading = tuple[date | None, date | None]  # first day, day after the last


def to_reading(value: dict[str, str]) -> Reading | None:
    """The interval of one reading, or None when it names none."""
    value = {KEYS.get(key, key): day for key, day in value.items()}
    if "value" in value:
        day = date.fromisoformat(value["value"][:10])
        if value.get("Mod") in ("before", "until"):
            return None, day
        if value.get("Mod") in ("after", "since"):
            return day, None
        return day, day + timedelta(1)
    begin, end = value.get("start"), value.get("end")
    if not begin and not end:
        return None
    return (date.fromisoformat(begin[:10]) if begin else None,
            date.fromisoformat(end[:10]) if end else None)


def unit_of(timex: str) -> Reading | None:
    """The whole year, month or week of a TIMEX without open parts."""
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", timex):
        begin = date.fromisocalendar(int(week[1]), min(int(week[2]), 52), 1)
        return begin, begin + timedelta(7)
    if not re.fullmatch(r"\d{4}(-\d\d)?", timex):
        return None
    year, month = int(timex[:4]), int(timex[5:] or 0)
    if not 1 <= year < 9999 or month > 12:
        return None
    last = month or 12
    return (date(year, month or 1, 1),
            date(year + 1, 1, 1) if last == 12 else date(year, last + 1, 1))


def readings(result: dict) -> list[Reading]:
    """All readings of one expected expression; none when a reading is no date."""
    if "Resolution" in result:
        values = result["Resolution"].get("values", [])
        timexes = [value.get("timex", "") for value in values]
    else:
        value = result.get("Value") or {}
        values = [value.get("PastResolution", {}), value.get("FutureResolution", {})]
        timexes = [value.get("Timex", "")]
    if not all(UNIT.fullmatch(timex) for timex in timexes):
        return []
    out = []
    for value in values:
        try:
            reading = to_reading(value)
        except ValueError:  # "not resolved", or a day beyond the calendar
            return []
        if reading is None:
            return []
        out.append(reading)
    return out + [unit for timex in timexes if (unit := unit_of(timex))]


def read_cases(folder: Path) -> list[tuple[str, str, list[tuple[int, int, list[Reading]]]]]:
    """(text, day, expected spans in characters with their readings), each text and day once."""
    cases = {}
    for name in FILES:
        for case in json.loads((folder / name).read_text("utf-8-sig")):
            day = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
            expected = []
            for result in case.get("Results", []):
                kind = (result.get("TypeName") or result.get("Type") or "").split(".")[-1]
                if kind not in KINDS:
                    expected = []
                    break
                found = readings(result)
                if not found:
                    continue
                end = result["End"] + 1 if "End" in result else result["Start"] + result["Length"]
                expected.append((result["Start"], end, found))
            if expected and day:
                cases.setdefault((case["Input"], day), expected)
    return [(text, day, expected) for (text, day), expected in cases.items()]


def agrees(ours: Reading, theirs: Reading, counted: bool) -> bool:
    """True when two intervals are the same, an open end fitting any."""
    if counted and theirs[0] and ours[0] <= theirs[0] < ours[1] and ours[1] - ours[0] > timedelta(1):
        return True
    begin, end = ours
    if begin == theirs[0] and end == theirs[1]:
        return True
    if theirs[0] is None or theirs[1] is None:  # the day named is either end of what we found
        known = theirs[0] or theirs[1]
        return known in (begin, end, end - timedelta(1) if end else None)
    return False


def intervals(record: dict) -> list[tuple[int, int, Reading]]:
    """Spans in characters and intervals of what the program found in one document."""
    text = record["document"]["text"].encode()
    out = []
    for time in record.get("times", []):
        if "date" not in time:
            continue
        begin, end = (len(text[: time[key]].decode()) for key in ("begin", "end"))
        last = date.fromisoformat(time["date_end"]) + timedelta(1)
        out.append((begin, end, (date.fromisoformat(time["date"]), last)))
    return out


def main() -> int:
    program, folder = sys.argv[1], Path(sys.argv[2])
    if not (folder / FILES[0]).exists():
        print(f"{folder}: no such cases; nothing was scored")
        return 0
    cases = read_cases(folder)
    lines = "\n".join(json.dumps({"id": str(i), "text": text, "date": day})
                      for i, (text, day, _) in enumerate(cases))
    run = subprocess.run([program, "annotate", "-q", "--from", "jsonl", "--to", "jsonl"], text=True,
                         input=lines, capture_output=True, check=True)
    exact = "--exact" in sys.argv
    right = total = 0
    for (text, day, expected), line in zip(cases, run.stdout.splitlines(), strict=True):
        found = intervals(json.loads(line))
        for begin, end, theirs in expected:
            near = [ours for b, e, ours in found if b < end and begin < e]
            counted = COUNTED.search(text[begin:end]) is not None
            good = any(agrees(ours, reading, counted and not exact) for ours in near for reading in theirs)
            total, right = total + 1, right + good
            if not good and "--errors" in sys.argv:
                shown = [tuple(map(str, ours)) for ours in near]
                print(f"{day}  {text}  [{text[begin:end]}]  "
                      f"{sorted({tuple(map(str, r)) for r in theirs})}  ours {shown}")
    print(f"{right} of {total} expressions in {len(cases)} cases: {100 * right / max(1, total):.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
