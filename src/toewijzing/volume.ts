// How many hours of a werkplek may be paid: a week, over a month and over the whole toewijzing (AP8, IV077), and what would move it. Pure.
import { bronStatus } from '../beleid/explain.ts';
import { findProduct, type Regeling } from '../beleid/regeling.ts';
import { type Maand, maandPeriode, toonMaand } from '../kernel/maand.ts';
import { type Minuten, toonUren } from '../kernel/minuten.ts';
import { doorsnede, type Periode, toonPeriode } from '../kernel/periode.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { type Anders, type WatAls, watAls } from '../kernel/wat-als.ts';
import { aantalWeken, volumeMaand, volumeTotaal, type Weekverloop } from '../kernel/weken.ts';

export type VolumeFeiten = {
  product: string;
  minutenPerWeek: Minuten;
  periode: Periode;
  maand: Maand;
  verloop?: Weekverloop | undefined;
};

const uur = (minuten: Minuten): string => `${toonUren(minuten)} uur`;
const weken = (n: number): string => (n === 1 ? '1 week' : `${n} weken`);

export function volumeUitleg(regeling: Regeling, f: VolumeFeiten): { gronden: Grond[]; watAls: WatAls[] } {
  const product = findProduct(regeling, f.product);
  const zeg = (bron: string, tekst: string): Grond => ({
    regel: 'AP8',
    bron,
    status: bronStatus(regeling, bron),
    tekst,
    voldaan: true,
  });
  const deel = doorsnede(f.periode, maandPeriode(f.maand));
  const inMaand = (een: VolumeFeiten): Minuten => volumeMaand(een.minutenPerWeek, een.periode, een.maand, een.verloop);
  const gronden = [
    zeg(
      product?.uren?.bron ?? product?.afrekening?.bron ?? 'keuze',
      `Afgesproken is ${uur(f.minutenPerWeek)} per week. De afspraak is de basis van de vergoeding.`,
    ),
    ...(product?.afrekening
      ? [zeg(product.afrekening.bron, `Betaald worden gemaakte uren. ${product.afrekening.keuze ?? ''}`.trim())]
      : []),
    ...(deel
      ? [
          zeg(
            'iWmo IV077',
            `In ${toonMaand(f.maand)} hoogstens ${uur(inMaand(f))}: ${f.verloop ? 'per week wat toen was afgesproken, weken die helemaal zijn opgeschort niet' : `${uur(f.minutenPerWeek)} × ${weken(aantalWeken(deel))} die deze maand raakt`}.`,
          ),
        ]
      : []),
    zeg(
      'iWmo TR322',
      `Over de hele toewijzing (${toonPeriode(f.periode)}) hoogstens ${uur(volumeTotaal(f.minutenPerWeek, f.periode, f.verloop))}.`,
    ),
  ];
  const anders: Anders<VolumeFeiten>[] = [-60, 60]
    .filter((minuten) => f.minutenPerWeek + minuten > 0)
    .map((minuten) => ({
      feit: `week ${minuten}`,
      met: `Met ${uur(f.minutenPerWeek + minuten)} per week afgesproken`,
      feiten: { ...f, minutenPerWeek: f.minutenPerWeek + minuten },
    }));
  const zin = (een: VolumeFeiten): string =>
    `${deel ? `hoogstens ${uur(inMaand(een))} in ${toonMaand(een.maand)}, ` : ''}${uur(volumeTotaal(een.minutenPerWeek, een.periode, een.verloop))} in totaal`;
  return { gronden, watAls: watAls(anders, zin, (dan) => (dan === zin(f) ? undefined : dan)) };
}
