using System.Text.RegularExpressions;

namespace Trial.Functions.Tests.Deployment;

/// <summary>A word or sign of Bicep, and the line it is on.</summary>
internal readonly record struct BicepToken(BicepToken.Of Kind, string Text, int Line)
{
    public enum Of
    {
        Name,
        Text,
        Sign,
        NewLine,
    }

    public bool Is(string text) => Kind is Of.Sign or Of.Name && Text == text;
}

/// <summary>Bicep's words, as far as our files use them: names, numbers, 'text' with ${names}, signs, // comments.</summary>
internal static partial class BicepTokens
{
    /// <summary>The tokens. What stands in ${} follows the text it stands in, in brackets.</summary>
    /// <exception cref="FormatException">Something is none of these, as a text that does not end.</exception>
    public static List<BicepToken> Read(string source)
    {
        List<BicepToken> tokens = [];
        foreach (var (line, index) in source.Split('\n').Select((line, index) => (line, index)))
        {
            tokens.AddRange(Line(line, index + 1));
            tokens.Add(new BicepToken(BicepToken.Of.NewLine, "", index + 1));
        }

        return tokens;
    }

    private static IEnumerable<BicepToken> Line(string line, int number)
    {
        for (var at = 0; at < line.Length;)
        {
            var match = Word().Match(line, at);
            if (!match.Success || match.Index != at)
            {
                throw new FormatException($"line {number}: what is {line[at..]}?");
            }

            at += match.Length;
            if (match.Groups["text"].Success)
            {
                var text = match.Groups["text"].Value;
                yield return new BicepToken(BicepToken.Of.Text, text, number);
                foreach (var inner in Hole().Matches(text).SelectMany(hole => Line($"({hole.Groups[1].Value})", number)))
                {
                    yield return inner;
                }
            }
            else if (match.Groups["name"].Success)
            {
                yield return new BicepToken(BicepToken.Of.Name, match.Value, number);
            }
            else if (match.Groups["sign"].Success)
            {
                yield return new BicepToken(BicepToken.Of.Sign, match.Value, number);
            }
        }
    }

    [GeneratedRegex("""\G(?:\s+|//.*|\d+|'(?<text>(?:[^'\\]|\\.)*)'|(?<name>[A-Za-z_]\w*)|(?<sign>==|!=|&&|\|\||[{}()\[\]:.,=?!@]))""")]
    private static partial Regex Word();

    [GeneratedRegex("""\$\{([^}]*)\}""")]
    private static partial Regex Hole();
}
