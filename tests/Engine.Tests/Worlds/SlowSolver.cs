using MathNet.Numerics.LinearAlgebra.Double;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Tests.Worlds;

/// <summary>What changes in a world, as functions of exporter, importer and sector, or of economy and sector.</summary>
public sealed record WorldShock
{
    public required Func<int, int, int, double> Tariff { get; init; }

    /// <summary>d, ratio to the baseline.</summary>
    public required Func<int, int, int, double> TradeCost { get; init; }

    /// <summary>A, ratio to the baseline.</summary>
    public required Func<int, int, double> Productivity { get; init; }

    /// <summary>L, ratio to the baseline.</summary>
    public required Func<int, double> Labour { get; init; }

    public required TransferRule Transfers { get; init; }

    public required Varieties Varieties { get; init; }

    /// <summary>D', by economy, million USD, under <see cref="TransferRule.Fixed"/>; null: the share of the baseline.</summary>
    public Func<int, double>? Transfer { get; init; }
}

/// <summary>
/// The equations of docs/explanation/model.md solved once more, slowly, densely and with nothing of the engine: costs for given wages by
/// repetition, sales as one linear system, wages by a damped Newton method with numeric derivatives, from the baseline in steps and from
/// random starts. It says whether a world has an equilibrium with positive incomes.
/// </summary>
public sealed class SlowSolver(World world, WorldShock shock)
{
    private readonly int n = world.EconomyCount;
    private readonly int j = world.SectorCount;
    private readonly double[] logCosts = new double[world.EconomyCount * world.SectorCount];
    private readonly double[,,] shares = new double[world.EconomyCount, world.EconomyCount, world.SectorCount];
    private double gone = 1;

    /// <summary>ln w of the equilibrium that was found.</summary>
    public double[] LogWages { get; private set; } = [];

    /// <summary>I' in it, million USD.</summary>
    public double[] Incomes { get; private set; } = [];

    /// <summary>Y' in it, million USD [economy · J + sector].</summary>
    public double[] Sales { get; private set; } = [];

    /// <summary>π' in it [exporter, importer, sector].</summary>
    public double Share(int exporter, int importer, int sector) => shares[exporter, importer, sector];

    /// <summary>t' of a flow.</summary>
    public double Tariff(int exporter, int importer, int sector) =>
        Between(world.Tariff(exporter, importer, sector), shock.Tariff(exporter, importer, sector));

    /// <summary>Whether an equilibrium with positive incomes was found.</summary>
    public bool Solve(int seed)
    {
        var size = n + (shock.Transfers == TransferRule.Proportional ? 1 : 0);
        var random = new Random(seed);
        if (InSteps(new double[size]) is { } solved && IsEquilibrium(solved))
            return true;
        gone = 1;
        for (var trial = 0; trial < 12; trial++)
        {
            var start = new double[size];
            for (var i = 0; i < n; i++)
                start[i] = (trial + 1) * 0.5 * ((2 * random.NextDouble()) - 1);
            if (Newton(start) is { } found && IsEquilibrium(found))
                return true;
        }
        return false;
    }

    /// <summary>The world as it is in the equilibrium, at the tariffs of it.</summary>
    public World ToWorld()
    {
        var tables = world.ToTables();
        var (flows, tariffs) = (new double[tables.Flows.Length], new double[tables.Flows.Length]);
        for (var cell = 0; cell < flows.Length; cell++)
        {
            var (i, e, s) = (cell % n, cell / n % n, cell / n / n);
            var spending = world.DemandShare(e, s) * Incomes[e];
            for (var k = 0; k < j; k++)
                spending += world.InputShare(e, k, s) * Sales[(e * j) + k];
            tariffs[cell] = Tariff(i, e, s);
            flows[cell] = shares[i, e, s] * spending / (1 + tariffs[cell]);
        }
        return World.Create(tables with { Flows = flows, Tariffs = tariffs });
    }

    private bool IsEquilibrium(double[] point)
    {
        var gap = Residual(point).Select(Math.Abs).Max();
        if (!(gap < 1e-10) || !Incomes.All(income => income > 0) || !Sales.All(sale => sale >= 0))
            return false;
        LogWages = point[..n];
        return true;
    }

    private double[]? InSteps(double[] start)
    {
        var (at, reached, step) = (start, 0.0, 1.0);
        while (reached < 1 && step > 1e-4)
        {
            gone = Math.Min(1, reached + step);
            if (Newton(at) is { } next)
                (at, reached, step) = (next, gone, 2 * step);
            else
                step /= 2;
        }
        gone = 1;
        return reached >= 1 ? at : null;
    }

    private double[]? Newton(double[] start)
    {
        var at = start.ToArray();
        for (var round = 0; round < 60; round++)
        {
            var residual = Residual(at);
            var length = Length(residual);
            if (!double.IsFinite(length))
                return null;
            if (length < 1e-13)
                return at;
            var derivative = DenseMatrix.Create(at.Length, at.Length, 0);
            for (var k = 0; k < at.Length; k++)
            {
                var moved = at.ToArray();
                moved[k] += 1e-6;
                var there = Residual(moved);
                moved[k] -= 2e-6;
                var back = Residual(moved);
                for (var row = 0; row < at.Length; row++)
                    derivative[row, k] = (there[row] - back[row]) / 2e-6;
            }
            if (!derivative.Enumerate().All(double.IsFinite))
                return null;
            var step = derivative.Solve(-DenseVector.OfArray(residual)).ToArray();
            var longest = step.Max(Math.Abs);
            if (!double.IsFinite(longest))
                return null;
            var part = Math.Min(1, 3 / longest);
            for (; part > 1e-7; part /= 2)
            {
                var next = at.Zip(step, (x, dx) => x + (part * dx)).ToArray();
                if (Length(Residual(next)) < length)
                {
                    at = next;
                    break;
                }
            }
            if (part <= 1e-7)
                return length < 1e-10 ? at : null;
        }
        return null;
    }

    private static double Length(double[] residual) => Math.Sqrt(residual.Sum(each => each * each));

    private double Between(double from, double to) => from + (gone * (to - from));

    private double Log(double ratio) => gone * Math.Log(ratio);

    /// <summary>For each economy but the last ln of what it sells value added for over its wage bill; then the numeraire; then, under
    /// proportional transfers, ln of the world's income over what it earns.</summary>
    private double[] Residual(double[] point)
    {
        var labour = Enumerable.Range(0, n).Select(e => Math.Exp(Log(shock.Labour(e)))).ToArray();
        SolveCosts(point);
        var bill = Enumerable.Range(0, n).Select(e => Math.Exp(point[e]) * labour[e] * world.ValueAdded(e)).ToArray();
        var worldIncome = Enumerable.Range(0, n).Sum(e => labour[e] * world.ValueAdded(e));
        var observed = Enumerable.Range(0, n).Sum(world.ValueAdded);
        var factor = shock.Transfers == TransferRule.Proportional ? Math.Exp(point[n]) : 1;
        // I_n = fixedPart_n + Σ_k perSale_nk·Y_nk, the revenue of spending on inputs and of the income itself solved for.
        var (fixedPart, perSale) = (new double[n], new double[n, j]);
        for (var e = 0; e < n; e++)
        {
            var taken = Enumerable.Range(0, j).Select(s => Taken(e, s)).ToArray();
            var perIncome = Enumerable.Range(0, j).Sum(s => world.DemandShare(e, s) * taken[s]);
            var ratio = shock.Transfers == TransferRule.Proportional ? factor * world.Income(e) / (world.Income(e) - world.Transfer(e)) : 1;
            var transfer = shock.Transfer is null ? world.Transfer(e) : Between(world.Transfer(e), shock.Transfer(e));
            var given = shock.Transfers == TransferRule.Fixed ? transfer * worldIncome / observed : 0;
            fixedPart[e] = ((ratio * bill[e]) + given) / (1 - (ratio * perIncome));
            for (var k = 0; k < j; k++)
                perSale[e, k] = ratio * Enumerable.Range(0, j).Sum(s => taken[s] * world.InputShare(e, k, s)) / (1 - (ratio * perIncome));
        }
        var (system, right) = (DenseMatrix.CreateIdentity(n * j), DenseVector.Create(n * j, 0));
        for (var i = 0; i < n; i++)
        {
            for (var s = 0; s < j; s++)
            {
                var row = (i * j) + s;
                for (var e = 0; e < n; e++)
                {
                    var net = shares[i, e, s] / (1 + Tariff(i, e, s));
                    if (net == 0)
                        continue;
                    right[row] += net * world.DemandShare(e, s) * fixedPart[e];
                    for (var k = 0; k < j; k++)
                        system[row, (e * j) + k] -= net * (world.InputShare(e, k, s) + (world.DemandShare(e, s) * perSale[e, k]));
                }
            }
        }
        Sales = [.. system.Solve(right)];
        Incomes =
        [
            .. Enumerable.Range(0, n).Select(e => fixedPart[e] + Enumerable.Range(0, j).Sum(k => perSale[e, k] * Sales[(e * j) + k])),
        ];
        var residual = new double[point.Length];
        for (var e = 0; e < n - 1; e++)
            residual[e] = Math.Log(Enumerable.Range(0, j).Sum(s => world.ValueAddedShare(e, s) * Sales[(e * j) + s]) / bill[e]);
        residual[n - 1] = Math.Log(bill.Sum() / worldIncome);
        if (shock.Transfers == TransferRule.Proportional)
        {
            var earned = 0.0;
            for (var e = 0; e < n; e++)
            {
                earned += bill[e];
                for (var s = 0; s < j; s++)
                {
                    var inputs = Enumerable.Range(0, j).Sum(k => world.InputShare(e, k, s) * Sales[(e * j) + k]);
                    earned += Taken(e, s) * (inputs + (world.DemandShare(e, s) * Incomes[e]));
                }
            }
            residual[n] = Math.Log(Incomes.Sum() / earned);
        }
        return residual;
    }

    private double Taken(int importer, int sector)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
            sum += shares[i, importer, sector] * Tariff(i, importer, sector) / (1 + Tariff(i, importer, sector));
        return sum;
    }

    private void SolveCosts(double[] logWages)
    {
        for (var round = 0; round < 20000; round++)
        {
            var prices = new double[n * j];
            for (var e = 0; e < n; e++)
            {
                for (var s = 0; s < j; s++)
                {
                    var theta = world.Sectors[s].Elasticity;
                    var (pull, varieties, any) = (0.0, 0.0, false);
                    for (var i = 0; i < n; i++)
                    {
                        var share = world.SpendingShare(i, e, s);
                        if (share == 0)
                            continue;
                        any = true;
                        var offered = shock.Varieties == Varieties.Growing ? Math.Exp(Log(shock.Labour(i))) : 1;
                        var logCost =
                            Log(shock.TradeCost(i, e, s))
                            + Math.Log((1 + Tariff(i, e, s)) / (1 + world.Tariff(i, e, s)))
                            + logCosts[(i * j) + s];
                        shares[i, e, s] = share * offered * Math.Exp(-theta * logCost);
                        pull += shares[i, e, s];
                        varieties += share * offered;
                    }
                    if (!any)
                        continue;
                    for (var i = 0; i < n; i++)
                        shares[i, e, s] /= pull;
                    prices[(e * j) + s] = -Math.Log(pull / varieties) / theta;
                }
            }
            var moved = 0.0;
            for (var e = 0; e < n; e++)
            {
                for (var s = 0; s < j; s++)
                {
                    var cost = (world.ValueAddedShare(e, s) * logWages[e]) - Log(shock.Productivity(e, s));
                    for (var k = 0; k < j; k++)
                        cost += world.InputShare(e, s, k) * prices[(e * j) + k];
                    moved = Math.Max(moved, Math.Abs(cost - logCosts[(e * j) + s]));
                    logCosts[(e * j) + s] = cost;
                }
            }
            if (!(moved > 2e-15) || double.IsNaN(moved))
                return;
        }
    }
}
