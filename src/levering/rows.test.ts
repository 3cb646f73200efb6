import { describe, expect, it } from 'vitest';
import { readBestand } from '../../test/levering.ts';
import { recogniseKolommen, recogniseScheidingsteken } from './columns.ts';
import { bronVan } from './lezen.ts';
import { type GelezenBestand, MAX_VELD } from './types.ts';

const lees = (tekst: string) => readBestand(bronVan('x.csv', Buffer.from(tekst)));
const gelezen = async (tekst: string): Promise<GelezenBestand> => {
  const bestand = await lees(tekst);
  if (bestand.soort === null) throw new Error(bestand.fout);
  return bestand;
};
/** Each row as its reason, or as one field of what was read. */
const kort = async (tekst: string, veld: string) =>
  (await gelezen(tekst)).rijen.map((rij) =>
    'afwijzing' in rij
      ? [rij.regel, rij.afwijzing.reden]
      : [rij.regel, Object.entries(rij.waarde).find(([naam]) => naam === veld)?.[1]],
  );

const UREN = 'regel_id;toewijzing;bsn;datum;uren';
const uur = (uren: string, datum = '01-10-2026', bsn = '999950009') => `1;6001;${bsn};${datum};${uren}`;

describe('columns', () => {
  it('knows a file by its columns in any order and case, with columns that it does not need', () => {
    const uitkomst = recogniseKolommen(['DATUM', 'Bsn', 'opmerking', 'Uren ', 'Regel-ID', 'toewijzing']);
    expect(
      uitkomst.ok && [uitkomst.waarde.soort, uitkomst.waarde.plaats.get('regel_id'), uitkomst.waarde.plaats.get('uren')],
    ).toEqual(['uren', 4, 3]);
  });

  it.each([
    ['Regelnummer,Toewijzingsnummer,BSN cliënt,Datum,Tijd', ',', 'uren'],
    ['Regelnummer\tToewijzingsnummer\tBSN client\tDatum\tTijd', '\t', 'uren'],
    ['agb;naam;sector;postcode;woonplaats', ';', 'aanbieders'],
    ['toewijzing;datum;bereikte_trede;akkoord_gemeente', ';', 'resultaten'],
    ['nummer;bsn;aanbieder_agb;product;ingangsdatum;einddatum;uren_per_week;doel_trede', ';', 'toewijzingen'],
    ['bsn;voornaam;achternaam;geboortedatum;uitkering;toestemming_uitkering;trede;trede_datum', ';', 'inwoners'],
  ])('%s', (kop, teken, soort) => {
    expect(recogniseScheidingsteken(kop)).toBe(teken);
    const uitkomst = recogniseKolommen(kop.split(teken));
    expect(uitkomst.ok && uitkomst.waarde.soort).toBe(soort);
  });

  it('says which column is missing, which is there twice, and what an unknown file shows', () => {
    const fout = (kop: string) => {
      const uitkomst = recogniseKolommen(kop.split(';'));
      return uitkomst.ok ? '' : (uitkomst.redenen[0]?.tekst ?? '');
    };
    expect(fout('regel_id;toewijzing;datum;uren')).toBe(
      'Dit lijkt een bestand met uren, maar daarvoor ontbreekt de kolom “bsn”.',
    );
    expect(fout('regel_id;toewijzing;bsn;datum;uren;Datum')).toContain('“datum” staat er twee keer in');
    expect(fout('naam;kleur')).toContain('niet te zien wat voor bestand dit is');
  });
});

describe('fields', () => {
  it.each([
    ['2,25', 135],
    ['2.5', 150],
    ['3', 180],
    ['0:30', 30],
    ['24:00', 1440],
    ['25:00', 1500],
    ['25', 1500],
    [' 1,50 ', 90],
    ['1,2', 72],
    ['-0:30', 'uren-ongeldig'],
    ['-0,5', 'uren-ongeldig'],
    ['−1', 'uren-ongeldig'],
    ['0', 'uren-ongeldig'],
    ['0:00', 'uren-ongeldig'],
    ['1:60', 'uren-ongeldig'],
    ['1,33', 80],
    ['0,008', 'uren-ongeldig'],
    ['0,009', 1],
    ['', 'uren-ongeldig'],
    ['twee', 'uren-ongeldig'],
    ['1e3', 'uren-ongeldig'],
    ['NaN', 'uren-ongeldig'],
    ['Infinity', 'uren-ongeldig'],
    ['0x10', 'uren-ongeldig'],
  ])('hours %j', async (tekst, verwacht) => {
    expect(await kort(`${UREN}\n${uur(tekst)}`, 'minuten')).toEqual([[2, verwacht]]);
  });

  it.each([
    ['31-10-2026', '2026-10-31'],
    ['2026-10-31', '2026-10-31'],
    ['1-2-2026', '2026-02-01'],
    ['29-02-2024', '2024-02-29'],
    ['29-02-2026', 'datum-ongeldig'],
    ['31-02-2026', 'datum-ongeldig'],
    ['2026-13-01', 'datum-ongeldig'],
    ['10/31/2026', 'datum-ongeldig'],
    ['31-10-26', 'datum-ongeldig'],
    ['01-01-0026', 'datum-ongeldig'],
    ['46326', 'datum-ongeldig'],
    ['', 'datum-ongeldig'],
  ])('day %j', async (tekst, verwacht) => {
    expect(await kort(`${UREN}\n${uur('1', tekst)}`, 'datum')).toEqual([[2, verwacht]]);
  });

  it.each([
    ['999950009', '999950009'],
    [' 999950009 ', '999950009'],
    ['999950008', 'bsn-ongeldig'],
    ['000000000', 'bsn-ongeldig'],
    ['99995000', 'bsn-ongeldig'],
    ['9999500090', 'bsn-ongeldig'],
    ['99995000x', 'bsn-ongeldig'],
    ['', 'bsn-ongeldig'],
  ])('BSN %j, and never in a message', async (tekst, verwacht) => {
    const inhoud = `${UREN}\n${uur('1', '01-10-2026', tekst)}`;
    expect(await kort(inhoud, 'bsn')).toEqual([[2, verwacht]]);
    const [rij] = (await gelezen(inhoud)).rijen;
    if (tekst !== '' && rij && 'afwijzing' in rij) expect(rij.afwijzing.tekst).not.toContain(tekst.trim());
  });

  const INWONER = 'bsn;voornaam;achternaam;geboortedatum;postcode;uitkering;toestemming_uitkering;trede;trede_datum';
  it.each([
    ['999950009;Femke;Dijk;07-01-1961;3888ce;bijstand;J;4;18-02-2026', 'postcode', '3888 CE'],
    ['999950009;Femke;Dijk;07-01-1961; ;bijstand;J;4;18-02-2026', 'postcode', null],
    ['999950009;Femke;Dijk;07-01-1961;;bijstand;N;4;18-02-2026', 'toestemmingUitkering', false],
    ['999950009;Femke;Dijk;07-01-1961;;bijstand;;4;18-02-2026', 'toestemmingUitkering', null],
    ['999950009;Femke;Dijk;07-01-1961;;bijstand;J;7;18-02-2026', '', 'trede-ongeldig'],
    ['999950009;Femke;Dijk;07-01-1961;;bijstand;J;;18-02-2026', '', 'trede-ongeldig'],
    ['999950009;Femke;Dijk;07-01-1961;;bijstand;J;4;31-02-2026', '', 'datum-ongeldig'],
    ['999950009;Femke;Dijk;07-01-1961;;bijstand;J;4;01-01-1960', '', 'datum-ongeldig'],
    ['999950009;Femke;;07-01-1961;;bijstand;J;4;18-02-2026', '', 'regel-onleesbaar'],
  ])('resident %s', async (regel, veld, verwacht) => {
    expect(await kort(`${INWONER}\n${regel}`, veld)).toEqual([[2, verwacht]]);
  });

  const TOEWIJZING = 'nummer;bsn;aanbieder_agb;product;ingangsdatum;einddatum;uren_per_week;doel_trede';
  it.each([
    ['6001;999950009;73005007;wm-werkplek-4;13-09-2026;12-09-2028;7,5;4', 'minutenPerWeek', 450],
    ['6001;999950009;73005007;wm-ontwikkeling-5;13-09-2026;12-09-2028;;', 'doelTrede', null],
    ['06001;999950009;73005007;wm-werkplek-4;13-09-2026;13-09-2026;20;4', 'nummer', '6001'],
    ['6001;999950009;73005007;wm-werkplek-4;13-09-2026;12-09-2026;20;4', '', 'datum-ongeldig'],
    ['6001;999950009;73005007;wm-werkplek-4;13-09-2026;;20;4', '', 'datum-ongeldig'],
    ['6001;999950009;73005007;wm-werkplek-4;13-09-2026;12-09-2028;20;9', '', 'trede-ongeldig'],
    ['6001;999950009;73005007;wm-werkplek-4;13-09-2026;12-09-2028;169;4', '', 'uren-ongeldig'],
    ['6001;999950009;73005007;wm-werkplek-4;13-09-2026;12-09-2028;0;4', '', 'uren-ongeldig'],
    ['T-1;999950009;73005007;wm-werkplek-4;13-09-2026;12-09-2028;20;4', '', 'regel-onleesbaar'],
  ])('toewijzing %s', async (regel, veld, verwacht) => {
    expect(await kort(`${TOEWIJZING}\n${regel}`, veld)).toEqual([[2, verwacht]]);
  });
});

describe('rows', () => {
  it('keeps the line of the file, with blank lines and a sep= line of Excel before the header', async () => {
    expect(await kort(`sep=;\n\n${UREN}\n\n${uur('1')}\n;;;;\n${uur('x')}`, 'minuten')).toEqual([
      [5, 60],
      [7, 'uren-ongeldig'],
    ]);
  });

  it('refuses a row whose columns were shifted by an unquoted comma, and a field that is too long', async () => {
    const kop = UREN.replaceAll(';', ',');
    expect(await kort(`${kop}\n1,6001,999950009,2026-10-01,2,25\n2,6001,999950009,2026-10-01,"2,25"`, 'minuten')).toEqual([
      [2, 'regel-onleesbaar'],
      [3, 135],
    ]);
    expect(await kort(`${UREN}\n${uur('x'.repeat(MAX_VELD + 1))}`, 'minuten')).toEqual([[2, 'regel-onleesbaar']]);
  });

  it('judges a row that stops early by what is missing, and lets empty columns at the end be', async () => {
    expect(await kort(`${UREN}\n1;6001;999950009\n1;6001;999950009;01-10-2026;1;;`, 'minuten')).toEqual([
      [2, 'datum-ongeldig'],
      [3, 60],
    ]);
  });

  it('says of a file with a header alone that it has no rows, and of another why it cannot be read', async () => {
    expect((await gelezen(UREN)).rijen).toEqual([]);
    expect(await lees('hallo')).toMatchObject({ soort: null, fout: expect.stringContaining('niet te zien') });
    expect(await lees('')).toMatchObject({ soort: null, fout: 'Het bestand is leeg.' });
  });
});
