// An extension: asked and taken back by the aanbieder, and not given by the consulent.
import { toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum, toonKort } from '../../kernel/datum.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { waaromVan } from '../../uitleg/index.ts';
import { HOE_GAAT_HET } from '../../voortgang/index.ts';
import {
  acties,
  bevestiging,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { refuseVerlenging } from '../actions/refuse-verlenging.ts';
import { requestVerlenging, withdrawVerlenging } from '../actions/request-verlenging.ts';
import { dagUit, type Getypt, tekstRedenen } from '../invoer.ts';
import { watDanKeuzes } from '../mogelijk.ts';
import { vensterReden, verlengTot } from '../rules.ts';
import { isWatDan, WAT_DAN, watDanZin } from '../types.ts';
import { kruimels, laadAanbieder, laadDossier, paginaVan, standVan, type WijzigingSettings } from './delen.ts';

type Stand = { getypt?: Getypt; fouten?: readonly Reden[] };
const lijstHref = '/toewijzingen';
const eigen = (t: { id: number }) => `${lijstHref}/${t.id}`;

const kruimelsAanbieder = (t: Parameters<typeof toonNaam>[0] & { id: number }, hier: string) => [
  { tekst: 'Inwoners', href: lijstHref },
  { tekst: toonNaam(t), href: eigen(t) },
  { tekst: hier },
];

/** The question of the aanbieder: until when, why, and on which report it rests. */
export const vraagVerlenging = async (c: PageContext, s: WijzigingSettings, o: Stand = {}): Promise<Response> => {
  const geladen = await laadAanbieder(c, s);
  const { t, zaak } = geladen;
  const { mogelijk, open, venster, voortgang, verzoeken } = await standVan(c, s, geladen);
  const [laatste] = verzoeken;
  const kan = mogelijk.find(({ daad }) => daad === 'verlengen');
  const fouten = o.fouten ?? [];
  const buiten = vensterReden(venster, c.vandaag);
  const tot = verlengTot(zaak);
  const titel = 'Verlenging vragen';
  const kopje = html`${kop({
    titel,
    onder: `${toonNaam(t)}, ${zaak.product.naam}, ${toonPeriode(zaak.verloop.periode)}`,
  })}${
    laatste?.stand === 'geweigerd' &&
    melding({
      soort: 'waarschuwing',
      titel: `Niet verlengd tot en met ${toonDatum(datum(laatste.tot))}`,
      inhoud: html`<p>${laatste.antwoord}</p>${isWatDan(laatste.wat_dan) && html`<p>Wat dan kan: ${watDanZin(laatste.wat_dan)}</p>`}`,
    })
  }`;
  const pagina = (inhoud: ReturnType<typeof html>) =>
    c.page({
      titel: `${titel}: ${toonNaam(t)}`,
      kruimels: kruimelsAanbieder(t, titel),
      smal: true,
      fout: fouten.length > 0,
      inhoud,
    });
  if (open)
    return pagina(
      html`${kopje}${kaart({
        titel: 'Je hebt om verlenging gevraagd',
        inhoud: html`${lijst([
          { kop: 'Tot en met', waarde: toonDatum(datum(open.tot)) },
          { kop: 'Waarom', waarde: open.reden },
          { kop: 'Gevraagd op', waarde: toonDatum(datum(open.gevraagd_op)) },
        ])}<p>${t.consulent} beslist.</p>${form({
          actie: `${eigen(t)}/verlengen/intrekken`,
          sleutel: c.sleutel(),
          naam: 'Vraag intrekken',
          kaal: true,
          inhoud: acties(
            knop({ tekst: 'Trek de vraag in', soort: 'tweede' }),
            linkKnop({ tekst: 'Terug', href: eigen(t), soort: 'stil' }),
          ),
        })}`,
      })}`,
    );
  if (!kan?.kan || !tot || (buiten && fouten.length === 0))
    return pagina(
      html`${kopje}${melding({
        soort: 'info',
        titel: 'Verlenging vragen kan nu niet',
        inhoud: html`<p>${kan?.kan === false ? kan.tekst : (buiten?.tekst ?? venster.tekst)}</p>${
          kan && waaromVan(zaak.opgeslagen, { over: 'is dat zo', gronden: [kan.grond] })
        }`,
      })}${acties(linkKnop({ tekst: 'Terug', href: eigen(t) }))}`,
    );
  const veld = (naam: string, begin = '') => ({ naam, waarde: o.getypt?.[naam] ?? begin, fout: foutVan(fouten, naam) });
  return pagina(
    html`${foutSamenvatting(fouten)}${kopje}${melding({
      soort: 'info',
      titel: 'Waarom dit kan',
      inhoud: html`<p>${kan.tekst}</p><p>${venster.tekst}</p>${waaromVan(zaak.opgeslagen, { over: 'kan het worden verlengd', gronden: [kan.grond] })}`,
    })}${form({
      actie: `${eigen(t)}/verlengen`,
      sleutel: c.sleutel(),
      naam: titel,
      inhoud: html`${datumveld({ ...veld('tot', toonKort(tot)), label: 'Tot en met welke dag?', hint: `Hoogstens ${toonDatum(tot)}.` })}${tekstvak(
        {
          ...veld('reden'),
          label: 'Waarom is verlenging nodig?',
          hint: 'De consulent en de inwoner lezen dit. Schrijf niets over ziekte of behandeling.',
          maximum: 1000,
        },
      )}${keuzerondjes({
        ...veld('verslag', voortgang.length === 1 ? String(voortgang[0]?.id) : ''),
        label: 'Welk verslag hoort hierbij?',
        keuzes: voortgang.slice(0, 5).map((v) => ({
          waarde: String(v.id),
          tekst: `${toonDatum(datum(v.datum))}: het gaat ${HOE_GAAT_HET[v.hoe_gaat_het].toLowerCase()}`,
          uitleg: v.tekst.slice(0, 140),
        })),
      })}${
        voortgang.length === 0 &&
        html`<p>Er is nog geen verslag. ${link(`${eigen(t)}/voortgang/nieuw`, 'Meld eerst de voortgang')}</p>`
      }${acties(knop({ tekst: 'Vraag verlenging', icoon: 'check' }), linkKnop({ tekst: 'Terug', href: eigen(t), soort: 'stil' }))}`,
    })}`,
  );
};

export const verwerkVraag = async (c: PageContext, s: WijzigingSettings): Promise<Response> => {
  const w = c.form.waarden;
  const tot = dagUit('tot', w.tot ?? '', 'Vul in tot en met welke dag.');
  const reden = (w.reden ?? '').trim();
  const verslag = /^[1-9]\d{0,8}$/.test(w.verslag ?? '') ? Number(w.verslag) : undefined;
  const redenen: Reden[] = [
    ...(tot.ok ? [] : tot.redenen),
    ...(reden === '' ? [{ veld: 'reden', tekst: 'Schrijf op waarom verlenging nodig is.' }] : tekstRedenen('reden', reden, 1000)),
    ...(verslag === undefined
      ? [{ veld: 'verslag', tekst: 'Kies het verslag waar dit op rust. Is het er niet, meld dan eerst de voortgang.' }]
      : []),
  ];
  if (redenen.length > 0 || !tot.ok || verslag === undefined) return vraagVerlenging(c, s, { getypt: w, fouten: redenen });
  const toewijzingId = c.nummer('toewijzing');
  const uit = await c.submit(async (db, actor) => {
    const r = await requestVerlenging(db, {
      actor,
      beleid: s.beleid,
      vandaag: c.vandaag,
      toewijzingId,
      tot: tot.waarde,
      reden,
      voortgangId: verslag,
    });
    return r.ok ? { ok: true, naar: `${lijstHref}/${toewijzingId}/verlengen/gevraagd` } : r;
  });
  return uit instanceof Response ? uit : vraagVerlenging(c, s, { getypt: w, fouten: uit });
};

export const gevraagdPagina = async (c: PageContext, s: WijzigingSettings): Promise<Response> => {
  const geladen = await laadAanbieder(c, s);
  const { t, zaak } = geladen;
  const { open } = await standVan(c, s, geladen);
  if (!open) return c.redirect(eigen(t));
  return c.page({
    titel: 'Je vraag is verstuurd',
    kruimels: kruimelsAanbieder(t, 'Verlenging vragen'),
    inhoud: bevestiging({
      titel: 'Je vraag is verstuurd',
      onder: `Verlenging tot en met ${toonDatum(datum(open.tot))} voor ${toonNaam(t)}`,
      kenmerk: { label: 'Toewijzing', waarde: String(t.nummer) },
      hierna: [
        {
          wat: `${t.consulent} leest je verslag en beslist.`,
          wie: t.consulent,
          wanneer: `voor ${toonDatum(zaak.verloop.periode.tot)}`,
        },
        {
          wat: 'Je ziet het antwoord bij de toewijzing. Tot die tijd blijft de einddatum zoals hij was.',
          wie: 'Jij',
          wanneer: 'daarna',
        },
      ],
      acties: linkKnop({ tekst: 'Naar de toewijzing', href: eigen(t), soort: 'primair' }),
    }),
  });
};

export const trekIn = async (c: PageContext, s: WijzigingSettings): Promise<Response> => {
  const toewijzingId = c.nummer('toewijzing');
  const uit = await c.submit(async (db, actor) => {
    const r = await withdrawVerlenging(db, { actor, beleid: s.beleid, toewijzingId });
    return r.ok ? { ok: true, naar: `${lijstHref}/${toewijzingId}` } : r;
  });
  return uit instanceof Response ? uit : vraagVerlenging(c, s, { fouten: uit });
};

/** Not prolonged: why, and what then. */
export const nietVerlengen = async (c: PageContext, s: WijzigingSettings, o: Stand = {}): Promise<Response> => {
  const geladen = await laadDossier(c, s);
  const { t, zaak } = geladen;
  const { open, mogelijk } = await standVan(c, s, geladen);
  const fouten = o.fouten ?? [];
  if (!open && fouten.length === 0) return c.redirect(paginaVan(t));
  const kan = mogelijk.find(({ daad }) => daad === 'verlengen');
  const titel = 'Niet verlengen';
  const veld = (naam: string) => ({ naam, waarde: o.getypt?.[naam], fout: foutVan(fouten, naam) });
  return c.page({
    titel: `${titel}: ${toonNaam(t)}`,
    kruimels: kruimels(t, titel),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel,
      onder: `${toonNaam(t)}, ${zaak.product.naam} bij ${t.aanbieder}, ${toonPeriode(zaak.verloop.periode)}`,
    })}${
      open &&
      kaart({
        titel: 'Wat de aanbieder vraagt',
        inhoud: lijst([
          { kop: 'Tot en met', waarde: toonDatum(datum(open.tot)) },
          { kop: 'Waarom', waarde: open.reden },
        ]),
      })
    }${kan && !kan.kan && melding({ soort: 'info', titel: 'Verlengen kan niet', inhoud: kan.tekst })}${form({
      actie: `${paginaVan(t)}/niet-verlengen`,
      sleutel: c.sleutel(),
      naam: titel,
      inhoud: html`${tekstvak({
        ...veld('antwoord'),
        label: 'Waarom niet?',
        hint: 'De aanbieder en de inwoner lezen dit.',
        maximum: 1000,
      })}${keuzerondjes({
        ...veld('wat_dan'),
        label: `Wat kan er dan, na ${toonDatum(zaak.verloop.periode.tot)}?`,
        keuzes: watDanKeuzes(zaak.regeling, zaak.product).map((waarde) => ({ waarde, tekst: WAT_DAN[waarde].tekst })),
      })}${melding({
        soort: 'info',
        inhoud:
          'Dit is het antwoord aan de aanbieder. Vraagt de inwoner zelf om verlenging, dan is dat een aanvraag: dan volgt een besluit met bezwaar (Awb 1:3).',
      })}${acties(knop({ tekst: 'Verlengen gaat niet door', soort: 'gevaar' }), linkKnop({ tekst: 'Terug', href: paginaVan(t), soort: 'stil' }))}`,
    })}`,
  });
};

export const verwerkNiet = async (c: PageContext, s: WijzigingSettings): Promise<Response> => {
  const antwoord = c.form.tekst('antwoord').trim();
  const watDan = c.form.tekst('wat_dan');
  const redenen: Reden[] = [
    ...(antwoord === ''
      ? [{ veld: 'antwoord', tekst: 'Schrijf op waarom de toewijzing niet wordt verlengd.' }]
      : tekstRedenen('antwoord', antwoord, 1000)),
    ...(isWatDan(watDan) ? [] : [{ veld: 'wat_dan', tekst: 'Kies wat er dan kan. Niemand staat na het einde met lege handen.' }]),
  ];
  if (redenen.length > 0 || !isWatDan(watDan)) return nietVerlengen(c, s, { getypt: c.form.waarden, fouten: redenen });
  const inwonerId = c.nummer('inwoner');
  const toewijzingId = c.nummer('toewijzing');
  const uit = await c.submit(async (db, actor) => {
    const r = await refuseVerlenging(db, {
      actor,
      beleid: s.beleid,
      vandaag: c.vandaag,
      inwonerId,
      toewijzingId,
      antwoord,
      watDan,
    });
    return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/toewijzingen/${toewijzingId}` } : r;
  });
  return uit instanceof Response ? uit : nietVerlengen(c, s, { getypt: c.form.waarden, fouten: uit });
};
