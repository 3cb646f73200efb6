/** Role × category of data of a second look at a result, the way back, a hand-over and the aftercare; see tables.ts. */
import type { Tabel } from './tables-vorm.ts';

const lezen = { teammanager: 'l gemeente', levering: 'l gemeente' };
const AKKOORD = 'akkoord akkoord_reden akkoord_op akkoord_door';
const TOESTEMMING = 'toestemming toestemming_mee toestemming_op toestemming_door toestemming_reden ingetrokken_op';
const ANTWOORD = 'uitkomst toelichting antwoord_op antwoord_door hoe trede_toen duurzaam';

export const terugkeerTabellen: Record<string, Tabel> = {
  // asked by the aanbieder, given by a teammanager who did not answer first
  herbeoordeling: {
    categorie: 'resultaat',
    rechten: {
      consulent: 'l caseload',
      teammanager: 'lw gemeente',
      levering: 'l gemeente',
      aanbieder: 'lm organisatie',
      inwoner: 'l zelf',
    },
    kolommen: {
      teammanager: { w: 'oordeel motivering geoordeeld_op geoordeeld_door versie' },
      aanbieder: {
        m: 'gemeente_id resultaat_id resultaat_versie toewijzing_id inwoner_id consulent_id aanbieder_id eerste_reden reactie gevraagd_op tot door',
      },
      inwoner: {
        l: 'gemeente_id id resultaat_id resultaat_versie toewijzing_id inwoner_id gevraagd_op tot oordeel geoordeeld_op',
      },
    },
  },
  terugkeerafspraak: {
    categorie: 'terugkeer',
    rechten: { consulent: 'lmw caseload', ...lezen, inwoner: 'lw zelf' },
    kolommen: {
      consulent: {
        m: 'gemeente_id inwoner_id consulent_id nummer regeling_id bij_trede afgezien terug_trede terug_naar tot beslist indicatie indicatie_bron indicatie_reden inkomen inkomen_toelichting gemaakt_op door',
        w: `${AKKOORD} vervangen_op gebruikt_op versie`,
      },
      inwoner: { w: `${AKKOORD} versie` },
    },
  },
  terugstap: {
    categorie: 'terugkeer',
    rechten: { consulent: 'lm caseload', ...lezen, inwoner: 'l zelf' },
    kolommen: {
      consulent: {
        m: 'gemeente_id inwoner_id consulent_id afspraak_id bepaling_id datum van_trede naar_trede poging inkomen inkomen_toelichting door',
      },
      inwoner: { l: 'gemeente_id id inwoner_id afspraak_id datum van_trede naar_trede inkomen inkomen_toelichting' },
    },
  },
  terugstapvervolg: {
    categorie: 'terugkeer',
    rechten: { consulent: 'lmw caseload', ...lezen },
    kolommen: {
      consulent: {
        m: 'gemeente_id terugstap_id inwoner_id consulent_id soort bron tot',
        w: 'gedaan_op gedaan_hoe gedaan_door versie',
      },
    },
  },
  overdracht: {
    categorie: 'overdracht',
    rechten: { consulent: 'lmw caseload', ...lezen, inwoner: 'lw zelf' },
    kolommen: {
      consulent: {
        m: 'gemeente_id inwoner_id consulent_id partij partij_naam partij_bron waarom mee gevraagd_op door',
        w: `${TOESTEMMING} verstuurd_op verstuurd_hoe antwoord_tot pakket uitkomst uitkomst_op uitkomst_tekst vervolg vervolg_op gestopt_op gestopt_reden te_vertellen verteld_op verteld_hoe versie`,
      },
      inwoner: { w: `${TOESTEMMING} versie` },
    },
  },
  nazorgmoment: {
    categorie: 'nazorg',
    rechten: { consulent: 'lmw caseload', ...lezen, inwoner: 'lw zelf' },
    kolommen: {
      consulent: {
        m: 'gemeente_id inwoner_id consulent_id aanleiding trede begin maanden datum door',
        w: `${ANTWOORD} opgevolgd_op opvolging vervallen_op vervallen_reden versie`,
      },
      inwoner: { w: `${ANTWOORD} versie` },
    },
  },
};
