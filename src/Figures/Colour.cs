namespace TradeSim.Figures;

/// <summary>A colour with a name, in light and in dark.</summary>
/// <param name="Token">Its name in CSS: <c>--ts-</c> and this.</param>
/// <param name="Light">On light paper, as #RRGGBB.</param>
/// <param name="Dark">On dark paper.</param>
internal sealed record Colour(string Token, string Light, string Dark);
