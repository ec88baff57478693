using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

using Trial.LocalHost.Http;
using Trial.LocalHost.Protocol;
using Trial.LocalHost.Start;

namespace Trial.LocalHost.Tests;

public sealed class RefusedRouteTests
{
    private readonly ServiceProvider parts = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();

    [Theory]
    [InlineData(
        "x/{id:foo}",
        "The constraint entry 'id' - 'foo' on the route 'x/{id:foo}' could not be resolved by the "
        + "constraint resolver of type 'DefaultInlineConstraintResolver'")]
    [InlineData("x/{id:regex([)}", "Invalid pattern '[' at offset 1. Unterminated [] set")]
    [InlineData("x/{id:regex([)?}", "Invalid pattern '[' at offset 1. Unterminated [] set")]
    [InlineData("x/{id:int:regex([)}", "Invalid pattern '[' at offset 1. Unterminated [] set")]
    [InlineData("x/{id:range(5,1)}", "The value for argument 'min' should be less than or equal to the value for the argument 'max'")]
    [InlineData("x/{id:range(a,b)}", "The input string 'a' was not in a correct format")]
    [InlineData("x/{id:maxlength(-1)}", "Value must be greater than or equal to 0")]
    [InlineData(
        "x/{id:int(3)}",
        "Could not find a constructor for constraint type 'IntRouteConstraint' with the following number of parameters: 1")]
    [InlineData(
        "x/{id",
        "There is an incomplete parameter in the route template. Check that each '{' character has a matching '}' character")]
    [InlineData("x/{*path}/y", "A catch-all parameter can only appear as the last segment of the route template")]
    [InlineData("x/{id}/{id}", "The route parameter name 'id' appears more than one time in the route template")]
    [InlineData(
        "x//y",
        "The route template separator character '/' cannot appear consecutively. It must be "
        + "separated by either a parameter or a literal value")]
    [InlineData("x?y", "The literal section 'x?y' is invalid. Literal sections cannot contain the '?' character")]
    public void Say_why_in_one_sentence(string route, string why)
    {
        var refusal = Assert.Throws<RefusalException>(() => Read(route));

        Assert.Equal($"The function refused has the route {route}, which cannot be read: {why}.", refusal.Message);
    }

    [Theory]
    [InlineData("x/{id:regex(^a+$)?}")]
    [InlineData("x/{id:int:range(1,5)}")]
    public void Are_not_those_that_can_be_read(string route) => Read(route);

    private void Read(string route) => new Routes(parts.GetRequiredService<IInlineConstraintResolver>())
        .Read([new Function("1", "refused", "request", new Trigger.Http(route, []))], "");
}
