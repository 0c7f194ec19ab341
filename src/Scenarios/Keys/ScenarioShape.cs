using System.Collections.Immutable;
using TradeSim.Scenarios.Binding.OutcomeKinds;
using TradeSim.Scenarios.Binding.PolicyKinds;
using TradeSim.Scenarios.Binding.RuleKinds;

namespace TradeSim.Scenarios.Keys;

/// <summary>The scenario file, described once: check, JSON schema and reference all come from here.</summary>
internal static class ScenarioShape
{
    private const int FirstYear = 1;
    private const int LastYear = 9999;
    private const double Large = 1e15;

    private static readonly WholeShape Year = new(FirstYear, LastYear, "year");
    private static readonly TextShape Name = new(64, IsName: true);

    // Before Root, which is made of them.
    public static NumberShape Growth { get; } = new(-0.99, 10, "a year, 0.05 is 5 %") { MostPlausible = 0.5 };

    public static NumberShape GrowthShift { get; } = new(-1, 1, "added to each year's growth, 0.01 is one percentage point");

    public static NumberShape LogCost { get; } = new(-5, 5, "logarithm of trade costs against the baseline");

    public static NumberShape Speed { get; } = new(0.001, 1, "share of the adjustment made in a year");

    public static NumberShape Inflation { get; } = new(-0.5, 10, "a year, 0.02 is 2 %") { MostPlausible = 1 };

    public static NumberShape ProductivityGrowth { get; } = new(-0.5, 1, "a year, 0.01 is 1 %") { MostPlausible = 0.3 };

    public static NumberShape Cost { get; } = new(0, 1e9, "million USD a year");

    public static NumberShape OutputShare { get; } = new(0, 1, "share of the country's output");

    public static NumberShape Intensity { get; } = new(0, 10, "1 is as described");

    /// <summary>Whether a rule decides.</summary>
    public static NumberShape Active { get; } = new(0, 1, "0 or 1");

    public static NumberShape Correlation { get; } =
        new(-1, 1, "correlation of their normal scores", AboveMinimum: true, BelowMaximum: true);

    /// <summary>A cell of a correlation matrix, where each number has 1 with itself.</summary>
    public static NumberShape CorrelationOrItself { get; } = Correlation with { AboveMinimum = false, BelowMaximum = false };

    public static NumberShape Elasticity { get; } = new(0.01, 1000, "percent of sales lost when the price rises by 1 %");

    public static BlockShape Root { get; } =
        new(
            "a scenario",
            [
                new("name", new TextShape(200), "The scenario's name, for people.", Required: true),
                ScenarioKeys.About,
                ScenarioKeys.Source,
                new(
                    "baseline",
                    new PathShape("the folder of a baseline, relative to this file", IsFolder: true),
                    "Folder with the tables of the observed world.",
                    Required: true
                ),
                new(
                    "years",
                    new BlockShape(
                        "from, to",
                        [
                            new("from", Year, "The baseline year: hats are ratios to it.", Required: true),
                            new("to", Year, "The last year that is simulated.", Required: true),
                        ]
                    ),
                    "The years of the run.",
                    Required: true
                ),
                new(
                    "closure",
                    new ChoiceShape([
                        new("general", "wages move until every economy sells what its income needs"),
                        new("partial", "wages and the growth of spending are given: for data without production"),
                    ]),
                    "How wages and incomes are found.",
                    Default: "general"
                ),
                new(
                    "transfers",
                    new ChoiceShape([
                        new("fixed", "each economy's deficit stays the same share of world income"),
                        new("proportional", "each economy's spending keeps its ratio to its own income"),
                        new("none", "deficits are closed first"),
                    ]),
                    "Rule for the trade deficits of the baseline.",
                    Default: "fixed"
                ),
                new(
                    "varieties",
                    new ChoiceShape([
                        new("growing", "they grow with effective labour, so that a growing economy need not sell ever cheaper"),
                        new("fixed", "growth worsens the terms of trade"),
                    ]),
                    "Effect of growth on the varieties that an economy offers.",
                    Default: "growing"
                ),
                new(
                    "prices",
                    new ChoiceShape([
                        new("constant", "all money is of the baseline year"),
                        new(
                            "nominal",
                            "money is in dollars of its year: flows, incomes, targets, contracts and caps; needs assumptions.inflation"
                        ),
                    ]),
                    "Dollars of figures: of the baseline year, or of each year.",
                    Default: "constant"
                ),
                new("tolerance", new NumberShape(1e-14, 1e-3, "relative"), "Largest residual of a solved year.", Default: "2e-13"),
                new(
                    "regions",
                    new BlockShape("country: regions", [])
                    {
                        Others = new(
                            "country of the baseline",
                            new BlockShape(
                                "regions with their shares of output",
                                [
                                    new(
                                        "file",
                                        new PathShape("a .csv file with columns region, sector, share"),
                                        "Table of shares of output by region and sector."
                                    ),
                                    new(
                                        "flows",
                                        new PathShape("a .csv file with columns exporter, importer, sector, value"),
                                        "Known flows of regions with other economies; the other regions share the remainder."
                                    ),
                                    new(
                                        "home-bias",
                                        new NumberShape(1, 1e6, "times"),
                                        "Preference of a region for its own goods, at equal size.",
                                        Default: "5"
                                    ),
                                    ScenarioKeys.Source,
                                    ScenarioKeys.Status,
                                    ScenarioKeys.Note,
                                ]
                            )
                            {
                                Others = new(
                                    "region",
                                    new BlockShape(
                                        "share, name, sectors",
                                        [
                                            new("share", OutputShare, "Share of the country's output, in all sectors that are not named."),
                                            new("name", new TextShape(200), "Its name.", Default: "its code"),
                                        ]
                                    )
                                    {
                                        ScalarKey = "share",
                                        Others = new(
                                            "sector",
                                            ScenarioKeys.Given(OutputShare),
                                            "Share of the country's output of a sector."
                                        ),
                                    },
                                    "A region. The remainder of the shares forms one more region, the rest of the country."
                                ),
                            },
                            "The regions of a country, which then replace it."
                        ),
                    },
                    "Splits countries of the baseline into regions; all sums stay the country's."
                ),
                new(
                    "groups",
                    new BlockShape("name: economies", [])
                    {
                        Others = new(
                            "name of a group",
                            ScenarioKeys.EconomyNames,
                            "Economies that policies and outcomes may name together."
                        ),
                    },
                    "Named sets of economies, such as EAEU: [ARM, BLR, KAZ, KGZ, RUS]."
                ),
                new("assumptions", Assumptions(), "Assumptions: growth, elasticities, speed of adjustment and others."),
                new(
                    "policies",
                    new ListShape(new VariantShape("kind, name, from and what the kind needs", Policies()), "policies"),
                    "Policy measures, in the order in which they are applied."
                ),
                new(
                    "governments",
                    new ListShape(new VariantShape("kind, name, by and what the kind needs", Rules()), "rules of governments"),
                    "Rules of governments, which decide from year to year on the basis of solved years."
                ),
                new(
                    "outcomes",
                    new ListShape(new VariantShape("kind, of and what the kind needs", Outcomes()), "outcomes"),
                    "Figures to compute."
                ),
                new(
                    "targets",
                    new ListShape(
                        new BlockShape(
                            "outcome, at-least or at-most, year",
                            [
                                new("outcome", new TextShape(200), "Name of an outcome of this scenario.", Required: true),
                                new(
                                    "at-least",
                                    new NumberShape(-Large, Large, "the outcome's unit"),
                                    "The outcome should reach this value or exceed it."
                                ),
                                new(
                                    "at-most",
                                    new NumberShape(-Large, Large, "the outcome's unit"),
                                    "The outcome should not exceed this value."
                                ),
                                new("year", Year, "The year of the target.", Required: true),
                                ScenarioKeys.About,
                                ScenarioKeys.Source,
                                ScenarioKeys.Note,
                            ]
                        )
                        {
                            OneOf =
                            [
                                ["at-least", "at-most"],
                            ],
                        },
                        "targets"
                    ),
                    "Targets for outcomes."
                ),
                new(
                    "uncertainty",
                    new ListShape(
                        new BlockShape(
                            "of, and is or draws",
                            [
                                new(
                                    "of",
                                    new TextShape(200),
                                    "Path of a number of this scenario, or of numbers by year for shocks, such as assumptions.growth.KGZ.",
                                    Required: true
                                ),
                                new(
                                    "is",
                                    new TextShape(200),
                                    "Distribution: normal(mean, deviation), lognormal(median, deviation of the logarithm), "
                                        + "uniform(from, to), triangular(from, likeliest, to), pert(from, likeliest, to), draws(a, b, "
                                        + "...), chance(probability), chance(probability, value, otherwise), shocks(persistence, "
                                        + "deviation), log-shocks(persistence, deviation)."
                                ),
                                new(
                                    "draws",
                                    new PathShape("a .csv file with a column of draws"),
                                    "Draws from another source, one per row."
                                ),
                                new("column", new TextShape(200), "The column of the draws.", Default: "draw"),
                                ScenarioKeys.Source,
                                ScenarioKeys.Note,
                            ]
                        )
                        {
                            OneOf =
                            [
                                ["is", "draws"],
                            ],
                        },
                        "uncertain numbers"
                    ),
                    "Uncertain parameters; studies draw them, a single run does not."
                ),
                new(
                    "correlations",
                    new ListShape(
                        new BlockShape(
                            "of, with, is, or matrix",
                            [
                                new("of", new TextShape(200), "An uncertain parameter."),
                                new("with", new TextShape(200), "Another uncertain parameter."),
                                new("is", Correlation, "Correlation of the two."),
                                new(
                                    "matrix",
                                    new PathShape("a .csv file with a column of, and a column and a row for each uncertain parameter"),
                                    "Correlation matrix: a symmetric table with 1 on its diagonal."
                                ),
                                ScenarioKeys.Source,
                                ScenarioKeys.Note,
                            ]
                        )
                        {
                            OneOf =
                            [
                                ["is", "matrix"],
                            ],
                        },
                        "correlations"
                    ),
                    "Correlations of uncertain parameters.",
                    Default: "none"
                ),
                new(
                    "checks",
                    new ListShape(
                        new BlockShape(
                            "outcome, year, and at-least, at-most or about",
                            [
                                new("outcome", new TextShape(200), "Name of an outcome of this scenario.", Required: true),
                                new("year", Year, "The year of the check.", Required: true),
                                new("at-least", new NumberShape(-Large, Large, "the outcome's unit"), "The outcome is at least this."),
                                new("at-most", new NumberShape(-Large, Large, "the outcome's unit"), "The outcome is at most this."),
                                new(
                                    "about",
                                    new NumberShape(-Large, Large, "the outcome's unit"),
                                    "The outcome is this, within the tolerance."
                                ),
                                new("tolerance", new NumberShape(0, Large, "the outcome's unit"), "Tolerance of the check.", Default: "0"),
                                new("why", new TextShape(), "Reason for the expectation.", Required: true),
                                ScenarioKeys.Source,
                            ]
                        )
                        {
                            OneOf =
                            [
                                ["at-least", "at-most", "about"],
                            ],
                        },
                        "checks"
                    ),
                    "What a run should show, for tradesim check."
                ),
            ]
        );

    private static BlockShape Assumptions() =>
        new(
            "growth, productivity, capital, labour-supply, inflation, adjustment, elasticities, trade-cost-shocks",
            [
                new(
                    "growth",
                    new BlockShape(
                        "file, default, economies",
                        [
                            new(
                                "file",
                                new PathShape("a .csv file with columns economy, year, growth"),
                                "Table of growth by economy and year."
                            ),
                            new("default", ScenarioKeys.Given(Growth), "Growth of economies and years without other numbers."),
                            ScenarioKeys.Source,
                            ScenarioKeys.Status,
                            ScenarioKeys.Note,
                        ]
                    )
                    {
                        ScalarKey = "default",
                        FileKey = "file",
                        Others = new(
                            "economy",
                            new BlockShape(
                                "value, shift, years",
                                [
                                    new("value", Growth, "Growth in every year for which this block gives none."),
                                    new("shift", GrowthShift, "Added to the growth of every year.", Default: "0"),
                                    ScenarioKeys.Source,
                                    ScenarioKeys.Status,
                                    ScenarioKeys.Note,
                                ]
                            )
                            {
                                ScalarKey = "value",
                                Others = new("year", Growth, "Growth in that year.", AreYears: true),
                            },
                            "Growth of an economy, or of all regions of a country; it takes precedence over the file."
                        ),
                    },
                    "Growth of effective labour, which income follows. Regions without their own growth have that of their country.",
                    Default: "none"
                ),
                new(
                    "productivity",
                    new BlockShape(
                        "sectors",
                        [new("economies", ScenarioKeys.EconomyNames, "Economies of these sectors.", Default: Names.All)]
                    )
                    {
                        Others = new(
                            "sector or group of sectors",
                            ScenarioKeys.Given(ProductivityGrowth),
                            "Yearly growth of a sector's productivity, beside the growth of the economy; it takes precedence over its "
                                + "group's."
                        ),
                    },
                    "Growth of the productivity of sectors.",
                    Default: "none"
                ),
                new(
                    "capital",
                    new BlockShape(
                        "share, depreciation",
                        [
                            new(
                                "share",
                                ScenarioKeys.Given(new NumberShape(0, 0.95, "share of value added; Anderson, Larch and Yotov 2020: 0.55")),
                                "Capital's share of value added.",
                                Required: true
                            ),
                            new(
                                "depreciation",
                                ScenarioKeys.Given(new NumberShape(0, 1, "a year; about 0.06", AboveMinimum: true)),
                                "Share of capital that wears out in a year.",
                                Required: true
                            ),
                        ]
                    ),
                    "Capital accumulation (Anderson, Larch and Yotov 2020): part of the change of real factor income beyond an economy's "
                        + "own growth is invested.",
                    Default: "none: growth contains it"
                ),
                new(
                    "labour-supply",
                    ScenarioKeys.Given(new NumberShape(0, 5, "per cent of labour for a per cent of real wage")),
                    "Elasticity of the supply of labour to the real wage; 0 is fixed supply.",
                    Default: "0"
                ),
                new(
                    "inflation",
                    new BlockShape(
                        "value, years",
                        [
                            new("value", Inflation, "World inflation in every year for which this block gives none."),
                            ScenarioKeys.Source,
                            ScenarioKeys.Status,
                            ScenarioKeys.Note,
                        ]
                    )
                    {
                        ScalarKey = "value",
                        Others = new("year", Inflation, "World inflation in that year.", AreYears: true),
                    },
                    "World inflation in dollars, with prices: nominal."
                ),
                new(
                    "adjustment",
                    new BlockShape(
                        "value, sectors",
                        [
                            new(
                                "value",
                                Speed,
                                "The speed of all sectors that are not named.",
                                Default: "0.38, Boehm, Levchenko and Pandalai-Nayar 2023"
                            ),
                            ScenarioKeys.Source,
                            ScenarioKeys.Status,
                            ScenarioKeys.Note,
                        ]
                    )
                    {
                        ScalarKey = "value",
                        Others = new(
                            "sector or group of sectors",
                            ScenarioKeys.Given(Speed),
                            "The speed of a sector, which takes precedence over its group's."
                        ),
                    },
                    "Speed λ at which buyers adjust to new costs.",
                    Default: "1, at once"
                ),
                new(
                    "trade-cost-shocks",
                    new BlockShape("name: flows", [])
                    {
                        Others = new(
                            "name",
                            new BlockShape(
                                "exporter, importer, sector",
                                [.. FlowNumbers.PlaceKeys, ScenarioKeys.About, ScenarioKeys.Source, ScenarioKeys.Note]
                            ),
                            "Flows whose costs move together. The shock of a year is the logarithm of their costs over the baseline's. "
                                + "Buyers adjust to it as to any cost. It is the parameter assumptions.trade-cost-shocks.NAME.YEAR. It "
                                + "is 0 unless the uncertainty of assumptions.trade-cost-shocks.NAME is shocks(persistence, deviation)."
                        ),
                    },
                    "Shocks to trade costs, such as borders, freight rates and sanctions.",
                    Default: "none"
                ),
                new(
                    "elasticities",
                    new BlockShape("sectors", [])
                    {
                        Others = new(
                            "sector or group of sectors",
                            ScenarioKeys.Given(Elasticity),
                            "Trade elasticity of a sector, which takes precedence over its group's."
                        ),
                    },
                    "Trade elasticities that replace the baseline's."
                ),
            ]
        );

    /// <summary>Who decides a policy; in a sanction this key has another meaning.</summary>
    private static Key Owner =>
        new("by", ScenarioKeys.EconomyNames, "Governments that decide the measure; all of them for a joint measure.", Default: "no owner");

    private static ImmutableArray<Variant> Policies() =>
        [
            .. PolicyBinder.All.Select(binder => new Variant(
                binder.Kind,
                binder.Meaning,
                new BlockShape(
                    binder.Kind,
                    [
                        new("name", Name, "Name of the policy, unique in the scenario.", Required: true),
                        Tag(PolicyBinder.All.Select(other => new Choice(other.Kind, other.Meaning)), "Kind of policy."),
                        new("from", Year, "First year in force.", Required: true),
                        new("until", Year, "Last year in force.", Default: "no end"),
                        .. binder.Keys.Any(key => key.Name == Owner.Name) ? [] : ImmutableArray.Create(Owner),
                        new(
                            "phase-in",
                            new BlockShape(
                                "shape, years",
                                [
                                    new(
                                        "shape",
                                        new ChoiceShape([
                                            new("at-once", "in full from the first year"),
                                            new("linear", "in equal yearly steps"),
                                            new("s-curve", "slowly, then fast, then slowly"),
                                        ]),
                                        "Phase-in of the measure.",
                                        Required: true
                                    ),
                                    new(
                                        "years",
                                        new WholeShape(1, 100, "years"),
                                        "Years until it is in full force; needed by linear and s-curve."
                                    ),
                                ]
                            )
                            {
                                ScalarKey = "shape",
                            },
                            "Phase-in of the measure.",
                            Default: "at-once"
                        ),
                        new("intensity", ScenarioKeys.Given(Intensity), "0 is off, 1 is as described.", Default: "1"),
                        new(
                            "cost",
                            ScenarioKeys.Given(Cost),
                            "Yearly cost in full force, across all budgets; the outcome cost sums it up.",
                            Default: "0"
                        ),
                        .. binder.Keys,
                        ScenarioKeys.About,
                        ScenarioKeys.Source,
                        ScenarioKeys.Status,
                        ScenarioKeys.Note,
                    ]
                )
                {
                    OneOf = binder.OneOf,
                }
            )),
        ];

    private static ImmutableArray<Variant> Rules() =>
        [
            .. RuleBinder.All.Select(binder => new Variant(
                binder.Kind,
                binder.Meaning,
                new BlockShape(
                    binder.Kind,
                    [
                        new("name", Name, "Name of the rule, unique among the rules.", Required: true),
                        Tag(RuleBinder.All.Select(other => new Choice(other.Kind, other.Meaning)), "Kind of rule."),
                        new("by", ScenarioKeys.EconomyNames, "Governments that decide by the rule.", Required: true),
                        new("from", Year, "First year for which it can decide.", Default: "the second year of the run"),
                        new("until", Year, "Last year for which it can decide.", Default: "the last year of the run"),
                        new(
                            "active",
                            ScenarioKeys.Given(Active),
                            "1: the government decides by the rule; 0: the schedule of its measures applies.",
                            Default: "1"
                        ),
                        .. binder.Keys,
                        ScenarioKeys.About,
                        ScenarioKeys.Source,
                        ScenarioKeys.Status,
                        ScenarioKeys.Note,
                    ]
                )
                {
                    OneOf = binder.OneOf,
                }
            )),
        ];

    private static ImmutableArray<Variant> Outcomes() =>
        [
            .. OutcomeBinder.All.Select(binder => new Variant(
                binder.Kind,
                binder.Meaning,
                new BlockShape(
                    binder.Kind,
                    [
                        new(
                            "name",
                            new TextShape(200, IsLine: true),
                            "Name of the outcome, unique in the scenario.",
                            Default: "made of kind and economies"
                        ),
                        Tag(OutcomeBinder.All.Select(other => new Choice(other.Kind, other.Meaning)), "Kind of figure."),
                        .. binder.Keys,
                        ScenarioKeys.About,
                    ]
                )
                {
                    OneOf = binder.OneOf,
                }
            )),
        ];

    private static Key Tag(IEnumerable<Choice> choices, string meaning) =>
        new(VariantShape.Tag, new ChoiceShape([.. choices]), meaning, Required: true);
}
