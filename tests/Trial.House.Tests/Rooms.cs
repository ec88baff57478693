namespace Trial.House.Tests;

/// <summary>A project's rooms and the arrows between them; an arrow points to a room below.</summary>
/// <param name="Project">The project's name, which its namespaces begin with.</param>
/// <param name="Assembly">Its assembly's name.</param>
/// <param name="Arrows">A line a room: <c>room -> rooms right below it</c>. A room may use all that it reaches. "." is the project's
/// root.</param>
internal sealed record Rooms(string Project, string Assembly, string Arrows)
{
    /// <summary>Every project whose rooms have their arrows.</summary>
    public static IReadOnlyList<Rooms> All { get; } =
    [
        new("Trial.Core", "Trial.Core", """
            Pictures -> Report Analysis
            Report   -> Verify
            Analysis -> Verify Assess
            Verify   -> Export Ceremony
            Export   -> Groups
            Groups   -> Record
            Record   -> Lottery Intake
            Intake   -> Input
            Assess   -> Lottery
            Simulate -> Groups Ceremony
            Ceremony -> Lottery
            Lottery  -> Log Input
            Log      -> .
            Input    -> .
            .        ->
            """),
        new("Trial.Application", "Trial.Application", """
            .         -> Start Night
            Start     -> Log
            Night     -> Citizens Exports Groups Stewards
            Citizens  -> Log Measures
            Exports   -> Log
            Groups    -> Log
            Stewards  -> Log
            Log       -> Study
            Study     -> Record Keys
            Measures  -> Record
            Record    ->
            Keys      ->
            """),
        new("Trial.Storage", "Trial.Storage", """
            Backup -> .
            .      ->
            """),
        new("Trial.Functions", "Trial.Functions", """
            .                -> Http.Auditor Http.Citizen Http.Coordinator Http.Public Http.Researcher Http.Steward Site Timers Telemetry
            Site             -> Site.Desks Site.About Site.Farewell Site.Front Site.MyCode Site.Verify Telemetry
            Site.Desks       -> Site.Desks.Auditor Site.Desks.Coordinator Site.Desks.Door Site.Desks.Researcher Site.Desks.Steward
            Site.Desks.Auditor     -> Site.Desks.Parts
            Site.Desks.Coordinator -> Site.Desks.Parts Site.MyCode
            Site.Desks.Door        -> Site.Desks.Parts
            Site.Desks.Researcher  -> Site.Desks.Parts
            Site.Desks.Steward     -> Site.Desks.Parts Http.Steward Site.SignUp
            Site.Desks.Parts       -> Site.Staff Http
            Http.Auditor     -> Http Site.Staff
            Http.Citizen     -> Http
            Http.Coordinator -> Http Site.Staff
            Http.Public      -> Http
            Http.Researcher  -> Http
            Http.Steward     -> Http Site.Staff
            Site.About       -> Site.Articles
            Site.Articles    -> Site.Parts
            Site.Farewell    -> Site.Parts
            Site.Front       -> Site.Parts
            Site.MyCode      -> Site.SignUp
            Site.SignUp      -> Site.Parts
            Site.Staff       -> Site.Parts
            Site.Verify      -> Site.Parts
            Site.Parts       -> Site.Web
            Site.Web         -> Web
            Http             -> Staff Web Settings
            Staff            ->
            Timers           ->
            Telemetry        ->
            Settings         ->
            Web              ->
            """),
        new("Trial.LocalHost", "Trial.LocalHost", """
            .        -> Worker
            Worker   -> Http
            Http     -> Timers
            Timers   -> Protocol
            Protocol -> Start
            Start    ->
            """),
        new("Trial.Cli", "trial", """
            .        -> Simulate
            Simulate ->
            """),
    ];

    /// <summary>The rooms of the table.</summary>
    public IReadOnlyCollection<string> Names => Below.Keys;

    private Dictionary<string, string[]> Below { get; } = Arrows.Split('\n').Select(line => line.Split("->"))
        .ToDictionary(line => line[0].Trim(), line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Whether the table lets one room use another.</summary>
    public bool Allows(string from, string to) => Below[from].Any(below => below == to || Allows(below, to));
}
