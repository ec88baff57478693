using System.IO.Compression;
using System.Text;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core.Analysis;
using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Pictures;
using Trial.Core.Verify;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// Two studies in which the same people come at the same times, and only the lots are others: what a researcher and a steward may read
/// of them is the same, morning by morning.
/// </summary>
public sealed class AlikeTests
{
    private const string Slot = "A-mon-1700-1";

    private static readonly DateTimeOffset Begin = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Requirement", "R2")]
    public async Task Flow_and_record_are_the_same_where_only_the_lots_differ()
    {
        using var one = await BeginAsync(seed: 1);
        using var other = await BeginAsync(seed: 7);
        Assert.NotEqual(one.Peers("A").Take(24), other.Peers("A").Take(24));

        foreach (var study in new[] { one, other })
        {
            await LivedSteps.PlanAsync(study, "2027-06-07", 1);
        }

        var told = "";
        foreach (var month in new[] { "2027-01", "2027-02", "2027-03", "2027-04" })
        {
            foreach (var study in new[] { one, other })
            {
                await LivedSteps.DrawAsync(study, Slot, 6);
            }

            for (var day = 6; day <= 26; day += 10)
            {
                await LivedSteps.MorningsAsync(one, $"{month}-{day:00}");
                await LivedSteps.MorningsAsync(other, $"{month}-{day:00}");
                Assert.Equal(await FlowAsync(one), told = await FlowAsync(other));
                Assert.Equal(await RecordAsync(one), await RecordAsync(other));
            }
        }

        // There is something to compare: two whole months, or more, are told.
        Assert.Contains("\"count\":12", told, StringComparison.Ordinal);
    }

    // Their first twelve lots are alike, and those of the last month are not: neither what an audit counts of groups nor the committee's
    // page tells anything of these.
    [Fact]
    [Trait("Requirement", "R2")]
    public async Task Who_began_is_counted_alike_where_only_the_lots_of_this_month_differ()
    {
        var (first, second) = AlikeFor(12);
        using var one = await BeginAsync(first);
        using var other = await BeginAsync(second);
        foreach (var study in new[] { one, other })
        {
            await LivedSteps.PlanAsync(study, "2027-03-01", 1);
            await LivedSteps.DrawAsync(study, Slot, 6);
            await LivedSteps.MorningsAsync(study, "2027-01-20");
            await LivedSteps.DrawAsync(study, Slot, 6);
            await LivedSteps.MorningsAsync(study, "2027-03-02");
            await LivedSteps.DrawAsync(study, Slot, 12);
            await LivedSteps.MorningsAsync(study, "2027-03-09");
        }

        var (files, others) = (await AuditAsync(one), await AuditAsync(other));
        var (told, alike) = (Encoding.UTF8.GetString(files["beginnings.csv"]), Encoding.UTF8.GetString(others["beginnings.csv"]));

        Assert.Equal(told, alike);
        Assert.Contains("\r\nA,2027-01,2027-01,P,", told, StringComparison.Ordinal);
        Assert.Contains(",0,4,0,0,0,", told, StringComparison.Ordinal); // the four of the group waited from four weeks to seven
        Assert.Equal(Page(files), Page(others));
        Assert.Contains("Only lots drawn before 2027-03", Page(files), StringComparison.Ordinal);
    }

    private static (int First, int Second) AlikeFor(int lots)
    {
        int[] alike = [.. Enumerable.Range(1, 200).Select(seed => (Seed: seed, Lots: LivedStudy.LotsOf(Of(seed))))
            .GroupBy(one => string.Join(' ', one.Lots.Take(lots)))
            .Select(group => group.DistinctBy(one => string.Join(' ', one.Lots.Skip(lots).Take(lots))).Select(one => one.Seed))
            .First(group => group.Count() > 1)];
        return (alike[0], alike[1]);
    }

    private static async Task<Dictionary<string, byte[]>> AuditAsync(LivedStudy study)
    {
        var answer = await study.AskAsync(
            StaffRole.Auditor, "POST", "/api/exports", new { kind = "audit", purpose = "prøve", recipient = "komiteen" });
        Assert.Equal(200, answer.Status);
        using var zip = new ZipArchive(new MemoryStream(answer.Body));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using var stream = await entry.OpenAsync();
            await stream.CopyToAsync(bytes);
            files[entry.FullName] = bytes.ToArray();
        }

        return files;
    }

    private static string Page(Dictionary<string, byte[]> audit)
    {
        var files = ExportFiles.Of(audit.Select(file => new ExportFile(file.Key, file.Value)));
        var verdict = Verification.Run(files, new Kept(), Ed25519.Verify);
        Assert.Null(verdict.FirstFalse);
        var page = Inspector.Inspect(files, verdict, covariates: null, Inspector.UsualSeed, lists: 99);
        return InspectText.Format(page with { Checks = [] }, plan: null) + InspectPicture.Draw(page, plan: null);
    }

    private static Task<LivedStudy> BeginAsync(int seed) => LivedStudy.BeginAsync(Of(seed), Begin);

    private static Lived Of(int seed) => new(new Policy.BigStick(3), Strata: 1, People: 60, "month", Batch: 64, seed);

    private static async Task<string> FlowAsync(LivedStudy study)
    {
        var answer = await study.AskAsync(StaffRole.Researcher, "GET", "/api/flow");
        Assert.Equal(200, answer.Status);
        return answer.Text;
    }

    private static async Task<string> RecordAsync(LivedStudy study)
    {
        var answer = await study.AskAsync(StaffRole.Steward, "GET", "/api/record");
        Assert.Equal(200, answer.Status);
        Assert.Contains("\"kind\":\"draw\"", answer.Text, StringComparison.Ordinal);
        return answer.Text;
    }
}
