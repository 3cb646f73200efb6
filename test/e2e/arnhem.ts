/** Arnhem on its own day: somebody new through the whole chain under each version of its regeling, the way back included. */
import { expect } from 'vitest';
import { testBsn } from '../factories.ts';
import type { Reis } from './journeys.ts';
import { openVisitor, type Visitor } from './visitor.ts';

interface Wie {
  voornaam: string;
  achternaam: string;
  bsn: string;
  geboren: string;
  straat: string;
  /** First day of the toewijzing: it decides which version holds (AR4). */
  begin: string;
  versie: string;
  /** The last day that follows from it. */
  einde: string;
}
const allen: readonly Wie[] = [
  {
    voornaam: 'Tess',
    achternaam: 'Rijken',
    bsn: testBsn(412),
    geboren: '03-05-1993',
    straat: 'Sonsbeeksingel',
    begin: '08-06-2020',
    versie: '1 januari 2017',
    einde: '7 december 2020',
  },
  {
    voornaam: 'Omar',
    achternaam: 'Verhoeven',
    bsn: testBsn(413),
    geboren: '02-09-1988',
    straat: 'Klarendalseweg',
    begin: '05-10-2020',
    versie: '1 juli 2020',
    einde: '4 april 2021',
  },
];

/** A report, the trede and the toets, by the wijkcoach. Gives the dossier. */
const totEnMetToets = async (yvonne: Visitor, wie: Wie): Promise<string> => {
  await yvonne.ga('/aanmelding');
  await yvonne.klik('Naar de controle', { status: 422 });
  await yvonne.vul('Dag waarop de aanmelding binnenkwam', '18-05-2020');
  await yvonne.vul('Wie heeft de inwoner aangemeld?', 'Het wijkteam');
  await yvonne.kies('Is de inwoner het eens met de aanmelding?', 'Ja');
  await yvonne.vul('Wat vraagt de inwoner, in eigen woorden?', 'Ik wil weer iets doen voor een ander.');
  for (const [label, waarde] of [
    ['BSN', wie.bsn],
    ['Voornaam', wie.voornaam],
    ['Achternaam', wie.achternaam],
    ['Geboortedatum', wie.geboren],
    ['Straat', wie.straat],
    ['Huisnummer', '12'],
    ['Postcode', '6828 CK'],
    ['Telefoon', '06 12 34 56 78'],
  ] as const)
    await yvonne.vul(label, waarde);
  await yvonne.vul('Welke uitkering heeft deze inwoner?', /^Bijstand/);
  await yvonne.kies('Is wie de uitkering betaalt akkoord met meedoen?', 'Ja');
  await yvonne.klik('Naar de controle');
  await yvonne.klik('Leg de aanmelding vast');
  await yvonne.klik('Open het dossier');
  const dossier = yvonne.pad();
  await yvonne.ga(`${dossier}/ladder/nieuw`);
  await yvonne.vul('Peildatum', '25-05-2020');
  await yvonne.kies('Heeft de inwoner elke week contact met anderen buitenshuis?', 'Ja');
  await yvonne.kies('Voert de inwoner taken of werkzaamheden uit', 'Ja');
  for (const vraag of [
    'Voert de inwoner zelfstandig taken uit?',
    'Draagt de inwoner verantwoordelijkheid?',
    'Heeft de opbrengst van het werk economische waarde?',
    'Volgt de inwoner een vak- of beroepsopleiding',
    'Heeft de inwoner betaald werk?',
    'Is er naast het betaalde werk',
    'Volgt de inwoner een beroepsopleiding',
  ])
    await yvonne.kies(vraag, 'Nee');
  await yvonne.klik('Verder');
  await yvonne.kies('Welke trede past nu?', /^Trede 3/);
  await yvonne.klik('Verder');
  await yvonne.vul('Waarom past deze trede?', 'Helpt twee dagen in het buurthuis, met hulp.');
  await yvonne.kies('Wie waren erbij?', 'De inwoner');
  await yvonne.klik('Verder');
  await yvonne.vul('Welke trede kan de inwoner bereiken?', /^4/);
  await yvonne.kies('Wanneer kan dat zijn?', /jaar/);
  await yvonne.klik('Naar de controle');
  await yvonne.klik('Leg de trede vast');
  await yvonne.ga(`${dossier}/toets`);
  await yvonne.kies('Wil de inwoner een bijdrage leveren', 'Ja');
  await yvonne.kies('Wil de inwoner werken?', 'Ja');
  await yvonne.kies('Heeft de inwoner daarbij ondersteuning nodig?', 'Ja');
  await yvonne.kies('Hoe groot is de afstand', 'Groot');
  await yvonne.kies('Wat is het hoofddoel?', 'Bijdragen of werken');
  await yvonne.kies('Kan de inwoner het na instructie zelfstandig?', 'Nee');
  await yvonne.kies('Is de mantelzorg overbelast', 'Nee');
  await yvonne.klik('Kijk wat past');
  return dossier;
};

/** The besluit from its first day on, by the version of that day, known by letter. */
const besluit = async (yvonne: Visitor, wie: Wie): Promise<void> => {
  await yvonne.klik(/^Besluit voorbereiden voor .*onbetaald werk/i);
  await yvonne.kies('Aanbieder', /Klaverblad/);
  await yvonne.vul('Vanaf welke dag', wie.begin);
  await yvonne.vul('Tot en met welke dag', '');
  await yvonne.vul('Wat wil de inwoner bereiken?', 'Ik doe een taak helemaal zelf.');
  await yvonne.page.getByLabel('Waar gaat dit doel over?').selectOption({ index: 1 });
  await yvonne.kies('Wie stelden de doelen op, samen met jou?', 'De inwoner');
  await yvonne.vul('Waarom neem je dit besluit?', 'Je wilt graag verder, en deze plek past bij je.');
  await yvonne.klik('Controleer');
  expect(await yvonne.tekst()).toContain(wie.einde);
  // In Arnhem it is taken with the resident: what he said stands beside it before anybody signs.
  await yvonne.klik('Bewaar en vraag om ja of nee');
  await yvonne.page.getByText('De inwoner zei het tegen mij').click();
  await yvonne.kies('Hoe is het gezegd?', 'In een gesprek');
  await yvonne.kies('Wat zei de inwoner?', 'Ja');
  await yvonne.klik('Bewaar het antwoord');
  await yvonne.klik('Neem het besluit');
  await yvonne.klik('Maak bekend');
  await yvonne.klik('Maak bekend');
  expect(await yvonne.tekst()).toContain('Bezwaar maken kan tot en met');
};

/** Accepted, begun, a week of hours, how it goes, and the result. */
const werk = async (mirjam: Visitor, wie: Wie): Promise<void> => {
  await mirjam.ga('/toewijzingen');
  await mirjam.klik(`${wie.voornaam} ${wie.achternaam}`);
  const toewijzing = mirjam.pad();
  await mirjam.klik('Accepteren');
  await mirjam.vul('Wanneer verwacht je te starten?', wie.begin);
  await mirjam.klik('Accepteer');
  await mirjam.ga(toewijzing);
  await mirjam.klik('Start melden');
  await mirjam.vul('Op welke dag is de inwoner begonnen?', wie.begin);
  await mirjam.vul('Werkplek', 'Stadsboerderij, moestuin');
  await mirjam.vul('Begeleider', 'Mirjam');
  await mirjam.klik('Meld de start');
  await mirjam.ga('/uren/2020-W43');
  const rij = mirjam.page.locator('tr').filter({ hasText: wie.achternaam }).first();
  await rij.locator('input[type=text]').nth(0).fill('4');
  await mirjam.klik('Controleren en insturen');
  await mirjam.klik('Insturen');
  await mirjam.ga(toewijzing);
  await mirjam.klik('Voortgang melden');
  await mirjam.kies('Hoe gaat het?', 'Goed');
  await mirjam.vul('Wat gaat goed, wat is lastig?', 'Komt op tijd en vraagt steeds minder hulp.');
  await mirjam.kies('Is een volgende trede mogelijk?', 'Ja');
  await mirjam.vul('Wat kan de volgende stap zijn?', 'Op de plek op trede 4.');
  await mirjam.klik('Verder');
  await mirjam.klik('Versturen');
  await mirjam.ga(toewijzing);
  await mirjam.klik('Resultaat');
  await mirjam.vul('Op welke dag was het resultaat bereikt?', '30-10-2020');
  await mirjam.kies('Welke trede heeft de inwoner bereikt?', /^Trede 4/);
  await mirjam.vul('Waaruit blijkt dat?', 'Doet drie ochtenden zelfstandig de balie.');
  await mirjam.klik('Verder');
  await mirjam.klik('Versturen');
};

/** The result holds, the way back is agreed, and used in two clicks. */
const omhoogEnTerug = async (yvonne: Visitor, dossier: string, naam: string): Promise<void> => {
  await yvonne.ga(dossier);
  const resultaat = await yvonne.page.locator(`a[href^="${dossier}/resultaat/"]`).first().getAttribute('href');
  await yvonne.ga(resultaat ?? `${dossier}/resultaat`);
  await yvonne.kies('Ga je akkoord met dit resultaat?', /^Ja, akkoord/);
  await yvonne.klik('Verder');
  await yvonne.klik(/^Akkoord|vastleggen|Leg .* vast/i);
  await yvonne.ga(`${dossier}/terugkeer/afspraak`);
  await yvonne.vul('Waarnaar terug?', 'Een gesprek met de wijkcoach, en dan de oude plek');
  await yvonne.kies('Wat gebeurt er met de indicatie?', /ruimhartig/);
  await yvonne.vul('Waarom spreken jullie dat af?', 'Zo is het duidelijk als het niet lukt.');
  await yvonne.kies('Wat doet een stap terug met het inkomen?', /blijft gelijk/);
  await yvonne.klik('Vastleggen en voorleggen');
  await yvonne.klik('Terug naar trede 3');
  await yvonne.klik('Stap terug vastleggen');
  expect(await yvonne.kop()).toBe(`${naam} staat weer op trede 3`);
};

export const arnhemKeten = async ({ browser, server, c }: Reis): Promise<void> => {
  const yvonne = await openVisitor(browser, server, 'arnhem-wijkcoach', c);
  const mirjam = await openVisitor(browser, server, 'arnhem-aanbieder', c);
  for (const wie of allen) {
    const naam = `${wie.voornaam} ${wie.achternaam}`;
    const dossier = await totEnMetToets(yvonne, wie);
    await besluit(yvonne, wie);
    await werk(mirjam, wie);
    await omhoogEnTerug(yvonne, dossier, naam);
    // What the dossier says: today all of it, and on the first day only what held then.
    await yvonne.ga(`${dossier}/terugkijken`);
    const nu = await yvonne.tekst();
    for (const deel of [`versie van ${wie.versie}`, 'de gemeente is akkoord', 'van trede 4 naar trede 3'])
      expect(nu).toContain(deel);
    await yvonne.ga(`${dossier}/terugkijken?dag=2020-10-20`);
    const toen = await yvonne.tekst();
    expect(toen).toContain(`versie van ${wie.versie}`);
    expect(toen).not.toContain('van trede 4 naar trede 3');
  }
  await Promise.all([yvonne.sluit(), mirjam.sluit()]);
};
