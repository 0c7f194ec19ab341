using System.Collections.Immutable;

namespace TradeSim.Simulator.Messages;

/// <summary>The sliders of a policy or of an assumption.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What the file says of it.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="First">Sliders that are seen at once.</param>
/// <param name="Others">Sliders that are folded away.</param>
internal sealed record SliderGroup(string Name, string About, string Meaning, ImmutableArray<Slider> First, ImmutableArray<Slider> Others);
