/** One journey a role, on the demo: what its day is about, and every page that its links lead to. */
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { VANDAAG } from '../../drill/server.ts';
import { datum, plusDagen, toonKort } from '../../src/kernel/datum.ts';
import { wie } from './chain.ts';
import type { Server } from './server.ts';
import { type Controle, openVisitor, type Visitor } from './visitor.ts';

export interface Reis {
  browser: Browser;
  server: Server;
  c: Controle;
}

/** Two addresses of the same page, such as two dossiers, are one. */
const soort = (url: URL): string =>
  `${url.pathname.replace(/\d{4}-W?\d{2}/g, 'w').replace(/\d+/g, 'n')}?${[...new Set(url.searchParams.keys())].sort().join('&')}`;

/** Follows the links of the pages, a page of each kind. A file is fetched and must be there. Nothing is pressed. */
const dwaal = async (v: Visitor, hoogstens: number): Promise<string[]> => {
  const gezien = new Set<string>();
  const rij = ['/'];
  const stuk: string[] = [];
  for (let pad = rij.shift(); pad !== undefined && gezien.size < hoogstens; pad = rij.shift()) {
    // A connection that has been idle may close just as it is used again.
    const antwoord = await v.context.request.get(pad, { maxRetries: 2 });
    if (antwoord.status() !== 200) stuk.push(`${pad}: ${antwoord.status()}`);
    const type = antwoord.headers()['content-type'] ?? '';
    // A page that this role has in common with another was looked at there.
    const kind = `${v.rol} ${soort(new URL(antwoord.url()))}`;
    if (antwoord.status() !== 200 || !type.includes('html') || v.c.paden.has(kind)) continue;
    v.c.paden.add(kind);
    await v.ga(pad);
    const links = await v.page.locator('a[href]').evaluateAll((alle) => alle.map((een) => een.getAttribute('href') ?? ''));
    for (const href of links) {
      const url = new URL(href, v.page.url());
      if (url.origin !== new URL(v.page.url()).origin || href.startsWith('#')) continue;
      const naam = soort(url);
      if (gezien.has(naam) || url.pathname === '/inloggen') continue;
      // The public page on privacy tells residents where to look, and does not know who reads it.
      if (v.pad() === '/privacy' && url.pathname.startsWith('/mijn')) continue;
      gezien.add(naam);
      rij.push(url.pathname + url.search);
    }
  }
  return stuk;
};

const reis = async (r: Reis, persona: string, hoogstens: number, dag: (v: Visitor) => Promise<void>): Promise<void> => {
  const v = await openVisitor(r.browser, r.server, persona, r.c);
  await dag(v);
  expect(await dwaal(v, hoogstens), `${persona}: links die nergens heen gaan`).toEqual([]);
  await v.sluit();
};

export const inwoner = (r: Reis): Promise<void> =>
  reis(r, 'inwoner', 14, async (jan) => {
    expect(jan.pad()).toBe('/mijn');
    expect(await jan.tekst()).toContain('Jan');
    await jan.ga('/mijn/uren');
    await jan.klik('Bekijk deze week', { in: 'Nog niet gekeken' });
    await jan.klik(/klop/i);
    await jan.klik('Ga verder', { status: 422 });
    await jan.kies('Jouw antwoord', 'Nee');
    await jan.klik('Ga verder');
    await jan.klik('Verstuur', { status: 422 });
    await jan.vul('Wat klopt er niet?', 'Dinsdag was ik er de hele dag.');
    await jan.klik('Verstuur');
    expect(jan.pad()).toMatch(/klaar$/);
    await jan.ga('/mijn/brieven');
    // What is not his does not exist for him.
    await jan.ga('/mijn/brieven/999999', 404);
    await jan.ga('/dossier/1', 403);
  });

export const tweedeConsulent = (r: Reis): Promise<void> =>
  reis(r, 'consulent-2', 16, async (murat) => {
    await murat.ga('/aanmelding');
    await murat.vul('Wie heeft de inwoner aangemeld?', 'Het wijkteam');
    await murat.kies('Is de inwoner het eens met de aanmelding?', 'Ja');
    await murat.vul('Wat vraagt de inwoner, in eigen woorden?', 'Iets te doen.');
    // Not that of the card above it, which asks the BRP.
    await murat.vul(/^BSN(?! van)/, wie.bsn);
    await murat.vul('Voornaam', wie.voornaam);
    await murat.vul('Achternaam', wie.achternaam);
    await murat.vul('Geboortedatum', '14-03-1994');
    await murat.vul('Straat', 'Hoofdstraat');
    await murat.vul('Huisnummer', '12');
    await murat.vul('Postcode', '7311 KC');
    await murat.vul('Telefoon', '06 12 34 56 78');
    await murat.vul('Welke uitkering heeft deze inwoner?', 'Geen uitkering');
    await murat.klik('Naar de controle', { status: 422 });
    // He hears with whom she is, and not more.
    expect(await murat.tekst()).toContain('bij Sanne de Wit');
    expect(await murat.page.locator('main a[href^="/dossier/"]').count()).toBe(0);
  });

export const teammanager = (r: Reis): Promise<void> =>
  reis(r, 'teammanager', 24, async (ineke) => {
    await ineke.ga(`/inwoners?zoek=${wie.achternaam}`);
    expect(await ineke.tekst()).toContain(wie.voornaam);
    // She reads everything and decides nothing.
    await ineke.ga('/aanmelding', 403);
    await ineke.ga('/verdelen');
  });

export const contractmanager = (r: Reis): Promise<void> =>
  reis(r, 'contractmanager', 12, async (hassan) => {
    expect(hassan.pad()).toBe('/contracten');
    await hassan.ga('/inwoners', 403);
  });

export const beleid = (r: Reis): Promise<void> =>
  reis(r, 'beleid', 16, async (anna) => {
    expect(anna.pad()).toBe('/beleid');
    expect(await anna.tekst()).toMatch(/hoofdstuk|artikel|besluit/i);
    await anna.ga('/cijfers');
    expect(await anna.tekst()).not.toContain(wie.achternaam);

    // A tariff goes up: first with a slip, then well; she cannot activate it herself.
    await anna.ga('/beleid/versies/nieuw');
    await anna.klik('Controleer het bestand', { status: 422 });
    const bestand = (await anna.page.locator('main a[href$="/bestand"]').first().getAttribute('href')) ?? '';
    const tekst = await (await anna.page.request.get(new URL(bestand, anna.page.url()).href)).text();
    const lever = async (inhoud: string, status: 200 | 422): Promise<void> => {
      await anna.vul('Waar gaat de wijziging over?', 'Tarief van op trede 4');
      await anna.vul('Vanaf welke dag geldt de nieuwe versie?', '01-03-2027');
      await anna.page
        .getByLabel('Het gewijzigde bestand')
        .setInputFiles({ name: 'werkt-mee.yaml', mimeType: 'application/yaml', buffer: Buffer.from(inhoud) });
      await anna.klik('Controleer het bestand', { status });
    };
    await lever(tekst.replace('bedrag: "6,60"', 'bedrag: 7'), 422);
    expect(await anna.tekst()).toContain('twee cijfers achter de komma');
    await lever(tekst.replace('bedrag: "6,60"', 'bedrag: "7,00"'), 200);
    expect(await anna.tekst()).toContain('€ 7,00 per uur');
    await anna.klik('Voorbeeldgevallen');
    expect(await anna.tekst()).toContain('anders dan afgesproken');

    // What a colleague put ready she may activate: seen, and then done.
    await anna.ga('/beleid/versies');
    await anna.klik('Tarief van de werkplek op trede 3, en een kortere termijn');
    await anna.klik('Gevolgen');
    expect(await anna.tekst()).not.toContain(wie.achternaam);
    await anna.klik('Activeer');
    await anna.klik('Activeer de versie', { status: 422 });
    await anna.page.getByText('Ik heb de verschillen, de voorbeeldgevallen en de gevolgen bekeken').last().click();
    await anna.klik('Activeer de versie');
    expect(await anna.kop()).toBe('De nieuwe versie is geactiveerd');
    await anna.klik('Alle versies');
    expect(await anna.tekst()).toContain('actief, gaat nog in');
  });

export const beheer = (r: Reis): Promise<void> =>
  reis(r, 'beheer', 40, async (tom) => {
    await tom.ga('/beheer/logboek');
    // Who did what with which dossier number, and never a name of a resident.
    expect(await tom.tekst()).not.toContain(wie.achternaam);
    await tom.ga('/dossier/1', 403);

    // A colleague starts on Monday: what is missing is said, then an account and the link of its invitation.
    await tom.ga('/beheer/medewerkers/nieuw');
    await tom.klik('Voeg toe', { status: 422 });
    await tom.vul('Naam', 'Wendy Kuiper');
    await tom.vul('Functie', 'Activeringscoach');
    await tom.vul('E-mail', 'wendy.kuiper@apeldoorn.example');
    await tom.kies('Rol', 'Consulent');
    await tom.vul(/^Team\b.*hoeft niet/, 'Team Zuid');
    await tom.klik('Voeg toe');
    expect(await tom.kop()).toBe('De uitnodiging aan Wendy Kuiper is verstuurd');
    expect(await tom.page.locator('main a[href^="/uitnodiging/"]').count()).toBe(1);
    await tom.klik('Naar Wendy Kuiper');
    const wendy = tom.pad();

    // Somebody is away, nobody knows how long; a mandate was published; Wendy goes after all.
    await tom.ga('/beheer/medewerkers/afwezigheid/nieuw');
    await tom.klik('Bewaar', { status: 422 });
    await tom.vul('Wie is er afwezig?', 'Aisha Demir');
    await tom.vul('Wie vervangt?', 'Lieke Brouwer');
    await tom.vul('Laatste dag', '23-11-2026');
    await tom.klik('Bewaar');
    expect(await tom.tekst()).toContain('Aisha Demir');
    await tom.ga('/beheer/mandaten/nieuw');
    await tom.klik('Ga verder', { status: 422 });
    await tom.kies('Aan wie wordt het mandaat verleend?', 'Op naam');
    await tom.vul('Medewerker', 'Wendy Kuiper');
    await tom.vul('Verleend door', 'Activeringscoach');
    await tom.vul('Eerste dag', '1-12-2026');
    await tom.vul('Waarvoor, in de woorden van het besluit', 'een werkplek toekennen');
    await tom.vul('Besluit waar het in staat', 'Mandaatbesluit 2026, artikel 2');
    await tom.klik('Ga verder');
    expect(await tom.tekst()).toContain('De keten loopt niet door tot het college');
    await tom.klik('Voeg toe');
    await tom.klik('Bekijk het mandaat');
    await tom.klik('Beëindig');
    await tom.klik('Ga verder', { status: 422 });
    await tom.ga(`${wendy}/vertrek`);
    await tom.klik('Ga verder', { status: 422 });
    await tom.kies('Wanneer gaat het account uit?', 'Nu meteen');
    await tom.klik('Ga verder');
    expect(await tom.tekst()).toContain('Mandaat op naam eindigt');
    await tom.klik('Zet het account nu uit');
    await tom.klik('Naar Wendy Kuiper');
    expect(await tom.tekst()).toContain('uit dienst');
    // Whose caseload moves is shown in numbers.
    await tom.ga('/beheer/medewerkers');
    await tom.klik('Sanne de Wit');
    await tom.klik('Draag over');
    await tom.klik('Ga verder', { status: 422 });
    await tom.vul('Wie neemt de inwoners over?', /Nog te verdelen/);
    await tom.klik('Ga verder');
    expect(await tom.tekst()).not.toContain(wie.achternaam);
  });

export const tweedeAanbieder = (r: Reis): Promise<void> =>
  reis(r, 'aanbieder-2', 18, async (bram) => {
    await bram.ga('/toewijzingen');
    expect(await bram.tekst()).not.toContain(wie.achternaam);
  });

export const aanbieder = (r: Reis): Promise<void> => reis(r, 'aanbieder', 18, async (karin) => karin.ga('/uren'));
export const financien = (r: Reis): Promise<void> =>
  reis(r, 'financien', 14, async (peter) => {
    await peter.ga('/declaraties');
    await peter.ga('/dossier/1', 403);
  });
export const consulent = (r: Reis): Promise<void> =>
  reis(r, 'consulent', 30, async (sanne) => {
    await sanne.ga('/bestaat-niet', 404);
    await sanne.ga('/dossier/999999', 404);
  });

/** The orientation centre, from the referral to an advice that the resident answers and the consulent talks over. */
export const orientatie = (r: Reis): Promise<void> =>
  reis(r, 'orientatie', 5, async (noor) => {
    const [sanne, jan] = await Promise.all(['consulent', 'inwoner'].map((een) => openVisitor(r.browser, r.server, een, r.c)));
    if (!sanne || !jan) throw new Error('er is niemand');
    expect(noor.pad()).toBe('/verwezen');
    expect(await noor.tekst()).not.toContain('Jan Hoekstra');
    await sanne.ga('/inwoners?zoek=Hoekstra');
    await sanne.klik('Jan Hoekstra');
    const dossier = sanne.pad();
    await sanne.ga(`${dossier}/orientatie/verwijzen`);
    await sanne.klik('Verwijzen', { status: 422 });
    await sanne.vul('Wat moet het centrum uitzoeken?', 'Kan Jan leren om anderen iets uit te leggen?');
    await sanne.klik('Verwijzen');

    await noor.ga('/verwezen');
    await noor.klik('Jan Hoekstra');
    await noor.klik('Kennismaking plannen');
    await noor.klik('Verder', { status: 422 });
    await noor.kies('Ligt het moment al vast?', 'Nee, stel momenten voor');
    for (const [veld, waarde] of Object.entries({ dag1: '1-12-2099', tijd1: '10.00', dag2: '2-12-2099', tijd2: '14.00' }))
      await noor.page.locator(`[name=${veld}]`).fill(waarde);
    await noor.klik('Verder', { status: 422 });
    expect(await noor.tekst()).toContain('meer dan twee jaar vooruit');
    const over = (dagen: number) => toonKort(plusDagen(datum(VANDAAG), dagen));
    for (const [veld, waarde] of Object.entries({ dag1: over(7), dag2: over(8) }))
      await noor.page.locator(`[name=${veld}]`).fill(waarde);
    await noor.kies('Hoe spreken jullie elkaar?', 'Op een adres');
    await noor.vul('Waar, of welke link?', 'Stationsplein 12');
    await noor.klik('Verder');
    await noor.klik('Verstuur het voorstel');
    expect(await noor.tekst()).toContain('Wacht op Jan Hoekstra');
    const kennismaking = noor.pad();
    // The resident chooses; then it stands with the centre, in the dossier and in his own agenda.
    await jan.ga('/mijn/afspraken');
    await jan.klik('Kies wanneer je kunt');
    for (const antwoord of ['Nee, dan kan ik niet', 'Ja, dan kan ik'])
      await jan.page
        .locator('fieldset')
        .nth(antwoord.startsWith('Nee') ? 0 : 1)
        .locator('label')
        .filter({ hasText: antwoord })
        .click();
    await jan.klik('Verstuur');
    expect(await jan.tekst()).toContain('Stationsplein 12');
    await sanne.ga(`${dossier}/afspraken`);
    expect(await sanne.tekst()).toContain('Noor Willems (Centrum Apeldoorn Werkt)');
    await noor.ga(kennismaking);
    expect(await noor.tekst()).toContain('Gaat door');
    await noor.klik('Afzeggen');
    await noor.klik('Zeg af', { status: 422 });
    await noor.vul('Waarom gaat het niet door?', 'We belden al uitgebreid.');
    await noor.klik('Zeg af');
    await noor.ga('/verwezen');
    await noor.klik('Jan Hoekstra');
    await noor.klik('Beginnen');
    await noor.klik('Beginnen');
    await noor.klik('Wat je zag of hoorde');
    await noor.klik('Vastleggen', { status: 422 });
    await noor.kies('Wat was het?', 'Proefdag');
    await noor.vul('Wat zag of hoorde je?', 'Jan deed twee keer voor hoe een ketting erop gaat.');
    await noor.klik('Vastleggen');
    await noor.klik('Advies schrijven');
    await noor.vul('Welke werkplek of welk soort werk past?', 'De werkplaats waar Jan nu is, met een leerling naast hem.');
    await noor.vul('Wat kan de inwoner leren?', 'Voordoen en uitleggen, op de werkplek zelf.');
    await noor.vul('Wat zijn de volgende stappen?', 'Een ochtend in de week een leerling begeleiden.');
    await noor.vul('Het advies kort, voor de inwoner', 'Je legt goed uit.\nBegin met een leerling.');
    await noor.klik('Naar de controle');
    await noor.klik('Advies versturen');
    expect(await noor.tekst()).toContain('twee keer voor');
    // What she works with, and not the rest of his life.
    await noor.ga(dossier, 403);

    await jan.ga('/mijn/orientatie');
    expect(await jan.tekst()).toContain('Je legt goed uit.');
    const papier = (await jan.page.getByRole('link', { name: 'Lees het hele advies' }).getAttribute('href')) ?? '';
    expect((await (await jan.context.request.get(papier)).body()).subarray(0, 5).toString()).toBe('%PDF-');
    await jan.kies('Ben je het eens met dit advies?', 'Nee');
    await jan.klik('Versturen', { status: 422 });
    await jan.vul('Waarom niet?', 'Ik wil eerst zelf meer leren.');
    await jan.klik('Versturen');

    await sanne.ga(`${dossier}/orientatie`);
    await sanne.klik('Advies bespreken');
    // Who answered himself is not answered for.
    expect(await sanne.tekst()).toContain('niet eens. Ik wil eerst zelf meer leren.');
    await sanne.klik('Vastleggen');
    expect(await sanne.tekst()).toContain('Advies besproken');
    await Promise.all([sanne.sluit(), jan.sluit()]);
  });

/** The weekly grid without a script: typed, stored, checked, sent. */
export const zonderScript = async (r: Reis): Promise<void> => {
  const bram = await openVisitor(r.browser, r.server, 'aanbieder-2', r.c, { javaScript: false });
  await bram.ga('/uren/2026-W46');
  await bram.ga('/uren/2026-W47');
  const open = bram.page.locator('main input[type=text]:not([readonly]):not([disabled])');
  await open.first().fill('vijf');
  await bram.klik('Controleren en insturen', { status: 422 });
  expect(await bram.page.locator('[role=alert]').innerText()).toContain('vijf');
  expect(await open.first().inputValue()).toBe('vijf');
  await open.first().fill('2:30');
  await bram.klik('Bewaren');
  expect(await open.first().inputValue()).toBe('2,5');
  await bram.klik('Controleren en insturen');
  await bram.klik('Insturen');
  expect(bram.pad()).toBe('/uren/2026-W47/ingestuurd');
  await bram.sluit();
};

/** From the login page to a stored hour with the keyboard alone. */
export const metToetsenbord = async (r: Reis): Promise<void> => {
  const v = await openVisitor(r.browser, r.server, 'aanbieder', r.c);
  const { page } = v;
  const nu = (): Promise<string> =>
    page.evaluate<string>('document.activeElement?.id || document.activeElement?.textContent?.trim() || ""');
  const naar = async (wat: RegExp): Promise<void> => {
    for (let i = 0; i < 150; i++) {
      await page.keyboard.press('Tab');
      if (wat.test(await nu())) return;
    }
    throw new Error(`met Tab is ${wat} niet te bereiken op ${page.url()}; nu: ${await nu()}`);
  };
  await v.ga('/uren');
  await page.keyboard.press('Tab');
  expect(await nu()).toMatch(/inhoud/i);
  await page.keyboard.press('Enter');
  await naar(/^veld-u-\d+-\d+$/);
  const cel = await nu();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1:30');
  await naar(/^Bewaren$/);
  // The one who looks sees where he is.
  expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect(await page.locator(`#${cel}`).inputValue()).toBe('1,5');
  await v.sluit();
};
