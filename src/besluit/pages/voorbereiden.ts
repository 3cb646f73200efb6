import { type BeleidInHuis, findProduct, kanBesluit, type OpgeslagenRegeling } from '../../beleid/index.ts';
import { briefVoorbeeld } from '../../brief/index.ts';
import { findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, isoDatum, parseDatumNl, plusMaanden, toonDatum, toonKort } from '../../kernel/datum.ts';
import { bevat, fromDaterangeOpen } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { parseTrede } from '../../kernel/trede.ts';
import type { UitkomstWaarde } from '../../kernel/uitkomst.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { listBruikbaar, SJABLOON_STAP, sjabloonWaarden, vulSjabloon } from '../../sjabloon/index.ts';
import { findToets, findToetsen, leesToets, type ToetsRij, toetsWatAls } from '../../toets/index.ts';
import { waaromVan } from '../../uitleg/index.ts';
import {
  acties,
  form,
  foutSamenvatting,
  type Html,
  html,
  kaart,
  knop,
  kolommen,
  kop,
  leegBlok,
  lijst,
  linkKnop,
  melding,
  metBrief,
  stapel,
  stappen,
  takenlijst,
  uitkomstBadge,
  type VeldFout,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { rangschikAanbieders } from '../aanbieders.ts';
import { judgeBesluit } from '../actions/judge-besluit.ts';
import { previewBrief } from '../actions/preview-brief.ts';
import { isVrij } from '../actions/submit-concept.ts';
import { takeBesluit } from '../actions/take-besluit.ts';
import { DOELVELDEN, leesInvoer, zonderVoorstel } from '../invoer.ts';
import { isMandaatVan } from '../mandaat.ts';
import { closeConcept, findConcept, leesGetypt } from '../queries/concept.ts';
import { type BesluitRij, findContracten, findMandaten } from '../queries/index.ts';
import { doelRedenen } from '../rules.ts';
import { type Eerst, eerstElders, eerstVan } from './eerst.ts';
import { findVorig, herzietMelding, vorigeWaarden } from './herzien.ts';
import { alsFout, beginwaarden, eindeBij, type Getypt, NEEM_OVER, overzicht, velden } from './velden.ts';
import { viaConcept, viaKnop } from './via-concept.ts';
import { nietsPast } from './voorstel.ts';
import { waaromBesluit, waaromGeweigerd } from './waarom.ts';

type Settings = { beleid: BeleidInHuis };

const kruimels = (inwoner: InwonerKop) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: 'Besluit voorbereiden' },
];

const nummer = (tekst: string | null | undefined): number | undefined =>
  /^[1-9]\d{0,8}$/.test(tekst ?? '') ? Number(tekst) : undefined;

/** The form, fresh or with what was typed. Without a product: the choice of one from the latest toets. */
export const formulier = async (
  c: PageContext,
  s: Settings,
  o: { getypt?: Getypt; redenen?: readonly VeldFout[]; eerst?: readonly Eerst[]; waarom?: Html; neemOver?: boolean } = {},
): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const conceptId = nummer(o.getypt ? o.getypt.concept : c.zoek.get('concept'));
  if (!o.getypt && conceptId !== undefined) {
    const concept = await findConcept(c.db, inwonerId, conceptId);
    if (!concept) throw new NietGevonden();
    if (!isVrij(concept)) return c.redirect(`/dossier/${inwonerId}/besluit/concept/${conceptId}`);
    return formulier(c, s, { getypt: { ...leesGetypt(concept.invoer), concept: String(conceptId) } });
  }
  const herziet = nummer(o.getypt ? o.getypt.herziet : c.zoek.get('herziet'));
  const toetsId = nummer(o.getypt ? o.getypt.toets : c.zoek.get('toets'));
  const productNaam = (o.getypt ? o.getypt.product : c.zoek.get('product')) ?? '';
  const [actor, inwoner, vorig, toetsRij, toetsen] = await Promise.all([
    c.actor(),
    findInwoner(c.db, inwonerId),
    findVorig(c.db, inwonerId, herziet),
    toetsId === undefined ? undefined : findToets(c.db, inwonerId, toetsId),
    findToetsen(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'besluit' }),
  ]);
  if (!inwoner || (toetsId !== undefined && !toetsRij)) throw new NietGevonden();
  const opgeslagen = s.beleid.dichtstbij(inwoner.gemeente_id, c.vandaag);
  if (!opgeslagen) throw new Error(`gemeente ${inwoner.gemeente_id} heeft geen regeling`);
  const product = findProduct(opgeslagen.regeling, productNaam);
  if (!toetsRij || !product || !kanBesluit(product)) {
    const [laatste] = toetsen;
    const rij = toetsRij ?? (laatste && (await findToets(c.db, inwonerId, laatste.id)));
    return kiesProduct(c, { inwoner, opgeslagen, toets: rij, vorig });
  }
  // What lasts how long is said by the version of the first day, as the check will: a new one may begin before it.
  const opDag = (dag: Datum) => {
    const { regeling } = s.beleid.dichtstbij(inwoner.gemeente_id, dag) ?? opgeslagen;
    return { regeling, product: findProduct(regeling, product.product) ?? product };
  };
  const begin = {
    ...beginwaarden({ productOp: (dag) => opDag(dag).product, vandaag: c.vandaag }),
    ...(o.getypt ? {} : await vorigeWaarden(c.db, vorig, { product: product.product, vandaag: c.vandaag })),
  };
  // A first day that is wrong must not empty the list of aanbieders, and with it the choice that was made.
  const fouten = o.redenen ?? [];
  const gekozen = fouten.some((fout) => fout.veld === 'ingang') ? undefined : parseDatumNl((o.getypt ?? begin).ingang ?? '');
  const ingang = gekozen ?? plusMaanden(c.vandaag, 1).with({ day: 1 });
  const voorstel = eindeBij(opDag(ingang).product, ingang, inwoner, s.beleid);
  const volledig = voorstel ? toonKort(voorstel) : '';
  // Left empty is the whole duration, so that is what stands there: it follows the first day until somebody types another.
  const neemOver = ((o.getypt ?? begin).einde ?? '') === '' || o.neemOver;
  const getypt = { ...(o.getypt ?? begin), ...(neemOver ? { einde: volledig } : {}) };
  const [sjablonen, contracten, mandaten] = await Promise.all([
    listBruikbaar(c.db, 'besluit'),
    findContracten(c.db, { gemeenteId: inwoner.gemeente_id, product: product.product, dag: isoDatum(ingang) }),
    findMandaten(c.db, inwoner.gemeente_id, product.product),
  ]);
  const toets = leesToets(toetsRij);
  const toetsVersie = s.beleid.regelingMetId(toetsRij.regeling_id);
  const uitkomst = toets.uitkomst.producten.find((p) => p.product === product.product);
  const magBeslissen = mandaten.some(
    (m) => isMandaatVan(opgeslagen.regeling, m, actor) && bevat(fromDaterangeOpen(m.geldig), c.vandaag),
  );
  const anders = `/dossier/${inwonerId}/besluit?toets=${toetsRij.id}${vorig === undefined ? '' : `&herziet=${vorig.id}`}`;
  const plaatsen = s.beleid.gemeente(inwoner.gemeente_id).woonplaatsen.namen;
  return c.page({
    titel: `Besluit voor ${toonNaam(inwoner)}`,
    kruimels: kruimels(inwoner),
    fout: fouten.length > 0,
    inhoud: html`${stappen({ stap: 1, van: 2, naam: 'voorbereiden' })}${kop({
      titel: product.naam,
      onder: `Besluit voor ${toonNaam(inwoner)} · dossier ${inwoner.dossiernummer}`,
    })}${foutSamenvatting(fouten)}${eerstElders(o.eerst ?? [])}${herzietMelding(vorig, inwonerId)}${o.waarom}${kolommen({
      breed: form({
        actie: `/dossier/${inwonerId}/besluit/controle`,
        sleutel: c.sleutel(),
        naam: 'Besluit voorbereiden',
        verborgen: {
          toets: String(toetsRij.id),
          product: product.product,
          eindeVoorstel: volledig,
          // One possible goal needs no question.
          ...(product.doelTreden?.waarde.length === 1 ? { doelTrede: String(product.doelTreden.waarde[0]) } : {}),
          ...(conceptId === undefined ? {} : { concept: String(conceptId) }),
          ...(herziet === undefined ? {} : { herziet: String(herziet) }),
        },
        inhoud: html`${velden({
          getypt,
          fouten,
          ...opDag(ingang),
          contractdag: ingang,
          voorstel,
          aanbieders: rangschikAanbieders(contracten, inwoner, plaatsen),
          sjablonen,
        })}${acties(
          knop({ tekst: 'Controleer', icoon: 'checklist' }),
          bewaarKnop(inwonerId),
          linkKnop({ tekst: 'Terug naar het dossier', href: `/dossier/${inwonerId}`, soort: 'stil' }),
        )}`,
      }),
      smal: stapel(
        !magBeslissen &&
          melding({
            soort: 'waarschuwing',
            titel: 'Je hebt geen mandaat',
            inhoud: 'Je kunt dit voorbereiden, maar niet beslissen. Bewaar het als concept: daarna kies je wie het ondertekent.',
          }),
        kaart({
          titel: 'De toets',
          inhoud: html`<p>${uitkomst && uitkomstBadge(uitkomst.uitkomst)}</p><p>Gedaan op ${toonDatum(datum(toetsRij.peildatum))} door ${toetsRij.door}.</p>${
            uitkomst &&
            waaromVan(toetsVersie, {
              over: `zegt de toets dit over ${product.naam}`,
              gronden: uitkomst.gronden,
              watAls: toetsWatAls(toets.feiten, toetsVersie.regeling, s.beleid.landelijk).product(product.product),
            })
          }${acties(
            linkKnop({ tekst: 'Bekijk de gronden', href: `/dossier/${inwonerId}/toets/${toetsRij.id}` }),
            linkKnop({ tekst: 'Kies een ander product', href: anders }),
          )}`,
        }),
        kaart({
          titel: 'Over dit product',
          inhoud: lijst(
            [
              { kop: 'In het kort', waarde: product.kortgezegd?.waarde },
              { kop: 'Begeleiding', waarde: product.begeleiding?.waarde },
              { kop: 'Resultaat', waarde: product.resultaat?.waarde },
            ],
            { smal: true },
          ),
        }),
      ),
    })}`,
  });
};

/** Keeps what was typed, whatever is still missing. */
const bewaarKnop = (inwonerId: number): Html =>
  knop({
    tekst: 'Bewaar als concept',
    soort: 'tweede',
    icoon: 'file-description',
    actie: `/dossier/${inwonerId}/besluit/concept`,
    naam: '_bewaar',
    waarde: 'ja',
  });

const rang = (uitkomst: UitkomstWaarde | undefined): number =>
  uitkomst === 'passend' ? 0 : uitkomst === 'onder-voorwaarde' ? 1 : 2;

const kiesProduct = (
  c: PageContext,
  o: { inwoner: InwonerKop; opgeslagen: OpgeslagenRegeling; toets: ToetsRij | undefined; vorig: BesluitRij | undefined },
): Promise<Response> => {
  const { inwoner, opgeslagen, toets, vorig } = o;
  const uitkomsten = toets ? leesToets(toets).uitkomst.producten : [];
  const producten = opgeslagen.regeling.producten
    .filter(kanBesluit)
    .map((p) => ({ p, uitkomst: uitkomsten.find((een) => een.product === p.product)?.uitkomst }))
    .sort((a, b) => rang(a.uitkomst) - rang(b.uitkomst));
  const naarToets = linkKnop({
    tekst: 'Doe de toets',
    href: `/dossier/${inwoner.id}/toets`,
    soort: 'primair',
    icoon: 'checklist',
  });
  return c.page({
    titel: `Besluit voor ${toonNaam(inwoner)}`,
    kruimels: kruimels(inwoner),
    inhoud: html`${kop({ titel: 'Voor welk product?', onder: `Besluit voor ${toonNaam(inwoner)} · dossier ${inwoner.dossiernummer}` })}${herzietMelding(vorig, inwoner.id)}${
      toets === undefined
        ? leegBlok({ titel: 'Er is nog geen toets', inhoud: 'Een besluit rust op een toets. Doe die eerst.', acties: naarToets })
        : html`${producten.every(({ uitkomst }) => rang(uitkomst) === 2) && nietsPast(inwoner.id, vorig !== undefined)}${kaart({
            inhoud: html`${takenlijst(
              producten.map(({ p, uitkomst }) => ({
                titel: p.naam,
                href: `/dossier/${inwoner.id}/besluit?toets=${toets.id}&product=${p.product}${vorig === undefined ? '' : `&herziet=${vorig.id}`}`,
                onder: p.kortgezegd?.waarde ?? '',
                status: uitkomst && uitkomstBadge(uitkomst),
              })),
            )}${acties(
              linkKnop({ tekst: 'Bekijk de toets', href: `/dossier/${inwoner.id}/toets/${toets.id}` }),
              vorig === undefined &&
                linkKnop({ tekst: 'Wijs een product af', href: `/dossier/${inwoner.id}/besluit/afwijzen?toets=${toets.id}` }),
            )}`,
          })}`
    }`,
  });
};

/** What cannot be read, and in the same round the goals that are missing; why stands last, as on the page. */
const onleesbaar = async (c: PageContext, s: Settings, redenen: readonly Reden[]): Promise<Response> => {
  const getypt = zonderVoorstel(c.form.waarden);
  const { gemeenteId } = await c.actor();
  const regeling = gemeenteId === undefined ? undefined : s.beleid.dichtstbij(gemeenteId, c.vandaag)?.regeling;
  const product = regeling && findProduct(regeling, getypt.product ?? '');
  if (!regeling || !product) return formulier(c, s, { getypt, redenen });
  const voorstel = {
    doelTrede: parseTrede(getypt.doelTrede ?? '') ?? null,
    doelen: DOELVELDEN.map((veld) => getypt[veld] ?? '').join(''),
  };
  const waarom = (reden: Reden): boolean => reden.veld === 'motivering';
  return formulier(c, s, {
    getypt,
    redenen: [
      ...redenen.filter((reden) => !waarom(reden)),
      ...doelRedenen({ product, voorstel, regeling }).map((reden) => alsFout(reden, regeling)),
      ...redenen.filter(waarom),
    ],
  });
};

/** What was typed, with the chosen template behind the reasons. */
const metSjabloon = async (c: PageContext, s: Settings, getypt: Getypt): Promise<Getypt> => {
  const inwoner = await findInwoner(c.db, c.nummer('inwoner'));
  if (!inwoner) throw new NietGevonden();
  const gemeente = s.beleid.gemeente(inwoner.gemeente_id);
  const motivering = await vulSjabloon(c.db, {
    waarvoor: 'besluit',
    gekozen: c.form.tekst('sjabloon'),
    getypt: getypt.motivering ?? '',
    waarden: sjabloonWaarden({
      voornaam: inwoner.voornaam,
      naam: toonNaam(inwoner),
      consulent: inwoner.consulent,
      gemeente: { naam: gemeente.naam, telefoon: gemeente.telefoon.waarde },
      vandaag: c.vandaag,
    }),
  });
  return { ...getypt, motivering };
};

/** The check page: the rules are run, refused with every reason at its field, or shown as it will be decided. */
export const controle = async (c: PageContext, s: Settings): Promise<Response> => {
  const [inwonerId, getypt] = [c.nummer('inwoner'), zonderVoorstel(c.form.waarden)];
  if (c.form.tekst('_stap') === NEEM_OVER) return formulier(c, s, { getypt, neemOver: true });
  if (c.form.tekst('_stap') === 'wijzig') return formulier(c, s, { getypt });
  if (c.form.tekst('_stap') === SJABLOON_STAP) return formulier(c, s, { getypt: await metSjabloon(c, s, getypt) });
  const gelezen = leesInvoer(getypt);
  if (!gelezen.ok) return onleesbaar(c, s, gelezen.redenen);
  const [actor, vorig] = await Promise.all([
    c.actor(),
    findVorig(c.db, inwonerId, nummer(getypt.herziet)),
    schrijfInzage(c.db, { inwonerId, soort: 'besluit' }),
  ]);
  const oordeel = await judgeBesluit(c.db, {
    actor,
    beleid: s.beleid,
    vandaag: c.vandaag,
    inwonerId,
    invoer: gelezen.waarde,
    inPlaatsVan: vorig?.toewijzing_id ?? undefined,
  });
  if (!oordeel.ok) return afgewezen(c, s, oordeel.redenen);
  const b = oordeel.waarde;
  const via = viaConcept(b.product, vorig ? 'herziening' : 'toekenning');
  const brief = await previewBrief(c.db, { actor, beleid: s.beleid, vandaag: c.vandaag, b, vervangt: vorig });
  return c.page({
    titel: `Controleer het besluit voor ${toonNaam(b.inwoner)}`,
    kruimels: kruimels(b.inwoner),
    inhoud: html`${stappen({ stap: 2, van: 2, naam: 'controleren' })}${kop({
      titel: 'Controleer het besluit',
      onder: `${toonNaam(b.inwoner)} · dossier ${b.inwoner.dossiernummer}`,
    })}${herzietMelding(vorig, inwonerId)}${metBrief({
      inhoud: html`${overzicht(b, waaromBesluit(b.opgeslagen, { ...b, vandaag: c.vandaag }, s.beleid.landelijk))}${kaart({
        titel: 'Waarom dit mag',
        inhoud: html`<p>Alle ${b.gronden.length} gronden zijn in orde.</p>${waaromBesluit(b.opgeslagen, { ...b, vandaag: c.vandaag }, s.beleid.landelijk)('besluit')}`,
      })}${b.signalen.length > 0 && melding({ soort: 'waarschuwing', titel: 'Let op', inhoud: html`<ul>${b.signalen.map((tekst) => html`<li>${tekst}</li>`)}</ul>` })}${melding(
        {
          soort: 'info',
          titel: 'Wat gebeurt er daarna?',
          inhoud:
            via?.uitleg ??
            `Je neemt het besluit als ${actor.functie ?? 'medewerker'}. ${b.contract.naam} krijgt de toewijzing. De inwoner krijgt de brief pas als je het besluit bekendmaakt.`,
        },
      )}${form({
        actie: `/dossier/${inwonerId}/besluit`,
        sleutel: c.sleutel(),
        naam: 'Besluit nemen',
        verborgen: getypt,
        inhoud: acties(
          via ? viaKnop(inwonerId, via) : knop({ tekst: 'Neem het besluit', icoon: 'gavel' }),
          !via && bewaarKnop(inwonerId),
          knop({
            tekst: 'Wijzig',
            soort: 'tweede',
            icoon: 'pencil',
            actie: `/dossier/${inwonerId}/besluit/controle`,
            naam: '_stap',
            waarde: 'wijzig',
          }),
        ),
      })}`,
      brief: brief && briefVoorbeeld(brief),
    })}`,
  });
};

const afgewezen = (c: PageContext, s: Settings, redenen: readonly Reden[]): Promise<Response> => {
  const getypt = zonderVoorstel(c.form.waarden);
  const gelezen = leesInvoer(getypt);
  const dag = gelezen.ok ? gelezen.waarde.ingang : c.vandaag;
  return c.actor().then((actor) => {
    const opgeslagen = actor.gemeenteId === undefined ? undefined : s.beleid.dichtstbij(actor.gemeenteId, dag);
    return formulier(c, s, {
      getypt,
      redenen: opgeslagen ? redenen.map((reden) => alsFout(reden, opgeslagen.regeling)) : redenen,
      eerst: eerstVan(c.nummer('inwoner'), redenen),
      ...(opgeslagen ? { waarom: waaromGeweigerd(opgeslagen, redenen) } : {}),
    });
  });
};

/** Takes the besluit; the rules are run again in the same transaction. */
export const neem = async (c: PageContext, s: Settings): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const gelezen = leesInvoer(zonderVoorstel(c.form.waarden));
  if (!gelezen.ok) return onleesbaar(c, s, gelezen.redenen);
  const herziet = nummer(c.form.tekst('herziet'));
  const conceptId = nummer(c.form.tekst('concept'));
  const uit = await c.submit(async (db, actor) => {
    const r = await takeBesluit(db, { actor, beleid: s.beleid, vandaag: c.vandaag, inwonerId, invoer: gelezen.waarde, herziet });
    if (r.ok && conceptId !== undefined) await closeConcept(db, { inwonerId, conceptId, besluitId: r.waarde });
    return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/besluit/${r.waarde}/genomen` } : r;
  });
  return uit instanceof Response ? uit : afgewezen(c, s, uit);
};
