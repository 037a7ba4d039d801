#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The Python package as people get it, first without any other package, then with those that it hands tables to.
. "$(dirname "$0")/python_build.sh"

bytes=$(stat -c %s "$wheel")
if [ "$bytes" -le $((25 << 20)) ]; then passed=1; else failed=1; echo "the wheel has $bytes bytes, more than 25 MiB"; fi
version=$(sed -n 's/^project(lapwing VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
case $wheel in
  */lapwing-"$version"-*) passed=$((passed + 1)) ;;
  *) failed=$((failed + 1)); echo "$wheel is not of version $version" ;;
esac

fresh_environment clean
run_tests test_code test_bad_input test_store test_tables test_coding_process test_shards test_sink
if more_packages pyarrow polars matplotlib; then run_tests test_tables test_shards test_sink test_tutorial; fi
finish
