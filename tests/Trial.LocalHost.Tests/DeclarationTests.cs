using Trial.LocalHost.Protocol;
using Trial.LocalHost.Start;

namespace Trial.LocalHost.Tests;

public sealed class DeclarationTests
{
    private const string Http = """
        {"name":"request","type":"httpTrigger","direction":"In","authLevel":"Anonymous","methods":["get"],"route":"/x/{id}"}
        """;
    private const string Timer = """{"name":"timer","type":"timerTrigger","direction":"In","schedule":"0 0 5 * * *"}""";
    private const string Answer = """{"name":"$return","type":"http","direction":"Out"}""";

    [Fact]
    public void Are_read_with_their_trigger_in_the_order_of_their_names()
    {
        var functions = Declarations.Read([Of("b", Timer), Of("A", Http, Answer)]);

        Assert.Equal(["A", "b"], functions.Select(function => function.Name));
        var http = Assert.IsType<Trigger.Http>(functions[0].Trigger);
        Assert.Equal(("x/{id}", "get", "request"), (http.Route, http.Methods.Single(), functions[0].Input));
        Assert.Equal(new Trigger.Timer("0 0 5 * * *", RunsOnStartup: false, IsMonitored: true), functions[1].Trigger);
    }

    [Theory]
    [InlineData("Admin/x", "has the route Admin/x, and the host keeps every route that starts with admin or runtime")]
    [InlineData("/administrators", "has the route administrators, and the host keeps every route that starts with admin or runtime")]
    [InlineData("runtime/x", "has the route runtime/x, and the host keeps every route that starts with admin or runtime")]
    public void Of_reserved_routes_are_refused(string route, string why) =>
        Refused(why, Http.Replace("/x/{id}", route, StringComparison.Ordinal));

    [Theory]
    [InlineData("Function")]
    [InlineData("Admin")]
    [InlineData("User")]
    public void That_ask_for_another_level_than_anonymous_are_refused(string level) => Refused(
        $"asks for the level {level}, and this host has no function keys",
        Http.Replace("Anonymous", level, StringComparison.Ordinal));

    [Fact]
    public void That_name_no_level_ask_for_a_key_as_in_the_Functions_host() => Refused(
        "asks for the level Function, and this host has no function keys",
        Http.Replace("\"authLevel\":\"Anonymous\",", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("queueTrigger")]
    [InlineData("blob")]
    public void Of_bindings_that_this_host_does_not_know_are_refused(string type) => Refused(
        $"has a binding of the type {type}, which this host does not know",
        Http,
        Answer.Replace("\"http\"", $"\"{type}\"", StringComparison.Ordinal));

    [Fact]
    public void Without_exactly_one_trigger_are_refused()
    {
        Refused("does not have exactly one trigger", Answer);
        Refused("does not have exactly one trigger", Http, Timer);
    }

    [Fact]
    public void Of_one_name_are_refused_whatever_the_case()
    {
        var refusal = Assert.Throws<RefusalException>(() => Declarations.Read([Of("twice", Http), Of("TWICE", Http)]));

        Assert.Equal("The function TWICE has the name of another function.", refusal.Message);
    }

    [Theory]
    [InlineData("1st")]
    [InlineData("Trial.Site")]
    [InlineData("Host")]
    [InlineData("")]
    public void Of_a_name_that_the_Functions_host_does_not_take_are_refused(string name)
    {
        var refusal = Assert.Throws<RefusalException>(() => Declarations.Read([Of(name, Http)]));

        Assert.Equal(
            $"The function {name} has a name that the Functions host does not take: "
            + "a letter, then at most 127 letters, digits, _ or -, and not host.",
            refusal.Message);
    }

    [Fact]
    public void Of_names_of_127_characters_after_a_letter_are_read_and_of_128_refused()
    {
        Assert.Single(Declarations.Read([Of("z" + new string('-', 127), Http)]));
        Assert.Throws<RefusalException>(() => Declarations.Read([Of("z" + new string('-', 128), Http)]));
    }

    [Theory]
    [InlineData("_request")]
    [InlineData("the_request")]
    public void With_a_parameter_that_the_Functions_host_does_not_bind_are_refused(string parameter) => Refused(
        $"has a parameter {parameter}, and the Functions host takes only letters and digits there, a letter first",
        Http.Replace("\"request\"", $"\"{parameter}\"", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"name":"request","type":"httpTrigger","authLevel":"anonymous","methods":"get"}""")]
    [InlineData("""{"name":"request","type":"httpTrigger","authLevel":"anonymous","methods":[null]}""")]
    [InlineData("""{"name":"request","type":"httpTrigger","authLevel":0}""")]
    [InlineData("""{"name":"timer","type":"timerTrigger","schedule":"0 0 5 * * *","runOnStartup":"true"}""")]
    [InlineData("""{"name":7,"type":"timerTrigger"}""")]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("[]")]
    public void With_a_binding_that_cannot_be_read_are_refused(string binding) =>
        Refused($"has bindings that cannot be read: {binding}", binding);

    [Fact]
    public void That_ask_for_retries_are_refused()
    {
        var asking = Of("refused", Timer);
        asking.RetryOptions = new RpcRetryOptions();

        var refusal = Assert.Throws<RefusalException>(() => Declarations.Read([asking]));
        Assert.Equal("The function refused asks for retries when it fails, which this host does not do.", refusal.Message);
    }

    private static void Refused(string why, params string[] bindings)
    {
        var refusal = Assert.Throws<RefusalException>(() => Declarations.Read([Of("refused", bindings)]));

        Assert.Equal($"The function refused {why}.", refusal.Message);
    }

    private static RpcFunctionMetadata Of(string name, params string[] bindings) =>
        new() { Name = name, FunctionId = name, RawBindings = { bindings } };
}
