using TradeSim.Studies.Tables;

namespace TradeSim.Studies.Tests;

public sealed class TableTests
{
    [Theory]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("+7", "'+7")]
    [InlineData("-2 <i>", "'-2 <i>")]
    [InlineData("@sum(a,b)", "\"'@sum(a,b)\"")]
    [InlineData("turnover, goods", "\"turnover, goods\"")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void Text_is_no_formula_to_a_spreadsheet(string text, string field)
    {
        Assert.Equal(
            $"x,{field}\n-1.5,{field}\n",
            new StudyTable(
                "t",
                ["x", text],
                [
                    [-1.5, text],
                ]
            ).ToString()
        );
    }
}
