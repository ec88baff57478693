using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>The row of what is known of the date beside the record.</summary>
/// <param name="Night">The last published night.</param>
/// <param name="Said">The date that the steward said it was, when the clock did not fit.</param>
public sealed record ClockRow(DateOnly? Night, DateOnly? Said);

/// <summary>Holds the clock against the record, and only where that does not vouch for it against the row beside it.</summary>
internal sealed class ToldClock(IStore store)
{
    /// <summary>Whether the clock fits what was written.</summary>
    public async Task<ClockRule> FitAsync(StudyState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fit = ClockRule.Of(now, state.LastAt, night: null, said: null);
        return fit is ClockRule.Off && await RowAsync(store, cancellationToken) is ({ } row, _)
            ? ClockRule.Of(now, state.LastAt, row.Night, row.Said)
            : fit;
    }

    /// <summary>What is known of the date, and its row; both null when nothing is.</summary>
    public static async Task<(ClockRow? Known, Row? Row)> RowAsync(IStore store, CancellationToken cancellationToken) =>
        await store.GetAsync(RowKeys.Today, cancellationToken) is { } row ? (RowJson.Parse<ClockRow>(row), row) : (null, null);
}

/// <summary>The clock does not fit what was written: nothing is written or published until the steward has said which date it is.</summary>
public sealed class ClockOffException(string why) : Exception(why);
