# What the tests of the program share. TACITUS is the program, TACITUS_SOURCE_DIR the tree.

: "${TACITUS:?the program to test}"
: "${TACITUS_SOURCE_DIR:?the source tree}"

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  export TACITUS_DATA=$TACITUS_SOURCE_DIR/data
  cat >story.txt <<'STORY'
Russia rejects talks with Japan

MOSCOW - Russia on Monday rejected an offer of talks from Japan, officials said.

Japan condemned the decision and imposed sanctions on Russia.
STORY
}

# run_code ARGS...: the program with empty input unless the caller pipes something in.
run_tacitus() {
  run "$TACITUS" "$@" </dev/null
}
