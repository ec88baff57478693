// Reads a calendar file from standard input with ical.js, a program apart from the one that wrote it, and
// writes its events as JSON: one object an event, in their order, instants in UTC, whole days as days.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const fromEng = createRequire(new URL('../../eng/package.json', import.meta.url));
const { default: ICAL } = await import(pathToFileURL(fromEng.resolve('ical.js')).href);

/** A whole day as it is written. @param {any} time */
const moment = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());

/** @param {string} text */
export function eventsOf(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      stamp: component.getFirstPropertyValue('dtstamp').toString(),
      status: component.getFirstPropertyValue('status'),
      summary: event.summary,
      location: event.location,
      recurs: event.isRecurring(),
      zone: event.startDate.zone.tzid,
      starts: moment(event.startDate),
      ends: moment(event.endDate),
      busy: component.getFirstPropertyValue('transp') !== 'TRANSPARENT',
    };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(JSON.stringify(eventsOf(readFileSync(0, 'utf8'))));
}
