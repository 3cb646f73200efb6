import { type Datum, isVoor } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { type Maand, maandPeriode, maandVan, parseMaand, toonMaand, volgendeMaand } from '../../kernel/maand.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  bedrag,
  bevestiging,
  controleer,
  form,
  foutSamenvatting,
  html,
  kaart,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  terug,
  waarom,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { closeMaand } from '../actions/close-maand.ts';
import { findEersteMaand, listDeclaraties, listGesloten, listMaanden, listNogNietIngediend } from '../queries/index.ts';

const KRUIMEL = { tekst: 'Maanden', href: '/maanden' };

const isVoorbij = (maand: Maand, vandaag: Datum): boolean => isVoor(maandPeriode(maand).tot, vandaag);

async function lijst(c: PageContext): Promise<Response> {
  const gemeenteId = (await c.actor()).gemeenteId ?? 0;
  const [stand, gesloten, eerste] = await Promise.all([
    listMaanden(c.db, gemeenteId),
    listGesloten(c.db, gemeenteId),
    findEersteMaand(c.db, gemeenteId),
  ]);
  const begin = [eerste, ...stand.map(({ maand }) => maand), ...gesloten.keys()].filter((maand) => maand !== undefined).sort()[0];
  const maanden: Maand[] = [];
  if (begin) for (let maand = begin; maand <= maandVan(c.vandaag); maand = volgendeMaand(maand)) maanden.push(maand);
  return c.page({
    titel: 'Maanden',
    inhoud: html`${kop({ titel: 'Maanden', onder: 'Een gesloten maand verandert niet meer. Correcties komen in een maand die nog open is.' })}${kaart(
      {
        inhoud: tabel({
          caption: 'Maanden met hun declaraties',
          kolommen: [
            { kop: 'Maand' },
            { kop: 'Wacht', uitlijning: 'eind' },
            { kop: 'Goedgekeurd', uitlijning: 'eind' },
            { kop: 'Bedrag', uitlijning: 'eind' },
            { kop: 'Status' },
          ],
          rijen: maanden.toReversed().map((maand) => {
            const rij = stand.find((een) => een.maand === maand);
            const dicht = gesloten.get(maand);
            return [
              rij ? link(`/maanden/${maand}`, hoofdletter(toonMaand(maand))) : hoofdletter(toonMaand(maand)),
              rij?.wacht ? link('/declaraties?stap=controleren', rij.wacht, 'te behandelen') : 0,
              rij?.goedgekeurd ?? 0,
              bedrag(rij?.totaal ?? 0),
              dicht
                ? metOnder(badge('goed', 'Gesloten', 'lock'), `${dicht.door ?? ''}, ${toonMoment(dicht.op, c.vandaag)}`)
                : isVoorbij(maand, c.vandaag)
                  ? link(`/maanden/${maand}/sluiten`, `Sluit ${toonMaand(maand)}`)
                  : badge('neutraal', 'Loopt nog'),
            ];
          }),
          leeg: 'Er is nog geen maand met uren of declaraties.',
        }),
      },
    )}`,
  });
}

/** What is paid over a month and of which declaraties it is the sum: from here every cent is two clicks away. */
async function afrekening(c: PageContext, maand: Maand): Promise<Response> {
  const gemeenteId = (await c.actor()).gemeenteId ?? 0;
  const [klaar, wacht, gesloten] = await Promise.all([
    listDeclaraties(c.db, { status: ['goedgekeurd'], maand }),
    listDeclaraties(c.db, { status: ['ingediend', 'gecontroleerd'], maand }),
    listGesloten(c.db, gemeenteId),
  ]);
  if (klaar.length === 0 && wacht.length === 0 && !gesloten.has(maand)) throw new NietGevonden();
  const totaal = klaar.reduce((som, d) => som + d.totaal, 0);
  const titel = `Afrekening van ${toonMaand(maand)}`;
  return c.page({
    titel,
    kruimels: [KRUIMEL, { tekst: hoofdletter(toonMaand(maand)) }],
    inhoud: html`${kop({
      titel,
      onder: html`${gesloten.has(maand) ? badge('goed', 'Gesloten', 'lock') : badge('neutraal', 'Nog open')} ${bedrag(totaal)}`,
    })}${stapel(
      kaart({
        titel: 'Wat wordt betaald',
        inhoud: html`${tabel({
          caption: `Goedgekeurde declaraties van ${toonMaand(maand)}`,
          kolommen: [
            { kop: 'Declaratie' },
            { kop: 'Gecontroleerd' },
            { kop: 'Goedgekeurd' },
            { kop: 'Bedrag', uitlijning: 'eind' },
          ],
          rijen: klaar.map((d) => [
            metOnder(
              link(`/declaraties/${d.id}`, d.aanbieder),
              d.volgnummer > 1 ? `aanvulling ${d.volgnummer - 1}` : 'eerste declaratie',
            ),
            d.controleur ?? '',
            d.goedkeurder ?? '',
            bedrag(d.totaal),
          ]),
          voet: ['Totaal', '', '', bedrag(totaal)],
          leeg: 'Over deze maand is nog niets goedgekeurd.',
        })}${waarom({
          over: `wordt er ${toonGeld(totaal)} betaald over ${toonMaand(maand)}`,
          inhoud: html`<p>Dit is de som van ${klaar.length} ${klaar.length === 1 ? 'goedgekeurde declaratie' : 'goedgekeurde declaraties'}. Een declaratie is de som van haar regels die akkoord zijn. Afgewezen regels tellen niet mee; een correctie telt de eerdere regel terug. Open een declaratie: bij elke regel staat waarom dat bedrag eruit komt.</p>`,
          gronden: [],
          watAls: klaar.slice(0, 10).map((d) => ({
            met: `Zonder de declaratie van ${d.aanbieder}`,
            dan: `${toonGeld(d.totaal)} minder, dus ${toonGeld(totaal - d.totaal)}`,
          })),
        })}`,
      }),
      wacht.length > 0 &&
        kaart({
          titel: 'Wacht nog',
          inhoud: html`<ul>${wacht.map((d) => html`<li>${link(`/declaraties/${d.id}`, d.aanbieder)}: ${bedrag(d.totaal)}</li>`)}</ul>`,
        }),
    )}`,
  });
}

const maandVanPad = (c: PageContext): Maand => {
  const maand = parseMaand(c.param('maand'));
  if (!maand) throw new NietGevonden();
  return maand;
};

async function sluitPagina(c: PageContext, maand: Maand, fouten: readonly Reden[]): Promise<Response> {
  const gemeenteId = (await c.actor()).gemeenteId ?? 0;
  const [wacht, klaar, nogNiet, gesloten] = await Promise.all([
    listDeclaraties(c.db, { status: ['ingediend', 'gecontroleerd'], maand }),
    listDeclaraties(c.db, { status: ['goedgekeurd'], maand }),
    listNogNietIngediend(c.db, gemeenteId, maand),
    listGesloten(c.db, gemeenteId),
  ]);
  const magDicht = wacht.length === 0 && isVoorbij(maand, c.vandaag) && !gesloten.has(maand);
  return c.page({
    titel: `Sluit ${toonMaand(maand)}`,
    kruimels: [KRUIMEL, { tekst: `Sluit ${toonMaand(maand)}` }],
    fout: fouten.length > 0,
    inhoud: html`${terug('/maanden')}${kop({ titel: `Sluit ${toonMaand(maand)}` })}${foutSamenvatting(fouten)}${stapel(
      controleer([
        { vraag: 'Goedgekeurde declaraties', antwoord: klaar.length },
        { vraag: 'Te betalen over deze maand', antwoord: bedrag(klaar.reduce((som, d) => som + d.totaal, 0)) },
        { vraag: 'Declaraties die nog wachten', antwoord: wacht.length },
      ]),
      wacht.length > 0 &&
        melding({
          soort: 'fout',
          titel: 'Deze maand kan nog niet dicht',
          inhoud: html`<ul>${wacht.map((d) => html`<li>${link(`/declaraties/${d.id}`, d.aanbieder)} wacht nog</li>`)}</ul>`,
        }),
      nogNiet.length > 0 &&
        melding({
          soort: 'waarschuwing',
          titel: 'Deze aanbieders hebben uren of resultaten, maar dienden niets in',
          inhoud: html`<ul>${nogNiet.map(({ naam }) => html`<li>${naam}</li>`)}</ul><p>Na het sluiten komen die in hun declaratie van een latere maand.</p>`,
        }),
      gesloten.has(maand) && melding({ soort: 'info', titel: 'Deze maand is al gesloten' }),
      !isVoorbij(maand, c.vandaag) && melding({ soort: 'info', titel: 'Deze maand is nog niet voorbij' }),
      magDicht &&
        form({
          actie: `/maanden/${maand}/sluiten`,
          sleutel: c.sleutel(),
          inhoud: html`<p>Sluiten kan niet ongedaan worden gemaakt.</p>${acties(knop({ tekst: `Sluit ${toonMaand(maand)}` }), linkKnop({ tekst: 'Nog niet', href: '/maanden', soort: 'stil' }))}`,
        }),
    )}`,
  });
}

export function registerMaanden(router: Router): void {
  const rechten = { rollen: ['financien'] as const, van: 'gemeente' as const };
  router.get('/maanden', { ...rechten, logboek: false }, lijst);
  router.get('/maanden/:maand', { ...rechten, logboek: false }, (c) => afrekening(c, maandVanPad(c)));
  router.get('/maanden/:maand/sluiten', { ...rechten, logboek: false }, (c) => sluitPagina(c, maandVanPad(c), []));
  router.post('/maanden/:maand/sluiten', { ...rechten, logboek: 'maand-gesloten' }, async (c) => {
    const maand = maandVanPad(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await closeMaand(db, actor, { vandaag: c.vandaag, maand });
      return r.ok ? { ok: true, naar: `/maanden/${maand}/gesloten` } : r;
    });
    return uit instanceof Response
      ? uit
      : sluitPagina(
          c,
          maand,
          uit.map(({ tekst }) => ({ tekst: hoofdletter(tekst) })),
        );
  });
  router.get('/maanden/:maand/gesloten', { ...rechten, logboek: false }, async (c) => {
    const maand = maandVanPad(c);
    if (!(await listGesloten(c.db, (await c.actor()).gemeenteId ?? 0)).has(maand)) return c.redirect('/maanden');
    return c.page({
      titel: `${hoofdletter(toonMaand(maand))} is gesloten`,
      kruimels: [KRUIMEL, { tekst: 'Gesloten' }],
      inhoud: bevestiging({
        titel: `${hoofdletter(toonMaand(maand))} is gesloten`,
        hierna: [
          { wat: 'Over deze maand kan niets meer worden ingediend.', wie: 'Aanbieders', wanneer: 'vanaf nu' },
          {
            wat: 'Wat nog verandert, komt als correctie in de eerste maand die open is.',
            wie: 'Aanbieders',
            wanneer: 'bij hun volgende declaratie',
          },
        ],
        acties: linkKnop({ tekst: 'Naar de maanden', href: '/maanden', soort: 'primair' }),
      }),
    });
  });
}
