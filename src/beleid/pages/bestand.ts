// Where the parts of the document stand in the file that they were read from.
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** First and last line, counted from 1. */
export interface Regels {
  van: number;
  tot: number;
}

/** Items of these lists have a place of their own, by this field. */
const LIJSTEN: Readonly<Record<string, string>> = { producten: 'product' };

/** The lines of each field at the top of a file, and of each product (`producten.wm-werkplek-3`), with the comment above it. */
export function plekkenVan(tekst: string): Map<string, Regels> {
  const plekken = new Map<string, Regels>();
  const teller = new LineCounter();
  const { contents } = parseDocument(tekst, { lineCounter: teller });
  if (!isMap(contents)) return plekken;
  const regels = tekst.split('\n');
  const lijn = (plaats: number): number => teller.linePos(plaats).line;
  const metCommentaar = (van: number): number => {
    let eerste = van;
    while (eerste > 1 && regels[eerste - 2]?.trimStart().startsWith('#')) eerste--;
    return eerste;
  };
  for (const { key, value } of contents.items) {
    if (!isScalar(key) || !key.range) continue;
    const naam = String(key.value);
    const van = lijn(key.range[0]);
    const bereik = isMap(value) || isSeq(value) || isScalar(value) ? value.range : undefined;
    // A block ends where its last line does, not where the next begins.
    const tot = bereik ? Math.max(van, lijn(Math.max(bereik[0], bereik[1] - 1))) : van;
    plekken.set(naam, { van: metCommentaar(van), tot });
    const veld = LIJSTEN[naam];
    if (veld === undefined || !isSeq(value)) continue;
    for (const item of value.items) {
      if (!isMap(item) || !item.range) continue;
      const sleutel = item.get(veld);
      if (typeof sleutel === 'string')
        plekken.set(`${naam}.${sleutel}`, {
          van: metCommentaar(lijn(item.range[0])),
          tot: lijn(Math.max(item.range[0], item.range[1] - 1)),
        });
    }
  }
  return plekken;
}
