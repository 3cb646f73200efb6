// What stands in nobody's queue, for who can do something about it; beheer sees how many and since when.
import { adresMet, eenVan, paginaUit, toonNaam } from '../../inwoner/index.ts';
import { type Datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag, toonMoment } from '../../kernel/moment.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import {
  filters,
  form,
  type Html,
  html,
  kaart,
  keuzelijst,
  knop,
  kop,
  leegBlok,
  link,
  melding,
  metOnder,
  paginering,
  stapel,
  tabel,
  telling,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { checkWerkvoorraad } from '../actions/check-werkvoorraad.ts';
import { deriveWerkvoorraad } from '../actions/derive-werkvoorraad.ts';
import { type BevindingRij, countBevindingen, findControle, listBevindingen } from '../queries/index.ts';
import { BEVINDINGEN, type BevindingSoort } from '../types.ts';
import { type WerkvoorraadSettings, werkTabs } from './lijst.ts';

const PAD = '/werkvoorraad/controle';
const PER_PAGINA = 50;
/** A look at a whole municipality takes longer than a page may, in milliseconds (keuze). */
const TIJD = 30_000;
const HERLEID = 1000;

const WOORDEN: Record<BevindingSoort, { titel: string; doen: string }> = {
  'zonder-consulent': { titel: 'Inwoner zonder consulent', doen: 'Kies een consulent.' },
  'consulent-weg': { titel: 'Consulent werkt hier niet meer', doen: 'Geef de inwoner een andere consulent.' },
  'consulent-afwezig': {
    titel: 'Consulent afwezig zonder vervanger',
    doen: 'Kies bij Afwezigheid een vervanger, of geef de inwoners aan een ander.',
  },
  'niet-afgeleid': {
    titel: 'Staat in geen enkele lijst',
    doen: 'De lijst wordt elke vijf minuten bijgewerkt. Staat dit er morgen nog, meld het dan aan beheer.',
  },
  'aanmelding-zonder-stap': { titel: 'Aanmelding zonder volgende stap', doen: 'Open het dossier en kies wat er moet gebeuren.' },
  'toewijzing-zonder-stap': {
    titel: 'Toewijzing waar niemand iets mee hoeft',
    doen: 'Vraag de aanbieder hoe het staat, of stop de toewijzing.',
  },
  'aanbieder-zonder-account': {
    titel: 'Wacht op een aanbieder zonder account',
    doen: 'Niemand van deze aanbieder kan inloggen. Vraag beheer iemand uit te nodigen.',
  },
  'wacht-zonder-stap': { titel: 'Wacht, maar op niemand', doen: 'Open het dossier: er ligt iets dat niemand ziet.' },
  'melding-ligt': {
    titel: 'Melding die niemand oppakt',
    doen: 'Open de melding en geef haar aan een consulent.',
  },
  stil: { titel: 'In traject, en er loopt niets', doen: 'Kies een vervolg, of rond het dossier af.' },
};
const isBekend = (soort: string): soort is BevindingSoort => BEVINDINGEN.some((een) => een === soort);
const woordenVan = (soort: string) => (isBekend(soort) ? WOORDEN[soort] : { titel: soort, doen: '' });

export const registerControle = (router: Router, s: WerkvoorraadSettings): void => {
  router.get(PAD, { rollen: ['teammanager', 'beheer'], van: 'gemeente', logboek: false }, (c) =>
    c.rolHint === 'beheer' ? beheerPagina(c) : lijstPagina(c),
  );

  router.post(PAD, { rollen: ['teammanager'], van: 'gemeente', logboek: 'werkvoorraad-gecontroleerd', tijd: TIJD }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      // What just changed must not be found for that alone.
      await deriveWerkvoorraad(db, {
        beleid: s.beleid,
        gemeenteId: actor.gemeenteId ?? 0,
        vandaag: c.vandaag,
        hoogstens: HERLEID,
      });
      await checkWerkvoorraad(db, { vandaag: isoDatum(c.vandaag) });
      await schrijfLogboek(db, actor, {
        handeling: 'werkvoorraad-gecontroleerd',
        soort: 'werkvoorraad',
        objectId: actor.gebruikerId,
        grond: GROND_WMO,
      });
      return { ok: true, naar: PAD };
    });
    return uit instanceof Response ? uit : lijstPagina(c);
  });
};

const UITLEG = 'Elke nacht wordt gekeken of alles in iemands werkvoorraad staat. Wat hier staat, ziet anders niemand.';

const laatste = (controle: Awaited<ReturnType<typeof findControle>>, vandaag: Datum): string =>
  controle
    ? `Laatst gecontroleerd op ${toonMoment(controle.op, vandaag)}: ${controle.nieuw} nieuw, ${controle.opgelost} opgelost.`
    : 'Er is nog niet gecontroleerd.';

const lijstPagina = async (c: PageContext): Promise<Response> => {
  const soort = eenVan(c.zoek, 'soort', BEVINDINGEN);
  const pagina = paginaUit(c.zoek);
  const [rijen, soorten, controle] = await Promise.all([
    listBevindingen(c.db, { soort, pagina, perPagina: PER_PAGINA }),
    countBevindingen(c.db, { alleenAantallen: false }),
    findControle(c.db),
  ]);
  const totaal = rijen[0]?.totaal ?? 0;
  if (rijen.length === 0 && pagina > 1) return c.redirect(adresMet(PAD, { soort }));
  const begin = (pagina - 1) * PER_PAGINA;
  return c.page({
    titel: 'In niemands werkvoorraad',
    inhoud: html`${kop({
      titel: 'In niemands werkvoorraad',
      onder: UITLEG,
      acties: form({
        actie: PAD,
        sleutel: c.sleutel(),
        kaal: true,
        inhoud: knop({ tekst: 'Controleer nu', soort: 'tweede', icoon: 'refresh' }),
      }),
    })}<div>${werkTabs({ tellers: undefined, teammanager: true, huidig: 'controle' })}${kaart({
      inhoud: html`<p>${laatste(controle, c.vandaag)}</p>${
        soorten.length === 0
          ? leegBlok(
              controle
                ? { titel: 'Alles staat in iemands werkvoorraad', inhoud: 'Er is niets gevonden dat op niemand wacht.' }
                : { titel: 'Nog niet gecontroleerd', inhoud: 'Dat gebeurt vannacht. Je kunt het ook nu doen.' },
            )
          : html`${filters({
              actie: PAD,
              knop: 'Toon',
              velden: keuzelijst({
                naam: 'soort',
                label: 'Wat er is gevonden',
                leeg: 'Alles',
                waarde: soort,
                opties: soorten.map((een) => ({ waarde: een.soort, tekst: `${woordenVan(een.soort).titel} (${een.aantal})` })),
              }),
            })}${telling(rijen.length === 0 ? 'Niets gevonden.' : `${totaal} gevonden, ${begin + 1} tot en met ${begin + rijen.length} getoond.`)}${tabel(
              {
                caption: 'In niemands werkvoorraad',
                toetsen: true,
                kolommen: [{ kop: 'Wie' }, { kop: 'Wat er is gevonden' }, { kop: 'Sinds' }],
                leeg: 'Niets van deze soort.',
                rijen: rijen.map((rij) => [
                  wie(rij),
                  metOnder(woordenVan(rij.soort).titel, woordenVan(rij.soort).doen),
                  toonDatum(dagTotVandaag(rij.sinds, c.vandaag)),
                ]),
              },
            )}${paginering({
              pagina,
              paginas: Math.ceil(totaal / PER_PAGINA),
              href: (p) => adresMet(PAD, { soort, pagina: p === 1 ? undefined : p }),
            })}`
      }`,
    })}</div>`,
  });
};

const wie = (rij: BevindingRij): Html => {
  if (rij.soort === 'melding-ligt') return link(`/meldingen/${rij.object_id}`, 'Een melding');
  if (rij.inwoner_id === null) return link(`/werkvoorraad?tab=nu&consulent=${rij.object_id}`, rij.wie ?? 'Een collega');
  const naar = rij.soort === 'zonder-consulent' || rij.soort === 'consulent-weg' ? '/verdelen/' : '/dossier/';
  return metOnder(
    link(`${naar}${rij.inwoner_id}`, toonNaam(rij)),
    rij.wie === null ? rij.dossiernummer : `${rij.dossiernummer} · ${rij.wie}`,
  );
};

const beheerPagina = async (c: PageContext): Promise<Response> => {
  const [soorten, controle] = await Promise.all([countBevindingen(c.db, { alleenAantallen: true }), findControle(c.db)]);
  return c.page({
    titel: 'In niemands werkvoorraad',
    kruimels: [{ tekst: 'Taken', href: '/beheer/taken' }, { tekst: 'In niemands werkvoorraad' }],
    inhoud: stapel(
      kop({ titel: 'In niemands werkvoorraad', onder: `${UITLEG} De teammanager ziet om wie het gaat en kan er iets aan doen.` }),
      soorten.length === 0
        ? melding({ soort: 'succes', titel: 'Alles staat in iemands werkvoorraad', inhoud: laatste(controle, c.vandaag) })
        : kaart({
            inhoud: html`<p>${laatste(controle, c.vandaag)}</p>${tabel({
              caption: 'Wat in niemands werkvoorraad staat',
              kolommen: [{ kop: 'Wat er is gevonden' }, { kop: 'Aantal', uitlijning: 'eind' }, { kop: 'Oudste' }],
              rijen: soorten.map((een) => [
                woordenVan(een.soort).titel,
                een.aantal,
                toonDatum(dagTotVandaag(een.sinds, c.vandaag)),
              ]),
            })}`,
          }),
    ),
  });
};
