import { findLaatsteInstemming, findUrenTussen, recordInstemming, standVanUren } from '../../instemming/index.ts';
import {
  type Datum,
  dagNaam,
  isoDatum,
  isoWeek,
  maandagVan,
  maandNaam,
  parseWeek,
  plusDagen,
  toonDatum,
  vroegste,
  weekSleutel,
} from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  bevestiging,
  type Html,
  html,
  kaart,
  kop,
  leegBlok,
  link,
  linkKnop,
  melding,
  paginering,
  stapel,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { findAfwezigheid, findEersteUren, findPlekken, findUren, findUrenAntwoorden, getMijzelf } from '../queries.ts';
import { mijnWeken, weekDagen, weekNaam } from '../rules.ts';
import { AFWEZIG_WOORD } from '../teksten.ts';
import type { MijnWeek, Plek, WeekPlek } from '../types.ts';
import { showVraag, takeAntwoord, type Vraag } from './antwoord.ts';
import { alleenZelf, belZin, contactVan, type MijnSettings, regelingVan, tijdBij } from './settings.ts';

/** Weeks on one page. */
const WEKEN = 8;

const maandagUit = (c: PageContext): Datum => {
  const week = parseWeek(c.param('week'));
  if (!week) throw new NietGevonden();
  return maandagVan(week);
};

export const antwoordTeken = (plek: WeekPlek): Html => {
  switch (plek.antwoord) {
    case 'ja':
      return badge('goed', 'Jij zei: dit klopt');
    case 'nee':
      return badge('aandacht', 'Jij zei: dit klopt niet');
    case 'veranderd':
      return badge('aandacht', 'Uren veranderd: kijk nog eens');
    case 'open':
      return badge('info', 'Nog niet gekeken');
  }
};

/** "12 uur bij Fietswerkplaats Het Wiel" with the answer, for each place of a week. */
export const weekRegels = (s: MijnSettings, week: MijnWeek, plekken: readonly Plek[]): Html =>
  html`${week.plekken.map(
    (plek) =>
      html`<p><strong>${tijdBij(s, plekVan(plekken, plek.toewijzingId), plek.minuten)}</strong> bij ${aanbiederVan(plekken, plek.toewijzingId)} ${antwoordTeken(plek)}</p>`,
  )}`;

const plekVan = (plekken: readonly Plek[], toewijzingId: number): Plek | undefined =>
  plekken.find((plek) => plek.id === toewijzingId);

export const aanbiederVan = (plekken: readonly Plek[], toewijzingId: number): string =>
  plekVan(plekken, toewijzingId)?.aanbieder ?? 'je aanbieder';

const dagen = (s: MijnSettings, plek: WeekPlek, van: Plek | undefined): Html =>
  html`<ul>${plek.dagen.map(
    (dag) =>
      html`<li>${dagNaam(dag.datum)} ${dag.datum.day} ${maandNaam(dag.datum.month)}: <strong>${tijdBij(s, van, dag.minuten)}</strong></li>`,
  )}</ul><p>Samen is dat <strong>${tijdBij(s, van, plek.minuten)}</strong>.</p>`;

const readWeek = async (c: PageContext, s: MijnSettings) => {
  const maandag = maandagUit(c);
  const zondag = plusDagen(maandag, 6);
  const [ik, plekken, uren, antwoorden, afwezig] = await Promise.all([
    getMijzelf(c.db, c.vandaag),
    findPlekken(c.db, c.vandaag),
    findUren(c.db, maandag, zondag),
    findUrenAntwoorden(c.db, maandag, zondag),
    findAfwezigheid(c.db, maandag),
  ]);
  const gemeente = s.beleid.gemeente(ik.gemeenteId);
  const regeling = regelingVan(s, ik.gemeenteId, c.vandaag);
  const contact = contactVan(ik, regeling);
  return { maandag, plekken, week: mijnWeken(uren, antwoorden)[0], afwezig, gemeente, regeling, contact };
};

const vraag = async (c: PageContext, s: MijnSettings): Promise<Vraag> => {
  const toewijzingId = c.nummer('toewijzing');
  const maandag = maandagUit(c);
  const [gelezen, regels] = await Promise.all([
    readWeek(c, s),
    findUrenTussen(c.db, { toewijzingId, van: isoDatum(maandag), tot: isoDatum(plusDagen(maandag, 6)) }),
  ]);
  const plek = gelezen.week?.plekken.find((een) => een.toewijzingId === toewijzingId);
  if (!plek) throw new NietGevonden();
  const sleutel = weekSleutel(isoWeek(maandag));
  const aanbieder = aanbiederVan(gelezen.plekken, toewijzingId);
  return {
    pad: `/mijn/uren/${sleutel}/${toewijzingId}`,
    terug: `/mijn/uren/${sleutel}`,
    titel: 'Kloppen deze uren?',
    inhoud: html`<p>${aanbieder} schreef deze uren op voor de week van ${weekDagen(maandag)}.</p>${kaart({ inhoud: dagen(s, plek, plekVan(gelezen.plekken, toewijzingId)) })}`,
    ja: 'Ja, dit klopt',
    nee: 'Nee, dit klopt niet',
    waarom: 'Wat klopt er niet?',
    waaromHint: 'Bijvoorbeeld: dinsdag was ik er 4 uur, niet 3. Spelfouten zijn niet erg.',
    stand: standVanUren(regels),
    bel: belZin(gelezen.contact, gelezen.gemeente),
  };
};

/** /mijn/uren: my hours in words, a week at a time, and whether they are right. */
export const registerMijnUren = (router: Router, s: MijnSettings): void => {
  router.get('/mijn/uren', { ...alleenZelf, logboek: false }, async (c) => {
    const pagina = Math.min(Math.max(Number.parseInt(c.zoek.get('pagina') ?? '1', 10) || 1, 1), 500);
    const nu = maandagVan(isoWeek(c.vandaag));
    const tot = plusDagen(nu, 6 - (pagina - 1) * WEKEN * 7);
    const van = plusDagen(tot, 1 - WEKEN * 7);
    const [ik, plekken, uren, antwoorden, eerste] = await Promise.all([
      getMijzelf(c.db, c.vandaag),
      findPlekken(c.db, c.vandaag),
      findUren(c.db, van, tot),
      findUrenAntwoorden(c.db, van, tot),
      findEersteUren(c.db),
    ]);
    const gemeente = s.beleid.gemeente(ik.gemeenteId);
    const contact = contactVan(ik, regelingVan(s, ik.gemeenteId, c.vandaag));
    const weken = mijnWeken(uren, antwoorden);
    const paginas = eerste
      ? Math.ceil(vroegste(eerste, nu).until(plusDagen(nu, 7), { largestUnit: 'day' }).days / (7 * WEKEN))
      : 1;
    return c.page({
      titel: 'Mijn uren',
      inhoud: html`${kop({ titel: 'Mijn uren', onder: 'Je aanbieder schrijft op hoeveel uur je er was. Kijk of het klopt.' })}${
        weken.length === 0
          ? leegBlok({
              titel: eerste ? 'In deze weken staan geen uren.' : 'Er zijn nog geen uren.',
              inhoud: 'Als je aanbieder je uren instuurt, zie je ze hier.',
            })
          : stapel(
              weken.map((week) => {
                const naam = weekNaam(week.maandag, c.vandaag);
                const sleutel = weekSleutel(week.week);
                return kaart({
                  titel: naam,
                  id: `week-${sleutel}`,
                  inhoud: html`${naam === weekDagen(week.maandag) ? '' : html`<p>${weekDagen(week.maandag)}</p>`}${weekRegels(s, week, plekken)}${acties(linkKnop({ tekst: 'Bekijk deze week', href: `/mijn/uren/${sleutel}`, extra: weekDagen(week.maandag) }))}`,
                });
              }),
            )
      }${paginering({ pagina, paginas, href: (nr) => `/mijn/uren?pagina=${nr}`, naam: 'Eerdere weken' })}${belZin(contact, gemeente)}`,
    });
  });

  router.get('/mijn/uren/:week', { ...alleenZelf, logboek: false }, async (c) => {
    const { maandag, plekken, week, afwezig, gemeente, contact } = await readWeek(c, s);
    const sleutel = weekSleutel(isoWeek(maandag));
    const naam = weekNaam(maandag, c.vandaag);
    if (!week && afwezig.length === 0 && maandag.until(c.vandaag).days < 0) throw new NietGevonden();
    return c.page({
      titel: `Mijn uren, ${weekDagen(maandag)}`,
      kruimels: [{ tekst: 'Mijn uren', href: '/mijn/uren' }, { tekst: naam }],
      inhoud: html`${kop({ titel: naam, onder: naam === weekDagen(maandag) ? undefined : weekDagen(maandag) })}${afwezig.map(
        (een) =>
          melding({
            soort: 'info',
            inhoud: `${aanbiederVan(plekken, een.toewijzingId)} schreef op: ${AFWEZIG_WOORD[een.reden]}. Klopt dat niet? Bel ons.`,
          }),
      )}${
        week
          ? stapel(
              week.plekken.map((plek) =>
                kaart({
                  titel: aanbiederVan(plekken, plek.toewijzingId),
                  inhoud: html`${dagen(s, plek, plekVan(plekken, plek.toewijzingId))}<p>${antwoordTeken(plek)}</p>${plek.antwoord === 'nee' && html`<p>Je schreef: “${plek.gegeven?.toelichting}”</p>`}${
                    plek.antwoord === 'veranderd' &&
                    html`<p>Je gaf al antwoord. Daarna zijn de uren veranderd. Kijk daarom nog een keer.</p>`
                  }${acties(
                    linkKnop({
                      tekst:
                        plek.antwoord === 'open' || plek.antwoord === 'veranderd'
                          ? 'Klopt dit? Geef antwoord'
                          : 'Geef een ander antwoord',
                      href: `/mijn/uren/${sleutel}/${plek.toewijzingId}`,
                      soort: plek.antwoord === 'open' || plek.antwoord === 'veranderd' ? 'primair' : 'tweede',
                      extra: aanbiederVan(plekken, plek.toewijzingId),
                    }),
                  )}`,
                }),
              ),
            )
          : leegBlok({ titel: 'In deze week staan geen uren.' })
      }<p>${link('/mijn/uren', 'Naar al mijn weken')}</p>${belZin(contact, gemeente)}`,
    });
  });

  router.get('/mijn/uren/:week/:toewijzing', { ...alleenZelf, logboek: false }, async (c) =>
    showVraag(c, await vraag(c, s), { stap: c.zoek.get('antwoord') === 'nee' ? 'waarom' : 'antwoord' }),
  );

  router.post('/mijn/uren/:week/:toewijzing', { ...alleenZelf, logboek: 'instemming-gegeven' }, async (c) => {
    const toewijzingId = c.nummer('toewijzing');
    const maandag = maandagUit(c);
    return takeAntwoord(c, {
      pad: `/mijn/uren/${weekSleutel(isoWeek(maandag))}/${toewijzingId}`,
      vraag: () => vraag(c, s),
      record: (db, antwoord, actor) =>
        recordInstemming(db, actor, { toewijzingId, onderwerp: 'uren', maandag: isoDatum(maandag), ...antwoord }),
    });
  });

  router.get('/mijn/uren/:week/:toewijzing/klaar', { ...alleenZelf, logboek: false }, async (c) => {
    const toewijzingId = c.nummer('toewijzing');
    const week = isoDatum(maandagUit(c));
    const [{ maandag, plekken, gemeente, regeling, contact }, antwoord] = await Promise.all([
      readWeek(c, s),
      findLaatsteInstemming(c.db, { toewijzingId, onderwerp: 'uren', maandag: week }),
    ]);
    if (!antwoord) throw new NietGevonden();
    const aanbieder = aanbiederVan(plekken, toewijzingId);
    const wie = contact?.naam ?? 'De gemeente';
    // K7: hours that are disputed are settled within so many days (keuze).
    const uiterlijk =
      regeling && toonDatum(plusDagen(dagTotVandaag(antwoord.gegevenOp, c.vandaag), regeling.keuzes.K7.betwisteUrenDagen));
    return c.page({
      titel: 'Je antwoord is binnen',
      smal: true,
      inhoud: html`${bevestiging({
        titel: antwoord.akkoord ? 'Je zei dat deze uren kloppen' : 'Je zei dat deze uren niet kloppen',
        onder: antwoord.akkoord
          ? `${aanbieder}, ${weekDagen(maandag)}.`
          : html`${aanbieder}, ${weekDagen(maandag)}. Je schreef: “${antwoord.toelichting}”`,
        hierna: antwoord.akkoord
          ? [
              {
                wat: 'Je hoeft niets meer te doen voor deze week.',
                wie: `${aanbieder} en ${wie} zien je antwoord`,
                wanneer: 'vanaf nu',
              },
            ]
          : [
              {
                wat: `${aanbieder} en ${wie} lezen wat je schreef en zoeken uit wat klopt.`,
                wie: `${aanbieder} en ${wie}`,
                wanneer: 'vanaf nu',
              },
              {
                wat: 'Je hoort wat eruit komt. Veranderen de uren? Dan zie je dat bij Mijn uren en vragen we het je nog een keer.',
                wie,
                wanneer: uiterlijk ? `uiterlijk ${uiterlijk}` : 'zo snel mogelijk',
              },
            ],
        inhoud: belZin(contact, gemeente),
        acties: acties(
          linkKnop({ tekst: 'Naar mijn uren', href: '/mijn/uren', soort: 'primair' }),
          linkKnop({ tekst: 'Naar mijn overzicht', href: '/mijn' }),
        ),
      })}`,
    });
  });
};
