/** A change of policy that waits for its second person, and what it would do; one for each municipality. */
import type { BeleidInHuis } from '../../src/beleid/index.ts';
import type { Telling } from '../../src/beleidswijziging/types.ts';
import type { House } from '../house.ts';
import type { put as Put } from './world.ts';

export interface Wijziging {
  /** A version of the regeling of the municipality. */
  versie: number;
  concept: number;
  doorrekening: number;
}

const TELLING: Telling = {
  gevallen: 1,
  toewijzingen: 1,
  aanvragen: 0,
  wint: 0,
  verliest: 0,
  verschuift: 1,
  toets: 0,
  einde: 0,
  plicht: 0,
  bedrag: 1,
  bedragVerschil: 50,
  eindigtEerder: 0,
  metContract: 0,
  contracten: [],
  gaatMee: false,
  perProduct: [],
  duur: 1,
};

export const maakWijziging = async (
  put: typeof Put,
  h: House,
  o: { gemeente_id: number; door: number; beleid: BeleidInHuis },
): Promise<Wijziging> => {
  const { gemeente_id, door } = o;
  const basis = o.beleid.regelingen(h.gemeenteId)[0];
  if (!basis) throw new Error('geen regeling');
  const inhoud = JSON.stringify(basis.inhoud);
  const eigen =
    gemeente_id === h.gemeenteId
      ? basis.id
      : await put(h, 'regeling', {
          gemeente_id,
          sleutel: basis.sleutel,
          geldig_van: basis.geldigVan,
          inhoud,
          hash: basis.hash,
          tekst: basis.tekst,
        });
  if (eigen !== basis.id) await put(h, 'regelinggebeurtenis', { gemeente_id, regeling_id: eigen, soort: 'geladen' });
  await h.beleid.ververs();
  const concept = await put(h, 'regelingconcept', {
    gemeente_id,
    sleutel: basis.sleutel,
    titel: 'Ander tarief',
    basis_id: eigen,
    gemaakt_door: door,
  });
  await put(h, 'regelingconceptversie', {
    gemeente_id,
    concept_id: concept,
    versie: 1,
    tekst: basis.tekst,
    inhoud,
    hash: basis.hash,
    geldig_van: '2027-01-01',
    bestandsnaam: 'werkt-mee.yaml',
    door,
  });
  const doorrekening = await put(h, 'doorrekening', {
    gemeente_id,
    concept_id: concept,
    conceptversie: 1,
    status: 'klaar',
    peildatum: '2027-01-01',
    aangevraagd_door: door,
    met_id: eigen,
    klaar_op: '2026-11-22T12:00:00Z',
    telling: JSON.stringify(TELLING),
  });
  // One that still waits: asking for it again asks for nothing.
  await put(h, 'doorrekening', {
    gemeente_id,
    concept_id: concept,
    conceptversie: 1,
    peildatum: '2027-01-01',
    aangevraagd_door: door,
    met_id: eigen,
  });
  await put(h, 'doorrekeningregel', {
    gemeente_id,
    doorrekening_id: doorrekening,
    volgnummer: 1,
    dossier: '2026-1',
    product: 'wm-werkplek-3',
    richting: 'verschuift',
    toets: false,
    einde: false,
    plicht: false,
    bedrag: true,
    bedrag_verschil: 50,
    wat: '[]',
  });
  return { versie: eigen, concept, doorrekening };
};

/** Changes at other moments: computed, put ready for a second person, overtaken by a colleague. Ids of the concepts, by what they are. */
export const maakWijzigingen = async (
  put: typeof Put,
  h: House,
  o: { gemeente_id: number; maker: number; door: number },
): Promise<Record<'gerekend' | 'klaargezet' | 'ingehaald', number>> => {
  const { gemeente_id, maker, door } = o;
  const basis = h.beleid.regelingen(h.gemeenteId)[0];
  if (!basis) throw new Error('geen regeling');
  const inhoud = (geldigVan: string): string => JSON.stringify({ ...(basis.inhoud as object), geldigVan });
  const versie = (geldigVan: string): Promise<number> =>
    put(h, 'regeling', {
      gemeente_id,
      sleutel: basis.sleutel,
      geldig_van: geldigVan,
      inhoud: inhoud(geldigVan),
      hash: `proef ${geldigVan}`,
      tekst: basis.tekst,
      herkomst: 'product',
      basis_id: basis.id,
    });
  const concept = async (geldigVan: string, rij: Record<string, string | number> = {}): Promise<number> => {
    const id = await put(h, 'regelingconcept', {
      gemeente_id,
      sleutel: basis.sleutel,
      titel: `Vanaf ${geldigVan}`,
      basis_id: basis.id,
      gemaakt_door: maker,
      ...rij,
    });
    const tekst = { tekst: basis.tekst, inhoud: inhoud(geldigVan), hash: `proef ${geldigVan}`, geldig_van: geldigVan };
    await put(h, 'regelingconceptversie', {
      gemeente_id,
      concept_id: id,
      versie: 1,
      ...tekst,
      bestandsnaam: 'proef.yaml',
      door: maker,
    });
    await put(h, 'doorrekening', {
      gemeente_id,
      concept_id: id,
      conceptversie: 1,
      status: 'klaar',
      peildatum: geldigVan,
      aangevraagd_door: maker,
      met_id: basis.id,
      klaar_op: '2026-11-22T12:00:00Z',
      telling: JSON.stringify(TELLING),
    });
    return id;
  };
  const klaar = await versie('2029-01-01');
  await put(h, 'regelinggebeurtenis', { gemeente_id, regeling_id: klaar, soort: 'klaargezet', door: maker });
  const nieuwer = await versie('2030-01-01');
  const op = '2026-11-22T10:00:00Z';
  await put(h, 'regelinggebeurtenis', {
    gemeente_id,
    regeling_id: nieuwer,
    soort: 'geactiveerd',
    moment: op,
    bekend_vanaf: op,
    door,
  });
  await h.beleid.ververs();
  return {
    gerekend: await concept('2028-01-01'),
    klaargezet: await concept('2029-01-01', {
      status: 'klaargezet',
      regeling_id: klaar,
      klaargezet_door: maker,
      klaargezet_op: op,
    }),
    ingehaald: await concept('2031-01-01'),
  };
};
