using System.Text;
using System.Text.Json.Nodes;

using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

/// <summary>Lies about a further list and about the public log, told by the service itself, and true studies beside them.</summary>
internal static class SealLies
{
    private static readonly DateOnly Later = SampleStudy.Start.AddDays(40);

    private static readonly (int Round, string Signature) Beacon = ReadBeacon();

    private static readonly IReadOnlyList<ExportFile> Two = AuditExport.Make(Study(setup => setup).Audit(log: true));

    /// <summary>What each verifier says of them.</summary>
    public static IReadOnlyDictionary<string, Lie> All { get; } = new Dictionary<string, Lie>
    {
        ["seals: a stranger signs the log"] = OfSetup(
            setup => setup with { LogKeys = SampleKey.VKeys(SampleKey.Strangers) }, "logKeys",
            files => files.Forge("log/checkpoint", text => Signed(text, SampleKey.Strangers))),
        ["seals: another ratio"] = OfSetup(setup => setup with { Ratio = [9, 1] }, "ratio"),
        ["seals: the arms' names exchanged"] = OfSetup(
            setup => setup with { Arms = [new(Arm.Peer, "control"), new(new Arm('C'), "peer")] }, "arms"),
        ["seals: another batch"] = OfSetup(setup => setup with { Batch = 17 }, "batch"),
        ["seals: another consent"] = OfSetup(setup => setup with { Consent = default }, "consent"),
        ["seals: a place left out"] = OfSetup(setup => setup with { Strata = ["A", "B"] }, "strata"),
        ["seals: no beacon"] = OfSetup(setup => setup with { Beacon = null }, "beacon", beacon: Beacon),
        ["seals: the same round again"] = OfSetup(
            setup => setup with { Beacon = setup.Beacon! with { Round = Beacon.Round } }, "beacon", beacon: Beacon),
        ["seals: an earlier round"] = OfSetup(
            setup => setup with { Beacon = setup.Beacon! with { Round = Beacon.Round - 1 } }, "beacon", beacon: Beacon),
        ["seals: the record names one more"] = new(
            () => AuditExport.Make(new SampleStudy().Open().Draw("A", 3).Do(new Act.Setup(2, default)).Audit(log: true)),
            "seals", "envelopes", "another seal"),
        ["log: without the second seal"] = OfLog(
            Two, entries => entries.Where((_, index) => index != 1), "seal 2 has draws and is not in the log"),
        ["log: without the second seal, by cohort"] = OfLog(
            AuditExport.Make(Cohorts().Audit(log: true)),
            entries => entries.Where((_, index) => index != 1), "seal 2 has draws and is not in the log"),
        ["log: without any seal"] = OfLog(Two, entries => entries.Skip(2), "the log does not begin with the seal"),
        ["log: the seals last"] = OfLog(Two, entries => [.. entries.Skip(2), .. entries.Take(2)], "the log does not begin with the seal"),
        ["log: the second seal twice"] = OfLog(Two, entries => [.. entries, entries[1]], "no seal, record or dummy"),
        ["log: a body twice"] = OfLog(Two, entries => [.. entries, entries.First(OfRecord)], "no seal, record or dummy"),
        ["log: a dummy twice"] = OfLog(Two, entries => [.. entries, Dummy(0)], "is there twice"),
        ["log: a later dummy before an earlier"] = OfLog(Two, entries => [.. entries, Dummy(4)], "no seal, record or dummy"),
        ["log: only one key signed"] = new(
            () => Two.Forge("log/checkpoint", text => Signed(text, [SampleKey.Log])),
            "checkpoint", "log-known", "the checkpoint is not over these entries"),
        ["log: only one key signed what a table names"] = new(
            () => Table(SampleKey.Log), "checkpoint", "checkpoint", null),
    };

    /// <summary>Of these nothing is false.</summary>
    public static IReadOnlyDictionary<string, Func<IReadOnlyList<ExportFile>>> True { get; } =
        new Dictionary<string, Func<IReadOnlyList<ExportFile>>>
        {
            ["a second list"] = () => Two,
            ["a second list, after the reveal"] = () => FinalExport.Make(Study(setup => setup).Reveal().Final(log: true)),
            ["a second list with one more place"] = () => AuditExport.Make(WithPlace().Audit(log: true)),
            ["a second list that is not in the log yet, and not drawn from"] = () => ForgeLog(
                AuditExport.Make(Used().Seal(2).Audit(log: true)), entries => entries.Where((_, index) => index != 1)),
            ["a restore into the second list"] = () => AuditExport.Make(Restored().Audit(log: true)),
            ["a restore into the second list, after the reveal"] = () => FinalExport.Make(Restored().Reveal().Final(log: true)),
            ["cohorts of two lists"] = () => AuditExport.Make(Cohorts().Audit(log: true)),
            ["cohorts of two lists, the second's seal and draws not in the log yet"] = () => ForgeLog(
                AuditExport.Make(Cohorts().Audit(log: true, leaveOut: SecondDraws(Cohorts()))),
                entries => entries.Where((_, index) => index != 1)),
            ["a table of a second list"] = () => Table([.. SampleKey.LogSigners]),
        };

    private static Lie OfSetup(
        Func<Setup, Setup> change, string field, Func<IReadOnlyList<ExportFile>, IReadOnlyList<ExportFile>>? more = null,
        (int Round, string Signature)? beacon = null) => new(
            () => (more ?? (files => files))(
                AuditExport.Make(Used(beacon).Seal(2, change).Draw("A", 4).Audit(log: true))),
            "setups", "seals", $"seal 2: it may not change {field}");

    private static Lie OfLog(IReadOnlyList<ExportFile> files, Func<IReadOnlyList<byte[]>, IEnumerable<byte[]>> change, string go) =>
        new(() => ForgeLog(files, change), "public log", "log-known", go);

    // Its list of A is used up. With the design `simple` it has no more than its capacity.
    private static SampleStudy Used((int Round, string Signature)? beacon = null) =>
        new SampleStudy(new Policy.Simple(), capacity: 4, beacon).Open().Draw("A", 4);

    private static SampleStudy Study(Func<Setup, Setup> change, params string[] more) => Used().Seal(2, change, more).Draw("A", 4);

    private static SampleStudy WithPlace()
    {
        var study = Study(setup => setup, "D");
        return study.Do(new Act.Open(study.Row("approved"), "D")).Draw("D");
    }

    private static SampleStudy Restored()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([4]), capacity: 6).Open().Draw("A", 6).Seal(2);
        return study.Do(new Act.Restore(study.Row("a disk was lost"), new Dictionary<string, Cursor> { ["A"] = new(2, 1) })).Draw("A", 2);
    }

    private static SampleStudy Cohorts()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([4]), capacity: 4, cohort: new CohortPlan(4, 28)).Open();
        return Cohort(Cohort(study, SampleStudy.Start).Seal(2), Later);
    }

    private static SampleStudy Cohort(SampleStudy study, DateOnly at)
    {
        for (var person = 0; person < 4; person++)
        {
            study.Refer("A", at);
        }

        return study.DrawCohort("A", at.AddDays(1));
    }

    private static Digest[] SecondDraws(SampleStudy study) => [.. Enumerable.Range(4, 4).Select(study.Commitment)];

    private static IReadOnlyList<ExportFile> Table(params NoteSigner[] signers)
    {
        var text = new Checkpoint(SampleKey.Origin, 3, default).Format();
        var study = new SampleStudy().Open().Draw("A", 30).Seal(2).Close();
        return TableExport.Make(study.Table(blinded: false))
            .Append(new("checkpoint", Encoding.UTF8.GetBytes(SignedNote.Sign(text, signers).ToString())))
            .Forge("checkpoint", told => told);
    }

    private static IReadOnlyList<ExportFile> ForgeLog(
        IReadOnlyList<ExportFile> files, Func<IReadOnlyList<byte[]>, IEnumerable<byte[]>> change)
    {
        var entries = change(TileBytes.ParseEntries(files.Single(file => file.Name == "log/entries").Bytes.Span)!).ToList();
        var checkpoint = new Checkpoint(
            SampleKey.Origin, entries.Count, MerkleTree.Root(entries.Select(entry => MerkleTree.LeafHash(entry))));
        return files
            .ForgeBytes("log/entries", _ => TileBytes.FormatEntries(entries))
            .Forge("log/checkpoint", _ => SignedNote.Sign(checkpoint.Format(), SampleKey.LogSigners).ToString());
    }

    private static string Signed(string note, IReadOnlyList<NoteSigner> signers) =>
        SignedNote.Sign(SignedNote.Parse(Encoding.UTF8.GetBytes(note))!.Text, [.. signers]).ToString();

    private static bool OfRecord(byte[] entry) =>
        LogEntry.Parse(entry) is not null && Enumerable.Range(0, 3).All(number => !entry.SequenceEqual(Dummy(number)));

    private static byte[] Dummy(int number) => LogEntry.Format(LogEntry.Dummy(SampleStudy.DummiesKey, number));

    private static (int Round, string Signature) ReadBeacon()
    {
        var file = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "drand-quicknet.json"));
        var first = JsonNode.Parse(file)!["rounds"]![0]!;
        return (first["round"]!.GetValue<int>(), first["signature"]!.GetValue<string>());
    }
}
