import type { Kysely } from 'kysely';
import { type Datum, isoDatum, plusDagen } from '../../kernel/datum.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';

/** From so many days ahead on a shielding asks to be looked at again, and an absence for somebody who replaces (keuze). */
const HERZIEN_DAGEN = 28;
export const VERVANGER_DAGEN = 14;

/** Work that is about no resident of the list: what came in and is nobody's, and what a teammanager arranges. */
export interface Ook {
  /** Meldingen of nobody, and since when the oldest waits, as `jjjj-mm-dd`. */
  meldingen: number;
  oudste: string | null;
  /** Of those, the ones that nobody took within the days that the municipality chose (melding-oppakken-dagen; 3 unless told). */
  te_laat: number;
  /** Meldingen that the reader took up and did not finish. */
  mijn: number;
  /** Concepts of besluiten that a colleague put before the reader to be signed, or asks a yes or no about. */
  tekenen: number;
  /** Steps of a route on which a colleague asked the reader for his yes or no. */
  oordelen: number;
  /** Shielded dossiers whose day comes or passed, and the first day. */
  herzien: number;
  herzien_tot: string | null;
  /** Consulenten who are or will be away and whom nobody replaces. */
  zonder_vervanger: number;
  /** For so many municipalities the reader works with one login. */
  gemeenten: number;
}

const MELDINGEN = `
  select count(*) filter (where m.consulent_id = 0) as meldingen, min(m.ontvangen_op) filter (where m.consulent_id = 0) as oudste,
         count(*) filter (where m.consulent_id = app.gebruiker() and m.inwoner_id is null) as mijn,
         count(*) filter (where m.consulent_id = 0 and m.status = 'nieuw'
           and m.ontvangen_op + (select coalesce(app.instelling(app.gemeente(), 'melding-oppakken-dagen'), 3)) < $1::date) as te_laat,
         (select count(*) from besluitconcept c where c.gemeente_id = app.gemeente() and c.tekenaar_id = app.gebruiker() and c.status = 'ter-ondertekening')
         + (select count(*) from samenspraak s where s.gemeente_id = app.gemeente() and s.gevraagd_aan = app.gebruiker() and s.antwoord is null and s.vervallen_op is null) as tekenen,
         (select count(*) from trajectoordeel o where o.gemeente_id = app.gemeente() and o.gevraagd_aan = app.gebruiker() and o.oordeel is null and o.vervallen_op is null) as oordelen`;
const OPEN = "from melding m where m.status in ('nieuw','in-behandeling')";
const EIGEN = `${MELDINGEN}, 0 as herzien, null::date as herzien_tot, 0 as zonder_vervanger,
         (select count(*) from app.mijn_accounts() a where a.rol = 'consulent') as gemeenten ${OPEN} and m.consulent_id in (0, app.gebruiker())`;
const GEMEENTE = `${MELDINGEN},
         (select count(*) from afscherming s where s.opgeheven_op is null and s.tot <= $3::date) as herzien,
         (select min(s.tot) from afscherming s where s.opgeheven_op is null and s.tot <= $3::date) as herzien_tot,
         (select count(*) from medewerkerafwezigheid a join gebruiker g on g.id = a.gebruiker_id and g.rol = 'consulent' and g.actief
           where a.ingetrokken_op is null and a.vervanger_id is null and a.periode && daterange($1::date, $2::date, '[]')) as zonder_vervanger, 0 as gemeenten
  ${OPEN}`;

/** Counted for the reader: a consulent, or a teammanager for the whole municipality. */
export const countOok = async (db: Kysely<DB>, o: { eigen: boolean; vandaag: Datum }): Promise<Ook> => {
  const dag = (dagen: number) => isoDatum(plusDagen(o.vandaag, dagen));
  const [rij] = await (o.eigen
    ? written<Ook>(EIGEN, [isoDatum(o.vandaag)])
    : written<Ook>(GEMEENTE, [isoDatum(o.vandaag), dag(VERVANGER_DAGEN), dag(HERZIEN_DAGEN)])
  ).execute(db);
  if (!rij) throw new Error('een telling gaf geen rij');
  return rij;
};
