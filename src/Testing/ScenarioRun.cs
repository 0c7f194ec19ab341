using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Runs;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;
using Scenario = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Testing;

/// <summary>A scenario did not do what a test expected; the message shows the path.</summary>
public sealed class ScenarioAssertionException : Exception
{
    /// <summary>An error without a message.</summary>
    public ScenarioAssertionException() { }

    /// <summary>An error with the expected and the actual value.</summary>
    public ScenarioAssertionException(string message)
        : base(message) { }

    /// <summary>An error with the expected and the actual value, and its cause.</summary>
    public ScenarioAssertionException(string message, Exception innerException)
        : base(message, innerException) { }
}

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
    /// Properties of any run: every year is solved to the scenario's tolerance, the baseline year is the observed world, no
    /// flow is negative, and where nothing is
    /// taxed the incomes of the world add up to what it adds in value.
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

/// <summary>An outcome along the years of a run.</summary>
public sealed class OutcomePath
{
    private readonly string scenario;
    private readonly int baselineYear;
    private readonly double[] values;

    internal OutcomePath(string scenario, string name, string unit, int baselineYear, double[] values) =>
        (this.scenario, Name, Unit, this.baselineYear, this.values) = (scenario, name, unit, baselineYear, values);

    /// <summary>The outcome.</summary>
    public string Name { get; }

    /// <summary>Its unit.</summary>
    public string Unit { get; }

    /// <summary>Its value in a year.</summary>
    public double this[int year] =>
        year >= baselineYear && year < baselineYear + values.Length
            ? values[year - baselineYear]
            : throw new ArgumentOutOfRangeException(nameof(year), year, $"The run goes {Span}.");

    private IEnumerable<int> Years => Enumerable.Range(baselineYear, values.Length);

    private string Span => $"from {ShortText.Of(baselineYear)} to {ShortText.Of(baselineYear + values.Length - 1)}";

    /// <summary>The outcome in a year, for assertions.</summary>
    public OutcomeInYear In(int year) => new(this, year, this[year]);

    /// <summary>It never falls from one year to the next.</summary>
    public OutcomePath ShouldNeverFall(string? because = null)
    {
        for (var k = 1; k < values.Length; k++)
        {
            if (values[k] < values[k - 1])
                throw Wrong(baselineYear + k, $"no less than the {ShortText.Of(values[k - 1])} of the year before", because);
        }
        return this;
    }

    /// <summary>It is never below the same outcome of another run, in the years that both have.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public OutcomePath ShouldNeverBeBelow(OutcomePath other, string? because = null)
    {
        ArgumentNullException.ThrowIfNull(other);
        var years = Years.Intersect(other.Years).ToArray();
        if (years.Length == 0)
            throw new ArgumentException(
                $"The other run goes {other.Span}, this one {Span}; expected at least one year in both.",
                nameof(other)
            );
        foreach (var year in years)
        {
            if (this[year] < other[year])
                throw Wrong(year, $"no less than the {ShortText.Of(other[year])} of {other.scenario}", because);
        }
        return this;
    }

    /// <summary>The path as a line of years and values.</summary>
    public override string ToString() => ShortText.OfPath(Name, Unit, baselineYear, values);

    internal ScenarioAssertionException Wrong(int year, string expected, string? because) =>
        new(
            $"{Name} in {ShortText.Of(year)}: got {ShortText.Of(this[year])}, expected "
                + $"{expected}{(because is null ? "" : $", because {because}")}.\n  {scenario}\n  {this}"
        );
}

/// <summary>An outcome in a year of a run.</summary>
/// <param name="Path">The outcome along the years.</param>
/// <param name="Year">The year.</param>
/// <param name="Value">Its value.</param>
public sealed record OutcomeInYear(OutcomePath Path, int Year, double Value)
{
    /// <summary>It is at least a value.</summary>
    public OutcomeInYear ShouldBeAtLeast(double value, string? because = null) =>
        Check(Value >= value, $"at least {ShortText.Of(value)}", because);

    /// <summary>It is at most a value.</summary>
    public OutcomeInYear ShouldBeAtMost(double value, string? because = null) =>
        Check(Value <= value, $"at most {ShortText.Of(value)}", because);

    /// <summary>It is about a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="within">How far it may be off, in its unit.</param>
    /// <param name="because">Why.</param>
    public OutcomeInYear ShouldBeAbout(double value, double within, string? because = null) =>
        Check(Math.Abs(Value - value) <= within, $"{ShortText.Of(value)} ± {ShortText.Of(within)}", because);

    private OutcomeInYear Check(bool holds, string expected, string? because) => holds ? this : throw Path.Wrong(Year, expected, because);
}

/// <summary>What policies contribute to an outcome, in a test.</summary>
/// <param name="Explanation">The study.</param>
public sealed record ScenarioContributions(Explanation Explanation)
{
    /// <summary>What a policy contributes, in the outcome's unit.</summary>
    public double Of(string policy) =>
        Explanation.Contributions.FirstOrDefault(item => item.Name == policy || item.Name == $"policies.{policy}")?.Value
        ?? throw new ArgumentException(
            $"No policy {policy} contributes; there are {string.Join(", ", Explanation.Contributions.Select(item => item.Name))}.",
            nameof(policy)
        );

    /// <summary>A policy contributes at least that much.</summary>
    public ScenarioContributions ShouldBeAtLeast(string policy, double value, string? because = null) =>
        Check(Of(policy) >= value, policy, $"at least {ShortText.Of(value)}", because);

    /// <summary>A policy contributes at most that much.</summary>
    public ScenarioContributions ShouldBeAtMost(string policy, double value, string? because = null) =>
        Check(Of(policy) <= value, policy, $"at most {ShortText.Of(value)}", because);

    /// <summary>A policy contributes more than another.</summary>
    public ScenarioContributions ShouldBeMore(string policy, string thanPolicy, string? because = null) =>
        Check(Of(policy) > Of(thanPolicy), policy, $"more than the {ShortText.Of(Of(thanPolicy))} of {thanPolicy}", because);

    private ScenarioContributions Check(bool holds, string policy, string expected, string? because) =>
        holds
            ? this
            : throw new ScenarioAssertionException(
                $"{policy} contributes {ShortText.Of(Of(policy))} to {Explanation.Reading.Name} in "
                    + $"{ShortText.Of(Explanation.Reading.Year)}, expected {expected}{(because is null ? "" : $", because {because}")}.\n  "
                    + $"all off: {ShortText.Of(Explanation.Start)}, "
                    + string.Join(", ", Explanation.Contributions.Select(item => $"{item.Name}: {ShortText.Of(item.Value)}"))
                    + $", all on: {ShortText.Of(Explanation.End)}"
            );
}
