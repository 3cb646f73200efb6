/** Reports from outside and what follows them: their rows in the world, and who may do what with the tables. */
import { randomUUID } from 'node:crypto';
import type { House } from '../house.ts';
import type { Tabel } from './tables.ts';

export const meldingTabellen: Record<string, Tabel> = {
  // who is reported, before there is a dossier: the team, and whoever reported sees that it came in
  melding: {
    categorie: 'dossier',
    rechten: {
      consulent: 'lw caseload-en-wachtrij',
      teammanager: 'lw gemeente',
      aanbieder: 'l organisatie',
      inwoner: 'l zelf',
      levering: 'l gemeente',
    },
    kolommen: {
      consulent: {
        w: 'inwoner_id consulent_id status sluitreden sluit_toelichting afgehandeld_op afgehandeld_door terugkoppeling teruggekoppeld_op versie',
      },
      teammanager: { w: 'consulent_id status versie' },
      levering: { l: 'gemeente_id id inwoner_id consulent_id ontvangen_op status' },
      aanbieder: { l: 'gemeente_id id kenmerk weg ontvangen_op ontvangen_om aanbieder_id gemeld_door status' },
      inwoner: { l: 'gemeente_id id kenmerk weg vraag ontvangen_op ontvangen_om inwoner_id status' },
    },
  },
  meldingpersoon: {
    categorie: 'identiteit',
    rechten: { consulent: 'l caseload-en-wachtrij', teammanager: 'l gemeente', aanbieder: 'l organisatie' },
    kolommen: { aanbieder: { l: 'gemeente_id melding_id aanbieder_id voornaam voorvoegsel achternaam' } },
  },
  aanmeldingfeit: {
    categorie: 'dossier',
    rechten: { consulent: 'lm caseload', teammanager: 'l gemeente', levering: 'l gemeente', inwoner: 'lm zelf' },
    kolommen: {
      inwoner: {
        l: 'gemeente_id id aanmelding_id inwoner_id soort wat dag keuze tot document_id',
        m: 'gemeente_id aanmelding_id inwoner_id consulent_id soort dag keuze door',
      },
    },
  },
  persoonlijkplan: {
    categorie: 'dossier',
    rechten: { consulent: 'lm caseload', teammanager: 'l gemeente', levering: 'l gemeente', inwoner: 'lm zelf' },
  },
};

type Put = (h: House, tabel: string, rij: Record<string, string | number | boolean | null | Buffer>) => Promise<number>;

/** A new question of the resident that came in through this aanbieder; `nr` makes its number another. Gives its id. */
export const maakMelding = async (
  put: Put,
  h: House,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number },
  aanbiederId: number,
  nr: number,
  anders: Record<string, string | number | null> = {},
): Promise<number> => {
  const melding = await put(h, 'melding', {
    ...van,
    aanbieder_id: aanbiederId,
    kenmerk: `M-2345-67${'ABCDEFGHJKMNP'[nr] ?? 'Z'}9`,
    inzending: randomUUID(),
    weg: 'inwoner',
    melder_soort: 'inwoner',
    toestemming: 'zelf',
    vraag: 'Ik wil iets anders doen.',
    ontvangen_op: '2026-11-20',
    status: 'in-behandeling',
    ...anders,
  });
  await put(h, 'meldingpersoon', {
    gemeente_id: van.gemeente_id,
    melding_id: melding,
    consulent_id: Number(anders.consulent_id ?? van.consulent_id),
    aanbieder_id: aanbiederId,
    voornaam: 'Yara',
    achternaam: 'Derde',
    zoeknaam: 'derde yara',
    contact: 'bellen',
  });
  return melding;
};
