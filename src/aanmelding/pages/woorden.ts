// Words for what can be written down after an aanmelding.
import type { FeitSoort } from '../types.ts';

/** What it is called in a list. */
export const feitTekst: Record<FeitSoort, string> = {
  'ontvangst-bevestigd': 'Ontvangst van de melding bevestigd',
  'plan-uitgelegd': 'Uitgelegd dat de inwoner een eigen plan mag maken',
  'geen-plan': 'De inwoner maakt geen eigen plan',
  'ondersteuning-aangeboden': 'Op gratis cliëntondersteuning gewezen',
  'ondersteuning-antwoord': 'Antwoord van de inwoner over cliëntondersteuning',
  identiteit: 'Identiteit vastgesteld',
  'onderzoek-afgerond': 'Onderzoek klaar',
  'verslag-gegeven': 'Verslag van het onderzoek gegeven',
  aanvraag: 'Aanvraag ontvangen',
  'geen-aanvraag': 'De inwoner vraagt niets aan',
  verdaging: 'Beschikking verdaagd',
};

/** What is asked: the label of the day, and what to know before it is filled in. */
export const feitVraag: Record<FeitSoort, { dag: string; uitleg: string }> = {
  'ontvangst-bevestigd': {
    dag: 'Op welke dag heb je de ontvangst bevestigd?',
    uitleg: 'De gemeente bevestigt dat de melding binnen is (Wmo 2015 artikel 2.3.2, lid 1).',
  },
  'plan-uitgelegd': {
    dag: 'Op welke dag heb je het uitgelegd?',
    uitleg: 'De inwoner krijgt na de melding zeven dagen om een eigen plan te geven (Wmo 2015 artikel 2.3.2, lid 2).',
  },
  'geen-plan': { dag: 'Op welke dag zei de inwoner dat?', uitleg: 'De inwoner mag later alsnog een plan geven.' },
  'ondersteuning-aangeboden': {
    dag: 'Op welke dag heb je erop gewezen?',
    uitleg:
      'Vóór het onderzoek wijs je de inwoner en de mantelzorger op gratis cliëntondersteuning (Wmo 2015 artikel 2.3.2, lid 3).',
  },
  'ondersteuning-antwoord': {
    dag: 'Op welke dag zei de inwoner dat?',
    uitleg: 'De inwoner mag altijd van gedachten veranderen.',
  },
  identiteit: {
    dag: 'Op welke dag heb je het document gezien?',
    uitleg: 'Schrijf alleen op welk document je zag. Het nummer en een kopie bewaren we niet (Wmo 2015 artikel 2.3.4).',
  },
  'onderzoek-afgerond': {
    dag: 'Op welke dag was het onderzoek klaar?',
    uitleg: 'Het onderzoek is klaar binnen zes weken na de melding (Wmo 2015 artikel 2.3.2, lid 1).',
  },
  'verslag-gegeven': {
    dag: 'Op welke dag heeft de inwoner het verslag gekregen?',
    uitleg: 'De inwoner krijgt op papier of digitaal wat uit het onderzoek kwam (Wmo 2015 artikel 2.3.2, lid 8).',
  },
  aanvraag: {
    dag: 'Op welke dag kwam de aanvraag binnen?',
    uitleg: 'Vanaf die dag lopen de twee weken voor de beschikking (Wmo 2015 artikel 2.3.5, lid 2).',
  },
  'geen-aanvraag': { dag: 'Op welke dag zei de inwoner dat?', uitleg: 'De inwoner mag later alsnog een aanvraag doen.' },
  verdaging: {
    dag: 'Op welke dag verdaag je?',
    uitleg: 'De inwoner krijgt een brief met de nieuwe dag en de reden. Die brief komt bij de documenten.',
  },
};

export const KEUZE_VRAAG: Readonly<Partial<Record<FeitSoort, string>>> = {
  'ondersteuning-antwoord': 'Wat zei de inwoner?',
  identiteit: 'Welk document heb je gezien?',
  verdaging: 'Op welke grond?',
};
