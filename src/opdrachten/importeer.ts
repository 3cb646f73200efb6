import { parseDatum, type Temporal } from '../kernel/datum.ts';
import type { ImportUitkomst } from '../levering/index.ts';
import { systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import {
  enigWoord,
  Geweigerd,
  gemeenteKeuze,
  gemeenteVan,
  metHuis,
  type Opdracht,
  padVan,
  sleutelsVan,
  tabel,
  VerkeerdGebruik,
  voorTerminal,
  zeg,
} from './opdracht.ts';

export const importeer: Opdracht = {
  gebruik: 'importeer <map> --gemeente 0200 [--vandaag 2026-10-31] [--proef] [--json]',
  doet: 'Laadt de .csv-bestanden uit een map: inwoners, aanbieders, toewijzingen, uren en resultaten.',
  keuzes: ['gemeente', 'vandaag', 'proef', 'json'],
  lees: (invoer) => {
    const map = padVan(invoer, enigWoord(invoer, 'Noem de map met de bestanden.'));
    const gemeente = gemeenteKeuze(invoer);
    const { vandaag: getypt, proef = false, json = false } = invoer.keuzes;
    const vandaag = getypt === undefined ? undefined : parseDatum(getypt);
    if (getypt !== undefined && vandaag === undefined) {
      throw new VerkeerdGebruik(`--vandaag ‘${getypt}’ is geen dag die bestaat. Schrijf bijvoorbeeld 2026-10-31.`);
    }
    return (config) => leesIn({ map, gemeente, vandaag, proef, json }, config);
  },
};

type Vraag = { map: string; gemeente: string; vandaag: Temporal.PlainDate | undefined; proef: boolean; json: boolean };

async function leesIn(opdracht: Vraag, config: Config): Promise<void> {
  const nu = systemClock(config.vandaag).vandaag();
  const vandaag = opdracht.vandaag ?? nu;
  if (config.omgeving === 'productie' && nu.until(vandaag).sign > 0) {
    throw new Geweigerd('--vandaag mag in productie niet na de echte dag liggen.');
  }
  const { map } = opdracht;
  const [{ analyzeTables, importLevering, readMap }, { createBsnKluis }, { matchKeys }] = await Promise.all([
    import('../levering/index.ts'),
    import('../platform/keys.ts'),
    import('../platform/key-check.ts'),
  ]);
  const gelezen = await readMap(map);
  if (!gelezen.ok) throw new Geweigerd(gelezen.redenen.map((reden) => reden.tekst).join(' '));
  const { bestanden, overgeslagen } = gelezen.waarde;
  for (const naam of overgeslagen) zeg(`Overgeslagen: ${naam} (geen .csv-bestand).`);
  const uitkomst = await metHuis(config, async ({ database, beleid }) => {
    const gemeenteId = gemeenteVan(beleid, opdracht.gemeente);
    const sleutels = await matchKeys(database.owner, await sleutelsVan(config));
    const resultaat = await importLevering(database.app, {
      gemeenteId,
      gebruikerId: 0,
      naam: map.split(/[\\/]/).at(-1) ?? map,
      bestanden,
      vandaag,
      proef: opdracht.proef,
      herkomst: 'opdrachtregel',
      beleid,
      bsn: createBsnKluis(sleutels),
    });
    if (!opdracht.proef) await analyzeTables(database.owner);
    return resultaat;
  });
  for (const { bestand, fout } of uitkomst.bestanden) if (fout !== undefined) zeg(`${bestand}: ${fout}`);
  process.stdout.write(opdracht.json ? `${JSON.stringify(uitkomst)}\n` : voorTerminal(toonImport(uitkomst, opdracht.proef)));
  if (uitkomst.bestanden.every(({ soort }) => soort === null)) throw new Geweigerd('Geen van de bestanden kon gelezen worden.');
}

const MEESTE = 20;

function toonImport({ bestanden, signalen }: ImportUitkomst, proef: boolean): string {
  const delen = [
    tabel(
      ['bestand', 'soort', 'gelezen', 'aangenomen', 'afgewezen'],
      bestanden.map((b) => [b.bestand, b.soort ?? 'niet gelezen', b.gelezen, b.aangenomen, b.afgewezen]),
    ),
  ];
  const afgewezen = bestanden.flatMap((b) =>
    b.afwijzingen.map(({ regel, reden, tekst }) => `  ${b.bestand} regel ${regel}: ${tekst} (${reden})`),
  );
  if (afgewezen.length > 0) delen.push(['Afgewezen:', ...beperkt(afgewezen)].join('\n'));
  const tekens = signalen.map((s) => `  ${s.toewijzing === undefined ? '' : `toewijzing ${s.toewijzing}: `}${s.tekst}`);
  if (tekens.length > 0) delen.push(['Signalen (geen afwijzing):', ...beperkt(tekens)].join('\n'));
  if (proef) delen.push('Dit was een proef: er is niets bewaard.');
  return `${delen.join('\n\n')}\n`;
}

function beperkt(regels: readonly string[]): string[] {
  const rest = regels.length - MEESTE;
  return rest <= 0 ? [...regels] : [...regels.slice(0, MEESTE), `  … en nog ${rest}; met --json zie je ze allemaal.`];
}
