// Only what is the resident's own: row-level security gives nothing else, and each query says so once more.
import { type Kysely, sql } from 'kysely';
import { type Datum, datum, isNa, isoDatum, plusDagen } from '../kernel/datum.ts';
import { fromDaterange } from '../kernel/periode.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';
import { leesOpgeschort, leesUrenEerder } from '../kernel/weekverloop.ts';
import type { DB } from '../platform/db/schema.ts';
import { standOp } from '../toewijzing/index.ts';
import { zoalsBekend } from '../wijziging/index.ts';
import type { InstemmingMetPlek, Plek, UrenMetPlek } from './types.ts';

// Who acts was set by app.start in the same round trip.
const ik = sql<number>`app.inwoner()`;
const dag = (iso: string | null): Datum | undefined => (iso === null ? undefined : datum(iso));

/** Who I am and who my contact person is; when that one is away today, until when and who is there instead. */
export const getMijzelf = (db: Kysely<DB>, vandaag: Datum) =>
  db
    .selectFrom('inwoner as i')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
    )
    .leftJoin('gebruiker as g', 'g.id', 'i.consulent_id')
    .leftJoin(
      sql<{
        afwezig: boolean;
        tot: string | null;
        vervanger: string | null;
        telefoon: string | null;
      }>`app.contact_afwezig(${isoDatum(vandaag)}::date)`.as('weg'),
      (join) => join.onTrue(),
    )
    .select([
      'i.gemeente_id as gemeenteId',
      'i.id',
      'i.status',
      'i.contact',
      'i.consulent_id as consulentId',
      'p.voornaam',
      'g.naam as consulentNaam',
      'g.functie as consulentFunctie',
      'g.telefoon as consulentTelefoon',
      'weg.afwezig',
      'weg.tot as afwezigTot',
      'weg.vervanger',
      'weg.telefoon as vervangerTelefoon',
    ])
    .where('i.id', '=', ik)
    .executeTakeFirstOrThrow();

/** Day of the latest aanmelding. */
export const findAanmelding = (db: Kysely<DB>) =>
  db
    .selectFrom('aanmelding')
    .select('ontvangen_op as ontvangenOp')
    .where('inwoner_id', '=', ik)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Oldest first. */
export const findLadder = async (
  db: Kysely<DB>,
): Promise<{ trede: Trede; datum: Datum; perspectief: Trede | undefined; door: string | undefined }[]> => {
  const rijen = await db
    .selectFrom('ladderbepaling as l')
    .leftJoin('gebruiker as g', 'g.id', 'l.door')
    .select(['l.trede', 'l.peildatum', 'l.perspectief', 'l.door as doorId', 'g.naam'])
    .where('l.inwoner_id', '=', ik)
    .where('l.vervallen_op', 'is', null)
    .orderBy('l.peildatum')
    .orderBy('l.vastgelegd_op')
    .execute();
  return rijen.flatMap((rij) =>
    isTrede(rij.trede)
      ? [
          {
            trede: rij.trede,
            datum: datum(rij.peildatum),
            perspectief: isTrede(rij.perspectief) ? rij.perspectief : undefined,
            door: rij.doorId === 0 ? undefined : (rij.naam ?? undefined),
          },
        ]
      : [],
  );
};

/** My toewijzingen with goals, guide, answer on the goals and result; running ones first. */
export const findPlekken = async (db: Kysely<DB>, vandaag: Datum): Promise<Plek[]> => {
  const iso = isoDatum(vandaag);
  const [wijzigingen, geweigerd, rijen, doelen, plaatsingen, antwoorden, resultaten, afdoeningen] = await Promise.all([
    db
      .selectFrom('toewijzingwijziging as w')
      .leftJoin('besluit as b', (join) => join.onRef('b.gemeente_id', '=', 'w.gemeente_id').onRef('b.id', '=', 'w.besluit_id'))
      .select([
        'w.id',
        'w.toewijzing_id',
        'w.soort',
        'w.van',
        'w.tot',
        'w.minuten',
        'w.betreft_id',
        'w.looptijd_voor',
        'w.van_regeling_id',
        'w.looptijd_na',
        'w.verschil',
        'w.reden',
        'w.vastgelegd_op',
        sql<boolean>`w.besluit_id is null or b.bekendgemaakt_op is not null`.as('bekend'),
      ])
      .where('w.inwoner_id', '=', ik)
      .orderBy('w.id')
      .execute(),
    db
      .selectFrom('verlengverzoek')
      .select(['toewijzing_id', 'antwoord', 'wat_dan', 'besloten_op'])
      .where('inwoner_id', '=', ik)
      .where('stand', '=', 'geweigerd')
      .orderBy('id', 'desc')
      .execute(),
    db
      .selectFrom('toewijzing as t')
      .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
      .select([
        't.id',
        't.product',
        't.besluit_id',
        't.regeling_id',
        'a.naam as aanbieder',
        't.looptijd',
        't.looptijd_besloten',
        't.opgeschort',
        't.verlengd',
        't.verlengingen',
        't.uren_eerder',
        't.regeling_eerder',
        't.minuten_per_week',
        't.status',
        't.geaccepteerd_op',
        't.gestart_op',
        't.beeindigd_op',
      ])
      .where('t.inwoner_id', '=', ik)
      .orderBy(sql`t.status in ('geweigerd','beeindigd')`)
      .orderBy(sql`lower(t.looptijd) desc`)
      .orderBy('t.id')
      .execute(),
    db
      .selectFrom('doel')
      .select(['id', 'toewijzing_id', 'tekst'])
      .where('inwoner_id', '=', ik)
      .where('stand', '=', 'loopt')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('plaatsing')
      .select(['toewijzing_id', 'werkplek', 'begeleider'])
      .where('inwoner_id', '=', ik)
      // The place of today; before the start the first one, after the end the last.
      .orderBy(sql`periode @> ${iso}::date`, 'desc')
      .orderBy(sql`lower(periode)`, 'desc')
      .execute(),
    db
      .selectFrom('instemming')
      .select(['toewijzing_id', 'akkoord', 'toelichting', 'gegeven_op'])
      .where('inwoner_id', '=', ik)
      .where('onderwerp', '=', 'doelen')
      .orderBy('id', 'desc')
      .execute(),
    db.selectFrom('resultaat').select(['toewijzing_id', 'akkoord']).where('inwoner_id', '=', ik).execute(),
    db
      .selectFrom('plichtafdoening')
      .select(['toewijzing_id', 'soort', 'wat', 'dag'])
      .where('inwoner_id', '=', ik)
      .orderBy('id')
      .execute(),
  ]);
  return rijen.map((nu) => {
    // Portal and letter are one moment.
    const { t: rij, wijzigingen: geweten } = zoalsBekend(
      nu,
      wijzigingen.filter((een) => een.toewijzing_id === nu.id),
    );
    const plaatsing = plaatsingen.find((een) => een.toewijzing_id === rij.id);
    const antwoord = antwoorden.find((een) => een.toewijzing_id === rij.id);
    const periode = fromDaterange(rij.looptijd);
    return {
      id: rij.id,
      product: rij.product,
      regelingId: rij.regeling_id,
      besluitId: rij.besluit_id ?? undefined,
      aanbieder: rij.aanbieder,
      periode,
      loop: {
        product: rij.product,
        regeling_id: rij.regeling_id,
        // Of what he was not told yet nothing holds for him: then the version is that of before.
        regeling_eerder: rij.regeling_id === nu.regeling_id ? nu.regeling_eerder : null,
        looptijd: rij.looptijd,
        looptijd_besloten: rij.looptijd_besloten,
        opgeschort: rij.opgeschort,
        verlengd: rij.verlengd,
        verlengingen: rij.verlengingen,
      },
      opgeschort: leesOpgeschort(rij.opgeschort),
      minutenPerWeek: leesUrenEerder(rij.uren_eerder).find(({ tot }) => !isNa(vandaag, tot))?.minuten ?? rij.minuten_per_week,
      status: standOp({ status: rij.status, tot: periode.tot }, vandaag),
      begonnenOp: dag(rij.gestart_op),
      beeindigdOp: dag(rij.beeindigd_op),
      begeleider: plaatsing?.begeleider,
      werkplek: plaatsing?.werkplek,
      doelen: doelen.filter((doel) => doel.toewijzing_id === rij.id).map(({ id, tekst }) => ({ id, tekst })),
      doelenAntwoord: antwoord && {
        akkoord: antwoord.akkoord,
        toelichting: antwoord.toelichting,
        gegevenOp: antwoord.gegeven_op,
      },
      resultaatWacht: resultaten.some((een) => een.toewijzing_id === rij.id && een.akkoord === null),
      afdoeningen: afdoeningen.filter((een) => een.toewijzing_id === rij.id),
      wijzigingen: geweten.toReversed(),
      nietVerlengd: geweigerd.find((een) => een.toewijzing_id === rij.id),
    };
  });
};

/** My hours that were sent in, by way of my toewijzingen: among those of everybody they are found by toewijzing, not by resident. */
const ingestuurd = (db: Kysely<DB>) =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('uren as u', (join) => join.onRef('u.gemeente_id', '=', 't.gemeente_id').onRef('u.toewijzing_id', '=', 't.id'))
    .where('t.inwoner_id', '=', ik)
    .where('u.status', '=', 'ingestuurd');

/** Hours that were sent in, from `van` up to and including `tot`, those that no longer count too. */
export const findUren = async (db: Kysely<DB>, van: Datum, tot: Datum): Promise<UrenMetPlek[]> => {
  const rijen = await ingestuurd(db)
    .select(['u.id', 'u.toewijzing_id', 'u.datum', 'u.minuten', 'u.vastgelegd_op', 'u.vervallen_op'])
    .where('u.datum', '>=', isoDatum(van))
    .where('u.datum', '<=', isoDatum(tot))
    .execute();
  return rijen.map((rij) => ({
    id: Number(rij.id),
    toewijzingId: rij.toewijzing_id,
    datum: rij.datum,
    minuten: rij.minuten,
    vastgelegdOp: rij.vastgelegd_op,
    vervallenOp: rij.vervallen_op,
  }));
};

/** Answers on the weeks that begin between two days. */
export const findUrenAntwoorden = async (db: Kysely<DB>, van: Datum, tot: Datum): Promise<InstemmingMetPlek[]> => {
  const rijen = await db
    .selectFrom('instemming')
    .select(['toewijzing_id', 'maandag', 'akkoord', 'toelichting', 'gegeven_op'])
    .where('inwoner_id', '=', ik)
    .where('onderwerp', '=', 'uren')
    .where('maandag', '>=', isoDatum(plusDagen(van, -6)))
    .where('maandag', '<=', isoDatum(tot))
    .orderBy('id')
    .execute();
  return rijen.map((rij) => ({
    toewijzingId: rij.toewijzing_id,
    maandag: rij.maandag,
    akkoord: rij.akkoord,
    toelichting: rij.toelichting,
    gegevenOp: rij.gegeven_op,
  }));
};

/** Weeks in which the aanbieder wrote down that I was not there. */
export const findAfwezigheid = (db: Kysely<DB>, maandag: Datum) =>
  db
    .selectFrom('afwezigheid')
    .select(['toewijzing_id as toewijzingId', 'reden'])
    .where('inwoner_id', '=', ik)
    .where('status', '=', 'ingestuurd')
    .where('vervallen_op', 'is', null)
    .where('maandag', '=', isoDatum(maandag))
    .execute();

/** Day of my first hours that were sent in; undefined when there are none. */
export const findEersteUren = async (db: Kysely<DB>): Promise<Datum | undefined> => {
  const rij = await ingestuurd(db)
    .select((eb) => eb.fn.min('u.datum').as('datum'))
    .where('u.vervallen_op', 'is', null)
    .executeTakeFirst();
  return dag(rij?.datum ?? null);
};

/** Who can see my data now, by name: my consulent, the teammanagers, people of the aanbieders where I have or had a place. */
export const findWieZietMij = (db: Kysely<DB>) =>
  db
    .selectFrom('gebruiker as g')
    .leftJoin('aanbieder as a', 'a.id', 'g.aanbieder_id')
    .select(['g.naam', 'g.rol', 'g.functie', 'a.naam as aanbieder'])
    .where('g.actief', '=', true)
    .where((eb) =>
      eb.or([
        eb('g.rol', '=', 'teammanager').and('g.gemeente_id', '=', sql<number>`app.gemeente()`),
        eb('g.id', '=', eb.selectFrom('inwoner as i').select('i.consulent_id').where('i.id', '=', ik)),
        eb('g.aanbieder_id', 'in', eb.selectFrom('toewijzing as t').select('t.aanbieder_id').where('t.inwoner_id', '=', ik)),
      ]),
    )
    .orderBy('g.rol')
    .orderBy('g.naam')
    .execute();

/** What others did with my data, newest first. */
export const findMijnLogboek = (db: Kysely<DB>, o: { vanaf: number; aantal: number }) =>
  db
    .selectFrom('logboek as l')
    .leftJoin('gebruiker as g', 'g.id', 'l.gebruiker_id')
    .leftJoin('aanbieder as a', 'a.id', 'l.aanbieder_id')
    .select([
      'l.id',
      'l.moment',
      'l.handeling',
      'l.soort',
      'l.rol',
      'l.gebruiker_id as gebruikerId',
      'g.naam',
      'a.naam as aanbieder',
    ])
    // What was done with a second dossier of mine, before the two became one, is about me too.
    .where(
      'l.inwoner_id',
      'in',
      sql<number>`(select ${ik} union all select s.weg_id from samenvoeging s where s.inwoner_id = ${ik} and s.status = 'uitgevoerd')`,
    )
    .where('l.gebruiker_id', '<>', sql<number>`app.gebruiker()`)
    .orderBy('l.moment', 'desc')
    .orderBy('l.id', 'desc')
    .offset(o.vanaf)
    .limit(o.aantal)
    .execute();
