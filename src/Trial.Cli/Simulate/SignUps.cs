using Trial.Application.Citizens;
using Trial.Application.Stewards;
using Trial.Core.Intake;
using Trial.Core.Record;
using Trial.Core.Simulate;

namespace Trial.Cli.Simulate;

/// <summary>Somebody who signed up.</summary>
/// <param name="Person">What they are like.</param>
/// <param name="Code">Their code.</param>
/// <param name="Alias">What their group calls them.</param>
/// <param name="ResearchId">What the analysis calls them.</param>
/// <param name="On">The day.</param>
internal sealed record SignedUp(SimulatedPerson Person, string Code, string Alias, ResearchId ResearchId, DateOnly On)
{
    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "somebody simulated";
}

/// <summary>People sign up with slips that the steward makes.</summary>
internal sealed class SignUps(Scenario scenario, SimulatedService service)
{
    private const int DaysOfASheet = 150; // slips are good for a little longer

    private readonly Queue<Slip> slips = new();
    private readonly List<SignedUp> people = [];
    private DateOnly made; // the sheet

    /// <summary>Everybody, in the order in which they signed up.</summary>
    public IReadOnlyList<SignedUp> People => people;

    /// <summary>How many slips were made.</summary>
    public int Slips { get; private set; }

    /// <summary>Signs somebody up.</summary>
    /// <returns>Who they are from now on, and their lot.</returns>
    public async Task<(SignedUp Who, Outcome Outcome)> SignUpAsync(SimulatedPerson person)
    {
        for (var lost = 0; lost < person.LosesSlips; lost++)
        {
            await SlipAsync();
        }

        var stratum = Scenario.Letter(person.Place);
        var said = new Submission(
            person.Token, stratum, await SlotsAsync(person, stratum), Adult: true, EverydayLife: true, UnderstandsLottery: true,
            person.Companionship, "da-1", "da", await SlipAsync());
        var answer = await service.Part<Referrals>().ReferAsync(SubmissionDraft.Of(said), default);
        var lot = (answer as ReferralAnswer.Drawn)?.Lot;
        Staff.Require($"somebody signs up in {stratum} on {service.Clock.Today:yyyy-MM-dd}", lot is not null, answer);

        var code = lot!.Code.ToString();
        var status = await StatusAsync(code);
        var who = new SignedUp(person, code, status!.Alias, lot.ResearchId, service.Clock.Today);
        people.Add(who);
        return (who, lot.Outcome);
    }

    /// <summary>What the holder of a code sees; null when everything is erased.</summary>
    public async Task<Status?> StatusAsync(string code) =>
        (await service.Part<CodeHolders>().StatusAsync(code, default) as StatusAnswer.Found)?.Status;

    // The times at which groups are offered and they can come; where none of theirs is, all that are.
    private async Task<IReadOnlyList<string>> SlotsAsync(SimulatedPerson person, string stratum)
    {
        var view = await service.Part<Studies>().ViewAsync(default);
        var offered = view.Strata.Single(place => place.Code == stratum).Slots;
        var times = scenario.Places[person.Place].Times.Where((_, time) => person.CanCome[time]).ToHashSet();
        SlotView[] theirs = [.. offered.Where(slot => times.Contains(new(slot.Weekday, slot.Time)))];
        return [.. (theirs is [] ? offered : theirs).Select(slot => slot.Id)];
    }

    private async Task<Slip> SlipAsync()
    {
        if (slips.Count == 0 || service.Clock.Today >= made.AddDays(DaysOfASheet))
        {
            var answer = await service.Part<SlipSheets>().IssueAsync(Staff.Steward, scenario.Slips.Sheet, until: null, "", default);
            var sheet = (answer as SheetAnswer.Done)?.Sheet;
            Staff.Require("the steward makes a sheet of slips", sheet is not null, answer);
            slips.Clear();
            sheet!.Slips.ToList().ForEach(slips.Enqueue);
            (made, Slips) = (service.Clock.Today, Slips + sheet.Slips.Count);
        }

        return slips.Dequeue();
    }
}
