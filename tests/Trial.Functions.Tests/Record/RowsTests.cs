using System.Text;

using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Record;
using Trial.Functions.Tests.Start;

namespace Trial.Functions.Tests.Record;

/// <summary>Rows that lie in stores keep their form, whatever types the code has for what they hold.</summary>
public sealed class RowsTests
{
    private static readonly ParticipantId Somebody = ParticipantId.FromRandom(new byte[ParticipantId.Size]);
    private static readonly ResearchId Id = ResearchId.FromBytes(new byte[5]);

    [Fact]
    public void A_code_leads_to_a_participant() => AssertForm(
        new CodeRow(Somebody, Erased: true), """{"participant":"00000000000000000000000000000000","erased":true}""");

    [Fact]
    public void An_erased_research_id_has_its_day() =>
        AssertForm(new ErasedRow(Id, new DateOnly(2026, 11, 26)), """{"researchId":"0000-0000-0","on":"2026-11-26"}""");

    [Fact]
    public void A_persons_hashes_are_in_hexadecimal()
    {
        var person = SomePerson.With(Digest.Of([1]), new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));
        AssertForm(new ParticipantRow(person), $$$"""
            {"person":{"submission":"{{{person.Submission}}}","language":"da","slots":["A-tir"],"companionship":false,
            "alias":"Bl\u00E5 Hejre","researchId":"0000-0000-0","promise":"","signedUp":"2026-11-26T08:00:00+00:00",
            "code":"{{{person.Code}}}","researchRandom":"{{{person.ResearchRandom}}}","rowRandom":"{{{person.RowRandom}}}"}}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("""{"participant":"0000000000000000000000000000000","erased":true}""")]
    [InlineData("""{"participant":"0000000000000000000000000000000A","erased":true}""")]
    [InlineData("""{"participant":0,"erased":true}""")]
    [InlineData("""{"participant":null,"erased":true}""")]
    public void A_row_with_another_spelling_is_a_fault(string row) =>
        Assert.Throws<RecordFaultException>(() => RowJson.Parse<CodeRow>(new Row("c", "", Encoding.UTF8.GetBytes(row))));

    private static void AssertForm<T>(T row, string form)
    {
        Assert.Equal(form, Encoding.UTF8.GetString(RowJson.Format(row)));
        var read = RowJson.Parse<T>(new Row("", "", Encoding.UTF8.GetBytes(form)));
        Assert.Equal(form, Encoding.UTF8.GetString(RowJson.Format(read)));
    }
}
