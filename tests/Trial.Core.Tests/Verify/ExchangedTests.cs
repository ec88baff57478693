using System.Text.Json.Nodes;

using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

/// <summary>
/// Fields of two people exchanged in an export by somebody who writes the sums anew: which check names it, and at which participant.
/// </summary>
[Trait("Requirement", "R7")]
[Trait("Requirement", "R12")]
public sealed class ExchangedTests
{
    private static readonly SampleStudy Study = VerificationTests.Sample();

    private static readonly IReadOnlyList<ExportFile> Final = FinalExport.Make(VerificationTests.Sample().Reveal().Final(log: true));

    private static readonly IReadOnlyList<ExportFile> Audit = AuditExport.Make(VerificationTests.Sample().Audit(log: true));

    // Of two places and arms, and by another envelope each: no field of theirs is alike but what all have alike.
    private static (Participant One, Participant Other) Two { get; } = (
        from one in Study.State.Participants.Values
        from other in Study.State.Participants.Values
        where one.Draw.Stratum != other.Draw.Stratum && one.Draw.Arm != other.Draw.Arm && one.Draw.Envelope != other.Draw.Envelope
        select (one, other)).First();

    /// <summary>Each field of a draw's line in which the two differ: of the open part, of the closed part, and beside them.</summary>
    public static TheoryData<bool, string, string> Fields
    {
        get
        {
            var (one, other) = (Line(Audit, Two.One), Line(Audit, Two.Other));
            var all = new TheoryData<bool, string, string>();
            foreach (var part in (string[])["open", "closed", ""])
            {
                var (ones, others) = (Part(one, part), Part(other, part));
                foreach (var name in ones.Select(it => it.Key).Where(name => !JsonNode.DeepEquals(ones[name], others[name])))
                {
                    all.Add(false, part, name);
                    all.Add(true, part, name);
                }
            }

            return all;
        }
    }

    // The sequence and the commitment of the body before are each person's own place: they are checked as such.
    [Theory]
    [MemberData(nameof(Fields))]
    public void Each_field_of_two_draws_exchanged_is_named_at_the_first_of_them(bool isFinal, string part, string field)
    {
        var first = Two.One.Sequence < Two.Other.Sequence ? Two.One : Two.Other;
        var verdict = SampleVerification.Run(Exchanged(isFinal ? Final : Audit, part, field)).FirstFalse!;
        var finding = Assert.IsType<Finding.False>(verdict.Finding);

        Assert.Equal(field is "sequence" or "closed" ? "sequence" : "commitments", verdict.Name);
        Assert.Equal(field is "sequence" or "previous" or "closed" ? first.Sequence : first.Sequence + 1, finding.Index);
        if (field is not ("sequence" or "previous" or "closed" or "open" or "participant"))
        {
            Assert.EndsWith($"the draw of {first.Id}", finding.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_fields_of_a_draw_are_tried() => Assert.Superset(
        new HashSet<string>
        {
            "participant", "research", "row", "envelope", "leaf", "arm", "stratum", "nOpen", "nClosed", "open", "closed",
        },
        Fields.Select(row => (string)row[2]).ToHashSet());

    [Theory]
    [InlineData("researchId", "committed to another research id")]
    [InlineData("random", "committed to another research id")]
    [InlineData("participant", "committed to another research id")]
    [InlineData("researchId random", "committed to another research id")]
    [InlineData("all", "out of order")]
    public void Research_ids_are_held_against_the_record(string fields, string reason)
    {
        var (one, other) = (Line(Two.One), Line(Two.Other));
        var forged = Final.Forge("ids.ndjson", text => fields == "all"
            ? Swap(text, one.ToLine(), other.ToLine())
            : Swap(text, one.ToLine(), Merged(one, other, fields)).Replace(
                other.ToLine() + "\n", Merged(other, one, fields) + "\n", StringComparison.Ordinal));

        var verdict = SampleVerification.Run(forged).FirstFalse!;
        Assert.Equal("research ids", verdict.Name);
        var finding = Assert.IsType<Finding.False>(verdict.Finding);
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
        Assert.Matches($"{Two.One.Id}|{Two.Other.Id}", finding.Reason);
    }

    [Fact]
    public void Research_ids_of_the_allocations_are_those_of_the_record()
    {
        var (one, other) = (Study.People[Two.One.Id].ResearchId.ToString()!, Study.People[Two.Other.Id].ResearchId.ToString()!);
        var verdict = SampleVerification.Run(Final.Forge("allocations.csv", text => Swap(text, one, other))).FirstFalse!;

        Assert.Equal("allocations", verdict.Name);
        var first = Two.One.Sequence < Two.Other.Sequence ? Two.One : Two.Other;
        Assert.Contains(first.Id.ToString(), ((Finding.False)verdict.Finding).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_missing_only_where_the_record_says_so()
    {
        var study = VerificationTests.Sample();
        var erased = study.State.Draws.Values.ElementAt(2);
        study.Erase(erased);
        study.Reveal();
        var files = FinalExport.Make(study.Final());
        Assert.Null(files.FirstFalse());
        Assert.DoesNotContain(erased.ToString(), files.Text("ids.ndjson"), StringComparison.Ordinal);

        var line = Line(Two.One).ToLine() + "\n";
        Assert.Equal("research ids", Final.Forge("ids.ndjson", text => text.Replace(line, "", StringComparison.Ordinal))
            .FirstFalse()?.Check);
        Assert.Equal("research ids", files.Forge("ids.ndjson", _ => Final.Text("ids.ndjson")).FirstFalse()?.Check); // erased, and shown
    }

    [Fact]
    public void Rows_that_retention_emptied_are_lines_without_a_research_id()
    {
        var study = VerificationTests.Sample();
        study.Empty(study.State.Draws.Values.First());
        study.Close();
        study.Do(new Act.Retention(Act.Retention.People, SampleStudy.Start, 1), actor: Actor.Timer)
            .Do(new Act.RevealSeed(1, SampleStudy.Seed(1)));

        var files = FinalExport.Make(study.Final());
        Assert.Null(files.FirstFalse());
        Assert.Equal(["drawn", .. Enumerable.Repeat("", 9)], files.Rows("allocations.csv")[0].Skip(8));
        Assert.Equal("research ids", Final.Forge("ids.ndjson", text => text[(text.IndexOf('\n') + 1)..]).FirstFalse()?.Check);
    }

    [Fact]
    public void A_table_has_such_lines_too()
    {
        var study = new SampleStudy().Open().Draw("A", 24).Close();
        study.Empty(study.State.Draws.Values.First());

        var files = TableExport.Make(study.Table(blinded: false));
        Assert.Null(files.FirstFalse());
        Assert.Single(files.Rows("allocations.csv"), row => row[0].Length == 0);
    }

    [Fact]
    public void A_record_of_an_earlier_build_is_told_apart()
    {
        Assert.False(EarlierBuild.Made(ExportFiles.Of(Final)));

        var earlier = Forgery.Forge(VerificationTests.Sample(), Forgery.Every<Act.Draw>(draw => draw with { Person = null }));
        Assert.True(EarlierBuild.Made(ExportFiles.Of(earlier)));
        Assert.Equal("order of acts", earlier.FirstFalse()?.Check);

        var oneDraw = Forgery.Forge(VerificationTests.Sample(), Forgery.LastDraw(draw => draw with { Person = null }));
        Assert.False(EarlierBuild.Made(ExportFiles.Of(oneDraw)));
        Assert.Equal("order of acts", oneDraw.FirstFalse()?.Check);
    }

    private static IdLine Line(Participant person) => new(person.Id, Study.People[person.Id].Known!);

    private static string Merged(IdLine line, IdLine other, string fields) => new IdLine(
        fields.Contains("participant", StringComparison.Ordinal) ? other.Participant : line.Participant,
        new KnownId(
            fields.Contains("researchId", StringComparison.Ordinal) ? other.Research.Id : line.Research.Id,
            fields.Contains("random", StringComparison.Ordinal) ? other.Research.Random : line.Research.Random)).ToLine();

    private static string Swap(string text, string one, string other)
    {
        Assert.Contains(one, text, StringComparison.Ordinal);
        return string.Join(other, text.Split(one).Select(part => part.Replace(other, one, StringComparison.Ordinal)));
    }

    // The field of both draws exchanged in record.ndjson, everything else as it was.
    private static IReadOnlyList<ExportFile> Exchanged(IReadOnlyList<ExportFile> export, string part, string field) =>
        export.Forge("record.ndjson", text =>
        {
            var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
            var (one, other) = (lines[Two.One.Sequence], lines[Two.Other.Sequence]);
            var (ones, others) = (Part(one, part), Part(other, part));
            (ones[field], others[field]) = (others[field]!.DeepClone(), ones[field]!.DeepClone());
            if (part.Length > 0)
            {
                (one[part], other[part]) = (Spelled(ones), Spelled(others));
            }

            return string.Concat(lines.Select(line => Spelled(line) + '\n'));
        });

    private static JsonObject Line(IReadOnlyList<ExportFile> export, Participant person) =>
        JsonNode.Parse(export.Text("record.ndjson").Split('\n')[person.Sequence])!.AsObject();

    // Beside the parts: the line itself.
    private static JsonObject Part(JsonObject line, string part) =>
        part.Length == 0 ? line : JsonNode.Parse(line[part]!.GetValue<string>())!.AsObject();

    private static string Spelled(JsonObject value) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Format(value));
}
