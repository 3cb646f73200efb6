/** Role × category of data of the way over a route; see tables.ts. */
import type { Tabel } from './tables-vorm.ts';

const lezen = { teammanager: 'l gemeente', levering: 'l gemeente' };
const HANGT = 'gemeente_id trajectstap_id inwoner_id consulent_id';
const WOORD = 'voor oordeel reden hoe gegeven_op gegeven_door versie';
const WOORD_LEZEN =
  'gemeente_id id trajectstap_id inwoner_id aanbieder_id wie gevraagd_op voor oordeel reden hoe gegeven_op vervallen_op versie';

export const trajectTabellen: Record<string, Tabel> = {
  trajectstap: {
    categorie: 'traject',
    rechten: { consulent: 'lmw caseload', ...lezen, aanbieder: 'lm organisatie', inwoner: 'l zelf' },
    kolommen: {
      consulent: {
        m: 'gemeente_id traject_id inwoner_id consulent_id aanbieder_id stap nummer poging voorgesteld begonnen_op einde_gepland waar uren toelichting afwijking via volgt_op voorwaarden terug indicatie indicatie_van indicatie_tot inkomen inkomen_toelichting door plek_door',
        w: 'aanbieder_id voorgesteld begonnen_op einde_gepland waar uren verlengd verlenging_reden voorwaarden tafel plek_door geeindigd_op uitkomst uitkomst_toelichting uitkomst_afwijking geeindigd_door ingetrokken_op ingetrokken_reden leidt_verder versie',
      },
      aanbieder: {
        l: 'gemeente_id id traject_id inwoner_id consulent_id aanbieder_id stap nummer poging voorgesteld begonnen_op einde_gepland waar uren toelichting verlengd geeindigd_op uitkomst ingetrokken_op versie',
        m: 'gemeente_id traject_id inwoner_id consulent_id aanbieder_id stap nummer poging begonnen_op einde_gepland toelichting via volgt_op door',
      },
    },
  },
  trajectoordeel: {
    categorie: 'traject',
    rechten: { consulent: 'lmw caseload', ...lezen, aanbieder: 'lw organisatie', inwoner: 'lw zelf' },
    kolommen: {
      consulent: {
        m: `${HANGT} aanbieder_id wie gevraagd_aan gevraagd_op voor door`,
        w: `${WOORD} vervallen_op`,
      },
      aanbieder: { l: WOORD_LEZEN, w: WOORD },
      inwoner: { l: WOORD_LEZEN, w: WOORD },
    },
  },
  trajectverzoek: {
    categorie: 'traject',
    rechten: { consulent: 'lmw caseload', ...lezen, inwoner: 'l zelf' },
    kolommen: {
      consulent: {
        m: `${HANGT} derde derde_naam vraag wens met_inwoner gevraagd_op antwoord_tot door`,
        w: 'antwoord antwoord_tekst loonwaarde antwoord_op antwoord_door bewijs_id gestopt_op gestopt_reden versie',
      },
      inwoner: {
        l: 'gemeente_id id trajectstap_id inwoner_id derde derde_naam vraag wens met_inwoner gevraagd_op antwoord_tot antwoord antwoord_tekst loonwaarde antwoord_op gestopt_op',
      },
    },
  },
  trajectplicht: {
    categorie: 'traject',
    rechten: { consulent: 'lmw caseload', ...lezen, aanbieder: 'lmw organisatie', inwoner: 'l zelf' },
    kolommen: {
      consulent: {
        m: `${HANGT} aanbieder_id sleutel nr naam wie dag bron`,
        w: 'dag stand op hoe door versie was_dag verschoven_op verschoven_reden',
      },
      aanbieder: { m: `${HANGT} aanbieder_id sleutel nr naam wie dag bron`, w: 'stand op hoe door versie' },
      inwoner: { l: 'gemeente_id id trajectstap_id inwoner_id sleutel naam wie dag stand op' },
    },
  },
  // money: finance looks, without names; the resident and the aanbieder see what is for them
  trajectgeld: {
    categorie: 'trajectgeld',
    rechten: { consulent: 'lmw caseload', ...lezen, financien: 'lw gemeente', aanbieder: 'l organisatie', inwoner: 'l zelf' },
    kolommen: {
      consulent: {
        m: `${HANGT} aanbieder_id sleutel naam aan ontvanger betaler soort periode bedrag bron herleid door`,
        w: 'stand versie',
      },
      financien: { w: 'stand beoordeeld_op beoordeeld_door reden uitvoer_id versie' },
      aanbieder: { l: 'gemeente_id id trajectstap_id inwoner_id aanbieder_id naam aan soort periode bedrag stand reden' },
      inwoner: { l: 'gemeente_id id trajectstap_id inwoner_id naam aan soort periode bedrag stand' },
    },
  },
  trajectgelduitvoer: {
    categorie: 'trajectgeld',
    rechten: { financien: 'lm gemeente' },
    kolommen: { financien: { m: 'gemeente_id door aantal totaal regels' } },
  },
};
