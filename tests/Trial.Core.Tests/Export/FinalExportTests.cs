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
        Assert.Superset(new HashSet<string> { "seed", "list.key", "policy.json", "allocations.csv" }, names);
    }

    [Fact]
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
        Assert.Equal(drawn.Select(person => study.People[person.Id].ResearchId.ToString()), rows.Select(row => row[9]));
        Assert.Equal(drawn.Select(
            person => person.Draw is { Arm: "P", Stratum: "A" } ? "G01 F01" : " "), rows.Select(row => $"{row[10]} {row[11]}"));
    }

    [Fact]
    public void Probabilities_are_exact_fractions_given_the_list()
    {
        var blocks = FinalExport.Make(Drawn(new Policy.PermutedBlocks([4])).Reveal().Final()).Rows("allocations.csv");
        Assert.Equal(["1/2", "1/1"], [blocks[0][6], blocks[3][6]]); // the first of a block of four, and its last
        Assert.All(blocks, row => Assert.Contains(row[6], (string[])["1/1", "1/2", "1/3", "2/3"]));

        var coins = FinalExport.Make(Drawn(new Policy.Simple()).Reveal().Final()).Rows("allocations.csv");
        Assert.All(coins, row => Assert.Equal("1/2", row[6]));
    }

    [Fact]
    public void The_erased_keep_their_draw_and_nothing_else()
    {
        var study = Drawn();
        study.Erase(study.State.Draws.Values.First()).Reveal();
        var files = FinalExport.Make(study.Final());
        var row = files.Rows("allocations.csv")[0];

        Assert.Equal(["erased", "", "", "", ""], row.Skip(7));
        Assert.Null(files.FirstFalse());
    }
}
