using System.CommandLine;
using Spectre.Console;

namespace Trial.Cli;

/// <summary>trial assess: compares list designs before one is chosen.</summary>
internal static class AssessCommand
{
    public static Command Make()
    {
        var options = new AssessOptions();
        var command = new Command(
            "assess", "Compares list designs: how easy they are to guess, how far they stray from the ratio, what that costs.");
        foreach (var option in options.All)
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            foreach (var fault in options.Read(result).Faults)
            {
                result.AddError(fault);
            }
        });
        command.SetAction(parsed => Run(options.Read(parsed.CommandResult).Request));
        return command;
    }

    private static int Run(AssessRequest request)
    {
        var rows = AssessProgress.Run(request);
        if (request.Svg is { } file)
        {
            try
            {
                File.WriteAllText(file, AssessPicture.Draw(request.Plan, rows));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"--svg: {exception.Message}");
                return ExitCode.WrongUse;
            }
        }

        if (request.Json)
        {
            Console.Out.WriteLine(AssessJson.Format(request.Plan, rows));
        }
        else
        {
            AssessTable.Write(AnsiConsole.Console, request.Plan, rows);
        }

        return ExitCode.Done;
    }
}
