using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Input;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Steward;

/// <summary>Does an act that was read without a fault, for this steward and this reason.</summary>
internal delegate Task<ActAnswer> StewardAct(StaffMember who, string reason);

/// <summary>Reads what each of the steward's acts asks for besides a reason: the same for a program's JSON and a page's form.</summary>
public sealed class StewardForms(
    StudyActs acts, TextActs texts, ClockActs clock, BackupActs backups, SlipSheets sheets, SlipCounts counts, WholeCheck check)
{
    /// <summary>The most characters of a reason.</summary>
    internal const int LongestReason = 2000;

    private const int LongestStratum = 8;

    internal StewardAct Open(FieldReader fields, CancellationToken cancellationToken)
    {
        var stratum = Stratum(fields);
        return (who, reason) => acts.OpenAsync(who, stratum, reason, cancellationToken);
    }

    internal StewardAct Close(FieldReader fields, CancellationToken cancellationToken)
    {
        var stratum = Stratum(fields);
        return (who, reason) => acts.CloseAsync(who, stratum, reason, cancellationToken);
    }

    internal StewardAct Unblind(FieldReader fields, CancellationToken cancellationToken) =>
        (who, reason) => acts.UnblindAsync(who, reason, cancellationToken);

    internal StewardAct Text(FieldReader fields, CancellationToken cancellationToken)
    {
        var text = new ConsentConfig(
            fields.Text("version", StudyRequest.LongestVersion, Names.IsId) ?? "",
            fields.StaffText("da", StudyRequest.LongestText),
            fields.StaffText("en", StudyRequest.LongestText));
        var from = fields.Parsed<DateOnly>("from", Iso.TryDate, required: false);
        return (who, reason) => texts.ChangeAsync(who, text, from, reason, cancellationToken);
    }

    internal StewardAct WithdrawText(FieldReader fields, CancellationToken cancellationToken)
    {
        var version = fields.Text("version", StudyRequest.LongestVersion, Names.IsId);
        return (who, reason) => texts.WithdrawAsync(who, version!, reason, cancellationToken);
    }

    internal StewardAct Correct(FieldReader fields, CancellationToken cancellationToken)
    {
        var of = fields.Number("of", 0, int.MaxValue);
        var mistake = fields.Parsed<Mistake>("as", MistakeWords.TryParse);
        return (who, reason) => acts.CorrectAsync(who, of!.Value, mistake!.Value, reason, cancellationToken);
    }

    internal StewardAct Restore(FieldReader fields, CancellationToken cancellationToken)
    {
        var skip = fields.Number("skip", 1, StudyActs.MostSkipped, required: false);
        return (who, reason) => acts.RestoreAsync(who, skip ?? 0, reason, cancellationToken);
    }

    internal StewardAct Reveal(FieldReader fields, CancellationToken cancellationToken)
    {
        var number = fields.Number("number", 1, Setup.MostSeals, required: false) ?? 1;
        var seed = fields.Parsed<Digest>("seed", Digest.TryParse, isCode: true);
        return (who, reason) =>
        {
            check.Require();
            return acts.RevealAsync(who, number, seed!.Value, reason, cancellationToken);
        };
    }

    internal StewardAct SayDate(FieldReader fields, CancellationToken cancellationToken)
    {
        var date = fields.Parsed<DateOnly>("date", Iso.TryDate);
        return async (who, reason) => await clock.SayAsync(who, date!.Value, reason, cancellationToken) is { } why
            ? new ActAnswer.Refused(why)
            : new ActAnswer.Kept();
    }

    internal StewardAct TellBackup(FieldReader fields, CancellationToken cancellationToken)
    {
        var date = fields.Parsed<DateOnly>("date", Iso.TryDate);
        return (who, reason) => backups.TellAsync(who, date!.Value, reason, cancellationToken);
    }

    internal StewardAct WithdrawSlips(FieldReader fields, CancellationToken cancellationToken)
    {
        var sheet = SlipFields.Sheet(fields);
        return (who, reason) => sheets.WithdrawAsync(who, sheet!, reason, cancellationToken);
    }

    internal StewardAct TellSlips(FieldReader fields, CancellationToken cancellationToken)
    {
        var told = new MetRow(
            SlipFields.Sheet(fields)!,
            fields.Text("month", 7, SlipCounts.IsMonth)!,
            fields.Number("handedOut", 0, SlipSheets.MostSlips) ?? 0,
            fields.Number("met", 0, SlipCounts.MostPeople) ?? 0);
        return (who, reason) => counts.TellAsync(who, told, reason, cancellationToken);
    }

    /// <summary>Why, where a program may leave it out; a page asks for it.</summary>
    internal static string ReasonIfGiven(FieldReader fields) => fields.Has("reason") ? fields.StaffText("reason", LongestReason) : "";

    private static string? Stratum(FieldReader fields) => fields.Text("stratum", LongestStratum, Names.IsStratum, required: false);
}
