// Withdrawing what was given: a form, a check page, the act.
import { findProduct, getProduct } from '../../beleid/index.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  gronden,
  html,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  melding,
  stappen,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { findBevoegdheid } from '../actions/record-besluit.ts';
import { withdrawBesluit } from '../actions/withdraw-besluit.ts';
import { INTREK_REDENEN, intrekbaar, intrekGrond, intrekRedenen, leesIntrekking } from '../anders.ts';
import { findBesluit } from '../queries/index.ts';
import { BEROEP_BRON } from '../rechtsmiddel.ts';
import { begin, controlepagina, kruimels, meegaand, metBron, motiveringVeld, neem, type Settings } from './anders.ts';
import { bewaarKnop } from './bewaar-knop.ts';
import type { Getypt } from './velden.ts';
import { viaConcept } from './via-concept.ts';
import { intrekOverzicht } from './voorstel.ts';

const INTREKKEN = ['reden', 'vanaf', 'motivering'];

const laadBesluit = async (c: PageContext) => {
  const inwonerId = c.nummer('inwoner');
  const besluitId = c.nummer('besluit');
  const [inwoner, besluit] = await Promise.all([
    findInwoner(c.db, inwonerId),
    findBesluit(c.db, inwonerId, besluitId),
    schrijfInzage(c.db, { inwonerId, soort: 'besluit', objectId: besluitId }),
  ]);
  if (!inwoner || !besluit) throw new NietGevonden();
  return { inwoner, besluit, pad: `/dossier/${inwonerId}/besluit/${besluitId}/intrekken` };
};

/** Why and from when a besluit no longer holds. */
export const intrekkenFormulier = async (
  c: PageContext,
  s: Settings,
  o: { getypt?: Getypt; redenen?: readonly Reden[] } = {},
): Promise<Response> => {
  const { inwoner, besluit, pad } = await laadBesluit(c);
  const getypt = await begin(c, inwoner.id, o.getypt);
  const fouten = (o.redenen ?? []).map(metBron(INTREKKEN));
  const product = getProduct(s.beleid.regelingMetId(besluit.regeling_id).regeling, besluit.product).naam;
  const titel = `Besluit ${besluit.beschikkingnummer} intrekken`;
  return c.page({
    titel,
    fout: fouten.length > 0,
    smal: true,
    kruimels: kruimels(inwoner, 'Intrekken'),
    inhoud: html`${stappen({ stap: 1, van: 2, naam: 'voorbereiden' })}${foutSamenvatting(fouten)}${kop({
      titel,
      onder: `${product} voor ${toonNaam(inwoner)}`,
    })}${melding({
      soort: 'info',
      titel: 'Spreek de inwoner eerst',
      inhoud: `Een besluit intrekken raakt de inwoner. Het oude besluit blijft te lezen, en de inwoner kan ${besluit.gegrond ? `naar de rechter: dit volgt op een gegrond bezwaar (${BEROEP_BRON})` : 'bezwaar maken'}.`,
    })}${form({
      actie: `${pad}/controle`,
      sleutel: c.sleutel(),
      naam: 'Intrekking voorbereiden',
      verborgen: { intrekt: String(besluit.id), product: besluit.product, ...meegaand(getypt, ['concept']) },
      inhoud: html`${keuzerondjes({
        naam: 'reden',
        label: 'Waarom trek je het besluit in?',
        hint: 'De redenen van de wet (Wmo 2015 artikel 2.3.10, lid 1).',
        waarde: getypt.reden,
        fout: foutVan(fouten, 'reden'),
        keuzes: Object.entries(INTREK_REDENEN).map(([waarde, { keuze, onder }]) => ({
          waarde,
          tekst: keuze,
          uitleg: `onder ${onder}`,
        })),
      })}${datumveld({
        naam: 'vanaf',
        label: 'Vanaf welke dag geldt het besluit niet meer?',
        hint: 'Loopt er een toewijzing, dan eindigt die de dag ervoor. Een dag die nog komt mag ook. Bijvoorbeeld 31-01-2020',
        waarde: getypt.vanaf ?? toonKort(c.vandaag.add({ days: 1 })),
        fout: foutVan(fouten, 'vanaf'),
      })}${motiveringVeld(getypt, fouten, 'Deze tekst staat in de brief. Schrijf met je, in korte zinnen.')}${acties(
        knop({ tekst: 'Controleer', icoon: 'checklist' }),
        bewaarKnop(inwoner.id),
        linkKnop({ tekst: 'Terug naar het besluit', href: `/dossier/${inwoner.id}/besluit/${besluit.id}`, soort: 'stil' }),
      )}`,
    })}`,
  });
};

export const intrekkenControle = async (c: PageContext, s: Settings): Promise<Response> => {
  const { inwoner, besluit, pad } = await laadBesluit(c);
  const getypt = c.form.waarden;
  if (c.form.tekst('_stap') === 'wijzig') return intrekkenFormulier(c, s, { getypt });
  const invoer = leesIntrekking(getypt);
  const redenen = invoer.ok ? intrekRedenen(intrekbaar(besluit), invoer.waarde.vanaf, c.vandaag) : invoer.redenen;
  if (!invoer.ok || redenen.length > 0) return intrekkenFormulier(c, s, { getypt, redenen });
  const opgeslagen = s.beleid.regelingMetId(besluit.regeling_id);
  const actor = await c.actor();
  const mag = await findBevoegdheid(c.db, {
    actor,
    vandaag: c.vandaag,
    soort: 'intrekking',
    product: besluit.product,
    gemeenteId: inwoner.gemeente_id,
    opgeslagen,
  });
  return controlepagina(c, {
    inwoner,
    wat: 'Intrekken',
    pad,
    getypt,
    verborgen: { intrekt: String(besluit.id), product: besluit.product },
    overzicht: intrekOverzicht({
      besluit,
      product: getProduct(opgeslagen.regeling, besluit.product).naam,
      invoer: invoer.waarde,
    }),
    gronden: gronden([intrekGrond(invoer.waarde.reden)]),
    geen: mag.ok ? undefined : mag.redenen,
    signalen:
      getProduct(opgeslagen.regeling, besluit.product).soort === 'ontwikkeling' && besluit.status === 'gestart'
        ? [`${besluit.aanbieder} krijgt zonder resultaat niets voor dit traject (een keuze). Bespreek dat.`]
        : [],
    via: viaConcept(findProduct(opgeslagen.regeling, besluit.product), 'intrekking'),
    naBezwaar: besluit.gegrond !== null,
    knop: 'Trek het besluit in',
  });
};

export const trekIn = async (c: PageContext, s: Settings): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const besluitId = c.nummer('besluit');
  const getypt = c.form.waarden;
  const invoer = leesIntrekking(getypt);
  if (!invoer.ok) return intrekkenFormulier(c, s, { getypt, redenen: invoer.redenen });
  return neem(
    c,
    inwonerId,
    (redenen) => intrekkenFormulier(c, s, { getypt, redenen }),
    (db, actor) =>
      withdrawBesluit(db, { actor, beleid: s.beleid, vandaag: c.vandaag, inwonerId, besluitId, invoer: invoer.waarde }),
  );
};
