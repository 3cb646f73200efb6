// The fields of each page of a determination.
import { type OpgeslagenRegeling, toonBron } from '../../beleid/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { waaromVan } from '../../uitleg/index.ts';
import {
  badge,
  datumveld,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  melding,
  stapel,
  tekstvak,
  tekstveld,
  vinkjes,
  zacht,
} from '../../web/index.ts';
import { antwoordenVan, vraagVeld } from '../concept.ts';
import { grenzen, ladderVoorstel, stappenTussen, type Voorstel, voorstelTekst, voorstelWatAls } from '../rules.ts';
import { AANWEZIG, aanwezigTekst, type ConceptInhoud, Termijn, termijnTekst, type VolledigeBepaling } from '../types.ts';
import { bewijsKaart } from './bewijs.ts';
import { beschrijftTreden, type Geopend, ladderIsHulpmiddel } from './frame.ts';

const ANTWOORD_KEUZES = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
  { waarde: 'onbekend', tekst: 'Weet ik niet' },
];

export interface Vel {
  d: Geopend;
  inhoud: ConceptInhoud;
  form: VolledigeBepaling;
  redenen: readonly Reden[];
  uit: OpgeslagenRegeling | undefined;
}

const veld = ({ inhoud, redenen }: Vel, naam: string) => ({
  naam,
  waarde: inhoud.velden[naam],
  fout: foutVan(redenen, naam),
});

/** The day, and the criteria of the regeling as questions, boundary by boundary (L6). */
export const vragenVelden = (v: Vel): Html => {
  const { uit } = v;
  const oud = v.d.bepalingen.find(({ id }) => id === v.form.corrigeert);
  return stapel(
    melding({ soort: 'info', inhoud: html`<p>${ladderIsHulpmiddel(!uit || uit.regeling.ladder.vragen.length > 0)}</p>` }),
    oud &&
      kaart({
        titel: 'Wat je verbetert',
        inhoud: stapel(
          html`<p>Trede ${oud.trede} op ${toonDatum(datum(oud.peildatum))}, vastgelegd door ${oud.door || 'onbekend'}. Deze bepaling blijft te lezen, met jouw reden erbij.</p>`,
          tekstvak({
            ...veld(v, 'reden'),
            label: 'Waarom verbeter je deze bepaling?',
            hint: 'De inwoner kan dit lezen. Bijvoorbeeld: de dag klopte niet, of later bleek iets anders.',
            regels: 2,
            maximum: 2000,
          }),
        ),
      }),
    kaart({
      titel: 'Wanneer geldt het?',
      inhoud: datumveld({
        ...veld(v, 'peildatum'),
        label: 'Peildatum',
        hint: 'De dag waarop deze trede geldt, bijvoorbeeld de dag van het gesprek',
      }),
    }),
    uit &&
      grenzen(uit.regeling).map(({ treden, vragen }) =>
        kaart({
          titel: `Past ${treden.map(({ trede, naam }) => `trede ${trede}, ${naam.toLowerCase()}`).join(', of ')}?`,
          inhoud: stapel(
            html`<p>${zacht(
              html`${treden.map(
                ({ trede, criterium }) => html`Trede ${trede}: ${criterium ?? 'zonder omschrijving in de bron'}.<br>`,
              )}${toonBron(uit.regeling, uit.regeling.ladder.bron)}`,
            )}</p>`,
            ...vragen.map((vraag) =>
              keuzerondjes({
                ...veld(v, vraagVeld(vraag.sleutel)),
                label: vraag.vraag,
                ...vraagHint(uit, vraag),
                keuzes: ANTWOORD_KEUZES,
                naastElkaar: true,
              }),
            ),
          ),
        }),
      ),
    uit &&
      uit.regeling.ladder.vragen.length === 0 &&
      melding({
        soort: 'info',
        titel: 'Deze regeling heeft geen vragen bij de treden',
        inhoud: beschrijftTreden(uit.regeling)
          ? 'Je kiest op de volgende pagina zelf een trede bij de omschrijvingen van de regeling.'
          : 'De regeling beschrijft de treden niet. Je kiest op de volgende pagina zelf een trede, en schrijft daarna op waarom.',
      }),
  );
};

/** Examples, what was chosen around the words of the source, and the source where it is another than that of the ladder. */
const vraagHint = (
  uit: OpgeslagenRegeling,
  vraag: OpgeslagenRegeling['regeling']['ladder']['vragen'][number],
): { hint?: Html } => {
  const delen = [
    vraag.uitleg,
    vraag.bron === uit.regeling.ladder.bron ? undefined : `${toonBron(uit.regeling, vraag.bron)}.`,
    vraag.keuze === undefined ? undefined : `Keuze: ${vraag.keuze}`,
  ].filter((deel) => deel !== undefined);
  return delen.length === 0 ? {} : { hint: html`${delen.join(' ')}` };
};

/** What the answers come to, in a sentence. */
const voorstelZin = (uit: OpgeslagenRegeling, voorstel: Voorstel): Html => {
  const naam = (trede: number) => uit.regeling.ladder.treden.find((t) => t.trede === trede)?.naam.toLowerCase() ?? '';
  if (voorstel.trede === voorstel.hoogstens)
    return html`<p>Uit je antwoorden komt <strong>trede ${voorstel.trede}: ${naam(voorstel.trede)}</strong>.</p>`;
  const vragen = voorstel.open.flatMap((open) => uit.regeling.ladder.vragen.filter(({ sleutel }) => sleutel === open));
  return html`<p>Uit je antwoorden komt <strong>${voorstelTekst(voorstel)}</strong>. Het hangt af van wat nog niet bekend is:</p><ul>${vragen.map(({ vraag }) => html`<li>${vraag}</li>`)}</ul>`;
};

const tredeUitleg = ({ criterium, ondersteuning }: OpgeslagenRegeling['regeling']['ladder']['treden'][number]): Html =>
  html`<span>${criterium ?? 'Zonder nadere omschrijving in de bron'}</span><br><span>Ondersteuning: ${ondersteuning ?? 'niet in de bron'}</span>`;

/** The proposal with its grounds, and the own judgement beside it (L9). */
export const oordeelVelden = (v: Vel): Html => {
  const { uit } = v;
  const antwoorden = antwoordenVan(v.inhoud, uit?.regeling);
  const voorstel = uit && ladderVoorstel(uit.regeling, antwoorden);
  const past = (trede: number) => voorstel !== undefined && trede >= voorstel.trede && trede <= voorstel.hoogstens;
  return stapel(
    uit &&
      voorstel &&
      kaart({
        titel: 'Het voorstel',
        inhoud: html`${voorstelZin(uit, voorstel)}${waaromVan(uit, {
          over: `is het voorstel ${voorstelTekst(voorstel)}`,
          gronden: voorstel.gronden,
          watAls: voorstelWatAls(uit.regeling, antwoorden),
        })}`,
      }),
    kaart({
      titel: 'Jouw oordeel',
      inhoud: stapel(
        keuzerondjes({
          ...veld(v, 'trede'),
          label: 'Welke trede past nu?',
          ...(uit
            ? {
                hint: beschrijftTreden(uit.regeling)
                  ? html`Omschrijvingen: ${toonBron(uit.regeling, uit.regeling.ladder.bron)}`
                  : (uit.regeling.ladder.toelichting ?? 'De regeling beschrijft de treden niet.'),
              }
            : {}),
          // L1, L6, L8: the names, criteria and support of this regeling stand where a trede is determined.
          keuzes: (uit?.regeling.ladder.treden ?? []).map((trede) => ({
            waarde: String(trede.trede),
            tekst: html`<strong>Trede ${trede.trede}: ${trede.naam.toLowerCase()}</strong>${past(trede.trede) && html` ${badge('info', 'Voorstel')}`}`,
            ...(uit && beschrijftTreden(uit.regeling) ? { uitleg: tredeUitleg(trede) } : {}),
          })),
        }),
        voorstel &&
          tekstvak({
            ...veld(v, 'afwijking'),
            label: 'Waarom oordeel je anders dan het voorstel?',
            hint: `Alleen nodig als je geen ${voorstelTekst(voorstel)} kiest. De inwoner kan dit lezen.`,
            regels: 3,
            maximum: 2000,
          }),
      ),
    }),
  );
};

/** On what it rests: what was seen and heard, when, who was there, and documents of the dossier. */
export const onderbouwingVelden = (v: Vel): Html => {
  const { van, stappen } = stappenTussen(v.d.bepalingen, v.form);
  return stapel(
    kaart({
      titel: 'Wat zag en hoorde je?',
      inhoud: stapel(
        tekstvak({
          ...veld(v, 'motivering'),
          label: 'Waarom past deze trede?',
          hint: 'Schrijf op wat je zag en hoorde. De inwoner kan dit lezen. Geen medische gegevens.',
          maximum: 4000,
        }),
        (stappen > 1 || v.redenen.some((reden) => reden.veld === 'sprong')) &&
          html`${melding({
            soort: 'info',
            titel: `Van trede ${van} naar trede ${v.form.trede}: meer dan één stap tegelijk`,
            inhoud: 'Dat kan. Leg wel uit wat er in die tijd gebeurde.',
          })}${tekstvak({
            ...veld(v, 'sprong'),
            label: 'Wat gebeurde er in die tijd, en waar blijkt dat uit?',
            regels: 3,
            maximum: 2000,
          })}`,
      ),
    }),
    kaart({
      titel: 'Wie was erbij?',
      inhoud: stapel(
        datumveld({ ...veld(v, 'gesprek_op'), label: 'Dag van het gesprek', verplicht: false, hint: 'Bijvoorbeeld 31-01-2020' }),
        vinkjes({
          naam: 'aanwezig',
          label: 'Wie waren erbij?',
          fout: foutVan(v.redenen, 'aanwezig'),
          waarden: v.inhoud.aanwezig,
          keuzes: AANWEZIG.map((waarde) => ({ waarde, tekst: aanwezigTekst[waarde] })),
        }),
        tekstveld({
          ...veld(v, 'aanwezig_wie'),
          label: 'Namen of functies',
          hint: 'Bijvoorbeeld: zus van de inwoner; begeleider van de aanbieder',
          verplicht: false,
          maximum: 200,
        }),
      ),
    }),
    bewijsKaart({
      inwonerId: v.d.inwoner.id,
      stukken: v.d.stukken,
      waarden: v.inhoud.documenten,
      fout: foutVan(v.redenen, 'documenten'),
      vandaag: v.d.vandaag,
    }),
  );
};

/** Which trede may be reached, and by when. */
export const perspectiefVelden = (v: Vel): Html =>
  kaart({
    titel: 'Wat is het perspectief?',
    inhoud: stapel(
      keuzelijst({
        ...veld(v, 'perspectief'),
        label: 'Welke trede kan de inwoner bereiken?',
        leeg: 'Nog niet te zeggen',
        opties: (v.uit?.regeling.ladder.treden ?? []).map((trede) => ({
          waarde: String(trede.trede),
          tekst: `${trede.trede} ${trede.naam}`,
        })),
      }),
      keuzerondjes({
        ...veld(v, 'termijn'),
        hint: 'Alleen als je hierboven een trede koos',
        label: 'Wanneer kan dat zijn?',
        keuzes: Termijn.options.map((waarde) => ({ waarde, tekst: termijnTekst[waarde] })),
        naastElkaar: true,
      }),
      datumveld({
        ...veld(v, 'perspectief_op'),
        label: 'Uiterlijk op',
        hint: 'De dag waarop je verwacht dat het zover is, bijvoorbeeld 01-06-2027',
        verplicht: false,
      }),
    ),
  });

export const kopVan = (v: Vel): string => (v.form.corrigeert === undefined ? 'Trede bepalen' : hoofdletter('trede verbeteren'));
