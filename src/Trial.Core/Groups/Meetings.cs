using System.Globalization;
using System.Text;

namespace Trial.Core.Groups;

//  Id of a meeting
//
//      the first 16 bytes of SHA-256("trial/v1/meeting\n" || study || 0A || group || 0A || week), as a UUID of version 8 (RFC 9562)
//
//  A calendar knows a meeting by it: it stays when place, time or date change, and two groups at the same minute have different ones.

/// <summary>A group's meetings as they are planned now: what a calendar is made of.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Group">The group's id; it stays in the service.</param>
/// <param name="Place">Where.</param>
/// <param name="Time">When each begins, in Copenhagen.</param>
/// <param name="Dates">The day of each week's meeting, from week 1.</param>
/// <param name="IsOn">False when they will not be held.</param>
/// <param name="Changes">How often the plan was changed, from 0.</param>
/// <param name="Changed">When it was planned or last changed.</param>
public sealed record Meetings(
    string Study, string Group, string Place, TimeOnly Time, IReadOnlyList<DateOnly> Dates, bool IsOn, int Changes, DateTimeOffset Changed)
{
    /// <summary>Weeks whose meeting is called off.</summary>
    public IReadOnlyList<int> Off { get; init; } = [];

    /// <summary>How long each takes, in hours.</summary>
    public const int Hours = 2;

    /// <summary>The days of those that are not called off.</summary>
    public IEnumerable<DateOnly> Held => Dates.Where((_, index) => !Off.Contains(index + 1));

    private const string Domain = "trial/v1/meeting\n";

    /// <summary>The id of a week's meeting; weeks count from 1.</summary>
    public Guid Id(int week)
    {
        var named = string.Create(CultureInfo.InvariantCulture, $"{Domain}{Study}\n{Group}\n{week}");
        return Uuid.Of(Digest.Of(Encoding.UTF8.GetBytes(named)));
    }
}
