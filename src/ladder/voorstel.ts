// What the criteria of the regeling come to for these answers (L6). Pure. A proposal, never a determination (L9).
import { explainBron } from '../beleid/explain.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { type Anders, type WatAls, watAls } from '../kernel/wat-als.ts';

export const ANTWOORDEN = ['ja', 'nee', 'onbekend'] as const;
export type Antwoord = (typeof ANTWOORDEN)[number];
/** Answers by the key of the question; absent is not answered, which counts as unknown. */
export type Antwoorden = Readonly<Record<string, Antwoord | undefined>>;

export type Voorstel = {
  /** The trede that is certain with these answers. */
  trede: Trede;
  /** The highest trede that the open questions leave; the same as `trede` when nothing is open (K8: never guess). */
  hoogstens: Trede;
  /** Keys of the questions on which it hangs when it is open. */
  open: readonly string[];
  gronden: readonly Grond[];
};

type TredeVorm = Regeling['ladder']['treden'][number];
type Weg = NonNullable<TredeVorm['wanneer']>[number];

/** All three values: what is not known stays not known. */
const alle = (delen: readonly (boolean | null)[]): boolean | null =>
  delen.includes(false) ? false : delen.includes(null) ? null : true;
const een = (delen: readonly (boolean | null)[]): boolean | null =>
  delen.includes(true) ? true : delen.includes(null) ? null : false;

const is = (antwoord: Antwoord | undefined, gevraagd: 'ja' | 'nee'): boolean | null =>
  antwoord === undefined || antwoord === 'onbekend' ? null : antwoord === gevraagd;

const klopt = ({ ja, nee }: Weg, antwoorden: Antwoorden): boolean | null =>
  alle([...ja.map((v) => is(antwoorden[v], 'ja')), ...nee.map((v) => is(antwoorden[v], 'nee'))]);

/** Treden that hang on the same questions, with those questions: what is asked at one boundary. */
export type Grens = { treden: readonly TredeVorm[]; vragen: readonly Vraag[] };
type Vraag = Regeling['ladder']['vragen'][number];

/** The boundaries of the ladder, lowest first: each with the questions that no lower one asked. */
export function grenzen(regeling: Regeling): Grens[] {
  const gehad = new Set<string>();
  const uit: { treden: TredeVorm[]; vragen: Vraag[] }[] = [];
  for (const vorm of regeling.ladder.treden) {
    const sleutels = new Set((vorm.wanneer ?? []).flatMap(({ ja, nee }) => [...ja, ...nee]));
    const vragen = regeling.ladder.vragen.filter((v) => sleutels.has(v.sleutel) && !gehad.has(v.sleutel));
    for (const { sleutel } of vragen) gehad.add(sleutel);
    const vorige = uit.at(-1);
    if (vragen.length > 0) uit.push({ treden: [vorm], vragen });
    else if (vorige && sleutels.size > 0) vorige.treden.push(vorm);
  }
  return uit;
}

/** L6: the highest trede whose criterium the answers meet; undefined when the regeling has no criteria as questions. */
export function ladderVoorstel(regeling: Regeling, antwoorden: Antwoorden): Voorstel | undefined {
  const { vragen, treden } = regeling.ladder;
  if (vragen.length === 0) return undefined;
  const standen = treden.map((vorm) => ({
    vorm,
    stand: vorm.wanneer === undefined ? (vorm.trede === 1 ? true : null) : een(vorm.wanneer.map((weg) => klopt(weg, antwoorden))),
  }));
  const zeker = standen.findLast(({ stand }) => stand === true)?.vorm.trede;
  const mogelijk = standen.findLast(({ stand }) => stand !== false)?.vorm.trede;
  if (!isTrede(zeker) || !isTrede(mogelijk)) return undefined;
  const open = standen
    .filter(({ vorm, stand }) => stand === null && vorm.trede > zeker)
    .flatMap(({ vorm }) =>
      (vorm.wanneer ?? []).filter((weg) => klopt(weg, antwoorden) === null).flatMap(({ ja, nee }) => [...ja, ...nee]),
    )
    .filter((vraag, i, lijst) => is(antwoorden[vraag], 'ja') === null && lijst.indexOf(vraag) === i);
  return {
    trede: zeker,
    hoogstens: mogelijk,
    open,
    // What is far below the proposal says nothing more; what is above says why it is not higher.
    gronden: standen.filter(({ vorm }) => vorm.trede >= zeker).map(({ vorm, stand }) => grond(regeling, vorm, stand, antwoorden)),
  };
}

function grond(regeling: Regeling, vorm: TredeVorm, stand: boolean | null, antwoorden: Antwoorden): Grond {
  const vraagVan = (sleutel: string) => regeling.ladder.vragen.find((v) => v.sleutel === sleutel);
  const zeg = (sleutel: string): string => `${vraagVan(sleutel)?.vraag ?? sleutel} ${woord(antwoorden[sleutel])}`;
  const wegen = vorm.wanneer ?? [];
  const gekozen = wegen.filter((weg) => klopt(weg, antwoorden) === stand);
  // One way is enough to stand on it; all of them say why not.
  const vertel = stand === true ? gekozen.slice(0, 1) : gekozen;
  const sleutels = [...new Set(vertel.flatMap(({ ja, nee }) => [...ja, ...nee]))];
  const kop = `Trede ${vorm.trede}, ${vorm.naam.toLowerCase()}`;
  const tekst =
    wegen.length === 0
      ? `${kop}: ${vorm.trede === 1 ? 'het begin van de ladder, als geen hogere trede past' : 'zonder vragen in de regeling'}.`
      : `${kop}. ${sleutels.map(zeg).join('. ')}.`;
  const bron = vraagVan(sleutels[0] ?? '')?.bron ?? regeling.ladder.bron;
  return { regel: 'L6', bron, status: explainBron(regeling, bron)?.status ?? 'keuze', tekst, voldaan: stand };
}

const woord = (antwoord: Antwoord | undefined): string =>
  ({ ja: 'Ja', nee: 'Nee', onbekend: 'Niet bekend' })[antwoord ?? 'onbekend'];

/** "trede 3", or "trede 3 of 4" while a question is open. */
export function voorstelTekst({ trede, hoogstens }: Pick<Voorstel, 'trede' | 'hoogstens'>): string {
  if (hoogstens === trede) return `trede ${trede}`;
  return hoogstens - trede === 1 ? `trede ${trede} of ${hoogstens}` : `trede ${trede} tot en met ${hoogstens}`;
}

/** What another answer to one question would have come to. */
export function voorstelWatAls(regeling: Regeling, antwoorden: Antwoorden): WatAls[] {
  const nu = ladderVoorstel(regeling, antwoorden);
  if (!nu) return [];
  const anders = regeling.ladder.vragen.flatMap(({ sleutel, vraag }): Anders<Antwoorden>[] =>
    (['ja', 'nee'] as const)
      .filter((antwoord) => antwoord !== antwoorden[sleutel])
      .map((antwoord) => ({ feit: sleutel, met: `${vraag} ${woord(antwoord)}`, feiten: { ...antwoorden, [sleutel]: antwoord } })),
  );
  return watAls(
    anders,
    (feiten) => ladderVoorstel(regeling, feiten),
    (dan) => (dan && (dan.trede !== nu.trede || dan.hoogstens !== nu.hoogstens) ? voorstelTekst(dan) : undefined),
  );
}
