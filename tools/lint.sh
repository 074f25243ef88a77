#!/usr/bin/env bash
# tools/lint.sh [format|tidy]: what the formatter, the linter and shellcheck have to say; without
# an argument all of it. The linter reads the production files, as build/dev compiles them.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
what=${1-all}

if [[ $what != tidy ]]; then
  git ls-files '*.cc' '*.h' | xargs clang-format --dry-run --Werror
  shellcheck setup run test .ci/run tools/*.sh tests/install/*.sh
fi
if [[ $what != format ]]; then
  [[ -e build/dev/compile_commands.json ]] || cmake --preset dev
  git ls-files 'src/*.cc' | grep -v '_test\.cc$' |
    xargs --max-args=4 --max-procs="$(nproc)" \
      clang-tidy -p build/dev --quiet --extra-arg=-Wno-unknown-warning-option
fi
