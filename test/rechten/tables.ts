import { stukTabellen } from './dossierstukken.ts';
/**
 * Role × category of data: what each database role may do with each table, and with whose rows. This is the second wall; it must
 * hold when a page asks for too much. `data.test.ts` compares it with what the database says, and tries it on real rows.
 *
 * A cell reads `<rechten> <wiens>`: `l` lezen, `m` maken, `w` wijzigen, `v` verwijderen; whose rows that goes for stands in `wiens`.
 * Rights on part of the columns stand under `kolommen`: what is not named there goes for all columns.
 *
 * A new table or a new right fails the test until it stands here. Ask yourself first which category it is.
 */
import { meldingTabellen } from './melding.ts';
export const databaseRollen = [
  'inwoner',
  'consulent',
  'teammanager',
  'aanbieder',
  'orientatie',
  'financien',
  'contractmanager',
  'beleid',
  'beheer',
  'levering',
] as const;
export type DatabaseRol = (typeof databaseRollen)[number];

/** Whose rows. Each is also a condition in SQL, written apart from the policies: see `voorwaarden`. */
export type Wiens =
  | 'alles'
  | 'gemeente'
  | 'caseload'
  | 'organisatie'
  | 'zelf'
  | 'collegas'
  | 'eigen-handeling'
  | 'toegewezen'
  // referred to the orientation centre, and what the resident agreed to share with it
  | 'verwezen'
  | 'gedeeld'
  | 'met-toestemming'
  // reports of the own caseload, and those that wait for somebody of the team
  | 'caseload-en-wachtrij'
  // of the own caseload, and what one opened oneself
  | 'caseload-of-eigen'
  | 'eigen-afwezigheid';

type Recht = 'l' | 'm' | 'w' | 'v';
export interface Tabel {
  categorie: string;
  rechten: Partial<Record<DatabaseRol, string>>;
  kolommen?: Partial<Record<DatabaseRol, Partial<Record<Recht, string>>>>;
}

const iedereen = (cel: string): Partial<Record<DatabaseRol, string>> =>
  Object.fromEntries(databaseRollen.map((rol) => [rol, cel]));

const dossier = { consulent: 'lmw caseload', teammanager: 'l gemeente', levering: 'lmw gemeente' };
const keten = { consulent: 'l caseload', teammanager: 'l gemeente', levering: 'lmw gemeente', inwoner: 'l zelf' };

const lezers = { teammanager: 'l gemeente', levering: 'l gemeente' };
const bijAfspraak = {
  consulent: 'lm caseload',
  teammanager: 'l gemeente',
  levering: 'l gemeente',
  inwoner: 'lm zelf',
  aanbieder: 'lm organisatie',
};

const CONCEPT =
  'titel basis_id status regeling_id faal_reden terug_reden klaargezet_door klaargezet_op geactiveerd_door geactiveerd_op geactiveerd_reden einde_door einde_op einde_reden versie';

const AFWEZIG = {
  l: 'gemeente_id id gebruiker_id vervanger_id periode ingetrokken_op versie',
  m: 'gemeente_id gebruiker_id vervanger_id periode door',
  w: 'vervanger_id periode ingetrokken_op versie',
};
const OPHEFFEN = 'tot opgeheven_op opgeheven_door opgeheven_reden versie';
const OORDEEL = 'oordeel oordeel_toelichting beoordeeld_door beoordeeld_op';

export const tabellen: Record<string, Tabel> = {
  // openbaar
  gemeente: { categorie: 'openbaar', rechten: iedereen('l alles') },
  gemeentecode: { categorie: 'openbaar', rechten: iedereen('l alles') },
  aanbieder: {
    categorie: 'openbaar',
    rechten: { ...iedereen('l alles'), levering: 'lmw alles', beheer: 'lmw alles' },
    kolommen: {
      beheer: {
        m: 'agb kvk rsin naam sector postcode woonplaats telefoon email door_gemeente_id',
        w: 'kvk rsin naam sector postcode woonplaats telefoon email versie',
      },
    },
  },
  aanbiederversie: { categorie: 'openbaar', rechten: { beheer: 'lm alles' } },
  // public; beleid makes a version of its own municipality, and nobody changes one
  regeling: { categorie: 'openbaar', rechten: { ...iedereen('l alles'), beleid: 'lm alles' } },
  // how policy is changed: who prepares and who activates; what is computed of a case has no name in it
  regelinggebeurtenis: { categorie: 'beleid', rechten: { beleid: 'lm gemeente', beheer: 'lm gemeente' } },
  regelingconcept: {
    categorie: 'beleid',
    rechten: { beleid: 'lmw gemeente', beheer: 'lw gemeente', levering: 'l gemeente' },
    kolommen: { beleid: { w: CONCEPT }, beheer: { w: CONCEPT } },
  },
  regelingconceptversie: {
    categorie: 'beleid',
    rechten: { beleid: 'lm gemeente', beheer: 'l gemeente', levering: 'l gemeente' },
  },
  doorrekening: {
    categorie: 'beleid',
    rechten: { beleid: 'lm gemeente', beheer: 'lm gemeente', levering: 'lw gemeente' },
    kolommen: { levering: { w: 'status gedaan totaal klaar_op telling fout' } },
  },
  doorrekeningregel: {
    categorie: 'beleid',
    rechten: { beleid: 'l gemeente', beheer: 'l gemeente', levering: 'lmv gemeente' },
  },
  regelingovergang: { categorie: 'toewijzing', rechten: { levering: 'lm gemeente' } },

  // medewerkers: names and functions, never how somebody logs in
  gebruiker: {
    categorie: 'medewerkers',
    rechten: { ...iedereen('l collegas'), beheer: 'lmw collegas' },
    kolommen: {
      ...Object.fromEntries(
        databaseRollen.map((rol) => [rol, { l: 'id naam rol functie telefoon gemeente_id aanbieder_id actief' }]),
      ),
      beheer: {
        l: 'id naam rol functie telefoon gemeente_id aanbieder_id actief versie gekoppeld email laatste_dag laatst_ingelogd',
        m: 'naam rol functie telefoon email gemeente_id aanbieder_id',
        w: 'naam rol functie telefoon email actief laatste_dag versie',
      },
    },
  },
  sessie: { categorie: 'techniek', rechten: {} },
  sleutelafdruk: { categorie: 'techniek', rechten: {} },
  // an invitation and its mail: never the token or the link
  uitnodiging: {
    categorie: 'medewerkers',
    rechten: { beheer: 'lmw gemeente' },
    kolommen: {
      beheer: {
        l: 'gemeente_id id gebruiker_id email gemaakt_door gemaakt_op verloopt_op aanvaard_op ingetrokken_op',
        m: 'gemeente_id gebruiker_id token_hash email gemaakt_door verloopt_op',
        w: 'ingetrokken_op',
      },
    },
  },
  mail: {
    categorie: 'medewerkers',
    rechten: { beheer: 'lmw gemeente' },
    kolommen: {
      beheer: {
        l: 'gemeente_id id soort gebruiker_id naam adres onderwerp inhoud status pogingen fout gemaakt_door gemaakt_op laatste_poging_op opnieuw_op verstuurd_op gewist_op',
        m: 'gemeente_id soort gebruiker_id naam adres onderwerp inhoud geheim gemaakt_door',
        w: 'status pogingen fout opnieuw_op',
      },
    },
  },
  migratie: { categorie: 'techniek', rechten: {} },
  idempotentie: { categorie: 'techniek', rechten: iedereen('lmw eigen-handeling') },

  // logboek: everybody writes what he does himself, nobody changes or removes
  logboek: {
    categorie: 'logboek',
    rechten: {
      ...iedereen('m eigen-handeling'),
      inwoner: 'lm zelf',
      consulent: 'lm caseload',
      teammanager: 'lm gemeente',
      beheer: 'lm gemeente',
    },
  },

  // that the logboek is whole: numbers and hashes for beheer, no rows
  verzegeling: {
    categorie: 'logboek',
    rechten: { beheer: 'l alles' },
    kolommen: { beheer: { l: 'id tot_id aantal keten moment' } },
  },
  logboekcontrole: { categorie: 'logboek', rechten: { beheer: 'l alles' } },

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
  // never for an aanbieder; what somebody is still at work on is his alone
  zrm: {
    categorie: 'ZRM',
    rechten: { consulent: 'lmw caseload', teammanager: 'l gemeente', inwoner: 'l zelf' },
    kolommen: { consulent: { w: 'vervallen_op' } },
  },
  zrmscore: { categorie: 'ZRM', rechten: { consulent: 'lm caseload', teammanager: 'l gemeente', inwoner: 'l zelf' } },
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
  traject: { categorie: 'dossier', rechten: { ...dossier, inwoner: 'l zelf' } },
  document: { categorie: 'beschikking', rechten: { ...dossier, inwoner: 'l zelf' } },
  besluit: { categorie: 'besluit', rechten: { ...dossier, inwoner: 'l zelf' } },

  // what consulent, aanbieder and resident share
  toewijzing: {
    categorie: 'toewijzing',
    rechten: {
      ...keten,
      consulent: 'lmw caseload',
      aanbieder: 'lw organisatie',
      financien: 'l gemeente',
      contractmanager: 'l gemeente',
    },
    kolommen: { aanbieder: { w: 'status geaccepteerd_op gestart_op beeindigd_op reden versie verwachte_start' } },
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
    },
    kolommen: {
      consulent: {
        w: 'vorm plaats toelichting begin minuten status reden toelichting_uitkomst opvolging opvolging_op opvolging_toelichting volgnummer herinner_inwoner herinner_aanbieder begeleider_id versie',
      },
      inwoner: { w: 'begin status volgnummer versie herinner_inwoner' },
      aanbieder: { w: 'begin status volgnummer versie' },
    },
  },
  afspraakmoment: { categorie: 'afspraak', rechten: bijAfspraak },
  afspraakantwoord: { categorie: 'afspraak', rechten: bijAfspraak },
  afspraakgebeurtenis: { categorie: 'afspraak', rechten: bijAfspraak },
  afspraakbericht: {
    categorie: 'afspraak',
    rechten: {
      consulent: 'lm caseload',
      teammanager: 'l gemeente',
      levering: 'l gemeente',
      inwoner: 'm zelf',
      aanbieder: 'm organisatie',
    },
  },
  afspraakvoorkeur: {
    categorie: 'afspraak',
    rechten: { consulent: 'lm caseload', teammanager: 'l gemeente', levering: 'l gemeente', inwoner: 'lm zelf' },
  },
  agendalink: {
    categorie: 'afspraak',
    rechten: { consulent: 'lmw eigen-handeling', inwoner: 'lmw eigen-handeling', aanbieder: 'lmw eigen-handeling' },
    kolommen: { consulent: { w: 'ingetrokken_op' }, inwoner: { w: 'ingetrokken_op' }, aanbieder: { w: 'ingetrokken_op' } },
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
    rechten: { ...keten, consulent: 'lmwv caseload', aanbieder: 'l organisatie', orientatie: 'l verwezen' },
  },
  instemming: { categorie: 'instemming', rechten: { ...keten, inwoner: 'lm zelf', aanbieder: 'l organisatie' } },
  plaatsing: { categorie: 'toewijzing', rechten: { ...keten, aanbieder: 'lmw organisatie' } },
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
    rechten: { ...keten, consulent: 'lmw caseload', aanbieder: 'lmw organisatie', financien: 'l gemeente' },
    kolommen: {
      aanbieder: {
        w: 'datum bereikte_trede onderbouwing gemeld_door gemeld_op akkoord akkoord_reden akkoord_door akkoord_op versie bewijs',
      },
    },
  },
  resultaatversie: {
    categorie: 'resultaat',
    rechten: {
      consulent: 'l caseload',
      teammanager: 'l gemeente',
      levering: 'lm gemeente',
      inwoner: 'l zelf',
      aanbieder: 'lm organisatie',
    },
  },

  ...stukTabellen,

  // geld
  declaratie: {
    categorie: 'declaratie',
    rechten: {
      aanbieder: 'lmwv organisatie',
      financien: 'lw gemeente',
      contractmanager: 'l gemeente',
      levering: 'l gemeente',
    },
    kolommen: {
      aanbieder: { w: 'status ingediend_op ingediend_door versie' },
      financien: { w: 'status gecontroleerd_op gecontroleerd_door goedgekeurd_op goedgekeurd_door terug_reden versie' },
    },
  },
  declaratieregel: {
    categorie: 'declaratie',
    rechten: {
      aanbieder: 'lmwv organisatie',
      financien: 'lw gemeente',
      contractmanager: 'l gemeente',
      levering: 'l gemeente',
    },
    kolommen: { aanbieder: { w: 'antwoord gecrediteerd' }, financien: { w: 'status reden gecrediteerd' } },
  },
  maand: {
    categorie: 'declaratie',
    rechten: { aanbieder: 'l alles', financien: 'lm gemeente', contractmanager: 'l gemeente', levering: 'l gemeente' },
  },
  contract: {
    categorie: 'contract',
    rechten: {
      consulent: 'l gemeente',
      teammanager: 'l gemeente',
      financien: 'l gemeente',
      contractmanager: 'lmw gemeente',
      aanbieder: 'l organisatie',
      levering: 'lm gemeente',
    },
  },
  contractproduct: {
    categorie: 'contract',
    rechten: {
      consulent: 'l gemeente',
      teammanager: 'l gemeente',
      financien: 'l gemeente',
      contractmanager: 'lmw gemeente',
      aanbieder: 'l organisatie',
      levering: 'lm gemeente',
    },
  },
  mandaat: {
    categorie: 'mandaat',
    rechten: {
      consulent: 'l gemeente',
      teammanager: 'l gemeente',
      beleid: 'l gemeente',
      beheer: 'lmw gemeente',
      levering: 'l gemeente',
    },
    // what was granted does not change: it ends, or its source is written better
    kolommen: { beheer: { w: 'geldig bereik bron bron_op bron_plaats einde_reden versie' } },
  },
  // who works in which team, who is away (never why), who leaves; and every earlier state of what beheer changes
  team: {
    categorie: 'medewerkers',
    rechten: { beheer: 'lmw gemeente', teammanager: 'l gemeente', consulent: 'l gemeente' },
    kolommen: { beheer: { w: 'naam geldig versie' } },
  },
  teamlid: {
    categorie: 'medewerkers',
    rechten: { beheer: 'lmw gemeente', teammanager: 'l gemeente', consulent: 'l gemeente' },
    kolommen: { beheer: { w: 'leidt geldig' } },
  },
  functie: {
    categorie: 'medewerkers',
    rechten: { beheer: 'lmw gemeente' },
    kolommen: { beheer: { w: 'geldig' } },
  },
  medewerkerafwezigheid: {
    categorie: 'medewerkers',
    rechten: {
      beheer: 'lmw gemeente',
      teammanager: 'lmw gemeente',
      consulent: 'lmw eigen-afwezigheid',
      levering: 'l gemeente',
    },
    kolommen: {
      beheer: { w: 'vervanger_id periode ingetrokken_op versie' },
      teammanager: AFWEZIG,
      consulent: AFWEZIG,
      // the nightly check of the werkvoorraad: who is away with nobody instead
      levering: { l: 'gemeente_id id gebruiker_id vervanger_id periode ingetrokken_op' },
    },
  },
  vertrek: {
    categorie: 'medewerkers',
    rechten: { beheer: 'lmw gemeente', teammanager: 'l gemeente' },
    kolommen: {
      beheer: { w: 'uitgevoerd_op overgedragen ingetrokken_op terug_op' },
      teammanager: { l: 'gemeente_id id gebruiker_id laatste_dag uitgevoerd_op ingetrokken_op' },
    },
  },
  beheerversie: { categorie: 'beheer', rechten: { beheer: 'l gemeente' } },
  instelling: { categorie: 'beheer', rechten: { beheer: 'lm gemeente' } },
  rechtencontrole: {
    categorie: 'beheer',
    rechten: { beheer: 'lmw gemeente' },
    kolommen: { beheer: { w: 'afgerond_op afgerond_door' } },
  },
  rechtencontroleregel: {
    categorie: 'beheer',
    rechten: { beheer: 'lmw gemeente' },
    kolommen: { beheer: { w: 'oordeel reden door op' } },
  },
  // who may open what besides his own: no name in them, the numbers of resident and employee
  afscherming: {
    categorie: 'toegang',
    rechten: { consulent: 'l caseload', teammanager: 'lw gemeente', beheer: 'lw gemeente', inwoner: 'l zelf' },
    kolommen: {
      teammanager: { w: OPHEFFEN },
      beheer: { w: OPHEFFEN },
      inwoner: { l: 'gemeente_id id inwoner_id vanaf tot opgeheven_op' },
    },
  },
  afschermingpersoon: {
    categorie: 'toegang',
    rechten: { consulent: 'l caseload', teammanager: 'lmw gemeente', beheer: 'lmw gemeente', inwoner: 'l zelf' },
    kolommen: {
      teammanager: { w: 'ingetrokken_op' },
      beheer: { w: 'ingetrokken_op' },
      inwoner: { l: 'gemeente_id id afscherming_id inwoner_id gebruiker_id ingetrokken_op' },
    },
  },
  // made by a function only; judged once, by somebody else
  noodtoegang: {
    categorie: 'toegang',
    rechten: { consulent: 'lw caseload-of-eigen', teammanager: 'lw gemeente', beheer: 'l gemeente', inwoner: 'l zelf' },
    kolommen: {
      consulent: { w: OORDEEL },
      teammanager: { w: OORDEEL },
      beheer: {
        l: 'gemeente_id id consulent_id gebruiker_id rol reden begonnen_op verloopt_op gesloten_op oordeel beoordeeld_door beoordeeld_op',
      },
      inwoner: { l: 'gemeente_id id inwoner_id gebruiker_id rol reden begonnen_op verloopt_op gesloten_op oordeel' },
    },
  },
  orientatiecentrum: {
    categorie: 'contract',
    rechten: {
      consulent: 'l gemeente',
      teammanager: 'l gemeente',
      inwoner: 'l gemeente',
      levering: 'l gemeente',
      beheer: 'lmw gemeente',
      orientatie: 'l organisatie',
    },
    kolommen: { beheer: { w: 'geldig' } },
  },
  orientatietoegang: {
    categorie: 'toegang',
    rechten: { consulent: 'lmw caseload', teammanager: 'l gemeente', inwoner: 'l zelf', orientatie: 'l verwezen' },
    kolommen: {
      consulent: { w: 'reden periode deelt toestemming_op beeindigd_op versie' },
      inwoner: { l: 'gemeente_id id inwoner_id aanbieder_id periode deelt beeindigd_op' },
    },
  },
  levering: { categorie: 'levering', rechten: { teammanager: 'lmw gemeente', levering: 'lmw gemeente' } },
  leveringbestand: { categorie: 'levering', rechten: { teammanager: 'lmv gemeente', levering: 'lmv gemeente' } },
  leveringafwijzing: { categorie: 'levering', rechten: { teammanager: 'l gemeente', levering: 'lmwv gemeente' } },
};

/** Tables without row-level security: none that a role of the product may read or write. */
export const zonderRegels: readonly string[] = ['sessie', 'migratie', 'sleutelafdruk'];

/** Columns and tables that a category is made of, with who may never read any of it, whatever the cells above say. */
export const nooit: readonly { categorie: string; kolommen: readonly string[]; rollen: readonly DatabaseRol[] }[] = [
  {
    categorie: 'bsn',
    kolommen: ['inwoner_persoon.bsn_versleuteld', 'inwoner_persoon.bsn_hash', 'inwoner_persoon.bsn_einde'],
    rollen: ['aanbieder', 'orientatie', 'financien', 'contractmanager', 'beleid', 'beheer'],
  },
  {
    categorie: 'identiteit',
    kolommen: [
      'inwoner_persoon.*',
      'persoonversie.*',
      'inwoner.*',
      'aanmelding.*',
      'meldingpersoon.*',
      'melding.*',
      'aanmeldingfeit.*',
      'persoonlijkplan.*',
    ],
    rollen: ['financien', 'contractmanager', 'beleid', 'beheer'],
  },
  {
    categorie: 'adres',
    kolommen: ['inwoner_persoon.straat', 'inwoner_persoon.huisnummer', 'inwoner_persoon.postcode', 'inwoner_persoon.email'],
    rollen: ['aanbieder', 'financien', 'contractmanager', 'beleid', 'beheer'],
  },
  {
    categorie: 'wat het oriëntatiecentrum niet nodig heeft',
    kolommen: [
      'inwoner_persoon.straat',
      'inwoner_persoon.huisnummer',
      'inwoner_persoon.postcode',
      'uitkering.toestemming',
      'ladderbepaling.motivering',
      'ladderbepaling.onderbouwing',
      'toets.*',
      'besluit.*',
      'document.*',
      'aanmelding.*',
      'werkvoorraad.*',
      'voortgang.*',
      'uren.*',
      'noodtoegang.*',
      'afscherming.*',
    ],
    rollen: ['orientatie'],
  },
  { categorie: 'toelichting van wie noodtoegang vroeg', kolommen: ['noodtoegang.toelichting'], rollen: ['inwoner', 'beheer'] },
  {
    categorie: 'uitkering, ladder, toets, besluit, beschikking, eigen woorden',
    kolommen: [
      'planwoord.*',
      'plan.*',
      'betrokkene.*',
      'vastcontact.*',
      'betrokkenemelding.*',
      'uitkering.*',
      'ladderbepaling.*',
      'inwoner_trede.*',
      'levensgebeurtenis.*',
      'gebeurtenisvoorstel.*',
      'samenvoeging.*',
      'ladderstuk.*',
      'zrm.*',
      'zrmscore.*',
      'bepalingconcept.*',
      'inwonerkijk.*',
      'werkvoorraad.*',
      'verdelingregel.*',
      'werkvoorraadbevinding.*',
      'toets.*',
      'besluit.*',
      'document.*',
      'aanmelding.*',
      'traject.*',
    ],
    rollen: ['aanbieder', 'financien', 'contractmanager', 'beleid', 'beheer'],
  },
  { categorie: 'toets', kolommen: ['toets.*'], rollen: ['inwoner'] },
  {
    categorie: 'hoe het gaat',
    kolommen: [
      'voortgang.*',
      'plichtafdoening.*',
      'instemming.*',
      'doel.*',
      'afwezigheid.*',
      'afspraak.*',
      'afspraakgebeurtenis.*',
    ],
    rollen: ['financien', 'contractmanager', 'beleid', 'beheer'],
  },
  {
    categorie: 'werknotitie',
    kolommen: ['werknotitie.*'],
    rollen: ['inwoner', 'aanbieder', 'financien', 'contractmanager', 'beleid', 'beheer', 'levering'],
  },
  {
    categorie: 'notitie, berichten, documenten',
    kolommen: ['notitie.*', 'overleg.*', 'overlegbericht.*', 'dossierstuk.*'],
    rollen: ['financien', 'contractmanager', 'beleid', 'beheer'],
  },
  { categorie: 'notitie', kolommen: ['notitie.*'], rollen: ['aanbieder'] },
  {
    categorie: 'inloggen',
    kolommen: [
      'sessie.*',
      'gebruiker.issuer',
      'gebruiker.subject',
      'gebruiker.inwoner_id',
      'uitnodiging.token_hash',
      'mail.geheim',
      'mail.adres_besloten',
    ],
    rollen: databaseRollen,
  },
  {
    categorie: 'levering',
    kolommen: ['levering.*', 'leveringbestand.*'],
    rollen: ['inwoner', 'consulent', 'aanbieder', 'orientatie', 'financien'],
  },
];

/** Who acts, for the conditions below. */
export interface Wie {
  gebruiker: number;
  gemeente: number | null;
  aanbieder: number | null;
  inwoner: number | null;
}

/** The rows that a cell means, as a condition that the owner of the database counts by. */
export const voorwaarden = (tabel: string, wiens: Wiens, w: Wie): string => {
  const toegewezen = `(gemeente_id, ${tabel === 'inwoner' ? 'id' : 'inwoner_id'}) in (select gemeente_id, inwoner_id from toewijzing where aanbieder_id = ${w.aanbieder})`;
  const conditie: Record<Wiens, string> = {
    alles: 'true',
    gemeente: `gemeente_id = ${w.gemeente}`,
    caseload:
      tabel === 'logboek'
        ? `inwoner_id in (select id from inwoner where consulent_id = ${w.gebruiker})`
        : `gemeente_id = ${w.gemeente} and consulent_id = ${w.gebruiker}`,
    'caseload-en-wachtrij': `gemeente_id = ${w.gemeente} and consulent_id in (0, ${w.gebruiker})`,
    organisatie: `aanbieder_id = ${w.aanbieder}`,
    zelf: `gemeente_id = ${w.gemeente} and ${tabel === 'inwoner' ? 'id' : 'inwoner_id'} = ${w.inwoner}`,
    toegewezen,
    // What the municipality shares with the resident or with an aanbieder; what was taken away is shared no longer.
    gedeeld: `${w.inwoner === null ? `aanbieder_id = ${w.aanbieder}` : `gemeente_id = ${w.gemeente} and inwoner_id = ${w.inwoner} and met_inwoner`}${tabel === 'dossierstuk' ? ' and verborgen_op is null' : ''}`,
    verwezen:
      tabel === 'orientatietoegang'
        ? `gemeente_id = ${w.gemeente} and aanbieder_id = ${w.aanbieder} and beeindigd_op is null`
        : `(gemeente_id, ${tabel === 'inwoner' ? 'id' : 'inwoner_id'}) in (select gemeente_id, inwoner_id from orientatietoegang where gemeente_id = ${w.gemeente} and aanbieder_id = ${w.aanbieder} and beeindigd_op is null)`,
    'met-toestemming': `(gemeente_id, inwoner_id) in (select gemeente_id, inwoner_id from orientatietoegang where gemeente_id = ${w.gemeente} and aanbieder_id = ${w.aanbieder} and beeindigd_op is null and 'uitkering' = any (deelt))`,
    'caseload-of-eigen': `gemeente_id = ${w.gemeente} and ${w.gebruiker} in (consulent_id, gebruiker_id)`,
    'eigen-afwezigheid': `gemeente_id = ${w.gemeente} and ${w.gebruiker} in (gebruiker_id, vervanger_id)`,
    'eigen-handeling': `gebruiker_id = ${w.gebruiker}`,
    // Staff of the own municipality and of the aanbieders; an aanbieder sees its own people and whom it has to do with.
    collegas:
      w.gemeente && w.aanbieder
        ? `id = 0 or (gemeente_id = ${w.gemeente} and (aanbieder_id = ${w.aanbieder} or rol in ('consulent', 'teammanager')))`
        : w.gemeente
          ? `id in (0, ${w.gebruiker}) or (rol <> 'inwoner' and (gemeente_id = ${w.gemeente} or aanbieder_id is not null))`
          : `id = 0 or aanbieder_id = ${w.aanbieder} or rol in ('consulent', 'teammanager', 'financien')`,
  };
  return conditie[wiens];
};
