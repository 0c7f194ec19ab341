using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;

namespace TradeSim.Silo;

/// <summary>The command line of <c>tradesim-silo</c>.</summary>
internal static partial class SiloCommand
{
    private const int BadInput = 2;

    public static async Task<int> Run(string[] args)
    {
        var scripts = new Argument<string[]>("CONNECTION SCRIPT.sql...")
        {
            Description = "The connection string (default: the environment variable Silo__Database), then SQL scripts to run.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var database = new Command("database", "Create the tables of a PostgreSQL database: run SQL scripts, then the project's own.")
        {
            scripts,
        };
        database.SetAction((parsed, _) => Database.RunScripts(parsed.GetValue(scripts) ?? []));
        var settings = new Argument<string[]>("--Silo:OPTION=VALUE")
        {
            Description =
                "Options of the silo, such as --Silo:Port=11112 --Silo:Primary=127.0.0.1:11111; docs/how-to/deployment.md lists them. "
                + "They may also be set in appsettings.json or as environment variables such as Silo__Port.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var root = new RootCommand("Start a silo: a server that runs the studies of a cluster.") { settings, database };
        root.TreatUnmatchedTokensAsErrors = false; // options of the configuration; those that it does not know are refused below
        root.SetAction((_, _) => Start(args));
        var result = root.Parse(args);
        var code = await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return result.Action is ParseErrorAction ? BadInput : code;
    }

    private static async Task<int> Start(string[] args)
    {
        // --Silo:Port=1 is one word, --Silo:Port 1 are two.
        var isValue = false;
        foreach (var word in args)
        {
            var isOption = Setting().IsMatch(word);
            if (!isOption && !isValue)
            {
                await Console.Error.WriteLineAsync(
                    $"tradesim-silo: unknown argument {word}. Options look like --Silo:Port=11112; 'tradesim-silo --help' explains them."
                );
                return BadInput;
            }
            isValue = isOption && !word.Contains('=', StringComparison.Ordinal);
        }
        return await SiloHost.Run(args);
    }

    [GeneratedRegex("^--(Silo|Logging|Orleans):[A-Za-z:.]+(=.*)?$", RegexOptions.Singleline)]
    private static partial Regex Setting();
}
