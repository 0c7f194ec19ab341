using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands.Options;

/// <summary>Options that several verbs have, each described once.</summary>
internal static class CommonOptions
{
    /// <summary>Name of the option for the folder of results.</summary>
    public const string OutName = "--out";

    /// <summary>Name of the option that overwrites earlier results.</summary>
    public const string ForceName = "--force";

    public static Argument<string[]> Files() =>
        new("FILE") { Description = "Scenario files (YAML or JSON).", Arity = ArgumentArity.ZeroOrMore };

    public static Option<string?> Out(string what) => new(OutName, "-o") { Description = what, HelpName = "DIR" };

    public static Option<string[]> Set() =>
        new("--set")
        {
            Description = "Set a value, such as policies.corridor.intensity=0.5. Repeat for several.",
            HelpName = "path=value",
            Arity = ArgumentArity.ZeroOrMore,
        };

    public static Option<bool> Force(string what = "Overwrite files in the output folder.") => new(ForceName) { Description = what };

    public static Option<bool> Large() =>
        new("--large") { Description = "Raise size limits: 100 times for scenarios, 8 times for tables, 20 times for study output." };

    public static Option<string> Language()
    {
        var option = new Option<string>("--lang")
        {
            Description = "Language of reports, figures and the terminal.",
            DefaultValueFactory = _ => "en",
        };
        option.AcceptOnlyFromAmong("en", "de", "ru");
        return option;
    }

    /// <summary>Which files of figures are written.</summary>
    public static Option<string> Figures()
    {
        var option = new Option<string>("--figures")
        {
            Description = "Files written for each figure. The report always contains its figures.",
            DefaultValueFactory = _ => "both",
        };
        option.AcceptOnlyFromAmong("svg", "png", "both", "none");
        return option;
    }

    /// <summary>Outlines of countries for maps.</summary>
    public static Option<string?> Outlines() =>
        new("--outlines")
        {
            Description = "GeoJSON file with the country outlines of maps, by ISO 3166-1 alpha-3 code; Natural Earth by default.",
            HelpName = "FILE",
        };

    /// <summary>The outlines that were given; null: none.</summary>
    /// <exception cref="UserException">The file cannot be read, or is no GeoJSON of outlines.</exception>
    public static CountryOutlines? OutlinesOf(string? file)
    {
        try
        {
            return file is null ? null : CountryOutlines.ReadFile(file);
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UserException($"--outlines {file}: {wrong.Message}");
        }
    }

    /// <summary>A number as scenario files write numbers, without separators of thousands: 500,5 is no 5005.</summary>
    public static Option<double?> Number(string name, string description, double? otherwise = null)
    {
        var option = new Option<double?>(name) { Description = description, CustomParser = result => NumberOf(name, result) };
        if (otherwise is { } value)
            option.DefaultValueFactory = _ => value;
        return option;
    }

    private static double? NumberOf(string name, ArgumentResult result)
    {
        if (result.Tokens is not [.., { Value: var text }])
            return null;
        if (TryFinite(text, out var number))
            return number;
        var point = text.Replace(',', '.');
        result.AddError($"{name}: got {text}, expected a number{(TryFinite(point, out _) ? $"; write {point}" : "")}");
        return null;
    }

    /// <summary>Reads a number as scenario files write numbers; false for all else, infinity too.</summary>
    public static bool TryFinite(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>Whether the command line has an option.</summary>
    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    public static ReaderLimits Limits(bool large) => large ? ReaderLimits.Large : ReaderLimits.Default;

    /// <summary>Language and format of a report.</summary>
    public static ReportStyle StyleOf(ParseResult parsed, Option<string> language, Option<string> figures) =>
        new(ReportLanguage.For(parsed.GetValue(language)!), Enum.Parse<FigureFiles>(parsed.GetValue(figures)!, ignoreCase: true));
}
