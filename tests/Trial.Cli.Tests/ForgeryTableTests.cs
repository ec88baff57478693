using System.Diagnostics;

namespace Trial.Cli.Tests;

/// <summary>Every lie that was told in earlier reviews, named by its check by each program that looks there.</summary>
[Trait("Requirement", "R7")]
public sealed class ForgeryTableTests : IDisposable
{
    private readonly string zip = Path.GetTempFileName();

    public static TheoryData<string> Lies => [.. All.Keys];

    public static TheoryData<string> LiesOfRecords => [.. All.Where(lie => lie.Value.Go is not null).Select(lie => lie.Key)];

    private static Dictionary<string, Lie> All { get; } =
        Lie.OfTheService.Concat(Lie.OfAStranger).Concat(SealLies.All).ToDictionary();

    public static TheoryData<string> Truths => [.. SealLies.True.Keys];

    public static TheoryData<string> TruthsOfRecords =>
        [.. SealLies.True.Keys.Where(name => !name.StartsWith("a table", StringComparison.Ordinal))];

    public void Dispose() => File.Delete(zip);

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Trial_verify_names_the_lie(string name)
    {
        await WriteAsync(name);
        var answer = await TrialProcess.RunAsync("verify", zip);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"False: {All[name].CSharp}.", answer.Output, StringComparison.Ordinal);
    }

    [NodeTheory]
    [MemberData(nameof(Lies))]
    public async Task The_page_names_the_lie(string name)
    {
        await WriteAsync(name);

        Assert.Equal((1, $"false: {All[name].JavaScript}\n"), await RunAsync(
            "node", OtherPrograms.Root, "tests/web/check-export.mjs", zip));
    }

    [GoTheory]
    [MemberData(nameof(LiesOfRecords))]
    public async Task Somebody_elses_program_names_the_lie(string name)
    {
        await WriteAsync(name);
        var (exitCode, said) = await RunAsync("go", Path.Combine(OtherPrograms.Root, "tests", "thirdparty"), "run", "./cmd/audit", zip);

        Assert.Equal(1, exitCode);
        Assert.Contains(All[name].Go!, said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Truths))]
    public async Task Trial_verify_accuses_nobody_who_was_honest(string name)
    {
        await File.WriteAllBytesAsync(zip, SampleZip.Of(SealLies.True[name]()));
        var answer = await TrialProcess.RunAsync("verify", zip);

        Assert.True(answer.ExitCode == 0, answer.Output);
    }

    [NodeTheory]
    [MemberData(nameof(Truths))]
    public async Task The_page_accuses_nobody_who_was_honest(string name)
    {
        await File.WriteAllBytesAsync(zip, SampleZip.Of(SealLies.True[name]()));
        var (exitCode, said) = await RunAsync("node", OtherPrograms.Root, "tests/web/check-export.mjs", zip);

        Assert.True(exitCode == 0, said);
    }

    [GoTheory]
    [MemberData(nameof(TruthsOfRecords))]
    public async Task Somebody_elses_program_accuses_nobody_who_was_honest(string name)
    {
        await File.WriteAllBytesAsync(zip, SampleZip.Of(SealLies.True[name]()));
        var (exitCode, said) = await RunAsync("go", Path.Combine(OtherPrograms.Root, "tests", "thirdparty"), "run", "./cmd/audit", zip);

        Assert.True(exitCode == 0, said);
    }

    private Task WriteAsync(string name) => File.WriteAllBytesAsync(zip, SampleZip.Of(All[name].Files()));

    private static async Task<(int ExitCode, string Said)> RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
