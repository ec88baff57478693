using Microsoft.AspNetCore.Components;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.SignUp;

/// <summary>A page of the form: where it is, and what was answered.</summary>
public abstract class FormPage : PageOf<SignUpWords>
{
    [Parameter]
    [EditorRequired]
    public required FormState State { get; set; }

    protected Step Step => State.Step;

    protected Answers Answers => State.Answers;
}
