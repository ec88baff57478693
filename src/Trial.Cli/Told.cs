using Trial.Application.Record;

namespace Trial.Cli;

/// <summary>Runs what works on a study itself, and tells what came of it.</summary>
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
