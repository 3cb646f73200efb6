import type { Context } from 'hono';
import { toonDatum } from '../../kernel/datum.ts';
import { AuthorizationResponseError, IssuerUnavailable } from '../../platform/auth/relying-party.ts';
import { log } from '../../platform/log.ts';
import { readForm } from '../../web/form-data.ts';
import { html, kaart, kop, link, linkKnop, niets, personas as personaLijst, stapel } from '../../web/index.ts';
import { rolnamen } from '../../web/route.ts';
import { logIn } from '../actions/log-in.ts';
import { listUitgenodigden } from '../queries/account.ts';
import { identiteit, type Weg } from '../rules/identiteit.ts';
import type { Login, Persona } from '../types.ts';
import type { Flow } from './flow.ts';
import { baseUrlOf, type InloggenSettings, safePath } from './settings.ts';
import { misluktTekst, onbereikbaarTekst, teruggestuurdTekst, toegangTekst, weigeringTekst } from './teksten.ts';

const KEUZES: Record<Exclude<Weg, 'demo'>, { titel: string; uitleg: string; knop: string }> = {
  digid: {
    titel: 'Ik doe mee, of wil meedoen',
    uitleg: 'Kijk waar je staat, lees je brieven en zeg of je uren kloppen.',
    knop: 'Inloggen met DigiD',
  },
  eherkenning: {
    titel: 'Ik werk bij een aanbieder',
    uitleg: 'Vul uren in, schrijf hoe het gaat en dien de declaratie in.',
    knop: 'Inloggen met eHerkenning',
  },
  medewerker: {
    titel: 'Ik werk bij de gemeente',
    uitleg: 'Log in met het account waarmee je bij de gemeente werkt.',
    knop: 'Inloggen met je werkaccount',
  },
};
// Residents first: they come here least often and have to look least.
const VOLGORDE = ['digid', 'eherkenning', 'medewerker'] as const;

/** /inloggen, the way to an issuer and back. In the demo the personas stand on the login page. */
export const registerLogin = (s: InloggenSettings, flow: Flow): void => {
  const { telefoon } = s.gemeente;
  const loginVan = (weg: string): Login | undefined => s.logins.find((een) => een.eisen.weg === weg);

  s.web.openbaar('GET', '/inloggen', async (c) => {
    const naar = safePath(c.req.query('naar'));
    if (s.personas) return personaPagina(s, c, naar, s.personas);
    const [enige, ...meer] = s.logins;
    if (enige && meer.length === 0) return flow.begin(c, enige, { naar });
    return s.web.sendOpenbaar(c, { titel: 'Inloggen', smal: true, inhoud: keuzePagina(s, naar) });
  });

  s.web.openbaar('GET', '/inloggen/terug', async (c) => {
    const onthouden = flow.recall(c);
    if (!onthouden) return flow.refuse(c, misluktTekst(telefoon));
    const { login } = onthouden;
    const { weg } = login.eisen;
    try {
      const currentUrl = new URL(`${baseUrlOf(s, c)}${c.req.path}${new URL(c.req.url).search}`);
      const uit = await login.relyingParty.finish({ currentUrl, remembered: onthouden });
      const wie = identiteit(uit.subject, uit.claims, login.eisen);
      if (!wie.ok) {
        // Which claim, never what stood in it.
        log.warn('inloggen geweigerd', { weg, ...wie.weigering });
        return flow.refuse(c, weigeringTekst(wie.weigering, weg, telefoon), { login });
      }
      const toegang = await logIn(
        { ...s, eherkenning: loginVan('eherkenning') !== undefined },
        { identiteit: wie.identiteit, issuer: login.issuerNaam, uitnodiging: onthouden.uitnodiging, oud: flow.session(c) },
      );
      if (!toegang.ok) {
        const vreemd = toegang.reden === 'strijdig' || toegang.reden === 'andere-organisatie';
        (vreemd ? log.warn : log.info)('inloggen zonder toegang', { weg, reden: toegang.reden });
        return flow.refuse(c, toegangTekst(toegang.reden, weg, telefoon), { login });
      }
      flow.startSession(c, toegang.token);
      const persona = s.personas?.find(({ id }) => id === uit.subject);
      const waar = persona && s.gemeenteMet(persona.gemeente);
      // Without it the pages are of the first municipality, also for who has none of his own and works in another.
      if (s.personas) flow.keepDemo(c, waar && (waar.eigenDag || waar.naam !== s.gemeente.naam) ? waar.id : undefined);
      if (weg === 'medewerker') flow.keepHint(c, uit.idToken);
      c.header('cache-control', 'no-store');
      // It comes back from the browser: somebody may have written in it.
      return c.redirect(safePath(onthouden.naar), 303);
    } catch (error) {
      if (error instanceof AuthorizationResponseError) {
        log.info('de inlogdienst stuurde iemand terug', { weg, code: error.error });
        return flow.refuse(c, teruggestuurdTekst(error.error, weg, telefoon), { login });
      }
      log.warn('inloggen mislukt', { weg, fout: error });
      return error instanceof IssuerUnavailable
        ? flow.refuse(c, onbereikbaarTekst(weg, telefoon), { status: 503 })
        : flow.refuse(c, misluktTekst(telefoon), { login });
    }
  });

  for (const login of s.logins) {
    const { weg } = login.eisen;
    if (weg === 'demo') continue;
    s.web.openbaar('GET', `/inloggen/${weg}`, (c) =>
      flow.begin(c, login, { naar: safePath(c.req.query('naar')), anders: c.req.query('anders') === 'ja' }),
    );
  }

  const demo = loginVan('demo');
  if (s.personas && demo) {
    const { personas } = s;
    s.web.openbaar('POST', '/demo/inloggen', async (c) => {
      const form = await readForm(c.req.raw, 10_000);
      const gekozen = form.tekst('persona');
      const bekend =
        personas.some(({ id }) => id === gekozen) ||
        (await listUitgenodigden(s.pool, demo.issuerNaam)).some(({ subject }) => subject === gekozen);
      if (!bekend) return flow.refuse(c, misluktTekst(telefoon));
      return flow.begin(c, demo, { naar: safePath(form.tekst('naar')), loginHint: gekozen });
    });
  }
};

/** For who is not known here yet: nothing has to be logged in for that. */
const zelfKijken = () =>
  kaart({
    titel: 'Wil je weten wat er voor jou kan?',
    inhoud: html`<p>Kijk zelf welke ondersteuning past. Je hoeft niet in te loggen en we bewaren niets.</p>${linkKnop({ tekst: 'Welke ondersteuning past?', href: '/welke-ondersteuning-past' })}<p>Wil je hulp, voor jezelf of voor een ander? Meld het bij de gemeente. Ook dat kan zonder inloggen.</p>${linkKnop({ tekst: 'Iemand aanmelden', href: '/iemand-aanmelden' })}`,
  });

const keuzePagina = (s: InloggenSettings, naar: string) => {
  const achter = naar === '/' ? '' : `?naar=${encodeURIComponent(naar)}`;
  const keuzes = VOLGORDE.filter((weg) => s.logins.some((een) => een.eisen.weg === weg));
  return html`${kop({ titel: 'Inloggen', onder: 'Wie ben je? Kies wat bij je past.' })}${stapel(
    ...keuzes.map((weg) =>
      kaart({
        titel: KEUZES[weg].titel,
        inhoud: html`<p>${KEUZES[weg].uitleg}</p>${linkKnop({ tekst: KEUZES[weg].knop, href: `/inloggen/${weg}${achter}`, soort: 'primair' })}`,
      }),
    ),
    zelfKijken(),
    html`<p>Lukt het niet? Bel ${s.gemeente.telefoon}.</p>`,
  )}`;
};

/** The people of each municipality together; one that lives on another day says on which. */
const perGemeente = (s: InloggenSettings, personas: readonly Persona[]) => {
  const groepen = [...Map.groupBy(personas, ({ gemeente }) => gemeente)];
  return groepen.map(([code, wie]) => {
    const gemeente = s.gemeenteMet(code);
    return {
      code,
      naam: gemeente?.naam ?? code,
      kop: groepen.length > 1 ? `Gemeente ${gemeente?.naam ?? code}` : undefined,
      onder:
        gemeente?.eigenDag && `In ${gemeente.naam} is het ${toonDatum(gemeente.eigenDag)}. Wat je hier ziet, gold op die dag.`,
      wie,
    };
  });
};

const personaPagina = async (s: InloggenSettings, c: Context, naar: string, personas: readonly Persona[]): Promise<Response> => {
  const demo = s.logins.find((een) => een.eisen.weg === 'demo');
  const gasten = demo ? await listUitgenodigden(s.pool, demo.issuerNaam) : [];
  const rolnaamVan = (rol: string): string => Object.entries(rolnamen).find(([naam]) => naam === rol)?.[1] ?? rol;
  const groepen = perGemeente(s, personas);
  return s.web.sendOpenbaar(c, {
    titel: 'Kies wie je bent',
    inhoud: html`${kop({ titel: 'Kies wie je bent', onder: 'Dit is een demo met bedachte mensen. Kies een rol en loop mee met de dag van die persoon.' })}${
      groepen.length > 2 &&
      html`<p>Ga naar ${groepen.map(({ code, naam }, nr) => html`${nr === 0 ? '' : nr === groepen.length - 1 ? ' of ' : ', '}${link(`#gemeente-${code}`, naam)}`)}.</p>`
    }${groepen.map(
      ({ code, kop: titel, onder, wie }) =>
        html`${titel !== undefined && html`<h2 id="gemeente-${code}">${titel}</h2>`}${onder !== undefined && html`<p>${onder}</p>`}${personaLijst({ actie: '/demo/inloggen', personas: wie, naar })}`,
    )}${zelfKijken()}${
      gasten.length === 0
        ? niets
        : html`<h2>In deze demo uitgenodigd</h2>${personaLijst({
            actie: '/demo/inloggen',
            naar,
            personas: gasten.map((gast) => ({
              id: gast.subject,
              naam: gast.naam,
              rolnaam: `${rolnaamVan(gast.rol)}, ${gast.organisatie}`,
              dag: 'Kwam binnen met een uitnodiging.',
            })),
          })}`
    }`,
  });
};
