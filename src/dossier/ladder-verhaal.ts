// Every step on the ladder, up and down, and what was tried in between, in one order. Pure.
import { type Datum, datum, vergelijk } from '../kernel/datum.ts';
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
  { toewijzingen, plaatsingen }: Geprobeerd,
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
