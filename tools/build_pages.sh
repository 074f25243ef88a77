#!/usr/bin/env bash
# tools/build_pages.sh [--check]: makes the pages of data/report and web/dist from web/src; with
# --check it only says whether those in the repository are what web/src gives. Needs npm; says so
# where there is none.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../web"
check=false
case "${1-}" in
  "") ;;
  --check) check=true ;;
  *) echo "usage: tools/build_pages.sh [--check]" >&2; exit 2 ;;
esac

if ! command -v npm >/dev/null; then
  echo "build_pages: skipped: there is no npm; ./setup --pages installs it" >&2
  $check && exit 0
  exit 1
fi
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --no-audit --no-fund --ignore-scripts
  cp package-lock.json node_modules/.installed
fi
if ! $check; then
  # The types of records are those of the program, where it has been built.
  if [[ -x ../build/release/tacitus ]]; then
    ../build/release/tacitus schema --to typescript >src/shared/record.ts
  fi
  npm run --silent check
  npm run --silent build
  exit 0
fi
npm run --silent check
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
npm run --silent build -- "$made"
if ! cmp "$made/page.html" ../data/report/page.html || ! diff -rq "$made/dist" dist; then
  echo "build_pages: data/report and web/dist are not what web/src gives; run tools/build_pages.sh" >&2
  exit 1
fi
