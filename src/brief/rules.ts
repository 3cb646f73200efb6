// How the data of a letter stand on paper and in an address window. Pure.
import { dagNaam, datum, isoDatum, plusDagen, toonDatum } from '../kernel/datum.ts';
import type { BronStatus } from '../kernel/uitkomst.ts';
import { ADRESREGEL, BEL_VRAAG, type Blok, Briefdata, BriefInhoud, type Tekst } from './types.ts';

/** The force of a source in the words of the letter (regels.md §0). */
export const KRACHT: Record<BronStatus, string> = {
  wet: 'wet',
  besluit: 'besluit van de gemeente',
  productbeschrijving: 'productbeschrijving',
  voorstel: 'voorstel',
  praktijk: 'praktijkbeschrijving',
  keuze: 'eigen keuze, niet in de bron',
};

/** “maandag 4 januari 2027”, of jjjj-mm-dd. */
export const voluit = (iso: string): string => `${dagNaam(datum(iso))} ${toonDatum(datum(iso))}`;

/** WCAG contrast of a colour (#rrggbb) with white, 1 to 21. */
export function contrastMetWit(kleur: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const deel = Number.parseInt(kleur.slice(at, at + 2), 16) / 255;
    return deel <= 0.04045 ? deel / 12.92 : ((deel + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

/** Near black: headings take it when the municipality's own colour cannot be read on white (WCAG 1.4.3). */
const DONKER = '#1f2328';

/** Between the lines of an envelope window: a longer line is cut at a word. */
export function opEenRegel(tekst: string): string {
  if (tekst.length <= ADRESREGEL) return tekst;
  const deel = tekst.slice(0, ADRESREGEL + 1);
  return deel.slice(0, Math.max(deel.lastIndexOf(' '), 1)).trim() || tekst.slice(0, ADRESREGEL);
}

/** The lines of the window under the name; none when the address is not whole. */
export function adresregels(wie: { straat: string; huisnummer: string; postcode: string; woonplaats: string }): string[] {
  if (wie.straat.trim() === '' || wie.woonplaats.trim() === '') return [];
  return [
    opEenRegel(`${wie.straat} ${wie.huisnummer}`.trim()),
    opEenRegel(`${wie.postcode} ${wie.woonplaats.toUpperCase()}`.trim()),
  ];
}

/** Pieces of a text, for the template and the page. */
export const stukken = (tekst: Tekst): Stuk[] =>
  typeof tekst === 'string'
    ? [{ tekst, sterk: false }]
    : tekst.map((deel) => (typeof deel === 'string' ? { tekst: deel, sterk: false } : { tekst: deel.sterk, sterk: true }));

/** Texts in paragraphs: what was typed over several lines. */
export const alineas = (tekst: string): string[] => tekst.split(/\n+/).filter((alinea) => alinea.trim() !== '');

type Stuk = { tekst: string; sterk: boolean };
/** A block as the template and the page set it. */
export type PapierBlok =
  | { soort: 'alinea'; tekst: Stuk[] }
  | { soort: 'punten' | 'nummers'; punten: Stuk[][] }
  | { soort: 'rijen'; rijen: { kop: string; punten: string[]; tekst: Stuk[] }[] }
  | { soort: 'tabel'; koppen: string[]; rijen: string[][] };

const blokOpPapier = (blok: Blok): PapierBlok => {
  if (typeof blok === 'string' || Array.isArray(blok)) return { soort: 'alinea', tekst: stukken(blok) };
  if ('punten' in blok) return { soort: 'punten', punten: blok.punten.map(stukken) };
  if ('nummers' in blok) return { soort: 'nummers', punten: blok.nummers.map(stukken) };
  if ('rijen' in blok) return { soort: 'rijen', rijen: blok.rijen.map(rijOpPapier) };
  return { soort: 'tabel', ...blok.tabel };
};

const rijOpPapier = ({ kop, waarde }: { kop: string; waarde: Tekst | { punten: string[] } }) =>
  typeof waarde === 'object' && !Array.isArray(waarde)
    ? { kop, punten: waarde.punten, tekst: [] }
    : { kop, punten: [], tekst: stukken(waarde) };

const zinVan = (delen: readonly Stuk[]): string => delen.map(({ tekst }) => tekst).join('');

/** What a letter says without its formal part, as plain text: for a message where there can be no letter. */
export function alsTekst(invoer: BriefInhoud): string {
  const inhoud = BriefInhoud.parse(invoer);
  const blok = (een: Blok): string => {
    const b = blokOpPapier(een);
    switch (b.soort) {
      case 'alinea':
        return zinVan(b.tekst);
      case 'punten':
      case 'nummers':
        return b.punten.map((punt) => `- ${zinVan(punt)}`).join('\n');
      case 'rijen':
        return b.rijen.map((rij) => `${rij.kop}: ${[...rij.punten, zinVan(rij.tekst)].filter(Boolean).join(', ')}`).join('\n');
      case 'tabel':
        return b.rijen.map((rij) => rij.join(': ')).join('\n');
    }
  };
  return [
    ...inhoud.inleiding.map((tekst) => zinVan(stukken(tekst))),
    ...inhoud.samenvatting.map(({ vraag, antwoord }) => [vraag, ...antwoord.map(blok)].join('\n')),
    ...inhoud.delen.map(({ kop, blokken }) => [kop, ...blokken.map(blok)].join('\n')),
  ].join('\n\n');
}

/** What the template prints: everything in words, so that the template only lays out. */
export function opPapier(brief: Briefdata) {
  const { inhoud } = brief;
  const dag = datum(brief.datum);
  const { besluit } = inhoud;
  const middel = besluit?.rechtsmiddel;
  return {
    ...brief,
    titel: `${inhoud.onderwerp} (${brief.kenmerk})`,
    jaarMaandDag: [dag.year, dag.month, dag.day],
    datum: toonDatum(dag),
    kleurTekst: contrastMetWit(brief.gemeente.kleur) >= 4.5 ? brief.gemeente.kleur : DONKER,
    onderwerp: inhoud.onderwerp,
    inleiding: inhoud.inleiding.map(stukken),
    samenvatting: inhoud.samenvatting.map(({ vraag, antwoord }) => ({ vraag, antwoord: antwoord.map(blokOpPapier) })),
    delen: inhoud.delen.map(({ kop, blokken }) => ({ kop, blokken: blokken.map(blokOpPapier) })),
    besluit: besluit && {
      uitspraak: stukken(besluit.uitspraak),
      feiten: besluit.feiten.map(rijOpPapier),
      gronden: besluit.gronden.map((g) => ({
        tekst: g.tekst,
        bron: g.bron,
        kracht: KRACHT[g.status],
        open: g.voldaan === null,
      })),
      grondslag: besluit.grondslag,
    },
    rechtsmiddel: middel ? { ...middel, vanaf: toonDatum(plusDagen(dag, 1)), uiterlijk: voluit(middel.uiterlijk) } : null,
  };
}
export type OpPapier = ReturnType<typeof opPapier>;

/** `beschikking-B-2026-000123-2026-11-23.pdf`: a name without personal data for downloads. */
export const bestandsnaam = (brief: Pick<Briefdata, 'soort' | 'kenmerk' | 'datum'>): string =>
  `${brief.soort}-${brief.kenmerk.replace(/[^0-9A-Za-z-]+/g, '-')}-${isoDatum(datum(brief.datum))}.pdf`;

/** The kept data of a letter; undefined for a letter from before they were kept. Throws when they cannot be read. */
export const leesBrief = (gegevens: unknown): Briefdata | undefined =>
  gegevens === null ? undefined : Briefdata.parse(gegevens);

/** What the house fills in of what an area wrote: whom to call, and to the heirs of whom it is about. */
export const inhoudVoor = (
  inhoud: BriefInhoud,
  o: { contact: { naam: string; telefoon: string }; overleden: string | undefined },
): BriefInhoud => ({
  ...inhoud,
  inleiding: [
    ...(o.overleden === undefined
      ? []
      : [
          `Wij condoleren u met het overlijden van ${o.overleden}. Deze brief gaat over de ondersteuning van ${o.overleden}. Waar ‘je’ staat, bedoelen wij ${o.overleden}.`,
        ]),
    ...(inhoud.inleiding ?? []),
  ],
  samenvatting: inhoud.samenvatting.map((een) =>
    een.vraag === BEL_VRAAG.vraag ? { ...een, antwoord: [`Bel ${o.contact.naam}: ${o.contact.telefoon}.`] } : een,
  ),
});

/** So many letters in one pile (keuze): a file that a printer takes, and a page that can be read. */
export const HOOGSTENS = 1000;

/** Why a letter does not go with the others as it lies there; none when it can. It can be chosen all the same. */
export function waaromApart(brief: {
  gegevens: unknown;
  straat: string;
  huisnummer: string;
  postcode: string;
  woonplaats: string;
  overleden_op: string | null;
  in_onderzoek: boolean;
  afgeschermd: boolean;
}): string[] {
  const gelezen = leesBrief(brief.gegevens);
  // A letter to an organisation has an address of its own.
  if (gelezen?.zakelijk) return brief.afgeschermd ? ['Het dossier is afgeschermd. Verstuur de brief apart.'] : [];
  const opBrief = gelezen?.inwoner.adres ?? [];
  const nu = adresregels(brief);
  return [
    ...(brief.overleden_op === null
      ? []
      : [
          gelezen?.erven
            ? 'De inwoner is overleden. De brief is voor de erven: kijk of het adres klopt.'
            : 'De inwoner is overleden, en de brief is aan de inwoner zelf gericht.',
        ]),
    ...(brief.afgeschermd ? ['Het dossier is afgeschermd. Geef de brief zelf, of verstuur hem apart.'] : []),
    ...(nu.length === 0 ? ['Er is geen adres bekend.'] : []),
    ...(nu.length > 0 && opBrief.join() !== nu.join() ? ['De inwoner is verhuisd nadat de brief is gemaakt.'] : []),
    ...(brief.in_onderzoek ? ['Het adres is in onderzoek bij de BRP.'] : []),
  ];
}
