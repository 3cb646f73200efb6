import { log } from '../../platform/log.ts';
import { acties, html, kop, linkKnop, niets } from '../../web/index.ts';
import { endSessie } from '../queries/sessie.ts';
import type { Flow } from './flow.ts';
import { baseUrlOf, type InloggenSettings } from './settings.ts';

/**
 * /uitloggen ends the session here; /uitgelogd goes on to the issuer when that can log out too. Two steps: a browser holds the form
 * policy against every redirect after a form, and an issuer redirects where it likes.
 */
export const registerLogout = (s: InloggenSettings, flow: Flow): void => {
  s.web.openbaar('POST', '/uitloggen', async (c) => {
    const token = flow.session(c);
    const weg = token ? await endSessie(s.pool, token) : undefined;
    c.header('clear-site-data', '"cache"');
    flow.endSession(c);
    if (s.personas) return c.redirect('/inloggen', 303);
    return c.redirect(weg === undefined ? '/uitgelogd' : `/uitgelogd?bij=${weg}`, 303);
  });

  s.web.openbaar('GET', '/uitgelogd', async (c) => {
    const login = s.logins.find((een) => een.eisen.weg === c.req.query('bij'));
    const hint = flow.takeHint(c);
    const verder = await login?.relyingParty
      .logoutUrl({ returnTo: `${baseUrlOf(s, c)}/uitgelogd`, ...(hint === undefined ? {} : { idToken: hint }) })
      .catch((error: unknown) => {
        log.warn('uitloggen bij de inlogdienst lukt niet', { weg: login.eisen.weg, fout: error });
        return undefined;
      });
    if (verder !== undefined) c.header('refresh', `0;url=${verder}`);
    return s.web.sendOpenbaar(c, {
      titel: 'Je bent uitgelogd',
      smal: true,
      inhoud: html`${kop({ titel: 'Je bent uitgelogd' })}${
        verder === undefined
          ? html`<p>Zit je op een computer van iemand anders? Sluit dan ook de browser.</p>`
          : html`<p>We loggen je ook uit bij de inlogdienst. Gebeurt er niets? ${linkKnop({ tekst: 'Uitloggen bij de inlogdienst', href: verder })}</p>`
      }${verder === undefined ? acties(linkKnop({ tekst: 'Opnieuw inloggen', href: '/inloggen', soort: 'primair' })) : niets}`,
    });
  });
};
