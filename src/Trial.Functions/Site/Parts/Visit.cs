using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Parts;

/// <summary>What every page is given: the language, the page (its Danish path), the study as it is now, and what all show.</summary>
public sealed record Visit(Language Language, string Page, StudyView Study, Assets Assets, Owner Owner)
{
    private const string English = "/en";
    private const string Desks = "/personale";

    /// <summary>Whether no study is installed yet, or it is not shown since the service has stopped.</summary>
    public bool IsEarly => Study == StudyView.None;

    /// <summary>Whether the service has stopped until the steward has restored it.</summary>
    public bool HasStopped { get; init; }

    /// <summary>Whether the service is for practice: every page says so.</summary>
    public bool IsPractice { get; init; }

    /// <summary>What is said instead of pages that need a study.</summary>
    public Message Wait => HasStopped ? Language.Words<PlainWords>().Stopped(Owner.Controller) : Language.Words<PlainWords>().NotYet;

    /// <summary>The other language.</summary>
    public Language Other => Language == Language.Danish ? Language.English : Language.Danish;

    /// <summary>The address of a page, given its Danish path, in this visit's language.</summary>
    public string To(string page) => In(Language, page);

    /// <summary>The address of this very page in the other language.</summary>
    public string Turned => In(Other, Page);

    /// <summary>Splits an address into a language and a Danish path. Staff's lie under one path, to which their cookie goes.</summary>
    public static (Language Language, string Page) Read(string path) =>
        IsUnder(Desks + English, path) ? (Language.English, Desks + path[(Desks.Length + English.Length)..])
        : path == English ? (Language.English, "/")
        : path.StartsWith(English + "/", StringComparison.Ordinal) && path.Length > English.Length + 1
            ? (Language.English, path[English.Length..])
            : (Language.Danish, path);

    private static string In(Language language, string page) =>
        language == Language.Danish ? page
        : IsUnder(Desks, page) ? Desks + English + page[Desks.Length..]
        : page == "/" ? English
        : English + page;

    private static bool IsUnder(string folder, string path) =>
        path == folder || (path.StartsWith(folder, StringComparison.Ordinal) && path[folder.Length] == '/');
}
