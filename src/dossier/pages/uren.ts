import { datum, isoDatum, isoWeek, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { fromDaterangeOpen, toonPeriode } from '../../kernel/periode.ts';
import { AFWEZIG } from '../../uren/index.ts';
import { badge, type Html, html, type Inhoud, kaart, leegBlok, metOnder, tabel, uitklap, zacht } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { findAfwezigheid, findInstemmingen, findToewijzingen, findUrenPerWeek, type InstemmingRij } from '../queries.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, woordenVan } from './frame.ts';

/** Weeks that are shown: a year. */
const WEKEN = 52;

/** Hours per week of each toewijzing, beside what was agreed and what the resident said. */
export const registerUrenTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/uren', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const vanaf = isoDatum(plusDagen(c.vandaag, 1 - c.vandaag.dayOfWeek - 7 * (WEKEN - 1)));
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'uren' }, async (db, inwonerId) => {
      const [toewijzingen, uren, afwezig, instemmingen] = await Promise.all([
        findToewijzingen(db, inwonerId),
        findUrenPerWeek(db, inwonerId, vanaf),
        findAfwezigheid(db, inwonerId, vanaf),
        findInstemmingen(db, inwonerId),
      ]);
      return { toewijzingen, uren, afwezig, instemmingen };
    });
    const woorden = woordenVan(s, c, inwoner.gemeente_id);
    const metUren = extra.toewijzingen.filter((t) => [...extra.uren, ...extra.afwezig].some((rij) => rij.toewijzing_id === t.id));
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'uren',
      inhoud:
        metUren.length === 0
          ? leegBlok({ titel: 'Er zijn nog geen uren', inhoud: 'De aanbieder vult elke week de uren in en stuurt ze in.' })
          : metUren.map((t) =>
              kaart({
                titel: `${woorden.product(t.product)} bij ${t.aanbieder}`,
                id: `uren-${t.id}`,
                inhoud: html`<p>${zacht(`${toonPeriode(fromDaterangeOpen(t.looptijd))}${t.minuten_per_week === null ? '' : `, ${toonUren(t.minuten_per_week)} uur per week afgesproken`}`)}</p>${wekenTabel(t, extra)}`,
              }),
            ),
    });
  });
};

type UrenExtra = {
  uren: Awaited<ReturnType<typeof findUrenPerWeek>>;
  afwezig: Awaited<ReturnType<typeof findAfwezigheid>>;
  instemmingen: InstemmingRij[];
};

/** Weeks that are shown at once; older ones unfold. */
const TOON = 12;

const wekenTabel = (t: { id: number; minuten_per_week: number | null }, extra: UrenExtra): Html => {
  const uren = new Map(extra.uren.filter((rij) => rij.toewijzing_id === t.id).map((rij) => [rij.maandag, rij]));
  const afwezig = new Map(extra.afwezig.filter((rij) => rij.toewijzing_id === t.id).map((rij) => [rij.maandag, rij.reden]));
  const weken = [...new Set([...uren.keys(), ...afwezig.keys()])].sort().reverse();
  const totaal = [...uren.values()].reduce((som, rij) => som + Number(rij.minuten), 0);
  const rijVan = (maandag: string): Inhoud[] => {
    const rij = uren.get(maandag);
    const reden = afwezig.get(maandag);
    const dag = datum(maandag);
    return [
      metOnder(`Week ${isoWeek(dag).week} van ${isoWeek(dag).jaar}`, `vanaf maandag ${toonDatum(dag)}`),
      rij ? toonUren(Number(rij.minuten)) : '0',
      ...(t.minuten_per_week === null ? [] : [toonUren(t.minuten_per_week)]),
      reden ? AFWEZIG[reden] : '',
      watZegtDeInwoner(
        extra.instemmingen.find((i) => i.toewijzing_id === t.id && i.onderwerp === 'uren' && i.maandag === maandag),
        rij?.laatst ?? undefined,
      ),
    ];
  };
  const tabelVan = (deel: readonly string[], caption: string) =>
    tabel({
      caption,
      kolommen: [
        { kop: 'Week' },
        { kop: 'Uren', uitlijning: 'eind' },
        ...(t.minuten_per_week === null ? [] : [{ kop: 'Afgesproken', uitlijning: 'eind' as const }]),
        { kop: 'Bijzonder' },
        { kop: 'De inwoner' },
      ],
      rijen: deel.map(rijVan),
    });
  return html`<p>Samen <strong>${toonUren(totaal)} uur</strong> in ${weken.length} ${weken.length === 1 ? 'week' : 'weken'}.</p>${tabelVan(weken.slice(0, TOON), 'Uren per week, de laatste week bovenaan')}${
    weken.length > TOON &&
    uitklap(`Toon eerdere weken (${weken.length - TOON})`, tabelVan(weken.slice(TOON), 'Uren van eerdere weken'))
  }`;
};

const watZegtDeInwoner = (antwoord: InstemmingRij | undefined, laatst: Date | undefined): Inhoud => {
  if (!antwoord) return zacht('nog niets gezegd');
  if (laatst && laatst > antwoord.gegeven_op) return zacht('uren zijn daarna gewijzigd');
  return antwoord.akkoord ? badge('goed', 'Eens') : metOnder(badge('aandacht', 'Niet eens'), antwoord.toelichting);
};
