using Trial.Application.Record;
using Trial.Functions.Staff;

namespace Trial.Functions.Tests.Staff;

public sealed class StaffKeysTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_without_keys_gets_one_a_role_and_keeps_them()
    {
        var made = StaffKeys.LoadOrCreate(folder.Path).Keys;

        Assert.Equal(Enum.GetValues<StaffRole>(), made.Keys.Order());
        Assert.Equal(made.Count, made.Values.Distinct().Count());
        Assert.Equal(made, StaffKeys.LoadOrCreate(folder.Path).Keys);
    }

    [Theory]
    [InlineData("""{"researcher":"b","steward":"c","auditor":"d"}""")]
    [InlineData("""{"researcher":"b","steward":"c","auditor":"d",}""")] // as it is left when a line is taken out by hand
    public void A_role_whose_line_was_taken_out_gets_a_new_key_and_the_others_keep_theirs(string json)
    {
        File.WriteAllText(folder.File("staff-keys.json"), json);
        var made = StaffKeys.LoadOrCreate(folder.Path).Keys;

        Assert.Equal(("b", "c", "d"), (made[StaffRole.Researcher], made[StaffRole.Steward], made[StaffRole.Auditor]));
        Assert.True(made[StaffRole.Coordinator].Length > 40);
        Assert.Equal(made, StaffKeys.LoadOrCreate(folder.Path).Keys);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"coordinator":"a","researcher":"b","koordinator":"c"}""")]
    [InlineData("""{"coordinator":"a","researcher":"b","steward":"c","auditor":null}""")]
    [InlineData("""{"coordinator":"a","researcher":"b","steward":"c","auditor":""}""")] // an empty one would let everybody in
    [InlineData("""{"coordinator":"a","researcher":"b","steward":"c","auditor":5}""")]
    public void Another_file_stops_the_start_with_one_sentence(string json)
    {
        var path = folder.File("staff-keys.json");
        File.WriteAllText(path, json);

        Assert.Equal(
            $"The file {path} does not hold a key for each role.",
            Assert.Throws<StartException>(() => StaffKeys.LoadOrCreate(folder.Path)).Message);
    }
}
