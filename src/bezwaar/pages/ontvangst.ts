// Writing down an objection that came on paper, the list of all objections, and the block on the tab of a resident.
import { findProduct } from '../../beleid/index.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  leegBlok,
  link,
  linkKnop,
  metOnder,
  tabel,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { receiveBezwaar } from '../actions/receive-bezwaar.ts';
import { findBestreden, type listBezwaren, listOpen } from '../queries.ts';
import { leesOntvangst, type Waarden } from '../rules.ts';
import { bijWelke, openTussen } from '../tussen.ts';
import { alsFout, bezwaarStand, type Settings } from './dossier.ts';
import { bezwaarPad } from './herstel.ts';

export const ontvangstFormulier = async (
  c: PageContext,
  s: Settings,
  o: { fouten?: readonly Reden[]; getypt?: Waarden } = {},
): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const besluitId = c.nummer('besluit');
  const [inwoner, besluit] = await Promise.all([
    findInwoner(c.db, inwonerId),
    findBestreden(c.db, inwonerId, besluitId),
    schrijfInzage(c.db, { inwonerId, soort: 'besluit', objectId: besluitId }),
  ]);
  if (!inwoner || !besluit) throw new NietGevonden();
  const fouten = (o.fouten ?? []).map(alsFout);
  const getypt = o.getypt ?? {};
  const veld = (naam: string, anders?: string) => ({ naam, waarde: getypt[naam] ?? anders, fout: foutVan(fouten, naam) });
  const product = findProduct(s.beleid.regelingMetId(besluit.regeling_id).regeling, besluit.product)?.naam ?? besluit.product;
  if (besluit.beroep_tot !== null)
    return naarDeRechter(c, { inwoner, besluit, product, beroepTot: datum(besluit.beroep_tot), fouten: o.fouten ?? [] });
  const titel = 'Een bezwaar vastleggen';
  return c.page({
    titel,
    fout: fouten.length > 0,
    smal: true,
    kruimels: [
      { tekst: 'Inwoners', href: '/inwoners' },
      { tekst: toonNaam(inwoner), href: `/dossier/${inwonerId}` },
      { tekst: `Besluit ${besluit.beschikkingnummer}`, href: `/dossier/${inwonerId}/besluit/${besluitId}` },
      { tekst: 'Bezwaar' },
    ],
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel,
      onder: `Tegen besluit ${besluit.beschikkingnummer}: ${product} · ${toonNaam(inwoner)}`,
    })}<p>${
      besluit.bezwaar_tot === null
        ? 'Dit besluit is nog niet bekendgemaakt. Bezwaar kan pas daarna (Awb artikel 6:8).'
        : `Bezwaar kan tot en met ${toonDatum(datum(besluit.bezwaar_tot))}. Kwam het later, leg het dan toch vast: een behandelaar kijkt of daar een goede reden voor was.`
    }</p>${form({
      actie: `/dossier/${inwonerId}/besluit/${besluitId}/bezwaar`,
      sleutel: c.sleutel(),
      naam: titel,
      inhoud: html`${datumveld({ ...veld('ontvangen', toonKort(c.vandaag)), label: 'Op welke dag kwam het binnen?', hint: 'De dag waarop de brief aankwam, bijvoorbeeld 31-01-2020' })}${keuzerondjes(
        {
          ...veld('langs'),
          label: 'Hoe kwam het binnen?',
          hint: 'Een bezwaar is schriftelijk. Belt de inwoner, help dan met de eigen pagina of een brief.',
          keuzes: [
            { waarde: 'brief', tekst: 'Per brief' },
            { waarde: 'balie', tekst: 'Afgegeven aan de balie' },
          ],
        },
      )}${tekstvak({ ...veld('reden'), label: 'Wat schrijft de inwoner?', hint: 'Neem de woorden van de inwoner over. Doe de brief zelf bij de documenten.', regels: 5, maximum: 4000 })}${tekstvak(
        { ...veld('wil'), label: 'Wat wil de inwoner?', regels: 2, maximum: 2000, verplicht: false },
      )}${tekstvak({ ...veld('laatReden'), label: 'Waarom kwam het later?', hint: 'Alleen als het na de laatste dag kwam en de inwoner zegt waarom', regels: 2, maximum: 2000, verplicht: false })}${acties(
        knop({ tekst: 'Leg het bezwaar vast' }),
        linkKnop({ tekst: 'Terug naar het besluit', href: `/dossier/${inwonerId}/besluit/${besluitId}`, soort: 'stil' }),
      )}`,
    })}`,
  });
};

/** Against what was decided on an objection one goes to the court: what to do with what came in all the same. */
const naarDeRechter = (
  c: PageContext,
  o: {
    inwoner: NonNullable<Awaited<ReturnType<typeof findInwoner>>>;
    besluit: NonNullable<Awaited<ReturnType<typeof findBestreden>>>;
    product: string;
    beroepTot: PageContext['vandaag'];
    fouten: readonly Reden[];
  },
): Promise<Response> => {
  const pad = `/dossier/${o.inwoner.id}/besluit/${o.besluit.id}`;
  const titel = 'Tegen dit besluit kan beroep';
  return c.page({
    titel,
    smal: true,
    kruimels: [
      { tekst: 'Inwoners', href: '/inwoners' },
      { tekst: toonNaam(o.inwoner), href: `/dossier/${o.inwoner.id}` },
      { tekst: `Besluit ${o.besluit.beschikkingnummer}`, href: pad },
      { tekst: 'Beroep' },
    ],
    fout: o.fouten.length > 0,
    inhoud: html`${foutSamenvatting(o.fouten.map(alsFout))}${kop({ titel, onder: `Besluit ${o.besluit.beschikkingnummer}: ${o.product} · ${toonNaam(o.inwoner)}` })}<p>Dit besluit is genomen na een bezwaar. Bezwaar kan dan niet nog een keer, wel beroep bij de rechtbank (Awb artikel 7:1, lid 1, onder a, en artikel 8:1). Dat kan tot en met ${toonDatum(o.beroepTot)}.</p>${kaart(
      {
        titel: 'Kwam er toch een bezwaar of een beroep bij ons binnen?',
        inhoud: html`<p>Stuur het meteen door naar de rechtbank, met de dag van ontvangst erop, en zeg het de inwoner (Awb artikel 6:15). Ben je te laat met doorsturen, dan telt toch de dag waarop wij het kregen. Leg het vast bij het bezwaar: dan krijgt de inwoner er een brief over.</p>${acties(
          o.besluit.na_bezwaar !== null &&
            linkKnop({ tekst: 'Leg het beroep vast', href: bezwaarPad(o.inwoner.id, o.besluit.na_bezwaar.id), soort: 'primair' }),
          linkKnop({ tekst: 'Terug naar het besluit', href: pad, soort: 'stil' }),
        )}`,
      },
    )}`,
  });
};

export const ontvang = async (c: PageContext, s: Settings): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const getypt = c.form.waarden;
  const gelezen = leesOntvangst(getypt, c.vandaag);
  if (!gelezen.ok) return ontvangstFormulier(c, s, { getypt, fouten: gelezen.redenen });
  const uit = await c.submit(async (db, actor) => {
    const r = await receiveBezwaar(db, {
      actor,
      beleid: s.beleid,
      vandaag: c.vandaag,
      inwonerId,
      besluitId: c.nummer('besluit'),
      ontvangst: gelezen.waarde,
    });
    return r.ok ? { ok: true, naar: bezwaarPad(inwonerId, r.waarde) } : r;
  });
  return uit instanceof Response ? uit : ontvangstFormulier(c, s, { getypt, fouten: uit });
};

/** In a list: what it is against, and whether a court asked to decide on it again. */
const wat = (b: { vorige_id: number | null; beschikkingnummer: number }): string =>
  `${b.vorige_id === null ? 'Tegen' : 'Opnieuw, na de rechter: tegen'} besluit ${b.beschikkingnummer}`;

/** The day by which something has to be done: the court's own while it waits for us. */
const uiterlijk = (b: Awaited<ReturnType<typeof listOpen>>[number]): string => {
  const tussen = openTussen(b);
  if (tussen) return `${toonDatum(datum(tussen.tot))}, herstellen`;
  if (b.beslissing === null) return `${toonDatum(datum(b.verdaagd_tot ?? b.beslis_uiterlijk))}, beslissen`;
  return bijWelke(b) ? 'bij de rechter' : 'beslist';
};

/** /bezwaren: every objection of the municipality, the nearest last day first. */
export const bezwarenLijst = async (c: PageContext, s: Settings): Promise<Response> => {
  const rijen = await listOpen(c.db);
  const titel = 'Bezwaren';
  return c.page({
    titel,
    inhoud: html`${kop({ titel, onder: 'Wat het eerst moet worden beslist, staat bovenaan. Afgeronde bezwaren staan eronder.' })}${
      rijen.length === 0
        ? leegBlok({ titel: 'Er zijn geen bezwaren', inhoud: 'Maakt een inwoner bezwaar, dan staat het hier.' })
        : kaart({
            inhoud: tabel({
              caption: titel,
              kolommen: [{ kop: 'Bezwaar' }, { kop: 'Inwoner' }, { kop: 'Uiterlijk' }, { kop: 'Stand' }],
              rijen: rijen.map((b) => [
                metOnder(
                  link(bezwaarPad(b.inwoner_id, b.id), wat(b)),
                  findProduct(s.beleid.regelingMetId(b.regeling_id).regeling, b.product)?.naam ?? b.product,
                ),
                metOnder(toonNaam(b), `dossier ${b.dossiernummer}`),
                uiterlijk(b),
                bezwaarStand(b, c.vandaag),
              ]),
            }),
          })
    }`,
  });
};

/** Objections on the tab of a resident; nothing without one. */
export const bezwaarBlok = (bezwaren: Awaited<ReturnType<typeof listBezwaren>>, vandaag: PageContext['vandaag']): Html | false =>
  bezwaren.length > 0 &&
  kaart({
    titel: 'Bezwaren',
    inhoud: tabel({
      caption: 'Bezwaren van deze inwoner',
      kolommen: [{ kop: 'Bezwaar' }, { kop: 'Ontvangen' }, { kop: 'Stand' }],
      rijen: bezwaren.map((b) => [
        link(bezwaarPad(b.inwoner_id, b.id), wat(b)),
        toonDatum(datum(b.ontvangen_op)),
        bezwaarStand(b, vandaag),
      ]),
    }),
  });
