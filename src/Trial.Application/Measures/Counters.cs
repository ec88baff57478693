using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

using Trial.Core.Intake;

namespace Trial.Application.Measures;

//  What is measured, source and meter "Trial"
//
//      trial.draws              counter      lots drawn
//      trial.commits            counter      commits that were stored
//      trial.conflicts          counter      commits that lost to another writer
//      trial.batch.size         histogram    changes in a stored commit
//      trial.publication.lag    gauge        nights that the public log is behind
//      trial.check.bodies       gauge        bodies that the check after the start has read
//      trial.check.seconds      gauge        how long it took
//      trial.lists.low          gauge        open places whose lists run low; set each night, and when a sign-up adds one
//      trial.cap.met            counter      hours in which the cap of open admission turned somebody away
//      trial.challenges         counter      challenges asked under open admission
//      trial.refusals           counter      refused referrals and codes, by kind: too-many, not-solved, slip-not-good ...
//      trial.denials            counter      by kind: not-signed-in, wrong-role
//
//  Traces: draw, commit.
//
//  No attribute holds anything that came from a visitor, and nothing is counted by arm or place: that would
//  show how the list stands. Every trace is a root: a visitor's trace id is ignored.

/// <summary>Why somebody was turned away.</summary>
internal enum Denial
{
    NotSignedIn,
    WrongRole,
}

/// <summary>The service's own numbers and traces.</summary>
internal static class Counters
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "Trial";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Draws = Meter.CreateCounter<long>("trial.draws");
    private static readonly Counter<long> Commits = Meter.CreateCounter<long>("trial.commits");
    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("trial.conflicts");
    private static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>("trial.batch.size");
    private static readonly Gauge<int> PublicationLag = Meter.CreateGauge<int>("trial.publication.lag");
    private static readonly Gauge<int> CheckedBodies = Meter.CreateGauge<int>("trial.check.bodies");
    private static readonly Gauge<double> CheckSeconds = Meter.CreateGauge<double>("trial.check.seconds");
    private static readonly Gauge<int> LowLists = Meter.CreateGauge<int>("trial.lists.low");
    private static readonly Counter<long> CapsMet = Meter.CreateCounter<long>("trial.cap.met");
    private static readonly Counter<long> Challenges = Meter.CreateCounter<long>("trial.challenges");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("trial.refusals");
    private static readonly Counter<long> Denials = Meter.CreateCounter<long>("trial.denials");

    /// <summary>Begins a trace; null when nobody listens.</summary>
    public static Activity? Trace(string name)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        // The server's own activity takes its id from the request.
        if (Activity.Current is { } current && current.Source != Source)
        {
            Activity.Current = null;
        }

        return Source.StartActivity(name);
    }

    public static void Answered(bool drawn) => Draws.Add(drawn ? 1 : 0);

    public static void Committed(int changes)
    {
        Commits.Add(1);
        BatchSize.Record(changes);
    }

    public static void LostRace() => Conflicts.Add(1);

    public static void Behind(int nights) => PublicationLag.Record(nights);

    public static void RunLow(int lists) => LowLists.Record(lists);

    public static void CapMet() => CapsMet.Add(1);

    public static void ChallengeAsked() => Challenges.Add(1);

    /// <summary>Counts a refusal, by its kind in kebab-case.</summary>
    public static void Refused(Refusal why) =>
        Refusals.Add(1, new KeyValuePair<string, object?>("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(why.ToString())));

    public static void Checked(int bodies, TimeSpan took)
    {
        CheckedBodies.Record(bodies);
        CheckSeconds.Record(took.TotalSeconds);
    }

    public static void Denied(Denial why) =>
        Denials.Add(1, new KeyValuePair<string, object?>("kind", why is Denial.WrongRole ? "wrong-role" : "not-signed-in"));
}
