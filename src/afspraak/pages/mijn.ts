// The resident: the next appointment large, a choice of moments, "ik kan niet". B1, one thing at a time.
import { opsomming } from '../../kernel/aantal.ts';
import { dagNaam, toonDatum } from '../../kernel/datum.ts';
import { dagVan } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  type Inhoud,
  kaart,
  knop,
  kop,
  leegBlok,
  link,
  linkKnop,
  melding,
  stapel,
  takenlijst,
  tekstvak,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerVoorstel } from '../actions/answer-voorstel.ts';
import { proposeMoment } from '../actions/propose-moment.ts';
import { changeHerinnering, changeVoorkeur } from '../actions/set-herinnering.ts';
import {
  findAfspraak,
  findHoorgesprek,
  getMijnAdres,
  listAntwoorden,
  listGebeurtenissen,
  listMijn,
  listMomenten,
  wilMijnHerinnering,
} from '../queries/index.ts';
import { leiderVan, openMomenten, toonTijden, toonWanneer, vervallenMoment, wachtOp, wieMoet } from '../rules.ts';
import type { Afspraak, Partij } from '../types.ts';
import { bel, leesAntwoorden, momentVelden, momentVragen, partijNaam, wanneer } from './blokken.ts';
import { hoorKaart } from './hoorgesprek.ts';
import { type AfspraakSettings, wieVan } from './settings.ts';
import { isDag, WAAROVER } from './woorden.ts';

const zelf = { rollen: ['inwoner'], van: 'zelf' } as const;

/** "Werkt het niet? Bel …": under each page. */
const belZin = (a: Afspraak | undefined, telefoon: string): Html => {
  const eigen = a?.vanCentrum ? a.adviseurTelefoon : a?.consulentTelefoon;
  return html`<p>Vragen? Bel ${a && eigen ? leiderNaam(a) : 'de gemeente'}: ${bel(eigen ?? telefoon)}.</p>`;
};

const plek = (a: Afspraak, mijn: { adres: string; telefoon: string }): Inhoud => {
  switch (a.vorm) {
    case 'huisbezoek':
      return html`We komen bij jou thuis: ${mijn.adres}.`;
    case 'telefoon':
      return html`We bellen je${a.plaats || mijn.telefoon ? html` op <strong>${a.plaats || mijn.telefoon}</strong>` : ''}. Je hoeft nergens heen.`;
    case 'video':
      return /^https:\/\//.test(a.plaats)
        ? html`We zien elkaar met beeld. ${link(a.plaats, 'Open het videogesprek')}`
        : html`We zien elkaar met beeld: ${a.plaats}`;
    case 'locatie':
      return html`Je komt naar: <strong>${a.plaats}</strong>`;
  }
};

const anderen = (a: Afspraak): string[] =>
  // Who made it first.
  [...new Set([leiderVan(a), ...wieMoet(a)])]
    .filter((partij) => partij !== 'inwoner')
    .map((partij) => (partij === 'centrum' && a.adviseur ? `${a.adviseur} van ${a.centrum}` : partijNaam(a, partij)));
/** Who made it, and so who looks further. */
const leiderNaam = (a: Afspraak): string => partijNaam(a, leiderVan(a));
const metWie = (a: Afspraak): string => opsomming(anderen(a));

/** "Sanne de Wit wil met je praten", of two people "willen". */
const wilPraten = (a: Afspraak): string =>
  `${metWie(a)} ${anderen(a).length === 1 ? 'wil' : 'willen'} ${isDag(a) ? 'een afspraak met je maken' : 'met je praten'}`;

const groot = (a: Afspraak, mijn: { adres: string; telefoon: string }): Html => {
  if (a.begin === null) return html``;
  const dag = dagVan(a.begin);
  return html`<p><strong>${dagNaam(dag)} ${toonDatum(dag)}</strong><br><strong>${toonTijden(a.begin, a.minuten)}</strong></p><p>${plek(a, mijn)}</p><p>${isDag(a) ? 'Met' : 'Je praat met'} ${metWie(a)}. ${WAAROVER[a.soort]}.</p>${a.toelichting !== '' && html`<p>${a.toelichting}</p>`}`;
};

const doen = (a: Afspraak): Html =>
  acties(
    linkKnop({ tekst: 'Ik kan niet', href: `/mijn/afspraken/${a.id}/kan-niet`, extra: wanneer(a) }),
    linkKnop({
      tekst: 'Zet in mijn agenda',
      href: `/afspraken/${a.id}/agenda.ics`,
      icoon: 'calendar',
      download: true,
      extra: wanneer(a),
    }),
  );

/** For the first page of the resident: the next appointment that is fixed, and whether there is one of which he still has to choose the moment. */
export const readMijnAfspraken = async (
  db: PageContext['db'],
  nu: Date,
): Promise<{ volgende: { wanneer: string; met: readonly string[] } | undefined; kiezen: boolean }> => {
  const [afspraken, momenten, antwoorden] = await Promise.all([
    listMijn(db),
    listMomenten(db, 'voorgesteld'),
    listAntwoorden(db, 'voorgesteld'),
  ]);
  const [eerste] = afspraken
    .filter((a) => a.status === 'vast' && a.begin !== null && a.begin > nu)
    .sort((a, b) => (a.begin?.getTime() ?? 0) - (b.begin?.getTime() ?? 0));
  const van = (a: Afspraak) => (m: { afspraakId: number }) => m.afspraakId === a.id;
  return {
    volgende: eerste && { wanneer: wanneer(eerste), met: anderen(eerste) },
    kiezen: afspraken.some(
      (a) => a.status === 'voorgesteld' && wachtOp(a, momenten.filter(van(a)), antwoorden.filter(van(a)), nu).includes('inwoner'),
    ),
  };
};

const toonLijst = async (c: PageContext, s: AfspraakSettings): Promise<Response> => {
  const { nu } = c;
  const [afspraken, momenten, antwoorden, wil, mijn, hoorgesprek, actor] = await Promise.all([
    listMijn(c.db),
    listMomenten(c.db, 'voorgesteld'),
    listAntwoorden(c.db, 'voorgesteld'),
    wilMijnHerinnering(c.db),
    getMijnAdres(c.db),
    findHoorgesprek(c.db, c.vandaag),
    c.actor(),
  ]);
  const { telefoon } = s.beleid.gemeente(actor.gemeenteId ?? 0);
  const komend = afspraken
    .filter((a) => a.status === 'vast' && a.begin !== null && a.begin > nu)
    .sort((a, b) => (a.begin?.getTime() ?? 0) - (b.begin?.getTime() ?? 0));
  const [eerste, ...later] = komend;
  const kiezen = afspraken.filter((a) => a.status === 'voorgesteld');
  const eerder = afspraken.filter((a) => !komend.includes(a) && !kiezen.includes(a)).slice(0, 20);
  const opMij = (a: Afspraak): boolean =>
    wachtOp(
      a,
      momenten.filter((m) => m.afspraakId === a.id),
      antwoorden.filter((m) => m.afspraakId === a.id),
      nu,
    ).includes('inwoner');
  return c.page({
    titel: 'Mijn afspraken',
    inhoud: html`${kop({ titel: 'Mijn afspraken' })}${stapel(
      kiezen.filter(opMij).map((a) =>
        kaart({
          titel: 'Kies een moment',
          id: `kies-${a.id}`,
          inhoud: html`<p>${wilPraten(a)}. ${WAAROVER[a.soort]}.</p>${acties(linkKnop({ tekst: 'Kies wanneer je kunt', href: `/mijn/afspraken/${a.id}`, soort: 'primair', extra: WAAROVER[a.soort].toLowerCase() }))}`,
        }),
      ),
      eerste
        ? kaart({ titel: 'Je volgende afspraak', inhoud: html`${groot(eerste, mijn)}${doen(eerste)}` })
        : !hoorgesprek &&
            leegBlok({ titel: 'Je hebt nu geen afspraak.', inhoud: html`<p>Wil je met iemand praten? Bel ons gerust.</p>` }),
      hoorgesprek && hoorKaart(hoorgesprek),
      later.map((a) => kaart({ titel: 'Daarna', id: `daarna-${a.id}`, inhoud: html`${groot(a, mijn)}${doen(a)}` })),
      kiezen.some((a) => !opMij(a)) &&
        kaart({
          titel: 'We zoeken nog een moment',
          inhoud: takenlijst(
            kiezen
              .filter((a) => !opMij(a))
              .map((a) => ({
                titel: WAAROVER[a.soort],
                href: `/mijn/afspraken/${a.id}`,
                onder: 'Je hoeft nu niets te doen. Je hoort wanneer het is.',
              })),
          ),
        }),
      eerder.length > 0 &&
        kaart({
          titel: 'Eerdere afspraken',
          inhoud: takenlijst(
            eerder.map((a) => ({
              titel: wanneer(a),
              href: `/mijn/afspraken/${a.id}`,
              onder: WAAROVER[a.soort],
              status: EERDER[a.status],
            })),
          ),
        }),
      kaart({
        titel: 'Herinnering',
        inhoud: html`<p>${wil ? 'Je krijgt een dag van tevoren een mail van ons, als we je mailadres hebben.' : 'Je krijgt geen mail een dag van tevoren.'}</p>${form(
          {
            actie: '/mijn/afspraken/herinneringen',
            sleutel: c.sleutel(),
            verborgen: { herinneren: wil ? 'nee' : 'ja' },
            inhoud: acties(
              knop({ tekst: wil ? 'Ik wil geen herinnering' : 'Ik wil wel een herinnering', soort: 'tweede', icoon: 'bell' }),
            ),
          },
        )}<p>${link('/agenda', 'Zet al je afspraken vanzelf in je eigen agenda')}</p>`,
      }),
      belZin(eerste ?? kiezen[0], telefoon.waarde),
    )}`,
  });
};

const EERDER: Record<Afspraak['status'], Html> = {
  voorgesteld: badge('neutraal', 'Geen moment gekozen'),
  vast: badge('neutraal', 'Voorbij'),
  afgezegd: badge('neutraal', 'Ging niet door'),
  geweest: badge('goed', 'Geweest'),
  'niet-verschenen': badge('neutraal', 'Niet gelukt'),
  verwijderd: badge('neutraal', 'Weg'),
};

const lees = async (c: PageContext, s: AfspraakSettings) => {
  const id = c.nummer('afspraak');
  const [a, momenten, antwoorden, gebeurtenissen, mijn, actor] = await Promise.all([
    findAfspraak(c.db, id),
    listMomenten(c.db, { afspraakId: id }),
    listAntwoorden(c.db, { afspraakId: id }),
    listGebeurtenissen(c.db, id),
    getMijnAdres(c.db),
    c.actor(),
  ]);
  if (!a) throw new NietGevonden();
  return { a, momenten, antwoorden, gebeurtenissen, mijn, telefoon: s.beleid.gemeente(actor.gemeenteId ?? 0).telefoon.waarde };
};

/** What comes after the answer of the resident, and who does it. */
const naAntwoord = (a: Afspraak, wacht: readonly Partij[]): string => {
  const nog = wacht.filter((partij) => partij !== 'inwoner');
  const verder =
    nog.length === 0
      ? `${leiderNaam(a)} zoekt een ander moment.`
      : `We wachten nog op ${opsomming(nog.map((partij) => partijNaam(a, partij)))}. Daarna hoor je wanneer de afspraak is.`;
  return `${verder} Wordt het toch anders? Dan verander je hieronder je antwoord.`;
};

/** Why the moment that was fixed goes on no more: who could not, in the words that he or she wrote. */
const nietDoor = (weg: NonNullable<ReturnType<typeof vervallenMoment>>): Html => {
  const wie = weg.van === 'inwoner' ? 'Je kunt dan niet' : `${weg.door ?? 'De ander'} kan dan niet`;
  return html`<p>${wie}. Hieronder staat een ander voorstel.${(weg.van === 'consulent' || weg.van === 'centrum') && weg.toelichting !== '' && ` “${weg.toelichting}”`}</p>`;
};

const toonEen = async (c: PageContext, s: AfspraakSettings, fouten: readonly Reden[] = []): Promise<Response> => {
  const { a, momenten, antwoorden, gebeurtenissen, mijn, telefoon } = await lees(c, s);
  const { nu } = c;
  const open = openMomenten(momenten, nu);
  const kiest = a.status === 'voorgesteld' && open.length > 0;
  // Answered already, and somebody else has not.
  const wacht = wachtOp(a, momenten, antwoorden, nu);
  const al = kiest && !wacht.includes('inwoner');
  const titel = kiest ? 'Wanneer kun je?' : 'Je afspraak';
  const afgezegd = gebeurtenissen.find(({ wat }) => wat === 'afgezegd');
  const weg = a.status === 'voorgesteld' ? vervallenMoment(gebeurtenissen) : undefined;
  const komt = a.status === 'vast' && a.begin !== null && a.begin > nu;
  const inhoud = (): Inhoud => {
    if (kiest)
      return html`${weg && !al && melding({ soort: 'info', titel: `${isDag(a) ? 'De afspraak' : 'Het gesprek'} op ${toonWanneer(new Date(weg.begin), weg.minuten)} gaat niet door`, inhoud: nietDoor(weg) })}${al && melding({ soort: 'succes', titel: 'We hebben je antwoord', inhoud: naAntwoord(a, wacht) })}<p>${wilPraten(a)}. ${WAAROVER[a.soort]}.</p>${a.toelichting !== '' && html`<p>${a.toelichting}</p>`}${form(
        {
          actie: `/mijn/afspraken/${a.id}`,
          sleutel: c.sleutel(),
          versie: a.versie,
          inhoud: html`${momentVragen(a, momenten, {
            nu,
            van: 'inwoner',
            antwoorden,
            fout: (veld) => foutVan(fouten, veld),
            kan: ['Ja, dan kan ik', 'Nee, dan kan ik niet'],
          })}${acties(knop({ tekst: al ? 'Verander mijn antwoord' : 'Verstuur', soort: al ? 'tweede' : 'primair' }))}`,
        },
      )}<p>${link(`/mijn/afspraken/${a.id}/kan-niet`, 'Kun je op geen van deze momenten? Zeg wanneer je wel kunt.')}</p>`;
    if (a.status === 'voorgesteld')
      return melding({
        soort: 'info',
        inhoud: `We zoeken nog een moment. ${leiderNaam(a)} laat het je weten. Je hoeft nu niets te doen.`,
      });
    if (a.status === 'afgezegd')
      return melding({
        soort: 'info',
        titel: 'Deze afspraak gaat niet door',
        inhoud: afgezegd?.toelichting
          ? html`<p>${partijNaam(a, afgezegd.van)} schreef: “${afgezegd.toelichting}”</p>`
          : undefined,
      });
    return html`${groot(a, mijn)}${
      a.status === 'niet-verschenen' &&
      html`<p>Deze afspraak ging niet door. Dat heeft geen gevolgen voor je uitkering of je plek. ${leiderNaam(a)} neemt contact met je op.</p>`
    }${komt && doen(a)}`;
  };
  return c.page({
    titel,
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug('/mijn/afspraken', 'Naar mijn afspraken')}${foutSamenvatting(fouten)}${kop({ titel })}${kaart({ inhoud: inhoud() })}${
      komt &&
      form({
        actie: `/mijn/afspraken/${a.id}/herinnering`,
        sleutel: c.sleutel(),
        verborgen: { wil: a.herinnerInwoner ? 'nee' : 'ja' },
        inhoud: acties(
          knop({
            tekst: a.herinnerInwoner ? 'Stuur geen herinnering voor deze afspraak' : 'Stuur wel een herinnering',
            soort: 'stil',
            icoon: 'bell',
          }),
        ),
      })
    }${belZin(a, telefoon)}`,
  });
};

const toonKanNiet = async (c: PageContext, s: AfspraakSettings, fouten: readonly Reden[] = []): Promise<Response> => {
  const { a, telefoon } = await lees(c, s);
  const fout = (veld: string) => foutVan(fouten, veld);
  const titel = a.begin === null ? 'Wanneer kun je wel?' : 'Ik kan dan niet';
  return c.page({
    titel,
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug(`/mijn/afspraken/${a.id}`)}${foutSamenvatting(fouten)}${kop({ titel, onder: a.begin === null ? undefined : wanneer(a) })}<p>Dat is geen probleem. Je krijgt er geen straf voor.</p>${form(
      {
        actie: `/mijn/afspraken/${a.id}/kan-niet`,
        sleutel: c.sleutel(),
        versie: a.versie,
        inhoud: html`<p>Weet je al wanneer je wel kunt? Vul dat hier in. Weet je het nog niet? Laat het dan leeg.</p>${momentVelden({ aantal: 2, vrij: true, waarden: c.form.waarden, fout })}${tekstvak(
          {
            naam: 'toelichting',
            label: 'Wil je er iets bij zeggen?',
            verplicht: false,
            regels: 3,
            maximum: 2000,
            waarde: c.form.waarden.toelichting,
            fout: fout('toelichting'),
          },
        )}${acties(knop({ tekst: 'Verstuur', icoon: 'send' }))}`,
      },
    )}${belZin(a, telefoon)}`,
  });
};

export const registerMijnAfspraken = (router: Router, s: AfspraakSettings): void => {
  router.get('/mijn/afspraken', { ...zelf, logboek: false }, (c) => toonLijst(c, s));
  router.get('/mijn/afspraken/:afspraak', { ...zelf, logboek: false }, (c) => toonEen(c, s));
  router.get('/mijn/afspraken/:afspraak/kan-niet', { ...zelf, logboek: false }, (c) => toonKanNiet(c, s));

  router.post('/mijn/afspraken/herinneringen', { ...zelf, logboek: 'herinneringen-gewijzigd' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      if (actor.inwonerId === undefined) throw new NietGevonden();
      await changeVoorkeur(db, wieVan(s, c, actor), {
        inwonerId: actor.inwonerId,
        herinneren: c.form.tekst('herinneren') === 'ja',
      });
      return { ok: true, naar: '/mijn/afspraken' };
    });
    return uit instanceof Response ? uit : c.redirect('/mijn/afspraken');
  });

  router.post('/mijn/afspraken/:afspraak', { ...zelf, logboek: 'afspraak-beantwoord' }, async (c) => {
    const id = c.nummer('afspraak');
    const uit = await c.submit(async (db, actor) => {
      const r = await answerVoorstel(db, wieVan(s, c, actor), {
        id,
        versie: c.form.versie(),
        antwoorden: leesAntwoorden(c.form.waarden),
      });
      return r.ok ? { ok: true, naar: `/mijn/afspraken/${id}` } : r;
    });
    return uit instanceof Response ? uit : toonEen(c, s, uit);
  });

  router.post('/mijn/afspraken/:afspraak/kan-niet', { ...zelf, logboek: 'afspraak-kan-niet' }, async (c) => {
    const id = c.nummer('afspraak');
    const uit = await c.submit(async (db, actor) => {
      const r = await proposeMoment(db, wieVan(s, c, actor), {
        id,
        versie: c.form.versie(),
        toelichting: c.form.tekst('toelichting'),
        waarden: c.form.waarden,
      });
      return r.ok ? { ok: true, naar: `/mijn/afspraken/${id}` } : r;
    });
    return uit instanceof Response ? uit : toonKanNiet(c, s, uit);
  });

  router.post('/mijn/afspraken/:afspraak/herinnering', { ...zelf, logboek: 'afspraak-herinnering' }, async (c) => {
    const id = c.nummer('afspraak');
    const uit = await c.submit(async (db, actor) => {
      const r = await changeHerinnering(db, wieVan(s, c, actor), { id, aan: 'inwoner', wil: c.form.tekst('wil') === 'ja' });
      return r.ok ? { ok: true, naar: `/mijn/afspraken/${id}` } : r;
    });
    return uit instanceof Response ? uit : toonEen(c, s, uit);
  });
};
