import { text } from 'node:stream/consumers';
import type { Reden } from '../kernel/resultaat.ts';
import type { Termijnen } from '../plicht/index.ts';
import { Geweigerd, type Opdracht, tabel, VerkeerdGebruik, voorTerminal, zeg } from './opdracht.ts';

export const termijnen: Opdracht = {
  gebruik: 'termijnen [--json] < vraag.json',
  doet: 'Zegt van een toewijzing (of een lijst) wanneer zij eindigt, of verlengen kan en wie wanneer wat moet doen. Leest van de standaardinvoer.',
  keuzes: ['json'],
  zonder: ({ woorden: [teveel], keuzes: { json = false } }) => {
    if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij: termijnen leest van de standaardinvoer.`);
    return () => beantwoord(json);
  },
  lees: () => async () => undefined,
};

type Antwoord = { ok: true; kop: string; waarde: Termijnen } | { ok: false; reden: Reden };

/** No database and no settings: the policy files alone answer. */
async function beantwoord(json: boolean): Promise<void> {
  if (process.stdin.isTTY) zeg('Typ of plak de vraag als JSON, en sluit af met Ctrl+D.');
  const [invoer, { BELEID_MAP, loadBeleid }, { leesVraag, termijnenVan, versieVoor }] = await Promise.all([
    text(process.stdin),
    import('../beleid/opdracht.ts'),
    import('../plicht/index.ts'),
  ]);
  let gelezen: unknown;
  try {
    gelezen = JSON.parse(invoer);
  } catch {
    schrijf([{ ok: false, reden: { regel: 'K8', tekst: 'Op de standaardinvoer staat geen geldige JSON.' } }], false, json);
    return;
  }
  const vragen = Array.isArray(gelezen) ? gelezen : [gelezen];
  const gelezenVragen = vragen.map((een) => leesVraag(een));
  const alleen = new Set(gelezenVragen.flatMap((vraag) => (vraag.ok ? [vraag.waarde.gemeente] : [])));
  const { regelingen, landelijk } = loadBeleid(BELEID_MAP, { zonderGevallen: true, alleen });
  const antwoord = (vraag: (typeof gelezenVragen)[number]): Antwoord => {
    if (!vraag.ok) return weigering(vraag.redenen);
    const versie = versieVoor(regelingen, vraag.waarde.gemeente, vraag.waarde);
    if (!versie.ok) return weigering(versie.redenen);
    const { regeling } = versie.waarde;
    const uitkomst = termijnenVan(regeling, landelijk, vraag.waarde);
    if (!uitkomst.ok) return weigering(uitkomst.redenen);
    const naam = regeling.producten.find((een) => een.product === vraag.waarde.product)?.naam ?? vraag.waarde.product;
    return {
      ok: true,
      kop: `${naam} vanaf ${vraag.waarde.ingangsdatum} (${regeling.naam} ${regeling.geldigVan})`,
      waarde: uitkomst.waarde,
    };
  };
  schrijf(gelezenVragen.map(antwoord), Array.isArray(gelezen), json);
}

const weigering = ([reden = { tekst: 'Deze vraag kan niet worden beantwoord.' }]: readonly Reden[]): Antwoord => ({
  ok: false,
  reden,
});

const alsJson = (een: Antwoord) => {
  if (!een.ok) return { fout: { regel: een.reden.regel ?? 'K8', tekst: een.reden.tekst } };
  const { uitersteEinddatum, einddatum, verlengbaar, reden, plichten } = een.waarde;
  return {
    uitersteEinddatum,
    einddatum,
    verlengbaar,
    reden,
    plichten: plichten.map(({ soort, wie, datum, regel }) => ({ soort, wie, datum, regel })),
  };
};

function schrijf(antwoorden: readonly Antwoord[], lijst: boolean, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(lijst ? antwoorden.map(alsJson) : antwoorden.map(alsJson)[0])}\n`);
  else process.stdout.write(voorTerminal(`${antwoorden.map(alsTekst).join('\n\n')}\n`));
  const fouten = antwoorden.flatMap((een) => (een.ok ? [] : [een.reden.tekst]));
  const [eerste] = fouten;
  if (eerste !== undefined)
    throw new Geweigerd(fouten.length === 1 ? eerste : `${fouten.length} vragen kunnen niet. De eerste: ${eerste}`);
}

function alsTekst(een: Antwoord): string {
  if (!een.ok) return `Kan niet (${een.reden.regel ?? 'K8'}): ${een.reden.tekst}`;
  const { uitersteEinddatum, einddatum, verlengbaar, reden, plichten, gronden } = een.waarde;
  const plichtDelen =
    plichten.length === 0
      ? ['Plichten: geen op een vaste dag in deze regeling.']
      : [
          tabel(
            ['wanneer', 'wie', 'wat', 'regel'],
            plichten.map((p) => [p.datum, p.wie, p.naam, p.regel]),
          ),
        ];
  return [
    een.kop,
    `Einde: ${einddatum ?? 'niet afgesproken'} (langste periode: ${uitersteEinddatum ?? 'geen grens in de bron'})`,
    `Verlengen: ${verlengbaar ? 'kan' : 'kan niet'}. ${reden}`,
    ...gronden.map((g) => `  ${g.regel}: ${g.tekst} [${g.bron}, ${g.status}]`),
    ...plichtDelen,
  ].join('\n');
}
