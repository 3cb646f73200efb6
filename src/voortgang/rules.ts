import { type Datum, isNa, isVoor, parseDatumNl, toonDatum } from '../kernel/datum.ts';
import type { Periode } from '../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';

/**
 * The day of a report or a result: dd-mm-jjjj, not after today, not before the toewijzing began and, with `uiterlijk`, not after
 * that day. The reasons name `veld`.
 */
export const leesDag = (
  tekst: string,
  o: { veld: string; looptijd: Periode; vandaag: Datum; uiterlijk?: Datum },
): Resultaat<Datum> => {
  const { veld } = o;
  if (tekst.trim() === '') return geweigerd({ veld, tekst: 'Vul de datum in, bijvoorbeeld 31-01-2020.' });
  const dag = parseDatumNl(tekst);
  if (!dag)
    return geweigerd({
      veld,
      tekst: `“${tekst.trim().slice(0, 30)}” is geen datum. Schrijf dag-maand-jaar, bijvoorbeeld 31-01-2020.`,
    });
  if (isNa(dag, o.vandaag))
    return geweigerd({ veld, tekst: `De datum ligt in de toekomst. Kies een dag tot en met vandaag, ${toonDatum(o.vandaag)}.` });
  if (isVoor(dag, o.looptijd.van))
    return geweigerd({
      veld,
      tekst: `De datum ligt voor het begin van de toewijzing. Kies een dag vanaf ${toonDatum(o.looptijd.van)}.`,
    });
  if (o.uiterlijk && isNa(dag, o.uiterlijk))
    return geweigerd({
      veld,
      tekst: `De datum ligt na het einde van de toewijzing. Kies een dag tot en met ${toonDatum(o.uiterlijk)}.`,
    });
  return gelukt(dag);
};
