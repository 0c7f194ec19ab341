using System.Collections.Immutable;
using TradeSim.Studies.History;

namespace TradeSim.Studies.Tests;

/// <summary>The shipped history, once for all tests.</summary>
public sealed class ShippedHistory
{
    public ShippedHistory()
    {
        using var pairs = Repository.Open("scenarios", "data", "history", "pairs.csv");
        using var growth = Repository.Open("scenarios", "data", "history", "growth-vintages.csv");
        Turnovers = TradeHistory.ReadTurnovers(pairs).With(GrowthVintages.Read(growth));
        Result = Backtest.Run(Turnovers);
    }

    public TradeHistory Turnovers { get; }

    public BacktestResult Result { get; }
}

public sealed class BacktestTests(ShippedHistory shipped) : IClassFixture<ShippedHistory>
{
    [Fact]
    public void All_goals_of_the_combined_forecast_are_met_for_all_pairs_and_for_pairs_left_out()
    {
        var goals = shipped.Result.Goals();
        Assert.Equal(2 * 4 * 4, goals.Length);
        Assert.All(goals, goal => Assert.True(goal.IsMet, $"{goal.Basis}, {goal.Horizon} years: {goal.Name} is {goal.Figure.Value:F3}"));
        Assert.All(goals, goal => Assert.InRange(goal.Figure.Value, goal.Figure.Low, goal.Figure.High));
    }

    [Fact]
    public void All_models_are_scored_on_the_same_forecasts_and_a_better_last_value_is_reported()
    {
        foreach (var scores in shipped.Result.Scores.GroupBy(score => (score.Basis, score.Period, score.Horizon)))
        {
            Assert.Single(scores.Select(score => score.Forecasts).Distinct());
            Assert.Equal([.. RollingForecasts.Models, Backtest.Reference], scores.Select(score => score.Model));
        }
        // The damped trend of a pair alone is worse than its last value.
        Assert.True(shipped.Result.ScoreOf(ForecastBasis.AllPairs, "damped trend", 1)!.RootRatio.Value > 1);
        Assert.Equal(1, shipped.Result.ScoreOf(ForecastBasis.AllPairs, "last value")!.RootRatio.Value, 1e-12);
        Assert.Equal(1, shipped.Result.ScoreOf(ForecastBasis.AllPairs, Backtest.Reference)!.ScoreRatio.Value, 1e-12);
    }

    /// <summary>To write the tables of docs/explanation/forecasting.md anew: <c>TRADESIM_REBUILD=1 dotnet test --project
    /// tests/Studies.Tests -- --filter-method "*The_page_shows*"</c>.</summary>
    [Fact]
    public void The_page_shows_these_numbers()
    {
        const string Begin = "<!-- backtest:begin -->\n",
            End = "<!-- backtest:end -->";
        var page = Path.Combine(Repository.Root, "docs", "explanation", "forecasting.md");
        var text = File.ReadAllText(page).ReplaceLineEndings("\n");
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var tables = Tables(shipped.Result);
        Recorded.Rebuild(() => File.WriteAllText(page, text[..begin] + tables + text[end..]));
        Assert.Equal(tables, text[begin..end]);
    }

    [Fact]
    public void The_page_says_these_numbers_in_its_sentences()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "explanation", "forecasting.md")).ReplaceLineEndings(" ");
        var elasticity = IncomeElasticity.Calibrate(shipped.Turnovers)["elasticity"];
        var error = IncomeElasticity.Calibrate(shipped.Turnovers).Coefficients[1].StandardError;
        Said($"One elasticity ({elasticity:F1} ± {error:F1} on all data)");
        var (like, likely) = (BaseRate.Of(shipped.Turnovers, 3.76, 5, 100, 1000), BaseRate.Of(shipped.Turnovers, 2.72, 5, 100, 1000));
        Said($"Of {like.Windows} five-year windows of pairs that started between 100 million and 1 billion dollars, ");
        Said($"{like.Reached.Length} grew 3.76 times or more ({100 * like.Share:F0} %)");
        Said($"{likely.Reached.Length} windows grew 2.72 times or more ({100 * likely.Share:F0} %)");

        void Said(FormattableString sentence) => Assert.Contains(FormattableString.Invariant(sentence), page, StringComparison.Ordinal);
    }

    /// <summary>
    /// Known of these pairs: the last value misses by about 24, 34, 43, 45, 49 % in the median; turnovers here, so somewhat less.
    /// </summary>
    [Theory]
    [InlineData(1, 0.2, 0.26)]
    [InlineData(2, 0.3, 0.36)]
    [InlineData(3, 0.36, 0.45)]
    [InlineData(4, 0.38, 0.48)]
    [InlineData(5, 0.40, 0.52)]
    public void The_last_value_misses_by_as_much_as_is_known_and_its_pooled_bands_hold(int horizon, double low, double high)
    {
        var score = shipped.Result.ScoreOf(ForecastBasis.AllPairs, "last value", horizon)!;
        Assert.InRange(score.MedianPercentageError, low, high);
        var pooled = shipped.Result.ScoreOf(ForecastBasis.AllPairs, Backtest.Reference, horizon)!;
        Assert.InRange(pooled.Coverage80.Value, 0.75, 0.85);
    }

    private static string Tables(BacktestResult result)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var lines = new List<string>
        {
            "**Goals**",
            "",
            "| basis | goal | years ahead | wanted | figure | 95 % interval | met |",
            "| --- | --- | --- | --- | --- | --- | --- |",
        };
        foreach (var goal in result.Goals())
        {
            var wanted = goal.AtLeast > 0 ? $"{Of(goal.AtLeast)} to {Of(goal.AtMost)}" : $"at most {Of(goal.AtMost)}";
            lines.Add(
                $"| {BacktestResult.NameOf(goal.Basis)} | {goal.Name} | {goal.Horizon} | {wanted} | {Of(goal.Figure.Value)} | "
                    + $"{Of(goal.Figure.Low)} to {Of(goal.Figure.High)} | {(goal.IsMet ? "yes" : "no")} |"
            );
        }
        lines.Add("");
        foreach (var basis in Enum.GetValues<ForecastBasis>())
        {
            foreach (var period in Enum.GetValues<BacktestPeriod>())
            {
                var isWhole = period == BacktestPeriod.AllYears;
                lines.AddRange([
                    $"**{char.ToUpperInvariant(BacktestResult.NameOf(basis)[0])}{BacktestResult.NameOf(basis)[1..]}, "
                        + $"{BacktestResult.NameOf(period)}**",
                    "",
                    "| model | years ahead | forecasts | median APE | RMSE of logs | over last value's | in 50 % band | in 80 % band | "
                        + "CRPS | over pooled band's | 95 % interval |",
                    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
                ]);
                lines.AddRange(
                    result
                        .Scores.Where(score =>
                            score.Basis == basis
                            && score.Period == period
                            && (isWhole ? score.Horizon is 1 or 2 or 3 or 5 : score.Horizon is null)
                        )
                        .OrderBy(score => (RollingForecasts.Models.IndexOf(score.Model) + 10) % 10 * 10 + (score.Horizon ?? 0))
                        .Select(score =>
                            $"| {score.Model} | {score.Horizon?.ToString(culture) ?? "all"} | {score.Forecasts} | "
                            + $"{Percent(score.MedianPercentageError)} | {Of(score.LogRootMeanSquare)} | "
                            + $"{Of(score.RootRatio.Value)} | {Percent(score.Coverage50.Value)} | "
                            + $"{Percent(score.Coverage80.Value)} | {score.Score.ToString("F3", culture)} | "
                            + $"{Of(score.ScoreRatio.Value)} | {Of(score.ScoreRatio.Low)} to {Of(score.ScoreRatio.High)} |"
                        )
                );
                lines.Add("");
            }
        }
        return string.Join('\n', lines);

        string Percent(double share) => (100 * share).ToString("F0", culture) + " %";
        string Of(double value) => value.ToString("F2", culture);
    }

    [Fact]
    public void Four_times_in_five_years_happened_about_once_in_fifteen()
    {
        var rate = BaseRate.Of(shipped.Turnovers, 3.76, 5, 100, 1000);
        Assert.Equal((10, 149), (rate.Reached.Length, rate.Windows));
        // As the checks of the 500 million scenarios say.
        Assert.Equal(22, BaseRate.Of(shipped.Turnovers, 2.72, 5, 100, 1000).Reached.Length);
        Assert.Throws<TradeSim.Studies.Cases.StudyException>(() => BaseRate.Of(shipped.Turnovers, 2, 5, 1e9, 2e9));
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(3, 30)]
    [InlineData(300, 25)]
    public void A_folder_of_any_size_is_tested_alone_and_with_the_pairs_that_ship(int pairs, int years)
    {
        var history = Walks(pairs, years);
        foreach (var others in (TradeHistory?[])[null, TradeHistory.Shipped()])
        {
            var result = Backtest.Run(history, others, new BacktestOptions { Samples = 40 });
            Assert.Equal((pairs, others?.Series.Length ?? 0), (result.Pairs, result.OtherPairs));
            Assert.Equal(pairs == 300 ? 150 : pairs, result.PairsAlone); // of more than 200, every second one
            foreach (var basis in Enum.GetValues<ForecastBasis>())
                Assert.InRange(result.ScoreOf(basis, Backtest.Combination)!.Coverage80.Value, pairs == 1 ? 0.2 : 0.6, 1);
            // One pair cannot be drawn again: its scores have no interval, and a short one no pooled band of its own.
            Assert.Equal(pairs == 1, double.IsNaN(result.ScoreOf(ForecastBasis.AllPairs, Backtest.Combination)!.Coverage80.Low));
            if (pairs == 1 && others is null)
                Assert.True(double.IsNaN(result.ScoreOf(ForecastBasis.AllPairs, Backtest.Combination)!.ScoreRatio.Value));
            Assert.NotEmpty(result.ScoresTable().ToString());
            Assert.NotEmpty(result.GoalsTable().ToString());
        }
        Assert.InRange(ForecastErrorModel.Of(history, 9).LongestTested, 0, 5);
    }

    [Fact]
    public void A_history_without_two_years_in_a_row_is_refused()
    {
        var history = new TradeHistory([new TradeSeries("A", "B", ImmutableSortedDictionary<int, double>.Empty.Add(2000, 1).Add(2020, 2))]);
        Assert.StartsWith(
            "forecast band: got a history without two years of turnover",
            Assert.Throws<TradeSim.Studies.Cases.StudyException>(() => ForecastErrorModel.Of(history, 5)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<TradeSim.Studies.Cases.StudyException>(() => Backtest.Run(history));
    }

    [Fact]
    public void Series_of_the_user_come_before_those_that_ship()
    {
        var own = new TradeHistory([
            new TradeSeries("KGZ", "BLR", Enumerable.Range(2010, 10).ToImmutableSortedDictionary(year => year, year => 50.0 + year % 2)),
        ]);
        var joined = own.JoinedWith(TradeHistory.Shipped());
        Assert.Equal(TradeHistory.Shipped().Series.Length, joined.Series.Length);
        Assert.Equal(51, ForecastErrorModel.Of(joined, 5).PairOf("BLR", "KGZ", 50).Own!.Values[2011]);
        Assert.NotNull(joined.Growth);
    }

    /// <summary>Random walks with fixed steps of another size each.</summary>
    private static TradeHistory Walks(int pairs, int years) =>
        new([
            .. Enumerable
                .Range(0, pairs)
                .Select(pair =>
                {
                    var draws = new Randomness.RandomDraws(7);
                    var (log, size) = (3 + pair % 5, 0.1 + 0.05 * (pair % 7));
                    var values = ImmutableSortedDictionary.CreateBuilder<int, double>();
                    var now = (double)log;
                    for (var year = 2024 - years; year < 2024; year++)
                    {
                        now += 0.03 + size * Randomness.NormalScore.Quantile(draws.Uniform(pair, 0, year, 0));
                        values[year] = Math.Exp(now);
                    }
                    return new TradeSeries($"A{pair % 20}", $"B{pair}", values.ToImmutable());
                }),
        ]);

    [Fact]
    public void Years_and_horizons_of_which_nothing_is_known_cost_nothing()
    {
        var values = ImmutableSortedDictionary.CreateRange(
            Enumerable.Range(2000, 12).Append(2_000_000_000).Select(year => KeyValuePair.Create(year, year - 1990.0))
        );
        var origins = new List<int>();
        var result = Backtest.Run(
            new TradeHistory([new TradeSeries("A", "B", values)]),
            options: new BacktestOptions { Horizons = 100_000 },
            context: new() { Progress = new Told(progress => origins.Add(progress.Total)) }
        );
        Assert.Equal(Enumerable.Repeat(12, 12), origins);
        Assert.All(result.Forecasts, forecast => Assert.InRange(forecast.Horizon, 1, 11));
        // From 2000 to 2010 each later year up to 2011 is forecast by the last value.
        Assert.Equal(66, result.Forecasts.Count(forecast => forecast.Model == "last value"));
        var planted = CalibrateTests.Planted(0.05, 1.5, 0.1, pairs: 2);
        Assert.Equal(
            Backtest.Run(planted, options: new BacktestOptions { Horizons = 23 }).Forecasts.Length,
            Backtest.Run(planted, options: new BacktestOptions { Horizons = int.MaxValue }).Forecasts.Length
        );
    }

    private sealed class Told(Action<TradeSim.Studies.Cases.StudyProgress> act) : IProgress<TradeSim.Studies.Cases.StudyProgress>
    {
        public void Report(TradeSim.Studies.Cases.StudyProgress value) => act(value);
    }

    [Fact]
    public void What_ships_in_the_program_is_the_folder_in_the_repository()
    {
        var history = TradeHistory.Shipped();
        Assert.Equal(
            shipped.Turnovers.Series.Select(series => (series.Name, series.Values.Count, series.Values.Values.Sum())),
            history.Series.Select(series => (series.Name, series.Values.Count, series.Values.Values.Sum()))
        );
        Assert.Equal(shipped.Turnovers.Growth!.Growth("KGZ", 2021), history.Growth!.Growth("KGZ", 2021));
    }

    [Fact]
    public void Pairs_of_a_size_are_those_within_a_factor_of_three()
    {
        var rate = BaseRate.OfSize(shipped.Turnovers, 110, 4.54, 7)!;
        Assert.Equal((110 / 3.0, 330.0), (rate.SmallestStart, rate.LargestStart));
        Assert.Equal(BaseRate.Of(shipped.Turnovers, 4.54, 7, 110 / 3.0, 330).Reached.Length, rate.Reached.Length);
        Assert.Null(BaseRate.OfSize(shipped.Turnovers, 1e9, 2, 5));
    }

    [Fact]
    public void Nothing_that_came_after_the_origin_is_known_there()
    {
        // The same history with another future gives the same forecasts and bands up to where it changes.
        var changed = new TradeHistory(
            [
                .. shipped.Turnovers.Series.Select(series =>
                    series with
                    {
                        Values = series.Values.ToImmutableSortedDictionary(
                            item => item.Key,
                            item => item.Key > 2012 ? 1000 * item.Value : item.Value
                        ),
                    }
                ),
            ],
            shipped.Turnovers.Growth
        );
        var other = Backtest.Run(changed, options: new BacktestOptions { LastOrigin = 2012, Bases = [ForecastBasis.AllPairs] });
        var here = shipped.Result.Forecasts.Where(forecast => forecast.Origin <= 2012).ToArray();
        Assert.Equal(here.Length, other.Forecasts.Length);
        Assert.All(here.Zip(other.Forecasts), pair =>
            Assert.Equal((pair.First.Value, pair.First.Bands), (pair.Second.Value, pair.Second.Bands))
        );
        // Nor does a pair's own future reach it through the others that it taught before.
        Assert.All(shipped.Result.Forecasts.Where(forecast => forecast.Origin <= 2012), forecast =>
            Assert.True(forecast.Bands.Low80 < forecast.Bands.Low50 && forecast.Bands.High50 < forecast.Bands.High80)
        );
        Assert.NotEqual(here[^1].Actual, other.Forecasts[^1].Actual);
    }

    [Fact]
    public void Growth_ahead_is_what_the_vintage_of_the_time_said()
    {
        var growth = shipped.Turnovers.Growth!;
        // The IMF in October 2019 did not see the pandemic; in October 2020 it did.
        Assert.True(growth.AsOf(2018).Growth("KGZ", 2020) > 0.03);
        Assert.True(growth.AsOf(2019).Growth("KGZ", 2020) < -0.05);
        Assert.True(growth.AsOf(2018).IsFromVintage);
        Assert.False(growth.AsOf(2017).IsFromVintage);
        Assert.Equal(
            Enumerable.Range(2013, 5).Average(year => growth.AsOf(2017).Growth("KGZ", year)!.Value),
            growth.AsOf(2017).Growth("KGZ", 2021)!.Value,
            1e-15
        );
        Assert.Null(growth.AsOf(2018).Growth("TKM", 2020));
    }

    [Fact]
    public void On_planted_histories_the_planted_model_wins_and_its_bands_hold()
    {
        var result = Backtest.Run(
            CalibrateTests.Planted(0.05, 1.5, 0.1, pairs: 30),
            null,
            new BacktestOptions { FirstOrigin = 2010, Bases = [ForecastBasis.AllPairs] }
        );
        var score = result.ScoreOf(ForecastBasis.AllPairs, "income elasticity")!;
        Assert.True(score.RootRatio.Value < 0.6, "Trade that grows by 17 % a year is not like last year's.");
        Assert.InRange(score.Coverage80.Value, 0.72, 0.88);
        // At one year: noise of 0.1, and growth ahead that is not known, 1.5 · √2 · 0.03 around a mean of five years.
        Assert.Equal(
            Math.Sqrt(0.01 + 1.5 * 1.5 * 2 * 0.0009 * 1.2),
            result.ScoreOf(ForecastBasis.AllPairs, "income elasticity", 1)!.LogRootMeanSquare,
            0.012
        );
    }

    [Fact]
    public void The_score_of_a_band_is_that_of_the_closed_form()
    {
        // CRPS of a standard normal at 0: (√2 − 1) / √π.
        var errors = new LogErrors([Enumerable.Range(0, 4000).Select(k => Randomness.NormalScore.Quantile((k + 0.5) / 4000))]);
        Assert.Equal((Math.Sqrt(2) - 1) / Math.Sqrt(Math.PI), errors.Score(1, 0), 1e-3);
        // Wide bands do not win: twice the spread costs more where the truth is in the middle.
        Assert.True(new LogErrors([errors.At(1).Select(error => 2 * error)]).Score(1, 0) > 1.9 * errors.Score(1, 0));
    }

    private const string Pairs = "reporter,partner,flow,year,value_usd_m\nKGZ,BLR,export,2020,10\nKGZ,BLR,import,2020,20\n";

    [Theory]
    [InlineData(
        "KGZ,BLR,export,2020,10\n",
        "pairs.csv: line 4: got KGZ, BLR, export, 2020 again, expected each reporter, partner, flow, year once; line 2 has the same"
    )]
    [InlineData("KGZ,BLR,exports,2021,10\n", "pairs.csv: line 4: flow: got 'exports', expected export or import")]
    [InlineData("KGZ,BLR,export,2021\n", "pairs.csv: line 4: got 4 cells, expected 5")]
    [InlineData("KGZ,BLR,export,21a,1\n", "pairs.csv: line 4: year: got '21a', expected a year from 1 to 9999")]
    [InlineData("KGZ,BLR,export,20210,10\n", "pairs.csv: line 4: year: got '20210', expected a year from 1 to 9999")]
    public void Wrong_rows_of_trade_are_reported(string row, string message) =>
        Assert.Equal(
            message,
            Assert.Throws<TradeSim.Studies.Cases.StudyException>(() => TradeHistory.ReadTurnovers(new StringReader(Pairs + row))).Message
        );

    [Theory]
    [InlineData("reporter,partner,flow,year,value_usd_m\n")]
    [InlineData("reporter,partner,flow,year,value_usd_m\nKGZ,BLR,export,2020,10\n")]
    public void A_history_without_any_turnover_is_refused(string table) =>
        Assert.Equal(
            "pairs.csv: got no turnover, expected at least one pair and year with an export and an import",
            Assert.Throws<TradeSim.Studies.Cases.StudyException>(() => TradeHistory.ReadTurnovers(new StringReader(table))).Message
        );

    [Fact]
    public void Of_two_vintages_of_a_year_the_last_counts()
    {
        static GrowthVintages Read(string rows) => GrowthVintages.Read(new StringReader("vintage,economy,year,growth\n" + rows));
        var growth = Read("2019-10,KGZ,2019,0.05\n2019-04,KGZ,2019,0.03\n2019-04,KGZ,2020,0.04\n2020-10,KGZ,2019,0.02\n");
        Assert.Equal(0.05, growth.AsOf(2018).Growth("KGZ", 2019));
        Assert.Null(growth.AsOf(2018).Growth("KGZ", 2020));
        Assert.Equal(0.02, growth.AsOf(2019).Growth("KGZ", 2019));
        Assert.Equal(
            "growth-vintages.csv: line 3: got 2019-10, KGZ, 2019 again, expected each vintage, economy, year once; line 2 has the same",
            Assert.Throws<TradeSim.Studies.Cases.StudyException>(() => Read("2019-10,KGZ,2019,0.05\n2019-10,KGZ,2019,0.06\n")).Message
        );
        Assert.Equal(
            "growth-vintages.csv: line 2: vintage: got 'autumn', expected a year and month such as 2019-10",
            Assert.Throws<TradeSim.Studies.Cases.StudyException>(() => Read("autumn,KGZ,2019,0.05\n")).Message
        );
    }
}
