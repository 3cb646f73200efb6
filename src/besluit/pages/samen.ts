// Taken together with others: on the concept who was asked and what each said, and the answer of the colleague who was asked.

import { toonDatum } from '../../kernel/datum.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import {
  acties,
  badge,
  form,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  lijst,
  melding,
  stapel,
  tekstvak,
  tekstveld,
  uitklap,
  type VeldFout,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { VRAAG } from '../actions/ask-samen.ts';
import type { ConceptRij } from '../queries/concept.ts';
import { type Gevraagde, HOE_GEZEGD, huidige, type Samenspraak, samenNaam } from '../samen.ts';

const alineas = (tekst: string): Html => html`${tekst.split(/\n+/).map((regel) => html`<p>${regel}</p>`)}`;

/** What was asked, as it stands with the answer. */
export const gevraagdLijst = (rij: Samenspraak): Html =>
  lijst(rij.voorstel.map(({ kop, waarde }) => ({ kop, waarde: alineas(waarde) })));

/** Yes or no with why; the words are those of who answers. */
export const antwoordVelden = (o: {
  vraag: string;
  ja: string;
  nee: string;
  getypt: Readonly<Record<string, string>>;
  fouten: readonly VeldFout[];
  redenHint: string;
}): Html =>
  html`${keuzerondjes({
    naam: 'antwoord',
    label: o.vraag,
    waarde: o.getypt.antwoord,
    fout: foutVan(o.fouten, 'antwoord'),
    keuzes: [
      { waarde: 'ja', tekst: o.ja },
      { waarde: 'nee', tekst: o.nee },
    ],
  })}${tekstvak({
    naam: 'reden',
    label: 'Waarom?',
    hint: o.redenHint,
    verplicht: false,
    waarde: o.getypt.reden,
    fout: foutVan(o.fouten, 'reden'),
    regels: 3,
    maximum: 2000,
  })}`;

const stand = (rij: Samenspraak | undefined): Html =>
  rij === undefined
    ? badge('aandacht', 'Nog niet gevraagd')
    : rij.antwoord === undefined
      ? badge('info', `Gevraagd op ${toonDatum(rij.gevraagdOp)}`)
      : rij.antwoord
        ? badge('goed', 'Ja')
        : badge('telaat', 'Nee');

const gezegd = (rij: Samenspraak): Html =>
  html`<p>${hoofdletter(rij.naam || rij.namens || samenNaam(rij.wie))} zei ${rij.antwoord ? 'ja' : 'nee'} op ${rij.gegevenOp ? toonDatum(rij.gegevenOp) : ''}, ${rij.hoe ? HOE_GEZEGD[rij.hoe] : ''}${rij.reden === '' ? '.' : `: ${rij.reden}`}</p>`;

/** Keeps what was checked and asks those with whom it is taken, in one go. */
export const bewaarEnVraag = (inwonerId: number): Html =>
  knop({
    tekst: 'Bewaar en vraag om ja of nee',
    icoon: 'send',
    actie: `/dossier/${inwonerId}/besluit/concept`,
    naam: '_stap',
    waarde: VRAAG,
  });

interface SamenKaart {
  concept: ConceptRij;
  pad: string;
  gevraagden: readonly Gevraagde[];
  rijen: readonly Samenspraak[];
  /** The consulent of the dossier, on a concept that can still be worked on. */
  schrijft: boolean;
  getypt: Readonly<Record<string, string>>;
  fouten: readonly VeldFout[];
}

const vraagForm = (c: PageContext, o: SamenKaart, g: Gevraagde, opnieuw: boolean): Html => {
  if (g.soort === 'collega' && g.keuze.length === 0)
    return html`<p>Er is geen andere collega met deze functie. Vraag beheer wie dit doet.</p>`;
  return form({
    actie: `${o.pad}/samen`,
    sleutel: c.sleutel(),
    versie: o.concept.versie,
    naam: `${hoofdletter(samenNaam(g.wie))} vragen`,
    verborgen: { wie: g.wie },
    inhoud: html`${
      g.soort === 'collega' &&
      keuzerondjes({
        naam: `gevraagd-${g.wie}`,
        label: 'Aan wie vraag je het?',
        hint: 'Deze collega kan het dossier lezen tot het antwoord er is.',
        waarde: g.keuze.length === 1 ? String(g.keuze[0]?.id) : o.getypt[`gevraagd-${g.wie}`],
        fout: foutVan(o.fouten, `gevraagd-${g.wie}`),
        keuzes: g.keuze.map(({ id, naam, functie }) => ({ waarde: String(id), tekst: `${naam}, ${functie ?? ''}` })),
      })
    }${g.soort === 'buiten' && html`<p>Niemand met deze naam werkt in dit systeem. Vraag het zelf, en schrijf hier op wat er is gezegd.</p>`}${acties(
      knop({
        tekst: opnieuw ? 'Vraag het opnieuw' : 'Vraag om ja of nee',
        icoon: 'send',
        soort: 'tweede',
        extra: samenNaam(g.wie),
      }),
    )}`,
  });
};

/** What the resident, or somebody who is no user here, said to the consulent. */
const opschrijven = (c: PageContext, o: SamenKaart, g: Gevraagde, rij: Samenspraak): Html => {
  const deze = c.param('samenspraak') === String(rij.id);
  const fouten = deze ? o.fouten : [];
  const getypt = deze ? o.getypt : {};
  const formulier = form({
    actie: `${o.pad}/samen/${rij.id}`,
    sleutel: c.sleutel(),
    versie: rij.versie,
    naam: `Antwoord van ${samenNaam(g.wie)}`,
    inhoud: html`${
      g.soort === 'buiten' &&
      tekstveld({ naam: 'namens', label: 'Wie zei het?', maximum: 120, waarde: getypt.namens, fout: foutVan(fouten, 'namens') })
    }${keuzerondjes({
      naam: 'hoe',
      label: 'Hoe is het gezegd?',
      waarde: getypt.hoe,
      fout: foutVan(fouten, 'hoe'),
      keuzes: [
        { waarde: 'gesprek', tekst: 'In een gesprek' },
        { waarde: 'telefoon', tekst: 'Aan de telefoon' },
        { waarde: 'brief', tekst: 'In een brief' },
      ],
    })}${antwoordVelden({
      vraag: `Wat zei ${samenNaam(g.wie)}?`,
      ja: 'Ja',
      nee: 'Nee',
      getypt,
      fouten,
      redenHint: 'Nodig bij nee.',
    })}${acties(knop({ tekst: 'Bewaar het antwoord', soort: 'tweede' }))}`,
  });
  return g.soort === 'inwoner'
    ? html`<p>De inwoner kan antwoorden op de eigen pagina.</p>${uitklap('De inwoner zei het tegen mij', formulier, { open: fouten.length > 0 })}`
    : html`<p>Schrijf op wat er is gezegd.</p>${formulier}`;
};

/** With whom it is taken, and what each said; nothing where the regeling names nobody. */
export const samenKaart = (c: PageContext, o: SamenKaart): Html | false =>
  o.gevraagden.length > 0 &&
  kaart({
    titel: 'Samen besluiten',
    inhoud: stapel(
      html`<p>De regeling wil dat je dit besluit samen neemt. Ondertekenen kan als iedereen ja zei. Verandert het concept, dan vraag je het opnieuw.</p>`,
      ...o.gevraagden.map((g) => {
        const rij = huidige(o.rijen, g.wie);
        return html`<h3>${hoofdletter(samenNaam(g.wie))} ${stand(rij)}</h3>${rij && rij.naam !== '' && html`<p>${rij.naam}</p>`}${rij && rij.antwoord !== undefined && gezegd(rij)}${
          o.schrijft && (rij === undefined || rij.antwoord === false) && vraagForm(c, o, g, rij !== undefined)
        }${
          o.schrijft &&
          rij &&
          rij.antwoord === undefined &&
          (g.soort === 'inwoner' || g.soort === 'buiten') &&
          opschrijven(c, o, g, rij)
        }`;
      }),
    ),
  });

/** The colleague who was asked: yes or no, with why. */
export const collegaVraag = (
  c: PageContext,
  o: { rij: Samenspraak; pad: string; door: string; getypt: Readonly<Record<string, string>>; fouten: readonly VeldFout[] },
): Html =>
  kaart({
    titel: 'Jouw ja of nee',
    inhoud: html`${melding({
      soort: 'info',
      inhoud: `${o.door} vraagt of je meebesluit als ${o.rij.wie.replaceAll('-', ' ')}. Wie meebesluit, tekent niet ook zelf.`,
    })}${form({
      actie: `${o.pad}/samen/${o.rij.id}`,
      sleutel: c.sleutel(),
      versie: o.rij.versie,
      naam: 'Jouw ja of nee',
      inhoud: html`${antwoordVelden({
        vraag: 'Ben je het eens met dit besluit?',
        ja: 'Ja, ik besluit mee',
        nee: 'Nee',
        getypt: o.getypt,
        fouten: o.fouten,
        redenHint: 'Nodig bij nee. De contactpersoon leest dit en past het concept aan.',
      })}${acties(knop({ tekst: 'Geef antwoord', icoon: 'send' }))}`,
    })}`,
  });
