using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Core.Verify;

/// <summary>The check of what the service signed about an export: that it is unchanged since, of this study, and whole.</summary>
internal static class NoteCheck
{
    /// <summary>The name of the check.</summary>
    public const string Name = "note";

    /// <param name="files">Those of the export.</param>
    /// <param name="setup">Of seal 1.</param>
    /// <param name="kind">What the note must call the export.</param>
    /// <param name="bodies">How many bodies the export has; null in a table.</param>
    /// <param name="accesses">How many accesses it has; null in a table.</param>
    /// <param name="ed25519">Verifies one kind of signature.</param>
    public static Check Run(ExportFiles files, Setup setup, string kind, int? bodies, int? accesses, VerifyEd25519 ed25519) =>
        new(Name, Read(files) is not var (signed, note) ? new Finding.False(null, $"there is no well-formed {ExportNote.FileName}")
            : !signed.IsSignedByAll([VerifierKey.Parse(setup.PromiseKey)!], ed25519)
                ? new Finding.False(null, $"the promise key of the setup did not sign {ExportNote.FileName}")
            : FaultOf(note, new(setup.Hash(), kind, Digest.Of(files.Whole(Sums.Name).ToArray()), bodies, accesses, note.Day)) is { } fault
                ? new Finding.False(null, $"the signed note is {fault}")
            : new Finding.Verified($"signed by the promise key on {note.Day:yyyy-MM-dd}, and nothing changed since"));

    /// <summary>The note of an export; null when it is missing or malformed.</summary>
    public static (SignedNote Signed, ExportNote Note)? Read(ExportFiles files) =>
        files.Has(ExportNote.FileName)
        && SignedNote.Parse(Bytes(files).Span) is { } signed
        && ExportNote.Parse(signed.Text) is { } note
            ? (signed, note)
            : null;

    // The sums do not cover this file, so nobody has read it to its end yet.
    private static ReadOnlyMemory<byte> Bytes(ExportFiles files)
    {
        try
        {
            return files.Whole(ExportNote.FileName);
        }
        catch (DamagedFileException)
        {
            return default;
        }
    }

    private static string? FaultOf(ExportNote note, ExportNote expected) =>
        note.Setup != expected.Setup ? "of another study"
        : note.Kind != expected.Kind ? $"of another kind of export: {note.Kind}"
        : note.SumsHash != expected.SumsHash ? $"over another {Sums.Name}"
        : note.Bodies != expected.Bodies ? $"over {note.Bodies} bodies where there are {expected.Bodies}"
        : note.Accesses != expected.Accesses ? $"over {note.Accesses} accesses where there are {expected.Accesses}"
        : null;
}
