import { findInstelling } from '../../instelling/index.ts';
import { isVoor, toonDatum } from '../../kernel/datum.ts';
import { bevat } from '../../kernel/periode.ts';
import { badge, html, kaart, kolommen, kop, link, melding, takenlijst, tegels } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { listAfwezigheid } from '../queries/afwezigheid.ts';
import { countAandacht, listAlleAccounts } from '../queries/medewerkers.ts';
import { findUitnodigingen } from '../queries/uitnodigingen.ts';
import { findCaseloads, listVertrek } from '../queries/vertrek.ts';
import { eindigtBinnenkort, HANDELING_TEKST } from '../rules/mandaat.ts';
import { inwoners } from '../rules/medewerker.ts';
import { totTekst } from './afwezigheid.ts';
import { aanWie, gebroken, leesRegister } from './mandaten.ts';
import { AFWEZIGHEID, alleenBeheer, type BeheerSettings, MANDATEN, MEDEWERKERS, UITNODIGINGEN } from './settings.ts';

/** /beheer: what waits for a beheerder. Every counter is a link to what it counts. */
export const registerStart = (router: Router, s: BeheerSettings): void => {
  router.get('/beheer', { ...alleenBeheer, logboek: false }, async (c) => {
    const [stand, langNietDagen, aandacht, uitnodigingen, afwezig, vertrek, namen, beleid] = await Promise.all([
      leesRegister(c, s),
      findInstelling(c.db, 'zonder-inloggen-dagen'),
      countAandacht(c.db, c.vandaag),
      findUitnodigingen(c.db, 'open'),
      listAfwezigheid(c.db, { vanaf: c.vandaag }),
      listVertrek(c.db),
      listAlleAccounts(c.db),
      s.wachtendBeleid(c.db),
    ]);
    // Who left and still has residents: the leaving was not completed, or somebody gave them back.
    const weg = await findCaseloads(
      c.db,
      stand.medewerkers.filter((m) => !m.actief || (m.laatsteDag && isVoor(m.laatsteDag, c.vandaag))).map((m) => m.id),
    );
    const open = uitnodigingen.filter(({ staat }) => staat === 'open');
    const verlopen = uitnodigingen.filter(({ staat }) => staat === 'verlopen');
    const zonder = afwezig.filter((een) => een.vervangerId === undefined);
    const nu = afwezig.filter((een) => bevat(een.periode, c.vandaag));
    const eindigt = stand.mandaten.filter((m) => eindigtBinnenkort(m, c.vandaag, stand.eindigtDagen));
    const stuk = gebroken(stand);
    const soort = (n: number, als: 'aandacht' | 'telaat') => (n === 0 ? ('goed' as const) : als);
    const wachtend = open.length + verlopen.length;
    return c.page({
      titel: 'Beheer',
      inhoud: html`${kop({ titel: 'Beheer', onder: `Wat aandacht vraagt op ${toonDatum(c.vandaag)}.` })}${
        beleid > 0 &&
        melding({
          soort: 'info',
          titel:
            beleid === 1
              ? 'Eén wijziging van het beleid wacht op een tweede persoon'
              : `${beleid} wijzigingen van het beleid wachten op een tweede persoon`,
          inhoud: html`<p>${link('/beleid/versies', 'Bekijk wat er klaarstaat')}</p>`,
        })
      }${tegels([
        {
          aantal: wachtend,
          tekst: `${wachtend === 1 ? 'uitnodiging staat' : 'uitnodigingen staan'} open${verlopen.length > 0 ? `, ${verlopen.length} verlopen` : ''}`,
          href: UITNODIGINGEN,
          soort: verlopen.length > 0 ? 'telaat' : wachtend > 0 ? 'neutraal' : 'goed',
        },
        {
          aantal: aandacht.langNiet,
          tekst: `langer dan ${langNietDagen} dagen niet ingelogd`,
          href: `${MEDEWERKERS}?stand=lang-niet`,
          soort: soort(aandacht.langNiet, 'aandacht'),
        },
        {
          aantal: aandacht.nogNiet,
          tekst: 'nog nooit ingelogd',
          href: `${MEDEWERKERS}?stand=nog-niet`,
          soort: soort(aandacht.nogNiet, 'aandacht'),
        },
        {
          aantal: aandacht.zonderFunctie,
          tekst: 'zonder functie',
          href: `${MEDEWERKERS}?functie=geen`,
          soort: soort(aandacht.zonderFunctie, 'aandacht'),
        },
        {
          aantal: zonder.length,
          tekst: 'afwezig zonder vervanger',
          href: `${AFWEZIGHEID}?toon=zonder-vervanger`,
          soort: soort(zonder.length, 'telaat'),
        },
        stuk.length > 0
          ? {
              aantal: stuk.length,
              tekst: `${stuk.length === 1 ? 'mandaat' : 'mandaten'} met een gebroken keten`,
              href: `${MANDATEN}?toon=gebroken`,
              soort: 'telaat' as const,
            }
          : {
              aantal: eindigt.length,
              tekst: `${eindigt.length === 1 ? 'mandaat eindigt' : 'mandaten eindigen'} binnen ${stand.eindigtDagen} dagen`,
              href: `${MANDATEN}?toon=eindigt`,
              soort: soort(eindigt.length, 'aandacht'),
            },
      ])}${kolommen({
        gelijk: true,
        breed: [
          kaart({
            titel: 'Wie er vandaag niet is',
            acties: link(AFWEZIGHEID, 'Alle afwezigheid'),
            inhoud: takenlijst(
              nu.map((een) => ({
                titel: een.naam,
                href: `${MEDEWERKERS}/${een.gebruikerId}`,
                onder: totTekst(een.periode.tot),
                status: een.vervanger ? badge('info', `vervanger ${een.vervanger}`, 'user') : badge('telaat', 'geen vervanger'),
              })),
              'Iedereen is er.',
            ),
          }),
          kaart({
            titel: 'Wie er weggaat',
            inhoud: takenlijst(
              [
                ...[...weg].map(([id, aantal]) => ({
                  titel: namen.get(id) ?? 'Iemand die weg is',
                  href: `${MEDEWERKERS}/${id}/overdragen`,
                  onder: 'Account uit, maar de inwoners hebben nog geen ander',
                  status: badge('telaat', `nog ${inwoners(aantal)}`),
                })),
                ...vertrek.map((een) => ({
                  titel: een.naam,
                  href: `${MEDEWERKERS}/${een.gebruikerId}`,
                  onder: een.naar === undefined ? 'Geen inwoners over te dragen' : `Inwoners gaan naar: ${een.naar}`,
                  status: badge('aandacht', `laatste dag ${toonDatum(een.laatsteDag)}`),
                })),
              ],
              'Er staat geen vertrek gepland.',
            ),
          }),
        ],
        smal: [
          kaart({
            titel: 'Uitnodigingen die openstaan',
            acties: link(UITNODIGINGEN, 'Alle uitnodigingen'),
            inhoud: takenlijst(
              [...verlopen, ...open].slice(0, 6).map((een) => ({
                titel: namen.get(een.gebruikerId) ?? een.email,
                href: `${MEDEWERKERS}/${een.gebruikerId}`,
                onder: een.email,
                status: een.staat === 'verlopen' ? badge('telaat', 'verlopen') : badge('info', 'staat open', 'hourglass'),
              })),
              'Iedereen heeft zijn account in gebruik.',
            ),
          }),
          kaart({
            titel: 'Mandaten die eindigen',
            acties: link(MANDATEN, 'Alle mandaten'),
            inhoud: takenlijst(
              eindigt.map((m) => ({
                titel: `${aanWie(stand.regeling, m)}: ${HANDELING_TEKST[m.handeling]}`,
                href: `${MANDATEN}/${m.id}`,
                onder: m.bereik,
                ...(m.geldig.tot ? { status: badge('aandacht', toonDatum(m.geldig.tot)) } : {}),
              })),
              `Er eindigt binnen ${stand.eindigtDagen} dagen geen mandaat.`,
            ),
          }),
        ],
      })}`,
    });
  });
};
