namespace Trial.Core.Log;

//  Promise, version 1: the text of a signed note under the name origin + "/promise"
//
//      "trial/v1/promise" LF study LF base64(commitment) LF YYYY-MM-01 LF
//
//      The log holds the commitment by that day: the first of a month at least
//      30 days after the draw, so that the day tells no more than the month.
//
//  Test vectors: tests/vectors/formats-v1.json, "promises"

/// <summary>What a receipt holds against a log that leaves a draw out.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Commitment">Of the draw's body.</param>
/// <param name="By">The first of a month.</param>
public sealed record Promise(string Study, Digest Commitment, DateOnly By)
{
    private const string Domain = "trial/v1/promise";
    private const int LeastDays = 30;

    /// <summary>The name of the key that signs promises for a log.</summary>
    public static string KeyName(string origin) => $"{origin}/promise";

    /// <summary>The promise for a body committed on <paramref name="day"/>.</summary>
    public static Promise For(string study, Digest commitment, DateOnly day)
    {
        var least = day.AddDays(LeastDays);
        var first = new DateOnly(least.Year, least.Month, 1);
        return new Promise(study, commitment, first == least ? first : first.AddMonths(1));
    }

    /// <summary>Reads the text of a note; null for anything but its only spelling.</summary>
    public static Promise? Parse(string? text) =>
        text?.Split('\n') is [Domain, var study, var commitment, var by, ""]
        && Names.IsStudy(study)
        && Spelling.Digest(commitment) is { } digest
        && Iso.TryDate(by, out var day)
        && day.Day == 1
            ? new Promise(study, digest, day)
            : null;

    /// <summary>The text to sign.</summary>
    public string Format() =>
        $"{Domain}\n{Study}\n{Spelling.Format(Commitment)}\n{Iso.Date(By)}\n";
}
