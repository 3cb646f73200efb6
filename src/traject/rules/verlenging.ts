// Whether a step may last longer. Each refusal names the place in the source and what is possible.
import { findStap, type RouteStap, type RouteTermijn, toonDuur } from '../../beleid/regeling.ts';
import { type Datum, isNa, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import type { Stand, VerlengVraag } from '../types.ts';
import { loopt } from './stand.ts';
import { plus, termijnDagen } from './termijn.ts';

/** Whether a step that runs may last longer at all; refused with what is possible instead. */
export function verlengbaar(
  stand: Stand,
  id: string,
): Resultaat<{ stap: RouteStap; nu: Datum; mag: NonNullable<RouteTermijn['verlenging']>; eerder: number }> {
  const t = stand.stappen.find((een) => een.id === id);
  const stap = t && findStap(stand.route, t.stap);
  if (!t || !stap || !loopt(t)) return geweigerd({ veld: 'stap', tekst: 'Deze stap loopt niet meer. Open de route opnieuw.' });
  const termijn: RouteTermijn | null | undefined = stap.termijn;
  const mag = termijn?.verlenging;
  const nu = t.eindeGepland ?? termijnDagen(stap, t.begonnenOp, stand.landelijk)?.uiterst;
  if (!termijn || !mag || !nu)
    return geweigerd({
      veld: 'tot',
      tekst: `Verlengen van ${stap.naam} is niet geregeld. Rond de stap af en kies wat volgt.`,
      bron: stap.bron,
    });
  const eerder = t.verlengd ?? 0;
  if (mag.keren !== null && eerder >= mag.keren) {
    const keer = mag.keren === 1 ? 'één keer' : `${mag.keren} keer`;
    return geweigerd({
      veld: 'tot',
      tekst: `${stap.naam} kan ${keer} worden verlengd, en dat is al gebeurd. Rond de stap af en kies wat volgt.`,
      bron: mag.bron,
    });
  }
  return gelukt({ stap, nu, mag, eerder });
}

/** AL4: how often and how far a term may be extended; what the source says nothing of is refused with what is possible. */
export function beoordeelVerlenging(stand: Stand, vraag: VerlengVraag): Resultaat<{ eindeGepland: Datum; verlengd: number }> {
  const kan = verlengbaar(stand, vraag.id);
  if (!kan.ok) return kan;
  const { nu, mag, eerder } = kan.waarde;
  const redenen: Reden[] = [];
  const uiterst =
    mag.aantal === null ? undefined : plusDagen(plus(plusDagen(nu, 1), mag.aantal, mag.eenheid, stand.landelijk), -1);
  if (!isNa(vraag.tot, nu)) redenen.push({ veld: 'tot', tekst: `Kies een dag na ${toonDatum(nu)}: dat is het einde nu.` });
  else if (uiterst && isNa(vraag.tot, uiterst))
    redenen.push({
      veld: 'tot',
      tekst: `De verlenging duurt ten hoogste ${toonDuur(mag.aantal ?? 0, mag.eenheid)}. Kies een dag tot en met ${toonDatum(uiterst)}.`,
      bron: mag.bron,
    });
  if (mag.reden && vraag.reden.trim() === '')
    redenen.push({ veld: 'reden', tekst: 'Schrijf op waarom de stap langer duurt.', bron: mag.bron });
  return redenen.length > 0 ? { ok: false, redenen } : gelukt({ eindeGepland: vraag.tot, verlengd: eerder + 1 });
}
