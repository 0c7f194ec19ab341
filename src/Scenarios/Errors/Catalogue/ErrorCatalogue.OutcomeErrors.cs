namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription NoPartner = new(
        "TS1901",
        "No partner",
        "The outcome would count trade of an economy with itself only.",
        "Name a partner."
    );

    internal static readonly ErrorDescription NoPotential = new(
        "TS1902",
        "No prediction of trade potential",
        "The table potential.csv of the baseline has no prediction for this pair.",
        "Name pairs that the table has, or delete the outcome."
    );

    internal static readonly ErrorDescription NotWithin = new(
        "TS1903",
        "Sector not part of the total",
        "A share needs sectors that belong to those of which it is a share.",
        "Add the sector to `within:`, or remove it from `sectors:`."
    );
}
