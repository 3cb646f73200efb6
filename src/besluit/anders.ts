// A refusal and a withdrawal: what was typed, and the grounds they rest on. Pure.
import { findProduct, type Regeling } from '../beleid/regeling.ts';
import { type Datum, isNa, parseDatumNl, plusDagen, toonDatum } from '../kernel/datum.ts';
import { fromDaterange } from '../kernel/periode.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../kernel/resultaat.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import type { ToetsUitkomst } from '../toets/types.ts';
import { leesTekst } from './invoer.ts';

export type Afwijzing = { toetsId: number; product: string; motivering: string };
/** What is possible instead of what was refused, in words for the letter. */
export type Mogelijk = { naam: string; hoe: string };

const id = (tekst: string): number | undefined => (/^[1-9]\d{0,8}$/.test(tekst) ? Number(tekst) : undefined);

/** Reads the form of a refusal. */
export function leesAfwijzing(getypt: Readonly<Record<string, string>>): Resultaat<Afwijzing> {
  const toetsId = id(getypt.toets ?? '');
  const product = getypt.product ?? '';
  const motivering = leesTekst('motivering', getypt.motivering ?? '', MOTIVERING);
  const redenen: Reden[] = [
    ...(toetsId === undefined
      ? [{ veld: 'product', tekst: 'Doe eerst de toets. Ook een afwijzing rust op een toets (Wmo 2015 artikel 2.3.2).' }]
      : []),
    ...(product === '' ? [{ veld: 'product', tekst: 'Kies welk product je afwijst.' }] : []),
    ...(motivering.ok ? [] : motivering.redenen),
  ];
  if (redenen.length > 0 || toetsId === undefined || !motivering.ok) return geweigerd(...redenen);
  return gelukt({ toetsId, product, motivering: motivering.waarde });
}

const MOTIVERING = {
  leeg: 'Schrijf op waarom je dit besluit neemt. Deze tekst komt in de brief aan de inwoner.',
  maximum: 2000,
} as const;

/**
 * The grounds to refuse a product: those that the toets says are not met. Refused when the toets says that it fits, and when something is
 * not known yet (K8: never guess).
 */
export function afwijzingGronden(uitkomst: ToetsUitkomst, product: string, regeling: Regeling): Resultaat<Grond[]> {
  const naam = findProduct(regeling, product)?.naam ?? product;
  const een = uitkomst.producten.find((p) => p.product === product);
  if (!een) return geweigerd({ veld: 'product', tekst: 'De toets zegt niets over dit product. Doe de toets opnieuw.' });
  const gronden = een.gronden.filter(({ voldaan }) => voldaan === false);
  if (gronden.length > 0) return gelukt(gronden);
  const open = een.gronden.filter(({ voldaan }) => voldaan === null);
  if (open.length > 0)
    return geweigerd({
      veld: 'product',
      tekst: `Er is geen grond om ${naam} af te wijzen, maar nog niet alles is bekend: ${open.map(({ tekst }) => tekst).join(' ')} Zoek dat eerst uit en doe de toets opnieuw.`,
      regel: 'K8',
      bron: 'keuze',
    });
  return geweigerd({
    veld: 'product',
    tekst: `De toets zegt dat ${naam} past. Er is geen grond om het af te wijzen. Ken het toe, of doe de toets opnieuw als er iets is veranderd.`,
    regel: 'AP20',
    bron: een.gronden[0]?.bron ?? 'keuze',
  });
}

/** What the same toets says is possible instead: products that fit first, then those that still ask something, with how to get them. */
export function watWelKan(uitkomst: ToetsUitkomst, product: string, regeling: Regeling): Mogelijk[] {
  const rang = { passend: 0, 'onder-voorwaarde': 1, 'niet-passend': 2 } as const;
  return uitkomst.producten
    .filter((p) => p.product !== product && p.uitkomst !== 'niet-passend')
    .sort((a, b) => rang[a.uitkomst] - rang[b.uitkomst])
    .flatMap((p) => {
      const gevonden = findProduct(regeling, p.product);
      if (!gevonden) return [];
      const waar = gevonden.uitvoerder?.waarde;
      const hoe =
        gevonden.voorziening === 'algemeen'
          ? `Dit is een algemene voorziening. Daar is geen besluit voor nodig.${waar ? ` Je kunt terecht bij ${waar}.` : ''}`
          : p.uitkomst === 'passend'
            ? 'Dit past wel. Bespreek het met je contactpersoon.'
            : 'Dit kan misschien. Eerst moet nog iets bekend zijn. Bespreek het met je contactpersoon.';
      return [{ naam: gevonden.naam, hoe }];
    });
}

/** What is possible instead in as few lines as can be: products that are got the same way stand together. */
export function mogelijkRegels(mogelijk: readonly { naam: string; hoe: string }[]): string[] {
  const perWeg = new Map<string, string[]>();
  for (const { naam, hoe } of mogelijk) perWeg.set(hoe, [...(perWeg.get(hoe) ?? []), naam]);
  return [...perWeg].map(([hoe, namen]) => `${opsom(namen)}. ${hoe}`);
}

const opsom = (namen: readonly string[]): string =>
  namen.length < 2 ? (namen[0] ?? '') : `${namen.slice(0, -1).join(', ')} of ${namen.at(-1)}`;

/** Wmo 2015 art. 2.3.10 lid 1: when a besluit may be revised or withdrawn. */
export const INTREK_REDENEN = {
  'onjuiste-gegevens': {
    onder: 'a',
    tekst: 'De gegevens waarop het besluit rust, waren onjuist of onvolledig. Met de juiste gegevens was er anders besloten.',
    keuze: 'De gegevens klopten niet',
  },
  'niet-meer-nodig': {
    onder: 'b',
    tekst: 'De inwoner is niet langer op deze ondersteuning aangewezen.',
    keuze: 'De ondersteuning is niet meer nodig',
  },
  'niet-toereikend': {
    onder: 'c',
    tekst: 'Deze ondersteuning is niet meer toereikend.',
    keuze: 'De ondersteuning is niet meer genoeg',
  },
  voorwaarden: {
    onder: 'd',
    tekst: 'De inwoner voldoet niet aan de voorwaarden die bij de ondersteuning horen.',
    keuze: 'De inwoner houdt zich niet aan de voorwaarden',
  },
  'niet-gebruikt': {
    onder: 'e',
    tekst: 'De ondersteuning wordt niet gebruikt, of voor iets anders.',
    keuze: 'De ondersteuning wordt niet gebruikt',
  },
} as const;
export type IntrekReden = keyof typeof INTREK_REDENEN;
export const isIntrekReden = (tekst: string): tekst is IntrekReden => Object.hasOwn(INTREK_REDENEN, tekst);

export type Intrekking = { reden: IntrekReden; vanaf: Datum; motivering: string };

/** Reads the form of a withdrawal. */
export function leesIntrekking(getypt: Readonly<Record<string, string>>): Resultaat<Intrekking> {
  const redenTekst = getypt.reden ?? '';
  const vanaf = parseDatumNl(getypt.vanaf ?? '');
  const motivering = leesTekst('motivering', getypt.motivering ?? '', MOTIVERING);
  const redenen: Reden[] = [
    ...(isIntrekReden(redenTekst) ? [] : [{ veld: 'reden', tekst: 'Kies waarom je het besluit intrekt.' }]),
    ...(vanaf
      ? []
      : [
          {
            veld: 'vanaf',
            tekst: getypt.vanaf
              ? `“${getypt.vanaf}” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-01-2020.`
              : 'Vul in vanaf welke dag het besluit niet meer geldt, bijvoorbeeld 31-01-2020.',
          },
        ]),
    ...(motivering.ok ? [] : motivering.redenen),
  ];
  if (redenen.length > 0 || !isIntrekReden(redenTekst) || !vanaf || !motivering.ok) return geweigerd(...redenen);
  return gelukt({ reden: redenTekst, vanaf, motivering: motivering.waarde });
}

/** The ground of a withdrawal. */
export function intrekGrond(reden: IntrekReden): Grond {
  const { onder, tekst } = INTREK_REDENEN[reden];
  const bron = `Wmo 2015 artikel 2.3.10, lid 1, onder ${onder}`;
  return { regel: bron, bron, status: 'wet', tekst, voldaan: true };
}

/** What withdrawing asks of a besluit. */
export const intrekbaar = (b: {
  soort: string;
  vervangen_door: number | null;
  status: string | null;
  looptijd_nu: string | null;
}) => ({
  soort: b.soort,
  ingetrokken: b.vervangen_door !== null,
  tot:
    b.looptijd_nu === null || b.status === 'beeindigd' || b.status === 'geweigerd' ? undefined : fromDaterange(b.looptijd_nu).tot,
});

/**
 * Which besluiten can be withdrawn or revised, and from which day; a reason at the field when they cannot. `tot`: the last day of the
 * toewijzing that still runs; on a day to come it goes on until the day before.
 */
export function intrekRedenen(
  besluit: { soort: string; ingetrokken: boolean; tot: Datum | undefined },
  vanaf: Datum,
  vandaag: Datum,
): Reden[] {
  if (besluit.ingetrokken)
    return [{ tekst: 'Dit besluit is al ingetrokken of vervangen. Trek het besluit in dat ervoor in de plaats kwam.' }];
  if (besluit.soort === 'intrekking' || besluit.soort === 'beeindiging' || besluit.soort === 'afwijzing')
    return [{ tekst: 'Dit besluit geeft niets, dus er is niets in te trekken. Neem een nieuw besluit, of herzie dit besluit.' }];
  const morgen = plusDagen(vandaag, 1);
  const uiterst = besluit.tot && isNa(besluit.tot, morgen) ? besluit.tot : morgen;
  if (isNa(vanaf, uiterst))
    return [
      {
        veld: 'vanaf',
        tekst: besluit.tot
          ? `Kies een dag tot en met ${toonDatum(uiterst)}: de toewijzing loopt tot en met ${toonDatum(besluit.tot)}.`
          : `Kies een dag tot en met ${toonDatum(uiterst)}. Er loopt geen toewijzing die later kan eindigen.`,
        regel: 'K2',
        bron: 'keuze',
      },
    ];
  return [];
}
