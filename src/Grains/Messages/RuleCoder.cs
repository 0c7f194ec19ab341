using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;

namespace TradeSim.Grains.Messages;

/// <summary>Codes rules of governments as JSON, each parameter as its number in the case, and the names that their reasons use.</summary>
internal static class RuleCoder
{
    private static readonly Type[] Kinds =
    [
        .. typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract),
    ];

    private static readonly JsonSerializerOptions Reading = Options([]);

    /// <summary>The rules with the numbers of a case.</summary>
    public static byte[] Encode(IEnumerable<Rule> rules, Terms terms, ReadOnlySpan<double> values) =>
        JsonSerializer.SerializeToUtf8Bytes(new Coded([.. rules], terms), Options(values.ToArray()));

    public static (ImmutableArray<Rule> Rules, Terms Terms) Decode(byte[] coded)
    {
        var read = JsonSerializer.Deserialize<Coded>(coded, Reading) ?? throw new StudyException("The message is malformed: no rules.");
        return (read.Rules, read.Terms);
    }

    private static JsonSerializerOptions Options(double[] values) =>
        new()
        {
            Converters = { new NumberOf(values) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KnowKinds } },
        };

    private static void KnowKinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(Rule))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions();
        foreach (var kind in Kinds)
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
    }

    private sealed record Coded(ImmutableArray<Rule> Rules, Terms Terms);

    /// <summary>Writes a parameter as its number in a case, and reads a constant.</summary>
    private sealed class NumberOf(double[] values) : JsonConverter<ParameterRef>
    {
        public override ParameterRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, ParameterRef value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.In(values));
    }
}
