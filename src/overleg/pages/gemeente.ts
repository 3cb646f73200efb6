// Messages for the municipality: per dossier and all that is new in one's own caseload.

import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInstelling } from '../../instelling/index.ts';
import { findAanbiedersVan, findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { opsomming } from '../../kernel/aantal.ts';
import { type Datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  listBruikbaar,
  SJABLOON_STAP,
  type Sjabloon,
  sjabloonKiezer,
  sjabloonWaarden,
  vulSjabloon,
} from '../../sjabloon/index.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  melding,
  tekstvak,
  tekstveld,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { addPartij } from '../actions/add-partij.ts';
import { closeOverleg, TOCH_GETYPT } from '../actions/close-overleg.ts';
import { centrumWeg, sendBericht } from '../actions/send-bericht.ts';
import { startOverleg } from '../actions/start-overleg.ts';
import { findCentraVan, findOverleg, listBerichten, listOverleg, markGelezen } from '../queries.ts';
import { antwoordTot, partijenUit, wachtSinds } from '../rules.ts';
import { AntwoordForm, type Bericht, type Overleg, OverlegForm, type Partijen } from '../types.ts';
import { draad, lezersBlok, metWie, overlegLijst } from './draad.ts';
import { adres, kruimels, metWiePagina, tab } from './met-wie.ts';

const vragen = { rollen: ['consulent'], van: 'inwoner', logboek: 'inzage' } as const;

const getInwoner = async (c: PageContext): Promise<InwonerKop> => {
  const inwoner = await findInwoner(c.db, c.nummer('inwoner'));
  if (!inwoner) throw new NietGevonden();
  return inwoner;
};

/** What the tab of the dossier asks of the database. */
export const leesOverleg = (db: PageContext['db'], inwonerId: number) => listOverleg(db, { ik: 'gemeente', inwonerId });

/** The tab of the dossier. */
export const overlegInhoud = (inwoner: InwonerKop, regels: Awaited<ReturnType<typeof leesOverleg>>, vandaag: Datum): Html =>
  overlegLijst({
    vandaag,
    regels,
    ik: 'gemeente',
    href: (regel) => adres(inwoner.id, regel.id),
    leeg: `Schrijf met ${inwoner.voornaam}, met de aanbieder of met het oriëntatiecentrum. Wie meeleest staat er altijd bij.`,
  });

export const overlegKnoppen = (inwoner: InwonerKop): Html =>
  linkKnop({ tekst: 'Nieuw bericht', href: `${tab(inwoner.id)}/nieuw`, soort: 'primair', icoon: 'message' });

const waardenVan = (s: { beleid: BeleidInHuis }, c: PageContext, inwoner: InwonerKop) => {
  const gemeente = s.beleid.gemeente(inwoner.gemeente_id);
  return sjabloonWaarden({
    voornaam: inwoner.voornaam,
    naam: toonNaam(inwoner),
    consulent: inwoner.consulent,
    gemeente: { naam: gemeente.naam, telefoon: gemeente.telefoon.waarde },
    vandaag: c.vandaag,
  });
};

/** Registers what a consulent and a teammanager do with messages. */
export const registerGemeente = (router: Router, s: { beleid: BeleidInHuis }): void => {
  router.get('/berichten', { rollen: ['consulent', 'aanbieder'], van: 'niemand', logboek: false }, async (c) => {
    const actor = await c.actor();
    if (actor.rol === 'aanbieder') return c.redirect('/toewijzingen/berichten');
    const nieuw = c.zoek.get('toon') !== 'alles';
    const regels = await listOverleg(c.db, { ik: 'gemeente', ongelezen: nieuw });
    return c.page({
      titel: 'Berichten',
      inhoud: html`${kop({ titel: 'Berichten', onder: nieuw ? 'Wat jij of je vervanger nog niet las.' : 'Alles van jouw inwoners.' })}${overlegLijst(
        {
          vandaag: c.vandaag,
          regels,
          ik: 'gemeente',
          href: (regel) => adres(regel.inwonerId, regel.id),
          metInwoner: true,
          leeg: nieuw ? 'Je hebt alles gelezen.' : 'Begin een bericht in het dossier van een inwoner.',
        },
      )}${acties(
        linkKnop(
          nieuw
            ? { tekst: 'Toon alle berichten', href: '/berichten?toon=alles' }
            : { tekst: 'Toon alleen wat nieuw is', href: '/berichten' },
        ),
        linkKnop({ tekst: 'Mail over berichten', href: '/herinneringen', soort: 'stil', icoon: 'settings' }),
      )}`,
    });
  });

  const nieuwPagina = (
    c: PageContext,
    o: {
      inwoner: InwonerKop;
      actor: Actor;
      partijen: Partijen;
      met: string;
      aanbieder: string | null;
      centrum: string | null;
      sjablonen: readonly Sjabloon[];
    },
    getypt: { onderwerp: string; tekst: string },
    fouten: readonly Reden[] = [],
  ): Promise<Response> => {
    const { inwoner } = o;
    const overleg: Overleg = {
      ...o.partijen,
      id: 0,
      gemeenteId: inwoner.gemeente_id,
      inwonerId: inwoner.id,
      consulentId: inwoner.consulent_id,
      inwoner: toonNaam(inwoner),
      voornaam: inwoner.voornaam,
      consulent: inwoner.consulent,
      aanbieder: o.aanbieder,
      centrum: o.centrum,
      onderwerp: '',
      begonnenOp: new Date(0),
      versie: 0,
    };
    return c.page({
      titel: 'Nieuw bericht',
      smal: true,
      fout: fouten.length > 0,
      kruimels: kruimels(inwoner, 'Nieuw bericht'),
      inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Nieuw bericht', onder: metWie(overleg, 'gemeente') })}${form({
        actie: `${tab(inwoner.id)}/nieuw`,
        sleutel: c.sleutel(),
        verborgen: { met: o.met },
        inhoud: html`${sjabloonKiezer(o.sjablonen, 'sturen')}${tekstveld({ naam: 'onderwerp', label: 'Waar gaat het over?', maximum: 120, waarde: getypt.onderwerp, fout: foutVan(fouten, 'onderwerp') })}${lezersBlok(
          overleg,
          'gemeente',
          inwoner.consulent_id === 0 || inwoner.consulent_id === o.actor.gebruikerId ? undefined : inwoner.consulent,
        )}${tekstvak({ naam: 'tekst', label: 'Bericht', regels: 8, maximum: 8000, waarde: getypt.tekst, fout: foutVan(fouten, 'tekst') })}${acties(
          knop({ tekst: 'Stuur', icoon: 'send', naam: '_stap', waarde: 'sturen' }),
          linkKnop({ tekst: 'Annuleren', href: tab(inwoner.id), soort: 'stil' }),
        )}`,
      })}`,
    });
  };

  const voorbereid = async (c: PageContext, met: string) => {
    const inwonerId = c.nummer('inwoner');
    const [inwoner, aanbieders, centra, sjablonen, actor] = await Promise.all([
      getInwoner(c),
      findAanbiedersVan(c.db, inwonerId),
      findCentraVan(c.db, inwonerId),
      listBruikbaar(c.db, 'bericht'),
      c.actor(),
    ]);
    const gevraagd = partijenUit(met, aanbieders, centra);
    // Who died reads nothing: then one chooses anew.
    const partijen = gevraagd?.metInwoner && inwoner.overleden_op !== null ? undefined : gevraagd;
    const aanbieder = aanbieders.find(({ id }) => id === partijen?.aanbiederId)?.naam ?? null;
    const centrum = centra.find(({ id }) => id === partijen?.centrumId)?.naam ?? null;
    return { inwoner, aanbieders, centra, sjablonen, actor, partijen, met, aanbieder, centrum };
  };

  router.get('/dossier/:inwoner/berichten/nieuw', vragen, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const [o] = await Promise.all([
      voorbereid(c, c.zoek.get('met') ?? ''),
      schrijfInzage(c.db, { inwonerId, soort: 'berichten' }),
    ]);
    if (!o.partijen) return metWiePagina(c, o);
    return nieuwPagina(c, { ...o, partijen: o.partijen }, { onderwerp: '', tekst: '' });
  });

  router.post('/dossier/:inwoner/berichten/nieuw', { ...vragen, logboek: 'bericht-gestuurd' }, async (c) => {
    const o = await voorbereid(c, c.form.tekst('met'));
    const { partijen } = o;
    if (!partijen) return metWiePagina(c, o);
    const getypt = { onderwerp: c.form.waarden.onderwerp ?? '', tekst: c.form.waarden.tekst ?? '' };
    if (c.form.tekst('_stap') === SJABLOON_STAP) {
      const tekst = await vulSjabloon(c.db, {
        waarvoor: 'bericht',
        gekozen: c.form.tekst('sjabloon'),
        getypt: getypt.tekst,
        waarden: waardenVan(s, c, o.inwoner),
      });
      return nieuwPagina(c, { ...o, partijen }, { ...getypt, tekst });
    }
    const gelezen = parseForm(OverlegForm, c.form.waarden);
    if (!gelezen.ok) return nieuwPagina(c, { ...o, partijen }, getypt, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await startOverleg(db, { actor, inwonerId: o.inwoner.id, partijen, ...gelezen.waarde });
      return r.ok ? { ok: true, naar: adres(o.inwoner.id, r.waarde.id) } : r;
    });
    return uit instanceof Response ? uit : nieuwPagina(c, { ...o, partijen }, getypt, uit);
  });

  const lees = async (c: PageContext) => {
    const [inwonerId, id] = [c.nummer('inwoner'), c.nummer('overleg')];
    const [inwoner, overleg, lijst, aanbieders, centra, sjablonen, dagen, actor] = await Promise.all([
      getInwoner(c),
      findOverleg(c.db, inwonerId, id),
      listBerichten(c.db, inwonerId, id),
      findAanbiedersVan(c.db, inwonerId),
      findCentraVan(c.db, inwonerId),
      c.rolHint === 'consulent' ? listBruikbaar(c.db, 'bericht') : [],
      findInstelling(c.db, 'bericht-antwoord-dagen'),
      c.actor(),
      schrijfInzage(c.db, { inwonerId, soort: 'overleg', objectId: id }),
    ]);
    if (!overleg) throw new NietGevonden();
    const dicht = overleg.centrumId !== null && !centra.some((een) => een.id === overleg.centrumId);
    return { inwoner, overleg, lijst, aanbieders, dicht, sjablonen, dagen, actor };
  };
  type Gelezen = Awaited<ReturnType<typeof lees>>;

  const wachtMelding = (c: PageContext, o: Gelezen): Html | false => {
    const wacht = wachtSinds(o.lijst);
    if (!wacht) return false;
    const tot = antwoordTot(dagTotVandaag(wacht.op, c.vandaag), o.dagen);
    const laat = isVoor(tot, c.vandaag);
    return melding({
      soort: laat ? 'waarschuwing' : 'info',
      titel: laat ? `Te laat: een antwoord was nodig op ${toonDatum(tot)}` : `Antwoord uiterlijk op ${toonDatum(tot)}`,
      inhoud: `Binnen ${o.dagen} dagen: dat is een keuze van de gemeente (instellingen).`,
    });
  };

  /** A thread with only the resident, who died. */
  const leestNiemand = ({ inwoner, overleg }: Gelezen): boolean =>
    inwoner.overleden_op !== null && overleg.metInwoner && overleg.aanbiederId === null && overleg.centrumId === null;

  const magErbij = (o: Gelezen): boolean =>
    (!o.overleg.metInwoner && o.inwoner.overleden_op === null) ||
    (o.overleg.aanbiederId === null && o.overleg.centrumId === null && o.aanbieders.length > 0);

  const draadPagina = (c: PageContext, o: Gelezen, tekst: string, fouten: readonly Reden[] = []): Promise<Response> => {
    const { overleg, inwoner, actor } = o;
    const consulent = actor.rol === 'consulent';
    // Who is brought in reads on when the centre does not.
    const schrijft = consulent && !(o.dicht && !overleg.metInwoner) && !leestNiemand(o);
    const klaarKnop =
      wachtSinds(o.lijst) &&
      knop({ tekst: 'Geen antwoord nodig', soort: 'tweede', icoon: 'check', naam: '_stap', waarde: 'klaar' });
    return c.page({
      titel: overleg.onderwerp,
      fout: fouten.length > 0,
      kruimels: kruimels(inwoner, overleg.onderwerp),
      inhoud: html`${foutSamenvatting(fouten)}${kop({
        titel: overleg.onderwerp,
        onder: `Over ${overleg.inwoner}, ${metWie(overleg, 'gemeente')}`,
        acties:
          consulent &&
          magErbij(o) &&
          linkKnop({ tekst: 'Haal iemand erbij', href: adres(inwoner.id, overleg.id, '/erbij'), icoon: 'user-plus' }),
      })}${consulent && wachtMelding(c, o)}${draad({
        vandaag: c.vandaag,
        overleg,
        lijst: o.lijst,
        ik: 'gemeente',
        dicht:
          (o.dicht || leestNiemand(o)) &&
          html`${melding({ soort: 'info', inhoud: o.dicht ? centrumWeg(overleg) : nietMeer(overleg) })}${
            consulent &&
            !schrijft &&
            klaarKnop &&
            form({ actie: adres(inwoner.id, overleg.id), sleutel: c.sleutel(), inhoud: acties(klaarKnop) })
          }`,
        schrijf: schrijft
          ? {
              actie: adres(inwoner.id, overleg.id),
              sleutel: c.sleutel(),
              tekst,
              fouten,
              boven: sjabloonKiezer(o.sjablonen, 'sturen'),
              namens: overleg.consulentId !== 0 && overleg.consulentId !== actor.gebruikerId ? overleg.consulent : undefined,
              knoppen: klaarKnop,
            }
          : undefined,
      })}`,
    });
  };

  router.get('/dossier/:inwoner/berichten/:overleg', { ...vragen, rollen: ['consulent', 'teammanager'] }, async (c) => {
    const o = await lees(c);
    // The teammanager looks along: that is no reading by who must answer.
    if (o.actor.rol === 'consulent' && ongelezen(o.lijst))
      await markGelezen(c.db, { ik: 'gemeente', inwonerId: o.inwoner.id, overlegId: o.overleg.id });
    return draadPagina(c, o, '');
  });

  router.post('/dossier/:inwoner/berichten/:overleg', { ...vragen, logboek: 'bericht-gestuurd' }, async (c) => {
    const [inwonerId, overlegId] = [c.nummer('inwoner'), c.nummer('overleg')];
    const stap = c.form.tekst('_stap');
    const getypt = c.form.waarden.tekst ?? '';
    if (stap === SJABLOON_STAP) {
      const o = await lees(c);
      const tekst = await vulSjabloon(c.db, {
        waarvoor: 'bericht',
        gekozen: c.form.tekst('sjabloon'),
        getypt,
        waarden: waardenVan(s, c, o.inwoner),
      });
      return draadPagina(c, o, tekst);
    }
    if (stap === 'klaar' && getypt !== '') return draadPagina(c, await lees(c), getypt, [TOCH_GETYPT]);
    const gelezen = parseForm(AntwoordForm, c.form.waarden);
    if (stap !== 'klaar' && !gelezen.ok) return draadPagina(c, await lees(c), getypt, gelezen.redenen);
    const o = await lees(c);
    if (stap !== 'klaar' && leestNiemand(o)) return draadPagina(c, o, getypt, [{ tekst: nietMeer(o.overleg) }]);
    const uit = await c.submit(async (db, actor) => {
      const r =
        stap !== 'klaar' && gelezen.ok
          ? await sendBericht(db, { actor, inwonerId, overlegId, ...gelezen.waarde })
          : await closeOverleg(db, { actor, inwonerId, overlegId });
      return r.ok ? { ok: true, naar: `${adres(inwonerId, overlegId)}${stap === 'klaar' ? '' : `#bericht-${r.waarde.id}`}` } : r;
    });
    return uit instanceof Response ? uit : draadPagina(c, await lees(c), getypt, uit);
  });

  const erbijPagina = (c: PageContext, o: Gelezen, fouten: readonly Reden[] = []): Promise<Response> => {
    const { overleg, inwoner } = o;
    const keuzes = [
      ...(overleg.metInwoner || o.inwoner.overleden_op !== null ? [] : [{ waarde: 'inwoner', tekst: overleg.inwoner }]),
      ...(overleg.aanbiederId === null && overleg.centrumId === null
        ? o.aanbieders.map(({ id, naam }) => ({ waarde: `aanbieder-${id}`, tekst: naam }))
        : []),
    ];
    return c.page({
      titel: 'Iemand erbij halen',
      smal: true,
      fout: fouten.length > 0,
      kruimels: kruimels(inwoner, overleg.onderwerp),
      inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Wie haal je erbij?', onder: `In “${overleg.onderwerp}”` })}${melding(
        {
          soort: 'info',
          titel: 'Wie erbij komt leest alles wat vanaf nu geschreven wordt',
          inhoud: `Wat er al staat blijft tussen ${opsomming(['jullie', ...(overleg.metInwoner ? [overleg.voornaam] : []), ...[overleg.aanbieder ?? overleg.centrum ?? []].flat()])}. Iedereen in het overleg ziet dat er iemand bij kwam. Er weer uit kan niet: begin dan een nieuw overleg.`,
        },
      )}${form({
        actie: adres(inwoner.id, overleg.id, '/erbij'),
        sleutel: c.sleutel(),
        versie: overleg.versie,
        inhoud: html`${keuzerondjes({ naam: 'wie', label: 'Wie leest vanaf nu mee?', keuzes, waarde: c.form.waarden.wie, fout: foutVan(fouten, 'wie') })}${acties(
          knop({ tekst: 'Ja, haal erbij', icoon: 'user-plus' }),
          linkKnop({ tekst: 'Nee, terug', href: adres(inwoner.id, overleg.id), soort: 'stil' }),
        )}`,
      })}`,
    });
  };

  router.get('/dossier/:inwoner/berichten/:overleg/erbij', vragen, async (c) => erbijPagina(c, await lees(c)));

  router.post('/dossier/:inwoner/berichten/:overleg/erbij', { ...vragen, logboek: 'overleg-partij-erbij' }, async (c) => {
    const [inwonerId, overlegId] = [c.nummer('inwoner'), c.nummer('overleg')];
    const o = await lees(c);
    if (c.form.tekst('wie') === 'inwoner' && o.inwoner.overleden_op !== null)
      return erbijPagina(c, o, [{ veld: 'wie', tekst: nietMeer(o.overleg) }]);
    const uit = await c.submit(async (db, actor) => {
      const r = await addPartij(db, { actor, inwonerId, overlegId, versie: c.form.versie(), wie: c.form.tekst('wie') });
      return r.ok ? { ok: true, naar: adres(inwonerId, overlegId) } : r;
    });
    return uit instanceof Response ? uit : erbijPagina(c, await lees(c), uit);
  });
};

const nietMeer = (overleg: { voornaam: string }): string =>
  `${overleg.voornaam} is overleden en leest dit niet meer. De berichten blijven hier staan.`;

const ongelezen = (lijst: readonly Bericht[]): boolean =>
  lijst.some(({ van, gelezen }) => van !== 'gemeente' && gelezen.gemeente === null);
