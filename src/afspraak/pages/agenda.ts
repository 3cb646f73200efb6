// The own calendar elsewhere: a secret address that opens times only, and one appointment as a file.
import type { Context } from 'hono';
import { toonMoment } from '../../kernel/moment.ts';
import { icsText } from '../../platform/ics.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { acties, form, html, kaart, knop, kop, lijst, linkKnop, stapel } from '../../web/index.ts';
import type { Router, Web } from '../../web/route.ts';
import { changeAgendalink } from '../actions/renew-agendalink.ts';
import { partijVan } from '../actions/settings.ts';
import { AGENDA_TITEL, adresVoor, icsUid } from '../berichten.ts';
import { findAfspraak, findAgenda, findAgendalink } from '../queries/index.ts';
import { type AfspraakSettings, basisVan } from './settings.ts';

/** What lies further back than this leaves the calendar of who subscribes, in dagen (keuze). */
const TERUG_DAGEN = 30;
/** How often a calendar may ask, in uren (keuze). */
const VERVERS_UREN = 4;
const ICS = 'text/calendar; charset=utf-8';
const rollen = ['consulent', 'aanbieder', 'inwoner', 'orientatie'] as const;

const openAgenda =
  (s: AfspraakSettings) =>
  async (c: Context): Promise<Response> => {
    const sleutel = (c.req.param('sleutel') ?? '').replace(/\.ics$/, '');
    const vanaf = new Date(s.clock.nu().getTime() - TERUG_DAGEN * 24 * 3_600_000);
    const regels = /^[\w-]{32,64}$/.test(sleutel) ? await findAgenda(s.pool, sleutel, vanaf) : undefined;
    if (!regels) throw new NietGevonden();
    const events = regels.flatMap(({ id, ...regel }) => {
      if (id === null) return [];
      const url = `${basisVan(s)}${adresVoor(partijVan(regel), id)}`;
      return [
        {
          uid: icsUid(regel.uid),
          sequence: regel.volgnummer,
          start: regel.begin,
          minutes: regel.minuten,
          title: AGENDA_TITEL,
          url,
          description: `Waar en met wie: ${url}`,
          stamp: regel.gewijzigd,
        },
      ];
    });
    return c.body(icsText(events, { method: 'PUBLISH', name: 'Werkt mee', refreshHours: VERVERS_UREN }), 200, {
      'content-type': ICS,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    });
  };

export const registerAgenda = (web: Web, router: Router, s: AfspraakSettings): void => {
  web.openbaar('GET', '/agenda/:sleutel', openAgenda(s));

  router.get('/agenda', { rollen, van: 'zelf', logboek: false }, async (c) => {
    const nu = await findAgendalink(c.db);
    const inwoner = c.rolHint === 'inwoner';
    return c.page({
      titel: 'Je eigen agenda',
      smal: true,
      inhoud: html`${kop({ titel: 'Je eigen agenda', onder: 'Zet je afspraken vanzelf in de agenda van je telefoon of computer.' })}${stapel(
        kaart({
          titel: nu ? 'Je geheime adres' : 'Maak een geheim adres',
          inhoud: nu
            ? html`${lijst([
                { kop: 'Adres', waarde: `${basisVan(s)}/agenda/${nu.sleutel}.ics` },
                { kop: 'Gemaakt op', waarde: toonMoment(nu.gemaaktOp, c.vandaag) },
              ])}<p>Kopieer het adres. Kies in je agenda voor “Agenda toevoegen via internet” of “Abonneren”, en plak het adres daar.</p>${form(
                {
                  actie: '/agenda',
                  sleutel: c.sleutel(),
                  inhoud: acties(
                    knop({ tekst: 'Maak een nieuw adres', soort: 'tweede', icoon: 'refresh', naam: 'doe', waarde: 'nieuw' }),
                    knop({ tekst: 'Stop met delen', soort: 'gevaar', icoon: 'x', naam: 'doe', waarde: 'weg' }),
                  ),
                },
              )}<p>Na een nieuw adres werkt het oude meteen niet meer.</p>`
            : form({
                actie: '/agenda',
                sleutel: c.sleutel(),
                inhoud: acties(knop({ tekst: 'Maak een geheim adres', icoon: 'key', naam: 'doe', waarde: 'nieuw' })),
              }),
        }),
        kaart({
          titel: 'Wat staat erin?',
          inhoud: html`<p>Alleen de tijd, het woord “${AGENDA_TITEL}” en een link. Geen namen, geen adres en niet waar het over gaat. Wie op de link klikt, moet eerst inloggen.</p><p>Wie het adres kent, ziet wanneer je een afspraak hebt. Deel het dus met niemand.</p>`,
        }),
        acties(
          linkKnop({
            tekst: inwoner ? 'Naar mijn afspraken' : 'Naar de afspraken',
            href: inwoner ? '/mijn/afspraken' : '/afspraken',
          }),
        ),
      )}`,
    });
  });

  router.post('/agenda', { rollen, van: 'zelf', logboek: 'agendalink-gemaakt' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      await changeAgendalink(db, actor, { weg: c.form.tekst('doe') === 'weg' });
      return { ok: true, naar: '/agenda' };
    });
    return uit instanceof Response ? uit : c.redirect('/agenda');
  });

  router.get('/afspraken/:afspraak/agenda.ics', { rollen, van: 'zelf', logboek: false }, async (c) => {
    const [a, actor] = await Promise.all([findAfspraak(c.db, c.nummer('afspraak')), c.actor()]);
    if (!a || a.begin === null || a.status !== 'vast') throw new NietGevonden();
    const url = `${basisVan(s)}${adresVoor(partijVan(actor), a.id)}`;
    const inhoud = icsText(
      [
        {
          uid: icsUid(a.uid),
          sequence: a.volgnummer,
          start: a.begin,
          minutes: a.minuten,
          title: AGENDA_TITEL,
          url,
          description: `Waar en met wie: ${url}`,
          stamp: c.nu,
        },
      ],
      { method: 'PUBLISH' },
    );
    return c.file({ inhoud, type: ICS, naam: 'afspraak.ics' });
  });
};
