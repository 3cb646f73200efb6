import type { Context } from 'hono';
import type { BeleidInHuis, OpgeslagenRegeling } from '../../beleid/index.ts';
import { isoDatum } from '../../kernel/datum.ts';
import { parseTrede } from '../../kernel/trede.ts';
import type { Clock } from '../../platform/clock.ts';
import { readForm } from '../../web/form-data.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  keuzerondjes,
  kiesEen,
  knop,
  kop,
  lijst,
  stapel,
  stappen,
  uitklap,
  type VeldFout,
  vraagpagina,
} from '../../web/index.ts';
import type { Web } from '../../web/route.ts';
import { toetserVan } from '../rules.ts';
import { uitkomstInhoud } from './uitkomst.ts';
import {
  type Antwoorden,
  feitenUit,
  isVraag,
  keuzesVan,
  leesAntwoorden,
  nodigeVragen,
  VRAGEN,
  type VraagNaam,
} from './vragen.ts';
import { andereAntwoorden } from './wat-als.ts';

export interface PubliekSettings {
  web: Pick<Web, 'openbaar' | 'sendOpenbaar'>;
  beleid: BeleidInHuis;
  clock: Clock;
}

const PAD = '/welke-ondersteuning-past';
const TITEL = 'Welke ondersteuning past?';
/** Largest form in bytes: a dozen short answers. */
const GROOTST = 10_000;

/**
 * "Welke ondersteuning past?": for everybody, without logging in. The answers travel in the form and nowhere else: no session, no cookie,
 * not in the address, not in the log. They carry no signature: whoever changes them gets another outcome for himself, and that is all.
 */
export const registerPubliekeToets = (s: PubliekSettings): void => {
  s.web.openbaar('GET', PAD, (c) => begin(c, s, undefined));
  s.web.openbaar('POST', PAD, async (c) => {
    const gestuurd = await readForm(c.req.raw, GROOTST);
    const stap = gestuurd.tekst('stap');
    const gekozen = gemeenteVan(s, gestuurd.tekst('gemeente'));
    if (!gekozen) {
      return begin(c, s, stap === 'begin' ? undefined : { veld: 'gemeente', tekst: 'Kies in welke gemeente je woont.' });
    }
    const antwoorden = leesAntwoorden(gekozen.opgeslagen.regeling, gestuurd.tekst);
    const hier: Hier = { ...gekozen, s, antwoorden, vragen: nodigeVragen(gekozen.opgeslagen.regeling, antwoorden) };
    const bij = gestuurd.tekst('vraag');
    const gevraagd = isVraag(bij) && hier.vragen.includes(bij) ? bij : undefined;
    if (stap === 'begin') return begin(c, s, undefined, gekozen.gemeente.code, hier);
    if (stap === 'terug') return terug(c, hier, gevraagd);
    if (isVraag(stap) && hier.vragen.includes(stap)) return vraag(c, hier, stap);
    if (gevraagd !== undefined && antwoorden[gevraagd] === undefined) {
      return vraag(c, hier, gevraagd, {
        veld: gevraagd,
        tekst: 'Kies een antwoord. Weet je het niet? Kies dan: weet ik niet.',
      });
    }
    const volgende = hier.vragen.find((naam) => antwoorden[naam] === undefined);
    if (volgende !== undefined) return vraag(c, hier, volgende);
    return stap === 'uitkomst' ? uitkomst(c, hier) : controle(c, hier);
  });
};

type Gekozen = { id: number; gemeente: ReturnType<BeleidInHuis['gemeente']>; opgeslagen: OpgeslagenRegeling };
type Hier = Gekozen & { s: PubliekSettings; antwoorden: Antwoorden; vragen: readonly VraagNaam[] };

/** The municipality with the version of today, or nearest to it. */
function gemeenteVan({ beleid, clock }: PubliekSettings, code: string): Gekozen | undefined {
  const id = beleid.gemeenteIdVan(code);
  const opgeslagen = id === undefined ? undefined : beleid.dichtstbij(id, clock.vandaag(id));
  return id === undefined || !opgeslagen ? undefined : { id, gemeente: beleid.gemeente(id), opgeslagen };
}

/** A page for residents, in the name of the municipality that was chosen. */
const stuur = (c: Context, hier: Hier | PubliekSettings, o: { titel: string; inhoud: Html; smal?: boolean; fout?: boolean }) => {
  const s = 's' in hier ? hier.s : hier;
  const gemeente = 's' in hier ? { id: hier.id, naam: hier.gemeente.naam, telefoon: hier.gemeente.telefoon.waarde } : undefined;
  return s.web.sendOpenbaar(c, {
    inwoner: true,
    ...(gemeente ? { gemeente } : { vanAllen: s.beleid.gemeenteIds().length > 1 }),
    ...o,
  });
};

/** All answers, to go along unseen; without that of the question that is asked now. */
const mee = ({ gemeente, antwoorden }: Hier, zonder?: VraagNaam): Record<string, string> => ({
  gemeente: gemeente.code,
  ...Object.fromEntries(Object.entries(antwoorden).filter(([naam]) => naam !== zonder)),
});

const begin = (c: Context, s: PubliekSettings, fout: VeldFout | undefined, code?: string, hier?: Hier) => {
  const gemeenten = s.beleid.gemeenteIds().flatMap((id) => {
    const { code: waarde, naam } = s.beleid.gemeente(id);
    return s.beleid.dichtstbij(id, s.clock.vandaag(id)) ? [{ waarde, tekst: naam }] : [];
  });
  const fouten = fout ? [fout] : [];
  return stuur(c, hier ?? s, {
    titel: TITEL,
    smal: true,
    fout: fout !== undefined,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: TITEL })}<p>Met een paar vragen kijk je zelf welke hulp bij je kan passen om mee te doen of te werken. Het duurt ongeveer vijf minuten.</p><ul><li>Je hoeft niet in te loggen.</li><li>We vragen niet naar je naam of je adres.</li><li>We bewaren niets.</li><li>Weet je iets niet? Dat is niet erg.</li></ul>${form(
      {
        actie: PAD,
        sleutel: null,
        naam: TITEL,
        verborgen: hier ? Object.entries(hier.antwoorden).map(([naam, waarde]) => [naam, waarde] as const) : {},
        inhoud: html`${kiesEen({
          naam: 'gemeente',
          label: 'In welke gemeente woon je?',
          leeg: 'Kies je gemeente',
          waarde: code,
          fout: fout?.tekst,
          opties: gemeenten.sort((a, b) => a.tekst.localeCompare(b.tekst, 'nl')),
        })}${acties(knop({ tekst: 'Begin', naam: 'stap', waarde: 'verder' }))}`,
      },
    )}`,
  });
};

const vraag = (c: Context, hier: Hier, naam: VraagNaam, fout?: VeldFout) => {
  const { regeling } = hier.opgeslagen;
  const { vraag: tekst, hint } = VRAGEN[naam];
  const fouten = fout ? [fout] : [];
  const titel = tekst(regeling);
  return stuur(c, hier, {
    titel,
    smal: true,
    fout: fout !== undefined,
    inhoud: vraagpagina({
      stap: stappen({ stap: hier.vragen.indexOf(naam) + 1, van: hier.vragen.length }),
      fouten: foutSamenvatting(fouten),
      inhoud: form({
        actie: PAD,
        sleutel: null,
        naam: titel,
        verborgen: { ...mee(hier, naam), vraag: naam },
        inhoud: html`${keuzerondjes({
          naam,
          label: titel,
          paginakop: true,
          ...(hint === undefined ? {} : { hint }),
          waarde: hier.antwoorden[naam],
          fout: foutVan(fouten, naam),
          keuzes: keuzesVan(naam, regeling),
        })}${naam === 'trede' && ladderUitleg(hier)}${acties(
          knop({ tekst: 'Volgende', naam: 'stap', waarde: 'verder' }),
          knop({ tekst: 'Vorige', naam: 'stap', waarde: 'terug', soort: 'stil', icoon: 'chevron-left' }),
        )}`,
      }),
    }),
  });
};

/** The names and criteria of the regeling itself, for who wants to know more (L1, L6). */
const ladderUitleg = ({ opgeslagen: { regeling }, gemeente }: Hier) =>
  uitklap(
    `Wat zeggen de regels van ${gemeente.naam} over de treden?`,
    lijst(
      regeling.ladder.treden.map(({ trede, naam, criterium }) => ({
        kop: `Trede ${trede}: ${naam.toLowerCase()}`,
        waarde: criterium ?? 'Daar zeggen de regels niets over.',
      })),
      { smal: true },
    ),
  );

/** The question before this one; before the first of them the start. */
const terug = (c: Context, hier: Hier, gevraagd: VraagNaam | undefined) => {
  const plaats = gevraagd === undefined ? hier.vragen.length : hier.vragen.indexOf(gevraagd);
  const vorige = hier.vragen[plaats - 1];
  return vorige === undefined ? begin(c, hier.s, undefined, hier.gemeente.code, hier) : vraag(c, hier, vorige);
};

const controle = (c: Context, hier: Hier) => {
  const { regeling } = hier.opgeslagen;
  const antwoord = (naam: VraagNaam) =>
    keuzesVan(naam, regeling).find((keus) => keus.waarde === hier.antwoorden[naam])?.tekst ?? 'Nog niet beantwoord';
  const wijzig = (stap: string, wat: string) => knop({ tekst: 'Wijzig', extra: wat, naam: 'stap', waarde: stap, soort: 'stil' });
  return stuur(c, hier, {
    titel: 'Kijk je antwoorden na',
    smal: true,
    inhoud: html`${kop({ titel: 'Kijk je antwoorden na' })}${form({
      actie: PAD,
      sleutel: null,
      naam: 'Je antwoorden',
      verborgen: mee(hier),
      inhoud: stapel(
        lijst([
          { kop: 'Gemeente', waarde: hier.gemeente.naam, knop: wijzig('begin', 'gemeente') },
          ...hier.vragen.map((naam) => ({
            kop: VRAGEN[naam].kort,
            waarde: antwoord(naam),
            knop: wijzig(naam, VRAGEN[naam].kort.toLowerCase()),
          })),
        ]),
        acties(knop({ tekst: 'Bekijk wat past', naam: 'stap', waarde: 'uitkomst' })),
      ),
    })}`,
  });
};

const uitkomst = (c: Context, hier: Hier) => {
  const { gemeente, opgeslagen, antwoorden } = hier;
  const { regeling } = opgeslagen;
  const vandaag = isoDatum(hier.s.clock.vandaag(hier.id));
  const feiten = feitenUit(regeling, antwoorden, vandaag);
  const toetser = toetserVan(regeling, hier.s.beleid.landelijk);
  return stuur(c, hier, {
    titel: 'Wat kan bij je passen',
    inhoud: uitkomstInhoud({
      gemeente,
      opgeslagen,
      beoordeling: toetser(feiten),
      antwoorden: { trede: parseTrede(antwoorden.trede ?? ''), uitkering: feiten.uitkering },
      anders: andereAntwoorden(regeling, antwoorden, vandaag, toetser),
      terug: form({
        actie: PAD,
        sleutel: null,
        naam: 'Je antwoorden',
        verborgen: mee(hier),
        inhoud: acties(knop({ tekst: 'Antwoorden nakijken', naam: 'stap', waarde: 'controle', soort: 'tweede' })),
      }),
    }),
  });
};
