import { INVULWOORDEN, type Invulwoord } from './types.ts';

const PLEK = /\{([^{}\n]{0,40})\}/g;
const isInvulwoord = (woord: string): woord is Invulwoord => Object.hasOwn(INVULWOORDEN, woord);

/** Words between braces that are not on the list, in the order they stand. */
export const onbekendeWoorden = (tekst: string): string[] => [
  ...new Set([...tekst.matchAll(PLEK)].map(([, woord = '']) => woord).filter((woord) => !isInvulwoord(woord))),
];

/** Fills in the words of the list, in one go: braces in a name stay what they are. What is not known stays as it was written. */
export const vulIn = (tekst: string, waarden: Readonly<Partial<Record<Invulwoord, string>>>): string =>
  tekst.replace(PLEK, (alles, woord: string) => (isInvulwoord(woord) ? (waarden[woord] ?? alles) : alles));

/** The text of a template behind what was typed already. */
export const achterElkaar = (getypt: string, erbij: string): string => (getypt.trim() === '' ? erbij : `${getypt}\n\n${erbij}`);
