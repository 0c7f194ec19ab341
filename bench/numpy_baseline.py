"""A vectorised NumPy solver of the model of Caliendo and Parro (2015), in changes, for the race against TradeSim.

It is what an experienced user of NumPy would write: nested fixed points over whole arrays, without loops over economies or sectors.
The equations are (10) to (14) of "Estimates of the Trade and Welfare Effects of NAFTA", Review of Economic Studies 82(1).
Hats are ratios of the new equilibrium to the baseline. Arrays are indexed [sector, importer, exporter] or [sector, economy].
"""

import csv
import pathlib
from dataclasses import dataclass

import numpy as np

MAX_INNER_ITERATIONS = 2000  # with a damping that diverges, numbers become NaN and never settle


@dataclass
class World:
    """A baseline. Money is in the unit of the flow table."""

    economies: list  # codes
    sectors: list  # codes
    elasticities: np.ndarray  # [sector]
    tariffs: np.ndarray  # [sector, importer, exporter], 1 + rate
    trade_shares: np.ndarray  # [sector, importer, exporter], of expenditure with tariffs
    expenditure: np.ndarray  # [sector, importer], with tariffs
    value_added_shares: np.ndarray  # [sector, economy], of the cost of production
    input_shares: np.ndarray  # [economy, input, sector], of the cost of production
    demand_shares: np.ndarray  # [sector, economy], of final expenditure

    def sales(self):
        """Sales of each sector and economy at producer prices: [sector, economy]."""
        return (self.trade_shares / self.tariffs * self.expenditure[:, :, None]).sum(axis=1)

    def value_added(self):
        """Value added of each economy."""
        return (self.value_added_shares * self.sales()).sum(axis=0)

    def transfers(self):
        """What each economy spends beyond its value added and its tariff revenue."""
        inputs = np.einsum("nij,jn->in", self.input_shares, self.sales())
        spent = (self.expenditure - inputs).sum(axis=0)
        revenue = ((1 - 1 / self.tariffs) * self.trade_shares * self.expenditure[:, :, None]).sum(axis=(0, 2))
        return spent - self.value_added() - revenue


def read_table(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def read_world(folder):
    """Reads a baseline folder in the format of docs/reference/scenario-format.md that has tables of production, inputs and demand."""
    folder = pathlib.Path(folder)
    sector_rows = read_table(folder / "sectors.csv")
    economies = [row["code"] for row in read_table(folder / "economies.csv")]
    sectors = [row["code"] for row in sector_rows]
    economy = {code: index for index, code in enumerate(economies)}
    sector = {code: index for index, code in enumerate(sectors)}
    n, j = len(economies), len(sectors)

    spending, tariffs = np.zeros((j, n, n)), np.ones((j, n, n))
    for row in read_table(folder / "flows.csv"):
        cell = sector[row["sector"]], economy[row["importer"]], economy[row["exporter"]]
        tariffs[cell] = 1 + float(row["tariff"] or 0)
        spending[cell] = float(row["value"]) * tariffs[cell]
    value_added, inputs, demand = np.ones((j, n)), np.zeros((n, j, j)), np.zeros((j, n))
    for row in read_table(folder / "production.csv"):
        value_added[sector[row["sector"]], economy[row["economy"]]] = float(row["value_added_share"])
    for row in read_table(folder / "inputs.csv"):
        inputs[economy[row["economy"]], sector[row["input"]], sector[row["sector"]]] = float(row["share"])
    for row in read_table(folder / "demand.csv"):
        demand[sector[row["sector"]], economy[row["economy"]]] = float(row["share"])
    expenditure = spending.sum(axis=2)
    return World(
        economies,
        sectors,
        np.array([float(row["elasticity"]) for row in sector_rows]),
        tariffs,
        spending / expenditure[:, :, None],
        expenditure,
        value_added,
        inputs * (1 - value_added).T[:, None, :],
        demand,
    )


def read_tariffs(world, path):
    """The baseline's tariffs with the rates of a table (exporter, importer, sector, rate) in their place."""
    tariffs = world.tariffs.copy()
    for row in read_table(path):
        cell = world.sectors.index(row["sector"]), world.economies.index(row["importer"]), world.economies.index(row["exporter"])
        tariffs[cell] = 1 + float(row["rate"])
    return tariffs


def solve(world, tariffs, tolerance=1e-10, damping=0.5, max_iterations=150):
    """The equilibrium after a change of tariffs, with unchanged transfers.

    Returns hats of wages, log hats of prices [sector, economy], and the number of outer iterations. World value added is the numeraire.
    Outer iterations adjust wages to clear labour markets. Inner ones find prices, then expenditure, from the last ones found.
    """
    theta = world.elasticities[:, None]
    value_added, transfers = world.value_added(), world.transfers()
    rows = world.trade_shares * (tariffs / world.tariffs) ** -theta[:, :, None]  # times cost hats ** -theta
    inputs_to_cost = np.ascontiguousarray(world.input_shares.transpose(0, 2, 1))  # [economy, sector, input]
    wages, prices, expenditure = np.ones(len(world.economies)), np.zeros(world.expenditure.shape), world.expenditure

    for iteration in range(1, max_iterations + 1):
        prices, costs, price_index = solve_prices(world, rows, inputs_to_cost, wages, prices, tolerance)
        net_shares = rows * costs[:, None, :] / price_index[:, :, None] / tariffs
        expenditure, sales = solve_expenditure(world, net_shares, wages * value_added + transfers, expenditure, tolerance)
        cleared = (world.value_added_shares * sales).sum(axis=0) / value_added
        cleared *= value_added.sum() / (cleared @ value_added)
        ratio = cleared / wages
        wages = wages * ratio**damping
        if np.abs(ratio - 1).max() < tolerance:
            break
    return wages, prices, iteration


def solve_prices(world, rows, inputs_to_cost, wages, prices, tolerance):
    """Log price hats at given wages, with cost hats ** -theta and price hats ** -theta: equations (10) and (11)."""
    theta = world.elasticities[:, None]
    labour = world.value_added_shares * np.log(wages)
    for _ in range(MAX_INNER_ITERATIONS):
        costs = np.exp(-theta * (labour + multiply(inputs_to_cost, prices.T).T))
        price_index = multiply(rows, costs)
        found = np.log(price_index) / -theta
        change = np.abs(found - prices).max()
        prices = found
        if change < tolerance / 10:
            break
    return prices, costs, price_index


def solve_expenditure(world, net_shares, income, expenditure, tolerance):
    """Expenditure with its tariff revenue, equation (13), and sales, at given trade shares net of tariffs and given other income."""
    to_exporter = net_shares.transpose(0, 2, 1)
    duty = 1 - net_shares.sum(axis=2)
    for _ in range(MAX_INNER_ITERATIONS):
        sales = multiply(to_exporter, expenditure)
        final = income + (duty * expenditure).sum(axis=0)
        found = world.demand_shares * final + multiply(world.input_shares, sales.T).T
        change = np.abs(found - expenditure).max()
        expenditure = found
        if change < tolerance / 10 * expenditure.max():
            break
    return expenditure, multiply(to_exporter, expenditure)


def multiply(matrices, vectors):
    """A matrix times a vector, for each of a stack of both."""
    return np.matmul(matrices, vectors[:, :, None])[:, :, 0]
