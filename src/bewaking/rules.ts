// From the facts of a toewijzing to the duties that are kept, and from what was kept to what moved. Pure.
import type { Landelijk, Product, Regeling } from '../beleid/index.ts';
import { isoVanDagnummer, parseDagnummer } from '../kernel/dagnummer.ts';
import { datum, isoDatum } from '../kernel/datum.ts';
import { afdoeningenVan, dagenStaat, type PlichtDag, plichtStanden, verschilVan } from '../plicht/index.ts';
import { antwoordTermijn } from '../toewijzing/index.ts';
import type { Grondslag, PlichtRij, PlichtVerschil, Stand, ToewijzingFeiten } from './types.ts';

/** The version and the product under which a toewijzing runs; undefined: the regeling does not have it (a delivery). */
export type ZoekProduct = (
  regelingId: number,
  product: string,
) => { regeling: Pick<Regeling, 'geldigVan'>; product: Pick<Product, 'plichten'> } | undefined;

const LOOPT = ['toegewezen', 'geaccepteerd', 'gestart'];

/** What waits is no longer owed when the toewijzing is over. */
const standNa = (stand: Stand, loopt: boolean): Stand =>
  !loopt && (stand === 'open' || stand === 'gepland') ? 'niet-gedaan' : stand;

type Eerder = ToewijzingFeiten['regelingEerder'];

/** Earlier versions, as far as they have the product. */
const eerderVan = (zoek: ZoekProduct, product: string, eerder: Eerder) =>
  eerder.flatMap(({ tot, regelingId }) => {
    const gevonden = zoek(regelingId, product);
    return gevonden ? [{ product: gevonden.product, tot }] : [];
  });

const genummerd = (dagen: readonly PlichtDag[]): (PlichtDag & { nr: number })[] => {
  const geteld = new Map<string, number>();
  return dagen.map((een) => {
    const nr = geteld.get(een.plicht.soort) ?? 0;
    geteld.set(een.plicht.soort, nr + 1);
    return { ...een, nr };
  });
};

const iso = isoVanDagnummer;
const dagErna = (dag: string): string => iso((parseDagnummer(dag) ?? 0) + 1);

/**
 * The duties of a toewijzing with owner, day and what became of them: to accept within three working days (iWmo, retourbericht), to start
 * on the first day, what the regeling asks while it runs (AR7, AR8, K1, K2), and the result after the end of an ontwikkeling (AP21).
 */
export function plichtRijen(zoek: ZoekProduct, landelijk: Landelijk, f: ToewijzingFeiten): PlichtRij[] {
  const aanbieder = (soort: PlichtRij['soort'], dag: string, rest: Partial<PlichtRij> = {}): PlichtRij => ({
    soort,
    nr: 0,
    wie: 'aanbieder',
    dag,
    stand: 'open',
    op: null,
    ...rest,
  });
  if (f.stil && LOOPT.includes(f.status) && f.status !== 'gestart') return [];
  if (f.status === 'toegewezen') {
    const uiterlijk = antwoordTermijn(landelijk, datum(f.toegewezenOp));
    return [aanbieder('aannemen', uiterlijk ? isoDatum(uiterlijk) : f.van)];
  }
  if (f.status === 'geaccepteerd') return [aanbieder('starten', f.van)];
  if (f.status !== 'gestart' && f.status !== 'beeindigd') return [];
  const loopt = f.status === 'gestart' && !f.stil;
  const gevonden = zoek(f.regelingId, f.product);
  const rijen: PlichtRij[] = [];
  if (gevonden && (gevonden.product.plichten.length > 0 || f.regelingEerder.length > 0)) {
    const dagen = genummerd(
      dagenStaat(
        gevonden.regeling,
        gevonden.product,
        { van: f.van, tot: f.tot, opschortingen: f.opgeschort },
        eerderVan(zoek, f.product, f.regelingEerder),
      ).dagen,
    );
    const standen = plichtStanden(
      dagen.map(({ plicht, datum }) => ({ soort: plicht.soort, datum: iso(datum) })),
      afdoeningenVan(f.voortgang, f.afdoeningen),
    );
    for (const [i, { plicht, datum, nr }] of dagen.entries()) {
      const stand = standen[i] ?? { stand: 'open' };
      rijen.push({
        soort: plicht.soort,
        nr,
        wie: plicht.wie,
        dag: iso(datum),
        stand: standNa(stand.stand, loopt),
        op: 'op' in stand && (loopt || stand.stand !== 'gepland') ? stand.op : null,
      });
    }
  }
  if (f.doelTrede !== null && (loopt || f.resultaatOp !== undefined))
    rijen.push(
      aanbieder('resultaat-melden', dagErna(f.tot), f.resultaatOp === undefined ? {} : { stand: 'gedaan', op: f.resultaatOp }),
    );
  return rijen;
}

const gelijk = (a: PlichtRij, b: PlichtRij): boolean =>
  a.dag === b.dag && a.stand === b.stand && a.op === b.op && a.wie === b.wie;

const sleutel = ({ soort, nr }: Pick<PlichtRij, 'soort' | 'nr'>): string => `${soort} ${nr}`;

const zelfdePeriode = (a: Grondslag, b: Grondslag): boolean =>
  a.product === b.product &&
  a.regelingId === b.regelingId &&
  a.van === b.van &&
  a.tot === b.tot &&
  a.opgeschort.length === b.opgeschort.length &&
  a.opgeschort.every((o, i) => o.van === b.opgeschort[i]?.van && o.tot === b.opgeschort[i]?.tot);

/** What must be written so that what is kept is what follows now. Nothing moved: three empty lists. */
export interface Bijwerking {
  schrijf: PlichtRij[];
  weg: Pick<PlichtRij, 'soort' | 'nr'>[];
  verschillen: PlichtVerschil[];
}

const NAAM_RESULTAAT = 'Resultaat melden';

/**
 * Compares what is kept of a toewijzing with what follows now. A duty of the regeling whose day moved, that came or that is owed no
 * longer leaves a line with the reason; the first time there is nothing to compare with.
 */
export function werkBij(
  zoek: ZoekProduct,
  oud: { rijen: readonly PlichtRij[]; grondslag: Grondslag | undefined },
  nieuw: { rijen: readonly PlichtRij[]; grondslag: Grondslag; eerder: Eerder },
): Bijwerking {
  const was = new Map(oud.rijen.map((rij) => [sleutel(rij), rij]));
  const wordt = new Set(nieuw.rijen.map(sleutel));
  const anders = oud.grondslag === undefined || !zelfdePeriode(oud.grondslag, nieuw.grondslag);
  const schrijf = nieuw.rijen.filter((rij) => {
    const eerder = was.get(sleutel(rij));
    return eerder === undefined || anders || !gelijk(eerder, rij);
  });
  const weg = oud.rijen.filter((rij) => !wordt.has(sleutel(rij)));
  return {
    schrijf,
    weg,
    verschillen: anders && oud.grondslag ? verschilTussen(zoek, oud, { ...nieuw, van: oud.grondslag }) : [],
  };
}

function verschilTussen(
  zoek: ZoekProduct,
  oud: { rijen: readonly PlichtRij[] },
  nieuw: { rijen: readonly PlichtRij[]; grondslag: Grondslag; eerder: Eerder; van: Grondslag },
): PlichtVerschil[] {
  const staat = ({ regelingId, product, van, tot, opgeschort }: Grondslag) => {
    const gevonden = zoek(regelingId, product);
    // What decided before the version of then: as far as it went over by then.
    const nr = nieuw.eerder.findIndex((een) => een.regelingId === regelingId);
    const eerder = regelingId === nieuw.grondslag.regelingId || nr < 0 ? nieuw.eerder : nieuw.eerder.slice(0, nr);
    return (
      gevonden &&
      dagenStaat(gevonden.regeling, gevonden.product, { van, tot, opschortingen: opgeschort }, eerderVan(zoek, product, eerder))
    );
  };
  const [voor, na] = [staat(nieuw.van), staat(nieuw.grondslag)];
  if (!voor || !na) return [];
  const uit = verschilVan(voor, na);
  const toen = new Map(oud.rijen.map((rij) => [sleutel(rij), rij]));
  const nu = new Map(nieuw.rijen.map((rij) => [sleutel(rij), rij]));
  const plichten = uit.flatMap(({ wat, nr, naam, oud: eerst, nieuw: dan, reden }): PlichtVerschil[] => {
    if (wat === 'begin' || wat === 'einde') return [];
    const rij = { soort: wat, nr };
    return toen.has(sleutel(rij)) || nu.has(sleutel(rij)) ? [{ soort: wat, naam, oud: eerst, nieuw: dan, reden }] : [];
  });
  // The result is owed the day after the end, so it moves with it, for the same reason.
  const [eerst, dan] = [toen.get('resultaat-melden 0'), nu.get('resultaat-melden 0')];
  const einde = uit.find(({ wat }) => wat === 'einde');
  if (eerst && dan && einde && eerst.dag !== dan.dag)
    plichten.push({ soort: 'resultaat-melden', naam: NAAM_RESULTAAT, oud: eerst.dag, nieuw: dan.dag, reden: einde.reden });
  return plichten;
}
