using Trial.Core.Export;

namespace Trial.Core.Verify;

/// <summary>Which study an export says it belongs to. Nothing of it is checked.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Setup">SHA-256 of setup.json of seal 1: what was registered.</param>
/// <param name="Further">The same of every later seal, in their order.</param>
/// <param name="Root">The seal.</param>
/// <param name="Log">Size of the public log, and SHA-256 of its checkpoint; null without one.</param>
public sealed record ExportedStudy(
    string Study, Digest Setup, IReadOnlyList<Digest> Further, Digest Root, (long Size, Digest Checkpoint)? Log)
{
    /// <summary>Whether nobody was really drawn.</summary>
    public bool IsPractice => Lottery.Setup.IsPracticeStudy(Study);

    /// <summary>Reads it; null when the setup or the seal entry is missing or malformed.</summary>
    public static ExportedStudy? Read(ExportFiles files)
    {
        if (!SealInUse.TextNames(1).All(files.Has) || SealedFiles.Read(1, files).Seal is not { } seal)
        {
            return null;
        }

        var name = files.Has(AuditExport.LogCheckpoint) ? AuditExport.LogCheckpoint : TableExport.CheckpointName;
        var bytes = files.Has(name) ? files.Whole(name) : default;
        var further = Enumerable.Range(2, ExportNames.SealsIn(files.Names) - 1)
            .Select(number => Digest.Of(files.Whole(SealInUse.SetupName(number)).ToArray()));
        return new(seal.Setup.Study, seal.Setup.Hash(), [.. further], seal.Entry.Root, LogChecks.Note(bytes) is var (_, checkpoint)
            ? (checkpoint.Size, Digest.Of(bytes.ToArray()))
            : null);
    }
}
