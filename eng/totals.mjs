// A reporter for `node --test`: writes "passed failed skipped" when the run has ended,
// and below it the name of each test that failed, a line each.
//
// node counts a file without any test as one passed test; here it counts as a
// failed one, since a test file that tests nothing has lost its tests.

/** @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* totals(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const names = [];
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped++;
    else if (type === 'test:pass' && !isWholeFile(data)) counts.passed++;
    else {
      counts.failed++;
      names.push(`${data.name}\n`);
    }
  }
  yield `${counts.passed} ${counts.failed} ${counts.skipped}\n${names.join('')}`;
}

/** A file that held no test is reported under its own path. */
const isWholeFile = (data) => data.nesting === 0 && data.file?.endsWith(data.name);
