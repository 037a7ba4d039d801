# SPDX-License-Identifier: Apache-2.0
# What the tests of the Python package share; they source it. It makes a wheel of this build's libraries ($wheel), installed into an empty environment
# by fresh_environment; run_tests runs files of python/tests/ there and counts. LAPWING names the program that the package must agree with.
# Skipped where pip has no index to install the two packages that build a wheel.
set -u
lapwing=$(realpath "${LAPWING:?set LAPWING to the program}")
root=$(realpath "$(dirname "$0")/..")
build=$(dirname "$lapwing")
work=$build/python
mkdir -p "$work"
exec 9> "$work/lock" && flock 9  # one at a time in this folder

skip() {
  echo "skipped: $*"
  exit 77
}
fail() {
  echo "$*"
  tail -40 "$work/log"
  echo "0 passed, 1 failed"
  exit 1
}
requirement() { sed -n "s/^requires = .*\"\($1==[0-9.]*\)\".*/\1/p" "$root/python/pyproject.toml"; }

python=${PYTHON:-python3}
"$python" -c 'import sys, sysconfig, os; sys.exit(not (sys.version_info >= (3, 10) and os.path.exists(sysconfig.get_path("include") + "/Python.h")))' ||
  skip "Python 3.10 or newer with its headers (python3-dev) is needed"
"$python" -m venv --help > /dev/null 2>&1 || skip "python3-venv is not installed"

if [ ! -x "$work/make/bin/pip" ]; then
  rm -rf "$work/make"
  "$python" -m venv "$work/make" > "$work/log" 2>&1 || skip "an environment could not be made: $(tail -1 "$work/log")"
fi
"$work/make/bin/pip" install --quiet --retries 1 --timeout 20 "$(requirement nanobind)" "$(requirement scikit-build-core)" > "$work/log" 2>&1 || skip "pip could not install nanobind and scikit-build-core: $(tail -1 "$work/log")"

# The wheel.
launcher=()
if command -v ccache > /dev/null; then launcher=(-C cmake.define.CMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
rm -rf "$work/wheel"
PATH=$work/make/bin:$PATH "$work/make/bin/pip" wheel --no-build-isolation --no-deps -w "$work/wheel" "$root/python" -C cmake.source-dir=. -C build-dir="$work/cmake" \
  -C cmake.define.LAPWING_BUILD="$build" "${launcher[@]}" > "$work/log" 2>&1 || fail "the wheel could not be built"
wheel=$(ls "$work"/wheel/lapwing-*.whl)
passed=0
failed=0

# It works where nothing of this project and no other package is: run elsewhere, without the data folder of the source tree.
unset LAPWING_DATA
fresh_environment() {
  rm -rf "$work/$1"
  "$python" -m venv "$work/$1" && "$work/$1/bin/pip" install --quiet --no-index "$wheel" > "$work/log" 2>&1 || fail "the wheel could not be installed"
  environment=$work/$1
}

# more_packages NAME...: from the index; false, with the reason told, where that fails.
more_packages() {
  "$environment/bin/pip" install --quiet --retries 1 --timeout 30 "$@" > "$work/log" 2>&1 && return
  echo "$* could not be installed; what needs them is left out: $(tail -1 "$work/log")"
  return 1
}

strict=(-X dev -W error::ResourceWarning)  # what the package leaves open is a fault
run_tests() {
  local output
  for file in "$@"; do
    output=$(cd "$work" && LAPWING=$lapwing LAPWING_ROOT=$root PYTHONPATH=$root/python/tests timeout 900 "$environment/bin/python" "${strict[@]}" "$root/python/tests/$file.py" 2>&1)
    local ran wrong left
    ran=$(sed -n 's/^Ran \([0-9]*\) tests\{0,1\} .*/\1/p' <<< "$output")
    wrong=$(sed -n 's/^FAILED (\(.*\))$/\1/p' <<< "$output" | tr ',' '\n' | sed -n 's/.*\(failures\|errors\)=\([0-9]*\).*/\2/p' | awk '{sum += $1} END {print sum}')
    left=$(sed -n 's/.*skipped=\([0-9]*\).*/\1/p' <<< "$output" | tail -1)
    if [ -z "$ran" ] || [ "$ran" -eq 0 ]; then wrong=1 ran=1; fi
    if [ "${wrong:-0}" -gt 0 ]; then echo "$file:"; echo "$output" | tail -60; fi
    passed=$((passed + ran - ${wrong:-0} - ${left:-0}))
    failed=$((failed + ${wrong:-0}))
  done
}

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
