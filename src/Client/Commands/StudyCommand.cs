using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using TradeSim.Client.Printing;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary>What all studies of a scenario have in common: reading it, saying how far it is, printing and writing the answer.</summary>
internal sealed class StudyCommand : Command
{
    /// <summary>Options that say how and for whom a study is run, and change no number of its answer.</summary>
    private static readonly string[] HowAndForWhom =
    [
        CommonOptions.LanguageName,
        CommonOptions.PngName,
        StudyOptions.ResumeName,
        StudyOptions.ThreadsName,
        StudyOptions.BatchName,
        .. HostOptions.Names,
        StudyOptions.RetryName,
    ];

    /// <summary>What may be given with <see cref="StudyOptions.ResumeName"/>: also what is done with cases that turned out
    /// to have failed.</summary>
    private static readonly string[] BesideResume =
    [
        .. HowAndForWhom.Where(name => name != StudyOptions.ResumeName),
        StudyOptions.LeaveOutName,
    ];

    private static readonly string[] NotOfTheStudy =
    [
        CommonOptions.OutName,
        CommonOptions.SetName,
        CommonOptions.ForceName,
        .. HowAndForWhom,
    ];

    private readonly Func<StudyCall, StudyAnswer> ask;

    private StudyCommand(string name, string description, Func<StudyCall, StudyAnswer> ask)
        : base(name, description) => this.ask = ask;

    /// <summary>Makes a verb.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="own">Its options beside those that all have.</param>
    /// <param name="ask">Runs the study.</param>
    /// <param name="withoutFile">What the verb does where no scenario is given; null: that is an error.</param>
    public static StudyCommand Create(
        string name,
        string description,
        IEnumerable<Option> own,
        Func<StudyCall, StudyAnswer> ask,
        Func<ParseResult, ImmutableArray<string>, int>? withoutFile = null
    )
    {
        var file = new Argument<string?>("FILE") { Description = "A scenario file (YAML or JSON).", Arity = ArgumentArity.ZeroOrOne };
        var output = CommonOptions.Out($"Folder for the results; out/NAME-{name} by default, with a number behind it if that exists.");
        var command = new StudyCommand(name, description, ask)
        {
            file,
            output,
            CommonOptions.Set(),
            CommonOptions.Force(),
            CommonOptions.Large(),
            CommonOptions.Language(),
            CommonOptions.Png(),
        };
        foreach (var option in own.Concat(StudyOptions.Machine()).Concat(HostOptions.All()))
            command.Options.Add(option);
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                    parsed.GetValue(file) is null && withoutFile is not null
                        ? withoutFile(parsed, ArgumentsOf(command, parsed))
                        : command.Run(parsed, parsed.GetValue(file), cancellation)
                )
        );
        return command;
    }

    /// <summary>Answers again what was asked elsewhere.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="loaded">The scenario.</param>
    /// <param name="folder">Where the answer is written.</param>
    /// <param name="limits">What scenarios may ask for.</param>
    /// <param name="style">For whom.</param>
    /// <param name="hosts">Who runs the cases, or has run them.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UserException">Another version of this program was asked something that this one does not know.</exception>
    public int Answer(
        Question question,
        LoadedScenario loaded,
        RunFolder folder,
        ReaderLimits limits,
        ReportStyle style,
        CaseHosts hosts,
        CancellationToken cancellation
    ) => Answer(new StudyCall(question, Parsed(this, question.Arguments), loaded, folder, limits, hosts, cancellation) { Style = style });

    private static ParseResult Parsed(Command command, IEnumerable<string> arguments) =>
        command.Parse([.. arguments]) is var parsed && parsed.Errors is [var error, ..]
            ? throw new UserException($"tradesim {command.Name}: {error.Message}")
            : parsed;

    private int Run(ParseResult parsed, string? file, CancellationToken cancellation)
    {
        using var hosts = HostOptions.Of(parsed, cancellation);
        var call = Call(this, parsed, file, hosts, cancellation);
        using var folder = call.Folder;
        var code = Answer(call);
        hosts.Written();
        return code;
    }

    private static StudyCall Call(Command command, ParseResult parsed, string? file, CaseHosts hosts, CancellationToken cancellation)
    {
        if (
            command.Options.Any(option => option.Name == StudyOptions.ResumeName)
            && parsed.GetValue<string?>(StudyOptions.ResumeName) is { } resumed
        )
            return Resumed(command, parsed, file, resumed, hosts, cancellation);
        var limits = CommonOptions.Limits(parsed.GetValue<bool>(CommonOptions.LargeName));
        var set = parsed.GetValue<string[]>(CommonOptions.SetName)!;
        var loaded = ScenarioReader.Read(
            file
                ?? throw new UserException(
                    $"got no scenario file, expected one: tradesim {command.Name} scenarios/kyrgyzstan-belarus-500m.yaml"
                ),
            set,
            limits
        );
        var folder = RunFolder.Claim(
            parsed.GetValue<string?>(CommonOptions.OutName),
            $"{Path.GetFileNameWithoutExtension(file)}-{command.Name}",
            oneOfMany: false,
            parsed.GetValue<bool>(CommonOptions.ForceName)
        );
        return new StudyCall(
            Question.Of(command.Name, [file], ArgumentsOf(command, parsed), set),
            parsed,
            loaded,
            folder,
            limits,
            hosts,
            cancellation
        )
        {
            Style = CommonOptions.StyleOf(parsed),
        };
    }

    /// <summary>What the manifest of an interrupted study asks for, on the machine and for the reader that are asked for now.</summary>
    private static StudyCall Resumed(
        Command command,
        ParseResult parsed,
        string? file,
        string folder,
        CaseHosts hosts,
        CancellationToken cancellation
    )
    {
        string[] others =
        [
            .. file is null ? [] : (string[])["FILE"],
            .. command
                .Options.Where(option =>
                    IsGiven(parsed, option) && option.Name != StudyOptions.ResumeName && !BesideResume.Contains(option.Name)
                )
                .Select(option => option.Name),
        ];
        if (others.Length > 0)
            throw new UserException(
                $"got {StudyOptions.ResumeName} with {string.Join(", ", others)}, expected beside it at most {string.Join(", ", BesideResume)}: it goes on with what the folder's manifest asks for"
            );
        var manifest = RunFolder.ReadManifest(folder);
        if (!manifest.Command.StartsWith($"tradesim {command.Name} ", StringComparison.Ordinal))
            throw new UserException($"{folder}: got the folder of '{manifest.Command}', expected one of tradesim {command.Name}");
        string[] added =
            parsed.GetValue<bool>(StudyOptions.LeaveOutName) && !manifest.Arguments.Contains(StudyOptions.LeaveOutName)
                ? [StudyOptions.LeaveOutName]
                : [];
        var question = new Question(command.Name, [.. manifest.Arguments, .. added], string.Join(' ', added.Prepend(manifest.Command)));
        var asked = Parsed(command, [.. question.Arguments, .. Given(command, parsed, HowAndForWhom.Contains)]);
        var limits = CommonOptions.Limits(asked.GetValue<bool>(CommonOptions.LargeName));
        return new StudyCall(
            question,
            asked,
            ScenarioReader.Read(manifest.ReadInputs(folder), limits),
            RunFolder.Resume(folder),
            limits,
            hosts,
            cancellation
        )
        {
            Style = CommonOptions.StyleOf(parsed),
        };
    }

    /// <summary>What was asked of the study: what was given after the scenario, but for options that say where and from what.</summary>
    public static ImmutableArray<string> ArgumentsOf(Command command, ParseResult parsed) =>
        [
            .. command.Arguments.Skip(1).SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? []).Select(token => token.Value),
            .. Given(command, parsed, name => !NotOfTheStudy.Contains(name)),
        ];

    /// <summary>Whether an option stands on the command line.</summary>
    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Those of some options that stand on the command line.</summary>
    public static string[] Given(ParseResult parsed, string[] options) =>
        [
            .. parsed
                .CommandResult.Command.Options.Where(option => options.Contains(option.Name) && IsGiven(parsed, option))
                .Select(option => option.Name),
        ];

    /// <summary>Options that stand on the command line, with what was given to them.</summary>
    public static IEnumerable<string> Given(Command command, ParseResult parsed, Func<string, bool> isAsked) =>
        from option in command.Options
        where isAsked(option.Name) && IsGiven(parsed, option)
        let tokens = parsed.GetResult(option)!.Tokens
        from argument in tokens.Count == 0 ? [option.Name] : tokens.SelectMany(token => (string[])[option.Name, token.Value])
        select argument;

    private int Answer(StudyCall call)
    {
        foreach (var warning in call.Loaded.Warnings)
            Terminal.Warning(warning.ToString());
        var started = Stopwatch.GetTimestamp();
        var answer = call.Saying(() => ask(call));
        Terminal.Markup($"[bold]{Terminal.Escaped(call.Loaded.Scenario.Name)}[/]");
        answer.Print(call.Style.Language);
        var second = answer.Second is { } other ? Manifest.FilesOf(other.Bundle) : [];
        var manifest = call.Manifest(Stopwatch.GetElapsedTime(started)) with { Second = second };
        call.Folder.PrintWritten(call.Folder.Write(call.Loaded, manifest, answer, call.Style));
        return answer.ExitCodeOf();
    }
}
