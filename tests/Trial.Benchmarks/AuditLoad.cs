using System.IO.Compression;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Benchmarks;

//  Of four bodies one is a draw; the others are attendance, leaving and slips.
//  Every forty bodies a group is planned. The log holds all of them, 990 a night,
//  and ten dummies.

/// <summary>An audit export with as many bodies as are asked for, written straight into a zip: true in all that can be verified.</summary>
internal sealed class AuditLoad
{
    private const string Study = "haab";
    private const string Origin = "log.example/haab";
    private const int Batch = 1000;
    private const int DummiesANight = 10;
    private const int Strata = 5;

    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly Digest Seed = Named("seed");
    private static readonly Digest PolicyRandom = Named("policy random");
    private static readonly Digest DummiesKey = Named("dummies");
    private static readonly Policy Policy = new Policy.PermutedBlocks([4, 6, 8]);

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly int bodies;
    private readonly Setup setup;
    private readonly SealedList list;
    private readonly string sealEntry;
    private readonly List<Digest> commitments = [];
    private readonly List<UsedEnvelope> openings = [];
    private readonly List<RowLine> rows = [];
    private readonly List<ParticipantId> drawn = [];
    private readonly SortedDictionary<string, Digest> sums = new(StringComparer.Ordinal);

    private AuditLoad(int bodies)
    {
        this.bodies = bodies;
        var capacity = (bodies / 4 / Strata) + 1;
        setup = new Setup(
            Study, 1, NamedArm.Served, [1, 1], [.. Enumerable.Range(0, Strata).Select(i => $"{(char)('A' + i)}")],
            capacity,
            (int)BitOperations.RoundUpToPowerOf2((uint)((capacity + 8) * Strata)), ListKey.SeedCommitment(Seed),
            Policy.Commitment(PolicyRandom),
            ListKey.DummiesCommitment(DummiesKey), Batch, Beacon: null, Origin, [Signer.Key.ToString()],
            VKey(Promise.KeyName(Origin)).ToString(), Named("consent"), "revision");
        var listKey = ListKey.Derive(Seed, setup.Format(), []);
        list = SealedList.Make(listKey, setup.Plan(Policy));
        sealEntry = SealEntry.Format(setup.Hash(), [], list.Root, setup.Leaves, listKey);
    }

    private NoteSigner Signer => SignerOf(Origin);

    private NoteSigner SignerOf(string name) => new(
        VKey(name), message => key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    /// <summary>Writes the export.</summary>
    /// <param name="path">Of the zip, made anew.</param>
    /// <param name="bodies">At least 2.</param>
    public static void Write(string path, int bodies)
    {
        var load = new AuditLoad(bodies);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        load.WriteAll(zip);
        load.key.Dispose();
    }

    private void WriteAll(ZipArchive zip)
    {
        Lines(zip, AuditExport.Record, Record().Select(body => body.ToLine()));
        Lines(zip, AuditExport.Openings, openings.Select(opening => opening.ToLine()));
        Lines(zip, AuditExport.Accesses, []);
        Lines(zip, AuditExport.Rows, rows.Select(row => row.ToLine()));
        Lines(zip, AuditExport.DummiesKey, [DummiesKey.ToString()]);
        foreach (var file in new SealInUse(setup.Format(), sealEntry, list).Files(1))
        {
            Bytes(zip, file.Name, [file.Bytes.ToArray()]);
        }

        var tree = new MerkleFrontier();
        Bytes(zip, AuditExport.LogEntries, LogEntries().Select(entry =>
        {
            tree.Add(MerkleTree.LeafHash(entry));
            return TileBytes.FormatEntries([entry]);
        }));
        Note(zip, AuditExport.LogCheckpoint, new Checkpoint(Origin, tree.Size, tree.Root).Format(), Signer);
        var told = sums.Select(sum => $"{sum.Value}  {sum.Key}\n").ToList();
        Bytes(zip, Sums.Name, [Encoding.UTF8.GetBytes(string.Concat(told))]);
        var note = new ExportNote(setup.Hash(), "audit", Digest.Of(Encoding.UTF8.GetBytes(string.Concat(told))), bodies, 0, Day);
        Note(zip, ExportNote.FileName, note.Format(), SignerOf(Promise.KeyName(Origin)));
    }

    private IEnumerable<Body> Record()
    {
        var (last, next) = (default(Digest), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < bodies; i++)
        {
            var body = Body.Format(Study, Act(i, next), new Stamp(Actor.Steward, Day.AddDays(i / Batch), last, i), Named($"open {i}"),
                Named($"closed {i}"));
            last = body.Commitment;
            commitments.Add(last);
            yield return body;
        }
    }

    private Act Act(int i, Dictionary<string, int> next) => (i, i % 4) switch
    {
        (0, _) => new Act.Setup(1, SealEntry.Hash(sealEntry)),
        (1, _) => new Act.Open(Row(i, shown: true)),
        (_, 0) => Draw($"{(char)('A' + (i / 4 % Strata))}", next),
        (_, 1) => i % 40 == 5
            ? new Act.Group($"g{i / 40}", GroupChange.Planned, Row(i))
            : new Act.Slips($"sheet {i}", 1, new DateOnly(2030, 1, 1)),
        (not < 9, 2) => new Act.Attendance($"g{(i - 8) / 40}", (i % 40 / 4) + 1, Row(i)),
        (not < 9, _) when i % 8 == 7 => new Act.Withdraw(drawn[^1], Withdrawal.Group),
        _ => new Act.Slips($"sheet {i}", 1, new DateOnly(2030, 1, 1)),
    };

    private Digest Row(int sequence, bool shown = false)
    {
        var row = new Detail(Named($"row {sequence}"), new JsonObject { ["reason"] = "ready" });
        rows.Add(new RowLine(sequence, row.Hash, shown ? row : null));
        return row.Hash;
    }

    private Act.Draw Draw(string stratum, Dictionary<string, int> next)
    {
        var number = next[stratum] = next.GetValueOrDefault(stratum) + 1;
        var opened = list.Open(stratum, number);
        drawn.Add(ParticipantId.FromRandom(Named($"participant {drawn.Count}").ToArray().AsSpan(0, ParticipantId.Size)));
        openings.Add(new UsedEnvelope(1, stratum, number, opened.NPos, opened.NArm));
        return new Act.Draw(drawn[^1], stratum, number, opened.Arm, opened.LeafIndex, SealEntry.Hash(sealEntry), "2026-1",
            new PersonHashes(Named($"research {drawn.Count}"), Named($"person {drawn.Count}")));
    }

    private IEnumerable<byte[]> LogEntries() => commitments.Chunk(Batch - DummiesANight)
        .SelectMany((night, number) => Core.Log.Batch.Next(night.Select(commitment => new Waiting(commitment, IsPromised: false)), Batch,
            DummiesKey, number * DummiesANight))
        .Prepend(Encoding.UTF8.GetBytes(sealEntry));

    private void Note(ZipArchive zip, string name, string text, NoteSigner signer) =>
        Bytes(zip, name, [Encoding.UTF8.GetBytes(SignedNote.Sign(text, signer).ToString())]);

    private void Lines(ZipArchive zip, string name, IEnumerable<string> lines) =>
        Bytes(zip, name, lines.Select(line => Encoding.UTF8.GetBytes(line + '\n')));

    private void Bytes(ZipArchive zip, string name, IEnumerable<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = new BufferedStream(zip.CreateEntry(name).Open(), 1 << 16);
        foreach (var part in parts)
        {
            hash.AppendData(part);
            stream.Write(part);
        }

        sums[name] = new Digest(hash.GetHashAndReset());
    }

    private VerifierKey VKey(string name) => VerifierKey.Make(name, SignatureType.EcdsaP256, key.ExportSubjectPublicKeyInfo());

    private static Digest Named(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));
}
