using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>Find the drivers of an outcome: a tornado, and Morris effects or Sobol' indices.</summary>
public sealed record SensitivityRequest : UncertainScenarioRequest
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "sensitivity";

    /// <summary>Walks of <see cref="SensitivityMethod.Morris"/> unless a number is given.</summary>
    public const int DefaultWalks = 32;

    /// <summary>Base points of <see cref="SensitivityMethod.Sobol"/> unless a number is given.</summary>
    public const int DefaultPoints = 512;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The method. Default: Morris.</summary>
    public SensitivityMethod Method
    {
        get;
        init => field = Member.Known(value, nameof(Method));
    } = SensitivityMethod.Morris;

    /// <summary>Walks of Morris or base points of Sobol', from 1 to <see cref="EnsembleRequest.MostCases"/>; null:
    /// <see cref="DefaultWalks"/> or <see cref="DefaultPoints"/>.</summary>
    public int? Samples
    {
        get;
        init => field = Member.Within(value, 1, EnsembleRequest.MostCases, nameof(Samples));
    }

    /// <summary>The figure. Default: the scenario's first target.</summary>
    public OutcomeRequest Reading
    {
        get;
        init => field = Member.NotNull(value, nameof(Reading));
    } = new();
}
