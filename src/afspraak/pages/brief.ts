// The invitation on paper: read it, then make it.
import { briefVoorstel, makeBriefdata, storeBrief } from '../../brief/index.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { geweigerd, type Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { html, kop } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { uitnodigingInhoud } from '../letters/uitnodiging.ts';
import { findAfspraak } from '../queries/index.ts';
import type { Afspraak } from '../types.ts';
import type { AfspraakSettings } from './settings.ts';

const PAD = '/dossier/:inwoner/afspraken/:afspraak/brief';

/** A talk with the resident that stands fast and is still to come. */
export const kanUitnodigen = (a: Pick<Afspraak, 'status' | 'begin' | 'metInwoner'>, nu: Date): boolean =>
  a.status === 'vast' && a.metInwoner && a.begin !== null && a.begin > nu;

const lees = async (db: PageContext['db'], c: PageContext, s: AfspraakSettings) => {
  const inwonerId = c.nummer('inwoner');
  const [a, inwoner] = [await findAfspraak(db, c.nummer('afspraak')), await findInwoner(db, inwonerId)];
  if (!a || !inwoner || a.inwonerId !== inwonerId) throw new NietGevonden();
  const kan = kanUitnodigen(a, s.clock.nu());
  const telefoon = a.consulentTelefoon ?? s.beleid.gemeente(a.gemeenteId).telefoon.waarde;
  const opdracht = kan && {
    beleid: s.beleid,
    inwonerId,
    soort: 'uitnodiging' as const,
    inhoud: uitnodigingInhoud(a, telefoon),
    vandaag: c.vandaag,
  };
  return { a, inwoner, opdracht, terug: `/dossier/${inwonerId}/afspraken/${a.id}` };
};

const NIET_MEER = 'Dit gesprek gaat niet meer door zoals het hier stond, of het is al geweest. Er komt geen uitnodiging.';

const toon = async (c: PageContext, s: AfspraakSettings, fouten: readonly Reden[] = []): Promise<Response> => {
  const [{ a, inwoner, opdracht, terug }] = await Promise.all([
    lees(c.db, c, s),
    schrijfInzage(c.db, { inwonerId: c.nummer('inwoner'), soort: 'afspraken', objectId: c.nummer('afspraak') }),
  ]);
  if (!opdracht) return c.redirect(terug);
  const naam = toonNaam(inwoner);
  return c.page({
    titel: `Uitnodiging voor ${naam}`,
    fout: fouten.length > 0,
    kruimels: [
      { tekst: 'Inwoners', href: '/inwoners' },
      { tekst: naam, href: `/dossier/${a.inwonerId}` },
      { tekst: 'Afspraken', href: `/dossier/${a.inwonerId}/afspraken` },
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
      const { a, opdracht } = await lees(db, c, s);
      const r = opdracht ? await storeBrief(db, { ...opdracht, actor }) : geweigerd(NIET_MEER);
      return r.ok ? { ok: true, naar: `/dossier/${a.inwonerId}/brieven/${r.waarde.documentId}?gemaakt=ja` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, uit);
  });
};
