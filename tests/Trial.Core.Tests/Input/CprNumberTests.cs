using Trial.Core.Input;

namespace Trial.Core.Tests.Input;

public sealed class CprNumberTests
{
    [Theory]
    [InlineData("0101901234")]
    [InlineData("010190-1234")]
    [InlineData("010190 1234")]
    [InlineData("010190 - 1234")]
    [InlineData("010190\u20131234")] // the dash that telephones put in by themselves
    [InlineData("010190\u00A01234")] // a space that does not break
    [InlineData("2902011234")] // 29 February of some year
    [InlineData("3112991234")]
    [InlineData("mit nummer er 010190-1234.")]
    [InlineData("010190 010190-1234")]
    [InlineData("ordre 010190-1234")] // nobody writes an order so
    [InlineData("min ordre, 0101901234")]
    [InlineData("cpr-nr. 0101901234")]
    [InlineData("nr. 0101901234")]
    [InlineData("ordrenr. 12345 0101901234")]
    public void Is_seen_in_every_usual_writing(string text) => Assert.True(CprNumber.LooksLikeOne(text));

    [Theory]
    [InlineData("")]
    [InlineData("A-tue")]
    [InlineData("3201901234")] // no such day
    [InlineData("0001901234")]
    [InlineData("3002901234")]
    [InlineData("3104901234")]
    [InlineData("0113901234")] // no such month
    [InlineData("0100901234")]
    [InlineData("010190123")] // a digit short
    [InlineData("01019012345")] // a digit more
    [InlineData("90101901234")]
    [InlineData("010190----1234")]
    [InlineData("2026-01-05")]
    [InlineData("Lokalet har ordrenr. 0101901234.")]
    [InlineData("Ordre 0101901234")]
    [InlineData("fakturanummer: 0101901234")]
    [InlineData("Bestillings-nr. 0101901234")]
    [InlineData("kvittering #0101901234")]
    [InlineData("Order no. 0101901234")]
    [InlineData("\u0660\u0661\u0660\u0661\u0669\u0660-\u0661\u0662\u0663\u0664")] // digits of another script
    public void Is_not_seen_elsewhere(string text) => Assert.False(CprNumber.LooksLikeOne(text));
}
