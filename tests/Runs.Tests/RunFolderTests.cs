namespace TradeSim.Runs.Tests;

/// <summary>What was written is read back by one reader.</summary>
public sealed class RunFolderTests
{
    [Theory]
    [InlineData("kyrgyzstan-belarus-500m.yaml")]
    [InlineData("both-governments-500m.yaml")]
    public void A_run_that_is_read_from_its_folder_says_the_same(string file)
    {
        var folder = Directory.CreateTempSubdirectory("tradesim-");
        try
        {
            var run = Scenario.Load(Path.Combine(Repository.Root, "scenarios", file)).Run();
            run.WriteTo(folder.FullName);
            var again = Run.Read(folder.FullName);
            Assert.Equal(run.ToFlowsCsv(), again.ToFlowsCsv());
            Assert.Equal(run.ToEconomiesCsv(), again.ToEconomiesCsv());
            Assert.Equal(run.ToOutcomesCsv(), again.ToOutcomesCsv());
            Assert.Equal(run.ToDecisionsCsv(), again.ToDecisionsCsv());
            Assert.Equal(run.RealWage("KGZ", 2030), again.RealWage("KGZ", 2030));
            Assert.Throws<InvalidOperationException>(() => again.Price("KGZ", "machinery", 2030));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_folder_of_another_version_is_refused_with_one_clear_message()
    {
        var folder = Directory.CreateTempSubdirectory("tradesim-");
        try
        {
            Scenario.Load(Path.Combine(Repository.Root, "scenarios", "business-as-usual.yaml")).Run().WriteTo(folder.FullName);
            var outcomes = Path.Combine(folder.FullName, "outcomes.csv");
            File.WriteAllText(
                outcomes,
                File.ReadAllText(outcomes).Replace("year,outcome,value", "year,name,value", StringComparison.Ordinal)
            );
            var columns = Assert.Throws<InvalidDataException>(() => Run.Read(folder.FullName));
            Assert.Contains(
                "outcomes.csv:1: got columns year,name,value, expected year,outcome,value; another version of TradeSim wrote this folder",
                columns.Message,
                StringComparison.Ordinal
            );
            File.Delete(Path.Combine(folder.FullName, "request.json"));
            var request = Assert.Throws<InvalidDataException>(() => Run.Read(folder.FullName));
            Assert.Contains("an earlier version of TradeSim wrote this folder", request.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
