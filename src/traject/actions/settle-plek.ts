import type { Kysely } from 'kysely';
import { findProduct, findStap, type RouteStap } from '../../beleid/regeling.ts';
import { findBevoegdheid } from '../../besluit/index.ts';
import { type Datum, datum, plusDagen } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { leesUrenEerder } from '../../kernel/weekverloop.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { endEarly } from '../../wijziging/index.ts';
import { eigenaarVan } from '../beslissers.ts';
import { insertPlichten, listPlekken, updateStap } from '../queries/index.ts';
import { laatsteDagVoor, type Plek, plekkenNaastWerk } from '../rules/index.ts';
import { PlekForm } from '../types-rijen.ts';
import {
  type Geladen,
  getStap,
  loadTraject,
  logTraject,
  type StapOpdracht,
  stapConflict,
  type TrajectOpdracht,
} from './context.ts';

type Db = Kysely<DB>;
/** With the version of the toewijzing that the proposal was made of. */
export type LopendePlek = Plek & {
  versie: number;
  /** The aanbieder said that it began. */
  begonnen: boolean;
  /** The weekly minutes from a day on, in order; the first holds from the begin. Empty: the place has no hours. */
  uren: readonly { vanaf: Datum | undefined; minuten: number }[];
};

/** "Arbeidsmatige dagbesteding bij De Buurtkamer" */
export const plekNaam = (g: Pick<Geladen, 'stand'>, { product, aanbieder }: Plek): string =>
  `${findProduct(g.stand.regeling, product)?.naam ?? product} bij ${aanbieder}`;

/** The places of a resident that are not over. */
export const lopendePlekken = async (db: Db, inwonerId: number): Promise<LopendePlek[]> =>
  (await listPlekken(db, inwonerId))
    .filter(({ status }) => status !== 'beeindigd')
    .map(({ id, product, aanbieder, looptijd, status, versie, minuten_per_week, uren_eerder }) => ({
      id,
      product,
      aanbieder,
      versie,
      begonnen: status === 'gestart',
      uren: urenVan(minuten_per_week, leesUrenEerder(uren_eerder)),
      tot: fromDaterange(looptijd).tot,
    }));

const urenVan = (nu: number | null, eerder: ReturnType<typeof leesUrenEerder>): LopendePlek['uren'] =>
  nu === null
    ? []
    : [...eerder.map(({ minuten }) => minuten), nu].map((minuten, i) => {
        const tot = eerder[i - 1]?.tot;
        return { vanaf: tot && plusDagen(tot, 1), minuten };
      });

/** What was decided of the places beside work that begins: which end and when, or why they go on. Nothing typed: nobody decided. */
export interface PlekBesluit {
  eindigen: readonly LopendePlek[];
  laatste: Datum;
  door: string;
  /** A colleague who may decide it has still to: it stands among the duties of the step. */
  later: readonly LopendePlek[];
}

/** Whether who acts has the mandate to end all of these; refused with who has it (AP16). */
export const magEindigen = async (
  db: Db,
  o: Pick<TrajectOpdracht, 'actor' | 'vandaag'>,
  g: Pick<Geladen, 'houder' | 'regeling'>,
  plekken: readonly LopendePlek[],
): Promise<Resultaat<true>> => {
  for (const { product } of plekken) {
    const r = await findBevoegdheid(db, {
      ...o,
      soort: 'beeindiging',
      product,
      gemeenteId: g.houder.gemeente_id,
      opgeslagen: g.regeling,
    });
    if (!r.ok) return r;
  }
  return gelukt(true);
};

/** What is typed of the places that run when this step begins, or the field that is lacking. */
export const leesPlek = async (
  db: Db,
  o: Pick<TrajectOpdracht, 'actor' | 'vandaag' | 'inwonerId' | 'waarden'>,
  g: Pick<Geladen, 'stand' | 'houder' | 'regeling'>,
  { stap, begin }: { stap: RouteStap; begin: Datum },
): Promise<Resultaat<PlekBesluit>> => {
  const plekken = plekkenNaastWerk(g.stand, stap, await lopendePlekken(db, o.inwonerId), begin);
  const niets: PlekBesluit = { eindigen: [], laatste: laatsteDagVoor(begin), door: '', later: [] };
  if (plekken.length === 0 || o.waarden.plek === undefined) return gelukt(niets);
  const gelezen = parseForm(PlekForm, o.waarden);
  if (!gelezen.ok) return gelezen;
  const { plek, plek_einde, plek_door } = gelezen.waarde;
  if (plek === 'door')
    return plek_door === ''
      ? geweigerd({ veld: 'plek_door', tekst: 'Schrijf op waarom deze plek doorloopt naast het werk.' })
      : gelukt({ ...niets, door: plek_door });
  if (plek === 'later') return gelukt({ ...niets, later: plekken });
  const mag = await magEindigen(db, o, g, plekken);
  if (!mag.ok)
    return geweigerd(
      ...mag.redenen.map(({ tekst, ...reden }) => ({ ...reden, veld: 'plek', tekst: `${tekst} Of laat een collega beslissen.` })),
    );
  return gelukt({ ...niets, eindigen: plekken, laatste: plek_einde === undefined ? niets.laatste : datum(plek_einde) });
};

/** Each place ends by a besluit of its own, with its letter. Refused as an early end is, at the field of the choice. */
export const endPlekken = async (
  db: Db,
  o: TrajectOpdracht,
  g: Pick<Geladen, 'stand'>,
  b: PlekBesluit,
  stap: RouteStap,
): Promise<Resultaat<true>> => {
  for (const plek of b.eindigen) {
    const r = await endEarly(db, {
      actor: o.actor,
      beleid: o.beleid,
      vandaag: o.vandaag,
      inwonerId: o.inwonerId,
      toewijzingId: plek.id,
      versie: plek.versie,
      einde: b.laatste,
      reden: 'De inwoner gaat aan het werk',
      toelichting: `Hierna begint: ${stap.naam}.`,
      // The step itself was decided on by more than one.
      tweedeVolgt: true,
    });
    if (!r.ok)
      return geweigerd(
        ...r.redenen.map((reden) => ({
          ...reden,
          veld: reden.veld === 'einde' ? 'plek_einde' : 'plek',
          tekst: `${plekNaam(g, plek)}: ${reden.tekst}`,
        })),
      );
  }
  return gelukt(true);
};

/** It stands in the werkvoorraad until somebody decided: nothing goes on or ends unseen. Within a week (keuze). */
export const remindPlek = async (
  db: Db,
  o: Pick<TrajectOpdracht, 'vandaag'>,
  g: Pick<Geladen, 'houder' | 'stand'>,
  { stapId, stap, plekken }: { stapId: number; stap: RouteStap; plekken: readonly LopendePlek[] },
): Promise<void> =>
  insertPlichten(db, g.houder, {
    stapId,
    aanbiederId: undefined,
    plichten: plekken.map((plek, nr) => ({
      sleutel: 'plek-naast-werk',
      nr,
      naam: `Laten beslissen of ${plekNaam(g, plek)} eindigt`,
      wie: eigenaarVan(stap.wie, stap.met),
      dag: plusDagen(o.vandaag, 7),
      bron: 'keuze',
    })),
  });

/** Of work that runs already: the place beside it ends, or goes on with a reason. Throws NietGevonden or Conflict. */
export const settlePlek = async (db: Db, o: StapOpdracht): Promise<Resultaat<true>> => {
  const g = await loadTraject(db, o);
  const rij = getStap(g.gelezen, o, 'besloten');
  if (rij.voorgesteld || rij.geeindigdOp || rij.ingetrokkenOp) return geweigerd('Deze stap loopt niet meer.');
  const stap = findStap(g.stand.route, rij.stap);
  if (!stap) throw new NietGevonden();
  const b = await leesPlek(db, { ...o, waarden: { plek: '', ...o.waarden } }, g, { stap, begin: rij.begonnenOp });
  if (!b.ok) return b;
  if (b.waarde.eindigen.length + b.waarde.later.length === 0 && b.waarde.door === '')
    return geweigerd('Er loopt geen plek meer naast het werk.');
  const kon = await updateStap(db, { id: rij.id, inwonerId: o.inwonerId, versie: o.versie }, { plek_door: b.waarde.door });
  if (!kon) throw stapConflict(o.inwonerId, rij, 'besloten');
  const r = await endPlekken(db, o, g, b.waarde, stap);
  await remindPlek(db, o, g, { stapId: rij.id, stap, plekken: b.waarde.later });
  if (r.ok) await logTraject(db, o, 'trajectstap-plek', 'trajectstap', rij.id);
  return r;
};
