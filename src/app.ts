import type pg from 'pg';
import { registerAanbieder } from './aanbieder/index.ts';
import { registerAanmelding } from './aanmelding/index.ts';
import { registerAfspraken } from './afspraak/index.ts';
import { registerBeheer } from './beheer/index.ts';
import { type BeleidInHuis, mandaatFunctie, registerBeleid, registerNaastElkaar } from './beleid/index.ts';
import { countKlaargezet, registerBeleidswijziging } from './beleidswijziging/index.ts';
import { registerBericht } from './bericht/index.ts';
import { registerBesluit } from './besluit/index.ts';
import { registerBewaking } from './bewaking/index.ts';
import { registerBewaren } from './bewaren/index.ts';
import { registerBewijs } from './bewijs/index.ts';
import { registerBezwaar } from './bezwaar/index.ts';
import { registerBrief } from './brief/index.ts';
import { registerContract } from './contract/index.ts';
import { registerDeclaratie } from './declaratie/index.ts';
import { createClamd, registerDocument } from './document/index.ts';
import { registerDossier } from './dossier/index.ts';
import { registerHerinnering } from './herinnering/index.ts';
import { registerInloggen } from './inloggen/index.ts';
import type { Login, Persona } from './inloggen/types.ts';
import { registerInstelling } from './instelling/index.ts';
import { registerInwoner, registerPersoon } from './inwoner/index.ts';
import { registerInzicht } from './inzicht/index.ts';
import { registerLadder } from './ladder/index.ts';
import { registerLevensgebeurtenis } from './levensgebeurtenis/index.ts';
import { registerLevering } from './levering/index.ts';
import { registerMelding } from './melding/index.ts';
import { registerMijn } from './mijn/index.ts';
import { registerNazorg } from './nazorg/index.ts';
import { registerNotitie } from './notitie/index.ts';
import { registerOmzetting, veranderingInConcept } from './omzetting/index.ts';
import { registerOrientatie } from './orientatie/index.ts';
import { registerOverdracht } from './overdracht/index.ts';
import { registerOverleg, urenBericht } from './overleg/index.ts';
import { registerPlan } from './plan/index.ts';
import type { Brp } from './platform/brp/index.ts';
import type { Clock } from './platform/clock.ts';
import { type Actor, rollen } from './platform/db/reader.ts';
import type { BsnKluis } from './platform/keys.ts';
import { registerRechtencontrole } from './rechtencontrole/index.ts';
import { registerResultaat } from './resultaat/index.ts';
import { registerSamenvoegen } from './samenvoegen/index.ts';
import { registerSjabloon } from './sjabloon/index.ts';
import { registerTaak } from './taak/index.ts';
import { registerTerugkeer } from './terugkeer/index.ts';
import { registerToegang, toegangBericht } from './toegang/index.ts';
import { registerPubliekeToets, registerToets, registerToetsApi } from './toets/index.ts';
import { registerToewijzing } from './toewijzing/index.ts';
import { registerTraject } from './traject/index.ts';
import { registerUitleg } from './uitleg/index.ts';
import { registerUren } from './uren/index.ts';
import { registerVoortgang } from './voortgang/index.ts';
import type { MenuItem } from './web/index.ts';
import type { Operation } from './web/operation.ts';
import { createRouter, type Web } from './web/route.ts';
import { deriveStappenVan, deriveWerkvoorraad, findVerouderd, registerWerkvoorraad } from './werkvoorraad/index.ts';
import { registerGewijzigd, registerWijziging } from './wijziging/index.ts';
import { registerZrm } from './zrm/index.ts';

/** What the composition is made of; the tests give the same. */
export interface AppSettings {
  pool: pg.Pool;
  clock: Clock;
  bsn: BsnKluis;
  beleid: BeleidInHuis;
  /** The ways to log in, employees first. */
  logins: readonly Login[];
  baseUrls: string[];
  secure: boolean;
  personas: readonly Persona[] | undefined;
  /** The way to the BRP; absent: nobody is looked up, and the pages say so. */
  brp?: Brp | undefined;
  /** There is a mail server; without one mails stand in beheer. */
  verstuurtMail?: boolean;
  /** Address of clamd; without one uploads are not looked at for viruses. */
  virusscanner?: string | undefined;
  /** How it is run: limits, time for the database, who watches. */
  operation?: Operation | undefined;
}

/** Where each role begins and what it finds in its menu. The first is the start page. */
const menus: Record<Actor['rol'], MenuItem[]> = {
  consulent: [
    { href: '/werkvoorraad', tekst: 'Werkvoorraad', icon: 'inbox' },
    { href: '/plichten', tekst: 'Plichten', icon: 'checklist' },
    { href: '/inwoners', tekst: 'Inwoners', icon: 'users', ook: ['/dossier', '/aanmelding'] },
    { href: '/routes', tekst: 'Routes', icon: 'flag' },
    { href: '/berichten', tekst: 'Berichten', icon: 'message' },
    { href: '/afspraken', tekst: 'Afspraken', icon: 'calendar-event' },
    { href: '/meldingen', tekst: 'Meldingen', icon: 'bell' },
    { href: '/brieven', tekst: 'Brieven', icon: 'printer' },
    { href: '/noodtoegang', tekst: 'Toegang', icon: 'shield-lock', ook: ['/bekend', '/vervanging', '/afgeschermd'] },
    { href: '/beleid', tekst: 'Beleid', icon: 'scale' },
  ],
  teammanager: [
    { href: '/werkvoorraad', tekst: 'Werkvoorraad', icon: 'inbox' },
    { href: '/plichten', tekst: 'Plichten', icon: 'checklist' },
    { href: '/inwoners', tekst: 'Inwoners', icon: 'users', ook: ['/dossier', '/aanmelding'] },
    { href: '/meldingen', tekst: 'Meldingen', icon: 'bell' },
    { href: '/besluiten-ter-ondertekening', tekst: 'Besluiten', icon: 'gavel', ook: ['/bezwaren'] },
    { href: '/verdelen', tekst: 'Verdelen', icon: 'user-plus' },
    { href: '/omzettingen', tekst: 'Wijzigingen', icon: 'arrows-sort' },
    { href: '/samenvoegen', tekst: 'Dubbele dossiers', icon: 'users' },
    { href: '/vernietigen', tekst: 'Te vernietigen', icon: 'history' },
    { href: '/afwezigheid', tekst: 'Afwezigheid', icon: 'calendar-event' },
    { href: '/noodtoegang', tekst: 'Toegang', icon: 'shield-lock', ook: ['/bekend', '/vervanging', '/afgeschermd'] },
    { href: '/brieven', tekst: 'Brieven', icon: 'printer' },
    { href: '/leveringen', tekst: 'Leveringen', icon: 'file-import' },
    { href: '/sjablonen', tekst: 'Sjablonen', icon: 'copy' },
    { href: '/beleid', tekst: 'Beleid', icon: 'scale' },
  ],
  aanbieder: [
    { href: '/uren', tekst: 'Uren', icon: 'clock' },
    { href: '/toewijzingen', tekst: 'Inwoners', icon: 'users' },
    { href: '/toewijzingen/plichten', tekst: 'Plichten', icon: 'checklist' },
    { href: '/toewijzingen/routes', tekst: 'Routes', icon: 'flag' },
    { href: '/toewijzingen/berichten', tekst: 'Berichten', icon: 'message' },
    { href: '/afspraken', tekst: 'Afspraken', icon: 'calendar-event' },
    { href: '/declaraties', tekst: 'Declaraties', icon: 'receipt-euro' },
    { href: '/mijn-meldingen', tekst: 'Aanmelden', icon: 'user-plus' },
    { href: '/toewijzingen/samen', tekst: 'Samen besluiten', icon: 'gavel' },
  ],
  inwoner: [
    { href: '/mijn', tekst: 'Mijn overzicht', icon: 'home' },
    { href: '/mijn/plan', tekst: 'Plan', icon: 'flag' },
    { href: '/mijn/afspraken', tekst: 'Afspraken', icon: 'calendar-event' },
    { href: '/mijn/uren', tekst: 'Uren', icon: 'clock' },
    { href: '/mijn/brieven', tekst: 'Brieven', icon: 'file-text' },
    { href: '/mijn/berichten', tekst: 'Berichten', icon: 'message' },
    { href: '/mijn/notities', tekst: 'Notities', icon: 'notes' },
    { href: '/mijn/documenten', tekst: 'Documenten', icon: 'paperclip' },
    { href: '/mijn/wie-ziet-wat', tekst: 'Wie ziet wat', icon: 'eye' },
  ],
  orientatie: [
    { href: '/verwezen', tekst: 'Inwoners', icon: 'users' },
    { href: '/afspraken', tekst: 'Afspraken', icon: 'calendar-event' },
  ],
  financien: [
    { href: '/declaraties', tekst: 'Declaraties', icon: 'receipt-euro' },
    { href: '/maanden', tekst: 'Maanden', icon: 'calendar' },
    { href: '/trajectgeld', tekst: 'Trajecten', icon: 'flag' },
    { href: '/beleid', tekst: 'Beleid', icon: 'scale' },
  ],
  contractmanager: [
    { href: '/contracten', tekst: 'Contracten', icon: 'file-text' },
    { href: '/omzettingen', tekst: 'Wijzigingen', icon: 'arrows-sort' },
    { href: '/beleid', tekst: 'Beleid', icon: 'scale' },
  ],
  beleid: [
    { href: '/beleid', tekst: 'Beleid', icon: 'scale' },
    { href: '/beleid/versies', tekst: 'Versies', icon: 'history' },
    { href: '/cijfers', tekst: 'Cijfers', icon: 'chart-bar' },
  ],
  beheer: [
    { href: '/beheer', tekst: 'Overzicht', icon: 'home' },
    { href: '/beheer/medewerkers', tekst: 'Medewerkers', icon: 'users' },
    { href: '/beheer/mandaten', tekst: 'Mandaten', icon: 'gavel' },
    { href: '/beheer/organisaties', tekst: 'Organisaties', icon: 'building' },
    { href: '/beheer/taken', tekst: 'Taken', icon: 'progress-check' },
    { href: '/beheer/mail', tekst: 'Mail', icon: 'send' },
    { href: '/beheer/documenten', tekst: 'Documenten', icon: 'paperclip' },
    { href: '/sjablonen', tekst: 'Sjablonen', icon: 'copy' },
    { href: '/beheer/instellingen', tekst: 'Instellingen', icon: 'settings' },
    { href: '/beleid/versies', tekst: 'Beleid', icon: 'scale' },
    { href: '/beheer/rechtencontrole', tekst: 'Rechtencontrole', icon: 'shield-check' },
    { href: '/beheer/logboek', tekst: 'Logboek', icon: 'history' },
  ],
};

/** One login may work for the other municipalities of a shared regeling (NI7). */
const andereGemeente = (s: AppSettings, { rol, gemeenteId }: Actor): MenuItem[] => {
  if (gemeenteId === undefined || rol === 'inwoner' || rol === 'aanbieder' || rol === 'orientatie') return [];
  const { gemeenten } = s.beleid.dichtstbij(gemeenteId, s.clock.vandaag(gemeenteId))?.regeling ?? {};
  return gemeenten ? [{ href: '/andere-gemeente', tekst: 'Andere gemeente', icon: 'building' }] : [];
};

/** The whole web application: all areas behind one router. */
export const createApp = (s: AppSettings): Web => {
  const web = createRouter({
    pool: s.pool,
    clock: s.clock,
    secure: s.secure,
    loginOrigins: [...new Set(s.baseUrls.map((url) => new URL(url).origin))],
    menu: (actor) => [...menus[actor.rol], ...andereGemeente(s, actor)],
    zoekActie: (actor) => (actor.rol === 'consulent' || actor.rol === 'teammanager' ? '/inwoners/zoeken' : undefined),
    gemeente: (actor, demoGemeenteId) => {
      const { beleid } = s;
      // Who works for an aanbieder has no municipality of his own; in the demo he walks along in one.
      const waar = actor?.gemeenteId ?? demoGemeenteId;
      const { naam, telefoon } =
        (waar === undefined ? undefined : beleid.findGemeente(waar)) ?? beleid.gemeente(beleid.eersteGemeente());
      return { naam, telefoon: telefoon.waarde };
    },
    functieNaam: ({ gemeenteId, functie }) => {
      if (functie === undefined || gemeenteId === undefined) return functie;
      const regeling = s.beleid.regelingOp(gemeenteId, s.clock.vandaag(gemeenteId))?.regeling;
      return (regeling && mandaatFunctie(regeling, functie)) ?? functie;
    },
    operation: s.operation,
    bericht: (actor, pad) => toegangBericht(actor, pad) ?? urenBericht(actor, pad),
    rolmenu: s.personas ? [{ tekst: 'Wissel van persoon', href: '/inloggen' }] : [],
  });
  // A dossier that went into another is found there: asked only when there is none, and with the rights of who asks.
  web.app.use('/dossier/*', async (c, next) => {
    await next();
    const [, weg, rest = ''] = /^\/dossier\/([1-9]\d{0,8})(\/.*)?$/.exec(c.req.path) ?? [];
    if (c.req.method !== 'GET' || c.res.status !== 404 || weg === undefined) return;
    const oud = await web.app.request(`/samenvoegen/oud/${weg}`, { headers: { cookie: c.req.header('cookie') ?? '' } });
    const nu = oud.headers.get('location');
    if (nu?.startsWith('/dossier/')) c.res = c.redirect(`${nu}${rest}`, 303);
  });
  registerContract(web.router, s);
  registerOmzetting(web.router, s);
  registerDeclaratie(web.router, s);
  const eerste = s.beleid.gemeente(s.beleid.eersteGemeente());
  registerInloggen({
    web,
    ...s,
    gemeenteIds: s.beleid.gemeenteIds(),
    gemeenteMet: (code) => {
      const id = s.beleid.gemeenteIdVan(code);
      return id === undefined ? undefined : { id, naam: s.beleid.gemeente(id).naam, eigenDag: s.clock.eigenDag(id) };
    },
    gemeente: { naam: eerste.naam, telefoon: eerste.telefoon.waarde },
    functieNaam: (gemeenteId, functie) =>
      s.beleid.dichtstbij(gemeenteId, s.clock.vandaag(gemeenteId))?.regeling.mandaat?.functies[functie] ?? functie,
  });
  registerBericht(web.router, { verstuurtMail: s.verstuurtMail ?? false });
  registerBesluit(web.router, { ...s, wijziging: veranderingInConcept });
  registerBezwaar(web.router, s);
  registerBewaren(web.router, s);
  registerBewijs(web.router, s);
  registerAanbieder(web.router);
  registerAanmelding(web.router, s);
  const metScanner = { ...s, scanner: s.virusscanner === undefined ? undefined : createClamd(s.virusscanner) };
  registerDocument(web.router, metScanner);
  registerAfspraken(web, s);
  registerDossier(web.router, { ...s, herleidStappen: deriveStappenVan });
  registerBrief(web.router);
  registerInstelling(web.router);
  registerInwoner(web.router, { ...s, stappen: { verouderd: findVerouderd, herleid: deriveWerkvoorraad } });
  registerPersoon(web.router, s);
  registerLadder(web.router, s);
  registerZrm(web.router, s);
  registerLevensgebeurtenis(web.router, s);
  registerLevering(web.router, s);
  registerRechtencontrole(web.router);
  registerNotitie(web.router, s);
  // Before overleg: /mijn/berichten/mail is no conversation.
  registerHerinnering(web.router);
  // Before toewijzing: /toewijzingen/berichten is no toewijzing.
  registerOverleg(web.router, s);
  registerOrientatie(web.router, s);
  registerOverdracht(web.router, s);
  registerNazorg(web.router, s);
  registerTerugkeer(web.router, s);
  registerTraject(web.router, s);
  registerPlan(web.router, s);
  registerResultaat(web.router, metScanner);
  registerSjabloon(web.router);
  registerSamenvoegen(web.router);
  registerUren(web.router, s);
  registerVoortgang(web.router, s);
  registerTaak(web.router, s);
  registerToegang(web.router, s);
  registerToets(web.router, s);
  registerPubliekeToets({ web, ...s });
  registerToetsApi({ web, ...s });
  registerBewaking(web.router, { ...s, herleidStappen: deriveWerkvoorraad });
  // Before toewijzing: /toewijzingen/gewijzigd is no toewijzing.
  registerGewijzigd(web.router, s);
  registerToewijzing(web.router, s);
  registerWijziging(web.router, s);
  registerMelding(web, s);
  registerMijn(web.router, s);
  registerBeheer(web.router, { ...s, wachtendBeleid: countKlaargezet });
  registerBeleidswijziging(web.router, s);
  registerNaastElkaar({ web, ...s });
  registerBeleid(web.router, { ...s, wachtend: countKlaargezet });
  registerInzicht(web.router, s);
  registerUitleg({ web, beleid: s.beleid });
  registerWerkvoorraad(web.router, s);
  web.router.get(
    '/',
    {
      rollen,
      van: 'niemand',
      logboek: false,
    },
    async (c) => c.redirect(menus[(await c.actor()).rol][0]?.href ?? '/inloggen'),
  );
  return web;
};
