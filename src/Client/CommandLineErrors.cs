using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using TradeSim.Scenarios;

namespace TradeSim.Client;

/// <summary>The errors of a command line, one line each, with the nearest known name and without the help text.</summary>
internal static class CommandLineErrors
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The errors; empty: the command line can be run.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult;
        // A mistyped option would be taken for a file.
        string[] unknown =
        [
            .. parsed.UnmatchedTokens,
            .. command
                .Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .Select(token => token.Value)
                .TakeWhile(_ => !parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash))
                .Where(text => text.StartsWith("--", StringComparison.Ordinal)),
        ];
        return unknown is [var first, ..] ? [Unknown(first, command)] : [.. parsed.Errors.Select(Message)];
    }

    /// <summary>An error of System.CommandLine; one about the value of an option as the errors of commands say it.</summary>
    private static string Message(ParseError error)
    {
        if (error.SymbolResult is OptionResult { Option: var option } result)
        {
            string[] allowed = [.. option.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];
            var type = option.ValueType.GetElementType() ?? Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
            var (isWrong, expected) =
                allowed.Length > 0 ? (text => !allowed.Contains(text), $"one of {string.Join(", ", allowed)}")
                : type == typeof(double) ? (text => !double.TryParse(text, Invariant, out _), "a number")
                : type == typeof(int) ? (text => !int.TryParse(text, Invariant, out _), "a whole number")
                : type == typeof(ulong) ? (text => !ulong.TryParse(text, Invariant, out _), "a whole number of at least 0")
                : ((Func<string, bool>)(_ => false), "");
            if (result.Tokens.FirstOrDefault(token => isWrong(token.Value)) is { } wrong)
                return $"{option.Name}: got {MessageText.Quote(wrong.Value)}, expected {expected}";
        }
        return error.Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal);
    }

    private static string Unknown(string word, CommandResult result)
    {
        var isOption = word.StartsWith('-');
        var path = PathOf(result);
        var known = isOption
            ? result.RecursiveOptions().SelectMany(option => option.Aliases.Prepend(option.Name))
            : result.Command.Subcommands.Select(command => command.Name);
        var what =
            isOption ? "option"
            : result.Command.Subcommands.Count > 0 ? "command"
            : "argument";
        var hint = MessageText.DidYouMean(word, known) ?? $"`{path} --help` lists what there is.";
        return $"Unknown {what} {MessageText.Quote(word)} of {path}. {hint}";
    }

    private static IEnumerable<Option> RecursiveOptions(this CommandResult result) =>
        result.Command.Options.Concat(
            result.Parent is CommandResult parent ? parent.RecursiveOptions().Where(option => option.Recursive) : []
        );

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "tradesim";
}
