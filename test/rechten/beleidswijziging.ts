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
