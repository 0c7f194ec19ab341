using System.Collections.Immutable;

namespace TradeSim.Scenarios.Keys;

/// <summary>A mapping whose keys depend on its <c>kind</c>.</summary>
internal sealed record VariantShape(string What, ImmutableArray<Variant> Variants) : Shape
{
    public const string Tag = "kind";

    public override string Expected => $"a mapping ({What})";

    public Variant? Of(string kind)
    {
        foreach (var variant in Variants)
        {
            if (string.Equals(variant.Kind, kind, StringComparison.Ordinal))
                return variant;
        }
        return null;
    }
}
