import { type Datum, isVoor, plusMaanden } from '../kernel/datum.ts';
import { type Geldigheid, overlapt, toonPeriode } from '../kernel/periode.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { AfschermGrond, NoodReden } from './types.ts';

/** Reasons for opening a dossier in an emergency, as staff choose them (keuze). */
export const NOODREDEN: Record<NoodReden, string> = {
  gevaar: 'Er is gevaar voor de inwoner of voor een ander',
  'contactpersoon-weg': 'De contactpersoon is er niet, en het kan niet wachten',
  'inwoner-vraagt': 'De inwoner belt of staat aan de balie, en het kan niet wachten',
  termijn: 'Een wettelijke termijn loopt af',
  klacht: 'Er is een klacht of bezwaar, en ik moet weten wat er gebeurd is',
};

/** The same as the resident reads it: the second half of "… opende je dossier, want …". Never what somebody typed. */
export const NOODREDEN_B1: Record<NoodReden, string> = {
  gevaar: 'er kon gevaar zijn voor jou of voor iemand anders',
  'contactpersoon-weg': 'je contactpersoon was er niet en het kon niet wachten',
  'inwoner-vraagt': 'jij belde of kwam langs en het kon niet wachten',
  termijn: 'de gemeente moest op tijd iets voor je doen',
  klacht: 'er was een klacht of bezwaar',
};

/** Grounds for shielding a dossier (keuze). */
export const AFSCHERMGROND: Record<AfschermGrond, string> = {
  'eigen-medewerker': 'De inwoner werkt bij de gemeente',
  'familie-van-medewerker': 'Familie of bekende van een medewerker',
  'bekende-persoon': 'De inwoner is bekend van televisie, sport of politiek',
  'geheime-verblijfplaats': 'Niemand mag weten waar de inwoner is',
  anders: 'Iets anders',
};

const van = <K extends string>(tabel: Record<K, string>, lees: (tekst: string) => K | undefined, tekst: string): string => {
  const sleutel = lees(tekst);
  return sleutel === undefined ? tekst : tabel[sleutel];
};
export const noodreden = (tekst: string): string => van(NOODREDEN, (een) => NoodReden.safeParse(een).data, tekst);
export const noodredenB1 = (tekst: string): string => van(NOODREDEN_B1, (een) => NoodReden.safeParse(een).data, tekst);
export const afschermgrond = (tekst: string): string => van(AFSCHERMGROND, (een) => AfschermGrond.safeParse(een).data, tekst);

/** How long a shield stands before somebody must say that it stays, in months (keuze). */
export const AFSCHERMING_MAANDEN = 12;

/** Why a shield cannot stand until this day; nothing when it can. */
export const herzienRedenen = (tot: Datum, vandaag: Datum): Reden[] => {
  if (isVoor(tot, vandaag)) return [{ veld: 'tot', tekst: 'Deze dag is al geweest. Kies een dag die nog komt.' }];
  if (isVoor(plusMaanden(vandaag, AFSCHERMING_MAANDEN), tot))
    return [{ veld: 'tot', tekst: `Kies een dag binnen ${AFSCHERMING_MAANDEN} maanden: dan kijkt iemand of het nog nodig is.` }];
  return [];
};

export type NoodStand = 'open' | 'verlopen' | 'gesloten';
/** Whether an access still opens anything. */
export const noodStand = (n: { verlooptOp: Date; geslotenOp: Date | undefined }, nu: Date): NoodStand =>
  n.geslotenOp ? 'gesloten' : n.verlooptOp <= nu ? 'verlopen' : 'open';

/** Why this absence of oneself cannot be written down. The database refuses an overlap as well. */
export const vervangingRedenen = (
  o: { gebruikerId: number; periode: Geldigheid; vervangerId: number; id?: number },
  bekend: readonly { id: number; gebruikerId: number; naam: string; periode: Geldigheid }[],
): Reden[] => {
  const { periode } = o;
  if (periode.tot !== null && isVoor(periode.tot, periode.van))
    return [{ veld: 'tot', tekst: 'De laatste dag ligt voor de eerste. Kies een latere dag, of laat hem leeg.' }];
  const botst = bekend.filter((een) => een.id !== o.id && overlapt(een.periode, periode));
  const dubbel = botst.find((een) => een.gebruikerId === o.gebruikerId);
  const weg = botst.find((een) => een.gebruikerId === o.vervangerId);
  return [
    ...(dubbel
      ? [
          {
            veld: 'van',
            tekst: `Hier staat al een afwezigheid: ${toonPeriode(dubbel.periode)}. Gaat die niet door? Haal die dan eerst weg. Of kies andere dagen.`,
          },
        ]
      : []),
    ...(weg
      ? [{ veld: 'vervanger', tekst: `${weg.naam} is zelf afwezig, ${toonPeriode(weg.periode)}. Kies een ander als vervanger.` }]
      : []),
    ...(o.vervangerId === o.gebruikerId ? [{ veld: 'vervanger', tekst: 'Kies een ander als vervanger.' }] : []),
  ];
};
