namespace Trial.LocalHost.Start;

/// <summary>The command line: the app to run, the folder of the key for /admin, and what a project is built as.</summary>
internal sealed record Arguments(string App, string Keys, string Configuration);
