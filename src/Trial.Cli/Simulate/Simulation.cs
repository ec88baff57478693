using Trial.Application.Citizens;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Simulate;

namespace Trial.Cli.Simulate;

/// <summary>A whole study from its installation to its final export, day by day, through the rules of the service.</summary>
internal sealed class Simulation : IDisposable
{
    private static readonly TimeOnly SignUpTime = new(10, 0);
    private static readonly TimeOnly Evening = new(20, 0);

    private readonly Scenario scenario;
    private readonly SimulatedCeremony ceremony;
    private readonly SimulatedService service;
    private readonly ILookup<DateOnly, SimulatedPerson> coming;
    private readonly Recruiter recruiter;
    private readonly SignUps signUps;
    private readonly GroupLeader leader;
    private readonly Dictionary<string, SimulatedPerson> byAlias = new(StringComparer.Ordinal);
    private readonly List<(SignedUp Who, double Expected)> undrawn = [];

    private Simulation(Scenario scenario, Digest seed, string folder)
    {
        this.scenario = scenario;
        ceremony = SimulatedCeremony.Make(scenario, seed);
        service = new SimulatedService(folder, ceremony.Keys);
        coming = SimulatedPerson.All(scenario, seed).ToLookup(person => person.Comes);
        (recruiter, signUps, leader) = (new(scenario), new(scenario, service), new(scenario, service));
    }

    private DateOnly Today => service.Clock.Today;

    /// <summary>Runs the whole study.</summary>
    /// <param name="scenario">What it is like.</param>
    /// <param name="seed">What keys, list and people are made from.</param>
    /// <param name="folder">Where the store is kept meanwhile.</param>
    /// <param name="progress">Called with the days that have passed, of <see cref="Days"/>; may be null.</param>
    /// <exception cref="InvalidDataException">The service refuses what the scenario asks for.</exception>
    public static async Task<SimulatedStudy> RunAsync(Scenario scenario, Digest seed, string folder, IProgress<int>? progress)
    {
        using var simulation = new Simulation(scenario, seed, folder);
        return await simulation.RunAsync(progress);
    }

    /// <summary>About how many days it takes from installation to the last meeting.</summary>
    public static int Days(Scenario scenario) => scenario.Groups.LastStart.DayNumber + 70 - First(scenario).DayNumber;

    public void Dispose() => service.Dispose();

    private static DateOnly First(Scenario scenario) => scenario.Begin.AddDays(-GroupLeader.DaysAhead - 1);

    private async Task<SimulatedStudy> RunAsync(IProgress<int>? progress)
    {
        var first = First(scenario);
        service.Clock.MoveTo(first, SignUpTime);
        await InstallAsync();
        for (var day = first.AddDays(1); day <= scenario.End || await leader.IsAnyAheadAsync(); day = day.AddDays(1))
        {
            await LiveAsync(day);
            progress?.Report(day.DayNumber - first.DayNumber);
        }

        var closed = await service.Part<StudyActs>().CloseAsync(Staff.Steward, null, "The last group has met", default);
        Staff.Done("the study is closed", closed);
        var exports = await new SimulatedExports(service, ceremony).TakeAsync();
        return new(scenario, ceremony.Seal.Setup, await service.StateAsync(), signUps, recruiter, leader.Postponed, exports);
    }

    private async Task InstallAsync()
    {
        await service.Part<Application.Start.StartCheck>().RunAsync(default);
        var answer = await service.Part<Installer>().InstallAsync(Staff.Steward, ceremony.Seal, default);
        Staff.Require("the list is installed", answer is InstallAnswer.Done, answer);
        await service.StartAsync();
    }

    private async Task LiveAsync(DateOnly day)
    {
        await service.WakeAsync(day);
        await leader.PlanAsync();
        await leader.MarkAsync(byAlias);
        await OpenAsync();
        await HearAsync();
        await LeaveAsync();
        if (day >= scenario.Begin && day <= scenario.End)
        {
            service.Clock.MoveTo(day, SignUpTime);
            await SignUpAsync();
        }

        if (day == scenario.End)
        {
            service.Clock.MoveTo(day, Evening);
            await CloseAsync();
            await HearAsync();
        }
    }

    private async Task OpenAsync()
    {
        foreach (var (index, place) in scenario.Places.Index())
        {
            if (place.From == Today)
            {
                var answer = await service.Part<StudyActs>().OpenAsync(Staff.Steward, Scenario.Letter(index), "The first day", default);
                Staff.Done($"{Scenario.Letter(index)} is opened", answer);
            }
        }
    }

    private async Task CloseAsync()
    {
        foreach (var stratum in scenario.Strata)
        {
            var answer = await service.Part<StudyActs>().CloseAsync(Staff.Steward, stratum, "The last day", default);
            Staff.Done($"{stratum} is closed", answer);
        }
    }

    private async Task SignUpAsync()
    {
        coming[Today].ToList().ForEach(recruiter.Meet);
        for (var place = 0; place < scenario.Places.Count; place++)
        {
            while (await NextAsync(place) is var (person, expected))
            {
                service.Clock.Tick();
                var (who, outcome) = await signUps.SignUpAsync(person);
                byAlias[who.Alias] = person;
                if (outcome is Outcome.Waiting)
                {
                    undrawn.Add((who, expected));
                }
                else
                {
                    Tell(person, expected, outcome);
                }
            }
        }
    }

    private async Task<(SimulatedPerson Person, double Expected)?> NextAsync(int place)
    {
        var expected = recruiter.Expects(place, scenario.LooksAhead ? await LookAheadAsync(Scenario.Letter(place)) : null);
        return recruiter.Next(place, Today, expected) is { } person ? (person, expected) : null;
    }

    // The share of peers in the next envelope or, by cohort, in all envelopes of which the next person gets one.
    private async Task<double?> LookAheadAsync(string stratum)
    {
        var state = await service.StateAsync();
        var seal = (await service.Part<Seals>().LastAsync(state, default))!;
        var people = scenario.Cohort?.People ?? 1;
        var first = state.At(stratum).Next + (state.Queues.In(stratum).Count / people * people);
        var last = Math.Min(first + people - 1, seal.Length(stratum));
        return last < first
            ? null
            : Enumerable.Range(first, last - first + 1).Average(number => seal.List.Open(stratum, number).Arm == Arm.Peer ? 1.0 : 0);
    }

    private async Task HearAsync()
    {
        foreach (var (who, expected) in undrawn.ToList())
        {
            var outcome = (await signUps.StatusAsync(who.Code))?.Outcome;
            if (outcome is not Outcome.Waiting)
            {
                undrawn.Remove((who, expected));
                Tell(who.Person, expected, outcome);
            }
        }
    }

    private void Tell(SimulatedPerson person, double expected, Outcome? outcome)
    {
        if (outcome is { } lot)
        {
            recruiter.Score(expected, lot is Outcome.Peer);
            if (person.Tells)
            {
                recruiter.Hear(person.Place, lot is Outcome.Peer);
            }
        }
    }

    // Only somebody with a seat has a group to leave.
    private async Task LeaveAsync()
    {
        foreach (var who in signUps.People)
        {
            foreach (var leaving in who.Person.Leaves.Where(leaving => who.On.AddDays(leaving.Days) == Today))
            {
                if (await signUps.StatusAsync(who.Code) is { } status
                    && (leaving.Step is not SimulatedStep.Group || status.Group is not null))
                {
                    await service.Part<CodeHolders>().WithdrawAsync(who.Code, Left(leaving.Step), default);
                }
            }
        }
    }

    private static Leaving Left(SimulatedStep step) => step switch
    {
        SimulatedStep.Group => Leaving.Group,
        SimulatedStep.FollowUp => Leaving.FollowUp,
        _ => Leaving.Data,
    };
}
