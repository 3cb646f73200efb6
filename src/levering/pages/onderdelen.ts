import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonUurMinuut } from '../../kernel/minuten.ts';
import { type BadgeSoort, badge, type Html } from '../../web/index.ts';
import type { BewaardeCorrectie } from '../correcties.ts';
import type { LeveringRij } from '../queries/levering.ts';
import { type LeveringStatus, leveringStatusTekst } from '../status.ts';
import { REDENEN, type Reden, SIGNAAL_SOORTEN, type SignaalSoort } from '../types.ts';

const STATUS_BADGE: Record<LeveringStatus, BadgeSoort> = { wacht: 'info', bezig: 'aandacht', klaar: 'goed', mislukt: 'telaat' };

export const leveringBadge = (status: LeveringStatus): Html => badge(STATUS_BADGE[status], leveringStatusTekst[status]);

/** "1.234" */
export const toonAantal = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.');

const REDEN_TEKST: Record<Reden, string> = {
  'bsn-ongeldig': 'BSN klopt niet',
  'datum-ongeldig': 'Datum bestaat niet',
  'trede-ongeldig': 'Trede bestaat niet',
  dubbel: 'Dubbel in het bestand',
  gewijzigd: 'Al bekend, maar anders',
  'buiten-toewijzing': 'Buiten de toewijzing',
  'meer-dan-een-dag': 'Meer dan 24 uur op een dag',
  'toewijzing-onbekend': 'Toewijzing niet bekend',
  'bsn-past-niet': 'BSN past niet',
  toekomst: 'In de toekomst',
  'uren-ongeldig': 'Geen aantal uren',
  'regel-onleesbaar': 'Regel niet te lezen',
};
const isReden = (tekst: string): tekst is Reden => REDENEN.some((reden) => reden === tekst);
export const redenTekst = (reden: string): string => (isReden(reden) ? REDEN_TEKST[reden] : reden);

const SIGNAAL_TEKST: Record<SignaalSoort, string> = {
  'jonger-dan-18': 'Jonger dan 18 jaar bij de start',
  'na-aow-leeftijd': 'Loopt door na de AOW-leeftijd',
  'trede-1-zonder-product': 'Start op trede 1',
  'starttrede-past-niet': 'Starttrede past niet bij het product',
  'starttrede-onbekend': 'Starttrede niet bekend',
  'doeltrede-past-niet': 'Doeltrede past niet bij het product',
  'doeltrede-ontbreekt': 'Doeltrede ontbreekt',
  'duur-te-lang': 'Duurt te lang',
  'overlap-zelfde-product': 'Overlap met hetzelfde product',
  'toestemming-uitkering-ontbreekt': 'Toestemming van de uitkerende instantie ontbreekt',
};
const isSignaal = (tekst: string): tekst is SignaalSoort => SIGNAAL_SOORTEN.some((soort) => soort === tekst);
export const signaalTekst = (soort: string): string => (isSignaal(soort) ? SIGNAAL_TEKST[soort] : soort);

/** Sums over the files of a delivery. */
export function tel(levering: Pick<LeveringRij, 'bestanden'>): { gelezen: number; aangenomen: number; afgewezen: number } {
  const som = { gelezen: 0, aangenomen: 0, afgewezen: 0 };
  for (const bestand of levering.bestanden) {
    som.gelezen += bestand.gelezen;
    som.aangenomen += bestand.aangenomen;
    som.afgewezen += bestand.afgewezen;
  }
  return som;
}

const VELD: Record<string, string> = {
  toewijzing: 'toewijzing',
  datum: 'dag',
  minuten: 'uren',
  voornaam: 'voornaam',
  voorvoegsel: 'voorvoegsel',
  achternaam: 'achternaam',
  geboortedatum: 'geboortedatum',
  straat: 'straat',
  huisnummer: 'huisnummer',
  postcode: 'postcode',
  woonplaats: 'woonplaats',
  uitkering: 'uitkering',
  toestemmingUitkering: 'toestemming',
  trede: 'trede',
  tredeDatum: 'datum van de trede',
  agb: 'aanbieder (AGB)',
  product: 'product',
  van: 'ingangsdatum',
  tot: 'einddatum',
  minutenPerWeek: 'uren per week',
  doelTrede: 'doeltrede',
  bereikteTrede: 'bereikte trede',
  akkoordGemeente: 'akkoord gemeente',
};

function toonWaarde(veld: string, waarde: string | number | boolean | null): string {
  if (waarde === null || waarde === '') return 'niets';
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (typeof waarde === 'number') return veld.startsWith('minuten') ? `${toonUurMinuut(waarde)} uur` : String(waarde);
  return /^\d{4}-\d{2}-\d{2}$/.test(waarde) ? toonDatum(datum(waarde)) : waarde;
}

/** What changes, field by field: "uren: 3:00 uur wordt 4:00 uur". */
export function verschillen(correctie: BewaardeCorrectie): string[] {
  const oud = new Map(Object.entries(correctie.oud));
  return Object.entries(correctie.nieuw).flatMap(([veld, nieuw]) => {
    const was = oud.get(veld) ?? null;
    if ((was ?? '') === (nieuw ?? '')) return [];
    return [`${VELD[veld] ?? veld}: ${toonWaarde(veld, was)} wordt ${toonWaarde(veld, nieuw)}`];
  });
}

/** What the correction is about. */
export function waarover(correctie: BewaardeCorrectie): string {
  switch (correctie.soort) {
    case 'uren':
      return `Uren, regelnummer ${correctie.regelId} van toewijzing ${correctie.oud.toewijzing} op ${toonDatum(datum(correctie.oud.datum))}`;
    case 'inwoners':
      return `Inwoner ${correctie.oud.voornaam} ${[correctie.oud.voorvoegsel, correctie.oud.achternaam].filter(Boolean).join(' ')}`;
    case 'toewijzingen':
      return `Toewijzing ${correctie.nummer}`;
    case 'resultaten':
      return `Resultaat van toewijzing ${correctie.toewijzing}`;
  }
}
