import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { listAanMij, listNamenBijMij, listSamenspraak, setAntwoord } from '../queries/samen.ts';
import { samenNaam } from '../samen.ts';

const AntwoordForm = z
  .object({
    antwoord: z.enum(['ja', 'nee'], 'Kies ja of nee.'),
    reden: z
      .string()
      .default('')
      .refine((tekst) => tekst.length <= 2000, 'Schrijf dit korter, in hoogstens 2000 tekens.'),
    hoe: z.enum(['gesprek', 'telefoon', 'brief']).optional(),
    namens: z
      .string()
      .default('')
      .refine((tekst) => tekst.length <= 120, 'Schrijf de naam korter, in hoogstens 120 tekens.'),
  })
  .refine(({ antwoord, reden }) => antwoord === 'ja' || reden.trim().length >= 3, {
    path: ['reden'],
    message: 'Schrijf op waarom niet. Dan weten de anderen wat er anders moet.',
  });

/**
 * The yes or no of one with whom a besluit is taken: by himself (resident, aanbieder, the colleague who was asked), or written down by the
 * consulent with how and by whom it was said. Refused for the word of a colleague or an aanbieder, which only they give, and for a question
 * that was answered or taken back. Throws NietGevonden for a question to somebody else.
 */
export async function giveSamen(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    vandaag: Datum;
    /** Of the concept; absent where the resident or the aanbieder answers on the own page. */
    van?: { inwonerId: number; conceptId: number } | undefined;
    samenspraakId: number;
    versie: number;
    waarden: Readonly<Record<string, string>>;
  },
): Promise<Resultaat<{ ja: boolean; wie: string; namens: boolean }>> {
  const rijen = o.van ? await listSamenspraak(db, o.van) : await listAanMij(db);
  const rij = rijen.find(({ id }) => id === o.samenspraakId);
  if (!rij || (o.actor.rol === 'inwoner' && rij.wie !== 'inwoner')) throw new NietGevonden();
  const zelf = o.van === undefined || rij.gevraagdAan === o.actor.gebruikerId;
  if (rij.vervallen) return geweigerd('Deze vraag is ingetrokken: het voorstel is veranderd.');
  if (rij.antwoord !== undefined) return geweigerd('Hierop is al geantwoord.');
  if (rij.versie !== o.versie) return geweigerd('De vraag is net veranderd. Lees hem opnieuw.');
  if (!zelf && (rij.gevraagdAan !== undefined || rij.aanbiederId !== undefined || o.actor.rol !== 'consulent'))
    return geweigerd(`Dit antwoord geeft ${rij.naam || samenNaam(rij.wie)} zelf. Je kunt het niet voor een ander doen.`);
  const gelezen = parseForm(AntwoordForm, o.waarden);
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  if (!zelf && f.hoe === undefined) return geweigerd({ veld: 'hoe', tekst: 'Kies hoe het is gezegd.' });
  const buiten = !zelf && rij.wie !== 'inwoner';
  if (buiten && f.namens.trim() === '') return geweigerd({ veld: 'namens', tekst: 'Vul in wie dit zei.' });
  const ja = f.antwoord === 'ja';
  const bewaard = await setAntwoord(db, {
    id: rij.id,
    versie: o.versie,
    antwoord: ja,
    reden: f.reden.trim(),
    hoe: zelf ? 'zelf' : (f.hoe ?? 'gesprek'),
    ...(buiten ? { namens: f.namens.trim() } : {}),
    op: o.vandaag,
    door: o.actor.gebruikerId,
  });
  if (!bewaard) return geweigerd('Deze vraag is net beantwoord of ingetrokken.');
  const gemeenteId =
    o.actor.rol === 'aanbieder' ? (await listNamenBijMij(db)).find(({ id }) => id === rij.id)?.gemeente_id : undefined;
  await schrijfLogboek(db, o.actor, {
    handeling: 'samenspraak-gegeven',
    soort: 'samenspraak',
    objectId: rij.id,
    inwonerId: rij.inwonerId,
    ...(rij.aanbiederId === undefined ? {} : { aanbiederId: rij.aanbiederId }),
    ...(gemeenteId === undefined ? {} : { gemeenteId }),
    grond: o.actor.rol === 'inwoner' ? 'eigen gegevens (AVG artikel 15)' : GROND_WMO,
  });
  return gelukt({ ja, wie: rij.wie, namens: !zelf });
}
