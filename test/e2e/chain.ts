/** The whole chain as new users would walk it: from a report to an approved declaratie, each step by the role whose it is. */
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { testBsn } from '../factories.ts';
import type { Server } from './server.ts';
import { type Controle, openVisitor, type Visitor } from './visitor.ts';

/** Who walks through the chain. */
export const wie = { voornaam: 'Noor', achternaam: 'Veldkamp', bsn: testBsn(400) };
const naam = (): string => `${wie.voornaam} ${wie.achternaam}`;

/** Step 1: a report, first with everything forgotten. Gives the dossier. */
const meldAan = async (sanne: Visitor): Promise<string> => {
  await sanne.ga('/aanmelding');
  await sanne.klik('Naar de controle', { status: 422 });
  expect(await sanne.page.title()).toMatch(/^Fout:/);
  await sanne.vul('Dag waarop de aanmelding binnenkwam', '14-09-2026');
  await sanne.vul('Wie heeft de inwoner aangemeld?', 'Het wijkteam');
  await sanne.kies('Is de inwoner het eens met de aanmelding?', 'Ja');
  await sanne.vul('Wat vraagt de inwoner, in eigen woorden?', 'Ik wil weer leren werken, het liefst met mijn handen.');
  await sanne.vul('BSN', '123456789');
  await sanne.vul('Voornaam', wie.voornaam);
  await sanne.vul('Achternaam', wie.achternaam);
  await sanne.vul('Geboortedatum', '14-03-1994');
  await sanne.vul('Straat', 'Hoofdstraat');
  await sanne.vul('Huisnummer', '12');
  await sanne.vul('Postcode', '7311 KC');
  await sanne.vul('Telefoon', '06 12 34 56 78');
  await sanne.vul('Welke uitkering heeft deze inwoner?', /^Bijstand/);
  await sanne.kies('Is wie de uitkering betaalt akkoord met meedoen?', 'Ja');
  await sanne.klik('Naar de controle', { status: 422 });
  expect(await sanne.page.locator('[role=alert]').innerText()).toContain('BSN');
  await sanne.vul('BSN', wie.bsn);
  await sanne.klik('Naar de controle');
  expect(await sanne.tekst()).toContain(naam());
  await sanne.klik('Leg de aanmelding vast');
  expect(await sanne.kop()).toBe(`${naam()} is aangemeld`);
  await sanne.klik('Open het dossier');
  return sanne.pad();
};

/** The Zelfredzaamheid-Matrix, for a part: every domain from the keyboard, as on a laptop. */
const scoor = async (sanne: Visitor, dossier: string): Promise<void> => {
  await sanne.ga(`${dossier}/zrm/nieuw`);
  await sanne.kies('Financiën', /^3/);
  await sanne.kies('Huisvesting', /^4/);
  await sanne.klik('Naar de controle', { status: 422 });
  await sanne.kies('Wie waren erbij?', 'De inwoner');
  await sanne.klik('Naar de controle');
  expect(await sanne.tekst()).toContain('11 van de 13 leefgebieden zijn nog open');
  await sanne.klik('Leg de scores vast');
  await sanne.klik('Naar Zelfredzaamheid');
  expect(await sanne.tekst()).toContain('beperkt zelfredzaam');
};

/** Step 2 and 3: the trede, and what fits. */
const bepaalEnToets = async (sanne: Visitor, dossier: string): Promise<void> => {
  await sanne.ga(`${dossier}/ladder`);
  await sanne.ga(`${dossier}/ladder/nieuw`);
  await sanne.vul('Peildatum', '21-09-2026');
  await sanne.kies('Neemt de inwoner deel aan een activiteit?', 'Ja');
  await sanne.kies('Voert de inwoner taken uit met lage werkdruk', 'Ja');
  for (const vraag of [
    'Voert de inwoner zelfstandig taken uit?',
    'Draagt de inwoner verantwoordelijkheid?',
    'Heeft de inwoner betaald werk?',
  ])
    await sanne.kies(vraag, 'Nee');
  await sanne.kies('Is de inwoner gestart met een beroepsopleiding', 'Nee');
  await sanne.klik('Verder');
  expect(await sanne.tekst()).toContain('Uit je antwoorden komt trede 3');
  await sanne.kies('Welke trede past nu?', /^Trede 3/);
  await sanne.klik('Verder');
  await sanne.klik('Verder', { status: 422 });
  await sanne.vul('Waarom past deze trede?', 'Noor komt graag onder de mensen en kan een ochtend volhouden.');
  await sanne.kies('Wie waren erbij?', 'De inwoner');
  await sanne.klik('Verder');
  await sanne.vul('Welke trede kan de inwoner bereiken?', /^4/);
  await sanne.kies('Wanneer kan dat zijn?', /jaar/);
  await sanne.klik('Naar de controle');
  await sanne.klik('Leg de trede vast');
  expect(await sanne.kop()).toBe('Trede 3 is vastgelegd');
  await scoor(sanne, dossier);
  await sanne.ga(`${dossier}/toets`);
  await sanne.kies('Wil de inwoner een bijdrage leveren', 'Ja');
  await sanne.kies('Wil de inwoner werken?', 'Ja');
  await sanne.kies('Heeft de inwoner daarbij ondersteuning nodig?', 'Ja');
  await sanne.kies('Hoe groot is de afstand', 'Groot');
  await sanne.kies('Is er zicht op betaald werk?', 'Ja, maar later');
  await sanne.klik('Kijk wat past');
  expect(await sanne.tekst()).toMatch(/Ontwikkel/i);
};

/** Step 4: the besluit, known to the resident by letter. */
const besluit = async (sanne: Visitor): Promise<void> => {
  await sanne.klik(/^Besluit voorbereiden voor .*ontwikkel.*4/i);
  await sanne.kies('Aanbieder', /^Fietswerkplaats Het Wiel/);
  await sanne.vul('Vanaf welke dag', '01-10-2026');
  await sanne.vul('Tot en met welke dag', '');
  await sanne.klik('Controleer', { status: 422 });
  await sanne.vul('Wat wil de inwoner bereiken?', 'Ik leer een fiets helemaal zelf na te kijken.');
  await sanne.page.getByLabel('Waar gaat dit doel over?').selectOption({ index: 1 });
  await sanne.kies('Wie stelden de doelen op, samen met jou?', 'De inwoner');
  await sanne.kies('Wie stelden de doelen op, samen met jou?', 'De aanbieder');
  await sanne.vul('Waarom neem je dit besluit?', 'Je wilt graag een vak leren en de werkplaats past bij je.');
  await sanne.klik('Controleer');
  await sanne.klik('Neem het besluit');
  await sanne.klik('Maak bekend');
  await sanne.klik('Maak bekend');
  expect(await sanne.tekst()).toContain('Bezwaar maken kan tot en met');
  const brief = await sanne.page.getByRole('link', { name: /Open de brief/ }).getAttribute('href');
  const pdf = await sanne.context.request.get(brief ?? '');
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
};

/** Step 5 and 6: accept, start, hours of a week. Gives the toewijzing. */
const werk = async (karin: Visitor): Promise<string> => {
  await karin.ga('/toewijzingen');
  await karin.klik(naam());
  const toewijzing = karin.pad();
  await karin.klik('Accepteren');
  await karin.vul('Wanneer verwacht je te starten?', '01-10-2026');
  await karin.klik('Accepteer');
  await karin.ga(toewijzing);
  await karin.klik('Start melden');
  await karin.vul('Op welke dag is de inwoner begonnen?', '01-10-2026');
  await karin.vul('Werkplek', 'Fietswerkplaats, Kanaalweg 3');
  await karin.vul('Begeleider', 'Henk');
  await karin.klik('Meld de start');

  await karin.ga('/uren');
  expect(karin.pad()).toBe('/uren/2026-W47');
  await karin.ga('/uren/2026-W43');
  const rij = karin.page.locator('tr').filter({ hasText: naam() }).first();
  const dag = (n: number) => rij.locator('input[type=text]').nth(n);
  await dag(0).fill('25');
  await karin.klik('Controleren en insturen', { status: 422 });
  await karin.page.locator('tr').filter({ hasText: naam() }).first().locator('input[type=text]').nth(0).fill('3,5');
  await dag(1).fill('4:00');
  await karin.klik('Bewaren');
  expect(await dag(0).inputValue()).toBe('3,5');
  await karin.klik('Controleren en insturen');
  expect(await karin.tekst()).toContain(naam());
  await karin.klik('Insturen');
  expect(karin.pad()).toBe('/uren/2026-W43/ingestuurd');
  return toewijzing;
};

/** Step 7: how it goes, and the result. */
const meld = async (karin: Visitor, toewijzing: string): Promise<void> => {
  await karin.ga(toewijzing);
  await karin.klik('Voortgang melden');
  await karin.kies('Hoe gaat het?', 'Goed');
  await karin.vul('Wat gaat goed, wat is lastig?', 'Noor plakt banden zonder hulp. Op tijd komen lukt.');
  await karin.kies('Is een volgende trede mogelijk?', 'Ja');
  await karin.vul('Wat kan de volgende stap zijn?', 'Een werkplek op trede 4.');
  await karin.klik('Verder');
  await karin.klik('Versturen');
  await karin.ga(toewijzing);
  await karin.klik('Resultaat');
  await karin.vul('Op welke dag was het resultaat bereikt?', '30-10-2026');
  await karin.kies('Welke trede heeft de inwoner bereikt?', /^Trede 4/);
  await karin.vul('Waaruit blijkt dat?', 'Noor werkt drie ochtenden zelfstandig en haalt elke keuring.');
  await karin.klik('Verder');
  await karin.klik('Versturen');
  expect(await karin.kop()).toContain('is verstuurd');
};

const bevestig = async (sanne: Visitor, dossier: string): Promise<void> => {
  await sanne.ga('/werkvoorraad');
  expect(await sanne.tekst()).toContain(naam());
  await sanne.ga(dossier);
  const resultaat = await sanne.page.locator(`a[href^="${dossier}/resultaat/"]`).first().getAttribute('href');
  await sanne.ga(resultaat ?? `${dossier}/resultaat`);
  await sanne.kies('Ga je akkoord met dit resultaat?', /^Ja, akkoord/);
  await sanne.klik('Verder');
  await sanne.klik(/^Akkoord|vastleggen|Leg .* vast/i);
  await sanne.ga(`${dossier}/ladder`);
  expect(await sanne.tekst()).toMatch(/trede 4/i);
  for (const deel of ['toewijzingen', 'uren', 'documenten', 'logboek', 'gegevens', 'gegevens/wijzigen'])
    await sanne.ga(`${dossier}/${deel}`);
};

/** Step 8: the settlement. Gives the declaratie. */
const declareer = async (karin: Visitor): Promise<string> => {
  await karin.ga('/declaraties');
  await karin.klik(/^Maak declaratie van oktober 2026/);
  // The demo has a concept from before this result.
  expect(await karin.tekst()).toContain('niet meer actueel');
  await karin.klik('Bereken opnieuw');
  expect(await karin.tekst()).toContain(naam());
  expect(await karin.tekst()).toMatch(/1\.600,00/);
  const declaratie = karin.pad();
  await karin.klik('Controleren en indienen');
  await karin.klik('Dien declaratie in');
  expect(karin.pad()).toBe(`${declaratie}/ingediend`);
  return declaratie;
};

const reken = async (peter: Visitor, marja: Visitor, declaratie: string): Promise<void> => {
  await peter.ga('/declaraties');
  await peter.ga(declaratie);
  await peter.klik('Zet alle gelijke regels op akkoord');
  await peter.klik('Verder naar controleren');
  await peter.klik('Rond controle af');
  expect(peter.pad()).toBe(`${declaratie}/gecontroleerd`);
  // Who checked does not approve.
  await peter.ga(declaratie);
  expect(await peter.page.getByRole('link', { name: 'Goedkeuren voor betaling' }).count()).toBe(0);
  await marja.ga(declaratie);
  await marja.klik('Goedkeuren voor betaling');
  await marja.klik('Keur goed voor betaling');
  expect(marja.pad()).toBe(`${declaratie}/goedgekeurd`);
  await marja.ga('/maanden');
};

export const walkChain = async (browser: Browser, server: Server, c: Controle): Promise<void> => {
  const sanne = await openVisitor(browser, server, 'consulent', c);
  const dossier = await meldAan(sanne);
  await bepaalEnToets(sanne, dossier);
  await besluit(sanne);
  const karin = await openVisitor(browser, server, 'aanbieder', c);
  const toewijzing = await werk(karin);
  await meld(karin, toewijzing);
  await bevestig(sanne, dossier);
  const declaratie = await declareer(karin);
  const peter = await openVisitor(browser, server, 'financien', c);
  const marja = await openVisitor(browser, server, 'financien-2', c);
  await reken(peter, marja, declaratie);
  await karin.ga(declaratie);
  expect(await karin.tekst()).toMatch(/goedgekeurd/i);
  await Promise.all([sanne, karin, peter, marja].map((een) => een.sluit()));
};
