"""Runs a program to its end and prints its seconds and its highest memory in bytes.

python -m tests.bench.bots.spawn PROGRAM ARGUMENT… < its standard input
"""

from __future__ import annotations

import subprocess
import sys
import time

from tests.bench.obey import highest_memory

LOOK_EVERY = 0.002  # seconds; the highest memory only rises, so the last look tells it

if __name__ == "__main__":
    began = time.monotonic()
    program = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    memory = 0
    while program.poll() is None:
        time.sleep(LOOK_EVERY)  # first: for a moment the new process is still this program
        memory = max(memory, highest_memory(program.pid))
    print(time.monotonic() - began, memory)
    sys.exit(program.returncode)
