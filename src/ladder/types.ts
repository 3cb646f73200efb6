import { z } from 'zod';
import { isoDatum, parseDatumNl } from '../kernel/datum.ts';
import { parseTrede, type Trede } from '../kernel/trede.ts';

/** One ladderbepaling as it stands in the dossier. */
export interface Bepaling {
  id: number;
  /** ISO date. */
  peildatum: string;
  trede: Trede;
  perspectief: Trede | undefined;
  termijn: 'binnen-een-jaar' | 'later' | undefined;
  motivering: string;
  onderbouwing: string;
  door: string;
  herkomst: 'consulent' | 'levering';
  regelingId: number | undefined;
  vastgelegdOp: Date;
}

export const Termijn = z.enum(['binnen-een-jaar', 'later', 'niet-te-zeggen'], { error: 'Kies wanneer dat kan zijn.' });
export type Termijn = z.output<typeof Termijn>;
export const termijnTekst: Record<Termijn, string> = {
  'binnen-een-jaar': 'Binnen een jaar',
  later: 'Later dan een jaar',
  'niet-te-zeggen': 'Nog niet te zeggen',
};

const PEIL_LEEG = 'Vul in op welke dag deze trede geldt.';
const MOTIVERING_LEEG = 'Schrijf op waarom deze trede past. Zonder motivering kan de bepaling niet worden vastgelegd.';

/** What is asked to determine a trede. The day comes out as ISO text. */
export const BepalingForm = z.object({
  peildatum: z.string({ error: PEIL_LEEG }).transform((tekst, ctx) => {
    const d = parseDatumNl(tekst);
    if (d) return isoDatum(d);
    ctx.addIssue({
      code: 'custom',
      message:
        tekst === ''
          ? PEIL_LEEG
          : `“${tekst.slice(0, 20)}” is geen dag die bestaat. Schrijf dd-mm-jjjj, bijvoorbeeld 22-11-2026.`,
    });
    return z.NEVER;
  }),
  trede: z.string({ error: 'Kies een trede.' }).transform((tekst, ctx): Trede => {
    const trede = parseTrede(tekst);
    if (trede !== undefined) return trede;
    ctx.addIssue({ code: 'custom', message: 'Kies een trede.' });
    return z.NEVER;
  }),
  motivering: z
    .string({ error: MOTIVERING_LEEG })
    .min(1, MOTIVERING_LEEG)
    .max(4000, 'Schrijf dit korter, in hoogstens 4000 tekens.'),
  onderbouwing: z.string().max(2000, 'Schrijf dit korter, in hoogstens 2000 tekens.').default(''),
  perspectief: z
    .string()
    .default('')
    .transform((tekst) => parseTrede(tekst)),
  termijn: Termijn,
});
export type BepalingForm = z.output<typeof BepalingForm>;

export const bepalingVolgorde: readonly string[] = ['peildatum', 'trede', 'motivering', 'onderbouwing', 'perspectief', 'termijn'];
