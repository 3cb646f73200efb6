import { receiveBestand } from '../src/document/index.ts';
import { addResultaatstuk } from '../src/resultaat/index.ts';
import { pdf } from './bestanden.ts';
import type { Seed } from './context.ts';
import { actAs } from './vervolg.ts';

/** With each result that waits for the municipality: what the aanbieder sent along as evidence. */
export const seedResultaatstukken = async (seed: Seed): Promise<void> => {
  const { rows } = await seed.client.query<{
    toewijzing_id: number;
    aanbieder_id: number;
    gebruiker_id: number;
    gemeld_op: Date;
  }>(
    `select r.toewijzing_id, r.aanbieder_id, g.id as gebruiker_id, r.gemeld_op from resultaat r join gebruiker g on g.aanbieder_id = r.aanbieder_id and g.rol = 'aanbieder'
      where r.gemeente_id = $1 and r.akkoord is null order by r.id, g.id`,
    [seed.gemeenteId],
  );
  for (const rij of rows) {
    const persona = [...seed.gebruikers].find(([, id]) => id === rij.gebruiker_id)?.[0];
    if (!persona) continue;
    const titel = 'Verslag van het eindgesprek';
    const bestand = await receiveBestand(
      [
        {
          veld: 'bestand',
          naam: `${titel}.pdf`,
          inhoud: pdf(titel, [
            'Wat gaat nu zelfstandig: ophalen, sorteren en afrekenen.',
            'Wat we samen zagen: drie weken zonder hulp.',
          ]),
        },
      ],
      { maxBytes: 10_000_000, soorten: ['pdf'] },
      undefined,
    );
    if (!bestand.ok) throw new Error(`de demo maakt een document dat niet mag: ${bestand.redenen[0]?.tekst}`);
    const stuk = await actAs(seed, persona, (db, actor) =>
      addResultaatstuk(db, {
        actor,
        landelijk: seed.beleid.landelijk,
        vandaag: seed.dag(0),
        toewijzingId: rij.toewijzing_id,
        stuk: { soort: 'verslag', titel, lezers: { metInwoner: true, aanbiederId: rij.aanbieder_id }, bestand: bestand.waarde },
      }),
    );
    await seed.client.query('update dossierstuk set toegevoegd_op = $2 where id = $1', [stuk?.stukId, rij.gemeld_op]);
    await seed.client.query('update resultaatstuk set toegevoegd_op = $2 where stuk_id = $1', [stuk?.stukId, rij.gemeld_op]);
    break;
  }
};
