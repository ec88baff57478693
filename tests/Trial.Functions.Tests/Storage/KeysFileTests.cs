using System.Text.Json.Nodes;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Storage;

namespace Trial.Functions.Tests.Storage;

public sealed class KeysFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_written_is_read()
    {
        var keys = ServiceKeys.Make();
        KeysFile.Create(folder.Path, keys);
        Assert.Equal((keys.Pepper, keys.Promise), (KeysFile.Load(folder.Path)!.Pepper, KeysFile.Load(folder.Path)!.Promise));
    }

    [Fact]
    public void What_an_earlier_build_wrote_beside_the_keys_is_passed_over()
    {
        var keys = ServiceKeys.Make();
        KeysFile.Create(folder.Path, keys);
        var file = JsonNode.Parse(File.ReadAllText(folder.File("keys.json")))!;
        Assert.Null(file["pepperKey"]);
        (file["pepperKey"], file["recordKey"], file["dummiesKey"]) = (new JsonObject(), new JsonObject(), new JsonObject());
        File.WriteAllText(folder.File("keys.json"), file.ToJsonString());

        Assert.Equal(keys.PepperKey, KeysFile.Load(folder.Path)!.PepperKey);
    }

    [Fact]
    public void A_folder_without_the_file_has_no_keys() => Assert.Null(KeysFile.Load(folder.Path));

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"pepper":null}""")]
    public void A_file_of_keys_that_holds_none_is_one_sentence(string json)
    {
        File.WriteAllText(folder.File("keys.json"), json);

        Assert.Equal(
            $"The file {folder.File("keys.json")} does not hold the study's keys.",
            Assert.Throws<StartException>(() => KeysFile.Load(folder.Path)).Message);
    }

    [Theory]
    [InlineData("pepper")]
    [InlineData("logEd25519")]
    [InlineData("logEcdsa")]
    [InlineData("promise")]
    public void A_key_that_is_not_well_formed_stops_the_start_and_is_not_told(string name)
    {
        KeysFile.Create(folder.Path, ServiceKeys.Make());
        var path = folder.File("keys.json");
        var keys = JsonNode.Parse(File.ReadAllText(path))!;
        keys[name] = "bm90IGEga2V5";
        File.WriteAllText(path, keys.ToJsonString());

        var refused = Assert.Throws<StartException>(() => KeysFile.Load(folder.Path));
        Assert.DoesNotContain("bm90IGEga2V5", refused.Message, StringComparison.Ordinal);
    }
}
