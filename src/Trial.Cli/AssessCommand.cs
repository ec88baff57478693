using System.CommandLine;

namespace Trial.Cli;

/// <summary>trial assess: compares list designs before one is chosen.</summary>
internal static class AssessCommand
{
    public static Command Make()
    {
        var command = new Command("assess", "Compares list designs: how well they can be guessed, and how far they stray from the ratio.");
        command.SetAction(_ => ExitCode.Done);
        return command;
    }
}
