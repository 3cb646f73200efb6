import type { Kysely } from 'kysely';
import { datum, isNa, plusDagen, toonDatum, vroegste } from '../../kernel/datum.ts';
import { fromDaterange, overlapt, type Periode, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { findToewijzingenVan, type ToewijzingRij } from '../../toewijzing/index.ts';

/** AP9: another toewijzing of the same product stands where this one would come. `behalve`: one that goes away. */
export async function findBezet(
  db: Kysely<DB>,
  { t, nu, na, behalve }: { t: ToewijzingRij; nu: Periode; na: Periode; behalve?: number },
): Promise<Reden | undefined> {
  if (!isNa(na.tot, nu.tot)) return undefined;
  const erbij = { van: plusDagen(nu.tot, 1), tot: na.tot };
  const andere = (await findToewijzingenVan(db, t.inwoner_id)).flatMap((een) => {
    if (een.id === t.id || een.id === behalve || een.product !== t.product || een.status === 'geweigerd') return [];
    const { van, tot } = fromDaterange(een.looptijd);
    const periode = { van, tot: een.beeindigd_op === null ? tot : vroegste(tot, datum(een.beeindigd_op)) };
    return isNa(periode.van, periode.tot) || !overlapt(periode, erbij) ? [] : [{ ...een, periode }];
  })[0];
  if (!andere) return undefined;
  const laatste = plusDagen(andere.periode.van, -1);
  const kan = isNa(laatste, nu.tot) ? ` Tot en met ${toonDatum(laatste)} kan wel.` : ' Beëindig of wijzig die toewijzing eerst.';
  return {
    tekst: `De toewijzing zou tot en met ${toonDatum(na.tot)} lopen, en de inwoner heeft daarna al een andere voor hetzelfde product: ${toonPeriode(andere.periode)} bij ${andere.aanbieder}.${kan}`,
    regel: 'AP9',
    bron: 'keuze',
  };
}
