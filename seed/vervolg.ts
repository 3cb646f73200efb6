import type { Kysely } from 'kysely';
import { publishBesluit } from '../src/besluit/index.ts';
import {
  approveDeclaratie,
  checkDeclaratie,
  closeMaand,
  createDeclaratie,
  type Declaratie,
  findDeclaratie,
  listRegels,
  postenVan,
  submitDeclaratie,
} from '../src/declaratie/index.ts';
import { type Datum, isoDatum, plusDagen } from '../src/kernel/datum.ts';
import { type Maand, maandPeriode, maandVan, vorigeMaand } from '../src/kernel/maand.ts';
import type { Resultaat } from '../src/kernel/resultaat.ts';
import type { Actor } from '../src/platform/db/reader.ts';
import type { DB } from '../src/platform/db/schema.ts';
import { kyselyOn } from '../src/platform/db/transact.ts';
import { aanbieders } from './aanbieders.ts';
import type { Seed } from './context.ts';
import { accountVan, medewerkerVan } from './personas.ts';

/** Makes known what was decided, on the day of the story, through the real action. */
export const seedBekendmakingen = async (seed: Seed): Promise<void> => {
  for (const { consulent, op, ...welk } of seed.bekendmakingen) {
    await actAs(seed, consulent, (db, actor) =>
      publishBesluit(db, { ...welk, actor, beleid: seed.beleid, vandaag: seed.vandaag, op }),
    );
    // The action writes this moment; the letter was made and sent on that day, and the resident reads so.
    const moment = `${isoDatum(op)} 11:00:00+01`;
    await seed.client.query('update document set gemaakt_op = $2 where id = (select document_id from besluit where id = $1)', [
      welk.besluitId,
      moment,
    ]);
    // Nobody may change a line, the owner neither; before the first seal the story may still set its clock.
    await seed.client.query('alter table logboek disable trigger blijft');
    await seed.client.query(
      "update logboek set moment = $2 where handeling = 'besluit-bekendgemaakt' and soort = 'besluit' and object_id = $1::text",
      [welk.besluitId, moment],
    );
    await seed.client.query('alter table logboek enable trigger blijft');
  }
};

/** What happened after the decisions, done by the people of the demo through the real actions: letters and declaraties. */
export const seedVervolg = async (seed: Seed): Promise<void> => {
  await seedBekendmakingen(seed);
  const m1 = vorigeMaand(maandVan(seed.vandaag));
  const m2 = vorigeMaand(m1);
  for (const maand of eerdereMaanden(m2)) {
    for (const { sleutel } of aanbieders) await seedDeclaratie(seed, sleutel, maand, 'goedgekeurd');
    if (maand !== m2) await actAs(seed, 'financien-2', (db, actor) => closeMaand(db, actor, { vandaag: seed.vandaag, maand }));
  }
  await seedDeclaratie(seed, 'tuin', m1, 'goedgekeurd');
  await seedDeclaratie(seed, 'kringloop', m1, 'gecontroleerd');
  await seedDeclaratie(seed, 'lunch', m1, 'ingediend');
  await seedDeclaratie(seed, 'atelier', m1, 'ingediend', 12);
  await seedDeclaratie(seed, 'fiets', m1, 'concept');
};

/** The story goes back fourteen months; oldest first, up to and including the given one. */
const eerdereMaanden = (totEnMet: Maand): Maand[] => {
  const maanden = [totEnMet];
  for (let maand = totEnMet; maanden.length < 14; ) {
    maand = vorigeMaand(maand);
    maanden.unshift(maand);
  }
  return maanden;
};

type Einde = 'concept' | 'ingediend' | 'gecontroleerd' | 'goedgekeurd';

/** In a municipality beside the first: the month before last is settled, the last month is as far as `einde`. */
export const seedDeclaratiesTot = async (
  seed: Seed,
  o: { aanbieder: string; financien: readonly [string, string]; einde: Einde },
): Promise<void> => {
  const m1 = vorigeMaand(maandVan(seed.vandaag));
  await seedDeclaratie(seed, o.aanbieder, vorigeMaand(m1), 'goedgekeurd', 3, o.financien);
  await seedDeclaratie(seed, o.aanbieder, m1, o.einde, 3, o.financien);
};

/** A declaratie as far as the story has come, sent in `dagen` days after its month. Does nothing when there is nothing to declare. */
const seedDeclaratie = async (
  seed: Seed,
  aanbieder: string,
  maand: Maand,
  tot: Einde,
  dagen = 3,
  [controleur, goedkeurder]: readonly [string, string] = ['financien', 'financien-2'],
): Promise<void> => {
  const { beleid, vandaag, gemeenteId } = seed;
  const wie = medewerkerVan(aanbieder);
  const gemaakt = await actAs(
    seed,
    wie,
    (db, actor) => createDeclaratie(db, actor, { beleid, vandaag, gemeenteId, maand }),
    'mag-weigeren',
  );
  if (!gemaakt) return;
  const { id } = gemaakt;
  const verder = async (
    persona: string,
    stap: (db: Kysely<DB>, actor: Actor, declaratie: Declaratie) => Promise<Resultaat<unknown>>,
  ) =>
    actAs(seed, persona, async (db, actor) => {
      const declaratie = await findDeclaratie(db, id);
      if (!declaratie) throw new Error(`declaratie ${id} is weg`);
      return stap(db, actor, declaratie);
    });
  if (tot !== 'concept')
    await verder(wie, (db, actor, { versie }) => submitDeclaratie(db, actor, { beleid, vandaag, id, versie }));
  if (tot === 'gecontroleerd' || tot === 'goedgekeurd') {
    await verder(controleur, async (db, actor, { versie }) => {
      const posten = postenVan(await listRegels(db, { declaratieId: id }));
      return checkDeclaratie(db, actor, {
        id,
        versie,
        oordelen: new Map(posten.map(({ sleutel }) => [sleutel, { sleutel, akkoord: true, reden: '' }])),
      });
    });
  }
  if (tot === 'goedgekeurd') await verder(goedkeurder, (db, actor, { versie }) => approveDeclaratie(db, actor, { id, versie }));

  // The actions write this moment; the story happened in the first half of the month after. A trigger guards what was sent in.
  await seed.client.query('alter table declaratie disable trigger user');
  const na = maandPeriode(maand).tot;
  const op = (erna: number): string => isoDatum(vroegste(plusDagen(na, erna), plusDagen(vandaag, -1)));
  await seed.client.query(
    `update declaratie set ingediend_op = case when ingediend_op is not null then $2::date + interval '9 hours' end,
            gecontroleerd_op = case when gecontroleerd_op is not null then $3::date + interval '10 hours' end,
            goedgekeurd_op = case when goedgekeurd_op is not null then $4::date + interval '11 hours' end where id = $1`,
    [id, op(dagen), op(dagen + 5), op(dagen + 7)],
  );
  await seed.client.query('alter table declaratie enable trigger user');
};

const vroegste = (a: Datum, b: Datum): Datum => (a.until(b).sign >= 0 ? a : b);

/** Does something as one of the people of the demo: the same row-level security as in a request, within the transaction of the seed. */
export const actAs = async <T>(
  seed: Seed,
  persona: string,
  fn: (db: Kysely<DB>, actor: Actor) => Promise<Resultaat<T>>,
  streng: 'moet-lukken' | 'mag-weigeren' = 'moet-lukken',
  // A colleague who was asked something about this resident sees him for that.
  gevraagdOver?: number,
): Promise<T | undefined> => {
  const account = accountVan(persona);
  const gebruikerId = seed.gebruikers.get(persona);
  if (!account || gebruikerId === undefined) throw new Error(`de demo kent ${persona} niet`);
  const aanbiederId = account.aanbieder === undefined ? undefined : seed.aanbieders.get(account.aanbieder);
  const gemeenteId = account.rol === 'aanbieder' ? undefined : seed.gemeenteId;
  const actor: Actor = {
    gebruikerId,
    rol: account.rol,
    naam: account.naam,
    functie: account.functie,
    gemeenteId,
    gemeenteNaam: undefined,
    aanbiederId,
    aanbiederNaam: undefined,
    inwonerId: undefined,
  };
  await seed.client.query(
    `select set_config('app.gebruiker', $1, true), set_config('app.gemeente', $2, true), set_config('app.aanbieder', $3, true), set_config('role', $4, true)`,
    [String(gebruikerId), String(gemeenteId ?? ''), String(aanbiederId ?? ''), `wm_${account.rol}`],
  );
  if (gevraagdOver !== undefined)
    await seed.client.query(
      `select set_config(naam, waarde, true) from (values ('app.genoemd', $1), ('app.vervangt', '{}'), ('app.nood', '{}'), ('app.verborgen', '{}'), ('role', 'wm_vervanger')) as s(naam, waarde)`,
      [`{${gevraagdOver}}`],
    );
  const uit = await fn(kyselyOn(seed.client, gevraagdOver === undefined ? account.rol : 'vervanger'), actor);
  await seed.client.query(
    gevraagdOver === undefined
      ? "select set_config('role', 'none', true)"
      : "select set_config('role', 'none', true), set_config('app.genoemd', '', true), set_config('app.vervangt', '', true), set_config('app.nood', '', true), set_config('app.verborgen', '', true)",
  );
  if (uit.ok) return uit.waarde;
  if (streng === 'mag-weigeren') return undefined;
  throw new Error(`de demo liep vast bij ${persona}: ${uit.redenen.map((reden) => reden.tekst).join(' ')}`);
};
