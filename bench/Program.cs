using System.Globalization;
using BenchmarkDotNet.Running;
using TradeSim.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args.FirstOrDefault())
{
    case "race":
        return Race.Run();
    case "many":
        return ManyRace.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1000);
    case "cells":
        return CellUpdates.Run();
    case "scaling":
        return Scaling.Run(args.Length > 1 ? args[1] : Path.Combine("docs", "explanation", "performance"));
    case "draw":
        return Scaling.Draw(args.Length > 1 ? args[1] : Path.Combine("docs", "explanation", "performance"));
    case "first":
        return FirstSolve.Run();
    case "batches":
        return BatchSizes.Run();
    case "levers":
        return args.Contains("each") ? Levers.Each() : Levers.Run();
    case "games":
        return Games.Run(args.Length > 1 ? args[1] : null);
    case "rules":
        return Rules.Run();
    case "prepare":
        return Prepare.Run();
    case "drag":
        return Drag.Run(args.Length > 1 ? args[1] : null, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 60);
    case null:
        Console.WriteLine(
            "race | many [cases] | cells | scaling [folder] | draw [folder] | batches | levers | games [scenario] | rules | prepare | "
                + "first | drag address [seconds] | --filter '*' (BenchmarkDotNet); see docs/explanation/performance.md"
        );
        return 2;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Race).Assembly).Run(args);
        return 0;
}
