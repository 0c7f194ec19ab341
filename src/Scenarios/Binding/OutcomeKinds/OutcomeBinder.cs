using System.Collections.Immutable;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.OutcomeKinds;

/// <summary>One kind of outcome: the keys that describe it and what it becomes in the engine. A new kind is one new file in this
/// folder.</summary>
internal abstract class OutcomeBinder
{
    /// <summary>All kinds, in the order of their words.</summary>
    public static ImmutableArray<OutcomeBinder> All { get; } =
    [
        .. typeof(OutcomeBinder)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(OutcomeBinder)) && !type.IsAbstract)
            .Select(type => (OutcomeBinder)Activator.CreateInstance(type)!)
            .OrderBy(binder => binder.Kind, StringComparer.Ordinal),
    ];

    protected static Key Of { get; } =
        new("of", ScenarioKeys.EconomyNames, "Economies of the figure; a country is the sum of its regions.", Required: true);

    protected static Key Sectors { get; } = new("sectors", ScenarioKeys.SectorNames, "Sectors to include.", Default: Names.All);

    /// <summary>The word in the file.</summary>
    public abstract string Kind { get; }

    /// <summary>What it is, in one sentence.</summary>
    public abstract string Meaning { get; }

    /// <summary>The keys beside those that every outcome has.</summary>
    public abstract ImmutableArray<Key> Keys { get; }

    /// <summary>Sets of keys of which exactly one is needed.</summary>
    public virtual ImmutableArray<ImmutableArray<string>> OneOf => [];

    /// <summary>The engine's outcome; null where errors keep it from being built.</summary>
    public abstract Outcome? Bind(Binder binder, Block block);

    /// <summary>The name that the file gives, or one made of kind and economies. Where both are the same, reports say it in their
    /// language.</summary>
    /// <param name="binder">Keeps the subject.</param>
    /// <param name="block">The outcome.</param>
    /// <param name="subject">What it measures.</param>
    /// <param name="made">The name by default.</param>
    /// <param name="synonyms">Names that say the same.</param>
    protected static string NameOf(Binder binder, Block block, OutcomeSubject subject, string made, params ReadOnlySpan<string> synonyms)
    {
        var name = block.Text("name") ?? made;
        var says = Plain(name) == Plain(made);
        foreach (var synonym in synonyms)
            says |= Plain(name) == Plain(synonym);
        if (says)
            binder.OutcomeSubjects.TryAdd(name, subject);
        return name;

        static string Plain(string text) => text.Replace('-', ' ').Replace('_', ' ');
    }

    /// <summary>Whose figure it is, its partners (everyone else where the file names none) and the sectors that count.</summary>
    protected static Trade? TradeOf(Binder binder, Block block, string partnerKey, string sectorsKey = "sectors")
    {
        var of = binder.Economies.Resolve(block, "of");
        var partner = block.Has(partnerKey) ? binder.Economies.Resolve(block, partnerKey) : binder.Economies.Everything;
        var sectors = block.Has(sectorsKey) ? binder.Sectors.Resolve(block, sectorsKey) : binder.Sectors.Everything;
        if (of is null || partner is null || sectors is null)
            return null;
        // A group's trade is its trade with others.
        var others = partner.Members.RemoveAll(of.Members.Contains);
        if (others.Length == 0)
        {
            binder.Problems.Error(
                ErrorCatalogue.NoPartner,
                block.PositionOf(partnerKey),
                block.Has(partnerKey) ? block.PathOf(partnerKey) : block.Path,
                $"got no partner of {MessageText.Quote(of.Text)} other than itself, expected at least one"
            );
            return null;
        }
        var suffix = block.Has(sectorsKey) && sectors.Text != Names.All ? $" in {sectors.Text}" : "";
        return new Trade(of.Members, others, sectors.Members, of.Text, partner.Text, sectors.Text, suffix);
    }

    /// <summary>Trade of economies with others.</summary>
    protected sealed record Trade(
        ImmutableArray<int> Own,
        ImmutableArray<int> Others,
        ImmutableArray<int> Sectors,
        string OwnText,
        string OthersText,
        string SectorsText,
        string Suffix
    )
    {
        public FlowSet Exports => new(Own, Others, Sectors);

        public FlowSet Imports => new(Others, Own, Sectors);

        /// <summary>What an outcome of this trade measures.</summary>
        /// <param name="kind">The kind of the outcome.</param>
        /// <param name="partner">The key of the partners.</param>
        public OutcomeSubject SubjectOf(string kind, string partner) =>
            new(kind, Listed(OwnText), Listed(OthersText), Listed(SectorsText), partner);

        /// <summary>Names in a text of the file; none where it means everything.</summary>
        public static ImmutableArray<string> Listed(string text) => text == Names.All ? [] : [.. text.Split('+')];
    }
}
