import type { Kysely, Selectable } from 'kysely';
import { type InwonerStand, type Naam, WEERGAVEN, type WeergaveKop, zoekEis } from '../../inwoner/index.ts';
import { type Datum, isoDatum, plusDagen } from '../../kernel/datum.ts';
import { bladzijde, fixed, written } from '../../platform/db/fixed.ts';
import type { DB, WerkvoorraadTable } from '../../platform/db/schema.ts';
import type { Eigenaar } from '../types.ts';
import { type LijstVraag, LOPEND } from '../vraag.ts';
import { teHerleiden } from './bewaar.ts';

/** Who looks, and when: a consulent through the rows that are let through, a teammanager through a whole municipality. */
export interface Kijker {
  vandaag: Datum;
  eigen: boolean;
  /** From when on somebody else's doings count as changed. */
  sinds: Date;
  /** Also first names that stand behind a surname. */
  ruim?: boolean;
  /** Whose residents; absent: everybody's. `mijn`: also who has nobody yet, and what waits for a teammanager, of whatever team the resident is. */
  team?: { consulenten: readonly number[]; mijn: boolean } | undefined;
}

/** Conditions with their values, numbered from the first that is free. */
const waar = (v: LijstVraag, k: Kijker, waarden: unknown[]): string => {
  const waarde = (een: unknown): string => `$${waarden.push(een)}`;
  const dag = (dagen: number): string => `${waarde(isoDatum(dagen === 0 ? k.vandaag : plusDagen(k.vandaag, dagen)))}::date`;
  const eisen = [v.tab === 'alle' ? 'w.nr = 0' : 'w.soort is not null'];
  if (v.wie !== undefined) eisen.push(`w.soort is not null and w.eigenaar = ${waarde(v.wie)}`);
  if (v.termijn === 'laat') eisen.push(`w.soort is not null and w.uiterlijk < ${dag(0)}`);
  if (v.termijn === 'week') eisen.push(`w.soort is not null and w.uiterlijk >= ${dag(0)} and w.uiterlijk < ${dag(7)}`);
  if (v.termijn === 'later') eisen.push(`w.soort is not null and w.uiterlijk >= ${dag(7)}`);
  if (v.termijn === 'zonder') eisen.push('w.soort is not null and w.uiterlijk is null');
  if (v.soort !== undefined) eisen.push(`w.soort = ${waarde(v.soort)}`);
  if (v.trede !== undefined) eisen.push(`w.trede = ${waarde(v.trede)}`);
  if (v.status === LOPEND) eisen.push("w.status <> 'afgerond'");
  else if (v.status !== undefined) eisen.push(`w.status = ${waarde(v.status)}`);
  if (v.consulentId !== undefined) eisen.push(`w.consulent_id = ${waarde(v.consulentId)}`);
  else if (k.team !== undefined) eisen.push(vanTeam(k.team, waarde));
  if (v.gewijzigd) eisen.push(`w.inwoner_id in (select l.inwoner_id from ${wijzigingen(k.eigen, waarde(k.sinds))} l)`);
  const gezocht = zoekEis({ zoek: v.zoek, ruim: k.ruim ?? k.eigen }, 'w', waarde);
  // Of a whole municipality first who it is, once over the names, and then their rows: not for each row whether it fits.
  if (gezocht !== undefined)
    eisen.push(
      k.eigen || !/\bp\./.test(gezocht)
        ? gezocht
        : `w.inwoner_id = any (array(select p.inwoner_id from inwoner_persoon p where ${gezocht}))`,
    );
  return eisen.join(' and ');
};

const vanTeam = (team: NonNullable<Kijker['team']>, waarde: (een: unknown) => string): string =>
  team.mijn
    ? `(w.consulent_id = any(${waarde([0, ...team.consulenten])}::int[]) or w.soort is not null and w.eigenaar = 'teammanager')`
    : `w.consulent_id = any(${waarde([...team.consulenten])}::int[])`;

const PERSOON = 'join inwoner_persoon p on p.gemeente_id = w.gemeente_id and p.inwoner_id = w.inwoner_id';

// On a day, and without one, who is known longest comes first. Residents without an open step stand at the end, whichever way.
const volgorde = ({ tab, sorteer, aflopend }: LijstVraag): string => {
  const richting = aflopend ? 'desc' : 'asc';
  // By bytes, as the index on names goes: read from it until the page is full, where sorting would read everybody.
  if (sorteer === 'inwoner') return `p.zoeknaam using ${aflopend ? '~>~' : '~<~'}, w.inwoner_id, w.nr`;
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
  Naam & {
    status: InwonerStand;
    eigenaar: Eigenaar | null;
    andere: number;
    /** Of a page of a whole municipality: who has this resident, when that is somebody who works here. */
    consulent?: string | null;
  };

// Looked up for the rows of the page and for no others: a municipality has a thousand consulenten.
const CONSULENT =
  ", (select g.naam from gebruiker g where g.id = w.consulent_id and g.rol = 'consulent' and g.actief) as consulent";
const KOLOMMEN = `w.inwoner_id, w.consulent_id, w.dossiernummer, w.status, w.trede, w.doel_trede, w.plek, w.product, w.andere, w.eigenaar,
            w.soort, w.tekst, w.uiterlijk, w.href, p.voornaam, p.voorvoegsel, p.achternaam`;
const regel = `select ${KOLOMMEN} from werkvoorraad w ${PERSOON}`;

/** One page of the list. */
export const findRegels = (
  db: Kysely<DB>,
  v: LijstVraag,
  k: Kijker,
  o: { pagina: number; perPagina: number },
): Promise<RegelRij[]> => {
  const waarden: unknown[] = [];
  if (k.eigen)
    return written<RegelRij>(
      `${regel} where ${waar(v, k, waarden)} order by ${volgorde(v)} ${bladzijde(o, waarden)}`,
      waarden,
    ).execute(db);
  // First which rows stand on the page, as narrow as can be: what went before it is read and not shown.
  return written<RegelRij>(
    `select ${KOLOMMEN}${CONSULENT}
       from (select wie.*, row_number() over () as plaats
               from (select w.gemeente_id, w.inwoner_id, w.nr from werkvoorraad w ${v.sorteer === 'inwoner' ? PERSOON : ''}
                      where ${waar(v, k, waarden)} order by ${volgorde(v)} ${bladzijde(o, waarden)}) wie) wie
       join werkvoorraad w on w.gemeente_id = wie.gemeente_id and w.inwoner_id = wie.inwoner_id and w.nr = wie.nr ${PERSOON}
      order by wie.plaats`,
    waarden,
  ).execute(db);
};

/**
 * The whole list in pieces, in its order and as it is at one moment. Inside a transaction. Gives up after `hoogstens` rows, and says so.
 */
export async function* streamRegels(
  db: Kysely<DB>,
  v: LijstVraag,
  k: Kijker,
  stuk: number,
): AsyncGenerator<readonly RegelRij[], void> {
  const waarden: unknown[] = [];
  await written(
    `declare werkvoorraad_lijst no scroll cursor for ${regel} where ${waar(v, k, waarden)} order by ${volgorde(v)}`,
    waarden,
  ).execute(db);
  for (;;) {
    const rijen = await written<RegelRij>(`fetch ${stuk} from werkvoorraad_lijst`, []).execute(db);
    if (rijen.length > 0) yield rijen;
    if (rijen.length < stuk) return;
  }
}

const telling = (v: LijstVraag, k: Kijker, waarden: unknown[], wat: string): string =>
  `select ${wat} from werkvoorraad w ${k.eigen && v.zoek !== '' ? PERSOON : ''} where ${waar(v, k, waarden)}`;

/** How many rows the list has, counted up to `hoogstens`. */
export const countRegels = async (db: Kysely<DB>, v: LijstVraag, k: Kijker, hoogstens: number): Promise<number> => {
  const waarden: unknown[] = [hoogstens];
  const [rij] = await written<{ aantal: number }>(
    `select count(*) as aantal from (${telling(v, k, waarden, '')} limit $1) deel`,
    waarden,
  ).execute(db);
  return rij?.aantal ?? 0;
};

/** The residents of the list, each once, at most `hoogstens`. */
export const findInwonersVan = async (
  db: Kysely<DB>,
  v: LijstVraag,
  k: Kijker,
  hoogstens: number,
): Promise<{ inwoner_id: number; consulent_id: number; status: string }[]> => {
  const waarden: unknown[] = [hoogstens];
  return written<{ inwoner_id: number; consulent_id: number; status: string }>(
    `select distinct w.inwoner_id, w.consulent_id, w.status from werkvoorraad w ${k.eigen && v.zoek !== '' ? PERSOON : ''} where ${waar(v, k, waarden)} order by 1 limit $1`,
    waarden,
  ).execute(db);
};

export interface Tellers {
  ik: number;
  inwoner: number;
  aanbieder: number;
  laat: number;
  stappen: number;
  inwoners: number;
  te_verdelen: number;
  /** How many caseloads the rows are of; more than one when somebody is replaced. */
  caseloads: number;
  /** What the last nightly check found that is in nobody's queue. */
  bevindingen: number;
  /** Residents that the reader is choosing to give away. */
  gekozen: number;
  weergaven: WeergaveKop[];
  /** Something moved since the steps were derived. */
  verouderd: boolean;
}

/** What the tiles and tabs say, for one consulent: all of it in one look at the own rows, and whether they are still those of now. */
export const countEigen = async (db: Kysely<DB>, vandaag: Datum): Promise<Tellers> =>
  eerste(await written<Tellers>(TELLING_EIGEN, [isoDatum(vandaag)]).execute(db));

const TELLING_EIGEN = `
  select count(*) filter (where eigenaar = 'ik') as ik, count(*) filter (where eigenaar = 'inwoner') as inwoner,
         count(*) filter (where eigenaar = 'aanbieder') as aanbieder, count(*) filter (where uiterlijk < $1::date) as laat,
         count(soort) as stappen, count(*) filter (where nr = 0) as inwoners, 0 as te_verdelen, 0 as bevindingen, 0 as gekozen,
         case when min(consulent_id) < max(consulent_id) then 2 else 1 end as caseloads, ${WEERGAVEN} as weergaven,
         exists (select from werkvoorraad_wijziging)
           or coalesce(bool_or(verandert_op <= $1::date) filter (where nr = 0), false)
           or coalesce(bool_or((select max(greatest(u.vastgelegd_op, u.vervallen_op)) from uren u
                                 where u.gemeente_id = w.gemeente_id and u.toewijzing_id = w.toewijzing_id
                                   and u.datum between w.maandag and w.maandag + 6) > w.sinds) filter (where maandag is not null), false) as verouderd
    from werkvoorraad w`;

/** The same for a whole municipality, each counted up to `hoogstens`. */
export const countGemeente = async (
  db: Kysely<DB>,
  { vandaag, team }: Pick<Kijker, 'vandaag' | 'team'>,
  hoogstens: number,
): Promise<Tellers> => {
  const waarden: unknown[] = [hoogstens, isoDatum(vandaag)];
  const eisTeam = team ? ` and ${vanTeam(team, (een) => `$${waarden.push(een)}`)}` : '';
  const tel = (eis: string, tabel?: string) =>
    `(select count(*) from (select from ${tabel ?? 'werkvoorraad w'} where ${eis}${tabel ? '' : eisTeam} limit $1) deel)`;
  const van = (wie: Eigenaar) => tel(`soort is not null and eigenaar = '${wie}'`);
  return eerste(
    await written<Tellers>(
      `select ${van('ik')} as ik, ${van('inwoner')} as inwoner, ${van('aanbieder')} as aanbieder,
              ${tel('soort is not null and uiterlijk < $2::date')} as laat, ${tel('soort is not null')} as stappen, ${tel('nr = 0')} as inwoners,
              ${tel("consulent_id = 0 and status <> 'afgerond'", 'inwoner')} as te_verdelen, 2 as caseloads,
              ${tel('opgelost_op is null', 'werkvoorraadbevinding')} as bevindingen,
              (select count(*) from verdeling d join verdelingregel r on r.gemeente_id = d.gemeente_id and r.verdeling_id = d.id
                where d.status = 'concept' and d.door = app.gebruiker()) as gekozen,
              ${WEERGAVEN} as weergaven, exists (${teHerleiden('$2::date', 1)}) as verouderd`,
      waarden,
    ).execute(db),
  );
};

const eerste = ([rij]: readonly Tellers[]): Tellers => {
  if (!rij) throw new Error('een telling gaf geen rij');
  return rij;
};

/**
 * What others did with the reader's residents from a moment on, latest first, with how many residents that were. A consulent's residents are
 * looked up one by one; for a whole municipality the logboek is read from its end, for some distance: on a day on which nobody changes
 * anything that is enough.
 */
export const findGewijzigd = (db: Kysely<DB>, k: Pick<Kijker, 'eigen' | 'sinds'>): Promise<Gewijzigd[]> =>
  written<Gewijzigd>(k.eigen ? GEWIJZIGD_EIGEN : GEWIJZIGD_GEMEENTE, [k.sinds]).execute(db);

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
  /** How many residents others did something with, in all. */
  inwoners: number;
}

const wijzigingen = (eigen: boolean, sinds: string): string =>
  `(select * from (${eigen ? BRON_EIGEN : BRON_GEMEENTE}) l where l.moment >= ${sinds} and l.handeling not in ('inzage','bsn-gezocht')
       and l.uitkomst = 'gelukt' and l.gebruiker_id <> app.gebruiker())`;
const BRON_EIGEN = 'select * from logboek where inwoner_id = any ((select array_agg(i.id) from inwoner i)::int[])';
const BRON_GEMEENTE = 'select * from (select * from logboek order by id desc limit 5000) l where l.inwoner_id is not null';

// Nobody in person (0): a delivery, or a reading in at the start.
const gewijzigd = (eigen: boolean): string => `
  select l.id, l.moment, l.handeling, l.soort, l.rol, l.inwoner_id, p.voornaam, p.voorvoegsel, p.achternaam, g.naam as door, a.naam as aanbieder, l.inwoners
    from (select l.*, count(*) filter (where eerder = 1) over () as inwoners
            from (select l.*, row_number() over (partition by l.inwoner_id) as eerder from ${wijzigingen(eigen, '$1')} l) l
           order by l.moment desc, l.id desc limit 8) l
    join inwoner_persoon p on p.gemeente_id = l.gemeente_id and p.inwoner_id = l.inwoner_id
    left join gebruiker g on g.id = l.gebruiker_id and g.id <> 0
    left join aanbieder a on a.id = g.aanbieder_id
   order by l.moment desc, l.id desc`;
const GEWIJZIGD_EIGEN = gewijzigd(true);
const GEWIJZIGD_GEMEENTE = gewijzigd(false);

/** Whom the reader replaces on a day, and until when. */
export const findVervangen = (db: Kysely<DB>, vandaag: Datum): Promise<{ id: number; naam: string; tot: string | null }[]> =>
  fixed<{
    id: number;
    naam: string;
    tot: string | null;
  }>`select id, naam, tot from app.wie_ik_vervang(${isoDatum(vandaag)}::date)`.execute(db);
