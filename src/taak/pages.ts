import type { Datum } from '../kernel/datum.ts';
import { toonMoment, toonMomentStraks } from '../kernel/moment.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { Clock } from '../platform/clock.ts';
import { NietGevonden } from '../platform/problem.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  type Html,
  html,
  kaart,
  knop,
  kop,
  melding,
  metOnder,
  stapel,
  tabel,
  uitklap,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { dismissTaak } from './actions/dismiss-taak.ts';
import { retryTaak } from './actions/retry-taak.ts';
import { startBewijscontrole } from './actions/start-bewijscontrole.ts';
import { listRooster, listTaken } from './queries.ts';
import type { TaakRegel, TaakStand } from './types.ts';

const LIJST = '/beheer/taken';
const beheer = { rollen: ['beheer'], van: 'gemeente' } as const;

const STAND: Record<TaakStand, Html> = {
  wacht: badge('neutraal', 'wacht op zijn beurt'),
  opnieuw: badge('aandacht', 'probeert het opnieuw'),
  bezig: badge('info', 'is bezig'),
  klaar: badge('goed', 'gelukt'),
  mislukt: badge('telaat', 'mislukt'),
  weggelegd: badge('neutraal', 'weggelegd'),
};

const wat = (taak: TaakRegel) => (taak.objectId === undefined ? taak.titel : metOnder(taak.titel, `Nummer ${taak.objectId}`));
const wanneer = (taak: TaakRegel, vandaag: Datum): string =>
  toonMoment(taak.klaarOp ?? taak.begonnenOp ?? taak.gemaaktOp, vandaag);
const keer = (aantal: number): string => (aantal === 1 ? '1 keer geprobeerd' : `${aantal} keer geprobeerd`);

const toonTaken = async (c: PageContext, clock: Clock, fouten: readonly Reden[] = []): Promise<Response> => {
  const [mislukt, open, klaar, rooster] = await Promise.all([
    listTaken(c.db, { standen: ['mislukt'], aantal: 100 }),
    listTaken(c.db, { standen: ['wacht', 'opnieuw', 'bezig'], aantal: 50 }),
    listTaken(c.db, { standen: ['klaar', 'weggelegd'], aantal: 50 }),
    listRooster(c.db, clock.nu()),
  ]);
  const doen = (taak: TaakRegel) =>
    acties(
      form({
        actie: `${LIJST}/${taak.id}/opnieuw`,
        sleutel: c.sleutel(),
        inhoud: knop({ tekst: 'Probeer opnieuw', soort: 'tweede', extra: taak.titel }),
      }),
      form({
        actie: `${LIJST}/${taak.id}/weg`,
        sleutel: c.sleutel(),
        inhoud: knop({ tekst: 'Leg weg', soort: 'stil', extra: taak.titel }),
      }),
    );
  return c.page({
    titel: 'Taken',
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Taken', onder: 'Werk dat het systeem zelf doet: op een vast moment, of nadat iemand erom vroeg.' })}${stapel(
      mislukt.length > 0
        ? kaart({
            titel: 'Mislukt',
            inhoud: html`<p>Een taak die mislukt, probeert het zelf een paar keer. Wat hier staat, wacht op jou.</p>${tabel({
              caption: 'Mislukte taken',
              kolommen: [{ kop: 'Taak' }, { kop: 'Wanneer' }, { kop: 'Wat er misging' }, { kop: 'Actie', zonderLabel: true }],
              rijen: mislukt.map((taak) => [
                wat(taak),
                wanneer(taak, c.vandaag),
                metOnder(taak.uitkomst, keer(taak.poging)),
                doen(taak),
              ]),
            })}`,
          })
        : melding({ soort: 'succes', titel: 'Er is niets mislukt' }),
      kaart({
        titel: 'Wacht of is bezig',
        inhoud: tabel({
          caption: 'Taken die wachten of bezig zijn',
          kolommen: [{ kop: 'Taak' }, { kop: 'Stand' }, { kop: 'Sinds' }],
          rijen: open.map((taak) => [wat(taak), STAND[taak.stand], toonMoment(taak.begonnenOp ?? taak.gemaaktOp, c.vandaag)]),
          leeg: 'Er wacht niets.',
        }),
      }),
      kaart({
        titel: 'Gepland',
        inhoud: tabel({
          caption: 'Wat op een vast moment loopt',
          kolommen: [{ kop: 'Taak' }, { kop: 'Wanneer' }, { kop: 'Laatste keer' }, { kop: 'Volgende keer' }],
          rijen: rooster.map((regel) => [
            metOnder(regel.titel, regel.uitleg),
            regel.wanneer,
            regel.laatste
              ? metOnder(
                  STAND[regel.laatste.stand],
                  `${toonMoment(regel.laatste.klaarOp ?? regel.laatste.begonnenOp, c.vandaag)}${regel.laatste.uitkomst === '' ? '' : `: ${regel.laatste.uitkomst}`}`,
                )
              : 'nog niet geweest',
            regel.volgende ? toonMomentStraks(regel.volgende) : '',
          ]),
        }),
      }),
      kaart({
        titel: 'Klopt wat er is bewaard?',
        inhoud: html`<p>Bij elke toets, elk besluit, oordeel en elke declaratieregel is bewaard waar de uitkomst op rust. Reken alles opnieuw uit en kijk of er hetzelfde uitkomt. De uitslag staat daarna bij ‘Gepland’, zonder gegevens van inwoners.</p>${form(
          {
            actie: `${LIJST}/bewijs`,
            sleutel: c.sleutel(),
            inhoud: acties(knop({ tekst: 'Alles opnieuw berekenen', soort: 'tweede', icoon: 'refresh' })),
          },
        )}`,
      }),
      uitklap(
        'Wat er klaar is',
        tabel({
          caption: 'Taken die klaar zijn',
          kolommen: [{ kop: 'Taak' }, { kop: 'Stand' }, { kop: 'Wanneer' }, { kop: 'Uitkomst' }],
          rijen: klaar.map((taak) => [wat(taak), STAND[taak.stand], wanneer(taak, c.vandaag), taak.uitkomst]),
          leeg: 'Er is nog niets gedaan.',
        }),
      ),
    )}`,
  });
};

const taakId = (c: PageContext): string => {
  const id = c.param('taak');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new NietGevonden();
  return id;
};

/** /beheer/taken: what failed and waits for somebody, what runs, and what runs by the clock. */
export const registerTaak = (router: Router, { clock }: { clock: Clock }): void => {
  router.get(LIJST, { ...beheer, logboek: false }, (c) => toonTaken(c, clock));
  router.post(`${LIJST}/bewijs`, { ...beheer, logboek: 'taak-gestart' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await startBewijscontrole(db, actor);
      return r.ok ? { ok: true, naar: LIJST } : r;
    });
    return uit instanceof Response ? uit : toonTaken(c, clock, uit);
  });
  for (const { pad, doe, logboek } of [
    { pad: 'opnieuw', doe: retryTaak, logboek: 'taak-herhaald' },
    { pad: 'weg', doe: dismissTaak, logboek: 'taak-weggelegd' },
  ])
    router.post(`${LIJST}/:taak/${pad}`, { ...beheer, logboek }, async (c) => {
      const id = taakId(c);
      const uit = await c.submit(async (db, actor) => {
        const r = await doe(db, actor, id);
        return r.ok ? { ok: true, naar: LIJST } : r;
      });
      return uit instanceof Response ? uit : toonTaken(c, clock, uit);
    });
};
