using System.CommandLine;
using TradeSim.Runs;

namespace TradeSim.Client.Commands;

/// <summary>Options that several studies have, each described once; <see cref="StudyCall"/> reads them by name.</summary>
internal static class StudyOptions
{
    public const string ResumeName = "--resume";
    public const string OutcomeName = "--outcome";
    public const string YearName = "--year";
    public const string AtLeastName = "--at-least";
    public const string AtMostName = "--at-most";
    public const string SeedName = "--seed";
    public const string CasesName = "--cases";
    public const string SamplingName = "--sampling";
    public const string UncertainName = "--uncertain";
    public const string LeaveOutName = "--leave-out-failed";
    public const string HistoryName = "--history";
    public const string KeepName = "--keep";
    public const string ThreadsName = "--threads";
    public const string BatchName = "--batch";
    public const string RetryName = "--retry-failed";

    public static Option<string?> Resume() =>
        new(ResumeName) { Description = "Goes on with an interrupted study in its folder; only missing cases are run.", HelpName = "DIR" };

    public static Option<bool> Retry() =>
        new(RetryName)
        {
            Description =
                $"With {ResumeName}: also runs the cases again that failed. A case fails the same way each time, unless the program changed.",
        };

    /// <summary>Which figure is asked for.</summary>
    public static Option[] Reading() =>
        [
            new Option<string?>(OutcomeName)
            {
                Description = "The outcome; that of the first target by default, or the first.",
                HelpName = "NAME",
            },
            new Option<int?>(YearName) { Description = "The year; the target's by default, or the last." },
        ];

    /// <summary>Which bound is to be reached.</summary>
    public static Option[] Goal() =>
        [
            .. Reading(),
            CommonOptions.Number(AtLeastName, "The bound to reach; the scenario's target on the outcome by default."),
            CommonOptions.Number(AtMostName, "The same from above."),
        ];

    /// <summary>What is not known, and what is done with cases that fail.</summary>
    public static Option[] Uncertain() =>
        [
            new Option<string[]>(UncertainName)
            {
                Description =
                    "What is not known of a number: normal(mean,deviation), lognormal(median,deviation), uniform(a,b), triangular(a,m,b), pert(a,m,b), chance(p), shocks(persistence,deviation). Added to the scenario's uncertainty block; may be repeated.",
                HelpName = "path=normal(m,s)",
                Arity = ArgumentArity.ZeroOrMore,
            },
            Seed(),
            new Option<bool>(LeaveOutName) { Description = "Takes figures from the cases that did not fail, instead of refusing them." },
        ];

    /// <summary>How many cases are drawn, and how.</summary>
    public static Option[] Design(int cases)
    {
        var sampling = new Option<string>(SamplingName)
        {
            Description = "How cases are chosen: sobol, latin or random.",
            DefaultValueFactory = _ => "sobol",
        };
        sampling.AcceptOnlyFromAmong("sobol", "latin", "random");
        return [new Option<int>(CasesName) { Description = "Number of cases.", DefaultValueFactory = _ => cases }, sampling];
    }

    public static Option<string[]> Keep() =>
        new(KeepName)
        {
            Description = "An outcome to keep of each case, by name; all by default. Memory and files hold nothing else. May be repeated.",
            HelpName = "NAME",
            Arity = ArgumentArity.ZeroOrMore,
        };

    public static Option<ulong> Seed() => new(SeedName) { Description = "The seed of all draws.", DefaultValueFactory = _ => 1 };

    public static Option<string?> History(string what) =>
        new(HistoryName)
        {
            Description =
                $"{what} A folder with pairs.csv (trade of many pairs by year) and growth-vintages.csv in place of the shipped history, or {HistorySource.None}.",
            HelpName = $"DIR|{HistorySource.None}",
        };

    /// <summary>How cases are run; none of it changes a byte of a result.</summary>
    public static Option[] Machine() =>
        [
            new Option<int?>(ThreadsName)
            {
                Description = "Threads that carry cases; as many as the machine has by default. Changes no byte of a result.",
            },
            new Option<int?>(BatchName)
            {
                Description =
                    "Cases that go through the market together; by the size of the world by default. Changes no byte of a result.",
            },
        ];
}
