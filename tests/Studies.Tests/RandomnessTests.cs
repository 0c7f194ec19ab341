using MathNet.Numerics.Distributions;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Tests;

public sealed class RandomnessTests
{
    [Theory] // the known answers that Salmon et al. ship with Random123 (kat_vectors, philox4x32 10)
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(
        0xffffffffu,
        0xffffffffu,
        0xffffffffu,
        0xffffffffu,
        0xffffffffu,
        0xffffffffu,
        0x408f276du,
        0x41c83b0eu,
        0xa20bc7c6u,
        0x6d5451fdu
    )]
    [InlineData(
        0x243f6a88u,
        0x85a308d3u,
        0x13198a2eu,
        0x03707344u,
        0xa4093822u,
        0x299f31d0u,
        0xd16cfe09u,
        0x94fdccebu,
        0x5001e420u,
        0x24126ea1u
    )]
    public void Philox_gives_the_published_numbers(
        uint c0,
        uint c1,
        uint c2,
        uint c3,
        uint k0,
        uint k1,
        uint r0,
        uint r1,
        uint r2,
        uint r3
    ) => Assert.Equal((r0, r1, r2, r3), RandomDraws.Philox(c0, c1, c2, c3, k0, k1));

    [Fact]
    public void Each_part_of_the_address_gives_another_number()
    {
        var draws = new RandomDraws(7);
        double[] numbers =
        [
            draws.Uniform(0, 0, 0, 0),
            draws.Uniform(1, 0, 0, 0),
            draws.Uniform(0, 1, 0, 0),
            draws.Uniform(0, 0, 1, 0),
            draws.Uniform(0, 0, 0, 1),
            new RandomDraws(8).Uniform(0, 0, 0, 0),
            draws.For("a").Uniform(0, 0, 0, 0),
            draws.For("b").Uniform(0, 0, 0, 0),
        ];
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.True(number > 0 && number < 1));
    }

    [Fact]
    public void Uniform_numbers_have_the_moments_of_the_uniform_distribution()
    {
        var draws = new RandomDraws(1);
        var numbers = Enumerable.Range(0, 100_000).Select(@case => draws.Uniform(@case, 0, 0, 0)).ToArray();
        // Five standard errors of the mean (1/√12) and of the second moment (√(4/45)).
        Assert.Equal(0.5, numbers.Average(), 5 / Math.Sqrt(12 * 100_000.0));
        Assert.Equal(1.0 / 3, numbers.Average(x => x * x), 5 * Math.Sqrt(4.0 / 45 / 100_000));
    }

    [Fact]
    public void Normal_quantile_and_probability_agree_with_MathNet()
    {
        for (var p = 1e-12; p < 1; p = p < 0.01 ? p * 3 : p + 0.007)
        {
            Assert.Equal(Normal.InvCDF(0, 1, p), NormalScore.Quantile(p), 1e-9 * Math.Max(1, Math.Abs(NormalScore.Quantile(p))));
            Assert.Equal(p, NormalScore.Probability(NormalScore.Quantile(p)), 1e-13);
        }
        for (var x = -8.0; x <= 8; x += 0.37)
            Assert.Equal(Normal.CDF(0, 1, x), NormalScore.Probability(x), 2e-15);
    }
}
