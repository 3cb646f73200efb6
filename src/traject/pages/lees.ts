// What the pages of a route in the dossier share: reading it, its frame and its fields.

import { type BeleidInHuis, explainBron } from '../../beleid/index.ts';
import { findStap, type Regeling, type Route, type RouteStap, rolNaam, voorInwoner } from '../../beleid/regeling.ts';
import { findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  bronStatus as bronTeken,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kop,
  lijst,
  linkKnop,
  melding,
  zacht,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { Geladen, TrajectOpdracht } from '../actions/context.ts';
import { readTraject, standNaEinde, standVan } from '../actions/load-traject.ts';
import { findHouder } from '../queries/index.ts';
import { ANDERS, STOPT, type Stand, TERUG, type Trajectstap, type Waarom } from '../types.ts';

export interface RouteSettings {
  beleid: BeleidInHuis;
}

export const routePad = (inwonerId: number): string => `/dossier/${inwonerId}/route`;

/** What a field of a form gets: its name, what was typed, its fault. */
export type Veldmaker = (naam: string, anders?: string) => { naam: string; waarde: string | undefined; fout: string | undefined };

export const veldmaker =
  (getypt: Readonly<Record<string, string>> | undefined, fouten: readonly Reden[]): Veldmaker =>
  (naam, anders) => ({ naam, waarde: getypt?.[naam] ?? anders, fout: foutVan(fouten, naam) });

export interface RouteOpen extends Geladen {
  inwoner: InwonerKop;
}

/**
 * Opens the route of the resident of the address and writes that it was read; for who wants to begin with `begin`, the one that begins
 * there, and for a way back (`naEinde`) also one that came to its end. Throws NietGevonden without one.
 */
export const openRoute = async (
  c: PageContext,
  s: RouteSettings,
  o: { begin?: string | undefined; naEinde?: boolean } = {},
): Promise<RouteOpen> => {
  const inwonerId = c.nummer('inwoner');
  const [inwoner, houder, gelezen] = await Promise.all([
    findInwoner(c.db, inwonerId),
    findHouder(c.db, inwonerId),
    readTraject(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'traject' }),
  ]);
  if (!inwoner || !houder) throw new NietGevonden();
  const wanneer = { gemeenteId: houder.gemeente_id, vandaag: c.vandaag };
  const geladen =
    (o.naEinde === true ? standNaEinde(s.beleid, gelezen, wanneer) : undefined) ??
    standVan(s.beleid, gelezen, { ...wanneer, begin: o.begin });
  if (!geladen?.stand) throw new NietGevonden();
  return { inwoner, houder, gelezen, regeling: geladen.regeling, traject: geladen.traject, stand: geladen.stand };
};

/** The step of the address with its place in the route. Throws NietGevonden. */
export const openStap = async (c: PageContext, s: RouteSettings) => {
  const g = await openRoute(c, s);
  const rij = g.gelezen.stappen.find(({ id }) => id === c.nummer('trajectstap'));
  const stap = rij && findStap(g.stand.route, rij.stap);
  if (!rij || !stap) throw new NietGevonden();
  return { g, rij, stap };
};

/** Refusals with the place in the source behind them; what is about no field of the form stands in the summary only. */
export const metBron = (redenen: readonly Reden[], velden: readonly string[]): Reden[] =>
  redenen.map(({ veld, tekst, bron, ...rest }) => ({
    ...rest,
    ...(veld !== undefined && velden.includes(veld) ? { veld } : {}),
    tekst: bron === undefined || bron === '' ? tekst : `${tekst} (${bron === 'keuze' ? 'keuze, niet in de bron' : bron})`,
  }));

/** A page of one question around the route. */
export const routePagina = (
  c: PageContext,
  o: { inwoner: InwonerKop; titel: string; onder?: Html | string; fouten?: readonly Reden[]; inhoud: Html },
): Promise<Response> =>
  c.page({
    titel: o.titel,
    fout: (o.fouten?.length ?? 0) > 0,
    smal: true,
    kruimels: [
      { tekst: toonNaam(o.inwoner), href: `/dossier/${o.inwoner.id}` },
      { tekst: 'Route', href: routePad(o.inwoner.id) },
      { tekst: o.titel },
    ],
    inhoud: html`${foutSamenvatting(o.fouten ?? [])}${kop({ titel: o.titel, ...(o.onder ? { onder: o.onder } : {}) })}${o.inhoud}`,
  });

/** A page of which the beginning is not allowed now: why, and the way on. No form that would be refused. */
export const nietNuPagina = (
  c: PageContext,
  g: RouteOpen,
  o: { titel: string; redenen: readonly Reden[]; kan?: string },
): Promise<Response> =>
  routePagina(c, {
    inwoner: g.inwoner,
    titel: o.titel,
    onder: `${toonNaam(g.inwoner)}, ${g.stand.regeling.naam}`,
    inhoud: html`${melding({
      soort: 'waarschuwing',
      titel: 'Dit kan nu niet',
      inhoud: html`${o.redenen.map(({ tekst, bron }) => html`<p>${tekst} ${bron && bronVan(g.stand, bron)}</p>`)}${o.kan !== undefined && html`<p>${o.kan}</p>`}`,
    })}${acties(linkKnop({ tekst: 'Terug naar de route', href: routePad(g.inwoner.id) }))}`,
  });

/** A sentence with its source and the force of it. */
export const waaromRegel = (een: Waarom): Html =>
  html`<p>${een.tekst} ${zacht(een.bron === 'keuze' ? '' : een.bron)} ${bronTeken(een.status)}</p>`;

/** A source with its force; what was kept with a row may name one that the regeling has no more: that stands without. */
export const bronVan = (stand: Pick<Stand, 'regeling'>, bron: string): Html => {
  const uitleg = explainBron(stand.regeling, bron);
  return html`${zacht(bron === 'keuze' ? '' : bron)} ${uitleg && bronTeken(uitleg.status)}`;
};

export const rol = (stand: Pick<Stand, 'route'>, wie: string): string => hoofdletter(rolNaam(stand.route, wie));
export const rollen = (stand: Pick<Stand, 'route'>, wie: readonly string[]): string =>
  wie.length === 0 ? 'niet geregeld' : wie.map((een) => rolNaam(stand.route, een)).join(', ');

/** The outcome of a step in words. */
export const uitkomstTekst = (stand: Pick<Stand, 'route'>, stap: string, uitkomst: string | undefined): string => {
  if (uitkomst === undefined || uitkomst === '') return '';
  if (uitkomst === ANDERS) return 'Anders afgelopen dan de route noemt';
  if (uitkomst === STOPT) return 'Het traject stopte hier';
  if (uitkomst.startsWith(TERUG)) return 'De weg terug';
  return hoofdletter(
    findStap(stand.route, stap)?.uit.find((een) => een.uitkomst === uitkomst)?.wat ?? uitkomst.replaceAll('-', ' '),
  );
};

/** The same within a sentence: a name keeps its capital (Lucrato, UWV). */
export const uitkomstInZin = (stand: Pick<Stand, 'route'>, stap: string, uitkomst: string | undefined): string =>
  findStap(stand.route, stap)?.uit.find((een) => een.uitkomst === uitkomst)?.wat ??
  uitkomstTekst(stand, stap, uitkomst).replace(/^./, (letter) => letter.toLowerCase());

/** What the advice of an oriëntatie came to, after which nothing was chosen. */
export const adviesZin = (stand: Pick<Stand, 'route'>, { stap, advies }: Pick<Trajectstap, 'stap' | 'advies'>): string =>
  advies === undefined ? '' : ` Het advies was: ${uitkomstInZin(stand, stap, advies)}.`;

export const stapNaam = (stand: Pick<Stand, 'route'>, stap: string): string =>
  findStap(stand.route, stap)?.naam ?? hoofdletter(stap.replaceAll('-', ' '));

/** Which time it is: a try where the route counts them, else only that it came again. */
export const keerTekst = (stand: Pick<Stand, 'route'>, t: { stap: string; poging: number }): string =>
  t.poging < 2 ? '' : findStap(stand.route, t.stap)?.pogingen ? ` (poging ${t.poging})` : ` (${t.poging}e keer)`;

/** The route in the words that are said to the resident; a step without a sentence has that of what is bought there. */
export const routeVoorInwoner = ({ producten }: Pick<Regeling, 'producten'>, route: Route): Route => {
  const gezegd = voorInwoner(route);
  return {
    ...gezegd,
    stappen: gezegd.stappen.map((stap) => {
      const zin = stap.kortgezegd ?? producten.find(({ product }) => product === stap.product)?.kortgezegd;
      return zin === undefined ? stap : { ...stap, kortgezegd: zin };
    }),
  };
};

/** Who sits at the table, what is weighed, what the step is made of (OS2, OS9), and what the source adds: as the route has it. */
export const stapUitleg = (
  stand: Pick<Stand, 'route' | 'regeling'>,
  stap: RouteStap,
): { kop: string; waarde: Html | string }[] => [
  ...(stap.met.length > 0 ? [{ kop: 'Samen met', waarde: hoofdletter(rollen(stand, stap.met)) }] : []),
  ...[
    { kop: 'Waar het om gaat', punten: stap.criteria },
    { kop: 'Onderdelen', punten: stap.onderdelen },
  ].flatMap(({ kop: naam, punten }) =>
    punten
      ? [
          {
            kop: naam,
            waarde: html`<ul>${punten.lijst.map((punt) => html`<li>${hoofdletter(punt)}</li>`)}</ul>${bronVan(stand, punten.bron)}`,
          },
        ]
      : [],
  ),
  ...(stap.toelichting ? [{ kop: 'Uitleg', waarde: html`${stap.toelichting} ${bronVan(stand, stap.bron)}` }] : []),
];

/** Who carries a step out, with whom, where, and how long: as the route has it. */
export const stapLijst = (stand: Stand, stap: RouteStap): Html =>
  lijst([
    { kop: 'Wie', waarde: hoofdletter(rollen(stand, stap.wie)) },
    ...(stap.in === undefined ? [] : [{ kop: 'Wanneer', waarde: hoofdletter(stap.in) }]),
    ...(stap.waar === undefined ? [] : [{ kop: 'Waar', waarde: hoofdletter(stap.waar) }]),
    ...stapUitleg(stand, stap),
    { kop: 'Bron', waarde: html`${bronVan(stand, stap.bron)}${stap.keuze && html`<p>${stap.keuze}</p>`}` },
  ]);

/** Who may change something on the pages of a step. */
export const schrijft = { rollen: ['consulent'], van: 'inwoner' } as const;

/** What an act of a step gets from the page that it was sent from. */
export const opdracht = (c: PageContext, s: RouteSettings, actor: TrajectOpdracht['actor']): TrajectOpdracht => ({
  actor,
  beleid: s.beleid,
  vandaag: c.vandaag,
  inwonerId: c.nummer('inwoner'),
  waarden: c.form.waarden,
});
