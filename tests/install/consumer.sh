#!/usr/bin/env bash
# consumer.sh CMAKE BUILD COMPILER: installs the build into a folder, moves that folder, and builds
# and runs main.cc against it by find_package and by pkg-config; then runs the installed program.
set -euo pipefail

cmake=$1 build=$2 compiler=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# expect WHAT TEXT OUTPUT: fails unless TEXT is a line of OUTPUT.
expect() {
  grep -qx "$2" <<<"$3" || { echo "$1: expected a line \"$2\", got:" "$3" >&2; exit 1; }
}

"$cmake" --install "$build" --prefix "$work/first" >"$work/install.log"
mv "$work/first" "$work/tree"  # nothing may know where it was put
tree=$work/tree

"$cmake" -S "$here" -B "$work/consumer" -G Ninja -DCMAKE_PREFIX_PATH="$tree" \
  -DCMAKE_CXX_COMPILER="$compiler" >"$work/configure.log"
"$cmake" --build "$work/consumer" >"$work/build.log" || { cat "$work/build.log"; exit 1; }
expect find_package ASSAULT "$("$work/consumer/consumer" "$(cat "$work/consumer/data_dir")")"

if command -v pkg-config >/dev/null; then
  export PKG_CONFIG_PATH=$tree/lib/pkgconfig
  read -ra flags < <(pkg-config --cflags --libs tacitus)
  "$compiler" -std=c++20 "$here/main.cc" "${flags[@]}" -o "$work/by-pkg-config"
  expect pkg-config ASSAULT "$("$work/by-pkg-config" "$(pkg-config --variable=datadir tacitus)")"
fi

grep -q fish "$tree/share/fish/vendor_completions.d/tacitus.fish"
records=$(cd / && "$tree/bin/tacitus" code --to jsonl - <"$here/sentence.txt")
grep -q '"type": *"ASSAULT"' <<<"$records" || { echo "tacitus code gave: $records" >&2; exit 1; }
for file in bin/tacitus lib/libtacitus.a include/tacitus/engine.h include/tacitus/version.h \
    share/tacitus/data/ontology/plover.tsv share/doc/tacitus/LICENSE share/doc/tacitus/NOTICE \
    share/man/man1/tacitus.1 share/bash-completion/completions/tacitus \
    share/zsh/site-functions/_tacitus share/fish/vendor_completions.d/tacitus.fish; do
  [[ -s $tree/$file ]] || { echo "not installed, or empty: $file" >&2; exit 1; }
done
