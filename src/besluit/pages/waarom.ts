import { bronStatus, type Landelijk, type OpgeslagenRegeling } from '../../beleid/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import { leesGronden } from '../../toets/index.ts';
import { waaromVan } from '../../uitleg/index.ts';
import type { Html } from '../../web/index.ts';
import { leesBesluitBewijs } from '../bewijs.ts';
import { besluitWatAls, type Onderdeel, type Oordeelsfeiten } from '../wat-als.ts';

/** What is asked, and the rules that the answer rests on; undefined: all of them. */
const OVER: Record<Onderdeel, { over: string; past?: (g: Grond) => boolean }> = {
  besluit: { over: 'mag dit besluit' },
  periode: {
    over: 'deze periode',
    past: ({ regel, tekst }) =>
      ['AP31', 'AP5', 'AP6', 'AR4', 'K1', 'K2', 'K3'].includes(regel) || (regel === 'AP1' && tekst.includes('jaar')),
  },
  uren: { over: 'deze uren', past: ({ regel }) => regel === 'AP8' },
  doel: { over: 'dit doel', past: ({ regel, tekst }) => regel === 'AP36' || (regel === 'AP2' && tekst.includes('doel')) },
  inwoner: { over: 'past dit bij de inwoner' },
  bevoegd: { over: 'mag deze persoon beslissen', past: ({ regel }) => regel === 'AP16' },
};

/** "Waarom?" at each part of a besluit that was judged, and of the whole. */
export const waaromBesluit =
  (uit: OpgeslagenRegeling, o: Oordeelsfeiten & { gronden: readonly Grond[] }, landelijk: Landelijk) =>
  (onderdeel: Onderdeel): Html => {
    const { over, past } = OVER[onderdeel];
    return waaromVan(uit, {
      over,
      open: onderdeel === 'besluit',
      gronden: past ? o.gronden.filter(past) : o.gronden,
      watAls: besluitWatAls(o, uit.regeling, landelijk, onderdeel),
    });
  };

/** Why a proposal may not be decided: each broken rule with its source. What would mend it stands at its field. */
export const waaromGeweigerd = (uit: OpgeslagenRegeling, redenen: readonly Reden[]): Html =>
  waaromVan(uit, {
    over: 'mag dit besluit zo niet',
    gronden: redenen.flatMap(({ regel, bron, tekst }) =>
      regel === undefined || bron === undefined
        ? []
        : [{ regel, bron, status: bronStatus(uit.regeling, bron), tekst, voldaan: false }],
    ),
  });

/** The same of a besluit that was taken, from its receipt; an older one tells its grounds. */
export const waaromGenomen = (uit: OpgeslagenRegeling, rij: { feiten: unknown; gronden: unknown }, landelijk: Landelijk) => {
  const bewijs = leesBesluitBewijs(rij.feiten);
  const gronden = leesGronden(rij.gronden);
  if (bewijs) return waaromBesluit(uit, { ...bewijs, gronden }, landelijk);
  return (onderdeel: Onderdeel): Html => {
    const { over, past } = OVER[onderdeel];
    return waaromVan(uit, { over, open: onderdeel === 'besluit', gronden: past ? gronden.filter(past) : gronden });
  };
};
