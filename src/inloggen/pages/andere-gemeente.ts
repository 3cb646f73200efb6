// Who works for more than one municipality with one login chooses here for which, with the rights of the account there.
import { readForm } from '../../web/form-data.ts';
import { acties, badge, form, html, kaart, knop, kop, link, melding, stapel } from '../../web/index.ts';
import type { RouteOptions } from '../../web/route.ts';
import { listEigenAccounts, switchSessie } from '../queries/wissel.ts';
import type { Flow } from './flow.ts';
import type { InloggenSettings } from './settings.ts';

const rechten = {
  rollen: ['consulent', 'teammanager', 'financien', 'contractmanager', 'beleid', 'beheer'],
  van: 'zelf',
  logboek: false,
} as const satisfies RouteOptions;

/** /andere-gemeente, and the choice. */
export const registerAndereGemeente = (s: InloggenSettings, flow: Flow): void => {
  s.web.router.get('/andere-gemeente', rechten, async (c) => {
    const [actor, accounts] = await Promise.all([c.actor(), listEigenAccounts(c.db)]);
    const nu = accounts.filter(({ gebruiker_id }) => gebruiker_id === actor.gebruikerId);
    const anders = accounts.filter(({ gebruiker_id }) => gebruiker_id !== actor.gebruikerId);
    const als = ({ functie, rol, gemeente_id }: (typeof accounts)[number]): string =>
      functie === null ? rol : s.functieNaam(gemeente_id, functie);
    return c.page({
      titel: 'Andere gemeente',
      smal: true,
      inhoud: html`${kop({ titel: 'Voor welke gemeente werk je nu?', onder: 'Je logt één keer in. Per gemeente heb je een eigen account, met eigen inwoners en eigen rechten.' })}${stapel(
        c.zoek.has('niet') &&
          melding({
            soort: 'waarschuwing',
            titel: 'Dat kan niet meer',
            inhoud: 'Die gemeente heeft je account uitgezet. Bel de beheerder daar.',
          }),
        actor.rol === 'consulent' &&
          anders.length > 0 &&
          html`<p>${link('/werkvoorraad/gemeenten', 'Zie in één lijst wat in al je gemeenten wacht')}</p>`,
        ...nu.map((een) =>
          kaart({ titel: een.gemeente_naam, inhoud: html`<p>${badge('info', 'Hier werk je nu')} Als ${als(een)}.</p>` }),
        ),
        ...anders.map((een) =>
          kaart({
            titel: een.gemeente_naam,
            inhoud: html`<p>Als ${als(een)}.</p>${form({
              actie: '/andere-gemeente',
              sleutel: c.sleutel(),
              inhoud: acties(
                knop({ tekst: `Ga verder voor ${een.gemeente_naam}`, naam: 'account', waarde: String(een.gebruiker_id) }),
              ),
            })}`,
          }),
        ),
        anders.length === 0 &&
          html`<p>Je hebt bij geen andere gemeente een account. Nodigt een gemeente je uit, open de link dan terwijl je met dezelfde login inlogt: het account komt er hier bij.</p>`,
      )}`,
    });
  });
  s.web.openbaar('POST', '/andere-gemeente', async (c) => {
    const token = flow.session(c);
    if (!token) return c.redirect('/inloggen', 303);
    const getypt = await readForm(c.req.raw, 10_000);
    const gekozen = getypt.tekst('account');
    // Only a dossier: whether it may be read there is asked there.
    const naar = /^\/dossier\/[1-9]\d{0,8}$/.exec(getypt.tekst('naar'))?.[0] ?? '/';
    const nieuw = /^[1-9]\d{0,8}$/.test(gekozen) ? await switchSessie(s.pool, { token, naar: Number(gekozen) }) : undefined;
    if (!nieuw) return c.redirect('/andere-gemeente?niet=meer', 303);
    c.header('clear-site-data', '"cache"');
    flow.startSession(c, nieuw);
    return c.redirect(naar, 303);
  });
};
