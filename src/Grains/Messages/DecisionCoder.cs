using System.Collections.Immutable;
using TradeSim.Engine.Governments;

namespace TradeSim.Grains.Messages;

/// <summary>Codes decisions of governments.</summary>
internal static class DecisionCoder
{
    public static void Write(ByteWriter bytes, ImmutableArray<Decision> decisions)
    {
        bytes.Int(decisions.Length);
        foreach (var decision in decisions)
        {
            bytes.Int(decision.Year);
            bytes.Text(decision.Rule);
            bytes.Ints(decision.By.AsSpan());
            bytes.Text(decision.What);
            bytes.Text(decision.Unit);
            bytes.Double(decision.Before);
            bytes.Double(decision.After);
            bytes.Text(decision.Why);
        }
    }

    public static ImmutableArray<Decision> Read(ref ByteReader bytes)
    {
        var decisions = new Decision[bytes.Count(2 * sizeof(double))];
        for (var k = 0; k < decisions.Length; k++)
        {
            decisions[k] = new Decision(
                bytes.Int(),
                bytes.Text() ?? "",
                ImmutableArray.Create(bytes.Ints()),
                bytes.Text() ?? "",
                bytes.Text() ?? "",
                bytes.Double(),
                bytes.Double(),
                bytes.Text() ?? ""
            );
        }
        return [.. decisions];
    }
}
