using System.Reflection;
using System.Text;

namespace TradeSim.Grains.Tests;

/// <summary>
/// What silos and clients of different builds say to each other, and what is stored: grain interfaces and serialized types with their
/// aliases and ids. <c>grain-contracts.txt</c> records it, so that a change shows up in review.
/// </summary>
public sealed class ContractTests
{
    private static readonly string Recorded = Path.Combine(Repository.Root, "tests", "Grains.Tests", "grain-contracts.txt");

    /// <summary>TRADESIM_RECORD_CONTRACTS=1 writes the file anew.</summary>
    [Fact]
    public void Contracts_are_those_that_are_recorded()
    {
        var contracts = Describe();
        if (Environment.GetEnvironmentVariable("TRADESIM_RECORD_CONTRACTS") == "1")
            File.WriteAllText(Recorded, contracts);

        Assert.Equal(File.ReadAllText(Recorded).ReplaceLineEndings("\n"), contracts);
    }

    private static string Describe()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(IStudyGrain).Assembly.GetTypes().Where(IsOurs).OrderBy(AliasOf, StringComparer.Ordinal))
        {
            text.Append(AliasOf(type)).Append(" (").Append(Name(type)).Append(")\n");
            var members = type.IsInterface
                ? type.GetMethods()
                    .Select(method =>
                        $"  {AliasOf(method)}({string.Join(", ", method.GetParameters().Select(item => Name(item.ParameterType)))}) : "
                        + $"{Name(method.ReturnType)}"
                    )
                : type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                    .Where(member => member.GetCustomAttribute<IdAttribute>() is not null)
                    .OrderBy(member => member.GetCustomAttribute<IdAttribute>()!.Id)
                    .Select(member => $"  {member.GetCustomAttribute<IdAttribute>()!.Id} {member.Name} : {Name(TypeOf(member))}");
            foreach (var member in members)
                text.Append(member).Append('\n');
        }
        return text.ToString();
    }

    private static bool IsOurs(Type type) =>
        (type.IsInterface && typeof(IGrain).IsAssignableFrom(type)) || type.GetCustomAttribute<GenerateSerializerAttribute>() is not null;

    private static string AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias ?? member.Name;

    private static Type TypeOf(MemberInfo member) =>
        member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static string Name(Type type) =>
        type.IsGenericType
            ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
                + $"<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
}
