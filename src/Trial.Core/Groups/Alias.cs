using System.Buffers.Binary;
using System.Globalization;

namespace Trial.Core.Groups;

//  Alias
//
//      12 random bits choose one of 64 adjectives and one of 64 animals, each
//      equally often: "Blå Hejre".
//
//      An alias is used once in a study: while the alias drawn is taken, the
//      caller draws again. Each 2,048 people have a separate series (the second
//      is "Blå Hejre 2"), so that a free alias is found after two tries on
//      average, however large the study grows.
//
//      Where an association chose its own names (GroupNames), each is chosen
//      equally often, and a name is without a number while nobody has it: the
//      caller takes the first series of the name that is free.  There are as
//      many series as half as many people as there are names would need, so
//      that names chosen late in a study begin without a number too.

/// <summary>What a group and its coordinator call a person. It says nothing about them and leads to no other id.</summary>
public sealed record Alias
{
    /// <summary>The number of random bytes that an alias is made from.</summary>
    public const int RandomBytes = 2;

    private const int WordBits = 6;
    private const int People = 1 << ((2 * WordBits) - 1); // a series is at most half used

    private Alias(string text) => Text = text;

    /// <summary>The alias as it is written and read aloud.</summary>
    public string Text { get; }

    /// <summary>The alias that <paramref name="random"/> bytes choose when <paramref name="drawn"/> people were drawn before.</summary>
    /// <exception cref="ArgumentException">There are not 2 bytes.</exception>
    public static Alias Of(ReadOnlySpan<byte> random, int drawn)
    {
        if (random.Length != RandomBytes)
        {
            throw new ArgumentException($"An alias is made from {RandomBytes} bytes.", nameof(random));
        }

        var bits = BinaryPrimitives.ReadUInt16BigEndian(random);
        var words = $"{AliasWords.Adjectives[Word(bits >> WordBits)]} {AliasWords.Animals[Word(bits)]}";
        return Of(words, drawn / People);
    }

    /// <summary>
    /// The aliases that a number chooses from an association's own names when <paramref name="drawn"/> people were drawn before: the
    /// first of them that is free is the one.
    /// </summary>
    public static IEnumerable<Alias> AllOf(GroupNames names, int number, int drawn) =>
        Enumerable.Range(0, (drawn / (names.Count / 2)) + 1).Select(before => Of(names[number], before));

    /// <summary>The text form.</summary>
    public override string ToString() => Text;

    private static Alias Of(string words, int before) =>
        new(before == 0 ? words : string.Create(CultureInfo.InvariantCulture, $"{words} {before + 1}"));

    private static int Word(int bits) => bits & ((1 << WordBits) - 1);
}
