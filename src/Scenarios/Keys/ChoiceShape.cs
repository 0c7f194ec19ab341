using System.Collections.Immutable;

namespace TradeSim.Scenarios.Keys;

/// <summary>One of a few words.</summary>
internal sealed record ChoiceShape(ImmutableArray<Choice> Choices) : Shape
{
    public override string Expected => $"one of {MessageText.Listed(Choices.Select(choice => choice.Word))}";
}
