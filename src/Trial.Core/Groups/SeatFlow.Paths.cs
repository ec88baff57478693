namespace Trial.Core.Groups;

/// <content>Augmenting paths, breadth first: the shortest is taken.</content>
internal sealed partial class SeatFlow
{
    private bool TrySeat(int kind)
    {
        search++;
        front.Clear();
        foreach (var (place, slot) in graph.Kinds[kind].Index())
        {
            ReachSeat(slot, (-1, kind, -1, place));
        }

        for (var next = 0; next < front.Count; next++)
        {
            var slot = front[next];
            if (load[slot] < room[slot])
            {
                MoveOn(slot);
                return true;
            }

            foreach (var (other, place) in graph.KindsAt[slot])
            {
                for (var to = 0; counts[other][place] > 0 && to < graph.Kinds[other].Length; to++)
                {
                    ReachSeat(graph.Kinds[other][to], (slot, other, place, to));
                }
            }
        }

        return false;
    }

    private void ReachSeat(int slot, (int, int, int, int) step)
    {
        if (!isFull[slot])
        {
            Reach(slot, step);
        }
    }

    private bool TryGather(int target)
    {
        search++;
        front.Clear();
        Reach(target, default);
        for (var next = 0; next < front.Count; next++)
        {
            var slot = front[next];
            foreach (var (kind, place) in graph.KindsAt[slot])
            {
                if (unseated[kind] > 0)
                {
                    Change(kind, place, 1);
                    MoveIn(target, slot);
                    return true;
                }

                if (TryReachBack(slot, kind, place) is { } spare)
                {
                    MoveIn(target, spare);
                    return true;
                }
            }
        }

        return false;
    }

    // Slots that people of this kind could come from; one that can spare somebody ends the search.
    private int? TryReachBack(int slot, int kind, int place)
    {
        for (var from = 0; from < graph.Kinds[kind].Length; from++)
        {
            var other = graph.Kinds[kind][from];
            if (counts[kind][from] > 0 && Reach(other, (slot, kind, from, place)) && load[other] > need[other])
            {
                return other;
            }
        }

        return null;
    }

    private bool Reach(int slot, (int, int, int, int) step)
    {
        if (seen[slot] == search)
        {
            return false;
        }

        seen[slot] = search;
        steps[slot] = step;
        front.Add(slot);
        return true;
    }

    // From the person who is seated to the free seat at the end, walked backwards.
    private void MoveOn(int slot)
    {
        while (slot >= 0)
        {
            var (from, kind, leave, come) = steps[slot];
            if (from >= 0)
            {
                Change(kind, leave, -1);
            }

            Change(kind, come, 1);
            slot = from;
        }
    }

    // From the slot that spares somebody to the one that needs them.
    private void MoveIn(int target, int slot)
    {
        while (slot != target)
        {
            var (to, kind, leave, come) = steps[slot];
            Change(kind, leave, -1);
            Change(kind, come, 1);
            slot = to;
        }
    }
}
