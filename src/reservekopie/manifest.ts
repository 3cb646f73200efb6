import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Manifest, NietMogelijk } from './types.ts';

const controlesom = (manifest: Manifest): string => createHash('sha256').update(JSON.stringify(manifest)).digest('hex');

/** As it stands in manifest.json; with a checksum over itself, so that a changed number is noticed. */
export const schrijfManifest = (manifest: Manifest): string =>
  `${JSON.stringify({ manifest: Manifest.parse(manifest), controlesom: controlesom(Manifest.parse(manifest)) }, null, 1)}\n`;

const Vooraf = z.object({
  manifest: z.object({ soort: z.string(), vorm: z.number(), product: z.string() }),
  controlesom: z.string(),
});

/** Throws NietMogelijk on what is no back-up of this product, is damaged, or has a shape that came later. */
export const leesManifest = (tekst: string): Manifest => {
  let json: unknown;
  try {
    json = JSON.parse(tekst);
  } catch {
    throw new NietMogelijk('manifest.json is beschadigd of niet af. Neem een andere back-up.');
  }
  const vooraf = Vooraf.safeParse(json);
  if (!vooraf.success || vooraf.data.manifest.soort !== 'werktmee-reservekopie') {
    throw new NietMogelijk('manifest.json is niet van een back-up van dit product.');
  }
  if (vooraf.data.manifest.vorm > 1) {
    throw new NietMogelijk(
      `Deze back-up is gemaakt met versie ${vooraf.data.manifest.product} van het product, in een vorm die deze versie niet kent. Zet hem terug met die versie of een nieuwere.`,
    );
  }
  const gelezen = z.object({ manifest: Manifest, controlesom: z.string() }).safeParse(json);
  if (!gelezen.success || controlesom(gelezen.data.manifest) !== gelezen.data.controlesom) {
    throw new NietMogelijk('manifest.json is veranderd of beschadigd: de controlesom klopt niet. Neem een andere back-up.');
  }
  return gelezen.data.manifest;
};
