// The aanbieder: what it still owes for steps at its place, and that it did it.
import type { BeleidInHuis } from '../../beleid/index.ts';
import { explainBron } from '../../beleid/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, isVoor, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  metOnder,
  tabel,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { recordEigenPlicht } from '../actions/settle-plicht.ts';
import { type AanbiederPlicht, findAanbiederPlicht } from '../queries/index.ts';

const aanbieder = { rollen: ['aanbieder'], van: 'aanbieder' } as const;
const ROUTES = '/toewijzingen/routes';
const PAD = `${ROUTES}/plicht`;

/** The list on the page of the routes; nothing when nothing is owed. */
export const eigenPlichten = (
  rijen: readonly AanbiederPlicht[],
  vandaag: Datum,
  stapNaam: (rij: AanbiederPlicht) => string,
): Html =>
  rijen.length === 0
    ? html``
    : kaart({
        titel: 'Wat jullie nog doen',
        inhoud: tabel({
          caption: 'Wat jullie nog doen bij een stap',
          kolommen: [{ kop: 'Wat' }, { kop: 'Inwoner' }, { kop: 'Uiterlijk' }],
          rijen: rijen.map((rij) => [
            metOnder(link(`${PAD}/${rij.id}`, rij.naam), stapNaam(rij)),
            toonNaam(rij),
            rij.dag === null
              ? 'geen dag in de bron'
              : isVoor(datum(rij.dag), vandaag)
                ? badge('telaat', `${toonDatum(datum(rij.dag))}, te laat`)
                : toonDatum(datum(rij.dag)),
          ]),
        }),
      });

/** /toewijzingen/routes/plicht/:trajectplicht. */
export const registerAanbiederPlicht = (router: Router, s: { beleid: BeleidInHuis }): void => {
  const pagina = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
    const plicht = await findAanbiederPlicht(c.db, c.nummer('trajectplicht'));
    if (!plicht) throw new NietGevonden();
    if (plicht.stand !== 'open' && fouten.length === 0) return c.redirect(ROUTES);
    await schrijfInzage(c.db, { inwonerId: plicht.inwoner_id, soort: 'traject', objectId: plicht.id });
    const { waarden } = c.form;
    const naam = toonNaam(plicht);
    const regeling = s.beleid.dichtstbij(plicht.gemeente_id, c.vandaag)?.regeling;
    const bron =
      plicht.bron === 'keuze'
        ? 'Keuze van de gemeente'
        : ((regeling && explainBron(regeling, plicht.bron)?.tekst) ?? plicht.bron);
    return c.page({
      titel: plicht.naam,
      fout: fouten.length > 0,
      smal: true,
      kruimels: [{ tekst: 'Inwoners', href: '/toewijzingen' }, { tekst: 'Routes', href: ROUTES }, { tekst: plicht.naam }],
      inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: plicht.naam, onder: `Voor ${naam}. Leg vast dat het is gedaan; de gemeente ziet het meteen.` })}${kaart(
        {
          inhoud: html`${lijst([
            { kop: 'Inwoner', waarde: naam },
            { kop: 'Uiterlijk', waarde: plicht.dag === null ? 'geen dag in de bron' : toonDatum(datum(plicht.dag)) },
            { kop: 'Bron', waarde: bron },
          ])}${form({
            actie: `${PAD}/${plicht.id}`,
            sleutel: c.sleutel(),
            versie: fouten.length > 0 ? c.form.tekst('_versie') : plicht.versie,
            inhoud: html`${datumveld({ naam: 'op', label: 'Op welke dag is het gedaan?', waarde: waarden.op ?? toonKort(c.vandaag), fout: foutVan(fouten, 'op') })}${tekstvak(
              {
                naam: 'hoe',
                label: 'Wat hebben jullie gedaan?',
                hint: 'De gemeente leest dit. Schrijf geen medische gegevens op.',
                waarde: waarden.hoe,
                fout: foutVan(fouten, 'hoe'),
                regels: 3,
                maximum: 1000,
              },
            )}${acties(knop({ tekst: 'Vastleggen', icoon: 'check' }), linkKnop({ tekst: 'Annuleer', href: ROUTES, soort: 'stil' }))}`,
          })}`,
        },
      )}`,
    });
  };
  router.get(`${PAD}/:trajectplicht`, { ...aanbieder, logboek: 'inzage' }, (c) => pagina(c));
  router.post(`${PAD}/:trajectplicht`, { ...aanbieder, logboek: 'trajectplicht-afgedaan' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await recordEigenPlicht(db, {
        actor,
        vandaag: c.vandaag,
        plichtId: c.nummer('trajectplicht'),
        versie: c.form.versie(),
        waarden: c.form.waarden,
      });
      return r.ok ? { ok: true, naar: `${ROUTES}?verstuurd=ja` } : r;
    });
    return uit instanceof Response ? uit : pagina(c, uit);
  });
};
