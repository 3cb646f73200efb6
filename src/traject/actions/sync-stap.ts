import type { Kysely } from 'kysely';
import { findStap } from '../../beleid/regeling.ts';
import type { Datum } from '../../kernel/datum.ts';
import { isNa, isoDatum, isVoor, plusDagen, plusMaanden, toonDatum, vroegste } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  dropGeld,
  findHouder,
  insertGeld,
  insertPlichten,
  markVerder,
  movePlicht,
  type NieuwGeld,
  settlePlicht,
} from '../queries/index.ts';
import { geldVan, plichtenVan, VOLGEN } from '../rules/index.ts';
import type { Geldregel, Stand } from '../types.ts';
import type { GeldRij, Houder, PlichtRij, StapRij } from '../types-rijen.ts';
import type { TrajectOpdracht } from './context.ts';
import { type Gelezen, readTraject, rijNummer, standVan } from './load-traject.ts';

type Db = Kysely<DB>;

/** "12:verslag:2" → the key in the route and the how-manieth. */
/** Duties that people put there, and that do not follow from the route: of a way back, and of a place beside work as long as that runs. */
const blijftStaan = ({ sleutel }: Pick<PlichtRij, 'sleutel'>, { geeindigdOp }: Pick<StapRij, 'geeindigdOp'>): boolean =>
  sleutel.startsWith('terug-') || (sleutel.startsWith('plek-') && geeindigdOp === undefined);

const sleutelVan = (sleutel: string): { sleutel: string; nr: number } => {
  const [, naam = '', nr = '0'] = sleutel.split(':');
  return { sleutel: naam, nr: Number(nr) || 0 };
};

const zelfdeDag = (a: Datum | undefined, b: Datum | undefined): boolean => a?.toString() === b?.toString();

/** Brings what is owed for a step up to what follows now: new duties, other days, and what is owed no longer. What was done stays. */
const syncPlichten = async (
  db: Db,
  o: {
    vandaag: Datum;
    houder: Houder;
    rij: StapRij;
    rijen: readonly PlichtRij[];
    stand: Stand;
    reden: string | undefined;
    door: number | undefined;
  },
): Promise<void> => {
  const volgt = plichtenVan(o.stand, o.vandaag)
    .filter(({ trajectstap }) => rijNummer(trajectstap) === o.rij.id)
    .map((plicht) => ({ ...plicht, ...sleutelVan(plicht.sleutel) }));
  const er = o.rijen.filter(({ stapId }) => stapId === o.rij.id);
  const bij = (plicht: { sleutel: string; nr: number }) =>
    er.find(({ sleutel, nr }) => sleutel === plicht.sleutel && nr === plicht.nr);
  // NI5: what the end of the step is the doing of is done by it, in time or late. What is only owed shortly before the planned end lapses
  // when the step was over sooner.
  const bijEinde = new Map(
    (findStap(o.stand.route, o.rij.stap)?.plichten ?? [])
      .filter(({ gedaanBijEinde }) => gedaanBijEinde)
      .map(({ sleutel, wanneer }) => [
        sleutel,
        ({ dag }: Pick<PlichtRij, 'dag'>, einde: Datum) => !('voorEinde' in wanneer) || (dag !== undefined && !isNa(dag, einde)),
      ]),
  );
  const { geeindigdOp } = o.rij;
  const klaar = geeindigdOp ? er.filter((oud) => oud.stand === 'open' && bijEinde.get(oud.sleutel)?.(oud, geeindigdOp)) : [];
  if (geeindigdOp && o.door !== undefined)
    for (const { id, versie } of klaar)
      await settlePlicht(db, {
        id,
        inwonerId: o.houder.id,
        versie,
        stand: 'gedaan',
        op: isoDatum(geeindigdOp),
        hoe: 'De stap is afgerond.',
        door: o.door,
      });
  await insertPlichten(db, o.houder, {
    stapId: o.rij.id,
    aanbiederId: o.rij.aanbiederId,
    plichten: volgt
      // Of what is asked as aftercare only what lies ahead begins (K7).
      .filter((plicht) => !bij(plicht) && !(plicht.sleutel === VOLGEN && plicht.dag && isVoor(plicht.dag, o.vandaag)))
      .map(({ sleutel, nr, naam, wie, dag, bron }) => ({ sleutel, nr, naam, wie, dag, bron })),
  });
  for (const plicht of volgt) {
    const oud = bij(plicht);
    if (oud && klaar.includes(oud)) continue;
    if (oud?.stand === 'open' && !zelfdeDag(oud.dag, plicht.dag))
      await movePlicht(db, {
        id: oud.id,
        inwonerId: o.houder.id,
        dag: plicht.dag,
        was: oud.dag,
        reden: o.reden ?? waaromVerschoven(o.rij, plicht.wanneer),
      });
  }
  for (const oud of er) {
    // What was owed before the step was over stays owed.
    const nogSchuldig =
      oud.sleutel !== VOLGEN && oud.dag !== undefined && o.rij.geeindigdOp !== undefined && !isNa(oud.dag, o.rij.geeindigdOp);
    if (
      oud.stand === 'open' &&
      !klaar.includes(oud) &&
      !nogSchuldig &&
      !blijftStaan(oud, o.rij) &&
      !volgt.some(({ sleutel, nr }) => sleutel === oud.sleutel && nr === oud.nr)
    )
      await movePlicht(db, { id: oud.id, inwonerId: o.houder.id, vervalt: true });
  }
};

/** What the day follows from, when the act that moved it gives no reason of its own. */
const waaromVerschoven = ({ begonnenOp, eindeGepland }: StapRij, wanneer: string): string =>
  `De dag is ${wanneer}, en de stap loopt nu van ${toonDatum(begonnenOp)}${eindeGepland ? ` tot en met ${toonDatum(eindeGepland)}` : ', zonder einddag'}.`;

/** Calendar months, the first from the day that the step begins, the last until `tot`. */
const maandenVan = (van: Datum, tot: Datum): { van: Datum; tot: Datum }[] => {
  const uit: { van: Datum; tot: Datum }[] = [];
  for (let begin = van; !isNa(begin, tot) && uit.length < 600; ) {
    const eind = plusDagen(plusMaanden(begin.with({ day: 1 }), 1), -1);
    uit.push({ van: begin, tot: vroegste(eind, tot) });
    begin = plusDagen(eind, 1);
  }
  return uit;
};

const PER_MAAND = 'Uitbetaald per maand, achteraf: dat is een keuze, de bron zegt het niet.';

/** To whom it goes, by name as far as it is known. */
const ontvangerVan = (rij: StapRij, aan: Geldregel['aan']): string =>
  aan === 'aanbieder'
    ? rij.aanbieder
    : aan === 'werkgever'
      ? rij.waar || rij.aanbieder
      : aan === 'inwoner'
        ? 'de inwoner'
        : 'de gemeente';

/**
 * What should be paid for a step until `tot`, in months: together the amount of the route to the cent. What waits for an answer, or has no
 * amount, is not in it.
 */
export const betalingen = (stand: Stand, rij: StapRij, tot: Datum): NieuwGeld[] => {
  const eigen = (regels: readonly Geldregel[]) =>
    regels.filter(
      ({ trajectstap, bedrag, mist, aan }) =>
        rijNummer(trajectstap) === rij.id && bedrag !== null && bedrag > 0 && mist === undefined && aan !== 'gemeente',
    );
  const eens = new Set(
    (findStap(stand.route, rij.stap)?.geld ?? [])
      .filter(({ per }) => per === 'eenmalig' || per === 'traject')
      .map(({ sleutel }) => sleutel),
  );
  return maandenVan(rij.begonnenOp, tot).flatMap((maand) =>
    [...Map.groupBy(eigen(geldVan(stand, maand)), ({ sleutel }) => sleutel).values()].flatMap((regels) => {
      const [regel] = regels;
      if (!regel) return [];
      const een = eens.has(regel.sleutel);
      return [
        {
          sleutel: regel.sleutel,
          naam: regel.naam,
          aan: regel.aan,
          ontvanger: ontvangerVan(rij, regel.aan),
          betaler: regel.betaler.join(','),
          soort: 'betaling' as const,
          ...(een ? regel.periode : maand),
          bedrag: regels.reduce((som, { bedrag }) => som + (bedrag ?? 0), 0),
          bron: regel.bron,
          herleid: [
            ...regels.map(({ hoe }) => hoe),
            ...(een ? [] : [PER_MAAND]),
            ...(regel.keuze ? [`Keuze: ${regel.keuze}`] : []),
          ],
        },
      ];
    }),
  );
};

const gelijk = (er: GeldRij, nieuw: NieuwGeld): boolean =>
  er.sleutel === nieuw.sleutel &&
  er.soort === 'betaling' &&
  er.bedrag === nieuw.bedrag &&
  zelfdeDag(er.van, nieuw.van) &&
  zelfdeDag(er.tot, nieuw.tot) &&
  er.ontvanger === nieuw.ontvanger;

const overlapt = (a: { van: Datum; tot: Datum }, b: { van: Datum; tot: Datum }): boolean =>
  !isNa(a.van, b.tot) && !isNa(b.van, a.tot);

/** What was approved for days after the end comes back: the part of it that the step no longer had. */
const verrekeningen = (rij: StapRij, er: readonly GeldRij[], hoort: readonly NieuwGeld[]): NieuwGeld[] => {
  const { geeindigdOp } = rij;
  if (!geeindigdOp) return [];
  return er
    .filter(
      ({ soort, stand, tot, herleid }) =>
        soort === 'betaling' &&
        (stand === 'goedgekeurd' || stand === 'uitgevoerd') &&
        isNa(tot, geeindigdOp) &&
        herleid.length > 0,
    )
    .flatMap((g) => {
      const klopt = hoort
        .filter((een) => een.sleutel === g.sleutel && overlapt(een, g))
        .reduce((som, een) => som + een.bedrag, 0);
      const terug = g.bedrag - klopt;
      const van = isVoor(geeindigdOp, g.van) ? g.van : plusDagen(geeindigdOp, 1);
      return terug <= 0
        ? []
        : [
            {
              sleutel: g.sleutel,
              naam: g.naam,
              aan: g.aan,
              ontvanger: g.ontvanger,
              betaler: g.betaler,
              soort: 'verrekening' as const,
              van,
              tot: g.tot,
              bedrag: -terug,
              bron: g.bron,
              herleid: [
                `De stap eindigde op ${isoDatum(geeindigdOp)}; voor TG-${g.id} was ${g.bedrag} eurocent goedgekeurd en klopt ${klopt}.`,
              ],
            },
          ];
    });
};

/** Brings what falls due for a step up to what follows now. What finance approved stays; of that only what is too much comes back. */
const syncGeld = async (
  db: Db,
  o: { vandaag: Datum; houder: Houder; rij: StapRij; geld: readonly GeldRij[]; stand: Stand; door: number | undefined },
): Promise<void> => {
  // The last day of the month before, or the end of the step when that is over.
  const maandeind = plusDagen(o.vandaag.with({ day: 1 }), -1);
  const tot = o.rij.geeindigdOp && !isNa(o.rij.geeindigdOp, o.vandaag) ? o.rij.geeindigdOp : maandeind;
  const eenmalig = new Set(
    (findStap(o.stand.route, o.rij.stap)?.geld ?? [])
      .filter(({ per }) => per === 'eenmalig' || per === 'traject')
      .map(({ sleutel }) => sleutel),
  );
  const hoort = betalingen(o.stand, o.rij, isVoor(tot, o.rij.begonnenOp) ? o.rij.begonnenOp : tot).filter(
    // In the first month only what is paid at once falls due already.
    ({ sleutel }) => !isVoor(tot, o.rij.begonnenOp) || eenmalig.has(sleutel),
  );
  const er = o.geld.filter(({ stapId, stand }) => stapId === o.rij.id && stand !== 'vervallen' && stand !== 'afgekeurd');
  const uitRoute = er.filter(({ sleutel }) => !sleutel.startsWith('ingevuld-'));
  const weg = uitRoute.filter((g) => g.stand === 'klaar' && g.soort === 'betaling' && !hoort.some((nieuw) => gelijk(g, nieuw)));
  await dropGeld(
    db,
    o.houder.id,
    weg.map(({ id }) => id),
  );
  const blijft = uitRoute.filter((g) => !weg.includes(g));
  const afgekeurd = o.geld.filter(({ stapId, stand }) => stapId === o.rij.id && stand === 'afgekeurd');
  const erbij = [
    ...hoort.filter(
      (nieuw) =>
        ![...blijft, ...afgekeurd].some((g) => g.soort === 'betaling' && g.sleutel === nieuw.sleutel && overlapt(g, nieuw)),
    ),
    ...verrekeningen(o.rij, blijft, hoort).filter(
      (nieuw) => !blijft.some((g) => g.soort === 'verrekening' && g.sleutel === nieuw.sleutel && overlapt(g, nieuw)),
    ),
  ];
  await insertGeld(db, o.houder, { stapId: o.rij.id, aanbiederId: o.rij.aanbiederId, door: o.door, geld: erbij });
};

/** Whether the outcome of a step that is over leads to a next one. */
const leidtVerder = (route: Stand['route'], { stap, uitkomst, geeindigdOp }: StapRij): boolean =>
  geeindigdOp !== undefined &&
  (findStap(route, stap)?.uit.some((uit) => uit.uitkomst === uitkomst && uit.naar.length > 0) ?? false);

/** Derives duties and money of the steps of a resident anew; run twice, the second time writes nothing. */
export const syncTraject = async (
  db: Db,
  o: Pick<TrajectOpdracht, 'beleid' | 'vandaag' | 'inwonerId'> & {
    stapId?: number;
    door: number | undefined;
    /** Why days move, for people; absent: what they follow from. */
    reden?: string;
  },
): Promise<void> => {
  const houder = await findHouder(db, o.inwonerId);
  if (!houder) return;
  const gelezen: Gelezen = await readTraject(db, o.inwonerId);
  const geladen = standVan(o.beleid, gelezen, { gemeenteId: houder.gemeente_id, vandaag: o.vandaag });
  const stand = geladen?.stand;
  if (!stand) return;
  for (const rij of gelezen.stappen) {
    if (rij.trajectId !== geladen.traject?.id || rij.voorgesteld || rij.ingetrokkenOp) continue;
    if (o.stapId !== undefined && rij.id !== o.stapId) continue;
    const verder = leidtVerder(stand.route, rij);
    if (verder !== rij.leidtVerder) await markVerder(db, { id: rij.id, inwonerId: o.inwonerId, verder });
    await syncPlichten(db, { vandaag: o.vandaag, houder, rij, rijen: gelezen.plichten, stand, reden: o.reden, door: o.door });
    await syncGeld(db, { vandaag: o.vandaag, houder, rij, geld: gelezen.geld, stand, door: o.door });
  }
};

/** As syncTraject, of one step, in the transaction of the act that moved it. */
export const syncStap = (db: Db, o: TrajectOpdracht, stapId: number, reden?: string): Promise<void> =>
  syncTraject(db, { ...o, stapId, door: o.actor.gebruikerId, ...(reden === undefined ? {} : { reden }) });
