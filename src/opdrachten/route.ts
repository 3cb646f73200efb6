import { text } from 'node:stream/consumers';
import type { Regeling, Route } from '../beleid/regeling.ts';
import type { Datum } from '../kernel/datum.ts';
import type { Stand } from '../traject/types.ts';
import { Geweigerd, gemeenteKeuze, type Invoer, type Opdracht, VerkeerdGebruik, voorTerminal } from './opdracht.ts';

export const route: Opdracht = {
  gebruik: 'route [regeling] --gemeente <code> [--vandaag <dag>] [--json] [< stand.json]',
  doet: 'Laat de weg van een inwoner volgens een regeling zien. Met een stand op de standaardinvoer: wat er mag volgen en waarom, de plichten, het geld en de weg terug. Heeft geen database nodig.',
  keuzes: ['gemeente', 'vandaag', 'json'],
  zonder: (invoer) => {
    const vraag = vraagVan(invoer);
    return () => toon(vraag);
  },
  lees: () => async () => undefined,
};

interface Vraag {
  gemeente: string;
  regeling: string | undefined;
  vandaag: string | undefined;
  json: boolean;
}

function vraagVan(invoer: Invoer): Vraag {
  const [regeling, teveel] = invoer.woorden;
  if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij.`);
  return { gemeente: gemeenteKeuze(invoer), regeling, vandaag: invoer.keuzes.vandaag, json: invoer.keuzes.json ?? false };
}

/** Standard output: the route, or what may follow on the stand that was given. */
async function toon(o: Vraag): Promise<void> {
  const [{ BELEID_MAP, loadBeleid }, { datum, parseDatum, Temporal }, regels] = await Promise.all([
    import('../beleid/opdracht.ts'),
    import('../kernel/datum.ts'),
    import('../traject/opdracht.ts'),
  ]);
  const invoer = process.stdin.isTTY ? '' : (await text(process.stdin)).trim();
  const op = o.vandaag === undefined ? datum(Temporal.Now.plainDateISO('Europe/Amsterdam').toString()) : parseDatum(o.vandaag);
  if (!op) throw new VerkeerdGebruik('Schrijf --vandaag als jjjj-mm-dd, bijvoorbeeld 2019-09-01.');
  const { regelingen, gemeenten } = loadBeleid(BELEID_MAP, { zonderGevallen: true });
  const gemeente = gemeenten.find(({ code }) => code === o.gemeente);
  if (!gemeente)
    throw new Geweigerd(
      `Gemeente ${o.gemeente} is er niet. Kies uit: ${gemeenten.map(({ code, naam }) => `${code} ${naam}`).join(', ')}.`,
    );
  const eigen = regelingen
    .map(({ regeling }) => regeling)
    .filter((regeling) => regeling.gemeente === o.gemeente || regeling.gemeenten?.includes(o.gemeente));
  const naam = o.regeling ?? gemeente.hoofdregeling;
  // Oldest first: the one that began last, or the first that will.
  const versies = eigen.filter(({ regeling }) => regeling === naam);
  const gekozen = versies.findLast(({ geldigVan }) => geldigVan <= op.toString()) ?? versies[0];
  if (!gekozen)
    throw new Geweigerd(
      `De regeling ${naam} is er niet. Kies uit: ${[...new Set(eigen.map(({ regeling }) => regeling))].join(', ')}.`,
    );
  if (!gekozen.route) throw new Geweigerd(`In ${gekozen.naam} ${gekozen.geldigVan} staat geen route.`);
  if (invoer === '') return schrijf(o.json ? JSON.stringify(gekozen.route, null, 2) : routeTekst(gekozen, gekozen.route, regels));
  let gelezen: unknown;
  try {
    gelezen = JSON.parse(invoer);
  } catch {
    throw new Geweigerd('Op de standaardinvoer staat geen geldige JSON.');
  }
  const stand = regels.leesStand(gelezen, gekozen, gekozen.route);
  if (!stand.ok) throw new Geweigerd(stand.redenen.map(({ tekst }) => tekst).join(' '));
  schrijf(o.json ? JSON.stringify(alsJson(stand.waarde, op, regels), null, 2) : standTekst(stand.waarde, op, regels));
}

type Regels = typeof import('../traject/opdracht.ts');

const kop = (regeling: Regeling): string => `${regeling.naam}, geldig vanaf ${regeling.geldigVan}`;
const naamVan = (route: Route, id: string): string => route.stappen.find((stap) => stap.id === id)?.naam ?? id;

function routeTekst(regeling: Regeling, route: Route, { beslissers, geldZin, termijnTekst, wanneerTekst }: Regels): string {
  const regels = [kop(regeling)];
  for (const stap of route.stappen) {
    const besluit = beslissers(stap);
    regels.push(
      '',
      `${stap.naam} (${stap.id})${stap.begin ? ': hier kan het beginnen' : ''} [${stap.bron}]`,
      ...(stap.na
        ? [`  eerst: ${stap.na.map((eis) => `${eis.stap}${eis.uitkomst === undefined ? '' : `/${eis.uitkomst}`}`).join(' of ')}`]
        : []),
      ...(stap.wie.length > 0 ? [`  wie: ${stap.wie.join(', ')}`] : []),
      ...(besluit && besluit.wie.length + besluit.samen.length > 0
        ? [
            `  beslist: ${[...besluit.wie, ...(besluit.samen.length > 0 ? [`${besluit.samen.join(' + ')} samen`] : [])].join(' of ')} (${besluit.vorm})`,
          ]
        : []),
      ...(stap.termijn
        ? [`  termijn: ${termijnTekst(stap.termijn)}`]
        : stap.termijn === null
          ? ['  termijn: niet geregeld']
          : []),
      ...(stap.pogingen
        ? [`  hoogstens ${stap.pogingen.hoogstens} keer${stap.pogingen.dan === undefined ? '' : `, dan ${stap.pogingen.dan}`}`]
        : []),
      ...stap.plichten.map((plicht) => `  plicht: ${plicht.naam}, ${plicht.wie}, ${wanneerTekst(plicht)}`),
      ...stap.geld.map((geld) => `  geld: ${geldZin(geld)}`),
      ...stap.uit.map(
        (uit) =>
          `  → ${uit.wat} (${uit.uitkomst}): ${uit.einde ? 'einde' : uit.naar.length > 0 ? uit.naar.join(' of ') : 'mensen beslissen'}`,
      ),
    );
  }
  for (const weg of route.terug)
    regels.push(
      '',
      `Terug, ${weg.in} (${weg.id}) [${weg.bron}]`,
      ...weg.naar.map(({ wat, naar }) => `  → ${wat}${naar.length > 0 ? `: ${naar.join(' of ')}` : ''}`),
    );
  return regels.join('\n');
}

const MAG = { mag: 'mag', beslissen: 'met een reden', 'mag-niet': 'mag niet' } as const;

function standTekst(stand: Stand, op: Datum, { geldVan, isKlaar, opVolgorde, plichtenVan, terugVan, volgende }: Regels): string {
  const gelopen = opVolgorde(stand.stappen);
  const begin = gelopen[0]?.begonnenOp;
  const geld = begin ? geldVan(stand, { van: begin, tot: op }) : [];
  return [
    `${kop(stand.regeling)}, op ${op}`,
    ...gelopen.map(
      (t) =>
        `  ${t.begonnenOp} ${naamVan(stand.route, t.stap)}, poging ${t.poging}: ${t.geeindigdOp ? `${t.uitkomst} op ${t.geeindigdOp}` : 'loopt'}`,
    ),
    ...(isKlaar(stand) ? ['Het traject is klaar.'] : []),
    '',
    'Wat kan volgen:',
    ...volgende(stand, op).flatMap((v) => [
      `  ${MAG[v.mag].padEnd(13)} ${v.stap.naam}${v.pogingenOver === undefined ? '' : ` (nog ${v.pogingenOver} keer)`}${v.termijn?.uiterst ? `, tot ${v.termijn.uiterst}` : ''}`,
      ...v.waarom.map(({ tekst, bron }) => `                ${tekst} [${bron}]`),
    ]),
    '',
    'Plichten:',
    ...orGeen(plichtenVan(stand, op).map((p) => `  ${p.dag ?? p.wanneer}  ${p.wie}: ${p.naam} [${p.bron}]`)),
    '',
    `Geld tot en met ${op}:`,
    ...orGeen(
      geld.map(
        (r) =>
          `  ${r.periode.van} tot ${r.periode.tot}  ${r.naam} aan de ${r.aan}: ${r.bedrag === null ? 'niet bekend' : `${(r.bedrag / 100).toFixed(2).replace('.', ',')} euro`}. ${r.mist ?? ''} [${r.bron}]`,
      ),
    ),
    '',
    'Terug:',
    ...orGeen(
      terugVan(stand, op).flatMap((weg) => [
        `  ${weg.in}. ${weg.indicatieTekst} [${weg.bron}]`,
        ...weg.uitgangen.map((uit) => `    ${MAG[uit.mag].padEnd(13)} ${uit.wat}`),
      ]),
    ),
  ].join('\n');
}

const orGeen = (regels: string[]): string[] => (regels.length > 0 ? regels : ['  geen']);

const alsJson = (stand: Stand, op: Datum, { geldVan, isKlaar, opVolgorde, plichtenVan, terugVan, volgende }: Regels): unknown => {
  const begin = opVolgorde(stand.stappen)[0]?.begonnenOp;
  return {
    klaar: isKlaar(stand),
    volgende: volgende(stand, op).map(({ stap, mag, waarom, poging, pogingenOver, termijn, besluit }) => ({
      stap: stap.id,
      mag,
      waarom,
      poging,
      pogingenOver,
      uiterst: termijn?.uiterst,
      besluit,
    })),
    plichten: plichtenVan(stand, op),
    geld: begin ? geldVan(stand, { van: begin, tot: op }) : [],
    terug: terugVan(stand, op),
  };
};

const schrijf = (tekst: string): void => void process.stdout.write(voorTerminal(`${tekst}\n`));
