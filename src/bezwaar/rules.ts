// An objection in time, by whom it is handled, and what may be decided. Pure; the Awb gives the rules.
import { findLaatsteDag, type Landelijk } from '../beleid/landelijk.ts';
import { type Datum, isNa, isVoor, laatste, parseDatumNl, toonDatum } from '../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../kernel/resultaat.ts';
import { BeroepLangs, Beslissing, Langs } from './types.ts';

export type Waarden = Readonly<Record<string, string>>;

/** Awb 6:7–6:9: it is too late when it was received after the last day to object. */
export const isTeLaat = (bezwaarTot: Datum, ontvangen: Datum): boolean => isNa(ontvangen, bezwaarTot);

/**
 * Last day to decide: six weeks from the day after the term to object ended (Awb 7:10 lid 1). Of one that came too late the law's day may lie
 * behind it, so it is counted from the receipt (keuze). Undefined outside the years whose holidays are known.
 */
export const beslisUiterlijk = (landelijk: Landelijk, bezwaarTot: Datum, ontvangen: Datum): Datum | undefined =>
  findLaatsteDag(landelijk, 'bezwaar-beslissing', laatste(bezwaarTot, ontvangen));

/** Awb 7:10 lid 3: once, for at most six weeks. */
export const verdaagdTot = (landelijk: Landelijk, beslisVoor: Datum): Datum | undefined =>
  findLaatsteDag(landelijk, 'bezwaar-verdaging', beslisVoor);

/** Why there can be no objection to this besluit now. */
export function bezwaarReden(
  besluit: { bekendgemaaktOp: Datum | undefined; beroepTot?: Datum | undefined; open: boolean; beslist: boolean },
  ontvangen: Datum,
): Reden | undefined {
  if (!besluit.bekendgemaaktOp)
    return {
      tekst: 'Dit besluit is nog niet bekendgemaakt. Bezwaar kan pas daarna.',
      regel: 'Awb artikel 6:8',
      bron: 'Awb artikel 6:8, lid 1',
    };
  if (isVoor(ontvangen, besluit.bekendgemaaktOp))
    return {
      veld: 'ontvangen',
      tekst: `Het besluit is bekendgemaakt op ${toonDatum(besluit.bekendgemaaktOp)}. Kies die dag of een dag daarna.`,
    };
  if (besluit.beroepTot)
    return {
      tekst: `Dit besluit is genomen na een bezwaar. Daartegen kan geen bezwaar meer, wel beroep bij de rechtbank, tot en met ${toonDatum(besluit.beroepTot)}. Kwam er toch een bezwaar binnen, stuur het dan door naar de rechtbank (Awb artikel 6:15).`,
      regel: 'Awb artikel 7:1',
      bron: 'Awb artikel 7:1, lid 1, onder a, en artikel 8:1',
    };
  if (besluit.open) return { tekst: 'Er loopt al een bezwaar tegen dit besluit. Daar wordt eerst op beslist.' };
  if (besluit.beslist)
    return {
      tekst: 'Op een bezwaar tegen dit besluit is al beslist. Is de inwoner het daar niet mee eens, dan kan hij naar de rechter.',
      regel: 'Awb artikel 7:1',
      bron: 'Awb artikel 7:1, lid 1, onder a, en artikel 8:1',
    };
  return undefined;
}

export type Ontvangst = { ontvangen: Datum; langs: Langs; reden: string; wil: string; laatReden: string };

const MAX = { reden: 4000, wil: 2000, laatReden: 2000 } as const;
const lengte = (veld: keyof typeof MAX, tekst: string): Reden[] =>
  tekst.length > MAX[veld]
    ? [{ veld, tekst: `Schrijf dit korter: hoogstens ${MAX[veld]} tekens. Nu zijn het er ${tekst.length}.` }]
    : [];

/** What a resident says, one question a page: only the text can be wrong. */
export function leesEigen(
  w: Waarden,
  leeg = 'Schrijf op waarom je het niet eens bent. Een paar woorden is genoeg.',
): Resultaat<{ reden: string; wil: string; laatReden: string }> {
  const { reden = '', wil = '', laatReden = '' } = w;
  const redenen = [
    ...(reden.trim() === '' ? [{ veld: 'reden', tekst: leeg }] : []),
    ...lengte('reden', reden),
    ...lengte('wil', wil),
    ...lengte('laatReden', laatReden),
  ];
  return redenen.length > 0 ? geweigerd(...redenen) : gelukt({ reden, wil, laatReden });
}

/** What an employee writes down of an objection on paper. */
export function leesOntvangst(w: Waarden, vandaag: Datum): Resultaat<Ontvangst> {
  const ontvangen = parseDatumNl(w.ontvangen ?? '');
  const langs = Langs.exclude(['mijn']).safeParse(w.langs ?? '');
  const tekst = leesEigen(w, 'Neem over wat de inwoner schrijft. Een paar woorden is genoeg.');
  const redenen: Reden[] = [
    ...(ontvangen
      ? isNa(ontvangen, vandaag)
        ? [{ veld: 'ontvangen', tekst: 'Deze dag ligt in de toekomst. Kies de dag waarop het bezwaar binnenkwam.' }]
        : []
      : [
          {
            veld: 'ontvangen',
            tekst: w.ontvangen
              ? `“${w.ontvangen}” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-01-2020.`
              : 'Vul in op welke dag het bezwaar binnenkwam, bijvoorbeeld 31-01-2020.',
          },
        ]),
    ...(langs.success
      ? []
      : [
          {
            veld: 'langs',
            tekst: 'Kies hoe het bezwaar binnenkwam. Bellen is niet genoeg: een bezwaar is schriftelijk.',
            regel: 'Awb artikel 6:4',
            bron: 'Awb artikel 6:4, lid 1',
          },
        ]),
    ...(tekst.ok ? [] : tekst.redenen),
  ];
  if (redenen.length > 0 || !ontvangen || !langs.success || !tekst.ok) return geweigerd(...redenen);
  return gelukt({ ontvangen, langs: langs.data, ...tekst.waarde });
}

/** Awb 10:3 lid 3 and 7:5: who took the besluit, or signed with it, does not handle the objection. */
export const behandelReden = (wie: number, besluit: { genomenDoor: number; medeDoor: number | null }): Reden | undefined =>
  wie === besluit.genomenDoor || wie === besluit.medeDoor
    ? {
        veld: 'behandelaar',
        tekst: 'Je besliste mee over dit besluit. Een collega die dat niet deed, behandelt het bezwaar.',
        regel: 'Awb artikel 10:3',
        bron: 'Awb artikel 10:3, lid 3',
      }
    : undefined;

/** What a decision is held against. */
export type Behandeld = {
  ontvangenOp: Datum;
  teLaat: boolean;
  verschoonbaar: boolean | null;
  gehoord: boolean;
  nietHorenReden: string;
};

/** Why a decision cannot be taken (yet): each rule with its article. */
export function beslisRedenen(o: Behandeld & { beslissing: Beslissing; opnieuw: boolean }): Reden[] {
  if (o.beslissing === 'ingetrokken') return [];
  // Only what a court asked can fall away again.
  if (o.beslissing === 'vervallen')
    return o.opnieuw
      ? []
      : [{ veld: 'beslissing', tekst: 'Dit kan alleen als de rechter om een nieuwe beslissing vroeg. Beslis op het bezwaar.' }];
  if (o.teLaat && o.verschoonbaar === null)
    return [
      {
        veld: 'beslissing',
        tekst: 'Het bezwaar kwam te laat. Zeg eerst of dat de inwoner te verwijten is.',
        regel: 'Awb artikel 6:11',
        bron: 'Awb artikel 6:11',
      },
    ];
  if (o.teLaat && o.verschoonbaar === false && o.beslissing !== 'niet-ontvankelijk')
    return [
      {
        veld: 'beslissing',
        tekst: 'Het bezwaar kwam te laat zonder goede reden. Dan is het niet-ontvankelijk.',
        regel: 'Awb artikel 6:11',
        bron: 'Awb artikel 6:11',
      },
    ];
  if (o.beslissing !== 'niet-ontvankelijk' && !o.gehoord && o.nietHorenReden === '')
    return [
      {
        veld: 'beslissing',
        tekst: 'De inwoner is nog niet gehoord. Hoor de inwoner eerst, of schrijf op waarom dat niet hoeft.',
        regel: 'Awb artikel 7:2',
        bron: 'Awb artikel 7:2 en 7:3',
      },
    ];
  return [];
}

export type Beslist = { beslissing: Beslissing; motivering: string };

/** Reads the form of a decision. */
export function leesBeslissing(w: Waarden): Resultaat<Beslist> {
  const beslissing = Beslissing.safeParse(w.beslissing ?? '');
  const motivering = w.motivering ?? '';
  const redenen: Reden[] = [
    ...(beslissing.success ? [] : [{ veld: 'beslissing', tekst: 'Kies wat je beslist.' }]),
    ...(motivering.trim() === ''
      ? [{ veld: 'motivering', tekst: 'Schrijf op waarom je dit beslist. Deze tekst staat in de brief aan de inwoner.' }]
      : motivering.length > 4000
        ? [{ veld: 'motivering', tekst: 'Schrijf dit korter: hoogstens 4000 tekens.' }]
        : []),
  ];
  if (redenen.length > 0 || !beslissing.success) return geweigerd(...redenen);
  return gelukt({ beslissing: beslissing.data, motivering });
}

export type Beroep = { op: Datum; langs: BeroepLangs; nummer: string };

/** Reads what is known of a beroep: when, how it came to us, the number of the court when there is one. */
export function leesBeroep(w: Waarden, o: { beslistOp: Datum; vandaag: Datum }): Resultaat<Beroep> {
  const op = parseDatumNl(w.beroepOp ?? '');
  const langs = BeroepLangs.safeParse(w.beroepLangs ?? '');
  const nummer = (w.beroepNummer ?? '').trim();
  const redenen: Reden[] = [
    ...(op && !isVoor(op, o.beslistOp) && !isNa(op, o.vandaag)
      ? []
      : [
          {
            veld: 'beroepOp',
            tekst: `Vul de dag van het beroep in: van ${toonDatum(o.beslistOp)} tot en met vandaag.`,
          },
        ]),
    ...(langs.success ? [] : [{ veld: 'beroepLangs', tekst: 'Kies hoe je het weet.' }]),
    ...(nummer.length > 40 ? [{ veld: 'beroepNummer', tekst: 'Een zaaknummer heeft hoogstens 40 tekens.' }] : []),
  ];
  if (redenen.length > 0 || !op || !langs.success) return geweigerd(...redenen);
  return gelukt({ op, langs: langs.data, nummer });
}

/** Beroep is possible once a decision on the objection was made known; one that was taken back has none. */
export const kanBeroep = (b: { beslissing: Beslissing | null; bekendgemaakt_op: string | null }): boolean =>
  b.beslissing !== null && b.beslissing !== 'ingetrokken' && b.beslissing !== 'vervallen' && b.bekendgemaakt_op !== null;
