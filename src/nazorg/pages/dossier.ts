// The consulent: the questions of the aftercare, what was answered, and what is still to be done with it.
import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { bijLeven, dossierFormulier, findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { geweigerd, type Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  type BadgeSoort,
  badge,
  form,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  leegBlok,
  lijst,
  linkKnop,
  stapel,
  tekstvak,
  zacht,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerNazorg, cancelNazorg, followUpNazorg, type NazorgOpdracht } from '../actions/answer-nazorg.ts';
import { planNazorg } from '../actions/plan-nazorg.ts';
import { findTrede, listNazorg } from '../queries.ts';
import { nazorgStand } from '../rules.ts';
import { AANLEIDINGEN, type Nazorgmoment, type NazorgStand, UITKOMSTEN } from '../types.ts';

export interface NazorgSettings {
  beleid: BeleidInHuis;
}

const schrijft = { rollen: ['consulent'], van: 'inwoner' } as const;
const pad = (inwonerId: number): string => `/dossier/${inwonerId}/nazorg`;

const STAND: Record<NazorgStand, { soort: BadgeSoort; tekst: string }> = {
  gepland: { soort: 'info', tekst: 'Gepland' },
  open: { soort: 'aandacht', tekst: 'Nu vragen' },
  beantwoord: { soort: 'goed', tekst: 'Beantwoord' },
  'op-te-volgen': { soort: 'telaat', tekst: 'Nog iets doen' },
  vervallen: { soort: 'neutraal', tekst: 'Niet meer nodig' },
};

/** What the tab shows. */
export const readNazorg = async (db: Kysely<DB>, inwonerId: number) => {
  const [momenten, trede] = await Promise.all([listNazorg(db, inwonerId), findTrede(db, inwonerId)]);
  return { momenten, trede };
};

const HOE = { zelf: 'zei dat zelf', telefoon: 'zei dat aan de telefoon', gesprek: 'zei dat in een gesprek' } as const;

const momentKaart = (m: Nazorgmoment, c: PageContext, inwonerId: number, mag: boolean): Html => {
  const stand = nazorgStand(m, c.vandaag);
  const { soort, tekst } = STAND[stand];
  const naar = (deel: string, wat: string, primair = false) =>
    linkKnop({
      tekst: wat,
      href: `${pad(inwonerId)}/${m.id}/${deel}`,
      extra: `na ${m.maanden} maanden`,
      ...(primair ? { soort: 'primair' as const } : {}),
    });
  return kaart({
    titel: `Na ${m.maanden} maanden: ${toonDatum(m.datum)}`,
    id: `nazorg-${m.id}`,
    acties:
      mag &&
      html`${(stand === 'open' || stand === 'gepland') && naar('antwoord', 'Antwoord opschrijven', stand === 'open')}${
        stand === 'op-te-volgen' &&
        html`${naar('opvolgen', 'Opvolgen', true)}${linkKnop({
          tekst: 'Stap terug',
          href: `/dossier/${inwonerId}/terugkeer/stap`,
          icoon: 'arrow-back-up',
        })}`
      }${(stand === 'open' || stand === 'gepland') && naar('vervalt', 'Niet meer vragen')}`,
    inhoud: html`<p>${badge(soort, tekst)} ${zacht(`Na ${AANLEIDINGEN[m.aanleiding]} op ${toonDatum(m.begin)}, trede ${m.trede}`)}</p>${
      m.uitkomst &&
      lijst([
        { kop: 'Is de plek nog goed?', waarde: html`<strong>${UITKOMSTEN[m.uitkomst]}</strong> ${m.toelichting}` },
        { kop: 'Antwoord', waarde: `${m.antwoordOp ? toonDatum(m.antwoordOp) : ''}: de inwoner ${m.hoe ? HOE[m.hoe] : ''}` },
        {
          kop: 'Duurzaam',
          waarde: m.duurzaam
            ? `Ja: de inwoner staat op trede ${m.tredeToen}`
            : `Nee: de inwoner stond op trede ${m.tredeToen}${m.uitkomst === 'niet-goed' ? ' en de plek is niet meer goed' : ''}`,
        },
        ...(m.opgevolgdOp ? [{ kop: 'Opgevolgd', waarde: `${toonDatum(m.opgevolgdOp)}: ${m.opvolging}` }] : []),
      ])
    }${m.vervallenOp && html`<p>${m.vervallenReden}</p>`}`,
  });
};

/** The tab: each moment with its answer and what can be done; that no source arranges it is said. */
export const nazorgTab = (
  c: PageContext,
  s: NazorgSettings,
  g: Awaited<ReturnType<typeof readNazorg>>,
  o: { inwoner: InwonerKop; schrijft: boolean },
): Html => {
  const maanden = s.beleid.dichtstbij(o.inwoner.gemeente_id, c.vandaag)?.regeling.keuzes.K7.nazorgMaanden ?? [];
  const loopt = g.momenten.some((m) => m.uitkomst === null && !m.vervallenOp);
  const uitleg = `We vragen na ${new Intl.ListFormat('nl').format(maanden.map(String))} maanden of de plek nog goed is. Geen bron regelt nazorg: die maanden zijn een keuze.`;
  const begin =
    o.schrijft &&
    !loopt &&
    g.trede !== undefined &&
    form({
      actie: `${pad(o.inwoner.id)}/plannen`,
      sleutel: c.sleutel(),
      inhoud: acties(knop({ tekst: 'Nazorg plannen vanaf vandaag', icoon: 'calendar', soort: 'tweede' })),
    });
  if (g.momenten.length === 0)
    return leegBlok({
      titel: 'Nog geen nazorg',
      inhoud: `Na een stap naar trede 4, 5 of 6 plannen we nazorg vanzelf. ${uitleg}`,
      acties: begin || undefined,
    });
  return stapel(
    html`<p>${zacht(uitleg)}</p>`,
    g.momenten.filter((m) => !m.vervallenOp).map((m) => momentKaart(m, c, o.inwoner.id, o.schrijft)),
    begin,
    g.momenten.filter((m) => m.vervallenOp).map((m) => momentKaart(m, c, o.inwoner.id, false)),
  );
};

interface Act {
  sleutel: string;
  titel: string;
  onder: string;
  knop: string;
  handeling: string;
  velden(veld: (naam: string) => { naam: string; waarde: string | undefined; fout: string | undefined }): Html;
  voer(db: Kysely<DB>, o: NazorgOpdracht): ReturnType<typeof followUpNazorg> | ReturnType<typeof answerNazorg>;
}

const acten: readonly Act[] = [
  {
    sleutel: 'antwoord',
    titel: 'Is de plek nog goed?',
    onder: 'Schrijf op wat de inwoner zei.',
    knop: 'Vastleggen',
    handeling: 'nazorg-beantwoord',
    velden: (veld) =>
      html`${keuzerondjes({
        ...veld('uitkomst'),
        label: 'Wat zei de inwoner?',
        keuzes: Object.entries(UITKOMSTEN).map(([waarde, tekst]) => ({ waarde, tekst })),
      })}${tekstvak({ ...veld('toelichting'), label: 'Wat moet er anders?', hint: 'Nodig bij twijfel en bij nee. Geen medische gegevens.', verplicht: false, regels: 3, maximum: 1000 })}${keuzerondjes(
        {
          ...veld('hoe'),
          label: 'Hoe spraken jullie elkaar?',
          keuzes: [
            { waarde: 'telefoon', tekst: 'Aan de telefoon' },
            { waarde: 'gesprek', tekst: 'In een gesprek' },
          ],
        },
      )}`,
    voer: answerNazorg,
  },
  {
    sleutel: 'opvolgen',
    titel: 'Opvolgen',
    onder: 'De inwoner twijfelt, of de plek is niet meer goed. Is een stap terug nodig? Dat kan bij De weg terug.',
    knop: 'Vastleggen',
    handeling: 'nazorg-opgevolgd',
    velden: (veld) => tekstvak({ ...veld('opvolging'), label: 'Wat heb je gedaan of afgesproken?', regels: 4, maximum: 1000 }),
    voer: followUpNazorg,
  },
  {
    sleutel: 'vervalt',
    titel: 'Niet meer vragen',
    onder: 'Deze vraag vervalt. De andere momenten blijven staan.',
    knop: 'Vastleggen',
    handeling: 'nazorg-vervallen',
    velden: (veld) => tekstvak({ ...veld('reden'), label: 'Waarom vragen we dit niet meer?', regels: 3, maximum: 1000 }),
    voer: cancelNazorg,
  },
];

/** The pages of the consulent around the tab. */
export const registerDossierNazorg = (router: Router, s: NazorgSettings): void => {
  const leeft = bijLeven(router);
  leeft.post('/dossier/:inwoner/nazorg/plannen', { ...schrijft, logboek: 'nazorg-gepland' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const uit = await c.submit(async (db, actor) => {
      const [inwoner, trede] = [await findInwoner(db, inwonerId), await findTrede(db, inwonerId)];
      if (!inwoner) throw new NietGevonden();
      if (trede === undefined) return geweigerd('Er is nog geen trede bepaald. Leg eerst bij Ladder de trede vast.');
      await planNazorg(db, {
        actor,
        vandaag: c.vandaag,
        inwoner,
        regeling: s.beleid.dichtstbij(inwoner.gemeente_id, c.vandaag)?.regeling,
        aanleiding: 'gesprek',
        trede,
        begin: c.vandaag,
      });
      return { ok: true, naar: pad(inwonerId) };
    });
    return uit instanceof Response ? uit : c.redirect(pad(inwonerId));
  });

  for (const act of acten) {
    const adres = `/dossier/:inwoner/nazorg/:moment/${act.sleutel}`;
    const toon = async (c: PageContext, getypt: Readonly<Record<string, string>> = {}, fouten: readonly Reden[] = []) => {
      const inwonerId = c.nummer('inwoner');
      const momentId = c.nummer('moment');
      const [inwoner, momenten] = await Promise.all([
        findInwoner(c.db, inwonerId),
        listNazorg(c.db, inwonerId),
        schrijfInzage(c.db, { inwonerId, soort: 'nazorg', objectId: momentId }),
      ]);
      const moment = momenten.find(({ id }) => id === momentId);
      if (!inwoner || !moment) throw new NietGevonden();
      return dossierFormulier(c, {
        inwoner,
        tab: { tekst: 'Nazorg', href: pad(inwonerId) },
        titel: act.titel,
        onder: `${toonNaam(inwoner)}, ${moment.maanden} maanden na ${toonDatum(moment.begin)}. ${act.onder}`,
        fouten,
        inhoud: html`${
          moment.uitkomst && kaart({ inhoud: html`<p>${UITKOMSTEN[moment.uitkomst]}. ${moment.toelichting}</p>` })
        }${form({
          actie: `${pad(inwonerId)}/${momentId}/${act.sleutel}`,
          sleutel: c.sleutel(),
          versie: getypt._versie ?? moment.versie,
          inhoud: html`${act.velden((veld) => ({ naam: veld, waarde: getypt[veld], fout: foutVan(fouten, veld) }))}${acties(
            knop({ tekst: act.knop }),
            linkKnop({ tekst: 'Annuleren', href: pad(inwonerId) }),
          )}`,
        })}`,
      });
    };
    router.get(adres, { ...schrijft, logboek: 'inzage' }, (c) => toon(c));
    router.post(adres, { ...schrijft, logboek: act.handeling }, async (c) => {
      const inwonerId = c.nummer('inwoner');
      const uit = await c.submit(async (db, actor) => {
        const r = await act.voer(db, {
          actor,
          vandaag: c.vandaag,
          inwonerId,
          momentId: c.nummer('moment'),
          versie: c.form.versie(),
          waarden: c.form.waarden,
        });
        return r.ok ? { ok: true, naar: pad(inwonerId) } : r;
      });
      return uit instanceof Response ? uit : toon(c, { ...c.form.waarden, _versie: c.form.tekst('_versie') }, uit);
    });
  }
};
