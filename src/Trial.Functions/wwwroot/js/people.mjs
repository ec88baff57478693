// @ts-check
//
//  The people of a record: what it committed to about each, who waits for a lot, in which order a cohort is drawn, and the research ids
//  of a final export.
//
//  Also a part of the page to save, as a classic script between table.mjs and export.mjs: no name may be in two of them.

import { lines, named, readKey } from './files.mjs';
import { parseCsv, strictly } from './table.mjs';
import { cohortKey, cohortOrder, hex, parseCanonical, readResearchId, researchHash, stratumKey, unhex } from './trial.mjs';

/** @typedef {{ open: any, closed: any }} Said the two parts of a body */
/**
 * committed: participant → what the record says of their research id; drawn: participants, in order; keys: of the cohorts, with their seals' numbers
 * @typedef {{ stratum: string, number: number, key: string, seal: number }} Key
 * @typedef {{ committed: Map<string, string>, drawn: string[], erased: Set<string>, emptied: number, keys: Key[] }} People
 */

/**
 * Who is in the record; null when somebody is drawn whom nothing commits to, is named twice, or is drawn out of their cohort's order, or when a
 * cohort is not one that the plan makes due.
 * @param {Said[]} acts @param {string[]} seals the hashes of the seal entries @param {Plan | null} [plan] of the setups; null where lots are drawn
 * at referral, and nothing is held against it where it is not given @returns {Promise<People | null>}
 */
export async function readPeople(acts, seals, plan) {
  const due = plan === undefined ? null : new Due(plan);
  /** @type {People} */
  const people = { committed: new Map(), drawn: [], erased: new Set(), emptied: 0, keys: [] };
  /** @type {Map<string, string[]>} */
  const waiting = new Map();
  /** @type {Map<string, Key>} the last cohort of each stratum */
  const cohorts = new Map();
  /** @type {Map<string, number[]>} the seal and the next envelope of each stratum */
  let cursors = new Map();
  /** @type {Key | null} the cohort that is being drawn; its seal shows with its first draw */
  let cohort = null;
  /** @type {string[]} */
  let next = [];
  for (const { open, closed } of acts) {
    const { participant, stratum, research, row } = closed;
    const queue = waiting.get(stratum) ?? [];
    if (next.length > 0 && (open.kind !== 'draw' || participant !== next[0])) return null;
    if (due?.take(open.kind, closed, queue) === false) return null;
    if (open.kind === 'referral' || (open.kind === 'draw' && next.length === 0)) {
      if (!unhex(participant, 16) || !unhex(research, 32) || !unhex(row, 32) || people.committed.has(participant)) return null;
      people.committed.set(participant, research);
    }
    switch (open.kind) {
      case 'referral':
        waiting.set(stratum, [...queue, participant]);
        break;
      case 'cohort':
        if (!(closed.people >= 1 && closed.people <= queue.length) || !unhex(closed.key, 32)) return null;
        next = await cohortOrder(/** @type {any} */ (unhex(closed.key)), queue.slice(0, closed.people));
        waiting.set(stratum, queue.slice(closed.people));
        cohort = { stratum, number: closed.number, key: closed.key, seal: 0 };
        people.keys.push(cohort);
        break;
      case 'draw':
        if (next.shift() !== undefined && (cohort === null || !isOf(cohort, cohorts, seals.indexOf(open.seal) + 1, closed))) return null;
        people.drawn.push(participant);
        cursors.set(stratum, [seals.indexOf(open.seal) + 1, closed.envelope + 1]);
        break;
      case 'close':
        if ([...waiting.values()].some((queued) => queued.length > 0)) return null;
        break;
      case 'withdraw':
        if (!people.committed.has(participant) || !leave(waiting, participant, closed.what)) return null;
        if (closed.what === 'data') people.erased.add(participant);
        break;
      case 'availability':
        if (!people.committed.has(participant) || people.erased.has(participant) || !unhex(row, 32)) return null;
        break;
      case 'retention':
        if (closed.class === 'people') people.emptied += closed.rows;
        break;
      case 'restore':
        for (const place of [...waiting.keys()]) if (String(closed.cursors?.[place] ?? [1, 1]) !== String(cursors.get(place) ?? [1, 1])) waiting.delete(place);
        cursors = new Map(Object.entries(closed.cursors ?? {}));
        break;
    }
  }
  return due !== null && (next.length > 0 || !due.isOver) ? null : people;
}

/**
 * A cohort is drawn in its stratum, under one seal, and is numbered after the one before it there.
 * @param {Key} cohort @param {Map<string, Key>} cohorts @param {number} seal @param {any} draw
 */
function isOf(cohort, cohorts, seal, { stratum, research, row }) {
  if (research !== undefined || row !== undefined || stratum !== cohort.stratum || seal < 1) return false;
  if (cohort.seal === 0) {
    const last = cohorts.get(stratum);
    if (cohort.number !== (last?.seal === seal ? last.number + 1 : 1)) return false;
    cohort.seal = seal;
    cohorts.set(stratum, cohort);
  }
  return cohort.seal === seal;
}

/** @typedef {{ people: number, days: number }} Plan setup.cohort */

/**
 * Whether referrals, cohorts and their draws come as the plan says. A cohort of the timer is due on its day; one of the steward is whole, or all who
 * wait there, and then nothing but more cohorts comes before the close.
 */
class Due {
  #plan;
  /** @type {Map<string, string>} participant → the day on which they signed up */
  #came = new Map();
  /** @type {Set<string>} places that must be closed now */
  #closing = new Set();
  /** @type {{ people: number, actor: string, at: string, waiting: number, first: string } | null} the cohort whose first draw comes */
  #begun = null;
  #actor = '';

  /** @param {Plan | null} plan */
  constructor(plan) {
    this.#plan = plan;
  }

  get isOver() {
    return this.#closing.size === 0;
  }

  /** @param {string} kind @param {any} closed @param {string[]} queue of its place, before it */
  take(kind, closed, queue) {
    if (kind === 'draw') return this.#plan === null ? closed.research !== undefined : closed.research === undefined && this.#draw(closed);
    if (kind === 'cohort') return this.#plan !== null && this.#begin(closed, queue);
    if (kind === 'close' && closed.stratum === undefined) this.#closing.clear();
    else if (this.#closing.size > 0 && !(kind === 'close' && this.#closing.delete(closed.stratum))) return false;
    if (kind === 'referral') this.#came.set(closed.participant, closed.at);
    return kind !== 'referral' || this.#plan !== null;
  }

  /** @param {any} cohort @param {string[]} queue */
  #begin({ people, actor, at }, queue) {
    this.#begun = { people, actor, at, waiting: queue.length, first: this.#came.get(queue[0]) ?? '' };
    this.#actor = actor;
    return actor === 'timer' || actor === 'steward';
  }

  /** @param {any} draw */
  #draw({ stratum, envelope, actor }) {
    const [begun, plan] = [this.#begun, this.#plan];
    this.#begun = null;
    if (actor !== this.#actor) return false;
    if (begun === null || plan === null) return true;

    const used = (envelope - 1) % plan.people;
    const whole = used > 0 ? 2 * plan.people - used : plan.people;
    if (begun.people === whole) return true;
    if (begun.people !== begun.waiting || begun.waiting > whole) return false;
    if (begun.actor === 'steward') this.#closing.add(stratum);
    return begun.actor === 'steward' || (begun.waiting >= 2 && Date.parse(begun.first) + plan.days * aDay <= Date.parse(begun.at));
  }
}

/** Before the draw only data can be withdrawn. @param {Map<string, string[]>} waiting @param {string} participant @param {string} what */
function leave(waiting, participant, what) {
  for (const [stratum, queue] of waiting) {
    if (queue.includes(participant) && what !== 'data') return false;
    waiting.set(stratum, queue.filter((one) => one !== participant));
  }
  return true;
}

/**
 * Whether the research ids of a final export were fixed before the lots, stand in its allocations, and are missing only for the erased
 * and for as many as retention emptied, which also counts people who were never drawn; and whether the cohorts' keys are the list's.
 * @param {import('./files.mjs').Files} files @param {People} people
 */
export async function holdsIds(files, people) {
  const ids = await readIds(files, people);
  const gone = people.drawn.filter((participant) => !ids?.has(participant) && !people.erased.has(participant));
  const shown = people.drawn.some((participant) => ids?.has(participant) && people.erased.has(participant));
  const table = parseCsv(strictly(files.get('allocations.csv')));
  const column = table?.[0]?.indexOf('research_id') ?? -1;
  const drawn = new Set(people.drawn);
  const undrawn = [...people.committed.keys()].filter((participant) => !drawn.has(participant) && !people.erased.has(participant));
  const fits = gone.length <= people.emptied && people.emptied <= gone.length + undrawn.length;
  return ids !== null && !shown && fits && column >= 0 && table?.length === people.drawn.length + 1
    && people.drawn.every((participant, i) => table[i + 1][column] === (ids.get(participant) ?? '')) && areKeys(files, people);
}

/**
 * Whether group, pair, seat, sessions and days of each line of a final table are those of the rows: the last roster that names somebody, of a group
 * that was not cancelled, what was counted of them, and the days from sign-up to that group's first meeting from their first roster on. A label is
 * the export's own: one for each group, and one for each pair.
 * @param {import('./files.mjs').Files} files @param {Said[]} acts @param {People} people
 */
export function holdsSeats(files, acts, people) {
  const rows = new Map((lines(files.get('rows.ndjson')) ?? []).map(parseCanonical).map((line) => [line?.sequence, line?.row]));
  /** @type {[Map<string, any>, Set<string>, Map<string, { group: string, at: string }[]>, Map<string, any>, Map<string, string>]} */
  const [plans, cancelled, named, counted, came] = [new Map(), new Set(), new Map(), new Map(), new Map()];
  for (const [i, { open: { kind }, closed: { group, change, participant, at } }] of acts.entries()) {
    if (kind === 'group') plans.set(group, rows.get(i));
    if (change === 'cancelled') cancelled.add(group);
    if (kind === 'roster') for (const one of rows.get(i)?.members ?? []) named.set(one, [...(named.get(one) ?? []), { group, at }]);
    if (kind === 'sessions') counted.set(group, rows.get(i)?.sessions ?? {});
    if ((kind === 'referral' || kind === 'draw') && !came.has(participant)) came.set(participant, at);
  }
  const [header, ...table] = parseCsv(strictly(files.get('allocations.csv'))) ?? [[]];
  const cell = (/** @type {number} */ i, /** @type {string} */ name) => table[i]?.[header.indexOf(name)];
  const labels = { group: new Map(), pair: new Map() };
  const isLabel = (/** @type {'group' | 'pair'} */ of, /** @type {string | undefined} */ id, /** @type {number} */ i) => {
    const [label, known] = [cell(i, of), labels[of]];
    if (id === undefined || label === '') return id === undefined && label === '';
    if (!known.has(id) && ![...known.values()].includes(label)) known.set(id, label);
    return known.get(id) === label;
  };
  return people.drawn.every((participant, i) => {
    const isKnown = cell(i, 'research_id') !== '';
    const rosters = isKnown ? named.get(participant) ?? [] : [];
    const group = rosters.filter((one) => !cancelled.has(one.group)).pop()?.group;
    const first = group && firstMeeting(plans.get(group), rosters.find((one) => one.group === group)?.at ?? '');
    const numbers = isKnown ? [...counted.values()].map((counts) => counts[participant]).filter((one) => one !== undefined) : [];
    return cell(i, 'ever_seated') === (isKnown ? String(Number(rosters.length > 0)) : '')
      && cell(i, 'sessions') === (numbers.length > 0 ? String(numbers.reduce((sum, one) => sum + one)) : '')
      && cell(i, 'days_to_first_meeting') === (first ? String((Date.parse(first) - Date.parse(came.get(participant) ?? '')) / aDay) : '')
      && isLabel('group', group, i) && isLabel('pair', group && plans.get(group)?.pair, i);
  });
}

const aDay = 86_400_000;

const ofBeginning = [
  'stratum', 'month_from', 'month_to', 'arm', 'drawn', 'started', 'never_started', 'left', 'not_yet', 'not_known',
  'weeks_0', 'weeks_4', 'weeks_8', 'weeks_12', 'weeks_16', 'no_meeting',
];
const fewest = 5;
const peer = 'P'; // the arm that meets in groups

/**
 * Whether beginnings.csv of an audit is of the places, months and people that the record draws into the arm that meets in groups before a month, and counts each
 * of them once. How they divide follows from rows that an audit only hashes.
 * @param {import('./files.mjs').Files} files @param {Said[]} acts @param {string} month
 */
export function holdsBeginnings(files, acts, month) {
  const [header, ...told] = parseCsv(strictly(files.get('beginnings.csv'))) ?? [];
  const isWhole = (/** @type {string[]} */ line) => {
    const counts = line.slice(4).map((cell) => (/^(?:0|[1-9]\d{0,8})$/.test(cell) ? Number(cell) : NaN));
    const [drawn, began, waited] = [counts[0], counts.slice(1, 6), counts.slice(6)].map((part) => [part].flat().reduce((sum, one) => sum + one, 0));
    return line.length === ofBeginning.length && drawn === began && drawn === waited;
  };
  return header?.join() === ofBeginning.join() && told.every(isWhole)
    && fullRanges(acts, peer, month).join('\n') === told.map((line) => line.slice(0, 5)).join('\n');
}

/**
 * In each place months in order, gathered until five people were drawn in them: place, first and last month, arm and people of each.
 * @param {Said[]} acts @param {string} arm @param {string} before
 */
function fullRanges(acts, arm, before) {
  /** @type {Map<string, [string, string, string, string, number][]>} */
  const places = new Map();
  for (const { open, closed: { stratum, at } } of acts) {
    if (open.kind !== 'draw' || open.arm !== arm || at.slice(0, 7) >= before) continue;
    const [ranges, month] = [places.get(stratum) ?? [], at.slice(0, 7)];
    const last = ranges[ranges.length - 1];
    if (!last || (last[4] >= fewest && last[2] !== month)) ranges.push([stratum, month, month, arm, 1]);
    else ranges[ranges.length - 1] = [stratum, last[1], month, arm, last[4] + 1];
    places.set(stratum, ranges);
  }
  return [...places.keys()].sort().flatMap((stratum) => (places.get(stratum) ?? []).filter(([, , , , people]) => people >= fewest));
}

/**
 * The first meeting of a group, from a day on, that is not called off. It meets once a week ten times, a week later for each day it goes without, and
 * single meetings can be moved. @param {any} plan @param {string} since
 */
function firstMeeting({ first, without, moved, off }, since) {
  const days = Array.from({ length: 10 + (without?.length ?? 0) }, (_, i) => new Date(Date.parse(first) + 7 * i * aDay).toISOString().slice(0, 10));
  const meets = days.filter((one) => !without?.includes(one)).map((one, i) => moved?.[i + 1] ?? one);
  return meets.filter((one, i) => one >= since && !off?.includes(i + 1)).sort()[0];
}

/** @param {import('./files.mjs').Files} files @param {People} people @returns {Promise<Map<string, string> | null>} participant → research id */
async function readIds(files, { committed, drawn }) {
  const ids = new Map();
  let last = -1;
  for (const line of lines(files.get('ids.ndjson')) ?? ['']) {
    const read = parseCanonical(line);
    const [random, place] = [unhex(read?.random, 32), drawn.indexOf(read?.participant)];
    if (!read || !random || Object.keys(read).length !== 3 || place <= last || readResearchId(String(read.researchId)) !== read.researchId) return null;
    if (hex(await researchHash(random, read.researchId)) !== committed.get(read.participant)) return null;
    ids.set(read.participant, read.researchId);
    last = place;
  }
  return new Set(ids.values()).size === ids.size ? ids : null;
}

/** @param {import('./files.mjs').Files} files @param {People} people */
async function areKeys(files, { keys }) {
  const right = await Promise.all(keys.map(async ({ stratum, number, key, seal }) => {
    const prk = readKey(files.get(named('list', seal, '.key')));
    return prk !== null && hex(await cohortKey(await stratumKey(prk, stratum), number)) === key;
  }));
  return right.every(Boolean);
}
