using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios.Distributions;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Scenarios.Binding;

/// <summary>The parts of a scenario file for studies and checks: uncertain parameters, correlations, and what a run should show.</summary>
internal sealed class StudyBlocksBinder(TableFiles files, Block root, Scenario scenario)
{
    private const int LeastDraws = 2;

    private static readonly NumberShape Draw = new(-1e15, 1e15, "the unit of the parameter");

    private readonly Problems problems = files.Problems;

    public ImmutableArray<UncertainNumber> Uncertainty()
    {
        var numbers = ImmutableArray.CreateBuilder<UncertainNumber>();
        var places = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        foreach (var (block, _) in root.Items("uncertainty"))
        {
            if (block.Text("of") is not { } path || (block.Has("draws") ? DrawsOf(block) : block.Text("is")) is not { } text)
                continue;
            // Shocks go onto the numbers by year that lie below a path.
            if (
                !scenario.Parameters.Any(parameter =>
                    parameter.Path == path || parameter.Path.StartsWith(path + ".", StringComparison.Ordinal)
                )
            )
                problems.Error(
                    ErrorCatalogue.UnknownParameter,
                    block.PositionOf("of"),
                    block.PathOf("of"),
                    $"got {MessageText.Quote(path)}, expected the path of a number of this scenario",
                    MessageText.DidYouMean(
                        path,
                        scenario.Parameters.Select(parameter => parameter.Path).OrderBy(known => Math.Abs(known.Length - path.Length))
                    )
                );
            if (!places.TryAdd(path, block.Position))
                problems.Error(
                    ErrorCatalogue.DuplicateName,
                    block.PositionOf("of"),
                    block.PathOf("of"),
                    $"duplicate number {MessageText.Quote(path)}: line {MessageText.Number(places[path].Line)} has the same"
                );
            CheckDistribution(block, path, text);
            var place = block.PositionOf(block.Has("draws") ? "draws" : "is");
            numbers.Add(new UncertainNumber(path, text, place.File, place.Line, place.Column));
        }
        return numbers.ToImmutable();
    }

    /// <summary>Reports errors of a distribution, and values that do not fit its parameter.</summary>
    private void CheckDistribution(Block block, string path, string text)
    {
        var key = block.Has("draws") ? "draws" : "is";
        void Error(string message, string? hint = null) =>
            problems.Error(ErrorCatalogue.InvalidDistribution, block.PositionOf(key), block.PathOf(key), message, hint);
        if (!DistributionText.TryRead(text, out var read, out var error, out var hint))
        {
            Error(error, hint);
            return;
        }
        string[] below =
        [
            .. scenario.Parameters.Select(item => item.Path).Where(item => item.StartsWith(path + ".", StringComparison.Ordinal)),
        ];
        var isByYear = below.Any(item => int.TryParse(item.AsSpan(path.Length + 1), out _));
        // Growth may have been set to one number for all years, which leaves no years for shocks: studies report this, and a run needs
        // none.
        var mayBeByYear = isByYear || path.StartsWith("assumptions.growth.", StringComparison.Ordinal);
        if (read.Form.Target == DistributionTarget.Years && !mayBeByYear)
            Error($"got {read.Form.Name} for {MessageText.Quote(path)}, expected it for numbers by year, such as assumptions.growth.CODE");
        else if (read.Form.Target == DistributionTarget.Parameter && below.Length > 0 && scenario.ParameterIndex(path) < 0)
            Error(
                $"got {read.Form.Name} for {MessageText.Quote(path)}, which covers several numbers; expected the path of one, such "
                    + $"as {below[0]}{(isByYear ? ", or shocks or log-shocks for all years" : "")}"
            );
    }

    /// <summary>The draws of a table, as text like any other distribution; null, with an error, if there are too few.</summary>
    private string? DrawsOf(Block block)
    {
        if (block.File("draws") is not { } file)
            return null;
        var column = block.Text("column") ?? "draw";
        using var table = CsvTable.Open(
            files,
            ScenarioPath.Combine(".", file),
            FileUse.Table,
            new([column]),
            block.PositionOf("draws"),
            block.PathOf("draws")
        );
        if (table is null)
            return null;
        var draws = new List<double>();
        while (table.Next())
        {
            if (table.Number(column, Draw) is { } draw)
                draws.Add(draw);
        }
        if (draws.Count >= LeastDraws)
            return $"draws({string.Join(", ", draws.Select(MessageText.Number))})";
        problems.Error(
            ErrorCatalogue.TooFewDraws,
            block.PositionOf("draws"),
            block.PathOf("draws"),
            $"got {MessageText.Count(draws.Count, "draw", "draws")} in {MessageText.Quote(file)}, expected at least "
                + $"{MessageText.Number(LeastDraws)}"
        );
        return null;
    }

    public ImmutableArray<CorrelatedNumbers> Correlations()
    {
        var pairs = ImmutableArray.CreateBuilder<CorrelatedNumbers>();
        string[] known = [.. root.Items("uncertainty").Select(item => item.Block.Text("of")).OfType<string>()];
        foreach (var (block, _) in root.Items("correlations"))
        {
            if (block.File("matrix") is { } file)
            {
                pairs.AddRange(PairsOf(block, file, known));
                continue;
            }
            if (block.Number("is") is not { } value)
                continue;
            if (block.Text("of") is not { } first || block.Text("with") is not { } second)
            {
                problems.Error(
                    ErrorCatalogue.CorrelationIncomplete,
                    block.Position,
                    block.Path,
                    "got a correlation without of and with, expected the two numbers that it is of"
                );
                continue;
            }
            foreach (var (key, path) in (ReadOnlySpan<(string, string)>)[("of", first), ("with", second)])
            {
                if (!known.Contains(path))
                    problems.Error(
                        ErrorCatalogue.UnknownParameter,
                        block.PositionOf(key),
                        block.PathOf(key),
                        $"got {MessageText.Quote(path)}, expected one of the numbers under uncertainty",
                        MessageText.DidYouMean(path, known)
                    );
            }
            if (first == second)
                problems.Error(
                    ErrorCatalogue.CorrelationContradiction,
                    block.PositionOf("with"),
                    block.PathOf("with"),
                    $"got {MessageText.Quote(second)} with itself, expected another number"
                );
            pairs.Add(new CorrelatedNumbers(first, second, value));
        }
        return pairs.ToImmutable();
    }

    /// <summary>The pairs of a correlation matrix, each once.</summary>
    private IEnumerable<CorrelatedNumbers> PairsOf(Block block, string file, string[] known)
    {
        foreach (var key in (ReadOnlySpan<string>)["of", "with"])
        {
            if (block.Has(key))
                problems.Error(
                    ErrorCatalogue.KeyBesideTable,
                    block.PositionOf(key),
                    block.PathOf(key),
                    $"got {key} beside matrix, expected it as a row and a column of the table"
                );
        }
        using var table = CsvTable.Open(
            files,
            ScenarioPath.Combine(".", file),
            FileUse.Table,
            new(["of"], known),
            block.PositionOf("matrix"),
            block.PathOf("matrix")
        );
        if (table is null)
            return [];
        string[] names = [.. known.Where(table.Has)];
        var cells = new Dictionary<(string Row, string Column), double>();
        while (table.Next())
        {
            var row = table.Field("of");
            if (!names.Contains(row))
                table.Error(
                    ErrorCatalogue.UnknownCode,
                    "of",
                    $"got {MessageText.Quote(row)}, expected one of the numbers under uncertainty that has a column",
                    MessageText.DidYouMean(row, names)
                );
            else if (cells.ContainsKey((row, names[0])))
                table.Error(ErrorCatalogue.DuplicateRow, "of", $"duplicate row for {MessageText.Quote(row)}");
            else
            {
                foreach (var column in names)
                {
                    if (
                        table.Number(column, row == column ? ScenarioShape.CorrelationOrItself : ScenarioShape.Correlation) is not { } value
                    )
                        continue;
                    cells[(row, column)] = value;
                    if (row == column && value != 1)
                        table.Error(
                            ErrorCatalogue.CorrelationContradiction,
                            column,
                            $"got {MessageText.Number(value)} of {MessageText.Quote(row)} with itself, expected 1"
                        );
                    if (cells.TryGetValue((column, row), out var other) && other != value)
                        table.Error(
                            ErrorCatalogue.CorrelationContradiction,
                            column,
                            $"got {MessageText.Number(value)}, expected {MessageText.Number(other)}, which {MessageText.Quote(column)} "
                                + $"has with {MessageText.Quote(row)}"
                        );
                }
            }
        }
        if (names.FirstOrDefault(name => !cells.ContainsKey((name, name))) is { } missing)
            problems.Error(
                ErrorCatalogue.CorrelationIncomplete,
                block.PositionOf("matrix"),
                block.PathOf("matrix"),
                $"got no row of {MessageText.Quote(missing)} in {MessageText.Quote(file)}, expected a row for each column"
            );
        if (names.Length < 2)
            problems.Error(
                ErrorCatalogue.CorrelationIncomplete,
                block.PositionOf("matrix"),
                block.PathOf("matrix"),
                $"got {MessageText.Count(names.Length, "number", "numbers")} in {MessageText.Quote(file)}, expected columns for at "
                    + $"least two of those under uncertainty"
            );
        return
        [
            .. from i in Enumerable.Range(0, names.Length)
            from j in Enumerable.Range(0, i)
            where cells.GetValueOrDefault((names[i], names[j])) != 0
            select new CorrelatedNumbers(names[j], names[i], cells[(names[i], names[j])]),
        ];
    }

    public ImmutableArray<ScenarioCheck> Checks()
    {
        var checks = ImmutableArray.CreateBuilder<ScenarioCheck>();
        string[] names = [.. scenario.Outcomes.Select(outcome => outcome.Name)];
        foreach (var (block, _) in root.Items("checks"))
        {
            if (block.Text("outcome") is not { } outcome || block.Whole("year") is not { } year || block.Text("why") is not { } why)
                continue;
            if (!names.Contains(outcome))
                problems.Error(
                    ErrorCatalogue.UnknownOutcome,
                    block.PositionOf("outcome"),
                    block.PathOf("outcome"),
                    $"got {MessageText.Quote(outcome)}, expected an outcome of this scenario",
                    MessageText.DidYouMean(outcome, names)
                );
            if (year < scenario.BaselineYear || year > scenario.LastYear)
                problems.Error(
                    ErrorCatalogue.YearOutside,
                    block.PositionOf("year"),
                    block.PathOf("year"),
                    $"got {MessageText.Number(year)}, expected a year from {MessageText.Number(scenario.BaselineYear)} to "
                        + $"{MessageText.Number(scenario.LastYear)}"
                );
            var (atLeast, atMost) = (block.Number("at-least"), block.Number("at-most"));
            if ((atLeast ?? atMost ?? block.Number("about")) is { } value)
                checks.Add(
                    new ScenarioCheck(
                        outcome,
                        year,
                        atLeast is not null ? Bound.AtLeast
                            : atMost is not null ? Bound.AtMost
                            : null,
                        value,
                        block.Number("tolerance") ?? 0,
                        why,
                        block.Position.File,
                        block.Position.Line
                    )
                );
        }
        return checks.ToImmutable();
    }
}
