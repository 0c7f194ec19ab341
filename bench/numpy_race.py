"""Solves one counterfactual with numpy_baseline.py for each line of input and prints how long it took.

usage:  OMP_NUM_THREADS=1 python3 numpy_race.py BASELINE_FOLDER TARIFFS.csv
input:  tolerance damping
output: seconds, CPU seconds, outer iterations, wage hats in the order of economies.csv
"""

import sys
import time

import numpy_baseline as baseline

world = baseline.read_world(sys.argv[1])
tariffs = baseline.read_tariffs(world, sys.argv[2])
for line in sys.stdin:
    tolerance, damping = (float(number) for number in line.split())
    wall, cpu = time.perf_counter(), time.process_time()
    wages, _, iterations = baseline.solve(world, tariffs, tolerance, damping)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(wall, cpu, iterations, *(repr(float(wage)) for wage in wages), flush=True)
