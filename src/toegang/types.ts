import { z } from 'zod';
import { type Datum, parseDatumNl } from '../kernel/datum.ts';

/** Why somebody opens a dossier in an emergency (keuze). The resident reads it in `NOODREDEN_B1`. */
export const NoodReden = z.enum(['gevaar', 'contactpersoon-weg', 'inwoner-vraagt', 'termijn', 'klacht'], {
  error: 'Kies waarom je dit dossier nu moet lezen.',
});
export type NoodReden = z.infer<typeof NoodReden>;

/** Why a dossier is shielded (keuze). */
export const AfschermGrond = z.enum(
  ['eigen-medewerker', 'familie-van-medewerker', 'bekende-persoon', 'geheime-verblijfplaats', 'anders'],
  { error: 'Kies waarom dit dossier extra bescherming nodig heeft.' },
);
export type AfschermGrond = z.infer<typeof AfschermGrond>;

/** What a resident may agree to share with the orientation centre besides what it always gets. */
export const Gedeeld = z.enum(['uitkering', 'zrm']);
export type Gedeeld = z.infer<typeof Gedeeld>;

const kort = (wat: string, hoogstens: number) => z.string().max(hoogstens, `Maak ${wat} korter: hoogstens ${hoogstens} letters.`);
const dag = (wat: string) =>
  z.string().transform((tekst, ctx): Datum => {
    const gelezen = parseDatumNl(tekst);
    if (gelezen) return gelezen;
    ctx.addIssue({
      code: 'custom',
      message: tekst === '' ? `Vul ${wat} in.` : 'Schrijf de datum als dag-maand-jaar, bijvoorbeeld 31-01-2020.',
    });
    return z.NEVER;
  });
const dagOfLeeg = z.string().transform((tekst, ctx): Datum | null => {
  if (tekst === '') return null;
  const gelezen = parseDatumNl(tekst);
  if (gelezen) return gelezen;
  ctx.addIssue({ code: 'custom', message: 'Schrijf de datum als dag-maand-jaar, bijvoorbeeld 31-01-2020.' });
  return z.NEVER;
});
const persoon = (bericht: string) => z.string().regex(/^[1-9]\d{0,8}$/, bericht);

export const NoodForm = z.object({
  wie: z
    .string()
    .min(1, 'Vul het dossiernummer of het burgerservicenummer in.')
    .max(40, 'Dit is geen dossiernummer of burgerservicenummer.'),
  reden: NoodReden,
  toelichting: kort('de toelichting', 500).min(10, 'Schrijf in een zin op waarom het niet kan wachten.'),
  gelezen: z.literal('ja', { error: 'Vink aan dat je weet dat de inwoner dit ziet.' }),
});

export const OordeelForm = z
  .object({
    oordeel: z.enum(['terecht', 'onterecht'], { error: 'Kies of de noodtoegang terecht was.' }),
    toelichting: kort('de toelichting', 500),
  })
  .refine((f) => f.oordeel === 'terecht' || f.toelichting !== '', {
    path: ['toelichting'],
    message: 'Schrijf op waarom de noodtoegang niet terecht was, en wat je eraan doet.',
  });

export const AfschermForm = z
  .object({
    dossiernummer: z.string().min(1, 'Vul het dossiernummer in.').max(40, 'Dit is geen dossiernummer.'),
    grond: AfschermGrond,
    toelichting: kort('de toelichting', 500),
    tot: dag('in wanneer je opnieuw kijkt of dit nog nodig is'),
  })
  .refine((f) => f.grond !== 'anders' || f.toelichting !== '', { path: ['toelichting'], message: 'Schrijf op waarom.' });

export const OphefForm = z.object({ reden: kort('de reden', 500).min(1, 'Schrijf op waarom de afscherming weg mag.') });
export const VerlengForm = z.object({ tot: dag('in tot wanneer') });
export const GenoemdeForm = z.object({ gebruiker: persoon('Kies wie dit dossier ook mag openen.') });

export const VervangingForm = z.object({
  van: dag('de eerste dag in'),
  tot: dagOfLeeg,
  vervanger: z.string().regex(/^$|^[1-9]\d{0,8}$/, 'Kies wie er vervangt.'),
});

export const CentrumForm = z.object({ organisatie: persoon('Kies een organisatie.'), van: dag('de eerste dag in') });

export const BekendForm = z.object({
  bsn: z.string().max(20),
  voornaam: z.string().max(100),
  achternaam: z.string().max(100),
  geboortedatum: dagOfLeeg,
});

/** One access in an emergency, as staff see it. */
export interface Noodtoegang {
  id: number;
  inwonerId: number;
  consulentId: number;
  gebruikerId: number;
  naam: string;
  reden: string;
  toelichting: string;
  begonnenOp: Date;
  verlooptOp: Date;
  geslotenOp: Date | undefined;
  oordeel: 'terecht' | 'onterecht' | undefined;
  oordeelToelichting: string;
  beoordeeldDoor: string | undefined;
  beoordeeldOp: Date | undefined;
}
