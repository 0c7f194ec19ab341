namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription CorrelationIncomplete = new(
        "TS2101",
        "Correlation incomplete",
        "A correlation needs two uncertain parameters, and a matrix a row and a column for each.",
        "Give `of` and `with`, or complete the matrix."
    );

    internal static readonly ErrorDescription CorrelationContradiction = new(
        "TS2102",
        "Correlation contradicts itself",
        "A parameter correlates with itself by 1, and the two halves of a matrix are equal.",
        "Correct the value."
    );

    internal static readonly ErrorDescription InvalidDistribution = new(
        "TS2103",
        "Invalid distribution",
        "An uncertain parameter needs a distribution that exists, with numbers within its limits, and one that fits the parameter.",
        "Use a form from docs/reference/scenario-format.md, such as `normal(0.05, 0.01)`."
    );
}
