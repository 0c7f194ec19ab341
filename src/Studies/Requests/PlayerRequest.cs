using System.Collections.Immutable;

namespace TradeSim.Studies.Requests;

/// <summary>A player of a policy game.</summary>
/// <param name="Name">Its name; the code of its economy or country where tariffs or export taxes are added for it. 1 to 1,024
/// characters.</param>
public sealed record PlayerRequest(string Name)
{
    /// <summary>Its name.</summary>
    public string Name
    {
        get;
        init => field = Member.Text(value, nameof(Name), Member.LongestName);
    } = Member.Text(Name, nameof(Name), Member.LongestName);

    /// <summary>Parameters that it chooses. Default: none beside the tariffs and export taxes that the request adds.</summary>
    public ImmutableArray<LeverRequest> Instruments
    {
        get;
        init => field = Member.Items(value, nameof(Instruments));
    } = [];

    /// <summary>What it wants to be large: the sum of these outcomes times their weights. Default: its real income.</summary>
    public ImmutableArray<PayoffTermRequest> Payoff
    {
        get;
        init => field = Member.Items(value, nameof(Payoff));
    } = [];
}
