using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs;

/// <summary>What a program has added to a scenario since its file was read.</summary>
/// <param name="Limits">Limits on what the scenario may need.</param>
internal sealed record Additions(ReaderLimits Limits)
{
    /// <summary>Largest intensity of a measure that a program defines.</summary>
    private const double MostIntensity = 10;

    /// <summary>Parameters of the file that were set, by path.</summary>
    public ImmutableSortedDictionary<string, double> Values { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Measures that the program defines; their intensities are constants.</summary>
    public ImmutableArray<Policy> Policies { get; init; } = [];

    /// <summary>Outcomes that the program defines.</summary>
    public ImmutableArray<Outcome> Outcomes { get; init; } = [];

    /// <summary>Creates the host that runs the simulations; null: this process.</summary>
    public Func<ScenarioBundle, ICaseRunner>? Hosts { get; init; }

    /// <summary>Name of a measure or an outcome that is code of the program; null: there is none.</summary>
    public string? CodeOf => Policies.Select(policy => policy.Name).Concat(Outcomes.Select(outcome => outcome.Name)).FirstOrDefault();

    /// <summary>The parameter that switches a measure.</summary>
    public static string PathOfIntensity(string policy) => $"policies.{policy}.intensity";

    /// <summary>Sets a parameter: of the file, or the intensity of a measure that the program defines.</summary>
    public Additions With(string path, double value)
    {
        var index = Policies.Select(policy => PathOfIntensity(policy.Name)).ToImmutableArray().IndexOf(path);
        return index < 0
            ? this with
            {
                Values = Values.SetItem(path, value),
            }
            : this with
            {
                Policies = Policies.SetItem(index, Policies[index] with { Intensity = value }),
            };
    }

    /// <summary>A scenario that was read, with everything that was added.</summary>
    public Model Applied(Model read)
    {
        var parameters = read.Parameters.Select(parameter =>
            Values.TryGetValue(parameter.Path, out var value) ? parameter with { Default = value } : parameter
        );
        var intensities = Policies.Select(policy => new Parameter(
            PathOfIntensity(policy.Name),
            ParameterRole.Policy,
            policy.Intensity.In([]),
            0,
            MostIntensity
        ));
        var first = read.Parameters.Length;
        return read with
        {
            Parameters = [.. parameters, .. intensities],
            Policies =
            [
                .. read.Policies,
                .. Policies.Select((policy, index) => policy with { Intensity = ParameterRef.Parameter(first + index) }),
            ],
            Outcomes = [.. read.Outcomes, .. Outcomes],
        };
    }
}
