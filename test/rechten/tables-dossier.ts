/** Tables that hold something of a resident's dossier, and what consulent, aanbieder and resident share. */
import { bewaarTabellen } from './bewaren.ts';
import { stukTabellen } from './dossierstukken.ts';
import { meldingTabellen } from './melding.ts';
import { bijAfspraak, dossier, keten, lezers, type Tabel } from './tables-vorm.ts';

const CONCEPT = 'gemeente_id inwoner_id consulent_id soort product invoer betreft_besluit_id betreft_toewijzing_id door';
const TEKENEN =
  'status tekenaar_id voorgelegd_door voorgelegd_op eerste_door eerste_mandaat_id eerste_op terug_door terug_op terug_reden besluit_id versie';
const BIJ_AFSPRAAK = 'gemeente_id afspraak_id inwoner_id consulent_id aanbieder_id centrum_id';
const ANTWOORD = 'antwoord reden hoe gegeven_op gegeven_door versie';
const SAMEN_LEZEN =
  'gemeente_id id inwoner_id aanbieder_id wie voorstel gevraagd_op antwoord reden hoe gegeven_op vervallen_op versie';
const BEZWAAR =
  'gemeente_id inwoner_id consulent_id besluit_id ontvangen_op langs reden wil getypt door te_laat laat_reden beslis_uiterlijk';

/** Why it ends early is not for an aanbieder, nor for who pays or buys: it may be the health of the resident. */
const PLEK_ZONDER_REDEN =
  'gemeente_id id nummer inwoner_id consulent_id traject_id aanbieder_id besluit_id herkomst beschikkingnummer product productcategorie productcode eenheid frequentie volume minuten_per_week looptijd start_trede doel_trede status toegewezen_op geaccepteerd_op gestart_op beeindigd_op regeling_id vastgelegd_op versie verwachte_start opgeschort looptijd_besloten verlengd verlengingen uren_eerder grondslag_weg_op regeling_eerder';

export const dossierTabellen: Record<string, Tabel> = {
  // dossier
  inwoner: {
    categorie: 'dossier',
    rechten: { ...dossier, teammanager: 'lw gemeente', inwoner: 'l zelf', aanbieder: 'l toegewezen', orientatie: 'l verwezen' },
    kolommen: {
      aanbieder: { l: 'gemeente_id id lezen taal contact contact_toelichting consulent_id' },
      orientatie: { l: 'gemeente_id id dossiernummer lezen taal contact contact_toelichting consulent_id' },
    },
  },
  // identiteit and bsn: the columns with the BSN go to who keeps the dossier, and to the resident himself
  inwoner_persoon: {
    categorie: 'identiteit, bsn',
    rechten: { ...dossier, inwoner: 'l zelf', aanbieder: 'l toegewezen', orientatie: 'l verwezen' },
    kolommen: {
      orientatie: {
        l: 'gemeente_id inwoner_id voornaam voorvoegsel achternaam zoeknaam geboortedatum telefoon email',
      },
      aanbieder: { l: 'gemeente_id inwoner_id voornaam voorvoegsel achternaam zoeknaam geboortedatum telefoon' },
    },
  },
  // what stood there before, persons who are in twice, and what happens in a life; what moved at a merge is keys only
  persoonversie: { categorie: 'identiteit, bsn', rechten: { consulent: 'lm caseload', teammanager: 'l gemeente' } },
  dubbelpaar: {
    categorie: 'dossier',
    rechten: { teammanager: 'lw gemeente' },
    kolommen: { teammanager: { w: 'oordeel reden door op versie' } },
  },
  samenvoeging: {
    categorie: 'dossier',
    rechten: { consulent: 'l caseload', teammanager: 'lw gemeente', inwoner: 'l zelf' },
    kolommen: {
      teammanager: { w: 'status besloten_door besloten_op besluit_reden versie' },
      inwoner: { l: 'gemeente_id id inwoner_id weg_id weg_dossiernummer status besloten_op' },
    },
  },
  samenvoegingrij: {
    categorie: 'dossier',
    rechten: { teammanager: 'l gemeente' },
    kolommen: { teammanager: { l: 'gemeente_id samenvoeging_id volgnummer tabel sleutel' } },
  },
  levensgebeurtenis: {
    categorie: 'dossier',
    rechten: { consulent: 'lmw caseload', teammanager: 'l gemeente', levering: 'l gemeente' },
  },
  gebeurtenisvoorstel: {
    categorie: 'dossier',
    rechten: { consulent: 'lmw caseload', teammanager: 'l gemeente', levering: 'l gemeente' },
  },
  ladderstuk: {
    categorie: 'ladder',
    rechten: { consulent: 'lm caseload', teammanager: 'l gemeente', inwoner: 'l zelf' },
  },
  zrmstuk: {
    categorie: 'ZRM',
    rechten: { consulent: 'lm caseload', teammanager: 'l gemeente', inwoner: 'l zelf' },
  },
  // never for an aanbieder; what somebody is still at work on is his alone
  zrm: {
    categorie: 'ZRM',
    rechten: { consulent: 'lmw caseload', teammanager: 'l gemeente', inwoner: 'l zelf', orientatie: 'l met-toestemming' },
    kolommen: { consulent: { w: 'vervallen_op' }, orientatie: { l: 'gemeente_id id inwoner_id peildatum vervallen_op' } },
  },
  zrmscore: {
    categorie: 'ZRM',
    rechten: { consulent: 'lm caseload', teammanager: 'l gemeente', inwoner: 'l zelf', orientatie: 'l met-toestemming' },
    kolommen: { orientatie: { l: 'gemeente_id zrm_id inwoner_id domein score' } },
  },
  bepalingconcept: { categorie: 'ladder, ZRM', rechten: { consulent: 'lmwv caseload' } },
  inwonerkijk: {
    categorie: 'ladder, ZRM',
    rechten: { consulent: 'lw caseload', teammanager: 'l gemeente', inwoner: 'lm zelf', levering: 'l gemeente' },
    kolommen: {
      consulent: { w: 'antwoord beantwoord_op beantwoord_door' },
      inwoner: { m: 'gemeente_id inwoner_id consulent_id bepaling_id zrm_id trede tekst' },
    },
  },
  // the centre only what kind, and only when the resident agreed
  uitkering: {
    categorie: 'uitkering',
    rechten: { ...dossier, inwoner: 'l zelf', orientatie: 'l met-toestemming' },
    kolommen: { orientatie: { l: 'gemeente_id id inwoner_id soort vervallen_op' } },
  },
  aanmelding: { categorie: 'dossier', rechten: { ...dossier, inwoner: 'l zelf' } },
  ...meldingTabellen,
  ladderbepaling: {
    categorie: 'ladder',
    rechten: { ...dossier, inwoner: 'l zelf', orientatie: 'l verwezen' },
    kolommen: { orientatie: { l: 'gemeente_id id inwoner_id peildatum trede perspectief perspectief_termijn vastgelegd_op' } },
  },
  inwoner_trede: {
    categorie: 'ladder',
    rechten: { consulent: 'l caseload', teammanager: 'l gemeente', levering: 'l gemeente', orientatie: 'l verwezen' },
  },
  // derived from the dossier, and what says that it must be derived again
  werkvoorraad: {
    categorie: 'dossier',
    rechten: { consulent: 'lmv caseload', teammanager: 'lmv gemeente', levering: 'lmv gemeente' },
  },
  werkvoorraad_wijziging: {
    categorie: 'dossier',
    rechten: { consulent: 'lv caseload', teammanager: 'lv gemeente', levering: 'lmv gemeente' },
  },
  // duties as rows, derived by whoever of the municipality looks, and by the house for an aanbieder; a day that moved
  plichtstand: {
    categorie: 'toewijzing',
    rechten: {
      consulent: 'lmwv caseload',
      teammanager: 'lmwv gemeente',
      levering: 'lmwv gemeente',
      aanbieder: 'l organisatie',
    },
  },
  plichtverschil: {
    categorie: 'toewijzing',
    rechten: { consulent: 'lm caseload', teammanager: 'lm gemeente', levering: 'lm gemeente', aanbieder: 'l organisatie' },
  },
  plicht_wijziging: {
    categorie: 'dossier',
    rechten: { consulent: 'lv caseload', teammanager: 'lv gemeente', levering: 'lmv gemeente', aanbieder: 'l organisatie' },
  },
  plichtescalatie: {
    categorie: 'dossier',
    rechten: { consulent: 'lw caseload', teammanager: 'lw gemeente', levering: 'l gemeente' },
    kolommen: {
      consulent: { w: 'gezien_op gezien_door toelichting versie' },
      teammanager: { w: 'gezien_op gezien_door toelichting versie' },
    },
  },
  herinnering: {
    categorie: 'dossier',
    rechten: { consulent: 'l caseload', teammanager: 'l gemeente', aanbieder: 'l eigen-handeling', inwoner: 'l eigen-handeling' },
  },
  herinneringstop: {
    categorie: 'dossier',
    rechten: { consulent: 'lm caseload', teammanager: 'l gemeente' },
    kolommen: { consulent: { m: 'gemeente_id inwoner_id consulent_id wat tot reden door' } },
  },
  weergave: {
    categorie: 'medewerkers',
    rechten: { consulent: 'lmwv eigen-handeling', teammanager: 'lmwv eigen-handeling' },
    kolommen: { consulent: { w: 'naam vraag standaard versie' }, teammanager: { w: 'naam vraag standaard versie' } },
  },
  // residents who go to another consulent, and what stands in nobody's queue
  verdeling: {
    categorie: 'dossier',
    rechten: { teammanager: 'lmwv gemeente', levering: 'lw gemeente' },
    kolommen: { teammanager: { w: 'status naar versie vastgelegd_op klaar_op' }, levering: { w: 'status klaar_op' } },
  },
  verdelingregel: {
    categorie: 'dossier',
    rechten: { teammanager: 'lmwv gemeente', levering: 'lw gemeente' },
    kolommen: { teammanager: { w: 'van_id naar_id uitkomst' }, levering: { w: 'uitkomst' } },
  },
  // a change for many at once: why, a row for each toewijzing, and tariffs without persons
  omzetting: {
    categorie: 'dossier',
    rechten: { consulent: 'l gemeente', teammanager: 'lmw gemeente', contractmanager: 'lmw gemeente', levering: 'lw gemeente' },
    kolommen: {
      teammanager: { w: 'status begonnen_op begonnen_door klaar_op versie' },
      contractmanager: { w: 'status begonnen_op begonnen_door klaar_op versie' },
      levering: { w: 'status klaar_op versie' },
    },
  },
  omzettingregel: {
    categorie: 'dossier',
    rechten: { consulent: 'lw caseload', teammanager: 'lw gemeente', levering: 'lmw gemeente' },
    kolommen: {
      consulent: { w: 'voorstel gekozen stand door op uitkomst uitkomst_tekst besproken_op tekenaar_id versie' },
      teammanager: { w: 'voorstel gekozen stand door op uitkomst uitkomst_tekst besproken_op tekenaar_id versie' },
      levering: { w: 'toewijzing_versie voorstel stand tekenaar_id uitkomst uitkomst_tekst besluit_id gedaan_op versie' },
    },
  },
  omzettingtarief: {
    categorie: 'geld',
    rechten: { teammanager: 'l gemeente', contractmanager: 'lwv gemeente', levering: 'lmw gemeente' },
    kolommen: { contractmanager: { w: 'stand' }, levering: { w: 'uitkomst uitkomst_tekst' } },
  },
  werkvoorraadbevinding: {
    categorie: 'dossier',
    rechten: { teammanager: 'lmw gemeente', levering: 'lmw gemeente' },
    kolommen: { teammanager: { w: 'opgelost_op' }, levering: { w: 'opgelost_op' } },
  },
  werkvoorraadcontrole: {
    categorie: 'techniek',
    rechten: { teammanager: 'lmw gemeente', levering: 'lmw gemeente', beheer: 'l gemeente' },
  },
  toets: { categorie: 'toets, ZRM', rechten: dossier },
  traject: { categorie: 'dossier', rechten: { ...dossier, teammanager: 'lm gemeente', inwoner: 'l zelf' } },
  // made by who decides, and a receipt in the resident's own transaction; what was made does not change
  document: {
    categorie: 'beschikking',
    rechten: { ...dossier, teammanager: 'lmw gemeente', inwoner: 'lmw zelf' },
    kolommen: {
      teammanager: {
        m: 'gemeente_id inwoner_id consulent_id soort titel bestandsnaam inhoud sha256 gegevens sjabloon verzending',
        w: 'afgedrukt_op',
      },
      inwoner: {
        m: 'gemeente_id inwoner_id consulent_id soort titel bestandsnaam inhoud sha256 gegevens sjabloon verzending',
        w: 'gelezen_op',
      },
    },
  },
  // that there is a pile everybody who prints may know; whose letters are in it, only who may see those
  afdruk: {
    categorie: 'beschikking',
    rechten: { consulent: 'lmw gemeente', teammanager: 'lmw gemeente' },
    kolommen: {
      consulent: { m: 'gemeente_id dubbelzijdig door', w: 'uitkomst gesloten_op gesloten_door' },
      teammanager: { m: 'gemeente_id dubbelzijdig door', w: 'uitkomst gesloten_op gesloten_door' },
    },
  },
  afdrukbrief: { categorie: 'beschikking', rechten: { consulent: 'lm caseload', teammanager: 'lm gemeente' } },
  briefkeuze: {
    categorie: 'beschikking',
    rechten: { consulent: 'lm caseload', teammanager: 'l gemeente', inwoner: 'lm zelf' },
    kolommen: {
      consulent: { m: 'gemeente_id inwoner_id consulent_id keuze door' },
      inwoner: {
        l: 'gemeente_id id inwoner_id keuze vastgelegd_op',
        m: 'gemeente_id inwoner_id consulent_id keuze door',
      },
    },
  },
  // what was decided stays: only a letter and a second signature come after. A teammanager who was asked to sign takes it
  besluit: {
    categorie: 'besluit',
    rechten: { ...dossier, teammanager: 'lmw gemeente', inwoner: 'l zelf' },
    kolommen: {
      consulent: { w: 'bekendgemaakt_op bezwaar_tot beroep_tot document_id versie mede_door mede_mandaat_id mede_op' },
      // making known only while a change for many is carried out (app.zet_om)
      teammanager: { w: 'versie mede_door mede_mandaat_id mede_op bekendgemaakt_op bezwaar_tot document_id' },
    },
  },
  besluitconcept: {
    categorie: 'besluit',
    rechten: { consulent: 'lmw caseload', teammanager: 'lmw gemeente', levering: 'l gemeente' },
    kolommen: {
      consulent: { m: CONCEPT, w: `product invoer gewijzigd_op ${TEKENEN}` },
      // making one only while a change for many is carried out (app.zet_om)
      teammanager: { m: CONCEPT, w: TEKENEN },
    },
  },
  samenspraak: {
    categorie: 'besluit',
    rechten: {
      consulent: 'lmw caseload',
      teammanager: 'lw gemeente',
      levering: 'l gemeente',
      inwoner: 'lw zelf',
      aanbieder: 'lw organisatie',
    },
    kolommen: {
      consulent: {
        m: 'gemeente_id concept_id inwoner_id consulent_id wie gevraagd_aan aanbieder_id voorstel gevraagd_op door',
        w: `${ANTWOORD} namens vervallen_op`,
      },
      teammanager: { w: ANTWOORD },
      inwoner: { l: SAMEN_LEZEN, w: ANTWOORD },
      aanbieder: { l: SAMEN_LEZEN, w: ANTWOORD },
    },
  },
  bezwaar: {
    categorie: 'besluit',
    rechten: { consulent: 'lmw caseload', teammanager: 'lmw gemeente', levering: 'l gemeente', inwoner: 'lmw zelf' },
    kolommen: {
      consulent: {
        m: `${BEZWAAR} vorige_id geldend_besluit_id`,
        w: 'bevestigd_op bevestiging_id gevolg_besluit_id gevolg_reden beroep_op beroep_langs beroep_nummer beroep_id uitspraak uitspraak_op uitspraak_tekst beslis_uiterlijk uitspraak_gevolg uitspraak_tot uitspraak_brief_id uitgevoerd_op uitgevoerd_tekst hoger_op hoger_door hoger_nummer hoger_uitspraak hoger_uitspraak_op hoger_uitspraak_tekst hoger_gevolg hoger_tot hoger_brief_id hoger_schorst tussenuitspraken versie',
      },
      teammanager: {
        m: `${BEZWAAR} vorige_id geldend_besluit_id`,
        w: 'verschoonbaar verschoonbaar_reden bevestigd_op bevestiging_id behandelaar_id behandelaar_op hoor_op hoor_tijd hoor_waar gehoord_op hoor_verslag niet_horen_reden verdaagd_op verdaagd_tot verdaging_reden verdaging_id beslissing beslist_op beslist_door motivering bekendgemaakt_op document_id beroep_op beroep_langs beroep_nummer beroep_id uitspraak uitspraak_op uitspraak_tekst beslis_uiterlijk uitspraak_gevolg uitspraak_tot uitspraak_brief_id uitgevoerd_op uitgevoerd_tekst hoger_op hoger_door hoger_nummer hoger_uitspraak hoger_uitspraak_op hoger_uitspraak_tekst hoger_gevolg hoger_tot hoger_brief_id hoger_schorst tussenuitspraken versie',
      },
      inwoner: {
        l: 'gemeente_id id inwoner_id besluit_id ontvangen_op langs reden wil getypt vastgelegd_op te_laat laat_reden beslis_uiterlijk bevestigd_op behandelaar_id hoor_op hoor_tijd hoor_waar gehoord_op verdaagd_op verdaagd_tot beslissing beslist_op bekendgemaakt_op document_id gevolg_besluit_id gevolg_reden beroep_op uitspraak uitspraak_op vorige_id geldend_besluit_id uitspraak_gevolg uitspraak_brief_id uitgevoerd_op hoger_op hoger_door hoger_uitspraak hoger_uitspraak_op hoger_gevolg hoger_brief_id hoger_schorst tussenuitspraken versie',
        m: BEZWAAR,
        w: 'bevestigd_op bevestiging_id versie',
      },
    },
  },

  // what consulent, aanbieder and resident share
  toewijzing: {
    categorie: 'toewijzing',
    rechten: {
      ...keten,
      consulent: 'lmw caseload',
      aanbieder: 'lw organisatie',
      financien: 'l gemeente',
      contractmanager: 'l gemeente',
      teammanager: 'lmw gemeente',
    },
    kolommen: {
      teammanager: {
        w: 'status beeindigd_op reden versie looptijd looptijd_besloten opgeschort verlengd verlengingen minuten_per_week volume uren_eerder regeling_id regeling_eerder',
      },
      aanbieder: {
        l: PLEK_ZONDER_REDEN,
        w: 'status geaccepteerd_op gestart_op beeindigd_op reden versie verwachte_start',
      },
      financien: { l: PLEK_ZONDER_REDEN },
      contractmanager: { l: PLEK_ZONDER_REDEN },
    },
  },
  // appointments: who is invited, and rows that are only added
  afspraak: {
    categorie: 'afspraak',
    rechten: {
      consulent: 'lmw caseload',
      teammanager: 'l gemeente',
      levering: 'l gemeente',
      inwoner: 'lw zelf',
      aanbieder: 'lw organisatie',
      orientatie: 'lmw verwezen',
    },
    kolommen: {
      consulent: {
        w: 'vorm plaats toelichting begin minuten status reden toelichting_uitkomst opvolging opvolging_op opvolging_toelichting volgnummer herinner_inwoner herinner_aanbieder herinner_centrum begeleider_id versie',
      },
      orientatie: {
        m: 'gemeente_id inwoner_id consulent_id toewijzing_id aanbieder_id begeleider_id soort vorm plaats toelichting met_inwoner begin minuten status na_id door centrum_id adviseur_id orientatie_id van_centrum met_consulent',
        w: 'vorm plaats begin minuten status reden toelichting_uitkomst opvolging opvolging_op opvolging_toelichting volgnummer herinner_inwoner herinner_consulent versie',
      },
      inwoner: { w: 'begin status volgnummer versie herinner_inwoner' },
      aanbieder: { w: 'begin status volgnummer versie' },
    },
  },
  afspraakmoment: {
    categorie: 'afspraak',
    rechten: bijAfspraak,
    kolommen: { orientatie: { m: `${BIJ_AFSPRAAK} ronde begin van door` } },
  },
  afspraakantwoord: {
    categorie: 'afspraak',
    rechten: bijAfspraak,
    kolommen: { orientatie: { m: `${BIJ_AFSPRAAK} moment_id van kan door` } },
  },
  afspraakgebeurtenis: {
    categorie: 'afspraak',
    rechten: bijAfspraak,
    kolommen: { orientatie: { m: `${BIJ_AFSPRAAK} wat ervoor toelichting van door` } },
  },
  afspraakbericht: {
    categorie: 'afspraak',
    rechten: {
      consulent: 'lm caseload',
      teammanager: 'l gemeente',
      levering: 'l gemeente',
      inwoner: 'm zelf',
      aanbieder: 'm organisatie',
      orientatie: 'lm verwezen',
    },
    kolommen: { orientatie: { m: `${BIJ_AFSPRAAK} aan soort onderwerp inhoud mail_id dag nuttig_tot door` } },
  },
  afspraakvoorkeur: {
    categorie: 'afspraak',
    rechten: { consulent: 'lm caseload', teammanager: 'l gemeente', levering: 'l gemeente', inwoner: 'lm zelf' },
  },
  agendalink: {
    categorie: 'afspraak',
    rechten: {
      consulent: 'lmw eigen-handeling',
      inwoner: 'lmw eigen-handeling',
      aanbieder: 'lmw eigen-handeling',
      orientatie: 'lmw eigen-handeling',
    },
    kolommen: {
      consulent: { w: 'ingetrokken_op' },
      inwoner: { w: 'ingetrokken_op' },
      aanbieder: { w: 'ingetrokken_op' },
      orientatie: { w: 'ingetrokken_op' },
    },
  },
  // the plan: own words of the resident and who is around him are no business of an aanbieder
  planwoord: { categorie: 'plan', rechten: { ...lezers, consulent: 'lm caseload', inwoner: 'lm zelf' } },
  plan: {
    categorie: 'plan',
    rechten: { ...lezers, consulent: 'lmw caseload', inwoner: 'l zelf' },
    kolommen: {
      consulent: { w: 'status reden woorden delen evaluatie_op voorgelegd_op geldt_op zonder_akkoord versie' },
    },
  },
  plandoel: {
    categorie: 'toewijzing',
    rechten: { ...lezers, consulent: 'lmwv caseload', inwoner: 'l zelf', aanbieder: 'l organisatie' },
    kolommen: { consulent: { w: 'stand reden' } },
  },
  planpartij: {
    categorie: 'toewijzing',
    rechten: { ...lezers, consulent: 'lm caseload', inwoner: 'l zelf', aanbieder: 'l organisatie' },
  },
  planantwoord: {
    categorie: 'instemming',
    rechten: { ...lezers, consulent: 'lm caseload', inwoner: 'lm zelf', aanbieder: 'lm organisatie' },
  },
  betrokkene: {
    categorie: 'plan',
    rechten: { ...lezers, consulent: 'lmw caseload', inwoner: 'l zelf' },
    kolommen: { consulent: { w: 'naam organisatie rol telefoon sinds tot laatste_contact versie' } },
  },
  vastcontact: {
    categorie: 'plan',
    rechten: { ...lezers, consulent: 'lmw caseload', inwoner: 'l zelf' },
    kolommen: { consulent: { w: 'tot' } },
  },
  betrokkenemelding: {
    categorie: 'plan',
    rechten: { ...lezers, consulent: 'lw caseload', inwoner: 'lm zelf' },
    kolommen: { consulent: { w: 'antwoord antwoord_op' } },
  },
  doel: {
    categorie: 'toewijzing',
    rechten: {
      ...keten,
      consulent: 'lmwv caseload',
      teammanager: 'lm gemeente',
      aanbieder: 'l organisatie',
      orientatie: 'l verwezen',
    },
  },
  instemming: { categorie: 'instemming', rechten: { ...keten, inwoner: 'lm zelf', aanbieder: 'l organisatie' } },
  plaatsing: {
    categorie: 'toewijzing',
    rechten: { ...keten, consulent: 'lmw caseload', aanbieder: 'lmw organisatie', teammanager: 'lw gemeente' },
    kolommen: { teammanager: { w: 'periode' } },
  },
  // rows are only added; why somebody is away is not for the aanbieder
  toewijzingwijziging: {
    categorie: 'toewijzing',
    rechten: {
      consulent: 'lm caseload',
      teammanager: 'lm gemeente',
      levering: 'l gemeente',
      aanbieder: 'lm organisatie',
      inwoner: 'l zelf',
    },
    kolommen: {
      aanbieder: {
        l: 'gemeente_id id toewijzing_id inwoner_id aanbieder_id soort van tot minuten betreft_id looptijd_voor looptijd_na verschil besluit_id van_regeling_id naar_regeling_id vastgelegd_op',
      },
    },
  },
  verlengverzoek: {
    categorie: 'toewijzing',
    rechten: {
      consulent: 'lw caseload',
      teammanager: 'lw gemeente',
      levering: 'l gemeente',
      aanbieder: 'lmw organisatie',
      inwoner: 'l zelf',
    },
    kolommen: {
      consulent: { w: 'stand besloten_op besloten_door antwoord wat_dan besluit_id versie' },
      teammanager: { w: 'stand besloten_op besloten_door antwoord wat_dan besluit_id versie' },
      aanbieder: { w: 'stand versie' },
    },
  },
  uren: { categorie: 'uren', rechten: { ...keten, aanbieder: 'lmwv organisatie', financien: 'l gemeente' } },
  afwezigheid: { categorie: 'uren', rechten: { ...keten, aanbieder: 'lmwv organisatie' } },
  voortgang: {
    categorie: 'voortgang',
    rechten: { ...keten, consulent: 'lw caseload', aanbieder: 'lm organisatie' },
    kolommen: { consulent: { w: 'gelezen_op' } },
  },
  // rows are only added, so nobody writes over one; levering reads, for the werkvoorraad
  plichtafdoening: {
    categorie: 'voortgang',
    rechten: {
      consulent: 'lm caseload',
      teammanager: 'l gemeente',
      levering: 'l gemeente',
      aanbieder: 'lm organisatie',
      inwoner: 'l zelf',
    },
    kolommen: { inwoner: { l: 'gemeente_id id toewijzing_id inwoner_id soort wat dag' } },
  },
  resultaat: {
    categorie: 'resultaat',
    // the teammanager confirms a disputed one after a second look
    rechten: {
      ...keten,
      consulent: 'lmw caseload',
      teammanager: 'lw gemeente',
      aanbieder: 'lmw organisatie',
      financien: 'l gemeente',
    },
    kolommen: {
      teammanager: { w: 'akkoord akkoord_reden akkoord_door akkoord_op bewijs versie' },
      aanbieder: {
        w: 'datum bereikte_trede onderbouwing gemeld_door gemeld_op akkoord akkoord_reden akkoord_door akkoord_op versie bewijs',
      },
    },
  },
  resultaatstuk: {
    categorie: 'resultaat',
    rechten: {
      consulent: 'lm caseload',
      teammanager: 'l gemeente',
      inwoner: 'l zelf',
      aanbieder: 'lm organisatie',
    },
    kolommen: {
      consulent: { m: 'gemeente_id toewijzing_id inwoner_id consulent_id aanbieder_id stuk_id kant door' },
      aanbieder: { m: 'gemeente_id toewijzing_id inwoner_id consulent_id aanbieder_id stuk_id kant door' },
    },
  },
  resultaatversie: {
    categorie: 'resultaat',
    // what was confirmed is kept when that is taken back
    rechten: {
      consulent: 'lm caseload',
      teammanager: 'lm gemeente',
      levering: 'lm gemeente',
      inwoner: 'l zelf',
      aanbieder: 'lm organisatie',
    },
  },

  ...stukTabellen,
  ...bewaarTabellen,
};
