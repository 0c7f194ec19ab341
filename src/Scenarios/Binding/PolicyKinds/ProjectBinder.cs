using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: project</c>.</summary>
internal sealed class ProjectBinder : PolicyBinder
{
    private const double Slack = 1e-9;

    private static readonly NumberShape Money = new(0, 1e9, "million USD");

    private static readonly NumberShape Part = new(0, 1, "share");

    public override string Kind => "project";

    public override string Meaning =>
        "A plant, an assembly line, a mine: output that is sold by contract, kits that are bought by contract. The phase-in is the "
        + "ramp-up.";

    public override ImmutableArray<Key> Keys =>
        [
            new("host", ScenarioKeys.EconomyNames, "Host of the project: one economy.", Required: true),
            new("sector", ScenarioKeys.SectorNames, "Sector of the output: one sector.", Required: true),
            new("output", ScenarioKeys.Given(Money), "Yearly output in full operation, before tariff.", Required: true),
            new(
                "sells",
                new BlockShape("economy: share", [])
                {
                    Others = new(
                        "economy",
                        ScenarioKeys.Given(Part),
                        "Share of the output that goes there; the host for sales at home. Shares sum to 1."
                    ),
                },
                "Markets of the output.",
                Default: "at home"
            ),
            new("partner", ScenarioKeys.EconomyNames, "Economy that sends the kits: one economy."),
            new(
                "kits",
                ScenarioKeys.Given(new NumberShape(0, 0.99, "share of output")),
                "Value of the kits; needs a partner.",
                Default: "0"
            ),
            new("kit-sector", ScenarioKeys.SectorNames, "Sector of the kits: one sector.", Default: "the project's sector"),
            new(
                "survival",
                ScenarioKeys.Given(Part),
                "Probability that the plant survives a year; output is the expectation.",
                Default: "1"
            ),
            new(
                "survival-draw",
                ScenarioKeys.Given(new NumberShape(0, 1, "a draw between 0 and 1")),
                "A case runs the plant only while its probability of surviving that long is above this number."
            ),
            new(
                "productivity",
                ScenarioKeys.Given(new NumberShape(0.1, 10, "ratio")),
                "Factor on the productivity of the host's sector.",
                Default: "1"
            ),
            new("investment", ScenarioKeys.Given(Money), "Paid in the first year.", Default: "0"),
        ];

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        var (host, sector) = (binder.One(block, "host"), binder.OneSector(block, "sector"));
        var output = binder.Number(block, "output", ParameterRole.Policy);
        var partner = block.Has("partner") ? binder.One(block, "partner") : null;
        var kitSector = block.Has("kit-sector") ? binder.OneSector(block, "kit-sector") : null;
        var kits = binder.NumberOr(block, "kits", ParameterRole.Policy, 0);
        var survival = binder.NumberOr(block, "survival", ParameterRole.Assumption, 1);
        var draw = block.Has("survival-draw") ? binder.Number(block, "survival-draw", ParameterRole.Assumption) : null;
        var productivity = binder.NumberOr(block, "productivity", ParameterRole.Assumption, 1);
        var investment = binder.NumberOr(block, "investment", ParameterRole.Policy, 0);
        if (block.Has("kits") && !block.Has("partner"))
            binder.Problems.Error(
                ErrorCatalogue.MissingKey,
                block.PositionOf("kits"),
                block.PathOf("kits"),
                "kits need a partner: name the economy that sends them"
            );
        if (
            host is not { } place
            || sector is not { } made
            || output is not { } value
            || kits is not { } bought
            || survival is not { } lives
            || productivity is not { } factor
            || investment is not { } paid
        )
            return null;
        if (partner == place)
        {
            binder.Problems.Error(
                ErrorCatalogue.WrongPartner,
                block.PositionOf("partner"),
                block.PathOf("partner"),
                $"got {binder.World.Economies[place].Code}, the host itself, expected another economy"
            );
            return null;
        }
        return Markets(binder, block, place) is not { } markets
            ? null
            : new Project
            {
                Name = frame.Name,
                From = frame.From,
                Host = place,
                Sector = made,
                Output = value,
                Markets = markets,
                Partner = partner,
                KitSector = kitSector,
                Kits = bought,
                Survival = lives,
                SurvivalDraw = draw,
                Productivity = factor,
                Investment = paid,
            };
    }

    private static ImmutableArray<ProjectMarket>? Markets(Binder binder, Block block, int host)
    {
        if (block.Below("sells") is not { } sells)
            return [new ProjectMarket(host, 1)];
        var markets = ImmutableArray.CreateBuilder<ProjectMarket>();
        var sum = 0.0;
        foreach (var (code, place, _) in sells.Others())
        {
            if (
                binder.Economies.Find(code, place, sells.PathOf(code)) is not { } found
                || binder.Number(sells, code, ParameterRole.Policy, turnable: false) is not { } share
            )
                return null;
            if (found.Length != 1)
            {
                binder.Problems.Error(
                    ErrorCatalogue.OneExpected,
                    place,
                    sells.PathOf(code),
                    $"got {MessageText.Count(found.Length, "economy", "economies")}, expected one"
                );
                return null;
            }
            markets.Add(new ProjectMarket(found[0], share));
            sum += binder.DefaultOf(share);
        }
        if (Math.Abs(sum - 1) <= Slack)
            return markets.ToImmutable();
        binder.Problems.Error(
            ErrorCatalogue.SalesNotOne,
            sells.Position,
            sells.Path,
            $"got shares that sum to {MessageText.Number(sum)}, expected 1: all of the output is sold"
        );
        return null;
    }
}
