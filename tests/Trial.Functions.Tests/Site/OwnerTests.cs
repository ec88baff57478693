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

    [Theory]
    [InlineData("https://vejret.example/", true)]
    [InlineData("http://vejret.example/", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/farvel", false)]
    [InlineData("", false)]
    public void Somebody_who_leaves_is_led_to_a_whole_address_by_https(string address, bool isGood)
    {
        Owner Read() => Of($"\"leave\":\"{address}\"");
        if (isGood)
        {
            Assert.Equal(address, Read().Leave);
        }
        else
        {
            Assert.Throws<StartException>(Read);
        }
    }

    [Fact]
    public void Names_in_a_group_are_taken_whole_or_refused_with_every_fault()
    {
        string[] good = [.. Enumerable.Range(0, 64).Select(number => $"Træ {(char)('a' + (number / 8))}{(char)('a' + (number % 8))}")];
        Owner Read(IEnumerable<string> names) => Of($"\"names\":{System.Text.Json.JsonSerializer.Serialize(names)}");

        Assert.Equal(good, Read(good).Names);
        Assert.Null(Of("\"people\":[]").Names);
        var refused = Assert.Throws<StartException>(() => Read(["Eg", "eg", "Bøg 2"]));
        Assert.EndsWith(
            "names in a group that cannot be used: there are 3, and there must be 64 to 4096; "
                + "\"Bøg 2\" is not 2 to 24 letters, spaces and hyphens; \"Eg\" is there 2 times.",
            refused.Message,
            StringComparison.Ordinal);
        Assert.Throws<StartException>(() => Read([]));
    }

    private static Owner Read(string list, string elements) => Of($"\"{list}\":[{elements}]");

    private static Owner Of(string field)
    {
        const string Told = """{"controller":null,"basis":"consent",FIELD, """ +
            """ "crisis":{"emergency":{"number":"112","checked":null},"region":{"number":"","checked":null}, """ +
            """ "helpline":{"number":"","checked":null}}}""";
        return Owner.Read(new Given(_ => Told.Replace("FIELD", field, StringComparison.Ordinal)), "nowhere");
    }
}
