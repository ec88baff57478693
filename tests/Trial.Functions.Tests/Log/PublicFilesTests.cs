using System.Text;
using System.Text.RegularExpressions;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Log;

namespace Trial.Functions.Tests.Log;

/// <summary>
/// What anybody may fetch tells nothing of a person: another study with other people publishes the same files, but for opaque bytes.
/// </summary>
public sealed partial class PublicFilesTests
{
    private const int Nights = 9;

    [Fact]
    public async Task Two_studies_with_other_people_differ_in_opaque_bytes_only()
    {
        // One with nobody at all; one with many, unevenly over nights and strata, some of whom leave, and staff who look.
        var none = await PublishAsync((_, _) => Task.CompletedTask);
        var many = await PublishAsync(async (study, night) =>
        {
            for (var person = 0; person < night * night % 13; person++)
            {
                await study.SignUpAsync(night % 2 == 0 ? "A" : "E");
            }

            if (night is 4)
            {
                var lot = (await study.DrawAsync(1))[0];
                await study.Holders.WithdrawAsync(lot.Code.ToString(), Leaving.Data, default);
                await study.LookAsync();
            }
        });

        Assert.Equal(none.Keys, many.Keys);
        Assert.True(none.Count > 30);
        foreach (var (name, file) in none)
        {
            Assert.NotEqual(file, many[name]);
            Assert.Equal(Plain(name, file), Plain(name, many[name]));
        }
    }

    [Fact]
    public async Task Every_entry_is_a_seal_or_one_commitment_and_the_nights_are_sorted()
    {
        using var study = await StudyByNight.StartAsync();
        await study.DrawAsync(40);
        await study.SleepAsync(2);

        var view = await study.Log.ReadAsync(default);
        Assert.All(view.Entries.Skip(1), entry => Assert.NotNull(LogEntry.Parse(entry)));
        foreach (var night in view.Parts.Skip(1))
        {
            var texts = night.Entries.Select(Encoding.ASCII.GetString).ToList();
            Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
        }
    }

    // Every public file, by its path, after some nights: each night's checkpoint too.
    private static async Task<SortedDictionary<string, byte[]>> PublishAsync(Func<StudyByNight, int, Task> live)
    {
        using var study = await StudyByNight.StartAsync();
        for (var night = 0; night < Nights; night++)
        {
            await live(study, night);
            await study.SleepAsync();
        }

        var view = await study.Log.ReadAsync(default);
        var seal = RowJson.Parse<SealRow>((await study.Store.GetAsync(RowKeys.Seal(1), default))!);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["setup.json"] = Encoding.UTF8.GetBytes(seal.Setup) };
        foreach (var each in view.Checkpoints)
        {
            files[$"checkpoint at {each.Checkpoint.Size}"] = Encoding.UTF8.GetBytes(each.Note.ToString());
            foreach (var tile in Tile.OfTree(each.Checkpoint.Size))
            {
                files[tile.ToString()] = view.Bytes(tile)!;
            }
        }

        return files;
    }

    // A file with every opaque byte replaced: hashes by their number, base64 and hexadecimal by one letter. A P-256 signature's
    // DER is 70 to 72 bytes long by the chance of its own two numbers, so what is signed is compared and not that length.
    private static string Plain(string name, byte[] file) =>
        name.StartsWith("tile/", StringComparison.Ordinal) && !name.StartsWith("tile/entries/", StringComparison.Ordinal)
        ? $"{file.Length / 32} hashes and {file.Length % 32} bytes"
        : Opaque().Replace(Encoding.UTF8.GetString(file), match => match.Value.StartsWith('—') ? "— signature" : $"opaque {match.Length}");

    [GeneratedRegex("— [^\n]+|[0-9a-f]{64}|[0-9a-f]{8}\\+[A-Za-z0-9+/]{40,}=*|[A-Za-z0-9+/]{43}=")]
    private static partial Regex Opaque();
}
