import { zoeknaam } from '../../inwoner/index.ts';
import { parseBsn } from '../../kernel/bsn.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  knop,
  kop,
  link,
  metOnder,
  stapel,
  tabel,
  tekstveld,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { type Bekend, findBekend } from '../queries/index.ts';
import { BekendForm } from '../types.ts';
import { BEKEND, NOOD, type ToegangSettings, toegangTabs } from './settings.ts';

const wieMag = { rollen: ['consulent', 'teammanager'], van: 'gemeente' } as const;

const toon = async (
  c: PageContext,
  gevonden: readonly Bekend[] | undefined,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const { rol } = await c.actor();
  // A BSN that was typed does not come back on the page.
  const { voornaam, achternaam, geboortedatum } = c.form.waarden;
  return c.page({
    titel: 'Bij wie is iemand bekend?',
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: 'Bij wie is iemand bekend?',
      onder: 'Je hoort bij welke collega, niet wat er in het dossier staat.',
    })}${toegangTabs(rol, BEKEND)}${stapel(
      gevonden &&
        kaart({
          titel: 'Gevonden',
          inhoud: tabel({
            caption: 'Bij wie deze inwoner bekend is',
            kolommen: [{ kop: 'Bekend bij' }, { kop: 'Telefoon' }, { kop: 'Dossier' }],
            rijen: gevonden.map((een) => [
              een.consulent_id === 0 ? 'Nog te verdelen: vraag de teammanager' : metOnder(een.consulent, een.team ?? ''),
              een.telefoon ?? '',
              een.dossiernummer === null
                ? 'afgeschermd'
                : metOnder(een.dossiernummer, link(`${NOOD}?dossier=${een.dossiernummer}`, 'Noodtoegang', een.dossiernummer)),
            ]),
            leeg: 'Deze inwoner is hier niet bekend.',
          }),
        }),
      kaart({
        inhoud: form({
          actie: BEKEND,
          sleutel: c.sleutel(),
          inhoud: html`${tekstveld({
            naam: 'bsn',
            label: 'Burgerservicenummer',
            verplicht: false,
            inputmode: 'numeric',
            breedte: 10,
            autocomplete: 'off',
            fout: foutVan(fouten, 'bsn'),
          })}<p>Of de hele naam met de geboortedatum:</p>${tekstveld({
            naam: 'voornaam',
            label: 'Voornaam',
            verplicht: false,
            waarde: voornaam,
            autocomplete: 'off',
            fout: foutVan(fouten, 'voornaam'),
          })}${tekstveld({
            naam: 'achternaam',
            label: 'Achternaam, zonder voorvoegsel',
            verplicht: false,
            waarde: achternaam,
            autocomplete: 'off',
            fout: foutVan(fouten, 'achternaam'),
          })}${datumveld({
            naam: 'geboortedatum',
            label: 'Geboortedatum',
            verplicht: false,
            waarde: geboortedatum,
            fout: foutVan(fouten, 'geboortedatum'),
          })}${acties(knop({ tekst: 'Zoek', icoon: 'search' }))}`,
        }),
      }),
    )}`,
  });
};

/** Whether a resident is known, and with whom; never what stands in the dossier. */
export const registerBekend = (router: Router, s: ToegangSettings): void => {
  router.get(BEKEND, { ...wieMag, logboek: false }, async (c) => toon(c, undefined));
  router.post(BEKEND, { ...wieMag, logboek: 'bsn-gezocht', zoekt: true }, async (c) => {
    const actor = await c.actor();
    const gelezen = parseForm(BekendForm, {
      bsn: c.form.tekst('bsn'),
      voornaam: c.form.tekst('voornaam'),
      achternaam: c.form.tekst('achternaam'),
      geboortedatum: c.form.tekst('geboortedatum'),
    });
    if (!gelezen.ok) return toon(c, undefined, gelezen.redenen);
    const { bsn: getypt, voornaam, achternaam, geboortedatum } = gelezen.waarde;
    const bsn = getypt === '' ? undefined : parseBsn(getypt);
    if (getypt !== '' && bsn === undefined)
      return toon(c, undefined, [
        { veld: 'bsn', tekst: 'Dit is geen burgerservicenummer. Kijk het na: het heeft negen cijfers.' },
      ]);
    if (bsn === undefined && (voornaam === '' || achternaam === '' || geboortedatum === null))
      return toon(c, undefined, [
        { veld: 'bsn', tekst: 'Vul het burgerservicenummer in, of de hele naam met de geboortedatum.' },
      ]);
    const gevonden = await findBekend(c.db, {
      bsnHash: bsn === undefined ? null : s.bsn.hash(bsn),
      zoeknaam: bsn === undefined ? zoeknaam({ voornaam, achternaam }) : null,
      geboortedatum: bsn === undefined ? geboortedatum : null,
    });
    await schrijfLogboek(c.db, actor, {
      handeling: 'bsn-gezocht',
      soort: 'inwoner',
      objectId: gevonden.length > 0 ? 'bekend' : 'niet-gevonden',
      grond: GROND_WMO,
    });
    return toon(c, gevonden);
  });
};
