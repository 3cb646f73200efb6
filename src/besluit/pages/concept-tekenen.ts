// Of a concept: putting it before somebody who may sign, signing it, or sending it back.

import { toonDatum } from '../../kernel/datum.ts';
import type { Actor } from '../../platform/db/reader.ts';
import {
  acties,
  form,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  linkKnop,
  stapel,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { KanTekenen } from '../actions/find-tekenaars.ts';
import type { ConceptRij } from '../queries/concept.ts';

/** Signing or sending back, for whom it lies before. */
export const tekenen = (
  c: PageContext,
  concept: ConceptRij,
  o: {
    fouten: readonly { veld?: string | undefined; tekst: string }[];
    getypt: Readonly<Record<string, string>>;
    pad: string;
    vierOgen: boolean;
    klaar: boolean;
  },
): Html => {
  // Of two the first decides nothing yet.
  const alsEerste = o.vierOgen && concept.eerste_door === null;
  return stapel(
    kaart({
      titel: 'Ondertekenen',
      inhoud: html`<p>${
        alsEerste
          ? 'Jij tekent als eerste. De consulent legt het daarna voor aan een tweede collega met mandaat: dan pas is het besluit genomen.'
          : `${concept.eerste ? `${concept.eerste} tekende als eerste. Met jouw handtekening is het besluit genomen.` : 'Je neemt het besluit.'} De consulent maakt het daarna bekend: dan pas krijgt de inwoner de brief.`
      }</p>${
        o.klaar
          ? form({
              actie: `${o.pad}/tekenen`,
              sleutel: c.sleutel(),
              versie: concept.versie,
              naam: 'Ondertekenen',
              inhoud: acties(knop({ tekst: alsEerste ? 'Onderteken als eerste' : 'Onderteken het besluit', icoon: 'gavel' })),
            })
          : html`<p>Ondertekenen kan niet zolang hierboven staat dat het zo niet kan. Stuur het terug.</p>`
      }`,
    }),
    kaart({
      titel: 'Terugsturen',
      inhoud: form({
        actie: `${o.pad}/terug`,
        sleutel: c.sleutel(),
        versie: concept.versie,
        naam: 'Terugsturen',
        inhoud: html`${tekstvak({
          naam: 'reden',
          label: 'Wat moet er anders?',
          waarde: o.getypt.reden,
          fout: foutVan(o.fouten, 'reden'),
          regels: 3,
          maximum: 1000,
        })}${acties(knop({ tekst: 'Stuur terug', soort: 'tweede' }))}`,
      }),
    }),
  );
};

/** To whom it goes to be signed, or taking it oneself. */
export const voorleggen = (
  c: PageContext,
  concept: ConceptRij,
  o: {
    pad: string;
    werk: string;
    tekenaars: readonly KanTekenen[];
    actor: Actor;
    vierOgen: boolean;
    klaar: boolean;
    fout: string | undefined;
  },
): Html => {
  const zelf = o.tekenaars.find(({ id }) => id === o.actor.gebruikerId);
  // Putting it before somebody would be the first signature: not under what cannot be a besluit yet.
  const tekentNietEerst = zelf !== undefined && o.vierOgen && concept.eerste_door === null && !o.klaar;
  const anderen = o.tekenaars.filter(({ id }) => id !== o.actor.gebruikerId);
  return kaart({
    titel: 'Voorleggen om te ondertekenen',
    inhoud: html`${
      zelf &&
      (o.vierOgen
        ? html`<p>Jij hebt mandaat: met voorleggen teken je als eerste.${tekentNietEerst && ' Dat kan pas als hierboven niets meer ontbreekt.'}</p>`
        : html`<p>Jij hebt vandaag mandaat: je kunt het besluit ook zelf nemen.</p>${
            o.klaar &&
            form({
              actie: `${o.pad}/nemen`,
              sleutel: c.sleutel(),
              versie: concept.versie,
              naam: 'Besluit nemen',
              inhoud: acties(knop({ tekst: 'Neem het besluit', icoon: 'gavel' })),
            })
          }`)
    }${
      tekentNietEerst
        ? acties(linkKnop({ tekst: 'Werk verder', href: o.werk, icoon: 'pencil' }))
        : anderen.length === 0
          ? html`<p>Vandaag heeft geen collega mandaat voor dit besluit. Vraag beheer om het mandaat vast te leggen.</p>`
          : form({
              actie: `${o.pad}/voorleggen`,
              sleutel: c.sleutel(),
              versie: concept.versie,
              naam: 'Voorleggen',
              inhoud: html`${keuzerondjes({
                naam: 'tekenaar',
                label: 'Wie ondertekent?',
                hint: `Wie op ${toonDatum(c.vandaag)} mandaat heeft volgens het register. Hij of zij kan dit dossier lezen zolang het concept daar ligt.`,
                fout: o.fout,
                keuzes: anderen.map((k) => ({
                  waarde: String(k.id),
                  tekst: `${k.naam}, ${k.functie}`,
                  uitleg: `Mandaat van ${k.bevoegdheid.keten.slice(1).join(' ← ')} (${k.bevoegdheid.mandaat.bron})${k.bevoegdheid.viaKeuze ? '. De bron noemt alleen verlenen: dat dit mandaat ook hiervoor geldt, is een keuze van de gemeente' : ''}`,
                })),
              })}${acties(knop({ tekst: 'Leg voor', icoon: 'send' }))}`,
            })
    }`,
  });
};
