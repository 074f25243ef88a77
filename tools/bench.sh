#!/usr/bin/env bash
# tools/bench.sh [--quick] [GBENCH OPTIONS...]: builds the benchmarks and prints one table, medians
# of five runs. --quick runs each once, to see that it still works.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
options=(--benchmark_repetitions=5 --benchmark_report_aggregates_only=true)
if [[ ${1-} == --quick ]]; then
  shift
  options=(--benchmark_min_time=0.01)
fi
{ cmake --preset release -DTACITUS_BENCH=ON; cmake --build --preset release --target bench; } >&2

shopt -s nullglob
for program in build/release/*_bench; do
  "$program" "${options[@]}" "$@" 2>/dev/null
done | awk '
  /^(Benchmark|---)/ { if (seen[$1]++) next }
  /_(mean|stddev|cv)\y/ { next }
  { print }'
