using System.Security.Cryptography;
using System.Text;
using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class TlogPolicyTests
{
    private static readonly VerifierKey Log = VerifierKey.Make("example.com/log", SignatureType.Ed25519, Key("log"));

    // The example of c2sp.org/tlog-policy, with its keys filled in.
    private static readonly string Example = $"""
        log {Log}

        witness X1 {Witness("X1")}
        witness X2 {Witness("X2")}
        witness X3 {Witness("X3")}
        group X-witnesses 2 X1 X2 X3

        witness Y1 {Witness("Y1")}
        witness Y2 {Witness("Y2")}
        witness Y3 {Witness("Y3")}
        group Y-witnesses any Y1 Y2 Y3

        group X-and-Y all X-witnesses Y-witnesses
        quorum X-and-Y

        """.ReplaceLineEndings("\n");

    [Fact]
    public void Reads_the_example_of_the_specification()
    {
        var policy = Read(Example);

        Assert.Equal([Log.ToString()], policy.Logs.Select(log => log.Key.ToString()));
        Assert.Equal(["X1", "X2", "X3", "Y1", "Y2", "Y3"], policy.Witnesses.Select(witness => witness.Name));
        Assert.Equal([2, 1, 2], policy.Groups.Select(group => group.Least));
        Assert.Equal("X-and-Y", policy.Quorum);
    }

    // All 64 sets of the example's six witnesses.
    [Fact]
    public void A_quorum_is_two_of_one_group_and_one_of_the_other()
    {
        var policy = Read(Example);
        for (var set = 0; set < 64; set++)
        {
            VerifierKey[] signers = [Log, .. policy.Witnesses.Where((_, i) => (set >> i & 1) == 1).Select(witness => witness.Key)];
            var expected = int.PopCount(set & 7) >= 2 && set >> 3 > 0;

            Assert.Equal(expected, policy.IsQuorum(signers));
        }
    }

    [Fact]
    public void None_asks_for_nobody() => Assert.True(Read("quorum none\n").IsQuorum([]));

    [Fact]
    public void One_witness_may_be_the_quorum()
    {
        var policy = Read($"witness w {Witness("w")}\nquorum w\n");

        Assert.True(policy.IsQuorum([Witness("w")]));
        Assert.False(policy.IsQuorum([Witness("v")]));
        Assert.False(policy.IsQuorum([]));
    }

    [Fact]
    public void Passes_over_white_space_and_comments_and_reads_addresses()
    {
        var policy = Read(
            $"\n \t\n # quorum w\n#\n\twitness  w\t{Witness("w")} https://w.example/prefix \n"
            + $"log {Log} http://example.com/log\n quorum  w \n");

        Assert.Equal(new Uri("https://w.example/prefix"), policy.Witnesses[0].Url);
        Assert.Equal(new Uri("http://example.com/log"), policy.Logs[0].Url);
    }

    [Fact]
    public void A_group_asks_for_one_of_its_members_up_to_all()
    {
        var two = $"witness w {Witness("w")}\nwitness v {Witness("v")}\n";
        int Least(string asked) => Read($"{two}group g {asked} w v\nquorum g\n").Groups[0].Least;

        Assert.Equal((1, 2, 1, 2), (Least("1"), Least("2"), Least("any"), Least("all")));
    }

    [Fact]
    public void Names_the_line_and_what_is_wrong_there() => Assert.All(Wrong, each =>
    {
        Assert.False(TlogPolicy.TryParse(each.Text, out _, out var fault));
        Assert.Equal(each.Fault, fault);
    });

    private static string W => $"witness w {Witness("w")}\n";

    private static (string Text, string Fault)[] Wrong =>
    [
        ("", "the last line does not end"),
        ("quorum none", "the last line does not end"),
        ("\n", "there is no quorum"),
        (W, "there is no quorum"),
        ("quorum none\nquorum none\n", "line 2: there is a quorum before"),
        ("quorum w\n" + W, "line 1: w is not defined before"),
        (W + $"witness w {Witness("v")}\n", "line 2: w is defined before"),
        (W + $"witness v {Witness("w")}\n", "line 2: this witness's key appears twice"),
        ($"witness none {Witness("w")}\n", "line 1: none is defined before"),
        ($"witness w {Log}\n", "line 1: this is not a key of a witness"),
        ($"log {Witness("w")}\n", "line 1: this is not a key of a log"),
        ($"log {Log}\nlog {Log}\n", "line 2: this log's key appears twice"),
        ("log x+00000000+AAAA\n", "line 1: this is not a key of a log"),
        ($"log {Log} example\n", "line 1: this is not a URL"),
        ($"log {Log} /etc\n", "line 1: this is not a URL"),
        ($"log {Log} https://a.example https://b.example\n", "line 1: this is not a line of a policy"),
        (W + "group g any\n", "line 2: this is not a line of a policy"),
        (W + "group g 0 w\n", "line 2: the group asks for none of its members, or for more than it has"),
        (W + "group g 2 w\n", "line 2: the group asks for none of its members, or for more than it has"),
        ($"witness w {Witness("w")} example\n", "line 1: this is not a URL"),
        (W + $"witness v {Witness("v")}\ngroup g 3 w v\n", "line 3: the group asks for none of its members, or for more than it has"),
        (W + "group g 01 w\n", "line 2: the group asks for none of its members, or for more than it has"),
        (W + "group g any v\n", "line 2: v is not defined before"),
        (W + "group g any none\n", "line 2: none cannot be a member, or is one already"),
        (W + "group g any w w\n", "line 2: w cannot be a member, or is one already"),
        (W + "group g any w\ngroup h any w\n", "line 3: w cannot be a member, or is one already"),
        (W + "group w any w\n", "line 2: w is defined before"),
        ("quorum none\r\n", "line 1: there is a control character"),
        ("Quorum none\n", "line 1: this is not a line of a policy"),
        ("quorum\n", "line 1: this is not a line of a policy"),
    ];

    private static TlogPolicy Read(string text)
    {
        Assert.True(TlogPolicy.TryParse(text, out var policy, out var fault), fault);
        return policy;
    }

    private static VerifierKey Witness(string name) => VerifierKey.Make($"{name}.example", SignatureType.Cosignature, Key(name));

    private static byte[] Key(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name));
}
