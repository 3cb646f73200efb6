// Whether somebody gets a mail when there is a message: for staff, aanbieders and residents the same question.
import { acties, form, html, knop, kop, linkKnop, melding, terug, vinkje } from '../../web/index.ts';
import type { PageContext, RouteOptions, Router } from '../../web/route.ts';
import { changeMailvoorkeur } from '../actions/change-mailvoorkeur.ts';
import { wilMail } from '../queries.ts';

const pagina = async (c: PageContext, o: { pad: string; lijst: string; inwoner: boolean }): Promise<Response> => {
  const aan = await wilMail(c.db);
  return c.page({
    titel: 'Mail over berichten',
    smal: true,
    inwoner: o.inwoner,
    inhoud: html`${terug(o.lijst)}${kop({ titel: 'Mail over berichten' })}${
      c.zoek.get('bewaard') === 'ja' &&
      melding({
        soort: 'succes',
        inhoud: aan ? 'Je krijgt een mail als er een bericht is.' : 'Je krijgt geen mail meer over berichten.',
      })
    }<p>In de mail staat alleen dat er een bericht is, met een link. Wat er in het bericht staat, lees je pas na het inloggen.</p>${form(
      {
        actie: o.pad,
        sleutel: c.sleutel(),
        inhoud: html`${vinkje({ naam: 'mail', label: 'Stuur mij een mail als er een nieuw bericht is', aan })}${acties(
          knop({ tekst: 'Bewaar' }),
          linkKnop({ tekst: 'Terug', href: o.lijst, soort: 'stil' }),
        )}`,
      },
    )}`,
  });
};

const registreer = (
  router: Router,
  o: { pad: string; lijst: string; inwoner: boolean; rechten: Pick<RouteOptions, 'rollen' | 'van'> },
): void => {
  router.get(o.pad, { ...o.rechten, logboek: false }, (c) => pagina(c, o));
  router.post(o.pad, { ...o.rechten, logboek: 'mail-over-berichten' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await changeMailvoorkeur(db, { actor, mail: c.form.tekst('mail') === 'ja' });
      return r.ok ? { ok: true, naar: `${o.pad}?bewaard=ja` } : r;
    });
    return uit instanceof Response ? uit : pagina(c, o);
  });
};

export const registerMailvoorkeur = (router: Router): void => {
  registreer(router, {
    pad: '/berichten/mail',
    lijst: '/berichten',
    inwoner: false,
    rechten: { rollen: ['consulent', 'aanbieder'], van: 'zelf' },
  });
  registreer(router, {
    pad: '/mijn/berichten/mail',
    lijst: '/mijn/berichten',
    inwoner: true,
    rechten: { rollen: ['inwoner'], van: 'zelf' },
  });
};
