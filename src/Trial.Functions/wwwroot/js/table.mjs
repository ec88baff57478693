// @ts-check
//
//  Checks a table of docs/formats.md section 6: that it has its form, hides what it must, and agrees with itself. The checks, their names and their
//  order are those of `trial verify` (src/Trial.Core/Verify/TableChecks.cs); tests/vectors/tables-v1.json holds the two against each other.
//
//  Also a part of the page to save, as a classic script between files.mjs and people.mjs: no name may be in two of them.

import { readResearchId } from './trial.mjs';

const least = 5;
const cuts = ['month', 'none', 'closed'];
const statuses = ['drawn', 'left-group', 'left-follow-up', 'left-both', 'erased'];
const corrections = ['wrong-stratum', 'not-eligible', 'drawn-twice', 'other'];
const columns = ['research_id', 'month_from', 'month_to', 'stratum', 'arm', 'group', 'pair', 'ever_seated', 'sessions', 'status', 'correction'];
const blindedColumns = 5;
const flowSteps = ['drawn', 'left-group', 'left-follow-up', 'erased', ...corrections];

/** @typedef {{ study: string, arms: string[], names: string[], blinded: boolean, cut: string, taken: string }} Book */
/**
 * @typedef {{ id: string, from: string, to: string, stratum: string, arm: string, group: string, pair: string, seated: string, sessions: string,
 * status: string, correction: string }} Line
 */

/**
 * Each may rely on those before it: nothing after the first false one may be asked for.
 *
 *     codebook       it is what this version writes of such a table, letter by letter
 *     allocations    every line has its form and its order, and no research id has two
 *     merging        no arm of a cell has under five lines, no label under five, and no merged line tells its group
 *     flow           every count matches the lines
 *     erased         no erased id has a line
 *
 * @param {import('./files.mjs').Files} files
 */
export function* checkTable(files) {
  const book = /** @type {Book} */ (readBook(strictly(files.get('codebook.csv'))));
  yield { name: 'codebook', result: book !== null };
  const table = /** @type {Line[]} */ (readTable(strictly(files.get('allocations.csv')), book.blinded));
  yield { name: 'allocations', result: table !== null && table.every((line) => isWell(line, book)) && !isRepeated(table) };
  yield { name: 'merging', result: hidesSmall(table, book) };
  yield { name: 'flow', result: strictly(files.get('flow.csv')) === formatCsv([['step', 'arm', 'count'], ...countFlow(table, book)]) };
  yield { name: 'erased', result: holdsNone(table, strictly(files.get('erased.csv'))) };
}

/**
 * Whether arms, strata and months are those of the study that its setups fix; of a table that the checks above could read.
 * @param {import('./files.mjs').Files} files @param {any[]} setups
 */
export function isOfStudy(files, setups) {
  const { study, arms, names, blinded, cut, taken } = /** @type {Book} */ (readBook(strictly(files.get('codebook.csv'))));
  const table = /** @type {Line[]} */ (readTable(strictly(files.get('allocations.csv')), blinded));
  const last = setups[setups.length - 1];
  const told = last.arms.map((/** @type {{ id: string, name: string }} */ { id, name }) => `${id}=${name}`);
  return study === last.study
    && (blinded ? arms.length === told.length : are(arms.map((arm, i) => `${arm}=${names[i]}`), told))
    && table.every(({ stratum, to }) => stratum.split('+').every((one) => last.strata.includes(one)) && (cut === 'month' ? to < taken : to <= taken));
}

/** The month in which a table that can be read was taken. @param {import('./files.mjs').Files} files */
export const monthTaken = (files) => /** @type {Book} */ (readBook(strictly(files.get('codebook.csv')))).taken;

/** Cells in their one spelling; what begins like a formula has none. @param {string[][]} rows */
const formatCsv = (rows) => `\uFEFF${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;

/** @param {string} cell */
const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows of cells; null for any other spelling than the one. @param {string} text @returns {string[][] | null} */
export function parseCsv(text) {
  /** @type {string[][]} */
  const rows = [];
  let [row, cell, last, inside] = [/** @type {string[]} */ ([]), '', '', false];
  for (const part of text.slice(1).match(/"|,|\r\n|[^",\r]+|\r/g) ?? []) { // lenient: what was read is written and compared
    if (part === '"') {
      if (!inside && last === '"') cell += '"';
      inside = !inside;
    } else if (inside || (part !== ',' && part !== '\r\n')) {
      cell += part;
    } else {
      row.push(cell);
      if (part === '\r\n') rows.push(row.splice(0));
      cell = '';
    }
    last = part;
  }
  return rows.flat().some((one) => /^[=+\-@\t\r]/.test(one)) || formatCsv(rows) !== text ? null : rows;
}

/** @param {Uint8Array<ArrayBuffer> | undefined} bytes @returns {string} empty when they are no UTF-8: no file of a table is */
export function strictly(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
}

/** @param {string[] | undefined} cells @param {string[]} expected */
const are = (cells, expected) => cells?.length === expected.length && expected.every((cell, i) => cells[i] === cell);

/** @param {string} text */
const isMonth = (text) => /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])$/.test(text);

/** A number of meetings, told after close where the group is. @param {Line} line @param {string} cut */
const isAttendance = ({ group, seated, sessions }, cut) => seated + sessions === ''
  || (cut === 'closed' && group !== '' && seated === '1' && /^(?:|0|[1-9]\d{0,2})$/.test(sessions));

/** @param {string[]} texts by code unit, none twice */
const ascends = (texts) => texts.every((text, i) => i === 0 || texts[i - 1] < text);

/** A stratum, or several with + between. @param {string} text */
const isStrata = (text) => text.split('+').every((one) => /^[A-Z][A-Z0-9]{0,7}$/.test(one)) && ascends(text.split('+'));

/** @param {string} text */
const isCorrection = (text) => text === '' || text === corrections.filter((word) => text.split(' ').includes(word)).join(' ');

/** @param {string} text @param {string} prefix */
const isLabel = (text, prefix) => text === '' || (text.startsWith(prefix) && /^\d{2,}$/.test(text.slice(1)));

/** @param {string} text @returns {Book | null} */
function readBook(text) {
  const rows = parseCsv(text);
  if (rows === null || rows.length < 6 || rows.some((row) => row.length !== 9)) return null;
  const [study, arms, blinding, cut, taken] = rows.slice(1, 6).map((row) => row[4]);
  const pairs = arms.split('; ').map((arm) => (arm.includes('=') ? [arm.slice(0, arm.indexOf('=')), arm.slice(arm.indexOf('=') + 1)] : [arm, arm]));
  const book = { study, arms: pairs.map(([arm]) => arm), names: pairs.map(([, name]) => name), blinded: blinding === 'blinded', cut, taken };
  const good = /^[a-z][a-z0-9-]{0,30}$/.test(study) && book.arms.every((arm) => /^[A-Z]$/.test(arm)) && cuts.includes(cut) && isMonth(taken);
  return good && text === formatCsv(bookRows(book)) ? book : null;
}

/** The whole codebook, which follows from what it says of the table. @param {Book} book */
function bookRows({ study, arms, names, blinded, cut, taken }) {
  const letters = arms.join('; ');
  const of = (/** @type {string} */ file) => (/** @type {string[]} */ ...[column, type, unit, values, missing, english, danish, cdisc = '']) =>
    [file, column, type, unit, values, missing, english, danish, cdisc];
  const about = (/** @type {string[]} */ ...[column, values, english, danish]) => of('table')(column, 'text', '', values, '', english, danish);
  const line = of('allocations.csv');
  const flow = of('flow.csv');
  const noLabel = 'no group, the control arm, no research id, a merged line, or fewer than five lines would carry it';
  const notTold = 'not told before close, or the line has no group';
  const columnsOf = [
    line('research_id', 'id', '', 'XXXX-XXXX-C', 'erased, or kept no longer: counted only',
      'the id that the participant gives with the questionnaires', 'det id, som deltageren skriver på spørgeskemaerne', 'SUBJID'),
    line('month_from', 'month', '', 'yyyy-MM', '', 'the month of the draw, or the first one of those that were merged',
      'lodtrækningens måned, eller den første af flere'),
    line('month_to', 'month', '', 'yyyy-MM', '', 'the same month, or the last one of those that were merged', 'den samme måned, eller den sidste af flere'),
    line('stratum', 'label', '', 'a stratum, or several with + between', '', 'the meeting area of the draw; several where they were merged',
      'det sted, der blev trukket lod for; flere, hvor de er lagt sammen'),
    line('arm', 'factor', '', letters, '', 'the arm drawn; it is never changed', 'den gruppe, loddet faldt på; den ændres aldrig', 'ARMCD'),
    line('group', 'label', '', 'G01, G02 ...', noLabel, 'who shares a group, as a label of this export only',
      'hvem der er i gruppe sammen, som et mærke, der kun gælder denne fil'),
    line('pair', 'label', '', 'F01, F02 ...', noLabel, 'who shares the two that lead the group', 'hvem der har de samme to til at lede gruppen'),
    line('ever_seated', 'factor', '', '0; 1', notTold, '1: a roster of a group named the person at some time; 0: none did',
      '1: personen har stået på en gruppes liste; 0: nej'),
    line('sessions', 'integer', 'meetings', '0, 1, 2 ...', `${notTold}, or nothing was marked`,
      'how many meetings the person came to, of those that were marked', 'hvor mange møder personen kom til, af dem der blev skrevet ned'),
    line('status', 'factor', '', statuses.join('; '), '', 'what became of the person after the draw; drawn: nothing is recorded',
      'hvad der skete efter lodtrækningen; drawn: der er ikke skrevet noget'),
    line('correction', 'words', '', corrections.join('; '), 'no mistake is documented', 'mistakes documented about the draw; the allocation is kept',
      'fejl, der er skrevet ned om lodtrækningen; loddet står ved magt'),
  ];
  return [
    ['file', 'column', 'type', 'unit', 'values', 'missing', 'english', 'danish', 'cdisc'],
    about('study', study, "the study's name", 'studiets navn'),
    about('arms', blinded ? letters : arms.map((arm, i) => `${arm}=${names[i]}`).join('; '),
      blinded ? 'the letters stand for the arms; each is the same arm in every table of the study' : 'the letter of each arm and its name',
      blinded ? 'bogstaverne står for grupperne; hvert er den samme i alle studiets tabeller' : 'hver gruppes bogstav og navn'),
    about('blinding', blinded ? 'blinded' : 'unblinded', 'whether the arms have letters that tell nothing', 'om grupperne har bogstaver, der intet røber'),
    about('cut', cut, 'month: only draws before this month, and only months before the one in which the latest 12 draws of the stratum begin; '
      + 'none: every draw; closed: every draw, the study takes nobody any more',
    'month: kun lod fra før denne måned, og kun måneder før den, hvor stedets seneste 12 lod begynder; none: alle lod; '
      + 'closed: alle lod, studiet tager ikke flere ind'),
    about('taken', taken, 'the month in which the table was taken', 'den måned, tabellen er fra'),
    about('merging', `at least ${least}`, 'In each stratum months are gathered, in order, until every arm has five people. Under the cut the months '
      + 'after the last full range wait for a later table. Without a cut they join the last full range; strata without any full range '
      + 'become one, if need be with the smallest other stratum, and so on; where all together have no full range, no line is shown. No line '
      + 'and no count tells of anybody who is left out.',
    'Hvert sted samles måneder, til hver gruppe har fem. Er der en grænse, venter resten til en senere tabel. Ellers lægges de til de '
      + 'sidste, og steder uden nok lægges sammen.'),
    ...columnsOf.slice(0, header(blinded).length),
    of('erased.csv')('research_id', 'id', '', 'XXXX-XXXX-C', '', 'erased in the last 30 days: delete the lines with these ids in every copy you hold',
      "slettet i de sidste 30 dage: slet linjerne med disse id'er i alle kopier"),
    flow('step', 'factor', '', blinded ? 'drawn' : flowSteps.join('; '), '',
      'the step that is counted, over the lines of allocations.csv; nothing is stored about people before the draw',
      'det, der tælles, over linjerne i allocations.csv; der gemmes intet om folk før lodtrækningen'),
    flow('arm', 'factor', '', blinded ? '' : letters, blinded ? 'all arms' : '', 'the arm', 'gruppen'),
    flow('count', 'integer', 'people', '0, 1, 2 ...', '', 'how many people', 'hvor mange'),
  ];
}

/** @param {boolean} blinded */
const header = (blinded) => (blinded ? columns.slice(0, blindedColumns) : columns);

/** The lines, sorted by their cells; null for another kind of table or another order. @param {string} text @param {boolean} blinded @returns {Line[] | null} */
function readTable(text, blinded) {
  const [first, ...rows] = parseCsv(text) ?? [];
  if (!are(first, header(blinded)) || rows.some((row) => row.length !== first.length)) return null;
  const keys = rows.map((row) => columns.map((_, i) => row[i] ?? '').join('\n'));
  if (keys.some((key, i) => i > 0 && keys[i - 1] > key)) return null;
  return rows.map(([id, from, to, stratum, arm, group = '', pair = '', seated = '', sessions = '', status = '', correction = '']) => (
    { id, from, to, stratum, arm, group, pair, seated, sessions, status, correction }));
}

/** @param {Line} line @param {Book} book */
function isWell(line, { arms, blinded, cut }) {
  const { id, from, to, stratum, arm, group, pair, status, correction } = line;
  const drawn = (id === '' || readResearchId(id) === id) && isMonth(from) && isMonth(to) && from <= to && isStrata(stratum) && arms.includes(arm);
  const erased = status === 'erased';
  const isKept = id !== '' ? !erased : erased || cut === 'closed'; // whose row is emptied after its time is no erased person
  return drawn && (blinded || (statuses.includes(status) && isKept && isCorrection(correction) && isLabel(group, 'G') && isLabel(pair, 'F')
    && isAttendance(line, cut) && !(id === '' && group + pair !== '') && !(erased && correction !== '')));
}

/** @param {Line[]} table sorted by id */
const isRepeated = (table) => table.some(({ id }, i) => i > 0 && id !== '' && table[i - 1].id === id);

/** @param {Line[]} table @param {Book} book */
function hidesSmall(table, { arms }) {
  const cells = gather(table, ({ stratum, from, to }) => `${stratum}\n${from}\n${to}`);
  const isMerged = (/** @type {Line} */ { stratum, from, to }) => stratum.includes('+') || from !== to;
  return cells.every((cell) => arms.every((arm) => cell.filter((line) => line.arm === arm).length >= least))
    && table.every((line) => !isMerged(line) || line.group + line.pair === '')
    && [gather(table, ({ group }) => group), gather(table, ({ pair }) => pair)].flat()
      .every((lines) => lines.length >= least);
}

/** The lines by a text of theirs; those where it is empty are left out. @param {Line[]} table @param {(line: Line) => string} of */
function gather(table, of) {
  /** @type {Map<string, Line[]>} */
  const found = new Map();
  for (const line of table.filter((one) => of(one) !== '')) found.set(of(line), [...(found.get(of(line)) ?? []), line]);
  return [...found.values()];
}

/** @param {Line[]} table @param {Book} book */
function countFlow(table, { arms, blinded }) {
  if (blinded) return [['drawn', '', String(table.length)]];
  return arms.flatMap((arm) => flowSteps.map((step) => [step, arm, String(table.filter((line) => line.arm === arm && took(line, step)).length)]));
}

/** @param {Line} line @param {string} step */
const took = ({ status, correction }, step) =>
  step === 'drawn' || status === step || (status === 'left-both' && step.startsWith('left-')) || correction.split(' ').includes(step);

/** Whether it is a list of research ids, and none of them has a line. @param {Line[]} table @param {string} text */
function holdsNone(table, text) {
  const [first, ...rows] = parseCsv(text) ?? [];
  const ids = rows.map(([id]) => id);
  return are(first, ['research_id']) && rows.every((row) => row.length === 1 && readResearchId(row[0]) === row[0]) && ascends(ids)
    && !table.some(({ id }) => ids.includes(id));
}
