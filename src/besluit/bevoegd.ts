// Who may sign what on a day (AP16, AP30): from the register of mandates, with the chain and the source. Pure.
import { bronStatus } from '../beleid/explain.ts';
import type { Product, Regeling } from '../beleid/regeling.ts';
import { type Datum, toonDatum } from '../kernel/datum.ts';
import { bevat, type Geldigheid } from '../kernel/periode.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { functieNaam, functieSleutel, isMandaatVan } from './mandaat.ts';
import { type BesluitSoort, handelingVoor, type MandaatHandeling } from './soorten.ts';

/** A mandate of the register, for one product or for all. */
export type RegisterMandaat = {
  id: number;
  functie: string | null;
  gebruiker_id: number | null;
  verleend_door: string;
  handeling: MandaatHandeling;
  bron: string;
  /** eurocent; null: no limit. */
  tot_bedrag: number | null;
  periode: Geldigheid;
};

/** What beheer set where the source is silent: whether who may grant may also refuse, and also withdraw and end. */
export type MandaatKeuzes = { ookWeigeren: boolean; ookIntrekken: boolean };

export type Tekenaar = { gebruikerId: number; functie: string | null | undefined };

/** The mandate that somebody signs under. `viaKeuze`: it is for granting, and the municipality chose that it covers this too. */
export type Bevoegdheid = {
  mandaat: RegisterMandaat;
  /** From the signer up: "trajectregisseur ← teammanager Wmo ← … ← college". */
  keten: string[];
  viaKeuze: boolean;
};

const KEUZE: Readonly<Record<Exclude<MandaatHandeling, 'beschikking-verlenen'>, { veld: keyof MandaatKeuzes; woord: string }>> = {
  'beschikking-weigeren': { veld: 'ookWeigeren', woord: 'afwijzen' },
  'beschikking-intrekken': { veld: 'ookIntrekken', woord: 'beëindigen en intrekken' },
};

/** The mandates that count for a kind of besluit on a day: of its own act first, then of granting where the municipality chose so. */
export function telt(
  register: readonly RegisterMandaat[],
  o: { soort: BesluitSoort; vandaag: Datum; keuzes: MandaatKeuzes },
): { mandaat: RegisterMandaat; viaKeuze: boolean }[] {
  const handeling = handelingVoor(o.soort);
  const ook = handeling !== 'beschikking-verlenen' && o.keuzes[KEUZE[handeling].veld];
  const lopend = register.filter((m) => bevat(m.periode, o.vandaag));
  return [
    ...lopend.filter((m) => m.handeling === handeling).map((mandaat) => ({ mandaat, viaKeuze: false })),
    ...(ook ? lopend.filter((m) => m.handeling === 'beschikking-verlenen').map((mandaat) => ({ mandaat, viaKeuze: true })) : []),
  ];
}

/** Under which mandate somebody may sign; undefined when there is none on that day. */
export function bevoegdheid(
  regeling: Pick<Regeling, 'mandaat'>,
  register: readonly RegisterMandaat[],
  wie: Tekenaar,
  o: { soort: BesluitSoort; vandaag: Datum; keuzes: MandaatKeuzes },
): Bevoegdheid | undefined {
  const eigen = telt(register, o).find(({ mandaat }) => isMandaatVan(regeling, mandaat, wie));
  return eigen && { ...eigen, keten: ketenVan(regeling, register, eigen.mandaat, wie, o.vandaag) };
}

/** By whom each mandate was given, up to the college; a name that is no functie of the chain ends it. */
function ketenVan(
  regeling: Pick<Regeling, 'mandaat'>,
  register: readonly RegisterMandaat[],
  mandaat: RegisterMandaat,
  wie: Tekenaar,
  vandaag: Datum,
): string[] {
  const keten = [functieNaam(regeling, mandaat.functie ?? wie.functie) || 'medewerker'];
  let hier = mandaat;
  for (let stap = 0; stap < 9; stap++) {
    const door = functieNaam(regeling, hier.verleend_door);
    if (keten.includes(door)) break;
    keten.push(door);
    const boven = functieSleutel(regeling, hier.verleend_door);
    const volgende =
      boven === undefined
        ? undefined
        : register.find(
            (m) =>
              m.handeling === hier.handeling &&
              m.functie !== null &&
              functieSleutel(regeling, m.functie) === boven &&
              bevat(m.periode, vandaag),
          );
    if (!volgende) break;
    hier = volgende;
  }
  return keten;
}

/** The ground for the receipt: who decided under which mandate. Undefined for a regeling that names no mandate. */
export function mandaatGrond(regeling: Regeling, b: Bevoegdheid, wie: Tekenaar): Grond | undefined {
  if (!regeling.mandaat) return undefined;
  const { handeling, gebruiker_id } = b.mandaat;
  const naam = functieNaam(regeling, wie.functie) || 'medewerker';
  const opNaam = gebruiker_id === null ? '' : ' (mandaat op naam)';
  if (!b.viaKeuze)
    return {
      regel: 'AP16',
      bron: regeling.mandaat.bron,
      status: bronStatus(regeling, regeling.mandaat.bron),
      tekst: `Beslist in mandaat door: ${naam}${opNaam}.`,
      voldaan: true,
    };
  return {
    regel: 'AP30',
    bron: 'keuze',
    status: 'keuze',
    tekst: `Beslist in mandaat door: ${naam}${opNaam}. De bron noemt alleen verlenen; de gemeente koos dat wie mag verlenen ook mag ${handeling === 'beschikking-verlenen' ? 'afwijzen, beëindigen en intrekken' : handeling}.`,
    voldaan: true,
  };
}

/** A colleague who is at work. */
export type Collega = { id: number; naam: string; functie: string | null };

/** More names than this nobody reads: then the functies, and at putting it before somebody one chooses from all of them. */
const NAMEN = 3;

/** Who may sign on that day in one sentence, and how the mandate runs up to the college; without a way when nobody was given one. */
export function wieWel(
  regeling: Pick<Regeling, 'mandaat'>,
  register: readonly RegisterMandaat[],
  collegas: readonly Collega[],
  o: { soort: BesluitSoort; vandaag: Datum; keuzes: MandaatKeuzes },
): { wie: string; weg?: string } {
  const geldend = telt(register, o).map(({ mandaat }) => mandaat);
  if (geldend.length === 0)
    return { wie: 'Er is op die dag voor niemand een mandaat vastgelegd. Vraag beheer om het mandaat vast te leggen.' };
  const kunnen = collegas.filter((wie) =>
    geldend.some((m) => isMandaatVan(regeling, m, { gebruikerId: wie.id, functie: wie.functie })),
  );
  const namen = kunnen.map((wie) => [wie.naam, functieNaam(regeling, wie.functie)].filter(Boolean).join(', '));
  const functies = [...new Set(kunnen.map((wie) => functieNaam(regeling, wie.functie) || 'collega met een mandaat op naam'))];
  const wegen = geldend.map((m) =>
    ketenVan(regeling, register, m, { gebruikerId: 0, functie: m.functie }, o.vandaag).join(' ← '),
  );
  // The way of a teammanager is the end of the way of who has it from him: one line says both.
  const langste = [...new Set(wegen)].filter((weg) => !wegen.some((ander) => ander !== weg && ander.endsWith(weg)));
  const weg = `Zo loopt het mandaat: ${langste.join('; ')}.`;
  if (kunnen.length === 0) return { wie: 'Er is nu geen collega met zo’n mandaat.', weg };
  if (kunnen.length === 1) return { wie: `Dit mag wel: ${namen.join('')}.`, weg };
  return kunnen.length <= NAMEN
    ? { wie: `Dit mogen wel: ${namen.join('; ')}.`, weg }
    : { wie: `Dit mogen wel ${kunnen.length} collega’s: wie ${opsomming(functies)} is.`, weg };
}

const opsomming = (delen: readonly string[]): string =>
  delen.length < 2 ? delen.join('') : `${delen.slice(0, -1).join(', ')} of ${delen.at(-1)}`;

/** Why somebody may not sign, with the rule and where it stands. */
export function geenMandaat(
  regeling: Regeling,
  o: { soort: BesluitSoort; vandaag: Datum; product: Product | undefined; keuzes: MandaatKeuzes },
  { wie, weg }: ReturnType<typeof wieWel>,
): Reden {
  const basis = { veld: 'mandaat', regel: 'AP16', bron: regeling.mandaat?.bron ?? 'keuze' };
  const handeling = handelingVoor(o.soort);
  const keuze =
    handeling === 'beschikking-verlenen' || o.keuzes[KEUZE[handeling].veld]
      ? ''
      : ` Een mandaat om te verlenen telt hier niet voor ${KEUZE[handeling].woord}: dat is een keuze van de gemeente.`;
  return {
    ...basis,
    tekst: `Je hebt op ${toonDatum(o.vandaag)} geen mandaat voor dit besluit.${keuze} ${wie}`,
    ...(weg === undefined ? {} : { achtergrond: weg }),
  };
}
