// Whether facts are right, without saying what is wrong: for very many at once. The shape in types.ts says what is allowed; a test holds
// the two against each other. What is not right here is read by the shape, which says why.
import { isRedelijkJaar } from '../kernel/datum.ts';
import { isTrede } from '../kernel/trede.ts';
import { AFSTAND, HOOFDDOELEN, type ToetsFeiten, UITKERINGEN, ZICHT, ZRM_DOMEINEN } from './types.ts';

type Kijk = (waarde: unknown) => boolean;

const DAG = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAGEN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isDag: Kijk = (waarde) => {
  const delen = typeof waarde === 'string' ? DAG.exec(waarde) : null;
  if (!delen) return false;
  const jaar = Number(delen[1]);
  const maand = Number(delen[2]);
  const dag = Number(delen[3]);
  const schrikkel = maand === 2 && jaar % 4 === 0 && (jaar % 100 !== 0 || jaar % 400 === 0) ? 1 : 0;
  return isRedelijkJaar(jaar) && dag >= 1 && dag <= (DAGEN[maand - 1] ?? 0) + schrikkel;
};
const isJaNee: Kijk = (waarde) => typeof waarde === 'boolean';
const isEen = (waarden: readonly string[]): Kijk => {
  const bekend = new Set<unknown>(waarden);
  return (waarde) => bekend.has(waarde);
};
const isScore: Kijk = (waarde) => typeof waarde === 'number' && Number.isInteger(waarde) && waarde >= 1 && waarde <= 5;
const ofNull =
  (kijk: Kijk): Kijk =>
  (waarde) =>
    waarde === null || kijk(waarde);

const isBlok = (waarde: unknown): waarde is Record<string, unknown> =>
  waarde !== null && typeof waarde === 'object' && !Array.isArray(waarde);

/** An object with only these keys, each as it must be; which of them are there is another question. */
const isObject = (velden: Readonly<Record<string, Kijk>>, moet: readonly string[]): Kijk => {
  const per = new Map(Object.entries(velden));
  return (waarde) => {
    if (!isBlok(waarde)) return false;
    let gezien = 0;
    for (const naam in waarde) {
      const kijk = per.get(naam);
      if (!kijk?.(waarde[naam])) return false;
      if (moet.includes(naam)) gezien++;
    }
    return gezien === moet.length;
  };
};

const VELDEN: Record<keyof ToetsFeiten, Kijk> = {
  gemeente: (waarde) => typeof waarde === 'string' && /^\d{4}$/.test(waarde),
  peildatum: isDag,
  geboortedatum: isDag,
  trede: isTrede,
  perspectief: isTrede,
  zichtOpBetaaldWerk: isEen(ZICHT),
  afstandTotArbeidsmarkt: isEen(AFSTAND),
  ondersteuningNodig: isJaNee,
  wilDeelnemen: isJaNee,
  zelfstandigNaInstructie: isJaNee,
  hoofddoel: isEen(HOOFDDOELEN),
  mantelzorgOverbelast: isJaNee,
  regieverlies: isJaNee,
  continueBegeleiding: isJaNee,
  zrm: isObject(Object.fromEntries(ZRM_DOMEINEN.map((domein) => [domein, isScore])), []),
  uitkering: ofNull(isObject({ soort: isEen(UITKERINGEN), toestemming: ofNull(isJaNee) }, ['soort'])),
  wmoOndersteuning: isJaNee,
  ontwikkelbaarArbeidsvermogen: isJaNee,
  positiefAdviesUwv: isJaNee,
  duidelijkWatInwonerWilEnKan: isJaNee,
  lopendeOntwikkelingDoel: ofNull(isTrede),
};
const kijk = isObject(VELDEN, ['gemeente', 'peildatum']);

/** True when the facts are right as they are. */
export const zijnFeiten = (waarde: unknown): waarde is ToetsFeiten => kijk(waarde);
