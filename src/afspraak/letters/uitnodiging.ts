import type { BriefInhoud } from '../../brief/index.ts';
import { opsomming } from '../../kernel/aantal.ts';
import { toonWanneer } from '../rules.ts';
import type { Afspraak, AfspraakSoort, AfspraakVorm } from '../types.ts';

const WAAROVER: Readonly<Record<AfspraakSoort, string>> = {
  kennismaking: 'We willen je graag leren kennen.',
  onderzoeksgesprek: 'We praten over wat je wilt, wat je kunt en welke hulp je nodig hebt.',
  ladder: 'We praten over waar je nu staat en welke stap bij je past.',
  plan: 'We praten over je plan.',
  orientatie: 'We praten over uitzoeken wat je wilt en wat je kunt.',
  meelopen: 'Je loopt mee op een werkplek. Zo zie je of het bij je past.',
  proefdag: 'Je probeert een werkplek. Zo merk je of het bij je past.',
  advies: 'We praten over het advies: welk werk past bij je, en wat is de volgende stap?',
  voortgang: 'We praten over hoe het gaat.',
  evaluatie: 'We kijken samen terug: hoe ging het, en wat is er nu nodig?',
  anders: 'We willen je graag spreken.',
};

const WAAR: Readonly<Record<AfspraakVorm, (plaats: string) => string>> = {
  locatie: (plaats) => (plaats === '' ? 'Je hoort nog waar.' : plaats),
  huisbezoek: () => 'We komen bij je thuis.',
  telefoon: () => 'We bellen je op. Je hoeft nergens heen.',
  video: (plaats) => (plaats === '' ? 'Met een videogesprek.' : `Met een videogesprek: ${plaats}`),
};

const metOrganisatie = (wie: string | null, bij: string | null): string =>
  bij === null ? '' : wie === null ? bij : `${wie} (${bij})`;

/**
 * The invitation on paper to a talk that stands fast, for who has no e-mail. Not for one without a moment: throws a RangeError.
 * `telefoon` is where one says that it does not suit.
 */
export function uitnodigingInhoud(
  a: Pick<
    Afspraak,
    | 'soort'
    | 'vorm'
    | 'plaats'
    | 'toelichting'
    | 'begin'
    | 'minuten'
    | 'consulent'
    | 'metConsulent'
    | 'aanbieder'
    | 'begeleider'
    | 'centrum'
    | 'adviseur'
  >,
  telefoon: string,
): BriefInhoud {
  if (a.begin === null) throw new RangeError('een uitnodiging heeft een moment');
  const met = [
    a.metConsulent ? a.consulent : '',
    metOrganisatie(a.begeleider, a.aanbieder),
    metOrganisatie(a.adviseur, a.centrum),
  ];
  // Who is called or visited takes nobody along.
  const erbij = a.vorm === 'locatie' ? 'meenemen' : 'erbij vragen';
  const dag = a.soort === 'meelopen' || a.soort === 'proefdag';
  return {
    onderwerp: dag ? 'Uitnodiging voor een afspraak' : 'Uitnodiging voor een gesprek',
    inleiding: [`${WAAROVER[a.soort]} Daarom nodigen we je uit.`],
    samenvatting: [
      { vraag: 'Wanneer?', antwoord: [[{ sterk: toonWanneer(a.begin, a.minuten) }]] },
      { vraag: 'Waar?', antwoord: [WAAR[a.vorm](a.plaats)] },
      { vraag: 'Met wie?', antwoord: [opsomming(met)] },
      ...(a.toelichting.trim() === '' ? [] : [{ vraag: 'Waarover?', antwoord: [a.toelichting] }]),
      {
        vraag: 'Wat moet je doen?',
        antwoord: ['Schrijf dit moment op. Is er iets dat je wilt bespreken? Schrijf dat er dan bij.'],
      },
      { vraag: 'Kun je niet?', antwoord: [`Bel ons dan: ${telefoon}. We zoeken samen een ander moment.`] },
    ],
    delen: [
      {
        kop: `Je mag iemand ${erbij}`,
        blokken: [`Je mag iemand ${erbij} die je vertrouwt. Dat kan iemand van je familie zijn, een vriend of een hulpverlener.`],
      },
    ],
  };
}
