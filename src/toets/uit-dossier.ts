// Answers that the dossier knows already: filled in, each with its day and who said so. The consulent may change them.
import { datum, toonDatum } from '../kernel/datum.ts';
import { ZRM_DOMEINEN, type ZrmDomein } from '../kernel/zrm.ts';
import type { Laatste } from '../zrm/index.ts';
import { zrmVeld } from './form.ts';
import type { LadderRij } from './queries.ts';

export interface UitDossier {
  /** By field. */
  waarden: Record<string, string>;
  /** By field: "Uit de Zelfredzaamheid-Matrix van 3 november 2026, door Sanne de Wit". */
  herkomst: Record<string, string>;
}

export function gegevensUitDossier(
  ladder: Pick<LadderRij, 'perspectief_termijn' | 'peildatum' | 'door'> | undefined,
  scores: Partial<Record<ZrmDomein, Laatste>>,
): UitDossier {
  const uit: UitDossier = { waarden: {}, herkomst: {} };
  const zet = (veld: string, waarde: string, bron: string, dag: string, door: string | null): void => {
    uit.waarden[veld] = waarde;
    uit.herkomst[veld] = `Uit ${bron} van ${toonDatum(datum(dag))}${door ? `, door ${door}` : ''}`;
  };
  if (ladder?.perspectief_termijn) zet('zicht', ladder.perspectief_termijn, 'de ladderbepaling', ladder.peildatum, ladder.door);
  for (const domein of ZRM_DOMEINEN) {
    const laatste = scores[domein];
    if (laatste) {
      const { peildatum, door } = laatste.meting;
      zet(zrmVeld(domein), String(laatste.score), 'de Zelfredzaamheid-Matrix', peildatum, door);
    }
  }
  return uit;
}
