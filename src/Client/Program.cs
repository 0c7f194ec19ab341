using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using TradeSim.Client;
using TradeSim.Client.Commands;

// Options are read, and errors written, the same on every machine; a report carries the culture of its language.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var root = new RootCommand("tradesim: what would it take? Scenarios of trade turnover, from a file to its plots.");
foreach (var command in Verbs.All)
    root.Subcommands.Add(command);
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(
    new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) }
);
return parsed.Action is ParseErrorAction ? ExitCode.BadInput : code;
