// The invitation on paper: read it, then make it.
import { briefVoorstel, makeBriefdata } from '../../brief/index.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { html, kop } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { inviteOpPapier, makeUitnodiging, type Uitnodiging } from '../actions/invite-op-papier.ts';
import type { AfspraakSettings } from './settings.ts';

const PAD = '/dossier/:inwoner/afspraken/:afspraak/brief';

const vraagVan = (c: PageContext, s: AfspraakSettings): Uitnodiging => ({
  beleid: s.beleid,
  vandaag: c.vandaag,
  nu: c.nu,
  inwonerId: c.nummer('inwoner'),
  afspraakId: c.nummer('afspraak'),
});

const toon = async (c: PageContext, s: AfspraakSettings, fouten: readonly Reden[] = []): Promise<Response> => {
  const vraag = vraagVan(c, s);
  const { inwonerId, afspraakId } = vraag;
  const [opdracht, inwoner] = await Promise.all([
    makeUitnodiging(c.db, vraag),
    findInwoner(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'afspraken', objectId: afspraakId }),
  ]);
  if (!inwoner) throw new NietGevonden();
  const terug = `/dossier/${inwonerId}/afspraken/${afspraakId}`;
  if (!opdracht) return c.redirect(terug);
  const naam = toonNaam(inwoner);
  return c.page({
    titel: `Uitnodiging voor ${naam}`,
    fout: fouten.length > 0,
    kruimels: [
      { tekst: 'Inwoners', href: '/inwoners' },
      { tekst: naam, href: `/dossier/${inwonerId}` },
      { tekst: 'Afspraken', href: `/dossier/${inwonerId}/afspraken` },
      { tekst: 'Uitnodiging' },
    ],
    inhoud: html`${kop({ titel: 'Uitnodiging op papier', onder: `Voor ${naam}` })}${briefVoorstel({
      invoer: await makeBriefdata(c.db, opdracht),
      actie: `${terug}/brief`,
      sleutel: c.sleutel(),
      terug,
      uitleg: html`<p>Voor wie geen e-mail leest. Wie een e-mailadres heeft, kreeg de uitnodiging al per mail.</p>`,
      fouten,
    })}`,
  });
};

export const registerUitnodiging = (router: Router, s: AfspraakSettings): void => {
  const rechten = { rollen: ['consulent'], van: 'inwoner' } as const;
  router.get(PAD, { ...rechten, logboek: 'inzage' }, (c) => toon(c, s));
  router.post(PAD, { ...rechten, logboek: 'brief-gemaakt' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await inviteOpPapier(db, { ...vraagVan(c, s), actor });
      return r.ok ? { ok: true, naar: `/dossier/${c.nummer('inwoner')}/brieven/${r.waarde.documentId}?gemaakt=ja` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, uit);
  });
};
