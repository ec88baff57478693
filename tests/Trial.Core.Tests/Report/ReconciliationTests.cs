using System.Text;

using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Report;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Report;

[Trait("Requirement", "R26")]
public sealed class ReconciliationTests
{
    private static readonly SampleStudy Study = Lived();

    private static readonly IReadOnlyList<ExportFile> Final = FinalExport.Make(Study.Final(log: true));

    private static string Drawn(int index) => Study.State.Draws.Values.ElementAt(index).ToString();

    // What is changed in which file, and the comparison and words that name it.
    public static TheoryData<string, string> Kinds => new()
    {
        { "a line of the record is no body", "record.ndjson: line 6 is no body" },
        { "an opening is gone", "draws: envelope A 1 of seal 1 was drawn and not opened" },
        { "an opening is there twice", "draws: envelope A 1 of seal 1 was opened twice" },
        { "a research id is gone", $"draws: participant {Drawn(0)} has no research id and was not erased" },
        { "a research id is there twice", $"draws: participant {Drawn(1)} has two ids" },
        { "a research id is of somebody else", "draws and ids: the draw at sequence 2 has another research_id than the line" },
        { "a research id is of two people", "is of two people" },
        { "an opening of nobody", "draws: envelope A 1 of seal 1 was opened and not drawn" },
        { "a draw is there twice", $"intake: participant {Drawn(0)} was drawn 2 times" },
        { "an envelope is drawn twice", "draws: envelope A 1 of seal 1 was drawn twice" },
        { "a research id of nobody drawn", $"draws: participant {Drawn(0)} has a research id and was not drawn" },
        { "a line of nobody", "draws and ids: a line has sequence 2, where no draw is" },
        { "a line is there twice", "draws and ids: the draw at sequence 2 has 2 lines" },
        { "a line of the table is gone", "draws and ids: the draw at sequence 2 has no line" },
        { "a line of the table has another arm", "draws and ids: the draw at sequence 2 has another arm than the line" },
        { "a line of the table has another date", "draws and ids: the draw at sequence 2 has another date than the line" },
        { "a roster's row is gone", "rosters: the roster at sequence" },
        { "a roster names somebody of the other arm", "was drawn to the arm without groups" },
        { "a roster names somebody drawn later", "was drawn after it" },
        { "a roster names a stranger", "was never drawn" },
        { "sessions name somebody of no roster", "sessions: participant" },
        { "a line has other sessions", "has another sessions than rosters and marks say" },
        { "a line has another seat", "has another ever_seated than rosters and marks say" },
        { "an entry of the log is strange", "of the log is neither a seal nor a body nor a dummy" },
        { "an entry of the log is there twice", "of the log was there before" },
        { "the log lacks a body whose promise is due", "is not in the log, and its promise is due" },
        { "a look is gone", "access log: look 1 does not follow the one before it" },
        { "the access log is emptied", "access log: the access log never was as the body at sequence" },
    };

    [Fact]
    public void What_the_service_exports_has_zero_differences_at_any_time()
    {
        Assert.Empty(Differences(Final));
        Assert.Empty(Differences(AuditExport.Make(Lived().Audit(log: true))));
        var cohort = new SampleStudy(cohort: new CohortPlan(4, 28)).Open();
        Assert.Empty(Differences(AuditExport.Make(cohort.Audit())));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_of_difference_is_named(string kind, string words) =>
        Assert.Contains(Differences(Changed(kind)), difference => difference.Contains(words, StringComparison.Ordinal));

    [Theory]
    [InlineData("gone", "has no referral")]
    [InlineData("twice", "was referred 2 times")]
    [InlineData("elsewhere", "was referred and drawn in other places")]
    public void A_referral_that_does_not_fit_its_draw_is_named(string change, string words)
    {
        var study = new SampleStudy(cohort: new CohortPlan(4, 28)).Open();
        foreach (var (place, number) in "AAAAB".Index().Select(one => (one.Item.ToString(), (byte)one.Index)))
        {
            study.Do(new Act.Referral(Somebody(number), place, "da-1", study.NextPerson()), actor: Actor.Citizen);
        }

        var audit = AuditExport.Make(study.DrawCohort("A", SampleStudy.Start).Audit());
        var changed = audit.Forge("record.ndjson", text => change switch
        {
            "gone" => Line(text, 2, _ => "{}"),
            "twice" => Line(text, 2, line => $"{line}\n{line}"),
            _ => Line(text, 2, line => line.Replace("\\\"stratum\\\":\\\"A", "\\\"stratum\\\":\\\"B", StringComparison.Ordinal)),
        });

        Assert.Empty(Differences(audit));
        Assert.Contains(Differences(changed), difference => difference.EndsWith(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_seat_in_two_groups_and_one_after_leaving_are_named()
    {
        var study = new SampleStudy().Open().Draw("A", 20, group: "g1");
        var seated = study.State.Draws.Values.Where(id => study.People[id].Group == "g1").Take(2).ToList();
        study.Do(new Act.Withdraw(seated[0], Withdrawal.Group), actor: Actor.Citizen)
            .Plan("g2", SampleStudy.Meets)
            .Roster("g2", seated);

        var differences = Differences(FinalExport.Make(study.Reveal().Final()));

        Assert.Contains($"rosters: participant {seated[1]} has a seat in g1 and g2", differences);
        Assert.Contains(differences, one => one.Contains($"{seated[0]} on the roster of group g2", StringComparison.Ordinal)
            && one.EndsWith("had left before it", StringComparison.Ordinal));
    }

    private static ParticipantId Somebody(byte number) => ParticipantId.FromRandom([number, .. new byte[ParticipantId.Size - 1]]);

    [Fact]
    public void Somebody_erased_who_still_has_a_research_id_is_named()
    {
        var study = new SampleStudy().Open().Draw("A", 4);
        study.Do(new Act.Withdraw(study.State.Draws.Values.First(), Withdrawal.Data), actor: Actor.Citizen);

        Assert.Contains(
            Differences(FinalExport.Make(study.Reveal().Final())),
            difference => difference.EndsWith("has a research id and was erased", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_differences_are_all_listed()
    {
        var files = Final.Forge("openings.ndjson", text => Without(text, 0)).Forge("ids.ndjson", text => Without(text, 3));

        Assert.Equal(3, Differences(files).Count); // the id is missing in the table's line too
    }

    [Fact]
    public void A_table_is_held_against_the_access_log_and_the_analysis_set()
    {
        var study = new SampleStudy().Open().Draw("A", 20).Close();
        var table = TableExport.Make(study.Table(blinded: false));
        var final = FinalExport.Make(study.Took(table).Do(new Act.RevealSeed(1, SampleStudy.Seed())).Final());
        var swapped = table.Forge("allocations.csv", text => Line(text, 1, line => line.Contains(",A,P,", StringComparison.Ordinal)
            ? line.Replace(",A,P,", ",A,C,", StringComparison.Ordinal)
            : line.Replace(",A,C,", ",A,P,", StringComparison.Ordinal)));
        var anothers = TableExport.Make(Lived().Table());

        Assert.Empty(Differences(final, table));
        Assert.Equal("table: the access log does not name it", Differences(final, swapped)[0]);
        Assert.EndsWith("has another arm in the analysis set", Differences(final, swapped)[1], StringComparison.Ordinal);
        Assert.Contains("table: the access log does not name it", Differences(final, anothers));
        Assert.Contains(Differences(final, anothers), one => one.EndsWith("is not in the analysis set", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_with_other_sessions_or_labels_than_when_it_was_taken_is_named()
    {
        var study = new SampleStudy().Open().Draw("A", 20, group: "g1").Draw("A", 20, group: "g2");
        var seated = study.State.Draws.Values.Where(id => study.People[id].Group == "g1").ToList();
        var table = TableExport.Make(study.Count("g1", (seated[0], 7), (seated[1], 0)).Close().Table(blinded: false));
        var other = table.Forge("allocations.csv", text => text
            .Replace(",1,7,drawn", ",1,-,drawn", StringComparison.Ordinal).Replace(",1,0,drawn", ",1,7,drawn", StringComparison.Ordinal)
            .Replace(",1,-,drawn", ",1,0,drawn", StringComparison.Ordinal));
        var id = study.People[seated[0]].ResearchId.ToString()!;
        var joined = table.Forge("allocations.csv", text => Line(
            text, Array.FindIndex(text.Split('\n'), line => line.StartsWith(id, StringComparison.Ordinal)),
            line => line.Contains(",G01,", StringComparison.Ordinal)
                ? line.Replace(",G01,", ",G02,", StringComparison.Ordinal)
                : line.Replace(",G02,", ",G01,", StringComparison.Ordinal)));
        study.Took(table).Took(other).Took(joined).Count("g1", (seated[0], 8), (seated[1], 1)); // once more, later
        var final = FinalExport.Make(study.Do(new Act.RevealSeed(1, SampleStudy.Seed())).Final());

        Assert.Empty(Differences(final, table));
        Assert.Equal(2, Differences(final, other).Count(one =>
            one.EndsWith("has another sessions than was counted when the table was taken", StringComparison.Ordinal)));
        Assert.Contains(Differences(final, joined), one =>
            one.EndsWith("shares a label of a group or pair with others than on the rosters", StringComparison.Ordinal));
    }

    private static SampleStudy Lived()
    {
        var study = new SampleStudy().Open().Draw("A", 20, group: "g1").Draw("B", 12).Look().EndDay().Look();
        var seated = study.State.Draws.Values.Where(id => study.People[id].Group == "g1").ToList();
        return study.Count("g1", (seated[0], 7), (seated[1], 0)).Look().EndDay().Reveal();
    }

    private static IReadOnlyList<ExportFile> Changed(string kind) => kind switch
    {
        "a line of the record is no body" => Final.Forge("record.ndjson", text => Line(text, 6, _ => "{}")),
        "an opening is gone" => Final.Forge("openings.ndjson", text => Without(text, 0)),
        "an opening is there twice" => Final.Forge("openings.ndjson", text => text.Split('\n')[0] + "\n" + text),
        "a research id is gone" => Final.Forge("ids.ndjson", text => Without(text, 0)),
        "a research id is there twice" => Final.Forge("ids.ndjson", text => text.Split('\n')[1] + "\n" + text),
        "a research id is of somebody else" => Final.Forge("ids.ndjson", text => Exchanged(text)),
        "a research id is of two people" => Final.Forge("ids.ndjson", OneIdForTwo),
        "an opening of nobody" or "a research id of nobody drawn" or "a line of nobody" =>
            Final.Forge("record.ndjson", text => Line(text, 2, _ => "{}")),
        "a draw is there twice" or "an envelope is drawn twice" =>
            Final.Forge("record.ndjson", text => Line(text, 2, line => $"{line}\n{line}")),
        "a line is there twice" => Final.Forge("allocations.csv", text => Line(text, 1, line => $"{line}\n{line}")),
        "a line of the table is gone" => Final.Forge("allocations.csv", text => Without(text, 1)),
        "a line of the table has another arm" => Cell("arm", arm => arm == "P" ? "C" : "P"),
        "a line of the table has another date" => Cell("date", _ => "2026-03-09"),
        "a roster's row is gone" => Final.Forge("rows.ndjson", text => Without(text, At(text, "\"members\""))),
        "a roster names somebody of the other arm" => Put("\"members\":[", $"\"{Control}\","),
        "a roster names somebody drawn later" => Put("\"members\":[", $"\"{Study.State.Draws.Values.Last(id => IsPeer(id))}\","),
        "a roster names a stranger" => Put("\"members\":[", $"\"{Stranger}\","),
        "sessions name somebody of no roster" => Put("\"sessions\":{", $"\"{Stranger}\":3,"),
        "a line has other sessions" => Cell("sessions", _ => "9"),
        "a line has another seat" => Cell("ever_seated", seated => seated == "1" ? "0" : "1"),
        "an entry of the log is strange" => Final.ForgeBytes("log/entries", bytes => [.. bytes, 0, 1, 7]),
        "an entry of the log is there twice" => Final.ForgeBytes("log/entries", bytes => [.. bytes, .. bytes[^63..]]),
        "the log lacks a body whose promise is due" => Late(),
        "a look is gone" => Final.Forge("accesses.ndjson", text => Without(text, 0)),
        _ => Final.Forge("accesses.ndjson", _ => ""),
    };

    private static string Stranger { get; } = new('0', 32);

    private static ParticipantId Control => Study.State.Draws.Values.First(id => !IsPeer(id));

    private static bool IsPeer(ParticipantId id) => Study.State.Participants[id].Draw.Arm == Arm.Peer;

    private static string OneIdForTwo(string text)
    {
        string[] ids =
        [
            .. text.Split('\n').Take(2).Select(line => IdLine.ParseLine(Encoding.UTF8.GetBytes(line))!.Value.Research.Id.ToString()),
        ];
        return text.Replace(ids[1], ids[0], StringComparison.Ordinal);
    }

    private static IReadOnlyList<ExportFile> Late() => AuditExport.Make(Study.Audit(log: true, leaveOut: [Study.Commitment(0)]) with
    {
        Maker = new ExportMaker(SampleKey.Promise, SampleStudy.Start.AddDays(60)),
    });

    private static IReadOnlyList<ExportFile> Put(string after, string text) =>
        Final.Forge("rows.ndjson", rows => rows.Replace(after, after + text, StringComparison.Ordinal));

    private static IReadOnlyList<ExportFile> Cell(string column, Func<string, string> change) => Final.Forge("allocations.csv", text =>
    {
        var at = Array.IndexOf(text.TrimStart('\uFEFF').Split("\r\n")[0].Split(','), column);
        return Line(text, 1, line => string.Join(
            ',', line.TrimEnd('\r').Split(',').Select((cell, index) => index == at ? change(cell) : cell)) + '\r');
    });

    // The first two people, each with the other's id.
    private static string Exchanged(string text)
    {
        var (one, other) = (Drawn(0), Drawn(1));
        return text.Replace(one, "-", StringComparison.Ordinal).Replace(other, one, StringComparison.Ordinal)
            .Replace("-\"", other + "\"", StringComparison.Ordinal);
    }

    private static int At(string text, string word) =>
        Array.FindIndex(text.Split('\n'), line => line.Contains(word, StringComparison.Ordinal));

    private static string Without(string text, int index) =>
        string.Join('\n', text.Split('\n').Where((_, at) => at != index));

    private static string Line(string text, int index, Func<string, string> change) =>
        string.Join('\n', text.Split('\n').Select((line, at) => at == index ? change(line) : line));

    private static List<string> Differences(IReadOnlyList<ExportFile> export, IReadOnlyList<ExportFile>? table = null) =>
    [
        .. from comparison in Reconciliation.Run(
               ExportFiles.Of(export), table is null ? [] : [("table", ExportFiles.Of(table))])
           from difference in comparison.Differences
           select $"{comparison.Of}: {difference}",
    ];
}
