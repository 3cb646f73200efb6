// The questions of the toets: what the dossier does not know, and only what the regeling needs to know.

import { z } from 'zod';
import type { Regeling } from '../beleid/regeling.ts';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
import { hoofdletter } from '../kernel/tekst.ts';
import { ZRM_DOMEINEN, ZRM_NAAM, ZRM_SCORE_NAAM, ZRM_SCORES, type ZrmDomein } from '../kernel/zrm.ts';
import { parseForm } from '../web/form-data.ts';
import {
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  naastElkaar,
  stapel,
  uitklap,
  type VeldFout,
} from '../web/index.ts';
import { HOOFDDOELEN, type ToetsFeiten } from './types.ts';
import { HOOFDDOEL } from './uitsluitingen.ts';
import { vraagt } from './vraagt.ts';

const JA_NEE_WAARDEN = ['ja', 'nee', 'weet-niet'] as const;
type JaNee = (typeof JA_NEE_WAARDEN)[number];

const score = z
  .union([z.literal(''), z.enum(['1', '2', '3', '4', '5'])], { error: 'Kies een score van 1 tot en met 5.' })
  .default('');
/** The field in which the score of a domain is asked. */
export const zrmVeld = (domein: ZrmDomein) => `zrm_${domein}`;

/** Which questions a regeling asks. */
export interface Gevraagd {
  /** AP20, AR1: contribute and work, asked apart. */
  wil: boolean;
  ondersteuning: boolean;
  afstand: boolean;
  /** AP17, AR20. */
  zicht: boolean;
  /** AP10, AR19; may be left open. */
  duidelijk: boolean;
  /** AR2, AR24. */
  hoofddoel: boolean;
  zelfstandig: boolean;
  mantelzorg: boolean;
  /** Facts that a product or the regeling asks by itself (OS1, OS7, AL3); may be left open. */
  feiten: { wmo: boolean; vermogen: boolean; adviesUwv: boolean };
  /** AP42: also where begeleiding groep itself is not asked about. */
  continu: boolean;
  /** AP4, AP28: the treden on which begeleiding groep may fit, and the Zelfredzaamheid-Matrix to score with. */
  groep: { treden: readonly number[]; zrmVersie: string } | undefined;
}

/** What a regeling needs to know, from its criteria, exclusions, signposts and products. */
export function gevraagdDoor(regeling: Regeling): Gevraagd {
  const sluitUit = (soort: Regeling['uitsluitingen'][number]['soort']) => regeling.uitsluitingen.some((u) => u.soort === soort);
  const wijst = (...wanneer: Regeling['wegwijzers'][number]['wanneer'][]) =>
    regeling.wegwijzers.some((w) => wanneer.includes(w.wanneer));
  const { doelgroep, begeleidingGroep, producten } = regeling;
  const groepen = producten.filter((p) => p.soort === 'begeleiding-groep');
  return {
    wil: doelgroep.wil !== undefined || vraagt(regeling, 'wilDeelnemen'),
    ondersteuning: doelgroep.ondersteuningNodig !== undefined || groepen.length > 0 || vraagt(regeling, 'ondersteuningNodig'),
    afstand: doelgroep.afstandTotArbeidsmarkt !== undefined,
    zicht: wijst('betaald-werk-binnen-een-jaar', 'betaald-werk-aan-de-orde'),
    duidelijk: producten.some((p) => p.soort === 'orientatie') || wijst('onduidelijk-wat-inwoner-wil-en-kan'),
    hoofddoel: sluitUit('hoofddoel') || wijst('hoofddoel'),
    zelfstandig: sluitUit('zelfstandig-na-instructie') || wijst('zelfstandig-na-instructie'),
    mantelzorg: sluitUit('mantelzorg-overbelast') || wijst('mantelzorg-overbelast'),
    feiten: {
      wmo: doelgroep.wmoOndersteuning !== undefined || vraagt(regeling, 'wmoOndersteuning'),
      vermogen: doelgroep.ontwikkelbaarArbeidsvermogen !== undefined || vraagt(regeling, 'ontwikkelbaarArbeidsvermogen'),
      adviesUwv: vraagt(regeling, 'positiefAdviesUwv'),
    },
    continu: wijst('zwaardere-ondersteuning-nodig'),
    groep:
      begeleidingGroep && groepen.length > 0
        ? { treden: groepen.flatMap((p) => p.startTreden?.waarde ?? []), zrmVersie: begeleidingGroep.zrmVersie.waarde }
        : undefined,
  };
}

/** An answer that must be given when it is asked; left open where it is not asked, or may be left open. */
const kies = <const T extends readonly string[]>(waarden: T, wat: string) => ({
  verplicht: z.enum(waarden, { error: `Kies ${wat}. Weet je het niet? Kies dan: weet ik niet.` }),
  open: z.enum([...waarden, ''], { error: `Kies ${wat}, of weet ik niet.` }).default(''),
});
const jaNee = (wat: string) => kies(JA_NEE_WAARDEN, wat);

const KEUZES = {
  wilBijdragen: jaNee('of de inwoner een bijdrage wil leveren'),
  wilWerken: jaNee('of de inwoner wil werken'),
  ondersteuningNodig: jaNee('of de inwoner ondersteuning nodig heeft'),
  zelfstandig: jaNee('of de inwoner het na instructie zelfstandig kan'),
  hoofddoel: kies([...HOOFDDOELEN, 'weet-niet'], 'het hoofddoel'),
  mantelzorg: jaNee('of de mantelzorg overbelast is of dat dreigt te raken'),
  afstand: kies(['groot', 'klein', 'weet-niet'], 'hoe groot de afstand tot de arbeidsmarkt is'),
  zicht: kies(['binnen-een-jaar', 'later', 'nee', 'weet-niet'], 'of er zicht is op betaald werk'),
};
const Open = z.object({
  duidelijk: jaNee('of duidelijk is wat de inwoner wil en kan').open,
  wmo: jaNee('of de inwoner ondersteuning van de Wmo heeft').open,
  vermogen: jaNee('of er een ontwikkelbaar arbeidsvermogen is').open,
  adviesUwv: jaNee('of UWV positief adviseerde').open,
  regieverlies: jaNee('of de inwoner regieverlies ervaart').open,
  continueBegeleiding: jaNee('of de inwoner continu begeleiding nodig heeft').open,
});
const Scores = z.object(Object.fromEntries(ZRM_DOMEINEN.map((domein) => [zrmVeld(domein), score])));

/** Which field is asked when. */
const vormVan = (g: Gevraagd) =>
  z.object({
    wilBijdragen: g.wil ? KEUZES.wilBijdragen.verplicht : KEUZES.wilBijdragen.open,
    wilWerken: g.wil ? KEUZES.wilWerken.verplicht : KEUZES.wilWerken.open,
    ondersteuningNodig: g.ondersteuning ? KEUZES.ondersteuningNodig.verplicht : KEUZES.ondersteuningNodig.open,
    zelfstandig: g.zelfstandig ? KEUZES.zelfstandig.verplicht : KEUZES.zelfstandig.open,
    hoofddoel: g.hoofddoel ? KEUZES.hoofddoel.verplicht : KEUZES.hoofddoel.open,
    mantelzorg: g.mantelzorg ? KEUZES.mantelzorg.verplicht : KEUZES.mantelzorg.open,
    afstand: g.afstand ? KEUZES.afstand.verplicht : KEUZES.afstand.open,
    zicht: g.zicht ? KEUZES.zicht.verplicht : KEUZES.zicht.open,
  });

export type Antwoorden = z.output<ReturnType<typeof vormVan>> & z.output<typeof Open> & { zrm: ToetsFeiten['zrm'] };

/** Reads what was sent; refused with one reason a field. */
export function leesAntwoorden(waarden: Readonly<Record<string, string>>, gevraagd: Gevraagd): Resultaat<Antwoorden> {
  const vast = parseForm(vormVan(gevraagd), waarden);
  const open = parseForm(Open, waarden);
  const scores = parseForm(Scores, waarden);
  if (!vast.ok || !open.ok || !scores.ok) {
    return geweigerd(...[vast, open, scores].flatMap((gelezen) => (gelezen.ok ? [] : gelezen.redenen)));
  }
  const zrm: ToetsFeiten['zrm'] = {};
  for (const domein of ZRM_DOMEINEN) {
    const gekozen = scores.waarde[zrmVeld(domein)];
    if (gekozen) zrm[domein] = Number(gekozen);
  }
  return gelukt({ ...vast.waarde, ...open.waarde, zrm: Object.keys(zrm).length === 0 ? undefined : zrm });
}

const janee = (antwoord: JaNee | ''): boolean | undefined =>
  antwoord === '' || antwoord === 'weet-niet' ? undefined : antwoord === 'ja';
const bekend = <T extends string>(antwoord: T | '' | 'weet-niet'): T | undefined =>
  antwoord === '' || antwoord === 'weet-niet' ? undefined : antwoord;

/** C25: contribute "c.q." work is read as or; two times no is no, anything else without a yes is not known. */
export function wilDeelnemen(wilBijdragen: boolean | undefined, wilWerken: boolean | undefined): boolean | undefined {
  if (wilBijdragen || wilWerken) return true;
  return wilBijdragen === false && wilWerken === false ? false : undefined;
}

/** The answers as facts of the toets. What was not answered is left out: unknown, never false. */
export function feitenVan(antwoorden: Antwoorden): Partial<ToetsFeiten> {
  const feiten = {
    wilDeelnemen: wilDeelnemen(janee(antwoorden.wilBijdragen), janee(antwoorden.wilWerken)),
    ondersteuningNodig: janee(antwoorden.ondersteuningNodig),
    zelfstandigNaInstructie: janee(antwoorden.zelfstandig),
    hoofddoel: HOOFDDOELEN.find((doel) => doel === antwoorden.hoofddoel),
    mantelzorgOverbelast: janee(antwoorden.mantelzorg),
    afstandTotArbeidsmarkt: bekend(antwoorden.afstand),
    zichtOpBetaaldWerk: bekend(antwoorden.zicht),
    duidelijkWatInwonerWilEnKan: janee(antwoorden.duidelijk),
    wmoOndersteuning: janee(antwoorden.wmo),
    ontwikkelbaarArbeidsvermogen: janee(antwoorden.vermogen),
    positiefAdviesUwv: janee(antwoorden.adviesUwv),
    regieverlies: janee(antwoorden.regieverlies),
    continueBegeleiding: janee(antwoorden.continueBegeleiding),
    zrm: antwoorden.zrm,
  };
  return Object.fromEntries(Object.entries(feiten).filter(([, waarde]) => waarde !== undefined));
}

const SCORES = ZRM_SCORES.map((score) => ({ waarde: String(score), tekst: `${score}: ${ZRM_SCORE_NAAM[score]}` }));

const JA_NEE = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
  { waarde: 'weet-niet', tekst: 'Weet ik niet' },
];

type Getypt = Readonly<Record<string, string>>;
type Extra = { hint?: string; verplicht?: false };

/** The questions, with what was answered and what is wrong. The Zelfredzaamheid-Matrix is only asked where begeleiding groep may fit. */
export function vragen(
  getypt: Getypt,
  fouten: readonly VeldFout[],
  o: { trede: number | undefined; gevraagd: Gevraagd; herkomst?: Readonly<Record<string, string>>; zrm?: string | undefined },
): Html {
  const { gevraagd: g } = o;
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(fouten, naam) });
  const janeeVeld = (naam: string, label: string, extra: Extra = {}) =>
    keuzerondjes({ ...veld(naam), label, keuzes: JA_NEE, naastElkaar: true, ...extra });
  const wil = [
    g.wil && janeeVeld('wilBijdragen', 'Wil de inwoner een bijdrage leveren aan de samenleving?'),
    g.wil && janeeVeld('wilWerken', 'Wil de inwoner werken?'),
    g.hoofddoel &&
      keuzerondjes({
        ...veld('hoofddoel'),
        label: 'Wat is het hoofddoel?',
        hint: 'Doet de inwoner iets voor anderen, of iets voor zichzelf?',
        keuzes: [
          ...HOOFDDOELEN.map((waarde) => ({ waarde, tekst: hoofdletter(HOOFDDOEL[waarde]) })),
          { waarde: 'weet-niet', tekst: 'Weet ik niet' },
        ],
      }),
    g.ondersteuning && janeeVeld('ondersteuningNodig', 'Heeft de inwoner daarbij ondersteuning nodig?'),
    g.zelfstandig && janeeVeld('zelfstandig', 'Kan de inwoner het na instructie zelfstandig?', { hint: 'Zonder ondersteuning.' }),
    g.mantelzorg && janeeVeld('mantelzorg', 'Is de mantelzorg overbelast, of dreigt dat?'),
    g.duidelijk &&
      janeeVeld('duidelijk', 'Is duidelijk wat de inwoner wil en kan?', {
        hint: 'Zo niet, dan kan een oriëntatie helpen.',
        verplicht: false,
      }),
  ].filter((deel) => deel !== false);
  const werk = [
    g.feiten.wmo &&
      janeeVeld('wmo', 'Heeft de inwoner ondersteuning van de Wmo?', {
        hint: 'Zoals dagbesteding of begeleiding.',
        verplicht: false,
      }),
    g.feiten.vermogen &&
      janeeVeld('vermogen', 'Is er potentie om betaald werk te gaan doen?', {
        hint: 'Een ontwikkelbaar arbeidsvermogen: de schatting van wie de inwoner begeleidt telt.',
        verplicht: false,
      }),
    g.feiten.adviesUwv &&
      janeeVeld('adviesUwv', 'Heeft UWV een positief advies beschut werk gegeven?', {
        hint: 'Nog niet gevraagd? Kies dan: nee.',
        verplicht: false,
      }),
    g.afstand &&
      keuzerondjes({
        ...veld('afstand'),
        label: 'Hoe groot is de afstand tot de arbeidsmarkt?',
        hint: 'De participatieladder is een hulpmiddel om dat te bepalen.',
        keuzes: [
          { waarde: 'groot', tekst: 'Groot' },
          { waarde: 'klein', tekst: 'Klein' },
          { waarde: 'weet-niet', tekst: 'Weet ik niet' },
        ],
        naastElkaar: true,
      }),
    g.zicht &&
      keuzerondjes({
        ...veld('zicht'),
        label: 'Is er zicht op betaald werk?',
        ...(o.herkomst?.zicht === undefined ? {} : { hint: o.herkomst.zicht }),
        keuzes: [
          { waarde: 'binnen-een-jaar', tekst: 'Ja, binnen een jaar' },
          { waarde: 'later', tekst: 'Ja, maar later' },
          { waarde: 'nee', tekst: 'Nee' },
          { waarde: 'weet-niet', tekst: 'Weet ik niet' },
        ],
        naastElkaar: true,
      }),
  ].filter((deel) => deel !== false);
  const groep = g.groep && o.trede !== undefined && g.groep.treden.includes(o.trede) ? g.groep : undefined;
  return stapel(
    wil.length > 0 && kaart({ titel: 'Wat wil de inwoner?', inhoud: stapel(...wil) }),
    werk.length > 0 && kaart({ titel: 'Afstand tot werk', inhoud: stapel(...werk) }),
    groep
      ? begeleidingGroep(
          veld,
          janeeVeld,
          { trede: o.trede ?? 0, zrmVersie: groep.zrmVersie, herkomst: o.herkomst ?? {}, zrm: o.zrm },
          fouten,
        )
      : g.continu &&
          kaart({
            titel: 'Hoeveel begeleiding?',
            inhoud: janeeVeld('continueBegeleiding', 'Heeft de inwoner continu begeleiding nodig?', {
              hint: 'Zo ja, dan wijst de toets ook naar zwaardere ondersteuning.',
              verplicht: false,
            }),
          }),
  );
}

function begeleidingGroep(
  veld: (naam: string) => { naam: string; waarde: string | undefined; fout: string | undefined },
  janeeVeld: (naam: string, label: string, extra: Extra) => Html,
  {
    trede,
    zrmVersie,
    herkomst,
    zrm,
  }: { trede: number; zrmVersie: string; herkomst: Readonly<Record<string, string>>; zrm: string | undefined },
  fouten: readonly VeldFout[],
): Html {
  const domeinen = ZRM_DOMEINEN.map((domein) =>
    keuzelijst({
      ...veld(zrmVeld(domein)),
      label: ZRM_NAAM[domein],
      ...(herkomst[zrmVeld(domein)] === undefined ? {} : { hint: herkomst[zrmVeld(domein)] }),
      leeg: 'Niet gescoord',
      opties: SCORES,
      verplicht: false,
    }),
  );
  const paren = Array.from({ length: Math.ceil(domeinen.length / 2) }, (_, i) =>
    naastElkaar(domeinen[i * 2], domeinen[i * 2 + 1] ?? ''),
  );
  return kaart({
    titel: 'Past begeleiding groep?',
    inhoud: stapel(
      html`<p>De inwoner staat op trede ${trede}. Dan kijken we ook naar begeleiding groep. Deze vragen mag je openlaten.</p>`,
      janeeVeld('regieverlies', 'Ervaart de inwoner regieverlies?', { verplicht: false }),
      janeeVeld('continueBegeleiding', 'Heeft de inwoner continu begeleiding nodig?', { verplicht: false }),
      uitklap(
        `Scores van de Zelfredzaamheid-Matrix ${zrmVersie} (hoeft niet)`,
        stapel(zrm !== undefined && html`<p>${zrm}</p>`, ...paren),
        {
          open: fouten.some((fout) => fout.veld?.startsWith('zrm_')) || ZRM_DOMEINEN.some((d) => veld(zrmVeld(d)).waarde),
        },
      ),
    ),
  });
}
