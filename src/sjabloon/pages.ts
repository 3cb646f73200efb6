import { toonMoment } from '../kernel/moment.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { NietGevonden } from '../platform/problem.ts';
import { parseForm } from '../web/form-data.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  geschreven,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  link,
  linkKnop,
  metOnder,
  stapel,
  tabel,
  tekstvak,
  tekstveld,
  terug,
  uitklap,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { saveSjabloon } from './actions/save-sjabloon.ts';
import { listSjablonen, listTeams, listVersies } from './queries.ts';
import { INVULWOORDEN, SjabloonForm, WAARVOOR, WAARVOOR_KEUZES } from './types.ts';

const LIJST = '/sjablonen';
const beheer = { rollen: ['teammanager', 'beheer'], van: 'gemeente' } as const;

const invulHint = (): Html =>
  html`Wat je tussen accolades zet, vullen we in: ${Object.entries(INVULWOORDEN).map(
    ([woord, wat], nr) => html`${nr > 0 && ', '}<code>{${woord}}</code> (${wat})`,
  )}.`;

const velden = (
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[],
  teams: readonly { id: number; naam: string }[],
): Html => {
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(fouten, naam) });
  return html`${tekstveld({ ...veld('naam'), label: 'Naam', hint: 'Zoals collega’s hem kiezen.', maximum: 80 })}${keuzerondjes({
    ...veld('waarvoor'),
    label: 'Waarvoor',
    keuzes: WAARVOOR_KEUZES.map((waarde) => ({ waarde, tekst: WAARVOOR[waarde] })),
  })}${keuzelijst({
    ...veld('team'),
    label: 'Voor wie',
    verplicht: false,
    leeg: 'De hele gemeente',
    opties: teams.map(({ id, naam }) => ({ waarde: String(id), tekst: naam })),
  })}${tekstvak({ ...veld('tekst'), label: 'Tekst', hint: invulHint(), regels: 10, maximum: 4000 })}`;
};

const nieuwPagina = async (
  c: PageContext,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const teams = await listTeams(c.db);
  const titel = 'Nieuw sjabloon';
  return c.page({
    titel,
    smal: true,
    fout: fouten.length > 0,
    kruimels: [{ tekst: 'Sjablonen', href: LIJST }, { tekst: titel }],
    inhoud: html`${terug(LIJST)}${foutSamenvatting(fouten)}${kop({ titel })}${form({
      actie: `${LIJST}/nieuw`,
      sleutel: c.sleutel(),
      inhoud: html`${velden(getypt, fouten, teams)}${acties(knop({ tekst: 'Bewaar' }), linkKnop({ tekst: 'Annuleer', href: LIJST, soort: 'stil' }))}`,
    })}`,
  });
};

const eenPagina = async (
  c: PageContext,
  getypt?: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const [versies, teams] = await Promise.all([listVersies(c.db, c.nummer('sjabloon')), listTeams(c.db)]);
  const [nu] = versies;
  if (!nu) throw new NietGevonden();
  const waarden = getypt ?? {
    naam: nu.naam,
    waarvoor: nu.waarvoor,
    team: nu.teamId === null ? '' : String(nu.teamId),
    tekst: nu.tekst,
  };
  return c.page({
    titel: nu.naam,
    fout: fouten.length > 0,
    kruimels: [{ tekst: 'Sjablonen', href: LIJST }, { tekst: nu.naam }],
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: nu.naam,
      onder: nu.vervallen ? 'Dit sjabloon is vervallen: niemand kan het nog kiezen.' : 'Wat je bewaart wordt een nieuwe versie.',
    })}${stapel(
      kaart({
        inhoud: form({
          actie: `${LIJST}/${nu.reeks}`,
          sleutel: c.sleutel(),
          versie: c.form.tekst('_versie') || nu.versie,
          inhoud: html`${velden(waarden, fouten, teams)}${acties(
            knop({ tekst: nu.vervallen ? 'Bewaar en gebruik weer' : 'Bewaar', naam: '_stap', waarde: 'bewaren' }),
            !nu.vervallen && knop({ tekst: 'Laat vervallen', soort: 'tweede', naam: '_stap', waarde: 'vervallen' }),
            linkKnop({ tekst: 'Annuleer', href: LIJST, soort: 'stil' }),
          )}`,
        }),
      }),
      kaart({
        titel: 'Versies',
        inhoud: html`${versies.map((versie) =>
          uitklap(
            `Versie ${versie.versie}: ${toonMoment(versie.vastgelegdOp, c.vandaag)}, ${versie.door}${versie.vervallen ? ' (vervallen)' : ''}`,
            geschreven(versie.tekst),
          ),
        )}`,
      }),
    )}`,
  });
};

/** /sjablonen: templates of a team or the municipality, with every version. */
export const registerSjabloon = (router: Router): void => {
  router.get(LIJST, { ...beheer, logboek: false }, async (c) => {
    const alle = await listSjablonen(c.db);
    return c.page({
      titel: 'Sjablonen',
      inhoud: html`${kop({
        titel: 'Sjablonen',
        onder: 'Teksten die terugkomen, in notities, berichten en besluiten. Wie schrijft, kiest er een en past hem aan.',
        acties: linkKnop({ tekst: 'Nieuw sjabloon', href: `${LIJST}/nieuw`, soort: 'primair', icoon: 'plus' }),
      })}${kaart({
        inhoud: tabel({
          caption: 'Sjablonen',
          kolommen: [{ kop: 'Naam' }, { kop: 'Waarvoor' }, { kop: 'Voor wie' }, { kop: 'Laatst gewijzigd' }],
          leeg: 'Er zijn nog geen sjablonen.',
          rijen: alle.map((een) => [
            html`${link(`${LIJST}/${een.reeks}`, een.naam)}${een.vervallen && html` ${badge('neutraal', 'vervallen')}`}`,
            WAARVOOR[een.waarvoor],
            een.team ?? 'De hele gemeente',
            metOnder(toonMoment(een.vastgelegdOp, c.vandaag), `versie ${een.versie}, ${een.door}`),
          ]),
        }),
      })}`,
    });
  });

  router.get(`${LIJST}/nieuw`, { ...beheer, logboek: false }, (c) => nieuwPagina(c, {}));

  router.post(`${LIJST}/nieuw`, { ...beheer, logboek: 'sjabloon-bewaard' }, async (c) => {
    const { waarden } = c.form;
    const gelezen = parseForm(SjabloonForm, waarden);
    if (!gelezen.ok) return nieuwPagina(c, waarden, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await saveSjabloon(db, { actor, versie: 0, vervallen: false, form: gelezen.waarde, terug: LIJST });
      return r.ok ? { ok: true, naar: LIJST } : r;
    });
    return uit instanceof Response ? uit : nieuwPagina(c, waarden, uit);
  });

  router.get(`${LIJST}/:sjabloon`, { ...beheer, logboek: false }, (c) => eenPagina(c));

  router.post(`${LIJST}/:sjabloon`, { ...beheer, logboek: 'sjabloon-bewaard' }, async (c) => {
    const reeks = c.nummer('sjabloon');
    const { waarden } = c.form;
    const gelezen = parseForm(SjabloonForm, waarden);
    if (!gelezen.ok) return eenPagina(c, waarden, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await saveSjabloon(db, {
        actor,
        reeks,
        versie: c.form.versie(),
        vervallen: c.form.tekst('_stap') === 'vervallen',
        form: gelezen.waarde,
        terug: `${LIJST}/${reeks}`,
      });
      return r.ok ? { ok: true, naar: LIJST } : r;
    });
    return uit instanceof Response ? uit : eenPagina(c, waarden, uit);
  });
};
