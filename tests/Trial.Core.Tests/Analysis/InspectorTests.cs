using Trial.Core.Analysis;
using Trial.Core.Export;
using Trial.Core.Groups;
using Trial.Core.Lottery;
using Trial.Core.Pictures;
using Trial.Core.Record;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Analysis;

public sealed class InspectorTests
{
    private static readonly Digest Seed = SampleStudy.Hash("inspector");
    private static readonly DateOnly April = SampleStudy.Start.AddMonths(1);
    private static readonly DateOnly June = SampleStudy.Start.AddMonths(3);

    [Fact]
    public void A_study_is_counted_by_month_place_and_arm()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([2])).Open()
            .Draw("A", 4).Draw("B", 2, SampleStudy.Start.AddMonths(1)).Draw("A", 3, SampleStudy.Start.AddMonths(1), group: "g1");
        study.Erase(study.State.Draws.Values.First());

        var page = Inspect(study);

        Assert.Equal(["2026-03 A", "2026-04 A", "2026-04 B"], page.Months.Select(line => $"{line.Month} {line.Place}"));
        Assert.Equal([4, 3, 2], page.Months.Select(line => line.Arms.Sum()));
        Assert.Equal([(1, 1), (0, 1)], page.Places.Select(place => ((int)place.Lead, (int)place.Largest)));
        Assert.Equal(1, page.Flow.Single(line => line.Step == "had their data erased").Arms.Sum());
        Assert.Equal(9, page.Flow[0].Arms.Sum());
        Assert.All(page.Places, place => Assert.Null(place.Seatless));
        Assert.Equal(((9 - 5) + (0.5 * 5)) / 9, page.Guessed!.Value, 1e-12); // in blocks of two every second is guessed
    }

    [Fact]
    public void After_the_reveal_those_without_a_group_are_counted_where_the_arm_has_groups()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([2])).Open().Draw("A", 4, group: "g1").Draw("B", 6);

        var page = Inspect(study, isFinal: true);

        Assert.Equal([0, 3], page.Places.Select(place => place.Seatless!.Value));
        Assert.NotEmpty(page.Found);
        Assert.Equal(page.Tests.Count > 0, page.Scores.Count == 10);
        Assert.All(page.Scores, draw => Assert.True(draw is { Score: 0.5 } or { Score: 1, Arm: "peer" } or { Score: 0, Arm: "control" }));
    }

    [Fact]
    public void Many_scores_are_counted_in_tenths()
    {
        ScoredDraw[] draws = [.. Enumerable.Range(0, 13).Select(i => new ScoredDraw(i + 1, "A", i % 2 == 0 ? "P" : "C", i / 12.0))];

        var counts = ScoreCount.Of(draws, ["P", "C"]);

        Assert.Equal(11, counts.Count);
        Assert.Equal(13, counts.Sum(count => count.Arms.Sum()));
        Assert.Equal([0, 1], counts.Single(count => count.Score == 0.1).Arms);
        Assert.Equal(12, ScoreCount.Of(draws[1..^1].Append(draws[0]).ToArray(), ["P", "C"]).Sum(count => count.Arms.Sum()));
    }

    [Fact]
    [Trait("Requirement", "R17")]
    public void After_the_reveal_it_is_told_who_began_by_place_and_month_and_after_how_long()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([2])).Open().Draw("A", 10).Draw("B", 4, SampleStudy.Start.AddMonths(1));
        ParticipantId[] peers =
            [.. study.State.Draws.Values.Where(id => study.State.Participants[id].Draw is { Arm.Letter: 'P', Stratum: "A" })];
        study.Plan("g1", SampleStudy.Meets with { First = SampleStudy.Start.AddDays(50) }).Roster("g1", peers[..4])
            .Count("g1", (peers[0], 7), (peers[1], 0), (peers[2], 0))
            .Do(new Act.Withdraw(peers[2], Withdrawal.Group), actor: Actor.Citizen)
            .Erase(peers[3]);

        var page = Inspect(study, isFinal: true);

        Assert.Equal(
            [
                new("A", "2026-03", Drawn: 5, Started: 1, NeverStarted: 1, Left: 1, NotYet: 1, NotKnown: 1),
                new GhostCount("B", "2026-04", Drawn: 2, Started: 0, NeverStarted: 0, Left: 0, NotYet: 2, NotKnown: 0),
            ],
            page.Beginnings);
        Assert.Equal([50, 50, 50], page.ToFirstMeeting);
        Assert.Equal([new(0, 3, 0), new(4, 7, 3), new(8, 11, 0), new(12, 15, 0), new WaitBand(16, null, 0)], page.FirstMeetings);

        // One of them had a seat and was erased, and the page says so where it counts people without a group.
        Assert.Equal((4, 4), (page.NoMeeting, page.Places.Sum(place => place.Seatless)));
        var parts = new InspectParts(page);
        string[] notes = [.. parts.Balance.Notes, .. parts.Waiting.Notes];
        Assert.Equal(
            2, notes.Count(note => note == "Whoever had their data erased, or deleted after its time, counts as without a group."));
    }

    [Fact]
    [Trait("Requirement", "R17")]
    public void An_audit_that_counts_who_began_tells_the_same_for_whole_months()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([2])).Open().Draw("A", 10).Draw("B", 4);
        ParticipantId[] peers =
            [.. study.State.Draws.Values.Where(id => study.State.Participants[id].Draw is { Arm.Letter: 'P', Stratum: "A" })];
        study.Plan("g1", SampleStudy.Meets with { First = SampleStudy.Start.AddDays(50) }).Roster("g1", peers[..4]);

        var page = Inspect(AuditExport.Make(study.Counted(
            SampleStudy.Start.AddMonths(1), (peers[0], Beginning.Started), (peers[1], Beginning.Never))));

        Assert.Equal(
            [new GhostCount("A", "2026-03", Drawn: 5, Started: 1, NeverStarted: 1, Left: 0, NotYet: 3, NotKnown: 0)], page.Beginnings);
        Assert.Equal([new(0, 3, 0), new(4, 7, 4), new(8, 11, 0), new(12, 15, 0), new WaitBand(16, null, 0)], page.FirstMeetings);
        Assert.Equal((1, 2), (page.NoMeeting, page.NotTold)); // two of place B wait for a month that is full
        Assert.Empty(page.ToFirstMeeting);
    }

    // The three with a seat and without two marked meetings are not yet told, and nobody is unknown: the head and the words say so.
    [Theory]
    [InlineData(false, "without a seat in a group, or fewer than 2 meetings are marked")]
    [InlineData(true, "without a seat in a group, or no meeting is marked")]
    [Trait("Requirement", "R17")]
    public void Of_whom_it_is_too_early_to_tell_is_headed_and_explained_as_what_is_counted(bool isFinal, string notYet)
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([2])).Open().Draw("A", 10, group: "g1");
        var page = Inspect(isFinal ? FinalExport.Make(study.Reveal().Final())
            : AuditExport.Make(study.Counted(SampleStudy.Start.AddMonths(1), (study.State.Draws.Values.First(), Beginning.NotYet))));

        var section = InspectSections.All(page, plan: null).Single(section => section.Part.Name == "Beginning");
        var rows = section.Lines.OfType<InspectLine.Row>().ToList();

        Assert.Equal(["place", "drawn", "came", "never", "left", "not yet", "unknown"], rows[0].Cells);
        Assert.Equal(["A", "5", "0", "0", "0", "5", "0"], rows[1].Cells);
        Assert.Contains($"(not yet: {notYet})", section.Part.Means, StringComparison.Ordinal);
        Assert.Equal(isFinal, !section.Part.Means.Contains($"(unknown: {Ghosts.NotKnownText})", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, "half at most 1 days, nine of ten 2, the longest 2.")]
    [InlineData(20, "half at most 10 days, nine of ten 18, the longest 20.")]
    [InlineData(24, "half at most 12 days, nine of ten 22, the longest 24.")]
    public void Nine_of_ten_waited_no_longer_than_it_says(int people, string words)
    {
        var page = Inspect(new SampleStudy().Open().Draw("A", 2)) with { ToFirstMeeting = [.. Enumerable.Range(1, people).Reverse()] };

        Assert.Contains(
            InspectSections.All(page, plan: null).SelectMany(section => section.Lines).OfType<InspectLine.Sentence>(),
            line => line.Text.EndsWith(words, StringComparison.Ordinal));
    }

    // Under a big stick the lead tells the next lot, so while lots are drawn those of this month are in nothing that the page tells.
    [Fact]
    [Trait("Requirement", "R2")]
    public void While_lots_are_drawn_studies_that_differ_only_in_this_month_have_the_same_page()
    {
        SampleStudy[] studies = [Until(), Until()];
        studies[0].Draw("A", 9, April).Draw("B", 3, April);
        studies[1].Draw("A", 2, April).Draw("B", 14, April);

        Inspection[] pages = [.. studies.Select(study => Inspect(AuditExport.Make(study.Counted(April.AddDays(20)))))];

        var (one, other) = (Told(pages[0]), Told(pages[1]));
        Assert.Equal(one, other);
        Assert.Contains("Only lots drawn before 2026-04: ", one, StringComparison.Ordinal);
        Assert.Equal("2026-04", pages[0].Before);
        Assert.Equal([12, 12], pages[0].Places.Select(place => place.Arms.Sum()));
        string[] later = [.. studies.Select(study => Told(Inspect(AuditExport.Make(study.Counted(June)))))];
        Assert.NotEqual(later[0], later[1]);

        var closed = Inspect(AuditExport.Make(studies[0].Close().Counted(April.AddDays(20))));
        Assert.Null(closed.Before);
        Assert.Equal(36, closed.Flow[0].Arms.Sum());

        static SampleStudy Until() => new SampleStudy(new Policy.BigStick(3)).Open().Draw("A", 12).Draw("B", 12);
        static string Told(Inspection page) => InspectText.Format(page with { Checks = [] }, plan: null)
            + InspectPicture.Draw(page, plan: null) + string.Concat(new InspectParts(page).All);
    }

    [Fact]
    public void Before_the_first_month_is_over_nothing_is_drawn_and_the_picture_says_why()
    {
        var page = Inspect(AuditExport.Make(new SampleStudy().Open().Draw("A", 3).Audit(today: SampleStudy.Start.AddDays(9))));

        Assert.Equal((0, 0), (page.Months.Count, page.Places.Count));
        Assert.Contains("Only lots drawn before 2026-03", InspectPicture.Draw(page, plan: null), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "R5")]
    public void A_recruiter_who_reads_the_balance_is_found_in_a_whole_study_and_one_value_for_all_is_not()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([4])).Open().Draw("A", 40).Draw("B", 40).Draw("C", 40);
        var arms = study.State.Draws.Values.Select(id => study.State.Participants[id].Draw.Arm == Arm.Peer ? 0 : 1).ToArray();
        var places = study.State.Draws.Values.Select(id => study.State.Participants[id].Draw.Stratum).ToArray();
        var guesses = Scores.Convergence([1, 1], places, arms);
        var ids = study.State.Draws.Values.Select(id => study.People[id].ResearchId!.ToString()!).ToArray();

        var chosen = Inspect(study, isFinal: true, ids.Zip(guesses).ToDictionary(pair => pair.First, pair => pair.Second));
        var alike = Inspect(study, isFinal: true, ids.ToDictionary(id => id, _ => 7.0), isRevealed: true);

        Assert.InRange(chosen.Tests.Single(test => test.Name == "Berger-Exner").P!.Value, 0, 0.011);
        Assert.Equal(1, alike.Tests.Single(test => test.Name == "Berger-Exner").P!.Value);
        Assert.Equal(120, chosen.Tests[0].People);
    }

    [Fact]
    public void People_without_a_value_are_left_out_of_the_test()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([4])).Open().Draw("A", 12);
        var ids = study.State.Draws.Values.Take(5).Select(id => study.People[id].ResearchId!.ToString()!);

        var page = Inspect(study, isFinal: true, ids.Index().ToDictionary(id => id.Item, id => (double)id.Index));

        Assert.Equal(5, page.Tests.Single(test => test.Name == "Berger-Exner").People);
        Assert.Equal(11, page.Tests.Single(test => test.Name == "gaps").People);
    }

    [Fact]
    public void Where_lots_are_drawn_by_cohort_the_days_are_told_and_who_waits()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([4]), cohort: new CohortPlan(People: 4, Days: 10)).Open();
        study.Do(new Act.Referral(Id(1), "A", "da-1", study.NextPerson()), SampleStudy.Start);
        study.Do(new Act.Referral(Id(2), "A", "da-1", study.NextPerson()), SampleStudy.Start.AddDays(3));

        var page = Inspect(study);

        Assert.Empty(page.Waited);
        Assert.Equal(2, page.Waiting);
        Assert.Null(page.Guessed);
        Assert.Empty(page.Tests);

        page = Inspect(study.DrawCohort("A", SampleStudy.Start.AddDays(10)));

        Assert.True(page.IsByCohort);
        Assert.Equal(0.5, page.Guessed); // nothing is known before the first cohort
        Assert.All(page.Tests, test => Assert.Null(test.P));
        Assert.Equal([7, 10], page.Waited.Order());
        Assert.Equal(0, page.Waiting);
    }

    private static ParticipantId Id(byte number) => ParticipantId.FromRandom([.. Enumerable.Repeat(number, ParticipantId.Size)]);

    private static Inspection Inspect(
        SampleStudy study, bool isFinal = false, IReadOnlyDictionary<string, double>? covariates = null, bool isRevealed = false) =>
        Inspect(
            isFinal ? FinalExport.Make((isRevealed ? study : study.Reveal()).Final()) : AuditExport.Make(study.Audit(today: June)),
            covariates);

    private static Inspection Inspect(IReadOnlyList<ExportFile> export, IReadOnlyDictionary<string, double>? covariates = null)
    {
        var files = ExportFiles.Of(export);
        var verdict = SampleVerification.Run(files, new Kept());
        Assert.Null(verdict.FirstFalse);
        return Inspector.Inspect(files, verdict, covariates, Seed, lists: 99);
    }
}
