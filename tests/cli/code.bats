#!/usr/bin/env bats
# tacitus code: formats, odd input, exit codes.

load helper

# Memory that the command may take, in KiB of address space that is really used.
max_rss() {
  command -v python3 >/dev/null || skip "no python3"
  python3 - "$@" <<'PYTHON'
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
               stdin=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
PYTHON
}

@test "one story: records with their place" {
  run_tacitus code story.txt --date 2021-03-03
  [ "$status" -eq 0 ]
  [[ $output == *'"kind":"event"'* ]]
  [[ $output == *'"document":"story.txt","published":"2021-03-03","date_source":"given"'* ]]
}

# The ids hang on the document's, and so do those of the events that records refer to.
without_ids() {
  sed 's/"id":"[^"]*",//; s/"document":"[^"]*",//; s/"event":"[^"]*",//'
}

@test "standard input is the same as the file" {
  "$TACITUS" code story.txt --date 2021-03-03 | without_ids >a
  "$TACITUS" code - --date 2021-03-03 <story.txt | without_ids >b
  "$TACITUS" code --date 2021-03-03 <story.txt | without_ids >c
  cmp a b
  cmp a c
}

@test "csv has a head and as many cells in every row" {
  command -v python3 >/dev/null || skip "no python3"
  "$TACITUS" code story.txt --to csv -o out.csv
  python3 - <<'PYTHON'
import csv
rows = list(csv.reader(open("out.csv", newline="", encoding="utf-8")))
assert len(rows) > 1 and rows[0][0] == "kind", rows[:1]
assert {len(row) for row in rows} == {len(rows[0])}
PYTHON
}

@test "kinds of records are chosen, and csv holds one" {
  run_tacitus code story.txt --kinds event,dispute
  [ "$status" -eq 0 ]
  [[ $output == *'"kind":"event"'* ]]
  "$TACITUS" code story.txt --kinds event >events.jsonl
  ! grep -qv '^{"kind":"event"' events.jsonl
  run_tacitus code story.txt --kinds event,evnt
  [ "$status" -eq 2 ]
  [[ $output == *'unknown kind "evnt"; did you mean "event"?'* ]]
  run_tacitus code story.txt --kinds event,statement --to csv
  [ "$status" -eq 2 ]
  [[ $output == *'csv holds records of one kind'* ]]
  "$TACITUS" code story.txt --kinds dispute --to csv >disputes.csv
  head -n 1 disputes.csv | grep -q positions_stance
}

@test "formats of the field have their columns" {
  for format in gdelt:61 icews:20 polecat:40 petrarch2:7 phoenix:26; do
    "$TACITUS" code story.txt --date 2021-03-03 --to "${format%:*}" >rows
    [ -s rows ]
    [ "$(awk -F'\t' '{print NF}' rows | sort -u)" = "${format#*:}" ]
  done
  "$TACITUS" code story.txt --to plover | head -n 1 | grep -q '^{"id":'
}

@test "the output's name tells the format" {
  "$TACITUS" code story.txt -o out.csv
  "$TACITUS" code story.txt --to csv >expected.csv
  cmp out.csv expected.csv
}

@test "table has no colours when it is no terminal" {
  run_tacitus code story.txt --to table
  [ "$status" -eq 0 ]
  [[ ${lines[0]} == date*actor*type* ]]
  [[ $output != *$'\x1b'* ]]
}

@test "offsets in three units" {
  command -v python3 >/dev/null || skip "no python3"
  printf 'Caf\xc3\xa9 \xf0\x9f\x98\x80 news.\n\nRussia condemned Japan on Monday.\n' >wide.txt
  for unit in bytes chars utf16; do "$TACITUS" code wide.txt --kinds event --offsets $unit >$unit; done
  python3 - <<'PYTHON'
import json
text = open("wide.txt", encoding="utf-8").read()
for unit, cut in (("bytes", lambda b, e: text.encode()[b:e].decode()),
                  ("chars", lambda b, e: text[b:e]),
                  ("utf16", lambda b, e: text.encode("utf-16-le")[2 * b:2 * e].decode("utf-16-le"))):
    lines = open(unit, encoding="utf-8").read().splitlines()
    assert lines, unit
    for line in lines:
        trigger = json.loads(line)["trigger"]
        assert cut(trigger["begin"], trigger["end"]) == trigger["text"], (unit, trigger)
PYTHON
}

@test "a missing file" {
  run_tacitus code nowhere.txt
  [ "$status" -eq 1 ]
  [ "$output" = "tacitus: nowhere.txt: No such file or directory" ]
}

@test "a directory" {
  mkdir folder
  run_tacitus code folder
  [ "$status" -eq 1 ]
  [[ $output == "tacitus: folder: is a directory; name the files in it"* ]]
}

@test "an empty file has no events" {
  : >empty.txt
  run_tacitus code empty.txt --to jsonl
  [ "$status" -eq 0 ]
  [ "$output" = "" ]
}

@test "broken UTF-8" {
  printf 'Russia \xff\xfe condemned \xe2\x82 Japan on Monday.\n' >broken.txt
  run_tacitus code broken.txt
  [ "$status" -le 1 ]
}

@test "10 MB of random bytes" {
  head -c 10000000 /dev/urandom >random.txt
  run_tacitus code random.txt
  [ "$status" -eq 1 ]
  [ -n "$output" ]
  for format in jsonl conllu; do
    run "$TACITUS" code --from $format random.txt
    [ "$status" -eq 1 ]
  done
}

@test "one line of 100 MB" {
  head -c 100000000 /dev/zero | tr '\0' 'x' >line.txt
  for format in text jsonl conllu; do
    run_tacitus code --from $format line.txt
    [ "$status" -eq 1 ]
    [[ $output == *"too long"* ]]
    [ "$(max_rss "$TACITUS" code --from $format line.txt)" -lt 307200 ]
  done
}

@test "jsonl with bad lines: the good ones are coded" {
  {
    echo '{"id":"a","text":"Russia condemned Japan on Monday."}'
    echo '{"id":"b","text":'
    echo '[]'
    echo '{"id":"c","text":"Japan condemned Russia on Monday.","date":"2021-03-03"}'
  } >news.jsonl
  run "$TACITUS" code news.jsonl
  [ "$status" -eq 1 ]
  [[ $output == *"news.jsonl:2:"* ]]
  [[ $output == *"news.jsonl:3:1: a line must hold one JSON object, not array"* ]]
  [[ $output == *'"document":"a"'* ]]
  [[ $output == *'"document":"c"'* ]]
}

@test "one thread, two threads and four: the same bytes" {
  for i in $(seq 40); do
    echo "{\"id\":\"d$i\",\"text\":\"Russia rejected an offer of talks from Japan. Japan condemned Russia $i times.\"}"
    [ $((i % 7)) -ne 0 ] || echo 'not json'
  done >many.jsonl
  for jobs in 1 2 4; do
    "$TACITUS" code -j $jobs many.jsonl >out.$jobs 2>err.$jobs || true
  done
  [ -s out.1 ]
  cmp out.1 out.2
  cmp out.1 out.4
  cmp err.1 err.2 || diff <(grep -v ' s$' err.1) <(grep -v ' s$' err.2)
}

@test "a full disk is an error" {
  [ -w /dev/full ] || skip "no /dev/full"
  run "$TACITUS" code story.txt -o /dev/full
  [ "$status" -eq 1 ]
  [[ $output == *"cannot be written: No space left on device"* ]]
}

@test "a closed pipe is quiet" {
  for i in $(seq 500); do echo '{"text":"Russia condemned Japan on Monday."}'; done >many.jsonl
  "$TACITUS" code many.jsonl 2>errors | head -n 1 >/dev/null
  [ ! -s errors ]
}

@test "an interrupt ends cleanly" {
  mkfifo pipe
  "$TACITUS" code --from jsonl - <pipe >out 2>/dev/null 3>&- &
  program=$!
  exec 4>pipe
  echo '{"id":"a","text":"Russia condemned Japan on Monday."}' >&4
  for _ in $(seq 100); do [ -s out ] && break; sleep 0.05; done
  kill -INT $program
  wait $program && code=0 || code=$?
  exec 4>&-
  [ "$code" -eq 130 ]
  grep -q '"document":"a"' out
}
