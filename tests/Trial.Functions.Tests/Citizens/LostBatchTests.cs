using Azure.Identity;

using Trial.Application.Citizens;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Storage;
using Trial.Storage;

namespace Trial.Functions.Tests.Citizens;

/// <summary>A commit that several people share is stored in Table Storage, and its answer never comes.</summary>
[Collection(nameof(Azurite))]
[Trait("Requirement", "R23")]
public sealed class LostBatchTests(Azurite azurite)
{
    private const int Crowded = 7;

    [Fact]
    public async Task Each_is_told_their_own_lot_and_nobody_is_drawn_twice()
    {
        var (loses, sent) = (false, 0);
        await using var proxy = await FaultyProxy.StartAsync(
            azurite.Endpoint,
            _ => loses && Interlocked.Increment(ref sent) % 2 == 1 ? FaultyProxy.Fault.AnswerLost : FaultyProxy.Fault.None);
        var tables = TableAccount.Open(proxy.Endpoint, "t" + Guid.NewGuid().ToString("n"), new DefaultAzureCredential());
        using var study = await StudyByNight.StartAsync(rows: tables);
        var people = Enumerable.Range(0, Crowded).Select(number => StudyByNight.Somebody("ABCDE"[number % 5].ToString())).ToList();
        await using var crowd = new Crowd(study);
        loses = true;

        var answers = await Task.WhenAll(crowd.Ask(people));

        Assert.Equal(2 * crowd.Store.Commits.Count, sent); // each was sent twice
        Assert.Contains(crowd.Store.Commits, commit => commit.Count(change => change.Key.StartsWith('b')) > 1);
        foreach (var (said, answer) in people.Zip(answers))
        {
            var lot = Assert.IsType<ReferralAnswer.Drawn>(answer).Lot;
            Assert.Equal(new ReferralAnswer.Stored(lot), await study.Referrals.ReferAsync(said, default));
        }

        Assert.Equal(Crowded, (await study.Ledger.ReadAsync(default)).State.SignedUp);
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }
}
