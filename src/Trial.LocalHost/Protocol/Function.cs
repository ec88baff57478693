namespace Trial.LocalHost.Protocol;

/// <summary>A function that the app declares. <paramref name="Input"/> names the parameter that takes the trigger.</summary>
internal sealed record Function(string Id, string Name, string Input, Trigger Trigger);
