// The list of residents as a file: exactly who is filtered, in the same order, as it is at one moment.
import { GROND_WMO, schrijfLogboek } from '../platform/audit.ts';
import type { XlsxCel, XlsxKolom } from '../platform/xlsx.ts';
import { registerLijstbestand, STUK } from '../web/list-file.ts';
import type { PageContext, Router } from '../web/route.ts';
import { adresMet } from './address.ts';
import { type InwonerSettings, productNaam, werkStandBij } from './pages.ts';
import { findInwoners, type InwonerRij, type LijstVraag, streamInwoners } from './queries.ts';
import { soortZoekvraag, toonNaam } from './rules.ts';
import { statusTekst } from './types.ts';
import { inwonerVraagInAdres, leesInwonerVraag } from './vraag.ts';

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

export const registerInwonerExport = (router: Router, s: InwonerSettings): void =>
  registerLijstbestand(router, {
    pad: '/inwoners',
    naam: 'inwoners',
    titel: 'Inwoners',
    kolommen: KOLOMMEN,
    logboek: 'inwoners-geexporteerd',
    // A BSN in an address is looked up nowhere: it would ask for everybody.
    elders: (c) => (soortZoekvraag((c.zoek.get('zoek') ?? '').trim()) === 'bsn' ? '/inwoners' : undefined),
    tel: async (c) => {
      if (await s.stappen.verouderd(c.db)) await werkStandBij(c, s);
      const [eerste] = await findInwoners(c.db, { ...(await vraagVan(c)), pagina: 1, perPagina: 1 });
      return eerste?.totaal ?? 0;
    },
    lees: async (c, neem) => {
      const vraag = await vraagVan(c);
      return c.keep(async (db, actor) => {
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
    },
    adres: (c, pad) => adresMet(pad, inwonerVraagInAdres(leesInwonerVraag(c.zoek, { teammanager: c.rolHint === 'teammanager' }))),
  });

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
