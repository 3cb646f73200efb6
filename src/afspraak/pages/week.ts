// The own week, for a consulent, an aanbieder and an adviser of the orientation centre; and one appointment for an aanbieder.
import { dagNaam, isoDatum, isoWeek, maandagVan, maandNaam, parseWeek, plusDagen, weekSleutel } from '../../kernel/datum.ts';
import { dagVan, momentOp } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  knop,
  kolommen,
  kop,
  lijst,
  linkKnop,
  stapel,
  takenlijst,
  tekstvak,
  uitklap,
  weekblad,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerVoorstel } from '../actions/answer-voorstel.ts';
import { proposeMoment } from '../actions/propose-moment.ts';
import { partijVan } from '../actions/settings.ts';
import { adresBij } from '../berichten.ts';
import {
  findAfspraak,
  listAfwezig,
  listAntwoorden,
  listGebeurtenissen,
  listMomenten,
  listTussen,
  listVoorgesteld,
  listZonderOpvolging,
  listZonderUitkomst,
} from '../queries/index.ts';
import { isVan, leiderVan, openMomenten, toonTijden, wachtOp, wieMoet } from '../rules.ts';
import type { Afspraak } from '../types.ts';
import {
  afspraakBadge,
  bel,
  leesAntwoorden,
  metWie,
  momentVelden,
  momentVragen,
  partijNaam,
  soortTekst,
  standPerMoment,
  waar,
  wanneer,
} from './blokken.ts';
import { type AfspraakSettings, wieVan } from './settings.ts';

const begin = (dag: ReturnType<typeof dagVan>): Date => {
  const moment = momentOp(dag, { uur: 0, minuut: 0 });
  if (!moment) throw new NietGevonden();
  return moment;
};

const toonWeek = async (c: PageContext, s: AfspraakSettings): Promise<Response> => {
  const { nu } = c;
  const gevraagd = c.zoek.get('week');
  // In a weekend one looks at the week that comes.
  const week = gevraagd === null ? isoWeek(plusDagen(c.vandaag, c.vandaag.dayOfWeek > 5 ? 2 : 0)) : parseWeek(gevraagd);
  if (!week) throw new NietGevonden();
  const maandag = maandagVan(week);
  const volgende = plusDagen(maandag, 7);
  const consulent = c.rolHint === 'consulent';
  const centrum = c.rolHint === 'orientatie';
  const [alle, voorstellen, momenten, antwoorden, zonderUitkomst, zonderOpvolging, actor] = await Promise.all([
    listTussen(c.db, begin(maandag), begin(volgende)),
    listVoorgesteld(c.db),
    listMomenten(c.db, 'voorgesteld'),
    listAntwoorden(c.db, 'voorgesteld'),
    consulent || centrum ? listZonderUitkomst(c.db, nu) : [],
    consulent || centrum ? listZonderOpvolging(c.db) : [],
    c.actor(),
  ]);
  const afwezig = consulent
    ? await listAfwezig(c.db, { consulentId: actor.gebruikerId, van: isoDatum(maandag), tot: isoDatum(volgende) })
    : [];
  const zelf = partijVan(actor);
  const afspraken = alle.filter((a) => isVan(a, { partij: zelf, gebruikerId: actor.gebruikerId }));
  const href = (a: Afspraak): string => adresBij(zelf, a);
  const dagen = Array.from({ length: 7 }, (_, i) => plusDagen(maandag, i))
    .map((dag) => ({ dag, van: afspraken.filter((a) => a.begin && dagVan(a.begin).equals(dag)) }))
    .filter(({ dag, van }) => dag.dayOfWeek <= 5 || van.length > 0);
  const wachtOpMij = voorstellen.filter((a) => {
    const wie = wachtOp(
      a,
      momenten.filter((m) => m.afspraakId === a.id),
      antwoorden.filter((m) => m.afspraakId === a.id),
      nu,
    );
    return wie.includes(zelf) || (zelf === leiderVan(a) && wie.length === 0);
  });
  const rest = voorstellen.filter((a) => !wachtOpMij.includes(a) && (zelf === leiderVan(a) || wieMoet(a).includes(zelf)));
  const mijne = (a: Afspraak): boolean => zelf === leiderVan(a);
  const regel = (a: Afspraak, tekst: string) => ({
    titel: `${tekst} ${a.naam}`,
    href: href(a),
    onder: `${soortTekst(a)}. ${wanneer(a)}`,
  });
  const taken = [
    ...wachtOpMij.map((a) => regel(a, 'Kies een moment:')),
    ...zonderUitkomst.filter(mijne).map((a) => regel(a, 'Hoe ging het?')),
    ...zonderOpvolging.filter(mijne).map((a) => regel(a, 'Niet verschenen, wat nu?')),
  ];
  const adres = (dag: typeof maandag): string => `/afspraken?week=${weekSleutel(isoWeek(dag))}`;
  const laatste = plusDagen(maandag, 6);
  const periode = `${maandag.day} ${maandag.month === laatste.month ? '' : `${maandNaam(maandag.month)} `}tot en met ${laatste.day} ${maandNaam(laatste.month)} ${laatste.year}`;
  return c.page({
    titel: `Afspraken in week ${week.week}`,
    inhoud: html`${kop({
      titel: `Week ${week.week}`,
      onder: periode,
      acties: html`${linkKnop({ tekst: 'Vorige week', href: adres(plusDagen(maandag, -7)), icoon: 'chevron-left' })}${linkKnop({ tekst: 'Vandaag', href: '/afspraken' })}${linkKnop({ tekst: 'Volgende week', href: adres(volgende), icoonNa: 'chevron-right' })}`,
    })}${stapel(
      weekblad({
        naam: `Afspraken van ${periode}`,
        dagen: dagen.map(({ dag, van }) => ({
          titel: `${dagNaam(dag)} ${dag.day} ${maandNaam(dag.month)}`,
          vandaag: dag.equals(c.vandaag),
          notitie: notitie(s, dag, afwezig),
          items: van.map((a) => ({
            tijd: a.begin ? toonTijden(a.begin, a.minuten) : '',
            titel: metWie(a, zelf === 'centrum' ? zelf : 'consulent'),
            href: href(a),
            onder: html`${soortTekst(a)}<br>${waar(a)}`,
            status: a.status !== 'vast' || (a.begin && a.begin <= nu) ? afspraakBadge(a, nu) : '',
          })),
        })),
      }),
      taken.length > 0 && kaart({ titel: 'Wacht op jou', inhoud: takenlijst(taken) }),
      rest.length > 0 &&
        kaart({ titel: 'Wacht op een ander', inhoud: takenlijst(rest.map((a) => regel(a, 'Nog geen moment:'))) }),
      kaart({
        titel: 'In je eigen agenda',
        inhoud: html`<p>Zet deze afspraken in je eigen agenda, zoals Outlook of je telefoon. Er staat alleen “Afspraak” met een link.</p>${acties(linkKnop({ tekst: 'Koppel je agenda', href: '/agenda', icoon: 'calendar' }))}`,
      }),
    )}`,
  });
};

const notitie = (
  s: AfspraakSettings,
  dag: ReturnType<typeof dagVan>,
  afwezig: Awaited<ReturnType<typeof listAfwezig>>,
): string | undefined => {
  const feestdag = s.beleid.landelijk.feestdagen.get(isoDatum(dag));
  const weg = afwezig.some(({ van, tot }) => isoDatum(van) <= isoDatum(dag) && (!tot || isoDatum(dag) <= isoDatum(tot)));
  return [feestdag, weg ? 'Je bent afwezig' : undefined].filter(Boolean).join('. ') || undefined;
};

const toonEen = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
  const id = c.nummer('afspraak');
  const [a, momenten, antwoorden, gebeurtenissen, actor] = await Promise.all([
    findAfspraak(c.db, id),
    listMomenten(c.db, { afspraakId: id }),
    listAntwoorden(c.db, { afspraakId: id }),
    listGebeurtenissen(c.db, id),
    c.actor(),
  ]);
  if (!a || a.status === 'verwijderd') throw new NietGevonden();
  // A mail and a calendar lead here; who makes appointments has a page of his own for it.
  if (actor.rol !== 'aanbieder') return c.redirect(adresBij(partijVan(actor), a));
  await schrijfInzage(c.db, { inwonerId: a.inwonerId, soort: 'afspraken', objectId: a.id });
  const { nu } = c;
  const fout = (veld: string) => foutVan(fouten, veld);
  const levend = a.status === 'voorgesteld' || (a.status === 'vast' && a.begin !== null && a.begin > nu);
  const afzegging = gebeurtenissen.find(({ wat }) => wat === 'afgezegd')?.toelichting;
  const open = openMomenten(momenten, nu);
  return c.page({
    titel: soortTekst(a),
    fout: fouten.length > 0,
    kruimels: [{ tekst: 'Afspraken', href: '/afspraken' }, { tekst: soortTekst(a) }],
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `${soortTekst(a)} ${a.metInwoner ? 'met' : 'over'} ${a.naam}`, onder: html`${a.begin && wanneer(a)} ${afspraakBadge(a, nu)}` })}${kolommen(
      {
        breed: [
          a.status === 'voorgesteld' &&
            kaart({
              titel: open.length === 0 ? 'Er is geen moment meer om uit te kiezen' : 'Wanneer kun je?',
              inhoud:
                open.length === 0
                  ? html`<p>${a.consulent} stelt nieuwe momenten voor.</p>`
                  : html`${standPerMoment(a, momenten, antwoorden, nu)}${form({
                      actie: `/afspraken/${a.id}/antwoord`,
                      sleutel: c.sleutel(),
                      versie: a.versie,
                      inhoud: html`${momentVragen(a, momenten, { nu, van: 'aanbieder', antwoorden, fout, kan: ['Ik kan', 'Ik kan niet'] })}${acties(knop({ tekst: 'Verstuur mijn antwoord', icoon: 'send' }))}`,
                    })}`,
            }),
          kaart({
            titel: 'De afspraak',
            inhoud: lijst([
              { kop: 'Wanneer', waarde: wanneer(a) },
              {
                kop: 'Hoe en waar',
                waarde: a.vorm === 'huisbezoek' ? 'Bij de inwoner thuis: het adres hoor je van de consulent' : waar(a),
              },
              { kop: 'Met', waarde: metWie(a, 'aanbieder') },
              { kop: 'Wat bespreken jullie', waarde: a.toelichting },
              ...(a.status === 'afgezegd' && afzegging ? [{ kop: 'Waarom het niet doorgaat', waarde: afzegging }] : []),
            ]),
          }),
          levend &&
            uitklap(
              a.status === 'vast' ? 'Ik kan dan niet' : 'Ik wil andere momenten voorstellen',
              form({
                actie: `/afspraken/${a.id}/kan-niet`,
                sleutel: c.sleutel(),
                versie: a.versie,
                inhoud: html`${momentVelden({ vrij: true, waarden: c.form.waarden, fout })}${tekstvak({
                  naam: 'toelichting',
                  label: 'Wil je er iets bij zeggen?',
                  verplicht: false,
                  regels: 2,
                  maximum: 2000,
                  waarde: c.form.waarden.toelichting,
                  fout: fout('toelichting'),
                })}${acties(knop({ tekst: a.status === 'vast' ? 'Meld dat ik niet kan' : 'Verstuur mijn voorstel', icoon: 'send' }))}`,
              }),
              { open: fouten.length > 0 },
            ),
        ],
        smal: [
          kaart({
            titel: 'Vragen?',
            inhoud: html`<p>Bel ${a.consulent}${a.consulentTelefoon && html`: ${bel(a.consulentTelefoon)}`}.</p>${a.metInwoner && a.telefoon !== '' && html`<p>${partijNaam(a, 'inwoner')}: ${bel(a.telefoon)}</p>`}${
              a.status === 'vast' &&
              acties(
                linkKnop({ tekst: 'Zet in je agenda', href: `/afspraken/${a.id}/agenda.ics`, icoon: 'calendar', download: true }),
              )
            }`,
          }),
        ],
      },
    )}`,
  });
};

export const registerWeek = (router: Router, s: AfspraakSettings): void => {
  router.get('/afspraken', { rollen: ['consulent', 'aanbieder', 'orientatie'], van: 'zelf', logboek: false }, (c) =>
    toonWeek(c, s),
  );
  router.get(
    '/afspraken/:afspraak',
    { rollen: ['consulent', 'aanbieder', 'orientatie'], van: 'aanbieder', logboek: 'inzage' },
    (c) => toonEen(c),
  );
  const doet = { rollen: ['aanbieder'], van: 'aanbieder' } as const;

  router.post('/afspraken/:afspraak/antwoord', { ...doet, logboek: 'afspraak-beantwoord' }, async (c) => {
    const id = c.nummer('afspraak');
    const uit = await c.submit(async (db, actor) => {
      const r = await answerVoorstel(db, wieVan(s, c, actor), {
        id,
        versie: c.form.versie(),
        antwoorden: leesAntwoorden(c.form.waarden),
      });
      return r.ok ? { ok: true, naar: `/afspraken/${id}` } : r;
    });
    return uit instanceof Response ? uit : toonEen(c, uit);
  });

  router.post('/afspraken/:afspraak/kan-niet', { ...doet, logboek: 'afspraak-kan-niet' }, async (c) => {
    const id = c.nummer('afspraak');
    const uit = await c.submit(async (db, actor) => {
      const r = await proposeMoment(db, wieVan(s, c, actor), {
        id,
        versie: c.form.versie(),
        toelichting: c.form.tekst('toelichting'),
        waarden: c.form.waarden,
      });
      return r.ok ? { ok: true, naar: `/afspraken/${id}` } : r;
    });
    return uit instanceof Response ? uit : toonEen(c, uit);
  });
};
