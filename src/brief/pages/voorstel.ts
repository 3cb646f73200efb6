// A letter that is made by hand: read it as it will go out, then make it.
import type { Reden } from '../../kernel/resultaat.ts';
import {
  acties,
  form,
  foutSamenvatting,
  type Html,
  html,
  type Inhoud,
  kaart,
  knop,
  linkKnop,
  metBrief,
} from '../../web/index.ts';
import { waaromGeenBrief } from '../letters/render.ts';
import type { BriefdataInvoer } from '../types.ts';
import { briefVoorbeeld } from './voorbeeld.ts';

/** The letter beside what there is to do with it. Without a letter that can be made there is no button: the reasons stand where it would be. */
export const briefVoorstel = (o: {
  invoer: BriefdataInvoer;
  actie: string;
  sleutel: string;
  terug: string;
  uitleg: Inhoud;
  /** What the letter was made from, so that the button makes the same one. */
  verborgen?: Readonly<Record<string, string>>;
  /** Another button beside it. */
  knop?: Inhoud;
  fouten: readonly Reden[];
}): Html => {
  const kan = waaromGeenBrief(o.invoer).length === 0;
  const digitaal = o.invoer.verzending === 'digitaal';
  return html`${foutSamenvatting(o.fouten)}${metBrief({
    inhoud: kaart({
      titel: 'De brief maken',
      inhoud: html`${o.uitleg}<p>${
        o.invoer.erven
          ? 'De inwoner is overleden. De brief gaat met de post naar de erven: kijk of het adres klopt.'
          : o.invoer.zakelijk
            ? 'De brief komt in de lijst om af te drukken. De inwoner leest in zijn eigen pagina wat er is gestuurd.'
            : digitaal
              ? 'De inwoner wil brieven alleen digitaal. Hij leest deze brief in zijn eigen pagina.'
              : 'De brief komt in de lijst om af te drukken. De inwoner leest hem ook in zijn eigen pagina.'
      } Een brief die gemaakt is, verandert niet meer.</p>${form({
        actie: o.actie,
        sleutel: o.sleutel,
        naam: 'De brief maken',
        ...(o.verborgen ? { verborgen: o.verborgen } : {}),
        inhoud: acties(
          kan && knop({ tekst: 'Maak de brief', icoon: 'file-text', ...(o.verborgen ? { naam: '_stap', waarde: 'maken' } : {}) }),
          o.knop,
          linkKnop({ tekst: 'Terug', href: o.terug, soort: 'stil' }),
        ),
      })}`,
    }),
    brief: briefVoorbeeld({ ...o.invoer, voorbeeld: true }),
  })}`;
};
