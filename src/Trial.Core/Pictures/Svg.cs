using System.Globalization;
using System.Xml.Linq;

namespace Trial.Core.Pictures;

/// <summary>The few marks that a picture is made of. Lengths are in units of a quarter of a millimetre.</summary>
public static class Svg
{
    public const string Dark = "#1f3a5f";
    public const string Light = "#c9a35b";
    public const string Rule = "#8a8a8a";

    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    public static XElement Root(double width, double height, string title, string description) => new(
        Space + "svg",
        new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
        new XAttribute("width", string.Create(CultureInfo.InvariantCulture, $"{width / 4}mm")),
        new XAttribute("height", string.Create(CultureInfo.InvariantCulture, $"{height / 4}mm")),
        new XAttribute("font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif"),
        new XAttribute("font-size", "9.5"),
        new XAttribute("role", "img"),
        new XElement(Space + "title", title),
        new XElement(Space + "desc", description),
        Box(0, 0, width, height, "#ffffff"));

    /// <summary>A root whose height is not known yet: <see cref="Fit"/> gives it.</summary>
    public static XElement Root(double width, string title, string description) => Root(width, 0, title, description);

    /// <summary>Gives a root the height of what was drawn.</summary>
    public static void Fit(XElement root, double width, double height)
    {
        var fitted = Root(width, height, "", "");
        root.ReplaceAttributes(fitted.Attributes());
        root.Element(Space + "rect")!.ReplaceWith(fitted.Element(Space + "rect"));
    }

    public static XElement Text(double x, double y, string text, string anchor = "start", string weight = "normal") => Mark(
        "text", ("x", x), ("y", y), ("text-anchor", anchor), ("font-weight", weight), ("fill", "#111111")).With(text);

    /// <summary>A line of small words beside a picture.</summary>
    public static XElement Note(double x, double y, string text) => Mark(
        "text", ("x", x), ("y", y), ("font-size", 8.0), ("fill", "#333333")).With(text);

    public static XElement Line(double x1, double y1, double x2, double y2, string colour, double width = 0.6) => Mark(
        "line", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke", colour), ("stroke-width", width));

    public static XElement Dashed(double x1, double y1, double x2, double y2)
    {
        var line = Line(x1, y1, x2, y2, Rule, 0.8);
        line.Add(new XAttribute("stroke-dasharray", "3 2"));
        return line;
    }

    public static XElement Box(double x, double y, double width, double height, string fill) => Mark(
        "rect", ("x", x), ("y", y), ("width", width), ("height", height), ("fill", fill));

    public static XElement Dot(double x, double y, string fill) => Mark(
        "circle", ("cx", x), ("cy", y), ("r", 3.4), ("fill", fill), ("stroke", Dark), ("stroke-width", 1));

    public static XElement Square(double x, double y, string fill) => Mark(
        "rect", ("x", x - 3), ("y", y - 3), ("width", 6), ("height", 6), ("fill", fill), ("stroke", Dark), ("stroke-width", 1));

    private static XElement Mark(string name, params (string Name, object Value)[] attributes) =>
        new(Space + name, attributes.Select(attribute => new XAttribute(attribute.Name, Text(attribute.Value))));

    private static XElement With(this XElement element, string text)
    {
        element.Add(text);
        return element;
    }

    private static string Text(object value) =>
        value is double number ? Math.Round(number, 2).ToString(CultureInfo.InvariantCulture) : value.ToString()!;
}
