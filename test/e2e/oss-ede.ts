/** Oss on its own day and Ede on ours: one resident of each the whole way in the browser, as the people of that municipality, and back. */
import { expect } from 'vitest';
import type { Reis } from './journeys.ts';
import { dossierVan } from './terugweg.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const begin = async (v: Visitor, dossier: string, stap: string, vul: Readonly<Record<string, string>> = {}): Promise<void> => {
  await v.ga(`${dossier}/route/begin/${stap}`);
  for (const [label, waarde] of Object.entries(vul)) await v.vul(label, waarde);
  await v.klik('Verder');
  await v.klik('Stap beginnen');
};
const rond = async (v: Visitor, dossier: string, uitkomst: RegExp): Promise<void> => {
  await v.ga(`${dossier}/route`);
  await v.klik('Stap afronden');
  await v.kies('Wat kwam eruit?', uitkomst);
  await v.klik('Verder');
  await v.klik('Stap afronden');
};
/** Writes down what was said in a talk, by who was asked and has not answered in the product. */
const opgeschreven = async (v: Visitor, dossier: string, vraag: string, antwoord: RegExp): Promise<void> => {
  await v.ga(`${dossier}/route`);
  await v.klik(/^Antwoord opschrijven/);
  await v.kies(vraag, antwoord);
  await v.kies('Hoe is het gezegd?', /gesprek/);
  await v.klik('Vastleggen');
};

/** Thijs asked for it himself: four at the table, his own choice, a plan of three, paid work, and back on the indication that stayed. */
export const oss = async ({ browser, server, c }: Reis): Promise<void> => {
  const hanneke = await openVisitor(browser, server, 'oss-consulent', c);
  expect(await hanneke.page.locator('header').innerText()).toContain('Demo: in Oss is het vandaag 17 juni 2019');
  const thijs = await dossierVan(hanneke, 'Thijs Ploegmakers');
  await rond(hanneke, thijs, /^Aangemeld/);
  await hanneke.ga(`${thijs}/route/begin/verkenning`);
  expect(await hanneke.tekst()).toContain('Consulent Wmo, consulent Werk (en Inkomen)');
  await begin(hanneke, thijs, 'verkenning');
  await hanneke.ga(`${thijs}/route`);
  await hanneke.klik('Stap afronden');
  await hanneke.kies('Wat kwam eruit?', /^Kan en wil meedoen/);
  // OS9: four at the table, and the arbeidsdeskundige if he was asked.
  await hanneke.kies('Arbeidsdeskundige', 'Ria van Lith');
  await hanneke.klik('Verder');
  expect(await hanneke.tekst()).toMatch(/Hanneke Verhoeven \(consulent wmo\), Bart Smulders .*Thijs Ploegmakers .*Ria van Lith/i);
  await hanneke.klik('Stap afronden');
  expect(await hanneke.tekst()).toContain('Aan tafel: Hanneke Verhoeven');
  await begin(hanneke, thijs, 'eigen-keuze');
  await hanneke.klik('Vraag wie beslist');
  await hanneke.klik('Vragen');
  await opgeschreven(hanneke, thijs, 'Wat is de keuze?', /^Doet mee/);
  await rond(hanneke, thijs, /^Doet mee/);
  await begin(hanneke, thijs, 'plan-van-aanpak');
  await rond(hanneke, thijs, /^Concrete doelen/);
  await begin(hanneke, thijs, 'persoonlijk-plan');
  expect(await hanneke.tekst()).toMatch(/Ik wil\s+Ik kan\s+Ik heb nodig/);
  await hanneke.klik('Vraag wie beslist');
  await hanneke.kies('Over welke uitkomst beslissen jullie?', /^Een richting/);
  await hanneke.klik('Vragen');

  const jolanda = await openVisitor(browser, server, 'oss-aanbieder', c);
  await jolanda.ga('/toewijzingen/routes');
  const kaart = jolanda.page.locator('section, .wm-kaart').filter({ hasText: 'Thijs Ploegmakers: Persoonlijk plan' }).last();
  await kaart.locator('label').filter({ hasText: /^Ja$/ }).click();
  await jolanda.klik('Versturen', { in: 'Thijs Ploegmakers: Persoonlijk plan' });
  expect(await jolanda.tekst()).toContain('Verstuurd');

  await opgeschreven(hanneke, thijs, 'Ja of nee?', /^Ja$/);
  await rond(hanneke, thijs, /^Een richting/);
  await begin(hanneke, thijs, 'traject');
  expect(await hanneke.tekst()).toContain('Tussentijdse evaluatie');
  await rond(hanneke, thijs, /^Toe aan bemiddeling/);
  await begin(hanneke, thijs, 'bemiddeling');
  await rond(hanneke, thijs, /^Betaald werk gevonden/);
  await begin(hanneke, thijs, 'betaald-werk', { 'Waar?': 'Drukkerij Het Lettertype' });
  await hanneke.klik('Weg terug kiezen: Dagbesteding');
  expect(await hanneke.tekst()).toContain('Ziektewet, WW, WIA dan wel IVA');
  await hanneke.vul('Waarom past deze stap nu?', 'De functie verviel. Thijs werkt weer bij De Linde.');
  await hanneke.kies('Wat doet het met het inkomen?', 'Het inkomen wordt lager');
  await hanneke.klik('Verder');
  await hanneke.klik('Stap beginnen');
  expect(await hanneke.tekst()).toMatch(/De indicatie blijft/);
  await rond(hanneke, thijs, /^Dagbesteding past het best/);
  expect(await hanneke.tekst()).toContain('Het traject is klaar');

  const loes = await openVisitor(browser, server, 'oss-inwoner', c);
  await loes.ga('/mijn/route');
  await loes.kies('Wat kies je?', /doe mee/i);
  await loes.klik('Versturen');
  expect(await loes.tekst()).toContain('Je antwoord is verstuurd');
  await Promise.all([hanneke.sluit(), jolanda.sluit(), loes.sluit()]);
};

/** Ruben: paid work in sight, warmly handed over to Werkkracht, to a regular employer; and Wim, back in the order of the source. */
export const ede = async ({ browser, server, c }: Reis): Promise<void> => {
  const margriet = await openVisitor(browser, server, 'ede-consulent', c);
  // ED2: the aanbieder says that paid work is in sight; the consulent answers, and hands over warmly.
  const johan = await openVisitor(browser, server, 'ede-aanbieder', c);
  await johan.ga('/toewijzingen/routes');
  await johan.klik('Ruben Blom');
  await johan.klik('Doorgeven aan de gemeente', { status: 422 });
  await johan.vul('Wat zie je?', 'Ruben werkt zelfstandig in de kas en vraagt om meer.');
  await johan.klik('Doorgeven aan de gemeente');
  expect(await johan.tekst()).toContain('De consulent ziet het in de route');
  const rubens = await dossierVan(margriet, 'Ruben Blom');
  await margriet.ga('/werkvoorraad');
  expect(await margriet.tekst()).toContain('Bespreken wat Zorgkwekerij De Valleirand ziet');
  await margriet.ga(`${rubens}/route`);
  await margriet.klik('Stap afronden', { in: /^Betaald werk in zicht/ });
  await margriet.kies('Wat kwam eruit?', /^Betaald werk is in zicht/);
  await margriet.klik('Verder');
  await margriet.klik('Stap afronden');
  await rond(margriet, rubens, /^Doorstroom naar betaald werk/);
  await margriet.klik('Naar Overdracht');
  // The first time Werkkracht gives him back: the way to work is not open then.
  await margriet.klik('Overdracht voorstellen');
  await margriet.kies('Wie neemt de inwoner over?', /^Werkkracht/);
  await margriet.vul('Waarom deze overdracht?', 'Betaald werk is in zicht.');
  await margriet.klik('Voorleggen aan de inwoner');
  const kandidaat = await openVisitor(browser, server, 'ede-inwoner', c);
  await kandidaat.ga('/mijn/route');
  await kandidaat.klik('Bekijk de overdracht, en zeg wat jij vindt');
  await kandidaat.kies('Vind je dit goed?', /^Ja$/);
  await kandidaat.klik('Versturen');
  await margriet.ga(`${rubens}/overdracht`);
  await margriet.klik('Doorgeven');
  await margriet.kies('Hoe gaf je het door?', /gesprek/);
  await margriet.vul('Aan wie?', 'Tarik Yıldız van Werkkracht');
  await margriet.klik('Vastleggen dat het is doorgegeven');
  await margriet.ga(`${rubens}/overdracht`);
  await margriet.klik(/Antwoord/);
  await margriet.kies('Wat zei de andere partij?', /^Zij geven het terug/);
  await margriet.vul('Wie gaat er verder, of waarom niet?', 'Eerst een stage in de winkel.');
  await margriet.klik('Vastleggen');
  await margriet.ga(`${rubens}/route`);
  expect(await margriet.tekst()).toContain('Werkkracht geeft de kandidaat terug');
  expect(await margriet.tekst()).not.toContain('Kan volgen op Warme overdracht');
  const anouk = await dossierVan(margriet, 'Anouk Teunissen');
  await margriet.ga(`${anouk}/route`);
  expect(await margriet.tekst()).toContain('te weinig resultaat');
  await margriet.ga(`${anouk}/overdracht`);
  await margriet.klik(/Antwoord/);
  await margriet.kies('Wat zei de andere partij?', /^Zij gaan verder/);
  await margriet.vul('Wie gaat er verder, of waarom niet?', 'Tarik Yıldız van Werkkracht.');
  await margriet.klik('Vastleggen');
  await margriet.ga(`${anouk}/route`);
  expect(await margriet.tekst()).toContain('Beginnen met Toeleiding naar werk');

  const tarik = await openVisitor(browser, server, 'ede-trajectbegeleider', c);
  const mohamed = await dossierVan(tarik, 'Mohamed el Idrissi');
  await rond(tarik, mohamed, /^Proefplaatsing/);
  await begin(tarik, mohamed, 'proefplaatsing', { 'Waar?': 'Fietsenzaak De Ketting' });
  await rond(tarik, mohamed, /^Werk bij deze werkgever/);
  // Werkkracht has no mandate for the dagbesteding: that somebody decides on it stands among the duties of the work.
  await begin(tarik, mohamed, 'werkgever', { 'Waar?': 'Fietsenzaak De Ketting' });
  expect(await tarik.tekst()).toContain('Er loopt nog een plek naast dit werk');
  expect(await tarik.tekst()).toContain('Laten beslissen of Arbeidsmatige dagbesteding bij Zorgkwekerij De Valleirand eindigt');
  await rond(tarik, mohamed, /^Blijft aan het werk/);
  expect(await tarik.tekst()).toContain('Het traject is klaar');

  const wim = await dossierVan(tarik, 'Wim Roseboom');
  await rond(tarik, wim, /^Behoud lukt niet/);
  await begin(tarik, wim, 'andere-werkplek');
  await rond(tarik, wim, /^Een andere werkplek lukt niet/);
  await begin(tarik, wim, 'ontwikkelcentrum');
  await rond(tarik, wim, /^\(beschut\) werk is niet meer passend/i);
  await begin(tarik, wim, 'dagbesteding');
  expect(await tarik.tekst()).toContain('Arbeidsmatige dagbesteding');

  await kandidaat.ga('/mijn/route');
  expect(await kandidaat.tekst()).toContain('Werken en leren op een plek');
  await Promise.all([margriet.sluit(), tarik.sluit(), kandidaat.sluit(), johan.sluit()]);
};
