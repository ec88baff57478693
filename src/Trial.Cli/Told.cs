using Trial.Application.Record;

namespace Trial.Cli;

/// <summary>Runs a command that works on a study itself, and prints its sentences or its error.</summary>
internal static class Told
{
    public static async Task<int> RunAsync(Func<Task<IReadOnlyList<string>>> work)
    {
        try
        {
            (await work()).ToList().ForEach(Console.WriteLine);
            return ExitCode.Done;
        }
        catch (StartException exception)
        {
            return Refusal.Tell([exception.Message]);
        }
        catch (RecordFaultException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.False;
        }
    }
}
