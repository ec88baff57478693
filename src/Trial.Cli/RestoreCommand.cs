using System.CommandLine;

using Spectre.Console;

using Trial.Storage;
using Trial.Storage.Backup;

namespace Trial.Cli;

/// <summary>trial restore: puts a backup back where a service will find it.</summary>
internal static class RestoreCommand
{
    public static Command Make()
    {
        var from = new Argument<FileInfo>("FILE") { Description = "The backup." };
        var key = Options.Of<FileInfo>("--key", "KEY.pem", "The private key that opens it; its passphrase is asked for.").Required();
        var command = new Command(
            "restore",
            "Puts a backup back where TRIAL_DATA, TRIAL_STORE ... say the study is: 0 it holds together, 1 it is damaged, 2 wrong use.")
        {
            from, key,
        };
        command.SetAction((parsed, cancellationToken) => Told.RunAsync(() =>
            new StudyRestore(StorageChoice.Read(new Given(Environment.GetEnvironmentVariable)), TimeProvider.System).PutBackAsync(
                parsed.GetRequiredValue(from).FullName,
                Envelope.Key(parsed.GetRequiredValue(key).FullName, Passphrase),
                cancellationToken)));
        return command;
    }

    private static string Passphrase() => Console.IsInputRedirected
        ? Console.ReadLine() ?? ""
        : AnsiConsole.Prompt(new TextPrompt<string>("Passphrase of the key:").Secret(null));
}
