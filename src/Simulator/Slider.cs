using System.Globalization;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Simulator;

/// <summary>A parameter as a slider: the range in which it is worth turning and how finely. Numbers are text that reads back to the same
/// double.</summary>
/// <param name="Path">Its path in the scenario.</param>
/// <param name="Name">What it is called in its group.</param>
/// <param name="Value">The value that the file gives: the mark on the slider.</param>
/// <param name="From">Left end.</param>
/// <param name="To">Right end.</param>
/// <param name="Step">The grid of the slider; a typed number may lie beside it.</param>
/// <param name="Least">Smallest value that is accepted.</param>
/// <param name="Most">Largest value that is accepted.</param>
/// <param name="Explained">What it means, its unit, and how sure its value is.</param>
/// <param name="Source">Its source.</param>
/// <param name="IsSwitch">Whether it only switches something on and off, such as a rule of a government.</param>
internal sealed record Slider(
    string Path,
    string Name,
    string Value,
    string From,
    string To,
    string Step,
    string Least,
    string Most,
    string Explained,
    string Source,
    bool IsSwitch = false
)
{
    private const double Tail = 0.01; // of a distribution, beyond either end
    private const double StepsOfRange = 100;
    private const double LargestShift = 0.05;

    public static Slider Of(ScenarioParameter parameter, CaseSpace space, IEnumerable<UncertainNumber> uncertain, SimulatorTexts texts)
    {
        var (from, to) = RangeOf(parameter, space, uncertain.FirstOrDefault(number => number.Path == parameter.Path));
        var step = StepOf(to - from);
        var explained = string.Join(
            " ",
            new[]
            {
                Sentence(texts.Sentences.Keys.Of(parameter.Meaning)),
                parameter.Unit is null || parameter.Meaning.Contains(parameter.Unit, StringComparison.OrdinalIgnoreCase)
                    ? ""
                    : Sentence(texts.Sentences.Keys.Of(parameter.Unit)),
                parameter.Status == FigureStatus.Unstated ? "" : Sentence(texts.Sentences.StatusWord(parameter.Status)),
                Sentence(parameter.Note ?? ""),
            }.Where(text => text.Length > 0)
        );
        return new Slider(
            parameter.Path,
            parameter.Name,
            Text(parameter.Default),
            Text(Math.Max(Math.Floor(from / step) * step, parameter.Minimum), step),
            Text(Math.Min(Math.Ceiling(to / step) * step, parameter.Maximum), step),
            Text(step, step),
            Text(parameter.Minimum),
            Text(parameter.Maximum),
            explained,
            parameter.Source ?? "",
            IsSwitchOf(parameter.Path)
        );
    }

    private static bool IsSwitchOf(string path) =>
        path.StartsWith("governments.", StringComparison.Ordinal) && path.EndsWith(".active", StringComparison.Ordinal);

    /// <summary>Where the file says how uncertain a number is, nearly all of that; otherwise from off to twice as described, some points of
    /// growth, or half to double.</summary>
    private static (double From, double To) RangeOf(ScenarioParameter parameter, CaseSpace space, UncertainNumber? known)
    {
        var (low, high) = parameter.Path switch
        {
            _ when known is not null
                    && UncertaintyText.Read(space, known.Path, known.Text)
                        is UncertainParameter { Distribution: not TwoPointDistribution and var distribution } => (
                distribution.Quantile(Tail),
                distribution.Quantile(1 - Tail)
            ),
            var path when path.EndsWith(".intensity", StringComparison.Ordinal) => (0, Math.Max(2, 2 * parameter.Default)),
            var path when path.EndsWith(".shift", StringComparison.Ordinal) => (
                parameter.Default - LargestShift,
                parameter.Default + LargestShift
            ),
            _ when parameter.Default > 0 => (parameter.Default / 2, parameter.Default * 2),
            _ when parameter.Default < 0 => (parameter.Default * 2, 0),
            _ => (Math.Max(-1, parameter.Minimum), Math.Min(1, parameter.Maximum)),
        };
        (low, high) = (
            Math.Max(Math.Min(low, parameter.Default), parameter.Minimum),
            Math.Min(Math.Max(high, parameter.Default), parameter.Maximum)
        );
        return low < high ? (low, high) : (parameter.Minimum, parameter.Maximum);
    }

    /// <summary>1, 2 or 5 times a power of ten, so that a hundred steps or some more make the range.</summary>
    private static double StepOf(double range)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(range / StepsOfRange)));
        return (range / StepsOfRange / power) switch
            {
                >= 5 => 5,
                >= 2 => 2,
                _ => 1,
            } * power;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A multiple of a step, without the dust of its product.</summary>
    private static string Text(double value, double step) =>
        Math.Round(value, Math.Clamp((int)Math.Ceiling(-Math.Log10(step)) + 1, 0, 15))
            .ToString("0.################", CultureInfo.InvariantCulture);

    private static string Sentence(string text) =>
        text.Length == 0 ? "" : TradeSim.Runs.Reports.Sentences.Stop(TradeSim.Runs.Reports.Sentences.Capital(text));
}
