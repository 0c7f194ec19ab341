using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TradeSim.Scenarios.Yaml;

/// <summary>Writes a tree of nodes as YAML that reads back to the same tree: plain scalars stay plain, digit for digit.</summary>
internal static class YamlText
{
    private const int Indent = 2;

    /// <summary>The text of a tree.</summary>
    public static string Of(MapNode root)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithBestIndent(Indent).WithBestWidth(int.MaxValue).WithNewLine("\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, Node node)
    {
        switch (node)
        {
            case MapNode map:
                emitter.Emit(new MappingStart());
                foreach (var entry in map.Entries)
                {
                    Emit(emitter, entry.Key, ScalarStyle.Any);
                    Emit(emitter, entry.Value);
                }
                emitter.Emit(new MappingEnd());
                break;
            case ListNode list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in list.Items)
                    Emit(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case ScalarNode scalar:
                // A plain text may span lines in the file; quotes keep its breaks.
                var isPlain = scalar.IsPlain && !scalar.Text.Contains('\n', StringComparison.Ordinal);
                Emit(emitter, scalar.Text, isPlain ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted);
                break;
        }
    }

    private static void Emit(Emitter emitter, string text, ScalarStyle style) =>
        emitter.Emit(
            new Scalar(
                AnchorName.Empty,
                TagName.Empty,
                text,
                style,
                isPlainImplicit: style != ScalarStyle.DoubleQuoted,
                isQuotedImplicit: true
            )
        );
}
