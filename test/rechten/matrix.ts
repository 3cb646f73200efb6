/**
 * Role × route × whose. Each route stands here with the roles that may come in and with whose data that works. Who is not named gets
 * the page "geen recht" (403); what one may not see does not exist (404); without a session one goes to the login page.
 *
 * A route that is not here fails the test, as does one whose roles differ from what the code declares. To add one: write its line,
 * say per role whose data it opens, and look at the parameters of the path: they are filled from the sides of world.ts by name.
 *
 * - `eigen`       consulent: own caseload; a colleague's resident does not exist
 * - `gemeente`    everybody of the own municipality
 * - `organisatie` aanbieder: own toewijzingen, in every municipality
 * - `zelf`        inwoner: only himself
 * - `ja`          no object in the path
 */
import type { Rol } from '../../src/platform/db/reader.ts';
import type { Kant, KantNaam } from './world.ts';

export type Wiens = 'eigen' | 'gemeente' | 'organisatie' | 'zelf' | 'ja';

export interface Cel {
  wie: Partial<Record<Rol, Wiens>> | 'openbaar';
  /** What must go along in the query or the form. */
  bij?: (k: Kant) => Record<string, string>;
  /** Fields that name somebody's data in the form and not in the path; what is out of the reach `van` must stay as it was. */
  velden?: { van: Wiens; vul: (k: Kant, eigen: Kant) => Record<string, string> };
  /** Names a resident in the path and opens no dossier all the same. Say why. */
  geenInzage?: string;
  /** What the role may do, but not with the file as it stands in world.ts: 404 is right there too. Say why. */
  staat?: string;
}

export const zichtbaar: Record<Wiens, readonly KantNaam[]> = {
  eigen: ['eigen', 'gedeeld'],
  gemeente: ['eigen', 'gedeeld', 'collega'],
  organisatie: ['eigen', 'elders'],
  zelf: ['eigen', 'gedeeld'],
  ja: ['eigen'],
};

/** Parts of a path that are not an id of world.ts. */
export const vast: Record<string, string> = {
  token: 'onbekend',
  week: '2026-W41',
  maand: '2026-09',
  post: '1',
  sleutel: 'uitnodiging-dagen',
  organisatie: '2',
  taak: '00000000-0000-0000-0000-000000000001',
};

const dossier: Cel['wie'] = { consulent: 'eigen', teammanager: 'gemeente' };
const consulent: Cel['wie'] = { consulent: 'eigen' };
const aanbieder: Cel['wie'] = { aanbieder: 'organisatie' };
const inwoner: Cel['wie'] = { inwoner: 'zelf' };
const financien: Cel['wie'] = { financien: 'gemeente' };
const contractmanager: Cel['wie'] = { contractmanager: 'gemeente' };
const teammanager: Cel['wie'] = { teammanager: 'gemeente' };
const beheer: Cel['wie'] = { beheer: 'gemeente' };
const ja = (...rollen: Rol[]): Cel => ({ wie: Object.fromEntries(rollen.map((rol) => [rol, 'ja' as const])) });

const begonnen = 'de toewijzing in world.ts is al begonnen';
const geenConcept = 'de declaratie in world.ts is al ingediend';
const nietGecontroleerd = 'de declaratie in world.ts is nog niet gecontroleerd';

export const matrix: Record<string, Cel> = {
  'GET /': ja('inwoner', 'consulent', 'teammanager', 'aanbieder', 'financien', 'contractmanager', 'beleid', 'beheer'),
  'GET /gezond': { wie: 'openbaar' },
  'GET /klaar': { wie: 'openbaar' },
  'GET /inloggen': { wie: 'openbaar' },
  'GET /inloggen/terug': { wie: 'openbaar' },
  'GET /inloggen/medewerker': { wie: 'openbaar' },
  'GET /inloggen/digid': { wie: 'openbaar' },
  'GET /inloggen/eherkenning': { wie: 'openbaar' },
  'GET /uitgelogd': { wie: 'openbaar' },
  'GET /uitnodiging/:token': { wie: 'openbaar' },
  'GET /uitnodiging/:token/inloggen': { wie: 'openbaar' },
  'POST /uitloggen': { wie: 'openbaar' },

  'GET /inwoners': ja('consulent', 'teammanager'),
  'POST /inwoners/zoeken': ja('consulent', 'teammanager'),
  'GET /aanmelding': ja('consulent'),
  'POST /aanmelding': ja('consulent'),
  'GET /aanmelding/:inwoner/bevestiging': { wie: consulent },

  'GET /dossier/:inwoner': { wie: dossier },
  'GET /dossier/:inwoner/ladder': { wie: dossier },
  'GET /dossier/:inwoner/ladder/nieuw': { wie: consulent },
  'POST /dossier/:inwoner/ladder/nieuw': { wie: consulent },
  'GET /dossier/:inwoner/ladder/:bepaling': { wie: consulent },
  'GET /dossier/:inwoner/toets': { wie: consulent },
  'POST /dossier/:inwoner/toets': { wie: consulent },
  'GET /dossier/:inwoner/toets/:toets': { wie: dossier },
  'GET /dossier/:inwoner/besluit': { wie: consulent },
  'POST /dossier/:inwoner/besluit/controle': { wie: consulent },
  'POST /dossier/:inwoner/besluit': { wie: consulent },
  'GET /dossier/:inwoner/besluit/:besluit': { wie: dossier },
  'GET /dossier/:inwoner/besluit/:besluit/voorbeeld': { wie: dossier },
  'GET /dossier/:inwoner/besluit/:besluit/brief': { wie: dossier },
  'GET /dossier/:inwoner/besluit/:besluit/genomen': { wie: consulent },
  'GET /dossier/:inwoner/besluit/:besluit/bekendmaken': { wie: consulent },
  'POST /dossier/:inwoner/besluit/:besluit/bekendmaken': { wie: consulent },
  'GET /dossier/:inwoner/besluit/:besluit/bekendgemaakt': { wie: consulent },
  'GET /dossier/:inwoner/toewijzingen': { wie: dossier },
  'GET /dossier/:inwoner/uren': { wie: dossier },
  'GET /dossier/:inwoner/documenten': { wie: dossier },
  'GET /dossier/:inwoner/documenten/:document': { wie: dossier },
  'GET /dossier/:inwoner/logboek': { wie: dossier },
  'GET /dossier/:inwoner/gegevens': { wie: dossier },
  'POST /dossier/:inwoner/gegevens/bsn': { wie: dossier },
  'GET /dossier/:inwoner/gegevens/wijzigen': { wie: consulent },
  'POST /dossier/:inwoner/gegevens/wijzigen': { wie: consulent },
  'GET /dossier/:inwoner/voortgang/:voortgang': { wie: dossier },
  'GET /dossier/:inwoner/resultaat/:resultaat': { wie: dossier },
  'POST /dossier/:inwoner/resultaat/:resultaat': { wie: consulent },
  'GET /dossier/:inwoner/resultaat/:resultaat/verwerkt': { wie: dossier },

  'GET /toewijzingen/:toewijzing/voortgang/nieuw': { wie: aanbieder },
  'POST /toewijzingen/:toewijzing/voortgang/nieuw': { wie: aanbieder },
  'GET /toewijzingen/:toewijzing/voortgang/:voortgang/verstuurd': { wie: aanbieder },
  'GET /toewijzingen/:toewijzing/resultaat': { wie: aanbieder },
  'POST /toewijzingen/:toewijzing/resultaat': { wie: aanbieder },
  'GET /toewijzingen/:toewijzing/resultaat/verstuurd': { wie: aanbieder },
  'GET /uren': ja('aanbieder'),
  'GET /uren/:week': ja('aanbieder'),
  'POST /uren/:week': {
    ...ja('aanbieder'),
    velden: { van: 'organisatie', vul: (k) => ({ [`u-${k.toewijzing}-2`]: '7:15', [`afw-${k.toewijzing}`]: 'ziek' }) },
  },
  'GET /uren/:week/controleren': ja('aanbieder'),
  'POST /uren/:week/insturen': ja('aanbieder'),
  'GET /uren/:week/ingestuurd': ja('aanbieder'),
  'GET /uren/:week/gecorrigeerd': ja('aanbieder'),
  'GET /uren/:week/corrigeren': ja('aanbieder'),
  'POST /uren/:week/corrigeren': {
    ...ja('aanbieder'),
    velden: {
      van: 'organisatie',
      vul: (k) => ({
        _stap: 'insturen',
        [`u-${k.toewijzing}-1`]: '7:15',
        [`waarom-${k.toewijzing}-1`]: 'Verkeerd geteld',
      }),
    },
  },

  'GET /declaraties': ja('aanbieder', 'financien'),
  'GET /declaraties/nieuw': ja('aanbieder'),
  'POST /declaraties/nieuw': ja('aanbieder'),
  'GET /declaraties/:declaratie': { wie: { ...aanbieder, ...financien } },
  'GET /declaraties/:declaratie/export': { wie: { ...aanbieder, ...financien } },
  'GET /declaraties/:declaratie/indienen': { wie: aanbieder, staat: geenConcept },
  'POST /declaraties/:declaratie/indienen': { wie: aanbieder },
  'GET /declaraties/:declaratie/ingediend': { wie: aanbieder },
  'POST /declaraties/:declaratie/opnieuw': { wie: aanbieder },
  'POST /declaraties/:declaratie/weg': { wie: aanbieder },
  'POST /declaraties/:declaratie/antwoord/:post': { wie: aanbieder, staat: 'er is geen regel afgewezen' },
  'POST /declaraties/:declaratie/controleren': { wie: financien },
  'GET /declaraties/:declaratie/gecontroleerd': { wie: financien, staat: nietGecontroleerd },
  'GET /declaraties/:declaratie/goedkeuren': { wie: financien, staat: nietGecontroleerd },
  'POST /declaraties/:declaratie/goedkeuren': { wie: financien, staat: nietGecontroleerd },
  'POST /declaraties/:declaratie/terug': { wie: financien, staat: nietGecontroleerd },
  'GET /declaraties/:declaratie/goedgekeurd': { wie: financien, staat: nietGecontroleerd },
  'GET /maanden': ja('financien'),
  'GET /maanden/:maand/sluiten': ja('financien'),
  'POST /maanden/:maand/sluiten': ja('financien'),
  'GET /maanden/:maand/gesloten': { ...ja('financien'), staat: 'september is nog open' },

  'GET /toewijzingen': ja('aanbieder'),
  'GET /toewijzingen/:toewijzing': { wie: aanbieder },
  'GET /toewijzingen/:toewijzing/accepteren': { wie: aanbieder, staat: begonnen },
  'POST /toewijzingen/:toewijzing/accepteren': { wie: aanbieder, staat: begonnen },
  'GET /toewijzingen/:toewijzing/weigeren': { wie: aanbieder, staat: begonnen },
  'POST /toewijzingen/:toewijzing/weigeren': { wie: aanbieder, staat: begonnen },
  'GET /toewijzingen/:toewijzing/starten': { wie: aanbieder, staat: begonnen },
  'POST /toewijzingen/:toewijzing/starten': { wie: aanbieder, staat: begonnen },
  'GET /toewijzingen/:toewijzing/geaccepteerd': { wie: aanbieder, staat: begonnen },
  'GET /toewijzingen/:toewijzing/geweigerd': { wie: aanbieder, staat: begonnen },
  'GET /toewijzingen/:toewijzing/gestart': { wie: aanbieder },
  'GET /dossier/:inwoner/toewijzingen/:toewijzing/beeindigen': { wie: consulent },
  'POST /dossier/:inwoner/toewijzingen/:toewijzing/beeindigen': { wie: consulent },
  'GET /dossier/:inwoner/toewijzingen/:toewijzing/beeindigd': { wie: consulent, staat: 'de toewijzing in world.ts loopt nog' },

  'GET /mijn': ja('inwoner'),
  'GET /mijn/doelen/:toewijzing': { wie: inwoner },
  'POST /mijn/doelen/:toewijzing': { wie: inwoner },
  'GET /mijn/doelen/:toewijzing/klaar': { wie: inwoner },
  'GET /mijn/uren': ja('inwoner'),
  'GET /mijn/uren/:week': ja('inwoner'),
  'GET /mijn/uren/:week/:toewijzing': { wie: inwoner },
  'POST /mijn/uren/:week/:toewijzing': { wie: inwoner },
  'GET /mijn/uren/:week/:toewijzing/klaar': { wie: inwoner, staat: 'hij heeft nog niets gezegd' },
  'GET /mijn/brieven': ja('inwoner'),
  'GET /mijn/brieven/:document': { wie: inwoner },
  'GET /mijn/wie-ziet-wat': ja('inwoner'),

  'GET /werkvoorraad': ja('consulent', 'teammanager'),
  'GET /verdelen': ja('teammanager'),
  'POST /verdelen': {
    ...ja('teammanager'),
    velden: {
      van: 'gemeente',
      vul: (k, eigen) => ({
        van: String(k.gebruiker),
        inwoner: String(k.inwoner),
        consulent: String(eigen.gebruiker),
        stap: 'vastleggen',
      }),
    },
  },
  'GET /verdelen/klaar': { ...ja('teammanager'), staat: 'er is niets verdeeld' },
  'GET /verdelen/:inwoner': { wie: { teammanager: 'gemeente' }, geenInzage: 'alleen de naam, zoals in de lijst' },
  'GET /leveringen': ja('teammanager'),
  'GET /leveringen/nieuw': ja('teammanager'),
  'POST /leveringen/nieuw': ja('teammanager'),
  'GET /leveringen/:levering': { wie: teammanager },
  'POST /leveringen/:levering/opnieuw': { wie: teammanager },
  'GET /leveringen/:levering/afwijzingen.csv': { wie: teammanager },
  'GET /leveringen/:levering/correcties': { wie: teammanager },
  'POST /leveringen/:levering/correcties': { wie: teammanager },
  'GET /contracten': ja('contractmanager'),
  'GET /contracten/nieuw': { ...ja('contractmanager'), bij: (k) => ({ aanbieder: String(k.nieuweAanbieder) }) },
  'POST /contracten/nieuw': { ...ja('contractmanager'), bij: (k) => ({ aanbieder: String(k.nieuweAanbieder) }) },
  'GET /contracten/:contract': { wie: contractmanager },
  'GET /contracten/:contract/klaar': { wie: contractmanager },
  'GET /contracten/:contract/tarief': { wie: contractmanager, bij: () => ({ product: 'wm-werkplek-3' }) },
  'POST /contracten/:contract/tarief': { wie: contractmanager, bij: () => ({ product: 'wm-werkplek-3' }) },
  'GET /beleid': ja('beleid', 'teammanager', 'consulent'),
  'GET /beleid/producten': ja('beleid', 'teammanager', 'consulent'),
  'GET /beleid/keuzes': ja('beleid', 'teammanager', 'consulent'),
  'GET /beleid/landelijk': ja('beleid', 'teammanager', 'consulent'),
  'GET /beleid/versies': ja('beleid', 'teammanager', 'consulent'),
  'GET /cijfers': ja('beleid', 'teammanager'),
  'GET /beheer': ja('beheer'),
  'GET /afwezigheid': ja('teammanager'),
  'GET /beheer/medewerkers': ja('beheer'),
  'GET /beheer/medewerkers/export': ja('beheer'),
  'GET /beheer/medewerkers/nieuw': ja('beheer'),
  'POST /beheer/medewerkers/nieuw': ja('beheer'),
  'GET /beheer/medewerkers/uitnodigingen': ja('beheer'),
  'GET /beheer/medewerkers/uitnodigingen/:uitnodiging/verstuurd': { wie: beheer },
  'POST /beheer/medewerkers/uitnodigingen/:uitnodiging/opnieuw': { wie: beheer },
  'POST /beheer/medewerkers/uitnodigingen/:uitnodiging/intrekken': { wie: beheer },
  'GET /beheer/medewerkers/teams': ja('beheer'),
  'POST /beheer/medewerkers/teams': ja('beheer'),
  'GET /beheer/medewerkers/teams/:team': { wie: beheer },
  'POST /beheer/medewerkers/teams/:team': { wie: beheer },
  'POST /beheer/medewerkers/teams/:team/leden': { wie: beheer },
  'POST /beheer/medewerkers/teams/:team/leden/:lid/einde': { wie: beheer },
  'GET /beheer/medewerkers/teams/:team/einde': { wie: beheer },
  'POST /beheer/medewerkers/teams/:team/einde': { wie: beheer },
  'GET /beheer/medewerkers/functies': ja('beheer'),
  'POST /beheer/medewerkers/functies': ja('beheer'),
  'POST /beheer/medewerkers/functies/:functie/einde': { wie: beheer },
  'GET /beheer/medewerkers/afwezigheid': ja('beheer'),
  'GET /beheer/medewerkers/afwezigheid/nieuw': ja('beheer'),
  'POST /beheer/medewerkers/afwezigheid/nieuw': ja('beheer'),
  'GET /beheer/medewerkers/afwezigheid/:afwezigheid': { wie: beheer },
  'POST /beheer/medewerkers/afwezigheid/:afwezigheid': { wie: beheer },
  'POST /beheer/medewerkers/afwezigheid/:afwezigheid/intrekken': {
    wie: beheer,
    staat: 'er is één afwezigheid per gemeente in world.ts, en ingetrokken is zij er niet meer',
  },
  'GET /beheer/medewerkers/:gebruiker': { wie: beheer },
  'GET /beheer/medewerkers/:gebruiker/klaar': { wie: beheer },
  'GET /beheer/medewerkers/:gebruiker/wijzigen': { wie: beheer },
  'POST /beheer/medewerkers/:gebruiker/wijzigen': { wie: beheer },
  'GET /beheer/medewerkers/:gebruiker/rol': { wie: beheer },
  'POST /beheer/medewerkers/:gebruiker/rol': { wie: beheer },
  'POST /beheer/medewerkers/:gebruiker/account': { wie: beheer },
  'POST /beheer/medewerkers/:gebruiker/losmaken': { wie: beheer },
  'GET /beheer/medewerkers/:gebruiker/team': { wie: beheer },
  'POST /beheer/medewerkers/:gebruiker/team': { wie: beheer },
  'GET /beheer/medewerkers/:gebruiker/uitnodigen': { wie: beheer },
  'POST /beheer/medewerkers/:gebruiker/uitnodigen': { wie: beheer },
  'GET /beheer/medewerkers/:gebruiker/overdragen': { wie: beheer },
  'POST /beheer/medewerkers/:gebruiker/overdragen': { wie: beheer },
  'GET /beheer/medewerkers/:gebruiker/overgedragen': { wie: beheer },
  'GET /beheer/medewerkers/:gebruiker/vertrek': { wie: beheer },
  'POST /beheer/medewerkers/:gebruiker/vertrek': { wie: beheer },
  'POST /beheer/medewerkers/:gebruiker/vertrek/intrekken': { wie: beheer },
  'GET /beheer/medewerkers/:gebruiker/vertrokken': { wie: beheer },
  'POST /beheer/medewerkers/:gebruiker/terug': { wie: beheer },
  'GET /beheer/mandaten': ja('beheer'),
  'GET /beheer/mandaten/nieuw': ja('beheer'),
  'POST /beheer/mandaten/nieuw': ja('beheer'),
  'GET /beheer/mandaten/:mandaat': { wie: beheer },
  'GET /beheer/mandaten/:mandaat/klaar': { wie: beheer },
  'GET /beheer/mandaten/:mandaat/einde': { wie: beheer },
  'POST /beheer/mandaten/:mandaat/einde': { wie: beheer },
  'GET /beheer/mandaten/:mandaat/beeindigd': { wie: beheer },
  'GET /beheer/mandaten/:mandaat/bron': { wie: beheer },
  'POST /beheer/mandaten/:mandaat/bron': { wie: beheer },
  // an organisation is public; only one that works for the municipality can be changed
  'GET /beheer/organisaties': ja('beheer'),
  'GET /beheer/organisaties/nieuw': ja('beheer'),
  'POST /beheer/organisaties/nieuw': ja('beheer'),
  'GET /beheer/organisaties/:organisatie': ja('beheer'),
  'GET /beheer/organisaties/:organisatie/wijzigen': ja('beheer'),
  'POST /beheer/organisaties/:organisatie/wijzigen': ja('beheer'),
  'GET /beheer/instellingen': ja('beheer'),
  'GET /beheer/instellingen/:sleutel': ja('beheer'),
  'POST /beheer/instellingen/:sleutel': ja('beheer'),
  'GET /beheer/rechtencontrole': ja('beheer'),
  'POST /beheer/rechtencontrole': ja('beheer'),
  'GET /beheer/rechtencontrole/:controle': { wie: beheer },
  'POST /beheer/rechtencontrole/:controle/bijwerken': { wie: beheer },
  'POST /beheer/rechtencontrole/:controle/afronden': { wie: beheer },
  'GET /beheer/rechtencontrole/:controle/:regel': { wie: beheer },
  'POST /beheer/rechtencontrole/:controle/:regel': { wie: beheer },
  'GET /beheer/taken': ja('beheer'),
  'POST /beheer/taken/:taak/opnieuw': { ...ja('beheer'), staat: 'in world.ts is geen taak mislukt' },
  'POST /beheer/taken/:taak/weg': { ...ja('beheer'), staat: 'in world.ts is geen taak mislukt' },
  'GET /beheer/mail': ja('beheer'),
  'GET /beheer/mail/:mail': { wie: beheer },
  'POST /beheer/mail/:mail/opnieuw': { wie: beheer },
  'GET /beheer/logboek': ja('beheer'),
  'GET /beheer/logboek/export': ja('beheer'),
  'GET /hulp': { wie: 'openbaar' },
  'GET /privacy': { wie: 'openbaar' },
  'GET /toegankelijkheid': { wie: 'openbaar' },
};
