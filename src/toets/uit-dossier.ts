// Answers that the dossier knows already: filled in, each with its day and who said so. The consulent may change them.
import { datum, toonDatum, toonKort } from '../kernel/datum.ts';
import { ZRM_DOMEINEN, type ZrmDomein } from '../kernel/zrm.ts';
import type { Laatste } from '../zrm/index.ts';
import { zrmVeld } from './form.ts';
import type { LadderRij } from './queries.ts';

export interface UitDossier {
  /** By field. */
  waarden: Record<string, string>;
  /** Where a value comes from, by field. */
  herkomst: Record<string, string>;
  /** Where most scores come from; a score from another matrix says so at its field. */
  zrm: string | undefined;
}

export function gegevensUitDossier(
  ladder: Pick<LadderRij, 'perspectief_termijn' | 'peildatum' | 'door'> | undefined,
  scores: Partial<Record<ZrmDomein, Laatste>>,
): UitDossier {
  const uit: UitDossier = { waarden: {}, herkomst: {}, zrm: undefined };
  const van = (dag: string, door: string | null): string => `van ${toonDatum(datum(dag))}${door ? `, door ${door}` : ''}`;
  if (ladder?.perspectief_termijn) {
    uit.waarden.zicht = ladder.perspectief_termijn;
    uit.herkomst.zicht = `Uit de ladderbepaling ${van(ladder.peildatum, ladder.door)}`;
  }
  const metingen = ZRM_DOMEINEN.flatMap((domein) => scores[domein]?.meting ?? []);
  const laatste = metingen.toSorted((a, b) => (a.peildatum < b.peildatum ? -1 : 1)).at(-1);
  if (laatste)
    uit.zrm = `Overgenomen uit de Zelfredzaamheid-Matrix ${van(laatste.peildatum, laatste.door)}. Klopt een score niet meer? Pas hem hier aan.`;
  for (const domein of ZRM_DOMEINEN) {
    const eigen = scores[domein];
    if (!eigen) continue;
    uit.waarden[zrmVeld(domein)] = String(eigen.score);
    if (eigen.meting.id !== laatste?.id)
      uit.herkomst[zrmVeld(domein)] = `Uit de meting van ${toonKort(datum(eigen.meting.peildatum))}`;
  }
  return uit;
}
