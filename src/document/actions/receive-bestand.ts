import { createHash } from 'node:crypto';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { FormFile } from '../../web/form-data.ts';
import { keurBestand } from '../inhoud/keur.ts';
import { bestandsnaam } from '../rules.ts';
import type { Virusscanner } from '../scanner.ts';
import { BESTANDSOORTEN, type UploadRegels } from '../types.ts';

/** A file that may be kept, with its checksum and what the virus scanner said. */
export interface Ontvangen {
  bestandsnaam: string;
  type: string;
  inhoud: Uint8Array;
  sha256: string;
  tonen: boolean;
  scan: 'schoon' | 'niet-ingesteld';
  bijzonderheden: string;
}

const nee = (tekst: string): Resultaat<Ontvangen> => geweigerd({ veld: 'bestand', tekst });

/**
 * Looks into what came in, before any transaction is open: kind, size, content, viruses. Where a scanner is set and does not answer,
 * nothing is kept.
 */
export const receiveBestand = async (
  bestanden: readonly FormFile[],
  regels: UploadRegels,
  scanner: Virusscanner | undefined,
): Promise<Resultaat<Ontvangen>> => {
  const gekozen = bestanden.filter(({ veld, inhoud }) => veld === 'bestand' || (veld === 'foto' && inhoud.length > 0));
  const [bestand] = gekozen;
  if (!bestand) return nee('Kies een bestand.');
  if (gekozen.length > 1) return nee('Kies één bestand tegelijk.');
  const gekeurd = await keurBestand(bestand.inhoud, regels);
  if (!gekeurd.ok) return gekeurd;
  const { soort, inhoud, tonen, bijzonderheden } = gekeurd.waarde;
  const uitslag = scanner && (await scanner.scan(inhoud)).uitslag;
  if (uitslag === 'besmet')
    return nee('In dit bestand zit een virus. Het is niet bewaard. Laat je apparaat nakijken en kies een ander bestand.');
  if (uitslag === 'niet-bereikbaar')
    return nee(
      'We kunnen bestanden nu niet op virussen controleren. Er is niets bewaard. Probeer het over een kwartier opnieuw.',
    );
  return gelukt({
    bestandsnaam: bestandsnaam(bestand.naam, soort),
    type: BESTANDSOORTEN[soort].mime,
    inhoud,
    sha256: createHash('sha256').update(inhoud).digest('hex'),
    tonen,
    scan: uitslag ?? 'niet-ingesteld',
    bijzonderheden: bijzonderheden.join(' '),
  });
};
