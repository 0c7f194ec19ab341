namespace TradeSim.Engine.Dynamics;

/// <summary>Whether somebody decides a number, or nobody does. The two are never mixed.</summary>
public enum ParameterRole
{
    /// <summary>Nobody decides it: growth, an elasticity, a speed of adjustment.</summary>
    Assumption,

    /// <summary>Somebody decides it: a policy's intensity, a tariff rate.</summary>
    Policy,
}
