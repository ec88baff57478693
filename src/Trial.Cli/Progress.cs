using Spectre.Console;

namespace Trial.Cli;

/// <summary>A bar on standard error that shows how far something long is, where that is a terminal.</summary>
internal static class Progress
{
    /// <summary>Does it, with a bar that goes from 0 to a number.</summary>
    public static T Of<T>(string name, int steps, Func<IProgress<int>?, T> work)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile.Out.IsTerminal
            ? console.Progress().AutoClear(true).Start(context => work(new Bar(context.AddTask(name, maxValue: steps))))
            : work(null);
    }

    /// <summary>Moves one bar.</summary>
    internal sealed class Bar(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = value;
    }
}
