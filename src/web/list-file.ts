// A list as a file, CSV or Excel: exactly what is filtered, in the same order, as it is at one moment. Written once for every list.
import { datum, isoDatum, toonKort } from '../kernel/datum.ts';
import { csvRegel } from '../platform/csv.ts';
import { DatabaseUnavailable } from '../platform/db/unavailable.ts';
import { startXlsx, XLSX_RIJEN, type XlsxCel, type XlsxKolom } from '../platform/xlsx.ts';
import { acties, download, kop, leegBlok, linkKnop, stapel } from './index.ts';
import type { PageContext, Router } from './route.ts';

/** Rows that are read and written at a time: pages of others go in between, and memory stays small. */
export const STUK = 1000;
/** A file may ask the database longer than a page, in milliseconds (keuze). */
const TIJD = 60_000;
const utf8 = new TextEncoder();

type Rijen = readonly (readonly XlsxCel[])[];

/** A list that can be taken along. */
export interface Lijstbestand {
  /** Address of the list; the files stand below it as lijst.csv and lijst.xlsx. */
  pad: string;
  /** Name of the file before its day, and of the sheet. */
  naam: string;
  titel: string;
  kolommen: readonly XlsxKolom[];
  logboek: string;
  /** Somewhere else to go instead, for an address that asks for no list. */
  elders?(c: PageContext): string | undefined;
  /** How many rows there are, counted up to one more than a sheet holds. */
  tel(c: PageContext, hoogstens: number): Promise<number>;
  /**
   * Reads the list in one transaction and gives it in pieces, with the line in the logboek: who took a list away. False when nothing can be
   * stored now: then nobody takes it away.
   */
  lees(c: PageContext, neem: (rijen: Rijen) => void): Promise<boolean | undefined>;
  /** Address of the list (or of its CSV) with what was filtered. */
  adres(c: PageContext, pad: string): string;
}

const csvRij = (kolommen: readonly XlsxKolom[], rij: readonly XlsxCel[]): string =>
  csvRegel(
    rij.map((cel, nr) => (cel === null ? '' : kolommen[nr]?.soort === 'datum' ? toonKort(datum(String(cel))) : String(cel))),
  );

/** The two files of a list, for who may read it in the municipality. */
export const registerLijstbestand = (router: Router, l: Lijstbestand): void => {
  const wie = { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: l.logboek, tijd: TIJD } as const;
  const lees = async (c: PageContext, neem: (rijen: Rijen) => void): Promise<void> => {
    if (!(await l.lees(c, neem))) throw new DatabaseUnavailable('vol');
  };

  router.get(`${l.pad}/lijst.csv`, wie, async (c) => {
    const elders = l.elders?.(c);
    if (elders !== undefined) return c.redirect(elders);
    const delen = [utf8.encode(`\ufeff${csvRegel(l.kolommen.map((kolom) => kolom.kop))}`)];
    await lees(c, (rijen) => void delen.push(utf8.encode(rijen.map((rij) => csvRij(l.kolommen, rij)).join(''))));
    return download(delen, { type: 'text/csv; charset=utf-8', naam: `${l.naam}-${isoDatum(c.vandaag)}.csv` });
  });

  router.get(`${l.pad}/lijst.xlsx`, wie, async (c) => {
    const elders = l.elders?.(c);
    if (elders !== undefined) return c.redirect(elders);
    if ((await l.tel(c, XLSX_RIJEN + 1)) > XLSX_RIJEN) return teGroot(c, l);
    // Its turn is waited for before the database is asked, and the writing is done after it.
    const blad = await startXlsx(l.titel, l.kolommen);
    try {
      await lees(c, (rijen) => blad.voegToe(rijen));
      return c.file({
        inhoud: await blad.klaar(),
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        naam: `${l.naam}-${isoDatum(c.vandaag)}.xlsx`,
      });
    } finally {
      blad.stop();
    }
  });
};

const teGroot = (c: PageContext, l: Lijstbestand): Promise<Response> =>
  c.page({
    titel: 'Te veel regels voor Excel',
    kruimels: [{ tekst: l.titel, href: l.adres(c, l.pad) }, { tekst: 'Downloaden' }],
    inhoud: stapel(
      kop({ titel: 'Te veel regels voor Excel' }),
      leegBlok({
        titel: `Deze lijst heeft meer dan ${XLSX_RIJEN.toLocaleString('nl-NL')} regels`,
        inhoud:
          'Een Excelbestand kan hier niet groter zijn. Download de lijst als CSV: die opent ook in Excel. Of maak het filter kleiner.',
        acties: acties(
          linkKnop({
            tekst: 'Download als CSV',
            href: l.adres(c, `${l.pad}/lijst.csv`),
            soort: 'primair',
            icoon: 'download',
            download: true,
          }),
          linkKnop({ tekst: 'Terug naar de lijst', href: l.adres(c, l.pad) }),
        ),
      }),
    ),
  });
