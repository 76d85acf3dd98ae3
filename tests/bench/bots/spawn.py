"""Runs a program to its end and prints its seconds and its highest memory in bytes.

python -m tests.bench.bots.spawn PROGRAM ARGUMENT… < its standard input
"""

from __future__ import annotations

import subprocess
import sys
import time

from tests.bench.obey import highest_memory

LOOK_EVERY = 0.005  # seconds; the highest memory only rises, so the last look tells it

if __name__ == "__main__":
    began = time.monotonic()
    program = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    memory = 0
    while program.poll() is None:
        memory = max(memory, highest_memory(program.pid))
        time.sleep(LOOK_EVERY)
    print(time.monotonic() - began, max(memory, highest_memory(program.pid)))
    sys.exit(program.returncode)
