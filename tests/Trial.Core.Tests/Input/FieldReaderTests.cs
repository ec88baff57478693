using System.Text;

using Trial.Core.Input;

namespace Trial.Core.Tests.Input;

public sealed class FieldReaderTests
{
    [Fact]
    public void Faults_of_inner_fields_name_the_whole_way()
    {
        var fields = Of("""{"title":{"da":5,"x":"y"},"strata":[{"code":"A"},{"code":"a"}]}""");

        var title = fields.Inner("title")!;
        Assert.Null(title.Text("da", 80, _ => true));
        Assert.Null(title.Text("en", 80, _ => true));
        Assert.Equal(["A", null], fields.InnerList("strata", 5).Select(stratum => stratum.Text("code", 8, Names.IsStratum)));

        Assert.Equal(
            [
                new("title.da", FaultCodes.Type), new("title.en", FaultCodes.Missing), new("title", FaultCodes.Unknown),
                new("strata.code", FaultCodes.Malformed),
            ],
            fields.Faults());
    }

    [Theory]
    [InlineData("{}", FaultCodes.Missing)]
    [InlineData("""{"a":"text"}""", FaultCodes.Type)]
    [InlineData("""{"a":["text"]}""", FaultCodes.Type)]
    [InlineData("""{"a":[]}""", FaultCodes.Missing)]
    [InlineData("""{"a":[{},{},{}]}""", FaultCodes.TooMany)]
    public void A_list_of_objects_is_all_of_that(string json, string fault)
    {
        var fields = Of(json);
        Assert.Empty(fields.InnerList("a", 2));
        Assert.Equal([new("a", fault)], fields.Faults());
    }

    [Fact]
    public void Flags_are_read_by_their_names()
    {
        var fields = Of("""{"present":{"Blå Hejre":true,"Gul Fasan":false}}""");

        Assert.Equal(
            new Dictionary<string, bool> { ["Blå Hejre"] = true, ["Gul Fasan"] = false },
            fields.Flags("present", 2));
        Assert.Empty(fields.Faults());
    }

    [Theory]
    [InlineData("{}", FaultCodes.Missing)]
    [InlineData("""{"a":{}}""", FaultCodes.Missing)]
    [InlineData("""{"a":true}""", FaultCodes.Type)]
    [InlineData("""{"a":{"name":1}}""", FaultCodes.Type)]
    [InlineData("""{"a":{"name":true,"name":true}}""", FaultCodes.Twice)]
    [InlineData("""{"a":{"x":true,"y":true,"z":true}}""", FaultCodes.TooMany)]
    [InlineData("""{"a":{"010190-1234":true}}""", FaultCodes.Cpr)]
    public void Wrong_flags_are_a_fault_that_repeats_no_name(string json, string fault)
    {
        var fields = Of(json);
        Assert.Empty(fields.Flags("a", 2));
        Assert.Contains(new("a", fault), fields.Faults());
        Assert.DoesNotContain(fields.Faults(), each => each.Field != "a");
    }

    [Fact]
    public void A_text_of_hashes_is_not_searched_for_cpr_numbers()
    {
        var fields = Of("""{"setup":"x0101901234x","name":"0101901234"}""");
        Assert.NotNull(fields.Text("setup", 80, _ => true, isCode: true));
        Assert.Null(fields.Text("name", 80, _ => true));
        Assert.Equal([new("name", FaultCodes.Cpr)], fields.Faults());
    }

    private static FieldReader Of(string json) => FieldReader.Of(Encoding.UTF8.GetBytes(json));
}
