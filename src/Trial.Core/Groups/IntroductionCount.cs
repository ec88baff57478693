using Trial.Core.Input;

namespace Trial.Core.Groups;

/// <summary>What coordinators tell of an introduction meeting when it is over: numbers, and nobody.</summary>
/// <param name="Came">How many people came.</param>
/// <param name="Sheet">The name of the sheet whose slips were handed out; null where none was.</param>
/// <param name="HandedOut">How many of its slips were handed out.</param>
public sealed record IntroductionCount(int Came, string? Sheet, int HandedOut)
{
    /// <summary>The most people who come to a meeting.</summary>
    public const int MostPeople = 500;

    /// <summary>Reads it; a sheet and the number of its slips are given together or not at all.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <returns>The numbers, or every fault.</returns>
    public static (IntroductionCount? Count, IReadOnlyList<Fault> Faults) Read(ReadOnlySpan<byte> utf8)
    {
        var fields = FieldReader.Of(utf8);
        var came = fields.Number("came", 0, MostPeople);
        var sheet = fields.Text("sheet", Names.LongestSheet, Names.IsSheet, required: fields.Has("handedOut"));
        var handedOut = fields.Number("handedOut", 1, MostPeople, required: fields.Has("sheet"));
        return fields.Faults() is { Count: > 0 } faults ? (null, faults) : (new(came!.Value, sheet, handedOut ?? 0), []);
    }
}
