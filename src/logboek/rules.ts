import type { Bevinding, Bevindingsoort, Schakel, Verschil } from './types.ts';

/** What the first seal follows on. */
export const BEGIN = { id: 0, totId: 0, keten: '0'.repeat(64) } as const;

/** Lines that a finding names; the rest is a number. */
const GENOEMD = 100;
const IN_TEKST = 20;

/** Lines stay unsealed for minutes; after an hour the job does not run. Milliseconds. */
export const TE_LANG_ONVERZEGELD = 3600 * 1000;

const opsomming = (nummers: readonly number[], aantal: number): string => {
  const genoemd = nummers.slice(0, IN_TEKST);
  const rest = aantal - genoemd.length;
  if (rest > 0) return `${genoemd.join(', ')} en nog ${rest}`;
  return genoemd.length < 2 ? genoemd.join('') : `${genoemd.slice(0, -1).join(', ')} en ${genoemd.at(-1)}`;
};

const overRegels = (
  soort: Bevindingsoort,
  regels: readonly number[],
  wat: readonly [string, string],
  id?: number,
): Bevinding[] =>
  regels.length === 0
    ? []
    : [
        {
          soort,
          ...(id === undefined ? {} : { verzegeling: id }),
          regels: regels.slice(0, GENOEMD),
          aantal: regels.length,
          tekst: `${regels.length === 1 ? 'Regel' : 'Regels'} ${opsomming(regels, regels.length)} ${wat[regels.length === 1 ? 0 : 1]}.`,
        },
      ];

/** Number and hash of each line, from 16 bytes each. */
const lees = (bytes: Uint8Array): Map<number, bigint> => {
  const regels = new Map<number, bigint>();
  const blik = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i + 16 <= bytes.byteLength; i += 16) regels.set(Number(blik.getBigInt64(i)), blik.getBigUint64(i + 8));
  return regels;
};

/** Which lines differ between what was sealed and what stands there now. */
export const vergelijk = (verzegeld: Uint8Array, nu: Uint8Array): Verschil => {
  const oud = lees(verzegeld);
  const nieuw = lees(nu);
  return {
    veranderd: [...oud].flatMap(([id, hash]) => (nieuw.has(id) && nieuw.get(id) !== hash ? [id] : [])),
    verdwenen: [...oud.keys()].filter((id) => !nieuw.has(id)),
    toegevoegd: [...nieuw.keys()].filter((id) => !oud.has(id)),
  };
};

/** What is wrong with the lines of one range. A range that differs while no line does has a seal that was tampered with. */
export const verschilVan = ({ id }: Pick<Schakel, 'id'>, v: Verschil): Bevinding[] => {
  const bevindingen = [
    ...overRegels('veranderd', v.veranderd, ['is veranderd', 'zijn veranderd'], id),
    ...overRegels('verdwenen', v.verdwenen, ['is verdwenen', 'zijn verdwenen'], id),
    ...overRegels('toegevoegd', v.toegevoegd, ['is later toegevoegd', 'zijn later toegevoegd'], id),
  ];
  return bevindingen.length > 0 ? bevindingen : [verzegeling(id, 'hoort niet bij de regels die zij verzegelt')];
};

const verzegeling = (id: number, wat: string): Bevinding => ({
  soort: 'verzegeling-veranderd',
  verzegeling: id,
  regels: [],
  aantal: 0,
  tekst: `Verzegeling ${id} ${wat}.`,
});

/** How a link follows on the one before: numbers without gaps, ranges that join, and the hash of the one before in it. */
export const aansluiting = (vorige: Pick<Schakel, 'id' | 'totId' | 'keten'>, schakel: Schakel): Bevinding[] => {
  const zelf = schakel.schakelKlopt ? [] : [verzegeling(schakel.id, 'is veranderd')];
  if (schakel.id > vorige.id + 1) {
    const weg = schakel.id - vorige.id - 1;
    const welke =
      weg === 1
        ? `Verzegeling ${vorige.id + 1} ontbreekt`
        : `Verzegelingen ${vorige.id + 1} tot en met ${schakel.id - 1} ontbreken`;
    return [{ soort: 'verzegeling-ontbreekt', verzegeling: vorige.id + 1, regels: [], aantal: 0, tekst: `${welke}.` }, ...zelf];
  }
  if (schakel.vorige !== vorige.keten || schakel.vanId !== vorige.totId + 1) {
    return [verzegeling(schakel.id, vorige.id === 0 ? 'is niet het begin van de keten' : 'sluit niet aan op de vorige')];
  }
  return zelf;
};

/** Lines without a seal that should have had one. `oudste` and `laatsteVerzegeling` are moments in milliseconds. */
export const onverzegeld = (o: {
  regels: number[];
  aantal: number;
  oudste: number | undefined;
  laatsteVerzegeling: number | undefined;
  nu: number;
}): Bevinding[] => {
  const grens = o.nu - TE_LANG_ONVERZEGELD;
  if (o.oudste === undefined || o.oudste > grens || (o.laatsteVerzegeling ?? 0) > grens) return [];
  return [
    {
      soort: 'onverzegeld',
      regels: o.regels.slice(0, GENOEMD),
      aantal: o.aantal,
      tekst: `${o.aantal === 1 ? 'Regel' : 'Regels'} ${opsomming(o.regels, o.aantal)} ${o.aantal === 1 ? 'is' : 'zijn'} al meer dan een uur niet verzegeld.`,
    },
  ];
};

/** Lines before the first number a line can have. */
export const voorHetBegin = (regels: readonly number[]): Bevinding[] =>
  overRegels('toegevoegd', regels, ['is later toegevoegd', 'zijn later toegevoegd']);

/** A hash that was kept elsewhere and that the chain does not have: it was rewritten, shortened, or is another one. */
export const ankerOntbreekt = (anker: string): Bevinding => ({
  soort: 'anker',
  regels: [],
  aantal: 0,
  tekst: `Het anker ${anker} hoort niet bij deze keten: de keten is herschreven of ingekort, of het is de keten van een andere database.`,
});
