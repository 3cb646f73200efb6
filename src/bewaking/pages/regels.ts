// The rows of a list of duties: what, who owes it, by when, how it stands, where it comes from and what follows when it is not done.

import { type BeleidInHuis, explainBron, toonBron, toonStatus } from '../../beleid/index.ts';
import { findProduct, rolNaam } from '../../beleid/regeling.ts';
import { productNaam, toonNaam } from '../../inwoner/index.ts';
import { type Datum, dagnummer, datum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { toonWie } from '../../plicht/index.ts';
import { STAP_UITLEG, stapAdres, stapUitlegAdres } from '../../uitleg/index.ts';
import { badge, type Html, html, type Inhoud, link, metOnder } from '../../web/index.ts';
import type { PlichtLijstRij } from '../queries/index.ts';
import type { Wie } from '../vraag.ts';

export interface RijOpmaak {
  beleid: BeleidInHuis;
  vandaag: Datum;
  rol: 'consulent' | 'teammanager' | 'aanbieder';
  gebruikerId: number;
  gemeenteId: number;
  /** Days after which somebody else looks too: a setting. */
  escalatieDagen: number;
}

/** In words, for pages and files. */
export interface PlichtTekst {
  wat: string;
  regel: string;
  wie: string;
  stand: string;
  gevolg: string;
}

const telDagen = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`);

const WIE: Record<Wie, string> = {
  ik: 'Consulent',
  aanbieder: 'Aanbieder',
  inwoner: 'Inwoner',
  collega: 'Collega',
  teammanager: 'Teammanager',
};
export const wieTekst = (wie: Wie, rol: RijOpmaak['rol']): string =>
  (rol === 'consulent' && wie === 'ik') || (rol === 'aanbieder' && wie === 'aanbieder') ? 'Jij' : WIE[wie];

const NIET_GEREGELD = 'Gevolg: niet geregeld.';

/** Where a duty comes from and what follows when it is not done. Of what no source says it says so. */
const herkomst = (rij: PlichtLijstRij, beleid: BeleidInHuis): { naam: string; regel: string; gevolg: string; wie?: string } => {
  const uitleg = STAP_UITLEG.find(({ soort }) => soort === rij.soort);
  if (rij.soort === 'traject-plicht' && rij.bron !== null) return vanRoute(rij, beleid, rij.bron);
  if (rij.regeling_id !== null && rij.soort.startsWith('plicht-')) {
    const { regeling } = beleid.regelingMetId(rij.regeling_id);
    const plicht = regeling.producten
      .find(({ product }) => product === rij.product)
      ?.plichten.find(({ soort }) => `plicht-${soort}` === rij.soort);
    if (plicht)
      return {
        naam: plicht.naam,
        regel: toonBron(regeling, plicht.bron),
        gevolg: plicht.gevolg ? `Gevolg: ${plicht.gevolg.waarde} (${toonBron(regeling, plicht.gevolg.bron)})` : NIET_GEREGELD,
        wie: plicht.wie,
      };
  }
  const status = uitleg ? toonStatus(uitleg.status) : '';
  return {
    naam: rij.tekst || uitleg?.titel || rij.soort,
    regel: uitleg ? `${uitleg.dag} (${status})` : '',
    gevolg: NIET_GEREGELD,
  };
};

/** Of a duty of a route: as the version has it under which the traject runs. */
const vanRoute = (rij: PlichtLijstRij, beleid: BeleidInHuis, bron: string): ReturnType<typeof herkomst> => {
  const regeling = rij.regeling_id === null ? undefined : beleid.regelingMetId(rij.regeling_id).regeling;
  const plicht = regeling?.route?.stappen.find(({ id }) => id === rij.stap)?.plichten.find(({ naam }) => naam === rij.tekst);
  const plek = regeling && explainBron(regeling, bron)?.tekst;
  return {
    naam: rij.tekst,
    regel: `Route: ${plek ?? (bron === 'keuze' ? 'keuze, niet in de bron' : bron)}`,
    gevolg:
      plicht?.gevolg && regeling ? `Gevolg: ${plicht.gevolg.waarde} (${toonBron(regeling, plicht.gevolg.bron)})` : NIET_GEREGELD,
    ...(rij.wie === null || rij.wie === 'aanbieder' ? {} : { wie: rolNaam(regeling?.route ?? {}, rij.wie) }),
  };
};

/** How it stands, in words. */
const standTekst = (rij: PlichtLijstRij, vandaag: Datum): string => {
  const nog = dagnummer(datum(rij.dag)) - dagnummer(vandaag);
  switch (rij.stand) {
    case 'gedaan':
      return rij.op === null ? 'Gedaan' : `Gedaan op ${toonDatum(datum(rij.op))}${rij.op > rij.dag ? ', te laat' : ''}`;
    case 'ontheven':
      return rij.op === null ? 'Hoeft niet meer' : `Hoeft niet meer, sinds ${toonDatum(datum(rij.op))}`;
    case 'niet-gedaan':
      return 'Niet gedaan: de toewijzing is voorbij';
    default:
      if (rij.opgeschort_tot !== null) return `Opgeschort tot en met ${toonDatum(datum(rij.opgeschort_tot))}`;
      if (nog < 0) return `${telDagen(-nog)} te laat`;
      if (rij.stand === 'gepland' && rij.op !== null) return `Gepland op ${toonDatum(datum(rij.op))}`;
      return nog === 0 ? 'Vandaag' : `Nog ${telDagen(nog)}`;
  }
};

const standBadge = (rij: PlichtLijstRij, vandaag: Datum): Html => {
  const tekst = standTekst(rij, vandaag);
  if (rij.stand === 'gedaan') return badge('goed', tekst);
  if (rij.stand === 'ontheven' || rij.stand === 'niet-gedaan' || rij.opgeschort_tot !== null) return badge('neutraal', tekst);
  const nog = dagnummer(datum(rij.dag)) - dagnummer(vandaag);
  if (nog < 0) return badge('telaat', tekst);
  return badge(rij.stand === 'gepland' ? 'info' : 'aandacht', tekst);
};

/** Who else looks, or from when somebody else will: only of what can still be done. */
export const meekijkTekst = (rij: PlichtLijstRij, o: RijOpmaak): string => {
  if (rij.stand !== 'open' && rij.stand !== 'gepland') return '';
  if (rij.escalatie_id !== null && rij.naar === 'vervanger')
    return rij.naar_id === o.gebruikerId
      ? 'Jij kijkt mee, als vervanger.'
      : `${rij.naar_naam ?? 'Een collega'} kijkt mee, als vervanger.`;
  if (rij.escalatie_id !== null) return 'De teammanager kijkt mee.';
  if (rij.opgeschort_tot !== null || o.rol === 'aanbieder' || rij.eigenaar === 'teammanager') return '';
  return `Vanaf ${toonDatum(plusDagen(datum(rij.dag), o.escalatieDagen))} kijkt een ander mee (keuze).`;
};

export const plichtTekst = (rij: PlichtLijstRij, o: RijOpmaak): PlichtTekst => {
  const { naam, regel, gevolg, wie } = herkomst(rij, o.beleid);
  // Any other role of the regeling is somebody of the municipality.
  const eigenaar = rij.eigenaar === 'ik' && wie !== undefined ? hoofdletter(toonWie(wie)) : wieTekst(rij.eigenaar, o.rol);
  return { wat: naam, regel, wie: eigenaar, stand: standTekst(rij, o.vandaag), gevolg };
};

/** As the version calls it under which it runs: an aanbieder reads rows of several municipalities. */
export const productTekst = (
  rij: Pick<PlichtLijstRij, 'product' | 'regeling_id'>,
  o: Pick<RijOpmaak, 'beleid' | 'gemeenteId' | 'vandaag'>,
): string => {
  if (rij.product === null) return '';
  const eigen = rij.regeling_id === null ? undefined : o.beleid.regelingMetId(rij.regeling_id).regeling;
  return (eigen && findProduct(eigen, rij.product)?.naam) ?? productNaam(o.beleid, o.gemeenteId, o.vandaag, rij.product);
};

/** Where the reader deals with it. */
const hrefVan = (rij: PlichtLijstRij, rol: RijOpmaak['rol']): string => {
  if (rol === 'aanbieder') return rij.href || `/toewijzingen/${rij.toewijzing_id}`;
  if (rij.href !== '') return stapAdres(rij.href, rol === 'teammanager');
  return `/dossier/${rij.inwoner_id}/toewijzingen#toewijzing-${rij.toewijzing_id}`;
};

/** The cells of a row, in the order of the columns. */
export const plichtCellen =
  (o: RijOpmaak & { inwoner: boolean; consulent?: ((rij: PlichtLijstRij) => string) | undefined }) =>
  (rij: PlichtLijstRij): Inhoud[] => {
    const t = plichtTekst(rij, o);
    const adres = stapUitlegAdres(rij.soort);
    const plek = [productTekst(rij, o), o.rol === 'aanbieder' ? '' : (rij.aanbieder ?? '')]
      .filter((een) => een !== '')
      .join(', ');
    const meekijken = meekijkTekst(rij, o);
    const naam = toonNaam(rij);
    return [
      ...(o.inwoner
        ? [
            o.rol === 'aanbieder'
              ? link(rij.href || `/toewijzingen/${rij.toewijzing_id}`, naam)
              : metOnder(link(`/dossier/${rij.inwoner_id}/plichten`, naam), rij.dossiernummer),
          ]
        : []),
      metOnder(
        link(hrefVan(rij, o.rol), t.wat),
        html`${plek}${adres !== undefined && o.rol !== 'aanbieder' && html` ${link(adres, 'Waarom?')}`}`,
      ),
      t.wie,
      html`${toonDatum(datum(rij.dag))}<br>${standBadge(rij, o.vandaag)}`,
      metOnder(t.regel, html`${t.gevolg}${meekijken !== '' && html` ${meekijken}`}`),
      ...(o.consulent ? [o.consulent(rij)] : []),
    ];
  };

export const plichtKolommen = (o: { inwoner: boolean; consulent: boolean }) => [
  ...(o.inwoner ? [{ kop: 'Inwoner' }] : []),
  { kop: 'Wat' },
  { kop: 'Wie' },
  { kop: 'Uiterlijk' },
  { kop: 'Regel en gevolg' },
  ...(o.consulent ? [{ kop: 'Consulent' }] : []),
];
