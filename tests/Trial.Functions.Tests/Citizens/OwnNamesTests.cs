using Trial.Application.Citizens;
using Trial.Core.Groups;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Citizens;

/// <summary>What people are called in a group, where the association chose the names.</summary>
public sealed class OwnNamesTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Each_is_given_once_and_stays_with_its_person_whatever_list_comes_next()
    {
        string[] trees = Named("Træ"), stones = Named("Sten");
        study.Names = GroupNames.Of(trees);
        study.Begin();
        Lot[] first = [await SignUpAsync(), await SignUpAsync(), await SignUpAsync()];
        var names = await Task.WhenAll(first.Select(NameAsync));

        study.Names = GroupNames.Of(stones);
        study.Begin();
        var next = await NameAsync(await SignUpAsync());
        study.Names = null;
        study.Begin();

        Assert.Subset(trees.ToHashSet(), names.ToHashSet());
        Assert.Equal(3, names.Distinct().Count());
        Assert.Contains(next, stones);
        Assert.Equal(names, await Task.WhenAll(first.Select(NameAsync)));
        Assert.DoesNotContain(await NameAsync(await SignUpAsync()), (string[])[.. trees, .. stones]);
    }

    [Fact]
    public async Task Names_chosen_late_begin_without_a_number_and_get_one_only_when_they_are_taken()
    {
        study.Names = GroupNames.Of(Named("Træ"));
        study.Begin();
        for (var person = 0; person < GroupNames.Least; person++)
        {
            await SignUpAsync();
        }

        study.Names = GroupNames.Of(Named("Sten"));
        study.Begin();
        var names = new List<string>();
        for (var person = 0; person < 8; person++)
        {
            names.Add(await NameAsync(await SignUpAsync()));
        }

        Assert.Equal(8, names.Distinct().Count());
        Assert.Equal("Sten xx".Length, names[0].Length);
        Assert.All(names.Where(name => name.EndsWith(" 2", StringComparison.Ordinal)), name => Assert.Contains(name[..^2], names));
        Assert.True(names.Count(name => name.Length == "Sten xx".Length) > 4, string.Join(", ", names));
    }

    private static string[] Named(string word) =>
        [.. Enumerable.Range(0, GroupNames.Least).Select(number => $"{word} {(char)('a' + (number / 8))}{(char)('a' + (number % 8))}")];

    private async Task<Lot> SignUpAsync() =>
        Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(StudyByNight.Somebody(), default)).Lot;

    private async Task<string> NameAsync(Lot lot) =>
        Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(lot.Code.ToString(), default)).Status.Alias;
}
