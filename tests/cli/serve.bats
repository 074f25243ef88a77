#!/usr/bin/env bats
# tacitus serve: the server as a program.

load helper


# Starts the server with the arguments and sets `port` and `server`.
start() {
  "$TACITUS" serve --port 0 "$@" 2>serve.log 3>&- &
  server=$!
  for _ in $(seq 100); do
    port=$(sed -n 's/.*:\([0-9]*\) (Ctrl-C.*/\1/p' serve.log)
    [ -n "$port" ] && return
    sleep 0.1
  done
  cat serve.log
  return 1
}

ask() {
  python3 - "$port" "$@" <<'PYTHON'
import sys, urllib.request
port, path, *body = sys.argv[1:]
request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=body[0].encode() if body else None)
request.add_header("Content-Type", "text/plain")
print(urllib.request.urlopen(request, timeout=30).read().decode())
PYTHON
}

@test "serves what it is sent, and ends when it is told to" {
  start
  run ask /v1/health
  [[ $output == *'"status":"ok"'* ]]
  run ask '/v1/code?date=2021-03-03' 'Egypt condemned Ethiopia on Monday.'
  [[ $output == *'"kind":"event"'* ]]
  kill -TERM "$server"
  wait "$server"
}

@test "serves the web pages, with a policy and a tag" {
  start
  for page in / /map /record?id=x; do
    run ask "$page"
    [[ $output == '<!doctype html>'*'app.js'* ]]
  done
  run ask /app.js
  [[ $output == '"use strict"'* ]]
  run python3 - "$port" <<'PYTHON'
import sys, urllib.error, urllib.request
address = f"http://127.0.0.1:{sys.argv[1]}/app.css"
headers = urllib.request.urlopen(address, timeout=30).headers
print(headers["Content-Type"], headers["Content-Security-Policy"])
again = urllib.request.Request(address, headers={"If-None-Match": headers["ETag"]})
try:
    urllib.request.urlopen(again, timeout=30)
except urllib.error.HTTPError as error:
    print(error.code, len(error.read()))
PYTHON
  [[ $output == "text/css; charset=utf-8 default-src 'none';"*"304 0" ]]
  kill -TERM "$server"
  wait "$server"
}

@test "an address that others reach needs a token, and the token a file of one's own" {
  run_tacitus serve --address 0.0.0.0 --port 0
  [ "$status" -eq 1 ]
  [[ $output == *'--token-file'* ]]
  echo "0123456789abcdef" >token
  chmod 644 token
  run_tacitus serve --token-file token --port 0
  [ "$status" -eq 1 ]
  [[ $output == *'chmod 600'* ]]
  chmod 600 token
  echo "short" >token
  run_tacitus serve --token-file token --port 0
  [ "$status" -eq 1 ]
  [[ $output == *'too short'* ]]
  run_tacitus serve --store nothing.db --port 0
  [ "$status" -eq 1 ]
  run_tacitus serve --port 70000
  [ "$status" -eq 2 ]
}
