using Trial.Application.Record;

namespace Trial.Functions.Staff;

/// <summary>Somebody of staff who signed in in a browser, in one role.</summary>
/// <param name="Member">Who, and in which role.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="IsOfPlatform">The platform signed them in, and has to say so at every request.</param>
internal sealed record Session(StaffMember Member, DateTimeOffset Until, bool IsOfPlatform);
