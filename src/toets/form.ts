// The questions of the toets: what the dossier does not know.
import { z } from 'zod';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
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
import { type ToetsFeiten, ZRM_DOMEINEN, type ZrmDomein } from './types.ts';

const JA_NEE_WAARDEN = ['ja', 'nee', 'weet-niet'] as const;
type JaNee = (typeof JA_NEE_WAARDEN)[number];
const jaNee = (wat: string) => z.enum(JA_NEE_WAARDEN, { error: `Kies ${wat}. Weet je het niet? Kies dan: weet ik niet.` });

/** An answer that need not be given: left open is not known. */
const optioneel = z.enum([...JA_NEE_WAARDEN, ''], { error: 'Kies ja, nee of weet ik niet.' }).default('');
const score = z
  .union([z.literal(''), z.enum(['1', '2', '3', '4', '5'])], { error: 'Kies een score van 1 tot en met 5.' })
  .default('');
const zrmVeld = (domein: ZrmDomein) => `zrm_${domein}`;

/** AP20 asks three answers apart; AP17 the prospect of paid work; AP4 and AP28 the rest, for trede 2 only. */
const Vragen = z.object({
  wilBijdragen: jaNee('of de inwoner een bijdrage wil leveren'),
  wilWerken: jaNee('of de inwoner wil werken'),
  ondersteuningNodig: jaNee('of de inwoner ondersteuning nodig heeft'),
  afstand: z.enum(['groot', 'klein', 'weet-niet'], {
    error: 'Kies hoe groot de afstand tot de arbeidsmarkt is, of weet ik niet.',
  }),
  zicht: z.enum(['binnen-een-jaar', 'later', 'nee', 'weet-niet'], {
    error: 'Kies of er zicht is op betaald werk, of weet ik niet.',
  }),
  duidelijk: optioneel,
  regieverlies: optioneel,
  continueBegeleiding: optioneel,
});
const Scores = z.object(Object.fromEntries(ZRM_DOMEINEN.map((domein) => [zrmVeld(domein), score])));

export type Antwoorden = z.output<typeof Vragen> & { zrm: ToetsFeiten['zrm'] };

/** Reads what was sent; refused with one reason a field. */
export function leesAntwoorden(waarden: Readonly<Record<string, string>>): Resultaat<Antwoorden> {
  const vragen = parseForm(Vragen, waarden);
  const scores = parseForm(Scores, waarden);
  if (!vragen.ok || !scores.ok) {
    return geweigerd(...(vragen.ok ? [] : vragen.redenen), ...(scores.ok ? [] : scores.redenen));
  }
  const zrm: ToetsFeiten['zrm'] = {};
  for (const domein of ZRM_DOMEINEN) {
    const gekozen = scores.waarde[zrmVeld(domein)];
    if (gekozen) zrm[domein] = Number(gekozen);
  }
  return gelukt({ ...vragen.waarde, zrm: Object.keys(zrm).length === 0 ? undefined : zrm });
}

const janee = (antwoord: JaNee | ''): boolean | undefined =>
  antwoord === '' || antwoord === 'weet-niet' ? undefined : antwoord === 'ja';

/** C25: contribute "c.q." work is read as or; two times no is no, anything else without a yes is not known. */
export function wilDeelnemen(wilBijdragen: boolean | undefined, wilWerken: boolean | undefined): boolean | undefined {
  if (wilBijdragen || wilWerken) return true;
  return wilBijdragen === false && wilWerken === false ? false : undefined;
}

/** The answers as facts of the toets. What was not answered is left out: unknown, never false. */
export function feitenVan(antwoorden: Antwoorden): Partial<ToetsFeiten> {
  const wil = wilDeelnemen(janee(antwoorden.wilBijdragen), janee(antwoorden.wilWerken));
  const feiten = {
    wilDeelnemen: wil,
    ondersteuningNodig: janee(antwoorden.ondersteuningNodig),
    afstandTotArbeidsmarkt: antwoorden.afstand === 'weet-niet' ? undefined : antwoorden.afstand,
    zichtOpBetaaldWerk: antwoorden.zicht === 'weet-niet' ? undefined : antwoorden.zicht,
    duidelijkWatInwonerWilEnKan: janee(antwoorden.duidelijk),
    regieverlies: janee(antwoorden.regieverlies),
    continueBegeleiding: janee(antwoorden.continueBegeleiding),
    zrm: antwoorden.zrm,
  };
  return Object.fromEntries(Object.entries(feiten).filter(([, waarde]) => waarde !== undefined));
}

/** The domains of the Zelfredzaamheid-Matrix by name (names and scores only: its cells are not ours to copy). */
export const ZRM_NAAM: Record<ZrmDomein, string> = {
  financien: 'Financiën',
  werkEnOpleiding: 'Werk en opleiding',
  tijdsbesteding: 'Tijdsbesteding',
  huisvesting: 'Huisvesting',
  huiselijkeRelaties: 'Huiselijke relaties',
  geestelijkeGezondheid: 'Geestelijke gezondheid',
  lichamelijkeGezondheid: 'Lichamelijke gezondheid',
  middelengebruik: 'Middelengebruik',
  basaleAdl: 'Basale ADL',
  instrumenteleAdl: 'Instrumentele ADL',
  sociaalNetwerk: 'Sociaal netwerk',
  maatschappelijkeParticipatie: 'Maatschappelijke participatie',
  justitie: 'Justitie',
};
const ZRM_SCORES = [
  '1: acute problematiek',
  '2: niet zelfredzaam',
  '3: beperkt zelfredzaam',
  '4: voldoende zelfredzaam',
  '5: volledig zelfredzaam',
].map((tekst) => ({ waarde: tekst.slice(0, 1), tekst }));

const JA_NEE = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
  { waarde: 'weet-niet', tekst: 'Weet ik niet' },
];

type Getypt = Readonly<Record<string, string>>;

/** The questions, with what was answered and what is wrong. The Zelfredzaamheid-Matrix is only asked on trede 2. */
export function vragen(
  getypt: Getypt,
  fouten: readonly VeldFout[],
  o: { trede: number | undefined; zrmVersie: string | undefined },
): Html {
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(fouten, naam) });
  const janeeVeld = (naam: string, label: string, extra: { hint?: string; verplicht?: false } = {}) =>
    keuzerondjes({ ...veld(naam), label, keuzes: JA_NEE, naastElkaar: true, ...extra });
  const wil = kaart({
    titel: 'Wat wil de inwoner?',
    inhoud: stapel(
      janeeVeld('wilBijdragen', 'Wil de inwoner een bijdrage leveren aan de samenleving?'),
      janeeVeld('wilWerken', 'Wil de inwoner werken?'),
      janeeVeld('ondersteuningNodig', 'Heeft de inwoner daarbij ondersteuning nodig?'),
      janeeVeld('duidelijk', 'Is duidelijk wat de inwoner wil en kan?', {
        hint: 'Zo niet, dan kan een oriëntatie helpen.',
        verplicht: false,
      }),
    ),
  });
  const werk = kaart({
    titel: 'Afstand tot werk',
    inhoud: stapel(
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
      keuzerondjes({
        ...veld('zicht'),
        label: 'Is er zicht op betaald werk?',
        keuzes: [
          { waarde: 'binnen-een-jaar', tekst: 'Ja, binnen een jaar' },
          { waarde: 'later', tekst: 'Ja, maar later' },
          { waarde: 'nee', tekst: 'Nee' },
          { waarde: 'weet-niet', tekst: 'Weet ik niet' },
        ],
        naastElkaar: true,
      }),
    ),
  });
  return stapel(wil, werk, o.trede === 2 && o.zrmVersie !== undefined && begeleidingGroep(veld, janeeVeld, o.zrmVersie, fouten));
}

function begeleidingGroep(
  veld: (naam: string) => { naam: string; waarde: string | undefined; fout: string | undefined },
  janeeVeld: (naam: string, label: string, extra: { verplicht: false }) => Html,
  zrmVersie: string,
  fouten: readonly VeldFout[],
): Html {
  const domeinen = ZRM_DOMEINEN.map((domein) =>
    keuzelijst({
      ...veld(zrmVeld(domein)),
      label: ZRM_NAAM[domein],
      leeg: 'Niet gescoord',
      opties: ZRM_SCORES,
      verplicht: false,
    }),
  );
  const paren = Array.from({ length: Math.ceil(domeinen.length / 2) }, (_, i) =>
    naastElkaar(domeinen[i * 2], domeinen[i * 2 + 1] ?? ''),
  );
  return kaart({
    titel: 'Past begeleiding groep?',
    inhoud: stapel(
      html`<p>De inwoner staat op trede 2. Dan kijken we ook naar begeleiding groep. Deze vragen mag je openlaten.</p>`,
      janeeVeld('regieverlies', 'Ervaart de inwoner regieverlies?', { verplicht: false }),
      janeeVeld('continueBegeleiding', 'Heeft de inwoner continu begeleiding nodig?', { verplicht: false }),
      uitklap(`Scores van de Zelfredzaamheid-Matrix ${zrmVersie} (hoeft niet)`, stapel(...paren), {
        open: fouten.some((fout) => fout.veld?.startsWith('zrm_')) || ZRM_DOMEINEN.some((d) => veld(zrmVeld(d)).waarde),
      }),
    ),
  });
}
