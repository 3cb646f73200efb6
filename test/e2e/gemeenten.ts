/** The Rijk van Nijmegen and Amsterdam in the browser: a resident over the whole route to an end and back, as the roles of that municipality. */
import { expect } from 'vitest';
import type { Reis } from './journeys.ts';
import { dossierVan } from './terugweg.ts';
import { openVisitor, type Visitor } from './visitor.ts';

/** Begins a step: the form, the check page, the button. */
const begin = async (
  v: Visitor,
  dossier: string,
  stap: string,
  velden: readonly (readonly [string, string])[] = [],
): Promise<void> => {
  await v.ga(`${dossier}/route/begin/${stap}`);
  for (const [label, waarde] of velden) await v.vul(label, waarde);
  await v.klik('Verder');
  await v.klik(/^Stap (beginnen|voorstellen)$/);
};

/** Ends what runs with this outcome. */
const rondAf = async (v: Visitor, dossier: string, uitkomst: string): Promise<void> => {
  await v.ga(`${dossier}/route`);
  await v.klik('Stap afronden');
  await v.kies('Wat kwam eruit?', uitkomst);
  await v.klik('Verder');
  await v.klik('Stap afronden');
  expect(await v.tekst()).toContain('Hieronder staat hoe het nu is');
};

/** A way back: to where, why, and what it does to the income. */
const terug = async (v: Visitor, dossier: string, pad: string, waarom: string): Promise<void> => {
  await v.ga(`${dossier}/route/terug/${pad}`);
  await v.vul('Waarom past deze stap nu?', waarom);
  await v.kies('Wat doet het met het inkomen?', 'Het inkomen wordt lager');
  await v.klik('Verder');
  await v.klik('Stap beginnen');
};

/** The place that was there first: what came on top of it is over. */
const eerstePlek = async (v: Visitor, dossier: string): Promise<string> => {
  await v.page.goto(`${dossier}/toewijzingen`);
  const adressen = await v.page
    .locator(`main a[href^="${dossier}/toewijzingen/"]`)
    .evaluateAll((links) => links.map((een) => een.getAttribute('href') ?? ''));
  const nummers = adressen.map((adres) => Number(/\/toewijzingen\/(\d+)/.exec(adres)?.[1] ?? Number.NaN)).filter(Number.isFinite);
  return `${dossier}/toewijzingen/${Math.min(...nummers)}`;
};

/** WerkBedrijf: goals reached, talked over within a week, the place ends, work with guidance, and back without being let go. */
export const nijmegen = async ({ browser, server, c }: Reis): Promise<void> => {
  const [femke, marloes, daan] = await Promise.all([
    openVisitor(browser, server, 'nijmegen-consulent', c),
    openVisitor(browser, server, 'nijmegen-aanbieder', c),
    openVisitor(browser, server, 'nijmegen-inwoner', c),
  ]);
  const dossier = await dossierVan(femke, 'Mohamed Zaoui');
  await femke.ga(`${dossier}/route`);
  expect(await femke.tekst()).toContain('Bekijken of de doelen zijn gehaald');
  await femke.klik('Antwoord opschrijven');
  await femke.kies('Ja of nee?', 'Ja');
  await femke.kies('Hoe is het gezegd?', 'In een gesprek');
  await femke.klik('Vastleggen');
  await rondAf(femke, dossier, 'De doelen zijn gehaald');
  await begin(femke, dossier, 'casus');
  expect(await femke.tekst()).toContain('1 week als uitgangspunt (geen grens)');
  await rondAf(femke, dossier, 'Een stap verder in de keten');
  // Work begins when the place has ended.
  await femke.ga(`${dossier}/route/begin/banenafspraak`);
  expect(await femke.tekst()).toContain('Rond eerst Basisarrangement op trede 4 af');
  await femke.ga(`${await eerstePlek(femke, dossier)}/beeindigen`);
  await femke.kies('Waarom eindigt de toewijzing?', 'Het doel is eerder bereikt');
  await femke.vul('Toelichting', 'Mohamed gaat aan het werk.');
  await femke.klik('Bekijk wat dit doet');
  await femke.klik('Beëindig de toewijzing');
  await begin(femke, dossier, 'banenafspraak', [['Waar?', 'Fietsfabriek Lent']]);
  await terug(femke, dossier, 'terugval/vrijwilligerswerk', 'Het tempo was te hoog. Femke zoekt met hem verder.');
  expect(await femke.tekst()).toContain('op de weg terug');
  await rondAf(femke, dossier, 'Een stap verder in de keten');
  await begin(femke, dossier, 'regulier', [['Waar?', 'Fietsenwinkel Het Stuur']]);
  await rondAf(femke, dossier, 'Werkt zonder ondersteuning');
  expect(await femke.tekst()).toContain('Het traject is klaar');

  await marloes.ga('/toewijzingen');
  expect(await marloes.tekst()).toContain('4 dagdelen');
  await marloes.ga('/uren');
  expect(await marloes.tekst()).toContain('4 dagdelen per week afgesproken (16 uur)');
  await marloes.ga('/declaraties');
  await daan.ga('/mijn/uren');
  expect(await daan.tekst()).toMatch(/dagdelen \(\d+ uur\)/);
  await daan.ga('/mijn/route');
  expect(await daan.tekst()).toContain('Extra coaching: meer zelf kunnen');
  await Promise.all([femke, marloes, daan].map((v) => v.sluit()));
};

/** Three decide together; the phases; a stage by a leerwerkplan; UWV; money for the employer; back to the dagbesteding, not by itself. */
export const amsterdam = async ({ browser, server, c }: Reis): Promise<void> => {
  const [simone, ewald, rachid, tineke] = await Promise.all([
    openVisitor(browser, server, 'amsterdam-consulent', c),
    openVisitor(browser, server, 'amsterdam-klantmanager', c),
    openVisitor(browser, server, 'amsterdam-inwoner', c),
    openVisitor(browser, server, 'amsterdam-aanbieder', c),
  ]);
  const dossier = await dossierVan(simone, 'Rachid Benali');
  await rachid.ga('/mijn/route');
  await rachid.kies('Wat vind je?', 'Ja, dat wil ik');
  await rachid.klik('Versturen');
  await ewald.ga('/routes');
  await ewald.klik('Rachid Benali');
  await ewald.kies('Ja of nee?', 'Ja');
  await ewald.klik('Vastleggen');
  await rondAf(simone, dossier, 'Alle drie willen de stap naar werk');
  await begin(simone, dossier, 'zaken-regelen');
  await rondAf(simone, dossier, 'Schulden en contacten zijn op orde');
  await begin(simone, dossier, 'activering');
  await rondAf(simone, dossier, 'Toe aan begeleiding naar werk');
  await begin(simone, dossier, 'naar-werk');
  await tineke.ga('/toewijzingen/routes');
  expect(await tineke.tekst()).toContain('Rachid Benali');
  await rondAf(simone, dossier, 'Een leer-werkstage is nodig');
  await begin(simone, dossier, 'leer-werkstage', [['Waar?', 'Pantar']]);
  expect(await simone.tekst()).toContain('Leerwerkplan');
  // A stage of less than three months asks why.
  await simone.klik('Stap afronden');
  await simone.kies('Wat kwam eruit?', 'Werkfit');
  await simone.klik('Verder', { status: 422 });
  await simone.vul('Reden', 'Rachid was al werkfit na de proef in de keuken.');
  await simone.klik('Verder');
  await simone.klik('Stap afronden');
  await begin(simone, dossier, 'uitstroom-kiezen');
  await rondAf(simone, dossier, 'Beschut werk is de aangewezen route');
  await begin(simone, dossier, 'advies-beschut-werk');
  await simone.klik('Verzoek aan een ander');
  await simone.vul('Wat vraag je?', 'Past beschut werk bij Rachid?');
  await simone.kies('Vraag je dit samen met de inwoner?', 'Ja, samen');
  await simone.klik('Verzoek vastleggen');
  await simone.klik('Antwoord opschrijven');
  await simone.kies('Wat is het antwoord?', 'Positief');
  await simone.vul('Wat werd er geantwoord?', 'Positief advies.');
  await simone.klik('Vastleggen');
  await rondAf(simone, dossier, 'Positief advies');
  await begin(simone, dossier, 'plek-beschut');
  await rondAf(simone, dossier, 'Een geschikte plek');
  // The dagbesteding does not go on unseen: it ends the day before, with a besluit, or goes on with a reason.
  await simone.ga(`${dossier}/route/begin/beschut-werk`);
  await simone.vul('Waar?', 'Hotel De Amstel');
  await simone.vul('Hoeveel uur per week?', '18');
  await simone.kies(/^Wat gebeurt er met Arbeidsmatige dagbesteding/, /^Loopt door/);
  await simone.klik('Verder', { status: 422 });
  await simone.kies(/^Wat gebeurt er met Arbeidsmatige dagbesteding/, /^Eindigt/);
  await simone.klik('Verder');
  expect(await simone.tekst()).toContain('Eindigt op 21 november 2026, met een besluit en een brief');
  await simone.klik('Stap beginnen');
  expect(await simone.tekst()).toContain('Eerst dit weten, dan kan er worden betaald');
  await simone.klik('Voorwaarden beantwoorden');
  await simone.kies(/Interne jobcoaching/, 'Ja');
  await simone.klik('Vastleggen');
  // AM4: at 18 of 36 hours half of the amount, and for the jobcoaching nothing is lacking any more.
  expect(await simone.tekst()).not.toContain('Leg vast of dat zo is');
  // AM13: generous, not by itself: what was ended gives no right any more.
  await simone.ga(`${dossier}/route/terug/niet-werkfit/dagbesteding`);
  await simone.vul('Waarom past deze stap nu?', 'Rachid heeft meer steun nodig.');
  await simone.kies('Wat doet het met het inkomen?', 'Het inkomen wordt lager');
  await simone.klik('Verder', { status: 422 });
  await simone.vul('Vanaf wanneer geldt de nieuwe indicatie?', '22-11-2026');
  await simone.vul('Tot en met wanneer?', '21-11-2027');
  await simone.klik('Verder');
  await simone.klik('Stap beginnen');
  expect(await simone.tekst()).toContain('Zelf contact opnemen met de aanbieder');
  await rachid.ga('/mijn/route');
  expect(await rachid.tekst()).toContain('Dagbesteding');
  await rachid.page.getByText('Bekijk je hele route').click();
  expect(await rachid.tekst()).toContain('Hier ben je nu');
  await rondAf(simone, dossier, 'Dagbesteding past het best');
  expect(await simone.tekst()).toContain('Het traject is klaar');
  await Promise.all([simone, ewald, rachid, tineke].map((v) => v.sluit()));
};
