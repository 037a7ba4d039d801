# SPDX-License-Identifier: Apache-2.0
"""What benchmarks ask of running processes."""


def peak(pid):
    """KiB of memory a process has held at most so far. (What wait4 tells includes this script's own, from before the start.)"""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            return next((int(line.split()[1]) for line in file if line.startswith("VmHWM")), 0)
    except OSError:
        return 0
