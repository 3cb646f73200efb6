// The acts of the aanbieder: accept, refuse, start. Each a page with one form.
import { z } from 'zod';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { datum, laatste, parseDatumNl, toonKort } from '../../kernel/datum.ts';
import { bevat, fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  knop,
  kop,
  linkKnop,
  tekstvak,
  tekstveld,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { acceptToewijzing } from '../actions/accept-toewijzing.ts';
import { refuseToewijzing } from '../actions/refuse-toewijzing.ts';
import { startToewijzing } from '../actions/start-toewijzing.ts';
import type { ToewijzingRij } from '../queries.ts';
import { kruimels, laadToewijzing, productVan } from './toewijzing.ts';

type Settings = { beleid: BeleidInHuis };
type Stand = { getypt?: Readonly<Record<string, string>>; fouten?: readonly Reden[] };

/** A day of a form, with messages that say what is wrong with what was typed. */
export const dagVeld = (leeg: string) =>
  z
    .string({ error: leeg })
    .min(1, leeg)
    .transform((tekst, context) => {
      const dag = parseDatumNl(tekst);
      if (!dag) {
        context.addIssue({
          code: 'custom',
          message: `“${tekst}” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-01-2020.`,
        });
        return z.NEVER;
      }
      return dag;
    });

const tekstVeld = (leeg: string, maximum: number) =>
  z.string({ error: leeg }).min(1, leeg).max(maximum, `Schrijf dit korter: hoogstens ${maximum} tekens.`);

const Accepteren = z.object({ start: dagVeld('Vul in wanneer je verwacht te starten, bijvoorbeeld 01-12-2026.') });
const Weigeren = z.object({ reden: tekstVeld('Schrijf op waarom je weigert. De consulent leest dit.', 500) });
const Starten = z.object({
  start: dagVeld('Vul in op welke dag de inwoner is begonnen, bijvoorbeeld 01-12-2026.'),
  werkplek: tekstVeld('Vul in waar de inwoner werkt.', 200),
  begeleider: tekstVeld('Vul in wie de inwoner begeleidt.', 200),
});

const pagina = async (
  c: PageContext,
  s: Settings,
  o: {
    deel: string;
    titel: string;
    van: ToewijzingRij['status'];
    knoptekst: string;
    inhoud: (t: ToewijzingRij) => Html;
    fouten: readonly Reden[];
  },
): Promise<Response> => {
  const t = await laadToewijzing(c);
  // Somebody who comes too late sees where the toewijzing stands now.
  if (t.status !== o.van) return c.redirect(`/toewijzingen/${t.id}`);
  return c.page({
    titel: `${o.titel}: ${toonNaam(t)}`,
    kruimels: kruimels(t, o.titel),
    smal: true,
    fout: o.fouten.length > 0,
    inhoud: html`${foutSamenvatting(o.fouten)}${kop({
      titel: o.titel,
      onder: `${productVan(s, t).naam} voor ${toonNaam(t)}, ${toonPeriode(fromDaterange(t.looptijd))}`,
    })}${form({
      actie: `/toewijzingen/${t.id}/${o.deel}`,
      sleutel: c.sleutel(),
      versie: t.versie,
      naam: o.titel,
      inhoud: html`${o.inhoud(t)}${acties(
        knop({ tekst: o.knoptekst, icoon: 'check' }),
        linkKnop({ tekst: 'Terug', href: `/toewijzingen/${t.id}`, soort: 'stil' }),
      )}`,
    })}`,
  });
};

export const accepteren = (c: PageContext, s: Settings, o: Stand = {}): Promise<Response> =>
  pagina(c, s, {
    deel: 'accepteren',
    titel: 'Toewijzing accepteren',
    van: 'toegewezen',
    knoptekst: 'Accepteer',
    fouten: o.fouten ?? [],
    inhoud: (t) =>
      datumveld({
        naam: 'start',
        label: 'Wanneer verwacht je te starten?',
        hint: 'Een dag in de periode van de toewijzing. Bijvoorbeeld 01-12-2026',
        waarde: o.getypt?.start ?? toonKort(laatste(fromDaterange(t.looptijd).van, c.vandaag)),
        fout: foutVan(o.fouten ?? [], 'start'),
      }),
  });

export const verwerkAccepteren = async (c: PageContext, s: Settings): Promise<Response> => {
  const toewijzingId = c.nummer('toewijzing');
  const gelezen = parseForm(Accepteren, c.form.waarden);
  if (!gelezen.ok) return accepteren(c, s, { getypt: c.form.waarden, fouten: gelezen.redenen });
  const uit = await c.submit(async (db, actor) => {
    const r = await acceptToewijzing(db, {
      actor,
      vandaag: c.vandaag,
      toewijzingId,
      versie: c.form.versie(),
      start: gelezen.waarde.start,
    });
    return r.ok ? { ok: true, naar: `/toewijzingen/${toewijzingId}/geaccepteerd` } : r;
  });
  return uit instanceof Response ? uit : accepteren(c, s, { getypt: c.form.waarden, fouten: uit });
};

export const weigeren = (c: PageContext, s: Settings, o: Stand = {}): Promise<Response> =>
  pagina(c, s, {
    deel: 'weigeren',
    titel: 'Toewijzing weigeren',
    van: 'toegewezen',
    knoptekst: 'Weiger',
    fouten: o.fouten ?? [],
    inhoud: () =>
      tekstvak({
        naam: 'reden',
        label: 'Waarom weiger je?',
        hint: 'De consulent leest dit en zoekt een andere plek. Schrijf niets over de gezondheid van de inwoner.',
        waarde: o.getypt?.reden,
        fout: foutVan(o.fouten ?? [], 'reden'),
        maximum: 500,
      }),
  });

export const verwerkWeigeren = async (c: PageContext, s: Settings): Promise<Response> => {
  const toewijzingId = c.nummer('toewijzing');
  const gelezen = parseForm(Weigeren, c.form.waarden);
  if (!gelezen.ok) return weigeren(c, s, { getypt: c.form.waarden, fouten: gelezen.redenen });
  const uit = await c.submit(async (db, actor) => {
    const r = await refuseToewijzing(db, { actor, toewijzingId, versie: c.form.versie(), reden: gelezen.waarde.reden });
    return r.ok ? { ok: true, naar: `/toewijzingen/${toewijzingId}/geweigerd` } : r;
  });
  return uit instanceof Response ? uit : weigeren(c, s, { getypt: c.form.waarden, fouten: uit });
};

export const starten = (c: PageContext, s: Settings, o: Stand = {}): Promise<Response> =>
  pagina(c, s, {
    deel: 'starten',
    titel: 'Start melden',
    van: 'geaccepteerd',
    knoptekst: 'Meld de start',
    fouten: o.fouten ?? [],
    inhoud: (t) => {
      const veld = (naam: string) => ({ naam, waarde: o.getypt?.[naam], fout: foutVan(o.fouten ?? [], naam) });
      const verwacht = t.verwachte_start === null ? undefined : datum(t.verwachte_start);
      const voorstel = verwacht && !bevat({ van: c.vandaag.add({ days: 1 }), tot: null }, verwacht) ? verwacht : c.vandaag;
      return html`${datumveld({
        ...veld('start'),
        label: 'Op welke dag is de inwoner begonnen?',
        waarde: o.getypt?.start ?? toonKort(voorstel),
      })}${tekstveld({ ...veld('werkplek'), label: 'Werkplek', hint: 'Waar de inwoner werkt, bijvoorbeeld: fietsenwerkplaats, Kanaalweg 3', maximum: 200 })}${tekstveld(
        { ...veld('begeleider'), label: 'Begeleider', hint: 'Wie de inwoner begeleidt op deze plek', maximum: 200 },
      )}`;
    },
  });

export const verwerkStarten = async (c: PageContext, s: Settings): Promise<Response> => {
  const toewijzingId = c.nummer('toewijzing');
  const gelezen = parseForm(Starten, c.form.waarden);
  if (!gelezen.ok) return starten(c, s, { getypt: c.form.waarden, fouten: gelezen.redenen });
  const uit = await c.submit(async (db, actor) => {
    const r = await startToewijzing(db, { actor, vandaag: c.vandaag, toewijzingId, versie: c.form.versie(), ...gelezen.waarde });
    return r.ok ? { ok: true, naar: `/toewijzingen/${toewijzingId}/gestart` } : r;
  });
  return uit instanceof Response ? uit : starten(c, s, { getypt: c.form.waarden, fouten: uit });
};
