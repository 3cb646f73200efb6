import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { toonMaand } from '../../kernel/maand.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import {
  acties,
  bedrag,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  paginering,
  stapel,
  tekstvak,
  telling,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { indienenVanaf, verouderdVan } from '../actions/submit-declaratie.ts';
import { type Post, postenVan } from '../posten.ts';
import {
  type Declaratie,
  listHerkomst,
  listNamen,
  listNamenVan,
  listRegels,
  loadStandBijConcept,
  type Stand,
  voorstelVan,
} from '../queries/index.ts';
import {
  antwoordTekst,
  type Blad,
  bladVan,
  correctieTabel,
  maandTekst,
  REGELS_PER_PAGINA,
  type RegelWeergave,
  regelBadge,
  regelTabel,
  statusBadge,
  tellingVan,
  titelVan,
} from './delen.ts';

/** Rejected lines that are shown with a form each. */
const MEESTE_AFWIJZINGEN = 20;

const KRUIMEL = { tekst: 'Declaraties', href: '/declaraties' };

/** Why something is not in it, for the aanbieder to act on. */
export async function wachtBlok(
  db: PageContext['db'],
  gemeenteId: number,
  stand: Stand,
  maand: Declaratie['maand'],
): Promise<Html | undefined> {
  const wacht = voorstelVan(stand, maand).wacht.filter(({ waarom }) => waarom !== 'in-behandeling');
  const namen = await listNamenVan(
    db,
    gemeenteId,
    wacht.map(({ toewijzing }) => toewijzing),
  );
  const tekst = {
    'in-behandeling': 'een eerdere regel wordt nog gecontroleerd of goedgekeurd',
    afgewezen: 'deze regel is afgewezen: geef eerst antwoord, of verbeter de uren',
    'geen-betaling': 'dit resultaat wordt (nog) niet betaald',
    'andere-maand': 'de prijs van dit traject staat al in een andere maand',
  };
  const zinnen = wacht.map(({ toewijzing, waarom, regel }) => {
    const naam = namen.get(toewijzing);
    const wie = naam === undefined ? `Toewijzing ${toewijzing}` : `${naam}, toewijzing ${toewijzing}`;
    return html`<li>${wie}: ${tekst[waarom]}. ${regel?.uitleg}</li>`;
  });
  return zinnen.length === 0
    ? undefined
    : melding({ soort: 'info', titel: 'Niet in deze declaratie', inhoud: html`<ul>${zinnen}</ul>` });
}

/** The declaratie as its aanbieder sees it: with names, and with what can be done now. */
export async function declaratieVanAanbieder(
  c: PageContext,
  beleid: BeleidInHuis,
  d: Declaratie,
  o: { fouten?: readonly Reden[]; antwoord?: { post: string; tekst: string } } = {},
): Promise<Response> {
  const [regels, namen] = await Promise.all([listRegels(c.db, { declaratieId: d.id }), listNamen(c.db, d.id)]);
  const posten = postenVan(regels);
  const blad = bladVan(posten, c.zoek.get('pagina') ?? '');
  const vanaf = indienenVanaf(d);
  const concept = d.status === 'concept';
  const { gemeenteId, aanbiederId, maand } = d;
  const standen = concept
    ? await loadStandBijConcept(c.db, { beleid, gemeenteId, aanbiederId, totEnMet: maand }, d.id)
    : undefined;
  const stand = standen?.stand;
  const verouderd = standen && verouderdVan(beleid, d, standen.zonder, regels);
  const magIndienen = concept && verouderd === undefined && c.vandaag.toString() >= vanaf.toString();
  const fouten = o.fouten ?? [];
  const beoordeeld = d.status === 'gecontroleerd' || d.status === 'goedgekeurd';
  const afgewezen = beoordeeld ? posten.filter((post) => post.regels.some((regel) => regel.status === 'afgewezen')) : [];
  // What wants an answer first.
  afgewezen.sort((a, b) => Number(a.regels[0]?.antwoord !== '') - Number(b.regels[0]?.antwoord !== ''));
  const teVeel = afgewezen.length - MEESTE_AFWIJZINGEN;
  const weergave: RegelWeergave = {
    beleid,
    gemeenteId: d.gemeenteId,
    namen,
    herkomst: await listHerkomst(
      c.db,
      blad.posten.flatMap((post) => post.regels.map(({ id }) => id)),
    ),
    ...(beoordeeld ? { extra: { kop: 'Oordeel', cel: (post) => regelBadge(post.regels[0]?.status ?? 'open') } } : {}),
  };
  const knoppen = html`${magIndienen && linkKnop({ tekst: 'Controleren en indienen', href: `/declaraties/${d.id}/indienen`, soort: 'primair' })}${linkKnop({ tekst: 'Exporteren (CSV)', href: `/declaraties/${d.id}/export`, icoon: 'download', download: true })}`;
  return c.page({
    titel: `Declaratie ${maandTekst(d)}`,
    kruimels: [KRUIMEL, { tekst: titelVan(d) }],
    fout: fouten.length > 0,
    inhoud: html`${kop({ titel: `Declaratie ${maandTekst(d)}`, onder: html`${statusBadge(d.status)} Gemeente ${d.gemeente}`, acties: knoppen })}${foutSamenvatting(fouten)}${stapel(
      uitlegStatus(d, beleid, c.vandaag),
      verouderd === 'gewijzigd' &&
        melding({
          soort: 'waarschuwing',
          titel: 'Dit concept is niet meer actueel',
          inhoud: 'Er zijn uren of resultaten gewijzigd nadat je het maakte. Bereken het opnieuw.',
        }),
      verouderd === 'gesloten' &&
        melding({
          soort: 'waarschuwing',
          titel: `${hoofdletter(toonMaand(d.maand))} is gesloten`,
          inhoud: 'Gooi dit concept weg. Wat erin staat komt vanzelf in je declaratie van een maand die nog open is.',
        }),
      concept &&
        c.vandaag.toString() < vanaf.toString() &&
        melding({
          soort: 'info',
          titel: `Indienen kan vanaf ${toonDatum(vanaf)}`,
          inhoud: `${hoofdletter(toonMaand(d.maand))} loopt nog. Bereken het concept daarna opnieuw, zodat alle uren erin staan.`,
        }),
      ...afgewezen.slice(0, MEESTE_AFWIJZINGEN).map((post) => afwijzing(c, d, post, namen, fouten, o.antwoord)),
      teVeel > 0 &&
        melding({
          soort: 'info',
          titel: `Nog ${teVeel === 1 ? '1 afgewezen regel' : `${teVeel} afgewezen regels`}`,
          inhoud: 'Die staan hierboven zodra je deze hebt beantwoord. Alle redenen staan in het bestand dat je kunt exporteren.',
        }),
      lijnen(blad, weergave),
      paginering({ pagina: blad.pagina, paginas: blad.paginas, href: (een) => `/declaraties/${d.id}?pagina=${een}` }),
      stand && (await wachtBlok(c.db, d.gemeenteId, stand, d.maand)),
      concept &&
        kaart({
          titel: 'Iets veranderd?',
          inhoud: html`<p>De bedragen staan vast. Zijn er uren gewijzigd, bereken het concept dan opnieuw.</p>${acties(
            form({
              actie: `/declaraties/${d.id}/opnieuw`,
              sleutel: c.sleutel(),
              versie: d.versie,
              kaal: true,
              inhoud: knop({ tekst: 'Bereken opnieuw', soort: 'tweede', icoon: 'refresh' }),
            }),
            form({
              actie: `/declaraties/${d.id}/weg`,
              sleutel: c.sleutel(),
              versie: d.versie,
              kaal: true,
              inhoud: knop({ tekst: 'Gooi concept weg', soort: 'stil' }),
            }),
          )}`,
        }),
    )}`,
  });
}

/** New lines in one table, corrections each with what they replace, and the total of all pages. */
export function lijnen(blad: Blad, weergave: RegelWeergave): Html {
  const nieuw = blad.posten.filter((post) => !post.correctie);
  const correcties = blad.posten.filter((post) => post.correctie);
  const deel = blad.paginas > 1;
  const later = nieuw.some((post) => post.prestatiemaand !== nieuw[0]?.prestatiemaand);
  const samen = deel || (blad.alle.some((post) => post.correctie) && blad.alle.some((post) => !post.correctie));
  const { pagina } = blad;
  return html`${deel && telling(tellingVan('regel', 'regels', { totaal: blad.alle.length, pagina, getoond: blad.posten.length, perPagina: REGELS_PER_PAGINA }))}${
    nieuw.length > 0 &&
    kaart({ titel: 'Regels', inhoud: later ? perMaand(nieuw, weergave, deel) : regelTabel(nieuw, weergave, deel) })
  }${
    correcties.length > 0 &&
    kaart({
      titel: 'Correcties',
      inhoud: html`<p>Een eerdere regel wordt helemaal teruggenomen. De nieuwe regel komt ervoor in de plaats, zodat niets dubbel wordt betaald.</p>${correcties.map((post) => correctieTabel(post, weergave))}`,
    })
  }${samen && html`<p>Samen: <strong>${bedrag(blad.alle.reduce((som, post) => som + post.bedrag, 0))}</strong></p>`}`;
}

function perMaand(posten: readonly Post[], weergave: RegelWeergave, deel: boolean): Html {
  const maanden = [...new Set(posten.map((post) => post.prestatiemaand))];
  return html`${maanden.map(
    (maand) =>
      html`<h3>${hoofdletter(toonMaand(maand))}</h3>${regelTabel(
        posten.filter((post) => post.prestatiemaand === maand),
        weergave,
        deel,
      )}`,
  )}`;
}

function uitlegStatus(d: Declaratie, beleid: BeleidInHuis, vandaag: Datum): Html | undefined {
  switch (d.status) {
    case 'concept':
      return undefined;
    case 'ingediend':
      return melding({
        soort: 'info',
        titel: 'De gemeente controleert deze declaratie',
        inhoud: d.ingediendOp ? `Je krijgt ${antwoordTekst(beleid, d.ingediendOp, vandaag)} antwoord.` : '',
      });
    case 'gecontroleerd':
      return melding({
        soort: 'info',
        titel: 'De regels zijn gecontroleerd',
        inhoud: html`<p>Akkoord is ${bedrag(d.totaal)}${d.afgewezen > 0 && html` van ${bedrag(d.gevraagd)}`}. Een tweede medewerker van de gemeente keurt de betaling goed.</p>`,
      });
    case 'goedgekeurd':
      return melding({
        soort: 'succes',
        titel: 'Goedgekeurd voor betaling',
        inhoud:
          d.totaal < 0
            ? html`<p>${bedrag(-d.totaal)} wordt verrekend met een volgende betaling.</p>`
            : html`<p>Je ontvangt ${bedrag(d.totaal)}.</p>`,
      });
  }
}

function afwijzing(
  c: PageContext,
  d: Declaratie,
  post: Post,
  namen: ReadonlyMap<number, string>,
  fouten: readonly Reden[],
  getypt: { post: string; tekst: string } | undefined,
): Html {
  const eerste = post.regels[0];
  const dit = getypt?.post === post.sleutel;
  return kaart({
    titel: `Afgewezen: ${namen.get(post.toewijzingId) ?? 'inwoner'}, toewijzing ${post.toewijzing}, ${toonMaand(post.prestatiemaand)}`,
    inhoud: html`<p>${bedrag(post.bedrag)} wordt niet betaald.</p><p><strong>Reden van de gemeente:</strong> ${eerste?.reden}</p>${
      eerste?.antwoord
        ? html`<p><strong>Jouw antwoord:</strong> ${eerste.antwoord}</p><p>Je kunt de regel opnieuw declareren: ga naar ${link('/declaraties', 'Declaraties')}.</p>`
        : form({
            actie: `/declaraties/${d.id}/antwoord/${post.sleutel}`,
            sleutel: c.sleutel(),
            versie: d.versie,
            inhoud: html`${tekstvak({
              naam: 'antwoord',
              label: `Jouw antwoord over toewijzing ${post.toewijzing}`,
              hint: 'Kloppen de uren niet? Verbeter ze dan bij Uren; de verbeterde regel kun je daarna declareren.',
              maximum: 1000,
              waarde: dit ? getypt?.tekst : '',
              fout: dit ? foutVan(fouten, 'antwoord') : undefined,
            })}${acties(knop({ tekst: 'Verstuur antwoord' }))}`,
          })
    }`,
  });
}
