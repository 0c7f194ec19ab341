using TradeSim.Figures.Svg;

namespace TradeSim.Figures.Tests;

/// <summary>Figures nobody chose: names of any length, values of any size, few and many parts.</summary>
public sealed class RandomFigureTests
{
    private static readonly string[] Words =
    [
        "Machinery",
        "and",
        "vehicles",
        "Kyrgyzstan",
        "EU",
        "2030",
        "corridor",
        "Electrical",
        "equipment",
        "Продовольствие",
        "и",
        "машиностроение",
        "Zusammenarbeit",
        "oil",
        "of",
        "Landwirtschaftserzeugnisse",
        "千代田",
    ];
    private static readonly int[] Widths = [280, 360, 480, 720, 1000];

    [Fact]
    public void No_label_of_any_figure_covers_another_or_leaves_the_sheet()
    {
        var collisions = new List<string>();
        for (var seed = 1; seed <= 25; seed++)
            foreach (var figure in Make(new Draw((uint)seed)))
            foreach (var width in Widths)
            {
                var svg = SvgRenderer.Render(figure, new FigureStyle { Width = width, Language = ReportLanguage.All[seed % 3] });
                collisions.AddRange(
                    new SvgDrawing(svg).Collisions().Select(collision => $"seed {seed}, {figure.GetType().Name}, {width}: {collision}")
                );
            }
        Assert.True(collisions.Count == 0, string.Join('\n', collisions.Take(60)));
    }

    private static IEnumerable<Figure> Make(Draw draw)
    {
        var text = new FigureText(draw.Name(14), draw.Name(10), draw.Name(20), draw.Name(6));
        var size = Math.Pow(10, draw.Whole(-4, 7));
        var axis = new Axis(draw.Name(3), draw.Name(3), draw.Whole(0, 4) == 0 ? NumberKind.Percent : NumberKind.Number)
        {
            FreeOfZero = draw.Whole(0, 2) == 0,
        };
        double Value() => draw.Next() * size;
        double Either() => (draw.Next() - 0.3) * size;
        double[] years = [.. Enumerable.Range(2015 + draw.Whole(0, 9), draw.Whole(2, 15)).Select(year => (double)year)];
        var target = draw.Whole(0, 2) == 0 ? new TargetLine(draw.Name(4), Either(), years[^1]) : null;
        LineSeries Line(int i, int points) =>
            new($"{i} {draw.Name(4)}", Enumerable.Range(0, points).Select(_ => Either()))
            {
                Style = (LineStyle)draw.Whole(0, 3),
                Points = draw.Whole(0, 2) == 0,
            };
        yield return new LineChart(
            text,
            Axis.Years,
            axis,
            years,
            Enumerable.Range(0, draw.Whole(1, 12)).Select(i => Line(i, draw.Whole(0, 3) == 0 ? draw.Whole(1, years.Length) : years.Length)),
            target
        );
        yield return new SmallMultiples(
            text,
            Axis.Years,
            axis,
            years,
            Enumerable
                .Range(0, draw.Whole(1, 14))
                .Select(i => new Panel(draw.Name(5), [Line(0, years.Length), Line(1, years.Length)], target))
        );
        yield return new StackedArea(
            text,
            Axis.Years,
            axis,
            years,
            Enumerable.Range(0, draw.Whole(1, 12)).Select(i => new Layer($"{i} {draw.Name(4)}", years.Select(_ => Value()))),
            draw.Whole(0, 2) == 0
        );
        var categories = Enumerable.Range(0, draw.Whole(1, 12)).Select(i => $"{i} {draw.Name(3)}").ToArray();
        yield return new StackedBars(
            text,
            axis,
            categories,
            Enumerable.Range(0, draw.Whole(1, 12)).Select(i => new Layer($"{i} {draw.Name(3)}", categories.Select(_ => Value()))),
            draw.Whole(0, 2) == 0
        );
        yield return new Waterfall(
            text,
            axis,
            draw.Name(3),
            Either(),
            Enumerable.Range(0, draw.Whole(1, 12)).Select(_ => new Contribution(draw.Name(6), Either())),
            draw.Name(3),
            target
        );
        yield return new Tornado(
            text,
            axis,
            Either(),
            Enumerable.Range(0, draw.Whole(1, 12)).Select(_ => new Swing(draw.Name(6), draw.Name(1), draw.Name(1), Either(), Either())),
            target
        );
        yield return new HeatMap(
            text,
            new Axis(draw.Name(2)),
            new Axis(draw.Name(2)),
            axis,
            categories,
            years.Select(year => $"{year} {draw.Name(3)}"),
            years.Select(_ => categories.Select(_ => draw.Whole(0, 9) == 0 ? null : (double?)Either()).Append(1).Take(categories.Length))
        )
        {
            Target = target,
            Centre = draw.Whole(0, 2) == 0 ? 0 : null,
        };
        yield return new SlopeChart(
            text,
            axis,
            draw.Name(3),
            draw.Name(3),
            Enumerable.Range(0, draw.Whole(1, 20)).Select(_ => new Slope(draw.Name(5), Either(), Either()))
        );
        string[] flows = [.. Enumerable.Range(0, draw.Whole(1, 5)).Select(_ => draw.Name(4))];
        yield return new SankeyDiagram(
            text,
            axis,
            draw.Name(3),
            draw.Name(3),
            flows,
            Enumerable
                .Range(0, draw.Whole(1, 15))
                .Select(_ => new SankeyNode(draw.Name(5), flows.Select(_ => Value()).ToArray(), flows.Select(_ => Value()).ToArray()))
        );
        string[] economies = [.. Enumerable.Range(0, draw.Whole(2, 20)).Select(_ => draw.Name(4))];
        yield return new ChangeMatrix(
            text,
            axis,
            economies,
            economies.Select((_, i) => economies.Select((_, j) => i == j ? null : (double?)Either()).ToArray()).ToArray(),
            [(0, 1)],
            draw.Name(5)
        );
        MapPlace[] places =
        [
            .. Enumerable
                .Range(0, draw.Whole(2, 20))
                .Select(_ => new MapPlace(draw.Name(4), (draw.Next() * 360) - 180, (draw.Next() * 180) - 90, [], draw.Whole(0, 4) == 0)),
        ];
        yield return new FlowMap(
            text,
            axis,
            CountryOutlines.NaturalEarth,
            places,
            places.Skip(1).Select((_, i) => new MapFlow(i, i + 1, Value(), draw.Next() - 0.5, draw.Whole(0, 4) == 0)).ToArray()
        );
        yield return new Treemap(
            text,
            axis,
            draw.Name(3),
            draw.Name(3),
            Enumerable.Range(0, draw.Whole(1, 12)).Select(_ => new TreemapPart(draw.Name(5), Value(), Value()))
        );
        yield return new Frontier(
            text,
            axis,
            axis,
            Enumerable.Range(0, draw.Whole(1, 40)).Select(_ => new CostedOption(draw.Name(5), Value(), Either())),
            target
        );
        yield return new ForecastScatter(
            text,
            axis,
            axis,
            Enumerable.Range(0, draw.Whole(1, 60)).Select(_ => new ForecastPoint(draw.Name(4), Value(), Value()))
        );
    }

    /// <summary>Numbers that only depend on the seed.</summary>
    private sealed class Draw(uint seed)
    {
        private uint state = seed * 2654435761;

        public double Next() => (state = (state * 1664525) + 1013904223) / 4294967296.0;

        /// <summary>A whole number from <paramref name="from"/> up to but without <paramref name="to"/>.</summary>
        public int Whole(int from, int to) => from + (int)(Next() * (to - from));

        public string Name(int mostWords) =>
            string.Join(' ', Enumerable.Range(0, Whole(1, mostWords + 1)).Select(_ => Words[Whole(0, Words.Length)]));
    }
}
