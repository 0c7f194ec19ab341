using System.CommandLine;
using TradeSim.Client.Reports;
using TradeSim.Figures;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary>Options that several verbs have, each described once.</summary>
internal static class CommonOptions
{
    public const string OutName = "--out";
    public const string SetName = "--set";
    public const string ForceName = "--force";
    public const string LargeName = "--large";
    public const string LanguageName = "--lang";
    public const string PngName = "--png";

    public static Argument<string[]> Files() => new("FILE")
    {
        Description = "Scenario files (YAML or JSON).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Option<string?> Out(string what) => new(OutName, "-o") { Description = what, HelpName = "DIR" };

    public static Option<string[]> Set() => new(SetName)
    {
        Description = "Sets a value of the scenario, such as policies.corridor.intensity=0.5. May be repeated.",
        HelpName = "path=value",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Option<bool> Force() => new(ForceName) { Description = "Overwrites the files of an earlier run in the output folder." };

    public static Option<bool> Large() => new(LargeName) { Description = "Raises the limits on files, worlds and runs a hundredfold, and that on the figures of a study twentyfold." };

    public static Option<string> Language()
    {
        var option = new Option<string>(LanguageName) { Description = "Language of the report, and of what a study says: en, de or ru.", DefaultValueFactory = _ => "en" };
        option.AcceptOnlyFromAmong("en", "de", "ru");
        return option;
    }

    public static Option<bool> Png() => new(PngName) { Description = "Also writes each figure as PNG (needs ScottPlot, see docs)." };

    public static ReaderLimits Limits(bool large) => large ? ReaderLimits.Large : ReaderLimits.Default;

    /// <summary>For whom, as <see cref="Language"/> and <see cref="Png"/> say.</summary>
    public static ReportStyle StyleOf(ParseResult parsed) => new(ReportLanguage.For(parsed.GetValue<string>(LanguageName)!), parsed.GetValue<bool>(PngName));
}
