// Messages for the advisers of an orientation centre: about the residents who were referred to it.
import { toonNaam } from '../../inwoner/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { listVerwezen, type Verwezen } from '../../toegang/index.ts';
import { parseForm } from '../../web/form-data.ts';
import { badge, type Html, html, kaart, knop, kop, linkKnop, melding, takenlijst } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { closeOverleg, TOCH_GETYPT } from '../actions/close-overleg.ts';
import { sendBericht } from '../actions/send-bericht.ts';
import { startOverleg } from '../actions/start-overleg.ts';
import { findOverleg, listBerichten, listOverleg, markGelezen } from '../queries.ts';
import { partijNaam, wachtSinds } from '../rules.ts';
import { AntwoordForm, OverlegForm, type OverlegRegel } from '../types.ts';
import { overlegLijst } from './draad.ts';
import { draadPagina, nieuwPagina, type Plaats } from './partner.ts';

const tab = (inwonerId: number): string => `/verwezen/${inwonerId}/berichten`;
const vragen = { rollen: ['orientatie'], van: 'gemeente', logboek: 'inzage' } as const;

const getVerwezen = async (c: PageContext, id: number): Promise<Verwezen> => {
  const een = (await listVerwezen(c.db)).find((rij) => rij.id === id);
  if (!een) throw new NietGevonden();
  return een;
};

const kruimels = (een: Verwezen, tekst?: string) => [
  { tekst: 'Inwoners', href: '/verwezen' },
  { tekst: toonNaam(een), href: `/verwezen/${een.id}` },
  ...(tekst === undefined ? [{ tekst: 'Berichten' }] : [{ tekst: 'Berichten', href: tab(een.id) }, { tekst }]),
];

/** What the page of a resident at the centre asks of the database. */
export const leesCentrumBerichten = (db: PageContext['db'], inwonerId: number): Promise<OverlegRegel[]> =>
  listOverleg(db, { ik: 'centrum', inwonerId });

const nieuwKnop = (een: Verwezen): Html => linkKnop({ tekst: 'Nieuw bericht', href: `${tab(een.id)}/nieuw`, icoon: 'message' });

/** The threads with the municipality, on the page of a resident at the centre. */
export const centrumBerichten = (een: Verwezen, regels: readonly OverlegRegel[], vandaag: Datum): Html =>
  kaart({
    titel: 'Berichten met de gemeente',
    acties: nieuwKnop(een),
    inhoud: takenlijst(
      regels.map((regel) => ({
        titel: regel.onderwerp,
        href: `${tab(een.id)}/${regel.id}`,
        onder: regel.laatst
          ? `Laatste bericht op ${toonDatum(dagTotVandaag(regel.laatst.op, vandaag))}, van ${regel.laatst.van === 'centrum' ? 'jullie' : partijNaam(regel, regel.laatst.van)}`
          : '',
        status: regel.ongelezen > 0 ? badge('info', 'nieuw', 'message') : badge('neutraal', 'gelezen', 'check'),
      })),
      `Vraag of vertel de gemeente hier iets over ${een.voornaam}.`,
    ),
  });

const plaatsVan = (een: Verwezen): Plaats => ({
  naam: toonNaam(een),
  voornaam: een.voornaam,
  consulent: een.consulent || undefined,
  tab: tab(een.id),
  kruimels: (tekst) => kruimels(een, tekst),
});
const nieuw = (
  c: PageContext,
  een: Verwezen,
  getypt: Readonly<Record<string, string>>,
  fouten?: readonly Reden[],
): Promise<Response> => nieuwPagina(c, plaatsVan(een), { terug: `/verwezen/${een.id}`, getypt, ...(fouten && { fouten }) });

/** What the centre does with messages: as long as it may know of the resident. */
export const registerCentrumBerichten = (router: Router): void => {
  router.get('/verwezen/:inwoner/berichten', vragen, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const [een, regels] = await Promise.all([
      getVerwezen(c, inwonerId),
      leesCentrumBerichten(c.db, inwonerId),
      schrijfInzage(c.db, { inwonerId, soort: 'berichten' }),
    ]);
    return c.page({
      titel: `Berichten over ${toonNaam(een)}`,
      kruimels: kruimels(een),
      inhoud: html`${kop({ titel: `Berichten over ${toonNaam(een)}`, acties: nieuwKnop(een) })}${overlegLijst({
        vandaag: c.vandaag,
        regels,
        ik: 'centrum',
        href: (regel) => `${tab(een.id)}/${regel.id}`,
        leeg: `Vraag of vertel de gemeente hier iets over ${een.voornaam}.`,
      })}`,
    });
  });

  router.get('/verwezen/:inwoner/berichten/nieuw', vragen, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const [een] = await Promise.all([getVerwezen(c, inwonerId), schrijfInzage(c.db, { inwonerId, soort: 'berichten' })]);
    return nieuw(c, een, {});
  });

  router.post('/verwezen/:inwoner/berichten/nieuw', { ...vragen, logboek: 'bericht-gestuurd' }, async (c) => {
    const een = await getVerwezen(c, c.nummer('inwoner'));
    const gelezen = parseForm(OverlegForm, c.form.waarden);
    if (!gelezen.ok) return nieuw(c, een, c.form.waarden, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      if (actor.aanbiederId === undefined) throw new NietGevonden();
      const r = await startOverleg(db, {
        actor,
        inwonerId: een.id,
        partijen: { metInwoner: false, aanbiederId: null, centrumId: actor.aanbiederId },
        ...gelezen.waarde,
      });
      return r.ok ? { ok: true, naar: `${tab(een.id)}/${r.waarde.id}` } : r;
    });
    return uit instanceof Response ? uit : nieuw(c, een, c.form.waarden, uit);
  });

  const lees = async (c: PageContext) => {
    const [inwonerId, id] = [c.nummer('inwoner'), c.nummer('draad')];
    const [een, overleg, lijst] = await Promise.all([
      getVerwezen(c, inwonerId),
      findOverleg(c.db, inwonerId, id),
      listBerichten(c.db, inwonerId, id),
      schrijfInzage(c.db, { inwonerId, soort: 'overleg', objectId: id }),
    ]);
    if (!overleg) throw new NietGevonden();
    return { een, overleg, lijst };
  };

  const toon = (
    c: PageContext,
    o: Awaited<ReturnType<typeof lees>>,
    tekst: string,
    fouten: readonly Reden[] = [],
  ): Promise<Response> => {
    const wacht = wachtSinds(o.lijst, 'centrum');
    return draadPagina(c, plaatsVan(o.een), {
      ...o,
      ik: 'centrum',
      tekst,
      fouten,
      boven:
        wacht && melding({ soort: 'info', titel: 'Dit wacht op jullie antwoord', inhoud: 'Tot dan staat het in jullie lijst.' }),
      knoppen: wacht && knop({ tekst: 'Geen antwoord nodig', soort: 'tweede', icoon: 'check', naam: '_stap', waarde: 'klaar' }),
    });
  };

  router.get('/verwezen/:inwoner/berichten/:draad', vragen, async (c) => {
    const o = await lees(c);
    if (o.lijst.some(({ van, gelezen }) => van !== 'centrum' && gelezen.centrum === null))
      await markGelezen(c.db, { ik: 'centrum', inwonerId: o.een.id, overlegId: o.overleg.id });
    return toon(c, o, '');
  });

  router.post('/verwezen/:inwoner/berichten/:draad', { ...vragen, logboek: 'bericht-gestuurd' }, async (c) => {
    const o = await lees(c);
    const wie = { inwonerId: o.een.id, overlegId: o.overleg.id };
    const klaar = c.form.tekst('_stap') === 'klaar';
    const getypt = c.form.waarden.tekst ?? '';
    const gelezen = parseForm(AntwoordForm, c.form.waarden);
    if (!klaar && !gelezen.ok) return toon(c, o, getypt, gelezen.redenen);
    if (klaar && getypt !== '') return toon(c, o, getypt, [TOCH_GETYPT]);
    const naar = `${tab(o.een.id)}/${o.overleg.id}`;
    const uit = await c.submit(async (db, actor) => {
      const r =
        !klaar && gelezen.ok
          ? await sendBericht(db, { actor, ...wie, ...gelezen.waarde })
          : await closeOverleg(db, { actor, ...wie });
      return r.ok ? { ok: true, naar: klaar ? naar : `${naar}#bericht-${r.waarde.id}` } : r;
    });
    return uit instanceof Response ? uit : toon(c, await lees(c), getypt, uit);
  });
};
