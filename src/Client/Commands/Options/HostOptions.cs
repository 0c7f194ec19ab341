using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Cluster;
using TradeSim.Grains.Connections;
using TradeSim.Runs;
using TradeSim.Studies.Cases;

namespace TradeSim.Client.Commands.Options;

/// <summary>Where cases are run: in this process, or on a cluster.</summary>
internal sealed class HostOptions
{
    /// <summary>Name of the option that chooses a cluster.</summary>
    public const string ClusterName = "--cluster";

    /// <summary>Name of the option for the cluster's id.</summary>
    public const string IdName = "--cluster-id";

    /// <summary>What <c>--cluster</c> without a value means, where it is set: a connection string has a password, and a command line can be
    /// read by others.</summary>
    public const string AddressVariable = "TRADESIM_CLUSTER";

    /// <summary>The password of the certificate's file.</summary>
    public const string PasswordVariable = "TRADESIM_CLUSTER_PASSWORD";

    private const int LongestWait = 86_400; // a day

    private readonly Option<string?> cluster;
    private readonly Option<string> id = IdOption();
    private readonly Option<string?> certificate = new("--cluster-certificate")
    {
        Description = "Client certificate (PKCS#12) for an encrypted connection; its password in TRADESIM_CLUSTER_PASSWORD.",
        HelpName = "FILE",
    };
    private readonly Option<string?> certified = new("--cluster-name")
    {
        Description = "Name in the certificates of the silos.",
        HelpName = "NAME",
    };
    private readonly Option<int> wait = new("--cluster-wait")
    {
        Description = "Seconds to wait for a silo.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 20,
    };

    private HostOptions(string description) =>
        cluster = new Option<string?>(ClusterName)
        {
            Description = description,
            HelpName = "ADDRESS:PORT,...|CONNECTION",
            Arity = ArgumentArity.ZeroOrOne,
        };

    /// <summary>The options of a verb that runs cases.</summary>
    public static HostOptions OfVerb() =>
        new("Run on a cluster: addresses of silos, or its database. Without a value: TRADESIM_CLUSTER, or a silo on this machine.");

    /// <summary>The options of a verb that has only a cluster to ask.</summary>
    public static HostOptions OfClusterVerb() =>
        new(
            "The cluster: the addresses of some of its silos, or the connection string of its database. By default the environment "
                + "variable TRADESIM_CLUSTER, or a silo on this machine (127.0.0.1:30000)."
        );

    /// <summary>The id of a cluster.</summary>
    public static Option<string> IdOption() =>
        new(IdName)
        {
            Description = "The cluster's id.",
            HelpName = "ID",
            DefaultValueFactory = _ => "tradesim",
        };

    /// <summary>All options: they say where, and do not affect results.</summary>
    public Option[] All => [cluster, id, certificate, certified, wait];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
    }

    /// <summary>The hosts that were chosen.</summary>
    /// <exception cref="UserException">The address is malformed.</exception>
    /// <exception cref="IOException">No silo answers.</exception>
    public ICaseHosts Of(ParseResult parsed, CancellationToken cancellation) =>
        IsCluster(parsed) ? new ClusterHosts(SessionOf(parsed, cancellation), cancellation) : new EmbeddedHosts();

    /// <summary>Whether a cluster was chosen.</summary>
    public bool IsCluster(ParseResult parsed) => parsed.GetResult(cluster) is not null;

    /// <summary>A connection to the selected cluster.</summary>
    /// <exception cref="UserException">The address or the time to wait is invalid.</exception>
    /// <exception cref="IOException">No silo answers.</exception>
    public ClusterSession SessionOf(ParseResult parsed, CancellationToken cancellation) =>
        parsed.GetValue(wait) is var seconds and >= 1 and <= LongestWait
            ? new(AddressOf(parsed), TimeSpan.FromSeconds(seconds), cancellation)
            : throw new UserException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{wait.Name}: got {parsed.GetValue(wait)}, expected 1 to {LongestWait} seconds"
                )
            );

    private ClusterAddress AddressOf(ParseResult parsed) =>
        new(parsed.GetValue(cluster) ?? Environment.GetEnvironmentVariable(AddressVariable) ?? ClusterAddress.Local)
        {
            ClusterId = parsed.GetValue(id)!,
            Certificate = parsed.GetValue(certificate),
            CertificateName = parsed.GetValue(certified),
            CertificatePassword = Environment.GetEnvironmentVariable(PasswordVariable),
        };
}
