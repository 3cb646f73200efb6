// The list as a file: exactly what is filtered, in the same order, read in pieces from one moment.
import { findInstelling } from '../../instelling/index.ts';
import { findConsulentNamen, toonNaam } from '../../inwoner/index.ts';
import { dagnummer, datum, isoDatum, toonKort } from '../../kernel/datum.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import { csvRegel } from '../../platform/csv.ts';
import { DatabaseUnavailable } from '../../platform/db/unavailable.ts';
import { download } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { streamPlichten } from '../queries/index.ts';
import { leesVraag } from '../vraag.ts';
import { type BewakingSettings, kijkerVan, LIJSTEN, werkBij } from './overzicht.ts';
import { meekijkTekst, plichtTekst, productTekst } from './regels.ts';

const STUK = 1000;
/** A file may ask the database longer than a page, in milliseconds (keuze). */
const TIJD = 60_000;
const utf8 = new TextEncoder();

const KOLOMMEN = [
  'Inwoner',
  'Dossiernummer',
  'Wat',
  'Product',
  'Aanbieder',
  'Wie',
  'Uiterlijk',
  'Dagen te laat',
  'Stand',
  'Waar het vandaan komt',
  'Als het niet gebeurt',
  'Wie kijkt mee',
  'Consulent',
];

export const registerExport = (router: Router, s: BewakingSettings): void => {
  for (const { pad, ...wie } of LIJSTEN)
    router.get(`${pad}/lijst.csv`, { ...wie, logboek: 'plichten-geexporteerd', tijd: TIJD }, (c) => schrijfLijst(c, s));
};

const schrijfLijst = async (c: PageContext, s: BewakingSettings): Promise<Response> => {
  const vraag = leesVraag(c.zoek);
  const k = kijkerVan(c);
  const delen = [utf8.encode(`\ufeff${csvRegel(KOLOMMEN)}`)];
  const nu = dagnummer(c.vandaag);
  await werkBij(c, s);
  const gelukt = await c.keep(async (db, actor) => {
    const namen = new Map(k.rol === 'aanbieder' ? [] : (await findConsulentNamen(db)).map((een) => [een.id, een.naam]));
    const o = {
      beleid: s.beleid,
      vandaag: c.vandaag,
      rol: k.rol,
      gebruikerId: actor.gebruikerId,
      gemeenteId: actor.gemeenteId ?? s.beleid.eersteGemeente(),
      escalatieDagen: await findInstelling(db, 'escalatie-dagen'),
    };
    for await (const rijen of streamPlichten(db, vraag, k, STUK)) {
      const regels = rijen.map((rij) => {
        const t = plichtTekst(rij, o);
        const laat = nu - dagnummer(datum(rij.dag));
        const open = rij.stand === 'open' || rij.stand === 'gepland';
        return csvRegel([
          toonNaam(rij),
          rij.dossiernummer,
          t.wat,
          productTekst(rij, o),
          rij.aanbieder ?? '',
          t.wie,
          toonKort(datum(rij.dag)),
          open && laat > 0 ? String(laat) : '',
          t.stand,
          t.regel,
          t.gevolg,
          meekijkTekst(rij, o),
          rij.consulent_id === 0
            ? 'Nog te verdelen'
            : rij.consulent_id === actor.gebruikerId
              ? actor.naam
              : (namen.get(rij.consulent_id) ?? ''),
        ]);
      });
      delen.push(utf8.encode(regels.join('')));
    }
    await schrijfLogboek(db, actor, {
      handeling: 'plichten-geexporteerd',
      soort: 'plichtstand',
      objectId: actor.gebruikerId,
      grond: GROND_WMO,
    });
    return true;
  });
  // Nobody may take a list away without a line in the logboek, and that cannot be written now.
  if (!gelukt) throw new DatabaseUnavailable('vol');
  return download(delen, { type: 'text/csv; charset=utf-8', naam: `plichten-${isoDatum(c.vandaag)}.csv` });
};
