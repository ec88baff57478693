using System.Globalization;
using System.Text;

using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Record;

//  Rows of a study
//
//      head            where the record ends, under the record key's HMAC
//      access          where the access log ends, with its own HMAC key
//      owner           which keys the study was begun with
//      study           title, places, admission, texts: configuration
//      seal1           setup, beacon signature and root of seal 1
//      b0000000000     a body, by sequence
//      x0000000000     the row beside the body with this sequence: reason, plan, roster, message, exact time
//      a0000000000     an entry of the access log, by sequence
//      c<64 hex>       a code: whose, or erased
//      s<64 hex>       a slip: from which sheet, used or not, who holds it
//      p<32 hex>       a participant: what belongs to a person and can be emptied
//      e<64 hex>       an erased research id, for the exports of the next 30 days
//      n<64 hex>       an alias that is taken
//      i<64 hex>       a research id that is taken, under the pepper
//      j<name>         the day that a daily job last ran for, and what it did; of jBackup, the last backup;
//                      of jByHand<name>, when somebody last had it run by hand
//      l0000000000     a night of the public log, by its first index
//      k0000000000     a signed checkpoint, by its size
//      w0000000000     the witnesses' lines on that checkpoint
//      fold            which pieces hold the state of the record as it was some time ago; see KeptState
//      f<32 hex>0000   a piece of that state
//      told            what planners were told on the first of the month
//      u<sheet>.<month>  how many slips of a sheet were handed out in a month, and how many people met
//      u.<meeting>     the same of an introduction meeting: how many came, and how many slips of which sheet were handed out
//      q<sheet>.<month>  how often slips of a sheet were asked for in a month
//      today           the last published night, and the date that the steward said it was
//      hour-drawn      how many were drawn in the last hour, five minutes by five minutes, under open admission
//      turn            which processes stand in line to write, while they are in each other's way
//      restored        in every backup, so that a study that was put back stops; gone once the steward has said why

/// <summary>Every row key there is, made in one place.</summary>
public static class RowKeys
{
    public const string Head = "head";
    public const string Access = "access";
    public const string Study = "study";
    public const string Hour = "hour-drawn";
    public const string Today = "today";
    public const string Kept = "fold";
    public const string Owner = "owner";
    public const string Restored = "restored";
    public const string Told = "told"; // after all slips
    public const string Turn = "turn";

    /// <summary>The first key of the kept state's pieces.</summary>
    public const string KeptPieces = "f";

    /// <summary>The first key after all pieces of the kept state, and before the row that names them.</summary>
    public const string AfterKeptPieces = "fg";

    /// <summary>The first key of bodies.</summary>
    private const string Bodies = "b";

    /// <summary>The first key of the rows beside bodies.</summary>
    private const string Details = "x";

    /// <summary>The first key after all bodies.</summary>
    public const string AfterBodies = "c";

    /// <summary>The first key after all access entries, and before their head.</summary>
    public const string AfterAccesses = "aa";

    /// <summary>The first key of participants.</summary>
    public const string Participants = "p";

    /// <summary>The first key after all participants.</summary>
    public const string AfterParticipants = "q";

    /// <summary>
    /// The first letters of the rows of people and of the record: bodies, codes, erasures, research ids, aliases, participants, slips,
    /// rows beside bodies.
    /// </summary>
    public static IReadOnlyList<string> OfPeopleAndRecord { get; } =
        [Bodies, Codes, Erasures, ResearchIds, Aliases, Participants, Slips, Details];

    /// <summary>The first key of codes.</summary>
    public const string Codes = "c";

    /// <summary>The first key after all codes.</summary>
    public const string AfterCodes = "d";

    /// <summary>The first key of aliases.</summary>
    public const string Aliases = "n";

    /// <summary>The first key after all aliases.</summary>
    public const string AfterAliases = "o";

    /// <summary>The first key of research ids that are taken.</summary>
    public const string ResearchIds = "i";

    /// <summary>The first key after all research ids that are taken.</summary>
    public const string AfterResearchIds = "j";

    public const string Erasures = "e";

    /// <summary>The first key after all erased research ids.</summary>
    public const string AfterErasures = "f";

    /// <summary>The first key of slips; a few other rows lie among them: see <see cref="IsSlip"/>.</summary>
    public const string Slips = "s";

    /// <summary>The first key after all slips.</summary>
    public const string AfterSlips = "t";

    /// <summary>The first key of what is told of sheets.</summary>
    public const string Met = "u";

    /// <summary>The first key after all that is told of sheets.</summary>
    public const string AfterMet = "v";

    /// <summary>The first key of how often slips were asked for.</summary>
    public const string Asked = "q";

    /// <summary>The first key after all that says how often slips were asked for.</summary>
    public const string AfterAsked = "r";

    /// <summary>Whether a row from <see cref="Slips"/> on is a slip's, and not "seal1" or "study".</summary>
    public static bool IsSlip(string key) => key.Length == Slips.Length + (2 * Digest.Size);

    /// <summary>The first key after all nights of the public log.</summary>
    public const string AfterLogParts = "m";

    /// <summary>The first key after all checkpoints.</summary>
    public const string AfterCheckpoints = "l";

    public static string KeptPiece(string name, int index) => KeptPieces + name + index.ToString("d4", CultureInfo.InvariantCulture);

    public static string Erasure(ResearchId id) => Erasures + Digest.Of(Encoding.UTF8.GetBytes(id.ToString()));

    public static string Seal(int number) => "seal" + number.ToString(CultureInfo.InvariantCulture);

    public static string Body(int sequence) => Bodies + Padded(sequence);

    public static string Detail(int sequence) => Details + Padded(sequence);

    /// <summary>The sequence of the body that a row is beside.</summary>
    public static int SequenceOfDetail(string key) => int.Parse(key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);

    public static string LogPart(int index) => "l" + Padded(index);

    public static string Checkpoint(int size) => "k" + Padded(size);

    public static string Cosignatures(int size) => "w" + Padded(size);

    public static string AccessEntry(int sequence) => "a" + Padded(sequence);

    public static string Code(Digest row) => Codes + row;

    public static string Slip(Digest row) => Slips + row;

    public static string MetOf(string sheet, string month) => $"{Met}{sheet}.{month}";

    public static string AskedOf(string sheet, string month) => $"{Asked}{sheet}.{month}";

    public static string MetAt(int meeting) => string.Create(CultureInfo.InvariantCulture, $"{Met}.{meeting}");

    public static string Participant(ParticipantId id) => Participants + id;

    /// <summary>Whose row it is; null when the key is no participant's.</summary>
    public static ParticipantId? ParticipantOf(string key) =>
        key.StartsWith(Participants, StringComparison.Ordinal) && ParticipantId.TryParse(key[Participants.Length..], out var id)
            ? id
            : null;

    public static string Alias(Digest row) => Aliases + row;

    public static string ResearchId(Digest row) => ResearchIds + row;

    public static string Job(string name) => "j" + name;

    /// <summary>When somebody last had a daily job run by hand, and what it did.</summary>
    public static string ByHand(string name) => Job("ByHand" + name);

    /// <summary>The day of the last backup, as trial backup or the steward told.</summary>
    public static string Backup => Job("Backup");

    private static string Padded(int number) => number.ToString("d10", CultureInfo.InvariantCulture);
}
