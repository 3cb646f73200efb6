// Messages for the begeleiders of an aanbieder: about the residents of its places.
import { toonNaam } from '../../inwoner/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { acties, html, kop, linkKnop, melding } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { NIET_MEER, sendBericht } from '../actions/send-bericht.ts';
import { startOverleg } from '../actions/start-overleg.ts';
import {
  countOngelezen,
  findOverleg,
  findPlek,
  heeftLopendePlek,
  listBerichten,
  listOverleg,
  listPlekken,
  markGelezen,
} from '../queries.ts';
import { AntwoordForm, OverlegForm } from '../types.ts';
import { overlegLijst } from './draad.ts';
import { draadPagina, nieuwPagina, type Plaats } from './partner.ts';

const tab = (toewijzingId: number): string => `/toewijzingen/${toewijzingId}/berichten`;
const vragen = { rollen: ['aanbieder'], van: 'aanbieder', logboek: 'inzage' } as const;

const getPlek = async (c: PageContext) => {
  const plek = await findPlek(c.db, c.nummer('toewijzing'));
  if (!plek) throw new NietGevonden();
  return plek;
};
type Plek = Awaited<ReturnType<typeof getPlek>>;

const kruimels = (plek: Plek, tekst?: string) => [
  { tekst: 'Inwoners', href: '/toewijzingen' },
  { tekst: toonNaam(plek), href: `/toewijzingen/${plek.id}` },
  ...(tekst === undefined ? [{ tekst: 'Berichten' }] : [{ tekst: 'Berichten', href: tab(plek.id) }, { tekst }]),
];

const plaatsVan = (plek: Plek): Plaats => ({
  naam: toonNaam(plek),
  voornaam: plek.voornaam,
  consulent: plek.consulent_id === 0 ? undefined : (plek.consulent ?? 'consulent'),
  tab: tab(plek.id),
  kruimels: (tekst) => kruimels(plek, tekst),
});
const nieuwBericht = (
  c: PageContext,
  plek: Plek,
  getypt: Readonly<Record<string, string>>,
  fouten?: readonly Reden[],
): Promise<Response> => nieuwPagina(c, plaatsVan(plek), { terug: tab(plek.id), getypt, ...(fouten && { fouten }) });

export const registerAanbieder = (router: Router): void => {
  router.get('/toewijzingen/berichten', { rollen: ['aanbieder'], van: 'aanbieder', logboek: false }, async (c) => {
    const nieuw = c.zoek.get('toon') !== 'alles';
    const [regels, plekken] = await Promise.all([listOverleg(c.db, { ik: 'aanbieder', ongelezen: nieuw }), listPlekken(c.db)]);
    const plekVan = (regel: { gemeenteId: number; inwonerId: number }): number =>
      plekken.find((een) => een.gemeente_id === regel.gemeenteId && een.inwoner_id === regel.inwonerId)?.id ?? 0;
    return c.page({
      titel: 'Berichten',
      inhoud: html`${kop({ titel: 'Berichten', onder: nieuw ? 'Wat jullie nog niet hebben gelezen.' : 'Alle berichten, het laatste bovenaan.' })}${overlegLijst(
        {
          vandaag: c.vandaag,
          regels,
          ik: 'aanbieder',
          href: (regel) => `${tab(plekVan(regel))}/${regel.id}`,
          metInwoner: true,
          leeg: nieuw ? 'Jullie hebben alles gelezen.' : 'Een bericht begin je bij een inwoner.',
        },
      )}${acties(
        linkKnop(
          nieuw
            ? { tekst: 'Toon alle berichten', href: '/toewijzingen/berichten?toon=alles' }
            : { tekst: 'Toon alleen wat nieuw is', href: '/toewijzingen/berichten' },
        ),
        linkKnop({ tekst: 'Mail over berichten', href: '/herinneringen', soort: 'stil', icoon: 'settings' }),
      )}`,
    });
  });

  // For the page of the hours, which is opened too often to count on it.
  router.get('/toewijzingen/berichten/aantal', { rollen: ['aanbieder'], van: 'aanbieder', logboek: false }, async (c) =>
    c.file({
      inhoud: String(await countOngelezen(c.db, 'aanbieder')),
      type: 'text/plain; charset=utf-8',
      naam: 'aantal.txt',
      tonen: true,
    }),
  );

  router.get('/toewijzingen/:toewijzing/berichten', vragen, async (c) => {
    const plek = await getPlek(c);
    const [regels, loopt] = await Promise.all([
      listOverleg(c.db, { ik: 'aanbieder', inwonerId: plek.inwoner_id, gemeenteId: plek.gemeente_id }),
      heeftLopendePlek(c.db, plek.gemeente_id, plek.inwoner_id),
      schrijfInzage(c.db, { inwonerId: plek.inwoner_id, soort: 'berichten' }),
    ]);
    return c.page({
      titel: `Berichten over ${toonNaam(plek)}`,
      kruimels: kruimels(plek),
      inhoud: html`${kop({
        titel: `Berichten over ${toonNaam(plek)}`,
        acties: loopt && linkKnop({ tekst: 'Nieuw bericht', href: `${tab(plek.id)}/nieuw`, soort: 'primair', icoon: 'message' }),
      })}${!loopt && melding({ soort: 'info', inhoud: NIET_MEER })}${overlegLijst({
        vandaag: c.vandaag,
        regels,
        ik: 'aanbieder',
        href: (regel) => `${tab(plek.id)}/${regel.id}`,
        leeg: 'Vraag of vertel de gemeente hier iets over deze inwoner.',
      })}`,
    });
  });

  router.get('/toewijzingen/:toewijzing/berichten/nieuw', vragen, async (c) => {
    const plek = await getPlek(c);
    const [loopt] = await Promise.all([
      heeftLopendePlek(c.db, plek.gemeente_id, plek.inwoner_id),
      schrijfInzage(c.db, { inwonerId: plek.inwoner_id, soort: 'berichten' }),
    ]);
    return loopt ? nieuwBericht(c, plek, {}) : c.redirect(tab(plek.id));
  });

  router.post('/toewijzingen/:toewijzing/berichten/nieuw', { ...vragen, logboek: 'bericht-gestuurd' }, async (c) => {
    const plek = await getPlek(c);
    const gelezen = parseForm(OverlegForm, c.form.waarden);
    if (!gelezen.ok) return nieuwBericht(c, plek, c.form.waarden, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await startOverleg(db, {
        actor,
        inwonerId: plek.inwoner_id,
        partijen: { metInwoner: false, aanbiederId: plek.aanbieder_id, centrumId: null },
        ...gelezen.waarde,
      });
      return r.ok ? { ok: true, naar: `${tab(plek.id)}/${r.waarde.id}` } : r;
    });
    return uit instanceof Response ? uit : nieuwBericht(c, plek, c.form.waarden, uit);
  });

  const lees = async (c: PageContext) => {
    const id = c.nummer('overleg');
    const plek = await getPlek(c);
    const [overleg, lijst, loopt] = await Promise.all([
      findOverleg(c.db, plek.inwoner_id, id),
      listBerichten(c.db, plek.inwoner_id, id),
      heeftLopendePlek(c.db, plek.gemeente_id, plek.inwoner_id),
    ]);
    if (!overleg || overleg.gemeenteId !== plek.gemeente_id) throw new NietGevonden();
    return { plek, overleg, lijst, loopt };
  };

  const toon = (
    c: PageContext,
    o: Awaited<ReturnType<typeof lees>>,
    tekst: string,
    fouten: readonly Reden[] = [],
  ): Promise<Response> =>
    draadPagina(c, plaatsVan(o.plek), {
      ...o,
      ik: 'aanbieder',
      tekst,
      fouten,
      dicht: !o.loopt && melding({ soort: 'info', inhoud: NIET_MEER }),
    });

  router.get('/toewijzingen/:toewijzing/berichten/:overleg', vragen, async (c) => {
    const o = await lees(c);
    await Promise.all([
      schrijfInzage(c.db, { inwonerId: o.plek.inwoner_id, soort: 'overleg', objectId: o.overleg.id }),
      o.lijst.some(({ van, gelezen }) => van !== 'aanbieder' && gelezen.aanbieder === null) &&
        markGelezen(c.db, { ik: 'aanbieder', inwonerId: o.plek.inwoner_id, overlegId: o.overleg.id }),
    ]);
    return toon(c, o, '');
  });

  router.post('/toewijzingen/:toewijzing/berichten/:overleg', { ...vragen, logboek: 'bericht-gestuurd' }, async (c) => {
    const o = await lees(c);
    const getypt = c.form.waarden.tekst ?? '';
    const gelezen = parseForm(AntwoordForm, c.form.waarden);
    if (!gelezen.ok) return toon(c, o, getypt, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await sendBericht(db, { actor, inwonerId: o.plek.inwoner_id, overlegId: o.overleg.id, ...gelezen.waarde });
      return r.ok ? { ok: true, naar: `${tab(o.plek.id)}/${o.overleg.id}#bericht-${r.waarde.id}` } : r;
    });
    return uit instanceof Response ? uit : toon(c, await lees(c), getypt, uit);
  });
};
