using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim game FILE</c>: what governments choose alone, against each other, and in agreement.</summary>
internal sealed class GameCommand : StudyCommand
{
    private readonly ScenarioOptions scenario = new();
    private readonly PlayerOptions players = new();
    private readonly Option<int?> year = new("--year") { Description = "The year whose outcomes count; the last by default." };
    private readonly Option<bool> cooperation = new("--cooperation")
    {
        Description = "Also find the agreement of the players (Nash bargaining), and the efficient frontier of two players.",
    };
    private readonly Option<int> frontierPoints = new("--frontier-points")
    {
        Description = "Points of the efficient frontier.",
        DefaultValueFactory = _ => GameRequest.DefaultFrontierPoints,
    };
    private readonly Option<int> starts = new("--starts")
    {
        Description = "Starting points from which the Nash equilibrium is sought.",
        DefaultValueFactory = _ => GameRequest.DefaultStarts,
    };

    public GameCommand()
        : base("game", "Find what governments choose alone, against each other (Nash equilibrium) and in agreement.", "NAME-game")
    {
        scenario.AddTo(this);
        Output.AddTo(this);
        players.AddTo(this);
        foreach (var option in (Option[])[year, cooperation, frontierPoints, starts])
            Add(option);
        Machine.AddTo(this);
        Hosts.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed) =>
        new GameRequest
        {
            Scenario = scenario.Of(parsed),
            Players = players.Of(parsed),
            Tariffs = players.TariffsOf(parsed),
            ExportTaxes = players.ExportTaxesOf(parsed),
            MostTariff = players.MostTariffOf(parsed),
            Year = parsed.GetValue(year),
            Cooperation = parsed.GetValue(cooperation),
            FrontierPoints = parsed.GetValue(frontierPoints),
            Starts = parsed.GetValue(starts),
        };
}
