using System.Reflection;

namespace TradeSim.Architecture.Tests;

/// <summary>What a run or a study hands out can be shared between threads, because nobody can change it.</summary>
public sealed class ImmutabilityTests
{
    public static TheoryData<string> Assemblies =>
        new("TradeSim.Engine", "TradeSim.Studies", "TradeSim.Figures", "TradeSim.Scenarios", "TradeSim.Runs");

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Records_have_no_setters(string assembly)
    {
        var settable =
            from type in TypesOf(assembly)
            where IsRecord(type)
            from property in type.GetProperties()
            where property.SetMethod is { IsPublic: true } set && !IsInit(set)
            select $"{type.Name}.{property.Name}";
        Assert.Empty(settable);
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Results_expose_no_arrays_and_no_lists(string assembly)
    {
        var mutable =
            from type in TypesOf(assembly)
            where type.Name.EndsWith("Result", StringComparison.Ordinal) || Results.Contains(type.Name)
            from property in type.GetProperties()
            where IsMutable(property.PropertyType)
            select $"{type.Name}.{property.Name}";
        Assert.Empty(mutable);
    }

    /// <summary>A name in the list that no type has would check nothing.</summary>
    [Fact]
    public void Every_listed_result_exists() =>
        Assert.Empty(Results.Except(Assemblies.SelectMany(row => TypesOf(row.Data)).Select(type => type.Name)));

    private static readonly HashSet<string> Results = ["PathTables", "YearTables", "EconomyYearFigures", "Explanation", "Contribution"];

    /// <summary>Internal ones too: they are handed on between the projects. Nested ones are an implementation's own.</summary>
    private static IEnumerable<Type> TypesOf(string assembly) => Assembly.Load(assembly).GetTypes().Where(type => !type.IsNested);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static bool IsMutable(Type type) =>
        type.IsArray
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var kind && (kind == typeof(List<>) || kind == typeof(Dictionary<,>)));
}
