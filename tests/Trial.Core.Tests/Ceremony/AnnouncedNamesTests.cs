using System.Text;
using System.Text.Json.Nodes;
using Trial.Core.Ceremony;

namespace Trial.Core.Tests.Ceremony;

/// <summary>Names that a ceremony refuses, and the nearest ones that it takes.</summary>
public sealed class AnnouncedNamesTests
{
    [Theory]
    [InlineData("NA")]
    [InlineData("NAN")]
    [InlineData("NULL")]
    [InlineData("NONE")]
    [InlineData("T")]
    [InlineData("F")]
    [InlineData("TRUE")]
    [InlineData("FALSE")]
    [InlineData("SAND")]
    [InlineData("FALSK")]
    [InlineData("INF")]
    [InlineData("INFINITY")]
    [InlineData("DEC1")]
    [InlineData("SEPT2")]
    [InlineData("MARCH1")]
    [InlineData("MARTS01")]
    [InlineData("MAJ4")]
    [InlineData("MAY4")]
    [InlineData("OKT31")]
    [InlineData("OCT31")]
    [InlineData("JAN2027")]
    [InlineData("FEBRUA29")]
    [InlineData("JUNI1")]
    [InlineData("JULI1")]
    [InlineData("AUGUST1")]
    [InlineData("APR1")]
    [InlineData("NOVE1")]
    public void A_stratum_that_programs_read_as_something_else_is_refused_on_every_occasion(string stratum)
    {
        var reason = $"strata: '{stratum}' is read as a date, a truth value or a missing value by spreadsheets and statistics programs.";

        Assert.Equal([reason], Faults(file => file["strata"] = new JsonArray(stratum), Occasion.Study));
        Assert.Equal([reason], Faults(file => file["strata"] = new JsonArray(stratum), Occasion.Rehearsal));
        Assert.Equal([reason], Faults(file => (file["strata"], file["beacon"]) = (new JsonArray(stratum), null), Occasion.Demonstration));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("N")]
    [InlineData("NA1")]
    [InlineData("T1")]
    [InlineData("DEC")]
    [InlineData("MAJ")]
    [InlineData("DE1")]
    [InlineData("DECK1")]
    [InlineData("MAJA4")]
    [InlineData("DEC1A")]
    [InlineData("TRUE1")]
    [InlineData("M1")]
    public void A_stratum_that_no_program_changes_is_taken(string stratum) =>
        Assert.Empty(Faults(file => file["strata"] = new JsonArray(stratum), Occasion.Study));

    [Theory]
    [InlineData("T")]
    [InlineData("F")]
    public void No_arm_is_a_truth_value_whatever_the_service(string arm) => Assert.Equal(
        [$"arms: '{arm}' is read as a truth value by spreadsheets and statistics programs."],
        Faults(file => file["arms"]![0]!["id"] = arm, Occasion.Study, isOtherService: true));

    [Theory]
    [InlineData("P", "peers")]
    [InlineData("P", "control group")]
    [InlineData("Q", "peer")]
    [Trait("Requirement", "R22")]
    public void Arms_that_the_service_does_not_have_are_for_another(string id, string name)
    {
        void Change(JsonNode file) => file["arms"]![0] = new JsonObject { ["id"] = id, ["name"] = name };

        Assert.Equal(
            ["arms: The service has two arms, P called peer and C called control; for another service say --other-service."],
            Faults(Change, Occasion.Study));
        Assert.Single(Faults(Change, Occasion.Rehearsal));
        Assert.Empty(Faults(Change, Occasion.Study, isOtherService: true));
    }

    [Fact]
    public void The_arms_may_stand_in_either_order() => Assert.Empty(Faults(
        file => file["arms"] = new JsonArray(file["arms"]![1]!.DeepClone(), file["arms"]![0]!.DeepClone()), Occasion.Study));

    [Theory]
    [InlineData("https://log.example/haab")]
    [InlineData("log.example/haab/")]
    [InlineData("log.example/haab?x=1")]
    public void An_origin_is_a_host_and_a_path(string origin) => Assert.Contains(
        "origin: Must be a host and a path such as log.example/study, without scheme, trailing slash or query.",
        Faults(file => file["origin"] = origin, Occasion.Study));

    private static string[] Faults(Action<JsonNode> change, Occasion occasion, bool isOtherService = false)
    {
        var file = Vectors.Read("setups-v1.json")["study"]!;
        change(file);
        StudyFile.TryRead(Encoding.UTF8.GetBytes(file.ToJsonString()), occasion, out _, out var faults, isOtherService);
        return [.. faults.Select(fault => fault.ToString())];
    }
}
