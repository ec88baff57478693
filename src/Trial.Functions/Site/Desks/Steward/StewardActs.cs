using Microsoft.AspNetCore.Http;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Input;
using Trial.Functions.Http.Steward;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;
using Trial.Functions.Web;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>What comes of the steward's forms: the same acts as the endpoints', and their answers in words.</summary>
internal sealed class StewardActs(
    StewardForms forms, Installer installer, SlipCounts slips, TextActs texts, StudyLedger ledger, Seals seals)
{
    /// <summary>The page of a deed, before anything is sent; where it cannot come now, one that says why.</summary>
    public async Task<IResult> AskAsync(Desk desk, StewardDeed deed, string? chosen, CancellationToken cancellationToken)
    {
        var words = desk.Visit.Language.Words<StewardWords>();
        return (await NowAsync(desk.Visit, cancellationToken)).WhyNot(deed) is { } why
            ? await DeskRendering.SayAsync(
                desk.Visit, desk, new Message(words.Deeds[deed].Title, words.Refused(why)), StatusCodes.Status409Conflict)
            : await PageAsync(desk, deed, new() { ["Chosen"] = chosen }, cancellationToken);
    }

    /// <summary>What can come now.</summary>
    public async Task<DeedsNow> NowAsync(Visit visit, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var all = await seals.AllAsync(state, cancellationToken);
        var open = visit.Study.Strata.Count(place => Seals.IsOpen(state, all, place.Code));
        return new(state.Phase)
        {
            HasStopped = visit.HasStopped,
            IsClockDoubted = await ledger.ClockFaultAsync(cancellationToken) is not null,
            IsAnyOpen = open > 0,
            IsAnyClosed = open < visit.Study.Strata.Count,
            IsAnyDrawn = state.Draws.Count > 0,
            IsAnySheet = state.Sheets.Values.Any(sheet => !sheet.IsWithdrawn),
            IsAnyText = (await texts.ToBeginAsync(cancellationToken)).Count > 0,
            IsUnblinded = state.Unblinded,
        };
    }

    /// <summary>Does what a form asks, or shows the form again with all that is wrong.</summary>
    public async Task<IResult> TakeAsync(Desk desk, StewardDeed deed, PostedForm form, CancellationToken cancellationToken)
    {
        var fields = StewardDeeds.Fields(deed, desk.Visit.IsEarly);
        var json = StewardForm.Json(form, fields);
        var isSure = !StewardDeeds.IsFinal(deed) || form.One(StewardForm.Sure) is not null;
        var (answer, faults) = await DoAsync(desk, deed, json, isSure, cancellationToken);
        var words = desk.Visit.Language.Words<StewardWords>();
        return answer switch
        {
            ActAnswer.Done or ActAnswer.Kept => new SeeOther(desk.Visit.To(StewardPages.Home) + "?" + StewardPages.Done),
            ActAnswer.Refused refused => await AgainAsync([Refused(desk.Visit.Language, refused)]),
            ActAnswer.Unready unready => await AgainAsync(
                [.. unready.Lacks.Select(lack => ("main", words.Lack(lack.What, PlaceName(desk, lack.Stratum))))]),
            ActAnswer.TryAgain => await desk.TryAgainAsync(),
            _ => await AgainAsync(
                [.. Errors(desk, deed, fields, faults), .. isSure ? [] : ((string, string)[])[(StewardForm.Sure, words.NotSure)]]),
        };

        Task<IResult> AgainAsync((string Field, string Text)[] errors) => PageAsync(
            desk,
            deed,
            new()
            {
                ["Errors"] = errors,
                ["Sent"] = fields.ToDictionary(field => field, field => form.One(field) ?? "", StringComparer.Ordinal),
            },
            cancellationToken,
            StatusCodes.Status400BadRequest);
    }

    private static (string Field, string Text) Refused(Language language, ActAnswer.Refused refused)
    {
        var words = language.Words<StewardWords>();
        var earliest = refused.Earliest is { } day ? " " + words.Earliest(When.Day(language, day)) : "";
        return (refused.Field ?? "main", words.Refused(refused.Why) + earliest);
    }

    // No answer where something is wrong with what was sent.
    private async Task<(ActAnswer? Answer, IReadOnlyList<Fault> Faults)> DoAsync(
        Desk desk, StewardDeed deed, byte[] json, bool isSure, CancellationToken cancellationToken)
    {
        if (deed is StewardDeed.Install)
        {
            return await InstallAsync(desk, json, cancellationToken);
        }

        var fields = FieldReader.Of(json);
        var act = StewardDeeds.Of(deed, forms)(fields, cancellationToken);
        var reason = fields.StaffText("reason", StewardForms.LongestReason);
        fields.RefuseWhen("stratum", FaultCodes.Missing, deed is StewardDeed.ClosePlace && !fields.Has("stratum"));
        return fields.Faults() is { Count: > 0 } faults ? (null, faults)
            : isSure ? (await act(desk.Member, reason), [])
            : (null, []);
    }

    private async Task<(ActAnswer? Answer, IReadOnlyList<Fault> Faults)> InstallAsync(
        Desk desk, byte[] json, CancellationToken cancellationToken)
    {
        var (asked, faults) = StudyRequest.Read(json, await installer.IsEmptyAsync(cancellationToken));
        if (!FieldReader.Of(json).Has("reason"))
        {
            return (null, [.. faults, new Fault("reason", FaultCodes.Missing)]);
        }

        return asked is null ? (null, faults) : await installer.InstallAsync(desk.Member, asked, cancellationToken) switch
        {
            InstallAnswer.Done => (new ActAnswer.Kept(), []),
            InstallAnswer.Faulty it => (null, it.Faults),
            InstallAnswer.Refused it => (new ActAnswer.Refused(it.Why), []),
            _ => (new ActAnswer.TryAgain(), []),
        };
    }

    private async Task<IResult> PageAsync(
        Desk desk, StewardDeed deed, Dictionary<string, object?> parameters, CancellationToken cancellationToken,
        int status = StatusCodes.Status200OK)
    {
        var sheets = deed is StewardDeed.WithdrawSlips or StewardDeed.TellSlips ? await slips.ReadAsync(cancellationToken) : [];
        return await desk.PageAsync<StewardDeedPage>(
            new(parameters)
            {
                ["Deed"] = deed,
                ["Strata"] = await StrataAsync(desk, deed, cancellationToken),
                ["Texts"] = deed is StewardDeed.WithdrawText ? await texts.ToBeginAsync(cancellationToken) : [],
                ["Sheets"] = sheets.Where(sheet => !sheet.Withdrawn).Select(sheet => sheet.Sheet).ToArray(),
            },
            status);
    }

    // A place that is open is closed, and the others are opened.
    private async Task<(string, string)[]> StrataAsync(Desk desk, StewardDeed deed, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var all = deed is StewardDeed.Open or StewardDeed.ClosePlace ? await seals.AllAsync(state, cancellationToken) : [];
        return
        [
            .. desk.Visit.Study.Strata
                .Where(place => Seals.IsOpen(state, all, place.Code) == deed is StewardDeed.ClosePlace)
                .Select(place => (place.Code, place.Name)),
        ];
    }

    // A fault of the setup's own fields belongs to the box that it was pasted into.
    private static IEnumerable<(string, string)> Errors(
        Desk desk, StewardDeed deed, IReadOnlyList<string> fields, IReadOnlyList<Fault> faults)
    {
        return faults
            .Select(fault => (
                Field: fields.Contains(fault.Field) ? fault.Field : fields.FirstOrDefault(fault.Field.Split('.', '[')[0].Equals) ?? "main",
                Text: StewardFaults.Text(desk.Visit, fault),
                Inner: fault.Field))
            .GroupBy(it => (it.Field, it.Text), it => it.Inner)
            .Select(same => (same.Key.Field, Text: Inner(deed, same.Key.Field, same) + same.Key.Text))
            .OrderBy(it => fields.ToList().IndexOf(it.Field));
    }

    // What of a file is wrong, by its own names; a box that people write themselves has none.
    private static string Inner(StewardDeed deed, string field, IEnumerable<string> faults)
    {
        string[] inner =
        [
            .. faults.Where(fault => fault != field).Select(fault => fault[(fault.IndexOf('.', StringComparison.Ordinal) + 1)..]),
        ];
        return inner.Length == 0 || field is "strata" || (field is "main" && deed is not StewardDeed.Install)
            ? ""
            : string.Join(", ", inner) + ": ";
    }

    private static string PlaceName(Desk desk, string? stratum) =>
        desk.Visit.Study.Strata.FirstOrDefault(place => place.Code == stratum)?.Name ?? stratum ?? "";
}
