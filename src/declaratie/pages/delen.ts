// What the pages of aanbieder and municipality share: dates, amounts, lines.
import { type BeleidInHuis, findProduct, laatsteDag } from '../../beleid/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { toonMaand } from '../../kernel/maand.ts';
import { dagVan } from '../../kernel/moment.ts';
import { badge, bedrag, type Html, html, type Inhoud, type Kolom, metOnder, tabel, uitklap } from '../../web/index.ts';
import type { Post } from '../posten.ts';
import type { Declaratie } from '../queries/index.ts';
import { DECLARATIE_STATUS, type DeclaratieStatus, REGEL_STATUS, type RegelStatus } from '../status.ts';
import type { BestaandeRegel } from '../te-declareren.ts';
import { toonTijd } from '../uitleg.ts';

export const hoofdletter = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1);

/** "oktober 2026", with the number when it is not the first of the month. */
export const maandTekst = (d: Pick<Declaratie, 'maand' | 'volgnummer'>): string =>
  `${toonMaand(d.maand)}${d.volgnummer > 1 ? `, aanvulling ${d.volgnummer - 1}` : ''}`;
/** The same where it stands alone: "Oktober 2026". */
export const titelVan = (d: Pick<Declaratie, 'maand' | 'volgnummer'>): string => hoofdletter(maandTekst(d));

export const statusBadge = (status: DeclaratieStatus): Html => {
  const { soort, tekst, icoon } = DECLARATIE_STATUS[status];
  return badge(soort, tekst, icoon);
};
export const regelBadge = (status: RegelStatus): Html => {
  const { soort, tekst, icoon } = REGEL_STATUS[status];
  return badge(soort, tekst, icoon);
};

/** Last day for the answer of the municipality (iWmo 3.2: ten working days); undefined past the list of holidays. */
export function antwoordVoor(beleid: BeleidInHuis, dag: Datum): Datum | undefined {
  const { van, totEnMet } = beleid.landelijk.feestdagJaren;
  return dag.year < van || dag.year >= totEnMet ? undefined : laatsteDag(beleid.landelijk, 'declaratie-antwoord', dag);
}
export const antwoordTekst = (beleid: BeleidInHuis, ingediendOp: Date): string => {
  const dag = antwoordVoor(beleid, dagVan(ingediendOp));
  return dag ? `uiterlijk ${toonDatum(dag)}` : 'binnen 10 werkdagen';
};

/** Name of a product in the newest regeling that has it. */
export function productNaam(beleid: BeleidInHuis, gemeenteId: number, product: string): string {
  const versies = beleid.regelingen(gemeenteId).toReversed();
  return versies.map(({ regeling }) => findProduct(regeling, product)?.naam).find((naam) => naam !== undefined) ?? product;
}

const tijd = (minuten: number): string => (minuten < 0 ? `-${toonTijd(-minuten)}` : toonTijd(minuten));

/** Cells of one line after its first: product, hours, tariff, amount. */
function cellen(regel: BestaandeRegel, naam: string): Inhoud[] {
  const uren = regel.per === 'uur';
  const boven = regel.minuten - regel.betaalbaar;
  return [
    naam,
    uren ? tijd(regel.minuten) : 'op resultaat',
    uren ? (boven === 0 ? tijd(regel.betaalbaar) : metOnder(tijd(regel.betaalbaar), `${tijd(boven)} niet betaald`)) : '',
    metOnder(toonGeld(regel.tarief), uren ? 'per uur' : 'per traject'),
    bedrag(regel.bedrag),
  ];
}

const kolommen = (eerste: string): Kolom[] => [
  { kop: eerste },
  { kop: 'Product' },
  { kop: 'Gemaakt', uitlijning: 'eind' },
  { kop: 'Betaalbaar', uitlijning: 'eind' },
  { kop: 'Tarief', uitlijning: 'eind' },
  { kop: 'Bedrag', uitlijning: 'eind' },
];

export type RegelWeergave = {
  beleid: BeleidInHuis;
  gemeenteId: number;
  /** Who a toewijzing is for: the aanbieder only. */
  namen?: ReadonlyMap<number, string>;
  /** A last column with its header. */
  extra?: { kop: string; cel: (post: Post) => Inhoud };
};

/** The explanation of a line, to open. */
const uitlegVan = (regel: BestaandeRegel): Html => uitklap('Uitleg', html`<p>${regel.uitleg}</p>`);

/** Lines that are declared for the first time, one row each, with sums. */
export function regelTabel(posten: readonly Post[], w: RegelWeergave): Html {
  const regels = posten.flatMap((post) => post.regels);
  const uren = regels.filter((regel) => regel.per === 'uur');
  const som = (van: (regel: BestaandeRegel) => number, uit: readonly BestaandeRegel[]) =>
    uit.reduce((totaal, regel) => totaal + van(regel), 0);
  return tabel({
    caption: 'Regels van deze declaratie',
    kolommen: [...kolommen(w.namen ? 'Inwoner' : 'Toewijzing'), { kop: 'Uitleg' }, ...(w.extra ? [{ kop: w.extra.kop }] : [])],
    rijen: posten.flatMap((post) =>
      post.regels.map((regel, nr) => [
        w.namen
          ? metOnder(w.namen.get(post.toewijzingId) ?? 'Inwoner', `toewijzing ${post.toewijzing}`)
          : `Toewijzing ${post.toewijzing}`,
        ...cellen(regel, productNaam(w.beleid, w.gemeenteId, regel.product)),
        uitlegVan(regel),
        ...(w.extra ? [nr === 0 ? w.extra.cel(post) : ''] : []),
      ]),
    ),
    voet: [
      'Totaal',
      '',
      toonTijd(som((regel) => regel.minuten, uren)),
      toonTijd(som((regel) => regel.betaalbaar, uren)),
      '',
      bedrag(som((regel) => regel.bedrag, regels)),
      '',
      ...(w.extra ? [''] : []),
    ],
    leeg: 'In deze declaratie staan geen nieuwe regels.',
  });
}

/** One correction: what was approved, what comes in its place, and the difference in words. */
export function correctieTabel(post: Post, w: RegelWeergave): Html {
  const wie = w.namen?.get(post.toewijzingId);
  const titel = `${wie ? `${wie}, toewijzing` : 'Toewijzing'} ${post.toewijzing}, ${toonMaand(post.prestatiemaand)}`;
  return html`<h3>${titel}</h3><p>${verschilZin(post)}</p>${tabel({
    caption: `Correctie van toewijzing ${post.toewijzing} over ${toonMaand(post.prestatiemaand)}`,
    kolommen: [...kolommen('Regel'), { kop: 'Uitleg' }],
    rijen: post.regels.map((regel) => [
      regel.soort === 'credit' ? 'Eerdere regel terug' : 'Nieuwe regel',
      ...cellen(regel, productNaam(w.beleid, w.gemeenteId, regel.product)),
      uitlegVan(regel),
    ]),
    voet: ['Verschil', '', '', '', '', bedrag(post.bedrag), ''],
  })}${w.extra?.cel(post)}`;
}

/** "Eerder betaald: 26 uur, € 234,00. Nu: 24 uur, € 216,00. Dat scheelt -€ 18,00." */
function verschilZin(post: Post): string {
  const deel = (regels: readonly BestaandeRegel[], teken: 1 | -1) => {
    const geld = toonGeld(teken * regels.reduce((som, regel) => som + regel.bedrag, 0));
    const minuten = teken * regels.reduce((som, regel) => som + regel.betaalbaar, 0);
    return regels.some((regel) => regel.per === 'uur') ? `${toonTijd(minuten)}, ${geld}` : geld;
  };
  const oud = post.regels.filter((regel) => regel.soort === 'credit');
  const nieuw = post.regels.filter((regel) => regel.soort === 'debet');
  return `Eerder goedgekeurd: ${deel(oud, -1)}. Nu: ${nieuw.length === 0 ? 'niets meer' : deel(nieuw, 1)}. Het verschil is ${toonGeld(post.bedrag)}.`;
}
