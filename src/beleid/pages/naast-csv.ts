// What lies side by side as a file for a spreadsheet, and a regeling as the file that it is.
import type { Context } from 'hono';
import { isoDatum } from '../../kernel/datum.ts';
import { csvRegel } from '../../platform/csv.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { download } from '../../web/index.ts';
import { bronStatus, toonStatus } from '../explain.ts';
import { naastElkaar } from '../naast-elkaar.ts';
import { blikVan, kortNaam, type NaastElkaarSettings, OP_EIGEN_PLAATS, programmasVan } from './naast-kies.ts';

const utf8 = new TextEncoder();

/** One line for each value, and one for each silence. */
export const vergelijkingCsv = (c: Context, s: NaastElkaarSettings): Response => {
  const blik = blikVan(c, s);
  const deel = c.req.query('deel');
  const onderdelen = naastElkaar(blik.gekozen, s.beleid.vragenlijst).filter(({ id }) => deel === undefined || id === deel);
  if (onderdelen.length === 0) throw new NietGevonden();
  const regels = onderdelen.flatMap((onderdeel) =>
    onderdeel.groepen.flatMap((groep) =>
      groep.rijen.flatMap((rij) =>
        blik.gekozen.flatMap((programma, i) => {
          const { regeling } = programma;
          const vast = [
            onderdeel.titel,
            groep.titel,
            rij.id,
            rij.kop,
            kortNaam(programma, blik.alle),
            regeling.naam,
            regeling.geldigVan,
          ];
          const cel = rij.cellen[i] ?? [];
          if (cel.length === 0) return OP_EIGEN_PLAATS.has(onderdeel.id) ? [] : [[...vast, 'niet geregeld', '', '', '', '']];
          return cel.map((waarde) => [
            ...vast,
            waarde.tekst,
            waarde.bron,
            toonStatus(bronStatus(regeling, waarde.bron)),
            [waarde.keuze, waarde.toelichting].filter((tekst) => tekst !== undefined).join(' '),
            (waarde.tegenspraak ?? []).map(({ bron, tekst }) => `${bron}: ${tekst}`).join(' | '),
          ]);
        }),
      ),
    ),
  );
  const koppen = [
    'onderdeel',
    'groep',
    'nummer',
    'onderwerp',
    'gemeente',
    'regeling',
    'versie',
    'waarde',
    'bron',
    'kracht',
    'toelichting',
    'andere tekst',
  ];
  return download([utf8.encode(`\ufeff${[koppen, ...regels].map(csvRegel).join('')}`)], {
    type: 'text/csv; charset=utf-8',
    naam: `gemeenten-naast-elkaar-${isoDatum(s.clock.vandaag())}.csv`,
  });
};

/** The file that a municipality can begin its own route with. */
export const programmaBestand = (c: Context, s: NaastElkaarSettings): Response => {
  const programma = programmasVan(s).find(({ id }) => id === c.req.param('programma'));
  const gemeenteId = programma && s.beleid.gemeenteIdVan(programma.code);
  const versie =
    programma && gemeenteId !== undefined
      ? s.beleid.dichtstbij(gemeenteId, s.clock.vandaag(), programma.regeling.regeling)
      : undefined;
  if (!programma || !versie) throw new NietGevonden();
  return download([utf8.encode(versie.tekst)], {
    type: 'application/yaml; charset=utf-8',
    naam: `${programma.id}-${programma.regeling.geldigVan}.yaml`,
  });
};
