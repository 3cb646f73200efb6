import { describe, expect, it } from 'vitest';
import { LEGE_STAND as LEEG, neemOver, readBestand } from '../../test/levering.ts';
import { afdrukVan } from './afdruk.ts';
import { bronVan } from './lezen.ts';
import { beoordeelLevering } from './rules.ts';
import type { GelezenBestand, LeveringUitslag, OnleesbaarBestand } from './types.ts';

const A = '999950009';
const B = '999950010';
const lees = (naam: string, ...regels: string[]) => readBestand(bronVan(naam, Buffer.from(regels.join('\r\n'))));
const AANBIEDERS = lees('a.csv', 'agb;naam', '73005001;Een', '73005002;Twee');
const inwoners = (...regels: string[]) =>
  lees('i.csv', 'bsn;voornaam;achternaam;geboortedatum;straat;uitkering;toestemming_uitkering;trede;trede_datum', ...regels);
const TWEE = inwoners(
  `${A};Femke;Dijk;07-01-1971;Kanaalweg;bijstand;J;4;18-02-2026`,
  `${B};Henk;Smit;13-04-2005;Plein;;;3;11-01-2026`,
);
const toewijzingen = (...regels: string[]) =>
  lees('t.csv', 'nummer;bsn;aanbieder_agb;product;ingangsdatum;einddatum;uren_per_week;doel_trede', ...regels);
const DRIE = toewijzingen(
  `1;${A};73005001;werkplek;01-09-2026;31-12-2026;20;4`,
  `2;${B};73005002;werkplek;01-09-2026;31-12-2026;20;3`,
  `3;${A};73005002;ontwikkeling;01-09-2026;20-10-2026;;5`,
);
const uren = (...regels: string[]) => lees('u.csv', 'regel_id;toewijzing;bsn;datum;uren', ...regels);
const resultaten = (...regels: string[]) => lees('r.csv', 'toewijzing;datum;bereikte_trede;akkoord_gemeente', ...regels);

const vandaag = '2026-10-31';
const basis = neemOver(LEEG, beoordeelLevering(await Promise.all([AANBIEDERS, TWEE, DRIE]), LEEG, { vandaag }));
const oordeel = async (bestanden: readonly Promise<GelezenBestand | OnleesbaarBestand>[], stand = basis) =>
  beoordeelLevering(await Promise.all(bestanden), stand, { vandaag });
const redenen = (uitslag: LeveringUitslag) => uitslag.bestanden.flatMap((b) => b.afwijzingen.map((a) => [a.regel, a.reden]));
const leegNieuw = { aanbieders: [], inwoners: [], toewijzingen: [], uren: [], resultaten: [] };

describe('uren: the first reason that fits', () => {
  it.each([
    ['good', `x;1;${A};01-10-2026;2,5`, null],
    ['24 hours exactly', `x;1;${A};01-10-2026;24`, null],
    ['first and last day belong to it', `x;1;${A};01-09-2026;1`, null],
    ['today', `x;1;${A};31-10-2026;1`, null],
    ['BSN without elfproef, before all else', 'x;99;999950008;32-10-2026;-1', 'bsn-ongeldig'],
    ['no day', `x;99;${B};31-02-2026;-1`, 'datum-ongeldig'],
    ['no hours', `x;99;${B};13-11-2026;0`, 'uren-ongeldig'],
    ['unknown toewijzing', `x;99;${B};13-11-2026;25`, 'toewijzing-onbekend'],
    ['no toewijzing', `x;;${B};13-10-2026;1`, 'toewijzing-onbekend'],
    ['another resident', `x;1;${B};13-11-2026;25`, 'bsn-past-niet'],
    ['after today and after the end', `x;3;${A};13-11-2026;25`, 'toekomst'],
    ['before the start', `x;1;${A};31-08-2026;25`, 'buiten-toewijzing'],
    ['after the end', `x;3;${A};21-10-2026;25`, 'buiten-toewijzing'],
    ['over 24 hours', `x;1;${A};01-10-2026;24:01`, 'meer-dan-een-dag'],
  ])('%s', async (_naam, regel, reden) => {
    expect(redenen(await oordeel([uren(regel)]))).toEqual(reden === null ? [] : [[2, reden]]);
  });

  it('refuses the row that takes a day of a toewijzing past 24 hours, in file order, and counts refused rows not', async () => {
    const uitslag = await oordeel([
      uren(
        `1;1;${A};01-10-2026;25`,
        `2;1;${A};01-10-2026;20`,
        `3;1;${A};01-10-2026;4:01`,
        `4;1;${A};01-10-2026;4`,
        `5;1;${A};01-10-2026;0:01`,
        `6;1;${A};02-10-2026;20`,
        `7;3;${A};01-10-2026;20`,
      ),
    ]);
    expect(redenen(uitslag)).toEqual([
      [2, 'meer-dan-een-dag'],
      [4, 'meer-dan-een-dag'],
      [6, 'meer-dan-een-dag'],
    ]);
  });

  it('counts hours that were known before, and counts them once', async () => {
    const eerst = uren(`1;1;${A};01-10-2026;20`);
    const stand = neemOver(basis, await oordeel([eerst]));
    expect(
      redenen(await oordeel([uren(`2;1;${A};01-10-2026;4`, `1;1;${A};01-10-2026;20`, `3;1;${A};01-10-2026;0:15`)], stand)),
    ).toEqual([[4, 'meer-dan-een-dag']]);
  });

  it('dubbel: the same row, or the regel_id of a row that was accepted', async () => {
    const uitslag = await oordeel([
      uren(`1;1;${A};01-10-2026;2`, `1;1;${A};01-10-2026;2`, `1;1;${A};02-10-2026;3`, `2;1;${A};01-10-2026;2`),
    ]);
    expect(redenen(uitslag)).toEqual([
      [3, 'dubbel'],
      [4, 'dubbel'],
    ]);
    expect(uitslag.bestanden[0]).toMatchObject({ gelezen: 4, aangenomen: 2, afgewezen: 2 });
  });

  it('does not lose a good row to a bad one with the same regel_id', async () => {
    const bestand = uren(`1;99;${A};01-10-2026;2`, `1;99;${A};01-10-2026;2`, `1;1;${A};01-10-2026;-2`, `1;1;${A};01-10-2026;2`);
    const uitslag = await oordeel([bestand]);
    expect(redenen(uitslag)).toEqual([
      [2, 'toewijzing-onbekend'],
      [3, 'dubbel'],
      [4, 'uren-ongeldig'],
    ]);
    expect(uitslag.nieuw.uren).toMatchObject([{ regelId: '1', toewijzing: '1', minuten: 120, agb: '73005001' }]);
  });

  it('knows a regel_id per aanbieder', async () => {
    const stand = neemOver(basis, await oordeel([uren(`1;1;${A};01-10-2026;2`)]));
    expect(redenen(await oordeel([uren(`1;2;${B};02-10-2026;3`)], stand))).toEqual([]);
  });

  it('offers a known regel_id with other content as a correction and keeps what stands', async () => {
    const stand = neemOver(basis, await oordeel([uren(`1;1;${A};01-10-2026;20`)]));
    const uitslag = await oordeel([uren(`1;1;${A};01-10-2026;22`)], stand);
    expect(uitslag.bestanden[0]?.afwijzingen[0]).toMatchObject({
      reden: 'gewijzigd',
      tekst: expect.stringContaining('20:00 uur op 01-10-2026'),
      correctie: { soort: 'uren', oud: { minuten: 1200 }, nieuw: { minuten: 1320 } },
    });
    expect(uitslag.nieuw).toEqual(leegNieuw);
  });

  it('an aanbieder that sends for itself knows no toewijzing of another', async () => {
    const uitslag = beoordeelLevering([await uren(`1;1;${A};01-10-2026;2`, `2;2;${B};01-10-2026;2`)], basis, {
      vandaag,
      afzender: '73005001',
    });
    expect(redenen(uitslag)).toEqual([[3, 'toewijzing-onbekend']]);
  });
});

describe('inwoners', () => {
  const rij = (over: Record<string, string> = {}) => {
    const velden = {
      straat: 'Kanaalweg',
      uitkering: 'bijstand',
      toestemming: 'J',
      trede: '4',
      op: '18-02-2026',
      geboren: '07-01-1971',
      ...over,
    };
    return inwoners(
      `${A};Femke;Dijk;${velden.geboren};${velden.straat};${velden.uitkering};${velden.toestemming};${velden.trede};${velden.op}`,
    );
  };

  it('the same changes nothing', async () => {
    const uitslag = await oordeel([rij()]);
    expect(uitslag.bestanden[0]).toMatchObject({ aangenomen: 1, afgewezen: 0 });
    expect(uitslag.bijgewerkt.inwoners).toEqual([]);
  });

  it.each([
    ['address', { straat: 'Marktplein' }],
    ['benefit', { uitkering: 'wia' }],
    ['agreement', { toestemming: 'N' }],
    ['a later trede', { trede: '5', op: '01-10-2026' }],
  ])('%s: brought up to date', async (_naam, over) => {
    const uitslag = await oordeel([rij(over)]);
    expect(redenen(uitslag)).toEqual([]);
    expect(uitslag.bijgewerkt.inwoners).toHaveLength(1);
    expect((await oordeel([rij(over)], neemOver(basis, uitslag))).bijgewerkt.inwoners).toEqual([]);
  });

  it.each([
    ['another trede on the same day', { trede: '3' }, 'gewijzigd'],
    ['another birth date', { geboren: '08-01-1971' }, 'gewijzigd'],
    ['a trede after today', { op: '01-11-2026' }, 'toekomst'],
    ['trede 7', { trede: '7' }, 'trede-ongeldig'],
  ])('%s: %s', async (_naam, over, reden) => {
    expect(redenen(await oordeel([rij(over)]))).toEqual([[2, reden]]);
  });

  it('keeps the good row when a bad one of the same resident comes first', async () => {
    const bestand = inwoners(
      `${A};Femke;Dijk;07-01-1971;;;;7;18-02-2026`,
      `${A};Femke;Dijk;07-01-1971;;;;4;18-02-2026`,
      `${A};Femke;Dijk;07-01-1971;;;;4;18-02-2026`,
    );
    const uitslag = await oordeel([bestand], LEEG);
    expect(redenen(uitslag)).toEqual([
      [2, 'trede-ongeldig'],
      [4, 'dubbel'],
    ]);
    expect(uitslag.nieuw.inwoners).toHaveLength(1);
  });
});

describe('toewijzingen', () => {
  it.each([
    ['unknown resident', '9;999950022;73005001;werkplek;01-09-2026;31-12-2026;20;4', 'bsn-past-niet'],
    ['unknown aanbieder', `9;${A};73009999;werkplek;01-09-2026;31-12-2026;20;4`, 'toewijzing-onbekend'],
    ['unknown product', `9;${A};73005001;wm-x;01-09-2026;31-12-2026;20;4`, 'toewijzing-onbekend'],
    ['werkplek without hours a week', `9;${A};73005001;werkplek;01-09-2026;31-12-2026;;4`, 'uren-ongeldig'],
    ['known with another end', `1;${A};73005001;werkplek;01-09-2026;30-11-2026;20;4`, 'gewijzigd'],
    ['too long, overlapping, without goal: signals, no rejection', `9;${A};73005001;ontwikkeling;01-09-2026;31-12-2030;;`, null],
  ])('%s', async (_naam, regel, reden) => {
    expect(redenen(await oordeel([toewijzingen(regel)]))).toEqual(reden === null ? [] : [[2, reden]]);
  });
});

describe('resultaten', () => {
  it.each([
    ['good', '3;20-10-2026;5;J', null],
    ['unknown toewijzing', '99;20-10-2026;5;J', 'toewijzing-onbekend'],
    ['after today', '1;01-11-2026;5;J', 'toekomst'],
    ['after the end', '3;21-10-2026;5;J', 'buiten-toewijzing'],
    ['trede 7', '3;20-10-2026;7;J', 'trede-ongeldig'],
    ['no day', '3;31-02-2026;5;J', 'datum-ongeldig'],
  ])('%s', async (_naam, regel, reden) => {
    expect(redenen(await oordeel([resultaten(regel)]))).toEqual(reden === null ? [] : [[2, reden]]);
  });

  it('takes an agreement that was still open, and offers every other change', async () => {
    const open = neemOver(basis, await oordeel([resultaten('3;20-10-2026;5;')]));
    const akkoord = await oordeel([resultaten('3;20-10-2026;5;J')], open);
    expect(akkoord.bijgewerkt.resultaten).toMatchObject([{ toewijzing: '3', akkoordGemeente: true }]);
    const daarna = neemOver(open, akkoord);
    expect(redenen(await oordeel([resultaten('3;20-10-2026;5;N')], daarna))).toEqual([[2, 'gewijzigd']]);
    const oudeLevering = await oordeel([resultaten('3;20-10-2026;5;')], daarna);
    expect([redenen(oudeLevering), oudeLevering.bijgewerkt.resultaten]).toEqual([[], []]);
  });

  it('one result a toewijzing: a second in the file is dubbel', async () => {
    expect(redenen(await oordeel([resultaten('3;20-10-2026;5;J', '3;19-10-2026;4;J')]))).toEqual([[3, 'dubbel']]);
  });
});

describe('a delivery', () => {
  const alles = [
    resultaten('3;20-10-2026;5;J', '99;20-10-2026;5;J'),
    uren(
      `1;1;${A};01-10-2026;2`,
      `1;1;${A};01-10-2026;2`,
      `2;1;${A};01-10-2026;25`,
      `3;2;${B};01-10-2026;23`,
      `4;2;${B};01-10-2026;2`,
    ),
    DRIE,
    inwoners(`${A};Femke;Dijk;07-01-1971;Kanaalweg;bijstand;J;4;18-02-2026`, `${B};Henk;Smit;13-04-2005;Plein;;;3;11-01-2026`),
    AANBIEDERS,
    lees('onbekend.csv', 'kleur;maat', 'rood;1'),
  ];

  it('may bring its files in any order, and reports them in the order in which they came', async () => {
    const uitslag = await oordeel(alles, LEEG);
    expect(uitslag.bestanden.map((b) => [b.bestand, b.soort, b.gelezen, b.aangenomen, b.afgewezen])).toEqual([
      ['r.csv', 'resultaten', 2, 1, 1],
      ['u.csv', 'uren', 5, 2, 3],
      ['t.csv', 'toewijzingen', 3, 3, 0],
      ['i.csv', 'inwoners', 2, 2, 0],
      ['a.csv', 'aanbieders', 2, 2, 0],
      ['onbekend.csv', null, 0, 0, 0],
    ]);
    expect(uitslag.bestanden[5]?.fout).toContain('niet te zien');
  });

  it('the same delivery again says the same and changes nothing', async () => {
    const eerst = await oordeel(alles, LEEG);
    const nogEens = await oordeel(alles, neemOver(LEEG, eerst));
    expect(nogEens.bestanden).toEqual(eerst.bestanden);
    expect(nogEens.nieuw).toEqual(leegNieuw);
    expect(nogEens.bijgewerkt).toEqual({ aanbieders: [], inwoners: [], resultaten: [] });
  });

  it('a resident twice over two files: the same is accepted, other facts are dubbel, and again the same', async () => {
    const ander = inwoners(`${A};Femke;Dijk;07-01-1971;Marktplein;bijstand;J;4;18-02-2026`);
    const levering = [TWEE, TWEE, ander];
    const eerst = await oordeel(levering, LEEG);
    expect(redenen(eerst)).toEqual([[2, 'dubbel']]);
    const nogEens = await oordeel(levering, neemOver(LEEG, eerst));
    expect(nogEens.bestanden).toEqual(eerst.bestanden);
    expect(nogEens.bijgewerkt.inwoners).toEqual([]);
  });

  it('prints line, reason and words of a rejection, and no BSN', async () => {
    const stand = neemOver(basis, await oordeel([uren(`1;1;${A};01-10-2026;20`)]));
    const afdruk = afdrukVan(await oordeel([uren(`1;1;${A};01-10-2026;22`), lees('onbekend.csv', 'kleur')], stand));
    expect(afdruk).toEqual([
      {
        bestand: 'u.csv',
        soort: 'uren',
        gelezen: 1,
        aangenomen: 0,
        afgewezen: 1,
        afwijzingen: [{ regel: 2, reden: 'gewijzigd', tekst: expect.any(String) }],
      },
      {
        bestand: 'onbekend.csv',
        soort: null,
        gelezen: 0,
        aangenomen: 0,
        afgewezen: 0,
        afwijzingen: [],
        fout: expect.stringContaining('niet te zien'),
      },
    ]);
    expect(JSON.stringify(afdruk)).not.toContain(A);
  });

  it('leaves the state that it was given as it was', async () => {
    const voor = basis.dagMinuten.size;
    await oordeel([uren(`1;1;${A};01-10-2026;2`)]);
    expect(basis.dagMinuten.size).toBe(voor);
  });
});
