namespace TradeSim.Scenarios.Tests;

/// <summary>Each kind of error in a scenario file, with its full text.</summary>
public class ScenarioErrorTests
{
    [Fact]
    public void A_name_of_two_lines_is_no_name_of_an_outcome() =>
        Assert.Equal(
            "s.yaml:4:45: outcomes[0].name: got the text \"a\\u000ab\", expected a text of one line [TS1104]",
            Small.ErrorsOf(Small.With("outcomes: [{ kind: turnover, of: KGZ, name: \"a\\nb\" }]\n"))
        );

    [Fact]
    public void All_missing_items_are_reported_at_once() =>
        Assert.Equal(
            """
            s.yaml:1:1: missing key `name`, expected a text [TS1102]
            s.yaml:1:1: missing key `baseline`, expected the folder of a baseline, relative to this file [TS1102]
            s.yaml:1:1: missing key `years`, expected a mapping (from, to) [TS1102]
            """,
            Small.ErrorsOf(Small.Of("about: nothing"))
        );

    [Fact]
    public void Unknown_keys_have_a_nearest_known_one() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:4:1: unknown key `polices`. Did you mean `policies`? [TS1101]
                s.yaml:5:1: unknown key `transfer`. Did you mean `transfers`? [TS1101]
                s.yaml:6:1: unknown key `zzz`. Known keys: name, about, source, baseline, years, closure, transfers, varieties, prices, \
                tolerance, regions, groups, assumptions, policies, governments, outcomes, targets, uncertainty, correlations, checks \
                [TS1101]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    polices: []
                    transfer: fixed
                    zzz: 1
                    """
                )
            )
        );

    [Fact]
    public void Unknown_keys_below() =>
        Assert.Equal(
            """
            s.yaml:5:5: policies.a: missing key `from`, expected a whole number from 1 to 9999 (year) [TS1102]
            s.yaml:5:30: policies.a: unknown key `form`. Did you mean `from`? [TS1101]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, form: 2025, rate: 0, exporter: all, importer: KGZ }
                    """
                )
            )
        );

    [Fact]
    public void Choices() =>
        Assert.Equal(
            """
            s.yaml:4:10: closure: got "generale", expected one of general, partial. Did you mean `general`? [TS1104]
            s.yaml:5:12: transfers: got "3", expected one of fixed, proportional, none [TS1104]
            s.yaml:6:12: varieties: got a list, expected one of growing, fixed [TS1104]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    closure: generale
                    transfers: 3
                    varieties: [growing]
                    """
                )
            )
        );

    [Fact]
    public void Deficits_that_nothing_can_close() =>
        Assert.Equal(
            "s.yaml:5:12: transfers: got none under the partial closure, where incomes are given, expected closure: general, or "
                + "transfers: fixed [TS1604]",
            Small.ErrorsOf(Small.With("closure: partial\ntransfers: none\n"))
        );

    [Fact]
    public void Unknown_kind() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:5:22: policies.a.kind: got "tarif", expected one of agreement, cooperation, credit, currency, demand, embargo, \
                export-tax, logistics, non-tariff, productivity, project, promotion, quota, sanction, supply, tariff, trade-cost, \
                transit. Did you mean `tariff`? [TS1104]
                s.yaml:6:5: policies.b: missing key `kind`, expected one of agreement, cooperation, credit, currency, demand, embargo, \
                export-tax, logistics, non-tariff, productivity, project, promotion, quota, sanction, supply, tariff, trade-cost, \
                transit [TS1102]
                s.yaml:7:5: policies[2]: got "tariff", expected a mapping (kind, name, from and what the kind needs) [TS1104]
                s.yaml:9:13: outcomes[0].kind: got "turn-over", expected one of balance, cost, exports, imports, potential-used, \
                quota-cost, real_income, share, turnover, untapped-potential. Did you mean `turnover`? [TS1104]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tarif, from: 2025 }
                      - { name: b, from: 2025 }
                      - tariff
                    outcomes:
                      - { kind: turn-over, of: KGZ }
                    """
                )
            )
        );

    [Fact]
    public void Years() =>
        Assert.Equal(
            """
            s.yaml:3:16: years.from: got "2024.5", expected a whole number from 1 to 9999 (year) [TS1104]
            s.yaml:3:28: years.to: got "soon", expected a whole number from 1 to 9999 (year) [TS1104]
            """,
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    baseline: data
                    years: { from: 2024.5, to: soon }
                    """
                )
            )
        );

    [Fact]
    public void Years_backwards() =>
        Assert.Equal(
            "s.yaml:3:26: years.to: got 2024, expected a year after the baseline year 2024 [TS1601]",
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    baseline: data
                    years: { from: 2024, to: 2024 }
                    """
                )
            )
        );

    [Fact]
    public void Policy_years() =>
        Assert.Equal(
            """
            s.yaml:5:36: policies.a.from: got 2024, expected a year after the baseline year 2024, which is observed [TS1601]
            s.yaml:6:49: policies.b.until: got 2025, expected a year from 2026, the policy's first [TS1601]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2024, rate: 0, exporter: all, importer: KGZ }
                      - { name: b, kind: tariff, from: 2026, until: 2025, rate: 0, exporter: all, importer: KGZ }
                    """
                )
            )
        );

    [Fact]
    public void Phase_in() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:5:52: policies.a.phase-in: got linear without years, expected { shape: linear, years: 3 } or another number of \
                years [TS1605]
                s.yaml:6:77: policies.b.phase-in.years: got 3 years of a phase-in at once, expected linear or s-curve [TS1605]
                s.yaml:7:52: policies.c.phase-in: got "s_curve", expected one of at-once, linear, s-curve. Did you mean `s-curve`? [TS1104]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, phase-in: linear, rate: 0, exporter: all, importer: KGZ }
                      - { name: b, kind: tariff, from: 2025, phase-in: { shape: at-once, years: 3 }, rate: 0, exporter: all, importer: KGZ }
                      - { name: c, kind: tariff, from: 2025, phase-in: s_curve, rate: 0, exporter: all, importer: KGZ }
                    """
                )
            )
        );

    [Fact]
    public void Policies_share_no_name() =>
        Assert.Equal(
            """
            s.yaml:6:13: policies.a.name: duplicate name "a": line 5 has the same [TS1202]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, rate: 0, exporter: all, importer: KGZ }
                      - { name: a, kind: tariff, from: 2025, rate: 0, exporter: all, importer: KGZ }
                    """
                )
            )
        );

    [Fact]
    public void Policy_names_stand_in_paths() =>
        Assert.Equal(
            """
            s.yaml:5:13: policies[0].name: got "a.b", expected a name of up to 64 letters, digits, blanks, - and _ [TS1104]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a.b, kind: tariff, from: 2025, rate: 0, exporter: all, importer: KGZ }
                    """
                )
            )
        );

    [Fact]
    public void Rates_or_rate() =>
        Assert.Equal(
            """
            s.yaml:5:5: policies.a: missing key: give one of rates, rate, maxima, maximum, cuts, cut, coefficients, swiss [TS1103]
            s.yaml:6:5: policies.b: rates and rate exclude each other: keep one of them [TS1103]
            s.yaml:7:5: policies.c: missing key `exporter`, expected an economy, a country, a group, a list of these, or all [TS1102]
            s.yaml:7:5: policies.c: missing key `importer`, expected an economy, a country, a group, a list of these, or all [TS1102]
            s.yaml:8:66: policies.d.exporter: got exporter beside rates, expected it as a column of the table [TS1107]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025 }
                      - { name: b, kind: tariff, from: 2025, rate: 0, rates: r.csv }
                      - { name: c, kind: tariff, from: 2025, rate: 0 }
                      - { name: d, kind: tariff, from: 2025, rates: r.csv, exporter: KGZ }
                    """,
                    (
                        "r.csv",
                        """
                        exporter,importer,sector,rate
                        ROW,KGZ,food,0
                        """
                    )
                )
            )
        );

    [Fact]
    public void Unknown_economies_and_sectors() =>
        Assert.Equal(
            """
            s.yaml:5:62: policies.a.exporter: got "KGX", expected an economy, a country, a group or all. Did you mean `KGZ`? [TS1201]
            s.yaml:5:83: policies.a.importer: got "Mars", expected an economy, a country, a group or all [TS1201]
            s.yaml:5:97: policies.a.sector: got "mashines", expected a sector, a group of sectors or all. Did you mean `machines`? [TS1201]
            s.yaml:6:70: policies.b.economy: got "KGX", expected an economy, a country, a group or all. Did you mean `KGZ`? [TS1201]
            s.yaml:8:38: outcomes[0].with: got "BLX", expected an economy, a country, a group or all. Did you mean `BLR`? [TS1201]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, rate: 0, exporter: [KGX, ROW], importer: Mars, sector: mashines }
                      - { name: b, kind: productivity, from: 2025, factor: 1.1, economy: KGX }
                    outcomes:
                      - { kind: turnover, of: KGZ, with: BLX }
                    """
                )
            )
        );

    [Fact]
    public void No_flow_between_the_same() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:5:84: policies.a.importer: got "BLR" for what "BLR" sells, expected trade between different countries, or between \
                regions that are named [TS1802]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: trade-cost, from: 2025, factor: 0.9, exporter: BLR, importer: BLR }
                    """
                )
            )
        );

    [Fact]
    public void Numbers_of_policies_have_ranges() =>
        Assert.Equal(
            """
            s.yaml:5:54: policies.a.factor: got "0", expected a number from 0.001 to 1000 (ratio, 0.95 is 5 % cheaper) [TS1104]
            s.yaml:5:98: policies.a.intensity: got "11", expected a number from 0 to 10 (1 is as described) [TS1104]
            s.yaml:6:48: policies.b.rate: got "-1", expected a number from -0.99 to 100 (ad valorem, 0.05 is 5 %) [TS1104]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: trade-cost, from: 2025, factor: 0, exporter: KGZ, importer: BLR, intensity: 11 }
                      - { name: b, kind: tariff, from: 2025, rate: -1, exporter: KGZ, importer: BLR }
                    """
                )
            )
        );

    [Fact]
    public void Groups() =>
        Assert.Equal(
            """
            s.yaml:5:3: groups.BLR: got "BLR", which the baseline has, expected a new name for a group [TS1203]
            s.yaml:6:3: groups.a.b: got "a.b", expected a name of up to 64 letters, digits, blanks, - and _ [TS1203]
            s.yaml:7:16: groups.union: got "GROO", expected an economy, a country, a group or all. Did you mean `GRO`? [TS1201]
            s.yaml:8:10: groups.empty: got an empty list, expected an economy, a country, a group, a list of these, or all [TS1105]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    groups:
                      BLR: [GRO]
                      a.b: [GRO]
                      union: [KGZ, GROO]
                      empty: []
                    """
                )
            )
        );

    [Fact]
    public void Outcomes() =>
        Assert.Equal(
            """
            s.yaml:5:31: outcomes[0]: unknown key `with`. Known keys: name, kind, of, to, sectors, about [TS1101]
            s.yaml:6:5: outcomes[1]: missing key: give one of to, from [TS1103]
            s.yaml:7:47: outcomes[2].sectors: got "food", which is not within "industry", expected a part of it [TS1903]
            s.yaml:8:38: outcomes[3].with: got no partner of "BLR" other than itself, expected at least one [TS1901]
            s.yaml:10:5: outcomes[5].name: duplicate name "turnover KGZ-BLR": line 9 has the same [TS1202]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    outcomes:
                      - { kind: exports, of: KGZ, with: BLR }
                      - { kind: share, of: KGZ, sectors: food }
                      - { kind: share, of: KGZ, to: BLR, sectors: food, within: industry }
                      - { kind: turnover, of: BLR, with: GRO }
                      - { kind: turnover, of: KGZ, with: BLR }
                      - { kind: turnover, of: KGZ, with: BLR }
                    """
                )
            )
        );

    [Fact]
    public void Targets() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:7:16: targets[0].outcome: got "turnover KGZ-BLX", expected one of "turnover KGZ-BLR". Did you mean `turnover \
                KGZ-BLR`? [TS1206]
                s.yaml:8:5: targets[1]: at-least and at-most exclude each other: keep one of them [TS1103]
                s.yaml:8:69: targets[1].year: got 2030, expected a year of the run from 2025 to 2027 [TS1601]
                s.yaml:9:5: targets[2]: missing key: give one of at-least, at-most [TS1103]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    outcomes:
                      - { kind: turnover, of: KGZ, with: BLR }
                    targets:
                      - { outcome: turnover KGZ-BLX, at-least: 500, year: 2027 }
                      - { outcome: turnover KGZ-BLR, at-least: 500, at-most: 600, year: 2030 }
                      - { outcome: turnover KGZ-BLR, year: 2026 }
                    """
                )
            )
        );

    [Fact]
    public void A_target_without_outcomes() =>
        Assert.Equal(
            """
            s.yaml:5:16: targets[0].outcome: got "turnover", expected the name of an outcome, and the scenario has none [TS1206]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    targets:
                      - { outcome: turnover, at-least: 500, year: 2027 }
                    """
                )
            )
        );

    [Fact]
    public void Adjustment_and_elasticities() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:5:24: assumptions.adjustment.value: got "1.5", expected a number from 0.001 to 1 (share of the adjustment made in \
                a year) [TS1104]
                s.yaml:5:29: assumptions.adjustment.foood: got "foood", expected a sector, a group of sectors or all. Did you mean `food`? \
                [TS1201]
                s.yaml:6:25: assumptions.elasticities.food: got "-4", expected a number from 0.01 to 1000 (percent of sales lost when the \
                price rises by 1 %) [TS1104]
                s.yaml:6:51: assumptions.elasticities.industry: unknown key `sorce`. Did you mean `source`? [TS1101]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    assumptions:
                      adjustment: { value: 1.5, foood: 0.5 }
                      elasticities: { food: -4, industry: { value: 3, sorce: x } }
                    """
                )
            )
        );

    [Fact]
    public void Growth() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:6:10: assumptions.growth.KGZ: missing growth of KGZ in 2026: give it for every year from 2025 to 2027 [TS1602]
                s.yaml:7:5: assumptions.growth.KGX: got "KGX", expected an economy of the baseline, or a country that has regions there. \
                Did you mean `KGZ`? [TS1201]
                s.yaml:8:10: assumptions.growth.BLR: got "-1.5", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) [TS1104]
                s.yaml:9:10: assumptions.growth.ROW: missing growth of ROW in 2026-2027: give it for every year from 2025 to 2027 [TS1602]
                s.yaml:9:24: assumptions.growth.ROW: unknown key `20x6`. Known keys: value, shift, source, status, note, a year [TS1101]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    assumptions:
                      growth:
                        KGZ: { 2025: 0.05, 2027: 0.06 }
                        KGX: 0.05
                        BLR: -1.5
                        ROW: { 2025: 0.01, 20x6: 0.02 }
                    """
                )
            )
        );

    [Fact]
    public void Growth_file() =>
        Assert.Equal(
            """
            s.yaml:4:24: assumptions.growth.KGZ: missing growth of KGZ in 2026: give it for every year from 2025 to 2027 [TS1602]
            growth.csv:4:1: economy: got "KGX", expected the code of an economy of the baseline. Did you mean `KGZ`? [TS1407]
            growth.csv:5:1: economy: duplicate row for KGZ in 2025: line 2 has the same [TS1408]
            growth.csv:6:10: growth: got "5%", expected a number from -0.99 to 10 (a year, 0.05 is 5 %). Write 0.05 [TS1406]
            growth.csv:7:5: year: got "20 26", expected a whole number from 1 to 9999 (year) [TS1406]
            """,
            Small.ErrorsOf(
                Small.With(
                    "assumptions: { growth: growth.csv }",
                    (
                        "growth.csv",
                        """
                        economy,year,growth
                        KGZ,2025,0.05
                        KGZ,2027,0.05
                        KGX,2025,0.05
                        KGZ,2025,0.06
                        ROW,2025,5%
                        ROW,20 26,0.1
                        """
                    )
                )
            )
        );

    [Fact]
    public void Growth_file_too_short() =>
        Assert.Equal(
            """
            s.yaml:4:24: assumptions.growth.BLR: missing growth of BLR in 2026-2027: give it for every year from 2025 to 2027 [TS1602]
            s.yaml:4:24: assumptions.growth.KGZ: missing growth of KGZ in 2026-2027: give it for every year from 2025 to 2027 [TS1602]
            """,
            Small.ErrorsOf(
                Small.With(
                    "assumptions: { growth: growth.csv }",
                    (
                        "growth.csv",
                        """
                        economy,year,growth
                        KGZ,2025,0.05
                        BLR,2025,0.05
                        ROW,2025,0.01
                        ROW,2026,0.01
                        ROW,2027,0.01
                        """
                    )
                )
            )
        );

    [Fact]
    public void Missing_tables() =>
        Assert.Equal(
            """
            s.yaml:4:24: assumptions.growth.file: table "gone.csv" not found, expected columns economy, year, growth [TS1401]
            s.yaml:6:49: policies.a.rates: table "gone.csv" not found, expected columns exporter, importer, sector, rate [TS1401]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    assumptions: { growth: gone.csv }
                    policies:
                      - { name: a, kind: tariff, from: 2025, rates: gone.csv }
                    """
                )
            )
        );

    [Fact]
    public void A_missing_baseline() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:2:11: baseline: got "nowhere", a folder without economies.csv, sectors.csv, flows.csv, expected the folder of a \
                baseline [TS1501]
                """
            ),
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    baseline: nowhere
                    years: { from: 2024, to: 2027 }
                    """
                )
            )
        );

    [Fact]
    public void Policy_tables() =>
        Assert.Equal(
            """
            r.csv:3:1: exporter: duplicate row for ROW to KGZ in food: line 2 has the same [TS1408]
            r.csv:4:14: rate: got "0,1", expected a number from -0.99 to 100 (ad valorem, 0.05 is 5 %). Write 0.1 [TS1406]
            r.csv:5:5: importer: got "BLX", expected an economy, a country, a group or all. Did you mean `BLR`? [TS1201]
            r.csv:6:1: got 3 fields, expected 4 as in the header [TS1403]
            p.csv:3:1: economy: duplicate row for food in KGZ: line 2 has the same [TS1408]
            p.csv:4:14: factor: got "0", expected a number from 0.001 to 1000 (ratio, 1.1 is 10 % more from the same) [TS1406]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    policies:
                      - { name: a, kind: tariff, from: 2025, rates: r.csv }
                      - { name: b, kind: productivity, from: 2025, factors: p.csv }
                    """,
                    (
                        "r.csv",
                        """
                        exporter,importer,sector,rate
                        ROW,KGZ,food,0
                        all,KGZ,food,0.1
                        KGZ,BLR,farm,"0,1"
                        KGZ,BLX,food,0.1
                        KGZ,BLR,food
                        """
                    ),
                    (
                        "p.csv",
                        """
                        economy,sector,factor
                        KGZ,food,1.1
                        KGZ,farm,1.2
                        KGZ,machines,0
                        """
                    )
                )
            )
        );
}
