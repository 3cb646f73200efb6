import { closeDossier, proposeVernietiging, requestVernietiging } from '../src/bewaren/index.ts';
import { isoDatum, plusDagen, plusMaanden } from '../src/kernel/datum.ts';
import type { Seed } from './context.ts';
import { seedAccount, seedInwoner } from './inwoner.ts';
import type { DemoInwoner } from './inwoners.ts';
import { personaAccounts } from './personas.ts';
import { actAs } from './vervolg.ts';

const basis = { woonplaats: 'Apeldoorn', consulent: 'consulent', ladder: [] } as const;

/** Somebody who found work, and somebody who does not want us to keep anything. */
const GESLOTEN: DemoInwoner = {
  ...basis,
  voornaam: 'Corrie',
  achternaam: 'Meijerink',
  geboren: '1966-04-18',
  straat: 'Jachtlaan',
  huisnummer: '73',
  postcode: '7313 CA',
  telefoon: '06 0000 0911',
  aangemeld: { dagen: 420, door: 'wijkteam', vraag: 'Ik wil weer onder de mensen zijn.' },
  ladder: [
    { dagen: 400, trede: 3, perspectief: 4, termijn: 'binnen-een-jaar', motivering: 'Helpt in het buurthuis en wil meer.' },
    { dagen: 170, trede: 6, motivering: 'Werkt sinds een maand in de winkel, zonder hulp.' },
  ],
};
const VRAAGT: DemoInwoner = {
  ...basis,
  voornaam: 'Jeroen',
  voorvoegsel: 'van',
  achternaam: 'Dalfsen',
  geboren: '1989-09-30',
  straat: 'Sluisstraat',
  huisnummer: '12',
  postcode: '7331 LP',
  telefoon: '06 0000 0922',
  aangemeld: { dagen: 310, door: 'inwoner', vraag: 'Ik zoek iets te doen overdag.' },
  ladder: [{ dagen: 290, trede: 2, motivering: 'Gaat twee keer in de week sporten met anderen.' }],
};
/** From the papers that came along from before this product: closed so long ago that the term is over. */
const LANG_GELEDEN: DemoInwoner = {
  ...basis,
  voornaam: 'Gerrit',
  achternaam: 'Veldhuis',
  geboren: '1946-02-09',
  straat: 'Zwolseweg',
  huisnummer: '240',
  postcode: '7315 GR',
  telefoon: '',
  aangemeld: { dagen: 6100, door: 'gemeente', vraag: 'Overgenomen uit het oude systeem.' },
};

/** A closed dossier, one past its term that waits for a second person, and a resident who asks to destroy everything. */
export const seedBewaren = async (seed: Seed, bsns: Iterator<string, string>): Promise<void> => {
  const { beleid, vandaag } = seed;
  const gesloten = await seedInwoner(seed, GESLOTEN, bsns.next().value);
  await actAs(seed, 'consulent', (db, actor) =>
    closeDossier(db, {
      actor,
      beleid,
      vandaag,
      inwonerId: gesloten,
      op: seed.dag(150),
      gegevens: { reden: 'werk', toelichting: 'Werkt in een winkel en redt het zelf.' },
    }),
  );

  const vraagt = await seedInwoner(seed, VRAAGT, bsns.next().value);
  await actAs(seed, 'consulent', (db, actor) =>
    closeDossier(db, {
      actor,
      beleid,
      vandaag,
      inwonerId: vraagt,
      op: seed.dag(60),
      gegevens: { reden: 'geen-behoefte', toelichting: 'Wil geen hulp van de gemeente.' },
    }),
  );
  const account = personaAccounts.find(({ id }) => id === 'inwoner-gesloten');
  if (account) await seedAccount(seed, account, vraagt);
  await seed.client.query("select set_config('app.inwoner', $1, true)", [String(vraagt)]);
  await actAs(seed, 'inwoner-gesloten', (db, actor) =>
    requestVernietiging(db, {
      actor,
      beleid,
      vandaag: seed.dag(9),
      inwonerId: vraagt,
      toelichting: 'Ik wil niet dat er nog iets over mij staat.',
    }),
  );
  await seed.client.query("select set_config('app.inwoner', '', true)");

  const oud = await seedInwoner(seed, LANG_GELEDEN, bsns.next().value);
  const laatste = plusDagen(plusMaanden(vandaag, -15 * 12), -145);
  await seed.insert('dossiersluiting', {
    gemeente_id: seed.gemeenteId,
    inwoner_id: oud,
    consulent_id: seed.gebruikers.get('consulent') ?? 0,
    reden: 'doel-bereikt',
    status_ervoor: 'aangemeld',
    gesloten_op: isoDatum(laatste),
    laatste_ondersteuning: isoDatum(laatste),
    bewaren_tot: isoDatum(plusMaanden(laatste, beleid.landelijk.termijnen.bewaren.aantal * 12)),
    bewaren_bron: beleid.landelijk.termijnen.bewaren.bron,
    door: 0,
  });
  await seed.client.query("update inwoner set status = 'afgerond' where gemeente_id = $1 and id = $2", [seed.gemeenteId, oud]);
  await actAs(seed, 'consulent', (db, actor) => proposeVernietiging(db, { actor, vandaag, inwonerId: oud }));
};
