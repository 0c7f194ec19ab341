using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using TradeSim.Client.Cluster;
using TradeSim.Client.Reports;
using TradeSim.Client.Runs;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary>What all studies of a scenario have in common: reading it, saying how far it is, printing and writing the answer.</summary>
internal sealed class StudyCommand : Command
{
    private static readonly string[] NotOfTheStudy = ["--out", "--set", "--force", "--large", "--lang", "--png", StudyOptions.ResumeName, StudyOptions.ThreadsName, StudyOptions.BatchName, .. HostOptions.Names];

    private readonly Func<StudyCall, StudyAnswer> ask;

    private StudyCommand(string name, string description, Func<StudyCall, StudyAnswer> ask)
        : base(name, description) => this.ask = ask;

    /// <summary>Makes a verb.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="own">Its options beside those that all have.</param>
    /// <param name="ask">Runs the study.</param>
    /// <param name="withoutFile">What the verb does where no scenario is given; null: that is an error.</param>
    public static StudyCommand Create(string name, string description, IEnumerable<Option> own, Func<StudyCall, StudyAnswer> ask, Func<ParseResult, ImmutableArray<string>, int>? withoutFile = null)
    {
        var file = new Argument<string?>("FILE") { Description = "A scenario file (YAML or JSON).", Arity = ArgumentArity.ZeroOrOne };
        var output = CommonOptions.Out($"Folder for the results; out/NAME-{name} by default, with a number behind it if that exists.");
        var command = new StudyCommand(name, description, ask) { file, output, CommonOptions.Set(), CommonOptions.Force(), CommonOptions.Large(), CommonOptions.Language(), CommonOptions.Png() };
        foreach (var option in own.Concat(StudyOptions.Machine()).Concat(HostOptions.All())) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Verbs.Cancellable(() => parsed.GetValue(file) is null && withoutFile is not null
            ? withoutFile(parsed, ArgumentsOf(command, parsed))
            : command.Run(parsed, parsed.GetValue(file), cancellation)));
        return command;
    }

    /// <summary>Answers again what was asked elsewhere.</summary>
    /// <param name="arguments">What was asked, as options of the verb.</param>
    /// <param name="loaded">The scenario.</param>
    /// <param name="folder">Where the answer is written.</param>
    /// <param name="limits">What scenarios may ask for.</param>
    /// <param name="style">For whom.</param>
    /// <param name="hosts">Who runs the cases, or has run them.</param>
    /// <param name="cancellation">Stops it.</param>
    public int Answer(ImmutableArray<string> arguments, LoadedScenario loaded, RunFolder folder, ReaderLimits limits, ReportStyle style, CaseHosts hosts, CancellationToken cancellation) =>
        Answer(new StudyCall(Name, this.Parse([.. arguments]), loaded, folder, limits, arguments, hosts, cancellation) { Style = style });

    private int Run(ParseResult parsed, string? file, CancellationToken cancellation)
    {
        using var hosts = HostOptions.Of(parsed, cancellation);
        var code = Answer(Call(this, parsed, file, hosts, cancellation));
        hosts.Written();
        return code;
    }

    private static StudyCall Call(Command command, ParseResult parsed, string? file, CaseHosts hosts, CancellationToken cancellation)
    {
        var limits = CommonOptions.Limits(parsed.GetValue<bool>("--large"));
        if (command.Options.Any(option => option.Name == StudyOptions.ResumeName) && parsed.GetValue<string?>(StudyOptions.ResumeName) is { } resumed)
        {
            if (file is not null || parsed.GetValue<string[]>("--set")!.Length > 0) throw new UserException("got --resume with FILE or --set, expected it alone: it goes on with what the folder's manifest asks for");
            var manifest = RunFolder.ReadManifest(resumed);
            if (!manifest.Command.StartsWith($"tradesim {command.Name} ", StringComparison.Ordinal)) throw new UserException($"{resumed}: got the folder of '{manifest.Command}', expected one of tradesim {command.Name}");
            return new StudyCall(command.Name, command.Parse([.. manifest.Arguments, .. ArgumentsOf(command, parsed)]), ScenarioReader.Read(RunFolder.ReadInputs(resumed), limits), RunFolder.Resume(resumed), limits, manifest.Arguments, hosts, cancellation) { Style = CommonOptions.StyleOf(parsed) };
        }
        var loaded = ScenarioReader.Read(file ?? throw new UserException($"got no scenario file, expected one: tradesim {command.Name} scenarios/kyrgyzstan-belarus-500m.yaml"), parsed.GetValue<string[]>("--set")!, limits);
        var folder = RunFolder.Claim(parsed.GetValue<string?>("--out"), $"{Path.GetFileNameWithoutExtension(file)}-{command.Name}", oneOfMany: false, parsed.GetValue<bool>("--force"));
        return new StudyCall(command.Name, parsed, loaded, folder, limits, ArgumentsOf(command, parsed), hosts, cancellation) { Style = CommonOptions.StyleOf(parsed) };
    }

    /// <summary>What was asked of the study: what was given after the scenario, but for options that say where and from what.</summary>
    public static ImmutableArray<string> ArgumentsOf(Command command, ParseResult parsed) =>
        [.. command.Arguments.Skip(1).SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? []).Select(token => token.Value),
         .. from option in command.Options
            where !NotOfTheStudy.Contains(option.Name)
            let given = parsed.GetResult(option)
            where given is { Implicit: false }
            from argument in given.Tokens.Count == 0 ? [option.Name] : given.Tokens.SelectMany(token => (string[])[option.Name, token.Value])
            select argument];

    private int Answer(StudyCall call)
    {
        foreach (var warning in call.Loaded.Warnings) Terminal.Warning(warning.ToString());
        var started = Stopwatch.GetTimestamp();
        var answer = ask(call);
        Terminal.Markup($"[bold]{Terminal.Escaped(call.Loaded.Scenario.Name)}[/]");
        answer.Print(call.Style.Language);
        var second = answer.Second is { } other ? Manifest.FilesOf(other.Bundle) : [];
        call.Folder.Write(call.Loaded, call.Manifest(Stopwatch.GetElapsedTime(started)) with { Second = second }, answer, call.Style);
        return answer.Failed.Length == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
