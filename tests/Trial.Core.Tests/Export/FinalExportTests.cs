using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Export;

public sealed class FinalExportTests
{
    private static SampleStudy Drawn(Policy? policy = null) => new SampleStudy(policy).Open().Draw("A", 7, group: "g1").Draw("B", 13);

    public static TheoryData<Policy> Policies =>
        [new Policy.PermutedBlocks([4, 6, 8]), new Policy.BigStick(2), new Policy.BlockUrn(2), new Policy.Simple()];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Verifies_under_every_design(Policy policy)
    {
        var files = FinalExport.Make(Drawn(policy).Reveal().Final());

        Assert.Equal(ExportKind.Final, SampleVerification.Run(files).Kind);
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void Holds_all_of_the_audit_and_what_was_revealed()
    {
        var study = Drawn().Reveal();
        var names = FinalExport.Make(study.Final(log: true)).Select(file => file.Name).ToHashSet();

        Assert.Superset(AuditExport.Make(study.Audit(log: true)).Select(file => file.Name).ToHashSet(), names);
        Assert.Superset(new HashSet<string> { "seed", "list.key", "policy.json", "allocations.csv", "codebook.csv", "flow.csv" }, names);
    }

    [Fact]
    [Trait("Requirement", "R14")]
    public void Is_refused_before_the_reveal()
    {
        var study = Drawn().Close();
        Assert.Throws<ArgumentException>(() => FinalExport.Make(study.Final()));
    }

    [Fact]
    public void With_the_list_key_alone_all_is_checked_but_where_the_key_came_from()
    {
        var study = Drawn().Close();
        study.Do(new Act.RevealListKey(1, study.Final().Secrets[0].ListKey!.Value));
        var files = FinalExport.Make(study.Final());
        var checks = SampleVerification.Run(files).Checks.ToDictionary(check => check.Name, check => check.Finding);

        Assert.DoesNotContain("seed", files.Select(file => file.Name));
        Assert.IsType<Finding.NotChecked>(checks["key from the committed seed"]);
        Assert.IsType<Finding.Verified>(checks["list as sealed"]);
        Assert.IsType<Finding.Verified>(checks["draws in order"]);
    }

    [Fact]
    public void A_second_list_has_a_seed_a_key_and_a_policy_of_its_own()
    {
        var files = FinalExport.Make(Drawn().Seal(2).Draw("C", 4).Reveal().Final(log: true));

        Assert.Superset(new HashSet<string> { "seed-2", "list-2.key", "policy-2.json" }, files.Select(file => file.Name).ToHashSet());
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void A_line_is_a_draw_with_its_envelope_and_probability()
    {
        var study = Drawn(new Policy.PermutedBlocks([4])).Reveal();
        var rows = FinalExport.Make(study.Final()).Rows("allocations.csv");
        var drawn = study.State.Draws.Values.Select(id => study.State.Participants[id]).ToList();

        Assert.Equal(drawn.Select(person => person.Sequence.ToString(CultureInfo.InvariantCulture)), rows.Select(row => row[0]));
        Assert.Equal(drawn.Select(person => $"1 {person.Draw.Stratum} {person.Draw.Envelope} {person.Draw.Arm}"), rows.Select(
            row => $"{row[1]} {row[2]} {row[3]} {row[5]}"));
        Assert.Equal(drawn.Select(person => study.People[person.Id].ResearchId.ToString()), rows.Select(row => row[12]));
        Assert.Equal(
            drawn.Select(person => person.Draw is { Arm.Letter: 'P', Stratum: "A" } ? "G01 F01 1" : "  0"),
            rows.Select(row => $"{row[13]} {row[14]} {row[15]}"));
    }

    [Fact]
    public void Probabilities_are_exact_fractions_given_the_list()
    {
        var blocks = FinalExport.Make(Drawn(new Policy.PermutedBlocks([4])).Reveal().Final()).Rows("allocations.csv");
        Assert.Equal(["1/2", "1/1"], [Probability(blocks[0]), Probability(blocks[3])]); // the first of a block of four, and its last
        Assert.All(blocks, row => Assert.Contains(Probability(row), (string[])["1/1", "1/2", "1/3", "2/3"]));

        var coins = FinalExport.Make(Drawn(new Policy.Simple()).Reveal().Final()).Rows("allocations.csv");
        Assert.All(coins, row => Assert.Equal("1/2", Probability(row)));
    }

    [Fact]
    public void The_erased_keep_their_draw_and_nothing_else()
    {
        var study = Drawn();
        study.Erase(study.State.Draws.Values.First()).Reveal();
        var files = FinalExport.Make(study.Final());
        var row = files.Rows("allocations.csv")[0];

        Assert.Equal(["erased", .. Enumerable.Repeat("", 9)], row.Skip(8));
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void Sessions_and_months_of_leaving_are_told_and_a_group_that_was_cancelled_is_no_group()
    {
        var study = Drawn().Draw("C", 7, group: "g2");
        var seated = study.State.Draws.Values.Where(id => study.People[id].Group == "g1").ToList();
        study.Count("g1", (seated[0], 3), (seated[1], 0))
            .Plan("g2", SampleStudy.Meets, GroupChange.Cancelled)
            .Do(new Act.Withdraw(seated[0], Withdrawal.Group), SampleStudy.Start.AddMonths(1), Actor.Citizen)
            .Do(new Act.Withdraw(seated[0], Withdrawal.FollowUp), SampleStudy.Start.AddMonths(2), Actor.Citizen)
            .Reveal();
        var files = FinalExport.Make(study.Final());
        var rows = files.Rows("allocations.csv").ToDictionary(row => row[12]);
        IReadOnlyList<string> Of(ParticipantId id) => rows[study.People[id].ResearchId.ToString()!];

        Assert.Equal(["2026-04", "2026-05"], Of(seated[0]).Skip(9).Take(2));
        Assert.Equal(["3", "0", ""], seated.Take(3).Select(id => Of(id)[16]));
        Assert.All(
            study.People.Where(person => person.Value.Group == "g2"),
            person => Assert.Equal(["", "", "1", "", ""], Of(person.Key).Skip(13)));
        Assert.Null(files.FirstFalse());
    }

    [Theory]
    [InlineData(8, "left-group")]
    [InlineData(13, "")]
    [InlineData(13, "G02")]
    [InlineData(14, "F02")]
    [InlineData(15, "0")]
    [InlineData(16, "4")]
    [InlineData(17, "16")]
    [Trait("Requirement", "R7")]
    public void What_the_rows_tell_of_a_person_cannot_be_changed(int column, string value)
    {
        var study = Drawn();
        var seated = study.State.Draws.Values.First(id => study.People[id].Group == "g1");
        study.Count("g1", (seated, 3)).Reveal();
        var files = FinalExport.Make(study.Final());
        var id = study.People[seated].ResearchId.ToString()!;
        var line = files.Rows("allocations.csv").Index().Single(row => row.Item[12] == id).Index;

        string Changed(string row) => row.Contains(id, StringComparison.Ordinal)
            ? string.Join(',', row.Split(',').Select((cell, i) => i == column ? value : cell))
            : row;

        var found = files.Forge("allocations.csv", text => string.Join("\r\n", text.Split("\r\n").Select(Changed))).FirstFalse();
        Assert.Equal("allocations", found?.Check);
        Assert.InRange(found!.Value.Index!.Value, line, line + 4); // a label may first be wrong at the next who has it
    }

    [Fact]
    public void Codebook_and_flow_follow_from_setup_and_lines()
    {
        var files = FinalExport.Make(Drawn().Reveal().Final());
        var book = files.Forge("codebook.csv", text => text.Replace("SUBJID", "USUBJID", StringComparison.Ordinal));
        var flow = files.Forge("flow.csv", text => text.Replace("drawn,P,", "drawn,P,1", StringComparison.Ordinal));
        Assert.All([book, flow], forged => Assert.Equal("allocations", forged.FirstFalse()?.Check));
        Assert.Equal(
            files.Text("allocations.csv").TrimStart('\uFEFF').Split("\r\n")[0].Split(','),
            files.Rows("codebook.csv").Where(row => row[0] == "allocations.csv").Select(row => row[1]));
    }

    private static string Probability(IReadOnlyList<string> row) => $"{row[6]}/{row[7]}";
}
