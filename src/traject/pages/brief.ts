// The letter about a step.
import { findStap } from '../../beleid/regeling.ts';
import { briefVoorstel, makeBriefdata, storeBrief } from '../../brief/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { foutSamenvatting, html, kop } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { stapInhoud, uitnodigingInhoud } from '../letters/brieven.ts';
import { beslissers, geldZin, termijnDagen } from '../rules/index.ts';
import { openRoute, type RouteSettings, rollen, routePad, schrijft } from './lees.ts';

/** The step of the address with its place in the route. Throws NietGevonden. */
export const openStap = async (c: PageContext, s: RouteSettings) => {
  const g = await openRoute(c, s);
  const rij = g.gelezen.stappen.find(({ id }) => id === c.nummer('trajectstap'));
  const stap = rij && findStap(g.stand.route, rij.stap);
  if (!rij || !stap) throw new NietGevonden();
  return { g, rij, stap };
};

/** The letter about a step: an invitation while it is proposed, else what was agreed. */
export const registerBrief = (router: Router, s: RouteSettings): void => {
  const adres = '/dossier/:inwoner/route/stap/:trajectstap/brief';
  const maak = async (c: PageContext) => {
    const { g, rij, stap } = await openStap(c, s);
    const gemeente = s.beleid.gemeente(g.inwoner.gemeente_id);
    const waar = [rij.waar, rij.aanbieder].filter((een) => een !== '').join(', ');
    const besluit = beslissers(stap);
    const telefoon = gemeente.telefoon.waarde;
    const inhoud = rij.voorgesteld
      ? uitnodigingInhoud({
          stap: stap.naam,
          op: rij.begonnenOp,
          waar,
          toelichting: rij.toelichting,
          wie: rollen(g.stand, [...new Set([...(besluit?.wie ?? []), ...(besluit?.samen ?? [])])]).replace(/^./, (l) =>
            l.toUpperCase(),
          ),
          telefoon,
        })
      : stapInhoud({
          stap: stap.naam,
          begonnenOp: rij.begonnenOp,
          eindeGepland: rij.eindeGepland,
          waar,
          termijn: termijnDagen(stap, rij.begonnenOp, g.stand.landelijk)?.tekst ?? '',
          plichten: g.gelezen.plichten.filter(({ stapId, stand }) => stapId === rij.id && stand === 'open'),
          geld: stap.geld.map(geldZin),
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
      inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: rij.voorgesteld ? 'Uitnodiging om te beslissen' : 'Brief over de stap', onder: `Voor ${toonNaam(g.inwoner)}` })}${briefVoorstel(
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
