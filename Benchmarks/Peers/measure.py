"""Runs a command to its end and says what it took."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

COLUMNS = ("wall s", "CPU s", "peak MiB", "own MiB")
SAMPLE_SECONDS = 0.005


def own_bytes(pid):
    """The memory that is the process's own: anonymous and shared pages, without the files that it has mapped."""
    try:
        with open(f"/proc/{pid}/status") as status:
            return sum(int(line.split()[1]) for line in status if line.startswith(("RssAnon:", "RssShmem:"))) * 1024
    except (OSError, ValueError):  # It has just ended.
        return 0


def measure(command):
    """Wall and CPU seconds, the peak of the resident set and of the own part of it, in MiB. The own part is sampled."""
    with tempfile.TemporaryFile("w+") as output:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=output)
        own = 0
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            own = max(own, own_bytes(process.pid))
            time.sleep(SAMPLE_SECONDS)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            sys.exit(f"{' '.join(command)}\nended with {process.returncode}:\n{output.read()}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, own / (1 << 20)


def medians(rows):
    return [statistics.median(column) for column in zip(*rows)]


def ratios(peer, ours):
    """The medians of the ratios of runs that were made one after the other."""
    return medians([[their / own for their, own in zip(*pair)] for pair in zip(peer, ours)])
