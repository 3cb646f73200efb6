import type pg from 'pg';
import { insertControle } from '../queries/stand.ts';
import { begin, eindig, selectOnverzegeld, selectRegels, selectSchakels, selectVreemdeAnkers } from '../queries/verzegeling.ts';
import { aansluiting, ankerOntbreekt, BEGIN, onverzegeld, vergelijk, verschilVan, voorHetBegin } from '../rules.ts';
import type { Bevinding, Controle } from '../types.ts';

/** Findings of one check; whoever rewrote everything need not be told so a million times. */
const MEESTE = 1000;

/**
 * Reads the whole chain and every line under it again and says what does not fit. One moment of the database. `ankers` are chain
 * hashes that were kept elsewhere. The outcome is kept for beheer, unless `herkomst` is absent.
 */
export const checkLogboek = async (
  owner: pg.Pool,
  o: { ankers: readonly string[]; herkomst?: 'taak' | 'opdrachtregel' | undefined },
): Promise<Controle> => {
  const verbinding = await owner.connect();
  const begonnenOp = new Date();
  try {
    await begin(verbinding);
    const controle = await check(verbinding, o.ankers).finally(() => eindig(verbinding));
    if (o.herkomst) await insertControle(verbinding, controle, { begonnenOp, herkomst: o.herkomst });
    return controle;
  } finally {
    verbinding.release();
  }
};

const check = async (verbinding: pg.ClientBase, ankers: readonly string[]): Promise<Controle> => {
  const bevindingen: Bevinding[] = [];
  let vorige: { id: number; totId: number; keten: string } = BEGIN;
  let regels = 0;
  let verzegelingen = 0;
  for (
    let schakels = await selectSchakels(verbinding, 0);
    schakels.length > 0;
    schakels = await selectSchakels(verbinding, vorige.id)
  ) {
    for (const schakel of schakels) {
      if (bevindingen.length < MEESTE) {
        bevindingen.push(...aansluiting(vorige, schakel));
        if (!schakel.regelsKloppen) {
          const { verzegeld, nu } = await selectRegels(verbinding, schakel.id);
          bevindingen.push(...verschilVan(schakel, vergelijk(verzegeld, nu)));
        }
      }
      regels += schakel.gevonden;
      verzegelingen++;
      vorige = schakel;
    }
  }
  const rest = await selectOnverzegeld(verbinding, vorige.totId);
  bevindingen.push(...voorHetBegin(rest.voorHetBegin), ...onverzegeld(rest));
  bevindingen.push(...(await selectVreemdeAnkers(verbinding, ankers)).map(ankerOntbreekt));
  return {
    heel: bevindingen.length === 0,
    regels,
    verzegelingen,
    verzegeldTot: vorige.totId,
    onverzegeld: rest.aantal,
    ...(verzegelingen > 0 ? { keten: vorige.keten } : {}),
    bevindingen,
  };
};
