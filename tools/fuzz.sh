#!/usr/bin/env bash
# tools/fuzz.sh [SECONDS]: runs each target of build/asan for that long (60), as many at once as
# there are processors, from the seeds in fuzz/corpus/<name>. An input that breaks one is left in
# build/asan/findings, and its last lines say how.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1-60}
mkdir -p build/asan/findings build/asan/found

# fuzz_one PROGRAM SECONDS
fuzz_one() {
  local name
  name=$(basename "$1" _fuzz)
  local log=build/asan/$name.log found=build/asan/found/$name
  mkdir -p "$found"
  local corpora=("$found")
  [[ -d fuzz/corpus/$name ]] && corpora+=("fuzz/corpus/$name")
  if "$1" -seed=1 -max_total_time="$2" -timeout=20 -rss_limit_mb=3000 -print_final_stats=1 \
      -artifact_prefix="build/asan/findings/$name-" "${corpora[@]}" >"$log" 2>&1 </dev/null; then
    echo "fuzz: $name: $(grep -c . <(ls "$found")) inputs kept," \
      "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log") runs, nothing found"
  else
    tail -n 40 "$log"
    echo "fuzz: $name: FOUND something; see build/asan/findings and $log"
    return 1
  fi
}
export -f fuzz_one

shopt -s nullglob
targets=(build/asan/*_fuzz)
((${#targets[@]} > 0)) || { echo "fuzz: no targets: cmake --preset asan" >&2; exit 1; }
# shellcheck disable=SC2016  # the inner shell expands them
printf '%s\0' "${targets[@]}" |
  xargs -0 -I{} --max-procs="$(nproc)" bash -c 'fuzz_one "$1" "$2"' _ {} "$seconds"
