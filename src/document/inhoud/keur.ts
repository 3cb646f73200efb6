import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { watMag } from '../rules.ts';
import type { Bestandsoort, Gekeurd, UploadRegels } from '../types.ts';
import { type Beeld, schoonJpeg, schoonPng } from './beeld.ts';
import { bekijkPdf } from './pdf.ts';
import { bekijkTekstbestand } from './tekstbestand.ts';

const VELD = 'bestand';
const nee = (tekst: string): Resultaat<Gekeurd> => geweigerd({ veld: VELD, tekst });

const TEKSTBESTAND_FOUT = {
  kapot: 'Dit bestand is kapot. Open het, bewaar het opnieuw en probeer het nog een keer.',
  versleuteld: 'Dit bestand is op slot met een wachtwoord. Bewaar het zonder wachtwoord en probeer het opnieuw.',
  bom: 'Dit bestand wordt bij het openen veel te groot. Bewaar het als PDF en probeer het opnieuw.',
  programma: 'In dit bestand zit een programma of een ander bestand. Bewaar het als PDF en probeer het opnieuw.',
  verwijzing: 'Dit bestand haalt iets op van een andere plek als je het opent. Bewaar het als PDF en probeer het opnieuw.',
} as const;

/**
 * Looks into a file by its bytes; its name and what the browser says of it count for nothing. Gives what may be kept: a picture comes
 * back without the place where it was taken. Every refusal says what to do.
 */
export const keurBestand = async (bytes: Uint8Array, regels: UploadRegels): Promise<Resultaat<Gekeurd>> => {
  if (bytes.length === 0) return nee('Dit bestand is leeg. Kies een ander bestand.');
  if (bytes.length > regels.maxBytes)
    return nee(
      `Dit bestand is te groot: ${Math.ceil(bytes.length / 1_000_000)} MB. Het mag hoogstens ${regels.maxBytes / 1_000_000} MB zijn.`,
    );
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zip) {
    const uit = bekijkTekstbestand(bytes);
    if ('fout' in uit) return nee(uit.fout === 'ander-bestand' ? watMag(regels) : TEKSTBESTAND_FOUT[uit.fout]);
    return toegestaan(regels, uit.soort, { inhoud: bytes, tonen: false, bijzonderheden: [] });
  }
  // Read with the first file that is handed in: it knows hundreds of kinds, and most who start this process hand in none.
  const { fileTypeFromBuffer } = await import('file-type');
  const { ext } = (await fileTypeFromBuffer(bytes)) ?? { ext: undefined };
  if (ext === 'heic' || ext === 'avif')
    return nee('Deze foto heeft een soort die niet overal opent (HEIC). Maak de foto via deze pagina, of bewaar hem als JPEG.');
  if (ext === 'jpg') return beeld(regels, 'jpg', schoonJpeg(bytes));
  if (ext === 'png' || ext === 'apng') return beeld(regels, 'png', schoonPng(bytes));
  if (ext !== 'pdf') return nee(watMag(regels));
  const pdf = bekijkPdf(bytes);
  if (!pdf.heel) return nee('Deze PDF is kapot of niet helemaal aangekomen. Bewaar hem opnieuw en probeer het nog een keer.');
  if (pdf.versleuteld) return nee('Deze PDF is op slot met een wachtwoord. Bewaar hem zonder wachtwoord en probeer het opnieuw.');
  if (pdf.programma)
    return nee('In deze PDF zit een programma of een ander bestand. Druk hem af naar een nieuwe PDF en probeer het opnieuw.');
  return toegestaan(regels, 'pdf', {
    inhoud: bytes,
    tonen: !pdf.script && !pdf.onleesbaar,
    bijzonderheden: [
      ...(pdf.script
        ? ['In deze PDF zit een script, zoals bij invulformulieren. Daarom tonen we hem niet; je kunt hem wel downloaden.']
        : []),
      ...(pdf.onleesbaar && !pdf.script
        ? ['Een deel van deze PDF konden we niet controleren. Daarom tonen we hem niet; je kunt hem wel downloaden.']
        : []),
    ],
  });
};

const beeld = (regels: UploadRegels, soort: Bestandsoort, uit: Beeld): Resultaat<Gekeurd> => {
  if ('fout' in uit)
    return nee(
      uit.fout === 'kapot'
        ? 'Deze foto is kapot of niet helemaal aangekomen. Maak of bewaar hem opnieuw.'
        : 'Deze afbeelding heeft veel te veel beeldpunten. Maak hem kleiner en probeer het opnieuw.',
    );
  return toegestaan(regels, soort, {
    inhoud: uit.inhoud,
    tonen: true,
    bijzonderheden: uit.ingekort ? ['Wat een camera of programma erbij schreef (zoals de plaats) is eruit gehaald.'] : [],
  });
};

const toegestaan = (regels: UploadRegels, soort: Bestandsoort, rest: Omit<Gekeurd, 'soort'>): Resultaat<Gekeurd> =>
  regels.soorten.includes(soort) ? gelukt({ soort, ...rest }) : nee(watMag(regels));
