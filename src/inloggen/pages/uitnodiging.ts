import { toonMomentStraks } from '../../kernel/moment.ts';
import { hashToken } from '../../platform/auth/token.ts';
import { acties, html, kop, lijst, linkKnop, melding } from '../../web/index.ts';
import { rolnamen } from '../../web/route.ts';
import { openUitnodiging } from '../queries/account.ts';
import { findIngelogde } from '../queries/sessie.ts';
import { gastId, magLangs } from '../rules/sessie.ts';
import type { GeopendeUitnodiging, Login } from '../types.ts';
import type { Flow } from './flow.ts';
import type { InloggenSettings } from './settings.ts';
import { toegangTekst, wegNaam } from './teksten.ts';

/**
 * /uitnodiging/:token: who invites you, as what, and the way to log in. Opening it changes nothing: programs that look at the links in
 * mail may do so. The invitation is accepted when the login comes back.
 */
export const registerUitnodiging = (s: InloggenSettings, flow: Flow): void => {
  const eherkenning = s.logins.some((een) => een.eisen.weg === 'eherkenning');
  const loginVoor = (wie: GeopendeUitnodiging): Login | undefined =>
    s.logins.find((een) => magLangs(wie.rol, een.eisen.weg, { eherkenning }));
  const telefoonVan = s.gemeente.telefoon;

  s.web.openbaar('GET', '/uitnodiging/:token', async (c) => {
    const token = c.req.param('token') ?? '';
    const sessie = flow.session(c);
    const [wie, ingelogd] = await Promise.all([
      openUitnodiging(s.pool, hashToken(token)),
      sessie ? findIngelogde(s.pool, sessie) : undefined,
    ]);
    if (!wie) return flow.refuse(c, toegangTekst('uitnodiging-onbekend', 'medewerker', telefoonVan), { status: 404 });
    if (wie.staat !== 'open') return flow.refuse(c, toegangTekst(`uitnodiging-${wie.staat}`, 'medewerker', telefoonVan));
    const login = loginVoor(wie);
    const functie = wie.functie === undefined ? undefined : s.functieNaam(wie.gemeenteId, wie.functie);
    return s.web.sendOpenbaar(c, {
      titel: 'Je bent uitgenodigd',
      smal: true,
      inhoud: html`${kop({ titel: `Welkom, ${wie.naam}`, onder: `${wie.door === undefined ? `Gemeente ${wie.gemeenteNaam}` : `${wie.door} van gemeente ${wie.gemeenteNaam}`} nodigt je uit voor Werkt mee.` })}${lijst(
        [
          { kop: 'Je werkt bij', waarde: wie.aanbiederNaam ?? `Gemeente ${wie.gemeenteNaam}` },
          { kop: 'Je rol', waarde: functie ?? rolnamen[wie.rol] },
          { kop: 'Geldig tot', waarde: toonMomentStraks(wie.verlooptOp) },
        ],
      )}${
        ingelogd
          ? melding({
              soort: 'waarschuwing',
              titel: `Je bent nu ingelogd als ${ingelogd.naam}`,
              inhoud: 'Ga je verder, dan log je daar uit. Is de uitnodiging niet voor jou? Ga dan niet verder.',
            })
          : html`<p>${
              login && login.eisen.weg !== 'demo'
                ? `Log in met ${wegNaam[login.eisen.weg]}. Daarna is je account klaar en hoort het bij die login.`
                : 'Log in. Daarna is je account klaar.'
            }</p>`
      }${
        login
          ? acties(
              linkKnop({
                tekst: login.eisen.weg === 'demo' ? `Inloggen als ${wie.naam}` : `Inloggen met ${wegNaam[login.eisen.weg]}`,
                href: `/uitnodiging/${encodeURIComponent(token)}/inloggen`,
                soort: 'primair',
              }),
            )
          : melding({ soort: 'fout', inhoud: `Voor jouw rol is er nog geen manier om in te loggen. Bel ${telefoonVan}.` })
      }<p>Ben je niet ${wie.naam}? Doe dan niets en bel ${telefoonVan}.</p>`,
    });
  });

  s.web.openbaar('GET', '/uitnodiging/:token/inloggen', async (c) => {
    const token = c.req.param('token') ?? '';
    const wie = await openUitnodiging(s.pool, hashToken(token));
    const login = wie && loginVoor(wie);
    if (wie?.staat !== 'open' || !login) return c.redirect(`/uitnodiging/${encodeURIComponent(token)}`, 303);
    return flow.begin(c, login, {
      naar: '/',
      uitnodiging: token,
      ...(login.eisen.weg === 'demo' ? { loginHint: gastId(wie.gebruikerId) } : {}),
    });
  });
};
