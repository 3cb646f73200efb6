import { z } from 'zod';
import { type Datum, datum, isoDatum, laatste, parseDatum, plusDagen, plusMaanden } from '../kernel/datum.ts';

const isoDag = z.string().refine((tekst) => parseDatum(tekst) !== undefined, 'schrijf een dag die bestaat als jjjj-mm-dd');

export const AowTabel = z
  .strictObject({
    naam: z.string(),
    wet: z.string(),
    bijgewerkt: isoDag,
    perGeboortedatum: z.array(
      z.strictObject({
        van: isoDag.nullable(),
        totEnMet: isoDag,
        jaren: z.int(),
        maanden: z.int().min(0).max(11),
        status: z.enum(['gecontroleerd', 'te-controleren']),
        bron: z.string(),
      }),
    ),
    voorlopig: z.strictObject({ vanaf: isoDag, jaren: z.int(), maanden: z.int().min(0).max(11), bron: z.string() }),
  })
  .superRefine((tabel, ctx) => {
    tabel.perGeboortedatum.forEach((rij, i) => {
      const volgende = tabel.perGeboortedatum[i + 1];
      const begin = volgende ? volgende.van : tabel.voorlopig.vanaf;
      if (begin !== isoDatum(plusDagen(datum(rij.totEnMet), 1))) {
        ctx.addIssue({
          code: 'custom',
          path: ['perGeboortedatum', i, 'totEnMet'],
          message: 'de volgende rij begint niet op de dag erna',
        });
      }
    });
  });

export const Feestdagen = z.strictObject({
  naam: z.string(),
  wet: z.string(),
  bron: z.string(),
  jaren: z.strictObject({ van: z.int(), totEnMet: z.int() }),
  dagen: z.array(z.strictObject({ datum: isoDag, naam: z.string() })),
});

/** Atw art. 4: the longest term of each kind that the law still moves; one in years never. */
const SCHUIFT_TOT = { dagen: 90, werkdagen: 0, weken: 12, maanden: 3, jaren: 0 } as const;

export const WettelijkeTermijn = z
  .strictObject({
    omschrijving: z.string(),
    aantal: z.int().positive(),
    eenheid: z.enum(['dagen', 'werkdagen', 'weken', 'maanden', 'jaren']),
    vanaf: z.string(),
    telling: z.literal('eerste-dag-erna'),
    schuiftOp: z.boolean(),
    bron: z.string(),
  })
  .refine(({ aantal, eenheid, schuiftOp }) => !schuiftOp || aantal <= SCHUIFT_TOT[eenheid], {
    path: ['schuiftOp'],
    message:
      'een termijn van meer dan 90 dagen, twaalf weken of drie maanden, in jaren of in werkdagen schuift niet op (Algemene termijnenwet, artikel 4)',
  });
export type WettelijkeTermijn = z.output<typeof WettelijkeTermijn>;

export const WettelijkeTermijnen = z.strictObject({
  naam: z.string(),
  bijgewerkt: isoDag,
  termijnen: z.strictObject({
    bezwaar: WettelijkeTermijn,
    'bezwaar-beslissing': WettelijkeTermijn,
    'bezwaar-verdaging': WettelijkeTermijn,
    beroep: WettelijkeTermijn,
    'hoger-beroep': WettelijkeTermijn,
    'bezwaar-na-uitspraak': WettelijkeTermijn,
    onderzoek: WettelijkeTermijn,
    'persoonlijk-plan': WettelijkeTermijn,
    beschikking: WettelijkeTermijn,
    retourbericht: WettelijkeTermijn,
    'declaratie-antwoord': WettelijkeTermijn,
    bewaren: WettelijkeTermijn,
    vernietigen: WettelijkeTermijn,
  }),
});
export type TermijnNaam = keyof z.output<typeof WettelijkeTermijnen>['termijnen'];

/** National data as the rules use it. */
export type Landelijk = {
  aow: z.output<typeof AowTabel>;
  termijnen: z.output<typeof WettelijkeTermijnen>['termijnen'];
  feestdagen: ReadonlyMap<string, string>;
  feestdagJaren: { van: number; totEnMet: number };
};

/** `status` says how sure the age is: voorlopig when it has not been set yet, te-controleren when nobody has checked the row. */
export type AowDatum = { datum: Datum; jaren: number; maanden: number; status: 'gecontroleerd' | 'te-controleren' | 'voorlopig' };

/** The day on which somebody reaches the AOW age (AP1, C2: art. 7a Algemene Ouderdomswet). */
export function aowDatum(landelijk: Landelijk, geboren: Datum): AowDatum {
  const iso = isoDatum(geboren);
  const { perGeboortedatum, voorlopig } = landelijk.aow;
  const rij = iso >= voorlopig.vanaf ? undefined : perGeboortedatum.find((r) => iso <= r.totEnMet);
  const { jaren, maanden } = rij ?? voorlopig;
  return { datum: plusMaanden(geboren, jaren * 12 + maanden), jaren, maanden, status: rij?.status ?? 'voorlopig' };
}

/** The holidays of the year are not in the list, so a term that ends there cannot be told. */
export class FeestdagenOnbekend extends RangeError {}

/** Saturday, Sunday or a day of art. 3 Algemene termijnenwet. Throws FeestdagenOnbekend outside the years of the list: never guess. */
export function isVrijeDag(landelijk: Landelijk, dag: Datum): boolean {
  const { van, totEnMet } = landelijk.feestdagJaren;
  if (dag.year < van || dag.year > totEnMet) {
    throw new FeestdagenOnbekend(
      `de feestdagen van ${dag.year} staan niet in beleid/landelijk/feestdagen.yaml (wel ${van} tot en met ${totEnMet})`,
    );
  }
  return dag.dayOfWeek >= 6 || landelijk.feestdagen.has(isoDatum(dag));
}

/** The day itself, or the next working day when it is not one (art. 1 lid 1 Algemene termijnenwet). */
export function werkdagOpOfNa(landelijk: Landelijk, dag: Datum): Datum {
  let d = dag;
  while (isVrijeDag(landelijk, d)) d = plusDagen(d, 1);
  return d;
}

/** The n-th working day after a day; contract and message terms count these. */
export function plusWerkdagen(landelijk: Landelijk, dag: Datum, n: number): Datum {
  let d = dag;
  for (let i = 0; i < n; i++) d = werkdagOpOfNa(landelijk, plusDagen(d, 1));
  return d;
}

/** Last day of a statutory term that an event on `vanaf` starts. Throws FeestdagenOnbekend outside the list of holidays. */
export function laatsteDag(landelijk: Landelijk, naam: TermijnNaam, vanaf: Datum): Datum {
  const termijn = landelijk.termijnen[naam];
  const dag = plusTermijn(landelijk, termijn, vanaf);
  if (!termijn.schuiftOp) return dag;
  // Atw art. 2: a term of at least three days holds at least two that are not a Saturday, Sunday or holiday.
  const minstens = termijn.eenheid === 'dagen' && termijn.aantal >= 3 ? laatste(dag, plusWerkdagen(landelijk, vanaf, 2)) : dag;
  return werkdagOpOfNa(landelijk, minstens);
}

/** As laatsteDag; undefined outside the list of holidays, for what then says that it is not known. */
export function findLaatsteDag(landelijk: Landelijk, naam: TermijnNaam, vanaf: Datum): Datum | undefined {
  try {
    return laatsteDag(landelijk, naam, vanaf);
  } catch (fout) {
    if (fout instanceof FeestdagenOnbekend) return undefined;
    throw fout;
  }
}

function plusTermijn(landelijk: Landelijk, termijn: WettelijkeTermijn, vanaf: Datum): Datum {
  switch (termijn.eenheid) {
    case 'dagen':
      return plusDagen(vanaf, termijn.aantal);
    case 'werkdagen':
      return plusWerkdagen(landelijk, vanaf, termijn.aantal);
    case 'weken':
      return plusDagen(vanaf, termijn.aantal * 7);
    case 'maanden':
      return plusMaanden(vanaf, termijn.aantal);
    case 'jaren':
      return plusMaanden(vanaf, termijn.aantal * 12);
  }
}

/**
 * Last day to object to a besluit: six weeks from the day after notification (Awb 6:7, 6:8), moved to the next working day when it
 * ends on a Saturday, Sunday or holiday (Algemene termijnenwet art. 1).
 */
export function bezwaartermijn(landelijk: Landelijk, bekendgemaaktOp: Datum): Datum {
  return laatsteDag(landelijk, 'bezwaar', bekendgemaaktOp);
}
