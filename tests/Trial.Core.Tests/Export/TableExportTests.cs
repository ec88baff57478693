using System.Text;

using FsCheck;
using FsCheck.Fluent;

using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Tests.Export;

[Trait("Requirement", "P6")]
public sealed class TableExportTests
{
    private const string File = "allocations.csv";

    private static SampleStudy Large() => new SampleStudy().Open().Draw("A", 20, group: "g1").Draw("B", 20, group: "g2");

    [Fact]
    public void Holds_these_files_and_verifies()
    {
        var files = TableExport.Make(Large().Table());

        Assert.Equal(
            ["allocations.csv", "codebook.csv", "erased.csv", "flow.csv", "seal.txt", "setup.json", "SHA256SUMS", "SHA256SUMS.note"],
            files.Select(file => file.Name));
        Assert.Equal(ExportKind.Table, SampleVerification.Run(files).Kind);
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void A_blinded_line_is_research_id_months_stratum_and_a_letter()
    {
        var rows = TableExport.Make(Large().Table()).Rows(File);

        Assert.Equal(40, rows.Count);
        Assert.All(rows, row => Assert.Equal(5, row.Count));
        Assert.All(rows, row => Assert.Equal(["2026-03", "2026-03"], row.Skip(1).Take(2)));
        Assert.Equal(["X", "Y"], rows.Select(row => row[4]).Distinct().Order());
    }

    [Fact]
    [Trait("Requirement", "R24")]
    public void Lines_are_sorted_by_research_id_and_not_as_drawn()
    {
        var study = Large();
        var ids = TableExport.Make(study.Table()).Rows(File).Select(row => row[0]).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.NotEqual(study.State.Draws.Values.Select(id => study.People[id].ResearchId.ToString()), ids);
    }

    [Fact]
    [Trait("Requirement", "R18")]
    public void A_blinded_table_is_the_same_whatever_the_arms_are_called_and_whatever_came_after_the_draw()
    {
        var study = Large();
        var before = TableExport.Make(study.Table());
        study.Do(new Act.Withdraw(study.State.Draws.Values.First(), Withdrawal.Group), actor: Actor.Citizen)
            .Do(new Act.Correction(study.State.Draws.Keys.First(), Mistake.NotEligible, SampleStudy.Hash("why")));
        var noGroups = study.People.ToDictionary(pair => pair.Key, pair => pair.Value with { Group = null, Pair = null });
        var after = TableExport.Make(study.Table() with { People = noGroups });

        Assert.Equal(before.Text("SHA256SUMS"), after.Text("SHA256SUMS"));
    }

    [Fact]
    public void A_letter_is_the_same_arm_in_every_table_of_the_study()
    {
        var study = Large();
        var letters = TableExport.Make(study.Table()).Rows(File).ToDictionary(row => row[0], row => row[4]);
        var arms = study.State.Participants.Values.ToDictionary(
            person => study.People[person.Id].ResearchId.ToString()!, person => person.Draw.Arm.ToString());

        Assert.Equal(2, letters.Select(pair => (pair.Value, arms[pair.Key])).Distinct().Count());
    }

    [Fact]
    public void Another_order_swaps_the_letters_and_nothing_else()
    {
        var study = Large();
        var letters = TableExport.Make(study.Table()).Rows(File).Select(row => row[4]);
        var swapped = TableExport.Make(study.Table(blindedOrder: [Arm.Peer, new('C')])).Rows(File).Select(row => row[4] == "X" ? "Y" : "X");

        Assert.Equal(letters, swapped);
    }

    [Fact]
    [Trait("Requirement", "R18")]
    public void Arms_by_name_before_close_are_refused()
    {
        var study = Large();
        Assert.Throws<ArgumentException>(() => TableExport.Make(study.Table(blinded: false)));
    }

    [Fact]
    [Trait("Requirement", "R18")]
    public void Arms_by_name_are_told_after_the_stewards_unblind_and_after_close()
    {
        var unblinded = Large().Do(new Act.Unblind(SampleStudy.Hash("reason")));
        var closed = Large().Close();

        Assert.All([unblinded, closed], study =>
        {
            var files = TableExport.Make(study.Table(blinded: false));
            Assert.Equal(["C", "P"], files.Rows(File).Select(row => row[4]).Distinct().Order());
            Assert.Null(files.FirstFalse());
        });
    }

    [Fact]
    [Trait("Requirement", "R26")]
    public void An_unblinded_line_tells_group_pair_status_and_correction()
    {
        var study = Large().Close();
        var person = study.State.Participants.Values.First(person => person.Draw is { Arm.Letter: 'P', Stratum: "A" });
        study.Do(new Act.Withdraw(person.Id, Withdrawal.FollowUp), actor: Actor.Citizen)
            .Do(new Act.Correction(person.Sequence, Mistake.WrongStratum, SampleStudy.Hash("why")));

        var row = TableExport.Make(study.Table(blinded: false))
            .Rows(File).Single(row => row[0] == study.People[person.Id].ResearchId.ToString());

        Assert.Matches("^G0[12]$", row[5]);
        Assert.Matches("^F0[12]$", row[6]);
        Assert.Equal(["left-follow-up", "wrong-stratum"], row.Skip(9));
    }

    [Fact]
    public void Sessions_are_told_after_close_and_only_where_the_group_is()
    {
        var study = Large();
        var people = study.People.ToDictionary(one => one.Key, one => one.Value with { Sessions = one.Value.Group is null ? null : 7 });
        var early = TableExport.Make(study.Do(new Act.Unblind(SampleStudy.Hash("reason"))).Table(blinded: false) with { People = people });
        var closed = TableExport.Make(study.Close().Table(blinded: false) with { People = people });

        Assert.All(early.Rows(File), row => Assert.Equal(["", ""], row.Skip(7).Take(2)));
        Assert.All(closed.Rows(File), row => Assert.Equal(row[5].Length > 0 ? ["1", "7"] : ["", ""], row.Skip(7).Take(2)));
        Assert.Contains(closed.Rows(File), row => row[8] == "7");
        Assert.Null(closed.FirstFalse());
    }

    [Fact]
    public void Group_labels_tell_who_shares_a_group_and_change_from_table_to_table()
    {
        var study = Large().Close();
        var tables = Enumerable.Range(0, 16)
            .Select(i => TableExport.Make(study.Table(blinded: false) with { LabelKey = SampleStudy.Hash($"{i}") })
            .Rows(File).Where(row => row[5].Length > 0).ToDictionary(row => row[0], row => row[5])).ToList();

        Assert.Equal(2, tables.Select(table => string.Join(' ', table.Values)).Distinct().Count());
        Assert.All(tables, table => Assert.All(table, pair => Assert.Equal(
            table.Where(other => other.Value == pair.Value).Select(other => other.Key),
            tables[0].Where(other => other.Value == tables[0][pair.Key]).Select(other => other.Key))));
    }

    [Fact]
    public void A_label_that_fewer_than_five_would_carry_is_left_out()
    {
        var study = new SampleStudy().Open().Draw("A", 6, group: "g1").Draw("A", 20, group: "g2").Close();
        Assert.InRange(study.People.Values.Count(person => person.Group == "g1"), 1, 4);

        var rows = TableExport.Make(study.Table(blinded: false)).Rows(File);

        Assert.Single(rows.Select(row => row[5]).Where(label => label.Length > 0).Distinct());
    }

    [Fact]
    public void Labels_are_dropped_where_months_were_merged()
    {
        var study = new SampleStudy().Open().Draw("A", 8, group: "g1").Draw("A", 8, SampleStudy.Start.AddMonths(1), "g1").Close();
        var rows = TableExport.Make(study.Table(blinded: false)).Rows(File);

        Assert.All(rows, row => Assert.Equal(["2026-03", "2026-04", "A", "", ""], [row[1], row[2], row[3], row[5], row[6]]));
    }

    [Fact]
    public void The_erased_are_counted_without_id_and_their_ids_listed()
    {
        var study = Large().Close();
        var gone = study.State.Participants.Values.First(person => person.Draw.Stratum == "A");
        var id = study.People[gone.Id].ResearchId!.Value;
        study.Erase(gone.Id);

        var files = TableExport.Make(study.Table(blinded: false) with { Erased = [id] });

        Assert.Equal(
            ["", "2026-03", "2026-03", "A", gone.Draw.Arm.ToString(), "", "", "", "", "erased", ""],
            files.Rows(File).Single(row => row[0].Length == 0));
        Assert.Equal([[id.ToString()]], files.Rows("erased.csv"));
        Assert.DoesNotContain(id.ToString(), files.Text(File), StringComparison.Ordinal);
        Assert.Equal(40, files.Rows("flow.csv").Where(row => row[0] == "drawn").Sum(row => int.Parse(row[2], null)));
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void The_checkpoint_comes_with_the_table_once_there_is_a_log()
    {
        var checkpoint = Large().Audit(log: true).Log.Single(file => file.Name == "log/checkpoint").Bytes;
        var files = TableExport.Make(Large().Table() with { Checkpoint = checkpoint });

        Assert.Equal(Encoding.UTF8.GetString(checkpoint.Span), files.Text("checkpoint"));
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void Too_few_people_give_an_empty_table_that_verifies()
    {
        var files = TableExport.Make(new SampleStudy().Open().Draw("A", 3).Draw("B", 4).Table());

        Assert.Empty(files.Rows(File));
        Assert.Equal([["drawn", "", "0"]], files.Rows("flow.csv"));
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void Whatever_is_drawn_no_cell_of_one_to_four_can_be_seen()
    {
        var act = Gen.Choose(0, 2).Zip(Gen.Choose(1, 9)).Zip(Gen.Choose(0, 1));
        var acts = act.ListOf().Where(list => list.Count < 30).ToArbitrary();

        Prop.ForAll(acts, draws =>
        {
            var study = Drawn(draws.Select(draw => (draw.Item1.Item1, draw.Item1.Item2, draw.Item2)));
            var arms = study.Close().State.Participants.Values.Select(person => person.Draw.Arm).Distinct().Count();
            var files = TableExport.Make(study.Table(blinded: false));
            var cells = files.Rows(File).GroupBy(row => (row[1], row[2], row[3])).ToList();

            return files.FirstFalse() is null
                && cells.All(cell => cell.GroupBy(row => row[4]).All(arm => arm.Count() >= 5)
                    && cell.Select(row => row[4]).Distinct().Count() == arms)
                && files.Rows("flow.csv").Where(row => row[0] == "drawn").Sum(row => int.Parse(row[2], null)) == files.Rows(File).Count;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Under_the_cut_two_tables_differ_by_whole_cells()
    {
        var act = Gen.Choose(0, 1).Zip(Gen.Choose(1, 9)).Zip(Gen.Choose(0, 1));
        var acts = act.ListOf().Where(list => list.Count is > 5 and < 30).ToArbitrary();

        Prop.ForAll(acts, draws =>
        {
            var study = new SampleStudy().Open();
            List<string>? before = null;
            foreach (var (stratum, count, month) in Dated(draws.Select(draw => (draw.Item1.Item1, draw.Item1.Item2, draw.Item2))))
            {
                study.Draw(stratum, count, month);
                List<string> now = [.. TableExport.Make(
                    study.Table(cut: Cut.Month, today: month)).Rows(File).Select(row => string.Join(' ', row))];
                var added = now.Except(before ?? []).GroupBy(row => row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                if ((before ?? []).Except(now).Any() || added.Any(cell => cell.Count() < 5))
                {
                    return false;
                }

                before = now;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void Under_the_cut_this_month_and_the_latest_twelve_of_a_stratum_are_not_shown()
    {
        var april = SampleStudy.Start.AddMonths(1);
        var study = new SampleStudy().Open().Draw("A", 30).Draw("A", 12, april);

        Assert.Empty(TableExport.Make(study.Table(cut: Cut.Month, today: SampleStudy.Start)).Rows(File));
        Assert.Equal(30, TableExport.Make(study.Table(cut: Cut.Month, today: april)).Rows(File).Count);
        Assert.Equal(42, TableExport.Make(study.Close().Table(cut: Cut.Month, today: april)).Rows(File).Count);
    }

    [Fact]
    public void Under_the_cut_the_month_in_which_the_latest_twelve_begin_waits_whole()
    {
        var april = SampleStudy.Start.AddMonths(1);
        var study = new SampleStudy().Open().Draw("A", 30).Draw("A", 11, april);

        Assert.Empty(TableExport.Make(study.Table(cut: Cut.Month, today: april)).Rows(File));
    }

    private static SampleStudy Drawn(IEnumerable<(int Stratum, int Count, int Later)> draws)
    {
        var study = new SampleStudy().Open();
        foreach (var (stratum, count, month) in Dated(draws))
        {
            study.Draw(stratum, count, month);
        }

        return study;
    }

    private static IEnumerable<(string Stratum, int Count, DateOnly Month)> Dated(IEnumerable<(int Stratum, int Count, int Later)> draws)
    {
        var month = SampleStudy.Start;
        foreach (var (stratum, count, later) in draws)
        {
            month = month.AddMonths(later);
            yield return ("ABC".Substring(stratum, 1), count, month);
        }
    }
}
