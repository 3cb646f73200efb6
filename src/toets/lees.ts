// Facts as somebody else sends them: one object, or a list. What is wrong with them is said with the fact and what is allowed.
import type { z } from 'zod';
import { zijnFeiten } from './geldig.ts';
import { ToetsFeiten, Uitkering, ZRM_DOMEINEN } from './types.ts';

/** What is wrong with facts. `plaats`: which of a list, the first is 1. */
export interface ToetsFout {
  regel?: string;
  tekst: string;
  /** The fact, as a path: "zrm.financien"; null when the whole is wrong. */
  feit: string | null;
  plaats?: number;
}

export type Gelezen<T> = { ok: true; waarde: T } | { ok: false; fout: ToetsFout };

/** The rule behind a fact, where there is one. */
const REGEL: Readonly<Record<string, string>> = { trede: 'L1', perspectief: 'L1', lopendeOntwikkelingDoel: 'L1' };
const LANGST = 60;

/** Reads JSON. Refused with the place where it goes wrong. */
export function leesJson(tekst: string): Gelezen<unknown> {
  const kaal = tekst.replace(/^\ufeff/, '');
  if (kaal.trim() === '') {
    return nee({ tekst: 'Er kwam niets binnen. Stuur één object met feiten, of een lijst daarvan, als JSON.', feit: null });
  }
  try {
    const waarde: unknown = JSON.parse(kaal);
    return { ok: true, waarde };
  } catch (error) {
    return nee({ tekst: `Dit is geen geldige JSON${plaatsIn(error, kaal)}.`, feit: null });
  }
}

function plaatsIn(error: unknown, tekst: string): string {
  const positie = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (positie === undefined) return ': het houdt te vroeg op, of er staat iets wat er niet hoort';
  const ervoor = tekst.slice(0, Number(positie)).split('\n');
  return `: kijk naar regel ${ervoor.length}, teken ${(ervoor.at(-1)?.length ?? 0) + 1}`;
}

/** One object or a list of them; the first that is wrong is named. `meeste`: the longest list that is taken. */
export function leesAlleFeiten(waarde: unknown, meeste = Number.POSITIVE_INFINITY): Gelezen<ToetsFeiten | ToetsFeiten[]> {
  if (!Array.isArray(waarde)) return leesFeiten(waarde);
  if (waarde.length > meeste) {
    return nee({ tekst: `Stuur hoogstens ${meeste} toetsen tegelijk; dit zijn er ${waarde.length}.`, feit: null });
  }
  const feiten: ToetsFeiten[] = [];
  for (let i = 0; i < waarde.length; i++) {
    const gelezen = leesFeiten(waarde[i]);
    if (!gelezen.ok) return nee(opPlaats(gelezen.fout, i + 1));
    feiten.push(gelezen.waarde);
  }
  return { ok: true, waarde: feiten };
}

/** The same fault, with the number in the list. */
export const opPlaats = (fout: ToetsFout, plaats: number): ToetsFout => ({
  ...fout,
  tekst: `Toets ${plaats}: ${fout.tekst}`,
  plaats,
});

/** The facts of one toets. */
export function leesFeiten(waarde: unknown): Gelezen<ToetsFeiten> {
  const gelezen = zijnFeiten(waarde) ? { success: true as const, data: waarde } : ToetsFeiten.safeParse(waarde);
  if (!gelezen.success) return nee(foutVan(gelezen.error.issues, waarde));
  const { geboortedatum, peildatum } = gelezen.data;
  if (geboortedatum !== undefined && geboortedatum > peildatum) {
    const tekst = `geboortedatum: ligt na de peildatum ${peildatum}; er staat ${geboortedatum}.`;
    return nee({ tekst, feit: 'geboortedatum' });
  }
  return { ok: true, waarde: gelezen.data };
}

const nee = (fout: ToetsFout): { ok: false; fout: ToetsFout } => ({ ok: false, fout });

function foutVan(issues: readonly z.core.$ZodIssue[], waarde: unknown): ToetsFout {
  const issue = issues[0];
  if (!issue) return { tekst: 'De feiten kloppen niet.', feit: null };
  const pad = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const feit = [...pad, issue.keys[0] ?? ''].join('.');
    const bekend = pad[0] === 'zrm' ? ZRM_DOMEINEN : Object.keys(pad.length === 0 ? ToetsFeiten.shape : Uitkering.shape);
    const wat = pad[0] === 'zrm' ? 'dit leefgebied' : 'dit feit';
    return { tekst: `${feit}: ${wat} bestaat niet; kies uit: ${bekend.join(', ')}.`, feit };
  }
  const feit = pad.length === 0 ? null : pad.join('.');
  const gevonden = opPad(waarde, issue.path);
  const er = gevonden === undefined ? '; het ontbreekt' : `; er staat ${kort(gevonden)}`;
  const regel = REGEL[pad[0] ?? ''];
  return { ...(regel === undefined ? {} : { regel }), tekst: `${feit === null ? '' : `${feit}: `}${issue.message}${er}.`, feit };
}

function opPad(waarde: unknown, pad: readonly PropertyKey[]): unknown {
  let hier = waarde;
  for (const deel of pad) {
    if (hier === null || typeof hier !== 'object') return undefined;
    hier = new Map<PropertyKey, unknown>(Object.entries(hier)).get(deel);
  }
  return hier;
}

function kort(waarde: unknown): string {
  const tekst = JSON.stringify(waarde) ?? 'niets';
  return tekst.length > LANGST ? `${tekst.slice(0, LANGST)}…` : tekst;
}
