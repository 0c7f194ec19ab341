using System.Collections.Immutable;

namespace TradeSim.Studies.Games;

/// <summary>A player of a policy game.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Instruments">What it chooses, at least one.</param>
/// <param name="Payoff">What it wants to be large: the sum of these, at least one. Real income is a ratio near 1, so a gain of 1e-6 is a
/// millionth of the baseline's income.</param>
public sealed record Player(string Name, ImmutableArray<Instrument> Instruments, ImmutableArray<PayoffTerm> Payoff);
