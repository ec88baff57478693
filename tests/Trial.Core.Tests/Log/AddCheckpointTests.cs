using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class AddCheckpointTests
{
    private static readonly string[] Published =
        [.. Vectors.Read("signed-note.json")["addCheckpoints"]!.AsArray().Select(body => body!.GetValue<string>())];

    [Fact]
    public void Reads_and_writes_the_bodies_of_another_makers_witness() =>
        Assert.All(Published, body => Assert.Equal(body, AddCheckpoint.Parse(body)?.Format()));

    [Fact]
    public void Has_the_size_and_the_proof_of_the_body()
    {
        var body = AddCheckpoint.Parse(Published[2])!;

        Assert.Equal((1, 3, 5), (body.Old, body.Proof.Count, Checkpoint.Parse(body.Checkpoint.Text)!.Size));
    }

    [Fact]
    public void Refuses_the_published_bad_bodies() => Assert.All(
        Vectors.Read("signed-note.json")["badAddCheckpoints"]!.AsArray(), bad => Assert.Null(AddCheckpoint.Parse(bad!.Text("body"))));

    [Theory]
    [InlineData("old 0\n", "old 00\n")]
    [InlineData("old 0\n", "old -1\n")]
    [InlineData("old 0\n", "old\n")]
    [InlineData("old 0\n", "Old 0\n")]
    [InlineData("old 0\n", "old 0 \n")]
    [InlineData("old 0\n", "")]
    [InlineData("old 0\n", "old 0\nAAAA\n")]
    [InlineData("old 0\n\n", "old 0\n")]
    public void Refuses_every_other_spelling(string part, string other)
    {
        Assert.Contains(part, Published[0], StringComparison.Ordinal);
        Assert.Null(AddCheckpoint.Parse(Published[0].Replace(part, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void Refuses_nothing_and_what_begins_with_its_end()
    {
        Assert.Null(AddCheckpoint.Parse(null));
        Assert.Null(AddCheckpoint.Parse(Published[0][Published[0].IndexOf("\n\n", StringComparison.Ordinal)..]));
    }
}
