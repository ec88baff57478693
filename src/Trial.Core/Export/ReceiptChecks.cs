namespace Trial.Core.Export;

/// <summary>The check of receipts that somebody kept: each is genuine, and is what the record says.</summary>
internal static class ReceiptChecks
{
    public static Finding Check(IReadOnlyList<ReadOnlyMemory<byte>> receipts, AuditChecks audit)
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
                return new Finding.False(index, "this file is no receipt");
            }

            if ((receipt.Fault() ?? FaultIn(audit, receipt)) is { } reason)
            {
                return new Finding.False(index, reason);
            }

            sequences.Add(audit.Record.Commitments.IndexOf(receipt.Commitment));
        }

        return new Finding.Verified($"{receipts.Count}, each what the record says at sequence {string.Join(", ", sequences)}");
    }

    private static string? FaultIn(AuditChecks audit, ReceiptFile receipt) =>
        !audit.Seals.Exists(seal => seal.EntryText == receipt.SealEntry) ? "it is of a seal that this study has not"
        : !audit.Record.Commitments.Contains(receipt.Commitment) ? "the record does not hold its draw"
        : null;
}
