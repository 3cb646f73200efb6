// Toewijzingen that changed since they were decided, one in every stand, by the people of the demo through the real actions.
import { type Datum, datum, isoDatum, plusDagen } from '../src/kernel/datum.ts';
import { endEarly, refuseVerlenging, requestVerlenging, takeWijziging } from '../src/wijziging/index.ts';
import type { Seed } from './context.ts';
import { actAs } from './vervolg.ts';

interface Plek {
  id: number;
  inwonerId: number;
  versie: number;
  tot: Datum;
  gestart: Datum;
}

/** What runs for a resident of the story, by name and product. */
const plekVan = async (seed: Seed, voornaam: string, achternaam: string, product: string): Promise<Plek | undefined> => {
  const { rows } = await seed.client.query<{ id: number; inwoner_id: number; versie: number; tot: string; gestart_op: string }>(
    `select t.id, t.inwoner_id, t.versie, (upper(t.looptijd) - 1)::text as tot, t.gestart_op::text from toewijzing t
       join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
      where t.gemeente_id = $1 and p.voornaam = $2 and p.achternaam = $3 and t.product = $4 and t.status = 'gestart'`,
    [seed.gemeenteId, voornaam, achternaam, product],
  );
  const [rij] = rows;
  return (
    rij && { id: rij.id, inwonerId: rij.inwoner_id, versie: rij.versie, tot: datum(rij.tot), gestart: datum(rij.gestart_op) }
  );
};

/** A report of the aanbieder for what it asks. */
const verslag = async (seed: Seed, plek: Plek, persona: string, dagen: number, tekst: string): Promise<number> => {
  const { rows } = await seed.client.query<{ id: number }>(
    `insert into voortgang (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, hoe_gaat_het, tekst, door, gelezen_op)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, $2, 'goed', $3, $4, now() from toewijzing where id = $1 returning id`,
    [plek.id, isoDatum(seed.dag(dagen)), tekst, seed.gebruikers.get(persona)],
  );
  return rows[0]?.id ?? 0;
};

/** The next Monday on or after a day. */
const maandag = (dag: Datum): Datum => plusDagen(dag, (8 - dag.dayOfWeek) % 7);

export const seedWijziging = async (seed: Seed): Promise<void> => {
  const { beleid, vandaag } = seed;
  const vraag = { beleid, vandaag };
  // Hendrik: the aanbieder asks for another half year, Sanne still has to decide.
  const hendrik = await plekVan(seed, 'Hendrik', 'Hof', 'wm-werkplek-4');
  if (hendrik) {
    const voortgangId = await verslag(
      seed,
      hendrik,
      'aanbieder-2',
      9,
      'Hendrik sorteert zelfstandig en helpt in de winkel. Hij wil graag blijven, en er is plek.',
    );
    await actAs(seed, 'aanbieder-2', (db, actor) =>
      requestVerlenging(db, {
        ...vraag,
        actor,
        toewijzingId: hendrik.id,
        tot: plusDagen(hendrik.tot, 182),
        reden: 'Hendrik heeft hier zijn draai gevonden. Een half jaar langer geeft hem rust, en daarna kijken we naar meer uren.',
        voortgangId,
      }),
    );
  }
  // Tomasz: asked too, and not given: more of the same does not help him.
  const tomasz = await plekVan(seed, 'Tomasz', 'Nowak', 'wm-ontwikkeling-5');
  if (tomasz) {
    const voortgangId = await verslag(seed, tomasz, 'aanbieder', 16, 'Tomasz werkt op tempo en lost storingen zelf op.');
    await actAs(seed, 'aanbieder', (db, actor) =>
      requestVerlenging(db, {
        ...vraag,
        vandaag: seed.dag(14),
        actor,
        toewijzingId: tomasz.id,
        tot: plusDagen(tomasz.tot, 90),
        reden: 'Drie maanden extra om het werken bij een garage te oefenen.',
        voortgangId,
      }),
    );
    await actAs(seed, 'consulent', (db, actor) =>
      refuseVerlenging(db, {
        ...vraag,
        vandaag: seed.dag(12),
        actor,
        inwonerId: tomasz.inwonerId,
        toewijzingId: tomasz.id,
        antwoord: 'Tomasz werkt op tempo. Meer tijd in dit traject is niet nodig; we kijken samen naar een betaalde baan.',
        watDan: 'toets',
      }),
    );
  }
  // Daan is half-way: prolonged, once.
  const daan = await plekVan(seed, 'Daan', 'Kuiper', 'wm-ontwikkeling-4');
  if (daan)
    await actAs(seed, 'consulent-2', (db, actor) =>
      takeWijziging(db, {
        ...vraag,
        actor,
        inwonerId: daan.inwonerId,
        toewijzingId: daan.id,
        versie: daan.versie,
        invoer: {
          daad: 'verlengen',
          tot: plusDagen(daan.tot, 91),
          reden: 'meer-tijd',
          toelichting: 'Daan is halverwege zijn doel. Met drie maanden erbij is het haalbaar.',
        },
      }),
    );
  // Amina is away for some weeks: everything moves along.
  const amina = await plekVan(seed, 'Amina', 'Yusuf', 'wm-ontwikkeling-3');
  if (amina)
    await actAs(seed, 'consulent', (db, actor) =>
      takeWijziging(db, {
        ...vraag,
        actor,
        inwonerId: amina.inwonerId,
        toewijzingId: amina.id,
        versie: amina.versie,
        invoer: {
          daad: 'opschorten',
          van: seed.dag(-2),
          tot: seed.dag(-29),
          reden: 'vakantie',
          toelichting: 'Amina gaat vier weken naar haar zieke moeder.',
        },
      }),
    );
  // Lena goes to school after the winter: her place ends on a day to come, and until then that can be taken back.
  const lena = await plekVan(seed, 'Lena', 'Bos', 'wm-werkplek-3');
  if (lena)
    await actAs(seed, 'consulent', (db, actor) =>
      endEarly(db, {
        ...vraag,
        actor,
        inwonerId: lena.inwonerId,
        toewijzingId: lena.id,
        versie: lena.versie,
        einde: seed.dag(-68),
        reden: 'De inwoner wil stoppen',
        toelichting: 'Lena begint in februari met een opleiding.',
      }),
    );
  // Sevda can do more: other hours from a Monday. Kees goes on at another aanbieder.
  const sevda = await plekVan(seed, 'Sevda', 'Kaya', 'wm-werkplek-3');
  if (sevda)
    await actAs(seed, 'consulent-2', (db, actor) =>
      takeWijziging(db, {
        ...vraag,
        actor,
        inwonerId: sevda.inwonerId,
        toewijzingId: sevda.id,
        versie: sevda.versie,
        invoer: {
          daad: 'uren',
          van: maandag(seed.dag(-3)),
          minuten: 20 * 60,
          reden: 'groei',
          toelichting: 'Vijf ochtenden gaat goed.',
        },
      }),
    );
  const kees = await plekVan(seed, 'Kees', 'Dijk', 'wm-werkplek-4');
  const naar = seed.aanbieders.get('kringloop');
  if (kees && naar !== undefined)
    await actAs(seed, 'consulent', (db, actor) =>
      takeWijziging(db, {
        ...vraag,
        actor,
        inwonerId: kees.inwonerId,
        toewijzingId: kees.id,
        versie: kees.versie,
        invoer: {
          daad: 'aanbieder',
          van: maandag(seed.dag(-14)),
          aanbiederId: naar,
          reden: 'past-beter',
          toelichting: 'Kees wil in de winter liever binnen werken.',
        },
      }),
    );
};
