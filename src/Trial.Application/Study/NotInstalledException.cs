namespace Trial.Application.Study;

/// <summary>No study is installed yet.</summary>
public sealed class NotInstalledException() : Exception("No study is installed yet.");
