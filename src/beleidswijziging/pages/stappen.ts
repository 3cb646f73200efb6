// The steps of a change: ready for a colleague, activated by another, given back, withdrawn, put away, on another basis.
import type { Kysely } from 'kysely';
import { geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  acties,
  bevestiging,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  knop,
  kop,
  linkKnop,
  stapel,
  tekstvak,
  terug,
  vinkje,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { activateConcept } from '../actions/activate-concept.ts';
import { discardConcept, rebaseConcept, returnConcept, withdrawConcept } from '../actions/end-concept.ts';
import { prepareConcept } from '../actions/prepare-concept.ts';
import { requestDoorrekening } from '../actions/request-doorrekening.ts';
import { isTerugwerkend, magActiveren, nieuwereBasis } from '../rules/oordeel.ts';
import { type BeleidswijzigingSettings, probeerGevallen } from '../settings.ts';
import type { Concept } from '../types.ts';
import { gevallenDeel } from './gevallen.ts';
import { adres, beide, dag, getConcept, VERSIES, vandaagVan, versieNaam, voorbereider } from './onderdelen.ts';
import { gevolgKop } from './samenvatting.ts';
import { korter, laadStand, type Stand } from './stand.ts';
import { basisVerschil, verschillenDeel } from './verschillen.ts';

const MAX_REDEN = 1000;
/** Reasons that are longer than the field takes: refused, for what is cut off is lost. */
const teLang = (c: PageContext, ...namen: readonly string[]): Reden[] =>
  namen
    .filter((veld) => c.form.tekst(veld).length > MAX_REDEN)
    .map((veld) => ({ veld, tekst: `Schrijf dit korter: hoogstens ${MAX_REDEN} tekens.` }));

interface Stap {
  pad: string;
  titel: string;
  knop: string;
  gevaar?: boolean;
}

/** A step with a few words of explanation, fields and one button. */
const pagina = (
  c: PageContext,
  concept: Concept,
  stap: Stap,
  o: { boven: Html; velden: Html; fouten: readonly Reden[] },
): Promise<Response> =>
  c.page({
    titel: stap.titel,
    fout: o.fouten.length > 0,
    kruimels: [{ tekst: 'Versies', href: VERSIES }, { tekst: concept.titel, href: adres(concept) }, { tekst: stap.titel }],
    inhoud: html`${terug(adres(concept))}${foutSamenvatting(o.fouten)}${kop({ titel: stap.titel, onder: concept.titel })}${stapel(
      o.boven,
      kaart({
        inhoud: form({
          actie: adres(concept, `/${stap.pad}`),
          sleutel: c.sleutel(),
          versie: concept.versie,
          inhoud: html`${o.velden}${acties(knop({ tekst: stap.knop, ...(stap.gevaar ? { soort: 'gevaar' } : {}) }), linkKnop({ tekst: 'Annuleer', href: adres(concept), soort: 'stil' }))}`,
        }),
      }),
    )}`,
  });

const redenVeld = (
  c: PageContext,
  fouten: readonly Reden[],
  label: string,
  o: { naam?: string; hint?: string; verplicht?: boolean } = {},
): Html =>
  tekstvak({
    naam: o.naam ?? 'reden',
    label,
    hint: o.hint ?? 'Collega’s lezen dit later terug.',
    maximum: MAX_REDEN,
    waarde: c.form.waarden[o.naam ?? 'reden'],
    verplicht: o.verplicht ?? true,
    fout: foutVan(fouten, o.naam ?? 'reden'),
  });

const KLAARZETTEN: Stap = { pad: 'klaarzetten', titel: 'Klaarzetten voor een collega', knop: 'Zet klaar' };
const ACTIVEREN: Stap = { pad: 'activeren', titel: 'Nieuwe versie activeren', knop: 'Activeer de versie' };

/** The steps that ask for a reason and nothing else. */
const EINDES: (Stap & {
  logboek: string;
  uitleg: string;
  label: string;
  rollen: typeof beide | typeof voorbereider;
  verplicht: boolean;
  ververs: boolean;
  doe(
    db: Kysely<DB>,
    actor: Actor,
    o: { id: number; versie: number; reden: string; vandaag: PageContext['vandaag'] },
  ): Promise<Resultaat<number>>;
})[] = [
  {
    pad: 'teruggeven',
    titel: 'Teruggeven aan de voorbereider',
    knop: 'Geef terug',
    uitleg: 'De wijziging wordt weer een concept. Wie haar maakte ziet je reden en kan het bestand aanpassen.',
    label: 'Wat moet er anders?',
    logboek: 'beleidsversie-teruggezet',
    rollen: beide,
    verplicht: true,
    ververs: true,
    doe: returnConcept,
  },
  {
    pad: 'intrekken',
    titel: 'Versie intrekken',
    knop: 'Trek de versie in',
    gevaar: true,
    uitleg: 'De versie gaat niet in. Dat kan alleen zolang haar eerste dag nog moet komen.',
    label: 'Waarom trek je haar in?',
    logboek: 'beleidsversie-ingetrokken',
    rollen: beide,
    verplicht: true,
    ververs: true,
    doe: withdrawConcept,
  },
  {
    pad: 'wegleggen',
    titel: 'Concept wegleggen',
    knop: 'Leg weg',
    gevaar: true,
    uitleg: 'Niemand werkt er verder aan. Het concept blijft te lezen bij de afgeronde wijzigingen.',
    label: 'Waarom leg je het weg?',
    logboek: 'beleidsconcept-weggelegd',
    rollen: voorbereider,
    verplicht: false,
    ververs: false,
    doe: discardConcept,
  },
];

export const registerStappen = (router: Router, s: BeleidswijzigingSettings): void => {
  const pad = (rest: string): string => `/beleid/versies/concept/:concept/${rest}`;

  const klaarzetten = async (c: PageContext, fouten: readonly Reden[]): Promise<Response> => {
    const stand = await laadStand(c, s);
    const { concept, mislukt } = stand;
    const uitslag =
      mislukt > 0
        ? `${mislukt} voorbeeldgevallen komen anders uit`
        : stand.gevallen === 0
          ? 'er zijn nog geen voorbeeldgevallen'
          : 'alle voorbeeldgevallen komen uit zoals afgesproken';
    return pagina(c, concept, KLAARZETTEN, {
      fouten,
      boven: kaart({
        titel: 'Wat er gebeurt',
        inhoud: html`<p>Het bestand ligt vanaf nu vast. Een collega van beleid of beheer ziet dezelfde verschillen en gevolgen, en activeert de versie vanaf ${dag(concept.laatste.geldigVan)}. Dat kun je niet zelf.</p><p>${stand.lijst.length} verschillen, ${uitslag}.</p>`,
      }),
      velden: html`${
        mislukt > 0 &&
        redenVeld(c, fouten, 'Waarom komen voorbeeldgevallen anders uit?', {
          naam: 'faalReden',
          hint: 'Bijvoorbeeld: het college heeft het tarief verhoogd, dus de bedragen in de voorbeelden gaan mee.',
        })
      }${
        isTerugwerkend(concept.laatste.geldigVan, vandaagVan(c)) &&
        redenVeld(c, fouten, 'Waarom gaat de versie met terugwerkende kracht in?', {
          naam: 'terugReden',
          hint: 'Noem het besluit waarin dat staat.',
        })
      }`,
    });
  };
  router.get(pad('klaarzetten'), { ...voorbereider, logboek: false }, (c) => klaarzetten(c, []));
  router.post(pad('klaarzetten'), { ...voorbereider, logboek: 'beleidsversie-klaargezet' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const lang = teLang(c, 'faalReden', 'terugReden');
      if (lang.length > 0) return geweigerd(...lang);
      const r = await prepareConcept(db, actor, {
        beleid: s.beleid,
        vandaag: c.vandaag,
        id: c.nummer('concept'),
        versie: c.form.versie(),
        faalReden: c.form.tekst('faalReden'),
        terugReden: c.form.tekst('terugReden'),
      });
      return r.ok ? { ok: true, naar: adres({ id: r.waarde }, '/klaargezet') } : r;
    });
    if (!(uit instanceof Response)) return klaarzetten(c, uit);
    // Every process knows the version before anybody can activate it.
    await s.beleid.ververs();
    return uit;
  });
  router.get(pad('klaargezet'), { ...beide, logboek: false }, async (c) => {
    const concept = await getConcept(c);
    if (concept.status !== 'klaargezet') return c.redirect(adres(concept));
    return c.page({
      titel: 'Klaargezet',
      inhoud: bevestiging({
        titel: 'De nieuwe versie staat klaar',
        onder: concept.titel,
        hierna: [
          {
            wat: 'Een collega bekijkt de verschillen en de gevolgen, en activeert de versie of geeft haar terug.',
            wie: 'een collega van beleid of beheer',
            wanneer: `liefst voor ${dag(concept.laatste.geldigVan)}`,
          },
          { wat: 'De versie gaat in.', wie: 'het systeem', wanneer: dag(concept.laatste.geldigVan) },
        ],
        acties: html`${linkKnop({ tekst: 'Naar de wijziging', href: adres(concept) })}${linkKnop({ tekst: 'Alle versies', href: VERSIES })}`,
      }),
    });
  });

  const activeren = async (c: PageContext, fouten: readonly Reden[]): Promise<Response> => {
    const stand = await laadStand(c, s);
    const { concept } = stand;
    // Who worked on it reads so on the page of the change, and gets no form.
    if (fouten.length === 0 && (concept.status !== 'klaargezet' || !magActiveren(concept, stand.gebruikerId)))
      return c.redirect(adres(concept));
    const teruggekomen = isTerugwerkend(concept.laatste.geldigVan, vandaagVan(c)) && concept.terugReden === '';
    return pagina(c, concept, ACTIVEREN, {
      fouten,
      boven: overzicht(s, stand),
      velden: html`<p>De versie geldt vanaf ${dag(concept.laatste.geldigVan)}. Binnen enkele seconden kent het hele systeem haar: wie iets besluit dat op of na die dag begint, krijgt de nieuwe regels. Tot die dag verandert er niets, en kun je haar intrekken.</p>${
        teruggekomen &&
        redenVeld(c, fouten, 'Waarom gaat de versie met terugwerkende kracht in?', {
          naam: 'terugReden',
          hint: 'De begindag is intussen voorbij.',
        })
      }${vinkje({
        naam: 'gezien',
        label: 'Ik heb de verschillen, de voorbeeldgevallen en de gevolgen bekeken',
        aan: c.form.tekst('gezien') === 'ja',
        fout: foutVan(fouten, 'gezien'),
      })}`,
    });
  };
  router.get(pad('activeren'), { ...beide, logboek: false }, (c) => activeren(c, []));
  router.post(pad('activeren'), { ...beide, logboek: 'beleidsversie-geactiveerd' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const lang = teLang(c, 'terugReden');
      if (lang.length > 0) return geweigerd(...lang);
      const r = await activateConcept(db, actor, {
        beleid: s.beleid,
        vandaag: c.vandaag,
        id: c.nummer('concept'),
        versie: c.form.versie(),
        gezien: c.form.tekst('gezien') === 'ja',
        terugReden: c.form.tekst('terugReden'),
      });
      return r.ok ? { ok: true, naar: adres({ id: r.waarde }, '/geactiveerd') } : r;
    });
    if (!(uit instanceof Response)) return activeren(c, uit);
    await s.beleid.ververs();
    return uit;
  });
  router.get(pad('geactiveerd'), { ...beide, logboek: false }, async (c) => {
    const concept = await getConcept(c);
    if (concept.status !== 'geactiveerd') return c.redirect(adres(concept));
    const mee = s.beleid.regelingMetId(concept.regelingId ?? concept.basisId).regeling.overgang?.lopende === 'nieuwe-versie';
    return c.page({
      titel: 'Geactiveerd',
      inhoud: bevestiging({
        titel: 'De nieuwe versie is geactiveerd',
        onder: concept.titel,
        hierna: [
          {
            wat: 'Wat daarna begint, wordt beoordeeld en betaald volgens deze versie.',
            wie: 'het systeem',
            wanneer: `vanaf ${dag(concept.laatste.geldigVan)}`,
          },
          {
            wat: mee ? 'Lopende toewijzingen gaan over op deze versie.' : 'Lopende toewijzingen houden hun eigen versie.',
            wie: 'het systeem',
            wanneer: mee ? `op ${dag(concept.laatste.geldigVan)}` : 'tot er opnieuw wordt besloten',
          },
        ],
        acties: html`${linkKnop({ tekst: 'Lees de nieuwe versie', href: `/beleid?versie=${concept.regelingId ?? concept.basisId}` })}${linkKnop({ tekst: 'Alle versies', href: VERSIES })}`,
      }),
    });
  });

  for (const einde of EINDES) {
    const toon = async (c: PageContext, fouten: readonly Reden[]): Promise<Response> =>
      pagina(c, await getConcept(c), einde, {
        fouten,
        boven: html`<p>${einde.uitleg}</p>`,
        velden: redenVeld(c, fouten, einde.label, { verplicht: einde.verplicht }),
      });
    router.get(pad(einde.pad), { ...einde.rollen, logboek: false }, (c) => toon(c, []));
    router.post(pad(einde.pad), { ...einde.rollen, logboek: einde.logboek }, async (c) => {
      const uit = await c.submit(async (db, actor) => {
        const lang = teLang(c, 'reden');
        if (lang.length > 0) return geweigerd(...lang);
        const vraag = { id: c.nummer('concept'), versie: c.form.versie(), reden: c.form.tekst('reden'), vandaag: c.vandaag };
        const r = await einde.doe(db, actor, vraag);
        return r.ok ? { ok: true, naar: adres({ id: r.waarde }) } : r;
      });
      if (!(uit instanceof Response)) return toon(c, uit);
      if (einde.ververs) await s.beleid.ververs();
      return uit;
    });
  }

  const BASIS: Stap = { pad: 'basis', titel: 'Uitgaan van de nieuwere versie', knop: 'Ga uit van deze versie' };
  const toonBasis = async (c: PageContext, fouten: readonly Reden[]): Promise<Response> => {
    const { concept, gemeenteId } = await laadStand(c, s);
    const nieuwer = nieuwereBasis(concept, s.beleid.versies(gemeenteId));
    if (!nieuwer || concept.status !== 'concept') return c.redirect(adres(concept));
    return pagina(c, concept, BASIS, {
      fouten,
      boven: html`<p>Je wijziging wordt dan vergeleken met versie ${nieuwer.id} (${versieNaam(nieuwer)}). Staat er in jouw bestand nog iets van de oude versie, dan zie je dat daarna bij de verschillen als een wijziging terug. Pas je bestand dan aan.</p>${basisVerschil(s.beleid.regelingMetId(concept.basisId), nieuwer)}`,
      velden: html``,
    });
  };
  router.get(pad('basis'), { ...voorbereider, logboek: false }, (c) => toonBasis(c, []));
  router.post(pad('basis'), { ...voorbereider, logboek: 'beleidsconcept-gewijzigd' }, async (c) => {
    const { concept, gemeenteId } = await laadStand(c, s);
    const nieuwer = nieuwereBasis(concept, s.beleid.versies(gemeenteId));
    const uit = await c.submit(async (db, actor) => {
      if (!nieuwer) return { ok: true, naar: adres(concept) };
      const r = await rebaseConcept(db, actor, { id: concept.id, versie: c.form.versie(), basisId: nieuwer.id });
      if (!r.ok) return r;
      const { geldigVan, versie: conceptversie } = concept.laatste;
      await requestDoorrekening(db, actor, {
        conceptId: concept.id,
        conceptversie,
        geldigVan,
        metId: nieuwer.id,
        vandaag: c.vandaag,
      });
      return { ok: true, naar: adres(concept) };
    });
    return uit instanceof Response ? uit : toonBasis(c, uit);
  });
};

/** The same review as the pages of the concept, under each other, for whoever is about to activate it. */
const overzicht = (s: BeleidswijzigingSettings, stand: Stand): Html => {
  const { concept, lijst, doorrekening } = stand;
  return stapel(
    korter(s, stand),
    verschillenDeel(concept, lijst, stand.vandaag, stand.overname ? s.beleid.regelingMetId(concept.basisId) : undefined),
    gevallenDeel(probeerGevallen(s.beleid, concept), concept),
    doorrekening?.telling && gevolgKop(concept, doorrekening, doorrekening.telling, stand.vandaag),
    acties(linkKnop({ tekst: 'Bekijk de gevolgen per geval', href: adres(concept, '/gevolgen') })),
  );
};
