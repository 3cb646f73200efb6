// The list as a file: exactly what is filtered, in the same order, read in pieces from one moment.
import { adresMet, findConsulentNamen, productNaam, statusTekst, toonNaam } from '../../inwoner/index.ts';
import { type Datum, dagnummer, datum, isoDatum, toonKort } from '../../kernel/datum.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import { csvRegel } from '../../platform/csv.ts';
import { DatabaseUnavailable } from '../../platform/db/unavailable.ts';
import { startXlsx, XLSX_RIJEN, type XlsxCel, type XlsxKolom } from '../../platform/xlsx.ts';
import { acties, download, kop, leegBlok, linkKnop, stapel } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { deriveWerkvoorraad } from '../actions/derive-werkvoorraad.ts';
import { countRegels, type RegelRij, streamRegels } from '../queries/index.ts';
import { type LijstVraag, leesVraag, vraagInAdres } from '../vraag.ts';
import { wachtOp } from '../words.ts';
import { kijkerVoor } from './kijker.ts';
import { HERLEID, type WerkvoorraadSettings } from './lijst.ts';

/** Rows that are read and written at a time: pages of others go in between, and memory stays small. */
const STUK = 1000;
const utf8 = new TextEncoder();
/** A file may ask the database longer than a page, in milliseconds (keuze). */
const TIJD = 60_000;

const KOLOMMEN = [
  { kop: 'Inwoner', soort: 'tekst', breedte: 28 },
  { kop: 'Dossiernummer', soort: 'tekst', breedte: 15 },
  { kop: 'Status', soort: 'tekst', breedte: 14 },
  { kop: 'Trede', soort: 'getal', breedte: 7 },
  { kop: 'Doel', soort: 'getal', breedte: 7 },
  { kop: 'Plek', soort: 'tekst', breedte: 28 },
  { kop: 'Product', soort: 'tekst', breedte: 32 },
  { kop: 'Volgende stap', soort: 'tekst', breedte: 48 },
  { kop: 'Wacht op', soort: 'tekst', breedte: 14 },
  { kop: 'Uiterlijk', soort: 'datum', breedte: 12 },
  { kop: 'Dagen te laat', soort: 'getal', breedte: 13 },
  { kop: 'Consulent', soort: 'tekst', breedte: 22 },
] as const satisfies readonly XlsxKolom[];

export const registerExport = (router: Router, s: WerkvoorraadSettings): void => {
  const wie = {
    rollen: ['consulent', 'teammanager'],
    van: 'gemeente',
    logboek: 'werkvoorraad-geexporteerd',
    tijd: TIJD,
  } as const;

  router.get('/werkvoorraad/lijst.csv', wie, async (c) => {
    const delen = [utf8.encode(`\ufeff${csvRegel(KOLOMMEN.map(({ kop }) => kop))}`)];
    await leesLijst(c, s, (rijen) => void delen.push(utf8.encode(rijen.map(csvRij).join(''))));
    return download(delen, { type: 'text/csv; charset=utf-8', naam: `werkvoorraad-${isoDatum(c.vandaag)}.csv` });
  });

  router.get('/werkvoorraad/lijst.xlsx', wie, async (c) => {
    const vraag = leesVraag(c.zoek);
    const aantal = await countRegels(c.db, vraag, await kijkerVoor(c, vraag), XLSX_RIJEN + 1);
    if (aantal > XLSX_RIJEN) return teGroot(c, vraag);
    // Its turn is waited for before the database is asked, and the writing is done after it.
    const blad = await startXlsx('Werkvoorraad', KOLOMMEN);
    try {
      await leesLijst(c, s, (rijen) => blad.voegToe(rijen));
      return c.file({
        inhoud: await blad.klaar(),
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        naam: `werkvoorraad-${isoDatum(c.vandaag)}.xlsx`,
      });
    } finally {
      blad.stop();
    }
  });
};

const teGroot = (c: PageContext, vraag: LijstVraag): Promise<Response> => {
  const grens = XLSX_RIJEN.toLocaleString('nl-NL');
  return c.page({
    titel: 'Te veel regels voor Excel',
    kruimels: [{ tekst: 'Werkvoorraad', href: '/werkvoorraad?tab=nu' }, { tekst: 'Downloaden' }],
    inhoud: stapel(
      kop({ titel: 'Te veel regels voor Excel' }),
      leegBlok({
        titel: `Deze lijst heeft meer dan ${grens} regels`,
        inhoud:
          'Een Excelbestand kan hier niet groter zijn. Download de lijst als CSV: die opent ook in Excel. Of maak het filter kleiner.',
        acties: acties(
          linkKnop({
            tekst: 'Download als CSV',
            href: adresMet('/werkvoorraad/lijst.csv', { ...vraagInAdres(vraag), tab: vraag.tab }),
            soort: 'primair',
            icoon: 'download',
            download: true,
          }),
          linkKnop({ tekst: 'Terug naar de lijst', href: adresMet('/werkvoorraad', { ...vraagInAdres(vraag), tab: vraag.tab }) }),
        ),
      }),
    ),
  });
};

/** Reads the list in one transaction, with the line in the logboek: who took a list away. */
const leesLijst = async (
  c: PageContext,
  s: WerkvoorraadSettings,
  neem: (rijen: readonly (readonly XlsxCel[])[]) => void,
): Promise<void> => {
  const vraag = leesVraag(c.zoek);
  const kijker = await kijkerVoor(c, vraag);
  const gelukt = await c.keep(async (db, actor) => {
    // As the page does: what moved is in the file too.
    await deriveWerkvoorraad(db, { beleid: s.beleid, gemeenteId: actor.gemeenteId ?? 0, vandaag: c.vandaag, hoogstens: HERLEID });
    const namen = new Map((await findConsulentNamen(db)).map((een) => [een.id, een.naam]));
    const cellen = rijCellen({
      vandaag: c.vandaag,
      product: (sleutel) => productNaam(s.beleid, actor.gemeenteId ?? 0, c.vandaag, sleutel),
      consulent: (id) => (id === actor.gebruikerId ? actor.naam : (namen.get(id) ?? '')),
      teammanager: actor.rol === 'teammanager',
    });
    // First names behind a surname are looked through only when the page does so too.
    const ruim = vraag.zoek !== '' && (kijker.eigen || (await countRegels(db, vraag, kijker, 1)) === 0);
    for await (const rijen of streamRegels(db, vraag, { ...kijker, ruim }, STUK)) neem(rijen.map(cellen));
    await schrijfLogboek(db, actor, {
      handeling: 'werkvoorraad-geexporteerd',
      soort: 'werkvoorraad',
      objectId: actor.gebruikerId,
      grond: GROND_WMO,
    });
    return true;
  });
  // Nobody may take a list away without a line in the logboek, and that cannot be written now.
  if (!gelukt) throw new DatabaseUnavailable('vol');
};

const rijCellen = (o: {
  vandaag: Datum;
  product(sleutel: string): string;
  consulent(id: number): string;
  teammanager: boolean;
}): ((rij: RegelRij) => XlsxCel[]) => {
  const nu = dagnummer(o.vandaag);
  return (rij) => {
    const te = rij.uiterlijk === null ? 0 : nu - dagnummer(datum(rij.uiterlijk));
    return [
      toonNaam(rij),
      rij.dossiernummer,
      statusTekst[rij.status],
      rij.trede,
      rij.doel_trede,
      rij.plek,
      rij.product === null ? null : o.product(rij.product),
      rij.eigenaar === null ? null : rij.tekst,
      rij.eigenaar === null ? null : wachtOp(rij.eigenaar, o.teammanager).replace('Wacht op ', ''),
      rij.eigenaar === null ? null : rij.uiterlijk,
      rij.eigenaar !== null && te > 0 ? te : null,
      rij.consulent_id === 0 ? 'Nog te verdelen' : o.consulent(rij.consulent_id),
    ];
  };
};

const csvRij = (rij: readonly XlsxCel[]): string =>
  csvRegel(
    rij.map((cel, nr) => (cel === null ? '' : KOLOMMEN[nr]?.soort === 'datum' ? toonKort(datum(String(cel))) : String(cel))),
  );
