using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

using Trial.Application.Keys;
using Trial.Core;
using Trial.Core.Intake;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.House.Tests;

/// <summary>What holds a key, a seed, an opening or a person's row prints only what it is, so that no log line gives it away.</summary>
public sealed class SecretTests
{
    // A member of such a type is a secret or a person's, whatever its name.
    private static readonly HashSet<Type> Secrets = [typeof(Token), typeof(Code), typeof(Slip), typeof(ResearchId), typeof(JsonObject)];

    // So is a digest or a text of such a name.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Pepper", "PepperKey", "Record", "RecordKey", "Dummies", "DummiesKey", "LogEd25519", "LogEcdsa", "Promise", "ListKey", "LabelKey",
        "PolicyRandom", "Random", "Seed", "NPos", "NArm", "NOpen", "NClosed", "Submission", "Alias", "ResearchId", "Receipt", "Participant",
    };

    // These are published: commitments of a setup, and what a reveal tells everybody. The seed of a simulation opens nothing.
    private static readonly HashSet<string> Published = new(StringComparer.Ordinal)
    {
        "Setup.Seed", "Setup.Dummies", "ServiceNames.Dummies", "RevealSeed.Seed", "RevealListKey.ListKey", "AssessRequest.Seed",
    };

    [Fact]
    public void No_record_prints_a_secret_that_it_holds()
    {
        string[] found =
        [
            .. from type in Records()
               where Prints(type)
               from member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where IsSecret(member.Name, member.PropertyType) && !Published.Contains($"{type.Name}.{member.Name}")
               select $"{type.FullName} prints its {member.Name}",
        ];

        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Fact]
    public void The_keys_of_a_study_print_none_of_themselves()
    {
        var secret = new ListSecret(Digest.Of([1]), new Policy.BigStick(3), Digest.Of([2]));
        var keys = ServiceKeys.Make() with { Lists = new Dictionary<int, ListSecret> { [1] = secret } };

        var text = $"{keys} {keys.Lists[1]}";

        Assert.DoesNotContain(typeof(ServiceKeys).GetProperties().Select(key => key.GetValue(keys)).OfType<string>(), text.Contains);
        Assert.DoesNotContain([$"{secret.ListKey}", "BigStick", $"{secret.PolicyRandom}"], text.Contains);
    }

    [Fact]
    public void The_test_sees_what_a_record_prints()
    {
        Assert.Contains("Token = ", new Printed(default).ToString(), StringComparison.Ordinal);
        Assert.True(Prints(typeof(Printed)) && IsSecret(nameof(Printed.Token), typeof(Token)) && !Prints(typeof(ServiceKeys)));
        Assert.True(Records().Count() > 100, "hardly any record was found");
    }

    private static IEnumerable<Type> Records() =>
        from assembly in (string[])["Trial.Core", "Trial.Application", "Trial.Storage", "Trial.Functions", "trial"]
        from type in Assembly.Load(assembly).GetTypes()
        where type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(StringBuilder)]) is not null
        select type;

    // The compiler's own text has every public member in it.
    private static bool Prints(Type type) =>
        type.GetMethod(nameof(ToString), [])!.GetCustomAttribute<CompilerGeneratedAttribute>(inherit: false) is not null;

    private static bool IsSecret(string name, Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var of
        && (Secrets.Contains(of) || ((of == typeof(Digest) || of == typeof(string)) && Names.Contains(name)));

    private sealed record Printed(Token Token);
}
