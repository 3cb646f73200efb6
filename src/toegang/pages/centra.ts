import { toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzelijst,
  knop,
  kop,
  link,
  stapel,
  tabel,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { addCentrum } from '../actions/add-centrum.ts';
import { listCentraMetVan, listOrganisaties } from '../queries/index.ts';
import { CentrumForm } from '../types.ts';

const CENTRA = '/beheer/orientatiecentra';
const alleenBeheer = { rollen: ['beheer'], van: 'gemeente' } as const;

const toon = async (
  c: PageContext,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const [centra, organisaties] = await Promise.all([listCentraMetVan(c.db), listOrganisaties(c.db)]);
  const al = new Set(centra.map(({ id }) => id));
  return c.page({
    titel: 'Oriëntatiecentrum',
    fout: fouten.length > 0,
    kruimels: [{ tekst: 'Rechtencontrole', href: '/beheer/rechtencontrole' }, { tekst: 'Oriëntatiecentrum' }],
    inhoud: html`${foutSamenvatting(fouten)}${terug('/beheer/rechtencontrole')}${kop({
      titel: 'Oriëntatiecentrum',
      onder: 'Welke organisatie met inwoners uitzoekt welk werk past. Wie daar werkt ziet alleen wie een consulent verwijst.',
    })}${stapel(
      kaart({
        inhoud: tabel({
          caption: 'Oriëntatiecentra van de gemeente',
          kolommen: [{ kop: 'Organisatie' }, { kop: 'Sinds' }, { kop: 'Actie', zonderLabel: true }],
          rijen: centra.map(({ id, naam, sinds }) => [
            naam,
            toonDatum(sinds),
            link(`/beheer/medewerkers/nieuw?bij=aanbieder&aanbieder=centrum-${id}`, 'Voeg een medewerker toe', `van ${naam}`),
          ]),
          leeg: 'Er is nog geen oriëntatiecentrum.',
        }),
      }),
      kaart({
        titel: 'Wijs een organisatie aan',
        inhoud: form({
          actie: CENTRA,
          sleutel: c.sleutel(),
          inhoud: html`${keuzelijst({
            naam: 'organisatie',
            label: 'Organisatie',
            leeg: 'Kies een organisatie',
            hint: 'Staat zij er niet bij, voeg haar dan eerst toe bij Organisaties.',
            opties: organisaties.filter(({ id }) => !al.has(id)).map(({ id, naam }) => ({ waarde: String(id), tekst: naam })),
            waarde: getypt.organisatie,
            fout: foutVan(fouten, 'organisatie'),
          })}${datumveld({ naam: 'van', label: 'Vanaf', waarde: getypt.van ?? toonKort(c.vandaag), fout: foutVan(fouten, 'van') })}${acties(
            knop({ tekst: 'Wijs aan als oriëntatiecentrum' }),
          )}`,
        }),
      }),
    )}`,
  });
};

/** Which organisation is the orientation centre. */
export const registerCentra = (router: Router): void => {
  router.get(CENTRA, { ...alleenBeheer, logboek: false }, (c) => toon(c, {}));
  router.post(CENTRA, { ...alleenBeheer, logboek: 'orientatiecentrum-aangewezen' }, async (c) => {
    const gelezen = parseForm(CentrumForm, { organisatie: c.form.tekst('organisatie'), van: c.form.tekst('van') });
    if (!gelezen.ok) return toon(c, c.form.waarden, gelezen.redenen);
    const { organisatie, van } = gelezen.waarde;
    const uit = await c.submit(async (db, actor) => {
      const r = await addCentrum(db, actor, { aanbiederId: Number(organisatie), van });
      return r.ok ? { ok: true, naar: CENTRA } : r;
    });
    return uit instanceof Response ? uit : toon(c, c.form.waarden, uit);
  });
};
