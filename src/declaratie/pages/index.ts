import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import { NietGevonden } from '../../platform/problem.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { approveDeclaratie, checkDeclaratie, foutenIn, returnDeclaratie } from '../actions/check-declaratie.ts';
import { GROND } from '../actions/load-declaratie.ts';
import { csvVan } from '../csv.ts';
import { magZien } from '../permissions.ts';
import { postenVan } from '../posten.ts';
import { type Declaratie, findDeclaratie, listRegels } from '../queries/index.ts';
import { registerAanbieder } from './aanbieder.ts';
import { declaratieVanAanbieder } from './aanbieder-declaratie.ts';
import { lijstVanAanbieder } from './aanbieder-lijst.ts';
import { declaratieVanFinancien, leesOordelen } from './financien-declaratie.ts';
import { lijstVanFinancien } from './financien-lijst.ts';
import { controlePagina, goedkeurPagina, klaarPagina } from './financien-stappen.ts';
import { registerMaanden } from './maanden.ts';

/** Declaraties and months: pages of the aanbieder and of finance. Some addresses are the same for both; each sees its own page. */
export function registerDeclaratie(router: Router, { beleid }: { beleid: BeleidInHuis }): void {
  const beide = { rollen: ['aanbieder', 'financien'] as const, van: 'aanbieder' as const };
  const financien = { rollen: ['financien'] as const, van: 'gemeente' as const };

  router.get('/declaraties', { ...beide, logboek: false }, async (c) => {
    const actor = await c.actor();
    return actor.rol === 'aanbieder' ? lijstVanAanbieder(c, beleid, actor) : lijstVanFinancien(c, beleid, actor);
  });
  registerAanbieder(router, beleid);
  registerMaanden(router);

  const zoek = async (c: PageContext): Promise<{ d: Declaratie; actor: Actor }> => {
    const [d, actor] = await Promise.all([findDeclaratie(c.db, c.nummer('declaratie')), c.actor()]);
    if (!d || !magZien(actor, d)) throw new NietGevonden();
    return { d, actor };
  };

  router.get('/declaraties/:declaratie', { ...beide, logboek: 'inzage' }, async (c) => {
    const { d, actor } = await zoek(c);
    await schrijfInzageVan(c, actor, d);
    return actor.rol === 'aanbieder' ? declaratieVanAanbieder(c, beleid, d) : declaratieVanFinancien(c, beleid, actor, d);
  });
  router.get('/declaraties/:declaratie/export', { ...beide, logboek: 'inzage' }, async (c) => {
    const { d, actor } = await zoek(c);
    await schrijfInzageVan(c, actor, d);
    return c.file({
      inhoud: csvVan(d, await listRegels(c.db, { declaratieId: d.id })),
      type: 'text/csv; charset=utf-8',
      naam: `declaratie-${d.agb}-${d.maand}-${d.volgnummer}.csv`,
    });
  });

  // The verdicts come in twice: first to be looked over, then with `bevestigd`.
  router.post('/declaraties/:declaratie/controleren', { ...financien, logboek: 'declaratie-gecontroleerd' }, async (c) => {
    const { d, actor } = await zoek(c);
    const posten = postenVan(await listRegels(c.db, { declaratieId: d.id }));
    const oordelen = leesOordelen(c, posten);
    const pagina = c.form.tekst('_pagina');
    if (pagina !== '' && d.status === 'ingediend') return declaratieVanFinancien(c, beleid, actor, d, { oordelen, pagina });
    const fouten = d.status === 'ingediend' ? foutenIn(posten, oordelen) : [];
    if (fouten.length > 0) return declaratieVanFinancien(c, beleid, actor, d, { fouten, oordelen });
    if (c.form.tekst('bevestigd') !== 'ja' && d.status === 'ingediend') return controlePagina(c, d, posten, oordelen);
    const uit = await c.submit(async (db, wie) => {
      const r = await checkDeclaratie(db, wie, { id: d.id, versie: c.form.versie(), oordelen });
      return r.ok ? { ok: true, naar: `/declaraties/${d.id}/gecontroleerd` } : r;
    });
    return uit instanceof Response ? uit : declaratieVanFinancien(c, beleid, actor, d, { fouten: uit, oordelen });
  });
  router.get('/declaraties/:declaratie/goedkeuren', { ...financien, logboek: false }, async (c) => {
    const { d, actor } = await zoek(c);
    return d.status === 'gecontroleerd' ? goedkeurPagina(c, d, actor, []) : c.redirect(`/declaraties/${d.id}`);
  });
  router.post('/declaraties/:declaratie/goedkeuren', { ...financien, logboek: 'declaratie-goedgekeurd' }, async (c) => {
    const id = c.nummer('declaratie');
    const uit = await c.submit(async (db, actor) => {
      const r = await approveDeclaratie(db, actor, { id, versie: c.form.versie() });
      return r.ok ? { ok: true, naar: `/declaraties/${id}/goedgekeurd` } : r;
    });
    if (uit instanceof Response) return uit;
    const { d, actor } = await zoek(c);
    return goedkeurPagina(c, d, actor, uit);
  });
  router.post('/declaraties/:declaratie/terug', { ...financien, logboek: 'declaratie-terug-naar-controle' }, async (c) => {
    const id = c.nummer('declaratie');
    const reden = c.form.tekst('reden');
    const uit: Response | Reden[] = await c.submit(async (db, actor) => {
      const r = await returnDeclaratie(db, actor, { id, versie: c.form.versie(), reden });
      return r.ok ? { ok: true, naar: `/declaraties/${id}` } : r;
    });
    if (uit instanceof Response) return uit;
    const { d, actor } = await zoek(c);
    return declaratieVanFinancien(c, beleid, actor, d, { fouten: uit, terugReden: reden });
  });
  for (const stap of ['gecontroleerd', 'goedgekeurd'] as const)
    router.get(`/declaraties/:declaratie/${stap}`, { ...financien, logboek: false }, async (c) => {
      const { d } = await zoek(c);
      return (stap === 'gecontroleerd' ? d.gecontroleerdOp : d.goedgekeurdOp)
        ? klaarPagina(c, d, stap)
        : c.redirect(`/declaraties/${d.id}`);
    });
}

/** Many residents stand in one declaratie: one line says that it was read. */
const schrijfInzageVan = (c: PageContext, actor: Actor, d: Declaratie): Promise<void> =>
  schrijfLogboek(c.db, actor, {
    handeling: 'inzage',
    soort: 'declaratie',
    objectId: d.id,
    aanbiederId: d.aanbiederId,
    gemeenteId: d.gemeenteId,
    grond: GROND,
  });
