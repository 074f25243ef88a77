#!/usr/bin/env bats
# Help, versions and wrong usage.

load helper

@test "no arguments: short help with examples" {
  run_tacitus
  [ "$status" -eq 0 ]
  [[ $output == *"tacitus code article.txt"* ]]
}

@test "--help lists every command" {
  run_tacitus --help
  [ "$status" -eq 0 ]
  for command in code annotate explain check eval actors ingest find serve demo schema doctor completion man; do
    [[ $output == *"  $command "* ]]
  done
  [[ $output == *"2    wrong usage"* ]]
}

@test "--help of every command" {
  for command in code annotate explain check eval actors ingest find serve demo schema doctor completion man; do
    run_tacitus "$command" --help
    [ "$status" -eq 0 ]
    [[ $output == *"Usage: tacitus $command"* ]]
    [[ $output == *"Examples:"* ]]
  done
}

@test "--version" {
  run_tacitus --version
  [ "$status" -eq 0 ]
  [[ $output =~ ^tacitus\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
}

@test "wrong usage is 2 and says what would be right" {
  run_tacitus cod
  [ "$status" -eq 2 ]
  [[ $output == *'unknown command "cod"; did you mean "code"?'* ]]
  run_tacitus code --form text
  [ "$status" -eq 2 ]
  [[ $output == *'unknown option "--form"; did you mean "--from"?'* ]]
  run_tacitus code --to jsonlines story.txt
  [ "$status" -eq 2 ]
  [[ $output == *'known are jsonl, csv, table'* ]]
  run_tacitus code --date yesterday story.txt
  [ "$status" -eq 2 ]
  [[ $output == *'write YYYY-MM-DD'* ]]
  run_tacitus code -j 0 story.txt
  [ "$status" -eq 2 ]
  run_tacitus eval
  [ "$status" -eq 2 ]
}

@test "schema prints its four forms" {
  run_tacitus schema
  [ "$status" -eq 0 ]
  [ "$output" = "$(cat "$TACITUS_SOURCE_DIR/docs/record.md")" ]
  for form in sql typescript json; do
    run_tacitus schema --to "$form"
    [ "$status" -eq 0 ]
    [[ $output == *confidence* ]]
  done
}

@test "the SQL schema is SQL" {
  command -v python3 >/dev/null || skip "no python3"
  "$TACITUS" schema --to sql >schema.sql
  python3 -c 'import sqlite3; sqlite3.connect(":memory:").executescript(open("schema.sql").read())'
}

@test "completions are scripts of their shells" {
  "$TACITUS" completion bash >bash.sh
  bash -n bash.sh
  run bash -c 'source ./bash.sh; COMP_WORDS=(tacitus code --to ""); COMP_CWORD=3; _tacitus; echo "${COMPREPLY[@]}"'
  [ "$output" = "jsonl csv table plover gdelt icews polecat petrarch2 phoenix" ]
  run bash -c 'source ./bash.sh; COMP_WORDS=(tacitus co); COMP_CWORD=1; _tacitus; echo "${COMPREPLY[@]}"'
  [ "$output" = "code completion" ]
  run_tacitus completion fish
  [ "$status" -eq 0 ]
  [[ $output == *"complete -c tacitus"* ]]
  run_tacitus completion zsh
  [[ $output == "#compdef tacitus"* ]]
  run_tacitus completion csh
  [ "$status" -eq 2 ]
}

@test "the manual page is roff" {
  run_tacitus man
  [ "$status" -eq 0 ]
  [[ $output == ".TH TACITUS 1"* ]]
  command -v man >/dev/null || skip "no man"
  "$TACITUS" man >page.1
  run man --warnings=w -l -E UTF-8 ./page.1
  [ "$status" -eq 0 ]
  [[ $output != *warning* ]]
}

@test "doctor names the data and the processor" {
  run_tacitus doctor
  [ "$status" -eq 0 ]
  [[ $output == *"kernels:"* ]]
  [[ $output == *"ontology/plover.tsv"* ]]
}

@test "no data folder: the error says what was tried" {
  run_tacitus code --data nowhere story.txt
  [ "$status" -eq 1 ]
  [[ $output == *"nowhere: this is no data folder"* ]]
}
