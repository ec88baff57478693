using System.CommandLine;

using Trial.Storage;
using Trial.Storage.Backup;

namespace Trial.Cli;

/// <summary>trial backup: copies a running study for the holder of a key, with the service's own settings.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var to = new Argument<FileInfo>("FILE") { Description = "The backup; a new file." };
        var recipient = Options.Of<FileInfo>("--for", "CERT.pem", "The certificate of the person who can open it.").Required();
        var keys = new Option<bool>("--keys") { Description = "The keys of the data folder instead of the study's rows." };
        var command = new Command(
            "backup",
            "Copies a running study, which TRIAL_DATA, TRIAL_STORE ... name: 0 written and checked, 1 its rows are wrong, 2 wrong use.")
        {
            to, recipient, keys,
        };
        command.SetAction((parsed, cancellationToken) => Told.RunAsync(async () =>
        {
            var certificate = Envelope.Recipient(parsed.GetRequiredValue(recipient).FullName);
            var file = parsed.GetRequiredValue(to).FullName;
            var study = new StudyBackup(StorageChoice.Read(new Given(Environment.GetEnvironmentVariable)), TimeProvider.System);
            return parsed.GetValue(keys)
                ? study.MakeOfKeys(file, certificate)
                : await study.MakeAsync(file, certificate, cancellationToken);
        }));
        return command;
    }
}
