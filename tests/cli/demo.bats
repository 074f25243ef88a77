#!/usr/bin/env bats
# tacitus demo: an invented world in a store, and the pages over it.

load helper

# Starts the demo with the arguments and sets `port` and `server`. The temporary folder is the
# test's own, and there is no screen.
start() {
  env -u DISPLAY -u WAYLAND_DISPLAY TMPDIR="$BATS_TEST_TMPDIR" \
    "$TACITUS" demo --model small "$@" 2>demo.log 3>&- &
  server=$!
  for _ in $(seq 600); do
    port=$(sed -n 's/.*:\([0-9]*\) (Ctrl-C.*/\1/p' demo.log)
    [ -n "$port" ] && return
    sleep 0.1
  done
  cat demo.log
  return 1
}

stop() {
  kill -TERM "$server"
  wait "$server"
}

# The first value of the answer of a store to a question in SQL.
ask_store() {
  python3 - "$@" <<'PYTHON'
import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])
PYTHON
}

at_least() { [ "$(ask_store world.db "SELECT count(*) FROM $2")" -ge "$1" ]; }

@test "the articles are invented, say so, and are in order" {
  python3 - "$TACITUS_SOURCE_DIR/data/demo/articles.jsonl" <<'PYTHON'
import json, sys
articles = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
assert len(articles) >= 40
assert len({article["id"] for article in articles}) == len(articles)
assert len({article["publisher"] for article in articles}) >= 6
days = [article["date"] for article in articles]
assert days == sorted(days)
for article in articles:
    assert article["text"].endswith("\n\nThis report is invented.\n"), article["id"]
    assert article["text"].startswith(article["title"] + "\n\n"), article["id"]
PYTHON
}

@test "the demo has a world to show: stories, copies, offers, measures, disputes" {
  start --store world.db --no-open
  at_least 40 articles
  at_least 6 "(SELECT DISTINCT publisher FROM articles)"
  at_least 6 "articles WHERE copy_of IS NOT NULL"
  at_least 20 "stories WHERE articles > 1"
  at_least 4 "stories WHERE independent_outlets > 1"
  at_least 8 offers
  at_least 4 "(SELECT offer FROM offer_answers GROUP BY offer HAVING count(DISTINCT day) > 0)"
  at_least 2 "(SELECT offer FROM offer_answers AS a JOIN offers USING (offer) WHERE a.day > offers.day GROUP BY offer)"
  at_least 1 "offers WHERE state = 'open'"
  at_least 5 restrictions
  at_least 2 "(SELECT 1 FROM measure_history GROUP BY restriction HAVING count(DISTINCT status) > 1)"
  at_least 4 quarrels
  at_least 10 "(SELECT DISTINCT actor, recipient FROM dyads_daily)"
  at_least 100 "records WHERE kind = 'statement'"
  stop
}

@test "a second run takes the store as it is, on the port that it is given" {
  start --no-open
  [[ $(cat demo.log) == *"invented"*" added, 0 unchanged"*"listening on http://127.0.0.1:"* ]]
  first=$port
  stop
  [ -e "tacitus-demo-$(id -u)/"world-*.db ]
  start --port "$first"
  [ "$port" = "$first" ]
  [[ $(cat demo.log) == *"0 added, "*" 0 replaced, 0 failed"* ]]
  run env -u DISPLAY -u WAYLAND_DISPLAY TMPDIR="$BATS_TEST_TMPDIR" \
    "$TACITUS" demo --model small --port "$port" </dev/null
  [ "$status" -eq 1 ]
  [[ $output == *"127.0.0.1:$port"* ]]
  stop
}

@test "a browser is opened where there is a screen, and not otherwise" {
  mkdir bin
  printf '#!/bin/sh\necho "$1" >%s/opened\n' "$PWD" >bin/xdg-open
  chmod +x bin/xdg-open
  PATH=$PWD/bin:$PATH start
  stop
  [ ! -e opened ]
  DISPLAY=:9 TMPDIR=$PWD PATH=$PWD/bin:$PATH "$TACITUS" demo --model small --no-open 2>quiet.log 3>&- &
  server=$!
  for _ in $(seq 100); do grep -q listening quiet.log && break; sleep 0.1; done
  stop
  [ ! -e opened ]
  DISPLAY=:9 TMPDIR=$PWD PATH=$PWD/bin:$PATH "$TACITUS" demo --model small 2>open.log 3>&- &
  server=$!
  for _ in $(seq 100); do [ -s opened ] && break; sleep 0.1; done
  stop
  [[ $(cat opened) == http://127.0.0.1:* ]]
}

@test "a store with other articles, and a place that is not one's own, are refused" {
  "$TACITUS" ingest story.txt --store mine.db --model small --quiet
  run_tacitus demo --store mine.db --no-open
  [ "$status" -eq 1 ]
  [[ $output == *"mine.db: this store holds other articles"* ]]
  run_tacitus demo --store story.txt --no-open
  [ "$status" -eq 1 ]
  [[ $output == *"this is no store"* ]]
  run_tacitus demo --store /nowhere/world.db --no-open
  [ "$status" -eq 1 ]
  mkdir "tacitus-demo-$(id -u)"
  chmod 777 "tacitus-demo-$(id -u)"
  TMPDIR=$BATS_TEST_TMPDIR run_tacitus demo --no-open
  [ "$status" -eq 1 ]
  [[ $output == *"not yours alone"* ]]
  run_tacitus demo --prot 9
  [ "$status" -eq 2 ]
  [[ $output == *'did you mean "--port"?'* ]]
}
