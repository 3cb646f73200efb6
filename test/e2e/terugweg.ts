/** The second half of the chain in the browser: what changes after a besluit, who objects, and the way back. */
import { expect } from 'vitest';
import type { Reis } from './journeys.ts';
import { openVisitor, type Visitor } from './visitor.ts';

/** Opens the dossier of somebody in the own caseload, and gives its address. */
export const dossierVan = async (v: Visitor, naam: string): Promise<string> => {
  await v.page.goto(`/inwoners?zoek=${encodeURIComponent(naam)}`);
  const href = await v.page.locator('main a[href^="/dossier/"]').filter({ hasText: naam }).first().getAttribute('href');
  return href ?? '';
};

/** The address of what runs for this resident. */
const toewijzingVan = async (v: Visitor, dossier: string): Promise<string> => {
  await v.page.goto(`${dossier}/toewijzingen`);
  const href = await v.page.locator(`main a[href^="${dossier}/toewijzingen/"]`).first().getAttribute('href');
  return (href ?? '').replace(/(\/toewijzingen\/\d+).*/, '$1');
};

/** On a page with one question the form has its name too. */
const schrijf = (v: Visitor, vraag: string, tekst: string): Promise<void> =>
  v.page.getByRole('textbox', { name: vraag }).fill(tekst);

/** A holiday: the days stand still, the end and the duties move along, and the resident gets the letter. */
const schortOp = async (sanne: Visitor, toewijzing: string, van: string, tot: string): Promise<void> => {
  await sanne.ga(toewijzing);
  await sanne.ga(`${toewijzing}/wijzigen/opschorten`);
  await sanne.vul('Vanaf welke dag staat het stil?', van);
  await sanne.vul('Tot en met welke dag?', '');
  await sanne.klik('Bekijk wat dit doet', { status: 422 });
  await sanne.vul('Tot en met welke dag?', tot);
  await sanne.kies('Waarom?', /vakantie/i);
  await sanne.klik('Bekijk wat dit doet');
  expect(await sanne.tekst()).toContain('Wat er verschuift, en waarom');
  await sanne.klik('Neem het besluit');
  await sanne.klik('Naar het besluit');
  await sanne.klik('Maak bekend');
  await sanne.klik('Maak bekend');
  expect(await sanne.tekst()).toContain('Bezwaar maken kan tot en met');
};

/** Jan reads the letter, objects in three steps and agrees with the way back; Sanne takes him back as agreed. */
export const terugweg = async ({ browser, server, c }: Reis): Promise<void> => {
  const sanne = await openVisitor(browser, server, 'consulent', c);
  const dossier = await dossierVan(sanne, 'Jan Hoekstra');
  await schortOp(sanne, await toewijzingVan(sanne, dossier), '07-12-2026', '18-12-2026');

  const jan = await openVisitor(browser, server, 'inwoner', c);
  await jan.ga('/mijn/brieven');
  await jan.klik('Ik ben het niet eens');
  await jan.klik('Verder', { status: 422 });
  await schrijf(jan, 'Waarom ben je het niet eens met het besluit?', 'Ik ga maar een week weg, geen twee.');
  await jan.klik('Verder');
  await schrijf(jan, 'Wat wil je dat er verandert?', 'Ik wil na een week weer beginnen.');
  await jan.klik('Verder');
  await jan.klik('Stuur mijn bezwaar op');
  expect(await jan.tekst()).toContain('Wij hebben je bezwaar');
  await jan.ga('/mijn/terugkeer');
  await jan.kies('Klopt deze afspraak voor jou?', 'Ja, dit klopt');
  await jan.klik('Versturen');
  expect(await jan.tekst()).toContain('Jij bent het eens');

  await sanne.ga(`${dossier}/terugkeer`);
  await sanne.klik('Terug naar trede 2');
  await sanne.klik('Stap terug vastleggen');
  expect(await sanne.kop()).toBe('Jan Hoekstra staat weer op trede 2');
  await sanne.ga(`${dossier}/terugkijken`);
  expect(await sanne.tekst()).toMatch(/Trede\s+2/);
  await jan.ga('/mijn/terugkeer');
  expect(await jan.tekst()).toContain('naar trede 2');
  await Promise.all([sanne.sluit(), jan.sluit()]);
};

/** Arnhem on its own day: two versions side by side, a place that is accepted, and a step back under each. */
export const arnhem = async ({ browser, server, c }: Reis): Promise<void> => {
  const yvonne = await openVisitor(browser, server, 'arnhem-wijkcoach', c);
  const overal = async (v: Visitor) =>
    expect(await v.page.locator('header').innerText()).toContain('Demo: in Arnhem is het vandaag 2 november 2020');
  await overal(yvonne);
  const wim = await dossierVan(yvonne, 'Wim Derksen');
  const plek = await toewijzingVan(yvonne, wim);
  await yvonne.ga(plek);
  await overal(yvonne);
  // Under the version of 2017 a place lasts a year at most.
  expect(await yvonne.tekst()).toContain('17 november 2020');
  const samira = await dossierVan(yvonne, 'Samira Idrissi');
  await schortOp(yvonne, await toewijzingVan(yvonne, samira), '09-11-2020', '20-11-2020');

  const mirjam = await openVisitor(browser, server, 'arnhem-aanbieder', c);
  await overal(mirjam);
  await mirjam.ga('/toewijzingen');
  await mirjam.klik('Samira Idrissi');
  expect(await mirjam.tekst()).toMatch(/16 februari 2021|14 februari 2021/);

  const inwoner = await openVisitor(browser, server, 'arnhem-inwoner', c);
  await inwoner.ga('/mijn/brieven');
  await overal(inwoner);
  expect(await inwoner.tekst()).toContain('14 december 2020');

  for (const [dossier, naam, trede] of [
    [wim, 'Wim Derksen', 2],
    [samira, 'Samira Idrissi', 2],
  ] as const) {
    await yvonne.ga(`${dossier}/terugkeer/stap`);
    await yvonne.vul('Waarom past deze trede nu?', 'Het is thuis te druk. Eerst rust, en dan weer verder.');
    await yvonne.klik('Stap terug vastleggen');
    expect(await yvonne.kop()).toBe(`${naam} staat weer op trede ${trede}`);
  }
  await yvonne.ga(`${wim}/terugkijken?dag=2020-07-01&bekend=2020-07-01`);
  expect(await yvonne.tekst()).toContain('versie van 1 juli 2020');
  await Promise.all([yvonne.sluit(), mirjam.sluit(), inwoner.sluit()]);
};
