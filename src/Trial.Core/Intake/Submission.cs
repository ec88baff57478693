using System.Text.Json.Nodes;

namespace Trial.Core.Intake;

//  Submission hash
//
//      HMAC-SHA-256(pepper, "trial/v1/submission\n" || the token's 16 bytes || canonical JSON of
//          {"adult", "companionship", "consent", "everydayLife", "slip", "slots", "stratum", "understandsLottery"})
//
//      slip is the 11 symbols without hyphens or ""; slots are sorted by code
//      unit. The language is how a person read, not what they said: not in it.
//
//  Test vectors: tests/vectors/formats-v1.json, "submissions"

/// <summary>What a person sends in. A token is bound to the hash of the first submission that was drawn with it.</summary>
/// <param name="Token">Made with the form.</param>
/// <param name="Stratum">The meeting area.</param>
/// <param name="Slots">The slots a person can come at, from 1 to 32; kept in ordinal order whatever order they came in.</param>
/// <param name="Adult">The person is 18 or older.</param>
/// <param name="EverydayLife">Something in the person's everyday life does not work because of mental distress.</param>
/// <param name="UnderstandsLottery">The person knows that lots are drawn.</param>
/// <param name="Companionship">The person would like companionship after the course.</param>
/// <param name="Consent">The version of the text that was read.</param>
/// <param name="Language"><c>da</c> or <c>en</c>.</param>
/// <param name="Slip">The invitation, where admission is by slip.</param>
public sealed record Submission(
    Token Token,
    string Stratum,
    IReadOnlyList<string> Slots,
    bool Adult,
    bool EverydayLife,
    bool UnderstandsLottery,
    bool Companionship,
    string Consent,
    string Language,
    Slip? Slip)
{
    /// <summary>The slots in ordinal order.</summary>
    public IReadOnlyList<string> Slots { get; } = [.. Slots.Order(StringComparer.Ordinal)];

    private static ReadOnlySpan<byte> Domain => "trial/v1/submission\n"u8;

    /// <summary>What the token is bound to: two submissions are the same when this is.</summary>
    public Digest Hash(Digest pepper) => Pepper.Hash(pepper, Domain, [.. Token.ToArray(), .. CanonicalJson.Format(Said())]);

    private JsonObject Said() => new()
    {
        ["adult"] = Adult,
        ["companionship"] = Companionship,
        ["consent"] = Consent,
        ["everydayLife"] = EverydayLife,
        ["slip"] = Slip?.Compact ?? "",
        ["slots"] = new JsonArray([.. Slots.Select(slot => JsonValue.Create(slot))]),
        ["stratum"] = Stratum,
        ["understandsLottery"] = UnderstandsLottery,
    };

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a submission";
}
