namespace TradeSim.Scenarios.Tests;

/// <summary>Overrides are checked as the file is, and errors name them.</summary>
public class OverrideErrorTests
{
    [Fact]
    public void Values_are_checked() =>
        Assert.Equal(
            """
            --set years.to=soon: years.to: got "soon", expected a whole number from 1 to 9999 (year) [TS1104]
            --set years.from=5%: years.from: got "5%", expected a whole number from 1 to 9999 (year) [TS1104]
            """,
            Small.ErrorsOf(Small.With(""), "years.to=soon", "years.from=5%")
        );

    [Fact]
    public void Unknown_keys() =>
        Assert.Equal(
            """
            --set yeers.to=2030: unknown key `yeers`. Did you mean `years`? [TS1101]
            --set years.too=2030: years: unknown key `too`. Did you mean `to`? [TS1101]
            """,
            Small.ErrorsOf(Small.With(""), "yeers.to=2030", "years.too=2030")
        );

    [Fact]
    public void Form() =>
        Assert.Equal(
            """
            --set years.to: got "years.to", expected path=value such as policies.corridor.intensity=0.5 [TS1301]
            --set =5: got "=5", expected path=value such as policies.corridor.intensity=0.5 [TS1301]
            --set a..b=1: got "a..b=1", expected path=value such as policies.corridor.intensity=0.5 [TS1301]
            --set name=: name: got nothing, expected a text [TS1104]
            """,
            Small.ErrorsOf(Small.With(""), "years.to", "=5", "a..b=1", "name=")
        );

    [Fact]
    public void Unknown_items() =>
        Assert.Equal(
            Wrapped.Text(
                """
                --set policies.coridor.intensity=0: policies.coridor: got "coridor", expected an item of the list: corridor. Did you mean \
                `corridor`? [TS1302]
                --set policies[1].intensity=0: policies[1]: got "[1]", expected an item of the list: corridor [TS1302]
                --set policies.corridor.intensity=many: policies.corridor.intensity: got "many", expected a number from 0 to 10 (1 is as \
                described) [TS1104]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: corridor, kind: trade-cost, from: 2025, factor: 0.9, exporter: KGZ, importer: BLR }
                    """
                ),
                "policies.coridor.intensity=0",
                "policies[1].intensity=0",
                "policies.corridor.intensity=many"
            )
        );

    [Fact]
    public void Below_a_value() =>
        Assert.Equal(
            """
            --set name.first=x: name: got "first" below a value, expected the path to end before it [TS1303]
            """,
            Small.ErrorsOf(Small.With(""), "name.first=x")
        );

    [Fact]
    public void Cleverness() =>
        Assert.Equal(
            """
            --set name=&a x: got the anchor "&a", expected a value without an anchor [TS1006]
            --set years={ from: 1, from: 2 }: from: duplicate key [TS1007]
            """,
            Small.ErrorsOf(Small.With(""), "name=&a x", "years={ from: 1, from: 2 }")
        );

    [Fact]
    public void Baseline_errors_name_the_override() =>
        Assert.Equal(
            Wrapped.Text(
                """
                --set baseline=nowhere: baseline: got "nowhere", a folder without economies.csv, sectors.csv, flows.csv, expected the \
                folder of a baseline [TS1501]
                """
            ),
            Small.ErrorsOf(Small.With(""), "baseline=nowhere")
        );
}
