using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Games;

namespace TradeSim.Studies.Requests;

/// <summary>Find what governments choose alone, against each other, and in agreement.</summary>
public sealed record GameRequest : ScenarioRequest
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "game";

    /// <summary>Number of points of the frontier unless one is given.</summary>
    public const int DefaultFrontierPoints = 9;

    /// <summary>Number of starting points unless one is given.</summary>
    public const int DefaultStarts = 3;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The players, at least one and at most 200; all economies but the rest of the world if the list is empty and tariffs or
    /// export taxes are added.</summary>
    public ImmutableArray<PlayerRequest> Players
    {
        get;
        init => field = Different(Member.Items(value, nameof(Players), most: 200));
    } = [];

    /// <summary>Tariffs that each player chooses, which replace all present ones on its imports; null: players choose parameters of the
    /// scenario alone.</summary>
    public TariffChoice? Tariffs
    {
        get;
        init => field = value is { } choice ? Member.Known(choice, nameof(Tariffs)) : null;
    }

    /// <summary>Taxes on its exports that each player chooses, on top of the present ones; null: none.</summary>
    public TariffChoice? ExportTaxes
    {
        get;
        init => field = value is { } choice ? Member.Known(choice, nameof(ExportTaxes)) : null;
    }

    /// <summary>Whether the request adds instruments to the scenario: tariffs or export taxes.</summary>
    [JsonIgnore]
    public bool AddsInstruments => Tariffs is not null || ExportTaxes is not null;

    /// <summary>The highest tariff and export tax, above 0 and at most 10; default 1, which is 100 %.</summary>
    public double MostTariff
    {
        get;
        init =>
            field = Member.Finite(value, nameof(MostTariff)) is > 0 and <= 10
                ? value
                : throw Member.Error(nameof(MostTariff), $"got {Invariant.Text(value)}, expected a rate above 0 and at most 10");
    } = 1;

    /// <summary>The year whose outcomes count; null: the last.</summary>
    public int? Year
    {
        get;
        init => field = Member.Year(value, nameof(Year));
    }

    /// <summary>Whether the players' agreement is sought too: Nash bargaining, and the efficient frontier of two players. Default:
    /// no.</summary>
    public bool Cooperation { get; init; }

    /// <summary>Points of the efficient frontier, 3 to 101; default 9.</summary>
    public int FrontierPoints
    {
        get;
        init => field = Member.Within(value, 3, 101, nameof(FrontierPoints));
    } = DefaultFrontierPoints;

    /// <summary>Starting points from which the Nash equilibrium is sought, 1 to 20; default 3.</summary>
    public int Starts
    {
        get;
        init => field = Member.Within(value, 1, 20, nameof(Starts));
    } = DefaultStarts;

    private static ImmutableArray<PlayerRequest> Different(ImmutableArray<PlayerRequest> players) =>
        players.GroupBy(player => player.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw Member.Error(nameof(Players), $"got {twice.Key} twice, expected each player once")
            : players;
}
