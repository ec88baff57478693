using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Ceremony;
using Trial.Core.Lottery;
using Trial.Core.Tests.Lottery;

namespace Trial.Core.Tests.Ceremony;

public sealed class StudyFileTests
{
    private static readonly JsonNode All = Vectors.Read("setups-v1.json");

    public static TheoryData<string> Invalid => SetupTests.Names("invalidStudies");

    [Fact]
    public void Becomes_the_published_setup()
    {
        var study = Read(All["study"]!, Occasion.Study);

        Assert.Equal(
            All["valid"]![0]!.Text("text"),
            Encoding.UTF8.GetString(study.Commit(All.Digest("seed"), All.Digest("policyRandom")).Format()));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Is_refused_with_all_its_faults(string name)
    {
        var vector = SetupTests.Named("invalidStudies", name);
        var text = SetupTests.Changed(All["study"]!.DeepClone(), vector);

        Assert.False(
            StudyFile.TryRead(Encoding.UTF8.GetBytes(text), Enum.Parse<Occasion>(vector.Text("occasion")), out var study, out var faults));
        Assert.Null(study);
        Assert.Equal(vector["faults"]!.AsArray().Select(fault => fault!.GetValue<string>()), faults.Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"study\":\"a\",\"study\":\"a\"}")]
    public void Is_refused_when_it_is_no_object_with_every_field_once(string text)
    {
        Assert.False(StudyFile.TryRead(Encoding.UTF8.GetBytes(text), Occasion.Study, out _, out var faults));
        Assert.StartsWith("The file is not a JSON object with every field once", Assert.Single(faults).ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"study\": \"a\"\n  \"seal\": 1\n}", ": see line 3.")] // a comma is missing
    [InlineData("[]", ".")]
    public void Where_it_is_no_JSON_the_line_is_told(string text, string end)
    {
        StudyFile.TryRead(Encoding.UTF8.GetBytes(text), Occasion.Study, out _, out var faults);

        Assert.Equal($"The file is not a JSON object with every field once{end}", Assert.Single(faults).ToString());
    }

    [Fact]
    [Trait("Requirement", "R22")]
    public void A_rehearsal_has_test_labels_and_a_name_that_is_never_installed()
    {
        var setup = Read(All["study"]!, Occasion.Rehearsal).Commit(default, default);

        Assert.True(setup.IsRehearsal);
        Assert.Equal("rehearsal-haab", setup.Study);
        Assert.Null(setup.Beacon);
        Assert.Equal([new NamedArm(Arm.Peer, "test 1"), new NamedArm(new Arm('C'), "test 2")], setup.Arms);
        Assert.True(Setup.TryRead(setup.Format(), out _, out _));
    }

    [Fact]
    public void A_rehearsal_of_a_long_name_still_has_a_name()
    {
        var study = All["study"]!.DeepClone();
        study["study"] = new string('a', 31);

        Assert.True(Names.IsStudy(Read(study, Occasion.Rehearsal).Commit(default, default).Study));
    }

    [Fact]
    public void A_demonstration_has_no_beacon()
    {
        var study = All["study"]!.DeepClone();
        study["beacon"] = null;

        Assert.False(Read(study, Occasion.Demonstration).Commit(default, default).IsRehearsal);
    }

    private static StudyFile Read(JsonNode study, Occasion occasion)
    {
        Assert.True(StudyFile.TryRead(Encoding.UTF8.GetBytes(study.ToJsonString()), occasion, out var read, out var faults),
            string.Join('\n', faults));
        return read;
    }
}
