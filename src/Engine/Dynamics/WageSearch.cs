using MathNet.Numerics.LinearAlgebra.Double;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Market;

namespace TradeSim.Engine.Dynamics;

/// <summary>
/// Newton's method on wages alone, for a case whose market does not clear by itself: nearly closed economies, or tariffs of hundreds of per
/// cent. For given wages costs and sales settle by themselves; the remaining question is whether each economy's sales equal its wage costs.
/// The derivative is taken at the point itself, by raising each wage in a copy of the case, and copies also try steps of different length.
/// All copies go through the market side by side, so economies answer as they always do. It takes hundreds of rounds: a last resort.
/// </summary>
internal sealed class WageSearch
{
    /// <summary>Economies above which the search is not tried: it would take minutes.</summary>
    private const int MostEconomies = 120;

    private const int MostSteps = 40;
    private const int LeastCopies = 16;
    private const int StepLengths = 15; // 1, 1/2, 1/4, ...
    private const double Nudge = 1e-6; // of ln w, for the derivative
    private const double LongestStep = 2; // of ln w
    private const double Solved = 1e-15;

    private readonly World world;
    private readonly Batch? probe; // null where the search is not tried; copy 0 is at the best wages so far
    private readonly int copies;
    private readonly int largest; // the economy whose equation the numeraire replaces
    private double[] wages; // ln w

    /// <param name="alone">The case, alone in its batch, with its market opened for the point that is sought.</param>
    /// <param name="world">The world.</param>
    public WageSearch(Batch alone, World world)
    {
        this.world = world;
        largest = Enumerable.Range(0, world.EconomyCount).MaxBy(world.ValueAdded);
        wages = [.. Enumerable.Range(0, world.EconomyCount).Select(n => alone.Auctioneer.LogWageOf(n, 0))];
        if (world.EconomyCount > MostEconomies || alone.Market.Closure == Closure.Partial)
            return;
        copies = Math.Max(LeastCopies, Lanes.Padded(world.EconomyCount + 1));
        probe = new Batch(alone, copies);
        for (var copy = 0; copy < copies; copy++)
            probe.Auctioneer.TakeOver(alone.Auctioneer, 0, copy);
        wages = Normalized(wages);
    }

    /// <summary>The rounds of the search, for the host that delivers the messages.</summary>
    public IEnumerable<Batch> Rounds()
    {
        if (probe is null)
            yield break;
        for (var taken = 0; taken < MostSteps; taken++)
        {
            for (var copy = 0; copy < copies; copy++)
                Place(copy, Nudged(copy - 1));
            foreach (var round in Settle())
                yield return round;
            var excess = ExcessOf(0);
            if (Size(0) is var size && (!double.IsFinite(size) || size <= Solved))
                break;
            if (StepFrom(excess) is not { } step)
                break;
            for (var copy = 1; copy < copies; copy++)
            {
                probe.Auctioneer.TakeOver(probe.Auctioneer, 0, copy);
                Place(copy, Moved(step, copy));
            }
            foreach (var round in Settle())
                yield return round;
            var best = Enumerable.Range(0, copies).MinBy(Size);
            if (best == 0)
                break;
            wages = Moved(step, best);
            for (var copy = 0; copy < copies; copy++)
            {
                if (copy != best)
                    probe.Auctioneer.TakeOver(probe.Auctioneer, best, copy);
            }
        }
    }

    /// <summary>Continues the market of the case from these wages, or abandons the case.</summary>
    public void HandOver(Auctioneer market)
    {
        if (probe is not null && Size(0) <= Auctioneer.LargestFloor)
            market.StartFrom(probe.Auctioneer, 0);
        else
            market.GiveUp(0);
    }

    private IEnumerable<Batch> Settle()
    {
        probe!.Auctioneer.OpenAtGivenWages(probe.Market);
        while (!probe.Auctioneer.Cleared)
        {
            yield return probe;
            probe.Auctioneer.Settle(probe.Responses);
        }
    }

    private void Place(int copy, double[] logWages)
    {
        for (var n = 0; n < logWages.Length; n++)
            probe!.Auctioneer.PlaceWage(n, copy, logWages[n]);
    }

    /// <summary>The wages with that of one economy raised; of none where there is no such economy.</summary>
    private double[] Nudged(int economy) => [.. wages.Select((wage, n) => n == economy ? wage + Nudge : wage)];

    private double[] ExcessOf(int copy) => [.. Enumerable.Range(0, world.EconomyCount).Select(n => probe!.Auctioneer.ExcessOf(n, copy))];

    /// <summary>The largest excess of a copy; infinite where nothing answers its wages.</summary>
    private double Size(int copy)
    {
        var size = ExcessOf(copy).Max(Math.Abs);
        return probe!.Auctioneer.IsSolved(copy) && double.IsFinite(size) ? size : double.PositiveInfinity;
    }

    /// <summary>Newton's step; null where the derivative is unknown or singular. All excesses are 0 if all but one are (Walras), so the
    /// numeraire takes the place of one equation.</summary>
    private double[]? StepFrom(double[] excess)
    {
        var n = world.EconomyCount;
        var derivative = DenseMatrix.Create(n, n, 0);
        for (var k = 0; k < n; k++)
        {
            var nudged = ExcessOf(k + 1);
            for (var i = 0; i < n; i++)
                derivative[i, k] = (nudged[i] - excess[i]) / Nudge;
            derivative[largest, k] = Elementary.Exp(wages[k]) * LabourIncome(k) / WorldIncome;
        }
        var step = derivative.Solve(DenseVector.Create(n, i => i == largest ? 0 : -excess[i])).ToArray();
        var longest = step.Max(Math.Abs);
        if (!double.IsFinite(longest))
            return null;
        return longest <= LongestStep ? step : [.. step.Select(each => each * (LongestStep / longest))];
    }

    /// <summary>Wages after a part of the step, smaller from copy to copy.</summary>
    private double[] Moved(double[] step, int copy)
    {
        var length = Math.ScaleB(1, -Math.Min(copy - 1, StepLengths - 1));
        return Normalized([.. wages.Select((wage, n) => wage + (length * step[n]))]);
    }

    /// <summary>Wages that keep the numeraire Σ w·L·VA = Σ L·VA.</summary>
    private double[] Normalized(double[] logWages)
    {
        var sum = 0.0;
        for (var n = 0; n < logWages.Length; n++)
            sum += Elementary.Exp(logWages[n]) * LabourIncome(n);
        var tooMuch = Elementary.Log(sum / WorldIncome);
        return [.. logWages.Select(wage => wage - tooMuch)];
    }

    private double WorldIncome => probe!.Market.WorldIncome[0];

    private double LabourIncome(int economy) => probe!.Market.LabourIncome[probe.Market.Size.At(economy, 0)];
}
