/**
 * Role × category of data: what each database role may do with each table, and with whose rows. This is the second wall; it must
 * hold when a page asks for too much. `data.test.ts` compares it with what the database says, and tries it on real rows.
 *
 * A cell reads `<rechten> <wiens>`: `l` lezen, `m` maken, `w` wijzigen, `v` verwijderen; whose rows that goes for stands in `wiens`.
 * Rights on part of the columns stand under `kolommen`: what is not named there goes for all columns.
 *
 * A new table or a new right fails the test until it stands here. Ask yourself first which category it is.
 */
import { dossierTabellen } from './tables-dossier.ts';
import { terugkeerTabellen } from './tables-terugkeer.ts';
import { trajectTabellen } from './tables-traject.ts';
import {
  AFWEZIG,
  CONCEPT,
  type DatabaseRol,
  databaseRollen,
  iedereen,
  OORDEEL,
  OPHEFFEN,
  type Tabel,
  type Wiens,
} from './tables-vorm.ts';

export { type DatabaseRol, databaseRollen, type Tabel, type Wiens } from './tables-vorm.ts';

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
        l: 'gemeente_id id soort gebruiker_id naam adres onderwerp inhoud status pogingen fout gemaakt_door gemaakt_op laatste_poging_op opnieuw_op verstuurd_op gewist_op vervallen_op vervallen_om',
        m: 'gemeente_id soort gebruiker_id naam adres onderwerp inhoud geheim gemaakt_door waarover',
        w: 'status pogingen fout opnieuw_op',
      },
    },
  },
  migratie: { categorie: 'techniek', rechten: {} },
  // What was read of policy files: the owner's, at the start.
  beleidsbestand: { categorie: 'techniek', rechten: {} },
  eigen_dag: { categorie: 'techniek', rechten: {} },
  beleidsstand: { categorie: 'techniek', rechten: {} },
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

  ...dossierTabellen,

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
      beheer: { w: 'vervanger_id vervanger_bron periode ingetrokken_op versie' },
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
    rechten: {
      consulent: 'lw caseload-of-eigen',
      teammanager: 'lw gemeente',
      beheer: 'l gemeente',
      inwoner: 'l zelf',
      levering: 'l gemeente',
    },
    kolommen: {
      consulent: { w: OORDEEL },
      teammanager: { w: OORDEEL },
      beheer: {
        l: 'gemeente_id id consulent_id gebruiker_id rol reden begonnen_op verloopt_op gesloten_op oordeel beoordeeld_door beoordeeld_op',
      },
      inwoner: { l: 'gemeente_id id inwoner_id gebruiker_id rol reden begonnen_op verloopt_op gesloten_op oordeel' },
      levering: { l: 'gemeente_id id inwoner_id consulent_id begonnen_op oordeel' },
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
      orientatie: 'lw organisatie',
    },
    kolommen: { beheer: { w: 'geldig' }, orientatie: { w: 'plaatsen plaatsen_op' } },
  },
  orientatie: {
    categorie: 'orientatie',
    rechten: {
      consulent: 'lmw caseload',
      teammanager: 'l gemeente',
      inwoner: 'lm zelf',
      orientatie: 'lw verwezen',
      // for the werkvoorraad: for whom it waits
      levering: 'l gemeente',
    },
    kolommen: {
      consulent: {
        m: 'gemeente_id inwoner_id consulent_id regeling_id product gevraagd_door gevraagd_op vraag aanbieder_id toegang_id verwezen_op door',
        w: 'afgewezen_op afgewezen_reden aanbieder_id toegang_id verwezen_op gestopt_op gestopt_reden gevolg gevolg_op gevolg_toelichting gevolg_vastgelegd_op gevolg_verteld versie nakijken opdracht',
      },
      inwoner: {
        l: 'gemeente_id id inwoner_id regeling_id product gevraagd_door gevraagd_op vraag afgewezen_op afgewezen_reden aanbieder_id toegang_id verwezen_op kennismaking_op kennismaking_waar gestart_op gestopt_op gestopt_reden gevolg gevolg_op gevolg_vastgelegd_op gevolg_verteld vastgelegd_op versie opdracht',
        m: 'gemeente_id inwoner_id consulent_id regeling_id product gevraagd_door gevraagd_op vraag door',
      },
      orientatie: {
        w: 'kennismaking_op kennismaking_waar gestart_op wensen mogelijkheden perspectief gestopt_op gestopt_reden versie nakijken',
      },
    },
  },
  orientatieobservatie: {
    categorie: 'orientatie',
    rechten: { consulent: 'l caseload', teammanager: 'l gemeente', orientatie: 'lm verwezen' },
    kolommen: { orientatie: { m: 'gemeente_id orientatie_id inwoner_id consulent_id aanbieder_id datum soort tekst door' } },
  },
  orientatieadvies: {
    categorie: 'orientatie',
    rechten: {
      consulent: 'lw caseload',
      teammanager: 'l gemeente',
      inwoner: 'lw zelf',
      orientatie: 'lm verwezen',
      levering: 'l gemeente',
    },
    kolommen: {
      consulent: { w: 'besproken_op akkoord akkoord_reden akkoord_door' },
      inwoner: { w: 'akkoord akkoord_reden akkoord_door' },
      orientatie: {
        m: 'gemeente_id orientatie_id inwoner_id consulent_id aanbieder_id nummer werkplek opleiding vervolg categorie kort gegeven_op door',
      },
    },
  },
  orientatietoegang: {
    categorie: 'toegang',
    rechten: { consulent: 'lmw caseload', teammanager: 'l gemeente', inwoner: 'l zelf', orientatie: 'l verwezen' },
    kolommen: {
      consulent: { w: 'reden periode deelt toestemming_op beeindigd_op versie' },
      inwoner: { l: 'gemeente_id id inwoner_id aanbieder_id periode deelt beeindigd_op' },
    },
  },
  ...terugkeerTabellen,
  ...trajectTabellen,
  levering: { categorie: 'levering', rechten: { teammanager: 'lmw gemeente', levering: 'lmw gemeente' } },
  leveringbestand: { categorie: 'levering', rechten: { teammanager: 'lmv gemeente', levering: 'lmv gemeente' } },
  leveringafwijzing: { categorie: 'levering', rechten: { teammanager: 'l gemeente', levering: 'lmwv gemeente' } },
};

/** Tables without row-level security: none that a role of the product may read or write. */
export const zonderRegels: readonly string[] = ['sessie', 'migratie', 'beleidsbestand', 'beleidsstand', 'sleutelafdruk'];

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
      'besluitconcept.*',
      'bezwaar.*',
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
      'zrmstuk.*',
      'zrm.*',
      'zrmscore.*',
      'bepalingconcept.*',
      'inwonerkijk.*',
      'werkvoorraad.*',
      'verdelingregel.*',
      'omzettingregel.*',
      'werkvoorraadbevinding.*',
      'toets.*',
      'besluit.*',
      'besluitconcept.*',
      'bezwaar.*',
      'document.*',
      'aanmelding.*',
      'traject.*',
    ],
    rollen: ['aanbieder', 'financien', 'contractmanager', 'beleid', 'beheer'],
  },
  { categorie: 'toets', kolommen: ['toets.*', 'besluitconcept.*'], rollen: ['inwoner'] },
  {
    categorie: 'hoe het gaat',
    kolommen: [
      'voortgang.*',
      'toewijzingwijziging.*',
      'verlengverzoek.*',
      'plichtafdoening.*',
      'plichtstand.*',
      'plichtverschil.*',
      'plichtescalatie.*',
      'herinnering.*',
      'herinneringstop.*',
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
        : `(gemeente_id, ${tabel === 'inwoner' ? 'id' : 'inwoner_id'}) in (select gemeente_id, inwoner_id from orientatietoegang where gemeente_id = ${w.gemeente} and aanbieder_id = ${w.aanbieder} and beeindigd_op is null)${tabel.startsWith('overleg') || tabel.startsWith('afspraak') ? ` and centrum_id = ${w.aanbieder}` : ''}`,
    'met-toestemming': `(gemeente_id, inwoner_id) in (select gemeente_id, inwoner_id from orientatietoegang where gemeente_id = ${w.gemeente} and aanbieder_id = ${w.aanbieder} and beeindigd_op is null and '${tabel === 'uitkering' ? 'uitkering' : 'zrm'}' = any (deelt))`,
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
