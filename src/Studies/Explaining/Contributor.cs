using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Explaining;

/// <summary>An item whose share of a change is computed: a policy, an assumption, or several that go together.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Changes">What it moves.</param>
internal sealed record Contributor(string Name, ImmutableArray<ParameterChange> Changes)
{
    /// <summary>Whose decision it is; empty: no owner is named.</summary>
    public string Owner { get; init; } = "";

    /// <summary>A contributor for each policy intensity of a scenario, and for each rule of a government: off is 0, on is what the scenario
    /// gives.</summary>
    public static ImmutableArray<Contributor> Policies(CaseSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        return
        [
            .. space
                .Intensities.Where(parameter => parameter.Default != 0)
                .Select(parameter =>
                    Switched(
                        parameter.Path[..^".intensity".Length],
                        parameter,
                        space.Measures.FirstOrDefault(measure => measure.Switch == parameter.Path)
                    )
                ),
            .. space
                .Measures.Where(measure => measure.IsRule)
                .Select(measure => (Measure: measure, Parameter: space.Parameters[space.ParameterIndex(measure.Switch)]))
                .Where(item => item.Parameter.Default != 0)
                .Select(item => Switched(item.Measure.Path, item.Parameter, item.Measure)),
        ];
    }

    private static Contributor Switched(string name, Parameter parameter, Measure? measure) =>
        new(name, [new ParameterChange(parameter.Path, 0, parameter.Default)]) { Owner = measure?.Owner ?? "" };

    /// <summary>Parameters that lie below a path as one contributor, such as <c>assumptions.growth</c>: off is a value, on is what the
    /// scenario gives.</summary>
    public static Contributor Below(CaseSpace space, string parent, double off = 0)
    {
        ArgumentNullException.ThrowIfNull(space);
        var moves = space
            .Parameters.Where(parameter => parameter.Path == parent || parameter.Path.StartsWith(parent + ".", StringComparison.Ordinal))
            .Select(parameter => new ParameterChange(parameter.Path, off, parameter.Default))
            .ToImmutableArray();
        if (
            space.Parameters.FirstOrDefault(parameter =>
                moves.Any(move => move.Path == parameter.Path) && (off < parameter.Minimum || off > parameter.Maximum)
            ) is
            { } fixedOn
        )
            throw new StudyException(
                $"{parent} cannot be switched off: {fixedOn.Path} would be {Invariant.Text(off)}, and its range is "
                    + $"{Invariant.Text(fixedOn.Minimum)} to {Invariant.Text(fixedOn.Maximum)}"
            );
        return moves.IsEmpty
            ? throw new StudyException(
                $"{parent}: no parameters are below this path"
                    + $"{Nearest.Suggest(parent, space.Parameters.Select(parameter => parameter.Path))}"
            )
            : new Contributor(parent, moves);
    }
}
