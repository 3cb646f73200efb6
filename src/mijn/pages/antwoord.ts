// "Ben je het eens?" in two pages: yes or no, and after a no why. The same for goals and for hours.
import { AntwoordForm, MAX_TOELICHTING } from '../../instemming/index.ts';
import type { Reden, Resultaat } from '../../kernel/resultaat.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  type Inhoud,
  keuzerondjes,
  knop,
  kop,
  tekstvak,
  terug,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';

export type Vraag = {
  /** Address of the question; the form posts there, and `?antwoord=nee` asks why. */
  pad: string;
  terug: string;
  titel: string;
  /** What the question is about: the goals, the days. */
  inhoud: Html;
  ja: string;
  nee: string;
  waarom: string;
  waaromHint: string;
  /** What the resident sees now: goes along, so that an answer is about what he saw. */
  stand: string;
  bel: Html;
};

/** Shows the question, or after a no the page that asks why. */
export const showVraag = (
  c: PageContext,
  v: Vraag,
  o: { stap: 'antwoord' | 'waarom'; fouten?: readonly Reden[]; toelichting?: string },
): Promise<Response> => {
  const fouten = o.fouten ?? [];
  const vraagt = o.stap === 'waarom';
  const veld = vraagt
    ? tekstvak({
        naam: 'toelichting',
        label: v.waarom,
        hint: v.waaromHint,
        waarde: o.toelichting,
        maximum: MAX_TOELICHTING,
        regels: 5,
        fout: foutVan(fouten, 'toelichting'),
      })
    : keuzerondjes({
        naam: 'antwoord',
        label: 'Jouw antwoord',
        fout: foutVan(fouten, 'antwoord'),
        keuzes: [
          { waarde: 'ja', tekst: v.ja },
          { waarde: 'nee', tekst: v.nee },
        ],
      });
  const inhoud: Inhoud = [
    terug(vraagt ? v.pad : v.terug),
    foutSamenvatting(fouten),
    kop({ titel: v.titel }),
    v.inhoud,
    form({
      actie: v.pad,
      sleutel: c.sleutel(),
      verborgen: { stand: v.stand, ...(vraagt ? { antwoord: 'nee' } : {}) },
      inhoud: html`${veld}${acties(knop({ tekst: vraagt ? 'Verstuur' : 'Ga verder' }))}`,
    }),
    v.bel,
  ];
  return c.page({ titel: vraagt ? v.waarom : v.titel, smal: true, fout: fouten.length > 0, inhoud: html`${inhoud}` });
};

/** Handles the answer: a no without a reason goes to the page that asks it. `vraag` is read again when something is wrong. */
export const takeAntwoord = async (
  c: PageContext,
  o: {
    pad: string;
    vraag: () => Promise<Vraag>;
    record: (
      db: PageContext['db'],
      antwoord: { akkoord: boolean; toelichting: string; stand: string },
      actor: Awaited<ReturnType<PageContext['actor']>>,
    ) => Promise<Resultaat<unknown>>;
  },
): Promise<Response> => {
  const gelezen = parseForm(AntwoordForm, c.form.waarden);
  if (!gelezen.ok) return showVraag(c, await o.vraag(), { stap: 'antwoord', fouten: gelezen.redenen });
  const akkoord = gelezen.waarde.antwoord === 'ja';
  if (!akkoord && c.form.waarden.toelichting === undefined) return c.redirect(`${o.pad}?antwoord=nee`);
  const toelichting = c.form.tekst('toelichting');
  const uit = await c.submit(async (db, actor) => {
    const r = await o.record(db, { akkoord, toelichting, stand: c.form.tekst('stand') }, actor);
    return r.ok ? { ok: true, naar: `${o.pad}/klaar` } : r;
  });
  if (uit instanceof Response) return uit;
  return showVraag(c, await o.vraag(), { stap: akkoord ? 'antwoord' : 'waarom', fouten: uit, toelichting });
};
