using System.Globalization;

namespace Trial.Core.Groups;

//  Names of the association's choice
//
//      64 to 4,096 names, each of 2 to 24 letters, spaces and hyphens, beginning and ending with a letter; no two alike, whatever
//      their case. No digits: the second series of names is "Eg 2".

/// <summary>The names that people in a group get, where an association chose its own: at least <see cref="Least"/>.</summary>
public sealed class GroupNames
{
    /// <summary>The fewest: with fewer, too many people would have a number behind their name.</summary>
    public const int Least = 64;

    private const int Most = 4096;
    private const int Shortest = 2;
    private const int Longest = 24;

    private readonly IReadOnlyList<string> names;

    private GroupNames(IReadOnlyList<string> names) => this.names = names;

    /// <summary>How many.</summary>
    public int Count => names.Count;

    /// <summary>One of them, from 0.</summary>
    public string this[int number] => names[number];

    /// <summary>The names, when nothing is wrong with them.</summary>
    /// <exception cref="ArgumentException">Something is: <see cref="Faults"/> says what.</exception>
    public static GroupNames Of(IReadOnlyList<string> names) =>
        Faults(names) is [] ? new(names) : throw new ArgumentException("These cannot be names in a group.", nameof(names));

    /// <summary>Everything that is wrong with a list, in English sentences; empty when it can be used.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyList<string> names) =>
    [
        .. names.Count is >= Least and <= Most
            ? (string[])[]
            : [string.Create(CultureInfo.InvariantCulture, $"there are {names.Count}, and there must be {Least} to {Most}")],
        .. names.Where(name => !IsName(name)).Distinct()
            .Select(name => $"\"{name}\" is not {Shortest} to {Longest} letters, spaces and hyphens"),
        .. names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(alike => alike.Count() > 1)
            .Select(alike => $"\"{alike.Key}\" is there {alike.Count()} times"),
    ];

    private static bool IsName(string text) =>
        text.Length is >= Shortest and <= Longest
        && char.IsLetter(text[0])
        && char.IsLetter(text[^1])
        && text.All(letter => char.IsLetter(letter) || letter is ' ' or '-')
        && !text.Contains("  ", StringComparison.Ordinal);
}
