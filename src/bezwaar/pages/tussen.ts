// The tussenuitspraak on the page of the objection: kept, answered, and what was said.
import { datum, toonDatum, toonKort } from '../../kernel/datum.ts';
import { datumveld, type Html, html, kaart, keuzerondjes, tekstvak } from '../../web/index.ts';
import type { BezwaarRij } from '../queries.ts';
import { bijWelke, leesTussen, openTussen, type Tussenuitspraak, tussenAntwoordTekst } from '../tussen.ts';
import type { Daad } from './daad.ts';
import { herstelKnoppen } from './herstel.ts';

type Veld = (naam: string, anders?: string) => { naam: string; waarde: string | undefined; fout: string | undefined };

const WIE: Readonly<Record<Tussenuitspraak['bij'], string>> = { rechtbank: 'De rechtbank', hoger: 'De Centrale Raad van Beroep' };
const GROND: Readonly<Record<Tussenuitspraak['bij'], string>> = {
  rechtbank: 'De rechtbank kan de gemeente eerst een gebrek laten herstellen, binnen een termijn (Awb artikel 8:51a).',
  hoger:
    'De Centrale Raad van Beroep kan de gemeente opdragen eerst een gebrek te herstellen, binnen een termijn (Awb artikel 8:51d).',
};

/** Adds what can be kept of a tussenuitspraak while the case lies with a court. */
export const tussenDaden = (
  b: BezwaarRij,
  o: { consulent: boolean; vandaag: string },
  daden: Daad[],
  eerst: Html[],
  veld: Veld,
): void => {
  const bij = bijWelke(b);
  if (!bij) return;
  const open = openTussen(b);
  if (!open) {
    daden.push({
      deel: 'tussenuitspraak',
      titel: `${WIE[bij]} deed een tussenuitspraak`,
      uitleg: `${GROND[bij]} De teammanager krijgt de taak, met die dag. De einduitspraak komt later.`,
      velden: html`${datumveld({ ...veld('tussenOp'), label: 'Op welke dag stuurde de rechter de tussenuitspraak?', hint: 'Bijvoorbeeld 31-01-2020' })}${tekstvak({ ...veld('tussenGebrek'), label: 'Wat moet de gemeente herstellen?', hint: 'Kort. Doe de uitspraak zelf bij de documenten.', regels: 3, maximum: 2000 })}${datumveld({ ...veld('tussenTot'), label: 'Tot en met welke dag?', hint: 'De dag die de rechter geeft. Bijvoorbeeld 31-01-2020' })}`,
      knop: 'Leg de tussenuitspraak vast',
    });
    return;
  }
  eerst.push(
    kaart({
      titel: `${WIE[bij]} vraagt een gebrek te herstellen`,
      inhoud: html`<p>Tussenuitspraak van ${toonDatum(datum(open.op))}: ${open.gebrek}</p><p><strong>Herstel het uiterlijk op ${toonDatum(datum(open.tot))}.</strong> Lukt dat niet? Vraag de rechter dan op tijd om meer tijd (Awb artikel 8:51a, lid 2).</p>${
        o.consulent &&
        html`<p>Hoort er een ander besluit bij? Bereid het hier voor. Het beroep gaat dan ook over dat besluit (Awb artikel 6:19).</p>${herstelKnoppen(b)}`
      }`,
    }),
  );
  daden.push(
    {
      deel: 'tussen-antwoord',
      titel: 'Wat liet de gemeente de rechter weten?',
      uitleg:
        'Laat de rechter zo snel mogelijk weten of de gemeente het gebrek herstelt, en binnen de termijn hoe (Awb artikel 8:51b). De inwoner mag daarna binnen vier weken aan de rechter schrijven wat hij ervan vindt.',
      velden: html`${keuzerondjes({
        ...veld('tussenAntwoord', bij === 'hoger' ? 'hersteld' : undefined),
        label: 'Het antwoord van de gemeente',
        keuzes: [
          { waarde: 'hersteld', tekst: tussenAntwoordTekst.hersteld },
          ...(bij === 'rechtbank' ? [{ waarde: 'niet', tekst: tussenAntwoordTekst.niet }] : []),
        ],
      })}${datumveld({ ...veld('tussenAntwoordOp', o.vandaag), label: 'Op welke dag ging dat naar de rechter?', hint: 'Bijvoorbeeld 31-01-2020' })}${tekstvak({ ...veld('tussenAntwoordTekst'), label: 'Wat schreef de gemeente, en welk besluit hoort daarbij?', hint: 'Kort. Doe de brief zelf bij de documenten.', regels: 3, maximum: 2000 })}`,
      knop: 'Leg het antwoord vast',
      nu: true,
    },
    {
      deel: 'tussen-termijn',
      titel: 'De rechter gaf een andere termijn',
      velden: datumveld({
        ...veld('tussenNieuw'),
        label: 'Tot en met welke dag nu?',
        hint: `Nu: ${toonDatum(datum(open.tot))}. Schrijf het als ${toonKort(datum(open.tot))}`,
      }),
      knop: 'Leg de termijn vast',
    },
  );
};

/** What was said between, as rows of what was done. */
export const tussenGedaan = (
  b: Pick<BezwaarRij, 'tussenuitspraken'>,
  bij: Tussenuitspraak['bij'],
): { kop: string; waarde: Html }[] =>
  leesTussen(b.tussenuitspraken)
    .filter((een) => een.bij === bij)
    .map((t) => ({
      kop: bij === 'hoger' ? 'Tussenuitspraak in hoger beroep' : 'Tussenuitspraak',
      waarde: html`<p>${toonDatum(datum(t.op))}: ${t.gebrek}</p><p>Herstellen uiterlijk op ${toonDatum(datum(t.tot))}${t.was.length > 0 && ` (eerst ${t.was.map((dag) => toonDatum(datum(dag))).join(', ')})`}.</p>${
        t.antwoord &&
        t.antwoordOp &&
        html`<p>${tussenAntwoordTekst[t.antwoord]}, ${toonDatum(datum(t.antwoordOp))}. ${t.antwoordTekst}</p>`
      }`,
    }));
