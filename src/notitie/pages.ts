import type { BeleidInHuis } from '../beleid/index.ts';
import { adresMet, bijLeven, eenVan, findInwoner, type InwonerKop, paginaUit, toonNaam } from '../inwoner/index.ts';
import { type Datum, toonDatum } from '../kernel/datum.ts';
import { dagTotVandaag, toonMoment } from '../kernel/moment.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { schrijfInzage } from '../platform/audit.ts';
import { NietGevonden } from '../platform/problem.ts';
import { listBruikbaar, SJABLOON_STAP, sjabloonKiezer, sjabloonWaarden, vulSjabloon } from '../sjabloon/index.ts';
import { parseForm } from '../web/form-data.ts';
import {
  acties,
  badge,
  filters,
  form,
  foutSamenvatting,
  foutVan,
  geschreven,
  type Html,
  html,
  kaart,
  keuzelijst,
  knop,
  kop,
  leegBlok,
  link,
  linkKnop,
  paginering,
  stapel,
  tekstvak,
  tekstveld,
  telling,
  wieLeest,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { correctNotitie } from './actions/correct-notitie.ts';
import { writeNotitie } from './actions/write-notitie.ts';
import { registerMijnNotities } from './mijn-pages.ts';
import { listNotities, listVersies } from './queries.ts';
import { gefilterd, laatsteVersies } from './rules.ts';
import { type Notitie, NotitieForm, type NotitieSoort, VerbeterForm } from './types.ts';

const PER_PAGINA = 25;
const SOORTEN = ['notitie', 'werknotitie'] as const satisfies readonly NotitieSoort[];
/** The part of the address of each kind. */
const DEEL: Record<NotitieSoort, string> = { notitie: 'notities', werknotitie: 'werknotities' };

const telNotities = (aantal: number): string => (aantal === 1 ? '1 notitie' : `${aantal} notities`);

const tab = (inwonerId: number): string => `/dossier/${inwonerId}/notities`;
const adres = (soort: NotitieSoort, inwonerId: number, rest: string | number): string =>
  `/dossier/${inwonerId}/${DEEL[soort]}/${rest}`;

const soortBadge = (soort: NotitieSoort, voornaam: string): Html =>
  soort === 'notitie' ? badge('info', `${voornaam} leest dit`, 'eye') : badge('neutraal', 'werknotitie', 'lock');

/** Above the field, before anybody types: who will read it. */
const lezers = (soort: NotitieSoort, voornaam: string): Html =>
  soort === 'notitie'
    ? wieLeest({
        icoon: 'eye',
        titel: `${voornaam} leest dit ook`,
        wie: [`${voornaam}, bij Mijn notities, met jouw naam en de datum erbij`, 'Jij en wie jou vervangt, en de teammanager'],
        niet: 'Aanbieders lezen het niet. Schrijf in korte zinnen en zonder afkortingen.',
      })
    : wieLeest({
        icoon: 'lock',
        titel: 'Werknotitie: alleen voor de gemeente',
        besloten: true,
        wie: ['Jij en wie jou vervangt, en de teammanager'],
        niet: html`${voornaam} en aanbieders zien dit niet op hun scherm. Het is geen geheim: ${voornaam} mag erom vragen en krijgt het dan te lezen (AVG artikel 15). Schrijf alleen op wat nodig is, en zo dat het gelezen mag worden.`,
      });

/** What the resident was to read stays as he read it after a death; what the municipality wrote for itself can still be put right. */
const teVerbeteren = (soort: NotitieSoort, inwoner: InwonerKop): boolean =>
  soort === 'werknotitie' || inwoner.overleden_op === null;

const toonNotitie = (een: Notitie, inwoner: InwonerKop, o: { magSchrijven: boolean; vandaag: Datum }): Html =>
  kaart({
    titel: `${toonDatum(dagTotVandaag(een.begonnenOp, o.vandaag))}, ${een.door}`,
    id: `${een.soort}-${een.reeks}`,
    inhoud: html`<p>${soortBadge(een.soort, inwoner.voornaam)}${
      een.versie > 1 &&
      html` ${badge('aandacht', `verbeterd op ${toonDatum(dagTotVandaag(een.vastgelegdOp, o.vandaag))}`, 'pencil')}`
    }</p>${geschreven(een.tekst)}${een.versie > 1 && html`<p>Reden van de verbetering: ${een.reden}</p>`}${acties(
      o.magSchrijven &&
        teVerbeteren(een.soort, inwoner) &&
        linkKnop({
          tekst: 'Verbeter',
          href: adres(een.soort, inwoner.id, `${een.reeks}/verbeteren`),
          soort: 'stil',
          icoon: 'pencil',
          extra: `notitie van ${toonDatum(dagTotVandaag(een.begonnenOp, o.vandaag))}`,
        }),
      een.versie > 1 &&
        linkKnop({
          tekst: `Alle ${een.versie} versies`,
          href: adres(een.soort, inwoner.id, een.reeks),
          soort: 'stil',
          icoon: 'history',
        }),
    )}`,
  });

/** What the tab asks of the database: every note of the dossier, of both kinds. */
export const leesNotities = async (db: PageContext['db'], inwonerId: number): Promise<Notitie[]> =>
  (await Promise.all(SOORTEN.map((soort) => listNotities(db, soort, inwonerId)))).flat();

/** The buttons above the tab: two kinds, each says who reads. */
export const notitieKnoppen = (inwoner: InwonerKop): Html =>
  html`${
    inwoner.overleden_op === null &&
    linkKnop({
      tekst: `Notitie die ${inwoner.voornaam} leest`,
      href: adres('notitie', inwoner.id, 'nieuw'),
      icoon: 'eye',
      soort: 'primair',
    })
  }${linkKnop({ tekst: 'Werknotitie', href: adres('werknotitie', inwoner.id, 'nieuw'), icoon: 'lock' })}`;

/** The tab of the dossier: search, filter, and the notes; all of them on one page for paper. */
export const notitiesInhoud = (
  c: PageContext,
  o: { inwoner: InwonerKop; versies: readonly Notitie[]; magSchrijven: boolean },
): Html => {
  const { inwoner } = o;
  const zoek = c.zoek.get('zoek')?.slice(0, 100) ?? '';
  const soort = eenVan(c.zoek, 'soort', SOORTEN);
  const wie = /^[1-9]\d{0,8}$/.test(c.zoek.get('wie') ?? '') ? Number(c.zoek.get('wie')) : undefined;
  const alles = c.zoek.get('toon') === 'alles';
  const laatste = laatsteVersies(o.versies);
  const schrijvers = [...new Map(laatste.map((een) => [een.doorId, een.door]))];
  const gevonden = gefilterd(laatste, { zoek, soort, door: wie });
  const pagina = alles ? 1 : paginaUit(c.zoek);
  const per = alles ? gevonden.length : PER_PAGINA;
  const blok = gevonden.slice((pagina - 1) * per, pagina * per);
  const naar = (verander: Record<string, string | number | undefined>) =>
    adresMet(tab(inwoner.id), { zoek, soort, wie, ...verander });
  return html`${kaart({
    inhoud: html`${filters({
      actie: tab(inwoner.id),
      knop: 'Zoek',
      velden: html`${tekstveld({ naam: 'zoek', label: 'Woorden in de notitie', waarde: zoek, type: 'search', verplicht: false, maximum: 100 })}${keuzelijst(
        {
          naam: 'soort',
          label: 'Soort',
          leeg: 'Beide soorten',
          waarde: soort,
          opties: [
            { waarde: 'notitie', tekst: `${inwoner.voornaam} leest mee` },
            { waarde: 'werknotitie', tekst: 'Werknotities' },
          ],
        },
      )}${keuzelijst({
        naam: 'wie',
        label: 'Geschreven door',
        leeg: 'Iedereen',
        waarde: wie,
        opties: schrijvers.map(([id, naam]) => ({ waarde: String(id), tekst: naam })),
      })}`,
    })}${telling(
      gevonden.length === laatste.length
        ? telNotities(laatste.length)
        : `${gevonden.length} van de ${telNotities(laatste.length)}`,
    )}${acties(
      !alles &&
        gevonden.length > 0 &&
        linkKnop({
          tekst: 'Alles op één pagina, om af te drukken',
          href: naar({ toon: 'alles' }),
          soort: 'stil',
          icoon: 'file-text',
        }),
      (zoek !== '' || soort || wie !== undefined) && link(tab(inwoner.id), 'Wis het filter'),
    )}`,
  })}${
    laatste.length === 0
      ? leegBlok({
          titel: 'Er zijn nog geen notities',
          inhoud: `Kies bovenaan wat voor notitie je schrijft. Je ziet dan eerst wie hem leest.`,
        })
      : gevonden.length === 0
        ? leegBlok({ titel: 'Geen notitie past hierbij', inhoud: 'Zoek met minder woorden, of wis het filter.' })
        : stapel(blok.map((een) => toonNotitie(een, inwoner, { magSchrijven: o.magSchrijven, vandaag: c.vandaag })))
  }${!alles && paginering({ pagina, paginas: Math.max(1, Math.ceil(gevonden.length / PER_PAGINA)), href: (nr) => naar({ pagina: nr }) })}`;
};

const kruimels = (inwoner: InwonerKop, tekst: string) => [
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: 'Notities', href: tab(inwoner.id) },
  { tekst },
];

const getInwoner = async (c: PageContext): Promise<InwonerKop> => {
  const inwoner = await findInwoner(c.db, c.nummer('inwoner'));
  if (!inwoner) throw new NietGevonden();
  return inwoner;
};

/** The forms of both kinds of notes in the dossier, and the page of the resident. */
export const registerNotitie = (router: Router, s: { beleid: BeleidInHuis }): void => {
  for (const soort of SOORTEN) registerSoort(router, s, soort);
  registerMijnNotities(router);
};

const registerSoort = (router: Router, s: { beleid: BeleidInHuis }, soort: NotitieSoort): void => {
  const basis = `/dossier/:inwoner/${DEEL[soort]}`;
  const vragen = { rollen: ['consulent'], van: 'inwoner', logboek: 'inzage' } as const;
  const naam = soort === 'notitie' ? 'Notitie voor de inwoner' : 'Werknotitie';
  const schrijven = soort === 'notitie' ? bijLeven(router) : router;

  /** The text field with the picker; asked again with a template in it when that button was pressed. */
  const tekstUit = async (c: PageContext, inwoner: InwonerKop): Promise<{ tekst: string; sjabloon: boolean }> => {
    const getypt = c.form.waarden.tekst ?? '';
    if (c.form.tekst('_stap') !== SJABLOON_STAP) return { tekst: getypt, sjabloon: false };
    const gemeente = s.beleid.gemeente(inwoner.gemeente_id);
    const tekst = await vulSjabloon(c.db, {
      waarvoor: 'notitie',
      gekozen: c.form.tekst('sjabloon'),
      getypt,
      waarden: sjabloonWaarden({
        voornaam: inwoner.voornaam,
        naam: toonNaam(inwoner),
        consulent: inwoner.consulent,
        gemeente: { naam: gemeente.naam, telefoon: gemeente.telefoon.waarde },
        vandaag: c.vandaag,
      }),
    });
    return { tekst, sjabloon: true };
  };

  const nieuwPagina = async (c: PageContext, inwoner: InwonerKop, tekst: string, fouten: readonly Reden[] = []) => {
    const sjablonen = await listBruikbaar(c.db, 'notitie');
    return c.page({
      titel: naam,
      smal: true,
      fout: fouten.length > 0,
      kruimels: kruimels(inwoner, naam),
      inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: naam, onder: `In het dossier van ${toonNaam(inwoner)}` })}${form({
        actie: adres(soort, inwoner.id, 'nieuw'),
        sleutel: c.sleutel(),
        inhoud: html`${sjabloonKiezer(sjablonen)}${lezers(soort, inwoner.voornaam)}${tekstvak({ naam: 'tekst', label: 'Notitie', regels: 10, maximum: 8000, waarde: tekst, fout: foutVan(fouten, 'tekst') })}${acties(
          knop({
            tekst: soort === 'notitie' ? `Bewaar: ${inwoner.voornaam} leest dit` : 'Bewaar werknotitie',
            icoon: soort === 'notitie' ? 'eye' : 'lock',
          }),
          linkKnop({ tekst: 'Annuleren', href: tab(inwoner.id), soort: 'stil' }),
        )}`,
      })}`,
    });
  };

  schrijven.get(`${basis}/nieuw`, vragen, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const [inwoner] = await Promise.all([getInwoner(c), schrijfInzage(c.db, { inwonerId, soort: 'notities' })]);
    return nieuwPagina(c, inwoner, '');
  });

  schrijven.post(`${basis}/nieuw`, { ...vragen, logboek: `${soort}-geschreven` }, async (c) => {
    const inwoner = await getInwoner(c);
    const { tekst, sjabloon } = await tekstUit(c, inwoner);
    if (sjabloon) return nieuwPagina(c, inwoner, tekst);
    const gelezen = parseForm(NotitieForm, c.form.waarden);
    if (!gelezen.ok) return nieuwPagina(c, inwoner, tekst, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await writeNotitie(db, { actor, soort, inwonerId: inwoner.id, ...gelezen.waarde });
      return r.ok ? { ok: true, naar: `${tab(inwoner.id)}#${soort}-${r.waarde.reeks}` } : r;
    });
    return uit instanceof Response ? uit : nieuwPagina(c, inwoner, tekst, uit);
  });

  const getVersies = async (c: PageContext) => {
    const inwonerId = c.nummer('inwoner');
    const reeks = c.nummer(soort);
    const [inwoner, versies, actor] = await Promise.all([
      getInwoner(c),
      listVersies(c.db, soort, inwonerId, reeks),
      c.actor(),
      schrijfInzage(c.db, { inwonerId, soort, objectId: reeks }),
    ]);
    const [nu] = versies;
    if (!nu) throw new NietGevonden();
    return { inwoner, versies, nu, actor };
  };

  router.get(`${basis}/:${soort}`, { ...vragen, rollen: ['consulent', 'teammanager'] }, async (c) => {
    const { inwoner, versies, nu, actor } = await getVersies(c);
    const titel = `${naam} van ${toonDatum(dagTotVandaag(nu.begonnenOp, c.vandaag))}`;
    return c.page({
      titel,
      kruimels: kruimels(inwoner, titel),
      inhoud: html`${kop({ titel, onder: soortBadge(soort, inwoner.voornaam) })}${stapel(
        versies.map((versie, nr) =>
          kaart({
            titel: nr === 0 ? 'Zoals het nu is' : `Versie ${versie.versie}`,
            inhoud: html`<p>${toonMoment(versie.vastgelegdOp, c.vandaag)}, ${versie.door}</p>${versie.reden !== '' && html`<p>Reden van de verbetering: ${versie.reden}</p>`}${geschreven(versie.tekst)}`,
          }),
        ),
        acties(
          actor.rol === 'consulent' &&
            teVerbeteren(soort, inwoner) &&
            linkKnop({ tekst: 'Verbeter', href: adres(soort, inwoner.id, `${nu.reeks}/verbeteren`), icoon: 'pencil' }),
          linkKnop({ tekst: 'Alle notities', href: tab(inwoner.id) }),
        ),
      )}`,
    });
  });

  const verbeterPagina = (
    c: PageContext,
    o: { inwoner: InwonerKop; nu: Notitie },
    getypt: { tekst: string; reden: string; versie: string | number },
    fouten: readonly Reden[] = [],
  ) =>
    c.page({
      titel: `${naam} verbeteren`,
      smal: true,
      fout: fouten.length > 0,
      kruimels: kruimels(o.inwoner, 'Verbeteren'),
      inhoud: html`${foutSamenvatting(fouten)}${kop({
        titel: `${naam} verbeteren`,
        onder: 'Wat er stond blijft bewaard. Wat je nu schrijft, komt erboven, met de reden.',
      })}${form({
        actie: adres(soort, o.inwoner.id, `${o.nu.reeks}/verbeteren`),
        sleutel: c.sleutel(),
        versie: getypt.versie,
        inhoud: html`${lezers(soort, o.inwoner.voornaam)}${tekstvak({ naam: 'tekst', label: 'Notitie', regels: 10, maximum: 8000, waarde: getypt.tekst, fout: foutVan(fouten, 'tekst') })}${tekstveld(
          {
            naam: 'reden',
            label: 'Waarom verbeter je dit?',
            hint: soort === 'notitie' ? `${o.inwoner.voornaam} leest ook de reden.` : 'Bijvoorbeeld: verkeerde datum.',
            maximum: 500,
            waarde: getypt.reden,
            fout: foutVan(fouten, 'reden'),
          },
        )}${acties(knop({ tekst: 'Bewaar verbetering' }), linkKnop({ tekst: 'Annuleren', href: tab(o.inwoner.id), soort: 'stil' }))}`,
      })}`,
    });

  schrijven.get(`${basis}/:${soort}/verbeteren`, vragen, async (c) => {
    const o = await getVersies(c);
    return verbeterPagina(c, o, { tekst: o.nu.tekst, reden: '', versie: o.nu.versie });
  });

  schrijven.post(`${basis}/:${soort}/verbeteren`, { ...vragen, logboek: `${soort}-verbeterd` }, async (c) => {
    const [inwonerId, reeks] = [c.nummer('inwoner'), c.nummer(soort)];
    const [inwoner, [nu]] = await Promise.all([getInwoner(c), listVersies(c.db, soort, inwonerId, reeks)]);
    if (!nu) throw new NietGevonden();
    const getypt = { tekst: c.form.waarden.tekst ?? '', reden: c.form.waarden.reden ?? '', versie: c.form.tekst('_versie') };
    const gelezen = parseForm(VerbeterForm, c.form.waarden);
    if (!gelezen.ok) return verbeterPagina(c, { inwoner, nu }, getypt, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await correctNotitie(db, {
        actor,
        soort,
        inwonerId,
        reeks,
        versie: c.form.versie(),
        ...gelezen.waarde,
        terug: adres(soort, inwonerId, `${reeks}/verbeteren`),
      });
      return r.ok ? { ok: true, naar: `${tab(inwonerId)}#${soort}-${reeks}` } : r;
    });
    return uit instanceof Response ? uit : verbeterPagina(c, { inwoner, nu }, getypt, uit);
  });
};
