// What became of a duty: planned, held, waived or taken back. The same form for aanbieder and consulent; who may say what differs.
import { z } from 'zod';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, toonDatum, toonKort } from '../../kernel/datum.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import type { Afdoening } from '../../plicht/index.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  bevestiging,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { keuzesVoor, recordPlicht } from '../actions/record-plicht.ts';
import { plichtenStand } from '../plichten.ts';
import { findAfdoeningen, findToewijzing, findVoortgangVan, type ToewijzingRij } from '../queries.ts';
import { dagVeld } from './daden.ts';
import { productVan } from './toewijzing.ts';

/** `dossier`: the consulent, in the dossier; otherwise the aanbieder. */
type Settings = { beleid: BeleidInHuis; dossier: boolean };
type Wat = Afdoening['wat'];

const KEUZE: Record<Wat, (gesprek: boolean) => { tekst: string; uitleg?: string }> = {
  gepland: () => ({ tekst: 'Het gesprek is gepland', uitleg: 'Vul in op welke dag.' }),
  gedaan: (gesprek) => ({
    tekst: gesprek ? 'Het gesprek is geweest' : 'Het is gedaan, op een andere manier',
    uitleg: 'Vul in op welke dag.',
  }),
  ontheven: () => ({ tekst: 'Het hoeft deze keer niet', uitleg: 'Schrijf op waarom.' }),
  heropend: () => ({ tekst: 'Het is toch niet gedaan', uitleg: 'Wat hierover stond geldt niet meer. Schrijf op waarom.' }),
};

const Formulier = z.object({
  wat: z.enum(['gepland', 'gedaan', 'ontheven', 'heropend'], { error: 'Kies wat er is gebeurd.' }),
  dag: z.string().default(''),
  toelichting: z.string().max(500, 'Schrijf dit korter: hoogstens 500 tekens.').default(''),
});
const Dag = z.object({ dag: dagVeld('Vul in op welke dag, bijvoorbeeld 31-01-2020.') });
const Waarom = z.object({ toelichting: z.string().min(1, 'Schrijf op waarom.') });

const paden = (t: { id: number; inwoner_id: number }, soort: string, dossier: boolean) => {
  const basis = dossier ? `/dossier/${t.inwoner_id}/toewijzingen` : '/toewijzingen';
  return { actie: `${basis}/${t.id}/plicht/${soort}`, terug: dossier ? `${basis}#toewijzing-${t.id}` : `${basis}/${t.id}` };
};

/** The toewijzing of the address with its duties of the kind in the address; that it was read is written down. */
const laad = async (c: PageContext, s: Settings) => {
  const soort = c.param('plicht');
  const t = await findToewijzing(c.db, c.nummer('toewijzing'));
  const { dossier } = s;
  if (!t || (dossier && t.inwoner_id !== c.nummer('inwoner'))) throw new NietGevonden();
  const [voortgang, afdoeningen] = await Promise.all([
    findVoortgangVan(c.db, t.id),
    findAfdoeningen(c.db, t.id),
    schrijfInzage(c.db, { inwonerId: t.inwoner_id, soort: 'toewijzing', objectId: t.id }),
  ]);
  const actor = await c.actor();
  const uit = plichtenStand(s.beleid, t, { voortgang, afdoeningen });
  const vanSoort = uit.plichten.filter(({ plicht }) => plicht.soort === soort);
  const keuzes = keuzesVoor(actor.rol, soort);
  const plicht =
    vanSoort.find(({ stand }) => stand.stand === 'open' || stand.stand === 'gepland')?.plicht ?? vanSoort.at(-1)?.plicht;
  if (!plicht || keuzes.length === 0) throw new NietGevonden();
  const af = vanSoort.some(({ stand }) => stand.stand === 'gedaan' || stand.stand === 'ontheven');
  const open = vanSoort.some(({ stand }) => stand.stand === 'open' || stand.stand === 'gepland');
  return {
    t,
    soort,
    plicht,
    dossier,
    keuzes: keuzes.filter((wat) => (wat === 'heropend' ? af : open)),
    ...paden(t, soort, dossier),
  };
};

const kruimels = (t: ToewijzingRij, dossier: boolean, hier: string) => [
  { tekst: 'Inwoners', href: dossier ? '/inwoners' : '/toewijzingen' },
  { tekst: toonNaam(t), href: dossier ? `/dossier/${t.inwoner_id}` : `/toewijzingen/${t.id}` },
  { tekst: hier },
];

/** The question what became of a duty. */
export const plichtPagina = async (
  c: PageContext,
  s: Settings,
  o: { getypt?: Readonly<Record<string, string>>; fouten?: readonly Reden[] } = {},
): Promise<Response> => {
  const { t, soort, plicht, dossier, keuzes, actie, terug } = await laad(c, s);
  if (t.status !== 'gestart' || keuzes.length === 0) return c.redirect(terug);
  const fouten = o.fouten ?? [];
  const gesprek = soort === 'evaluatiegesprek';
  return c.page({
    titel: `${plicht.naam}: ${toonNaam(t)}`,
    kruimels: kruimels(t, dossier, plicht.naam),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: plicht.naam,
      onder: `${toonNaam(t)}, ${productVan(s, t).naam}, ${toonPeriode(fromDaterange(t.looptijd))}. Uiterlijk ${toonDatum(datum(plicht.datum))}.`,
    })}${form({
      actie,
      sleutel: c.sleutel(),
      naam: plicht.naam,
      inhoud: html`${keuzerondjes({
        naam: 'wat',
        label: 'Wat is er gebeurd?',
        waarde: o.getypt?.wat,
        fout: foutVan(fouten, 'wat'),
        keuzes: keuzes.map((waarde) => ({ waarde, ...KEUZE[waarde](gesprek) })),
      })}${datumveld({
        naam: 'dag',
        label: gesprek ? 'Op welke dag is het gesprek?' : 'Op welke dag is het gedaan?',
        hint: dossier ? `Alleen nodig als het is ${gesprek ? 'gepland of ' : ''}gedaan.` : '',
        waarde: o.getypt?.dag ?? toonKort(c.vandaag),
        fout: foutVan(fouten, 'dag'),
      })}${tekstvak({
        naam: 'toelichting',
        label: 'Toelichting',
        hint: dossier
          ? 'Nodig als het niet hoeft of toch niet is gedaan. De aanbieder leest dit ook.'
          : 'De consulent leest dit ook.',
        waarde: o.getypt?.toelichting,
        fout: foutVan(fouten, 'toelichting'),
        verplicht: false,
        maximum: 500,
      })}${acties(knop({ tekst: 'Leg vast' }), linkKnop({ tekst: 'Terug', href: terug, soort: 'stil' }))}`,
    })}`,
  });
};

type Gelezen = { ok: true; wat: Wat; dag: Datum | undefined; toelichting: string } | { ok: false; redenen: readonly Reden[] };

const lees = (waarden: Readonly<Record<string, string>>): Gelezen => {
  const vorm = parseForm(Formulier, waarden);
  if (!vorm.ok) return vorm;
  const { wat, toelichting } = vorm.waarde;
  if (wat === 'ontheven' || wat === 'heropend') {
    const waarom = parseForm(Waarom, { toelichting });
    return waarom.ok ? { ok: true, wat, dag: undefined, toelichting } : waarom;
  }
  const dag = parseForm(Dag, waarden);
  return dag.ok ? { ok: true, wat, dag: dag.waarde.dag, toelichting } : dag;
};

export const verwerkPlicht = async (c: PageContext, s: Settings): Promise<Response> => {
  const gelezen = lees(c.form.waarden);
  if (!gelezen.ok) return plichtPagina(c, s, { getypt: c.form.waarden, fouten: gelezen.redenen });
  const soort = c.param('plicht');
  const toewijzingId = c.nummer('toewijzing');
  const { dossier } = s;
  const inwonerId = dossier ? c.nummer('inwoner') : 0;
  const uit = await c.submit(async (db, actor) => {
    const r = await recordPlicht(db, {
      actor,
      beleid: s.beleid,
      vandaag: c.vandaag,
      toewijzingId,
      ...(dossier ? { inwonerId } : {}),
      feit: { soort, wat: gelezen.wat, dag: gelezen.dag, toelichting: gelezen.toelichting },
    });
    return r.ok
      ? { ok: true, naar: `${paden({ id: toewijzingId, inwoner_id: inwonerId }, soort, dossier).actie}/vastgelegd` }
      : r;
  });
  return uit instanceof Response ? uit : plichtPagina(c, s, { getypt: c.form.waarden, fouten: uit });
};

/** What happens next, after it was written down. */
export const plichtVastgelegd = async (c: PageContext, s: Settings): Promise<Response> => {
  const { t, plicht, dossier, terug } = await laad(c, s);
  return c.page({
    titel: 'Het is vastgelegd',
    kruimels: kruimels(t, dossier, plicht.naam),
    inhoud: bevestiging({
      titel: 'Het is vastgelegd',
      onder: `${plicht.naam}, ${toonNaam(t)}`,
      kenmerk: { label: 'Toewijzing', waarde: String(t.nummer) },
      hierna: [
        dossier
          ? { wat: 'De aanbieder ziet dit bij de toewijzing.', wie: t.aanbieder, wanneer: 'meteen' }
          : { wat: 'De consulent ziet dit in het dossier en in de werkvoorraad.', wie: t.consulent, wanneer: 'meteen' },
      ],
      acties: linkKnop({ tekst: dossier ? 'Terug naar het dossier' : 'Terug naar de toewijzing', href: terug, soort: 'primair' }),
    }),
  });
};
