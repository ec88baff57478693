using Trial.Core.Log;

namespace Trial.Core.Verify;

/// <summary>The check of receipts that somebody kept: each is genuine, and is what the record says.</summary>
internal static class ReceiptChecks
{
    /// <summary>The first file that is not a receipt; null when all are.</summary>
    public static Finding.Unusable? Unusable(IEnumerable<ReadOnlyMemory<byte>> receipts) =>
        receipts.Index().Where(file => ReceiptFile.Parse(file.Item.Span) is null)
            .Select(file => new Finding.Unusable(file.Index, "this file is not a whole receipt: save it again"))
            .FirstOrDefault();

    /// <summary>The commitments of these receipts; a receipt that cannot be read has none.</summary>
    public static HashSet<Digest> Commitments(IEnumerable<ReadOnlyMemory<byte>> receipts) =>
        receipts.Select(bytes => ReceiptFile.Parse(bytes.Span)?.Commitment).OfType<Digest>().ToHashSet();

    /// <param name="receipts">Each as its holder hands it in.</param>
    /// <param name="audit">The record, read for these receipts.</param>
    /// <param name="ed25519">Verifies one kind of the log's signatures.</param>
    public static Finding Check(IReadOnlyList<ReadOnlyMemory<byte>> receipts, AuditFacts audit, VerifyEd25519 ed25519)
    {
        if (receipts.Count == 0)
        {
            return new Finding.NotChecked("no receipt was given");
        }

        var sequences = new List<int>();
        foreach (var (index, bytes) in receipts.Index())
        {
            if (ReceiptFile.Parse(bytes.Span) is not { } receipt)
            {
                continue; // told below, when no other is false
            }

            if ((receipt.Fault(ed25519) ?? FaultIn(audit, receipt)) is { } reason)
            {
                return new Finding.False(index, reason);
            }

            sequences.Add(audit.Sequences[receipt.Commitment]);
        }

        return Unusable(receipts) ?? (Finding)new Finding.Verified(
            $"{receipts.Count}, each what the record says at sequence {string.Join(", ", sequences)}");
    }

    /// <summary>Whether the log holds every draw and referral by the day its receipt promises. The receipts have been checked.</summary>
    /// <param name="kept">Receipts, and the day of today.</param>
    /// <param name="log">What the log holds of the record; null when there is no log here.</param>
    public static Finding CheckPromises(Kept kept, LogContents.Known? log)
    {
        if (kept.Receipts.Count == 0 || kept.Today is not { } today || log is null)
        {
            return new Finding.NotChecked(kept.Receipts.Count == 0 ? "no receipt was given" : log is null ? "this export was made "
                + "without a log" : "no day was given");
        }

        if (Unusable(kept.Receipts) is not null)
        {
            return new Finding.NotChecked("a file that was given is not a receipt");
        }

        var due = 0;
        foreach (var (index, bytes) in kept.Receipts.Index())
        {
            var receipt = ReceiptFile.Parse(bytes.Span)!;
            if (receipt.PromisedBy > today)
            {
                continue;
            }

            due++;
            if (log.Waiting.Contains(receipt.Commitment))
            {
                return new Finding.False(index, $"the log had to hold this {receipt.Kind} by a day that has passed, and does not hold it");
            }
        }

        return new Finding.Verified($"{due} of {kept.Receipts.Count} are due, and the log holds them");
    }

    private static string? FaultIn(AuditFacts audit, ReceiptFile receipt) =>
        !audit.Seals.Any(seal => seal.EntryText == receipt.SealEntry) ? "it names a seal that is not part of this study"
        : !audit.Sequences.ContainsKey(receipt.Commitment) ? $"the record does not hold its {receipt.Kind}"
        : null;
}
