import { toonMoment, toonTijdstip } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  lijst,
  link,
  melding,
  metOnder,
  stapel,
  tabel,
  takenlijst,
  tekstvak,
  tekstveld,
  terug,
  vinkje,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { judgeNoodtoegang } from '../actions/judge-noodtoegang.ts';
import { closeNoodtoegang, openNoodtoegang } from '../actions/open-noodtoegang.ts';
import { findNood, listGedaan, listNood, type NoodtoegangRij } from '../queries/index.ts';
import { NOODREDEN, NOODREDEN_B1, noodreden, noodStand } from '../rules.ts';
import { NoodForm, NoodReden, OordeelForm } from '../types.ts';
import { gedaanMelding, NOOD, type ToegangSettings, toegangTabs } from './settings.ts';

const wieMag = { rollen: ['consulent', 'teammanager'], van: 'gemeente' } as const;

const oordeelBadge = (n: NoodtoegangRij) =>
  n.oordeel === 'terecht'
    ? badge('goed', 'terecht')
    : n.oordeel === 'onterecht'
      ? badge('telaat', 'niet terecht')
      : badge('aandacht', 'nog geen oordeel');

const standBadge = (n: NoodtoegangRij) =>
  noodStand(n, new Date()) === 'open'
    ? badge('aandacht', `open tot ${toonTijdstip(n.verlooptOp)}`)
    : badge('neutraal', 'voorbij');

const toon = async (
  c: PageContext,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const [alle, actor] = await Promise.all([listNood(c.db), c.actor()]);
  const vanMij = alle.filter((n) => n.gebruikerId === actor.gebruikerId);
  const vanAnderen = alle.filter((n) => n.gebruikerId !== actor.gebruikerId);
  const teBeoordelen = vanAnderen.filter((n) => n.oordeel === undefined);
  const nuOpen = vanMij.filter((n) => noodStand(n, new Date()) === 'open');
  return c.page({
    titel: 'Noodtoegang',
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${fouten.length === 0 && gedaanMelding(c)}${kop({
      titel: 'Noodtoegang',
      onder: 'Lees het dossier van een inwoner die niet van jou is, als het echt niet kan wachten.',
    })}${toegangTabs(actor.rol, NOOD)}${stapel(
      // First: the notice above an open dossier sends here who is done with it.
      nuOpen.length > 0 &&
        kaart({
          titel: 'Nu open bij jou',
          inhoud: html`${nuOpen.map(
            (n) =>
              html`<p>${link(`/dossier/${n.inwonerId}`, `Dossier ${n.dossiernummer}`)} ${standBadge(n)}</p>${form({
                actie: `${NOOD}/${n.id}/sluiten`,
                sleutel: c.sleutel(),
                inhoud: acties(knop({ tekst: 'Sluit dit dossier', icoon: 'x', extra: n.dossiernummer })),
              })}`,
          )}`,
        }),
      teBeoordelen.length > 0 &&
        kaart({
          titel: 'Wacht op een oordeel',
          inhoud: takenlijst(
            teBeoordelen.map((n) => ({
              titel: `${n.naam} las dossier ${n.dossiernummer}`,
              href: `${NOOD}/${n.id}`,
              onder: `${noodreden(n.reden)} · ${toonMoment(n.begonnenOp, c.vandaag)}`,
              status: standBadge(n),
            })),
          ),
        }),
      kaart({
        titel: 'Open een dossier',
        inhoud: html`${melding({
          soort: 'waarschuwing',
          titel: 'Iedereen die het aangaat ziet dit',
          inhoud:
            'De inwoner leest op zijn eigen pagina dat jij zijn dossier opende, en waarom. Zijn contactpersoon en de teammanager zeggen achteraf of het terecht was. Je kunt lezen, niet wijzigen.',
        })}${form({
          actie: NOOD,
          sleutel: c.sleutel(),
          inhoud: html`${tekstveld({
            naam: 'wie',
            label: 'Dossiernummer of burgerservicenummer',
            waarde: getypt.wie,
            autocomplete: 'off',
            breedte: 20,
            fout: foutVan(fouten, 'wie'),
          })}${keuzerondjes({
            naam: 'reden',
            label: 'Waarom kan het niet wachten?',
            waarde: getypt.reden,
            fout: foutVan(fouten, 'reden'),
            keuzes: NoodReden.options.map((waarde) => ({
              waarde,
              tekst: NOODREDEN[waarde],
              uitleg: `De inwoner leest: “want ${NOODREDEN_B1[waarde]}”.`,
            })),
          })}${tekstvak({
            naam: 'toelichting',
            label: 'Toelichting',
            hint: 'Voor wie dit beoordeelt. De inwoner leest dit niet.',
            waarde: getypt.toelichting,
            maximum: 500,
            fout: foutVan(fouten, 'toelichting'),
          })}${vinkje({
            naam: 'gelezen',
            label: 'Ik weet dat de inwoner ziet dat ik dit dossier open, en waarom.',
            aan: getypt.gelezen === 'ja',
            fout: foutVan(fouten, 'gelezen'),
          })}${acties(knop({ tekst: 'Open het dossier nu', icoon: 'alert-triangle' }))}`,
        })}`,
      }),
      kaart({
        titel: 'Door jou geopend',
        inhoud: tabel({
          caption: 'Noodtoegang die jij nam',
          kolommen: [{ kop: 'Dossier' }, { kop: 'Waarom' }, { kop: 'Stand' }, { kop: 'Oordeel' }],
          rijen: vanMij.map((n) => [
            metOnder(
              noodStand(n, new Date()) === 'open' ? link(`/dossier/${n.inwonerId}`, n.dossiernummer) : n.dossiernummer,
              toonMoment(n.begonnenOp, c.vandaag),
            ),
            noodreden(n.reden),
            standBadge(n),
            n.oordeel === 'onterecht' ? metOnder(oordeelBadge(n), n.oordeelToelichting) : oordeelBadge(n),
          ]),
          leeg: 'Je hebt nog nooit noodtoegang genomen.',
        }),
      }),
      kaart({
        titel: actor.rol === 'teammanager' ? 'Door anderen geopend' : 'Door anderen bij jouw inwoners geopend',
        inhoud: tabel({
          caption: 'Noodtoegang van anderen',
          kolommen: [{ kop: 'Dossier' }, { kop: 'Wie' }, { kop: 'Waarom' }, { kop: 'Oordeel' }],
          rijen: vanAnderen.map((n) => [
            metOnder(link(`${NOOD}/${n.id}`, n.dossiernummer), toonMoment(n.begonnenOp, c.vandaag)),
            n.naam,
            noodreden(n.reden),
            oordeelBadge(n),
          ]),
          leeg: 'Niemand nam noodtoegang.',
        }),
      }),
    )}`,
  });
};

const GEDAAN: Record<string, string> = {
  inzage: 'bekeek',
  'noodtoegang-geopend': 'opende het dossier',
  'noodtoegang-gesloten': 'sloot het dossier',
};

const toonEen = async (
  c: PageContext,
  n: NoodtoegangRij,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const [actor, gedaan] = await Promise.all([c.actor(), listGedaan(c.db, n)]);
  const mag = n.oordeel === undefined && n.gebruikerId !== actor.gebruikerId;
  return c.page({
    titel: `Noodtoegang tot dossier ${n.dossiernummer}`,
    fout: fouten.length > 0,
    kruimels: [{ tekst: 'Noodtoegang', href: NOOD }, { tekst: n.dossiernummer }],
    inhoud: html`${foutSamenvatting(fouten)}${terug(NOOD)}${kop({ titel: `Noodtoegang tot dossier ${n.dossiernummer}` })}${stapel(
      kaart({
        titel: 'Wat er gebeurde',
        inhoud: lijst([
          { kop: 'Wie', waarde: n.naam },
          { kop: 'Waarom', waarde: noodreden(n.reden) },
          { kop: 'Toelichting', waarde: n.toelichting },
          { kop: 'Begonnen', waarde: toonMoment(n.begonnenOp, c.vandaag) },
          {
            kop: n.geslotenOp ? 'Gesloten' : noodStand(n, new Date()) === 'open' ? 'Open tot' : 'Duurde tot',
            // What is still to come has no day of the municipality yet: it lies within hours.
            waarde:
              noodStand(n, new Date()) === 'open'
                ? toonTijdstip(n.verlooptOp)
                : toonMoment(n.geslotenOp ?? n.verlooptOp, c.vandaag),
          },
          { kop: 'Oordeel', waarde: oordeelBadge(n) },
          ...(n.beoordeeldDoor
            ? [
                {
                  kop: 'Beoordeeld door',
                  waarde: `${n.beoordeeldDoor}, ${n.beoordeeldOp ? toonMoment(n.beoordeeldOp, c.vandaag) : ''}`,
                },
                { kop: 'Wat erbij staat', waarde: n.oordeelToelichting },
              ]
            : []),
        ]),
      }),
      kaart({
        titel: 'Wat er is bekeken',
        inhoud: takenlijst(
          gedaan.map((regel) => ({
            titel: `${GEDAAN[regel.handeling] ?? regel.handeling.replaceAll('-', ' ')}${regel.handeling === 'inzage' ? ` ${regel.soort.replaceAll('_', ' ')}` : ''}`,
            onder: toonMoment(regel.moment, c.vandaag),
          })),
          'Hiervan staat voor jou niets in het logboek.',
        ),
      }),
      mag &&
        kaart({
          titel: 'Was dit terecht?',
          inhoud: form({
            actie: `${NOOD}/${n.id}`,
            sleutel: c.sleutel(),
            inhoud: html`${keuzerondjes({
              naam: 'oordeel',
              label: 'Jouw oordeel',
              waarde: getypt.oordeel,
              fout: foutVan(fouten, 'oordeel'),
              keuzes: [
                { waarde: 'terecht', tekst: 'Ja, dit was terecht' },
                {
                  waarde: 'onterecht',
                  tekst: 'Nee, dit was niet terecht',
                  uitleg: 'Beheer ziet dit in het overzicht van het kwartaal. Bespreek het met de medewerker.',
                },
              ],
            })}${tekstvak({
              naam: 'toelichting',
              label: 'Toelichting',
              verplicht: false,
              waarde: getypt.toelichting,
              maximum: 500,
              fout: foutVan(fouten, 'toelichting'),
            })}${acties(knop({ tekst: 'Leg het oordeel vast' }))}`,
          }),
        }),
    )}`,
  });
};

/** Access in an emergency: asked, given at once, given back, judged. */
export const registerNood = (router: Router, s: ToegangSettings): void => {
  router.get(NOOD, { ...wieMag, logboek: false }, (c) => toon(c, { wie: (c.zoek.get('dossier') ?? '').slice(0, 40) }));
  router.post(NOOD, { ...wieMag, logboek: 'noodtoegang-geopend', zoekt: true }, async (c) => {
    const gelezen = parseForm(NoodForm, {
      wie: c.form.tekst('wie'),
      reden: c.form.tekst('reden'),
      toelichting: c.form.tekst('toelichting'),
      gelezen: c.form.tekst('gelezen'),
    });
    if (!gelezen.ok) return toon(c, c.form.waarden, gelezen.redenen);
    const uit = await c.submit(async (db) => {
      const r = await openNoodtoegang(db, s.bsn, gelezen.waarde);
      return r.ok ? { ok: true, naar: `/dossier/${r.waarde.inwonerId}` } : r;
    });
    return uit instanceof Response ? uit : toon(c, c.form.waarden, uit);
  });
  router.post(`${NOOD}/:noodtoegang/sluiten`, { ...wieMag, logboek: 'noodtoegang-gesloten' }, async (c) => {
    const id = c.nummer('noodtoegang');
    // What is not one's own does not exist; what is over already is closed all the same.
    const n = await findNood(c.db, id);
    const ik = await c.actor();
    if (!n || n.gebruikerId !== ik.gebruikerId) throw new NietGevonden();
    const uit = await c.submit(async (db) => {
      await closeNoodtoegang(db, id);
      return { ok: true, naar: `${NOOD}?gedaan=gesloten` };
    });
    return uit instanceof Response ? uit : c.redirect(NOOD);
  });
  const lees = async (c: PageContext): Promise<NoodtoegangRij> => {
    const n = await findNood(c.db, c.nummer('noodtoegang'));
    if (!n) throw new NietGevonden();
    return n;
  };
  router.get(`${NOOD}/:noodtoegang`, { ...wieMag, logboek: false }, async (c) => toonEen(c, await lees(c), {}));
  router.post(`${NOOD}/:noodtoegang`, { ...wieMag, logboek: 'noodtoegang-beoordeeld' }, async (c) => {
    const n = await lees(c);
    const gelezen = parseForm(OordeelForm, { oordeel: c.form.tekst('oordeel'), toelichting: c.form.tekst('toelichting') });
    if (!gelezen.ok) return toonEen(c, n, c.form.waarden, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await judgeNoodtoegang(db, actor, { id: n.id, ...gelezen.waarde });
      return r.ok ? { ok: true, naar: `${NOOD}?gedaan=oordeel` } : r;
    });
    return uit instanceof Response ? uit : toonEen(c, n, c.form.waarden, uit);
  });
};
