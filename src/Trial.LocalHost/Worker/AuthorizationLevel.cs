namespace Microsoft.Azure.Functions.Worker;

/// <summary>The key that the host asks a caller for. The app asks for its own, so all its functions are anonymous here.</summary>
public enum AuthorizationLevel
{
    /// <summary>No key.</summary>
    Anonymous,

    /// <summary>A signed-in user.</summary>
    User,

    /// <summary>A key of the function.</summary>
    Function,

    /// <summary>A key of a system extension.</summary>
    System,

    /// <summary>The host's master key.</summary>
    Admin,
}
