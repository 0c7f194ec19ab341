using TradeSim.Studies.Cases;
using TradeSim.Studies.Sweeps;

namespace TradeSim.Studies.Tests;

public sealed class SweepTests
{
    [Fact]
    public void Grids_and_lists_are_read_as_written()
    {
        Assert.Equal<double>(
            [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
            SweepAxis.Parse("policies.plant.intensity=0:1:0.1").Values
        );
        Assert.Equal<double>([1, 0.5, 0], SweepAxis.Parse("a=1:0:-0.5").Values);
        Assert.Equal<double>([-1, 2e3], SweepAxis.Parse("a=-1,2e3").Values);
        Assert.Equal(
            "0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1",
            string.Join(
                ",",
                SweepAxis
                    .Parse("policies.plant.intensity=0:1:0.1")
                    .Values.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
            )
        );
        Assert.Equal<double>([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3], SweepAxis.Parse("a=-0.3:0.3:0.1").Values);
        Assert.Equal(
            "over: got 'a=0:1:0.3', whose steps end at 0.9, expected a step that ends at 1, or path=a,b,c",
            Assert.Throws<StudyException>(() => SweepAxis.Parse("a=0:1:0.3")).Message
        );
        Assert.Equal("policies.plant.intensity", SweepAxis.Parse("policies.plant.intensity = 1").Path);
        foreach (var wrong in (string[])["a", "a=", "=1", "a=1:2", "a=0:1:0", "a=0:1:-1", "a=x", "a=0:1:1e-9", "a=NaN"])
            Assert.Throws<StudyException>(() => SweepAxis.Parse(wrong));
    }

    [Fact]
    public void Two_axes_make_a_grid_and_failed_points_stay_visible()
    {
        var runner = Spaces.Runner(2, x => x[0] * x[1] > 0.9 ? double.NaN : 10 * x[0] + x[1]);
        var result = Sweep.Run(runner, [SweepAxis.Parse("policies.p1.intensity=0,1"), SweepAxis.Parse("policies.p0.intensity=0:1:0.5")]);
        Assert.Equal<double?[]>(
            [
                [0, 5, 10],
                [1, 6, null],
            ],
            result.Grid(runner.Y())
        );
        Assert.Single(result.Failed);
        var lines = result.OutcomesTable().ToString().Split('\n');
        Assert.Equal("case,policies.p1.intensity,policies.p0.intensity,year,outcome,value,failure", lines[0]);
        Assert.Equal("0,0,0,0,y,0,", lines[1]);
        Assert.Equal("5,1,1,,,,the formula has no value here", lines[^2]);
    }

    [Fact]
    public void Values_beyond_the_bounds_and_unknown_parameters_are_refused()
    {
        var runner = Spaces.Runner(2, x => x[0]);
        Assert.Equal(
            "policies.p0.intensity: got 2, expected a value from 0 to 1",
            Assert.Throws<StudyException>(() => Sweep.Run(runner, [SweepAxis.Parse("policies.p0.intensity=0,2")])).Message
        );
        Assert.Contains(
            "Did you mean `policies.p0.intensity`?",
            Assert.Throws<StudyException>(() => Sweep.Run(runner, [SweepAxis.Parse("policies.p0.intensty=0")])).Message,
            StringComparison.Ordinal
        );
    }
}
