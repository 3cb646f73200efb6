// No reminders about one resident: who already phoned is not asked again. And what somebody who looks along says.
import { z } from 'zod';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { isoDatum, parseDatumNl } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { acties, datumveld, form, foutSamenvatting, foutVan, html, knop, kop, linkKnop, tekstvak } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { lookAlong } from '../actions/look-along.ts';
import { stopHerinneringen } from '../actions/stop-herinneringen.ts';
import { findPeriode, listStops } from '../queries.ts';
import { isGestopt, periodeBegin } from '../rules.ts';

const reden = z.string().trim().min(1, 'Schrijf op waarom.').max(500, 'Schrijf dit korter: hoogstens 500 tekens.');
const StopForm = z.object({
  wat: z.enum(['gestopt', 'hervat'], { error: 'Kies stoppen of weer aanzetten.' }),
  reden,
  tot: z
    .string()
    .default('')
    .transform((tekst, context) => {
      if (tekst.trim() === '') return undefined;
      const dag = parseDatumNl(tekst);
      if (dag) return dag;
      context.addIssue({ code: 'custom', message: 'Dit is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-01-2020.' });
      return z.NEVER;
    }),
});
const MeeForm = z.object({ toelichting: reden });

const terugVan = (inwonerId: number): string => `/dossier/${inwonerId}/plichten`;

const stopPagina = async (
  c: PageContext,
  o: { getypt?: Readonly<Record<string, string>>; fouten?: readonly Reden[] } = {},
): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const [inwoner, [laatste], periode] = await Promise.all([
    findInwoner(c.db, inwonerId),
    listStops(c.db, inwonerId),
    findPeriode(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'herinneringen' }),
  ]);
  if (!inwoner) throw new NietGevonden();
  const nu = isGestopt(
    laatste && { wat: laatste.wat, tot: laatste.tot, op: laatste.dag },
    isoDatum(c.vandaag),
    periodeBegin(periode.aanmeldingen, periode.looptijden),
  );
  const fouten = o.fouten ?? [];
  const naam = toonNaam(inwoner);
  const titel = nu ? 'Herinneringen weer aanzetten' : 'Herinneringen stoppen';
  return c.page({
    titel: `${titel}: ${naam}`,
    smal: true,
    fout: fouten.length > 0,
    kruimels: [
      { tekst: 'Inwoners', href: '/inwoners' },
      { tekst: naam, href: `/dossier/${inwonerId}` },
      { tekst: 'Plichten', href: terugVan(inwonerId) },
      { tekst: titel },
    ],
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel,
      onder: nu
        ? `Over ${naam} gaan er nu geen herinneringen uit.`
        : `Dan krijgt niemand nog een herinnering over ${naam}, ook de aanbieder en ${naam} zelf niet. De plichten blijven staan.`,
    })}${form({
      actie: `/dossier/${inwonerId}/herinneringen`,
      sleutel: c.sleutel(),
      naam: titel,
      verborgen: { wat: nu ? 'hervat' : 'gestopt' },
      inhoud: html`${tekstvak({
        naam: 'reden',
        label: 'Waarom?',
        hint: 'Bijvoorbeeld: heeft al gebeld. Collega’s lezen dit terug.',
        waarde: o.getypt?.reden,
        fout: foutVan(fouten, 'reden'),
        maximum: 500,
      })}${
        !nu &&
        datumveld({
          naam: 'tot',
          label: 'Tot en met welke dag?',
          hint: 'Laat leeg als je het zelf weer aanzet. Komt de inwoner na een tijd terug, dan gaan ze vanzelf weer aan.',
          waarde: o.getypt?.tot,
          fout: foutVan(fouten, 'tot'),
          verplicht: false,
        })
      }${acties(
        knop({ tekst: nu ? 'Zet weer aan' : 'Stop de herinneringen' }),
        linkKnop({ tekst: 'Terug', href: terugVan(inwonerId), soort: 'stil' }),
      )}`,
    })}`,
  });
};

const meePagina = async (
  c: PageContext,
  o: { getypt?: Readonly<Record<string, string>>; fouten?: readonly Reden[] } = {},
): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const [inwoner] = await Promise.all([findInwoner(c.db, inwonerId), schrijfInzage(c.db, { inwonerId, soort: 'plichten' })]);
  if (!inwoner) throw new NietGevonden();
  const fouten = o.fouten ?? [];
  const naam = toonNaam(inwoner);
  return c.page({
    titel: `Meekijken: ${naam}`,
    smal: true,
    fout: fouten.length > 0,
    kruimels: [
      { tekst: 'Plichten', href: '/plichten?stand=meekijken' },
      { tekst: naam, href: terugVan(inwonerId) },
      { tekst: 'Meekijken' },
    ],
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: 'Wat heb je gedaan?',
      onder: `Bij ${naam} is iets lang te laat. Schrijf op wat je hebt afgesproken. De plicht zelf blijft staan tot hij is gedaan.`,
    })}${form({
      actie: `/dossier/${inwonerId}/plichten/meekijken`,
      sleutel: c.sleutel(),
      naam: 'Meekijken',
      inhoud: html`${tekstvak({
        naam: 'toelichting',
        label: 'Wat heb je afgesproken?',
        waarde: o.getypt?.toelichting,
        fout: foutVan(fouten, 'toelichting'),
        maximum: 500,
      })}${acties(knop({ tekst: 'Leg vast' }), linkKnop({ tekst: 'Terug', href: terugVan(inwonerId), soort: 'stil' }))}`,
    })}`,
  });
};

export const registerStoppen = (router: Router): void => {
  const consulent = { rollen: ['consulent'], van: 'inwoner' } as const;
  const mee = { rollen: ['consulent', 'teammanager'], van: 'inwoner' } as const;
  router.get('/dossier/:inwoner/herinneringen', { ...consulent, logboek: 'inzage' }, (c) => stopPagina(c));
  router.post('/dossier/:inwoner/herinneringen', { ...consulent, logboek: 'herinneringen-gestopt' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const gelezen = parseForm(StopForm, c.form.waarden);
    if (!gelezen.ok) return stopPagina(c, { getypt: c.form.waarden, fouten: gelezen.redenen });
    const uit = await c.submit(async (db, actor) => {
      const r = await stopHerinneringen(db, { actor, vandaag: c.vandaag, inwonerId, ...gelezen.waarde, tot: gelezen.waarde.tot });
      return r.ok ? { ok: true, naar: `${terugVan(inwonerId)}?herinneringen=${r.waarde.wat}` } : r;
    });
    return uit instanceof Response ? uit : stopPagina(c, { getypt: c.form.waarden, fouten: uit });
  });
  router.get('/dossier/:inwoner/plichten/meekijken', { ...mee, logboek: 'inzage' }, (c) => meePagina(c));
  router.post('/dossier/:inwoner/plichten/meekijken', { ...mee, logboek: 'plicht-meegekeken' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const gelezen = parseForm(MeeForm, c.form.waarden);
    if (!gelezen.ok) return meePagina(c, { getypt: c.form.waarden, fouten: gelezen.redenen });
    const uit = await c.submit(async (db, actor) => {
      const r = await lookAlong(db, { actor, inwonerId, toelichting: gelezen.waarde.toelichting });
      return r.ok ? { ok: true, naar: terugVan(inwonerId) } : r;
    });
    return uit instanceof Response ? uit : meePagina(c, { getypt: c.form.waarden, fouten: uit });
  });
};
