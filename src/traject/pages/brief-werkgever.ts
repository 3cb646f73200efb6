// The letter to the employer about what it gets for a step, by post; the resident reads what was sent about him.
import { explainBron } from '../../beleid/index.ts';
import type { RouteGeld, RouteStap } from '../../beleid/regeling.ts';
import { type BriefOpdracht, briefVoorstel, makeBriefdata, storeBrief } from '../../brief/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { isVoor } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { parseForm } from '../../web/form-data.ts';
import { acties, form, foutSamenvatting, type Html, html, kaart, knop, kop, linkKnop, tekstveld } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { vergoedingInhoud } from '../letters/brieven.ts';
import { geldVan, geldZin } from '../rules/index.ts';
import { type StapRij, WerkgeverForm } from '../types-rijen.ts';
import { bronVan, openStap, type RouteOpen, type RouteSettings, routePad, schrijft, veldmaker } from './lees.ts';

type Waarden = Readonly<Record<string, string>>;
interface Open {
  g: RouteOpen;
  rij: StapRij;
  stap: RouteStap;
}

/** Whether an employer gets something for this step. */
export const heeftWerkgever = (rij: StapRij, stap: RouteStap): boolean =>
  !rij.voorgesteld && !rij.ingetrokkenOp && stap.geld.some(({ aan }) => aan === 'werkgever');

const zin = (geld: RouteGeld, uren: number | undefined): string => {
  if (geld.bedrag === null || geld.bijUren === undefined || uren === undefined || uren >= geld.bijUren) return geldZin(geld);
  return `${geldZin(geld)} Bij ${uren} uur per week is dat ${toonGeld(Math.round((geld.bedrag * uren) / geld.bijUren))}.`;
};

const inhoudVan = ({ g, rij, stap }: Open, c: PageContext) => {
  const nu = geldVan(g.stand, { van: rij.begonnenOp, tot: isVoor(c.vandaag, rij.begonnenOp) ? rij.begonnenOp : c.vandaag });
  const eigen = nu.filter(({ trajectstap, aan }) => trajectstap === String(rij.id) && aan === 'werkgever');
  const per = (sleutel: string) => eigen.find((regel) => regel.sleutel === sleutel);
  const geld = stap.geld.filter(({ sleutel, aan }) => aan === 'werkgever' && per(sleutel));
  const vast = geld.filter(({ bedrag, sleutel }) => bedrag !== null && per(sleutel)?.mist === undefined);
  const uitleg = (bron: string): string => explainBron(g.stand.regeling, bron)?.tekst ?? bron;
  return vergoedingInhoud({
    naam: toonNaam(g.inwoner),
    stap: stap.naam,
    begonnenOp: rij.begonnenOp,
    eindeGepland: rij.geeindigdOp ?? rij.eindeGepland,
    uren: rij.uren,
    bedragen: vast.map((een) => zin(een, rij.uren)),
    open: geld
      .filter((een) => !vast.includes(een))
      .map(
        (een) =>
          `${een.naam}: ${een.bedrag === null ? 'de hoogte staat niet in de regeling en wordt apart vastgesteld' : 'of u dit krijgt, kijken wij nog na'}.`,
      ),
    plichten: g.gelezen.plichten.filter(({ stapId, stand, wie }) => stapId === rij.id && stand === 'open' && wie === 'werkgever'),
    bronnen: [...new Set(geld.map(({ naam, bron }) => `${naam}: ${uitleg(bron)}`))],
  });
};

const ADRES = ['naam', 'tav', 'straat', 'postcode', 'plaats'] as const;

const vraagPagina = (c: PageContext, o: Open, getypt?: Waarden, fouten: readonly Reden[] = []): Promise<Response> => {
  const veld = veldmaker(getypt, fouten);
  const terug = routePad(o.g.inwoner.id);
  return pagina(
    c,
    o,
    'Brief aan de werkgever',
    html`${foutSamenvatting(fouten)}${kop({
      titel: 'Brief aan de werkgever',
      onder: `Over ${toonNaam(o.g.inwoner)}: ${o.stap.naam}. Daarna lees je de brief voordat hij wordt gemaakt.`,
    })}${kaart({
      titel: 'Wat er in staat',
      inhoud: html`<ul>${o.stap.geld.filter(({ aan }) => aan === 'werkgever').map((een) => html`<li>${geldZin(een)} ${bronVan(o.g.stand, een.bron)}</li>`)}</ul><p>Niets over een uitkering, een trede of gezondheid.</p>`,
    })}${form({
      actie: `${terug}/stap/${o.rij.id}/brief-werkgever`,
      sleutel: c.sleutel(),
      inhoud: html`${tekstveld({ ...veld('naam', o.rij.waar || o.rij.aanbieder), label: 'Naam van de werkgever', maximum: 45 })}${tekstveld({ ...veld('tav'), label: 'Ter attentie van', verplicht: false, maximum: 40 })}${tekstveld({ ...veld('straat'), label: 'Straat en huisnummer, of postbus', maximum: 45 })}${tekstveld({ ...veld('postcode'), label: 'Postcode', hint: 'Bijvoorbeeld 1315 HR.', maximum: 7 })}${tekstveld({ ...veld('plaats'), label: 'Plaats', maximum: 36 })}${acties(
        knop({ tekst: 'Bekijk de brief', naam: '_stap', waarde: 'bekijken' }),
        linkKnop({ tekst: 'Annuleren', href: terug }),
      )}`,
    })}`,
    fouten.length > 0,
  );
};

const pagina = (c: PageContext, { g }: Open, titel: string, inhoud: Html, fout = false): Promise<Response> =>
  c.page({
    titel,
    fout,
    smal: titel === 'Brief aan de werkgever',
    kruimels: [
      { tekst: toonNaam(g.inwoner), href: `/dossier/${g.inwoner.id}` },
      { tekst: 'Route', href: routePad(g.inwoner.id) },
      { tekst: titel },
    ],
    inhoud,
  });

/** The form for the address, the letter as it will go out, and the button. */
export const registerBriefWerkgever = (router: Router, s: RouteSettings): void => {
  const adres = '/dossier/:inwoner/route/stap/:trajectstap/brief-werkgever';
  const opdracht = (c: PageContext, o: Open, f: WerkgeverForm): BriefOpdracht => ({
    beleid: s.beleid,
    inwonerId: o.g.inwoner.id,
    soort: 'mededeling',
    inhoud: inhoudVan(o, c),
    vandaag: c.vandaag,
    aan: {
      naam: f.naam,
      aanhef: f.tav === '' ? 'Beste werkgever' : `Beste ${f.tav}`,
      adres: [...(f.tav === '' ? [] : [`t.a.v. ${f.tav}`]), f.straat, `${f.postcode} ${f.plaats.toUpperCase()}`],
    },
  });
  const voorbeeld = async (c: PageContext, o: Open, brief: BriefOpdracht, fouten: readonly Reden[] = []): Promise<Response> => {
    const { waarden } = c.form;
    const terug = routePad(o.g.inwoner.id);
    return pagina(
      c,
      o,
      'Brief bekijken',
      html`${kop({ titel: 'Brief aan de werkgever', onder: `Aan ${brief.aan?.naam ?? ''}, over ${toonNaam(o.g.inwoner)}` })}${briefVoorstel(
        {
          invoer: await makeBriefdata(c.db, brief),
          actie: `${terug}/stap/${o.rij.id}/brief-werkgever`,
          sleutel: c.sleutel(),
          terug,
          uitleg: html`<p>Kijk het adres en het bedrag na.</p>`,
          verborgen: Object.fromEntries(ADRES.map((naam) => [naam, waarden[naam] ?? ''])),
          knop: knop({ tekst: 'Wijzigen', soort: 'tweede', naam: '_stap', waarde: 'wijzigen' }),
          fouten,
        },
      )}`,
      fouten.length > 0,
    );
  };
  router.get(adres, { ...schrijft, logboek: 'inzage' }, async (c) => {
    const o = await openStap(c, s);
    return heeftWerkgever(o.rij, o.stap) ? vraagPagina(c, o) : c.redirect(routePad(o.g.inwoner.id));
  });
  router.post(adres, { ...schrijft, logboek: 'brief-gemaakt' }, async (c) => {
    const o = await openStap(c, s);
    if (!heeftWerkgever(o.rij, o.stap)) return c.redirect(routePad(o.g.inwoner.id));
    const { waarden } = c.form;
    const gelezen = parseForm(WerkgeverForm, { naam: '', tav: '', straat: '', postcode: '', plaats: '', ...waarden });
    if (!gelezen.ok) return vraagPagina(c, o, waarden, gelezen.redenen);
    if (c.form.tekst('_stap') === 'wijzigen') return vraagPagina(c, o, waarden);
    const brief = opdracht(c, o, gelezen.waarde);
    if (c.form.tekst('_stap') !== 'maken') return voorbeeld(c, o, brief);
    const uit = await c.submit(async (db, actor) => {
      const r = await storeBrief(db, { ...brief, actor });
      return r.ok ? { ok: true, naar: `/dossier/${brief.inwonerId}/brieven/${r.waarde.documentId}?gemaakt=ja` } : r;
    });
    return uit instanceof Response ? uit : voorbeeld(c, o, brief, uit);
  });
};
