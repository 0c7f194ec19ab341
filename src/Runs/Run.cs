using System.Collections.Immutable;
using System.Diagnostics;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs;

/// <summary>
/// The result of one simulation of a scenario: flows, prices, wages, incomes, outcomes and targets by code, sector and year. Immutable.
/// </summary>
public sealed class Run
{
    private readonly Lazy<LoadedScenario> loaded; // read again for a report where a program has set values
    private readonly Lazy<RunRequest> request;
    private readonly Lazy<ImmutableArray<double>> withoutMeasures; // solved for reports only

    internal Run(LoadedScenario loaded, RunRequest request, CaseResult result, string host, TimeSpan took, bool isRead = false)
    {
        (Scenario, Result, Host, Took) = (loaded.Scenario, result, host, took);
        (this.loaded, this.request) = (new(loaded), new(request));
        withoutMeasures = new(() =>
            Runs.FlowsWithoutMeasures.Of(new Simulation(Scenario), Scenario, isRead ? Result.Tables!.Years[^1].Flows : default)
        );
    }

    private Run(Scenario scenario, CaseResult result, TimeSpan took)
    {
        (Scenario, Result, Host, Took) = (scenario.Model, result, scenario.HostName, took);
        loaded = new(() => scenario.Loaded);
        request = new(() => new RunRequest { Scenario = scenario.Reference() });
        HasCode = scenario.HasCode;
        withoutMeasures = new(() => Runs.FlowsWithoutMeasures.Of(new Simulation(Scenario), Scenario));
    }

    private Run(Run run, CaseResult result)
    {
        (Scenario, Result, Host, Took) = (run.Scenario, result, run.Host, run.Took);
        (loaded, request, HasCode, withoutMeasures) = (run.loaded, run.request, run.HasCode, run.withoutMeasures);
    }

    /// <summary>Name of the scenario.</summary>
    public string Name => Scenario.Name;

    /// <summary>The years, the baseline year first.</summary>
    public ImmutableArray<int> Years => [.. Enumerable.Range(Scenario.BaselineYear, Scenario.Years + 1)];

    /// <summary>Codes of the economies.</summary>
    public ImmutableArray<string> Economies => [.. Scenario.World.Economies.Select(economy => economy.Code)];

    /// <summary>Codes of the sectors.</summary>
    public ImmutableArray<string> Sectors => [.. Scenario.World.Sectors.Select(sector => sector.Code)];

    /// <summary>Names of the outcomes.</summary>
    public ImmutableArray<string> Outcomes => [.. Scenario.Outcomes.Select(outcome => outcome.Name)];

    /// <summary>What governments decided by their rules, in the order of years and rules; empty without rules.</summary>
    public ImmutableArray<GovernmentDecision> Decisions =>
        [
            .. Result.Decisions.Select(decision => new GovernmentDecision(
                decision.Year,
                [.. decision.By.Select(economy => Scenario.World.Economies[economy].Code)],
                decision.Rule,
                decision.What,
                decision.Unit,
                decision.Before,
                decision.After,
                decision.Why
            )),
        ];

    /// <summary>What became of the targets, in the order of the scenario.</summary>
    public IEnumerable<TargetOutcome> Targets => Scenario.Targets.Select(target => TargetOutcome.Of(target, this));

    /// <summary>Largest relative residual of any year; a solved year is within the scenario's tolerance.</summary>
    public double Residual => Result.Residuals.DefaultIfEmpty(0).Max();

    internal Model Scenario { get; }

    internal LoadedScenario Loaded => loaded.Value;

    internal RunRequest Request => request.Value;

    internal CaseResult Result { get; }

    /// <summary>Whether a measure or an outcome is code of a program, which a folder cannot store.</summary>
    internal bool HasCode { get; }

    /// <summary>The flows of the last year without the scenario's measures and rules, in the order of <see cref="YearTables.Flows"/>;
    /// default: it has none, or no solution without them.</summary>
    internal ImmutableArray<double> FlowsWithoutMeasures => withoutMeasures.Value;

    internal string Host { get; }

    internal TimeSpan Took { get; }

    /// <summary>Why there are no results; null: there are.</summary>
    internal string? Failure => Result.Failure;

    /// <summary>A flow: what the importer buys from the exporter in a sector.</summary>
    /// <param name="exporter">Code of the exporter.</param>
    /// <param name="importer">Code of the importer; the exporter itself: what it buys at home.</param>
    /// <param name="sector">Code of the sector.</param>
    /// <param name="year">The year.</param>
    /// <returns>Million USD of the baseline year before the importer's tariff; of the year itself where the scenario's prices are
    /// nominal.</returns>
    /// <exception cref="UnknownNameException">There is no such economy, sector or year; the message names the nearest.</exception>
    public double Flow(string exporter, string importer, string sector, int year)
    {
        var (i, n, j) = (Economy(exporter), Economy(importer), Sector(sector));
        return TablesOf(year).Flows[Cell(i, n, j)];
    }

    /// <summary>A flow over all sectors, in the unit of <see cref="Flow(string, string, string, int)"/>.</summary>
    /// <exception cref="UnknownNameException">There is no such economy or year; the message names the nearest.</exception>
    public double Flow(string exporter, string importer, int year)
    {
        var (i, n, tables) = (Economy(exporter), Economy(importer), TablesOf(year));
        return Enumerable.Range(0, Scenario.World.SectorCount).Sum(j => tables.Flows[Cell(i, n, j)]);
    }

    /// <summary>The price index of a sector's goods for buyers in an economy, tariffs included; 1 in the baseline year.</summary>
    /// <exception cref="UnknownNameException">There is no such economy, sector or year; the message names the nearest.</exception>
    /// <exception cref="InvalidOperationException">The run was read from a folder, which does not contain sectoral prices.</exception>
    public double Price(string economy, string sector, int year)
    {
        var (n, j, tables) = (Economy(economy), Sector(sector), TablesOf(year));
        return tables.SectorPrices.IsDefaultOrEmpty
            ? throw new InvalidOperationException(
                "This run was read from a folder, which does not contain sectoral prices; run the scenario again."
            )
            : tables.SectorPrices[(n * Scenario.World.SectorCount) + j];
    }

    /// <summary>The price index of an economy's final demand; 1 in the baseline year.</summary>
    /// <exception cref="UnknownNameException">There is no such economy or year; the message names the nearest.</exception>
    public double PriceIndex(string economy, int year) => Figures(economy, year).PriceIndex;

    /// <summary>The wage per unit of effective labour in an economy; 1 in the baseline year.</summary>
    /// <exception cref="UnknownNameException">There is no such economy or year; the message names the nearest.</exception>
    public double Wage(string economy, int year) => Figures(economy, year).Wage;

    /// <summary>The wage relative to the price index; 1 in the baseline year.</summary>
    /// <exception cref="UnknownNameException">There is no such economy or year; the message names the nearest.</exception>
    public double RealWage(string economy, int year) => Figures(economy, year).RealWage;

    /// <summary>An economy's income (wages, tariff revenue, transfers), in million USD like
    /// <see cref="Flow(string, string, int)"/>.</summary>
    /// <exception cref="UnknownNameException">There is no such economy or year; the message names the nearest.</exception>
    public double Income(string economy, int year) => Figures(economy, year).IncomeValue;

    /// <summary>An economy's income relative to its price index; 1 in the baseline year.</summary>
    /// <exception cref="UnknownNameException">There is no such economy or year; the message names the nearest.</exception>
    public double RealIncome(string economy, int year) => Figures(economy, year).RealIncome;

    /// <summary>An outcome, in its unit (<see cref="UnitOf"/>).</summary>
    /// <exception cref="UnknownNameException">There is no such outcome or year; the message names the nearest.</exception>
    public double Outcome(string name, int year)
    {
        var outcome = UnknownNameException.IndexOf("outcome", name, Outcomes);
        return Result.Outcomes[IndexOf(year)][outcome];
    }

    /// <summary>The unit of an outcome, such as <c>million USD</c>.</summary>
    /// <exception cref="UnknownNameException">There is no such outcome; the message names the nearest.</exception>
    public string UnitOf(string outcome) => Scenario.Outcomes[UnknownNameException.IndexOf("outcome", outcome, Outcomes)].Unit;

    /// <summary>Runs a scenario on the hosts that were chosen.</summary>
    internal static Run Of(LoadedScenario loaded, RunRequest request, ICaseHosts hosts, CancellationToken cancellation)
    {
        var (result, took) = Simulate(hosts.RunnerOf(loaded, request, new RunOptions()), progress: null, cancellation);
        return new Run(loaded, request, result, hosts.Name, took);
    }

    /// <summary>Runs a scenario on its host.</summary>
    internal static Run Of(Scenario scenario, IProgress<int>? progress, CancellationToken cancellation)
    {
        var (result, took) = Simulate(scenario.Runner(), progress, cancellation);
        return new Run(scenario, result, took);
    }

    /// <summary>The run without flows, prices and incomes, which take nearly all of its memory.</summary>
    internal Run WithoutTables() => new(this, Result with { Tables = null });

    /// <summary>An outcome over the years.</summary>
    internal ImmutableArray<double> PathOf(int outcome) => [.. Result.Outcomes.Select(year => year[outcome])];

    /// <summary>The flows that an outcome measures; empty for figures that are no flows.</summary>
    internal static IEnumerable<FlowSet> FlowsOf(Outcome outcome) =>
        outcome switch
        {
            Turnover turnover => [turnover.There, turnover.Back],
            Exports exports => [exports.Flows],
            Imports imports => [imports.Flows],
            Balance balance => [balance.Exports, balance.Imports],
            Share share => [share.Whole],
            _ => [],
        };

    private static (CaseResult Result, TimeSpan Took) Simulate(ICaseRunner runner, IProgress<int>? progress, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var kept = new RunOptions { KeepTables = true };
        var results = runner.RunAsync(CaseTable.Defaults, kept, progress, cancellation).GetAwaiter().GetResult();
        return (results[0], Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Codes of the economies of a government.</summary>
    internal string CodesOf(ImmutableArray<int> economies) => GovernmentName.CodeOf(Scenario.World, economies);

    private int Economy(string code) => UnknownNameException.IndexOf("economy", code, Economies);

    private int Sector(string code) => UnknownNameException.IndexOf("sector", code, Sectors);

    private int Cell(int exporter, int importer, int sector) =>
        (((sector * Scenario.World.EconomyCount) + importer) * Scenario.World.EconomyCount) + exporter;

    private int IndexOf(int year) => UnknownNameException.IndexOfYear(year, Scenario.BaselineYear, Scenario.LastYear);

    private YearTables TablesOf(int year) => Result.Tables!.Years[IndexOf(year)];

    private EconomyYearFigures Figures(string economy, int year)
    {
        var (n, tables) = (Economy(economy), TablesOf(year));
        return tables.Economies.IsDefaultOrEmpty
            ? throw new InvalidOperationException("This run was read without the accounts of economies; run the scenario again.")
            : tables.Economies[n];
    }
}
