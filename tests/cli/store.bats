#!/usr/bin/env bats
# tacitus ingest and find.

load helper

# A feed of documents, made of a few sentences of our own.
make_feed() {
  command -v python3 >/dev/null || skip "no python3"
  python3 - "$1" >feed.jsonl <<'PYTHON'
import json, sys
countries = ["Russia", "Japan", "China", "Iran", "France", "Egypt", "Brazil", "India"]
acts = ["condemned", "criticized", "praised", "rejected an offer of talks from",
        "imposed sanctions on", "signed an agreement with"]
for i in range(int(sys.argv[1])):
    a, b = countries[i % 8], countries[(i * 3 + 1 + i // 8) % 8]
    text = f"{a} {acts[i % 6]} {b} on Monday over dispute {i % 37}.\n\nOfficials gave no reason."
    print(json.dumps({"id": f"d{i}", "text": text, "publisher": f"Paper {i % 5}",
                      "date": f"2021-{1 + i % 3:02}-{1 + i % 28:02}"}))
PYTHON
}

ingest() {
  run "$TACITUS" ingest "$@" --model small </dev/null
}

dump() { python3 "$TACITUS_SOURCE_DIR/tools/dump_store.py" "$@"; }

@test "ingest counts exactly, and twice changes nothing" {
  make_feed 40
  ingest feed.jsonl --store world.db
  [ "$status" -eq 0 ]
  [[ $output == "40 added, 0 unchanged, 0 replaced, 0 failed; "*" records, "*" s" ]]
  dump world.db >once
  ingest feed.jsonl --store world.db
  [ "$status" -eq 0 ]
  [[ $output == "0 added, 40 unchanged, 0 replaced, 0 failed; 0 records, "* ]]
  dump world.db >twice
  cmp once twice
}

@test "the number of threads does not show" {
  make_feed 40
  ingest feed.jsonl --store one.db -j 1
  ingest feed.jsonl --store four.db -j 4
  dump one.db >one
  dump four.db >four
  cmp one four
}

@test "a new version replaces, a bad line fails, an empty one is nothing" {
  printf '{"id":"a","text":"Russia condemned Japan."}\nnot json\n\n' >a.jsonl
  ingest a.jsonl --store world.db
  [ "$status" -eq 1 ]
  [[ $output == *"a.jsonl:2:"* ]]
  [[ $output == *"1 added, 0 unchanged, 0 replaced, 1 failed; "* ]]
  printf '{"id":"a","text":"China condemned Iran."}\n' >b.jsonl
  ingest b.jsonl --store world.db
  [[ $output == "0 added, 0 unchanged, 1 replaced, 0 failed; "* ]]
  run_tacitus find --store world.db kind:event --count actor
  [ "$output" = '{"actor":"CHN","count":1}' ]
  ingest a.jsonl --store world.db  # the old version does not come back
  [[ $output == *"0 added, 1 unchanged, 0 replaced, 1 failed; "* ]]
}

@test "killed and resumed is the same as undisturbed" {
  make_feed 600
  ingest feed.jsonl --store whole.db -j 2
  [ "$status" -eq 0 ]
  dump whole.db >whole
  for delay in 0.1 0.5 1 2; do
    "$TACITUS" ingest feed.jsonl --store cut.db -j 2 --model small </dev/null >/dev/null 2>&1 &
    sleep "$delay"
    kill -9 $! 2>/dev/null || true
    wait $! 2>/dev/null || true
  done
  ingest feed.jsonl --store cut.db -j 2
  [ "$status" -eq 0 ]
  dump cut.db >cut
  cmp whole cut
}

@test "records come out in the writers' forms" {
  "$TACITUS" ingest story.txt --store world.db --date 2021-03-03 --model small --quiet
  "$TACITUS" code story.txt --date 2021-03-03 --model small | sort >coded
  "$TACITUS" find --store world.db | sort >found
  cmp coded found
  run_tacitus find --store world.db 'type:REJECT' --to csv
  [ "$status" -eq 0 ]
  [[ ${lines[0]} == kind,id,document,* ]]
  run_tacitus find --store world.db type:REJECT recipient:JPN --to table --limit 1
  [[ ${lines[0]} == date*actor*type* ]]
  [ "${#lines[@]}" -eq 2 ]
}

@test "counts as table, csv and json lines" {
  "$TACITUS" ingest story.txt --store world.db --date 2021-03-03 --model small --quiet
  run_tacitus find --store world.db kind:event --count type,month --to csv
  [ "$status" -eq 0 ]
  [[ ${lines[0]} == type,month,count* ]]
  run_tacitus find --store world.db kind:event --count type --to table
  [[ ${lines[0]} == type*count ]]
}

@test "a faulty question says where and what would be right" {
  "$TACITUS" ingest story.txt --store world.db --model small --quiet
  run_tacitus find --store world.db 'actor:RUS typ:REJECT'
  [ "$status" -eq 2 ]
  [ "$output" = 'tacitus: query:11: unknown field "typ"; did you mean "type"?' ]
  run_tacitus find --store world.db --sort actor
  [ "$status" -eq 2 ]
  run_tacitus find --store world.db --count tipe
  [ "$status" -eq 2 ]
  [[ $output == *'did you mean "type"?'* ]]
  run_tacitus find actor:RUS
  [ "$status" -eq 2 ]
  [[ $output == *"--store"* ]]
}

@test "what is no store is refused" {
  run_tacitus find --store nowhere.db
  [ "$status" -eq 1 ]
  [[ $output == "tacitus: nowhere.db: there is no such store; "* ]]
  [ ! -e nowhere.db ]
  ingest story.txt --store story.txt
  [ "$status" -eq 1 ]
  [ "$output" = "tacitus: story.txt: this is no store: it is not a SQLite database" ]
  ingest story.txt --store /nowhere/world.db
  [ "$status" -eq 1 ]
}

@test "a store that cannot grow says so, and goes on when it can" {
  make_feed 200
  run bash -c 'trap "" XFSZ; ulimit -f 300; "$0" ingest feed.jsonl --store full.db --model small' "$TACITUS"
  [ "$status" -eq 1 ]
  [[ $output == *"full.db: the "* ]]
  ingest feed.jsonl --store full.db
  [ "$status" -eq 0 ]
  ingest feed.jsonl --store whole.db
  dump full.db >full
  dump whole.db >whole
  cmp full whole
}

@test "a field of no name is no field" {
  "$TACITUS" ingest story.txt --store world.db --date 2021-03-03 --model small --quiet
  run_tacitus find --store world.db --count type,,month
  [ "$status" -eq 2 ]
  [[ $output == *'unknown field ""'* ]]
}
