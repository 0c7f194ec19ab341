namespace TradeSim.Engine.Dynamics;

/// <summary>Whether a number belongs to a policy measure or is an assumption. The two are never mixed.</summary>
public enum ParameterRole
{
    /// <summary>An assumption: growth, an elasticity, a speed of adjustment.</summary>
    Assumption,

    /// <summary>Part of a policy measure: a policy's intensity, a tariff rate.</summary>
    Policy,
}
