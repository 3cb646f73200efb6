import { z } from 'zod';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
import type { TermijnFeiten } from './types.ts';

const tekst = z.string();
/** A list that is not there is an empty one. */
const lijst = <T extends z.ZodType>(van: T) =>
  z
    .array(van)
    .nullish()
    .transform((waarde) => waarde ?? []);

/** The question as it comes in from outside. Days are only text here: whether they exist is judged by the rule that they belong to. */
const Vraag = z.strictObject({
  gemeente: tekst,
  product: tekst,
  ingangsdatum: tekst,
  einddatum: tekst.nullish().transform((waarde) => waarde ?? undefined),
  opschortingen: lijst(z.strictObject({ van: tekst, tot: tekst })),
  verlengingen: lijst(z.strictObject({ tot: tekst })),
  geboortedatum: tekst.nullish().transform((waarde) => waarde ?? undefined),
});
export type TermijnVraag = TermijnFeiten & { gemeente: string };

/** What each fact is and how it is written, for who wrote it otherwise; with the rule that it belongs to. */
const UITLEG: Readonly<Record<string, { regel: string; tekst: string }>> = {
  gemeente: { regel: 'K8', tekst: 'gemeente is de code van een gemeente, als tekst: "0200".' },
  product: { regel: 'K8', tekst: 'product is de naam van een product, als tekst: "wm-werkplek-3".' },
  ingangsdatum: { regel: 'K1', tekst: 'ingangsdatum is een dag, als tekst: "2026-11-22".' },
  einddatum: { regel: 'K1', tekst: 'einddatum is een dag, als tekst: "2026-11-22". Zonder einddatum geldt de langste duur.' },
  opschortingen: {
    regel: 'K2',
    tekst: 'opschortingen is een lijst van perioden met een begin en een einde: [{"van": "2026-03-01", "tot": "2026-03-14"}].',
  },
  verlengingen: { regel: 'K1', tekst: 'verlengingen is een lijst van nieuwe einddatums: [{"tot": "2026-12-31"}].' },
  geboortedatum: { regel: 'K3', tekst: 'geboortedatum is een dag, als tekst: "1990-05-01".' },
};
const VORM =
  'Schrijf een vraag als {"gemeente": "0200", "product": "wm-werkplek-3", "ingangsdatum": "2026-11-22", "opschortingen": [], "verlengingen": []}.';

/** Reads a question of the command line or the API; refused with the rule that the wrong fact belongs to. */
export function leesVraag(invoer: unknown): Resultaat<TermijnVraag> {
  const gelezen = Vraag.safeParse(invoer);
  if (gelezen.success) return gelukt(gelezen.data);
  const [fout] = gelezen.error.issues;
  const veld = String(fout?.path[0] ?? '');
  const uitleg = Object.hasOwn(UITLEG, veld) ? UITLEG[veld] : undefined;
  const vreemd = fout?.code === 'unrecognized_keys' ? `Onbekend: ${fout.keys.join(', ').slice(0, 80)}. ` : '';
  if (!uitleg) return geweigerd({ veld, tekst: `${vreemd}${VORM}`, regel: 'K8', bron: 'keuze K8' });
  return geweigerd({ veld, tekst: `${vreemd}${uitleg.tekst}`, regel: uitleg.regel, bron: `keuze ${uitleg.regel}` });
}
