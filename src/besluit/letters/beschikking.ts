// What the beschikking of a toekenning says. Pure: the same besluit gives the same letter.
import type { BriefInhoud, Rechtsmiddel } from '../../brief/index.ts';
import { type Datum, dagNaam, toonDatum } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { type Periode, toonPeriode } from '../../kernel/periode.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import type { Middel } from '../rechtsmiddel.ts';

export interface BeschikkingFeiten {
  /** Name of the municipality, without the word. */
  gemeente: string;
  product: { naam: string; uitleg: string | null };
  aanbieder: string;
  periode: Periode;
  /** null for an ontwikkeling without agreed hours: then the letter names none. In minuten. */
  minutenPerWeek: number | null;
  /** How that is said; absent: in hours. */
  perWeek?: string | undefined;
  /** false: the regeling does not say that there is none, so the letter does not either. */
  geenBijdrage?: boolean | undefined;
  /** null where the regeling asks for no trede and none was determined. */
  startTrede: { nummer: number; naam: string } | null;
  /** null for a werkplek without a goal trede. */
  doelTrede: { nummer: number; naam: string } | null;
  doelen: readonly string[];
  /** Why, to the resident, in B1 with `je`: whole sentences. */
  waarom: readonly string[];
  /** Who decided along, one sentence each; empty where the regeling names nobody. */
  samen?: readonly string[] | undefined;
  gronden: Grond[];
  /** AP29: from the law down to the chapter, as the regeling gives it. */
  grondslag: readonly string[];
  rechtsmiddel: Rechtsmiddel;
  /** What can be done against it and until when, for the box. */
  middel: Middel;
}

/** “maandag 4 januari 2027” */
export const voluit = (d: Datum): string => `${dagNaam(d)} ${toonDatum(d)}`;

/** In the box: what one can do, and until when. */
export const middelAntwoord = ({ soort, tot }: Middel): string =>
  `${soort === 'bezwaar' ? 'Maak bezwaar' : 'Je kunt naar de rechter'} tot en met ${voluit(tot)}. Verderop lees je hoe dat gaat.`;

const tredeTekst = ({ nummer, naam }: { nummer: number; naam: string }): string => `trede ${nummer}: ${naam}`;

/** The letter of a toekenning (AP29, Awb 3:46, 6:23): in short on top, then the besluit with its grounds. */
export function beschikkingInhoud(f: BeschikkingFeiten): BriefInhoud {
  const uren = f.minutenPerWeek === null ? null : (f.perWeek ?? `${toonUren(f.minutenPerWeek)} uur per week`);
  const doelTrede = f.doelTrede === null ? null : tredeTekst(f.doelTrede);
  const doelen = { punten: [...f.doelen] };
  return {
    onderwerp: `Je krijgt ${f.product.naam}`,
    inleiding: [
      'Wij hebben een besluit genomen over je ondersteuning. Hieronder lees je eerst kort wat je krijgt. Daarna staat het hele besluit.',
    ],
    samenvatting: [
      { vraag: 'Wat krijg je?', antwoord: [`${f.product.naam}.${f.product.uitleg === null ? '' : ` ${f.product.uitleg}`}`] },
      { vraag: 'Waarom?', antwoord: [f.waarom.join(' ')] },
      ...(f.samen && f.samen.length > 0 ? [{ vraag: 'Wie besloten mee?', antwoord: [f.samen.join(' ')] }] : []),
      { vraag: 'Vanaf wanneer?', antwoord: [`Vanaf ${voluit(f.periode.van)}`] },
      { vraag: 'Tot wanneer?', antwoord: [`Tot en met ${voluit(f.periode.tot)}`] },
      { vraag: 'Bij wie?', antwoord: [f.aanbieder] },
      ...(uren === null ? [] : [{ vraag: 'Hoeveel uur?', antwoord: [uren] }]),
      { vraag: 'Wat is je doel?', antwoord: [...(doelTrede === null ? [] : [`Je werkt toe naar ${doelTrede}.`]), doelen] },
      {
        vraag: 'Wat betaal je?',
        antwoord: [
          f.geenBijdrage === false
            ? 'Of je een eigen bijdrage betaalt, staat niet in deze regeling. Vraag het aan de gemeente.'
            : 'Niets. Je betaalt geen eigen bijdrage.',
        ],
      },
      {
        vraag: 'Niet mee eens?',
        antwoord: [middelAntwoord(f.middel)],
      },
    ],
    besluit: {
      uitspraak: [
        `Het college van burgemeester en wethouders van ${f.gemeente} kent je de maatwerkvoorziening `,
        { sterk: f.product.naam },
        ' toe.',
      ],
      feiten: [
        { kop: 'Voorziening', waarde: f.product.naam },
        { kop: 'Aanbieder', waarde: f.aanbieder },
        { kop: 'Periode', waarde: toonPeriode(f.periode) },
        ...(uren === null ? [] : [{ kop: 'Omvang', waarde: uren }]),
        ...(f.startTrede === null ? [] : [{ kop: 'Trede bij de start', waarde: tredeTekst(f.startTrede) }]),
        ...(doelTrede === null ? [] : [{ kop: 'Doeltrede', waarde: doelTrede }]),
        { kop: 'Doelen', waarde: doelen },
        { kop: 'Eigen bijdrage', waarde: f.geenBijdrage === false ? 'niet geregeld' : 'geen' },
      ],
      gronden: f.gronden,
      grondslag: [...f.grondslag],
      rechtsmiddel: f.rechtsmiddel,
    },
  };
}
