// A besluit that is not taken yet: what it would decide, before whom it lies, and signing it or sending it back.
import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { toonGronden } from '../../uitleg/index.ts';
import {
  acties,
  type BadgeSoort,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  knop,
  kolommen,
  kop,
  lijst,
  linkKnop,
  melding,
  stapel,
} from '../../web/index.ts';
import { alleenLezen } from '../../web/read-only.ts';
import type { PageContext } from '../../web/route.ts';
import { askAllen, loadSamen, VRAAG } from '../actions/ask-samen.ts';
import type { WijzigingDaden } from '../actions/carry-out-concept.ts';
import { findTekenaars } from '../actions/find-tekenaars.ts';
import { saveConcept } from '../actions/save-concept.ts';
import { isVrij, loadConcept } from '../actions/submit-concept.ts';
import { zonderVoorstel } from '../invoer.ts';
import { type ConceptRij, leesGetypt } from '../queries/concept.ts';
import { samenRedenen } from '../samen.ts';
import { SOORT_NAAM } from '../soorten.ts';
import { metBron } from './anders.ts';
import { tekenen, voorleggen } from './concept-tekenen.ts';
import { collegaVraag, samenKaart } from './samen.ts';
import { alsFout } from './velden.ts';
import { type BeoordeelWijziging, voorstelVan } from './voorstel.ts';

/** A change of a toewijzing as a concept holds it: how it is judged and shown, and how it is taken (src/wijziging, by the composition). */
export interface WijzigingInConcept extends WijzigingDaden {
  beoordeel: BeoordeelWijziging;
}
export type ConceptSettings = { beleid: BeleidInHuis; wijziging: WijzigingInConcept };

export const conceptPad = (inwonerId: number, conceptId: number, deel = ''): string =>
  `/dossier/${inwonerId}/besluit/concept/${conceptId}${deel}`;

/** Where a concept is worked on. */
export const werkPad = (
  c: Pick<ConceptRij, 'id' | 'inwoner_id' | 'soort' | 'betreft_besluit_id' | 'betreft_toewijzing_id' | 'invoer'>,
): string => (c.betreft_toewijzing_id === null ? besluitWerkPad(c) : wijzigingWerkPad(c));

const wijzigingWerkPad = (c: Parameters<typeof werkPad>[0]): string => {
  const daad = leesGetypt(c.invoer).daad ?? '';
  // A move to another version has no form of its own: it was proposed in a change for many.
  if (daad === 'overzetten') return `/dossier/${c.inwoner_id}/toewijzingen/${c.betreft_toewijzing_id}`;
  return `/dossier/${c.inwoner_id}/toewijzingen/${c.betreft_toewijzing_id}/${daad === 'beeindigen' ? daad : `wijzigen/${daad}`}?concept=${c.id}`;
};

const besluitWerkPad = (c: Parameters<typeof werkPad>[0]): string =>
  c.soort === 'afwijzing'
    ? `/dossier/${c.inwoner_id}/besluit/afwijzen?concept=${c.id}`
    : c.soort === 'intrekking'
      ? `/dossier/${c.inwoner_id}/besluit/${c.betreft_besluit_id}/intrekken?concept=${c.id}`
      : `/dossier/${c.inwoner_id}/besluit?concept=${c.id}`;

export const conceptStand = (c: Pick<ConceptRij, 'status' | 'tekenaar'>): Html => {
  const stand: Record<string, [BadgeSoort, string]> = {
    concept: ['info', 'Concept'],
    'ter-ondertekening': ['aandacht', `Ligt bij ${c.tekenaar ?? 'een collega'} om te tekenen`],
    teruggestuurd: ['telaat', 'Teruggestuurd'],
    getekend: ['goed', 'Getekend'],
    weggelegd: ['neutraal', 'Weggelegd'],
  };
  const [soort, tekst] = stand[c.status] ?? ['info', c.status];
  return badge(soort, tekst);
};

/** Fields of this page, which a besluit has not. */
const EIGEN_VELD = /^(tekenaar|reden|antwoord|hoe|namens|gevraagd-[a-z0-9-]+)$/;

const nummer = (tekst: string): number | undefined => (/^[1-9]\d{0,8}$/.test(tekst) ? Number(tekst) : undefined);

/** Keeps the form of any kind as a concept, and goes to where it is handed over. */
export const bewaar = async (c: PageContext, s: ConceptSettings): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const herziet = nummer(c.form.tekst('herziet'));
  const intrekt = nummer(c.form.tekst('intrekt'));
  const wijzigt = nummer(c.form.tekst('wijzigt'));
  const gekozen = c.form.tekst('soort');
  /** Keeping and asking is one click where the button says so. */
  const vraag = async (db: Kysely<DB>, actor: Actor, conceptId: number): Promise<void> => {
    if (c.form.tekst('_stap') === VRAAG)
      await askAllen(db, { actor, beleid: s.beleid, vandaag: c.vandaag, inwonerId, conceptId, wijziging: s.wijziging });
  };
  const uit = await c.submit(async (db, actor) => {
    if (wijzigt !== undefined) {
      // What it decides follows from what it changes, so it is judged first.
      const oordeel = await s.wijziging.beoordeel(db, {
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId,
        toewijzingId: wijzigt,
        getypt: c.form.waarden,
      });
      if (!oordeel.ok) return oordeel;
      const bewaard = await saveConcept(db, {
        actor,
        inwonerId,
        soort: oordeel.waarde.soort,
        getypt: { ...c.form.waarden, product: oordeel.waarde.product },
        betreftToewijzingId: wijzigt,
        conceptId: nummer(c.form.tekst('concept')),
      });
      if (bewaard.ok) await vraag(db, actor, bewaard.waarde);
      return bewaard.ok ? { ok: true, naar: conceptPad(inwonerId, bewaard.waarde) } : bewaard;
    }
    const r = await saveConcept(db, {
      actor,
      inwonerId,
      soort:
        herziet !== undefined
          ? 'herziening'
          : intrekt !== undefined
            ? 'intrekking'
            : gekozen === 'afwijzing'
              ? 'afwijzing'
              : 'toekenning',
      getypt: zonderVoorstel(c.form.waarden),
      betreftBesluitId: herziet ?? intrekt,
      conceptId: nummer(c.form.tekst('concept')),
    });
    if (r.ok) await vraag(db, actor, r.waarde);
    return r.ok ? { ok: true, naar: conceptPad(inwonerId, r.waarde) } : r;
  });
  if (uit instanceof Response) return uit;
  const inwoner = await findInwoner(c.db, inwonerId);
  if (!inwoner) throw new NietGevonden();
  return c.page({
    titel: 'Concept bewaren',
    fout: true,
    smal: true,
    inhoud: html`${foutSamenvatting(uit.map(metBron([])))}${kop({ titel: 'Dit concept kan zo niet worden bewaard', onder: toonNaam(inwoner) })}${acties(
      linkKnop({ tekst: 'Naar de besluiten', href: `/dossier/${inwonerId}/besluiten`, soort: 'primair' }),
    )}`,
  });
};

/** The concept with what can be done with it by who looks. */
export const conceptPagina = async (
  c: PageContext,
  s: ConceptSettings,
  o: { fouten?: readonly Reden[]; getypt?: Readonly<Record<string, string>> } = {},
): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const conceptId = c.nummer('besluitconcept');
  const [actor, geladen] = await Promise.all([
    c.actor(),
    loadConcept(c.db, { beleid: s.beleid, vandaag: c.vandaag, inwonerId, conceptId }),
    schrijfInzage(c.db, { inwonerId, soort: 'besluitconcept', objectId: conceptId }),
  ]);
  const { inwoner, concept, opgeslagen, soort, product, vierOgen } = geladen;
  const tekenaars = await findTekenaars(c.db, {
    gemeenteId: inwoner.gemeente_id,
    inwonerId,
    opgeslagen,
    soort,
    product,
    vandaag: c.vandaag,
    niet: concept.eerste_door === null ? [] : [concept.eerste_door],
  });
  const samen = await loadSamen(c.db, geladen, actor);
  const wacht = samenRedenen(findProduct(opgeslagen.regeling, product), samen.wie, samen.rijen);
  const aanMij = samen.rijen.find((rij) => !rij.vervallen && rij.antwoord === undefined && rij.gevraagdAan === actor.gebruikerId);
  const tekent = tekenaars.find(({ id }) => id === concept.tekenaar_id) ?? tekenaars[0];
  const voorstel = await voorstelVan(c, s, {
    concept,
    actor,
    tekenaar: tekent && { gebruikerId: tekent.id, functie: tekent.functie },
  });
  const fouten = (o.fouten ?? []).map((reden) => {
    const fout = alsFout(reden, opgeslagen.regeling);
    return reden.veld !== undefined && EIGEN_VELD.test(reden.veld) ? { ...fout, veld: reden.veld } : fout;
  });
  const schrijft = actor.rol === 'consulent' && alleenLezen(actor, String(inwonerId), false) === undefined;
  const mijnBeurt = concept.status === 'ter-ondertekening' && concept.tekenaar_id === actor.gebruikerId;
  return c.page({
    titel: `Concept voor ${toonNaam(inwoner)}`,
    fout: fouten.length > 0,
    kruimels: [
      { tekst: 'Inwoners', href: '/inwoners' },
      { tekst: toonNaam(inwoner), href: `/dossier/${inwonerId}` },
      { tekst: 'Besluiten', href: `/dossier/${inwonerId}/besluiten` },
      { tekst: 'Concept' },
    ],
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: `${SOORT_NAAM[soort]}: ${findProduct(opgeslagen.regeling, product)?.naam ?? 'nog geen product'}`,
      onder: html`Concept voor ${toonNaam(inwoner)} · dossier ${inwoner.dossiernummer} · ${conceptStand(concept)}`,
    })}${
      concept.status === 'teruggestuurd' &&
      melding({
        soort: 'waarschuwing',
        titel: `${concept.terug_van ?? 'Een collega'} stuurde dit terug`,
        inhoud: html`<p>${concept.terug_reden}</p>`,
      })
    }${
      concept.besluit_id !== null &&
      melding({
        soort: 'succes',
        titel: 'Dit is nu een besluit',
        inhoud: 'Hieronder staat wat er in het concept stond. Wat geldt, staat in het besluit.',
      })
    }${kolommen({
      breed: stapel(
        voorstel.inhoud,
        voorstel.ontbreekt.length > 0 &&
          melding({
            soort: 'waarschuwing',
            titel: 'Zo kan dit besluit nog niet',
            inhoud: html`<ul>${voorstel.ontbreekt.map((reden) => html`<li>${alsFout(reden, opgeslagen.regeling).tekst}</li>`)}</ul>`,
          }),
        samenKaart(c, {
          concept,
          pad: conceptPad(inwonerId, concept.id),
          gevraagden: samen.gevraagden,
          rijen: samen.rijen,
          schrijft: isVrij(concept) && schrijft,
          getypt: o.getypt ?? {},
          fouten,
        }),
        aanMij &&
          collegaVraag(c, {
            rij: aanMij,
            pad: conceptPad(inwonerId, concept.id),
            door: concept.door,
            getypt: o.getypt ?? {},
            fouten,
          }),
        voorstel.gronden.length > 0 && kaart({ titel: 'Gronden', inhoud: toonGronden(opgeslagen.regeling, voorstel.gronden) }),
        mijnBeurt &&
          tekenen(c, concept, {
            pad: conceptPad(inwonerId, concept.id),
            fouten,
            getypt: o.getypt ?? {},
            vierOgen,
            klaar: voorstel.ontbreekt.length === 0,
          }),
        isVrij(concept) &&
          schrijft &&
          (wacht.length > 0
            ? melding({
                soort: 'info',
                titel: 'Ondertekenen kan nog niet',
                inhoud: html`<ul>${wacht.map((reden) => html`<li>${reden.tekst}</li>`)}</ul>`,
              })
            : voorleggen(c, concept, {
                pad: conceptPad(inwonerId, concept.id),
                werk: werkPad(concept),
                tekenaars,
                actor,
                vierOgen,
                klaar: voorstel.ontbreekt.length === 0,
                fout: foutVan(fouten, 'tekenaar'),
              })),
      ),
      smal: stapel(
        kaart({
          titel: 'Over dit concept',
          inhoud: html`${lijst(
            [
              { kop: 'Gemaakt door', waarde: concept.door },
              { kop: 'Gemaakt op', waarde: toonMoment(concept.gemaakt_op, c.vandaag) },
              { kop: 'Laatst gewijzigd', waarde: toonMoment(concept.gewijzigd_op, c.vandaag) },
              ...(concept.voorgelegd_op && concept.tekenaar
                ? [
                    {
                      kop: 'Voorgelegd aan',
                      waarde: `${concept.tekenaar}, ${toonMoment(concept.voorgelegd_op, c.vandaag)}`,
                    },
                  ]
                : []),
              ...(vierOgen ? [{ kop: 'Handtekeningen', waarde: 'twee (vier ogen)' }] : []),
              ...(concept.eerste && concept.eerste_op
                ? [{ kop: 'Eerste handtekening', waarde: `${concept.eerste}, ${toonDatum(datum(concept.eerste_op))}` }]
                : []),
            ],
            { smal: true },
          )}${acties(
            isVrij(concept) && schrijft && linkKnop({ tekst: 'Werk verder', href: werkPad(concept), icoon: 'pencil' }),
            concept.besluit_id !== null &&
              linkKnop({ tekst: 'Bekijk het besluit', href: `/dossier/${inwonerId}/besluit/${concept.besluit_id}` }),
          )}`,
        }),
        isVrij(concept) && schrijft && daad(c, concept, 'weg', 'Leg dit concept weg', 'stil'),
        concept.status === 'ter-ondertekening' &&
          !mijnBeurt &&
          schrijft &&
          daad(c, concept, 'terughalen', 'Haal het terug', 'tweede'),
      ),
    })}`,
  });
};

const daad = (c: PageContext, concept: ConceptRij, deel: string, tekst: string, soort: 'stil' | 'tweede'): Html =>
  form({
    actie: conceptPad(concept.inwoner_id, concept.id, `/${deel}`),
    sleutel: c.sleutel(),
    versie: concept.versie,
    naam: tekst,
    inhoud: knop({ tekst, soort }),
  });
