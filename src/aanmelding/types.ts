import { z } from 'zod';
import { contactVelden, contactVolgorde } from '../inwoner/index.ts';
import { parseBsn } from '../kernel/bsn.ts';
import { isoDatum, parseDatumNl } from '../kernel/datum.ts';
import { Melder, melderTekst } from '../melding/index.ts';

/** Who reported: the same people as of a melding. */
export const AangemeldDoor = Melder;
export type AangemeldDoor = Melder;
export const aangemeldDoorTekst: Record<AangemeldDoor, string> = melderTekst;

const BSN_LEEG = 'Vul het BSN in: negen cijfers.';
const bsn = z.string({ error: BSN_LEEG }).transform((tekst, ctx) => {
  const waarde = parseBsn(tekst);
  if (waarde !== undefined) return waarde;
  const cijfers = tekst.replace(/[\s.-]/g, '');
  ctx.addIssue({
    code: 'custom',
    message:
      cijfers === ''
        ? BSN_LEEG
        : !/^\d+$/.test(cijfers)
          ? 'Een BSN bestaat alleen uit cijfers. Haal de andere tekens weg.'
          : cijfers.length !== 9
            ? `Een BSN heeft negen cijfers. Je vulde er ${cijfers.length} in.`
            : 'Dit BSN klopt niet. Kijk het na op het identiteitsbewijs: waarschijnlijk is een cijfer verwisseld.',
  });
  return z.NEVER;
});

/** A day as people type it; comes out as an ISO date. */
const dag = (leeg: string, voorbeeld: string) =>
  z.string({ error: leeg }).transform((tekst, ctx) => {
    const d = parseDatumNl(tekst);
    if (d) return isoDatum(d);
    ctx.addIssue({
      code: 'custom',
      message:
        tekst === '' ? leeg : `“${tekst.slice(0, 20)}” is geen dag die bestaat. Schrijf dd-mm-jjjj, bijvoorbeeld ${voorbeeld}.`,
    });
    return z.NEVER;
  });

const naam = (leeg: string) =>
  z
    .string({ error: leeg })
    .min(1, leeg)
    .max(100, 'Schrijf dit korter, in hoogstens 100 tekens.')
    .regex(/\p{L}/u, 'Schrijf een naam met letters.');

/** What is asked at the aanmelding. Dates come out as ISO text, the BSN as nine digits. */
export const AanmeldingForm = z.object({
  ontvangen_op: dag('Vul in op welke dag de aanmelding binnenkwam.', '22-11-2026'),
  aangemeld_door: AangemeldDoor,
  vraag: z
    .string({ error: 'Schrijf op wat de inwoner vraagt.' })
    .min(1, 'Schrijf op wat de inwoner vraagt, in zijn of haar eigen woorden.')
    .max(4000, 'Schrijf dit korter, in hoogstens 4000 tekens.'),
  bsn,
  voornaam: naam('Vul de voornaam in.'),
  voorvoegsel: z.string().max(20, 'Schrijf het voorvoegsel korter, bijvoorbeeld van der.').default(''),
  achternaam: naam('Vul de achternaam in.'),
  geboortedatum: dag('Vul de geboortedatum in.', '01-05-1990'),
  anderePersoon: z.string().default(''),
  ...contactVelden,
});
export type AanmeldingForm = z.output<typeof AanmeldingForm>;

/** The fields in the order of the page. */
export const aanmeldingVolgorde: readonly string[] = [
  'ontvangen_op',
  'aangemeld_door',
  'vraag',
  'bsn',
  'voornaam',
  'voorvoegsel',
  'achternaam',
  'geboortedatum',
  'anderePersoon',
  ...contactVolgorde,
];
