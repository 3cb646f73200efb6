// The list as a file: exactly what is filtered, in the same order, read in pieces from one moment.
import { adresMet, findConsulentNamen, productNaam, statusTekst, toonNaam } from '../../inwoner/index.ts';
import { type Datum, dagnummer, datum } from '../../kernel/datum.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { XlsxCel, XlsxKolom } from '../../platform/xlsx.ts';
import { registerLijstbestand, STUK } from '../../web/list-file.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { deriveWerkvoorraad } from '../actions/derive-werkvoorraad.ts';
import { countRegels, type RegelRij, streamRegels } from '../queries/index.ts';
import { leesVraag, vraagInAdres } from '../vraag.ts';
import { wachtOp } from '../words.ts';
import { kijkerVoor } from './kijker.ts';
import { HERLEID, type WerkvoorraadSettings } from './lijst.ts';

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

export const registerExport = (router: Router, s: WerkvoorraadSettings): void =>
  registerLijstbestand(router, {
    pad: '/werkvoorraad',
    naam: 'werkvoorraad',
    titel: 'Werkvoorraad',
    kolommen: KOLOMMEN,
    logboek: 'werkvoorraad-geexporteerd',
    tel: async (c, hoogstens) => {
      const vraag = leesVraag(c.zoek);
      return countRegels(c.db, vraag, await kijkerVoor(c, vraag), hoogstens);
    },
    lees: (c, neem) => leesLijst(c, s, neem),
    adres: (c, pad) => {
      const vraag = leesVraag(c.zoek);
      return adresMet(pad, { ...vraagInAdres(vraag), tab: vraag.tab });
    },
  });

const leesLijst = async (
  c: PageContext,
  s: WerkvoorraadSettings,
  neem: (rijen: readonly (readonly XlsxCel[])[]) => void,
): Promise<boolean | undefined> => {
  const vraag = leesVraag(c.zoek);
  const kijker = await kijkerVoor(c, vraag);
  return c.keep(async (db, actor) => {
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
      // As the list shows it: one place by name, and how many there are beside it.
      rij.product === null ? null : rij.andere > 0 ? `${o.product(rij.product)}, en nog ${rij.andere}` : o.product(rij.product),
      rij.eigenaar === null ? null : rij.tekst,
      rij.eigenaar === null ? null : wachtOp(rij.eigenaar, o.teammanager).replace('Wacht op ', ''),
      rij.eigenaar === null ? null : rij.uiterlijk,
      rij.eigenaar !== null && te > 0 ? te : null,
      rij.consulent_id === 0 ? 'Nog te verdelen' : o.consulent(rij.consulent_id),
    ];
  };
};
