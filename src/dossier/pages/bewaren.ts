// How long this dossier is kept: closing it, opening it again, and what the resident asks.
import {
  AntwoordForm,
  answerVernietigverzoek,
  bewaarInhoud,
  closeDossier,
  HeropenForm,
  proposeVernietiging,
  readBewaard,
  reopenDossier,
  SluitForm,
} from '../../bewaren/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { foutSamenvatting, html } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, schrijftIn } from './frame.ts';

const PAD = '/dossier/:inwoner/bewaren';
const consulent = { rollen: ['consulent'], van: 'inwoner' } as const;

export const registerBewarenTab = (router: Router, s: DossierSettings): void => {
  router.get(PAD, { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, (c) => toon(c, s));

  router.post(`${PAD}/sluiten`, { ...consulent, logboek: 'dossier-gesloten' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const gelezen = parseForm(SluitForm, c.form.waarden);
    if (!gelezen.ok) return toon(c, s, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await closeDossier(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId,
        gegevens: gelezen.waarde,
        herleid: s.herleidStappen,
      });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/bewaren?gedaan=gesloten` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, uit);
  });

  router.post(`${PAD}/heropenen`, { ...consulent, logboek: 'dossier-heropend' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const gelezen = parseForm(HeropenForm, c.form.waarden);
    if (!gelezen.ok) return toon(c, s, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const reden = gelezen.waarde.heropenreden;
      const r = await reopenDossier(db, { actor, vandaag: c.vandaag, inwonerId, versie: c.form.versie(), reden });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/bewaren?gedaan=heropend` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, uit);
  });

  router.post(`${PAD}/verzoek`, { ...consulent, logboek: 'vernietigverzoek-beantwoord' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const gelezen = parseForm(AntwoordForm, c.form.waarden);
    if (!gelezen.ok) return toon(c, s, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await answerVernietigverzoek(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId,
        id: c.form.nummer('verzoek'),
        versie: c.form.versie(),
        toewijzen: gelezen.waarde.antwoord === 'toewijzen',
        gronden: c.form.lijst('gronden'),
        uitleg: gelezen.waarde.uitleg,
      });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/bewaren?gedaan=geantwoord` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, uit);
  });

  router.post(`${PAD}/voorleggen`, { rollen: LEZERS, van: 'inwoner', logboek: 'vernietiging-voorgelegd' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const uit = await c.submit(async (db, actor) => {
      const r = await proposeVernietiging(db, { actor, vandaag: c.vandaag, inwonerId });
      return r.ok ? { ok: true, naar: `/vernietigen/${r.waarde.id}` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, uit);
  });
};

const toon = async (c: PageContext, s: DossierSettings, redenen: readonly Reden[] = []): Promise<Response> => {
  const gemeenteId = (await c.actor()).gemeenteId ?? 0;
  // What still stands in the way is read from the kept steps: a step that was just done is not named.
  await c.keep((db) =>
    s.herleidStappen(db, { beleid: s.beleid, gemeenteId, vandaag: c.vandaag, inwonerId: c.nummer('inwoner') }),
  );
  const { inwoner, actor, extra } = await openDossier(c, s, { soort: 'bewaren' }, (db, inwonerId) =>
    readBewaard(c, db, inwonerId, s.beleid, gemeenteId),
  );
  if (!extra) throw new NietGevonden();
  const schrijft = schrijftIn(actor, inwoner.id);
  return dossierPagina(c, {
    inwoner,
    actor,
    tab: 'bewaren',
    fout: redenen.length > 0,
    inhoud: html`${foutSamenvatting(redenen)}${bewaarInhoud(c, extra, { schrijft, magVoorleggen: schrijft || actor.rol === 'teammanager', redenen })}`,
  });
};
