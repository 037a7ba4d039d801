#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Coding inside Spark: a master and two workers on this machine, killed in the middle of their work. Asked for with LAPWING_SPARK=1, since pyspark is a download of
# 450 MB; needs Java 17 or newer.
if [ "${LAPWING_SPARK:-0}" != 1 ]; then
  echo "skipped: pyspark is a download of 450 MB; LAPWING_SPARK=1 asks for it"
  exit 77
fi
. "$(dirname "$0")/python_build.sh"
command -v java > /dev/null || skip "java is not installed (openjdk-17-jre-headless)"
fresh_environment spark
more_packages pyspark pyarrow pandas || skip "pyspark could not be installed"
strict=()  # Spark leaves sockets open
run_tests test_spark
finish
