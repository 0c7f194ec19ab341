using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TradeSim.TestKit;

/// <summary>A page taken apart again, and what is wrong with it: a strict reading of HTML in the parts that our pages use.</summary>
internal sealed partial class HtmlPage
{
    private const int MostBytes = 1_000_000;

    private static readonly string[] Known =
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "script",
        "body",
        "header",
        "main",
        "footer",
        "section",
        "h1",
        "h2",
        "h3",
        "p",
        "div",
        "figure",
        "figcaption",
        "details",
        "summary",
        "button",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "pre",
        "code",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "span",
        "a",
        "nav",
    ];

    private static readonly string[] Loading = ["src", "href", "srcset", "action", "poster", "data", "ping", "background"];

    private readonly string html;

    /// <summary>Reads a page. It is well-formed XML but for the doctype and for meta, which HTML does not close; what styles and scripts
    /// hold is not markup.</summary>
    public HtmlPage(string html)
    {
        Assert.StartsWith("<!DOCTYPE html>\n", html, StringComparison.Ordinal);
        this.html = html;
        var xml = RawContent().Replace(html["<!DOCTYPE html>".Length..], "<$1></$1>");
        Root = XDocument.Parse(Meta().Replace(xml, "$0</meta>")).Root!;
    }

    public XElement Root { get; }

    /// <summary>The figures' SVGs, as they stand in the page.</summary>
    public IEnumerable<SvgDrawing> Drawings =>
        Root.Descendants(SvgDrawing.Namespace + "svg").Select(svg => new SvgDrawing(svg.ToString(SaveOptions.DisableFormatting)));

    /// <summary>Everything that is wrong with the page, one line each.</summary>
    public IEnumerable<string> Faults() => [.. Size(), .. Requests(), .. Structure(), .. Names(), .. Tables()];

    private IEnumerable<string> Size()
    {
        if (Encoding.UTF8.GetByteCount(html) >= MostBytes)
            yield return string.Create(CultureInfo.InvariantCulture, $"the page has {Encoding.UTF8.GetByteCount(html)} bytes");
    }

    private IEnumerable<string> Requests()
    {
        foreach (
            var attribute in Root.DescendantsAndSelf()
                .Attributes()
                .Where(attribute => Loading.Contains(attribute.Name.LocalName) && !attribute.Value.StartsWith('#'))
        )
            yield return $"{attribute} may load something";
        // A source may name an address in words; styles and scripts that name one would go there.
        foreach (
            Match address in RawContent()
                .Matches(html)
                .SelectMany(raw => Address().Matches(raw.Value.Replace(SvgDrawing.Namespace.NamespaceName, "", StringComparison.Ordinal)))
                .Where(address => !address.Value.StartsWith("url(data:", StringComparison.Ordinal)) // what is inside the page loads nothing
        )
            yield return $"a style or script holds {address.Value}";
        if (
            !Root.Descendants("meta")
                .Any(meta =>
                    meta.Attribute("http-equiv")?.Value == "Content-Security-Policy"
                    && meta.Attribute("content")!.Value.StartsWith("default-src 'none'", StringComparison.Ordinal)
                )
        )
            yield return "no policy forbids loading";
    }

    private IEnumerable<string> Structure()
    {
        var elements = Root.DescendantsAndSelf().Where(element => element.Name.Namespace == XNamespace.None).ToArray();
        foreach (var name in elements.Select(element => element.Name.LocalName).Except(Known))
            yield return $"there is an element {name}";
        foreach (var (name, count) in new[] { ("title", 1), ("h1", 1), ("main", 1), ("style", 1) })
            if (elements.Count(element => element.Name.LocalName == name) != count)
                yield return $"{name} stands there {elements.Count(element => element.Name.LocalName == name)} times";
        if (Root.Element("head")?.Elements("meta").FirstOrDefault()?.Attribute("charset")?.Value != "utf-8")
            yield return "the first element of the head is not the charset";
        foreach (
            var section in elements.Where(element =>
                element.Name.LocalName == "section" && element.Elements().FirstOrDefault()?.Name.LocalName != "h2"
            )
        )
            yield return $"a section has no heading: {section.Value[..Math.Min(40, section.Value.Length)]}";
        foreach (
            var inner in elements.Where(element =>
                element.Name.LocalName is "p" or "h1" or "h2" or "summary" or "button" or "code"
                && element.Elements().Any(child => child.Name.LocalName is "p" or "div" or "table" or "figure" or "section")
            )
        )
            yield return $"{inner.Name} holds blocks";
        foreach (var id in Root.DescendantsAndSelf().Attributes("id").GroupBy(id => id.Value).Where(group => group.Count() > 1))
            yield return $"id {id.Key} stands there twice";
        foreach (var twice in elements.Where(element => (element.Attribute("class")?.Value ?? "x").Length == 0))
            yield return $"{twice.Name} has an empty class";
    }

    /// <summary>What is not read by eye has a name: figures, fields, scrolling tables, links within the page.</summary>
    private IEnumerable<string> Names()
    {
        if (string.IsNullOrEmpty(Root.Attribute("lang")?.Value))
            yield return "the page has no language";
        foreach (var svg in Root.Descendants(SvgDrawing.Namespace + "svg"))
            if (svg.Attribute("role")?.Value != "img" || string.IsNullOrWhiteSpace(svg.Element(SvgDrawing.Namespace + "title")?.Value))
                yield return "a figure has no role or title";
        foreach (
            var button in Root.Descendants("button")
                .Where(button => string.IsNullOrWhiteSpace(button.Value) || button.Attribute("type") is null)
        )
            yield return $"a button has no name or type: {button}";
        foreach (var details in Root.Descendants("details").Where(details => details.Elements().First().Name.LocalName != "summary"))
            yield return "details without a summary";
        foreach (
            var scroll in Root.Descendants("div")
                .Where(div =>
                    div.Attribute("tabindex") is not null
                    && (div.Attribute("role") is null || string.IsNullOrWhiteSpace(div.Attribute("aria-label")?.Value))
                )
        )
            yield return "a scrolling table has no role or name";
        foreach (
            var link in Root.Descendants("a")
                .Where(link => Root.Descendants().Attributes("id").All(id => $"#{id.Value}" != link.Attribute("href")?.Value))
        )
            yield return $"a link leads nowhere: {link}";
        foreach (
            var label in Root.Descendants()
                .Attributes()
                .Where(attribute => attribute.Name.LocalName is "aria-labelledby" or "aria-describedby")
                .Where(label => Root.Descendants().Attributes("id").All(id => id.Value != label.Value))
        )
            yield return $"{label} names nothing";
    }

    private IEnumerable<string> Tables()
    {
        foreach (var table in Root.Descendants("table"))
        {
            var columns = table.Element("thead")?.Element("tr")?.Elements("th").Count() ?? 0;
            if (columns == 0)
                yield return "a table has no headers";
            if (table.Descendants("th").Any(header => header.Attribute("scope") is null))
                yield return "a header says not what it heads";
            if (table.Element("tbody")?.Elements("tr").Any(row => row.Elements().Count() != columns) != false)
                yield return $"a table has rows that are not {columns} cells long, or none";
        }
    }

    [GeneratedRegex("<(style|script)>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex RawContent();

    [GeneratedRegex("<meta [^>]*>")]
    private static partial Regex Meta();

    [GeneratedRegex("https?://[^ <]*|//[a-z0-9-]+\\.[a-z][^ <]*|url\\([^)]*\\)", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
