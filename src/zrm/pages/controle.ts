// The check of a new matrix: what was filled in, beside what somebody else stored meanwhile.
import { toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { ZRM_DOMEINEN, ZRM_NAAM } from '../../kernel/zrm.ts';
import { aanwezigZin, type ConceptInhoud } from '../../ladder/index.ts';
import {
  acties,
  controleer,
  form,
  type Html,
  html,
  knop,
  kop,
  linkKnop,
  melding,
  stapel,
  stappen,
  tabel,
  verandering,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { telling, veranderingVan, vorigeScore } from '../rules.ts';
import type { Meting, MetingForm } from '../types.ts';
import { type Geopend, kruimels, lees, nieuwste, scoreTekst } from './frame.ts';

/** What is about to be stored. `verrast`: somebody else stored one since this page was shown. */
export const controle = (c: PageContext, d: Geopend, inhoud: ConceptInhoud, verrast = false): Promise<Response> => {
  const { inwoner, concept, metingen } = d;
  const basis = `/dossier/${inwoner.id}/zrm/nieuw`;
  const { form: m, redenen } = lees(c, d, inhoud);
  const nieuw = metingen.filter(({ id }) => id > (concept?.basis ?? 0));
  const { gescoord, nietBesproken } = telling(m.scores);
  const open = ZRM_DOMEINEN.length - gescoord - nietBesproken;
  return c.page({
    titel: 'Controleer de scores',
    kruimels: kruimels(inwoner, 'Zelfredzaamheid scoren'),
    ...(verrast ? { status: 409 as const } : {}),
    inhoud: stapel(
      stappen({ stap: 2, van: 2, naam: 'controleer je antwoorden' }),
      kop({ titel: 'Controleer de scores', onder: toonNaam(inwoner) }),
      redenen.length > 0 &&
        melding({
          soort: 'waarschuwing',
          titel: 'Dit moet nog',
          inhoud: html`<ul>${redenen.map(({ tekst }) => html`<li>${tekst}</li>`)}</ul>`,
        }),
      nieuw.map((meting) => intussen(m, meting)),
      open > 0 &&
        melding({
          soort: 'info',
          titel: `${open} van de 13 leefgebieden ${open === 1 ? 'is' : 'zijn'} nog open`,
          inhoud: 'Dat mag. Eerdere scores van die leefgebieden blijven tellen; later kun je ze aanvullen met een nieuwe meting.',
        }),
      controleer([
        { vraag: 'Dag', antwoord: toonDatum(datum(m.peildatum)), wijzig: basis },
        ...(m.corrigeert === undefined ? [] : [{ vraag: 'Waarom je verbetert', antwoord: m.reden, wijzig: basis }]),
        ...ZRM_DOMEINEN.flatMap((domein) => {
          const score = m.scores[domein];
          return score ? [{ vraag: ZRM_NAAM[domein], antwoord: scoreMetTekst(m, metingen, domein, score), wijzig: basis }] : [];
        }),
        {
          vraag: 'Wie erbij waren',
          antwoord: html`${aanwezigZin(m.aanwezig)}${m.aanwezigWie && html`<br>${m.aanwezigWie}`}`,
          wijzig: basis,
        },
        { vraag: 'Toelichting', antwoord: m.toelichting, wijzig: basis },
        {
          vraag: 'Documenten',
          antwoord: d.stukken
            .filter(({ id }) => m.documenten.includes(id))
            .map(({ titel }) => titel)
            .join(', '),
          wijzig: basis,
        },
      ]),
      redenen.length > 0
        ? acties(linkKnop({ tekst: 'Vul de scores aan', href: basis, soort: 'primair' }))
        : form({
            actie: `${basis}/controle`,
            sleutel: c.sleutel(),
            naam: 'Scores vastleggen',
            verborgen: { gezien: String(nieuwste(metingen)) },
            inhoud: acties(
              knop({ tekst: 'Leg de scores vast', icoon: 'check' }),
              linkKnop({ tekst: 'Vorige', href: basis, soort: 'stil', icoon: 'arrow-left' }),
            ),
          }),
    ),
  });
};

const scoreMetTekst = (
  m: MetingForm,
  metingen: readonly Meting[],
  domein: (typeof ZRM_DOMEINEN)[number],
  { score, opmerking, kracht }: NonNullable<MetingForm['scores'][typeof domein]>,
): Html => {
  const anders =
    score === undefined ? undefined : veranderingVan(vorigeScore(metingen, domein, m.peildatum, m.corrigeert), score);
  return html`${scoreTekst(score)}${anders && html`<br>${verandering(anders.richting, anders.tekst)}`}${kracht && html`<br>Gaat goed: ${kracht}`}${opmerking && html`<br>Opmerking: ${opmerking}`}`;
};

/** Somebody else stored a matrix while this one was being filled in: both stand beside each other, and both stay. */
const intussen = (m: MetingForm, meting: Meting): Html =>
  html`${melding({
    soort: 'waarschuwing',
    titel: `Terwijl je bezig was legde ${meting.door} een meting vast`,
    inhoud: 'Vergelijk ze. Leg je de jouwe ook vast, dan blijven ze allebei staan en telt per leefgebied de laatste dag.',
  })}${tabel({
    caption: `Jouw scores naast die van ${toonDatum(datum(meting.peildatum))}`,
    kolommen: [{ kop: 'Leefgebied' }, { kop: 'Wat jij invulde' }, { kop: 'Wat er nu staat' }],
    rijen: ZRM_DOMEINEN.map((domein) => [
      ZRM_NAAM[domein],
      m.scores[domein] ? scoreTekst(m.scores[domein].score) : 'open',
      meting.scores[domein] ? scoreTekst(meting.scores[domein].score) : 'open',
    ]),
  })}`;
