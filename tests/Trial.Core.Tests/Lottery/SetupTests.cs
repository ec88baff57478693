using System.Text;
using System.Text.Json.Nodes;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

public sealed class SetupTests
{
    private static readonly JsonNode All = Vectors.Read("setups-v1.json");

    public static TheoryData<string> Valid => Names("valid");

    public static TheoryData<string> Invalid => Names("invalid");

    [Theory]
    [MemberData(nameof(Valid))]
    public void Reads_a_setup_and_spells_it_alike(string name)
    {
        var vector = Named("valid", name);
        var bytes = Encoding.UTF8.GetBytes(vector.Text("text"));

        Assert.True(Setup.TryRead(bytes, out var setup, out var faults));
        Assert.Empty(faults);
        Assert.Equal(bytes, setup.Format());
        Assert.Equal(vector.Text("hash"), setup.Hash().ToString());
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Refuses_a_wrong_setup_with_all_its_faults(string name)
    {
        var vector = Named("invalid", name);
        var text = vector["text"]?.GetValue<string>() ?? Changed(JsonNode.Parse(All["valid"]![0]!.Text("text"))!, vector);

        Assert.False(Setup.TryRead(Encoding.UTF8.GetBytes(text), out var setup, out var faults));
        Assert.Null(setup);
        Assert.Equal(vector["faults"]!.AsArray().Select(fault => fault!.GetValue<string>()), faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void Makes_the_plan_of_a_list()
    {
        Assert.True(Setup.TryRead(Encoding.UTF8.GetBytes(All["valid"]![0]!.Text("text")), out var setup, out _));
        var plan = setup.Plan(new Policy.PermutedBlocks([4, 6, 8]));

        Assert.Empty(plan.Faults());
        Assert.Equal(2048, SealedList.Make(default, plan).SortedLeaves.Count);
        Assert.NotEmpty(setup.Plan(new Policy.PermutedBlocks([5])).Faults());
    }

    internal static string Changed(JsonNode start, JsonNode vector)
    {
        foreach (var (field, value) in vector["change"]!.AsObject())
        {
            start[field] = value?.DeepClone();
        }

        foreach (var field in vector["remove"]!.AsArray())
        {
            start.AsObject().Remove(field!.GetValue<string>());
        }

        return Encoding.UTF8.GetString(CanonicalJson.Format(start)) + "\n";
    }

    internal static JsonNode Named(string part, string name) => All[part]!.AsArray().Single(vector => vector!.Text("name") == name)!;

    internal static TheoryData<string> Names(string part) => [.. All[part]!.AsArray().Select(vector => vector!.Text("name"))];
}
