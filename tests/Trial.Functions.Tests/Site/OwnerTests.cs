using Trial.Application.Record;
using Trial.Functions.Site.Parts;
using Trial.Storage;

namespace Trial.Functions.Tests.Site;

/// <summary>owner.json, as somebody wrote it by hand.</summary>
public sealed class OwnerTests
{
    [Theory]
    [InlineData("contacts", """{"name":"Mette","telephone":"12 34 56 78"}""")]
    [InlineData("people", "\"Mette, peer\"")]
    [InlineData("young", """{"number":"12","checked":"2026-11-20","name":"BørneTelefonen"}""")]
    [InlineData("elsewhere", """{"number":"12","checked":"2026-11-20","name":"Livslinien"}""")]
    [InlineData("questionnaires", """{"name":{"da":"x","en":"x"},"address":"https://eksempel.dk"}""")]
    public void Nothing_in_a_list_is_null(string list, string one)
    {
        Assert.NotNull(Read(list, one));
        var refused = Assert.Throws<StartException>(() => Read(list, $"{one},null"));
        Assert.Contains("docs/ceremony.md", refused.Message, StringComparison.Ordinal);
        Assert.Throws<StartException>(() => Read(list, "null"));
    }

    private static Owner Read(string list, string elements)
    {
        const string Told = """{"controller":null,"basis":"consent","LIST":[ELEMENTS], """ +
            """ "crisis":{"emergency":{"number":"112","checked":null},"region":{"number":"","checked":null}, """ +
            """ "helpline":{"number":"","checked":null}}}""";
        var text = Told.Replace("LIST", list, StringComparison.Ordinal).Replace("ELEMENTS", elements, StringComparison.Ordinal);
        return Owner.Read(new Given(_ => text), "nowhere");
    }
}
