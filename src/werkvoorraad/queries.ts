import { type Kysely, sql } from 'kysely';
import { onderzoekTot } from '../aanmelding/index.ts';
import type { Landelijk } from '../beleid/index.ts';
import { toonNaam } from '../inwoner/index.ts';
import { type Datum, datum } from '../kernel/datum.ts';
import { dagVan } from '../kernel/moment.ts';
import { fromDaterange } from '../kernel/periode.ts';
import { isTrede } from '../kernel/trede.ts';
import type { DB } from '../platform/db/schema.ts';
import { antwoordTermijn } from '../toewijzing/index.ts';
import type { InwonerFeiten, ToewijzingFeiten } from './types.ts';

const inwoners = (db: Kysely<DB>) =>
  db
    .selectFrom('inwoner as i')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
    )
    .innerJoin('gebruiker as g', 'g.id', 'i.consulent_id')
    .select([
      'i.id',
      'i.dossiernummer',
      'i.status',
      'i.consulent_id',
      'g.naam as consulent',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.zoeknaam',
      'p.woonplaats',
    ])
    .execute();

const aanmeldingen = (db: Kysely<DB>) =>
  db
    .selectFrom('aanmelding')
    .distinctOn('inwoner_id')
    .select(['inwoner_id', 'ontvangen_op'])
    .orderBy('inwoner_id')
    .orderBy('id', 'desc')
    .execute();

const treden = (db: Kysely<DB>) =>
  db
    .selectFrom('ladderbepaling')
    .distinctOn('inwoner_id')
    .select(['inwoner_id', 'trede', 'peildatum', 'vastgelegd_op'])
    .orderBy('inwoner_id')
    .orderBy('peildatum', 'desc')
    .orderBy('vastgelegd_op', 'desc')
    .execute();

const toetsen = (db: Kysely<DB>) =>
  db
    .selectFrom('toets')
    .distinctOn('inwoner_id')
    .select([
      'inwoner_id',
      'vastgelegd_op',
      sql<boolean>`jsonb_path_exists(uitkomst, '$.producten[*] ? (@.uitkomst == "passend" || @.uitkomst == "onder-voorwaarde")')`.as(
        'past',
      ),
    ])
    .orderBy('inwoner_id')
    .orderBy('id', 'desc')
    .execute();

const besluiten = (db: Kysely<DB>) =>
  db
    .selectFrom('besluit')
    .select(['id', 'inwoner_id', 'product', 'vastgelegd_op', 'bekendgemaakt_op', 'genomen_op'])
    .orderBy('id')
    .execute();

const toewijzingen = (db: Kysely<DB>) =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select((eb) => [
      't.id',
      't.inwoner_id',
      't.product',
      'a.naam as aanbieder',
      't.status',
      't.looptijd',
      't.toegewezen_op',
      't.doel_trede',
      eb
        .selectFrom('doel as d')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('d.gemeente_id', '=', 't.gemeente_id')
        .whereRef('d.toewijzing_id', '=', 't.id')
        .as('doelen'),
    ])
    .orderBy('t.id')
    .execute();

const antwoordenOpDoelen = (db: Kysely<DB>) =>
  db
    .selectFrom('instemming')
    .distinctOn('toewijzing_id')
    .select(['toewijzing_id', 'akkoord', 'toelichting', 'gegeven_op'])
    .where('onderwerp', '=', 'doelen')
    .orderBy('toewijzing_id')
    .orderBy('id', 'desc')
    .execute();

// The latest answer on a week, when it was no and the hours of that week were not changed after it.
const betwisteWeken = async (db: Kysely<DB>) =>
  (
    await sql<{ toewijzing_id: number; maandag: string; gegeven_op: Date }>`
      select i.toewijzing_id, i.maandag, i.gegeven_op
        from (select distinct on (toewijzing_id, maandag) gemeente_id, toewijzing_id, maandag, akkoord, gegeven_op
                from instemming where onderwerp = 'uren' order by toewijzing_id, maandag, id desc) i
       where not i.akkoord
         and not exists (select from uren u where u.gemeente_id = i.gemeente_id and u.toewijzing_id = i.toewijzing_id
                            and u.datum between i.maandag and i.maandag + 6
                            and (u.vastgelegd_op > i.gegeven_op or u.vervallen_op > i.gegeven_op))
       order by i.maandag`.execute(db)
  ).rows;

const ongelezen = (db: Kysely<DB>) =>
  db
    .selectFrom('voortgang as v')
    .innerJoin('aanbieder as a', 'a.id', 'v.aanbieder_id')
    .select(['v.id', 'v.inwoner_id', 'v.toewijzing_id', 'v.datum', 'a.naam as aanbieder'])
    .where('v.gelezen_op', 'is', null)
    .orderBy('v.id')
    .execute();

const resultaten = (db: Kysely<DB>) =>
  db.selectFrom('resultaat').select(['id', 'toewijzing_id', 'datum', 'bereikte_trede', 'akkoord']).execute();

const uitkeringen = (db: Kysely<DB>) =>
  db.selectFrom('uitkering').select(['inwoner_id', 'toestemming']).where('vervallen_op', 'is', null).execute();

const perSleutel = <T>(rijen: readonly T[], sleutel: (rij: T) => number): Map<number, T[]> => {
  const kaart = new Map<number, T[]>();
  for (const rij of rijen) {
    const lijst = kaart.get(sleutel(rij));
    if (lijst) lijst.push(rij);
    else kaart.set(sleutel(rij), [rij]);
  }
  return kaart;
};

const antwoordTot = (landelijk: Landelijk, toegewezen: Datum): Datum | undefined => {
  const { van, totEnMet } = landelijk.feestdagJaren;
  // The term may run into the next year.
  return toegewezen.year < van || toegewezen.year >= totEnMet ? undefined : antwoordTermijn(landelijk, toegewezen);
};

/** The facts of all residents that the reader may see, in one round trip. */
export const findFeiten = async (db: Kysely<DB>, landelijk: Landelijk): Promise<InwonerFeiten[]> => {
  const [wie, gemeld, trede, toets, besluit, toewijzing, doelen, betwist, voortgang, resultaat, uitkering] = await Promise.all([
    inwoners(db),
    aanmeldingen(db),
    treden(db),
    toetsen(db),
    besluiten(db),
    toewijzingen(db),
    antwoordenOpDoelen(db),
    betwisteWeken(db),
    ongelezen(db),
    resultaten(db),
    uitkeringen(db),
  ]);
  const doelenVan = perSleutel(doelen, (rij) => rij.toewijzing_id);
  const betwistVan = perSleutel(betwist, (rij) => rij.toewijzing_id);
  const resultaatVan = perSleutel(resultaat, (rij) => rij.toewijzing_id);
  const maakToewijzing = (t: (typeof toewijzing)[number]): ToewijzingFeiten => {
    const antwoord = doelenVan.get(t.id)?.[0];
    const r = resultaatVan.get(t.id)?.[0];
    return {
      id: t.id,
      product: t.product,
      aanbieder: t.aanbieder,
      status: t.status,
      periode: fromDaterange(t.looptijd),
      antwoordTot: antwoordTot(landelijk, datum(t.toegewezen_op)),
      doelTrede: isTrede(t.doel_trede) ? t.doel_trede : undefined,
      doelen: Number(t.doelen ?? 0),
      doelenAkkoord: antwoord && {
        akkoord: antwoord.akkoord,
        op: dagVan(antwoord.gegeven_op),
        toelichting: antwoord.toelichting,
      },
      betwisteWeken: (betwistVan.get(t.id) ?? []).map((b) => ({ maandag: datum(b.maandag), op: dagVan(b.gegeven_op) })),
      resultaat:
        r && isTrede(r.bereikte_trede)
          ? { id: r.id, datum: datum(r.datum), bereikteTrede: r.bereikte_trede, akkoord: r.akkoord ?? undefined }
          : undefined,
    };
  };
  const gemeldVan = perSleutel(gemeld, (rij) => rij.inwoner_id);
  const tredeVan = perSleutel(trede, (rij) => rij.inwoner_id);
  const toetsVan = perSleutel(toets, (rij) => rij.inwoner_id);
  const besluitVan = perSleutel(besluit, (rij) => rij.inwoner_id);
  const toewijzingVan = perSleutel(toewijzing, (rij) => rij.inwoner_id);
  const voortgangVan = perSleutel(voortgang, (rij) => rij.inwoner_id);
  const uitkeringVan = perSleutel(uitkering, (rij) => rij.inwoner_id);
  return wie.map((i) => {
    const ontvangen = gemeldVan.get(i.id)?.[0]?.ontvangen_op;
    const l = tredeVan.get(i.id)?.[0];
    const t = toetsVan.get(i.id)?.[0];
    const u = uitkeringVan.get(i.id)?.[0];
    return {
      id: i.id,
      naam: toonNaam(i),
      zoeknaam: i.zoeknaam,
      dossiernummer: i.dossiernummer,
      woonplaats: i.woonplaats,
      status: i.status,
      consulentId: i.consulent_id,
      consulent: i.consulent,
      aangemeldOp: ontvangen === undefined ? undefined : datum(ontvangen),
      onderzoekTot: ontvangen === undefined ? undefined : onderzoekTot(landelijk, datum(ontvangen)),
      trede: l && isTrede(l.trede) ? { trede: l.trede, peildatum: datum(l.peildatum), vastgelegdOp: l.vastgelegd_op } : undefined,
      toets: t && { vastgelegdOp: t.vastgelegd_op, past: t.past },
      besluiten: (besluitVan.get(i.id) ?? []).map((b) => ({
        id: b.id,
        product: b.product,
        vastgelegdOp: b.vastgelegd_op,
        bekendgemaakt: b.bekendgemaakt_op !== null,
        genomenOp: datum(b.genomen_op),
      })),
      toewijzingen: (toewijzingVan.get(i.id) ?? []).map(maakToewijzing),
      ongelezenVoortgang: (voortgangVan.get(i.id) ?? []).map((v) => ({
        id: v.id,
        toewijzingId: v.toewijzing_id,
        datum: datum(v.datum),
        aanbieder: v.aanbieder,
      })),
      uitkering: u && { toestemming: u.toestemming ?? undefined },
    };
  });
};

/** What others did with one's residents from a moment on, latest first. */
export const findGewijzigd = (db: Kysely<DB>, vanaf: Date) =>
  db
    .selectFrom('logboek as l')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'l.gemeente_id').onRef('p.inwoner_id', '=', 'l.inwoner_id'),
    )
    // Nobody in person (0): a delivery, or a reading in at the start.
    .leftJoin('gebruiker as g', (join) => join.onRef('g.id', '=', 'l.gebruiker_id').on('g.id', '<>', 0))
    .leftJoin('aanbieder as a', 'a.id', 'g.aanbieder_id')
    .where('l.moment', '>=', vanaf)
    .where('l.handeling', 'not in', ['inzage', 'bsn-gezocht'])
    .where('l.uitkomst', '=', 'gelukt')
    .where('l.gebruiker_id', '<>', (eb) => eb.fn<number>('app.gebruiker'))
    .select([
      'l.id',
      'l.moment',
      'l.handeling',
      'l.soort',
      'l.rol',
      'p.inwoner_id',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'g.naam as door',
      'a.naam as aanbieder',
    ])
    .orderBy('l.id', 'desc')
    .limit(8)
    .execute();

/** Residents of a consulent (0: nobody yet) for giving them out, the oldest aanmelding first. */
export const findTeVerdelen = (db: Kysely<DB>, o: { consulentId: number; perPagina: number; pagina: number }) =>
  db
    .selectFrom('inwoner as i')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('aanmelding as a')
          .select(['a.ontvangen_op', 'a.vraag'])
          .whereRef('a.gemeente_id', '=', 'i.gemeente_id')
          .whereRef('a.inwoner_id', '=', 'i.id')
          .orderBy('a.id', 'desc')
          .limit(1)
          .as('m'),
      (join) => join.onTrue(),
    )
    .where('i.consulent_id', '=', o.consulentId)
    .where('i.status', '<>', 'afgerond')
    .select((eb) => [
      'i.id',
      'i.dossiernummer',
      'i.herkomst',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.postcode',
      'p.woonplaats',
      'm.ontvangen_op',
      'm.vraag',
      eb.fn.countAll<number>().over().as('totaal'),
    ])
    .orderBy('m.ontvangen_op', (orde) => orde.asc().nullsLast())
    .orderBy('i.id')
    .limit(o.perPagina)
    .offset((o.pagina - 1) * o.perPagina)
    .execute();

/** Names and consulent of the residents that were ticked. */
export const findGekozen = async (db: Kysely<DB>, ids: readonly number[]) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('inwoner as i')
        .innerJoin('inwoner_persoon as p', (join) =>
          join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
        )
        .where('i.id', 'in', [...ids])
        .select(['i.id', 'i.dossiernummer', 'i.consulent_id', 'p.voornaam', 'p.voorvoegsel', 'p.achternaam'])
        .orderBy('p.zoeknaam')
        .execute();

/** A consulent of the municipality who works here today. */
export const findActieveConsulent = (
  db: Kysely<DB>,
  o: { id: number; gemeenteId: number },
): Promise<{ id: number } | undefined> =>
  db
    .selectFrom('gebruiker')
    .select('id')
    .where('id', '=', o.id)
    .where('rol', '=', 'consulent')
    .where('actief', '=', true)
    .where('gemeente_id', '=', o.gemeenteId)
    .executeTakeFirst();

/** Residents who still have consulent `van` get `naar`; gives whom it reached. */
export const updateConsulent = async (
  db: Kysely<DB>,
  o: { van: number; naar: number; inwonerIds: readonly number[] },
): Promise<number[]> => {
  const geraakt = await db
    .updateTable('inwoner')
    .set((eb) => ({ consulent_id: o.naar, versie: eb('versie', '+', 1) }))
    .where('id', 'in', [...o.inwonerIds])
    .where('consulent_id', '=', o.van)
    .returning('id')
    .execute();
  return geraakt.map(({ id }) => id);
};
