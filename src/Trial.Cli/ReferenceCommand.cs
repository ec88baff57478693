using System.CommandLine;
using System.Globalization;
using System.Text;

using Trial.Core;
using Trial.Core.Analysis;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>trial reference: lists that could have been drawn, for a randomisation test.</summary>
internal static class ReferenceCommand
{
    private const int Usual = 10_000;

    public static Command Make()
    {
        var zip = VerifiedExport.Argument("A final export.");
        var count = new Option<int>("--n")
        {
            HelpName = "NUMBER",
            Description = $"How many lists, up to {ReferenceLists.Most}.",
            DefaultValueFactory = _ => Usual,
        };
        var seed = new Option<string>("--seed")
        {
            HelpName = "TEXT",
            Description = "The text from which the lists are made. Write it into the analysis plan.",
            DefaultValueFactory = _ => "trial reference",
        };
        var to = Options.Of<FileInfo>("--out", "FILE", "The CSV file to write; a new one.").Required().New();
        count.Validators.Add(result =>
        {
            if (result.Tokens is [var number] && DesignText.Number(number.Value) is < 1 or > ReferenceLists.Most)
            {
                result.AddError($"--n: from 1 to {ReferenceLists.Most} lists can be made.");
            }
        });

        var command = new Command(
            "reference", "Makes lists that could have been drawn, for a randomisation test of a revealed study.")
        {
            zip, count, seed, to,
        };
        command.SetAction(parsed => VerifiedExport.Use(
            parsed.GetRequiredValue(zip),
            ReferenceLists.CanMake,
            "this needs a final export, which has the design",
            (files, _) => Run(files, parsed.GetRequiredValue(count), parsed.GetRequiredValue(seed), parsed.GetRequiredValue(to))));
        return command;
    }

    private static int Run(ExportFiles files, int count, string seed, FileInfo to)
    {
        var from = Digest.Of(Encoding.UTF8.GetBytes(seed));
        var bytes = Progress.Of("lists", count, progress => ReferenceLists.Make(files, from, count, progress));
        File.WriteAllBytes(to.FullName, bytes);
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{to.Name}: {count} lists from the seed '{seed}'. SHA-256 {Digest.Of(bytes)}"));
        return ExitCode.Done;
    }
}
