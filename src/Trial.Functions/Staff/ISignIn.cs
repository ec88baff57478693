using Microsoft.AspNetCore.Http;

using Trial.Application.Record;

namespace Trial.Functions.Staff;

/// <summary>One way of signing in.</summary>
public interface ISignIn
{
    /// <summary>Who is signed in this way; null when nobody is, for whatever reason.</summary>
    Task<StaffMember?> WhoAsync(HttpRequest request);
}
