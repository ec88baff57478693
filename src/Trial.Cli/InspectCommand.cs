using System.CommandLine;

using Trial.Core.Analysis;
using Trial.Core.Export;
using Trial.Core.Pictures;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>trial inspect: one page for the monitoring committee.</summary>
internal static class InspectCommand
{
    public static Command Make()
    {
        var zip = VerifiedExport.Argument("An audit or final export.");
        var options = new InspectOptions();
        var command = new Command(
            "inspect", "One page for the monitoring committee: flow, enrolment, balance, tests, log and record.") { zip };
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
        command.SetAction(parsed => VerifiedExport.Use(
            parsed.GetRequiredValue(zip),
            kind => kind is ExportKind.Audit or ExportKind.Final,
            "the page is made from an audit or a final export",
            (files, verdict) => Run(files, verdict, options.Read(parsed.CommandResult).Request)));
        return command;
    }

    private static int Run(ExportFiles files, Verdict verdict, InspectRequest request)
    {
        if (request.Covariates is not null && verdict.Kind is not ExportKind.Final)
        {
            return Refusal.Tell(["--covariates: an audit has no research ids. Use the final export."]);
        }

        if (request.Covariates is { } values && !Known(files, values))
        {
            return ExitCode.WrongUse;
        }

        var inspection = Inspector.Inspect(files, verdict, request.Covariates, request.MadeFrom, request.Lists);
        if (request.Plan is { } plan && inspection.Months is [var first, ..] && plan.EndsBefore(first.Month))
        {
            return Refusal.Tell([$"--by: the plan ends before the first lot was drawn, in {first.Month}."]);
        }

        if (request.Svg is { } file)
        {
            File.WriteAllText(file, InspectPicture.Draw(inspection, request.Plan));
        }

        Console.Out.WriteLine(request.Json ? InspectJson.Format(inspection, request.Plan) : InspectText.Format(inspection, request.Plan));
        return ExitCode.Done;
    }

    // Values of people who were erased are told and passed over; a file of another study is refused.
    private static bool Known(ExportFiles files, IReadOnlyDictionary<string, double> values)
    {
        var unknown = Inspector.Unknown(files, values.Keys);
        if (unknown.Count > 0)
        {
            Console.Error.WriteLine($"--covariates: not in the export: {string.Join(", ", unknown)}.");
        }

        return unknown.Count < values.Count;
    }
}
