#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# An archive coded by an array of Slurm jobs; each takes its part of a list of files, and one that is requeued goes on where it broke off.
#
#   ls /archive/*.warc.gz > list.txt
#   sbatch --array=1-40 examples/slurm_array.sh list.txt /scratch/out
#   python -m lapwing.shards load news.db /scratch/out        when all are done
#
#SBATCH --job-name=lapwing
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=1G
#SBATCH --time=12:00:00
#SBATCH --requeue
set -u
list=${1:?list of files, a path a line}
out=${2:?folder for the shards, seen by all machines}

python3 -m lapwing.shards code "$out" --list "$list" --task "${SLURM_ARRAY_TASK_ID:?run it with sbatch --array=1-N}/${SLURM_ARRAY_TASK_COUNT:?}" --processes "${SLURM_CPUS_PER_TASK:-1}"
code=$?
# 3: some records or files are damaged and named in the job's output; everything else is done, and trying again would change nothing.
[ $code -eq 3 ] && exit 0
exit $code
