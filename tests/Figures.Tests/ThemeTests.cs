using TradeSim.Figures.Layout;

namespace TradeSim.Figures.Tests;

public sealed class ThemeTests
{
    [Fact]
    public void Neighbouring_series_differ_in_grey_print()
    {
        foreach (var (one, next) in Theme.Series.Zip(Theme.Series.Skip(1)))
            Assert.True(Math.Abs(Theme.Lightness(one.Fill.Light) - Theme.Lightness(next.Fill.Light)) >= 12, $"{one.Fill} and {next.Fill}");
    }

    [Fact]
    public void Words_can_be_read_on_paper()
    {
        foreach (
            var colour in Theme
                .Series.Concat([Theme.Rise, Theme.Fall])
                .Select(colour => colour.Label)
                .Concat([Theme.Ink, Theme.Quiet, Theme.Target])
        )
        {
            Assert.True(Contrast(colour.Light, Theme.Paper.Light) >= 4.5, $"{colour} in light");
            Assert.True(Contrast(colour.Dark, Theme.Paper.Dark) >= 4.5, $"{colour} in dark");
        }
    }

    [Fact]
    public void Low_and_high_differ_for_the_colour_blind_too()
    {
        foreach (
            var (one, other) in new[]
            {
                (Theme.Rise.Fill, Theme.Fall.Fill),
                (Theme.Series[0].Fill, Theme.Series[1].Fill),
                (Theme.Series[1].Fill, Theme.Series[2].Fill),
                (Theme.Series[0].Fill, Theme.Series[2].Fill),
            }
        )
        foreach (var seen in new Func<string, double[]>[] { Deuteranope, Protanope })
            Assert.True(seen(one.Light).Zip(seen(other.Light), (a, b) => (a - b) * (a - b)).Sum() > 40 * 40, $"{one} and {other}");
    }

    [Fact]
    public void Ramps_get_darker_without_turning_back()
    {
        var lightness = Enumerable.Range(0, 21).Select(i => Theme.Lightness(Theme.Sequential(i / 20.0))).ToArray();
        Assert.Equal(lightness.OrderDescending(), lightness);
        var middle = Theme.Lightness(Theme.Diverging(0.5));
        Assert.All(Enumerable.Range(0, 21), i => Assert.True(Theme.Lightness(Theme.Diverging(i / 20.0)) <= middle));
    }

    [Theory]
    [InlineData(0, 379, 5, new double[] { 0, 100, 200, 300, 400 })]
    [InlineData(0, 0.37, 5, new double[] { 0, 0.1, 0.2, 0.3, 0.4 })]
    [InlineData(-12, 31, 5, new double[] { -20, -10, 0, 10, 20, 30, 40 })]
    [InlineData(0, 9, 5, new double[] { 0, 2, 4, 6, 8, 10 })]
    public void Ticks_stand_at_one_two_or_five_times_a_power_of_ten(double low, double high, int about, double[] ticks) =>
        Assert.Equal(ticks, Scale.Nice([low, high], new Axis("y"), about).Ticks.Select(tick => Math.Round(tick, 9)));

    [Fact]
    public void Labels_move_apart_keep_their_order_and_stay_inside()
    {
        for (uint seed = 1; seed <= 200; seed++)
        {
            var state = seed;
            double Next() => (state = (state * 1664525) + 1013904223) / (double)uint.MaxValue;
            var wanted = Enumerable.Range(0, 1 + (int)(Next() * 12)).Select(_ => (Want: Next() * 200, Height: 10 + (Next() * 6))).ToArray();
            var middles = EndLabels.Apart(wanted, 0, 200);
            var order = Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i].Want).ToArray();
            foreach (var (above, below) in order.Zip(order.Skip(1)))
                Assert.True(middles[above] + (wanted[above].Height / 2) <= middles[below] - (wanted[below].Height / 2) + 1e-9);
            Assert.True(middles[order[0]] - (wanted[order[0]].Height / 2) >= -1e-9);
            Assert.True(middles[order[^1]] + (wanted[order[^1]].Height / 2) <= 200 + 1e-9);
        }
    }

    private static double Contrast(string one, string other)
    {
        static double Luminance(string colour)
        {
            var l = Theme.Lightness(colour);
            return l > 8 ? Math.Pow((l + 16) / 116, 3) : l / 903.3;
        }
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // Machado, Oliveira and Fernandes (2009), full severity.
    private static double[] Deuteranope(string colour) =>
        Seen(
            colour,
            [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ]
        );

    private static double[] Protanope(string colour) =>
        Seen(
            colour,
            [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ]
        );

    private static double[] Seen(string colour, double[][] matrix)
    {
        var (r, g, b) = Theme.Channels(colour);
        return [.. matrix.Select(row => (row[0] * r) + (row[1] * g) + (row[2] * b))];
    }
}
