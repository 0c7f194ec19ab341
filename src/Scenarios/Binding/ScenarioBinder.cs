using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Binding.OutcomeKinds;
using TradeSim.Scenarios.Binding.PolicyKinds;
using TradeSim.Scenarios.Binding.RuleKinds;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Scenarios.Binding;

/// <summary>What a scenario file becomes.</summary>
internal sealed record BoundScenario(
    Scenario Scenario,
    ObservedWorld Observed,
    IReadOnlyList<(ParameterRole Role, ScenarioItem Item)> Items
)
{
    public required ImmutableArray<ScenarioItem> Rules { get; init; }

    public required ImmutableArray<UncertainNumber> Uncertainty { get; init; }

    public required ImmutableArray<CorrelatedNumbers> Correlations { get; init; }

    public required ImmutableArray<ScenarioCheck> Checks { get; init; }

    public required ImmutableArray<ParameterGroup> ParameterGroups { get; init; }

    public required IReadOnlyDictionary<string, OutcomeSubject> OutcomeSubjects { get; init; }
}

/// <summary>The world that a scenario starts from: its baseline with separate regions, and the reports of the regions.</summary>
internal sealed record ObservedWorld(Baseline Baseline, IReadOnlyList<(ParameterRole Role, ScenarioItem Item)> Regions);

/// <summary>Turns a checked tree into the engine's scenario, and reports errors that the keys alone do not show.</summary>
/// <param name="files">Where the tables are.</param>
/// <param name="root">The scenario.</param>
/// <param name="known">The world it starts from, if it was read before.</param>
internal sealed class ScenarioBinder(TableFiles files, Block root, ObservedWorld? known = null)
{
    private const int BytesPerFlow = 8;

    private readonly Problems problems = files.Problems;
    private readonly List<ParameterGroup> parameterGroups = [];

    /// <summary>The scenario; null where its baseline or years keep it from being built. With errors, it is not to be used.</summary>
    public BoundScenario? Bind()
    {
        var years = Years();
        if ((known ?? Observe(years)) is not { } observed || years is not (int from, int to) || TooLarge(observed.Baseline, to - from))
            return null;
        var baseline = observed.Baseline;
        var economies = NamedSets.OfEconomies(baseline.World, problems);
        if (root.Below("groups") is { } groups)
            economies.AddGroups(groups);
        var binder = new Binder(files, baseline.World, economies, NamedSets.OfSectors(baseline.World, problems), from, to)
        {
            Closure = ClosureOf(),
            HasRegionsOfItsOwn = observed.Regions.Count > 0,
            BaselineFolder = root.File("baseline") ?? "",
        };
        binder.Items.AddRange(observed.Regions);
        var assumptions = root.Below("assumptions");
        var growth = assumptions is null ? [] : GrowthBinder.Bind(binder, assumptions);
        var adjustment = assumptions is null ? [] : AssumptionBinder.Adjustment(binder, assumptions);
        var elasticities = assumptions is null ? [] : AssumptionBinder.Elasticities(binder, assumptions);
        var productivity = assumptions is null ? [] : AssumptionBinder.ProductivityGrowth(binder, assumptions);
        var capital = assumptions is null ? null : AssumptionBinder.Capital(binder, assumptions);
        var labourSupply = assumptions is null ? null : AssumptionBinder.LabourSupply(binder, assumptions);
        var inflation = InflationBinder.Bind(binder, assumptions, root);
        GroupAssumptions(binder, assumptions);
        var policies = Policies(binder, baseline.Provenance);
        ImmutableArray<TradeCostShocks> costs = assumptions is null ? [] : [.. TradeCostShocksBinder.Bind(binder, assumptions)];
        var outcomes = Outcomes(binder);
        binder.OutcomeNames = [.. outcomes.Select(outcome => outcome.Name)];
        var rules = Governments(binder);
        var scenario = new Scenario
        {
            Name = root.Text("name") ?? "",
            World = baseline.World,
            BaselineYear = from,
            LastYear = to,
            Closure = ClosureOf(),
            Transfers = TransfersOf(),
            Varieties = root.Choice("varieties") == "fixed" ? Varieties.Fixed : Varieties.Growing,
            Growth = growth,
            ProductivityGrowth = productivity,
            Capital = capital,
            LabourSupply = labourSupply,
            Inflation = inflation,
            Adjustment = adjustment,
            Elasticities = elasticities,
            TradeCostShocks = costs,
            Policies = policies,
            Rules = rules,
            Outcomes = outcomes,
            Targets = Targets(binder, outcomes),
            Parameters = [.. binder.Parameters],
        };
        if (root.Number("tolerance") is { } tolerance)
            scenario = scenario with { Tolerance = tolerance };
        var studies = new StudyBlocksBinder(files, root, scenario);
        return new BoundScenario(scenario, observed, binder.Items)
        {
            Rules = problems.Any ? [] : RuleItems.Of(root, scenario, economies),
            Uncertainty = studies.Uncertainty(),
            Correlations = studies.Correlations(),
            Checks = studies.Checks(),
            ParameterGroups = [.. parameterGroups],
            OutcomeSubjects = binder.OutcomeSubjects,
        };
    }

    /// <summary>The baseline that the scenario names, with the regions of the scenario; null if either is invalid.</summary>
    private ObservedWorld? Observe((int From, int To)? years)
    {
        if (
            root.File("baseline") is not { } folder
            || BaselineReader.Read(files, folder, root.PositionOf("baseline"), "baseline") is not { } baseline
        )
            return null;
        if (years is not (int from, int to) || TooLarge(baseline, to - from))
            return null;
        var regions = new List<(ParameterRole Role, ScenarioItem Item)>();
        return new RegionsBinder(files, regions).Split(root, baseline) is { } divided ? new ObservedWorld(divided, regions) : null;
    }

    /// <summary>The listed assumptions, by the key under <c>assumptions</c>.</summary>
    private void GroupAssumptions(Binder binder, Block? assumptions)
    {
        if (assumptions is null)
            return;
        foreach (
            var group in binder.DescribedParameters.GroupBy(parameter => parameter.Path[(assumptions.Path.Length + 1)..].Split('.')[0])
        )
            parameterGroups.Add(
                new ParameterGroup(ParameterRole.Assumption, group.Key, [.. group]) { Meaning = assumptions.MeaningOf(group.Key) }
            );
    }

    private Closure ClosureOf() => root.Choice("closure") == "partial" ? Closure.Partial : Closure.General;

    private TransferRule TransfersOf()
    {
        if (root.Choice("transfers") == "none" && ClosureOf() == Closure.Partial)
            problems.Error(
                ErrorCatalogue.ClosureConflict,
                root.PositionOf("transfers"),
                "transfers",
                "got none under the partial closure, where incomes are given, expected closure: general, or transfers: fixed"
            );
        return root.Choice("transfers") switch
        {
            "proportional" => TransferRule.Proportional,
            "none" => TransferRule.None,
            _ => TransferRule.Fixed,
        };
    }

    private (int From, int To)? Years()
    {
        if (root.Below("years") is not { } years || years.Whole("from") is not { } from || years.Whole("to") is not { } to)
            return null;
        if (to > from)
            return (from, to);
        problems.Error(
            ErrorCatalogue.YearOutside,
            years.PositionOf("to"),
            years.PathOf("to"),
            $"got {MessageText.Number(to)}, expected a year after the baseline year {MessageText.Number(from)}"
        );
        return null;
    }

    private bool TooLarge(Baseline baseline, int years)
    {
        var world = baseline.World;
        var flows = checked((long)world.EconomyCount * world.EconomyCount * world.SectorCount * years);
        var limit = files.Limits.RunCells;
        if (flows <= limit)
            return false;
        problems.Error(
            ErrorCatalogue.TooLarge,
            root.PositionOf("years"),
            "years",
            $"got {MessageText.Number(years)} years of {MessageText.Number(world.EconomyCount)} economies and "
                + $"{MessageText.Number(world.SectorCount)} sectors: {MessageText.Number(flows)} flows, "
                + $"{MessageText.Number(checked(flows * BytesPerFlow) >> 20)} MiB, expected at most {MessageText.Number(limit)} flows"
        );
        return true;
    }

    private ImmutableArray<Policy> Policies(Binder binder, Provenance provenance)
    {
        var policies = ImmutableArray.CreateBuilder<Policy>();
        var places = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        foreach (var (block, kind) in root.Items("policies"))
        {
            if (block.Text("name") is { } name && !places.TryAdd(name, block.Position))
                problems.Error(
                    ErrorCatalogue.DuplicateName,
                    block.PositionOf("name"),
                    block.PathOf("name"),
                    $"duplicate name {MessageText.Quote(name)}: line {MessageText.Number(places[name].Line)} has the same"
                );
            var (frame, listed) = (Frame(binder, block), binder.DescribedParameters.Count);
            binder.Describe(block, ParameterRole.Policy, $"{kind} {Describe(frame)}", null, block.Position);
            frame = frame with
            {
                Intensity = IntensityOf(binder, block),
                Cost = binder.NumberOr(block, "cost", ParameterRole.Policy, 0) ?? 0,
            };
            var lever = PolicyBinder.All.First(item => item.Kind == kind);
            if (lever.Bind(binder, block, frame) is not { } policy)
                continue;
            foreach (var group in binder.DescribedParameters.Skip(listed).GroupBy(parameter => parameter.Role))
                parameterGroups.Add(
                    new ParameterGroup(group.Key, policy.Name, [.. group])
                    {
                        About = block.Text("about"),
                        Meaning = lever.Meaning,
                        Frame = $"{kind} {Describe(frame)}",
                    }
                );
            policy = policy with
            {
                By = block.Has("by") ? binder.Economies.Resolve(block, "by")?.Members ?? [] : [],
                Until = frame.Until,
                PhaseIn = frame.PhaseIn,
                Intensity = frame.Intensity,
                Cost = frame.Cost,
            };
            policies.Add(policy);
            CheckOwners(binder, block, policy);
            double[] values = [.. binder.Parameters.Select(parameter => parameter.Default)];
            if (policy.Warnings(binder.World, values).FirstOrDefault() is { } warning)
                problems.Warning(ErrorCatalogue.PolicyWithoutEffect, block.Position, block.Path, warning);
            WarnOfUnknownTariffs(policy, binder.World, provenance, block);
        }
        binder.PolicyNames = [.. policies.Select(policy => policy.Name)];
        return binder.Policies = policies.ToImmutable();
    }

    /// <summary>Says who would have to take part in a measure that its owners cannot decide.</summary>
    private void CheckOwners(Binder binder, Block block, Policy policy)
    {
        if (policy.MissingDecider() is not { } missing)
            return;
        var codes = missing.Select(economy => binder.World.Economies[economy].Code).Distinct().ToArray();
        problems.Error(
            ErrorCatalogue.WrongOwner,
            block.PositionOf("by"),
            block.PathOf("by"),
            $"these governments cannot decide this {block.Text("kind")}: add {string.Join(" or ", codes)}"
        );
    }

    private ImmutableArray<Rule> Governments(Binder binder)
    {
        var rules = ImmutableArray.CreateBuilder<Rule>();
        var places = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        var controlledBy = new Dictionary<int, string>();
        foreach (var (block, kind) in root.Items("governments"))
        {
            var name = block.Text("name") ?? "";
            if (name.Length > 0 && !places.TryAdd(name, block.Position))
                problems.Error(
                    ErrorCatalogue.DuplicateName,
                    block.PositionOf("name"),
                    block.PathOf("name"),
                    $"duplicate name {MessageText.Quote(name)}: line {MessageText.Number(places[name].Line)} has the same"
                );
            if (binder.Economies.Resolve(block, "by") is not { } by)
                continue;
            var (from, until, listed) = (block.Whole("from"), block.Whole("until"), binder.DescribedParameters.Count);
            if (until < from)
                problems.Error(
                    ErrorCatalogue.YearOutside,
                    block.PositionOf("until"),
                    block.PathOf("until"),
                    $"got {MessageText.Number(until.Value)}, expected a year from {MessageText.Number(from.Value)}, the rule's first"
                );
            binder.Describe(block, ParameterRole.Policy, $"{kind} by {by.Text}", null, block.Position);
            var binding = RuleBinder.All.First(item => item.Kind == kind);
            var active = SwitchOf(binder, block, "active", ScenarioShape.Active, "the rule");
            if (binding.Bind(binder, block, new RuleFrame(name, by.Members)) is not { } rule)
                continue;
            foreach (var policy in rule.Controls)
            {
                if (!controlledBy.TryAdd(policy, name))
                    problems.Error(
                        ErrorCatalogue.TwoRules,
                        block.Position,
                        block.Path,
                        $"got control of {MessageText.Quote(binder.PolicyNames[policy])}, which "
                            + $"{MessageText.Quote(controlledBy[policy])} already controls, expected one rule for each policy"
                    );
            }
            parameterGroups.Add(
                new ParameterGroup(ParameterRole.Policy, name, [.. binder.DescribedParameters.Skip(listed)])
                {
                    About = block.Text("about"),
                    Meaning = binding.Meaning,
                    Frame = $"{kind} by {by.Text}",
                }
            );
            rules.Add(rule with { From = from, Until = until, Active = active });
        }
        return rules.ToImmutable();
    }

    /// <summary>What a new tariff does depends on the present one.</summary>
    private void WarnOfUnknownTariffs(Policy policy, World world, Provenance provenance, Block block)
    {
        if (policy is not Tariff tariff)
            return;
        var traded = tariff.Rates.Where(rate => world.Flow(rate.Exporter, rate.Importer, rate.Sector) > 0).ToArray();
        var unknown = traded.Where(rate => provenance.TariffIsUnknown(rate.Exporter, rate.Importer, rate.Sector)).ToArray();
        if (unknown.Length == 0)
            return;
        var rates = unknown.Select(rate => world.Tariff(rate.Exporter, rate.Importer, rate.Sector)).Distinct().Order().ToArray();
        problems.Warning(
            ErrorCatalogue.TariffUnknown,
            block.Position,
            block.Path,
            $"the present tariff is unknown on {MessageText.Number(unknown.Length)} of {MessageText.Number(traded.Length)} flows, and "
                + $"the baseline has {(rates.Length == 1 ? MessageText.Number(rates[0]) : "substitutes")}. Import a tariff table "
                + $"(tradesim import)"
        );
    }

    private static string Describe(PolicyFrame frame)
    {
        var until = frame.Until is { } last ? $" until {MessageText.Number(last)}" : "";
        var shape = frame.PhaseIn.Shape switch
        {
            PhaseInShape.Linear => $", linear over {MessageText.Count(frame.PhaseIn.Years, "year", "years")}",
            PhaseInShape.SCurve => $", s-curve over {MessageText.Count(frame.PhaseIn.Years, "year", "years")}",
            _ => "",
        };
        return $"from {MessageText.Number(frame.From)}{until}{shape}";
    }

    private PolicyFrame Frame(Binder binder, Block block)
    {
        var (from, until) = (block.Whole("from"), block.Whole("until"));
        if (from <= binder.BaselineYear)
            problems.Error(
                ErrorCatalogue.YearOutside,
                block.PositionOf("from"),
                block.PathOf("from"),
                $"got {MessageText.Number(from.Value)}, expected a year after the baseline year "
                    + $"{MessageText.Number(binder.BaselineYear)}, which is observed"
            );
        if (from > binder.LastYear)
            problems.Warning(
                ErrorCatalogue.PolicyTooLate,
                block.PositionOf("from"),
                block.PathOf("from"),
                $"got {MessageText.Number(from.Value)}, after the last year {MessageText.Number(binder.LastYear)}, so the policy has no "
                    + $"effect"
            );
        if (until < from)
            problems.Error(
                ErrorCatalogue.YearOutside,
                block.PositionOf("until"),
                block.PathOf("until"),
                $"got {MessageText.Number(until.Value)}, expected a year from {MessageText.Number(from.Value)}, the policy's first"
            );
        return new PolicyFrame(block.Text("name") ?? "", from ?? binder.LastYear, until, PhaseInOf(block), 1, 0);
    }

    private ParameterRef IntensityOf(Binder binder, Block block) =>
        SwitchOf(binder, block, "intensity", ScenarioShape.Intensity, "the policy");

    /// <summary>What switches something off is a parameter also where the file leaves it at 1, so that studies can.</summary>
    private ParameterRef SwitchOf(Binder binder, Block block, string key, NumberShape shape, string what)
    {
        if (!block.Has(key))
        {
            binder.DescribedParameters.Add(
                new ScenarioParameter(block.PathOf(key), ParameterRole.Policy, key, 1, shape.Minimum, shape.Maximum)
                {
                    Meaning = block.MeaningOf(key),
                    Unit = shape.Unit,
                }
            );
            return binder.Parameter(block.PathOf(key), ParameterRole.Policy, 1, shape);
        }
        if (binder.Number(block, key, ParameterRole.Policy) is not { } value)
            return 1;
        if (binder.DefaultOf(value) == 0)
            problems.Warning(
                ErrorCatalogue.IntensityZero,
                block.PositionOf(key),
                block.PathOf(key),
                $"{key} is 0, so {what} has no effect"
            );
        return value;
    }

    private PhaseIn PhaseInOf(Block policy)
    {
        if (policy.Below("phase-in") is not { } block || block.Choice("shape") is not { } word)
            return PhaseIn.AtOnce;
        var years = block.Whole("years");
        if (word == "at-once")
        {
            if (years > 1)
                problems.Error(
                    ErrorCatalogue.PhaseIn,
                    block.PositionOf("years"),
                    block.PathOf("years"),
                    $"got {MessageText.Number(years.Value)} years of a phase-in at once, expected linear or s-curve"
                );
            return PhaseIn.AtOnce;
        }
        if (!block.Has("years"))
            problems.Error(
                ErrorCatalogue.PhaseIn,
                block.Position,
                block.Path,
                $"got {word} without years, expected {{ shape: {word}, years: 3 }} or another number of years"
            );
        return new PhaseIn(word == "linear" ? PhaseInShape.Linear : PhaseInShape.SCurve, years ?? 1);
    }

    private ImmutableArray<Outcome> Outcomes(Binder binder)
    {
        var outcomes = ImmutableArray.CreateBuilder<Outcome>();
        var places = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        foreach (var (block, kind) in root.Items("outcomes"))
        {
            if (OutcomeBinder.All.First(item => item.Kind == kind).Bind(binder, block) is not { } outcome)
                continue;
            if (places.TryAdd(outcome.Name, block.Position))
                outcomes.Add(outcome);
            else
                problems.Error(
                    ErrorCatalogue.DuplicateName,
                    block.PositionOf("name"),
                    block.PathOf("name"),
                    $"duplicate name {MessageText.Quote(outcome.Name)}: line {MessageText.Number(places[outcome.Name].Line)} has the same"
                );
        }
        return outcomes.ToImmutable();
    }

    private ImmutableArray<Target> Targets(Binder binder, ImmutableArray<Outcome> outcomes)
    {
        var targets = ImmutableArray.CreateBuilder<Target>();
        var names = outcomes.Select(outcome => outcome.Name).ToArray();
        foreach (var (block, _) in root.Items("targets"))
        {
            var index = block.Text("outcome") is { } name ? Array.IndexOf(names, name) : -1;
            if (index < 0 && block.Text("outcome") is { } unknown)
                problems.Error(
                    ErrorCatalogue.UnknownOutcome,
                    block.PositionOf("outcome"),
                    block.PathOf("outcome"),
                    $"got {MessageText.Quote(unknown)}, expected "
                        + (
                            names.Length == 0
                                ? "the name of an outcome, and the scenario has none"
                                : $"one of {MessageText.Listed(names.Select(MessageText.Quote))}"
                        ),
                    MessageText.DidYouMean(unknown, names)
                );
            var year = block.Whole("year");
            if (year <= binder.BaselineYear || year > binder.LastYear)
                problems.Error(
                    ErrorCatalogue.YearOutside,
                    block.PositionOf("year"),
                    block.PathOf("year"),
                    $"got {MessageText.Number(year.Value)}, expected a year of the run from "
                        + $"{MessageText.Number(binder.BaselineYear + 1)} to {MessageText.Number(binder.LastYear)}"
                );
            var atLeast = block.Number("at-least");
            if (index >= 0 && year is { } by && (atLeast ?? block.Number("at-most")) is { } value)
            {
                if (outcomes[index].Unit == "million USD" && value > binder.World.Economies.Select((_, n) => binder.World.Income(n)).Sum())
                {
                    var key = atLeast is null ? "at-most" : "at-least";
                    problems.Warning(
                        ErrorCatalogue.DollarsForMillions,
                        block.PositionOf(key),
                        block.PathOf(key),
                        $"got {MessageText.Number(value)} million USD, more than all incomes of the baseline. Did you mean "
                            + $"{MessageText.Short(value / 1e6)}?"
                    );
                }
                targets.Add(new Target(index, atLeast is null ? Bound.AtMost : Bound.AtLeast, value, by));
            }
        }
        return targets.ToImmutable();
    }
}
