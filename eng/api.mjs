// node eng/api.mjs: writes docs/api.md, the page for people, from docs/openapi.json, the file for programs.
// A test holds the two together (tests/web/api.test.mjs).

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = (name) => fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
const verbs = ['get', 'post', 'put', 'patch', 'delete'];

/** The page, from the text of the OpenAPI file. */
export function page(text) {
  const api = JSON.parse(text);
  const find = (node) => (node?.$ref ? node.$ref.split('/').slice(1).reduce((at, key) => at[key], api) : node);
  const acts = Object.entries(api.paths).flatMap(([path, item]) =>
    verbs.filter((verb) => item[verb]).map((verb) => ({ path, verb, ...item[verb] })));

  const sections = api.tags.map(({ name, description }) =>
    [`## ${name}`, description, ...acts.filter((act) => act.tags[0] === name).map((act) => endpoint(act, find))].join('\n\n'));
  return `${['# The HTTP interface', made, api.info.description, problems(api.components.responses), ...sections].join('\n\n')}\n`;
}

const made = `Made from \`openapi.json\` (OpenAPI 3.1) by \`node eng/api.mjs\`: edit that file. \`ApiTests\` asks the running
service whether it is true: routes, verbs, roles and the fields it reads. \`DocumentedAnswers\` compares every answer that any end-to-end test
gets: status, type of problem, and what is in it.`;

// What several endpoints answer alike is told once.
const problems = (shared) => [
  '| problem, in many places | |', '|---|---|',
  ...Object.values(shared).map((answer) => `| ${codes(answer)} | ${answer.description} |`),
].join('\n');

function endpoint(act, find) {
  const roles = act.security.flatMap((one) => one.staff);
  const who = roles.length > 0 ? ` Role: ${roles.join(' or ')}.` : '';
  const answers = Object.entries(act.responses);
  const shared = answers.filter(([status, answer]) => answer.$ref && status !== 'default');
  return [
    `### ${act.verb.toUpperCase()} ${act.path}`,
    `${act.summary}.${who}${act.description ? ` ${act.description}` : ''}`,
    ...sent(act, find),
    ['| answer | |', '|---|---|', ...answers.filter(([, it]) => !it.$ref).map(([status, it]) => answerRow(status, it, find))].join('\n'),
    ...(shared.length > 0 ? [`Also ${shared.map(([status, answer]) => `${status} ${codes(find(answer))}`).join(', ')}.`] : []),
  ].join('\n\n');
}

function sent(act, find) {
  const given = (act.parameters ?? []).map((it) =>
    row(it.name, it.schema, `${it.required ? 'in the path' : 'optional, in the query'}. ${it.description}`));
  const content = act.requestBody?.content['application/json'];
  const fields = content ? rows(find(content.schema), '', find) : [];
  const table = [...given, ...fields];
  return [
    ...(table.length > 0 ? [['| sent | | |', '|---|---|---|', ...table].join('\n')] : []),
    ...(content?.example ? [`    ${JSON.stringify(content.example)}`] : []),
  ];
}

function rows(schema, prefix, find) {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const it = find(property);
    const inner = find(it.items) ?? it;
    const needed = [...schema.required ?? [], ...schema.oneOf?.[0].required ?? []];
    const words = [needed.includes(name) ? '' : 'optional', it.default === undefined ? '' : `${JSON.stringify(it.default)} when absent`];
    const said = [words.filter(Boolean).join(', '), it.description ?? ''].filter(Boolean).join('. ');
    return [row(prefix + name, it, said), ...rows(inner, `${prefix}${name}.`, find)];
  });
}

const row = (name, schema, words) => `| \`${name}\` | ${kind(schema)} | ${words} |`;

function kind(schema) {
  const type = schema.type === 'array' ? `list of ${schema.items.type ?? 'object'}` : [schema.type].flat().join(' or ');
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  const bounds = (least, most, what) => (
    least === undefined && most === undefined ? [] : [least === most ? `${least}${what}` : `${least ?? ''}..${most ?? ''}${what}`]);
  return [
    schema.enum ? schema.enum.map((value) => `\`${value}\``).join(', ') : 'const' in schema ? `\`${schema.const}\`` : type,
    ...bounds(minimum, maximum, ''),
    ...bounds(minLength, maxLength, ' characters'),
    ...bounds(minItems, maxItems, ' items'),
    ...(schema.format ? [schema.format] : []),
    ...(schema.pattern ? [`\`${schema.pattern.replaceAll('|', '\\|')}\``] : []),
  ].join(', ');
}

function answerRow(status, answer, find) {
  const content = Object.entries(answer.content ?? {});
  const form = ([type, { schema }]) => (type === 'application/json' ? `\`${brief(find(schema), find)}\`` : type);
  const shape = codes(answer) ? '' : content.map(form).join(', ');
  return `| ${[status, codes(answer)].filter(Boolean).join(' ')} | ${[answer.description, shape].filter(Boolean).join(' ')} |`;
}

const codes = (answer) => (answer['x-problems'] ?? []).map((code) => `\`${code}\``).join(' ');

// An answer's shape in one line: {code, arm, seals: [{number, root}]}.
function brief(schema, find) {
  if (schema.type === 'array') {
    return `[${brief(find(schema.items), find)}]`;
  }

  return schema.properties
    ? `{${Object.entries(schema.properties).map(([name, it]) => {
      const inner = brief(find(it), find);
      return inner.startsWith('{') || inner.startsWith('[{') ? `${name}: ${inner}` : name;
    }).join(', ')}}`
    : String([schema.type].flat()[0]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file('api.md'), page(readFileSync(file('openapi.json'), 'utf8')));
}
