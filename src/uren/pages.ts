import type { BeleidInHuis } from '../beleid/index.ts';
import { type Datum, isNa, isoWeek, isVoor, maandagVan, parseWeek, plusDagen, toonDatum, weekSleutel } from '../kernel/datum.ts';
import { type Maand, toonMaand, volgendeMaand } from '../kernel/maand.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { NietGevonden } from '../platform/problem.ts';
import {
  actiebalk,
  acties,
  badge,
  bevestiging,
  form,
  foutSamenvatting,
  type Html,
  html,
  kaart,
  knop,
  kop,
  leegBlok,
  link,
  linkKnop,
  melding,
  terug,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { correctWeek } from './actions/correct-uren.ts';
import { saveUren } from './actions/save-uren.ts';
import { sendUren } from './actions/send-uren.ts';
import { correctieVelden, heeftConcept, heeftIngestuurd, heeftOpen, hulp, toonBewaard, weekrooster } from './grid.ts';
import { invullen, schrijven } from './permissions.ts';
import { selectBetwist, selectGesloten, selectWeek } from './queries.ts';
import { leesWeek, maandenVanWeek, toonWeek, waarschuwingen, weekVersie } from './rules.ts';
import type { BetwisteWeek, WeekRij } from './types.ts';

interface Week {
  maandag: Datum;
  nummer: number;
  href: string;
}

const weekVan = (maandag: Datum): Week => {
  const week = isoWeek(maandag);
  return { maandag, nummer: week.week, href: `/uren/${weekSleutel(week)}` };
};

const weekUit = (c: PageContext): Week => {
  const week = parseWeek(c.param('week'));
  if (!week) throw new NietGevonden();
  return weekVan(maandagVan(week));
};

/** The pages of the hours of an aanbieder. */
export const registerUren = (router: Router, s: { beleid: BeleidInHuis }): void => {
  const { beleid } = s;
  const opdracht = (c: PageContext, week: Week, terugNaar = week.href) => ({
    beleid,
    vandaag: c.vandaag,
    maandag: week.maandag,
    versie: c.form.tekst('_versie'),
    waarden: c.form.waarden,
    terug: terugNaar,
  });

  router.get('/uren', invullen, async (c) => c.redirect(weekVan(plusDagen(c.vandaag, 1 - c.vandaag.dayOfWeek)).href));

  router.get('/uren/:week', invullen, async (c) => {
    const week = weekUit(c);
    const [rijen, betwist] = await Promise.all([selectWeek(c.db, week.maandag, beleid), selectBetwist(c.db, c.vandaag)]);
    return weekPagina(c, week, rijen, [], betwistBlok(betwist, week, beleid, c.vandaag));
  });

  router.post('/uren/:week', schrijven('uren-bewaard'), async (c) => {
    const week = weekUit(c);
    const stap = c.form.tekst('_stap');
    const uit = await c.submit(async (db, actor) => {
      const r = await saveUren(db, { ...opdracht(c, week), actor, overnemen: stap === 'overnemen' });
      if (!r.ok) return r;
      if (stap === 'controleren') return { ok: true, naar: `${week.href}/controleren` };
      return { ok: true, naar: stap === 'overnemen' ? `${week.href}?overgenomen=${r.overgenomen}` : `${week.href}?bewaard=ja` };
    });
    if (uit instanceof Response) return uit;
    return weekPagina(c, week, await selectWeek(c.db, week.maandag, beleid), uit);
  });

  const controleren = async (c: PageContext, week: Week, fouten: Reden[] = []): Promise<Response> => {
    const [rijen, gesloten] = await Promise.all([selectWeek(c.db, week.maandag, beleid), selectGesloten(c.db, week.maandag)]);
    return controlePagina(c, week, rijen, gesloten, fouten);
  };
  router.get('/uren/:week/controleren', invullen, async (c) => controleren(c, weekUit(c)));

  router.post('/uren/:week/insturen', schrijven('uren-ingestuurd'), async (c) => {
    const week = weekUit(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await sendUren(db, { ...opdracht(c, week, `${week.href}/controleren`), actor });
      return r.ok ? { ok: true, naar: `${week.href}/ingestuurd` } : r;
    });
    return uit instanceof Response ? uit : controleren(c, week, uit);
  });

  router.get('/uren/:week/ingestuurd', invullen, async (c) => klaarPagina(c, weekUit(c), 'ingestuurd'));
  router.get('/uren/:week/gecorrigeerd', invullen, async (c) => klaarPagina(c, weekUit(c), 'gecorrigeerd'));

  router.get('/uren/:week/corrigeren', invullen, async (c) => {
    const week = weekUit(c);
    return correctiePagina(c, week, await selectWeek(c.db, week.maandag, beleid));
  });

  router.post('/uren/:week/corrigeren', schrijven('uren-gecorrigeerd'), async (c) => {
    const week = weekUit(c);
    const { waarden } = c.form;
    const stap = c.form.tekst('_stap');
    if (stap === 'insturen') {
      const uit = await c.submit(async (db, actor) => {
        const r = await correctWeek(db, { ...opdracht(c, week, `${week.href}/corrigeren`), actor });
        return r.ok ? { ok: true, naar: `${week.href}/gecorrigeerd` } : r;
      });
      if (uit instanceof Response) return uit;
      const [rijen, gesloten] = await Promise.all([selectWeek(c.db, week.maandag, beleid), selectGesloten(c.db, week.maandag)]);
      const inRedenen = uit.every((reden) => reden.veld?.startsWith('waarom-'));
      return inRedenen ? redenPagina(c, week, rijen, uit, gesloten) : correctiePagina(c, week, rijen, uit);
    }
    const [rijen, gesloten] = await Promise.all([selectWeek(c.db, week.maandag, beleid), selectGesloten(c.db, week.maandag)]);
    if (stap === 'wijzigen') return correctiePagina(c, week, rijen, []);
    const { wijziging, fouten } = leesWeek(rijen, week.maandag, c.vandaag, waarden, 'corrigeren');
    if (fouten.length > 0) return correctiePagina(c, week, rijen, fouten);
    if (wijziging.cellen.length + wijziging.afwezig.length === 0)
      return correctiePagina(c, week, rijen, [
        { tekst: 'Je hebt nog niets gewijzigd. Pas een dag aan, of ga terug naar de week.' },
      ]);
    return redenPagina(c, week, rijen, [], gesloten);
  });
};

const versieVan = (c: PageContext, rijen: readonly WeekRij[]): string => c.form.tekst('_versie') || String(weekVersie(rijen));

/** What residents do not agree with: of this week in their own words, of other weeks where to find it. */
const betwistBlok = (betwist: readonly BetwisteWeek[], week: Week, beleid: BeleidInHuis, vandaag: Datum): Html => {
  const hier = betwist.filter((een) => een.maandag.equals(week.maandag));
  const elders = betwist.filter((een) => !een.maandag.equals(week.maandag));
  // K7: disputed hours are settled within so many days (keuze).
  const uiterlijk = (een: BetwisteWeek): string => {
    const dagen = beleid.regelingOp(een.gemeenteId, vandaag)?.regeling.keuzes.K7.betwisteUrenDagen;
    return dagen === undefined ? 'zo snel mogelijk' : `uiterlijk ${toonDatum(plusDagen(een.gegevenOp, dagen))}`;
  };
  return html`${hier.map((een) =>
    melding({
      soort: 'waarschuwing',
      titel: `${een.naam} is het niet eens met de uren van deze week`,
      inhoud: html`${een.toelichting !== '' && html`<p>“${een.toelichting}”, ${toonDatum(een.gegevenOp)}</p>`}<p>Kijk de uren ${uiterlijk(een)} samen na. Klopt er iets niet, kies dan ${link(`${week.href}/corrigeren`, 'Deze week corrigeren')}. Kloppen ze wel, vertel dat dan aan de inwoner en de consulent.</p>`,
    }),
  )}${
    elders.length > 0 &&
    melding({
      soort: 'waarschuwing',
      titel: elders.length === 1 ? 'Een inwoner is het niet eens met de uren' : 'Inwoners zijn het niet eens met de uren',
      inhoud: html`<ul>${elders.map((een) => {
        const { href, nummer } = weekVan(een.maandag);
        return html`<li>${een.naam}, ${link(href, `week ${nummer}`)}: kijk ${uiterlijk(een)} na</li>`;
      })}</ul>`,
    })
  }`;
};

const weekPagina = async (
  c: PageContext,
  week: Week,
  rijen: readonly WeekRij[],
  fouten: Reden[] = [],
  bovenaan: Html = html``,
): Promise<Response> => {
  const { maandag } = week;
  const vorige = weekVan(plusDagen(maandag, -7));
  const volgende = weekVan(plusDagen(maandag, 7));
  const open = heeftOpen(rijen, maandag, c.vandaag, 'invullen');
  const getypt = fouten.length > 0 ? c.form.waarden : undefined;
  const rooster = weekrooster({ rijen, maandag, vandaag: c.vandaag, wijze: 'invullen', getypt, fouten });
  const concept = heeftConcept(rijen);
  const knoppen = html`${knop({ tekst: 'Bewaren', soort: 'tweede', naam: '_stap', waarde: 'bewaren' })}${knop({
    tekst: `Neem week ${vorige.nummer} over`,
    soort: 'tweede',
    icoon: 'copy',
    naam: '_stap',
    waarde: 'overnemen',
  })}${knop({ tekst: 'Controleren en insturen', naam: '_stap', waarde: 'controleren' })}`;
  const inhoud =
    rijen.length === 0
      ? leegBlok({
          titel: 'In deze week loopt er geen toewijzing',
          inhoud: 'Je vult uren in voor inwoners die bij jullie zijn gestart. Is iemand begonnen, meld dan eerst de start.',
          acties: linkKnop({ tekst: 'Naar jullie inwoners', href: '/toewijzingen' }),
        })
      : open || concept
        ? form({
            actie: week.href,
            sleutel: c.sleutel(),
            versie: versieVan(c, rijen),
            naam: `Uren van week ${week.nummer}`,
            inhoud: html`${rooster}${actiebalk({ tekst: stand(c, rijen), acties: knoppen })}`,
          })
        : rooster;
  return c.page({
    titel: `Uren van week ${week.nummer}`,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: `Uren van week ${week.nummer}`,
      onder: html`${toonWeek(maandag)} ${statusBadge(rijen)}`,
      acties: html`${linkKnop({ tekst: `Week ${vorige.nummer}`, href: vorige.href, icoon: 'chevron-left', extra: 'bekijken' })}${
        !isNa(volgende.maandag, c.vandaag) &&
        linkKnop({ tekst: `Week ${volgende.nummer}`, href: volgende.href, icoonNa: 'chevron-right', extra: 'bekijken' })
      }`,
    })}${fouten.length === 0 && bericht(c, vorige)}${bovenaan}${isNa(maandag, c.vandaag) && melding({ soort: 'info', inhoud: 'Deze week moet nog beginnen. Je vult uren in vanaf de dag zelf.' })}${inhoud}${
      heeftIngestuurd(rijen) &&
      acties(linkKnop({ tekst: 'Deze week corrigeren', href: `${week.href}/corrigeren`, icoon: 'pencil' }))
    }${rijen.length > 0 && hulp(rijen)}`,
  });
};

const statusBadge = (rijen: readonly WeekRij[]): Html | false => {
  if (rijen.length === 0) return false;
  if (heeftConcept(rijen)) return badge('aandacht', heeftIngestuurd(rijen) ? 'Deels ingestuurd' : 'Concept');
  return heeftIngestuurd(rijen) ? badge('goed', 'Ingestuurd') : badge('neutraal', 'Nog niets ingevuld');
};

/** When something was stored last. */
const stand = (c: PageContext, rijen: readonly WeekRij[]): string => {
  const momenten = rijen.flatMap((rij) => (rij.bewaardOp ? [rij.bewaardOp.getTime()] : []));
  if (momenten.length === 0) return 'Er is nog niets bewaard.';
  const moment = toonBewaard(new Date(Math.max(...momenten)), c.vandaag);
  return heeftConcept(rijen) ? `Concept bewaard ${moment}.` : `Ingestuurd ${moment}.`;
};

const bericht = (c: PageContext, vorige: Week): Html | false => {
  const overgenomen = c.zoek.get('overgenomen');
  if (overgenomen !== null) {
    const aantal = Number(overgenomen);
    return Number.isInteger(aantal) && aantal > 0
      ? melding({
          soort: 'succes',
          titel: aantal === 1 ? 'Eén dag is overgenomen' : `${aantal} dagen zijn overgenomen`,
          inhoud: `De ingestuurde uren van week ${vorige.nummer} staan nu als concept in de lege vakken. Kijk na of ze ook deze week kloppen.`,
        })
      : melding({
          soort: 'info',
          titel: 'Er is niets overgenomen',
          inhoud: `In week ${vorige.nummer} is niets ingestuurd, of de vakken waren al gevuld.`,
        });
  }
  return (
    c.zoek.get('bewaard') === 'ja' && melding({ soort: 'succes', inhoud: 'Je concept is bewaard. Het is nog niet ingestuurd.' })
  );
};

const controlePagina = async (
  c: PageContext,
  week: Week,
  rijen: readonly WeekRij[],
  gesloten: readonly Maand[],
  fouten: Reden[],
): Promise<Response> => {
  const letOp = waarschuwingen(rijen, week.maandag, c.vandaag, gesloten);
  const klaar = heeftConcept(rijen);
  return c.page({
    titel: `Uren van week ${week.nummer} controleren`,
    fout: fouten.length > 0,
    kruimels: [{ tekst: `Uren van week ${week.nummer}`, href: week.href }, { tekst: 'Controleren' }],
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Kloppen de uren?', onder: `Week ${week.nummer}: ${toonWeek(week.maandag)}` })}${
      letOp.length > 0 &&
      melding({
        soort: 'waarschuwing',
        titel: letOp.length === 1 ? 'Let op één ding' : `Let op ${letOp.length} dingen`,
        inhoud: html`<ul>${letOp.map((een) => html`<li>${een.tekst}</li>`)}</ul>`,
      })
    }${weekrooster({ rijen, maandag: week.maandag, vandaag: c.vandaag, wijze: 'invullen', alleenLezen: true })}${
      klaar
        ? form({
            actie: `${week.href}/insturen`,
            sleutel: c.sleutel(),
            // What is shown here is what stands there now, so that is what is sent.
            versie: weekVersie(rijen),
            inhoud: html`${melding({ soort: 'info', titel: 'Wat gebeurt er daarna?', inhoud: 'De inwoners zien hun uren en zeggen of ze kloppen. Wat je hebt ingestuurd wijzig je alleen nog met een reden.' })}${acties(
              knop({ tekst: 'Insturen', icoon: 'check' }),
              linkKnop({ tekst: 'Terug naar de uren', href: week.href }),
            )}`,
          })
        : html`${melding({ soort: 'info', titel: 'Er staat niets klaar om in te sturen', inhoud: heeftIngestuurd(rijen) ? 'Alles wat er staat is al ingestuurd.' : 'Vul eerst uren in, of kies waarom iemand er niet was.' })}${acties(linkKnop({ tekst: 'Terug naar de uren', href: week.href }))}`
    }`,
  });
};

const correctiePagina = async (
  c: PageContext,
  week: Week,
  rijen: readonly WeekRij[],
  fouten: Reden[] = [],
): Promise<Response> => {
  const ingestuurd = heeftIngestuurd(rijen);
  const getypt = Object.keys(c.form.waarden).length > 0 ? c.form.waarden : undefined;
  const redenen = Object.fromEntries(Object.entries(c.form.waarden).filter(([naam]) => naam.startsWith('waarom-')));
  return c.page({
    titel: `Uren van week ${week.nummer} corrigeren`,
    fout: fouten.length > 0,
    kruimels: [{ tekst: `Uren van week ${week.nummer}`, href: week.href }, { tekst: 'Corrigeren' }],
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `Uren van week ${week.nummer} corrigeren`, onder: toonWeek(week.maandag) })}${
      ingestuurd
        ? form({
            actie: `${week.href}/corrigeren`,
            sleutel: c.sleutel(),
            versie: versieVan(c, rijen),
            verborgen: redenen,
            inhoud: html`<p>Pas aan wat anders was dan ingestuurd. Waren er geen uren, maak het vak dan leeg. Op de volgende pagina schrijf je per dag waarom.</p>${weekrooster(
              { rijen, maandag: week.maandag, vandaag: c.vandaag, wijze: 'corrigeren', getypt, fouten },
            )}${actiebalk({
              tekst: 'Er verandert nog niets.',
              acties: html`${linkKnop({ tekst: 'Terug naar de week', href: week.href })}${knop({ tekst: 'Verder', naam: '_stap', waarde: 'redenen' })}`,
            })}`,
          })
        : leegBlok({
            titel: 'Van deze week is nog niets ingestuurd',
            inhoud: 'Wat nog niet is ingestuurd wijzig je gewoon bij de uren van de week.',
            acties: linkKnop({ tekst: `Naar week ${week.nummer}`, href: week.href }),
          })
    }`,
  });
};

const redenPagina = async (
  c: PageContext,
  week: Week,
  rijen: readonly WeekRij[],
  fouten: Reden[],
  gesloten: readonly Maand[],
): Promise<Response> => {
  const { wijziging } = leesWeek(rijen, week.maandag, c.vandaag, c.form.waarden, 'corrigeren');
  const mee = Object.fromEntries(Object.entries(c.form.waarden).filter(([naam]) => /^(u|afw)-/.test(naam)));
  return c.page({
    titel: `Waarom corrigeer je week ${week.nummer}?`,
    fout: fouten.length > 0,
    smal: true,
    kruimels: [{ tekst: `Uren van week ${week.nummer}`, href: week.href }, { tekst: 'Corrigeren' }],
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Waarom was het anders?', onder: `Week ${week.nummer}: ${toonWeek(week.maandag)}` })}${gesloten.map(
      (maand) =>
        melding({
          soort: 'info',
          inhoud: `De maand ${toonMaand(maand)} is gesloten. De correctie komt als creditregel en nieuwe regel in een declaratie van een maand die open is.`,
        }),
    )}${form({
      actie: `${week.href}/corrigeren`,
      sleutel: c.sleutel(),
      versie: versieVan(c, rijen),
      verborgen: mee,
      inhoud: html`${kaart({ inhoud: correctieVelden(wijziging, c.vandaag, c.form.waarden, fouten) })}<p>De inwoner ziet de nieuwe uren. Wat er stond blijft bewaard, met je reden.</p>${acties(
        knop({ tekst: 'Correctie insturen', icoon: 'check', naam: '_stap', waarde: 'insturen' }),
        knop({ tekst: 'Terug naar de uren', soort: 'tweede', naam: '_stap', waarde: 'wijzigen' }),
      )}`,
    })}`,
  });
};

const klaarPagina = async (c: PageContext, week: Week, wat: 'ingestuurd' | 'gecorrigeerd'): Promise<Response> => {
  const maanden = maandenVanWeek(week.maandag);
  const namen = maanden.map(toonMaand).join(' en ');
  const laatste = maanden.at(-1);
  return c.page({
    titel: `Uren van week ${week.nummer} ${wat}`,
    inhoud: html`${terug(week.href, `Uren van week ${week.nummer}`)}${bevestiging({
      titel: wat === 'ingestuurd' ? `De uren van week ${week.nummer} zijn ingestuurd` : `Week ${week.nummer} is gecorrigeerd`,
      onder: toonWeek(week.maandag),
      hierna: [
        { wat: 'Iedere inwoner ziet de uren en kan zeggen of ze kloppen.', wie: 'De inwoner', wanneer: 'vanaf nu' },
        wat === 'ingestuurd'
          ? {
              wat: `De uren tellen mee in de declaratie van ${namen}.`,
              wie: 'Jullie dienen die in',
              wanneer: laatste === undefined ? '' : `vanaf 1 ${toonMaand(volgendeMaand(laatste))}`,
            }
          : {
              wat: `Was ${namen} al gedeclareerd, dan komt er een creditregel en een nieuwe regel. Anders telt de correctie gewoon mee.`,
              wie: 'Jullie dienen die in',
              wanneer: 'bij de volgende declaratie',
            },
        {
          wat: 'Klopt er toch iets niet? Corrigeer de week en schrijf erbij waarom.',
          wie: 'Jullie',
          wanneer: 'wanneer het nodig is',
        },
      ],
      acties: html`${linkKnop({ tekst: `Bekijk week ${week.nummer}`, href: week.href, soort: 'primair' })}${
        isVoor(plusDagen(week.maandag, 6), c.vandaag) && linkKnop({ tekst: 'Naar de uren van deze week', href: '/uren' })
      }`,
    })}`,
  });
};
