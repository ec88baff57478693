//  What a study's owner says about itself (owner.json, docs/ceremony.md), its numbers checked today.

const checked = new Date().toISOString().slice(0, 10);

const questionnaires = [
  { name: { da: 'Før lodtrækningen', en: 'Before the draw' }, address: 'https://sporgsmaal.example/foer' },
  { name: { da: 'Efter tolv uger', en: 'After twelve weeks' }, address: 'https://sporgsmaal.example/efter', from: 84, to: 112 },
];

/** All that a real study needs. @param {object} [more] */
export const owner = (more = {}) => JSON.stringify({
  controller: { name: 'Foreningen', contact: 'Torvet 1, 1000 Byen' }, contacts: [{ name: 'Kontoret', telephone: '00 00 00 00' }], basis: 'consent', leave: 'https://vejret.example/',
  crisis: {
    emergency: { number: '112', checked }, region: { number: '00 00 00 01', checked },
    helpline: { name: 'Livslinien', number: '00 00 00 02', checked },
  },
  questionnaires,
  ...more,
});

/** Names in a group: every letter of one list before every one of another. */
const names = [...'BDFGHJKL'].flatMap((first) => [...'aeiouyæø'].map((vowel) => `${first}${vowel}sten`));

/** All that may be said. */
export const whole = {
  duty: '00 00 00 03',
  people: ['Mette, peer', 'Ole, peer'],
  voice: { da: 'Jeg troede, jeg var den eneste.', en: 'I thought I was the only one.' },
  young: [{ name: 'BørneTelefonen', number: '00 00 00 04', checked }],
  elsewhere: [{ name: 'Psykiatrifonden', number: '00 00 00 05', checked }, { name: 'En, som ingen har spurgt', number: '00 00 00 06', checked: null }],
  names,
};
