using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Cluster;
using TradeSim.Grains.Connections;
using TradeSim.Runs;

namespace TradeSim.Client.Commands;

/// <summary>Where cases are run: in this process, or on a cluster.</summary>
internal static class HostOptions
{
    public const string ClusterName = "--cluster";
    public const string IdName = "--cluster-id";
    public const string CertificateName = "--cluster-certificate";
    public const string CertifiedName = "--cluster-name";
    public const string WaitName = "--cluster-wait";

    /// <summary>What <c>--cluster</c> without a value means, where it is set: a connection string has a password, and a
    /// command line can be read by others.</summary>
    public const string AddressVariable = "TRADESIM_CLUSTER";

    /// <summary>The password of the certificate's file.</summary>
    public const string PasswordVariable = "TRADESIM_CLUSTER_PASSWORD";

    /// <summary>Names of the options: they say where, and change no bit of what comes.</summary>
    public static string[] Names { get; } = [ClusterName, IdName, CertificateName, CertifiedName, WaitName];

    /// <summary>The options of a verb that runs cases.</summary>
    public static Option[] All() =>
        [
            Cluster(
                "Runs the cases on a cluster instead of in this process: the addresses of some of its silos, or the connection string of its database. Without a value that of the environment variable TRADESIM_CLUSTER, or a silo on this machine (127.0.0.1:30000)."
            ),
            .. Connection(),
        ];

    /// <summary>The options of a verb that has only a cluster to ask.</summary>
    public static Option[] OfClusterVerb() =>
        [
            Cluster(
                "The cluster: the addresses of some of its silos, or the connection string of its database. By default the environment variable TRADESIM_CLUSTER, or a silo on this machine (127.0.0.1:30000)."
            ),
            .. Connection(),
        ];

    /// <summary>The hosts that were chosen.</summary>
    /// <exception cref="UserException">This build has no cluster support, or the address is malformed.</exception>
    /// <exception cref="IOException">No silo answers.</exception>
    public static CaseHosts Of(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetResult(ClusterName) is null)
            return new EmbeddedHosts();
        return new ClusterHosts(SessionOf(parsed, cancellation), parsed.GetValue<bool>(CommonOptions.LargeName), cancellation);
    }

    private const int LongestWait = 86_400; // a day

    /// <summary>A connection to the cluster that is meant.</summary>
    /// <exception cref="UserException">The address or the time to wait cannot be meant.</exception>
    /// <exception cref="IOException">No silo answers.</exception>
    public static ClusterSession SessionOf(ParseResult parsed, CancellationToken cancellation) =>
        parsed.GetValue<int>(WaitName) is var seconds and >= 1 and <= LongestWait
            ? new(AddressOf(parsed), TimeSpan.FromSeconds(seconds), cancellation)
            : throw new UserException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{WaitName}: got {parsed.GetValue<int>(WaitName)}, expected 1 to {LongestWait} seconds"
                )
            );

    private static ClusterAddress AddressOf(ParseResult parsed) =>
        new(parsed.GetValue<string?>(ClusterName) ?? Environment.GetEnvironmentVariable(AddressVariable) ?? ClusterAddress.Local)
        {
            ClusterId = parsed.GetValue<string>(IdName)!,
            Certificate = parsed.GetValue<string?>(CertificateName),
            CertificateName = parsed.GetValue<string?>(CertifiedName),
            CertificatePassword = Environment.GetEnvironmentVariable(PasswordVariable),
        };

    private static Option<string?> Cluster(string description) =>
        new(ClusterName)
        {
            Description = description,
            HelpName = "ADDRESS:PORT,...|CONNECTION",
            Arity = ArgumentArity.ZeroOrOne,
        };

    private static Option[] Connection() =>
        [
            new Option<string>(IdName) { Description = "The cluster's id.", DefaultValueFactory = _ => "tradesim" },
            new Option<string?>(CertificateName)
            {
                Description =
                    "Encrypts the connection: a PKCS#12 file with this client's certificate and key; its password from the environment variable TRADESIM_CLUSTER_PASSWORD.",
                HelpName = "FILE",
            },
            new Option<string?>(CertifiedName) { Description = "The name in the silos' certificates.", HelpName = "NAME" },
            new Option<int>(WaitName) { Description = "Seconds to wait for a silo that answers.", DefaultValueFactory = _ => 20 },
        ];
}
