using System.Text.Json.Nodes;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>The study as anybody may see it.</summary>
public sealed class Studies(Installation installation, StudyLedger ledger, Seals seals, Plans plans, TimeProvider clock)
{
    /// <summary>Title, texts, odds, and what can be chosen where.</summary>
    /// <exception cref="NotInstalledException">No study is installed yet.</exception>
    public async Task<StudyView> ViewAsync(CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var config = await installation.InstalledAsync(cancellationToken); // after the state, whose text it then has
        var all = await seals.AllAsync(state, cancellationToken);
        var seal = all is [.., var last] ? last : throw new NotInstalledException();
        var groups = await plans.StudyGroupsAsync(state, cancellationToken);
        var today = Trial.Core.Copenhagen.Date(clock.GetUtcNow());
        var ended = state.Phase is Phase.Closed or Phase.Revealed;

        return new StudyView(
            new Bilingual(config.Title.Da, config.Title.En),
            state.Phase is Phase.Open,
            config.Demonstration,
            config.NeedsSlip,
            Consent(config.Text(state.Texts.On(today)?.Version)),
            OddsOf(seal),
            [.. config.Strata.Select(stratum => View(stratum, state, all, Slots(stratum)))],
            KeptFor(config.Retention ?? RetentionConfig.Default),
            seal.Setup.Cohort?.People)
        {
            Ended = ended,
            LeadDays = config.LeadDays,
            LogKeys = seal.Setup.LogKeys,
            MostInGroup = groups.MostInGroup,
            Introductions = ended ? [] : Ahead(await plans.IntroductionsAsync(state, cancellationToken), today),
        };

        IReadOnlyList<SlotView> Slots(StratumConfig stratum) =>
        [
            .. groups.Offered(stratum.Code, today).Select(slot => new SlotView(
                slot.Id, slot.Place, slot.Weekday, slot.Time, groups.NextStart(slot.Id, config.RosterTimes, today))),
        ];
    }

    /// <summary>The answer of GET /api/study.</summary>
    public async Task<JsonObject> PublicAsync(CancellationToken cancellationToken)
    {
        var view = await ViewAsync(cancellationToken);
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var all = await seals.AllAsync(state, cancellationToken);
        var seal = all[^1];
        return new JsonObject
        {
            ["study"] = seal.Setup.Study,
            ["title"] = new JsonObject { ["da"] = view.Title.Danish, ["en"] = view.Title.English },
            ["open"] = view.Open,
            ["demonstration"] = view.Demonstration,
            ["practice"] = seal.Setup.IsPractice,
            ["admission"] = view.NeedsSlip ? "slip" : "open",
            ["consentVersion"] = view.Consent.Version,
            ["consentHash"] = (state.Texts.On(Trial.Core.Copenhagen.Date(clock.GetUtcNow()))?.Consent ?? seal.Setup.Consent).ToString(),
            ["cohort"] = seal.Setup.Cohort is { } cohort ? new JsonObject { ["people"] = cohort.People, ["days"] = cohort.Days } : null,
            ["odds"] = new JsonObject { ["peer"] = view.Odds.Peer, ["control"] = view.Odds.Control },
            ["seals"] = new JsonArray([.. all.Zip(state.Seals, (made, record) => (JsonNode)Json(made, record))]),
            ["strata"] = new JsonArray([.. view.Strata.Select(stratum => (JsonNode)Json(stratum))]),
            ["meetings"] = new JsonArray([.. view.Introductions.Select(meeting => (JsonNode)Json(meeting))]),
        };
    }

    private static JsonObject Json(Seal seal, SealRecord record) => new()
    {
        ["number"] = record.Number,
        ["root"] = seal.List.Root.ToString(),
        ["leaves"] = seal.Setup.Leaves,
        ["date"] = Iso.Date(record.Date),
    };

    private static JsonObject Json(StratumView stratum) => new()
    {
        ["code"] = stratum.Code,
        ["name"] = stratum.Name,
        ["open"] = stratum.Open,
        ["slots"] = new JsonArray([.. stratum.Slots.Select(slot => (JsonNode)new JsonObject
        {
            ["id"] = slot.Id,
            ["place"] = slot.Place,
            ["weekday"] = (int)slot.Weekday,
            ["time"] = Iso.Time(slot.Time),
            ["next"] = slot.Next is { } day ? Iso.Date(day) : null,
        })]),
    };

    private static JsonObject Json(IntroductionView meeting) => new()
    {
        ["place"] = meeting.Place,
        ["date"] = Iso.Date(meeting.Date),
        ["time"] = Iso.Time(meeting.Time),
        ["call"] = meeting.Call,
        ["telephone"] = meeting.Telephone,
        ["cancelled"] = meeting.IsCancelled,
    };

    private static IReadOnlyList<IntroductionView> Ahead(IEnumerable<PlannedIntroduction> meetings, DateOnly today) =>
    [
        .. meetings.Where(meeting => meeting.Plan.Date >= today)
            .OrderBy(meeting => meeting.Plan.Date)
            .ThenBy(meeting => meeting.Plan.Time)
            .Select(meeting => new IntroductionView(meeting.Plan, meeting.Record.IsCancelled)),
    ];

    private static StratumView View(
        StratumConfig stratum, StudyState state, IReadOnlyList<Seal> all, IReadOnlyList<SlotView> slots) => new(
        stratum.Code,
        stratum.Name,
        Seals.IsOpen(state, all, stratum.Code) && slots.Count > 0 && Seals.NextFree(state, all, stratum.Code) is not null,
        slots);

    private static ConsentView Consent(ConsentConfig text) => new(text.Version, new Bilingual(text.Da, text.En));

    private static KeptFor KeptFor(RetentionConfig retention) => new(retention.GroupDays, retention.PeopleDays);

    private static Odds OddsOf(Seal seal)
    {
        var peer = seal.Setup.Arms.ToList().FindIndex(arm => arm.Id == Arm.Peer);
        return new Odds(seal.Setup.Ratio[peer], seal.Setup.Ratio.Sum() - seal.Setup.Ratio[peer]);
    }
}
