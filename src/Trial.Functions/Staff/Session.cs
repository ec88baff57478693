using Trial.Application.Record;

namespace Trial.Functions.Staff;

/// <summary>A member of staff who signed in with a browser, in one role.</summary>
/// <param name="Member">Who, and in which role.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="IsOfPlatform">The platform signed them in, and has to say so at every request.</param>
internal sealed record Session(StaffMember Member, DateTimeOffset Until, bool IsOfPlatform);
