// What can be done with a toewijzing now, and why the rest cannot. Pure.
import { bronStatus } from '../beleid/explain.ts';
import type { Product, Regeling } from '../beleid/regeling.ts';
import { type Datum, isNa, toonDatum } from '../kernel/datum.ts';
import { toonTijdens } from '../kernel/periode.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { verlengOordeel } from '../plicht/index.ts';
import type { ToewijzingStatus } from '../toewijzing/index.ts';
import {
  eindigtReden,
  KLAAR_REDEN,
  nietVerderReden,
  opschortingOp,
  terugDraaiReden,
  type Venster,
  type Vervolg,
  verderEldersTekst,
  verlengTot,
  type Zaak,
} from './rules.ts';
import type { WatDan } from './types.ts';

export const DADEN = [
  'verlengen',
  'opschorten',
  'hervatten',
  'uren',
  'plaats',
  'aanbieder',
  'beeindigen',
  'terugdraaien',
  'verwijderen',
] as const;
export type Daad = (typeof DADEN)[number];

export const DAAD_TEKST: Readonly<Record<Daad, string>> = {
  verlengen: 'Verlengen',
  opschorten: 'Opschorten',
  hervatten: 'Eerder hervatten',
  uren: 'Andere uren per week',
  plaats: 'Andere werkplek',
  aanbieder: 'Andere aanbieder',
  beeindigen: 'Eerder beëindigen',
  terugdraaien: 'Einde terugdraaien',
  verwijderen: 'Verwijderen: een vergissing',
};

export interface Mogelijkheid {
  daad: Daad;
  kan: boolean;
  tekst: string;
  grond: Grond;
}

/** What already rests on a toewijzing, so that it can no longer be taken away as if it had never been. */
export interface Rust {
  uren: boolean;
  voortgang: boolean;
  resultaat: boolean;
  /** The municipality confirmed the result: the traject is done. */
  bevestigd: boolean;
}

export interface Omstandigheden {
  status: ToewijzingStatus;
  vandaag: Datum;
  begonnenOp: Datum | undefined;
  venster: Venster;
  /** The aanbieder asked for an extension, and nobody decided. */
  gevraagd: boolean;
  /** Whether it is known where the resident works: what came in by a delivery does not say so. */
  heeftPlek: boolean;
  rust: Rust;
  /** Where it goes on at another aanbieder. */
  vervolg?: Vervolg | undefined;
}

const voorbij = (status: ToewijzingStatus): string | undefined =>
  status === 'geweigerd'
    ? 'De aanbieder weigerde deze toewijzing.'
    : status === 'beeindigd'
      ? 'De toewijzing is beëindigd. Wat nodig is, begint met een nieuw besluit.'
      : undefined;

const opsomming = (delen: readonly string[]): string =>
  delen.length < 2 ? delen.join('') : `${delen.slice(0, -1).join(', ')} en ${delen.at(-1)}`;

/** Every act, in a fixed order: whether it can be done now, why, and the rule that says so. */
export function mogelijkheden(zaak: Zaak, o: Omstandigheden): Mogelijkheid[] {
  const { regeling, product, verloop } = zaak;
  const zeg = (daad: Daad, kan: boolean, tekst: string, regel: string, bron: string): Mogelijkheid => ({
    daad,
    kan,
    tekst,
    grond: { regel, bron, status: bronStatus(regeling, bron), tekst, voldaan: kan },
  });
  const klaar = voorbij(o.status) ?? (verloop.verderElders ? verderEldersTekst(verloop.verderElders, o.vervolg) : undefined);
  /** Nothing can be changed any more: one reason for every act. */
  const dicht = (daad: Daad, tekst: string) => zeg(daad, false, tekst, 'K8', 'keuze');
  const begonnen = o.status === 'gestart';
  const nietBegonnen = 'De toewijzing is nog niet gestart.';
  const afgelopen = isNa(o.vandaag, verloop.periode.tot);
  const opgeschort = opschortingOp(verloop, o.vandaag) ?? verloop.opschortingen.findLast((een) => isNa(een.tot, o.vandaag));

  const verlengen = (): Mogelijkheid => {
    const oordeel = verlengOordeel(regeling, product, verloop.verlengd);
    const met = (kan: boolean, tekst: string, rest: { regel: string; bron: string } = oordeel) =>
      zeg('verlengen', kan, tekst, rest.regel, rest.bron);
    if (klaar) return dicht('verlengen', klaar);
    if (!begonnen) return met(false, nietBegonnen);
    if (o.rust.bevestigd) return met(false, KLAAR_REDEN.tekst, KLAAR_REDEN);
    const eindigt = eindigtReden(verloop);
    if (eindigt) return met(false, eindigt.tekst, { regel: 'K8', bron: 'keuze' });
    if (!oordeel.voldaan) return met(false, `${oordeel.tekst} ${watDanZin(regeling, product)}`);
    const tot = verlengTot(zaak);
    if (!tot) return met(false, 'De toewijzing loopt al tot de AOW-leeftijd.', { regel: 'K3', bron: 'keuze K3' });
    if (afgelopen && !o.gevraagd)
      return met(
        false,
        `De toewijzing liep tot en met ${toonDatum(verloop.periode.tot)}. Doe de toets, en neem een nieuw besluit.`,
      );
    const gevraagd = o.gevraagd ? 'De aanbieder heeft erom gevraagd. ' : '';
    const reden = product.verlenging?.redenNodig ? ', met een reden' : '';
    const keer = product.verlenging?.aantal === 1 ? ' Dit kan één keer.' : '';
    return met(true, `${gevraagd}Kan tot en met ${toonDatum(tot)}${reden}.${keer}`);
  };

  const opschorten = (): Mogelijkheid => {
    const met = (kan: boolean, tekst: string) => zeg('opschorten', kan, tekst, 'K2', 'keuze K2');
    if (klaar) return dicht('opschorten', klaar);
    if (!begonnen) return met(false, `${nietBegonnen} Dan staat er niets stil: spreek een andere startdag af.`);
    return met(
      true,
      verloop.eindigt
        ? `Bij ziekte, detentie of een lange vakantie. Het einde op ${toonDatum(verloop.eindigt)} blijft staan.`
        : 'Bij ziekte, detentie of een lange vakantie. De dagen komen er aan het einde bij, en de plichten schuiven mee.',
    );
  };

  const hervatten = (): Mogelijkheid => {
    const met = (kan: boolean, tekst: string) => zeg('hervatten', kan, tekst, 'K2', 'keuze K2');
    if (klaar) return dicht('hervatten', klaar);
    return opgeschort
      ? met(
          true,
          `Er is een opschorting ${toonTijdens(opgeschort)}. Komt de inwoner eerder terug, dan schuift alles weer naar voren.`,
        )
      : met(false, 'Er is nu geen opschorting, en er staat er geen gepland.');
  };

  const uren = (): Mogelijkheid => {
    const bron = product.uren?.bron ?? product.afrekening?.bron ?? 'keuze';
    const met = (kan: boolean, tekst: string) => zeg('uren', kan, tekst, 'AP8', bron);
    if (klaar) return dicht('uren', klaar);
    if (verloop.minutenPerWeek === null) return met(false, 'Bij dit product zijn geen uren per week afgesproken.');
    if (afgelopen) return met(false, 'De toewijzing is voorbij.');
    return met(true, 'Vanaf een maandag. Het volume en wat hoogstens betaald wordt veranderen mee.');
  };

  const plaats = (): Mogelijkheid => {
    const met = (kan: boolean, tekst: string) => zeg('plaats', kan, tekst, 'AP15', 'keuze');
    if (klaar) return dicht('plaats', klaar);
    if (!begonnen) return met(false, `${nietBegonnen} De aanbieder noemt de werkplek bij de start.`);
    if (!o.heeftPlek)
      return met(true, 'Er staat nog niet bij op welke werkplek de inwoner werkt. Daar is geen besluit voor nodig.');
    return met(true, 'Een andere werkplek of begeleider bij dezelfde aanbieder. Daar is geen besluit voor nodig.');
  };

  const aanbieder = (): Mogelijkheid => {
    const met = (kan: boolean, tekst: string) => zeg('aanbieder', kan, tekst, 'AP23', 'keuze');
    if (klaar) return dicht('aanbieder', klaar);
    if (afgelopen) return met(false, 'De toewijzing is voorbij. Neem een nieuw besluit.');
    if (o.rust.resultaat) return met(false, 'Deze aanbieder heeft al een resultaat gemeld. Beoordeel dat eerst.');
    const prijs =
      product.soort === 'ontwikkeling' ? ' Het blijft één traject met één prijs, voor wie het doel met de inwoner haalt.' : '';
    return met(true, `Deze toewijzing eindigt en bij de nieuwe aanbieder begint er een met een eigen nummer.${prijs}`);
  };

  const beeindigen = (): Mogelijkheid => {
    const met = (kan: boolean, tekst: string) => zeg('beeindigen', kan, tekst, 'AP30', 'keuze');
    if (klaar) return dicht('beeindigen', klaar);
    return met(
      true,
      verloop.eindigt
        ? `Er is besloten dat de toewijzing eindigt op ${toonDatum(verloop.eindigt)}. Eerder kan ook, met een reden en een nieuw besluit.`
        : 'Met een reden en een laatste dag, vandaag, eerder of op een dag die nog komt. De inwoner krijgt een brief.',
    );
  };

  const terugdraaien = (): Mogelijkheid => {
    const met = (kan: boolean, tekst: string) => zeg('terugdraaien', kan, tekst, 'K8', 'keuze');
    if (o.status === 'beeindigd' && verloop.eindigt)
      return met(false, `De laatste dag was ${toonDatum(verloop.eindigt)}. Wat nodig is, begint met een nieuw besluit.`);
    if (verloop.verderElders && !voorbij(o.status)) {
      const niet = nietVerderReden(verloop.periode.tot, o.vervolg, o.vandaag);
      if (niet) return met(false, niet.tekst);
      return met(
        true,
        `${o.vervolg?.aanbieder ?? 'De andere aanbieder'} weigerde het vervolg. Tot en met ${toonDatum(verloop.periode.tot)} kun je de overgang terugdraaien: dan loopt deze toewijzing weer door. Daarna kun je een andere aanbieder kiezen.`,
      );
    }
    const reden = terugDraaiReden(verloop, o.vandaag);
    if (reden) return met(false, reden.tekst);
    if (klaar) return dicht('terugdraaien', klaar);
    return met(
      true,
      `De toewijzing eindigt op ${toonDatum(verloop.eindigt ?? verloop.periode.tot)}. Tot en met die dag kun je dat terugdraaien, met een nieuw besluit.`,
    );
  };

  const verwijderen = (): Mogelijkheid => {
    const met = (kan: boolean, tekst: string) => zeg('verwijderen', kan, tekst, 'K8', 'keuze');
    if (klaar) return dicht('verwijderen', klaar);
    const rust = [
      ...(o.rust.uren ? ['uren'] : []),
      ...(o.rust.voortgang ? ['voortgangsberichten'] : []),
      ...(o.rust.resultaat ? ['een resultaat'] : []),
      ...(begonnen && !o.rust.uren ? ['een gemelde start'] : []),
    ];
    return rust.length > 0
      ? met(
          false,
          `Er ${rust.length === 1 && !['uren', 'voortgangsberichten'].includes(rust[0] ?? '') ? 'is' : 'zijn'} al ${opsomming(rust)}. Beëindig de toewijzing met een reden${o.rust.uren ? '; verkeerde uren corrigeert de aanbieder eerst' : ''}.`,
        )
      : met(
          true,
          'Er rust nog niets op: geen start, geen uren, dus ook geen declaratie. De inwoner krijgt een brief dat het besluit vervalt.',
        );
  };

  return [verlengen(), opschorten(), hervatten(), uren(), plaats(), aanbieder(), beeindigen(), terugdraaien(), verwijderen()];
}

/** What can be done now, then what cannot: acts that the same reason shuts are one line. */
export function geordend(alle: readonly Mogelijkheid[]): (Omit<Mogelijkheid, 'daad'> & { daden: Daad[] })[] {
  const uit: (Omit<Mogelijkheid, 'daad'> & { daden: Daad[] })[] = [];
  for (const { daad, ...rest } of [...alle.filter(({ kan }) => kan), ...alle.filter(({ kan }) => !kan)]) {
    const zelfde = rest.kan ? undefined : uit.find(({ kan, tekst }) => !kan && tekst === rest.tekst);
    if (zelfde) zelfde.daden.push(daad);
    else uit.push({ ...rest, daden: [daad] });
  }
  return uit;
}

/** What a refusal of an extension may point to, by what the regeling has (AP5, AP10, AR14). */
export function watDanKeuzes(regeling: Regeling, product: Product): WatDan[] {
  const heeft = (soort: Product['soort']) => regeling.producten.some((p) => p.soort === soort);
  return [
    'toets',
    ...(product.soort === 'ontwikkeling' && heeft('werkplek') ? (['werkplek'] as const) : []),
    ...(product.soort === 'werkplek' && heeft('ontwikkeling') ? (['ontwikkeling'] as const) : []),
    ...(heeft('orientatie') ? (['orientatie'] as const) : []),
    'algemeen',
  ];
}

const watDanZin = (regeling: Regeling, product: Product): string => {
  const keuzes = watDanKeuzes(regeling, product);
  const delen = [
    ...(keuzes.includes('werkplek') ? ['een werkplek'] : []),
    ...(keuzes.includes('ontwikkeling') ? ['een ontwikkeling'] : []),
    ...(keuzes.includes('orientatie') ? ['een oriëntatie'] : []),
  ];
  return delen.length === 0 ? '' : `Mogelijk is wel: ${delen.join(' of ')}.`;
};
