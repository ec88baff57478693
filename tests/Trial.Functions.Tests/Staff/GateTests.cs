using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Record;
using Trial.Functions.Http;
using Trial.Functions.Staff;
using Trial.Functions.Web;
using Trial.Storage;

namespace Trial.Functions.Tests.Staff;

/// <summary>The one door of staff, with a local issuer, with the platform's header, and with neither.</summary>
public sealed class GateTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;
    private readonly AccessLog accesses;
    private LocalIssuer issuer = null!;

    public GateTests()
    {
        store = new SqliteStore(folder.File("trial.db"));
        accesses = new AccessLog(store, default(Digest), TimeProvider.System);
    }

    public async Task InitializeAsync() => issuer = await LocalIssuer.StartAsync();

    public async Task DisposeAsync() => await issuer.DisposeAsync();

    public void Dispose()
    {
        accesses.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_good_token_with_the_right_role_is_let_in_and_the_keys_are_asked_for_once()
    {
        var gate = Gate(InAzure());
        for (var time = 0; time < 5; time++)
        {
            var (member, refusal) = await AskAsync(gate, issuer.Token());
            Assert.Equal(new StaffMember(StaffRole.Coordinator, LocalIssuer.Person), member);
            Assert.Null(refusal);
        }

        Assert.Equal(1, issuer.KeysAsked);
    }

    [Fact]
    [Trait("Requirement", "R11")]
    public async Task The_wrong_role_is_refused_counted_and_written_in_the_access_log()
    {
        using var measured = Measured.Begin();
        var (member, refusal) = await AskAsync(Gate(InAzure()), issuer.Token(roles: "Auditor"));

        Assert.Null(member);
        Assert.Equal(403, Status(refusal));
        Assert.Equal(["wrong-role"], measured.Kinds("trial.denials"));
        var entry = Assert.Single(await accesses.ReadAsync(CancellationToken.None));
        Assert.Equal((Actor.Auditor, "denied"), (entry.Role, entry.What));
    }

    [Fact]
    public async Task Who_knocks_at_the_wrong_door_again_and_again_is_written_down_once_an_hour()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));
        using var log = new AccessLog(store, default(Digest), clock);
        var gate = new Gate(StaffSetting.Read(Given(InAzure()), folder.Path), log);

        for (var minute = 0; minute < 150; minute++, clock.Advance(TimeSpan.FromMinutes(1)))
        {
            Assert.Equal(403, Status((await AskAsync(gate, issuer.Token(roles: "Auditor"))).Refusal));
            Assert.Equal(403, Status((await AskAsync(gate, issuer.Token(roles: "Steward"))).Refusal));
        }

        var entries = await log.ReadAsync(CancellationToken.None);
        Assert.Equal((3, 3), (entries.Count(entry => entry.Role == Actor.Auditor), entries.Count(entry => entry.Role == Actor.Steward)));
        Assert.Equal(6, entries.Count);
    }

    public static TheoryData<string> BadTokens =>
    [
        "expired", "not yet good", "wrong audience", "wrong issuer", "alg none", "signed by another key", "signed with the public key",
        "no role", "another role", "two roles", "no person", "a letter changed", "no token", "no scheme",
    ];

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_token_that_is_not_good_is_refused_like_every_other(string fault)
    {
        using var measured = Measured.Begin();
        var good = issuer.Token();
        var header = fault switch
        {
            "expired" => "Bearer " + issuer.Token(minutes: -10),
            "not yet good" => "Bearer " + issuer.Token(later: true),
            "wrong audience" => "Bearer " + issuer.Token(audience: "99999999-2222-3333-4444-555555555555"),
            "wrong issuer" => "Bearer " + issuer.Token(issuer: "https://login.microsoftonline.com/another/v2.0"),
            "alg none" => "Bearer " + Unsigned(good),
            "signed by another key" => "Bearer " + issuer.Token(signedBy: new(LocalIssuer.NewKey(), SecurityAlgorithms.RsaSha256)),
            "signed with the public key" => "Bearer " + issuer.Token(signedBy: new(
                new SymmetricSecurityKey(issuer.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = issuer.Key.KeyId },
                SecurityAlgorithms.HmacSha256)),
            "no role" => "Bearer " + issuer.Token(roles: ""),
            "another role" => "Bearer " + issuer.Token(roles: "coordinator"),
            "two roles" => "Bearer " + issuer.Token(roles: "Coordinator,Auditor"),
            "no person" => "Bearer " + issuer.Token(person: "somebody"),
            "a letter changed" => "Bearer " + good[..^10] + (good[^10] == 'A' ? 'B' : 'A') + good[^9..],
            "no token" => "Bearer ",
            _ => good,
        };

        var (member, refusal) = await Gate(InAzure())
            .AdmitAsync(Request("Authorization", header), CancellationToken.None, StaffRole.Coordinator);

        Assert.Null(member);
        Assert.Equal(401, Status(refusal));
        Assert.Equal(["not-signed-in"], measured.Kinds("trial.denials"));
        Assert.Equal(Told(null), Told(refusal)); // the same words as for nobody at all
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_is_found_and_the_old_one_is_no_longer_good()
    {
        var gate = Gate(InAzure());
        var old = issuer.Token();
        Assert.NotNull((await AskAsync(gate, old)).Member);

        issuer.RollOver();
        var asked = 0;
        while ((await AskAsync(gate, issuer.Token())).Member is null)
        {
            Assert.True(asked++ < 100, "The new key is not found.");
            await Task.Delay(100);
        }

        Assert.Null((await AskAsync(gate, old)).Member);
    }

    [Theory]
    [InlineData("True", "Coordinator", null)]
    [InlineData("true", "Auditor", 403)]
    [InlineData("True", "Coordinator,Auditor", 401)]
    [InlineData("True", "", 401)]
    [InlineData("False", "Coordinator", 401)]
    [InlineData(null, "Coordinator", 401)]
    public async Task The_platforms_header_counts_only_where_the_platform_signs_people_in(string? flag, string roles, int? status)
    {
        var gate = Gate([.. InAzure(), new("WEBSITE_AUTH_ENABLED", flag)]);
        var (member, refusal) = await gate.AdmitAsync(
            Request("X-MS-CLIENT-PRINCIPAL", Principal("aad", roles)), CancellationToken.None, StaffRole.Coordinator);

        Assert.Equal(status, refusal is null ? null : Status(refusal));
        Assert.Equal(status is null ? new StaffMember(StaffRole.Coordinator, LocalIssuer.Person) : null, member);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("{}")]
    [InlineData("bnVsbA==")]
    [InlineData("eyJhdXRoX3R5cCI6ImFhZCIsImNsYWltcyI6W251bGxdfQ==")] // a claim that is null
    [InlineData( // two persons
        "eyJhdXRoX3R5cCI6ImFhZCIsImNsYWltcyI6W3sidHlwIjoib2lkIiwidmFsIjoiYWFhYWFhYWEtYmJiYi1jY2NjLWRkZGQtZWVlZWVlZWVlZWVlIn0seyJ0" +
        "eXAiOiJvaWQiLCJ2YWwiOiJiYWFhYWFhYS1iYmJiLWNjY2MtZGRkZC1lZWVlZWVlZWVlZWUifSx7InR5cCI6InJvbGVzIiwidmFsIjoiU3Rld2FyZCJ9XX0=")]
    public async Task A_principal_that_cannot_be_read_is_nobodys(string header)
    {
        var gate = Gate([.. InAzure(), new("WEBSITE_AUTH_ENABLED", "True")]);
        Assert.Null(await gate.WhoAsync(Request("X-MS-CLIENT-PRINCIPAL", header)));
    }

    [Fact]
    public async Task A_principal_of_another_provider_is_nobodys()
    {
        var gate = Gate([.. InAzure(), new("WEBSITE_AUTH_ENABLED", "True")]);
        Assert.Null(await gate.WhoAsync(Request("X-MS-CLIENT-PRINCIPAL", Principal("google", "Coordinator"))));
    }

    [Fact]
    public async Task Keys_of_a_file_are_made_and_taken_here_and_neither_in_Azure()
    {
        Assert.IsNotType<StaffKeys>(Assert.Single(StaffSetting.Read(Given(InAzure()), folder.Path)));
        Assert.False(File.Exists(folder.File("staff-keys.json")));

        var local = Assert.IsType<StaffKeys>(Assert.Single(StaffSetting.Read(Given([]), folder.Path)));
        var key = local.Keys[StaffRole.Coordinator];
        Assert.NotNull((await AskAsync(Gate([]), key)).Member);
        Assert.Null((await AskAsync(Gate(InAzure()), key)).Member);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("https://login.microsoftonline.com/t/v2.0", "")]
    [InlineData("", "audience")]
    [InlineData("http://login.microsoftonline.com/t/v2.0", "audience")]
    [InlineData("not an address", "audience")]
    public void In_Azure_a_sign_in_that_cannot_work_stops_the_start(string address, string audience) =>
        Assert.Throws<StartException>(() => StaffSetting.Read(
            Given([new("WEBSITE_SITE_NAME", "trial"), new("STAFF_ISSUER", address), new("STAFF_AUDIENCE", audience)]), folder.Path));

    private List<KeyValuePair<string, string?>> InAzure() =>
        [new("WEBSITE_SITE_NAME", "trial"), new("STAFF_ISSUER", issuer.Name), new("STAFF_AUDIENCE", LocalIssuer.Audience)];

    private Gate Gate(IEnumerable<KeyValuePair<string, string?>> settings) =>
        new(StaffSetting.Read(Given(settings), folder.Path), accesses);

    private static Given Given(IEnumerable<KeyValuePair<string, string?>> settings) => new(settings.ToDictionary().GetValueOrDefault);

    private static Task<(StaffMember? Member, IResult? Refusal)> AskAsync(Gate gate, string token) =>
        gate.AdmitAsync(Request("Authorization", "Bearer " + token), CancellationToken.None, StaffRole.Coordinator);

    private static HttpRequest Request(string name, string value)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers[name] = value;
        return context.Request;
    }

    private static int? Status(IResult? refusal) => ((IStatusCodeHttpResult)refusal!).StatusCode;

    private static string Told(IResult? refusal) => JsonSerializer.Serialize(
        ((IValueHttpResult)(refusal ?? Problems.NotSignedIn.For(new DefaultHttpContext().Request))).Value);

    private static string Unsigned(string token) =>
        Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""") + "." + token.Split('.')[1] + ".";

    private static string Principal(string provider, string roles) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            auth_typ = provider,
            claims = roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(role => new { typ = "roles", val = role })
                .Append(new { typ = "http://schemas.microsoft.com/identity/claims/objectidentifier", val = LocalIssuer.Person }),
            name_typ = "name",
            role_typ = "roles",
        })));
}
