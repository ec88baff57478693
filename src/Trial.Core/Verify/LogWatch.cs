using System.Text;

using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Core.Verify;

//  One look at a public log
//
//      setups           those of the study seen before
//      checkpoint       signed by every log key of the setup
//      log has grown    not shrunk, and over the very entries seen before; otherwise it was cut or forked
//      entries          seals and commitments, and nothing else
//      nights           as many entries a night as the setup says, give or take the night of either look
//      witnesses        every witness that cosigned before still does

/// <summary>Compares a public log with what somebody saw of it before.</summary>
/// <param name="before">What the last look kept; null at the first look.</param>
/// <param name="registered">SHA-256 of the setup as it was registered; null when it was not given.</param>
/// <param name="night">The night whose batch is the last one due.</param>
/// <param name="ed25519">Verifies one kind of the log's signatures.</param>
public sealed class LogWatch(WatchedLog? before, Digest? registered, DateOnly night, VerifyEd25519 ed25519)
{
    private readonly List<Setup> setups = [];
    private SignedNote? note;
    private Checkpoint? checkpoint;

    /// <summary>What to keep for the next look; null when the log is not the one seen before.</summary>
    public WatchedLog? Now { get; private set; }

    /// <summary>The checks, up to the first false one.</summary>
    /// <param name="files">The exact bytes of every seal's setup.json, in order.</param>
    /// <param name="served">The checkpoint.</param>
    /// <param name="entries">Gives the entries from one index up to another, which is not among them.</param>
    public IReadOnlyList<Check> Look(
        IReadOnlyList<ReadOnlyMemory<byte>> files, ReadOnlyMemory<byte> served, Func<long, long, IEnumerable<byte[]>> entries) =>
        Verdict.UpToFirstFalse(Checks(files, served, entries));

    private IEnumerable<Check> Checks(
        IReadOnlyList<ReadOnlyMemory<byte>> files, ReadOnlyMemory<byte> served, Func<long, long, IEnumerable<byte[]>> entries)
    {
        yield return new("setups", CheckSetups(files));
        yield return new("checkpoint", CheckCheckpoint(served));
        foreach (var check in CheckGrowth(entries))
        {
            yield return check;
        }

        yield return new("nights", CheckNights());
        yield return new("witnesses", CheckWitnesses());
    }

    private Finding CheckSetups(IReadOnlyList<ReadOnlyMemory<byte>> files)
    {
        foreach (var file in files)
        {
            if (!Setup.TryRead(file.Span, out var setup, out _) || setup.Seal != setups.Count + 1)
            {
                return new Finding.False(setups.Count, "the setup of this seal is malformed");
            }

            if (setups is [.., var last] && FurtherSeal.Changed(setup, last) is { } field)
            {
                return new Finding.False(setups.Count, AuditFacts.FaultOf(field, last.Seal));
            }

            setups.Add(setup);
        }

        return setups.Count == 0 ? new Finding.False(null, "there is no setup")
            : registered is { } hash && hash != setups[0].Hash()
                ? new Finding.False(0, $"the setup has the SHA-256 {setups[0].Hash()}: this is another study, or another setup of it")
            : before is not null && before.Setup != setups[0].Hash()
                ? new Finding.False(0, $"the setup has the SHA-256 {setups[0].Hash()}; before it was {before.Setup}")
            : new Finding.Verified($"{setups[^1].Study}, {setups.Count} sealed, SHA-256 of the first {setups[0].Hash()}");
    }

    private Finding CheckCheckpoint(ReadOnlyMemory<byte> served)
    {
        if (LogChecks.Note(served) is not var (signed, text))
        {
            return new Finding.False(null, "the served checkpoint is malformed");
        }

        (note, checkpoint) = (signed, text);
        return text.Origin != setups[^1].Origin ? new Finding.False(null, "the checkpoint belongs to another log")
            : !signed.IsSignedByAll(setups[^1].LogVerifiers(), ed25519)
                ? new Finding.False(null, "not every log key of the setup signed the checkpoint")
            : new Finding.Verified($"{text.Size} entries, root {text.Root}");
    }

    private IEnumerable<Check> CheckGrowth(Func<long, long, IEnumerable<byte[]>> entries)
    {
        var size = before?.Tree.Size ?? 0;
        if (checkpoint!.Size < size)
        {
            yield return new("log has grown", new Finding.False(null, $"it shrank from {size} entries to {checkpoint.Size}"));
            yield break;
        }

        var (tree, ofNights, fault) = Read(entries(size, checkpoint.Size));
        yield return new("log has grown", tree.Root != checkpoint.Root
            ? new Finding.False(null, size == 0
                ? "the entries do not hash to the checkpoint's root"
                : $"it forked: with the {size} entries seen before, the log does not have the checkpoint's root")
            : new Finding.Verified($"from {size} entries to {tree.Size}, none changed"));
        yield return new("entries", fault ?? (Finding)new Finding.Verified("seals and commitments, and nothing else"));

        Now = new()
        {
            Setup = setups[0].Hash(),
            Checkpoint = note!,
            Tree = tree,
            OfNights = ofNights,
            First = before?.First ?? night,
            OfNightsFirst = before?.OfNightsFirst ?? ofNights,
            Grown = before is null || tree.Size > size ? night : before.Grown,
        };
    }

    private (MerkleFrontier Tree, long OfNights, Finding.False? Fault) Read(IEnumerable<byte[]> entries)
    {
        var tree = before is null ? new MerkleFrontier() : new(before.Tree.Size, before.Tree.Parts);
        var (ofNights, fault) = (before?.OfNights ?? 0, default(Finding.False?));
        foreach (var entry in entries)
        {
            if (LogEntry.Parse(entry) is not null)
            {
                ofNights++;
            }
            else if (!IsSeal(entry, (int)(tree.Size - ofNights)))
            {
                fault ??= new((int)tree.Size, "this entry is neither a seal of the setups nor a commitment");
            }

            tree.Add(MerkleTree.LeafHash(entry));
        }

        return (tree, ofNights, fault);
    }

    private bool IsSeal(byte[] entry, int number) =>
        number < setups.Count && SealEntry.Parse(Encoding.UTF8.GetString(entry)) is { } seal && seal.SetupHash == setups[number].Hash();

    private Finding CheckNights()
    {
        var batch = setups[0].Batch;
        var (passed, written) = (night.DayNumber - Now!.First.DayNumber, (Now.OfNights - Now.OfNightsFirst) / batch);
        return Now.OfNights % batch != 0
                ? new Finding.False(null, $"{Now.OfNights} nightly entries do not make whole nights of {batch}: the rate changed")
            : night.DayNumber - Now.Grown.DayNumber > 1
                ? new Finding.False(null, $"nothing came since {Iso.Date(Now.Grown)}: it stopped, or the study has ended")
            : Math.Abs(passed - written) > 1
                ? new Finding.False(null, $"in {passed} nights {written} were written: the rate changed")
            : new Finding.Verified($"{Now.OfNights / batch} of {batch} entries, {written} of them since {Iso.Date(Now.First)}");
    }

    private Finding CheckWitnesses()
    {
        var (then, now) = (before is null ? [] : WitnessesOf(before.Checkpoint), WitnessesOf(note!));
        return then.Except(now).ToList() is [_, ..] lost
            ? new Finding.False(null, $"no longer cosigned by {string.Join(", ", lost)}")
            : new Finding.Verified(now.Count == 0 ? "no witness cosigns this log" : string.Join(", ", now));
    }

    private List<string> WitnessesOf(SignedNote signed) =>
        [.. signed.Signatures.Select(line => line.Name).Where(name => name != setups[^1].Origin).Distinct().Order(StringComparer.Ordinal)];
}
