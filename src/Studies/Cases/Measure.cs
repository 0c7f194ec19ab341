using System.Collections.Immutable;

namespace TradeSim.Studies.Cases;

/// <summary>A policy or a rule of a government as studies see it: what switches it off, and who decides it.</summary>
/// <param name="Path">Its path in the scenario: <c>policies.corridor</c>, <c>governments.flour</c>.</param>
/// <param name="Switch">The parameter that switches it off with 0: an intensity, or whether a rule is active.</param>
/// <param name="Owner">Its government, or several joined by " + "; empty: no owner is named.</param>
/// <param name="Owners">Codes by which an owner can be named: those of its economies, and of a country whose region is an owner.</param>
/// <param name="IsRule">Whether it is a rule of a government.</param>
public sealed record Measure(string Path, string Switch, string Owner, ImmutableArray<string> Owners, bool IsRule);
