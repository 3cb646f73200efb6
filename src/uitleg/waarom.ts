import { explainBron, type OpgeslagenRegeling } from '../beleid/index.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { datum, toonDatum } from '../kernel/datum.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { gronden, type Html, html, link, type WaaromInhoud, waarom } from '../web/index.ts';

/** Public: what the force of a source means. */
export const ZO_BESLIST = '/uitleg/zo-beslist-werkt-mee';

/** Grounds with the place in the source as people can read it; the sign beside it tells the force. */
export function metBronnen(regeling: Pick<Regeling, 'bronnen'>, lijst: readonly Grond[]): Grond[] {
  return lijst.map((grond) => ({ ...grond, bron: plaats(regeling, grond) }));
}

/** The grounds as a list that stands open. */
export function toonGronden(regeling: Pick<Regeling, 'bronnen'>, lijst: readonly Grond[]): Html {
  return gronden(metBronnen(regeling, lijst));
}

function plaats(regeling: Pick<Regeling, 'bronnen'>, grond: Grond): string {
  if (grond.status === 'keuze') return '';
  return explainBron(regeling, grond.bron)?.tekst.replace(/ \([^()]*\)$/, '') ?? grond.bron;
}

/** "Werkt mee, geldig vanaf 1 januari 2021; vastgesteld op 20 december 2020 (kenmerk 3f2a9c1b)". */
export function versieTekst({ regeling, hash }: Pick<OpgeslagenRegeling, 'regeling' | 'hash'>): string {
  const { naam, geldigVan, geldigTot, vastgesteldOp } = regeling;
  const tot = geldigTot === null ? '' : ` tot en met ${toonDatum(datum(geldigTot))}`;
  const wanneer =
    vastgesteldOp === null ? 'dag van vaststellen niet in de bron' : `vastgesteld op ${toonDatum(datum(vastgesteldOp))}`;
  return `${naam}, geldig vanaf ${toonDatum(datum(geldigVan))}${tot}; ${wanneer} (kenmerk ${hash.slice(0, 8)})`;
}

/** What the municipality itself says of how its regeling works (ED12): beside every outcome of it. */
const eigenOordeel = ({ eigenOordeel: oordelen, bronnen }: Regeling): Html[] =>
  oordelen.map(
    ({ tekst, bron }) =>
      html`<br>Wat de gemeente er zelf van vindt: ${tekst} (${explainBron({ bronnen }, bron)?.tekst.replace(/ \([^()]*\)$/, '') ?? bron})`,
  );

/**
 * "Waarom?" beside what a version of a regeling brought about: its grounds with the force of their sources, the version, and what would
 * have changed it. The one way in which staff, aanbieder and resident see it.
 */
export function waaromVan(
  uit: Pick<OpgeslagenRegeling, 'regeling' | 'hash'>,
  o: Omit<WaaromInhoud, 'versie' | 'meer'> & { meer?: WaaromInhoud['meer'] },
): Html {
  return waarom({
    ...o,
    gronden: metBronnen(uit.regeling, o.gronden),
    versie: html`Regeling: ${versieTekst(uit)}. ${link(ZO_BESLIST, 'Wat betekent dit?', 'Hoe Werkt mee beslist')}${eigenOordeel(uit.regeling)}`,
  });
}
