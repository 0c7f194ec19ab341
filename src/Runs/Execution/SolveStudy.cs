using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Tables;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Runs.Execution;

/// <summary>The intensity of a lever that reaches a target.</summary>
/// <param name="Study">The scenario.</param>
/// <param name="Goal">The target.</param>
/// <param name="Levers">The parameters that are changed, by one common factor if there are several.</param>
/// <param name="Probability">The probability with which the target is to be reached; null: in one case.</param>
/// <param name="Result">The result.</param>
internal sealed record SolveStudy(ScenarioStudy Study, Goal Goal, ImmutableArray<string> Levers, double? Probability, SolveResult Result)
    : RequestResult
{
    /// <inheritdoc/>
    public override ImmutableArray<StudyTable> Tables => [Result.Table()];

    /// <inheritdoc/>
    public override ImmutableArray<FailedCase> Failed => Result.Failed;

    /// <summary>Executes the request.</summary>
    public static SolveStudy Execute(SolveRequest request, ScenarioStudy study, ExecutionOptions options)
    {
        var (goal, space) = (study.Goal(request.Goal), study.Space);
        var paths = PathsOf(request, space);
        var lever = request.Levers is [var only]
            ? Lever.Of(space, only.Path, only.From, only.To)
            : Lever.CommonFactor(space, $"common factor of {string.Join(", ", paths)}", paths);
        var how = new SolveOptions { FailedCases = request.FailedCases };
        var result = request.Probability is { } probability
            ? Studies.Solving.Solve.Run(study.Runner, goal, lever, Drawn(request, study), probability, how, options.Context)
            : Studies.Solving.Solve.Run(study.Runner, goal, lever, how, options.Context);
        return new SolveStudy(study, goal, paths, request.Probability, result);
    }

    private static ImmutableArray<string> PathsOf(SolveRequest request, CaseSpace space)
    {
        ImmutableArray<string> named = [.. request.Levers.Select(lever => lever.Path)];
        if (request.By is not { } owner)
            return named.IsEmpty ? throw new StudyException("levers: got none, expected at least one, or a government in by") : named;
        var owned = space.IntensitiesDecidedBy(owner);
        OnlyOwned(named, owned, owner);
        return named.IsEmpty ? owned : named;
    }

    /// <summary>Refuses levers that a government does not decide alone.</summary>
    public static void OnlyOwned(ImmutableArray<string> levers, ImmutableArray<string> owned, string owner)
    {
        if (levers.FirstOrDefault(path => !owned.Contains(path)) is { } foreign)
            throw new UserException($"{owner} does not decide {foreign} alone, expected one of {string.Join(", ", owned)}");
    }

    private static Design Drawn(SolveRequest request, ScenarioStudy study) =>
        new(study.Uncertain(request), study.Fitting(request.Cases), request.Sampling, request.Seed);
}
