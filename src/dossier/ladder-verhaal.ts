// Every step on the ladder, up and down, and what was tried in between, in one order. Pure.
import { type Datum, datum, toonDatum, vergelijk } from '../kernel/datum.ts';
import { fromDaterange, type Periode } from '../kernel/periode.ts';
import type { Trede } from '../kernel/trede.ts';
import { type Bepaling, type VerloopRij, verloopVan } from '../ladder/index.ts';
import { standOp, type ToewijzingStatus } from '../toewijzing/index.ts';

export interface Geprobeerd {
  toewijzingen: readonly {
    id: number;
    product: string;
    looptijd: string;
    status: ToewijzingStatus;
    doelTrede: number | null;
    gestartOp: string | null;
    beeindigdOp: string | null;
    reden: string;
    aanbieder: string;
  }[];
  orientaties: readonly {
    product: string;
    vraag: string;
    gevraagdOp: string;
    gestartOp: string | null;
    gestoptOp: string | null;
    gestoptReden: string;
    afgewezenOp: string | null;
    afgewezenReden: string;
    gevolgOp: string | null;
    gevolgToelichting: string;
    centrum: string | null;
  }[];
  plaatsingen: readonly { toewijzingId: number; werkplek: string; begeleider: string; periode: string; aanbieder: string }[];
}

export type VerhaalRij =
  | { soort: 'bepaling'; dag: Datum; rij: VerloopRij<Bepaling> }
  | {
      soort: 'toewijzing';
      dag: Datum;
      id: number;
      product: string;
      aanbieder: string;
      periode: Periode;
      status: ToewijzingStatus;
      doel: number | null;
      reden: string;
      /** Where the resident stood when it began; undefined: not determined yet. */
      bijTrede: Trede | undefined;
      /** The place where it began; another place later is a row of its own. */
      plek: { werkplek: string; begeleider: string } | undefined;
    }
  | {
      soort: 'orientatie';
      dag: Datum;
      product: string;
      vraag: string;
      /** How it stands, a sentence. */
      stand: string;
      centrum: string;
      bijTrede: Trede | undefined;
    }
  | {
      soort: 'plaatsing';
      dag: Datum;
      toewijzingId: number;
      werkplek: string;
      begeleider: string;
      aanbieder: string;
      periode: Periode;
    };

/** Newest first; on one day a determination stands above what began then. */
export function ladderVerhaal(
  bepalingen: readonly Bepaling[],
  { toewijzingen, plaatsingen, orientaties }: Geprobeerd,
  vandaag: Datum,
): VerhaalRij[] {
  const verloop = verloopVan(bepalingen);
  const tredeOp = (dag: Datum): Trede | undefined =>
    verloop.findLast(({ vervangen, bepaling }) => !vervangen && datum(bepaling.peildatum).until(dag).sign >= 0)?.bepaling.trede;
  const eerstePlek = (toewijzingId: number) => plaatsingen.find((p) => p.toewijzingId === toewijzingId);
  const rijen: VerhaalRij[] = [
    ...plaatsingen
      .filter((p) => p !== eerstePlek(p.toewijzingId))
      .map((p): VerhaalRij => {
        const periode = fromDaterange(p.periode);
        return { ...p, soort: 'plaatsing', dag: periode.van, periode };
      }),
    ...orientaties.map((o): VerhaalRij => {
      const dag = datum(o.gestartOp ?? o.gevraagdOp);
      return {
        soort: 'orientatie',
        dag,
        product: o.product,
        vraag: o.vraag,
        stand: standVanOrientatie(o),
        centrum: o.centrum ?? '',
        bijTrede: tredeOp(dag),
      };
    }),
    ...toewijzingen.map((t): VerhaalRij => {
      const loopt = fromDaterange(t.looptijd);
      const van = t.gestartOp === null ? loopt.van : datum(t.gestartOp);
      const tot = t.beeindigdOp === null ? loopt.tot : datum(t.beeindigdOp);
      return {
        soort: 'toewijzing',
        dag: van,
        id: t.id,
        product: t.product,
        aanbieder: t.aanbieder,
        periode: { van, tot: tot.until(van).sign > 0 ? van : tot },
        status: standOp({ status: t.status, tot }, vandaag),
        doel: t.doelTrede,
        reden: t.reden,
        bijTrede: tredeOp(van),
        plek: eerstePlek(t.id),
      };
    }),
    ...verloop.map((rij): VerhaalRij => ({ soort: 'bepaling', dag: datum(rij.bepaling.peildatum), rij })),
  ];
  return rijen
    .map((rij, nr) => ({ rij, nr }))
    .sort((a, b) => vergelijk(b.rij.dag, a.rij.dag) || b.nr - a.nr)
    .map(({ rij }) => rij);
}

function standVanOrientatie(o: Geprobeerd['orientaties'][number]): string {
  const op = (dag: string): string => toonDatum(datum(dag));
  if (o.afgewezenOp !== null) return `Niet begonnen: ${o.afgewezenReden}`;
  if (o.gestoptOp !== null) return `Gestopt op ${op(o.gestoptOp)}: ${o.gestoptReden}`;
  if (o.gevolgOp !== null) return `Afgerond op ${op(o.gevolgOp)}${o.gevolgToelichting === '' ? '' : `: ${o.gevolgToelichting}`}`;
  return o.gestartOp === null ? 'Gevraagd, nog niet begonnen' : `Loopt sinds ${op(o.gestartOp)}`;
}
