import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { magGoedkeuren } from '../permissions.ts';
import { type Post, postenVan } from '../posten.ts';
import { type Declaratie, listRegels, updateOordeel, updateStatus } from '../queries/index.ts';
import { GROND, loadVoorActie } from './load-declaratie.ts';

/** The verdict on one post (a toewijzing in one month). `sleutel` is that of the post. */
export type Oordeel = { sleutel: string; akkoord: boolean; reden: string };

/** What is missing or wrong in verdicts: each post wants one, and a rejection wants a reason. Empty when all is well. */
export function foutenIn(posten: readonly Post[], oordelen: ReadonlyMap<string, Oordeel>): Reden[] {
  return posten.flatMap((post): Reden[] => {
    const oordeel = oordelen.get(post.sleutel);
    const wat = `toewijzing ${post.toewijzing}`;
    if (!oordeel) return [{ veld: `oordeel-${post.sleutel}`, tekst: `Kies akkoord of afwijzen bij ${wat}.` }];
    if (!oordeel.akkoord && oordeel.reden === '')
      return [{ veld: `reden-${post.sleutel}`, tekst: `Schrijf waarom je ${wat} afwijst. De aanbieder leest dit.` }];
    return [];
  });
}

/**
 * The first employee gives a verdict on every line. A correction stands or falls as a whole: with its credit rejected the earlier
 * line counts again. Amounts do not change.
 */
export async function checkDeclaratie(
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; versie: number; oordelen: ReadonlyMap<string, Oordeel> },
): Promise<Resultaat<{ id: number }>> {
  const declaratie = await loadVoorActie(db, actor, { ...o, wat: 'Controleren' });
  if (declaratie.status !== 'ingediend') return geweigerd('Deze declaratie is al gecontroleerd.');
  const posten = postenVan(await listRegels(db, { declaratieId: o.id }));
  const fouten = foutenIn(posten, o.oordelen);
  if (fouten.length > 0) return geweigerd(...fouten);
  for (const post of posten) {
    const oordeel = o.oordelen.get(post.sleutel);
    if (!oordeel || oordeel.akkoord) continue;
    for (const soort of ['debet', 'credit'] as const)
      await updateOordeel(db, {
        declaratieId: o.id,
        ids: post.regels.filter((regel) => regel.soort === soort).map((regel) => regel.id),
        soort,
        status: 'afgewezen',
        reden: oordeel.reden,
      });
  }
  const goed = posten.filter((post) => o.oordelen.get(post.sleutel)?.akkoord).flatMap((post) => post.regels);
  for (const soort of ['credit', 'debet'] as const)
    await updateOordeel(db, {
      declaratieId: o.id,
      ids: goed.filter((regel) => regel.soort === soort).map((regel) => regel.id),
      soort,
      status: 'akkoord',
      reden: '',
    });
  await updateStatus(db, { id: o.id, versie: o.versie, naar: 'gecontroleerd', door: actor.gebruikerId });
  await schrijf(db, actor, declaratie, 'declaratie-gecontroleerd');
  return gelukt({ id: o.id });
}

/** A second employee approves for payment. Refused for the one who checked; the database refuses it too. */
export async function approveDeclaratie(
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; versie: number },
): Promise<Resultaat<{ id: number }>> {
  const declaratie = await loadVoorActie(db, actor, { ...o, wat: 'Goedkeuren' });
  if (declaratie.status !== 'gecontroleerd') return geweigerd(nietAanDeBeurt(declaratie));
  if (!magGoedkeuren(actor, declaratie)) return geweigerd(ZELFDE_PERSOON);
  await updateStatus(db, { id: o.id, versie: o.versie, naar: 'goedgekeurd', door: actor.gebruikerId });
  await schrijf(db, actor, declaratie, 'declaratie-goedgekeurd');
  return gelukt({ id: o.id });
}

/** The second employee does not agree with the check: it must be done again, by anybody. */
export async function returnDeclaratie(
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; versie: number; reden: string },
): Promise<Resultaat<{ id: number }>> {
  const declaratie = await loadVoorActie(db, actor, { ...o, wat: 'Terugsturen' });
  if (declaratie.status !== 'gecontroleerd') return geweigerd(nietAanDeBeurt(declaratie));
  if (o.reden === '') return geweigerd({ veld: 'reden', tekst: 'Schrijf wat er opnieuw bekeken moet worden.' });
  const regels = await listRegels(db, { declaratieId: o.id });
  if (regels.some((regel) => regel.antwoord !== ''))
    return geweigerd('De aanbieder heeft al geantwoord op een afgewezen regel. De controle kan niet meer over.');
  await updateStatus(db, { id: o.id, versie: o.versie, naar: 'ingediend', door: actor.gebruikerId, terugReden: o.reden });
  for (const soort of ['credit', 'debet'] as const)
    await updateOordeel(db, {
      declaratieId: o.id,
      ids: regels.filter((regel) => regel.soort === soort).map((regel) => regel.id),
      soort,
      status: 'open',
      reden: '',
    });
  await schrijf(db, actor, declaratie, 'declaratie-terug-naar-controle');
  return gelukt({ id: o.id });
}

export const ZELFDE_PERSOON =
  'Je hebt deze declaratie zelf gecontroleerd. Goedkeuren voor betaling doet een andere medewerker: zo kijken altijd twee mensen mee.';

const nietAanDeBeurt = (declaratie: Declaratie): string =>
  declaratie.status === 'goedgekeurd' ? 'Deze declaratie is al goedgekeurd.' : 'Deze declaratie moet eerst gecontroleerd worden.';

const schrijf = (db: Kysely<DB>, actor: Actor, declaratie: Declaratie, handeling: string): Promise<void> =>
  schrijfLogboek(db, actor, {
    handeling,
    soort: 'declaratie',
    objectId: declaratie.id,
    aanbiederId: declaratie.aanbiederId,
    gemeenteId: declaratie.gemeenteId,
    grond: GROND,
  });
