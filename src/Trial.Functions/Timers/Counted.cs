namespace Trial.Functions.Timers;

/// <summary>How a timer's words say a number: "1 roster", "3 rosters".</summary>
internal static class Counted
{
    public static string Of(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
