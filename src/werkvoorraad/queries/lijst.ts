import type { Kysely, Selectable } from 'kysely';
import type { InwonerStatus, Naam } from '../../inwoner/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { bladzijde, fixed, written } from '../../platform/db/fixed.ts';
import type { DB, WerkvoorraadTable } from '../../platform/db/schema.ts';
import type { Eigenaar } from '../types.ts';
import { teHerleiden } from './bewaar.ts';

/** Which steps or residents are asked for; all of it stands in the address. */
export interface LijstVraag {
  /** nu: every open step. alle: every resident with the most pressing step. */
  tab: 'nu' | 'alle';
  wie: Eigenaar | undefined;
  laat: boolean;
  trede: number | undefined;
  consulentId: number | undefined;
  sorteer: 'stap' | 'inwoner' | 'trede';
  aflopend: boolean;
}

/** Conditions with their values, numbered from the first that is free. */
const waar = (v: LijstVraag, vandaag: Datum, waarden: unknown[]): string => {
  const waarde = (een: unknown): string => `$${waarden.push(een)}`;
  const eisen = [v.tab === 'alle' ? 'w.nr = 0' : 'w.soort is not null'];
  if (v.wie !== undefined) eisen.push(`w.soort is not null and w.eigenaar = ${waarde(v.wie)}`);
  if (v.laat) eisen.push(`w.soort is not null and w.uiterlijk < ${waarde(isoDatum(vandaag))}::date`);
  if (v.trede !== undefined) eisen.push(`w.trede = ${waarde(v.trede)}`);
  if (v.consulentId !== undefined) eisen.push(`w.consulent_id = ${waarde(v.consulentId)}`);
  return eisen.join(' and ');
};

// On a day, and without one, who is known longest comes first. Residents without an open step stand at the end, whichever way.
const volgorde = ({ tab, sorteer, aflopend }: LijstVraag): string => {
  const richting = aflopend ? 'desc' : 'asc';
  if (sorteer === 'inwoner') return `p.zoeknaam ${richting}, w.inwoner_id, w.nr`;
  if (sorteer === 'trede') return `w.trede ${richting}, w.inwoner_id ${richting}, w.nr ${richting}`;
  return tab === 'alle'
    ? `(w.soort is null), w.uiterlijk ${richting}, w.inwoner_id ${richting}`
    : `w.uiterlijk ${richting}, w.inwoner_id ${richting}, w.nr ${richting}`;
};

export type RegelRij = Pick<
  Selectable<WerkvoorraadTable>,
  | 'inwoner_id'
  | 'consulent_id'
  | 'dossiernummer'
  | 'trede'
  | 'doel_trede'
  | 'plek'
  | 'product'
  | 'soort'
  | 'tekst'
  | 'uiterlijk'
  | 'href'
> &
  Naam & { status: InwonerStatus; eigenaar: Eigenaar | null; andere: number };

/** One page of the list. */
export const findRegels = (
  db: Kysely<DB>,
  v: LijstVraag,
  vandaag: Datum,
  o: { pagina: number; perPagina: number },
): Promise<RegelRij[]> => {
  const waarden: unknown[] = [];
  return written<RegelRij>(
    `select w.inwoner_id, w.consulent_id, w.dossiernummer, w.status, w.trede, w.doel_trede, w.plek, w.product, w.andere, w.eigenaar,
            w.soort, w.tekst, w.uiterlijk, w.href, p.voornaam, p.voorvoegsel, p.achternaam
       from werkvoorraad w join inwoner_persoon p on p.gemeente_id = w.gemeente_id and p.inwoner_id = w.inwoner_id
      where ${waar(v, vandaag, waarden)} order by ${volgorde(v)} ${bladzijde(o, waarden)}`,
    waarden,
  ).execute(db);
};

/** How many rows the list has, counted up to `hoogstens`. */
export const countRegels = async (db: Kysely<DB>, v: LijstVraag, vandaag: Datum, hoogstens: number): Promise<number> => {
  const waarden: unknown[] = [hoogstens];
  const [rij] = await written<{ aantal: number }>(
    `select count(*) as aantal from (select from werkvoorraad w where ${waar(v, vandaag, waarden)} limit $1) deel`,
    waarden,
  ).execute(db);
  return rij?.aantal ?? 0;
};

export interface Tellers {
  ik: number;
  inwoner: number;
  aanbieder: number;
  laat: number;
  stappen: number;
  inwoners: number;
  te_verdelen: number;
  /** Something moved since the steps were derived. */
  verouderd: boolean;
}

/** What the tiles and tabs say, for one consulent: all of it in one look at the own rows, and whether they are still those of now. */
export const countEigen = async (db: Kysely<DB>, vandaag: Datum): Promise<Tellers> =>
  eerste(
    await fixed<Tellers>`
      select count(*) filter (where eigenaar = 'ik') as ik, count(*) filter (where eigenaar = 'inwoner') as inwoner,
             count(*) filter (where eigenaar = 'aanbieder') as aanbieder, count(*) filter (where uiterlijk < ${isoDatum(vandaag)}::date) as laat,
             count(soort) as stappen, count(*) filter (where nr = 0) as inwoners, 0 as te_verdelen,
             exists (select from werkvoorraad_wijziging)
               or coalesce(bool_or(verandert_op <= ${isoDatum(vandaag)}::date) filter (where nr = 0), false)
               or coalesce(bool_or((select max(greatest(u.vastgelegd_op, u.vervallen_op)) from uren u
                                     where u.gemeente_id = w.gemeente_id and u.toewijzing_id = w.toewijzing_id
                                       and u.datum between w.maandag and w.maandag + 6) > w.sinds) filter (where maandag is not null), false) as verouderd
        from werkvoorraad w`.execute(db),
  );

/** The same for a whole municipality, each counted up to `hoogstens`. */
export const countGemeente = async (db: Kysely<DB>, vandaag: Datum, hoogstens: number): Promise<Tellers> => {
  const tel = (eis: string, tabel = 'werkvoorraad') => `(select count(*) from (select from ${tabel} where ${eis} limit $1) deel)`;
  const van = (wie: Eigenaar) => tel(`soort is not null and eigenaar = '${wie}'`);
  return eerste(
    await written<Tellers>(
      `select ${van('ik')} as ik, ${van('inwoner')} as inwoner, ${van('aanbieder')} as aanbieder,
              ${tel('soort is not null and uiterlijk < $2::date')} as laat, ${tel('soort is not null')} as stappen, ${tel('nr = 0')} as inwoners,
              ${tel("consulent_id = 0 and status <> 'afgerond'", 'inwoner')} as te_verdelen,
              exists (${teHerleiden('$2::date', 1)}) as verouderd`,
      [hoogstens, isoDatum(vandaag)],
    ).execute(db),
  );
};

const eerste = ([rij]: readonly Tellers[]): Tellers => {
  if (!rij) throw new Error('een telling gaf geen rij');
  return rij;
};

/**
 * What others did with the reader's residents from a moment on, latest first. A consulent's residents are looked up one by one; for a
 * whole municipality the logboek is read from its end, for some distance: on a day on which nobody changes anything that is enough.
 */
export const findGewijzigd = (db: Kysely<DB>, vanaf: Date, o: { eigen: boolean }): Promise<Gewijzigd[]> =>
  written<Gewijzigd>(o.eigen ? GEWIJZIGD_EIGEN : GEWIJZIGD_GEMEENTE, [vanaf]).execute(db);

export interface Gewijzigd {
  id: number;
  moment: Date;
  handeling: string;
  soort: string;
  rol: string;
  inwoner_id: number;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  door: string | null;
  aanbieder: string | null;
}

// Nobody in person (0): a delivery, or a reading in at the start.
const gewijzigd = (bron: string): string => `
  select l.id, l.moment, l.handeling, l.soort, l.rol, l.inwoner_id, p.voornaam, p.voorvoegsel, p.achternaam, g.naam as door, a.naam as aanbieder
    from (select * from (${bron}) l where l.moment >= $1 and l.handeling not in ('inzage','bsn-gezocht') and l.uitkomst = 'gelukt'
             and l.gebruiker_id <> app.gebruiker() order by l.moment desc, l.id desc limit 8) l
    join inwoner_persoon p on p.gemeente_id = l.gemeente_id and p.inwoner_id = l.inwoner_id
    left join gebruiker g on g.id = l.gebruiker_id and g.id <> 0
    left join aanbieder a on a.id = g.aanbieder_id
   order by l.moment desc, l.id desc`;
const GEWIJZIGD_EIGEN = gewijzigd(
  'select * from logboek where inwoner_id = any ((select array_agg(i.id) from inwoner i)::int[])',
);
const GEWIJZIGD_GEMEENTE = gewijzigd(
  'select * from (select * from logboek order by id desc limit 5000) l where l.inwoner_id is not null',
);
