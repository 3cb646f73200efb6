// Refusing what was asked: a form, a check page, the act. With what every other kind of besluit shares.

import { type BeleidInHuis, findProduct, getProduct } from '../../beleid/index.ts';
import { findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { type Reden, vindplaats } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findToets, findToetsen, leesToets } from '../../toets/index.ts';
import { toonGronden } from '../../uitleg/index.ts';
import {
  acties,
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
  linkKnop,
  melding,
  stapel,
  stappen,
  tekstvak,
  type VeldFout,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { findBevoegdheid } from '../actions/record-besluit.ts';
import { judgeAfwijzing, refuseBesluit } from '../actions/refuse-besluit.ts';
import { leesAfwijzing } from '../anders.ts';
import { closeConcept, findConcept, leesGetypt } from '../queries/concept.ts';
import { BEROEP_BRON } from '../rechtsmiddel.ts';
import { bewaarKnop } from './bewaar-knop.ts';
import { geenMandaatMelding } from './geen-mandaat.ts';
import type { Getypt } from './velden.ts';
import { type ViaConcept, viaConcept, viaConceptMelding, viaKnop } from './via-concept.ts';
import { afwijzingOverzicht } from './voorstel.ts';

export type Settings = { beleid: BeleidInHuis };

const nummer = (tekst: string | null | undefined): number | undefined =>
  /^[1-9]\d{0,8}$/.test(tekst ?? '') ? Number(tekst) : undefined;

export const kruimels = (inwoner: InwonerKop, wat: string) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: 'Besluiten', href: `/dossier/${inwoner.id}/besluiten` },
  { tekst: wat },
];

/** Its place in the source behind the words; a field that this page has not is shown on top only. */
export const metBron =
  (velden: readonly string[]) =>
  ({ veld, tekst, ...waar }: Reden): VeldFout => ({
    tekst: `${tekst}${vindplaats(waar)}`,
    ...(veld !== undefined && velden.includes(veld) ? { veld } : {}),
  });

export const motiveringVeld = (getypt: Getypt, fouten: readonly VeldFout[], hint: string): Html =>
  tekstvak({
    naam: 'motivering',
    label: 'Uitleg aan de inwoner',
    hint,
    waarde: getypt.motivering,
    fout: foutVan(fouten, 'motivering'),
    regels: 5,
    maximum: 2000,
  });

/** What was typed before: in the form that was sent, or in a concept. */
export const begin = async (c: PageContext, inwonerId: number, o: Getypt | undefined): Promise<Getypt> => {
  if (o) return o;
  const conceptId = nummer(c.zoek.get('concept'));
  if (conceptId === undefined) return {};
  const concept = await findConcept(c.db, inwonerId, conceptId);
  if (!concept) throw new NietGevonden();
  return { ...leesGetypt(concept.invoer), concept: String(conceptId) };
};

export const meegaand = (getypt: Getypt, namen: readonly string[]): Record<string, string> =>
  Object.fromEntries(namen.flatMap((naam) => (getypt[naam] ? [[naam, getypt[naam]]] : [])));

const AFWIJZEN = ['product', 'motivering'];

/** Which product is refused, and why in words to the resident. */
export const afwijzenFormulier = async (
  c: PageContext,
  s: Settings,
  o: { getypt?: Getypt; redenen?: readonly Reden[] } = {},
): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const getypt = await begin(c, inwonerId, o.getypt);
  const toetsId = nummer(getypt.toets ?? c.zoek.get('toets'));
  const [inwoner, toetsen] = await Promise.all([
    findInwoner(c.db, inwonerId),
    findToetsen(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'besluit' }),
  ]);
  if (!inwoner) throw new NietGevonden();
  const welke = toetsId ?? toetsen[0]?.id;
  const toets = welke === undefined ? undefined : await findToets(c.db, inwonerId, welke);
  const fouten = (o.redenen ?? []).map(metBron(AFWIJZEN));
  const titel = 'Een product afwijzen';
  if (!toets)
    return c.page({
      titel,
      kruimels: kruimels(inwoner, 'Afwijzen'),
      inhoud: html`${kop({ titel, onder: toonNaam(inwoner) })}${leegBlok({
        titel: 'Er is nog geen toets',
        inhoud: 'Ook een afwijzing rust op een toets. Doe die eerst.',
        acties: linkKnop({ tekst: 'Doe de toets', href: `/dossier/${inwonerId}/toets`, soort: 'primair' }),
      })}`,
    });
  const { regeling } = s.beleid.regelingMetId(toets.regeling_id);
  const { producten } = leesToets(toets).uitkomst;
  const keuzes = producten.flatMap((p) => {
    const product = regeling.producten.find((een) => een.product === p.product);
    const niet = p.gronden.filter(({ voldaan }) => voldaan === false);
    return product?.voorziening === 'maatwerk' && niet.length > 0
      ? [{ waarde: p.product, tekst: product.naam, uitleg: niet.map(({ tekst }) => tekst).join(' ') }]
      : [];
  });
  return c.page({
    titel,
    fout: fouten.length > 0,
    smal: true,
    kruimels: kruimels(inwoner, 'Afwijzen'),
    inhoud: html`${stappen({ stap: 1, van: 2, naam: 'voorbereiden' })}${foutSamenvatting(fouten)}${kop({
      titel,
      onder: `Besluit voor ${toonNaam(inwoner)} · dossier ${inwoner.dossiernummer} · op de toets van ${toonDatum(datum(toets.peildatum))}`,
    })}${
      keuzes.length === 0
        ? leegBlok({
            titel: 'De toets geeft geen grond om iets af te wijzen',
            inhoud: 'Alles past, of er is nog iets niet bekend. Doe de toets opnieuw als er iets is veranderd.',
            acties: linkKnop({ tekst: 'Bekijk de toets', href: `/dossier/${inwonerId}/toets/${toets.id}` }),
          })
        : form({
            actie: `/dossier/${inwonerId}/besluit/afwijzen/controle`,
            sleutel: c.sleutel(),
            naam: 'Afwijzing voorbereiden',
            verborgen: { soort: 'afwijzing', toets: String(toets.id), ...meegaand(getypt, ['concept']) },
            inhoud: html`${keuzerondjes({
              naam: 'product',
              label: 'Welk product wijs je af?',
              hint: 'Alleen wat volgens de toets niet past. Daaronder staat waarom.',
              waarde: getypt.product,
              fout: foutVan(fouten, 'product'),
              keuzes,
            })}${motiveringVeld(getypt, fouten, 'Deze tekst staat in de brief, vóór de gronden. Schrijf met je, in korte zinnen. Wat wél kan, komt vanzelf in de brief.')}${acties(
              knop({ tekst: 'Controleer', icoon: 'checklist' }),
              bewaarKnop(inwonerId),
              linkKnop({ tekst: 'Terug naar het dossier', href: `/dossier/${inwonerId}`, soort: 'stil' }),
            )}`,
          })
    }`,
  });
};

/** The refusal as it would be, with its grounds. */
export const afwijzenControle = async (c: PageContext, s: Settings): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const getypt = c.form.waarden;
  if (c.form.tekst('_stap') === 'wijzig') return afwijzenFormulier(c, s, { getypt });
  const invoer = leesAfwijzing(getypt);
  if (!invoer.ok) return afwijzenFormulier(c, s, { getypt, redenen: invoer.redenen });
  const r = await judgeAfwijzing(c.db, { beleid: s.beleid, vandaag: c.vandaag, inwonerId, invoer: invoer.waarde });
  if (!r.ok) return afwijzenFormulier(c, s, { getypt, redenen: r.redenen });
  const { inwoner } = r.waarde;
  const opgeslagen = s.beleid.regelingMetId(r.waarde.regelingId);
  const actor = await c.actor();
  const mag = await findBevoegdheid(c.db, {
    actor,
    vandaag: c.vandaag,
    soort: 'afwijzing',
    product: invoer.waarde.product,
    gemeenteId: inwoner.gemeente_id,
    opgeslagen,
  });
  return controlepagina(c, {
    inwoner,
    wat: 'Afwijzen',
    pad: `/dossier/${inwonerId}/besluit/afwijzen`,
    getypt,
    verborgen: { soort: 'afwijzing' },
    overzicht: afwijzingOverzicht({
      product: getProduct(opgeslagen.regeling, invoer.waarde.product).naam,
      motivering: invoer.waarde.motivering,
      mogelijk: r.waarde.mogelijk,
    }),
    gronden: toonGronden(opgeslagen.regeling, r.waarde.gronden),
    geen: mag.ok ? undefined : mag.redenen,
    via: viaConcept(findProduct(opgeslagen.regeling, invoer.waarde.product), 'afwijzing'),
    knop: 'Wijs af',
  });
};

export const wijsAf = async (c: PageContext, s: Settings): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const getypt = c.form.waarden;
  const invoer = leesAfwijzing(getypt);
  if (!invoer.ok) return afwijzenFormulier(c, s, { getypt, redenen: invoer.redenen });
  return neem(
    c,
    inwonerId,
    (redenen) => afwijzenFormulier(c, s, { getypt, redenen }),
    (db, actor) => refuseBesluit(db, { actor, beleid: s.beleid, vandaag: c.vandaag, inwonerId, invoer: invoer.waarde }),
  );
};

/** Takes the besluit in one transaction, with the concept that it came from, and goes to what happens next. */
export const neem = async (
  c: PageContext,
  inwonerId: number,
  opnieuw: (redenen: readonly Reden[]) => Promise<Response>,
  voer: (
    db: Parameters<typeof refuseBesluit>[0],
    actor: Parameters<typeof refuseBesluit>[1]['actor'],
  ) => ReturnType<typeof refuseBesluit>,
): Promise<Response> => {
  const conceptId = nummer(c.form.tekst('concept'));
  const uit = await c.submit(async (db, actor) => {
    const r = await voer(db, actor);
    if (!r.ok) return r;
    if (conceptId !== undefined) await closeConcept(db, { inwonerId, conceptId, besluitId: r.waarde });
    return { ok: true, naar: `/dossier/${inwonerId}/besluit/${r.waarde}/genomen` };
  });
  return uit instanceof Response ? uit : opnieuw(uit);
};

export const controlepagina = (
  c: PageContext,
  o: {
    inwoner: InwonerKop;
    wat: string;
    pad: string;
    getypt: Getypt;
    verborgen: Record<string, string>;
    overzicht: Html;
    gronden: Html;
    /** Why the one who looks may not decide; undefined: may. */
    geen: readonly Reden[] | undefined;
    /** What is easily forgotten. */
    signalen?: readonly string[];
    /** Where the regeling lets nobody decide it alone. */
    via: ViaConcept | undefined;
    /** It comes of an objection that was gegrond: against it one goes to the court. */
    naBezwaar?: boolean;
    knop: string;
  },
): Promise<Response> =>
  c.page({
    titel: 'Controleer het besluit',
    kruimels: kruimels(o.inwoner, o.wat),
    inhoud: html`${stappen({ stap: 2, van: 2, naam: 'controleren' })}${kop({
      titel: 'Controleer het besluit',
      onder: `${toonNaam(o.inwoner)} · dossier ${o.inwoner.dossiernummer}`,
    })}${stapel(
      o.overzicht,
      kaart({ titel: 'Gronden', inhoud: o.gronden }),
      (o.signalen ?? []).length > 0 &&
        melding({
          soort: 'waarschuwing',
          titel: 'Let op',
          inhoud: html`<ul>${o.signalen?.map((tekst) => html`<li>${tekst}</li>`)}</ul>`,
        }),
      !o.geen && o.via && viaConceptMelding(o.via),
      !o.geen &&
        !o.via &&
        melding({
          soort: 'info',
          titel: 'Wat gebeurt er daarna?',
          inhoud: `Het besluit is dan genomen. De inwoner krijgt de brief pas als je het bekendmaakt, en kan daarna ${o.naBezwaar ? `naar de rechter, niet nog een keer in bezwaar (${BEROEP_BRON})` : 'bezwaar maken'}.`,
        }),
      o.geen && geenMandaatMelding(o.geen, 'Bewaar het als concept. Daarna kies je wie het ondertekent.'),
      form({
        actie: o.pad,
        sleutel: c.sleutel(),
        naam: 'Besluit nemen',
        verborgen: { ...o.getypt, ...o.verborgen },
        inhoud: acties(
          !o.geen && !o.via && knop({ tekst: o.knop, icoon: 'gavel' }),
          !o.geen && o.via ? viaKnop(o.inwoner.id, o.via) : bewaarKnop(o.inwoner.id, o.geen ? 'primair' : 'tweede'),
          knop({
            tekst: 'Wijzig',
            soort: 'tweede',
            icoon: 'pencil',
            actie: `${o.pad}/controle`,
            naam: '_stap',
            waarde: 'wijzig',
          }),
        ),
      }),
    )}`,
  });
