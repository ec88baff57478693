using System.Net;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>The data folder is removed or moved away under a running service.</summary>
[Trait("Requirement", "R12")]
public sealed class LostDatabaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("removed")]
    [InlineData("moved")]
    public async Task Nobody_is_told_of_a_lot_and_the_service_ends_with_one_sentence(string how)
    {
        var data = folder.File("data");
        using var service = await RunningService.StartAsync(data);
        var people = await Applicant.ManyAsync(service.Http, 2);
        Assert.Equal(HttpStatusCode.Created, await people[0].SignUpAsync(service.Http));
        if (how == "removed")
        {
            Directory.Delete(data, recursive: true);
        }
        else
        {
            Directory.Move(data, folder.File("elsewhere"));
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await people[1].SignUpAsync(service.Http));

        Assert.Equal(1, await service.ExitCodeAsync());
        await service.WaitForConsoleAsync($"The database {Path.Combine(data, "trial.db")} was removed, moved or replaced");
    }
}
