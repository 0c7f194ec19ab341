namespace TradeSim.Scenarios.Tests;

/// <summary>Paths that lead out of the scenario's folder, or are no paths.</summary>
public partial class HostilePathTests
{
    [Fact]
    public void Dots() =>
        Assert.Equal(
            """
            s.yaml:5:49: policies.a.rates: got "../r.csv", expected a file in the scenario's folder or below it [TS1010]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, rates: "../r.csv" }
                    """
                )
            )
        );

    /// <summary>Whoever opens a pipe waits until somebody writes to it.</summary>
    [Fact]
    public void Pipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        var folder = Directory.CreateTempSubdirectory("tradesim-pipe-").FullName;
        try
        {
            var pipe = Path.Combine(folder, "s.yaml");
            using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe]))
                make.WaitForExit();
            File.CreateSymbolicLink(Path.Combine(folder, "link.yaml"), pipe);
            foreach (var file in (string[])[pipe, Path.Combine(folder, "link.yaml"), "/dev/zero"])
            {
                var error = Assert.Throws<ScenarioException>(() => ScenarioReader.Read(file));
                Assert.Contains("got a pipe, a device or a socket, expected a regular file", error.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Absolute() =>
        Assert.Equal(
            """
            s.yaml:5:49: policies.a.rates: got "/etc/passwd", expected a path relative to the scenario's folder [TS1010]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, rates: "/etc/passwd" }
                    """
                )
            )
        );

    [Fact]
    public void Home() =>
        Assert.Equal(
            """
            s.yaml:5:49: policies.a.rates: got "~/r.csv", expected a path relative to the scenario's folder [TS1010]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, rates: "~/r.csv" }
                    """
                )
            )
        );

    [Fact]
    public void Backslash() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:5:49: policies.a.rates: got "a\..\r.csv", expected a path with / between plain names, relative to the scenario's \
                folder [TS1010]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, rates: "a\\..\\r.csv" }
                    """
                )
            )
        );

    [Fact]
    public void Control() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:5:49: policies.a.rates: got "a\u0007.csv", expected a path with / between plain names, relative to the scenario's \
                folder [TS1010]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, rates: "a\u0007.csv" }
                    """
                )
            )
        );

    [Fact]
    public void Blank_names() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:5:49: policies.a.rates: got "a//r.csv", expected a path with / between plain names, relative to the scenario's \
                folder [TS1010]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, rates: "a//r.csv" }
                    """
                )
            )
        );

    [Fact]
    public void Drive() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:5:49: policies.a.rates: got "C:/r.csv", expected a path with / between plain names, relative to the scenario's \
                folder [TS1010]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, rates: "C:/r.csv" }
                    """
                )
            )
        );

    [Fact]
    public void Hidden_dots() =>
        Assert.Equal(
            """
            s.yaml:5:49: policies.a.rates: got "a/../../r.csv", expected a file in the scenario's folder or below it [TS1010]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, rates: "a/../../r.csv" }
                    """
                )
            )
        );

    [Fact]
    public void Absolute_baseline() =>
        Assert.Equal(
            """
            s.yaml:2:11: baseline: got "/etc", expected a path relative to the scenario's folder [TS1010]
            """,
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    baseline: "/etc"
                    years: { from: 2024, to: 2027 }
                    """
                )
            )
        );

    [Fact]
    public void Backslash_baseline() =>
        Assert.Equal(
            """
            s.yaml:2:11: baseline: got "..\data", expected a path with / between plain names, relative to the scenario's folder [TS1010]
            """,
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    baseline: "..\\data"
                    years: { from: 2024, to: 2027 }
                    """
                )
            )
        );

    [Fact]
    public void Baseline_that_holds_none() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:2:11: baseline: got "../elsewhere", a folder without economies.csv, sectors.csv, flows.csv, expected the folder of \
                a baseline [TS1501]
                """
            ),
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    baseline: "../elsewhere"
                    years: { from: 2024, to: 2027 }
                    """
                )
            )
        );
}
