import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { beschikkingTermijn, onderzoekTot } from '../../aanmelding/index.ts';
import { type BeleidInHuis, findLaatsteDag, kanBesluit, type Product } from '../../beleid/index.ts';
import { type Datum, datum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { isTrede } from '../../kernel/trede.ts';
import { gebeurtenisTekst } from '../../levensgebeurtenis/index.ts';
import { looptijdVan, SIGNAAL_DAGEN } from '../../orientatie/index.ts';
import { antwoordTot, listWachtend } from '../../overleg/index.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import { afdoeningenVan } from '../../plicht/index.ts';
import { antwoordTermijn } from '../../toewijzing/index.ts';
import { eindeDoorRecord, type RouteEinde, routeEinde } from '../../traject/index.ts';
import { plichtenVoor, productZoeker } from '../plichten.ts';
import type { InwonerFeiten, ToewijzingFeiten, WachtFeit } from '../types.ts';
import { eigenPlan, metEinde, metRoute, naOnderzoek } from '../wachtend.ts';
import { urenNa } from './bewaar.ts';
import { aanmeldingfeiten, gebeurtenissen, nieuweMeldingen, routeStand } from './gebeurd.ts';
import { findRouteWacht } from './route.ts';
import { findLopendeOrientaties, findWacht } from './wacht.ts';

type Ids = readonly number[];
const zonderWie = ({ inwonerId: _, ...rest }: WachtFeit & { inwonerId: number }): WachtFeit => rest;
/** One list as one value, so that the statement is the same however many there are. */
const is = (kolom: string, ids: Ids): RawBuilder<SqlBool> => sql<SqlBool>`${sql.ref(kolom)} = any(${[...ids]}::int[])`;

const inwoners = (db: Kysely<DB>, ids: Ids) =>
  db
    .selectFrom('inwoner')
    .select(['id', 'gemeente_id', 'dossiernummer', 'status', 'consulent_id', routeStand, routeEinde])
    .where(is('id', ids))
    .execute();

const aanmeldingen = (db: Kysely<DB>, ids: Ids) =>
  db
    .selectFrom('aanmelding')
    .distinctOn('inwoner_id')
    .select(['id', 'inwoner_id', 'ontvangen_op', 'vastgelegd_op'])
    .where(is('inwoner_id', ids))
    .orderBy('inwoner_id')
    .orderBy('id', 'desc')
    .execute();

const treden = (db: Kysely<DB>, ids: Ids) =>
  db
    .selectFrom('inwoner_trede')
    .select(['inwoner_id', 'trede', 'peildatum', 'vastgelegd_op'])
    .where(is('inwoner_id', ids))
    .execute();

const toetsen = (db: Kysely<DB>, ids: Ids) =>
  db
    .selectFrom('toets')
    .distinctOn('inwoner_id')
    .select([
      'inwoner_id',
      'vastgelegd_op',
      'regeling_id',
      sql<
        string[]
      >`jsonb_path_query_array(uitkomst, '$.producten[*] ? (@.uitkomst == "passend" || @.uitkomst == "onder-voorwaarde").product')`.as(
        'past',
      ),
    ])
    .where(is('inwoner_id', ids))
    .orderBy('inwoner_id')
    .orderBy('id', 'desc')
    .execute();

const besluiten = (db: Kysely<DB>, ids: Ids) =>
  db
    .selectFrom('besluit')
    .select(['id', 'inwoner_id', 'product', 'vastgelegd_op', 'bekendgemaakt_op', 'genomen_op'])
    .where(is('inwoner_id', ids))
    .orderBy('id')
    .execute();

const toewijzingen = (db: Kysely<DB>, ids: Ids) =>
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
      't.opgeschort',
      't.toegewezen_op',
      't.doel_trede',
      't.regeling_id',
      't.regeling_eerder',
      eb
        .selectFrom('doel as d')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('d.gemeente_id', '=', 't.gemeente_id')
        .whereRef('d.toewijzing_id', '=', 't.id')
        .where('d.stand', '=', 'loopt')
        .as('doelen'),
    ])
    .where(is('t.inwoner_id', ids))
    .orderBy('t.id')
    .execute();

const antwoordenOpDoelen = (db: Kysely<DB>, ids: Ids) =>
  db
    .selectFrom('instemming')
    .distinctOn('toewijzing_id')
    .select(['toewijzing_id', 'akkoord', 'toelichting', 'gegeven_op'])
    .where('onderwerp', '=', 'doelen')
    .where(is('inwoner_id', ids))
    .orderBy('toewijzing_id')
    .orderBy('id', 'desc')
    .execute();

// The latest answer on a week, when it was no and the hours of that week were not changed after it.
const betwisteWeken = (db: Kysely<DB>, ids: Ids) =>
  written<{ toewijzing_id: number; maandag: string; gegeven_op: Date }>(
    `select i.toewijzing_id, i.maandag, i.gegeven_op
       from (select distinct on (toewijzing_id, maandag) gemeente_id, toewijzing_id, maandag, akkoord, gegeven_op
               from instemming where onderwerp = 'uren' and inwoner_id = any($1::int[]) order by toewijzing_id, maandag, id desc) i
      where not i.akkoord and not ${urenNa('i.gemeente_id', 'i.toewijzing_id', 'i.maandag', 'i.gegeven_op')}
      order by i.maandag`,
    [[...ids]],
  ).execute(db);

const ongelezen = (db: Kysely<DB>, ids: Ids) =>
  db
    .selectFrom('voortgang as v')
    .innerJoin('aanbieder as a', 'a.id', 'v.aanbieder_id')
    .select(['v.id', 'v.inwoner_id', 'v.toewijzing_id', 'v.datum', 'a.naam as aanbieder'])
    .where('v.gelezen_op', 'is', null)
    .where(is('v.inwoner_id', ids))
    .orderBy('v.id')
    .execute();

/** Reports that were sent, and what else was written down about duties. */
const voortgangen = (db: Kysely<DB>, ids: Ids) =>
  db.selectFrom('voortgang').select(['toewijzing_id', 'datum']).where(is('inwoner_id', ids)).execute();

const afdoeningen = (db: Kysely<DB>, ids: Ids) =>
  db
    .selectFrom('plichtafdoening')
    .select(['toewijzing_id', 'soort', 'wat', 'dag'])
    .where(is('inwoner_id', ids))
    .orderBy('id')
    .execute();

const resultaten = (db: Kysely<DB>, ids: Ids) =>
  db
    .selectFrom('resultaat')
    .select(['id', 'toewijzing_id', 'datum', 'bereikte_trede', 'akkoord'])
    .where(is('inwoner_id', ids))
    .execute();

const uitkeringen = (db: Kysely<DB>, ids: Ids) =>
  db
    .selectFrom('uitkering')
    .select(['inwoner_id', 'toestemming'])
    .where('vervallen_op', 'is', null)
    .where(is('inwoner_id', ids))
    .execute();

/** What the resident sees otherwise and nobody answered. */
const kijken = (db: Kysely<DB>, ids: Ids) =>
  db
    .selectFrom('inwonerkijk')
    .select(['inwoner_id', 'bepaling_id', 'zrm_id', 'gegeven_op'])
    .where('beantwoord_op', 'is', null)
    .where(is('inwoner_id', ids))
    .orderBy('id')
    .execute();

const perSleutel = <T>(rijen: readonly T[], sleutel: (rij: T) => number): Map<number, T[]> => Map.groupBy(rijen, sleutel);

/** The product that a row names, looked up once for each version. */
/** Whether something fits that a besluit is taken on, and whether an oriëntatie does. */
const watPast = (producten: readonly (Product | undefined)[]): { past: boolean; orientatie: boolean } => ({
  past: producten.some((product) => product !== undefined && kanBesluit(product)),
  orientatie: producten.some((product) => product?.soort === 'orientatie'),
});

/** The facts of these residents, as far as the reader may see them. */
export const findFeiten = async (db: Kysely<DB>, beleid: BeleidInHuis, ids: Ids, vandaag: Datum): Promise<InwonerFeiten[]> => {
  const { landelijk } = beleid;
  const [
    wie,
    gemeld,
    trede,
    toets,
    besluit,
    toewijzing,
    doelen,
    betwist,
    voortgang,
    resultaat,
    uitkering,
    gestuurd,
    afgedaan,
    nagemeld,
    nieuw,
    gebeurd,
    berichten,
    wachtend,
    kijk,
    orientaties,
    opRoute,
  ] = await Promise.all([
    inwoners(db, ids),
    aanmeldingen(db, ids),
    treden(db, ids),
    toetsen(db, ids),
    besluiten(db, ids),
    toewijzingen(db, ids),
    antwoordenOpDoelen(db, ids),
    betwisteWeken(db, ids),
    ongelezen(db, ids),
    resultaten(db, ids),
    uitkeringen(db, ids),
    voortgangen(db, ids),
    afdoeningen(db, ids),
    aanmeldingfeiten(db, ids),
    nieuweMeldingen(db, ids),
    gebeurtenissen(db, ids),
    listWachtend(db, ids),
    findWacht(db, ids),
    kijken(db, ids),
    findLopendeOrientaties(db, ids),
    findRouteWacht(db, beleid, ids),
  ]);
  const doelenVan = perSleutel(doelen, (rij) => rij.toewijzing_id);
  const betwistVan = perSleutel(betwist, (rij) => rij.toewijzing_id);
  const resultaatVan = perSleutel(resultaat, (rij) => rij.toewijzing_id);
  const gestuurdVan = perSleutel(gestuurd, (rij) => rij.toewijzing_id);
  const afgedaanVan = perSleutel(afgedaan, (rij) => rij.toewijzing_id);
  const berichtenVan = perSleutel(berichten, (rij) => rij.inwonerId);
  const kijkVan = perSleutel(kijk, (rij) => rij.inwoner_id);
  const wachtVan = perSleutel(wachtend, (rij) => rij.inwonerId);
  const routeVan = perSleutel(opRoute, (rij) => rij.inwonerId);
  const productVan = productZoeker(beleid);
  const plichtenVan = plichtenVoor(productVan);
  const maakToewijzing = (t: (typeof toewijzing)[number]): ToewijzingFeiten => {
    const antwoord = doelenVan.get(t.id)?.[0];
    const r = resultaatVan.get(t.id)?.[0];
    return {
      id: t.id,
      product: t.product,
      aanbieder: t.aanbieder,
      status: t.status,
      periode: fromDaterange(t.looptijd),
      antwoordTot: antwoordTermijn(landelijk, datum(t.toegewezen_op)),
      doelTrede: isTrede(t.doel_trede) ? t.doel_trede : undefined,
      doelen: Number(t.doelen ?? 0),
      doelenAkkoord: antwoord && {
        akkoord: antwoord.akkoord,
        op: dagTotVandaag(antwoord.gegeven_op, vandaag),
        toelichting: antwoord.toelichting,
      },
      betwisteWeken: (betwistVan.get(t.id) ?? []).map((b) => ({
        maandag: datum(b.maandag),
        op: dagTotVandaag(b.gegeven_op, vandaag),
        gezegdOp: b.gegeven_op,
      })),
      plichten: plichtenVan(t, afdoeningenVan(gestuurdVan.get(t.id) ?? [], afgedaanVan.get(t.id) ?? [])),
      resultaat:
        r && isTrede(r.bereikte_trede)
          ? { id: r.id, datum: datum(r.datum), bereikteTrede: r.bereikte_trede, akkoord: r.akkoord ?? undefined }
          : undefined,
    };
  };
  const gemeldVan = perSleutel(gemeld, (rij) => rij.inwoner_id);
  const feitenVan = perSleutel(nagemeld, (rij) => rij.inwoner_id);
  const gebeurdVan = perSleutel(gebeurd, (rij) => rij.inwoner_id);
  const vragenVan = perSleutel(nieuw, (rij) => rij.inwoner_id);
  const tredeVan = perSleutel(trede, (rij) => rij.inwoner_id);
  const toetsVan = perSleutel(toets, (rij) => rij.inwoner_id);
  const besluitVan = perSleutel(besluit, (rij) => rij.inwoner_id);
  const toewijzingVan = perSleutel(toewijzing, (rij) => rij.inwoner_id);
  const voortgangVan = perSleutel(voortgang, (rij) => rij.inwoner_id);
  const uitkeringVan = perSleutel(uitkering, (rij) => rij.inwoner_id);
  const aanmeldingStand = (inwonerId: number): InwonerFeiten['aanmelding'] => {
    const a = gemeldVan.get(inwonerId)?.[0];
    if (!a) return undefined;
    const feit = (soort: string) =>
      (feitenVan.get(inwonerId) ?? []).find((een) => een.aanmelding_id === a.id && een.soort === soort);
    const [aanvraag, uitstel] = [feit('aanvraag'), feit('verdaging')];
    const momenten = [
      ...(toetsVan.get(inwonerId) ?? []).map((een) => een.vastgelegd_op),
      ...(besluitVan.get(inwonerId) ?? []).map((een) => een.vastgelegd_op),
    ];
    return {
      onderzoekKlaar: feit('onderzoek-afgerond') !== undefined,
      aanvraag: aanvraag && {
        sinds: a.vastgelegd_op,
        beschikkingTot: beschikkingTermijn(
          landelijk,
          datum(aanvraag.dag),
          uitstel?.keuze === 'instemming' ? (uitstel.tot ?? undefined) : undefined,
        ),
      },
      opnieuw: momenten.length > 0 && momenten.every((moment) => moment < a.vastgelegd_op),
    };
  };
  const orientatieVan = perSleutel(orientaties, (rij) => rij.inwonerId);
  const naAanmelding = (inwonerId: number, routeLoopt: boolean): WachtFeit[] => {
    const a = gemeldVan.get(inwonerId)?.[0];
    if (!a) return [];
    const besloten = (besluitVan.get(inwonerId) ?? []).some((een) => een.vastgelegd_op > a.vastgelegd_op);
    const feiten = (feitenVan.get(inwonerId) ?? []).filter((een) => een.aanmelding_id === a.id).map((een) => een.soort);
    const loopt = routeLoopt || (toewijzingVan.get(inwonerId) ?? []).some(({ status }) => status === 'gestart');
    return [
      ...eigenPlan({ tot: findLaatsteDag(landelijk, 'persoonlijk-plan', datum(a.ontvangen_op)), besloten, feiten }),
      ...naOnderzoek({ besloten, loopt, feiten }),
    ];
  };
  const orientatieEinde = (inwonerId: number, wacht: readonly WachtFeit[]): WachtFeit[] => {
    const [o] = orientatieVan.get(inwonerId) ?? [];
    const looptijd = o && looptijdVan(productVan(o.regelingId, o.product), o.gestartOp, o.gestartOp);
    return metEinde(wacht, looptijd && { ...looptijd, centrum: o.centrum, signaalDagen: SIGNAAL_DAGEN });
  };
  const eindes = new Map(
    await Promise.all(
      wie.map(
        async (i): Promise<[number, RouteEinde | undefined]> => [
          i.id,
          i.einde === 'misschien'
            ? await eindeDoorRecord(db, beleid, { gemeenteId: i.gemeente_id, inwonerId: i.id, vandaag })
            : (i.einde ?? undefined),
        ],
      ),
    ),
  );
  return wie.map((i) => {
    const ontvangen = gemeldVan.get(i.id)?.[0]?.ontvangen_op;
    const l = tredeVan.get(i.id)?.[0];
    const t = toetsVan.get(i.id)?.[0];
    return {
      id: i.id,
      gemeenteId: i.gemeente_id,
      dossiernummer: i.dossiernummer,
      status: i.status,
      route: i.route ?? undefined,
      einde: eindes.get(i.id),
      consulentId: i.consulent_id,
      onderzoekTot: ontvangen === undefined ? undefined : onderzoekTot(landelijk, datum(ontvangen)),
      aanmelding: gemeldVan.get(i.id)?.[0] && aanmeldingStand(i.id),
      gebeurtenissen: (gebeurdVan.get(i.id) ?? []).flatMap(({ id, soort }) =>
        id === null ? [] : [{ id, naam: gebeurtenisTekst[soort].toLowerCase().replace('aow', 'AOW') }],
      ),
      overleden: (gebeurdVan.get(i.id) ?? []).some(({ id }) => id === null),
      vragen: (vragenVan.get(i.id) ?? []).map(({ id, tot }) => ({ id, tot: datum(tot) })),
      berichten: (berichtenVan.get(i.id) ?? []).map((b) => ({
        overlegId: b.overlegId,
        van: b.organisatie ?? 'de inwoner',
        tot: antwoordTot(dagTotVandaag(b.op, vandaag), b.dagen),
      })),
      wacht: [
        ...orientatieEinde(i.id, metRoute((wachtVan.get(i.id) ?? []).map(zonderWie), (routeVan.get(i.id) ?? []).map(zonderWie))),
        ...naAanmelding(i.id, i.route === 'loopt'),
      ],
      trede: l && isTrede(l.trede) ? { trede: l.trede, peildatum: datum(l.peildatum), vastgelegdOp: l.vastgelegd_op } : undefined,
      toets: t && {
        vastgelegdOp: t.vastgelegd_op,
        besproken: (feitenVan.get(i.id) ?? []).some(
          (een) => een.soort === 'onderzoek-afgerond' && een.vastgelegd_op >= t.vastgelegd_op,
        ),
        ...watPast(t.past.map((product) => productVan(t.regeling_id, product))),
      },
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
      uitkering: uitkeringVan.get(i.id)?.map(({ toestemming }) => ({ toestemming: toestemming ?? undefined }))[0],
      zietAnders: (kijkVan.get(i.id) ?? []).map((een) => ({
        pad: een.bepaling_id === null ? `/zrm/${een.zrm_id}` : `/ladder/${een.bepaling_id}`,
        op: dagTotVandaag(een.gegeven_op, vandaag),
      })),
    };
  });
};
