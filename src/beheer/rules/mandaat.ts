// The mandate register: what may be entered, who may sign today, and where a chain is broken (AP16, AP30; Awb 10:9).
import { mandaatFunctie, mandaatKeten, type Regeling } from '../../beleid/regeling.ts';
import { type Datum, isNa, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { bevat, overlapt, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { COLLEGE, type Handeling, type Mandaat, type MandaatVoorstel } from '../types.ts';

type Keten = Pick<Regeling, 'mandaat'>;

/** Ground in the logboek. */
export const GROND_MANDAAT = 'mandaatregister (Awb afdeling 10.1.1)';

export const HANDELING_TEKST: Record<Handeling, string> = {
  'beschikking-verlenen': 'toekennen',
  'beschikking-weigeren': 'weigeren',
  'beschikking-intrekken': 'intrekken',
};

/** The key of a functie: the regeling may be named by key or by name, a functie of the municipality only by its name. */
export const sleutelVan = (regeling: Keten, functie: string): string => {
  const zoek = functie.trim().toLowerCase();
  return (
    mandaatKeten(regeling).find((sleutel) => sleutel === zoek || mandaatFunctie(regeling, sleutel)?.toLowerCase() === zoek) ??
    zoek
  );
};

const isCollege = (door: string): boolean => door.trim().toLowerCase() === COLLEGE;

/**
 * Why a mandate may not be registered. AP16, AP30 (BR besluit 3): within the chain of the regeling it is granted from above. Two
 * mandates of one functie, or of one person, for the same thing never hold on the same day. `functies` are those of the municipality.
 */
export const mandaatRedenen = (
  voorstel: MandaatVoorstel,
  bestaand: readonly Mandaat[],
  regeling: Keten,
  functies: readonly string[],
): Reden[] => {
  const redenen: Reden[] = [];
  const keten = mandaatKeten(regeling);
  const eigen = new Set(functies.map((functie) => functie.toLowerCase()));
  const bekend = (functie: string): boolean => {
    const sleutel = sleutelVan(regeling, functie);
    return keten.includes(sleutel) || eigen.has(sleutel);
  };
  const door = sleutelVan(regeling, voorstel.verleendDoor);
  if (voorstel.functie !== undefined && !bekend(voorstel.functie))
    redenen.push({ veld: 'functie', tekst: 'Kies een functie uit de lijst.' });
  if (!isCollege(voorstel.verleendDoor) && !bekend(voorstel.verleendDoor))
    redenen.push({ veld: 'verleendDoor', tekst: 'Kies wie het mandaat verleent.' });
  else if (voorstel.functie !== undefined) {
    const aan = sleutelVan(regeling, voorstel.functie);
    const teLaag = keten.includes(aan) && keten.includes(door) && keten.indexOf(door) >= keten.indexOf(aan);
    if (teLaag || door === aan)
      redenen.push({
        veld: 'verleendDoor',
        tekst: 'Kies iemand die in de keten boven deze functie staat.',
        regel: 'AP30',
        bron: regeling.mandaat?.bron ?? 'keuze',
      });
  }
  const { van, tot } = voorstel.geldig;
  if (tot !== null && isVoor(tot, van))
    redenen.push({ veld: 'tot', tekst: 'De laatste dag ligt voor de eerste. Kies een latere dag, of laat hem leeg.' });
  else {
    const dubbel = bestaand.find(
      (een) => een.handeling === voorstel.handeling && isZelfde(regeling, een, voorstel) && overlapt(een.geldig, voorstel.geldig),
    );
    if (dubbel)
      redenen.push({
        veld: 'van',
        tekst: `${dubbel.gebruikerId === undefined ? 'Deze functie' : 'Deze medewerker'} heeft al een mandaat om te ${HANDELING_TEKST[dubbel.handeling]}, ${toonPeriode(dubbel.geldig)}. Beëindig dat eerst, of kies een andere dag.`,
      });
  }
  return redenen;
};

const isZelfde = (regeling: Keten, a: MandaatVoorstel, b: MandaatVoorstel): boolean =>
  a.gebruikerId !== undefined || b.gebruikerId !== undefined
    ? a.gebruikerId === b.gebruikerId
    : sleutelVan(regeling, a.functie ?? '') === sleutelVan(regeling, b.functie ?? '');

/**
 * Why a mandate may not end on `laatste`, its last day. Not before today: besluiten that were taken rest on it (our choice; the
 * source gives no rule).
 */
export const eindeRedenen = (mandaat: Pick<Mandaat, 'geldig'>, laatste: Datum, vandaag: Datum): Reden[] => {
  const { van, tot } = mandaat.geldig;
  if (isVoor(laatste, vandaag))
    return [{ veld: 'laatste', tekst: `Kies ${toonDatum(vandaag)} of later. Besluiten van daarvoor rusten op dit mandaat.` }];
  if (isVoor(laatste, van))
    return [{ veld: 'laatste', tekst: `Het mandaat begint op ${toonDatum(van)}. Kies die dag of later.` }];
  if (tot !== null && isNa(laatste, tot))
    return [{ veld: 'laatste', tekst: `Het mandaat eindigt al op ${toonDatum(tot)}. Kies een eerdere dag.` }];
  return [];
};

/** A functie holds a mandate to grant a beschikking on that day. */
export const mandaatOp = (
  mandaten: readonly Mandaat[],
  regeling: Keten,
  wie: { id: number; functie: string | undefined },
  dag: Datum,
): Mandaat | undefined =>
  mandaten.find(
    (een) =>
      een.handeling === 'beschikking-verlenen' &&
      bevat(een.geldig, dag) &&
      (een.gebruikerId === wie.id || (een.functie !== undefined && staatBij(regeling, een.functie, wie.functie))),
  );

const staatBij = (regeling: Keten, functie: string, van: string | undefined): boolean =>
  van !== undefined && sleutelVan(regeling, functie) === sleutelVan(regeling, van);

/**
 * Whether a mandate counts when somebody signs: on name, or at a functie of the chain of the regeling. Another functie may stand in the
 * register, but a beschikking of Werkt mee is refused to it (AP16).
 */
export const teltBijBesluit = (regeling: Keten, m: Pick<Mandaat, 'functie' | 'gebruikerId'>): boolean =>
  m.gebruikerId !== undefined || (m.functie !== undefined && mandaatKeten(regeling).includes(sleutelVan(regeling, m.functie)));

/** From a mandate up to the college, and why that does not work out on this day; `reden` undefined: it does. */
export type Ketting = { schakels: Mandaat[]; reden: string | undefined };

const dekt = (boven: Mandaat, onder: Mandaat): boolean =>
  (boven.producten === undefined || onder.producten?.every((product) => boven.producten?.includes(product)) === true) &&
  (boven.totBedrag === undefined || (onder.totBedrag !== undefined && onder.totBedrag <= boven.totBedrag));

/**
 * The chain of a mandate on a day: each giver must hold a mandate for the same thing, at least as wide, that may be passed on (Awb
 * 10:9), up to the college. `naam` writes a functie.
 */
export const kettingOp = (
  m: Mandaat,
  mandaten: readonly Mandaat[],
  regeling: Keten,
  dag: Datum,
  naam: (functie: string) => string,
): Ketting => {
  const schakels = [m];
  for (let onder = m; !isCollege(onder.verleendDoor); ) {
    const door = onder.verleendDoor;
    const boven = mandaten.find(
      (een) =>
        een.handeling === onder.handeling &&
        een.functie !== undefined &&
        sleutelVan(regeling, een.functie) === sleutelVan(regeling, door) &&
        bevat(een.geldig, dag),
    );
    if (!boven) return { schakels, reden: `${naam(door)} heeft op ${toonDatum(dag)} zelf geen mandaat.` };
    if (schakels.includes(boven)) return { schakels, reden: `De keten komt weer uit bij ${naam(door)}, niet bij het college.` };
    schakels.push(boven);
    if (!boven.ondermandaat) return { schakels, reden: `${naam(door)} mag het mandaat niet doorgeven (Awb artikel 10:9).` };
    if (!dekt(boven, onder)) return { schakels, reden: `Het mandaat van ${naam(door)} is minder ruim dan dit mandaat.` };
    onder = boven;
  }
  return { schakels, reden: undefined };
};

/** Day on which the chain of a mandate is looked at: today, or its first day when it still has to begin. Undefined: it is over. */
export const kijkdag = (m: Mandaat, vandaag: Datum): Datum | undefined =>
  bevat(m.geldig, vandaag) ? vandaag : isVoor(vandaag, m.geldig.van) ? m.geldig.van : undefined;

/** Ends within two months. */
export const eindigtBinnenkort = (m: Mandaat, vandaag: Datum, dagen: number): boolean =>
  m.geldig.tot !== null && !isVoor(m.geldig.tot, vandaag) && !isNa(m.geldig.tot, plusDagen(vandaag, dagen));

/** Which mandates lose their ground when this one ends after `laatste`. */
export const valtOm = (
  m: Mandaat,
  laatste: Datum,
  mandaten: readonly Mandaat[],
  regeling: Keten,
  naam: (functie: string) => string,
): Mandaat[] => {
  const dag = plusDagen(laatste, 1);
  const daarna = mandaten.map((een) => (een.id === m.id ? { ...een, geldig: { ...een.geldig, tot: laatste } } : een));
  const heel = (alle: readonly Mandaat[], een: Mandaat) => kettingOp(een, alle, regeling, dag, naam).reden === undefined;
  return mandaten.filter((een) => {
    const straks = daarna.find((ander) => ander.id === een.id);
    return een.id !== m.id && bevat(een.geldig, dag) && heel(mandaten, een) && straks !== undefined && !heel(daarna, straks);
  });
};
