using Trial.Core.Assess;
using Trial.Core.Groups;

namespace Trial.Core.Analysis;

/// <summary>What a monitoring committee is shown of a study.</summary>
/// <param name="Study">Its name.</param>
/// <param name="IsRevealed">Whether the design is known.</param>
/// <param name="IsByCohort">Lots are drawn by cohort: what could be known of a lot is what could be known before its cohort.</param>
/// <param name="Before">Only lots drawn before this month, yyyy-MM, are in it; null once the study is closed: then all are.</param>
/// <param name="Arms">The arms' names, in the setup's order.</param>
/// <param name="Flow">People by arm for each step.</param>
/// <param name="Months">People by month, place and arm.</param>
/// <param name="Places">Balance by place.</param>
/// <param name="Waited">Days from sign-up to lot; empty where a lot is drawn at once.</param>
/// <param name="Waiting">How many wait for a lot.</param>
/// <param name="ToFirstMeeting">Days from sign-up to the first meeting, of those who have a group; empty before the reveal.</param>
/// <param name="FirstMeetings">The same, counted by weeks; of an audit those whom it counts. Null where the export does not tell.</param>
/// <param name="NoMeeting">How many of the same arm have no first meeting, of an audit of those whom it counts; null where the export
/// does not tell.</param>
/// <param name="NotTold">Of an audit: how many of the same arm it does not count yet.</param>
/// <param name="Beginnings">Who began in a group, by place and month of the lot, of an audit by months of at least five;
/// null where the export does not tell.</param>
/// <param name="Guessed">The share of draws that the convergence strategy guesses right; null with more than two arms.</param>
/// <param name="Scores">What could be known of each draw before it, in the order in which people signed up; empty with more than two
/// arms.</param>
/// <param name="Tests">The tests of the order in which people came.</param>
/// <param name="Found">How often a recruiter would be named, by how far they shift the covariate; empty before the reveal.</param>
/// <param name="Checks">What was verified of log, record and accesses, in words.</param>
public sealed record Inspection(
    string Study,
    bool IsRevealed,
    bool IsByCohort,
    string? Before,
    IReadOnlyList<string> Arms,
    IReadOnlyList<FlowLine> Flow,
    IReadOnlyList<MonthLine> Months,
    IReadOnlyList<PlaceLine> Places,
    IReadOnlyList<int> Waited,
    int Waiting,
    IReadOnlyList<int> ToFirstMeeting,
    IReadOnlyList<WaitBand>? FirstMeetings,
    int? NoMeeting,
    int? NotTold,
    IReadOnlyList<GhostCount>? Beginnings,
    double? Guessed,
    IReadOnlyList<ScoredDraw> Scores,
    IReadOnlyList<OrderTest> Tests,
    IReadOnlyList<Detection> Found,
    IReadOnlyList<CheckLine> Checks);

/// <summary>A step of the flow, and how many of each arm took it.</summary>
public sealed record FlowLine(string Step, IReadOnlyList<int> Arms);

/// <summary>How many of each arm were drawn in a place in a month, yyyy-MM.</summary>
public sealed record MonthLine(string Month, string Place, IReadOnlyList<int> Arms);

/// <summary>The balance of a place.</summary>
/// <param name="Place">Its stratum.</param>
/// <param name="Arms">How many of each arm.</param>
/// <param name="Lead">The imbalance now, in people (docs/assess.md).</param>
/// <param name="Largest">The largest after any draw.</param>
/// <param name="Seatless">Of arms whose people have groups, how many have none; null before the reveal.</param>
public sealed record PlaceLine(string Place, IReadOnlyList<int> Arms, double Lead, double Largest, int? Seatless);

/// <summary>A test of the order in which people came.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="People">Of how many.</param>
/// <param name="Statistic">A correlation, or a number of runs less the expected one.</param>
/// <param name="P">Two-sided; null where there was nothing to compare.</param>
/// <param name="Means">What a small p means, in words.</param>
/// <param name="CannotTell">What it cannot tell.</param>
public sealed record OrderTest(string Name, int People, double Statistic, double? P, string Means, string CannotTell);

/// <summary>How often a recruiter would be named at 5 %.</summary>
/// <param name="Eta">By how many standard deviations they shift the covariate towards their guess; 0 is an honest one.</param>
/// <param name="BergerExner">The share of simulated studies in which that test names them.</param>
/// <param name="Convergence">The share in which the test of the convergence strategy does.</param>
public sealed record Detection(double Eta, Figure BergerExner, Figure Convergence);

/// <summary>A check of the export, as it was found.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Found">What was found, in words.</param>
/// <param name="IsVerified">False where it could not be checked.</param>
public sealed record CheckLine(string Name, string Found, bool IsVerified);
