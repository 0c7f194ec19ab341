using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Cluster;
using TradeSim.Runs;
using TradeSim.Studies.Cases;

namespace TradeSim.Client.Commands.Options;

/// <summary>Which messages of a run on a cluster are printed.</summary>
internal sealed class TraceOption
{
    private readonly Option<int?> trace = new("--trace")
    {
        Description = "With --cluster: print the messages of the last iteration of a year; the first year by default.",
        HelpName = "YEAR",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(trace);

    /// <summary>The hosts that were chosen. They read messages if some are to be printed.</summary>
    /// <exception cref="UserException">There are no messages to print in a scenario, or the address is malformed.</exception>
    /// <exception cref="IOException">No silo answers.</exception>
    public ICaseHosts HostsOf(
        ParseResult parsed,
        HostOptions hosts,
        IEnumerable<Engine.Dynamics.Scenario> scenarios,
        CancellationToken cancellation
    )
    {
        if (parsed.GetResult(trace) is null)
            return hosts.Of(parsed, cancellation);
        if (!hosts.IsCluster(parsed))
            throw new UserException("got --trace without --cluster, expected both: only a cluster exchanges messages");
        var year = parsed.GetValue(trace);
        foreach (var scenario in scenarios)
        {
            var (first, last) = (scenario.BaselineYear + 1, scenario.LastYear);
            if (year < first || year > last)
                throw new UserException(
                    string.Create(CultureInfo.InvariantCulture, $"--trace: got {year}, expected a simulated year, {first} to {last}")
                );
        }
        return new ClusterHosts(hosts.SessionOf(parsed, cancellation), cancellation) { IsTraced = true, TraceYear = year };
    }
}
