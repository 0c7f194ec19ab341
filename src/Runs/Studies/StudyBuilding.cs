using TradeSim.Runs.Execution;
using TradeSim.Studies.Cases;

namespace TradeSim.Runs;

/// <summary>What the builders of studies share.</summary>
internal static class StudyBuilding
{
    /// <summary>Executes a study beside the caller's thread, with the scenario as the program has it.</summary>
    /// <exception cref="StudyException">The request does not fit the scenario, or too many simulations failed.</exception>
    /// <exception cref="InvalidOperationException">The scenario has code of this program and was to run on another host.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Task<T> Execute<T>(
        this Scenario scenario,
        Func<ScenarioStudy, ExecutionOptions, T> execute,
        IProgress<StudyProgress>? progress,
        CancellationToken cancellation
    )
        where T : RequestResult =>
        Task.Run(
            () =>
            {
                var options = new ExecutionOptions
                {
                    Names = OptionNames.Library,
                    Context = new StudyContext { Progress = progress, Cancellation = cancellation },
                };
                try
                {
                    return execute(ScenarioStudy.Of(scenario, options), options);
                }
                catch (UserException invalid)
                {
                    throw new StudyException(invalid.Message, invalid);
                }
            },
            cancellation
        );
}
