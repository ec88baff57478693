using System.Collections.Concurrent;

using Trial.LocalHost.Start;

namespace Trial.LocalHost.Protocol;

//  The platform's own loggers, in the host and in the worker, write paths and addresses.
//  So only the app's own lines are written, where host.json lets them through, and one
//  line for every run that failed. Of an exception only the type and the stack trace are
//  written: the message may hold what was sent.

/// <summary>What this host writes on the console: its own sentences on standard output, log lines on standard error.</summary>
internal sealed class Lines
{
    private readonly ConcurrentDictionary<string, string> running = new(); // invocation id to function name

    /// <summary>Set when the app is known.</summary>
    public HostJson? HostJson { get; set; }

    public static void Say(string sentence) => Console.WriteLine($"host  {sentence}");

    public static void Complain(string sentence) => Console.Error.WriteLine(sentence);

    public void Begin(string invocation, Function function) => running[invocation] = function.Name;

    public void End(string invocation) => running.TryRemove(invocation, out _);

    public static void Failed(Function function, string trace) => Complain($"Error The function {function.Name} failed.{trace}");

    public static void Late(Function function) => Complain($"Error The function {function.Name} took longer than functionTimeout allows.");

    /// <summary>Writes a line of the app, if host.json lets it through.</summary>
    public void Write(RpcLog line)
    {
        if (line.LogCategory == RpcLog.Types.RpcLogCategory.User && !IsOfPlatform(line.Category) && IsShown(line))
        {
            Complain($"{line.Level} {line.Category}: {line.Message}{Trace(line.Exception)}");
        }
    }

    public static string Trace(RpcException? exception) => exception is null
        ? ""
        : $"{Environment.NewLine}{exception.Type}{Environment.NewLine}{exception.StackTrace}";

    // As in the Functions host: a line that a function wrote is of the category Function.NAME.User.
    private bool IsShown(RpcLog line)
    {
        var category = running.TryGetValue(line.InvocationId, out var function) ? $"Function.{function}.User" : line.Category;
        return (int)line.Level >= (int)(HostJson?.LowestLevel(category) ?? LogLevel.Information);
    }

    private static bool IsOfPlatform(string category) =>
        category.StartsWith("Microsoft.", StringComparison.Ordinal) || category.StartsWith("System.", StringComparison.Ordinal);
}
