using TradeSim.Scenarios.Distributions;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Uncertainty;

/// <summary>
/// The distribution of an uncertain parameter. A distribution is its quantile function: every way of sampling is a way to choose
/// probabilities.
/// </summary>
internal abstract record Distribution
{
    /// <summary>The value below which a fraction of the distribution lies.</summary>
    /// <param name="probability">Between 0 and 1, neither included.</param>
    public abstract double Quantile(double probability);

    /// <summary>Refuses numbers that are not within the limits of a family.</summary>
    /// <exception cref="StudyException">They are not.</exception>
    private protected static void Require(DistributionForm form, params double[] numbers)
    {
        if (form.ErrorOf(numbers) is { } error)
            throw new StudyException(error);
    }
}
