using System.Diagnostics;
using System.Globalization;
using Trial.Core.Assess;
using Trial.Core.Lottery;

namespace Trial.Cli;

//  A design on the command line
//
//      blocks:4,6      permuted blocks, each of a size drawn from those named
//      big-stick:3     a coin, until one arm leads by three
//      block-urn:4     a ball from an urn of four sets of the ratio; whole drawn sets go back
//      simple          every draw by itself
//      coin:2/3        Efron's coin, which gives the arm behind two chances of three: for comparison, no study can seal it

/// <summary>Reads and writes list designs as the command line spells them.</summary>
internal static class DesignText
{
    private const string Blocks = "blocks:";
    private const string BigStick = "big-stick:";
    private const string BlockUrn = "block-urn:";
    private const string Coin = "coin:";
    private const string Simple = "simple";

    /// <summary>How a design is spelled, for help and for faults.</summary>
    public const string Spellings = "blocks:4,6 or big-stick:3 or block-urn:4 or simple or coin:2/3";

    public static Design? Parse(string text) =>
        After(Coin, text) is { } chance
            ? Numbers(chance, '/') is [var numerator, var denominator] ? new Design.Coin(numerator, denominator) : null
            : ParsePolicy(text) is { } policy ? Design.FromPolicy(policy) : null;

    public static string Format(Design design) => design switch
    {
        Design.Listed listed => Format(listed.Policy),
        Design.Coin coin => string.Create(CultureInfo.InvariantCulture, $"{Coin}{coin.Numerator}/{coin.Denominator}"),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whole numbers with a mark between them; null for anything else.</summary>
    public static int[]? Numbers(string text, char mark)
    {
        var numbers = Array.ConvertAll(text.Split(mark), Number);
        return Array.TrueForAll(numbers, number => number is not null) ? Array.ConvertAll(numbers, number => number!.Value) : null;
    }

    /// <summary>A whole number from 0, of digits only; null for anything else.</summary>
    public static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number above or below zero, with a point if it needs one; null for anything else.</summary>
    public static double? Decimal(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>
    /// The designs a statistician would compare: blocks of one size and of several, block urns, and, for two arms 1:1, big sticks.
    /// </summary>
    public static IEnumerable<string> Usual(IReadOnlyList<int> ratio)
    {
        var sum = ratio.Sum();
        int[][] multiples = ratio is [1, 1]
            ? [[1], [2], [3], [4], [5], [6], [10], [1, 2, 3], [2, 3], [2, 3, 4]]
            : [[1], [2], [3], [4], [1, 2], [1, 2, 3], [2, 3, 4]];
        return
        [
            .. multiples.Select(sizes => Blocks + string.Join(',', sizes.Select(size => size * sum))),
            .. ratio is [1, 1] ? Enumerable.Range(2, 4).Select(tolerance => $"{BigStick}{tolerance}") : [],
            .. Enumerable.Range(2, 4).Select(urn => $"{BlockUrn}{urn}"),
            Simple,
        ];
    }

    private static string Format(Policy policy) => policy switch
    {
        Policy.PermutedBlocks blocks => Blocks + string.Join(',', blocks.Sizes),
        Policy.BigStick stick => BigStick + stick.Tolerance.ToString(CultureInfo.InvariantCulture),
        Policy.BlockUrn { Urn: var urn } => BlockUrn + urn.ToString(CultureInfo.InvariantCulture),
        _ => Simple,
    };

    private static Policy? ParsePolicy(string text) =>
        text == Simple ? new Policy.Simple()
        : After(Blocks, text) is { } sizes ? Numbers(sizes, ',') is { } numbers ? new Policy.PermutedBlocks(numbers) : null
        : After(BigStick, text) is { } tolerance ? Number(tolerance) is { } lead ? new Policy.BigStick(lead) : null
        : After(BlockUrn, text) is { } urn ? Number(urn) is { } sets ? new Policy.BlockUrn(sets) : null
        : null;

    private static string? After(string beginning, string text) =>
        text.StartsWith(beginning, StringComparison.Ordinal) ? text[beginning.Length..] : null;
}
