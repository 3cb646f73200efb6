// Where a step is dealt with, for who may only read it. Pure.
/** Pages on which a consulent acts, and where who only reads finds the same. */
const ALLEEN_CONSULENT: readonly (readonly [RegExp, string])[] = [
  [/\/besluit$/, '/besluiten'],
  [/\/toets$/, '/ladder'],
  [/\/ladder\/nieuw$/, '/ladder'],
  [/\/gegevens\/wijzigen$/, '/gegevens'],
  [/\/toewijzingen\/\d+\/plicht\/[a-z-]+$/, '/plichten'],
];

/** Where the reader of a list goes for a step: a teammanager reads what a consulent does. */
export const stapAdres = (href: string, teammanager: boolean): string => {
  const [patroon, naar] = (teammanager && ALLEEN_CONSULENT.find(([een]) => een.test(href))) || [];
  return patroon === undefined || naar === undefined ? href : href.replace(patroon, naar);
};
