using System.Collections.Immutable;
using System.Reflection;

namespace TradeSim.Scenarios;

/// <summary>
/// Every error and warning with its code. <c>tradesim help CODE</c> and docs/reference/errors.md are made from it. The first two digits
/// name the family: 10 files, 11 keys and values, 12 names, 13 <c>--set</c>, 14 tables, 15 baselines, 16 years and assumptions, 17 regions,
/// 18 policies, 19 outcomes, 20 governments, 21 uncertainty, 30 warnings, 40 commands.
/// </summary>
internal static partial class ErrorCatalogue
{
    private static readonly Lazy<ImmutableArray<ErrorDescription>> Entries = new(() =>
        [
            .. typeof(ErrorCatalogue)
                .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
                .Where(field => field.FieldType == typeof(ErrorDescription))
                .Select(field => (ErrorDescription)field.GetValue(null)!)
                .OrderBy(entry => entry.Code, StringComparer.Ordinal),
        ]
    );

    /// <summary>All entries, by code.</summary>
    public static ImmutableArray<ErrorDescription> All => Entries.Value;

    /// <summary>The entry of a code, in upper or lower case; null where there is none.</summary>
    /// <param name="code">The code, such as <c>TS1101</c>.</param>
    public static ErrorDescription? Find(string code) =>
        All.FirstOrDefault(entry => string.Equals(entry.Code, code?.Trim(), StringComparison.OrdinalIgnoreCase));
}
