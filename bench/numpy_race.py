"""Solves one counterfactual with numpy_baseline.py each time a line comes in, and says how long it took: the other lane of the race.

usage: OMP_NUM_THREADS=1 python3 numpy_race.py FOLDER_OF_NUMPY_BASELINE BASELINE_FOLDER TARIFFS.csv
in:    tolerance damping
out:   seconds, CPU seconds, outer iterations, the wages (hats) in the order of economies.csv
"""
import csv
import os
import sys
import time

sys.path.insert(0, sys.argv[1])
import numpy as np
import numpy_baseline as baseline

pi, tau, alpha, gva, gio, theta, VA, X, economies, sectors = baseline.load(sys.argv[2])
new = tau.copy()
with open(sys.argv[3], newline='') as file:
    for row in csv.DictReader(file):
        new[sectors.index(row['sector']), economies.index(row['importer']), economies.index(row['exporter'])] = 1 + float(row['rate'])
# Transfers as the accounts leave them: income is final demand, less value added, less tariff revenue.
Y = (pi * X.T[:, :, None] / tau).sum(1).T
revenue = ((tau - 1) * pi * X.T[:, :, None] / tau).sum((0, 2))
final = X.sum(1) - np.matmul(gio, Y[:, :, None])[:, :, 0].sum(1)
D = final - VA - revenue
for line in sys.stdin:
    tolerance, damping = (float(number) for number in line.split())
    wall, cpu = time.perf_counter(), time.process_time()
    result = baseline.cp_multisector(pi, tau, new, None, alpha, gva, gio, theta, VA, D, tol=tolerance, damp=damping, maxit=150, X0=X)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(wall, cpu, result['it'], *(repr(float(wage)) for wage in result['w']), flush=True)
