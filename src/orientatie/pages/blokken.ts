// What the pages of an orientation share: its stand, its term, its advice, how busy the centres are.
import { toonWanneer } from '../../afspraak/index.ts';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findProduct } from '../../beleid/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { type BadgeSoort, badge, type Html, html, type Inhoud, lijst, link, melding, tabel } from '../../web/index.ts';
import type { Drukte } from '../queries.ts';
import { looptijdVan, standVan, uitTeZoeken } from '../rules.ts';
import { STAND_TEKST } from '../teksten.ts';
import { type Advies, type Bevinding, OBSERVATIES, type Observatie, type Orientatie, type OrientatieStand } from '../types.ts';

const STAND_BADGE: Record<OrientatieStand, BadgeSoort> = {
  gevraagd: 'aandacht',
  afgewezen: 'info',
  verwezen: 'info',
  gepland: 'info',
  gestart: 'goed',
  geadviseerd: 'aandacht',
  besproken: 'goed',
  afgerond: 'goed',
  gestopt: 'info',
};

export const standBadge = (o: Orientatie): Html => badge(STAND_BADGE[standVan(o)], STAND_TEKST[standVan(o)]);

export const alineas = (tekst: string): Inhoud =>
  tekst !== '' && html`${tekst.split(/\n+/).map((alinea) => html`<p>${alinea}</p>`)}`;

/** Rows of what the centre knows of wishes, possibilities and perspective; what is empty is left out. */
export const bevindingLijst = (b: Bevinding): { kop: string; waarde: Inhoud }[] =>
  [
    { kop: 'Wat de inwoner wil', tekst: b.wensen },
    { kop: 'Wat de inwoner kan', tekst: b.mogelijkheden },
    { kop: 'Perspectief op werk', tekst: b.perspectief },
  ].flatMap(({ kop, tekst }) => (tekst === '' ? [] : [{ kop, waarde: alineas(tekst) }]));

/** What the centre saw and heard, each with its day and kind. */
export const observatieLijst = (observaties: readonly Observatie[]): Html =>
  lijst(
    observaties.map((een) => ({
      kop: `${toonDatum(een.datum)}, ${OBSERVATIES[een.soort].toLowerCase()}`,
      waarde: html`${alineas(een.tekst)}<p>${een.door}</p>`,
    })),
  );

/** When and where the kennismaking is, in words; nothing when there is none. */
export const kennismakingTekst = (o: Orientatie): string => {
  const { kennismaking } = o;
  if (kennismaking)
    return kennismaking.begin ? toonWanneer(kennismaking.begin, kennismaking.minuten) : 'Er wordt een moment gekozen';
  return o.kennismakingOp ? `${toonDatum(o.kennismakingOp)}, ${o.kennismakingWaar}` : '';
};

/** What is asked of the centre; beside it the words of the resident when he asked himself and was referred with others. */
export const vraagRijen = (o: Orientatie): { kop: string; waarde: Inhoud }[] => {
  const vroeg = { kop: 'De inwoner vraagt', waarde: alineas(o.vraag) };
  const uit = { kop: 'Wat het centrum uitzoekt', waarde: alineas(uitTeZoeken(o)) };
  if (o.opdracht !== '') return [uit, vroeg];
  return [o.gevraagdDoor === 'inwoner' ? vroeg : uit];
};

export const productVan = (beleid: BeleidInHuis, o: Orientatie) =>
  findProduct(beleid.regelingMetId(o.regelingId).regeling, o.product);

/** Until when it runs, with a signal before the end of a longest term. Nothing when it did not start or has its advice. */
export const termijnTekst = (beleid: BeleidInHuis, o: Orientatie, vandaag: Datum): Inhoud => {
  if (!o.gestartOp || standVan(o) !== 'gestart') return false;
  const looptijd = looptijdVan(productVan(beleid, o), o.gestartOp, vandaag);
  if (!looptijd) return 'De regeling noemt geen termijn.';
  const dag = toonDatum(looptijd.laatste);
  if (looptijd.soort === 'gemiddeld') return `gemiddeld tot en met ${dag}`;
  if (looptijd.stand === 'over') return badge('telaat', `had uiterlijk ${dag} klaar moeten zijn`);
  return looptijd.stand === 'bijna' ? badge('aandacht', `uiterlijk ${dag}`) : `uiterlijk ${dag}`;
};

/** What the consulent can do when the term is nearly over, or over, and there is no advice (AP10, AR3). */
export const termijnSignaal = (beleid: BeleidInHuis, o: Orientatie, vandaag: Datum): Html | false => {
  if (!o.gestartOp || standVan(o) !== 'gestart') return false;
  const looptijd = looptijdVan(productVan(beleid, o), o.gestartOp, vandaag);
  if (!looptijd || looptijd.stand === 'loopt') return false;
  const vraag = `Vraag bij ${o.centrum ?? 'het centrum'} hoe het staat: alleen het centrum schrijft het advies.`;
  const om = looptijd.stand === 'over' ? 'om' : 'bijna om';
  // An average binds nobody: asking is enough.
  return looptijd.soort === 'gemiddeld'
    ? melding({ soort: 'info', titel: `De gemiddelde duur is ${om} en er is nog geen advies`, inhoud: vraag })
    : melding({
        soort: 'waarschuwing',
        titel: `De termijn is ${om} en er is nog geen advies`,
        inhoud: `${vraag} Komt er geen advies, stop dan de oriëntatie en schrijf op waarom. De inwoner leest dat.`,
      });
};

const mening = (a: Advies): string =>
  a.akkoord === null
    ? 'nog niet bekend'
    : `${a.akkoord ? 'eens' : `niet eens: ${a.akkoordReden}`} (${a.akkoordDoor === 'inwoner' ? 'zei hij of zij zelf' : 'zei de consulent na het gesprek'})`;

/** The advice in its three parts, with what the resident thinks of it. */
export const adviesBlok = (a: Advies, pdf: string): Html =>
  html`${lijst([
    { kop: 'Passende werkplek of werk', waarde: alineas(a.werkplek) },
    { kop: 'Leren en opleiding', waarde: alineas(a.opleiding) },
    { kop: 'Volgende stappen', waarde: alineas(a.vervolg) },
    ...(a.categorie === null ? [] : [{ kop: 'Het advies komt uit op', waarde: a.categorie }]),
    { kop: 'Kort, voor de inwoner', waarde: alineas(a.kort) },
    { kop: 'Gegeven', waarde: `${toonDatum(a.gegevenOp)}, door ${a.door}` },
    { kop: 'Besproken', waarde: a.besprokenOp ? toonDatum(a.besprokenOp) : 'nog niet' },
    { kop: 'Wat de inwoner vindt', waarde: mening(a) },
  ])}<p>${link(pdf, 'Advies op papier (pdf)')}</p>`;

const wachtTekst = (d: Drukte): string =>
  d.wachtdagen === null ? 'nog niet bekend' : d.wachtdagen === 1 ? '1 dag' : `${d.wachtdagen} dagen`;

/** Room and waiting time of each centre, for who refers. */
export const drukteTabel = (centra: readonly { id: number; naam: string }[], drukte: readonly Drukte[]): Html =>
  tabel({
    caption: 'Hoe druk het is bij de centra',
    kolommen: [{ kop: 'Centrum' }, { kop: 'Bezig' }, { kop: 'Wachten' }, { kop: 'Gemiddeld gewacht' }],
    rijen: centra.map(({ id, naam }) => {
      const d = drukte.find((een) => een.aanbiederId === id);
      if (!d) return [naam, 'onbekend', 'onbekend', 'onbekend'];
      return [
        naam,
        d.plaatsen === null ? String(d.bezig) : `${d.bezig} van ${d.plaatsen} plaatsen`,
        d.wachtend === 0 ? 'niemand' : `${d.wachtend}${d.langstWachtend ? `, langste sinds ${toonDatum(d.langstWachtend)}` : ''}`,
        wachtTekst(d),
      ];
    }),
    leeg: 'Er is nu geen oriëntatiecentrum. Beheer legt vast welke organisatie dat is.',
  });
