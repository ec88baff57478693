using System.Globalization;

namespace Trial.Core.Export;

//  Export note, version 1: the text of a signed note by the promise key, name origin + "/promise"
//
//      "trial/v1/export" LF hex SHA-256 of setup.json of seal 1 LF kind LF hex SHA-256 of SHA256SUMS LF
//      bodies LF accesses LF YYYY-MM-DD LF
//
//      kind                 table, table-blinded, audit, final
//      bodies, accesses     how many there were when it was made; in tables "-", because a number
//                           would tell a researcher hour by hour who signed up
//
//  It shows a change after the file left the service, not a service that lied.
//
//  Test vectors: tests/vectors/formats-v1.json, "exports"

/// <summary>What the service signs about an export that it hands out.</summary>
/// <param name="Setup">SHA-256 of setup.json of seal 1: which study.</param>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="SumsHash">SHA-256 of SHA256SUMS.</param>
/// <param name="Bodies">How many bodies the record had, 0 or more; null in tables.</param>
/// <param name="Accesses">How many entries the access log had, 0 or more; null in tables.</param>
/// <param name="Day">The day on which it was made, Europe/Copenhagen.</param>
public sealed record ExportNote(Digest Setup, string Kind, Digest SumsHash, int? Bodies, int? Accesses, DateOnly Day)
{
    /// <summary>The name of the file that holds the signed note.</summary>
    public const string FileName = "SHA256SUMS.note";

    internal const string TableKind = "table";
    internal const string BlindedKind = "table-blinded";
    internal const string AuditKind = "audit";
    internal const string FinalKind = "final";

    private const string Domain = "trial/v1/export";
    private const string Untold = "-";

    /// <summary>The kinds of exports.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [TableKind, BlindedKind, AuditKind, FinalKind];

    /// <summary>Reads the text of a note; null for anything but its only spelling.</summary>
    public static ExportNote? Parse(string? text) =>
        text?.Split('\n') is [Domain, var setup, var kind, var sums, var bodies, var accesses, var day, ""]
        && Digest.TryParse(setup, out var ofSetup)
        && Digest.TryParse(sums, out var ofSums)
        && Kinds.Contains(kind)
        && Iso.TryDate(day, out var on)
        && new ExportNote(ofSetup, kind, ofSums, Count(bodies), Count(accesses), on) is var note
        && note.IsTable == note.Bodies is null
        && note.Format() == text
            ? note
            : null;

    /// <summary>The text to sign.</summary>
    public string Format() =>
        $"{Domain}\n{Setup}\n{Kind}\n{SumsHash}\n{Told(Bodies)}\n{Told(Accesses)}\n"
        + $"{Iso.Date(Day)}\n";

    /// <summary>What the access log says of this export: kind, bodies and the hash of the sums.</summary>
    /// <remarks>So that the state that a table was made from can be found.</remarks>
    /// <param name="bodies">How many bodies the record had, which the note of a table does not say.</param>
    public string Subject(int bodies) => string.Create(CultureInfo.InvariantCulture, $"{Kind} {bodies} {SumsHash}");

    /// <summary>What the zip is called on somebody's disk: by study, kind and day.</summary>
    /// <param name="study">The study's name, which the note says only by the hash of its setup.</param>
    public string ZipName(string study) => $"{study}-{Kind}-{Iso.Date(Day)}.zip";

    private bool IsTable => Kind is TableKind or BlindedKind;

    private static string Told(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? Untold;

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
