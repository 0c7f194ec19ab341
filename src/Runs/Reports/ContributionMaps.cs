using TradeSim.Figures;
using TradeSim.Studies.Explaining;

namespace TradeSim.Runs.Reports;

/// <summary>What differences contribute to an outcome of many runs: heat maps with a column a run, as many as fit on a map, and the rows of
/// the largest contributions.</summary>
internal static class ContributionMaps
{
    /// <summary>The maps.</summary>
    /// <param name="text">The words around each.</param>
    /// <param name="values">The outcome's axis.</param>
    /// <param name="explained">The runs, and what differences contribute to each; at least one contribution a run.</param>
    /// <param name="say">The reader's language.</param>
    public static IEnumerable<HeatMap> Of(
        FigureText text,
        Axis values,
        IEnumerable<(string Run, Explanation Result)> explained,
        Sentences say
    )
    {
        foreach (var runs in explained.Chunk(HeatMap.MostNames))
        {
            var all = runs.SelectMany(item => item.Result.Contributions).GroupBy(item => item.Name).ToArray();
            var largest = all.OrderByDescending(group => group.Max(item => Math.Abs(item.Value))).Take(HeatMap.MostNames).ToHashSet();
            string[] names = [.. all.Where(largest.Contains).Select(group => group.Key)];
            yield return new HeatMap(
                names.Length == all.Length ? text : text with { Subtitle = $"{text.Subtitle}; {say.LargestOf(names.Length, all.Length)}" },
                new Axis(""),
                new Axis(""),
                values,
                runs.Select(item => item.Run),
                names.Select(say.Names.Path),
                names.Select(name => runs.Select(item => item.Result.Contributions.FirstOrDefault(part => part.Name == name)?.Value))
            )
            {
                Centre = 0,
            };
        }
    }
}
