using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Runs;
using TradeSim.Studies.Cases;
using Scenario = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Testing;

/// <summary>What came out of a scenario in a test.</summary>
public sealed class ScenarioRun
{
    private readonly Scenario scenario;

    internal ScenarioRun(ScenarioUnderTest test, CaseResult result)
    {
        (Test, Result, scenario) = (test, result, test.Loaded.Scenario);
        if (result.Failure is { } reason)
            throw new ScenarioAssertionException($"{test} has no results: {reason}");
    }

    /// <summary>The scenario of the run.</summary>
    public ScenarioUnderTest Test { get; }

    /// <summary>The engine's result.</summary>
    public CaseResult Result { get; }

    /// <summary>An outcome along the years.</summary>
    /// <exception cref="StudyException">The scenario has no such outcome.</exception>
    public OutcomePath this[string outcome]
    {
        get
        {
            var index = CaseSpace.Of(scenario).OutcomeIndex(outcome);
            return new OutcomePath(
                Test.ToString(),
                outcome,
                scenario.Outcomes[index].Unit,
                scenario.BaselineYear,
                [.. Result.Outcomes.Select(year => year[index])]
            );
        }
    }

    /// <summary>All targets of the scenario are met, or those on an outcome.</summary>
    public ScenarioRun ShouldReachTargets(string? outcome = null) => CheckTargets(outcome, expected: true);

    /// <summary>No target of the scenario is met, or none of those on an outcome: that is a finding, too.</summary>
    public ScenarioRun ShouldMissTargets(string? outcome = null) => CheckTargets(outcome, expected: false);

    /// <summary>
    /// Properties of any run: every year is solved to the scenario's tolerance, the baseline year is the observed world, no flow is
    /// negative, and where nothing is taxed the incomes of the world add up to what it adds in value.
    /// </summary>
    /// <param name="tolerance">Relative tolerance of sums.</param>
    public ScenarioRun ShouldKeepIdentities(double tolerance = 1e-9)
    {
        var world = scenario.World;
        var tables = Result.Tables!;
        var broken = new List<string>();
        for (var year = 0; year < Result.Residuals.Length; year++)
        {
            if (!(Result.Residuals[year] <= scenario.LargestResidual))
                broken.Add(
                    $"{ShortText.Of(scenario.BaselineYear + 1 + year)}: the residual is {ShortText.Of(Result.Residuals[year])}, "
                        + $"expected at most {ShortText.Of(scenario.LargestResidual)}"
                );
        }
        var (n, sectors) = (world.EconomyCount, world.SectorCount);
        foreach (var year in tables.Years)
        {
            for (var cell = 0; cell < year.Flows.Length; cell++)
            {
                var (exporter, importer, sector) = (cell % n, cell / n % n, cell / n / n);
                if (
                    !(year.Flows[cell] >= 0)
                    || (
                        year.Year == scenario.BaselineYear
                        && scenario.Transfers != TransferRule.None
                        && year.Flows[cell] != world.Flow(exporter, importer, sector)
                    )
                )
                    broken.Add(
                        $"{ShortText.Of(year.Year)}: {world.Economies[importer].Code} buys {ShortText.Of(year.Flows[cell])} from "
                            + $"{world.Economies[exporter].Code} in {world.Sectors[sector].Code}, expected "
                            + $"{(year.Flows[cell] >= 0 ? "the observed value" : "a value of at least 0")}"
                    );
            }
            if (IsTaxFree && scenario.Closure == Closure.General)
                CheckIncomes(year, n, sectors, tolerance, broken);
        }
        return broken.Count == 0
            ? this
            : throw new ScenarioAssertionException(
                $"{Test} breaks {ShortText.Of(broken.Count)} identities:\n  " + string.Join("\n  ", broken.Take(20))
            );
    }

    private void CheckIncomes(YearTables year, int n, int sectors, double tolerance, List<string> broken)
    {
        var (incomes, added) = (0.0, 0.0);
        for (var economy = 0; economy < n; economy++)
        {
            incomes += year.Economies[economy].IncomeValue;
            for (var sector = 0; sector < sectors; sector++)
            {
                for (var importer = 0; importer < n; importer++)
                    added += scenario.World.ValueAddedShare(economy, sector) * year.Flows[(sector * n + importer) * n + economy];
            }
        }
        if (Math.Abs(incomes - added) > tolerance * added)
            broken.Add(
                $"{ShortText.Of(year.Year)}: incomes of the world are {ShortText.Of(incomes)}, its value added is {ShortText.Of(added)}"
            );
    }

    private bool IsTaxFree
    {
        get
        {
            var world = scenario.World;
            return !scenario.Policies.OfType<Engine.Policies.Tariff>().Any()
                && Enumerable
                    .Range(0, world.SectorCount)
                    .All(j =>
                        Enumerable
                            .Range(0, world.EconomyCount)
                            .All(i => Enumerable.Range(0, world.EconomyCount).All(m => world.Tariff(i, m, j) == 0))
                    );
        }
    }

    private ScenarioRun CheckTargets(string? outcome, bool expected)
    {
        var targets = scenario.Targets.Where(target => outcome is null || scenario.Outcomes[target.Outcome].Name == outcome).ToArray();
        if (targets.Length == 0)
            throw new ScenarioAssertionException($"{Test} has no target{(outcome is null ? "" : $" on {outcome}")}.");
        foreach (var target in targets)
        {
            var path = this[scenario.Outcomes[target.Outcome].Name];
            var value = path[target.Year];
            if (target.IsMetBy(value) != expected)
                throw path.Wrong(
                    target.Year,
                    $"{(expected ? "" : "to miss ")}the target of {(target.Bound == Bound.AtLeast ? "at least" : "at most")} "
                        + $"{ShortText.Of(target.Value)}",
                    null
                );
        }
        return this;
    }
}
