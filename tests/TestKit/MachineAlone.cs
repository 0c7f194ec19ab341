namespace TradeSim.TestKit;

/// <summary>A test program that needs the machine to itself: NeedsWholeMachine in its project file.</summary>
public sealed class MachineAlone() : MachineShare(alone: true);
