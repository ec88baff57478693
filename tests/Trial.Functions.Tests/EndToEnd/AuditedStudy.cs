using System.Globalization;
using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>The auditor's look at a running study: the export, and what the command says of it.</summary>
internal static class AuditedStudy
{
    /// <summary>Every envelope from the first to as many as there were draws, each once, in an unbroken record.</summary>
    public static async Task IsVerifiedAsync(RunningService service, string export, int people)
    {
        using var answer = await service.StaffAsync("auditor", HttpMethod.Post, "api/exports", new JsonObject
        {
            ["kind"] = "audit",
            ["purpose"] = "Prøve",
            ["recipient"] = "Os selv",
        });
        await File.WriteAllBytesAsync(export, await answer.Content.ReadAsByteArrayAsync());

        var (exitCode, output) = await TrialCommand.RunAsync("verify", export);
        Assert.True(exitCode == 0, output);
        Assert.Contains($" {people.ToString(CultureInfo.InvariantCulture)} opened 1, 2, 3", output, StringComparison.Ordinal);
    }
}
