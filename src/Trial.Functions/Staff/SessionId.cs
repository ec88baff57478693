using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.Http;

using Trial.Core;

namespace Trial.Functions.Staff;

//  The cookie of a signed-in browser, and the value in its forms
//
//      personale=ID; Max-Age=43200; Path=/personale; HttpOnly; SameSite=Strict; Secure on https
//
//      ID      32 random bytes, base64url
//      hash    SHA-256("trial/v1/session\n" || the 32 bytes): all that the service keeps
//      form    HMAC-SHA-256(the 32 bytes, "trial/v1/desk-form\n"), hex: another site cannot know it

/// <summary>The random id of one sign-in.</summary>
internal sealed class SessionId
{
    private const string Cookie = "personale";
    private const string Folder = "/personale";
    private const int Bytes = 32;

    private static readonly byte[] HashDomain = "trial/v1/session\n"u8.ToArray();
    private static readonly byte[] FormDomain = "trial/v1/desk-form\n"u8.ToArray();

    private readonly byte[] random;

    private SessionId(byte[] random) => this.random = random;

    /// <summary>The hash that is kept of it.</summary>
    public Digest Hash => Digest.Of(HashDomain, random);

    /// <summary>The value that the browser's forms carry.</summary>
    public string FormValue => Convert.ToHexStringLower(HMACSHA256.HashData(random, FormDomain));

    /// <summary>A new one.</summary>
    public static SessionId New() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The session id in a request's cookie; null when it has none.</summary>
    public static SessionId? Of(HttpRequest request) =>
        request.Cookies[Cookie] is { } text && Base64Url.IsValid(text, out var length) && length == Bytes
            ? new SessionId(Base64Url.DecodeFromChars(text))
            : null;

    /// <summary>Whether a form was made for this sign-in. Takes the same time for every value.</summary>
    public bool HasMade(string? formValue) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(FormValue), Encoding.UTF8.GetBytes(formValue ?? ""));

    /// <summary>Gives the browser its cookie.</summary>
    public void Give(HttpResponse response, bool isSecure) =>
        response.Cookies.Append(Cookie, Base64Url.EncodeToString(random), Options(isSecure, Sessions.Life));

    /// <summary>Deletes the browser's cookie.</summary>
    public static void TakeBack(HttpResponse response, bool isSecure) =>
        response.Cookies.Append(Cookie, "", Options(isSecure, TimeSpan.Zero));

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "the id of a sign-in";

    private static CookieOptions Options(bool isSecure, TimeSpan life) => new()
    {
        HttpOnly = true,
        MaxAge = life,
        Path = Folder,
        SameSite = SameSiteMode.Strict,
        Secure = isSecure,
    };
}
