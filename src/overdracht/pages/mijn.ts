// The resident: who would go on with him, what may go along, and taking that back. B1.
import { toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  melding,
  stapel,
  tekstvak,
  telefoonLink,
  terug,
  vinkjes,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerOverdracht, withdrawToestemming } from '../actions/change-overdracht.ts';
import { pakketPdf } from '../letters/pakket.ts';
import { listOverdrachten } from '../queries.ts';
import { standVan } from '../rules.ts';
import { STAND_B1 } from '../teksten.ts';
import { ALTIJD_MEE, type MeeSoort, type Overdracht } from '../types.ts';
import type { OverdrachtSettings } from './dossier.ts';

const zelf = { rollen: ['inwoner'], van: 'zelf' } as const;
const PAD = '/mijn/overdracht';

const MEE_B1: Record<MeeSoort, string> = {
  contact: 'Je naam, je geboortedatum en hoe ze je bereiken',
  woorden: 'Wat je zelf opschreef over wat je wilt en kunt',
  treden: 'Op welke trede je staat, en stond',
  doelen: 'De doelen waar je aan werkt',
  plekken: 'Waar je bent en was',
  advies: 'Het advies van je oriëntatie',
  terugkeer: 'De afspraak over je weg terug',
  uitkering: 'Welke uitkering je hebt',
};
const meeLijst = (mee: readonly MeeSoort[]): Html => html`<ul>${mee.map((soort) => html`<li>${MEE_B1[soort]}</li>`)}</ul>`;

const lees = async (c: PageContext) => {
  const actor = await c.actor();
  if (actor.inwonerId === undefined) throw new NietGevonden();
  return { actor, overdrachten: await listOverdrachten(c.db, actor.inwonerId) };
};

const vraag = (
  c: PageContext,
  o: Overdracht,
  getypt: Readonly<Record<string, string>> | undefined,
  fouten: readonly Reden[],
): Html =>
  form({
    actie: `${PAD}/${o.id}`,
    sleutel: c.sleutel(),
    versie: getypt?._versie ?? o.versie,
    inhoud: html`${keuzerondjes({
      naam: 'akkoord',
      label: 'Vind je dit goed?',
      waarde: getypt?.akkoord,
      fout: foutVan(fouten, 'akkoord'),
      keuzes: [
        { waarde: 'ja', tekst: 'Ja' },
        { waarde: 'nee', tekst: 'Nee' },
      ],
    })}${vinkjes({
      naam: 'mee',
      label: 'Wat mogen ze van je weten?',
      hint: `${MEE_B1[ALTIJD_MEE]}: dat gaat altijd mee. Haal weg wat je niet wilt.`,
      verplicht: false,
      waarden: getypt ? c.form.lijst('mee') : o.mee,
      keuzes: o.mee.filter((een) => een !== ALTIJD_MEE).map((soort) => ({ waarde: soort, tekst: MEE_B1[soort] })),
    })}${tekstvak({
      naam: 'reden',
      label: 'Waarom niet?',
      hint: 'Alleen als je nee kiest. Spelfouten zijn niet erg.',
      verplicht: false,
      waarde: getypt?.reden,
      fout: foutVan(fouten, 'reden'),
      regels: 3,
      maximum: 1000,
    })}${acties(knop({ tekst: 'Versturen', icoon: 'send' }))}`,
  });

const toon = async (
  c: PageContext,
  s: OverdrachtSettings,
  getypt?: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const { actor, overdrachten } = await lees(c);
  const nu = overdrachten[0];
  const stand = nu && standVan(nu);
  const nummer = s.beleid.gemeente(actor.gemeenteId ?? 0).telefoon.waarde;
  return c.page({
    titel: 'Iemand anders gaat met mij verder',
    fout: fouten.length > 0,
    smal: true,
    inhoud: html`${terug('/mijn', 'Mijn overzicht')}${foutSamenvatting(fouten)}${kop({
      titel: 'Iemand anders gaat met mij verder',
      onder: 'Dat noemen we een overdracht. Er gaat niets mee zonder dat jij ja zegt.',
    })}${stapel(
      c.zoek.has('verstuurd') &&
        melding({ soort: 'succes', titel: 'Je antwoord is verstuurd', inhoud: 'Je contactpersoon leest het.' }),
      !nu && kaart({ inhoud: html`<p>Er is nu geen overdracht. Je houdt dezelfde contactpersoon.</p>` }),
      nu &&
        stand &&
        kaart({
          titel: `Naar ${nu.partijNaam}`,
          inhoud: html`<p><strong>${STAND_B1[stand]}</strong></p><p>Waarom: ${nu.waarom}</p>${
            stand === 'gevraagd'
              ? vraag(c, nu, getypt, fouten)
              : nu.toestemming
                ? html`<h3>${nu.verstuurdOp ? 'Dit ging mee' : 'Dit gaat mee'}</h3>${meeLijst(nu.toestemmingMee)}`
                : nu.toestemmingReden && html`<p>Je zei: “${nu.toestemmingReden}”</p>`
          }${nu.antwoordTot && stand === 'verstuurd' && html`<p>Uiterlijk ${toonDatum(nu.antwoordTot)} weten we meer. Tot die tijd houd je dezelfde contactpersoon.</p>`}${
            nu.uitkomst === 'aangenomen' && nu.uitkomstTekst && html`<p>Wie met je verdergaat: ${nu.uitkomstTekst}</p>`
          }${nu.vervolg && html`<p>Zo gaat het verder: ${nu.vervolg}</p>`}${nu.gestoptReden && html`<p>De reden: ${nu.gestoptReden}</p>`}${
            nu.pakket &&
            acties(linkKnop({ tekst: 'Lees wat er meeging (pdf)', href: `${PAD}/${nu.id}/pakket`, icoon: 'file-text' }))
          }${
            (stand === 'toegestaan' || stand === 'verstuurd') &&
            form({
              actie: `${PAD}/${nu.id}`,
              sleutel: c.sleutel(),
              versie: nu.versie,
              inhoud: acties(knop({ tekst: 'Ik wil dit toch niet', soort: 'tweede', naam: 'toch', waarde: 'niet' })),
            })
          }`,
        }),
      html`<p>Vragen? Bel de gemeente: ${telefoonLink(nummer)}.</p>`,
    )}`,
  });
};

/** The page of the resident. */
export const registerMijnOverdracht = (router: Router, s: OverdrachtSettings): void => {
  router.get(PAD, { ...zelf, logboek: false }, (c) => toon(c, s));
  // One address for the word of the resident: yes or no, and later that he takes it back.
  router.post(`${PAD}/:overdracht`, { ...zelf, logboek: 'overdracht-beantwoord' }, async (c) => {
    const voer = c.form.tekst('toch') === 'niet' ? withdrawToestemming : answerOverdracht;
    const uit = await c.submit(async (db, actor) => {
      const r = await voer(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId: actor.inwonerId ?? 0,
        overdrachtId: c.nummer('overdracht'),
        versie: c.form.versie(),
        waarden: c.form.waarden,
        mee: c.form.lijst('mee'),
      });
      return r.ok ? { ok: true, naar: `${PAD}?verstuurd=ja` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, { ...c.form.waarden, _versie: c.form.tekst('_versie') }, uit);
  });
  router.get(`${PAD}/:overdracht/pakket`, { ...zelf, logboek: false }, async (c) => {
    const { overdrachten } = await lees(c);
    const overdracht = overdrachten.find(({ id }) => id === c.nummer('overdracht'));
    if (!overdracht?.pakket || !overdracht.verstuurdOp) throw new NietGevonden();
    return c.file(await pakketPdf(overdracht.pakket, overdracht.verstuurdOp));
  });
};
