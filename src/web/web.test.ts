import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { galleryPages } from '../../tooling/gallery-pages.ts';
import { htmlValidateConfig } from '../../tooling/html-validate.ts';
import { datum } from '../kernel/datum.ts';
import * as w from './index.ts';

const html = async (inhoud: w.Html) => String(await inhoud);
const count = (text: string, part: string) => text.split(part).length - 1;

describe('escaping', () => {
  const kwaad = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;
  const k = kwaad;
  const treden = ([1, 2, 3, 4, 5, 6] as const).map((trede) => ({ trede, naam: `${trede} ${k}` }));
  const veld = { naam: k, label: k, hint: k, waarde: k, fout: k, verplicht: false, autocomplete: k };

  const verstuurd = { actie: k, sleutel: k, velden: [[k, k]] as const, bestanden: false };

  const components: Record<string, w.Html> = {
    acties: w.acties(k),
    bericht: w.bericht({ van: k, wanneer: k, inhoud: k, onder: k, id: k }),
    berichten: w.berichten([w.zacht(k)]),
    berichtGebeurtenis: w.berichtGebeurtenis(k),
    geschreven: w.geschreven(k),
    scoreTabel: w.scoreTabel({
      naam: k,
      keuzes: [{ waarde: k, kort: k, tekst: k }],
      rijen: [{ naam: k, label: k, waarde: k, vorige: k, fout: k, velden: k, veldenTekst: k }],
    }),
    standaardknop: w.standaardknop({ naam: k, waarde: k }),
    ongelezen: w.ongelezen({ href: k, aantal: k }),
    zoekkeuze: w.zoekkeuze({
      naam: k,
      label: k,
      opties: Array.from({ length: w.VEEL_OPTIES + 1 }, () => ({ waarde: k, tekst: k })),
      gekozen: { waarde: '', gezocht: k, passen: [{ waarde: k, tekst: k }] },
    }),
    kiesEen: w.kiesEen({ ...veld, opties: [{ waarde: k, tekst: k }], leeg: k }),
    verandering: w.verandering('hoger', k),
    wieLeest: w.wieLeest({ icoon: 'eye', titel: k, wie: [k], niet: k, inhoud: k }),
    badge: w.badge('goed', k),
    bestandveld: w.bestandveld({ ...veld, soorten: k }),
    bevestiging: w.bevestiging({
      titel: k,
      onder: k,
      kenmerk: { label: k, waarde: k },
      hierna: [{ wat: k, wie: k, wanneer: k }],
      inhoud: k,
      acties: k,
    }),
    conflict: w.conflict({
      wat: k,
      door: k,
      wanneer: k,
      velden: [{ label: k, jouw: k, nu: k, anders: true, keuze: { naam: k, nu: k } }],
      terug: k,
      opnieuw: { actie: k, sleutel: k, versie: k, waarden: [[k, k]] },
    }).inhoud,
    controleer: w.controleer([{ vraag: k, antwoord: k, wijzig: k }]),
    datumveld: w.datumveld(veld),
    filters: w.filters({ actie: k, velden: k, knop: k, verborgen: { [k]: k } }),
    form: w.form({ actie: k, sleutel: k, versie: k, naam: k, inhoud: k, verborgen: { [k]: k } }),
    foutSamenvatting: w.foutSamenvatting([{ veld: k, tekst: k }, { tekst: k }], k),
    formulierVerlopen: w.formulierVerlopen({ telefoon: k, terug: k, wie: k, verstuurd }).inhoud,
    naOverlijden: w.naOverlijden({ voornaam: k, op: k, terug: k }).inhoud,
    geenRecht: w.geenRecht({ telefoon: k, rolnaam: k, wie: k, begin: k }).inhoud,
    getalveld: w.getalveld({ ...veld, eenheid: k }),
    gronden: w.gronden([{ regel: k, bron: k, status: 'besluit', tekst: k, voldaan: true }]),
    icon: w.icon('x', k),
    kaart: w.kaart({ titel: k, inhoud: k, acties: k }),
    keuzelijst: w.keuzelijst({ ...veld, leeg: k, opties: [{ waarde: k, tekst: k }] }),
    keuzerondjes: w.keuzerondjes({ ...veld, keuzes: [{ waarde: k, tekst: k, uitleg: k }] }),
    kiesvak: w.kiesvak({ naam: k, waarde: k, label: k, aan: true, inhoud: k }),
    knop: w.knop({ tekst: k, naam: k, waarde: k, actie: k, extra: k }),
    kolommen: w.kolommen({ breed: k, smal: k }),
    kop: w.kop({ titel: k, onder: k, acties: k }),
    ladder: w.ladder({
      treden,
      wie: k,
      verloop: [{ trede: 2, datum: datum('2026-01-01'), door: k, motivering: k }],
      doel: { trede: 4, wanneer: k },
      perspectief: 5,
    }),
    leegBlok: w.leegBlok({ titel: k, inhoud: k, acties: k }),
    lijst: w.lijst([{ kop: k, waarde: k, wijzig: k, wijzigTekst: k }]),
    link: w.link(k, k, k),
    telefoonLink: w.telefoonLink(k),
    linkKnop: w.linkKnop({ tekst: k, href: k, extra: k }),
    melding: w.melding({ soort: 'fout', titel: k, inhoud: k }),
    metOnder: w.metOnder(k, k),
    naastElkaar: w.naastElkaar(k),
    nietGevonden: w.nietGevonden({ telefoon: k, begin: k }).inhoud,
    paginering: w.paginering({ pagina: 2, paginas: 3, href: () => k, naam: k }),
    serverfout: w.serverfout({ telefoon: k, nummer: k, begin: k }).inhoud,
    sneltoetsen: w.sneltoetsen([[k, k]]),
    stapel: w.stapel(k),
    stappen: w.stappen({ stap: 1, van: 2, naam: k }),
    tabel: w.tabel({ caption: k, kolommen: [{ kop: k, sorteer: { href: k } }, { kop: k }], rijen: [[k, k]], voet: [k, k] }),
    tabs: w.tabs({ naam: k, tabs: [{ tekst: k, href: k }], paneel: k }),
    takenlijst: w.takenlijst([{ titel: k, href: k, onder: k, status: k }]),
    tegels: w.tegels([{ aantal: 1, tekst: k, href: k }]),
    tekstvak: w.tekstvak(veld),
    tekstveld: w.tekstveld(veld),
    telling: w.telling(k),
    terug: w.terug(k, k),
    tijdlijn: w.tijdlijn([{ datum: datum('2026-01-01'), titel: k, inhoud: k }]),
    weekblad: w.weekblad({
      naam: k,
      dagen: [{ titel: k, notitie: k, items: [{ tijd: k, titel: k, href: '/', onder: k, status: k }] }],
    }),
    routelijn: w.routelijn([{ soort: 'nu', titel: k, onder: k }]),
    routebeeld: w.routebeeld({
      naam: k,
      knopen: [{ id: 'a', naam: k, onder: k, begin: true, uit: [{ wat: k, naar: ['a'] }], href: '/' }],
      gewoneWeg: ['a'],
      gewoneUit: k,
      terug: [{ in: k, vanaf: ['a'], naar: [{ wat: k, naar: ['a'] }] }],
      fouten: new Map([['a', [k]]]),
    }),
    uitklap: w.uitklap(k, k),
    vouwkaart: w.vouwkaart({ titel: k, id: 'x', kort: k, inhoud: k, acties: k }),
    bestandsregels: w.bestandsregels({ naam: k, regels: [{ nr: 1, tekst: k, fouten: [k], id: k }] }),
    wasWordt: w.wasWordt({ oud: k, nieuw: k }),
    briefblad: w.briefblad({
      gemeente: k,
      bereik: [k],
      adres: [k],
      datum: k,
      kenmerk: k,
      voorbeeld: true,
      inhoud: k,
    }),
    inHetKort: w.inHetKort({ kop: w.zacht(k), inhoud: k }),
    metBrief: w.metBrief({ inhoud: k, brief: k, linkTekst: k }),
    losDocument: w.losDocument({ titel: k, inhoud: k }),
    waarom: w.waarom({
      over: k,
      gronden: [{ regel: k, bron: k, status: 'besluit', tekst: k, voldaan: true }],
      watAls: [{ met: k, dan: k }],
      versie: k,
      meer: k,
      inhoud: k,
    }),
    urenrooster: w.urenrooster({
      caption: k,
      kop: k,
      dagen: [{ kop: k, onder: k, naam: k }],
      redenen: [{ waarde: k, tekst: k }],
      rijen: [
        {
          naam: k,
          href: k,
          onder: k,
          let: k,
          cellen: [{ naam: k, waarde: k, fout: k }],
          afwezig: { naam: k, waarde: k, fout: k },
        },
      ],
    }),
    veldgroep: w.veldgroep({ ...veld, inhoud: k }),
    alleenScherm: w.alleenScherm(k),
    verborgen: w.verborgen(k),
    vinkje: w.vinkje({ naam: k, label: k, hint: k, fout: k }),
    vinkjes: w.vinkjes({ ...veld, waarden: [k], keuzes: [{ waarde: k, tekst: k }] }),
    voortgangsbalk: w.voortgangsbalk({ label: k, waarde: 1, max: 2, tekst: k }),
    vraagpagina: w.vraagpagina({ terug: k, inhoud: k }),
    zacht: w.zacht(k),
    personas: w.personas({ actie: k, naar: k, personas: [{ id: k, naam: k, rolnaam: k, dag: k }] }),
    demoDag: w.demoDag({ gemeente: k, dag: k }),
    teGroot: w.teGroot({ telefoon: k }).inhoud,
    teTraag: w.teTraag({ telefoon: k, terug: k }).inhoud,
    teVaak: w.teVaak({ telefoon: k, om: k, terug: k, verstuurd }).inhoud,
    geenBrief: w.geenBrief({ telefoon: k, nummer: k, terug: k }).inhoud,
    nietAfTeDrukken: w.nietAfTeDrukken({ telefoon: k, tekens: [k], terug: k }).inhoud,
    teDruk: w.teDruk({ telefoon: k, terug: k }).inhoud,
    adresTeLang: w.adresTeLang({ telefoon: k }).inhoud,
    kanNietZo: w.kanNietZo({ telefoon: k }).inhoud,
    uitgelogd: w.uitgelogd({ telefoon: k, inloggen: k, verstuurd }).inhoud,
    nietBereikbaar: w.nietBereikbaar({ telefoon: k, wat: 'weg', bewaard: 'nee', opnieuw: k, verstuurd }).inhoud,
    page: w.page({
      titel: k,
      gemeente: k,
      telefoon: k,
      sleutel: k,
      actor: { naam: k, rolnaam: k, rol: k },
      kruimels: [{ tekst: k, href: k }],
      menu: [{ href: k, tekst: k, icon: 'home', aantal: 1 }],
      zoek: { actie: k, waarde: k, label: k },
      rolmenu: [{ tekst: k, href: k }],
      uitloggen: k,
      inhoud: k,
    }),
  };

  test.each(Object.entries(components))('%s gives hostile text back as text', async (_, component) => {
    const text = await html(component);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img');
    expect(text).not.toMatch(/="[^"]*"><script/);
  });

  test('a picture gives hostile text back as text', () => {
    const tekst = w.afbeelding({ src: k, alt: k }).tekst;
    expect(tekst.match(/<img/g)).toHaveLength(1);
    expect(tekst).not.toContain('<script>alert');
  });

  test('every component that takes text is in the list above', () => {
    const zonderTekst = [
      'afbeelding',
      'assetFor',
      'assetUrl',
      'bedrag',
      'bronStatus',
      'download',
      'foutVan',
      'html',
      'keuzeFout',
      'keuzeGevraagd',
      'leesKeuze',
      'lijntje',
      'miniLadder',
      'routeVolgorde',
      'slug',
      'uitkomstBadge',
      'veiligAdres',
      'veldId',
      'actiebalk',
    ];
    const functies = Object.entries(w).flatMap(([naam, waarde]) => (typeof waarde === 'function' ? [naam] : []));
    expect(functies.filter((naam) => !(naam in components) && !zonderTekst.includes(naam))).toEqual([]);
  });

  test.each([
    ['javascript:alert(1)', '#'],
    [' java\nscript:alert(1)', '#'],
    ['data:text/html,x', '#'],
    ['//elders.example', '#'],
    ['/\\elders.example', '#'],
    ['/inwoners/7?x=1', '/inwoners/7?x=1'],
    ['?pagina=2', '?pagina=2'],
    ['tel:14055', 'tel:14055'],
    ['https://www.apeldoorn.nl', 'https://www.apeldoorn.nl'],
  ])('address %j becomes %j', async (adres, verwacht) => {
    expect(w.veiligAdres(adres)).toBe(verwacht);
    expect(await html(w.link(adres, 'x'))).toContain(`href="${verwacht}"`);
  });
});

describe('errors of a form', () => {
  const fouten = [
    { veld: 'postcode', tekst: 'Vul een postcode in, bijvoorbeeld 7311 AB. Er staat nu 73 & "x".' },
    { veld: 'trede', tekst: 'Kies een trede.' },
  ];
  const pagina = () =>
    html(
      w.html`${w.foutSamenvatting(fouten)}${w.tekstveld({ naam: 'postcode', label: 'Postcode', waarde: '73 & "x"', fout: w.foutVan(fouten, 'postcode') })}${w.keuzerondjes(
        {
          naam: 'trede',
          label: 'Trede',
          fout: w.foutVan(fouten, 'trede'),
          keuzes: [
            { waarde: '1', tekst: 'een' },
            { waarde: '2', tekst: 'twee' },
          ],
        },
      )}`,
    );

  test('say the same in the summary and at the field', async () => {
    const text = await pagina();
    expect(count(text, 'Vul een postcode in, bijvoorbeeld 7311 AB. Er staat nu 73 &amp; &quot;x&quot;.')).toBe(2);
    expect(count(text, 'Kies een trede.')).toBe(2);
  });

  test('link from the summary to an input that exists, a group to its first answer', async () => {
    const text = await pagina();
    expect(text).toContain('<a href="#veld-postcode">');
    expect(text).toMatch(/<input class="wm-invoer" type="text" id="veld-postcode"/);
    expect(text).toMatch(/<input type="radio" id="veld-trede"/);
  });

  test('keep what was typed and are tied to their field', async () => {
    const text = await pagina();
    expect(text).toContain('value="73 &amp; &quot;x&quot;"');
    expect(text).toContain('aria-describedby="veld-postcode-fout"');
    expect(text).toContain('aria-invalid="true"');
  });

  test('without errors there is no summary', async () => {
    expect(await html(w.foutSamenvatting([]))).toBe('');
  });

  test('the title starts with Fout:', async () => {
    const text = await html(
      w.page({ titel: 'Trede bepalen', gemeente: 'Apeldoorn', telefoon: '14 055', fout: true, inhoud: '' }),
    );
    expect(text).toContain('<title>Fout: Trede bepalen – Werkt mee</title>');
  });
});

describe('forms', () => {
  test('carry their key and the version of what they change', async () => {
    const text = await html(w.form({ actie: '/x', sleutel: 'abc', versie: 7, inhoud: '' }));
    expect(text).toContain('<input type="hidden" name="_sleutel" value="abc">');
    expect(text).toContain('<input type="hidden" name="_versie" value="7">');
  });

  test('a text that starts with an empty line keeps it', async () => {
    expect(await html(w.tekstvak({ naam: 'a', label: 'A', waarde: '\nb' }))).toContain('>\n\nb</textarea>');
  });

  test('zero is a value', async () => {
    expect(await html(w.getalveld({ naam: 'a', label: 'A', waarde: 0 }))).toContain('value="0"');
  });
});

describe('ladder', () => {
  const treden = ([1, 2, 3, 4, 5, 6] as const).map((trede) => ({ trede, naam: `Naam ${trede}` }));
  const verloop = [
    { trede: 4, datum: datum('2025-05-06') },
    { trede: 3, datum: datum('2024-09-02') },
    { trede: 3, datum: datum('2026-02-10') },
  ] as const;

  test('the latest determination is where somebody stands, whatever the order they come in', async () => {
    const text = await html(w.ladder({ treden, verloop, doel: { trede: 5 } }));
    expect(text).toContain('nu op trede 3, doel trede 5');
    expect(text).toContain('Van trede 3 naar trede 4');
    expect(text).toContain('Van trede 4 naar trede 3');
  });

  test('a goal that was reached is no goal to come', async () => {
    const met = (doel: 3 | 4) =>
      html(
        w.ladder({
          treden,
          verloop: [{ trede: 4, datum: datum('2026-05-06') }],
          doel: { trede: doel, wanneer: 'uiterlijk 1 juni 2026' },
        }),
      );
    expect(await met(4)).toContain('Dat was het doel: het is gehaald.');
    expect(await met(4)).not.toContain('uiterlijk 1 juni 2026');
    expect(await met(3)).toContain('</strong>: dat is gehaald.');
  });

  test('says so when nothing was determined', async () => {
    expect(await html(w.ladder({ treden, verloop: [] }))).toContain('Er is nog geen trede bepaald.');
  });
});

describe('hours grid', () => {
  test('sums rows, days and the week, and counts what is no number as nothing', async () => {
    const cel = (naam: string, waarde: string) => ({ naam, waarde });
    const text = await html(
      w.urenrooster({
        caption: 'Uren',
        dagen: [
          { kop: 'ma', naam: 'maandag' },
          { kop: 'di', naam: 'dinsdag' },
        ],
        redenen: [],
        rijen: [
          { naam: 'A', cellen: [cel('a0', '3,5'), cel('a1', '2:30')] },
          { naam: 'B', cellen: [cel('b0', 'veel'), cel('b1', '1')] },
        ],
      }),
    );
    expect([...text.matchAll(/data-wm-som-rij>([^<]*)/g)].map((m) => m[1])).toEqual(['6', '1']);
    expect([...text.matchAll(/data-wm-som-dag="\d">([^<]*)/g)].map((m) => m[1])).toEqual(['3,5', '3,5']);
    expect(text).toContain('data-wm-som-week>7<');
    expect(text).toContain('value="veel"');
  });
});

describe('assets', () => {
  test('are found under the address with their hash only', () => {
    const url = w.assetUrl('werktmee.css');
    expect(url).toMatch(/^\/assets\/werktmee\.[0-9a-f]{10}\.css$/);
    expect(w.assetFor(url)?.type).toBe('text/css; charset=utf-8');
    expect(w.assetFor('/assets/werktmee.css')).toBeUndefined();
    expect(w.assetFor('/assets/../route.ts')).toBeUndefined();
  });

  test('the stylesheet asks for nothing that is not served', () => {
    const css = new TextDecoder().decode(w.assetFor(w.assetUrl('werktmee.css'))?.body);
    const urls = [...css.matchAll(/url\("(\/[^"]*)"\)/g)].map((m) => m[1] ?? '');
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) expect(w.assetFor(url), url).toBeDefined();
  });
});

describe('gallery', () => {
  const validate = new HtmlValidate(htmlValidateConfig);

  test.each(Object.entries(galleryPages))('%s is valid HTML without inline style or script', async (_, page) => {
    const text = await html(page);
    const { results } = await validate.validateString(text);
    expect(results.flatMap((r) => r.messages.map((m) => `${m.ruleId}: ${m.message} (${m.selector})`))).toEqual([]);
    expect(text).not.toMatch(/ style=/);
    expect(text).not.toMatch(/ on[a-z]+=/);
    expect(text).not.toMatch(/<script(?! type="module" src="\/assets\/)/);
  });

  test('on paper stands nothing that only says where its reader works', () => {
    const css = new TextDecoder().decode(w.assetFor(w.assetUrl('werktmee.css'))?.body);
    const papier = css.slice(css.indexOf('@page'));
    expect(papier).toMatch(/\.wm-scherm,[^{}]*\{\s*display: ?none/);
  });

  test('every class that a page uses stands in the stylesheet', async () => {
    const css = new TextDecoder().decode(w.assetFor(w.assetUrl('werktmee.css'))?.body);
    const pages = await Promise.all(Object.values(galleryPages).map(html));
    const used = new Set(
      pages.flatMap((page) => [...page.matchAll(/ class="([^"]*)"/g)].flatMap((m) => (m[1] ?? '').split(' '))),
    );
    // A variant may look like the base.
    const zonderStijl = /--/;
    expect(
      [...used].filter((name) => name !== '' && !new RegExp(`\\.${name}(?![\\w-])`).test(css) && !zonderStijl.test(name)),
    ).toEqual([]);
  });

  test('no other folder of src names a class or writes a document', () => {
    const src = join(import.meta.dirname, '..');
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
      (path) =>
        path.endsWith('.ts') &&
        !path.endsWith('.test.ts') &&
        !path.startsWith('web') &&
        // A mail is a document of its own, read by programs that know no stylesheet.
        !path.startsWith('platform/mail'),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((path) => /class="|<html|style="/.test(readFileSync(join(src, path), 'utf8')))).toEqual([]);
  });
});
