import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../../test/beleid.ts';
import { type House, openHouse } from '../../../test/house.ts';
import { htmlValidateConfig } from '../../../tooling/html-validate.ts';
import { toetserVan, uitkomstUit } from '../rules.ts';
import { UitkomstVorm } from '../types.ts';
import { feitenUit, keuzesVan, leesAntwoorden, nodigeVragen, VRAGEN, WEET_NIET } from './vragen.ts';

const PAD = '/welke-ondersteuning-past';
const beleid = beleidVanHuis();
const regelingVan = (gemeente: string) => {
  const versie = beleid.regelingen.findLast(({ regeling }) => regeling.gemeente === gemeente);
  if (!versie) throw new Error('geen regeling');
  return versie.regeling;
};

let h: House;
beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h.close());

const stuur = async (velden: Record<string, string>) => {
  const antwoord = await h.web.app.request(PAD, { method: 'POST', body: new URLSearchParams(velden) });
  return { status: antwoord.status, headers: antwoord.headers, text: await antwoord.text() };
};

/** The hidden fields and the question of a page: what a browser would send back. */
const velden = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, naam, waarde]) => [naam, waarde ?? '']),
  );

/** Answers every question that is asked, as a person does: one page after the other. Gives the check page and what was asked. */
const loop = async (gemeente: string, antwoorden: Record<string, string>) => {
  const gevraagd: string[] = [];
  let pagina = await stuur({ gemeente, stap: 'verder' });
  for (let i = 0; i < 20; i++) {
    const nu = velden(pagina.text);
    if (!nu.vraag) return { pagina, gevraagd, velden: nu };
    gevraagd.push(nu.vraag);
    pagina = await stuur({ ...nu, [nu.vraag]: antwoorden[nu.vraag] ?? WEET_NIET, stap: 'verder' });
  }
  throw new Error('er komt geen einde aan');
};

const WERKPLEK = { leeftijd: 'tussen', trede: '3', duidelijk: 'ja', wil: 'ja', hulp: 'ja', afstand: 'ja', uitkering: 'nee' };

describe('Welke ondersteuning past?', () => {
  test('begint zonder inloggen, zonder cookie, en staat op de startpagina', async () => {
    const begin = await h.web.app.request(PAD);
    expect(begin.status).toBe(200);
    expect(begin.headers.get('set-cookie')).toBeNull();
    expect(begin.headers.get('cache-control')).toBe('no-store');
    const tekst = await begin.text();
    for (const staat of ['Arnhem', 'Apeldoorn', 'wm-inwoner', 'We bewaren niets']) expect(tekst).toContain(staat);
    expect(await (await h.web.app.request('/inloggen')).text()).toContain(`href="${PAD}"`);
  });

  test('één vraag per pagina, met weet ik niet; wat de regeling niet vraagt, vraagt hij niet', async () => {
    const apeldoorn = await loop('0200', {});
    expect(apeldoorn.gevraagd).toEqual([
      'leeftijd',
      'trede',
      'duidelijk',
      'wil',
      'hulp',
      'continu',
      'afstand',
      'zicht',
      'uitkering',
    ]);
    const arnhem = await loop('0202', {});
    expect(arnhem.gevraagd).toEqual([
      'leeftijd',
      'trede',
      'duidelijk',
      'wil',
      'hoofddoel',
      'hulp',
      'zelfstandig',
      'afstand',
      'zicht',
      'mantelzorg',
    ]);
    const trede2 = await loop('0200', { trede: '2', uitkering: 'wia' });
    expect(trede2.gevraagd).toEqual(expect.arrayContaining(['perspectief', 'regie', 'continu', 'akkoord']));
    expect(arnhem.pagina.text).toContain('Gemeente Arnhem');
    expect(arnhem.pagina.text).toContain('14 026');
    const vraag = await stuur({ gemeente: '0200', stap: 'verder' });
    expect(vraag.text.match(/<h1/g)).toHaveLength(1);
    expect(vraag.text).toContain('Weet ik niet');
    expect(vraag.headers.get('set-cookie')).toBeNull();
    expect(vraag.headers.get('cache-control')).toBe('private, no-cache');
  });

  test('zonder antwoord komt de vraag terug met wat er mist; een verzonnen antwoord telt niet', async () => {
    for (const wil of [undefined, 'misschien', '<script>']) {
      const leeg = await stuur({ gemeente: '0200', leeftijd: 'tussen', vraag: 'wil', ...(wil ? { wil } : {}), stap: 'verder' });
      expect(leeg.status).toBe(422);
      expect(leeg.text).toContain('<title>Fout:');
      expect(leeg.text.split('Kies een antwoord. Weet je het niet?').length - 1).toBe(2);
      expect(leeg.text).not.toContain('<script>');
    }
    expect((await stuur({ gemeente: '9999', stap: 'verder' })).status).toBe(422);
    expect((await stuur({})).status).toBe(422);
  });

  test('Vorige en Wijzig houden alle antwoorden', async () => {
    const { velden: alles, pagina } = await loop('0200', WERKPLEK);
    expect(pagina.text).toContain('Kijk je antwoorden na');
    expect(pagina.text).toContain('18 jaar of ouder, maar nog geen AOW-leeftijd');
    const terug = await stuur({ ...alles, vraag: 'hulp', stap: 'terug' });
    expect(velden(terug.text)).toMatchObject({ vraag: 'wil', hulp: 'ja', leeftijd: 'tussen' });
    expect(terug.text).toMatch(/name="wil" value="ja" checked/);
    const wijzig = await stuur({ ...alles, stap: 'trede' });
    expect(wijzig.text).toMatch(/name="trede" value="3" checked/);
    const na = await stuur({ ...velden(wijzig.text), trede: '4', stap: 'verder' });
    expect(na.text).toContain('Kijk je antwoorden na');
    const begin = await stuur({ ...alles, vraag: 'leeftijd', stap: 'terug' });
    expect(begin.text).toMatch(/<option value="0200" selected/);
    expect(velden(begin.text)).toMatchObject({ wil: 'ja', trede: '3' });
  });

  test('de uitkomst zegt wat past, wat misschien, wat niet en waarom, met de bron, en waar je heen kunt', async () => {
    const { velden: alles } = await loop('0200', { ...WERKPLEK, zicht: 'binnen-een-jaar', uitkering: 'wia' });
    const uit = await stuur({ ...alles, stap: 'uitkomst' });
    expect(uit.status).toBe(200);
    for (const staat of [
      'Dit past misschien (3)',
      'Wie jouw uitkering betaalt, moet het goedvinden',
      'Dit past bij jou (1)',
      'Lucrato',
      'Jij staat op trede 3',
      'Kies je bij ‘Mag van wie de uitkering betaalt’ ‘Ja’',
      'dan past het niet',
      'Werkt mee, een nadere beschrijving',
      'tel:14055',
      'geen besluit',
    ])
      expect(uit.text).toContain(staat);
    expect(uit.text).not.toContain('De inwoner');
    expect(uit.text).not.toContain('1986');
  });

  test('de pagina en de API geven voor dezelfde antwoorden dezelfde uitkomst', async () => {
    for (const [gemeente, antwoorden] of [
      ['0200', WERKPLEK],
      ['0200', { ...WERKPLEK, trede: '2', perspectief: 'ja', regie: 'nee', continu: 'ja' }],
      ['0202', { ...WERKPLEK, hoofddoel: 'bijdragen-of-werken', zelfstandig: 'nee', mantelzorg: 'nee', duidelijk: 'nee' }],
      ['0202', { leeftijd: 'aow' }],
    ] as const) {
      const { velden: alles } = await loop(gemeente, antwoorden);
      const pagina = (await stuur({ ...alles, stap: 'uitkomst' })).text;
      const regeling = regelingVan(gemeente);
      const feiten = feitenUit(
        regeling,
        leesAntwoorden(regeling, (naam) => alles[naam] ?? ''),
        '2026-11-22',
      );
      const api = await h.web.app.request('/v1/toetsen', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(feiten),
      });
      const { producten, advies } = UitkomstVorm.parse(await api.json());
      const aantal = (kop: string) => Number(new RegExp(`${kop} \\((\\d+)\\)`).exec(pagina)?.[1] ?? 0);
      const van = (uitkomst: string) => producten.filter((een) => een.uitkomst === uitkomst).length;
      expect([aantal('Dit past bij jou'), aantal('Dit past misschien'), aantal('Dit past nu niet')]).toEqual([
        van('passend'),
        van('onder-voorwaarde'),
        van('niet-passend'),
      ]);
      expect(pagina.includes('Hier kun je ook terecht')).toBe(advies.length > 0);
    }
  });

  test('elke pagina is goed opgebouwd, ook met een fout erop', async () => {
    const validator = new HtmlValidate(htmlValidateConfig);
    const { pagina, velden: alles } = await loop('0200', { ...WERKPLEK, trede: '2', uitkering: 'ww' });
    const paginas = {
      begin: await (await h.web.app.request(PAD)).text(),
      vraag: (await stuur({ ...alles, stap: 'trede' })).text,
      fout: (await stuur({ gemeente: '0200', vraag: 'leeftijd', stap: 'verder' })).text,
      controle: pagina.text,
      uitkomst: (await stuur({ ...alles, stap: 'uitkomst' })).text,
      api: await (await h.web.app.request('/api')).text(),
    };
    for (const [naam, tekst] of Object.entries(paginas)) {
      const { results } = await validator.validateString(tekst);
      expect(results.flatMap(({ messages }) => messages.map((m) => `${naam} ${m.line}: ${m.message}`))).toEqual([]);
    }
  });

  test('er wordt niets bewaard, en van de antwoorden staat niets in het adres', async () => {
    const tel = async () =>
      (await h.owner.query('select (select count(*) from logboek) as l, (select count(*) from toets) as t')).rows[0];
    const voor = await tel();
    const { velden: alles, pagina } = await loop('0202', WERKPLEK);
    await stuur({ ...alles, stap: 'uitkomst' });
    expect(await tel()).toEqual(voor);
    expect(pagina.text).toContain(`method="post" action="${PAD}"`);
    expect(pagina.text).not.toMatch(/href="[^"]*(trede|leeftijd)=/);
  });
});

describe('vragen worden feiten', () => {
  test('AP1: elke leeftijd geeft wat een geboortedatum zou geven', () => {
    for (const gemeente of ['0200', '0202']) {
      const regeling = regelingVan(gemeente);
      const uit = (leeftijd: string) =>
        toetserVan(
          regeling,
          beleid.landelijk,
        )(feitenUit(regeling, { leeftijd }, '2026-11-22'))
          .producten.flatMap(({ delen }) => delen)
          .filter(({ voorwaarde }) => voorwaarde === 'leeftijd')
          .map(({ stand }) => stand);
      expect(new Set(uit('tussen'))).toEqual(new Set([true]));
      expect(uit('jonger')).toContain(false);
      expect(uit('aow')).toContain(false);
      expect(new Set(uit(WEET_NIET))).toEqual(new Set([null]));
    }
  });

  test('elk antwoord van elke vraag levert geldige feiten, en weet ik niet geen enkel', () => {
    for (const gemeente of ['0200', '0202']) {
      const regeling = regelingVan(gemeente);
      const kaal = feitenUit(regeling, {}, '2026-11-22');
      for (const trede of ['1', '2', '5']) {
        for (const naam of nodigeVragen(regeling, { trede, uitkering: 'ww' })) {
          for (const keus of keuzesVan(naam, regeling)) {
            const antwoorden = leesAntwoorden(regeling, (een) =>
              een === naam ? keus.waarde : een === 'trede' ? trede : een === 'uitkering' ? 'ww' : '',
            );
            const uit = uitkomstUit(toetserVan(regeling, beleid.landelijk)(feitenUit(regeling, antwoorden, '2026-11-22')));
            expect(uit.producten.length).toBe(regeling.producten.length);
          }
          if (naam !== 'trede') expect(feitenUit(regeling, { [naam]: WEET_NIET }, '2026-11-22')).toEqual(kaal);
        }
      }
    }
  });

  test('een vraag past op een telefoon: kort, en zonder woorden van de wet', () => {
    for (const regeling of [regelingVan('0200'), regelingVan('0202')]) {
      for (const { vraag, hint = '' } of Object.values(VRAGEN)) {
        expect(vraag(regeling).split(' ').length).toBeLessThanOrEqual(15);
        expect(`${vraag(regeling)} ${hint}`).not.toMatch(/regieverlies|zelfredzaam|voorziening|arbeidsmarkt|perspectief/i);
      }
    }
  });
});
