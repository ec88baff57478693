using System.Globalization;
using System.Text.Json.Nodes;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>The study as anybody may see it.</summary>
public sealed class Studies(Installation installation, StudyLedger ledger, Seals seals, Plans plans, TimeProvider clock)
{
    /// <summary>Title, texts, odds, and what can be chosen where.</summary>
    /// <exception cref="NotInstalledException">No study is installed yet.</exception>
    public async Task<StudyView> ViewAsync(CancellationToken cancellationToken)
    {
        var config = await installation.ConfigAsync(cancellationToken) ?? throw new NotInstalledException();
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var seal = await seals.CurrentAsync(state, cancellationToken) ?? throw new NotInstalledException();
        var groups = await plans.GroupsAsync(state, cancellationToken);
        var today = Trial.Core.Copenhagen.Date(clock.GetUtcNow());

        return new StudyView(
            new Bilingual(config.Title.Da, config.Title.En),
            state.Phase is Phase.Open,
            config.Demonstration,
            config.NeedsSlip,
            new ConsentView(state.Text?.Version ?? config.Consent.Version, new Bilingual(config.Consent.Da, config.Consent.En)),
            OddsOf(seal),
            [.. config.Strata.Select(stratum => View(stratum, state, seal, Places.Offered(groups, stratum.Code, today)))],
            KeptFor(config.Retention ?? RetentionConfig.Default));
    }

    /// <summary>The answer of GET /api/study.</summary>
    public async Task<JsonObject> PublicAsync(CancellationToken cancellationToken)
    {
        var view = await ViewAsync(cancellationToken);
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var seal = (await seals.CurrentAsync(state, cancellationToken))!;
        var known = new List<JsonNode>();
        foreach (var record in state.Seals)
        {
            var made = await seals.GetAsync(record, cancellationToken);
            known.Add(new JsonObject
            {
                ["number"] = record.Number,
                ["root"] = made.List.Root.ToString(),
                ["leaves"] = made.Setup.Leaves,
                ["date"] = record.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            });
        }

        return new JsonObject
        {
            ["study"] = seal.Setup.Study,
            ["title"] = new JsonObject { ["da"] = view.Title.Danish, ["en"] = view.Title.English },
            ["open"] = view.Open,
            ["demonstration"] = view.Demonstration,
            ["admission"] = view.NeedsSlip ? "slip" : "open",
            ["consentVersion"] = view.Consent.Version,
            ["consentHash"] = (state.Text?.Consent ?? seal.Setup.Consent).ToString(),
            ["odds"] = new JsonObject { ["peer"] = view.Odds.Peer, ["control"] = view.Odds.Control },
            ["seals"] = new JsonArray([.. known]),
            ["strata"] = new JsonArray([.. view.Strata.Select(stratum => (JsonNode)Json(stratum))]),
        };
    }

    private static JsonObject Json(StratumView stratum) => new()
    {
        ["code"] = stratum.Code,
        ["name"] = stratum.Name,
        ["open"] = stratum.Open,
        ["slots"] = new JsonArray([.. stratum.Slots.Select(slot => (JsonNode)new JsonObject
        {
            ["id"] = slot.Id,
            ["place"] = slot.Place,
            ["weekday"] = slot.Weekday,
            ["time"] = slot.Time,
        })]),
    };

    private static StratumView View(StratumConfig stratum, StudyState state, Seal seal, IReadOnlyList<Slot> slots) => new(
        stratum.Code,
        stratum.Name,
        state.Phase is Phase.Open && slots.Count > 0 && state.Next(stratum.Code) <= seal.List.Length(stratum.Code),
        [.. slots.Select(slot => new SlotView(slot.Id, slot.Place, slot.Weekday, slot.Time))]);

    private static KeptFor KeptFor(RetentionConfig retention) => new(retention.GroupDays, retention.PeopleDays);

    private static Odds OddsOf(Seal seal)
    {
        var peer = seal.Setup.Arms.ToList().FindIndex(arm => arm.Id == Seal.PeerArm);
        return new Odds(seal.Setup.Ratio[peer], seal.Setup.Ratio.Sum() - seal.Setup.Ratio[peer]);
    }
}
