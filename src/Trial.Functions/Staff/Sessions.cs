using System.Collections.Concurrent;

using Trial.Application.Record;
using Trial.Core;

namespace Trial.Functions.Staff;

/// <summary>
/// Who is signed in, in the memory of this process: an id's hash leads to somebody in one role. A restart signs everybody out.
/// </summary>
internal sealed class Sessions(TimeProvider clock)
{
    /// <summary>How long a sign-in lasts.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<Digest, Session> open = new();

    /// <summary>Signs somebody in.</summary>
    public SessionId Begin(StaffMember member, bool isOfPlatform)
    {
        var now = clock.GetUtcNow();
        foreach (var (hash, session) in open)
        {
            if (session.Until <= now)
            {
                open.TryRemove(hash, out _);
            }
        }

        var id = SessionId.New();
        open[id.Hash] = new Session(member, now + Life, isOfPlatform);
        return id;
    }

    /// <summary>Who has this id; null when nobody has it any more.</summary>
    public Session? Find(SessionId id) => open.TryGetValue(id.Hash, out var session) && session.Until > clock.GetUtcNow() ? session : null;

    /// <summary>Signs out.</summary>
    public void End(SessionId id) => open.TryRemove(id.Hash, out _);
}
