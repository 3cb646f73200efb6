import type { Kysely } from 'kysely';
import type { Datum } from '../kernel/datum.ts';
import { bladzijde, written } from '../platform/db/fixed.ts';
import { onceFirst } from '../platform/db/once.ts';
import type { DB } from '../platform/db/schema.ts';
import { normaliseer, postcodeBegin, soortZoekvraag, zoekvormen } from './rules.ts';
import { type Contactgegevens, type InwonerStand, toestemmingWaarde } from './types.ts';

/** How a list of residents is asked for; all of it stands in the address. */
export interface LijstVraag {
  zoek: string;
  trede: number | undefined;
  status: InwonerStand | undefined;
  consulentId: number | undefined;
  sorteer: 'naam' | 'trede' | 'status' | 'nieuw';
  aflopend: boolean;
  /** Also first names that stand behind a surname: for a caseload, too slow for a whole municipality. */
  ruim: boolean;
  pagina: number;
  perPagina: number;
}

export interface InwonerRij {
  id: number;
  dossiernummer: string;
  status: InwonerStand;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  woonplaats: string;
  consulent_id: number;
  consulent: string;
  trede: number | null;
  doel_trede: number | null;
  product: string | null;
  aanbieder: string | null;
  totaal: number;
}

/**
 * By status, as it is kept with the steps of each resident (row 0 of the werkvoorraad): how a route ended is judged there. As the index
 * werkvoorraad_stand has it, in both directions, so that a page is read from it and nobody is sorted.
 */
const STAND = "array_position(array['aangemeld','in-onderzoek','in-traject','klaar','gestopt','afgerond'], w.status)";

const volgordeVan = ({ sorteer, aflopend }: Pick<LijstVraag, 'sorteer' | 'aflopend'>): string => {
  const richting = aflopend ? 'desc' : 'asc';
  switch (sorteer) {
    case 'naam':
      // By bytes, as the index on names goes: read from it until the page is full, where sorting would read everybody.
      return `p.zoeknaam using ${aflopend ? '~>~' : '~<~'}, p.inwoner_id desc`;
    case 'trede':
      return `n.trede ${richting} nulls last, p.inwoner_id desc`;
    case 'status':
      return `${STAND} ${richting}, w.inwoner_id ${aflopend ? 'asc' : 'desc'}`;
    case 'nieuw':
      return `p.inwoner_id ${richting} nulls last, p.inwoner_id desc`;
  }
};

/**
 * The condition on `p` (inwoner_persoon), or on the dossiernummer of another table, for what somebody typed in a search field; undefined
 * when that was nothing. A BSN is looked for by its hash (findInwonerByBsn) and never here. `waarde` keeps a value and gives its place.
 */
export const zoekEis = (
  o: { zoek: string; ruim: boolean },
  dossier: string,
  waarde: (een: unknown) => string,
): string | undefined => {
  const zoek = o.zoek.trim();
  switch (soortZoekvraag(zoek)) {
    case 'postcode':
      // By bytes as with names: the index is used behind row-level security, also for the first digits.
      return `p.postcode ~>=~ ${waarde(postcodeBegin(zoek))} and p.postcode ~<~ ${waarde(`${postcodeBegin(zoek)}\u{10ffff}`)}`;
    case 'dossiernummer':
      // A dossier that went into another has its number no more; the other is what somebody looks for.
      // Looked up as a value first: behind row-level security a coalesce in the comparison itself would keep it from the index.
      return `${dossier}.dossiernummer = (select coalesce((select b.dossiernummer from samenvoeging s join inwoner b on b.gemeente_id = s.gemeente_id and b.id = s.inwoner_id
               where s.weg_dossiernummer = ${waarde(zoek)} and s.status = 'uitgevoerd' limit 1), ${waarde(zoek)}))`;
    case 'naam': {
      // `~>=~` and `~<~` compare bytes: leakproof, so the index is used behind row-level security (a name search with ilike is not).
      const namen = zoekvormen(zoek);
      // Nothing readable was typed: a value that the statement does not use would be refused by the database.
      if (namen.length === 0) return 'false';
      const vormen = namen.map((vorm) => `p.zoeknaam ~>=~ ${waarde(vorm)} and p.zoeknaam ~<~ ${waarde(`${vorm}\u{10ffff}`)}`);
      const ruim = o.ruim ? [`strpos(' ' || p.zoeknaam, ${waarde(` ${normaliseer(zoek)}`)}) > 0`] : [];
      return `(${[...vormen, ...ruim].join(' or ')})`;
    }
    case 'leeg':
    case 'bsn':
      return undefined;
  }
};

/** From which tables and under which conditions a list is read, as few as the question needs, and in which order. */
const opzet = (vraag: Omit<LijstVraag, 'pagina' | 'perPagina'>, waarden: unknown[]) => {
  const waarde = (een: unknown): string => `$${waarden.push(een)}`;
  const eisen: string[] = [];
  const soort = soortZoekvraag(vraag.zoek);
  const eis = zoekEis(vraag, 'i', waarde);
  if (eis !== undefined) eisen.push(eis);
  if (vraag.trede !== undefined) eisen.push(`n.trede = ${waarde(vraag.trede)}`);
  if (vraag.status) eisen.push(`w.status = ${waarde(vraag.status)}`);
  if (vraag.status !== undefined || vraag.sorteer === 'status') eisen.push('w.nr = 0');
  if (vraag.consulentId !== undefined) eisen.push(`p.consulent_id = ${waarde(vraag.consulentId)}`);
  const metInwoner = soort === 'dossiernummer';
  const metStand = vraag.status !== undefined || vraag.sorteer === 'status';
  const metTrede = vraag.trede !== undefined || vraag.sorteer === 'trede';
  // Who is looked for by no fact of the person is found without it.
  const persoon = ['naam', 'postcode'].includes(soort) || vraag.sorteer === 'naam' || !(metInwoner || metStand);
  const bron = `from ${
    persoon
      ? `inwoner_persoon p
               ${metInwoner ? 'join inwoner i on i.gemeente_id = p.gemeente_id and i.id = p.inwoner_id' : ''}`
      : metInwoner
        ? 'inwoner i cross join lateral (select i.gemeente_id, i.id as inwoner_id, i.consulent_id) p'
        : 'werkvoorraad w cross join lateral (select w.gemeente_id, w.inwoner_id, w.consulent_id) p'
  }
               ${metStand && (persoon || metInwoner) ? 'join werkvoorraad w on w.gemeente_id = p.gemeente_id and w.inwoner_id = p.inwoner_id' : ''}
               ${metTrede ? 'left join inwoner_trede n on n.gemeente_id = p.gemeente_id and n.inwoner_id = p.inwoner_id' : ''}
              ${eisen.length === 0 ? '' : `where ${eisen.join(' and ')}`}`;
  return { soort, bron, volgorde: volgordeVan(vraag) };
};

/** What a list shows of the residents that `wie` names, in their places. */
const getoond = (
  wie: string,
): string => `select i.id, i.dossiernummer, coalesce(stand.status, i.status) as status, p.voornaam, p.voorvoegsel, p.achternaam, p.woonplaats, i.consulent_id,
            coalesce(g.naam, '') as consulent, n.trede, loopt.doel_trede, loopt.product, loopt.aanbieder, wie.totaal
       from (${wie}) wie
       join inwoner i on i.gemeente_id = wie.gemeente_id and i.id = wie.inwoner_id
       join inwoner_persoon p on p.gemeente_id = wie.gemeente_id and p.inwoner_id = wie.inwoner_id
       left join werkvoorraad stand on stand.gemeente_id = wie.gemeente_id and stand.inwoner_id = wie.inwoner_id and stand.nr = 0
       left join gebruiker g on g.id = i.consulent_id
       left join inwoner_trede n on n.gemeente_id = wie.gemeente_id and n.inwoner_id = wie.inwoner_id
       left join lateral (select t.product, a.naam as aanbieder, t.doel_trede
                            from toewijzing t join aanbieder a on a.id = t.aanbieder_id
                           where t.gemeente_id = wie.gemeente_id and t.inwoner_id = wie.inwoner_id
                             and t.status in ('toegewezen','geaccepteerd','gestart')
                           -- the one with a goal on the ladder first: that is where somebody is going
                           order by t.doel_trede is null, t.id desc limit 1) loopt on true
      order by wie.plaats`;

/**
 * Residents that the reader may see, a page at a time, with how many there are in all. First who stands on the page, from as few tables as
 * the question needs; then what is shown of those: a few letters fit more than a thousand people of a large municipality.
 */
export const findInwoners = (db: Kysely<DB>, vraag: LijstVraag): Promise<InwonerRij[]> => {
  const waarden: unknown[] = [];
  const { soort, bron, volgorde } = opzet(vraag, waarden);
  // Whoever searches gets few, counted while they are found; of everybody only the page is looked up.
  const totaal = soort === 'leeg' ? `(select count(*) ${bron})` : 'count(*) over ()';
  return written<InwonerRij>(
    getoond(`select wie.*, row_number() over () as plaats
               from (select p.gemeente_id, p.inwoner_id, ${totaal} as totaal ${bron}
                      order by ${volgorde} ${bladzijde(vraag, waarden)}) wie`),
    waarden,
  ).execute(db);
};

/** The whole list in pieces, in its order and as it is at one moment. Inside a transaction. `totaal` is not counted. */
export async function* streamInwoners(
  db: Kysely<DB>,
  vraag: Omit<LijstVraag, 'pagina' | 'perPagina'>,
  stuk: number,
): AsyncGenerator<readonly InwonerRij[], void> {
  const waarden: unknown[] = [];
  const { bron, volgorde } = opzet(vraag, waarden);
  const wie = `select p.gemeente_id, p.inwoner_id, 0 as totaal, row_number() over (order by ${volgorde}) as plaats ${bron}`;
  await written(`declare inwoners_lijst no scroll cursor for ${getoond(wie)}`, waarden).execute(db);
  for (;;) {
    const rijen = await written<InwonerRij>(`fetch ${stuk} from inwoners_lijst`, []).execute(db);
    if (rijen.length > 0) yield rijen;
    if (rijen.length < stuk) return;
  }
}

/** The resident with this BSN, when the reader may see that dossier. */
export const findInwonerByBsn = (db: Kysely<DB>, bsnHash: Buffer): Promise<{ inwoner_id: number } | undefined> =>
  db.selectFrom('inwoner_persoon').select('inwoner_id').where('bsn_hash', '=', bsnHash).executeTakeFirst();

/** The id of an own dossier by its number; undefined for a colleague's. */
export const findDossierId = async (db: Kysely<DB>, dossiernummer: string): Promise<number | undefined> =>
  (await db.selectFrom('inwoner').select('id').where('dossiernummer', '=', dossiernummer).executeTakeFirst())?.id;

/** Who somebody is, for the head of each page of the dossier; undefined when the reader may not know of it. */
export const findInwoner = onceFirst((db, inwonerId: number) =>
  db
    .selectFrom('inwoner as i')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
    )
    .innerJoin('gebruiker as g', 'g.id', 'i.consulent_id')
    .where('i.id', '=', inwonerId)
    .select([
      'i.id',
      'i.gemeente_id',
      'i.dossiernummer',
      'i.status',
      'i.consulent_id',
      'g.naam as consulent',
      'i.lezen',
      'i.taal',
      'i.contact',
      'i.contact_toelichting',
      'i.herkomst',
      'i.versie',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.geboortedatum',
      'p.bsn_einde',
      'p.straat',
      'p.huisnummer',
      'p.postcode',
      'p.woonplaats',
      'p.telefoon',
      'p.email',
      'p.geboortedatum_bekend',
      'p.overleden_op',
      'p.geheim',
      'p.in_onderzoek',
      'p.brp_op',
    ]),
);
export type InwonerKop = NonNullable<Awaited<ReturnType<typeof findInwoner>>>;

/** The benefit that holds now; undefined: none. */
export const findUitkering = onceFirst((db, inwonerId: number) =>
  db
    .selectFrom('uitkering')
    .select(['id', 'soort', 'toestemming', 'toestemming_op'])
    .where('inwoner_id', '=', inwonerId)
    .where('vervallen_op', 'is', null),
);
export type UitkeringRij = NonNullable<Awaited<ReturnType<typeof findUitkering>>>;

/** Consulenten of the municipality, to choose from. */
export const findConsulentNamen = (db: Kysely<DB>): Promise<{ id: number; naam: string }[]> =>
  db
    .selectFrom('gebruiker')
    .select(['id', 'naam'])
    .where('rol', '=', 'consulent')
    .where('actief', '=', true)
    .orderBy('naam')
    .execute();

/** The names of these consulenten. */
export const findConsulentNamenVan = async (db: Kysely<DB>, ids: readonly number[]): Promise<{ id: number; naam: string }[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('gebruiker')
        .select(['id', 'naam'])
        .where('id', 'in', [...ids])
        .where('rol', '=', 'consulent')
        .where('actief', '=', true)
        .execute();

/** At most so many consulenten, whoever they are: enough to know whether they make a list that people read. */
export const findEnkeleConsulenten = async (db: Kysely<DB>, hoogstens: number): Promise<{ id: number; naam: string }[]> => {
  // Without an order the database stops reading at the last; a large municipality has more than a thousand.
  const rijen = await db
    .selectFrom('gebruiker')
    .select(['id', 'naam'])
    .where('rol', '=', 'consulent')
    .where('actief', '=', true)
    .limit(hoogstens)
    .execute();
  return rijen.toSorted((a, b) => a.naam.localeCompare(b.naam, 'nl'));
};

/** Consulenten of the municipality with how many residents each has that are not done. */
export const findConsulenten = (db: Kysely<DB>) =>
  db
    .selectFrom('gebruiker as g')
    .leftJoin('inwoner as i', (join) => join.onRef('i.consulent_id', '=', 'g.id').on('i.status', '<>', 'afgerond'))
    .where('g.rol', '=', 'consulent')
    .where('g.actief', '=', true)
    .select((eb) => ['g.id', 'g.naam', 'g.functie', eb.fn.count<number>('i.id').as('aantal')])
    .groupBy(['g.id', 'g.naam', 'g.functie'])
    .orderBy('g.naam')
    .execute();

/** Contact and reading needs on top of a version; false when somebody was earlier. */
export const updateContact = async (
  db: Kysely<DB>,
  o: { inwonerId: number; versie: number; gegevens: Contactgegevens },
): Promise<boolean> => {
  const { lezen, taal, contact, contact_toelichting } = o.gegevens;
  const geraakt = await db
    .updateTable('inwoner')
    .set((eb) => ({ lezen, taal, contact, contact_toelichting, versie: eb('versie', '+', 1) }))
    .where('id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .returning('versie')
    .executeTakeFirst();
  return geraakt !== undefined;
};

export const updateAdres = async (db: Kysely<DB>, o: { inwonerId: number; gegevens: Contactgegevens }): Promise<void> => {
  const { straat, huisnummer, postcode, woonplaats, telefoon, email } = o.gegevens;
  await db
    .updateTable('inwoner_persoon')
    .set({ straat, huisnummer, postcode, woonplaats, telefoon, email })
    .where('inwoner_id', '=', o.inwonerId)
    .execute();
};

/** A benefit that ended stays as a row of the past. */
export const endUitkering = async (db: Kysely<DB>, uitkeringId: number): Promise<void> => {
  await db.updateTable('uitkering').set({ vervallen_op: new Date() }).where('id', '=', uitkeringId).execute();
};

/** Adds a benefit with what the paying agency says (AP12); the day of the agreement is the day on which it was recorded. */
export const insertUitkering = async (
  db: Kysely<DB>,
  o: {
    gemeenteId: number;
    inwonerId: number;
    consulentId: number;
    vandaag: Datum;
    uitkering: Exclude<Contactgegevens['uitkering'], 'geen'>;
    toestemming: Contactgegevens['toestemming'];
  },
): Promise<void> => {
  const toestemming = toestemmingWaarde(o.toestemming);
  await db
    .insertInto('uitkering')
    .values({
      gemeente_id: o.gemeenteId,
      inwoner_id: o.inwonerId,
      consulent_id: o.consulentId,
      soort: o.uitkering,
      toestemming,
      toestemming_op: toestemming === null ? null : o.vandaag.toString(),
    })
    .execute();
};

/** Who changed address, contact or benefit last, and when. */
export const findLaatsteWijziging = (db: Kysely<DB>, inwonerId: number): Promise<{ naam: string; moment: Date } | undefined> =>
  db
    .selectFrom('logboek as l')
    .innerJoin('gebruiker as g', 'g.id', 'l.gebruiker_id')
    .select(['g.naam', 'l.moment'])
    .where('l.inwoner_id', '=', inwonerId)
    .where('l.handeling', '=', 'gegevens-gewijzigd')
    .orderBy('l.id', 'desc')
    .executeTakeFirst();
