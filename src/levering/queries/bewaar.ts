import { type Kysely, sql } from 'kysely';
import { zoeknaam } from '../../inwoner/index.ts';
import { fromDaterangeOpen } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import type { Contractproduct, Toewijzingsvelden } from '../toewijzing.ts';
import type { AanbiederRij, InwonerRij, ResultaatRij, ToewijzingRij, UrenRij } from '../types.ts';
import type { InwonerSleutel, ToewijzingSleutel } from './stand.ts';
import { dagen, getallen, inStukken, teksten } from './stukken.ts';

/** Who writes, for which municipality, and what it is called. What a `proef` writes is rolled back. */
export type Schrijver = {
  gemeenteId: number;
  gebruikerId: number;
  bsn: BsnKluis;
  naam: string;
  jaar: number;
  proef?: boolean;
};

export async function loadContracten(db: Kysely<DB>, gemeenteId: number): Promise<Contractproduct[]> {
  const rijen = await db
    .selectFrom('contractproduct as c')
    .innerJoin('aanbieder as a', 'a.id', 'c.aanbieder_id')
    .select(['a.agb', 'c.product', 'c.geldig', 'c.tarief', 'c.productcategorie', 'c.productcode'])
    .where('c.gemeente_id', '=', gemeenteId)
    .execute();
  return rijen.map((rij) => ({ ...rij, geldig: fromDaterangeOpen(rij.geldig) }));
}

/** New aanbieders, and those that are known brought up to date. Gives the ids by AGB code. */
export async function saveAanbieders(db: Kysely<DB>, rijen: readonly AanbiederRij[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const stuk of inStukken(rijen)) {
    const gemaakt = await sql<{ id: number; agb: string }>`
      insert into aanbieder (agb, naam, sector, postcode, woonplaats)
      select * from unnest(${stuk.map((r) => r.agb)}::text[], ${stuk.map((r) => r.naam)}::text[], ${stuk.map((r) => r.sector ?? '')}::text[],
                           ${stuk.map((r) => r.postcode ?? '')}::text[], ${stuk.map((r) => r.woonplaats ?? '')}::text[])
      on conflict (agb) do update set naam = excluded.naam, sector = excluded.sector, postcode = excluded.postcode, woonplaats = excluded.woonplaats
      returning id, agb`.execute(db);
    for (const { id, agb } of gemaakt.rows) ids.set(agb, id);
  }
  return ids;
}

/** New residents, in the queue "nog te verdelen". Gives their keys by BSN. */
export async function insertInwoners(
  db: Kysely<DB>,
  wie: Schrijver,
  rijen: readonly InwonerRij[],
): Promise<Map<string, InwonerSleutel>> {
  const sleutels = new Map<string, InwonerSleutel>();
  for (const stuk of inStukken(rijen, 5000)) {
    // A number that was given out does not come back with a rollback.
    const reeks = wie.proef ? sql`gen_random_uuid()` : sql`nextval('dossiernummer_reeks')`;
    const nummers = await sql<{ nummer: string }>`
      select ${wie.jaar}::text || '-' || ${reeks} as nummer from generate_series(1, ${stuk.length}::int)`.execute(db);
    const bsnVan = new Map(nummers.rows.map(({ nummer }, i) => [nummer, stuk[i]?.bsn ?? '']));
    const gemaakt = await sql<{ id: number; dossiernummer: string }>`
      insert into inwoner (gemeente_id, dossiernummer, consulent_id, status, herkomst)
      select ${wie.gemeenteId}, nummer, 0, 'aangemeld', 'levering' from unnest(${[...bsnVan.keys()]}::text[]) as n(nummer)
      returning id, dossiernummer`.execute(db);
    for (const { id, dossiernummer } of gemaakt.rows) sleutels.set(bsnVan.get(dossiernummer) ?? '', { id, consulentId: 0 });
    await insertPersonen(db, wie, stuk, sleutels);
  }
  return sleutels;
}

const sleutelVan = <T>(sleutels: ReadonlyMap<string, T>, naam: string): T => {
  const sleutel = sleutels.get(naam);
  // The judgement has seen to it that it is there; the name may be a BSN, so it stays out of the message.
  if (sleutel === undefined) throw new Error('een aangenomen rij verwijst naar iets dat er niet is');
  return sleutel;
};

async function insertPersonen(
  db: Kysely<DB>,
  wie: Schrijver,
  rijen: readonly InwonerRij[],
  sleutels: ReadonlyMap<string, InwonerSleutel>,
): Promise<void> {
  const { id, consulent } = kolommenInwoner(rijen, sleutels);
  await sql`
    insert into inwoner_persoon (gemeente_id, inwoner_id, consulent_id, bsn_versleuteld, bsn_hash, bsn_einde, voornaam, voorvoegsel, achternaam,
                                 zoeknaam, geboortedatum, straat, huisnummer, postcode, woonplaats)
    select ${wie.gemeenteId}, r.* from unnest(${id}::int[], ${consulent}::int[], ${rijen.map((r) => wie.bsn.versleutel(r.bsn))}::bytea[],
      ${rijen.map((r) => wie.bsn.hash(r.bsn))}::bytea[], ${rijen.map((r) => r.bsn.slice(-3))}::text[], ${rijen.map((r) => r.voornaam)}::text[],
      ${rijen.map((r) => r.voorvoegsel ?? '')}::text[], ${rijen.map((r) => r.achternaam)}::text[],
      ${rijen.map((r) => zoeknaam(r))}::text[], ${rijen.map((r) => r.geboortedatum)}::date[],
      ${rijen.map((r) => r.straat ?? '')}::text[], ${rijen.map((r) => r.huisnummer ?? '')}::text[],
      ${rijen.map((r) => r.postcode ?? '')}::text[], ${rijen.map((r) => r.woonplaats ?? '')}::text[]) as r`.execute(db);
}

const kolommenInwoner = (rijen: readonly InwonerRij[], sleutels: ReadonlyMap<string, InwonerSleutel>) => {
  const van = rijen.map((r) => sleutelVan(sleutels, r.bsn));
  return { id: van.map((s) => s.id), consulent: van.map((s) => s.consulentId) };
};

/** Names and addresses of residents that are known. */
export async function updatePersonen(
  db: Kysely<DB>,
  wie: Schrijver,
  rijen: readonly InwonerRij[],
  sleutels: ReadonlyMap<string, InwonerSleutel>,
): Promise<void> {
  for (const stuk of inStukken(rijen)) {
    const { id } = kolommenInwoner(stuk, sleutels);
    await sql`
      update inwoner_persoon p set voornaam = r.voornaam, voorvoegsel = r.voorvoegsel, achternaam = r.achternaam, zoeknaam = r.zoeknaam,
             geboortedatum = r.geboortedatum, straat = r.straat, huisnummer = r.huisnummer, postcode = r.postcode, woonplaats = r.woonplaats
        from unnest(${id}::int[], ${stuk.map((r) => r.voornaam)}::text[], ${stuk.map((r) => r.voorvoegsel ?? '')}::text[],
                    ${stuk.map((r) => r.achternaam)}::text[], ${stuk.map((r) => zoeknaam(r))}::text[],
                    ${stuk.map((r) => r.geboortedatum)}::date[], ${stuk.map((r) => r.straat ?? '')}::text[], ${stuk.map((r) => r.huisnummer ?? '')}::text[],
                    ${stuk.map((r) => r.postcode ?? '')}::text[], ${stuk.map((r) => r.woonplaats ?? '')}::text[])
             as r(id, voornaam, voorvoegsel, achternaam, zoeknaam, geboortedatum, straat, huisnummer, postcode, woonplaats)
       where p.gemeente_id = ${wie.gemeenteId} and p.inwoner_id = r.id`.execute(db);
    await sql`update inwoner set versie = versie + 1 where gemeente_id = ${wie.gemeenteId} and id = any(${id}::int[])`.execute(
      db,
    );
  }
}

/** The benefit as delivered: one that changed ends and the new one stands beside it; the day of the agreement is not delivered. */
export async function saveUitkeringen(
  db: Kysely<DB>,
  wie: Schrijver,
  rijen: readonly InwonerRij[],
  sleutels: ReadonlyMap<string, InwonerSleutel>,
): Promise<void> {
  for (const stuk of inStukken(rijen)) {
    const { id, consulent } = kolommenInwoner(stuk, sleutels);
    const soort = stuk.map((r) => r.uitkering);
    const toestemming = stuk.map((r) => r.toestemmingUitkering);
    const geleverd = sql`unnest(${id}::int[], ${consulent}::int[], ${soort}::text[], ${toestemming}::boolean[]) as r(id, consulent, soort, toestemming)`;
    await sql`
      update uitkering u set vervallen_op = now() from ${geleverd}
       where u.gemeente_id = ${wie.gemeenteId} and u.inwoner_id = r.id and u.vervallen_op is null
         and (u.soort, u.toestemming) is distinct from (r.soort, r.toestemming)`.execute(db);
    await sql`
      insert into uitkering (gemeente_id, inwoner_id, consulent_id, soort, toestemming)
      select ${wie.gemeenteId}, r.id, r.consulent, r.soort, r.toestemming from ${geleverd}
       where r.soort is not null and not exists (
         select from uitkering u where u.gemeente_id = ${wie.gemeenteId} and u.inwoner_id = r.id and u.vervallen_op is null)`.execute(
      db,
    );
  }
}

/** L2: a trede of a day that has none yet (or, as a correction, another) is a new ladderbepaling. */
export async function insertLadderbepalingen(
  db: Kysely<DB>,
  wie: Schrijver,
  rijen: readonly InwonerRij[],
  sleutels: ReadonlyMap<string, InwonerSleutel>,
  regelingOp: (dag: string) => number | null,
): Promise<void> {
  const motivering = `Overgenomen uit de levering ${wie.naam}.`;
  for (const stuk of inStukken(rijen)) {
    const { id, consulent } = kolommenInwoner(stuk, sleutels);
    await sql`
      insert into ladderbepaling (gemeente_id, inwoner_id, consulent_id, peildatum, trede, motivering, regeling_id, door, herkomst)
      select ${wie.gemeenteId}, r.id, r.consulent, r.dag, r.trede, ${motivering}, r.regeling, ${wie.gebruikerId}, 'levering'
        from unnest(${id}::int[], ${consulent}::int[], ${stuk.map((r) => r.tredeDatum)}::date[], ${stuk.map((r) => r.trede)}::int[],
                    ${stuk.map((r) => regelingOp(r.tredeDatum))}::int[]) as r(id, consulent, dag, trede, regeling)
       where r.trede is distinct from (
         select l.trede from ladderbepaling l where l.gemeente_id = ${wie.gemeenteId} and l.inwoner_id = r.id and l.peildatum = r.dag
          order by l.vastgelegd_op desc, l.id desc limit 1)`.execute(db);
  }
}

/** Toewijzingen that were decided elsewhere: facts without a besluit. Gives their keys by number. */
export async function insertToewijzingen(
  db: Kysely<DB>,
  wie: Schrijver,
  rijen: readonly (ToewijzingRij & { velden: Toewijzingsvelden })[],
  inwoners: ReadonlyMap<string, InwonerSleutel>,
  aanbieders: ReadonlyMap<string, number>,
): Promise<Map<string, ToewijzingSleutel>> {
  const sleutels = new Map<string, ToewijzingSleutel>();
  for (const stuk of inStukken(rijen)) {
    const van = stuk.map((r) => sleutelVan(inwoners, r.bsn));
    const gemaakt = await sql<{ id: number; nummer: number; inwoner_id: number; consulent_id: number; aanbieder_id: number }>`
      insert into toewijzing (gemeente_id, nummer, inwoner_id, consulent_id, aanbieder_id, herkomst, product, productcategorie, productcode,
                              eenheid, frequentie, volume, minuten_per_week, looptijd, start_trede, doel_trede, status, toegewezen_op,
                              geaccepteerd_op, gestart_op, beeindigd_op, regeling_id)
      select ${wie.gemeenteId}, r.nummer, r.inwoner, r.consulent, r.aanbieder, 'levering', r.product, r.categorie, r.code, r.eenheid, r.frequentie,
             r.volume, r.minuten, daterange(r.van, r.tot, '[]'),
             (select l.trede from ladderbepaling l where l.gemeente_id = ${wie.gemeenteId} and l.inwoner_id = r.inwoner and l.peildatum <= r.van
                 and l.vervallen_op is null
               order by l.peildatum desc, l.vastgelegd_op desc, l.id desc limit 1),
             r.doel, r.status, r.van, r.van, r.gestart, r.beeindigd, r.regeling
        from unnest(${stuk.map((r) => Number(r.nummer))}::int[], ${van.map((s) => s.id)}::int[], ${van.map((s) => s.consulentId)}::int[],
                    ${stuk.map((r) => sleutelVan(aanbieders, r.agb))}::int[], ${stuk.map((r) => r.product)}::text[],
                    ${stuk.map((r) => r.velden.productcategorie)}::text[], ${stuk.map((r) => r.velden.productcode)}::text[],
                    ${stuk.map((r) => r.velden.eenheid)}::text[], ${stuk.map((r) => r.velden.frequentie)}::text[],
                    ${stuk.map((r) => r.velden.volume)}::int[], ${stuk.map((r) => r.minutenPerWeek)}::int[], ${stuk.map((r) => r.van)}::date[],
                    ${stuk.map((r) => r.tot)}::date[], ${stuk.map((r) => r.doelTrede)}::int[], ${stuk.map((r) => r.velden.status)}::text[],
                    ${stuk.map((r) => r.velden.gestartOp)}::date[], ${stuk.map((r) => r.velden.beeindigdOp)}::date[],
                    ${stuk.map((r) => r.velden.regelingId)}::int[])
             as r(nummer, inwoner, consulent, aanbieder, product, categorie, code, eenheid, frequentie, volume, minuten, van, tot, doel, status,
                  gestart, beeindigd, regeling)
      returning id, nummer, inwoner_id, consulent_id, aanbieder_id`.execute(db);
    for (const t of gemaakt.rows) {
      sleutels.set(String(t.nummer), {
        id: t.id,
        inwonerId: t.inwoner_id,
        consulentId: t.consulent_id,
        aanbiederId: t.aanbieder_id,
      });
    }
  }
  return sleutels;
}

/** Residents that got a toewijzing are under way. */
export async function markInTraject(db: Kysely<DB>, gemeenteId: number, inwonerIds: readonly number[]): Promise<void> {
  for (const stuk of inStukken(inwonerIds)) {
    await sql`
      update inwoner set status = 'in-traject', versie = versie + 1
       where gemeente_id = ${gemeenteId} and id = any(${stuk}::int[]) and status <> 'in-traject'`.execute(db);
  }
}

/** One part of the hours; the caller cuts, so that it can show how far it is. */
export async function insertUren(
  db: Kysely<DB>,
  wie: Schrijver,
  rijen: readonly UrenRij[],
  toewijzingen: ReadonlyMap<string, ToewijzingSleutel>,
): Promise<void> {
  const van = rijen.map((r) => sleutelVan(toewijzingen, r.toewijzing));
  await sql`
    insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, regel_id, door)
    select ${wie.gemeenteId}, r.toewijzing, r.inwoner, r.consulent, r.aanbieder, r.datum, r.minuten, 'ingestuurd', 'levering', r.regel, ${wie.gebruikerId}
      from unnest(${getallen(van.map((s) => s.id))}::int[], ${getallen(van.map((s) => s.inwonerId))}::int[],
                  ${getallen(van.map((s) => s.consulentId))}::int[], ${getallen(van.map((s) => s.aanbiederId))}::int[],
                  ${dagen(rijen.map((r) => r.datum))}::date[], ${getallen(rijen.map((r) => r.minuten))}::int[],
                  ${teksten(rijen.map((r) => r.regelId))}::text[]) as r(toewijzing, inwoner, consulent, aanbieder, datum, minuten, regel)`.execute(
    db,
  );
}

/** New results; one that is known gets the answer of the municipality that was still open. */
export async function saveResultaten(
  db: Kysely<DB>,
  wie: Schrijver,
  rijen: readonly ResultaatRij[],
  toewijzingen: ReadonlyMap<string, ToewijzingSleutel>,
): Promise<void> {
  for (const stuk of inStukken(rijen)) {
    const van = stuk.map((r) => sleutelVan(toewijzingen, r.toewijzing));
    await sql`
      insert into resultaat (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, bereikte_trede, onderbouwing, herkomst,
                             gemeld_door, akkoord, akkoord_door, akkoord_op)
      select ${wie.gemeenteId}, r.toewijzing, r.inwoner, r.consulent, r.aanbieder, r.datum, r.trede, ${`Overgenomen uit de levering ${wie.naam}.`},
             'levering', ${wie.gebruikerId}, r.akkoord, case when r.akkoord is not null then ${wie.gebruikerId}::int end,
             case when r.akkoord is not null then clock_timestamp() end
        from unnest(${van.map((s) => s.id)}::int[], ${van.map((s) => s.inwonerId)}::int[], ${van.map((s) => s.consulentId)}::int[],
                    ${van.map((s) => s.aanbiederId)}::int[], ${stuk.map((r) => r.datum)}::date[], ${stuk.map((r) => r.bereikteTrede)}::int[],
                    ${stuk.map((r) => r.akkoordGemeente)}::boolean[]) as r(toewijzing, inwoner, consulent, aanbieder, datum, trede, akkoord)
      on conflict (gemeente_id, toewijzing_id) do update
        set akkoord = excluded.akkoord, akkoord_door = excluded.akkoord_door, akkoord_op = excluded.akkoord_op, bewijs = null, versie = resultaat.versie + 1`.execute(
      db,
    );
  }
}

/** A line in the logboek for each resident that came in: one statement. */
export async function insertLogboekInwoners(
  db: Kysely<DB>,
  wie: Schrijver,
  handeling: string,
  inwonerIds: readonly number[],
  herkomst: 'opdrachtregel' | 'taak',
  grond: string,
): Promise<void> {
  for (const stuk of inStukken(inwonerIds)) {
    await sql`
      insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst)
      select ${wie.gemeenteId}, ${wie.gebruikerId}, app.rol(), ${handeling}, 'inwoner', id::text, id, ${grond}, 'gelukt', ${herkomst}
        from unnest(${stuk}::int[]) as r(id)`.execute(db);
  }
}
