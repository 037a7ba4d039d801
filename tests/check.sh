# SPDX-License-Identifier: Apache-2.0
# What the tests in shell share; they source it. LAPWING names the program. Each works in a folder of its own and ends with `finish`.
set -u
lapwing=$(realpath "${LAPWING:?set LAPWING to the program}")
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
passed=0
failed=0

ok() { passed=$((passed + 1)); }
wrong() {
  echo "$*"
  failed=$((failed + 1))
}

# run EXPECTED_EXIT ARGUMENTS...: standard output in out, standard error in err.
run() {
  local expected=$1
  shift
  "$lapwing" "$@" > out 2> err
  local code=$?
  if [ "$code" -eq "$expected" ]; then ok; else wrong "lapwing $*: exit code $code instead of $expected: $(head -c 300 out err)"; fi
}

# has FILE TEXT: FILE holds TEXT; lacks: it does not.
has() { if grep -qF -- "$2" "$1"; then ok; else wrong "'$2' is not in $1: $(head -c 600 "$1")"; fi; }
lacks() { if grep -qF -- "$2" "$1"; then wrong "'$2' is in $1: $(grep -F -- "$2" "$1" | head -1)"; else ok; fi; }
finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
