using System.Diagnostics;

namespace Trial.Cli.Tests;

public sealed class WrongUseTests
{
    [Theory]
    [InlineData("verify none.zip --receipt", "none.zip: the file does not exist.")]
    [InlineData("verify none.zip --since  ", "An argument is empty.")]
    [InlineData("verify ", "An argument is empty.")]
    [InlineData("report ", "An argument is empty.")]
    [InlineData("assess --people 10 --svg ", "An argument is empty.")]
    [InlineData("seal announce study.json --to folder --contribution ", "An argument is empty.")]
    [InlineData("seal announce study.json --to folder --ask three", "Cannot parse argument 'three' for option '--ask'.")]
    public async Task What_is_wrong_is_one_plain_sentence(string command, string fault)
    {
        var answer = await TrialProcess.RunAsync(command.Split(' '));

        Assert.Equal((2, fault), (answer.ExitCode, Assert.Single(answer.Faults)));
    }

    [Theory]
    [InlineData("assess --people 10")]
    [InlineData("seal --help")]
    public async Task A_full_disk_behind_the_output_is_one_plain_sentence(string command)
    {
        if (!File.Exists("/dev/full"))
        {
            return; // only Linux has it
        }

        var trial = Path.Combine(AppContext.BaseDirectory, "trial.dll");
        using var shell =
            Process.Start(new ProcessStartInfo("sh", ["-c", $"dotnet '{trial}' {command} > /dev/full"]) { RedirectStandardError = true })!;
        var errors = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();

        Assert.Equal((2, "No space left on device"), (shell.ExitCode, errors.Split(" : ")[0].TrimEnd()));
    }

    [Theory]
    [InlineData("assess")]
    [InlineData("seal announce")]
    [InlineData("seal finish")]
    [InlineData("reveal")]
    [InlineData("verify")]
    [InlineData("report")]
    public async Task Help_names_what_each_option_takes(string command)
    {
        var help = await TrialProcess.RunAsync([.. command.Split(' '), "--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.DoesNotMatch("<[a-z]", help.Output); // the library's own: <to>, <svg>
    }
}
