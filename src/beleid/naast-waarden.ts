// What a regeling says of its products, as sentences to lay side by side. Pure.
import { toonGeld } from '../kernel/geld.ts';
import { type PlichtInRegeling, type Regeling, type SoortTermijn, toonLengte } from './regeling.ts';

/** One thing that a regeling says; `bron` is the place in its source. */
export interface Waarde {
  tekst: string;
  bron: string;
  keuze?: string | undefined;
  toelichting?: string | undefined;
  tegenspraak?: readonly { bron: string; tekst: string }[] | undefined;
}

const WOORDEN: Readonly<Record<string, string>> = {
  'aow-leeftijd': 'de AOW-leeftijd',
  'bijdragen-of-werken': 'wil bijdragen of werken',
  'goedkeuring-uitkerende-instantie': 'de uitkerende instantie keurt goed',
  resultaat: 'op resultaat',
  'gemaakte-uren': 'op gemaakte uren',
  inspanning: 'op inspanning',
};

/** A value in words: ja, nee, a list, or as it stands. */
export const woord = (waarde: unknown): string => {
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (Array.isArray(waarde)) return waarde.map(woord).join(', ');
  const tekst = String(waarde ?? '');
  return WOORDEN[tekst] ?? tekst;
};

/** A term with its kind: an average is never a limit (regels §0). */
export const SOORT: Record<SoortTermijn, (tekst: string) => string> = {
  vast: (tekst) => `${tekst}, vast`,
  maximum: (tekst) => `ten hoogste ${tekst}`,
  minimum: (tekst) => `ten minste ${tekst}`,
  gemiddeld: (tekst) => `gemiddeld ${tekst} (geen grens)`,
  uitgangspunt: (tekst) => `${tekst} als uitgangspunt`,
};

/** "8 weken, vast" for each product that has a term; or how it can be extended. */
export const duurWaarden = ({ producten }: Regeling, wat: 'duur' | 'verlenging'): Waarde[] =>
  producten.flatMap(({ naam, duur, verlenging }): Waarde[] => {
    if (wat === 'duur') {
      if (!duur) return [];
      const lang = duur.minstens === undefined ? SOORT[duur.soort](toonLengte(duur)) : `${duur.minstens} tot ${toonLengte(duur)}`;
      return [{ ...duur, tekst: `${naam}: ${lang}` }];
    }
    if (!verlenging) return [];
    const keer =
      verlenging.aantal === null ? 'zonder grens in de bron' : verlenging.aantal === 1 ? 'één keer' : `${verlenging.aantal} keer`;
    return [
      {
        ...verlenging,
        tekst: `${naam}: ${keer}, met ten hoogste ${toonLengte(verlenging)}${verlenging.redenNodig ? ' en met een reden' : ''}`,
      },
    ];
  });

const wanneer = ({ wanneer: w }: PlichtInRegeling): string => {
  if ('na' in w) return `${toonLengte(w.na)} na het begin`;
  if ('voor' in w) return `${w.voor.weken} weken voor het einde`;
  return `bij een ${w.bij}`;
};

export const plichtWaarden = (regeling: Regeling): Waarde[] => [
  ...regeling.producten.flatMap(({ naam, plichten }) =>
    plichten.map(
      (plicht): Waarde => ({
        ...plicht,
        tekst: `${naam}: ${plicht.naam} (${plicht.wie.replaceAll('-', ' ')}, ${wanneer(plicht)})`,
      }),
    ),
  ),
];

export const prijsWaarden = ({ producten }: Regeling): Waarde[] =>
  producten.flatMap(({ naam, prijs }): Waarde[] => {
    if (!prijs) return [];
    if (prijs.per === 'geen') return [{ ...prijs, tekst: `${naam}: geen kosten` }];
    const per = prijs.per === 'naar-rato' ? 'naar rato' : `per ${prijs.per}`;
    return [
      {
        ...prijs,
        tekst: `${naam}: ${prijs.bedrag === null ? `${per}, bedrag niet geregeld` : `${toonGeld(prijs.bedrag)} ${per}`}`,
      },
    ];
  });

/** Between what a value is about and the value. */
const SPLITS = ': ';

/**
 * What a regeling says of several products in the same words and from the same place, said once with the names before it: who reads does not
 * have to look for the difference.
 */
export const samengenomen = (waarden: readonly Waarde[]): Waarde[] => {
  const delen = waarden.map((waarde) => {
    const [naam = '', ...rest] = waarde.tekst.split(SPLITS);
    return rest.length === 0 ? { waarde, naam: '', rest: naam } : { waarde, naam, rest: rest.join(SPLITS) };
  });
  const gelijk = Map.groupBy(delen, ({ waarde: { bron, keuze, toelichting, tegenspraak }, naam, rest }) =>
    JSON.stringify([naam === '', rest, bron, keuze, toelichting, tegenspraak]),
  );
  return [...gelijk.values()].flatMap((groep) => {
    const [eerste] = groep;
    if (!eerste) return [];
    const namen = [...new Set(groep.map(({ naam }) => naam))].filter((naam) => naam !== '');
    return [{ ...eerste.waarde, tekst: namen.length === 0 ? eerste.rest : `${namen.join(', ')}${SPLITS}${eerste.rest}` }];
  });
};
