#!/usr/bin/env bats
# tacitus report: the file that it writes. What a browser makes of it is tested in tests/pages.

load helper

@test "report writes one page that stands on its own" {
  run_tacitus report story.txt -o page.html
  [ "$status" -eq 0 ]
  [ -z "$output" ]
  [ "$(head -c 15 page.html)" = "<!doctype html>" ]
  grep -q "<title>Russia rejects talks with Japan</title>" page.html
  grep -q "default-src 'none'" page.html
  # Nothing that a browser would fetch: no address in an attribute, a style or an import.
  ! grep -Eiq '(src|href|action|poster|data)="?(https?:)?//|@import|<(link|iframe|object|embed|img)' page.html
  ! grep -q 'url(' page.html
}

@test "report without JavaScript has the article and its events" {
  "$TACITUS" report story.txt -o page.html
  grep -q "<h1>Russia rejects talks with Japan</h1>" page.html
  grep -q "<p>Japan condemned the decision" page.html
  grep -q "\"Type\">REJECT" page.html
}

@test "report gives the same bytes each time, from a file and from a pipe" {
  "$TACITUS" report story.txt -o a.html
  "$TACITUS" report story.txt >b.html
  cmp a.html b.html
  run bash -c '"$TACITUS" report - <story.txt | wc -c'
  [ "$status" -eq 0 ]
  [ "$output" -gt 50000 ]
}

@test "report shows what a hostile text says and runs nothing of it" {
  printf 'A </script><script>alert(1)</script> "quote" \xe2\x80\xae\xff\n\nIran met Iraq.\n' >bad.txt
  run_tacitus report bad.txt -o page.html
  [ "$status" -eq 0 ]
  ! grep -q '<script>alert' page.html
  [ "$(grep -o '</script>' page.html | wc -l)" -eq 2 ]
  command -v python3 >/dev/null || skip "no python3"
  python3 -c 'open("page.html", encoding="utf-8").read()'
}

@test "report takes a day of publication, and the data follow" {
  run bash -c '"$TACITUS" report story.txt --date 2021-03-03 | grep -c "\"published\":\"2021-03-03\",\"date_source\":\"given\""'
  [ "$output" -ge 1 ]
}

@test "report of many documents goes into a folder" {
  printf '{"text":"Iran met Iraq."}\n{"text":"Chad left Mali."}\n' >two.jsonl
  run_tacitus report two.jsonl -o page.html
  [ "$status" -eq 1 ]
  [[ $output == *"two.jsonl: there is more than one document; name a folder"* ]]
  [ ! -e page.html ]
  run_tacitus report two.jsonl -o pages/
  [ "$status" -eq 0 ]
  [ "$(ls pages)" = "0001.html
0002.html" ]
  grep -q "Chad left Mali" pages/0002.html
}

@test "report of nothing, and to where nothing can be written" {
  run_tacitus report nowhere.txt
  [ "$status" -eq 1 ]
  : >empty.jsonl
  run_tacitus report empty.jsonl
  [ "$status" -eq 1 ]
  [[ $output == *"empty.jsonl: there is no document in it"* ]]
  run_tacitus report story.txt -o nowhere/page.html
  [ "$status" -eq 1 ]
}

@test "the types of web/ are those of tacitus schema: else run tools/build_pages.sh" {
  run_tacitus schema --to typescript
  [ "$output" = "$(cat "$TACITUS_SOURCE_DIR/web/src/shared/record.ts")" ]
}

@test "report reads with actors of one's own" {
  run_tacitus report story.txt --actors nowhere.tsv
  [ "$status" -eq 1 ]
  [[ $output == *"nowhere.tsv"* ]]
}
