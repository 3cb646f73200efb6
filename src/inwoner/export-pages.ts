// The list of residents as a file: exactly who is filtered, in the same order, as it is at one moment.
import type { BeleidInHuis } from '../beleid/index.ts';
import { isoDatum } from '../kernel/datum.ts';
import { GROND_WMO, schrijfLogboek } from '../platform/audit.ts';
import { csvRegel } from '../platform/csv.ts';
import { DatabaseUnavailable } from '../platform/db/unavailable.ts';
import { startXlsx, XLSX_RIJEN, type XlsxCel, type XlsxKolom } from '../platform/xlsx.ts';
import { acties, download, kop, leegBlok, linkKnop, stapel } from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { adresMet } from './address.ts';
import { productNaam } from './pages.ts';
import { findInwoners, type InwonerRij, type LijstVraag, streamInwoners } from './queries.ts';
import { soortZoekvraag, toonNaam } from './rules.ts';
import { statusTekst } from './types.ts';
import { inwonerVraagInAdres, leesInwonerVraag } from './vraag.ts';

/** Rows that are read and written at a time: pages of others go in between, and memory stays small. */
const STUK = 1000;
/** A file may ask the database longer than a page, in milliseconds (keuze). */
const TIJD = 60_000;
const utf8 = new TextEncoder();

const KOLOMMEN = [
  { kop: 'Inwoner', soort: 'tekst', breedte: 28 },
  { kop: 'Dossiernummer', soort: 'tekst', breedte: 15 },
  { kop: 'Status', soort: 'tekst', breedte: 14 },
  { kop: 'Trede', soort: 'getal', breedte: 7 },
  { kop: 'Doel', soort: 'getal', breedte: 7 },
  { kop: 'Plek', soort: 'tekst', breedte: 28 },
  { kop: 'Product', soort: 'tekst', breedte: 32 },
  { kop: 'Woonplaats', soort: 'tekst', breedte: 20 },
  { kop: 'Consulent', soort: 'tekst', breedte: 22 },
] as const satisfies readonly XlsxKolom[];

export const registerInwonerExport = (router: Router, s: { beleid: BeleidInHuis }): void => {
  const wie = {
    rollen: ['consulent', 'teammanager'],
    van: 'gemeente',
    logboek: 'inwoners-geexporteerd',
    tijd: TIJD,
  } as const;

  router.get('/inwoners/lijst.csv', wie, async (c) => {
    if (isBsn(c)) return c.redirect('/inwoners');
    const delen = [utf8.encode(`\ufeff${csvRegel(KOLOMMEN.map((kolom) => kolom.kop))}`)];
    await leesLijst(
      c,
      s,
      (rijen) => void delen.push(utf8.encode(rijen.map((rij) => csvRegel(rij.map((cel) => String(cel ?? '')))).join(''))),
    );
    return download(delen, { type: 'text/csv; charset=utf-8', naam: `inwoners-${isoDatum(c.vandaag)}.csv` });
  });

  router.get('/inwoners/lijst.xlsx', wie, async (c) => {
    if (isBsn(c)) return c.redirect('/inwoners');
    const [eerste] = await findInwoners(c.db, { ...(await vraagVan(c)), pagina: 1, perPagina: 1 });
    if ((eerste?.totaal ?? 0) > XLSX_RIJEN) return teGroot(c);
    // Its turn is waited for before the database is asked, and the writing is done after it.
    const blad = await startXlsx('Inwoners', KOLOMMEN);
    try {
      await leesLijst(c, s, (rijen) => blad.voegToe(rijen));
      return c.file({
        inhoud: await blad.klaar(),
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        naam: `inwoners-${isoDatum(c.vandaag)}.xlsx`,
      });
    } finally {
      blad.stop();
    }
  });
};

/** A BSN in an address is looked up nowhere: it would ask for everybody. */
const isBsn = (c: PageContext): boolean => soortZoekvraag((c.zoek.get('zoek') ?? '').trim()) === 'bsn';

/** As the page asks it: first names behind a surname are looked through only when no surname begins so. */
const vraagVan = async (c: PageContext): Promise<Omit<LijstVraag, 'pagina' | 'perPagina'>> => {
  const teammanager = c.rolHint === 'teammanager';
  const vraag = leesInwonerVraag(c.zoek, { teammanager });
  if (!teammanager) return { ...vraag, ruim: true };
  const smal = { ...vraag, ruim: false };
  const ruim =
    soortZoekvraag(vraag.zoek) === 'naam' && (await findInwoners(c.db, { ...smal, pagina: 1, perPagina: 1 })).length === 0;
  return { ...smal, ruim };
};

/** Reads the list in one transaction, with the line in the logboek: who took a list away. */
const leesLijst = async (
  c: PageContext,
  s: { beleid: BeleidInHuis },
  neem: (rijen: readonly (readonly XlsxCel[])[]) => void,
): Promise<void> => {
  const vraag = await vraagVan(c);
  const gelukt = await c.keep(async (db, actor) => {
    const cellen = (rij: InwonerRij): XlsxCel[] => [
      toonNaam(rij),
      rij.dossiernummer,
      statusTekst[rij.status],
      rij.trede,
      rij.doel_trede,
      rij.aanbieder,
      rij.product === null ? null : productNaam(s.beleid, actor.gemeenteId ?? 0, c.vandaag, rij.product),
      rij.woonplaats,
      rij.consulent_id === 0 ? 'Nog te verdelen' : rij.consulent,
    ];
    for await (const rijen of streamInwoners(db, vraag, STUK)) neem(rijen.map(cellen));
    await schrijfLogboek(db, actor, {
      handeling: 'inwoners-geexporteerd',
      soort: 'inwoners',
      objectId: actor.gebruikerId,
      grond: GROND_WMO,
    });
    return true;
  });
  // Nobody may take a list away without a line in the logboek, and that cannot be written now.
  if (!gelukt) throw new DatabaseUnavailable('vol');
};

const teGroot = (c: PageContext): Promise<Response> => {
  const inAdres = inwonerVraagInAdres(leesInwonerVraag(c.zoek, { teammanager: c.rolHint === 'teammanager' }));
  return c.page({
    titel: 'Te veel regels voor Excel',
    kruimels: [{ tekst: 'Inwoners', href: '/inwoners' }, { tekst: 'Downloaden' }],
    inhoud: stapel(
      kop({ titel: 'Te veel regels voor Excel' }),
      leegBlok({
        titel: `Deze lijst heeft meer dan ${XLSX_RIJEN.toLocaleString('nl-NL')} regels`,
        inhoud:
          'Een Excelbestand kan hier niet groter zijn. Download de lijst als CSV: die opent ook in Excel. Of maak het filter kleiner.',
        acties: acties(
          linkKnop({
            tekst: 'Download als CSV',
            href: adresMet('/inwoners/lijst.csv', inAdres),
            soort: 'primair',
            icoon: 'download',
            download: true,
          }),
          linkKnop({ tekst: 'Terug naar de lijst', href: adresMet('/inwoners', inAdres) }),
        ),
      }),
    ),
  });
};
