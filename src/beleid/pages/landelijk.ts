import { zoveel } from '../../kernel/aantal.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import {
  type BadgeSoort,
  badge,
  bronStatus as bronTeken,
  type Html,
  html,
  kaart,
  stapel,
  tabel,
  vouwkaart,
} from '../../web/index.ts';
import type { WettelijkeTermijn } from '../landelijk.ts';
import type { BeleidInHuis } from '../store.ts';
import { maanden } from './bron.ts';

const EENHEID: Record<WettelijkeTermijn['eenheid'], string> = {
  dagen: 'dagen',
  werkdagen: 'werkdagen',
  weken: 'weken',
  maanden: 'maanden',
  jaren: 'jaar',
};
const AOW_STATUS: Record<'gecontroleerd' | 'te-controleren', { soort: BadgeSoort; tekst: string }> = {
  gecontroleerd: { soort: 'goed', tekst: 'gecontroleerd' },
  'te-controleren': { soort: 'aandacht', tekst: 'te controleren' },
};

/** National terms and the AOW table, each row with how sure it is. */
export const landelijkDeel = ({ landelijk }: BeleidInHuis): Html => {
  const { aow, termijnen, feestdagen, feestdagJaren } = landelijk;
  const leeftijd = (o: { jaren: number; maanden: number }) =>
    `${o.jaren} jaar${o.maanden === 0 ? '' : ` en ${maanden(o.maanden)}`}`;
  return stapel(
    vouwkaart({
      titel: 'Wettelijke termijnen',
      id: 'termijnen',
      kort: zoveel(Object.keys(termijnen).length, 'termijn', 'termijnen'),
      inhoud: tabel({
        caption: 'Wettelijke termijnen',
        kolommen: [
          { kop: 'Waarvoor' },
          { kop: 'Termijn' },
          { kop: 'Loopt vanaf' },
          { kop: 'Schuift op naar een werkdag' },
          { kop: 'Bron' },
        ],
        rijen: Object.values(termijnen).map((t) => [
          t.omschrijving,
          `${t.aantal} ${EENHEID[t.eenheid]}`,
          t.vanaf,
          t.schuiftOp ? 'ja' : 'nee',
          t.bron,
        ]),
      }),
    }),
    vouwkaart({
      titel: aow.naam,
      id: 'aow',
      kort: `${zoveel(aow.perGeboortedatum.length, 'rij', 'rijen')}, bijgewerkt op ${toonDatum(datum(aow.bijgewerkt))}`,
      inhoud: html`<p>${aow.wet}. Bijgewerkt op ${toonDatum(datum(aow.bijgewerkt))}.</p>${tabel({
        caption: 'AOW-leeftijd per geboortedatum',
        kolommen: [{ kop: 'Geboren' }, { kop: 'AOW-leeftijd' }, { kop: 'Status' }, { kop: 'Bron' }],
        rijen: [
          ...aow.perGeboortedatum.map((rij) => [
            `${rij.van === null ? 't' : `${toonDatum(datum(rij.van))} t`}ot en met ${toonDatum(datum(rij.totEnMet))}`,
            leeftijd(rij),
            badge(AOW_STATUS[rij.status].soort, AOW_STATUS[rij.status].tekst),
            rij.bron,
          ]),
          [
            `vanaf ${toonDatum(datum(aow.voorlopig.vanaf))}`,
            leeftijd(aow.voorlopig),
            badge('aandacht', 'voorlopig'),
            bronTeken('keuze'),
          ],
        ],
      })}`,
    }),
    kaart({
      titel: 'Feestdagen',
      inhoud: html`<p>${feestdagen.size} dagen van ${feestdagJaren.van} tot en met ${feestdagJaren.totEnMet}. Buiten die jaren rekent het systeem geen termijn uit, het zegt dat de lijst ontbreekt.</p>`,
    }),
  );
};
