using System.CommandLine;
using TradeSim.Client.Commands;

var root = new RootCommand("tradesim: what would it take? Scenarios of trade turnover, from a file to its plots.");
foreach (var command in Verbs.All) root.Subcommands.Add(command);
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
