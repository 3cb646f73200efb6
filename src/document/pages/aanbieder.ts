// What the municipality shares with an aanbieder about a resident of one of its places.
import { toonNaam } from '../../inwoner/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { acties, html, kaart, kop, linkKnop, tabel } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { aanbieder } from '../permissions.ts';
import { findInhoud, findVanToewijzing, listStukken } from '../queries.ts';
import { toonGrootte } from '../rules.ts';
import { SOORT_NAMEN } from '../types.ts';
import { soortKort } from './onderdelen.ts';

const getPlek = async (c: PageContext) => {
  const plek = await findVanToewijzing(c.db, c.nummer('toewijzing'));
  if (!plek) throw new NietGevonden();
  return plek;
};

export const registerAanbiederDocumenten = (router: Router): void => {
  router.get('/toewijzingen/:toewijzing/documenten', aanbieder, async (c) => {
    const plek = await getPlek(c);
    const [stukken] = await Promise.all([
      listStukken(c.db, { inwonerId: plek.inwoner_id }),
      schrijfInzage(c.db, { inwonerId: plek.inwoner_id, soort: 'documenten' }),
    ]);
    const naam = toonNaam(plek);
    return c.page({
      titel: `Documenten van ${naam}`,
      kruimels: [
        { tekst: 'Inwoners', href: '/toewijzingen' },
        { tekst: naam, href: `/toewijzingen/${plek.id}` },
        { tekst: 'Documenten' },
      ],
      inhoud: html`${kop({ titel: `Documenten van ${naam}`, onder: 'Wat de gemeente met jullie deelt, en wat jullie bij een resultaat stuurden. De inwoner ziet dat jullie dit lezen.' })}${kaart(
        {
          inhoud: html`${tabel({
            caption: 'Documenten, het laatste bovenaan',
            kolommen: [{ kop: 'Document' }, { kop: 'Soort' }, { kop: 'Toegevoegd' }, { kop: 'Bestand', zonderLabel: true }],
            leeg: 'De gemeente heeft nog niets met jullie gedeeld.',
            rijen: stukken.map((stuk) => [
              stuk.titel,
              SOORT_NAMEN[stuk.soort],
              toonDatum(dagTotVandaag(stuk.toegevoegdOp, c.vandaag)),
              linkKnop({
                tekst: `${stuk.tonen ? 'Open' : 'Download'} (${soortKort(stuk)}, ${toonGrootte(stuk.bytes)})`,
                href: `/toewijzingen/${plek.id}/documenten/${stuk.id}`,
                icoon: stuk.tonen ? 'eye' : 'download',
                extra: stuk.titel,
              }),
            ]),
          })}${acties(linkKnop({ tekst: `Terug naar ${naam}`, href: `/toewijzingen/${plek.id}` }))}`,
        },
      )}`,
    });
  });

  router.get('/toewijzingen/:toewijzing/documenten/:stuk', aanbieder, async (c) => {
    const id = c.nummer('stuk');
    const plek = await getPlek(c);
    const gevonden = await findInhoud(c.db, plek.inwoner_id, id);
    if (!gevonden?.inhoud) throw new NietGevonden();
    await schrijfInzage(c.db, { inwonerId: plek.inwoner_id, soort: 'dossierstuk', objectId: id });
    return c.file({ inhoud: gevonden.inhoud, type: gevonden.type, naam: gevonden.bestandsnaam, tonen: gevonden.tonen });
  });
};
