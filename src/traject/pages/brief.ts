// The letter about a step.

import { explainBron } from '../../beleid/index.ts';
import { findStap, type Route, type RouteGeld, type RouteStap, voorInwoner } from '../../beleid/regeling.ts';
import { type BriefInhoud, briefVoorstel, makeBriefdata, storeBrief } from '../../brief/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { foutSamenvatting, html, kop } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { besluitInhoud, stapInhoud, uitnodigingInhoud } from '../letters/brieven.ts';
import { beslissers, geldZin, termijnDagen, VOLGEN } from '../rules/index.ts';
import type { StapRij } from '../types-rijen.ts';
import { registerBriefWerkgever } from './brief-werkgever.ts';
import {
  openStap,
  type RouteOpen,
  type RouteSettings,
  rol,
  rollen,
  routePad,
  schrijft,
  stapNaam,
  uitkomstTekst,
} from './lees.ts';

/** An amount as the resident reads it. What he may get without an amount in the source is a question, not a sum. */
const geldVoorInwoner = (geld: RouteGeld): string =>
  geld.aan === 'inwoner' && geld.bedrag === null
    ? `${geld.naam}: de gemeente beslist of je die krijgt, en hoeveel. Vraag ernaar bij je contactpersoon.`
    : geldZin(geld).replace('aan de inwoner', 'aan jou');

/** Duties that no regeling words: what the municipality does for the resident, said to him. */
const TEGEN_INWONER: Readonly<Record<string, string>> = {
  [VOLGEN]: 'We vragen je hoe het gaat',
  'terug-indicatie': 'We bekijken of je een nieuwe indicatie krijgt',
  'terug-inkomen': 'We helpen je met je inkomen en je uitkering',
};

/** Whoever reads the letter is called so in it. */
const metJij = (route: Route): Route => ({ ...route, rollen: { ...route.rollen, inwoner: 'jij' } });

/** A step on which somebody decided: its letter says what, and who. */
export const isBesloten = (rij: StapRij, stap: RouteStap): boolean =>
  rij.geeindigdOp !== undefined && beslissers(stap)?.over === 'uitkomst';

const besluitVan = (g: RouteOpen, rij: StapRij, stap: RouteStap, telefoon: string): BriefInhoud => {
  const gezegd = g.gelezen.oordelen.filter(
    ({ stapId, vervallen, oordeel }) => stapId === rij.id && !vervallen && oordeel !== undefined,
  );
  const uitgang = stap.uit.find(({ uitkomst }) => uitkomst === rij.uitkomst);
  const bron = uitgang?.bron ?? stap.bron;
  const route = voorInwoner(g.stand.route);
  return besluitInhoud({
    stap: stapNaam({ route }, stap.id),
    wat: uitkomstTekst({ route }, rij.stap, rij.uitkomst),
    op: rij.geeindigdOp ?? rij.begonnenOp,
    wie: gezegd.map(
      (o) =>
        `${o.wie === 'inwoner' ? 'Jij' : rol(g.stand, o.wie)}: ${o.oordeel ? 'ja' : 'nee'}${o.gegevenOp ? `, op ${toonDatum(o.gegevenOp)}` : ''}${o.reden === '' ? '' : `. ${o.reden}`}`,
    ),
    waarom: [rij.uitkomstToelichting, rij.uitkomstAfwijking].filter((een) => een !== '').join(' '),
    daarna: (uitgang?.naar ?? []).map((id) => stapNaam({ route }, id)),
    bron: explainBron(g.stand.regeling, bron)?.tekst ?? bron,
    telefoon,
  });
};

/** The letter about a step: an invitation while it is proposed, what was decided when it is over, else what was agreed. */
export const registerBrief = (router: Router, s: RouteSettings): void => {
  registerBriefWerkgever(router, s);
  const adres = '/dossier/:inwoner/route/stap/:trajectstap/brief';
  const maak = async (c: PageContext) => {
    const { g, rij, stap } = await openStap(c, s);
    const gemeente = s.beleid.gemeente(g.inwoner.gemeente_id);
    const waar = [rij.waar, rij.aanbieder].filter((een) => een !== '').join(', ');
    const besluit = beslissers(stap);
    const telefoon = gemeente.telefoon.waarde;
    const route = voorInwoner(g.stand.route);
    const inhoud = rij.voorgesteld
      ? uitnodigingInhoud({
          stap: stapNaam({ route }, stap.id),
          op: rij.begonnenOp,
          waar,
          toelichting: rij.toelichting,
          wie: hoofdletter(
            rollen({ route: metJij(g.stand.route) }, [...new Set([...(besluit?.wie ?? []), ...(besluit?.samen ?? [])])]),
          ),
          telefoon,
        })
      : isBesloten(rij, stap)
        ? besluitVan(g, rij, stap, telefoon)
        : stapInhoud({
            stap: stapNaam({ route }, stap.id),
            begonnenOp: rij.begonnenOp,
            eindeGepland: rij.eindeGepland,
            waar,
            termijn: termijnDagen(stap, rij.begonnenOp, g.stand.landelijk)?.tekst ?? '',
            plichten: g.gelezen.plichten
              .filter(({ stapId, stand }) => stapId === rij.id && stand === 'open')
              .map((plicht) => ({
                naam:
                  findStap(route, stap.id)?.plichten.find(({ sleutel }) => sleutel === plicht.sleutel)?.naam ??
                  TEGEN_INWONER[plicht.sleutel] ??
                  plicht.naam,
                dag: plicht.dag,
              })),
            geld: stap.geld.map(geldVoorInwoner),
            terug: g.stand.route.terug.some(({ vanaf }) => vanaf === undefined || vanaf.includes(stap.id)),
            telefoon,
          });
    return {
      g,
      rij,
      stap,
      brief: {
        beleid: s.beleid,
        inwonerId: g.inwoner.id,
        soort: rij.voorgesteld ? ('uitnodiging' as const) : ('mededeling' as const),
        inhoud,
        vandaag: c.vandaag,
      },
    };
  };
  const toon = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
    const { g, rij, stap, brief } = await maak(c);
    const terug = routePad(g.inwoner.id);
    return c.page({
      titel: `Brief over ${stap.naam}`,
      fout: fouten.length > 0,
      kruimels: [
        { tekst: toonNaam(g.inwoner), href: `/dossier/${g.inwoner.id}` },
        { tekst: 'Route', href: terug },
        { tekst: 'Brief' },
      ],
      inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: rij.voorgesteld ? 'Uitnodiging om te beslissen' : isBesloten(rij, stap) ? 'Brief over het besluit' : 'Brief over de stap', onder: `Voor ${toonNaam(g.inwoner)}` })}${briefVoorstel(
        {
          invoer: await makeBriefdata(c.db, brief),
          actie: `${terug}/stap/${rij.id}/brief`,
          sleutel: c.sleutel(),
          terug,
          uitleg: html`<p>De inwoner leest de brief ook op de eigen pagina.</p>`,
          fouten,
        },
      )}`,
    });
  };
  router.get(adres, { ...schrijft, logboek: 'inzage' }, (c) => toon(c));
  router.post(adres, { ...schrijft, logboek: 'brief-gemaakt' }, async (c) => {
    const { brief } = await maak(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await storeBrief(db, { ...brief, actor });
      return r.ok ? { ok: true, naar: `/dossier/${brief.inwonerId}/brieven/${r.waarde.documentId}?gemaakt=ja` } : r;
    });
    return uit instanceof Response ? uit : toon(c, uit);
  });
};
