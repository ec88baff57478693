using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Input;
using Trial.Core.Intake;

namespace Trial.Core.Tests.Intake;

public sealed class SubmissionDraftTests
{
    private static readonly string Good =
        $$"""
        {"token":"AAECAwQFBgcICQoLDA0ODw","stratum":"A","slots":["A-wed","A-tue"],"adult":true,"everydayLife":true,
         "understandsLottery":true,"consent":"da-1","companionship":true,"language":"da","slip":"{{new Slip(7).Compact}}"}
        """;

    private static readonly string[] Required =
        ["token", "stratum", "slots", "adult", "everydayLife", "understandsLottery", "consent", "language"];

    [Fact]
    public void Reads_a_whole_submission()
    {
        var draft = Read(Good);

        Assert.Empty(draft.Faults);
        Assert.Equal("AAECAwQFBgcICQoLDA0ODw", draft.Whole!.Token.ToString());
        Assert.Equal(["A-tue", "A-wed"], draft.Whole.Slots);
        Assert.Equal(new Slip(7), draft.Whole.Slip);
        Assert.Equal(
            ("A", true, true, true, true, "da-1", "da"),
            (draft.Whole.Stratum, draft.Whole.Adult, draft.Whole.EverydayLife, draft.Whole.UnderstandsLottery, draft.Whole.Companionship,
                draft.Whole.Consent, draft.Whole.Language));
    }

    [Fact]
    public void Companionship_and_slip_may_be_absent()
    {
        var submission = Read(With(("companionship", null), ("slip", null))).Whole!;

        Assert.False(submission.Companionship);
        Assert.Null(submission.Slip);
    }

    [Fact]
    public void No_to_an_eligibility_question_is_an_answer()
    {
        var submission = Read(With(("adult", "false"), ("everydayLife", "false"))).Whole!;

        Assert.False(submission.Adult);
        Assert.False(submission.EverydayLife);
    }

    [Fact]
    [Trait("Requirement", "R1")]
    public void Every_missing_field_is_told_at_once() =>
        Assert.Equal(Required.Order().Select(field => new Fault(field, "missing")), Read("{}").Faults.OrderBy(fault => fault.Field));

    [Theory]
    [InlineData("token", "\"AAECAwQFBgcICQoLDA0ODx\"", "malformed")] // spare bits
    [InlineData("token", "7", "type")]
    [InlineData("token", "null", "type")]
    [InlineData("stratum", "\"a\"", "malformed")]
    [InlineData("stratum", "\"\"", "malformed")]
    [InlineData("stratum", "\"A23456789\"", "malformed")]
    [InlineData("stratum", "\"A23456789012345678901234567890123\"", "too-long")]
    [InlineData("stratum", "[\"A\"]", "type")]
    [InlineData("slots", "[]", "missing")]
    [InlineData("slots", "\"A-tue\"", "type")]
    [InlineData("slots", "[1]", "type")]
    [InlineData("slots", "[\"A-tue\",\"A-tue\"]", "twice")]
    [InlineData("slots", "[\"A_tue\"]", "malformed")]
    [InlineData("slots", "[\"\"]", "malformed")]
    [InlineData("slots", "[\"A23456789012345678901234567890123\"]", "too-long")]
    [InlineData("adult", "\"true\"", "type")]
    [InlineData("adult", "1", "type")]
    [InlineData("everydayLife", "null", "type")]
    [InlineData("understandsLottery", "false", "must-be-true")]
    [InlineData("companionship", "\"yes\"", "type")]
    [InlineData("consent", "\"da 1\"", "malformed")]
    [InlineData("language", "\"sv\"", "malformed")]
    [InlineData("language", "\"DA\"", "malformed")]
    [InlineData("slip", "\"303GT-VZ69D-8\"", "malformed")]
    [InlineData("slip", "\"\"", "malformed")]
    [InlineData("stratum", "\"0101901234\"", "cpr")]
    [InlineData("stratum", "\"A\",\"stratum\":\"010190-1234\"", "cpr")]
    [InlineData("slots", "[\"A-tue\",\"010190-1234\"]", "cpr")]
    [InlineData("slots", "[{\"x\":[\"010190 1234\"]}]", "cpr")]
    [InlineData("consent", "1101901234", "cpr")]
    [InlineData("language", "{\"010190-1234\":1}", "cpr")]
    [InlineData("adult", "\"\\u0030101901234\"", "cpr")]
    [InlineData("stratum", "\"A\",\"stratum\":\"A\"", "twice")]
    public void A_wrong_value_is_its_fields_only_fault(string field, string value, string code)
    {
        var draft = Read(With((field, value)));

        Assert.Equal([new Fault(field, code)], draft.Faults);
        Assert.Null(draft.Whole);
    }

    [Fact]
    [Trait("Requirement", "P13")]
    public void What_looks_like_a_cpr_number_may_stand_in_a_token_and_a_slip()
    {
        Assert.Empty(Read(With(("token", "\"0101901234-AAAAAAAAAAA\""))).Faults);
        var slip = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".Select(check => $"0101901234{check}").Single(text => Slip.TryParse(text, out _));
        Assert.Empty(Read(With(("slip", $"\"{slip}\""))).Faults);
    }

    [Theory]
    [InlineData("\"name\":\"x\"", "unknown")]
    [InlineData("\"Token\":\"AAECAwQFBgcICQoLDA0ODw\"", "unknown")] // names are exact
    [InlineData("\"name\":\"010190-1234\"", "cpr")]
    [InlineData("\"010190-1234\":true", "cpr")]
    [InlineData("\"name\":1,\"other\":2", "unknown")]
    public void An_unknown_field_is_a_fault_and_its_name_is_not_repeated(string extra, string code) =>
        Assert.Equal([new Fault("", code)], Read(Good.TrimEnd()[..^1] + "," + extra + "}").Faults);

    [Theory]
    [InlineData("", "json")]
    [InlineData("{", "json")]
    [InlineData("{\"token\":\"\\ud800\"}", "json")] // a lone surrogate
    [InlineData("{\"\\ud800\":1}", "json")]
    [InlineData("{\"a\":1,}", "json")]
    [InlineData("{}//", "json")]
    [InlineData("[[[[[[[[[1]]]]]]]]]", "json")] // deeper than anything we ask for
    [InlineData("[]", "type")]
    [InlineData("\"{}\"", "type")]
    [InlineData("null", "type")]
    public void What_is_no_object_has_one_fault(string text, string code) =>
        Assert.Equal([new Fault("", code)], Read(text).Faults);

    [Fact]
    public void Bytes_that_are_not_utf8_are_no_json() =>
        Assert.Equal([new Fault("", "json")], SubmissionDraft.OfJson([.. "{\"stratum\":\""u8, 0xC3, .. "\"}"u8]).Faults);

    [Fact]
    public void Thirty_two_slots_are_the_most()
    {
        static string Slots(int count) => $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"A-{i}\""))}]";

        Assert.Empty(Read(With(("slots", Slots(32)))).Faults);
        Assert.Equal([new Fault("slots", "too-many")], Read(With(("slots", Slots(33)))).Faults);
    }

    [Fact]
    public void Several_faults_are_told_at_once_and_what_parsed_is_kept()
    {
        var draft = Read(With(("token", "1"), ("slots", "[\"A-tue\",\"æ\",2]"), ("understandsLottery", "false"), ("x", "1")));

        Assert.Equal(
            [("", "unknown"), ("slots", "malformed"), ("slots", "type"), ("token", "type"), ("understandsLottery", "must-be-true")],
            draft.Faults.Select(fault => (fault.Field, fault.Code)).Order());
        Assert.Equal(("A", "da-1"), (draft.Stratum, draft.Consent));
        Assert.Equal(["A-tue"], draft.Slots);
    }

    [Fact]
    public void No_fault_repeats_what_was_sent()
    {
        var draft = Read("""{"secret-name":1,"stratum":"secret","slots":["secret!"],"consent":["secret"],"slip":"secret"}""");

        Assert.DoesNotContain(draft.Faults, fault => fault.ToString().Contains("secret", StringComparison.Ordinal));
    }

    private static SubmissionDraft Read(string json) => SubmissionDraft.OfJson(Encoding.UTF8.GetBytes(json));

    // The values are JSON as text, so that a test can write what no library would.
    private static string With(params (string Field, string? Json)[] changes)
    {
        var fields = JsonNode.Parse(Good)!.AsObject().ToDictionary(field => field.Key, field => (string?)field.Value!.ToJsonString());
        foreach (var (field, json) in changes)
        {
            fields[field] = json;
        }

        return $"{{{string.Join(',', fields.Where(field => field.Value is not null).Select(field => $"\"{field.Key}\":{field.Value}"))}}}";
    }
}
