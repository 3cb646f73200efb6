import { toonMoment } from '../kernel/moment.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { NietGevonden } from '../platform/problem.ts';
import { parseForm } from '../web/form-data.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  getalveld,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  tekstveld,
  terug,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { changeInstelling } from './actions/change-instelling.ts';
import { listVersies } from './queries.ts';
import { findSoort, type Instelling, instellingen, toonWaarde } from './rules.ts';
import { InstellingForm, type InstellingVersie } from './types.ts';

const LIJST = '/beheer/instellingen';
const beheer = { rollen: ['beheer'], van: 'gemeente' } as const;

const getSoort = (c: PageContext): Instelling => {
  const soort = findSoort(c.param('sleutel'));
  if (!soort) throw new NietGevonden();
  return soort;
};

const nuVan = (versies: readonly InstellingVersie[], soort: Instelling): InstellingVersie | undefined =>
  versies.find(({ sleutel }) => sleutel === soort.sleutel);

const toonLijst = async (c: PageContext): Promise<Response> => {
  const versies = await listVersies(c.db);
  const gewijzigd = findSoort(c.zoek.get('gewijzigd') ?? '');
  const nieuw = gewijzigd && nuVan(versies, gewijzigd);
  return c.page({
    titel: 'Instellingen',
    inhoud: html`${
      gewijzigd &&
      nieuw &&
      melding({
        soort: 'succes',
        titel: 'De instelling is gewijzigd',
        inhoud: `${gewijzigd.naam}: ${toonWaarde(gewijzigd, nieuw.waarde)}.`,
      })
    }${kop({ titel: 'Instellingen', onder: 'Keuzes van jullie gemeente: geen wet of regeling schrijft ze voor. Wat de raad heeft vastgesteld staat in het beleid.' })}${stapel(
      kaart({
        inhoud: tabel({
          caption: 'Instellingen van de gemeente',
          kolommen: [
            { kop: 'Instelling' },
            { kop: 'Nu', uitlijning: 'eind' },
            { kop: 'Waar dit vandaan komt' },
            { kop: 'Actie', zonderLabel: true },
          ],
          rijen: instellingen.map((soort) => {
            const nu = nuVan(versies, soort);
            return [
              metOnder(soort.naam, soort.uitleg),
              toonWaarde(soort, nu?.waarde ?? soort.standaard),
              nu
                ? metOnder(`Gekozen door ${nu.door}`, `${toonMoment(nu.vanaf, c.vandaag)}: ${nu.reden}`)
                : metOnder('Keuze van het systeem', 'geen bron; nog nooit gewijzigd'),
              link(`${LIJST}/${soort.sleutel}`, 'Wijzig', soort.naam),
            ];
          }),
        }),
      }),
      kaart({
        titel: 'Alle wijzigingen',
        inhoud: tabel({
          caption: 'Wie wijzigde wat',
          kolommen: [
            { kop: 'Wanneer' },
            { kop: 'Instelling' },
            { kop: 'Werd', uitlijning: 'eind' },
            { kop: 'Wie' },
            { kop: 'Waarom' },
          ],
          rijen: versies.flatMap((versie) => {
            const soort = findSoort(versie.sleutel);
            if (!soort) return [];
            return [
              [toonMoment(versie.vanaf, c.vandaag), soort.naam, toonWaarde(soort, versie.waarde), versie.door, versie.reden],
            ];
          }),
          leeg: 'Er is nog nooit iets gewijzigd.',
        }),
      }),
    )}`,
  });
};

const formulier = (
  c: PageContext,
  soort: Instelling,
  getypt: { waarde: string; reden: string; versie: string },
  fouten: readonly Reden[],
): Promise<Response> => {
  const jaNee = soort.eenheid === 'ja-nee';
  return c.page({
    titel: soort.naam,
    kruimels: [{ tekst: 'Instellingen', href: LIJST }, { tekst: soort.naam }],
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug(LIJST)}${foutSamenvatting(fouten)}${kop({ titel: soort.naam, onder: soort.uitleg })}${form({
      actie: `${LIJST}/${soort.sleutel}`,
      sleutel: c.sleutel(),
      versie: getypt.versie,
      inhoud: html`${
        jaNee
          ? keuzerondjes({
              naam: 'waarde',
              label: 'Ja of nee',
              hint: `De standaard is ${toonWaarde(soort, soort.standaard)}.`,
              waarde: getypt.waarde,
              fout: foutVan(fouten, 'waarde'),
              naastElkaar: true,
              keuzes: [
                { waarde: '1', tekst: 'Ja' },
                { waarde: '0', tekst: 'Nee' },
              ],
            })
          : getalveld({
              naam: 'waarde',
              label: 'Hoeveel',
              hint: `Van ${soort.laagste} tot en met ${soort.hoogste}. De standaard is ${soort.standaard}.`,
              eenheid: soort.eenheid,
              waarde: getypt.waarde,
              fout: foutVan(fouten, 'waarde'),
            })
      }${tekstveld({
        naam: 'reden',
        label: 'Waarom',
        hint: 'Collega’s lezen dit later terug.',
        maximum: 200,
        waarde: getypt.reden,
        fout: foutVan(fouten, 'reden'),
      })}${acties(knop({ tekst: 'Bewaar' }), linkKnop({ tekst: 'Annuleer', href: LIJST, soort: 'stil' }))}`,
    })}`,
  });
};

/** /beheer/instellingen: what a municipality chooses for itself, with who changed what and why. */
export const registerInstelling = (router: Router): void => {
  router.get(LIJST, { ...beheer, logboek: false }, toonLijst);
  router.get(`${LIJST}/:sleutel`, { ...beheer, logboek: false }, async (c) => {
    const soort = getSoort(c);
    const nu = nuVan(await listVersies(c.db), soort);
    return formulier(c, soort, { waarde: String(nu?.waarde ?? soort.standaard), reden: '', versie: String(nu?.versie ?? 0) }, []);
  });
  router.post(`${LIJST}/:sleutel`, { ...beheer, logboek: 'instelling-gewijzigd' }, async (c) => {
    const soort = getSoort(c);
    const getypt = { waarde: c.form.tekst('waarde'), reden: c.form.tekst('reden'), versie: c.form.tekst('_versie') };
    const gelezen = parseForm(InstellingForm, getypt);
    if (!gelezen.ok) return formulier(c, soort, getypt, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await changeInstelling(db, actor, {
        sleutel: soort.sleutel,
        versie: c.form.versie(),
        ...gelezen.waarde,
      });
      return r.ok ? { ok: true, naar: `${LIJST}?gewijzigd=${soort.sleutel}` } : r;
    });
    return uit instanceof Response ? uit : formulier(c, soort, getypt, uit);
  });
};
