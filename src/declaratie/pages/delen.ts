// What the pages of aanbieder and municipality share: dates, amounts, lines.

import { type BeleidInHuis, findLaatsteDag, findProduct, type OpgeslagenRegeling } from '../../beleid/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { maandPeriode, toonMaand } from '../../kernel/maand.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { waaromVan } from '../../uitleg/index.ts';
import { badge, bedrag, type Html, html, type Inhoud, type Kolom, metOnder, tabel, waarom } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { findRegelBewijs, type RegelBewijs, regelGronden } from '../bewijs.ts';
import type { Post } from '../posten.ts';
import type { Declaratie } from '../queries/index.ts';
import { DECLARATIE_STATUS, type DeclaratieStatus, REGEL_STATUS, type RegelStatus } from '../status.ts';
import { type BestaandeRegel, isTijd } from '../te-declareren.ts';
import { toonTijd } from '../uitleg.ts';
import { regelWatAls } from '../wat-als.ts';

/** Rows of a list on one page. */
export const PER_PAGINA = 50;

/** Lines of a declaratie on one page: a form with them stays quick to open and to fill in. */
export const REGELS_PER_PAGINA = 100;

/** The page that was asked for; the first when that is no number, the last when there are not so many. */
export function paginaUit(tekst: string, totaal: number, perPagina = PER_PAGINA): number {
  const gevraagd = /^[1-9]\d{0,5}$/.test(tekst) ? Number(tekst) : 1;
  return Math.max(1, Math.min(gevraagd, Math.ceil(totaal / perPagina)));
}
export const paginaVan = (c: PageContext, totaal: number, perPagina = PER_PAGINA): number =>
  paginaUit(c.zoek.get('pagina') ?? '', totaal, perPagina);

/** Part of a declaratie: new lines come first, then corrections. */
export type Blad = { alle: readonly Post[]; posten: readonly Post[]; pagina: number; paginas: number };

export function bladVan(posten: readonly Post[], gevraagd: string): Blad {
  const alle = [...posten.filter((post) => !post.correctie), ...posten.filter((post) => post.correctie)];
  const pagina = paginaUit(gevraagd, alle.length, REGELS_PER_PAGINA);
  return {
    alle,
    posten: alle.slice((pagina - 1) * REGELS_PER_PAGINA, pagina * REGELS_PER_PAGINA),
    pagina,
    paginas: Math.max(1, Math.ceil(alle.length / REGELS_PER_PAGINA)),
  };
}

/** Where a post stands. */
export const paginaMet = (blad: Blad, sleutel: string): number =>
  Math.floor(
    Math.max(
      0,
      blad.alle.findIndex((post) => post.sleutel === sleutel),
    ) / REGELS_PER_PAGINA,
  ) + 1;

/** "1 declaratie", "27 regels", "1.362 regels, 101 tot en met 200 getoond". */
export function tellingVan(
  een: string,
  meer: string,
  o: { totaal: number; pagina: number; getoond: number; perPagina?: number },
): string {
  const punten = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  const alle = o.totaal === 1 ? `1 ${een}` : `${punten(o.totaal)} ${meer}`;
  if (o.getoond === o.totaal) return alle;
  const van = (o.pagina - 1) * (o.perPagina ?? PER_PAGINA);
  return `${alle}, ${punten(van + 1)} tot en met ${punten(van + o.getoond)} getoond`;
}

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
  return findLaatsteDag(beleid.landelijk, 'declaratie-antwoord', dag);
}
export const antwoordTekst = (beleid: BeleidInHuis, ingediendOp: Date, vandaag: Datum): string => {
  const dag = antwoordVoor(beleid, dagTotVandaag(ingediendOp, vandaag));
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
  const uren = isTijd(regel.per);
  const boven = regel.minuten - regel.betaalbaar;
  return [
    naam,
    uren ? tijd(regel.minuten) : regel.per === 'jaar' ? 'naar rato van de dagen' : 'op resultaat',
    uren ? (boven === 0 ? tijd(regel.betaalbaar) : metOnder(tijd(regel.betaalbaar), `${tijd(boven)} niet betaald`)) : '',
    metOnder(toonGeld(regel.tarief), `per ${regel.per}`),
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
  /** What lines were stored with, by id: of those that are shown. */
  herkomst: ReadonlyMap<number, unknown>;
};

/** The version that a line was priced by; for a correction that of its month. */
function versieVan(regel: BestaandeRegel, bewijs: RegelBewijs | undefined, w: RegelWeergave): OpgeslagenRegeling | undefined {
  const id = !bewijs || bewijs.soort === 'credit' ? undefined : (bewijs.prijs ?? bewijs.regeling)?.id;
  return id === undefined
    ? w.beleid.dichtstbij(w.gemeenteId, maandPeriode(regel.prestatiemaand).tot)
    : w.beleid.regelingMetId(id);
}

/** "Waarom?" of a line, down to the place in the source: the sum, the grounds, the version, what would have changed it. */
function waaromRegel(regel: BestaandeRegel, w: RegelWeergave): Html {
  const som = html`<p>${regel.uitleg}</p>`;
  const over = `${regel.soort === 'credit' ? 'de correctie van ' : ''}${toonGeld(regel.bedrag)} voor toewijzing ${regel.toewijzing}`;
  const bewijs = findRegelBewijs(w.herkomst.get(regel.id));
  const uit = versieVan(regel, bewijs, w);
  if (!uit || !bewijs) return waarom({ over, gronden: [], inhoud: som });
  return waaromVan(uit, {
    over,
    inhoud: som,
    som: true,
    alsGeopend: true,
    gronden: regelGronden(regel, bewijs, uit.regeling),
    watAls: regelWatAls(regel, bewijs),
  });
}

/** Lines that are declared for the first time, one row each, with sums; `deel` when more stand on other pages. */
export function regelTabel(posten: readonly Post[], w: RegelWeergave, deel = false): Html {
  const regels = posten.flatMap((post) => post.regels);
  const uren = regels.filter((regel) => isTijd(regel.per));
  const som = (van: (regel: BestaandeRegel) => number, uit: readonly BestaandeRegel[]) =>
    uit.reduce((totaal, regel) => totaal + van(regel), 0);
  return tabel({
    caption: 'Regels van deze declaratie',
    kolommen: [...kolommen(w.namen ? 'Inwoner' : 'Toewijzing'), { kop: 'Waarom' }, ...(w.extra ? [{ kop: w.extra.kop }] : [])],
    rijen: posten.flatMap((post) =>
      post.regels.map((regel, nr) => [
        w.namen
          ? metOnder(w.namen.get(post.toewijzingId) ?? 'Inwoner', `toewijzing ${post.toewijzing}`)
          : `Toewijzing ${post.toewijzing}`,
        ...cellen(regel, productNaam(w.beleid, w.gemeenteId, regel.product)),
        waaromRegel(regel, w),
        ...(w.extra ? [nr === 0 ? w.extra.cel(post) : ''] : []),
      ]),
    ),
    voet: [
      deel ? 'Totaal van deze pagina' : 'Totaal',
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
    kolommen: [...kolommen('Regel'), { kop: 'Waarom' }],
    rijen: post.regels.map((regel) => [
      regel.soort === 'credit' ? 'Eerdere regel terug' : 'Nieuwe regel',
      ...cellen(regel, productNaam(w.beleid, w.gemeenteId, regel.product)),
      waaromRegel(regel, w),
    ]),
    voet: ['Verschil', '', '', '', '', bedrag(post.bedrag), ''],
  })}${w.extra?.cel(post)}`;
}

/** "Eerder betaald: 26 uur, € 234,00. Nu: 24 uur, € 216,00. Dat scheelt -€ 18,00." */
function verschilZin(post: Post): string {
  const deel = (regels: readonly BestaandeRegel[], teken: 1 | -1) => {
    const geld = toonGeld(teken * regels.reduce((som, regel) => som + regel.bedrag, 0));
    const minuten = teken * regels.reduce((som, regel) => som + regel.betaalbaar, 0);
    return regels.some((regel) => isTijd(regel.per)) ? `${toonTijd(minuten)}, ${geld}` : geld;
  };
  const oud = post.regels.filter((regel) => regel.soort === 'credit');
  const nieuw = post.regels.filter((regel) => regel.soort === 'debet');
  return `Eerder goedgekeurd: ${deel(oud, -1)}. Nu: ${nieuw.length === 0 ? 'niets meer' : deel(nieuw, 1)}. Het verschil is ${toonGeld(post.bedrag)}.`;
}
