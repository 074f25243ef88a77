#!/usr/bin/env bats
# tacitus annotate, explain, check and eval.

load helper

@test "annotate prints every layer" {
  run_tacitus annotate story.txt --date 2021-03-03
  [ "$status" -eq 0 ]
  [[ ${lines[0]} == 'document "story.txt" 2021-03-03 given' ]]
  for layer in block sentence token mention event entity; do
    grep -q "^$layer 0 " <<<"$output"
  done
}

@test "annotate to conllu and back gives the same words" {
  "$TACITUS" annotate story.txt --to conllu >a.conllu
  for whose in tokens trees; do
    "$TACITUS" annotate a.conllu --$whose gold --to conllu >b.conllu
    cmp a.conllu b.conllu
  done
}

@test "annotate to jsonl is JSON" {
  command -v python3 >/dev/null || skip "no python3"
  "$TACITUS" annotate story.txt --to jsonl | python3 -c '
import json, sys
layers = json.loads(sys.stdin.read())
assert layers["tokens"] and layers["document"]["text"].startswith("Russia rejects")'
}

@test "explain says something about each sentence" {
  run_tacitus explain story.txt
  [ "$status" -eq 0 ]
  [[ $output == *"rejected"* ]]
}

@test "eval of its own output is perfect but for words it is given" {
  "$TACITUS" annotate story.txt --to conllu >gold.conllu
  run_tacitus eval gold.conllu
  [ "$status" -eq 0 ]
  grep -Eq '^words +100.00 +100.00 +100.00' <<<"$output"
}

@test "eval fails below a minimum" {
  mkdir gold
  cat >gold/a.case <<'CASE'
case nothing
| Nothing happened.
event "Nothing" REJECT RUS -> JPN
CASE
  printf 'score\tminimum\nevents\t10\n' >gold/thresholds.tsv
  run_tacitus eval gold
  [ "$status" -eq 1 ]
  [[ $output == *"thresholds.tsv:2:8: events is 0.00; it must be at least 10"* ]]
}

@test "eval of a broken file says where" {
  printf 'case a\n| x\nevent "y" REJECT RUS -> JPN\n' >bad.case
  run_tacitus eval bad.case
  [ "$status" -eq 1 ]
  [[ $output == *'bad.case:3:7: the text has no "y"'* ]]
}

@test "check names a broken data file" {
  cp -r "$TACITUS_SOURCE_DIR/data" data
  chmod -R u+w data
  printf 'REJCT\tmeet\t1\n' >>data/ontology/modes.tsv
  run_tacitus check data
  [ "$status" -eq 1 ]
  [[ $output == *'unknown type "REJCT"; did you mean "REJECT"?'* ]]
}

@test "check proves cases" {
  printf 'case a\n| Nothing happened.\nevent "Nothing" REJECT RUS -> JPN\n' >a.case
  run_tacitus check a.case
  [ "$status" -eq 1 ]
  [[ $output == *"a.case:3:1: missed REJECT RUS -> JPN"* ]]
}

@test "check --coverage lists the codes that no example proves" {
  run_tacitus check "$TACITUS_SOURCE_DIR/data" --coverage
  [ "$status" -eq 0 ]
  [[ $output == *"frames/reject.frames: "*" examples, "*" counter-examples"* ]]
  [[ $output == *" of 312 CAMEO codes, "*" modes"* ]]
}

@test "eval --misses groups what was not coded" {
  printf 'France frobnicated Germany on Monday.\n' >odd.txt
  run_tacitus eval --misses odd.txt
  [ "$status" -eq 0 ]
  [[ $output == *"1 documents, 1 sentences: 0 with events"* ]]
  [[ $output == *"unknown verb: 1 times"*"1  frobnicate"* ]]
  run_tacitus eval --misses odd.txt --to json
  [[ $output == *'"reason":"unknown verb","what":"frobnicate"'* ]]
}

@test "actors says what a name is on a day, and by which row" {
  run_tacitus actors Bush --on 1991-01-17
  [ "$status" -eq 0 ]
  [[ $output == *"George H. W. Bush: USA GOV, president, [1989-01-20, 1993-01-20)"*"leaders.tsv:"* ]]
  run_tacitus actors "Nobody at all"
  [ "$status" -eq 1 ]
  [[ $output == *'"Nobody at all" is in no table'* ]]
}

@test "a table of one's own actors" {
  printf 'code\tname\taliases\tadjectives\tpeople\tcapitals\n' >lands.tsv
  printf 'XMO\tMoria\t\tMorian\tMorians\t\n' >>lands.tsv
  run_tacitus actors Moria --actors lands.tsv
  [ "$status" -eq 0 ]
  [[ $output == *"XMO"*"actors/own/lands.tsv:2"* ]]
  echo "Moria attacked Norway on Monday." >war.txt
  run_tacitus code war.txt --actors lands.tsv --to jsonl
  [ "$status" -eq 0 ]
  [[ $output == *'"code":"XMO"'* ]]
}
