namespace TradeSim.Figures.Layout;

/// <summary>
/// A figure laid out: marks in drawing order, with coordinates in pixels. The vocabulary is SVG's (<c>rect</c>, <c>line</c>, <c>circle</c>,
/// <c>path</c>, <c>text</c>, grouped by <c>g</c>), so that every renderer draws the same marks and no layout is written twice.
/// </summary>
internal sealed class Drawing
{
    private readonly List<Mark> marks = [];
    private readonly Stack<string> open = new();

    /// <summary>Everything to be drawn, from the back to the front.</summary>
    public IReadOnlyList<Mark> Marks => marks;

    /// <summary>The kind of the figure: the name of its type.</summary>
    public required string Kind { get; init; }

    /// <summary>The title, for those who do not see the figure.</summary>
    public required string Title { get; init; }

    /// <summary>Width in pixels.</summary>
    public required double Width { get; init; }

    /// <summary>Height in pixels; known when everything is laid out.</summary>
    public double Height { get; set; }

    /// <summary>What the figure shows, in words, for those who do not see it.</summary>
    public string Description { get; set; } = "";

    /// <summary>Opens a group. Null attributes are left out.</summary>
    public void Open(string name, params (string Name, object? Value)[] attributes)
    {
        marks.Add(new Mark(MarkRole.Open, name, attributes));
        open.Push(name);
    }

    /// <summary>Closes the group opened last.</summary>
    public void Close() => marks.Add(new Mark(MarkRole.Close, open.Pop(), []));

    /// <summary>A mark.</summary>
    public void Leaf(string name, params (string Name, object? Value)[] attributes) => marks.Add(new Mark(MarkRole.Leaf, name, attributes));

    /// <summary>A mark that says more when it is pointed at.</summary>
    public void Hint(string tooltip, string name, params (string Name, object? Value)[] attributes) =>
        marks.Add(new Mark(MarkRole.Leaf, name, attributes) { Tooltip = tooltip });

    /// <summary>A line of text whose last words, <paramref name="strong"/>, are bold.</summary>
    public void Text(string text, string strong, params (string Name, object? Value)[] attributes) =>
        marks.Add(new Mark(MarkRole.Text, "text", attributes) { Text = text, Strong = strong });
}

/// <summary>What a mark is to those who read marks in order.</summary>
internal enum MarkRole
{
    Open,
    Close,
    Leaf,
    Text,
}

/// <summary>One mark of a drawing.</summary>
/// <param name="Role">Opens or closes a group, or is drawn.</param>
/// <param name="Name">Its shape, as SVG names it.</param>
/// <param name="Attributes">As SVG names them: doubles are pixels, a <see cref="Colour"/> follows the scheme, null is left out.</param>
internal sealed record Mark(MarkRole Role, string Name, (string Name, object? Value)[] Attributes)
{
    /// <summary>The text shown on hover.</summary>
    public string? Tooltip { get; init; }

    /// <summary>The text of a text mark.</summary>
    public string Text { get; init; } = "";

    /// <summary>The bold end of a text mark.</summary>
    public string Strong { get; init; } = "";

    /// <summary>The value of an attribute; null where it has none.</summary>
    public object? this[string attribute]
    {
        get
        {
            foreach (var (name, value) in Attributes)
                if (name == attribute)
                    return value;
            return null;
        }
    }

    /// <summary>A number among the attributes; 0 where it is absent.</summary>
    public double Number(string attribute) =>
        this[attribute] switch
        {
            double number => number,
            int number => number,
            _ => 0,
        };
}
