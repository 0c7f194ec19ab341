using System.Diagnostics.Metrics;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Grains.Hosting;

/// <summary>What a silo counts. The names are those under which a collector sees them.</summary>
internal static class Telemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Meter = "TradeSim";

    private static readonly Meter Counters = new(Meter);
    private static readonly Counter<long> Cases = Counters.CreateCounter<long>(
        "tradesim.cases",
        "{case}",
        "Cases that were run and stored."
    );
    private static readonly Counter<long> Rounds = Counters.CreateCounter<long>(
        "tradesim.rounds",
        "{round}",
        "Rounds of the market, summed over cases."
    );

    internal static Counter<long> Messages { get; } =
        Counters.CreateCounter<long>("tradesim.messages", "{message}", "Questions of markets to economies that went as messages.");

    internal static Counter<long> BatchesLost { get; } =
        Counters.CreateCounter<long>(
            "tradesim.batches.lost",
            "{batch}",
            "Batches that were lost with a silo, or returned by one that stopped: each once until it is finished."
        );

    internal static Counter<long> BatchesRedone { get; } =
        Counters.CreateCounter<long>("tradesim.batches.redone", "{batch}", "Batches that were reassigned and finished.");

    internal static void Finished(CaseResult[] results)
    {
        Cases.Add(results.Length);
        Rounds.Add(results.Sum(result => (long)result.Rounds.Sum()));
    }
}
