import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Beleid } from '../beleid/opdracht.ts';
import { datum, parseDatum, toonDatum } from '../kernel/datum.ts';
import type { Grond, UitkomstWaarde } from '../kernel/uitkomst.ts';
import type { Beoordeling, Gelezen, ToetsFout } from '../toets/opdracht.ts';
import { Geweigerd, type Invoer, type Opdracht, VerkeerdGebruik, voorTerminal, zeg } from './opdracht.ts';

export const toets: Opdracht = {
  gebruik: 'toets [--bekendOp 2021-03-01] [--json] < feiten.json',
  doet: 'Zegt welke producten passen bij de feiten op de standaardinvoer: één JSON-object, of een lijst. Heeft geen database nodig.',
  keuzes: ['bekendOp', 'json'],
  // No setting and no database: it answers where nothing is set up yet.
  zonder: (invoer) => {
    const vraag = leesKeuzes(invoer);
    return () => beantwoord(vraag);
  },
  lees: (invoer) => {
    const vraag = leesKeuzes(invoer);
    return () => beantwoord(vraag);
  },
};

type Vraag = { bekendOp: string | undefined; json: boolean };

function leesKeuzes({ woorden: [teveel], keuzes: { bekendOp, json = false } }: Invoer): Vraag {
  if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij: toets leest van de standaardinvoer.`);
  if (bekendOp !== undefined && parseDatum(bekendOp) === undefined) {
    throw new VerkeerdGebruik(`--bekendOp ‘${bekendOp}’ is geen dag die bestaat. Schrijf bijvoorbeeld 2021-03-01.`);
  }
  return { bekendOp, json };
}

/** The policy files alone answer: what people activated in the product is not in them. */
async function beantwoord({ bekendOp, json }: Vraag): Promise<void> {
  if (process.stdin.isTTY) zeg('Typ of plak de feiten als JSON, en sluit af met Ctrl+D.');
  const [invoer, { BELEID_MAP, BeleidsFout, loadBeleid }, toetsen] = await Promise.all([
    text(process.stdin),
    import('../beleid/opdracht.ts'),
    import('../toets/opdracht.ts'),
  ]);
  const weiger = (fout: ToetsFout): never => {
    if (json) process.stdout.write(`${JSON.stringify({ fout })}\n`);
    throw new Geweigerd(fout.tekst);
  };
  const gelezen = toetsen.leesJson(invoer);
  if (!gelezen.ok) return weiger(gelezen.fout);
  const feiten = toetsen.leesAlleFeiten(gelezen.waarde);
  if (!feiten.ok) return weiger(feiten.fout);

  let bestanden: Beleid;
  try {
    const alleen = new Set([feiten.waarde].flat().map(({ gemeente }) => gemeente));
    bestanden = loadBeleid(BELEID_MAP, { zonderGevallen: true, alleen });
  } catch (fout) {
    if (!(fout instanceof BeleidsFout)) throw fout;
    return weiger({ tekst: `Het beleid is niet te lezen.\n${fout.message}`, feit: null });
  }
  const { gemeenten, regelingen, landelijk } = bestanden;
  const beleid = { landelijk, gemeenten, kies: toetsen.kiesUitBestanden({ gemeenten, regelingen }) };
  const lijst = Array.isArray(feiten.waarde);
  const alle = Array.isArray(feiten.waarde)
    ? toetsen.beoordeelAlle(feiten.waarde, beleid, bekendOp)
    : eenAlsLijst(toetsen.beoordeel(feiten.waarde, beleid, bekendOp));
  if (!alle.ok) return weiger(alle.fout);
  await schrijf(json ? toetsen.alsJson(alle.waarde, { lijst }) : teksten(alle.waarde, lijst));
}

/** Writes as fast as whoever reads takes it; stops when nobody reads any more. */
async function schrijf(stukken: Iterable<Uint8Array | string>): Promise<void> {
  for (const stuk of stukken) {
    if (process.stdout.write(stuk)) continue;
    const verder = await once(process.stdout, 'drain').catch(() => undefined);
    if (!verder) return;
  }
}

function* teksten(beoordelingen: Iterable<Beoordeling>, lijst: boolean): Generator<string> {
  let nummer = 0;
  for (const beoordeling of beoordelingen) {
    nummer++;
    yield voorTerminal(`${lijst ? `Toets ${nummer}\n` : ''}${alsTekst(beoordeling)}\n\n`);
  }
}

const WOORD: Record<UitkomstWaarde, string> = {
  passend: 'past',
  'onder-voorwaarde': 'past onder voorwaarde',
  'niet-passend': 'past niet',
};

/** What decides about each product: why not, or what must be known first; of what fits only that it does. */
function alsTekst({ regeling, producten, advies }: Beoordeling): string {
  const naam = (product: string) => regeling.producten.find((een) => een.product === product)?.naam ?? product;
  const regel = ({ grond }: { grond: Grond }) => `    ${grond.tekst} [${grond.regel}; ${grond.bron}, ${grond.status}]`;
  return [
    `${regeling.naam}, versie van ${toonDatum(datum(regeling.geldigVan))}`,
    ...producten.flatMap(({ product, uitkomst, delen }) => [
      `  ${naam(product)} (${product}): ${WOORD[uitkomst]}`,
      ...delen.filter(({ stand }) => (uitkomst === 'niet-passend' ? stand === false : stand === null)).map(regel),
    ]),
    ...advies.flatMap(({ naar, naam: waar, delen }) => [`  Wegwijzer: ${waar} (${naar})`, ...delen.map(regel)]),
  ].join('\n');
}

const eenAlsLijst = <T>(een: Gelezen<T>): Gelezen<T[]> => (een.ok ? { ok: true, waarde: [een.waarde] } : een);
