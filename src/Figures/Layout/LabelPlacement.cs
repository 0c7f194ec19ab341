namespace TradeSim.Figures.Layout;

/// <summary>Where a label may go: not over another label, and if possible over no line and no point.</summary>
internal sealed class LabelPlacement
{
    private readonly List<(double X, double Y)> ink = [];
    private readonly List<Box> taken = [];

    /// <summary>Notes a line, so that labels keep off it.</summary>
    public void AddLine(IReadOnlyList<(double X, double Y)> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            ink.Add(points[i]);
            if (i + 1 == points.Count)
                break;
            var (dx, dy) = (points[i + 1].X - points[i].X, points[i + 1].Y - points[i].Y);
            var steps = (int)(Math.Sqrt((dx * dx) + (dy * dy)) / 5);
            for (var k = 1; k < steps; k++)
                ink.Add((points[i].X + (dx * k / steps), points[i].Y + (dy * k / steps)));
        }
    }

    /// <summary>Records a label that is already placed.</summary>
    public void Take(Box box) => taken.Add(box);

    /// <summary>The candidate that covers the least ink among those that cover no other label, and takes it; null where every candidate
    /// covers one.</summary>
    public Box? Best(IEnumerable<Box> candidates, int mostInk = int.MaxValue)
    {
        Box? best = null;
        var least = mostInk;
        foreach (var candidate in candidates)
        {
            if (taken.Any(candidate.Overlaps))
                continue;
            var wide = new Box(candidate.Left - 2, candidate.Top - 1, candidate.Right + 2, candidate.Bottom + 1);
            var covered = ink.Count(point =>
                point.X >= wide.Left && point.X <= wide.Right && point.Y >= wide.Top && point.Y <= wide.Bottom
            );
            if (best is null ? covered <= least : covered < least)
                (best, least) = (candidate, covered);
        }
        if (best is { } box)
            Take(box);
        return best;
    }

    /// <summary>The places around a point, the preferred first, that lie within a box.</summary>
    public static IEnumerable<Box> Around(double x, double y, double width, double height, double gap, Box within)
    {
        Box At(double left, double top) => new(left, top, left + width, top + height);
        Box[] places =
        [
            At(x + gap, y - (height / 2)),
            At(x - gap - width, y - (height / 2)),
            At(x - (width / 2), y - gap - height),
            At(x - (width / 2), y + gap),
            At(x + gap, y - gap - height),
            At(x + gap, y + gap),
            At(x - gap - width, y - gap - height),
            At(x - gap - width, y + gap),
        ];
        return places.Where(place =>
            place.Left >= within.Left && place.Right <= within.Right && place.Top >= within.Top && place.Bottom <= within.Bottom
        );
    }
}
