// The rows of the list: who, where on the ladder, at which place, what is next and for whom it waits.
import { isVoorbij, statusBadge, toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import { isTrede } from '../../kernel/trede.ts';
import { stapAdres, stapUitlegAdres } from '../../uitleg/index.ts';
import { badge, type Html, html, type Inhoud, kiesvak, link, metOnder, miniLadder, zacht } from '../../web/index.ts';
import type { RegelRij } from '../queries/index.ts';
import { wachtOp, wachtSoort, wanneerTekst } from '../words.ts';

export interface RegelOpmaak {
  vandaag: Datum;
  teammanager: boolean;
  product(sleutel: string): string;
  /** Whose caseload; undefined when all rows are of one. */
  vanWie: ((rij: RegelRij) => string) | undefined;
  /** With a box to choose each resident; undefined: no boxes. */
  gekozen: ReadonlySet<number> | undefined;
}

/** The cells of a row, in the order of the columns. */
export const regelCellen = (o: RegelOpmaak): ((rij: RegelRij) => Inhoud[]) => {
  const vandaag = isoDatum(o.vandaag);
  // A list names few days and few kinds of waiting, many times.
  const wanneer = new Map<string, string>();
  const wanneerVan = (dag: string): string => {
    let tekst = wanneer.get(dag);
    if (tekst === undefined) {
      tekst = wanneerTekst({ uiterlijk: datum(dag) }, o.vandaag);
      wanneer.set(dag, tekst);
    }
    return tekst;
  };
  const stap = (rij: RegelRij): [Inhoud, Inhoud] => {
    if (rij.eigenaar === null) return [zacht('geen open stap'), statusBadge(rij.status)];
    const laat = rij.uiterlijk !== null && rij.uiterlijk < vandaag;
    const onder = rij.uiterlijk === null ? 'geen vaste termijn' : wanneerVan(rij.uiterlijk);
    return [
      metOnder(link(stapAdres(rij.href, o.teammanager), rij.tekst), html`${onder}${waaromStap(rij.soort)}`, { telaat: laat }),
      wachtTeken(rij.eigenaar, o.teammanager, laat),
    ];
  };
  return (rij) => {
    const naam = toonNaam(rij);
    const wie = metOnder(link(`/dossier/${rij.inwoner_id}`, naam), rij.dossiernummer);
    const [wat, status] = stap(rij);
    const cellen: Inhoud[] = [
      o.gekozen === undefined
        ? wie
        : kiesvak({
            naam: 'inwoner',
            waarde: rij.inwoner_id,
            label: `Kies ${naam}`,
            aan: o.gekozen.has(rij.inwoner_id),
            inhoud: wie,
          }),
      miniLadder({
        nu: isTrede(rij.trede) ? rij.trede : undefined,
        doel: isTrede(rij.doel_trede) ? rij.doel_trede : undefined,
      }),
      rij.plek === null || rij.product === null
        ? isVoorbij(rij.status)
          ? GEEN_PLEK
          : NOG_GEEN_PLEK
        : metOnder(rij.plek, rij.andere > 0 ? `${o.product(rij.product)}, en nog ${rij.andere}` : o.product(rij.product)),
      wat,
      status,
    ];
    if (o.vanWie) cellen.push(o.vanWie(rij));
    return cellen;
  };
};

const GEEN_PLEK = zacht('geen plek');
const NOG_GEEN_PLEK = zacht('nog geen plek');

/** Why this step, and why this day: by its kind. The row says which step is meant. */
const waaromStap = (soort: string | null): Html | false => {
  if (soort === null) return false;
  let bekend = waaroms.get(soort);
  if (bekend === undefined) {
    const adres = stapUitlegAdres(soort);
    bekend = adres === undefined ? false : html` ${link(adres, 'Waarom?')}`;
    waaroms.set(soort, bekend);
  }
  return bekend;
};
/** One for each kind of step that there is. */
const waaroms = new Map<string, Html | false>();

const wachtTeken = (eigenaar: NonNullable<RegelRij['eigenaar']>, teammanager: boolean, laat: boolean): Html => {
  const sleutel = `${eigenaar}${teammanager}${laat}`;
  let bekend = tekens.get(sleutel);
  if (!bekend) {
    const wacht = wachtOp(eigenaar, teammanager);
    bekend = laat ? metOnder(badge('telaat', 'Te laat'), wacht.toLowerCase()) : badge(wachtSoort(eigenaar, teammanager), wacht);
    tekens.set(sleutel, bekend);
  }
  return bekend;
};
const tekens = new Map<string, Html>();
