using System.Collections.Immutable;

namespace TradeSim.Studies.Games;

/// <summary>What the players of a game choose, and what they get.</summary>
public sealed record GameResult
{
    /// <summary>The values of all instruments, by player and instrument.</summary>
    public required ImmutableArray<ImmutableArray<double>> Values { get; init; }

    /// <summary>The payoffs, by player.</summary>
    public required ImmutableArray<double> Payoffs { get; init; }

    /// <summary>The largest gain that the verification found for a player who deviates alone, over grids of its instruments and of pairs of
    /// them; below 0 where every deviation loses.</summary>
    public required double LargestGain { get; init; }

    /// <summary>Whether <see cref="LargestGain"/> is at most the tolerance of the game's options.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>The largest difference of an instrument between the solutions from different starting points; 0 from one.</summary>
    public double SpreadOfStarts { get; init; }

    /// <summary>Cases that were run.</summary>
    public required int Cases { get; init; }
}
