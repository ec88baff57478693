using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Trial.Core;

/// <summary>What can be drawn, by its letter from A to Z. The default value is no arm; its text is empty and is never read.</summary>
[JsonConverter(typeof(WrittenJson<Arm>))]
public readonly record struct Arm : IWritten<Arm>
{
    /// <summary>Takes a letter from A to Z.</summary>
    /// <exception cref="ArgumentException">It is another character.</exception>
    public Arm(char letter) =>
        Letter = char.IsAsciiLetterUpper(letter) ? letter : throw new ArgumentException("An arm is one capital letter.", nameof(letter));

    /// <summary>The arm that meets in groups.</summary>
    public static Arm Peer => new('P');

    /// <summary>The letter.</summary>
    internal char Letter { get; }

    /// <summary>Reads the only accepted text form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Arm arm)
    {
        arm = default;
        if (text is not [>= 'A' and <= 'Z' and var letter])
        {
            return false;
        }

        arm = new(letter);
        return true;
    }

    /// <summary>The text form: the letter.</summary>
    public override string ToString() => this == default ? "" : Letter.ToString();
}
