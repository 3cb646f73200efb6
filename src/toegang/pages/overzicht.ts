import { isoDatum, maakDatum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { badge, html, kaart, kop, link, stapel, tabel, terug } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { telNood, telRedenen } from '../queries/index.ts';
import { noodreden } from '../rules.ts';

/** From this many times in a quarter on it stands out (keuze). */
const VAAK = 5;

/** How often who took access in an emergency this quarter, for the review of special rights. No residents. */
export const registerOverzicht = (router: Router): void => {
  router.get('/beheer/noodtoegang', { rollen: ['beheer'], van: 'gemeente', logboek: false }, async (c) => {
    const begin = maakDatum(c.vandaag.year, Math.floor((c.vandaag.month - 1) / 3) * 3 + 1, 1) ?? c.vandaag;
    const vanaf = isoDatum(begin);
    const [mensen, redenen] = await Promise.all([telNood(c.db, vanaf), telRedenen(c.db, vanaf)]);
    return c.page({
      titel: 'Noodtoegang dit kwartaal',
      kruimels: [{ tekst: 'Rechtencontrole', href: '/beheer/rechtencontrole' }, { tekst: 'Noodtoegang' }],
      inhoud: html`${terug('/beheer/rechtencontrole')}${kop({
        titel: 'Noodtoegang dit kwartaal',
        onder: `Sinds ${toonDatum(begin)}: wie een dossier opende dat niet van hem of haar was, en of dat terecht was. Zonder inwoners.`,
      })}${stapel(
        kaart({
          titel: 'Per medewerker',
          inhoud: tabel({
            caption: 'Noodtoegang per medewerker',
            kolommen: [
              { kop: 'Medewerker' },
              { kop: 'Keer', uitlijning: 'eind' },
              { kop: 'Terecht', uitlijning: 'eind' },
              { kop: 'Niet terecht', uitlijning: 'eind' },
              { kop: 'Zonder oordeel', uitlijning: 'eind' },
              { kop: 'Laatst' },
              { kop: 'Valt op' },
            ],
            rijen: mensen.map((een) => [
              link(`/beheer/medewerkers/${een.id}`, een.naam),
              String(een.aantal),
              String(een.terecht),
              String(een.onterecht),
              String(een.open),
              een.laatst ? toonMoment(een.laatst, c.vandaag) : '',
              een.onterecht > 0
                ? badge('telaat', 'niet terecht')
                : een.aantal >= VAAK
                  ? badge('aandacht', `${VAAK} keer of meer`)
                  : '',
            ]),
            leeg: 'Dit kwartaal nam niemand noodtoegang.',
          }),
        }),
        kaart({
          titel: 'Waarom',
          inhoud: tabel({
            caption: 'Noodtoegang per reden',
            kolommen: [{ kop: 'Reden' }, { kop: 'Keer', uitlijning: 'eind' }],
            rijen: redenen.map((een) => [noodreden(een.reden), String(een.aantal)]),
            leeg: 'Er is niets te tellen.',
          }),
        }),
      )}`,
    });
  });
};
